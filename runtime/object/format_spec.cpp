/// Parsing of format specifications and the layout that all types share.

#include "object/format_spec.h"

#include "object/errors.h"
#include "object/operators.h"
#include "object/unicode.h"

namespace pyc {

namespace {

bool is_align(uint32_t c) {
  return c == '<' || c == '>' || c == '=' || c == '^';
}

/// Reads a decimal number; false with ValueError when it does not fit.
bool read_number(Task* task, const StrObject* text, size_t* i, int64_t* out) {
  int64_t n = -1;
  for (; *i < text->length(); (*i)++) {
    int digit = unicode_decimal(str_char(text, *i));
    if (digit < 0) break;
    n = n < 0 ? 0 : n;
    if (n > (INT64_MAX - digit) / 10)
      return raise_value_error(task, "Too many decimal digits in format string");
    n = n * 10 + digit;
  }
  *out = n;
  return true;
}

/// Reads ',' or '_', which may stand once. A comma behind another one is left to whoever finds too much text.
bool read_grouping(Task* task, const StrObject* text, size_t* i, char* out) {
  auto at = [&](size_t k) { return k < text->length() ? str_char(text, k) : 0; };
  if (at(*i) == ',') {
    *out = ',';
    (*i)++;
  }
  if (at(*i) == '_') {
    if (*out) return raise_value_error(task, "Cannot specify both ',' and '_'.");
    *out = '_';
    (*i)++;
  }
  return at(*i) != ',' || *out != '_' || raise_value_error(task, "Cannot specify both ',' and '_'.");
}

/// Checks that the grouping goes with the type.
bool check_grouping(Task* task, const FormatSpec& spec, char grouping) {
  if (!grouping) return true;
  switch (spec.type) {
  case 0:
  case 'd':
  case 'e':
  case 'f':
  case 'g':
  case 'E':
  case 'G':
  case '%':
  case 'F':
    return true;
  case 'b':
  case 'o':
  case 'x':
  case 'X':
    if (grouping == '_') return true;
    [[fallthrough]];
  default:
    if (spec.type > 32 && spec.type < 128)
      return raise_value_error(task, "Cannot specify '%c' with '%c'.", grouping, static_cast<int>(spec.type));
    return raise_value_error(task, "Cannot specify '%c' with '\\x%x'.", grouping, spec.type);
  }
}

bool read_head(Task* task, const StrObject* text, size_t* i, bool numeric, FormatSpec* out) {
  auto at = [&](size_t k) { return k < text->length() ? str_char(text, k) : 0; };
  if (text->length() >= 2 && is_align(at(1))) {
    out->fill = at(0);
    out->align = static_cast<char>(at(1));
    *i = 2;
  } else if (is_align(at(0))) {
    out->align = static_cast<char>(at(0));
    *i = 1;
  }
  bool fill_given = *i == 2;
  uint32_t c = at(*i);
  if (c == '+' || c == '-' || c == ' ') {
    out->sign = static_cast<char>(c);
    (*i)++;
  }
  if (at(*i) == 'z') {
    out->no_negative_zero = true;
    (*i)++;
  }
  if (at(*i) == '#') {
    out->alternate = true;
    (*i)++;
  }
  if (!fill_given && at(*i) == '0') {
    out->fill = '0';
    out->zero = true;
    if (!out->align && numeric) out->align = '=';
    (*i)++;
  }
  return read_number(task, text, i, &out->width);
}

} // namespace

bool parse_format_spec(Task* task, const StrObject* text, Value v, FormatSpec* out) {
  auto at = [&](size_t k) { return k < text->length() ? str_char(text, k) : 0; };
  size_t i = 0;
  bool numeric = !is_str(v);
  out->type = numeric ? 0 : 's';
  if (!read_head(task, text, &i, numeric, out) || !read_grouping(task, text, &i, &out->grouping))
    return false;
  if (at(i) == '.') {
    i++;
    if (!read_number(task, text, &i, &out->precision)) return false;
    if (!read_grouping(task, text, &i, &out->fraction_grouping)) return false;
    if (out->precision < 0 && !out->fraction_grouping)
      return raise_value_error(task, "Format specifier missing precision");
  }
  if (text->length() - i > 1)
    return raise_value_error(task, "Invalid format specifier '%S' for object of type '%T'", text, v);
  if (text->length() - i == 1) out->type = at(i);
  if (!check_grouping(task, *out, out->grouping)) return false;
  return !out->fraction_grouping || out->type != 'n' ||
         raise_value_error(task, "Cannot specify '%c' with 'n'.", out->fraction_grouping);
}

Value raise_unknown_format_code(Task* task, uint32_t code, Value v) {
  if (code > 32 && code < 128)
    return raise_value_error(task, "Unknown format code '%c' for object of type '%T'", static_cast<int>(code),
                             v);
  return raise_value_error(task, "Unknown format code '\\x%x' for object of type '%T'", code, v);
}

namespace {

void add_aligned(StrBuilder& out, const FormatSpec& spec, char align, size_t length,
                 void (*body)(StrBuilder&, const void*), const void* context) {
  size_t width = spec.width < 0 ? 0 : static_cast<size_t>(spec.width);
  size_t missing = width > length ? width - length : 0;
  size_t left = align == '<' ? 0 : align == '^' ? missing / 2 : missing;
  out.add_repeated(spec.fill, left);
  body(out, context);
  out.add_repeated(spec.fill, missing - left);
}

/// Digits with separators, zeros in front up to `total` digits.
void add_grouped(StrBuilder& out, const NumberText& number, size_t total, char separator) {
  size_t zeros = total - number.digit_count;
  for (size_t i = 0; i < total; i++) {
    size_t left = total - i;
    if (separator && i > 0 && left % number.group_size == 0)
      out.add_char(static_cast<unsigned char>(separator));
    out.add_char(i < zeros ? '0' : static_cast<unsigned char>(number.digits[i - zeros]));
  }
}

size_t grouped_length(size_t digits, char separator, unsigned group) {
  return separator && digits ? digits + (digits - 1) / group : digits;
}

struct NumberBody {
  const NumberText* number;
  size_t digits;
  char separator;
};

void add_number(StrBuilder& out, const void* context) {
  auto* body = static_cast<const NumberBody*>(context);
  if (body->number->sign) out.add_char(static_cast<unsigned char>(body->number->sign));
  out.add_cstring(body->number->prefix);
  add_grouped(out, *body->number, body->digits, body->separator);
  out.add_ascii(body->number->rest, body->number->rest_length);
}

} // namespace

Value layout_number(Task* task, const FormatSpec& spec, const NumberText& number) {
  char align = spec.align ? spec.align : '>';
  size_t prefix = 0;
  while (number.prefix[prefix])
    prefix++;
  size_t fixed = (number.sign != 0) + prefix + number.rest_length;
  NumberBody body = {&number, number.digit_count, spec.grouping};
  size_t width = spec.width < 0 ? 0 : static_cast<size_t>(spec.width);
  StrBuilder out(task);
  if (align == '=' && spec.fill == '0') {
    // Zeros count as digits, so separators go between them too; never a separator in front.
    while (fixed + grouped_length(body.digits, spec.grouping, number.group_size) < width)
      body.digits++;
  }
  size_t length = fixed + grouped_length(body.digits, spec.grouping, number.group_size);
  if (align == '=') {
    if (number.sign) out.add_char(static_cast<unsigned char>(number.sign));
    out.add_cstring(number.prefix);
    if (width > length) out.add_repeated(spec.fill, width - length);
    add_grouped(out, number, body.digits, spec.grouping);
    out.add_ascii(number.rest, number.rest_length);
  } else {
    add_aligned(out, spec, align, length, add_number, &body);
  }
  return out.finish();
}

namespace {

struct TextBody {
  const StrObject* text;
  size_t length;
};

void add_text(StrBuilder& out, const void* context) {
  auto* body = static_cast<const TextBody*>(context);
  out.add_range(body->text, 0, body->length);
}

} // namespace

Value layout_text(Task* task, const FormatSpec& spec, const StrObject* text, size_t length) {
  TextBody body = {text, length};
  StrBuilder out(task);
  add_aligned(out, spec, spec.align ? spec.align : '<', length, add_text, &body);
  return out.finish();
}

} // namespace pyc
