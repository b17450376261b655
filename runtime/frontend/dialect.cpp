#include "dialect.h"

#include <charconv>

namespace pyc::frontend {

String int_to_string(Context& cx, i64 n) {
  char16_t digits[20];
  i32 first = 20;
  uint64_t rest = n < 0 ? uint64_t{0} - static_cast<uint64_t>(n) : static_cast<uint64_t>(n);
  do {
    digits[--first] = static_cast<char16_t>(u'0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  if (n < 0) digits[--first] = u'-';
  char16_t* units = allocate_units(cx, 20 - first);
  std::memcpy(units, digits + first, size_t(20 - first) * sizeof(char16_t));
  return String{units, 20 - first};
}

static i32 encode(char16_t* out, i32 point) {
  if (point < 0 || point > 0x10ffff) panic("not a code point");
  if (point <= 0xffff) {
    out[0] = static_cast<char16_t>(point);
    return 1;
  }
  out[0] = static_cast<char16_t>(0xd800 + ((point - 0x10000) >> 10));
  out[1] = static_cast<char16_t>(0xdc00 + ((point - 0x10000) & 0x3ff));
  return 2;
}

String code_points_to_string(Context& cx, const CodePoints* points, i32 from, i32 to) {
  if (from < 0 || from > to || to > points->length) panic("code points out of bounds");
  i64 length = 0;
  for (i32 i = from; i < to; i++)
    length += points->data[i] > 0xffff ? 2 : 1;
  if (length > longest_string) cx.exhausted();
  String result = new_text(cx, static_cast<i32>(length));
  auto* out = const_cast<char16_t*>(result.data);
  for (i32 i = from; i < to; i++)
    out += encode(out, points->data[i]);
  return result;
}

CodePoints* string_to_code_points(Context& cx, String text) {
  auto* points = CodePoints::make(cx);
  for (i32 i = 0; i < text.length; i++) {
    i32 unit = text.data[i];
    bool leads = unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length;
    if (leads && (text.data[i + 1] & 0xfc00) == 0xdc00)
      unit = 0x10000 + ((unit - 0xd800) << 10) + (text.data[++i] - 0xdc00);
    points->push(cx, unit);
  }
  return points;
}

String char_to_string(Context& cx, i32 point) {
  char16_t* units = allocate_units(cx, 2);
  return String{units, encode(units, point)};
}

/** Whether a literal beyond the range of doubles is beyond its upper end: the sign of the exponent of its
 * first digit. */
static bool is_huge(const char* text, const char* end) {
  i64 exponent = 0;
  bool seen = false;
  bool fraction = false;
  for (; text != end && (*text | 0x20) != 'e'; text++) {
    if (*text == '.')
      fraction = true;
    else if (*text != '0' || seen) {
      seen = true;
      if (!fraction) exponent++;
    } else if (fraction)
      exponent--;
  }
  if (text == end) return exponent > 0;
  i64 written = 0;
  const char* digits = text + 1 + (text + 1 != end && text[1] == '+' ? 1 : 0);
  if (std::from_chars(digits, end, written).ec != std::errc()) return digits != end && *digits != '-';
  return exponent + written > 0;
}

String shortest_float(Context& cx, String literal) {
  auto* text = static_cast<char*>(cx.allocate(size_t(literal.length) + 1));
  for (i32 i = 0; i < literal.length; i++)
    text[i] = static_cast<char>(literal.data[i]);
  const char* end = text + literal.length;
  double value = 0;
  if (std::from_chars(text, end, value).ec == std::errc::result_out_of_range) {
    if (is_huge(text, end)) return rt::literal(u"inf");
    value = 0;
  }
  char shortest[40];
  const char* last =
      std::to_chars(shortest, shortest + sizeof shortest, value, std::chars_format::scientific).ptr;
  const char* e = shortest;
  while (*e != 'e')
    e++;
  i64 exponent = 0;
  std::from_chars(e + (e[1] == '+' ? 2 : 1), last, exponent);
  String digits = new_text(cx, static_cast<i32>(e - shortest > 1 ? e - shortest - 1 : 1));
  auto* out = const_cast<char16_t*>(digits.data);
  for (const char* p = shortest; p != e; p++)
    if (*p != '.') *out++ = static_cast<char16_t>(*p);
  return concat(cx, {digits, rt::literal(u"e"), int_to_string(cx, exponent)});
}

SyntaxFailure* SyntaxFailure::make(Context& cx, String type, String message, i32 line, i32 column,
                                   i32 end_line, i32 end_column) {
  return new (cx.allocate(sizeof(SyntaxFailure)))
      SyntaxFailure{type, message, line, column, end_line, end_column};
}

void fail(Context& cx, SyntaxFailure* failure) {
  cx.failure = failure;
  cx.leave();
}

} // namespace pyc::frontend
