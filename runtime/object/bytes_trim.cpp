/// Methods of bytes and bytearray that cut or pad the ends: strip, removeprefix, center, zfill, expandtabs.

#include <cstring>

#include "object/buffer.h"
#include "object/bytes_methods.h"
#include "object/str_methods.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/operators.h"
#include "object/unicode.h"

namespace pyc {

namespace {

constexpr int kLeft = 1, kRight = 2;

/// strip, lstrip, rstrip: the argument is a set of bytes, by default white space.
Value strip(Task* task, const Value* args, size_t nargs, int sides) {
  BytesLike set;
  bool spaces = nargs < 2 || args[1].is_none();
  if (!spaces && !set.get(task, args[1])) return kNull;
  BytesView view = bytes_view(args[0]);
  auto strips = [&](char c) {
    return spaces ? is_ascii_space(static_cast<unsigned char>(c))
                  : set.length() && std::memchr(set.data(), c, set.length()) != nullptr;
  };
  size_t from = 0, to = view.length;
  if (sides & kLeft)
    while (from < to && strips(view.data[from]))
      from++;
  if (sides & kRight)
    while (to > from && strips(view.data[to - 1]))
      to--;
  if (to - from == view.length) return bytes_self_or_copy(task, args[0]);
  return bytes_new_like(task, args[0], view.data + from, to - from);
}

Value remove_affix(Task* task, const Value* args, bool at_end) {
  BytesLike affix;
  if (!affix.get(task, args[1])) return kNull;
  BytesView view = bytes_view(args[0]);
  if (affix.length() > 0 && affix.length() <= view.length) {
    size_t rest = view.length - affix.length();
    if (std::memcmp(view.data + (at_end ? rest : 0), affix.data(), affix.length()) == 0)
      return bytes_new_like(task, args[0], view.data + (at_end ? 0 : affix.length()), rest);
  }
  return bytes_self_or_copy(task, args[0]);
}

Value pad(Task* task, Value self, size_t left, size_t right, char fill) {
  if (left == 0 && right == 0) return bytes_self_or_copy(task, self);
  size_t length = bytes_view(self).length;
  BytesObject* out = bytes_allocate(task, left + length + right);
  if (!out) return kNull;
  std::memset(out->data, fill, left);
  if (length) std::memcpy(out->data + left, bytes_view(self).data, length);
  std::memset(out->data + left + length, fill, right);
  return is_bytes(self) ? Value::from_object(out) : bytearray_new(task, out->data, out->length);
}

/// Arguments (width, fillbyte=b' ') of the padding methods: how many bytes are missing.
bool read_padding(Task* task, const char* name, const Value* args, size_t nargs, size_t* missing,
                  char* fill) {
  int64_t width;
  if (!size_argument(task, args[1], &width)) return false;
  *fill = ' ';
  if (nargs > 2) {
    if (!is_bytes(args[2]) && !is_bytearray(args[2]))
      return raise_type_error(task, "%s() argument 2 must be a byte string of length 1, not %B", name,
                              args[2]);
    BytesView text = bytes_view(args[2]);
    if (text.length != 1)
      return raise_type_error(
          task, "%s(): argument 2 must be a byte string of length 1, not a %s object of length %zu", name,
          is_bytes(args[2]) ? "bytes" : "bytearray", text.length);
    *fill = *text.data;
  }
  auto length = static_cast<int64_t>(bytes_view(args[0]).length);
  *missing = width > length ? static_cast<size_t>(width - length) : 0;
  return true;
}

} // namespace

Value bytes_strip(Task* task, const Value* args, size_t nargs, Value) {
  return strip(task, args, nargs, kLeft | kRight);
}
Value bytes_lstrip(Task* task, const Value* args, size_t nargs, Value) {
  return strip(task, args, nargs, kLeft);
}
Value bytes_rstrip(Task* task, const Value* args, size_t nargs, Value) {
  return strip(task, args, nargs, kRight);
}
Value bytes_removeprefix(Task* task, const Value* args, size_t, Value) {
  return remove_affix(task, args, false);
}
Value bytes_removesuffix(Task* task, const Value* args, size_t, Value) {
  return remove_affix(task, args, true);
}

Value bytes_center(Task* task, const Value* args, size_t nargs, Value) {
  size_t missing;
  char fill;
  if (!read_padding(task, "center", args, nargs, &missing, &fill)) return kNull;
  // The odd byte goes left when the width is odd too.
  size_t width = bytes_view(args[0]).length + missing;
  size_t left = missing / 2 + (missing & width & 1);
  return pad(task, args[0], left, missing - left, fill);
}
Value bytes_ljust(Task* task, const Value* args, size_t nargs, Value) {
  size_t missing;
  char fill;
  return read_padding(task, "ljust", args, nargs, &missing, &fill) ? pad(task, args[0], 0, missing, fill)
                                                                   : kNull;
}
Value bytes_rjust(Task* task, const Value* args, size_t nargs, Value) {
  size_t missing;
  char fill;
  return read_padding(task, "rjust", args, nargs, &missing, &fill) ? pad(task, args[0], missing, 0, fill)
                                                                   : kNull;
}

Value bytes_zfill(Task* task, const Value* args, size_t, Value) {
  size_t missing;
  char fill;
  if (!read_padding(task, "zfill", args, 2, &missing, &fill)) return kNull;
  Value padded = pad(task, args[0], missing, 0, '0');
  if (padded.is_null() || missing == 0) return padded;
  // The result is fresh: the sign moves to its front.
  auto* data = const_cast<char*>(bytes_view(padded).data);
  if (bytes_view(padded).length > missing && (data[missing] == '+' || data[missing] == '-')) {
    data[0] = data[missing];
    data[missing] = '0';
  }
  return padded;
}

Value bytes_expandtabs(Task* task, const Value* args, size_t nargs, Value kwnames) {
  int32_t size;
  if (!tab_size_argument(task, args, nargs, kwnames, &size)) return kNull;
  Value result = bytearray_new(task, nullptr, 0);
  if (result.is_null()) return kNull;
  auto* out = result.as<ByteArrayObject>();
  auto add = [&](char c, size_t count) {
    size_t old = out->length;
    if (!bytearray_resize(task, out, old + count)) return false;
    std::memset(out->store->data + old, c, count);
    return true;
  };
  size_t column = 0;
  BytesView view = bytes_view(args[0]);
  for (size_t i = 0; i < view.length; i++) {
    char c = view.data[i];
    if (c == '\t') {
      size_t spaces = size > 0 ? static_cast<size_t>(size) - column % static_cast<size_t>(size) : 0;
      if (spaces && !add(' ', spaces)) return kNull;
      column += spaces;
      continue;
    }
    if (!add(c, 1)) return kNull;
    column = c == '\n' || c == '\r' ? 0 : column + 1;
  }
  if (!is_bytes(args[0])) return result;
  BytesView all = bytes_view(result);
  return bytes_new(task, all.data, all.length);
}

} // namespace pyc
