/// The small formatter of error messages; the formats are in errors.h.

#include <cstdarg>
#include <cstdio>
#include <cstring>

#include "object/errors.h"
#include "object/operators.h"
#include "object/str.h"

namespace pyc {

/// One conversion, taken apart: `%.200T`.
struct Conversion {
  int precision = -1;
  char length = 0; ///< 'l', 'z' or 0
  char letter = 0;
  const char* end;
};

static Conversion read_conversion(const char* p) {
  Conversion c;
  if (*p == '.') {
    c.precision = 0;
    for (p++; *p >= '0' && *p <= '9'; p++)
      c.precision = c.precision * 10 + (*p - '0');
  }
  while (*p == 'l' || *p == 'z')
    c.length = *p++;
  c.letter = *p++;
  c.end = p;
  return c;
}

/// UTF-8 text, at most `precision` bytes of it, cut at a character's boundary.
static bool add_utf8(Task* task, StrBuilder& out, const char* text, int precision) {
  size_t length = std::strlen(text);
  if (precision >= 0 && length > static_cast<size_t>(precision)) {
    length = static_cast<size_t>(precision);
    while (length > 0 && (text[length] & 0xC0) == 0x80)
      length--;
  }
  Value s = str_from_utf8(task, text, length);
  if (s.is_null()) return false;
  out.add(s.as<StrObject>());
  return true;
}

static void add_str(StrBuilder& out, const StrObject* s, int precision) {
  size_t length = s->length();
  if (precision >= 0 && length > static_cast<size_t>(precision)) length = static_cast<size_t>(precision);
  out.add_range(s, 0, length);
}

static bool add_value(StrBuilder& out, Value text, int precision) {
  if (text.is_null()) return false;
  add_str(out, text.as<StrObject>(), precision);
  return true;
}

static void add_number(StrBuilder& out, const Conversion& c, uint64_t bits) {
  char buffer[32];
  const char* format = c.letter == 'x' ? "%llx" : c.letter == 'u' ? "%llu" : "%lld";
  int n = std::snprintf(buffer, sizeof buffer, format, static_cast<long long>(bits));
  out.add_ascii(buffer, static_cast<size_t>(n));
}

static uint64_t number_argument(const Conversion& c, va_list* arguments) {
  if (c.length) return va_arg(*arguments, uint64_t);
  if (c.letter == 'd') return static_cast<uint64_t>(int64_t{va_arg(*arguments, int)});
  return va_arg(*arguments, unsigned);
}

static bool add_conversion(Task* task, StrBuilder& out, const Conversion& c, va_list* arguments) {
  switch (c.letter) {
  case 's':
    return add_utf8(task, out, va_arg(*arguments, const char*), c.precision);
  case 'c':
    out.add_char(static_cast<uint32_t>(va_arg(*arguments, int)));
    return true;
  case 'd':
  case 'u':
  case 'x':
    add_number(out, c, number_argument(c, arguments));
    return true;
  case 'T':
    return add_utf8(task, out, type_name_utf8(type_of(va_arg(*arguments, Value))), c.precision);
  case 'B': {
    Value v = va_arg(*arguments, Value);
    return add_utf8(task, out, v.is_none() ? "None" : type_name_utf8(type_of(v)), c.precision);
  }
  case 'Q':
    return add_value(out, type_full_name(task, type_of(va_arg(*arguments, Value)), true), c.precision);
  case 'N':
    return add_utf8(task, out, type_name_utf8(va_arg(*arguments, TypeObject*)), c.precision);
  case 'S':
    add_str(out, va_arg(*arguments, StrObject*), c.precision);
    return true;
  case 'V':
    return add_value(out, str(task, va_arg(*arguments, Value)), c.precision);
  case 'R':
    return add_value(out, repr(task, va_arg(*arguments, Value)), c.precision);
  case 'A':
    return add_value(out, ascii(task, va_arg(*arguments, Value)), c.precision);
  default:
    out.add_char('%');
    return true;
  }
}

Value format_message_va(Task* task, const char* format, va_list arguments) {
  StrBuilder out(task);
  va_list copy;
  va_copy(copy, arguments);
  bool ok = true;
  for (const char* p = format; *p && ok;) {
    const char* percent = std::strchr(p, '%');
    size_t plain = percent ? static_cast<size_t>(percent - p) : std::strlen(p);
    if (plain) {
      Value text = str_from_utf8(task, p, plain);
      ok = !text.is_null();
      if (ok) out.add(text.as<StrObject>());
    }
    if (!percent) break;
    if (!ok) break;
    Conversion c = read_conversion(percent + 1);
    ok = add_conversion(task, out, c, &copy);
    p = c.end;
  }
  va_end(copy);
  return ok ? out.finish() : kNull;
}

Value format_message(Task* task, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  Value v = format_message_va(task, format, arguments);
  va_end(arguments);
  return v;
}

} // namespace pyc
