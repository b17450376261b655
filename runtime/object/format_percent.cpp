/// The `%` operator of str.

#include <cstdlib>

#include "object/buffer.h"
#include "object/bytes.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/float.h"
#include "object/format.h"
#include "object/format_spec.h"
#include "object/int.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"

namespace pyc {

namespace {

struct Conversion {
  bool left = false, plus = false, space = false, alternate = false, zero = false;
  int64_t width = -1;
  int64_t precision = -1;
  uint32_t code = 0;
};

/// The right operand: a tuple's items in turn, or one value; `mapping` when it may serve %(name)s.
struct Arguments {
  Value whole;
  Value mapping; ///< NULL when the operand is no mapping
  size_t count;
  size_t next = 0;
  bool in_turn; ///< the items of the tuple `whole`

  Value take(Task* task) {
    if (next >= count) return raise_type_error(task, "not enough arguments for format string");
    size_t i = next++;
    return in_turn ? whole.as<TupleObject>()->items[i] : whole;
  }
};

bool is_mapping(Value v, bool bytes) {
  TypeObject* type = type_of(v);
  return type->slots.get_item && !is_tuple(v) && !is_str(v) && !(bytes && (is_bytes(v) || is_bytearray(v)));
}

/// The bytes of text whose characters are all below 256.
Value latin1_bytes(Task* task, Value text) {
  auto* s = text.as<StrObject>();
  return bytes_new(task, str_data(s), s->length());
}

class PercentFormatter {
public:
  /// `bytes`: the format is a bytes object's Latin-1 text, and so is the result.
  PercentFormatter(Task* task, Value format, Value arguments, bool bytes)
      : task_(task), text_(format.as<StrObject>()), out_(task), bytes_(bytes) {
    arguments_.whole = arguments;
    arguments_.in_turn = is_tuple(arguments);
    arguments_.count = arguments_.in_turn ? arguments.as<TupleObject>()->length : 1;
    arguments_.mapping = is_mapping(arguments, bytes) ? arguments : kNull;
  }

  Value run() {
    // Text without conversions is the result itself, of whatever class.
    bool untouched = false;
    while (i_ < text_->length()) {
      uint32_t c = str_char(text_, i_++);
      if (c != '%') {
        size_t start = i_ - 1;
        while (i_ < text_->length() && str_char(text_, i_) != '%')
          i_++;
        if (start == 0 && i_ == text_->length()) untouched = true;
        out_.add_range(text_, start, i_);
      } else if (!conversion()) {
        return kNull;
      }
    }
    bool all_used = arguments_.next >= arguments_.count || !arguments_.mapping.is_null();
    if (!all_used)
      return raise_type_error(task_, "not all arguments converted during %s formatting",
                              bytes_ ? "bytes" : "string");
    return untouched ? Value::from_object(text_) : out_.finish();
  }

private:
  uint32_t peek() const { return i_ < text_->length() ? str_char(text_, i_) : 0; }

  bool incomplete() { return raise_value_error(task_, "incomplete format"); }

  /// %(name): the value becomes the only argument.
  bool key() {
    if (arguments_.mapping.is_null()) return raise_type_error(task_, "format requires a mapping");
    size_t start = ++i_, nesting = 1;
    for (; i_ < text_->length(); i_++) {
      uint32_t c = str_char(text_, i_);
      if (c == '(') nesting++;
      if (c == ')' && --nesting == 0) break;
    }
    if (i_ >= text_->length()) return raise_value_error(task_, "incomplete format key");
    Value name = str_substring(task_, Value::from_object(text_), start, i_++);
    if (!name.is_null() && bytes_) name = latin1_bytes(task_, name);
    if (name.is_null()) return false;
    Value v = get_item(task_, arguments_.mapping, name);
    if (v.is_null()) return false;
    arguments_.whole = v;
    arguments_.in_turn = false;
    arguments_.count = 1;
    arguments_.next = 0;
    return true;
  }

  void flags(Conversion& c) {
    for (;; i_++) {
      switch (peek()) {
      case '-':
        c.left = true;
        continue;
      case '+':
        c.plus = true;
        continue;
      case ' ':
        c.space = true;
        continue;
      case '#':
        c.alternate = true;
        continue;
      case '0':
        c.zero = true;
        continue;
      default:
        return;
      }
    }
  }

  /// A width or a precision: `limit` is the largest of its C type, `type` that type's name.
  bool number(int64_t* out, bool* negative, const char* too_big, int64_t limit, const char* type) {
    *negative = false;
    if (peek() == '*') {
      i_++;
      Value v = arguments_.take(task_);
      if (v.is_null()) return false;
      if (!is_int_or_bool(v)) return raise_type_error(task_, "* wants int");
      int64_t n;
      if (!int_to_i64(bool_to_int(v), &n) || n > limit || n < -limit - 1)
        return raise_overflow_error(task_, "Python int too large to convert to C %s", type);
      *negative = n < 0;
      *out = n == INT64_MIN ? INT64_MAX : n < 0 ? -n : n;
      return true;
    }
    for (; peek() >= '0' && peek() <= '9'; i_++) {
      int64_t digit = peek() - '0';
      if (*out > (limit - digit) / 10) return raise_value_error(task_, "%s", too_big);
      *out = (*out < 0 ? 0 : *out) * 10 + digit;
      digits_end_ = i_ + 1;
    }
    return true;
  }

  bool conversion() {
    Conversion c;
    if (i_ >= text_->length()) return incomplete();
    if (peek() == '%') {
      i_++;
      out_.add_char('%');
      return true;
    }
    if (peek() == '(' && !key()) return false;
    flags(c);
    bool negative;
    if (!number(&c.width, &negative, "width too big", INT64_MAX, "ssize_t")) return false;
    c.left = c.left || negative;
    if (peek() == '.') {
      i_++;
      c.precision = 0;
      if (!number(&c.precision, &negative, "precision too big", INT32_MAX, "int")) return false;
      if (negative) c.precision = 0;
    }
    if (peek() == 'h' || peek() == 'l' || peek() == 'L') i_++;
    if (i_ >= text_->length()) return incomplete();
    c.code = str_char(text_, i_++);
    Value v = arguments_.take(task_);
    return !v.is_null() && convert(c, v);
  }

  bool convert(const Conversion& c, Value v) {
    switch (c.code) {
    case 's':
      return text(c, bytes_ ? bytes_text(v) : str(task_, v));
    case 'b':
      return bytes_ ? text(c, bytes_text(v)) : unsupported(c);
    case 'r':
      return text(c, bytes_ ? ascii(task_, v) : repr(task_, v));
    case 'a':
      return text(c, ascii(task_, v));
    case 'd':
    case 'i':
    case 'u':
      return integer(c, v, 10);
    case 'o':
      return integer(c, v, 8);
    case 'x':
    case 'X':
      return integer(c, v, 16);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
      return real(c, v);
    case 'c':
      return character(c, v);
    default:
      return unsupported(c);
    }
  }

  bool unsupported(const Conversion& c) {
    // What CPython's message would show of a byte is a negative number, but not behind digits.
    if (bytes_ && c.code >= 0x80 && digits_end_ != i_ - 1)
      return raise_overflow_error(task_, "character argument not in range(0x110000)");
    if (bytes_ || (c.code >= 31 && c.code < 127))
      return raise_value_error(task_, "unsupported format character '%c' (0x%x) at index %zu",
                               static_cast<int>(c.code), c.code, i_ - 1);
    return raise_value_error(task_, "unsupported format character '?' (0x%x) at index %zu", c.code, i_ - 1);
  }

  /// %b and %s of bytes: the bytes of a bytes-like object or of `__bytes__`, as Latin-1.
  Value bytes_text(Value v) {
    Value special = has_buffer(v) ? kAbsent : call_special(task_, v, names.bytes);
    if (special.is_null()) return kNull;
    if (special != kAbsent && !is_bytes(special))
      return raise_type_error(task_, "__bytes__ returned non-bytes (type %T)", special);
    if (special == kAbsent && !has_buffer(v))
      return raise_type_error(task_,
                              "%%b requires a bytes-like object, or an object that implements __bytes__, "
                              "not '%.100T'",
                              v);
    BytesLike bytes;
    if (!bytes.get(task_, special == kAbsent ? v : special)) return kNull;
    return str_from_latin1(task_, bytes.data(), bytes.length());
  }

  bool byte(const Conversion& c, Value v) {
    if (is_bytes(v) || is_bytearray(v)) {
      BytesLike bytes;
      if (!bytes.get(task_, v)) return false;
      if (bytes.length() != 1)
        return raise_type_error(task_,
                                "%%c requires an integer in range(256) or a single byte, not a %T object of "
                                "length %zu",
                                v, bytes.length());
      return character_text(c, str_from_latin1(task_, bytes.data(), 1));
    }
    if (!is_int_or_bool(v) && !type_of(v)->slots.index)
      return raise_type_error(task_, "%%c requires an integer in range(256) or a single byte, not %Q", v);
    Value n = index(task_, v);
    if (n.is_null()) return false;
    int64_t point;
    if (!int_to_i64(n, &point) || point < 0 || point > 255)
      return raise_overflow_error(task_, "%%c arg not in range(256)");
    return character_text(c, str_from_char(task_, static_cast<uint32_t>(point)));
  }

  bool add(Value laid_out) {
    if (laid_out.is_null()) return false;
    out_.add(laid_out.as<StrObject>());
    return true;
  }

  bool text(const Conversion& c, Value s) {
    if (s.is_null()) return false;
    FormatSpec spec;
    spec.width = c.width;
    spec.align = c.left ? '<' : '>';
    size_t length = s.as<StrObject>()->length();
    if (c.precision >= 0 && static_cast<size_t>(c.precision) < length)
      length = static_cast<size_t>(c.precision);
    return add(layout_text(task_, spec, s.as<StrObject>(), length));
  }

  char sign_of(const Conversion& c, bool negative) {
    return negative ? '-' : c.plus ? '+' : c.space ? ' ' : 0;
  }

  FormatSpec number_spec(const Conversion& c) {
    FormatSpec spec;
    spec.width = c.width;
    spec.align = c.left ? '<' : c.zero ? '=' : '>';
    if (c.zero && !c.left) spec.fill = '0';
    return spec;
  }

  /// The operand as an exact int: %d truncates floats, %x wants __index__.
  Value integer_operand(const Conversion& c, Value v) {
    if (is_int_or_bool(v)) return bool_to_int(v);
    TypeObject* type = type_of(v);
    bool exact = c.code == 'x' || c.code == 'X' || c.code == 'o';
    bool able = type->slots.index || (!exact && (type->slots.int_ || type->slots.float_));
    Value n = !able ? kNull : exact ? index(task_, v) : number_int(task_, v);
    // A TypeError of its conversion counts as none.
    if (!n.is_null() || (able && !clear_if(task_, types::TypeError))) return n;
    return raise_type_error(task_, "%%%c format: %s is required, not %T", static_cast<int>(c.code),
                            exact ? "an integer" : "a real number", v);
  }

  bool integer(const Conversion& c, Value v, unsigned base) {
    Value n = integer_operand(c, v);
    if (n.is_null()) return false;
    Value digits = int_to_str(task_, n, base);
    if (digits.is_null()) return false;
    auto* s = digits.as<StrInline>();
    bool negative = int_is_negative(n);
    size_t count = s->length() - negative;
    StrBuilder padded(task_);
    if (c.precision > 0 && static_cast<size_t>(c.precision) > count)
      padded.add_repeated('0', static_cast<size_t>(c.precision) - count);
    for (size_t i = negative; i < s->length(); i++) {
      uint32_t d = str_char(s, i);
      padded.add_char(c.code == 'X' && d >= 'a' ? d - 32 : d);
    }
    Value all = padded.finish();
    if (all.is_null()) return false;
    NumberText number;
    number.sign = sign_of(c, negative);
    number.digits = str_data(all.as<StrObject>());
    number.digit_count = all.as<StrObject>()->length();
    if (c.alternate && base != 10) number.prefix = base == 8 ? "0o" : c.code == 'x' ? "0x" : "0X";
    bool ok = add(layout_number(task_, number_spec(c), number));
    PYC_KEEP(all.bits);
    return ok;
  }

  bool real(const Conversion& c, Value v) {
    double d;
    if (!to_double(task_, v, &d)) {
      if (has_error(task_) && !bytes_) return false;
      bool able = type_of(v)->slots.float_ || type_of(v)->slots.index;
      if (!able && !bytes_) return raise_type_error(task_, "must be real number, not %T", v);
      Value f = able && !has_error(task_) ? number_float(task_, v) : kNull;
      if (f.is_null() && bytes_) {
        // Whatever the conversion raised.
        clear_error(task_);
        return raise_type_error(task_, "float argument required, not %T", v);
      }
      if (f.is_null()) return false;
      d = float_value(f);
    }
    if (c.precision > INT32_MAX) return raise_value_error(task_, "precision too big");
    FloatFormat format = {static_cast<char>(c.code), c.precision < 0 ? 6 : static_cast<int>(c.precision),
                          c.alternate, false};
    size_t length;
    char* body = float_format(d, format, &length);
    if (!body) return raise_memory_error(task_);
    NumberText number;
    bool negative = length > 0 && body[0] == '-';
    number.sign = sign_of(c, negative);
    number.digits = body + negative;
    number.digit_count = length - negative;
    bool ok = add(layout_number(task_, number_spec(c), number));
    std::free(body);
    return ok;
  }

  /// %c has a width, but its precision means nothing.
  bool character_text(const Conversion& c, Value s) {
    Conversion whole = c;
    whole.precision = -1;
    return text(whole, s);
  }

  bool character(const Conversion& c, Value v) {
    if (bytes_) return byte(c, v);
    if (is_str(v)) {
      if (v.as<StrObject>()->length() != 1)
        return raise_type_error(task_,
                                "%%c requires an int or a unicode character, not a string of length %zu",
                                v.as<StrObject>()->length());
      return character_text(c, v);
    }
    bool able = is_int_or_bool(v) || type_of(v)->slots.index;
    Value n = able ? index(task_, v) : kNull;
    if (n.is_null())
      return (!able || clear_if(task_, types::TypeError)) &&
             raise_type_error(task_, "%%c requires an int or a unicode character, not %Q", v);
    int64_t point;
    if (!int_to_i64(n, &point) || point < 0 || point > 0x10ffff)
      return raise_overflow_error(task_, "%%c arg not in range(0x110000)");
    return character_text(c, str_from_char(task_, static_cast<uint32_t>(point)));
  }

  Task* task_;
  StrObject* text_;
  StrBuilder out_;
  bool bytes_;
  Arguments arguments_;
  size_t i_ = 0;
  size_t digits_end_ = 0; ///< where the last digits of a width or precision end
};

} // namespace

Value str_percent(Task* task, Value format_string, Value arguments) {
  return PercentFormatter(task, format_string, arguments, false).run();
}

Value bytes_percent(Task* task, Value format_bytes, Value arguments) {
  const char* data;
  size_t length;
  bytes_like_data(format_bytes, &data, &length);
  Value text = str_from_latin1(task, data, length);
  Value result = text.is_null() ? kNull : PercentFormatter(task, text, arguments, true).run();
  if (result.is_null()) return kNull;
  auto* s = result.as<StrObject>();
  return is_bytes(format_bytes) ? bytes_new(task, str_data(s), s->length())
                                : bytearray_new(task, str_data(s), s->length());
}

} // namespace pyc
