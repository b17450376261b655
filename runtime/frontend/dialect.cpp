#include "dialect.h"

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
