/// str methods that cut or pad the ends: strip, removeprefix, center, zfill, expandtabs.

#include "object/call.h"
#include "object/errors.h"
#include "object/operators.h"
#include "object/str.h"
#include "object/str_methods.h"
#include "object/unicode.h"

namespace pyc {

namespace {

constexpr int kLeft = 1, kRight = 2;

bool in_set(const StrObject* set, uint32_t c) {
  if (!set) return unicode_is_space(c);
  for (size_t i = 0; i < set->length(); i++)
    if (str_char(set, i) == c) return true;
  return false;
}

Value strip(Task* task, const char* name, const Value* args, size_t nargs, int sides) {
  const StrObject* set = nullptr;
  if (nargs > 1 && !args[1].is_none()) {
    if (!is_str(args[1])) return raise_type_error(task, "%s arg must be None or str", name);
    set = args[1].as<StrObject>();
  }
  auto* s = args[0].as<StrObject>();
  size_t from = 0, to = s->length();
  if (sides & kLeft)
    while (from < to && in_set(set, str_char(s, from)))
      from++;
  if (sides & kRight)
    while (to > from && in_set(set, str_char(s, to - 1)))
      to--;
  return str_substring(task, args[0], from, to);
}

Value pad(Task* task, Value v, size_t left, size_t right, uint32_t fill) {
  auto* s = v.as<StrObject>();
  if (left == 0 && right == 0) return str_exact(task, v);
  StrBuilder out(task);
  out.add_repeated(fill, left);
  out.add(s);
  out.add_repeated(fill, right);
  return out.finish();
}

/// Arguments (width, fillchar=' ') of the padding methods: how many characters are missing.
bool read_padding(Task* task, const Value* args, size_t nargs, size_t* missing, uint32_t* fill) {
  int64_t width;
  if (!size_argument(task, args[1], &width)) return false;
  *fill = ' ';
  if (nargs > 2) {
    if (!is_str(args[2]))
      return raise_type_error(task, "The fill character must be a unicode character, not %T", args[2]);
    auto* text = args[2].as<StrObject>();
    if (text->length() != 1)
      return raise_type_error(task, "The fill character must be exactly one character long");
    *fill = str_char(text, 0);
  }
  auto length = static_cast<int64_t>(args[0].as<StrObject>()->length());
  *missing = width > length ? static_cast<size_t>(width - length) : 0;
  return true;
}

Value remove_affix(Task* task, const char* name, const Value* args, bool at_end) {
  if (!is_str(args[1])) return raise_type_error(task, "%s() argument must be str, not %B", name, args[1]);
  auto *s = args[0].as<StrObject>(), *affix = args[1].as<StrObject>();
  size_t n = s->length(), m = affix->length();
  if (m <= n) {
    size_t at = at_end ? n - m : 0;
    if (str_find(s, affix, at, at + m) >= 0)
      return str_substring(task, args[0], at_end ? 0 : m, at_end ? n - m : n);
  }
  return str_exact(task, args[0]);
}

} // namespace

Value str_strip(Task* task, const Value* args, size_t nargs, Value) {
  return strip(task, "strip", args, nargs, kLeft | kRight);
}
Value str_lstrip(Task* task, const Value* args, size_t nargs, Value) {
  return strip(task, "lstrip", args, nargs, kLeft);
}
Value str_rstrip(Task* task, const Value* args, size_t nargs, Value) {
  return strip(task, "rstrip", args, nargs, kRight);
}
Value str_removeprefix(Task* task, const Value* args, size_t, Value) {
  return remove_affix(task, "removeprefix", args, false);
}
Value str_removesuffix(Task* task, const Value* args, size_t, Value) {
  return remove_affix(task, "removesuffix", args, true);
}

Value str_center(Task* task, const Value* args, size_t nargs, Value) {
  size_t missing;
  uint32_t fill;
  if (!read_padding(task, args, nargs, &missing, &fill)) return kNull;
  // The odd space goes left when the width is odd too.
  size_t width = args[0].as<StrObject>()->length() + missing;
  size_t left = missing / 2 + (missing & width & 1);
  return pad(task, args[0], left, missing - left, fill);
}

Value str_ljust(Task* task, const Value* args, size_t nargs, Value) {
  size_t missing;
  uint32_t fill;
  return read_padding(task, args, nargs, &missing, &fill) ? pad(task, args[0], 0, missing, fill) : kNull;
}

Value str_rjust(Task* task, const Value* args, size_t nargs, Value) {
  size_t missing;
  uint32_t fill;
  return read_padding(task, args, nargs, &missing, &fill) ? pad(task, args[0], missing, 0, fill) : kNull;
}

Value str_zfill(Task* task, const Value* args, size_t, Value) {
  size_t missing;
  uint32_t fill;
  if (!read_padding(task, args, 2, &missing, &fill)) return kNull;
  if (missing == 0) return str_exact(task, args[0]);
  auto* s = args[0].as<StrObject>();
  bool sign = s->length() > 0 && (str_char(s, 0) == '+' || str_char(s, 0) == '-');
  StrBuilder out(task);
  out.add_range(s, 0, sign);
  out.add_repeated('0', missing);
  out.add_range(s, sign, s->length());
  return out.finish();
}

bool tab_size_argument(Task* task, const Value* args, size_t nargs, Value kwnames, int32_t* size) {
  static const char* const names[] = {"tabsize", nullptr};
  static const ParameterList list = {"expandtabs", names, 0, 1};
  Value bound[1];
  *size = 8;
  if (!bind_arguments(task, list, args + 1, nargs - 1, kwnames, bound)) return false;
  return bound[0].is_null() || int_argument(task, bound[0], size);
}

Value str_expandtabs(Task* task, const Value* args, size_t nargs, Value kwnames) {
  int32_t size;
  if (!tab_size_argument(task, args, nargs, kwnames, &size)) return kNull;
  auto* s = args[0].as<StrObject>();
  StrBuilder out(task);
  size_t column = 0;
  for (size_t i = 0; i < s->length(); i++) {
    uint32_t c = str_char(s, i);
    if (c == '\t') {
      if (size > 0) {
        size_t spaces = static_cast<size_t>(size) - column % static_cast<size_t>(size);
        out.add_repeated(' ', spaces);
        column += spaces;
      }
      continue;
    }
    out.add_char(c);
    column = c == '\n' || c == '\r' ? 0 : column + 1;
  }
  return out.finish();
}

} // namespace pyc
