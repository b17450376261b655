/// float from and to text. Shortest digits, exact digits and parsing come from <charconv>; Python's rules for
/// exponents and special values are here.

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "object/errors.h"
#include "object/float.h"
#include "object/unicode.h"

namespace pyc {

namespace {

/// Digits and decimal exponent of scientific text "d.ddde±xx": value = 0.d1d2… * 10^(exponent + 1).
struct Decimal {
  char digits[32];
  int count;
  int exponent;
};

Decimal shortest_decimal(double magnitude) {
  char text[40];
  auto end = std::to_chars(text, text + sizeof text, magnitude, std::chars_format::scientific).ptr;
  Decimal d{};
  const char* p = text;
  for (; p < end && *p != 'e'; p++)
    if (*p != '.') d.digits[d.count++] = *p;
  std::from_chars(p[1] == '+' ? p + 2 : p + 1, end, d.exponent);
  return d;
}

char* write_exponent(char* out, int exponent) {
  *out++ = 'e';
  *out++ = exponent < 0 ? '-' : '+';
  int magnitude = exponent < 0 ? -exponent : exponent;
  if (magnitude < 10) *out++ = '0';
  return std::to_chars(out, out + 8, magnitude).ptr;
}

char* write_special(double d, char* out, bool upper) {
  const char* text = std::isnan(d) ? (upper ? "NAN" : "nan")
                     : d < 0       ? (upper ? "-INF" : "-inf")
                                   : (upper ? "INF" : "inf");
  size_t n = std::strlen(text);
  std::memcpy(out, text, n);
  return out + n;
}

/// Drops zeros behind the point, and the point itself when nothing is left, in front of an exponent if there
/// is one.
size_t strip_trailing_zeros(char* text, size_t length) {
  size_t mantissa_end = length;
  for (size_t i = 0; i < length; i++)
    if (text[i] == 'e') mantissa_end = i;
  if (!std::memchr(text, '.', mantissa_end)) return length;
  size_t keep = mantissa_end;
  while (text[keep - 1] == '0')
    keep--;
  if (text[keep - 1] == '.') keep--;
  std::memmove(text + keep, text + mantissa_end, length - mantissa_end);
  return keep + (length - mantissa_end);
}

/// '#': a point is always there, in front of an exponent if there is one.
size_t ensure_point(char* text, size_t length) {
  size_t mantissa_end = length;
  for (size_t i = 0; i < length; i++)
    if (text[i] == 'e') mantissa_end = i;
  if (std::memchr(text, '.', mantissa_end)) return length;
  std::memmove(text + mantissa_end + 1, text + mantissa_end, length - mantissa_end);
  text[mantissa_end] = '.';
  return length + 1;
}

/// `precision` digits (at least one), fixed for exponents from -4 to below `limit`.
size_t format_general(double d, int precision, int limit, bool alternate, char* out, size_t capacity) {
  auto scientific = std::to_chars(out, out + capacity, d, std::chars_format::scientific, precision - 1).ptr;
  int exponent = 0;
  for (char* p = out; p < scientific; p++)
    if (*p == 'e') std::from_chars(p[1] == '+' ? p + 2 : p + 1, scientific, exponent);
  size_t length = static_cast<size_t>(scientific - out);
  if (exponent >= -4 && exponent < limit)
    length = static_cast<size_t>(
        std::to_chars(out, out + capacity, d, std::chars_format::fixed, precision - 1 - exponent).ptr - out);
  return alternate ? ensure_point(out, length) : strip_trailing_zeros(out, length);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool equals_ignoring_case(const char* text, size_t length, const char* word) {
  if (std::strlen(word) != length) return false;
  for (size_t i = 0; i < length; i++)
    if ((text[i] | 0x20) != word[i]) return false;
  return true;
}

/// Checks the grammar `digits [. digits] [e [sign] digits]`, drops underscores, and gives the length of the
/// clean text; 0 when malformed.
size_t clean_number(const char* text, size_t length, char* out) {
  size_t n = 0, i = 0, mantissa_digits = 0;
  auto digits = [&]() -> int {
    int count = 0;
    while (i < length && (is_digit(text[i]) || text[i] == '_')) {
      if (text[i] == '_') {
        if (count == 0 || i + 1 >= length || !is_digit(text[i + 1])) return -1;
      } else {
        out[n++] = text[i];
        count++;
      }
      i++;
    }
    return count;
  };
  int whole = digits();
  if (whole < 0) return 0;
  mantissa_digits += static_cast<size_t>(whole);
  if (i < length && text[i] == '.') {
    out[n++] = text[i++];
    int fraction = digits();
    if (fraction < 0) return 0;
    mantissa_digits += static_cast<size_t>(fraction);
  }
  if (mantissa_digits == 0) return 0;
  if (i < length && (text[i] | 0x20) == 'e') {
    out[n++] = 'e';
    i++;
    if (i < length && (text[i] == '-' || text[i] == '+')) {
      if (text[i] == '-') out[n++] = '-';
      i++;
    }
    if (digits() <= 0) return 0;
  }
  return i == length ? n : 0;
}

/// from_chars reports both overflow and underflow as out of range: the decimal exponent of the first
/// significant digit tells which.
double out_of_range_value(const char* text, size_t length) {
  long exponent = 0, point = -1, first = -1, digits = 0;
  for (size_t i = 0; i < length; i++) {
    if (text[i] == 'e') {
      exponent = std::strtol(text + i + 1, nullptr, 10);
      break;
    }
    if (text[i] == '.') {
      point = digits;
    } else {
      if (first < 0 && text[i] != '0') first = digits;
      digits++;
    }
  }
  if (point < 0) point = digits;
  return point - first + exponent > 0 ? HUGE_VAL : 0.0;
}

} // namespace

size_t float_repr(double d, char* out) {
  if (!std::isfinite(d)) return static_cast<size_t>(write_special(d, out, false) - out);
  char* p = out;
  if (std::signbit(d)) *p++ = '-';
  if (d == 0) {
    std::memcpy(p, "0.0", 3);
    return static_cast<size_t>(p + 3 - out);
  }
  Decimal decimal = shortest_decimal(std::fabs(d));
  if (decimal.exponent < -4 || decimal.exponent >= 16) {
    *p++ = decimal.digits[0];
    if (decimal.count > 1) {
      *p++ = '.';
      std::memcpy(p, decimal.digits + 1, static_cast<size_t>(decimal.count - 1));
      p += decimal.count - 1;
    }
    return static_cast<size_t>(write_exponent(p, decimal.exponent) - out);
  }
  if (decimal.exponent < 0) {
    *p++ = '0';
    *p++ = '.';
    for (int i = -1; i > decimal.exponent; i--)
      *p++ = '0';
    std::memcpy(p, decimal.digits, static_cast<size_t>(decimal.count));
    return static_cast<size_t>(p + decimal.count - out);
  }
  for (int i = 0; i < decimal.count || i <= decimal.exponent; i++) {
    *p++ = i < decimal.count ? decimal.digits[i] : '0';
    if (i == decimal.exponent) {
      *p++ = '.';
      if (i + 1 >= decimal.count) *p++ = '0';
    }
  }
  return static_cast<size_t>(p - out);
}

bool float_parse(const char* text, size_t length, double* out) {
  while (length > 0 && is_ascii_space(text[length - 1]))
    length--;
  while (length > 0 && is_ascii_space(*text)) {
    text++;
    length--;
  }
  bool negative = length > 0 && *text == '-';
  if (length > 0 && (*text == '-' || *text == '+')) {
    text++;
    length--;
  }
  double value;
  if (equals_ignoring_case(text, length, "inf") || equals_ignoring_case(text, length, "infinity")) {
    value = HUGE_VAL;
  } else if (equals_ignoring_case(text, length, "nan")) {
    value = std::nan("");
  } else {
    char small[128];
    char* clean = length < sizeof small ? small : static_cast<char*>(std::malloc(length + 1));
    if (!clean) return false;
    size_t n = clean_number(text, length, clean);
    clean[n] = 0;
    bool ok = n != 0;
    if (ok) {
      auto result = std::from_chars(clean, clean + n, value);
      if (result.ec == std::errc::result_out_of_range) value = out_of_range_value(clean, n);
    }
    if (clean != small) std::free(clean);
    if (!ok) return false;
  }
  *out = negative ? -value : value;
  return true;
}

char* float_format(double d, const FloatFormat& format, size_t* length) {
  bool upper = format.type == 'E' || format.type == 'F' || format.type == 'G';
  char type = upper ? static_cast<char>(format.type | 0x20) : format.type;
  int precision = format.precision;
  if (type == '%') d *= 100;
  // Longest text: 309 digits before the point, the precision behind it, sign, point, exponent.
  size_t capacity = 330 + static_cast<size_t>(precision < 0 ? 32 : precision);
  auto* out = static_cast<char*>(std::malloc(capacity));
  if (!out) return nullptr;
  size_t n;
  if (!std::isfinite(d)) {
    n = static_cast<size_t>(write_special(d, out, upper) - out);
  } else if (type == 'f' || type == '%') {
    n = static_cast<size_t>(
        std::to_chars(out, out + capacity, d, std::chars_format::fixed, precision < 0 ? 6 : precision).ptr -
        out);
    if (format.alternate) n = ensure_point(out, n);
  } else if (type == 'e') {
    n = static_cast<size_t>(
        std::to_chars(out, out + capacity, d, std::chars_format::scientific, precision < 0 ? 6 : precision)
            .ptr -
        out);
    if (format.alternate) n = ensure_point(out, n);
  } else if (type == 'g') {
    int digits = precision < 0 ? 6 : std::max(precision, 1);
    n = format_general(d, digits, digits, format.alternate, out, capacity);
  } else if (precision < 0) {
    n = float_repr(d, out);
    if (format.alternate) n = ensure_point(out, n);
  } else {
    // No type with a precision: as 'g', but one digit behind the point at least, and the exponent one
    // earlier.
    int digits = std::max(precision, 1);
    n = format_general(d, digits, digits - 1, format.alternate, out, capacity);
    if (!std::memchr(out, 'e', n) && !std::memchr(out, '.', n)) {
      out[n++] = '.';
      out[n++] = '0';
    }
  }
  if (format.no_negative_zero && out[0] == '-') {
    bool zero = true;
    for (size_t i = 1; i < n && out[i] != 'e'; i++)
      zero = zero && (out[i] == '0' || out[i] == '.');
    if (zero) std::memmove(out, out + 1, --n);
  }
  if (upper)
    for (size_t i = 0; i < n; i++)
      if (out[i] == 'e') out[i] = 'E';
  if (format.type == '%') {
    out[n++] = '%';
  }
  *length = n;
  return out;
}

Value float_round(Task* task, double d, int64_t digits) {
  if (!std::isfinite(d) || d == 0) return float_new(task, d);
  // Beyond these bounds rounding changes nothing, or gives zero.
  if (digits > 323) return float_new(task, d);
  if (digits < -309) return float_new(task, std::copysign(0.0, d));
  double result;
  if (digits >= 0) {
    char text[700];
    auto end =
        std::to_chars(text, text + sizeof text, d, std::chars_format::fixed, static_cast<int>(digits)).ptr;
    auto parsed = std::from_chars(text, end, result);
    if (parsed.ec == std::errc::result_out_of_range) result = d;
  } else {
    // The exact digits of the whole part, rounded half to even by hand; a fraction only breaks ties.
    double whole = std::trunc(std::fabs(d));
    bool sticky = whole != std::fabs(d);
    char text[340];
    auto end = std::to_chars(text + 1, text + 339, whole, std::chars_format::fixed, 0).ptr;
    text[0] = '0';
    auto count = static_cast<int64_t>(end - text);
    int64_t cut = count + digits; // first dropped position
    if (cut < 1) return float_new(task, std::copysign(0.0, d));
    for (int64_t i = cut + 1; i < count; i++)
      sticky = sticky || text[i] != '0';
    char dropped = text[cut];
    bool odd = (text[cut - 1] - '0') & 1;
    bool up = dropped > '5' || (dropped == '5' && (sticky || odd));
    for (int64_t i = cut; i < count; i++)
      text[i] = '0';
    for (int64_t i = cut - 1; up; i--) {
      up = text[i] == '9';
      text[i] = up ? '0' : static_cast<char>(text[i] + 1);
    }
    auto parsed = std::from_chars(text, end, result);
    if (parsed.ec == std::errc::result_out_of_range)
      return raise_overflow_error(task, "rounded value too large to represent");
    if (d < 0) result = -result;
  }
  return float_new(task, result);
}

} // namespace pyc
