/// float.hex and float.fromhex. The C library's strtod reads the same texts, but glibc 2.36 rounds some
/// denormals wrongly (0x0.abc2c57cc167acp-1022), so the digits are read and rounded here.

#include <bit>
#include <cmath>
#include <cstdio>
#include <limits>

#include "object/call.h"
#include "object/codecs.h"
#include "object/errors.h"
#include "object/float.h"
#include "object/float_hex.h"
#include "object/operators.h"
#include "object/str.h"
#include "object/type.h"
#include "object/unicode.h"

namespace pyc {

namespace {

/// A text's characters from `at` to `end`; 0 beyond.
struct Cursor {
  const StrObject* text;
  size_t at, end;

  uint32_t peek() const { return at < end ? str_char(text, at) : 0; }
  bool done() const { return at >= end; }
  bool take(uint32_t c) { return peek() == c && !done() ? at++, true : false; }
  /// A letter in either case.
  bool take_letter(char c) {
    return (peek() | 0x20) == static_cast<uint32_t>(c) && peek() < 0x80 ? at++, true : false;
  }
  bool take_word(const char* word) {
    Cursor ahead = *this;
    for (; *word; word++)
      if (!ahead.take_letter(*word)) return false;
    *this = ahead;
    return true;
  }
};

int hex_digit(uint32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  uint32_t lower = c | 0x20;
  return c < 0x80 && lower >= 'a' && lower <= 'f' ? static_cast<int>(lower - 'a' + 10) : -1;
}

/// A number as digits * 2^exponent, and whether more digits followed that were not all zero.
struct Binary {
  uint64_t digits = 0;
  int64_t exponent = 0;
  bool more = false;

  void add(int digit, bool fraction) {
    if (digits >> 60 == 0) {
      digits = digits << 4 | static_cast<uint64_t>(digit);
      if (fraction) exponent -= 4;
    } else {
      more = more || digit != 0;
      if (!fraction) exponent += 4;
    }
  }

  /// The nearest double, ties to even; infinity when there is none.
  double rounded() const {
    if (digits == 0) return 0;
    int64_t highest = exponent + 63 - std::countl_zero(digits);
    if (highest > 1023) return std::numeric_limits<double>::infinity();
    if (highest < -1075) return 0;
    int64_t lowest = highest - 52 < -1074 ? -1074 : highest - 52;
    int64_t dropped = lowest - exponent;
    if (dropped <= 0) return std::ldexp(static_cast<double>(digits), static_cast<int>(exponent));
    // All of 64 bits may go, and the first of them decides.
    auto wide = static_cast<unsigned __int128>(digits);
    auto kept = static_cast<uint64_t>(wide >> dropped);
    auto rest = wide - (static_cast<unsigned __int128>(kept) << dropped);
    auto half = static_cast<unsigned __int128>(1) << (dropped - 1);
    if (rest > half || (rest == half && (more || kept & 1))) kept++;
    return std::ldexp(static_cast<double>(kept), static_cast<int>(lowest));
  }
};

/// Beyond any exponent that a text of digits could make up for.
constexpr int64_t kHugeExponent = int64_t{1} << 48;

/// ["p" [sign] digits]: false when malformed.
bool read_exponent(Cursor& c, int64_t* out) {
  *out = 0;
  if (!c.take_letter('p')) return true;
  bool negative = c.take('-');
  if (!negative) c.take('+');
  if (c.peek() < '0' || c.peek() > '9') return false;
  for (; c.peek() >= '0' && c.peek() <= '9'; c.at++)
    if (*out < kHugeExponent) *out = *out * 10 + (c.peek() - '0');
  if (negative) *out = -*out;
  return true;
}

/// ["0x"] digits ["." digits] [exponent].
bool read_number(Cursor& c, Binary* out) {
  Cursor prefix = c;
  if (prefix.take('0') && prefix.take_letter('x')) c = prefix;
  bool any = false, fraction = false;
  for (;; c.at++) {
    int digit = hex_digit(c.peek());
    if (digit >= 0) {
      out->add(digit, fraction);
      any = true;
    } else if (c.peek() == '.' && !fraction) {
      fraction = true;
    } else {
      break;
    }
  }
  int64_t exponent;
  if (!any || !read_exponent(c, &exponent)) return false;
  out->exponent += exponent;
  return true;
}

/// What the text begins with; false when that is no number. `*finite` says that it is no infinity of its own.
bool parse(Cursor& c, double* out, bool* finite) {
  bool negative = c.take('-');
  if (!negative) c.take('+');
  *finite = false;
  if (c.take_word("inf")) {
    c.take_word("inity");
    *out = std::numeric_limits<double>::infinity();
  } else if (c.take_word("nan")) {
    *out = std::numeric_limits<double>::quiet_NaN();
  } else {
    Binary number;
    if (!read_number(c, &number)) return false;
    *out = number.rounded();
    *finite = true;
  }
  if (negative) *out = -*out;
  return true;
}

Value malformed(Task* task) {
  return raise_value_error(task, "invalid hexadecimal floating-point string");
}

} // namespace

Value float_fromhex(Task* task, const Value* args, size_t, Value) {
  if (!is_str(args[1])) return raise_type_error(task, "bad argument type for built-in operation");
  if (!check_utf8(task, args[1])) return kNull;
  auto* s = args[1].as<StrObject>();
  Cursor text{s, 0, s->length()};
  while (!text.done() && is_ascii_space(text.peek()))
    text.at++;
  while (!text.done() && is_ascii_space(str_char(s, text.end - 1)))
    text.end--;
  double d;
  bool finite;
  if (!parse(text, &d, &finite)) return malformed(task);
  // As in CPython, before what may follow the number is looked at.
  if (finite && std::isinf(d))
    return raise_overflow_error(task, "hexadecimal value too large to represent as a float");
  if (!text.done()) return malformed(task);
  Value result = float_new(task, d);
  auto* type = args[0].as<TypeObject>();
  return result.is_null() || type == types::float_ ? result : call1(task, args[0], result);
}

Value float_hex(Task* task, const Value* args, size_t, Value) {
  double d = float_value(args[0]);
  if (!std::isfinite(d)) return repr(task, float_new(task, d));
  char text[64];
  const char* sign = std::signbit(d) ? "-" : "";
  if (d == 0) {
    std::snprintf(text, sizeof text, "%s0x0.0p+0", sign);
    return str_from_cstring(task, text);
  }
  int exponent;
  double m = std::frexp(std::fabs(d), &exponent);
  // Denormals keep their exponent at -1022, so that every digit of the fraction counts.
  int shift = 1 - (-1021 - exponent > 0 ? -1021 - exponent : 0);
  m = std::ldexp(m, shift);
  exponent -= shift;
  auto bits = static_cast<uint64_t>(std::ldexp(m, 52));
  std::snprintf(text, sizeof text, "%s0x%llu.%013llxp%+d", sign, static_cast<unsigned long long>(bits >> 52),
                static_cast<unsigned long long>(bits & ((uint64_t{1} << 52) - 1)), exponent);
  return str_from_cstring(task, text);
}

} // namespace pyc
