/// `__format__` of int, float and str.

#include "object/format.h"

#include <cmath>
#include <cstdlib>
#include <cstring>

#include "object/complex.h"
#include "object/errors.h"
#include "object/float.h"
#include "object/format_spec.h"
#include "object/int.h"
#include "object/operators.h"
#include "object/str.h"
#include "platform/scratch.h"

namespace pyc {

namespace {

char sign_of(const FormatSpec& spec, bool negative) {
  if (negative) return '-';
  return spec.sign == '+' || spec.sign == ' ' ? spec.sign : 0;
}

Value format_character(Task* task, Value v, const FormatSpec& spec) {
  if (spec.sign) return raise_value_error(task, "Sign not allowed with integer format specifier 'c'");
  if (spec.alternate)
    return raise_value_error(task, "Alternate form (#) not allowed with integer format specifier 'c'");
  int64_t point;
  if (!int_to_i64(v, &point)) return raise_overflow_error(task, "Python int too large to convert to C long");
  if (point < 0 || point > 0x10ffff) return raise_overflow_error(task, "%%c arg not in range(0x110000)");
  Value text = str_from_char(task, static_cast<uint32_t>(point));
  if (text.is_null()) return kNull;
  FormatSpec right = spec;
  if (!right.align || right.align == '=') right.align = '>';
  return layout_text(task, right, text.as<StrObject>(), 1);
}

Value format_digits(Task* task, Value v, const FormatSpec& spec) {
  unsigned base = spec.type == 'b'                       ? 2
                  : spec.type == 'o'                     ? 8
                  : spec.type == 'x' || spec.type == 'X' ? 16
                                                         : 10;
  Value text = int_to_str(task, v, base);
  if (text.is_null()) return kNull;
  auto* s = text.as<StrInline>();
  bool negative = int_is_negative(v);
  NumberText number;
  number.sign = sign_of(spec, negative);
  number.digits = s->data + negative;
  number.digit_count = s->length() - negative;
  number.group_size = base == 10 ? 3 : 4;
  if (spec.alternate && base != 10)
    number.prefix = base == 2 ? "0b" : base == 8 ? "0o" : spec.type == 'x' ? "0x" : "0X";
  // A copy: a text of one character is shared by all.
  Scratch<char, 128> upper(task, number.digit_count + 1);
  if (!upper) return kNull;
  if (spec.type == 'X') {
    for (size_t i = 0; i < number.digit_count; i++)
      upper[i] = static_cast<char>(number.digits[i] >= 'a' ? number.digits[i] - 32 : number.digits[i]);
    number.digits = upper.data();
  }
  Value result = layout_number(task, spec, number);
  PYC_KEEP(s);
  return result;
}

/// Splits "123.45e+06" into the digits that are grouped and the rest.
Value layout_float(Task* task, const FormatSpec& spec, const char* text, size_t length) {
  NumberText number;
  bool negative = length > 0 && text[0] == '-';
  number.sign = sign_of(spec, negative);
  number.digits = text + negative;
  while (negative + number.digit_count < length && number.digits[number.digit_count] >= '0' &&
         number.digits[number.digit_count] <= '9')
    number.digit_count++;
  number.rest = number.digits + number.digit_count;
  number.rest_length = length - negative - number.digit_count;
  if (number.digit_count == 0) {
    // inf and nan are filled with zeros without separators.
    FormatSpec plain = spec;
    plain.grouping = 0;
    return layout_number(task, plain, number);
  }
  if (!spec.fraction_grouping || number.rest_length < 2 || number.rest[0] != '.')
    return layout_number(task, spec, number);
  // Groups of three from the point on.
  auto* grouped = static_cast<char*>(std::malloc(number.rest_length * 2));
  if (!grouped) return raise_memory_error(task);
  size_t n = 0, digits = 0;
  for (size_t i = 0; i < number.rest_length; i++) {
    char c = number.rest[i];
    bool digit = i > 0 && c >= '0' && c <= '9' && digits != SIZE_MAX;
    if (i > 0 && !digit) digits = SIZE_MAX;
    if (digit && digits > 0 && digits % 3 == 0) grouped[n++] = spec.fraction_grouping;
    if (digit) digits++;
    grouped[n++] = c;
  }
  number.rest = grouped;
  number.rest_length = n;
  Value result = layout_number(task, spec, number);
  std::free(grouped);
  return result;
}

Value format_double(Task* task, double d, const FormatSpec& spec) {
  if (spec.precision > INT32_MAX) return raise_value_error(task, "precision too big");
  FloatFormat format = {static_cast<char>(spec.type == 'n' ? 'g' : spec.type),
                        static_cast<int>(spec.precision), spec.alternate, spec.no_negative_zero};
  size_t length;
  char* text = float_format(d, format, &length);
  if (!text) return raise_memory_error(task);
  Value result = layout_float(task, spec, text, length);
  std::free(text);
  return result;
}

} // namespace

Value format_int(Task* task, Value v, Value spec_text) {
  auto* text = spec_text.as<StrObject>();
  if (text->length() == 0) return str(task, v);
  FormatSpec spec;
  if (!parse_format_spec(task, text, v, &spec)) return kNull;
  Value n = bool_to_int(v);
  switch (spec.type) {
  case 'e':
  case 'E':
  case 'f':
  case 'F':
  case 'g':
  case 'G':
  case '%': {
    double d;
    return to_double(task, n, &d) ? format_double(task, d, spec) : kNull;
  }
  case 0:
  case 'b':
  case 'c':
  case 'd':
  case 'o':
  case 'x':
  case 'X':
  case 'n':
    break;
  default:
    return raise_unknown_format_code(task, spec.type, v);
  }
  if (spec.precision >= 0)
    return raise_value_error(task, "Precision not allowed in integer format specifier");
  if (spec.no_negative_zero)
    return raise_value_error(task, "Negative zero coercion (z) not allowed in integer format specifier");
  return spec.type == 'c' ? format_character(task, n, spec) : format_digits(task, n, spec);
}

Value format_float(Task* task, Value v, Value spec_text) {
  auto* text = spec_text.as<StrObject>();
  if (text->length() == 0) return str(task, v);
  FormatSpec spec;
  if (!parse_format_spec(task, text, v, &spec)) return kNull;
  switch (spec.type) {
  case 0:
  case 'e':
  case 'E':
  case 'f':
  case 'F':
  case 'g':
  case 'G':
  case 'n':
  case '%':
    return format_double(task, float_value(v), spec);
  default:
    return raise_unknown_format_code(task, spec.type, v);
  }
}

/// One part of a complex number, without padding. Without a type it is the repr, whole numbers without ".0".
static bool add_complex_part(Task* task, StrBuilder& out, double d, const FormatSpec& spec) {
  if (spec.precision > INT32_MAX) return raise_value_error(task, "precision too big");
  auto precision = static_cast<int>(spec.precision >= 0 ? spec.precision : spec.type == 0 ? -1 : 6);
  FloatFormat format = {static_cast<char>(spec.type == 'n' ? 'g' : spec.type), precision, spec.alternate,
                        spec.no_negative_zero};
  size_t length;
  char* text = float_format(d, format, &length);
  if (!text) return raise_memory_error(task);
  if (spec.type == 0 && length > 2 && std::memcmp(text + length - 2, ".0", 2) == 0)
    length -= spec.alternate ? 1 : 2;
  Value laid_out = layout_float(task, spec, text, length);
  std::free(text);
  if (laid_out.is_null()) return false;
  out.add(laid_out.as<StrObject>());
  return true;
}

Value format_complex(Task* task, Value v, Value spec_text) {
  auto* text = spec_text.as<StrObject>();
  if (text->length() == 0) return str(task, v);
  FormatSpec spec;
  if (!parse_format_spec(task, text, v, &spec)) return kNull;
  if (spec.type && !(spec.type < 128 && std::strchr("eEfFgGn", static_cast<int>(spec.type))))
    return raise_unknown_format_code(task, spec.type, v);
  if (spec.fill == '0')
    return raise_value_error(task, "Zero padding is not allowed in complex format specifier");
  if (spec.align == '=')
    return raise_value_error(task, "'=' alignment flag is not allowed in complex format specifier");
  double real = v.as<ComplexObject>()->real, imag = v.as<ComplexObject>()->imag;
  bool as_str = spec.type == 0;
  bool only_imaginary = as_str && real == 0 && !std::signbit(real);
  FormatSpec part = spec;
  part.align = '<';
  part.width = -1;
  if (as_str && spec.precision >= 0) part.type = 'g';
  StrBuilder out(task);
  if (as_str && !only_imaginary) out.add_char('(');
  if (!only_imaginary) {
    if (!add_complex_part(task, out, real, part)) return kNull;
    part.sign = '+';
  }
  if (!add_complex_part(task, out, imag, part)) return kNull;
  out.add_cstring(as_str && !only_imaginary ? "j)" : "j");
  Value whole = out.finish();
  if (whole.is_null()) return kNull;
  if (!spec.align) spec.align = '>';
  return layout_text(task, spec, whole.as<StrObject>(), whole.as<StrObject>()->length());
}

Value format_str(Task* task, Value v, Value spec_text) {
  auto* text = spec_text.as<StrObject>();
  if (text->length() == 0) return str(task, v);
  FormatSpec spec;
  if (!parse_format_spec(task, text, v, &spec)) return kNull;
  if (spec.type != 's') return raise_unknown_format_code(task, spec.type, v);
  if (spec.sign)
    return spec.sign == ' ' ? raise_value_error(task, "Space not allowed in string format specifier")
                            : raise_value_error(task, "Sign not allowed in string format specifier");
  if (spec.no_negative_zero)
    return raise_value_error(task, "Negative zero coercion (z) not allowed in string format specifier");
  if (spec.alternate)
    return raise_value_error(task, "Alternate form (#) not allowed in string format specifier");
  if (spec.align == '=')
    return raise_value_error(task, "'=' alignment not allowed in string format specifier");
  auto* s = v.as<StrObject>();
  size_t length = s->length();
  auto signed_length = static_cast<int64_t>(length);
  if (spec.width <= signed_length && (spec.precision < 0 || spec.precision >= signed_length)) return v;
  if (spec.precision >= 0 && static_cast<size_t>(spec.precision) < length)
    length = static_cast<size_t>(spec.precision);
  return layout_text(task, spec, s, length);
}

} // namespace pyc
