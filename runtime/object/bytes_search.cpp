/// Methods of bytes and bytearray that look for a part: find, index, count, startswith, endswith, replace.

#include <cstring>

#include "object/buffer.h"
#include "object/bytes_methods.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/int.h"
#include "object/operators.h"
#include "object/str_methods.h"
#include "object/tuple.h"

namespace pyc {

int64_t bytes_find(BytesView text, BytesView part) {
  if (part.length > text.length) return -1;
  if (part.length == 0) return 0;
  const void* hit = part.length == 1
                        ? std::memchr(text.data, static_cast<unsigned char>(*part.data), text.length)
                        : memmem(text.data, text.length, part.data, part.length);
  return hit ? static_cast<const char*>(hit) - text.data : -1;
}

int64_t bytes_find_last(BytesView text, BytesView part) {
  if (part.length > text.length) return -1;
  if (part.length == 0) return static_cast<int64_t>(text.length);
  size_t end = text.length - part.length + 1;
  while (end > 0) {
    auto* hit = static_cast<const char*>(memrchr(text.data, static_cast<unsigned char>(*part.data), end));
    if (!hit) return -1;
    if (std::memcmp(hit, part.data, part.length) == 0) return hit - text.data;
    end = static_cast<size_t>(hit - text.data);
  }
  return -1;
}

namespace {

/// Arguments (part, start, end) of the search methods; an int stands for a byte.
class Search {
public:
  bool read(Task* task, const Value* args, size_t nargs) {
    self_ = args[0];
    if (!text_range(task, bytes_view(self_).length, args, nargs, 2, &from, &to_)) return false;
    if (has_buffer(args[1])) {
      if (!bytes_.get(task, args[1])) return false;
      part = {bytes_.data(), bytes_.length()};
      return true;
    }
    if (!is_int_or_bool(args[1]) && !type_of(args[1])->slots.index)
      return raise_type_error(task, "argument should be integer or bytes-like object, not '%.200T'", args[1]);
    part = {&byte_, 1};
    return byte_value(task, args[1], &byte_);
  }
  /// The text searched; clamped again, as taking the arguments may have run Python code that changed it.
  BytesView text() const {
    BytesView all = bytes_view(self_);
    size_t to = to_ < all.length ? to_ : all.length;
    return {all.data + (from < all.length ? from : all.length), from <= to ? to - from : 0};
  }
  /// A start behind the end finds nothing, not even the empty part.
  bool empty_range() const { return from > to_; }

  BytesView part{};
  size_t from = 0;

private:
  Value self_;
  size_t to_ = 0;
  BytesLike bytes_;
  char byte_ = 0;
};

Value find(Task* task, const Value* args, size_t nargs, bool last, bool must) {
  Search s;
  if (!s.read(task, args, nargs)) return kNull;
  int64_t at = -1;
  if (!s.empty_range()) at = last ? bytes_find_last(s.text(), s.part) : bytes_find(s.text(), s.part);
  if (at >= 0) return Value::from_small_int(at + static_cast<int64_t>(s.from));
  if (must) return raise_value_error(task, "subsection not found");
  return Value::from_small_int(-1);
}

bool has_affix(BytesView text, BytesView affix, bool at_end) {
  if (text.length < affix.length) return false;
  const char* at = at_end ? text.data + text.length - affix.length : text.data;
  return std::memcmp(at, affix.data, affix.length) == 0;
}

/// Whether the text within [from, to) has the affix; false with TypeError for what is not bytes-like.
bool test_affix(Task* task, Value self, Value affix, size_t from, size_t to, bool at_end, bool* out) {
  BytesLike bytes;
  if (!bytes.get(task, affix)) return false;
  BytesView all = bytes_view(self);
  if (to > all.length) to = all.length;
  *out = from <= to && has_affix({all.data + from, to - from}, {bytes.data(), bytes.length()}, at_end);
  return true;
}

Value affix_method(Task* task, const char* name, const Value* args, size_t nargs, bool at_end) {
  size_t from, to;
  bool found = false;
  if (!text_range(task, bytes_view(args[0]).length, args, nargs, 2, &from, &to)) return kNull;
  if (is_tuple(args[1])) {
    auto* tuple = args[1].as<TupleObject>();
    for (size_t i = 0; i < tuple->length && !found; i++)
      if (!test_affix(task, args[0], tuple->items[i], from, to, at_end, &found)) return kNull;
    return Value::from_bool(found);
  }
  if (test_affix(task, args[0], args[1], from, to, at_end, &found)) return Value::from_bool(found);
  if (clear_if(task, types::TypeError))
    return raise_type_error(task, "%s first arg must be bytes or a tuple of bytes, not %T", name, args[1]);
  return kNull;
}

/// How often `part`, which is not empty, occurs, at most `limit` times.
int64_t count_parts(BytesView text, BytesView part, int64_t limit) {
  int64_t count = 0;
  while (count != limit) {
    int64_t at = bytes_find(text, part);
    if (at < 0) break;
    count++;
    size_t skip = static_cast<size_t>(at) + part.length;
    text = {text.data + skip, text.length - skip};
  }
  return count;
}

char* append(char* out, BytesView piece) {
  if (piece.length) std::memcpy(out, piece.data, piece.length);
  return out + piece.length;
}

/// Writes `text` with the first `count` occurrences of `old` replaced. An empty `old` stands in front of
/// every byte and at the end.
void write_replaced(char* out, BytesView text, BytesView old, BytesView fresh, int64_t count) {
  for (; count > 0; count--) {
    auto at = static_cast<size_t>(bytes_find(text, old));
    out = append(out, {text.data, at});
    out = append(out, fresh);
    size_t skip = at + old.length;
    if (old.length == 0 && text.length > 0) {
      *out++ = *text.data;
      skip = 1;
    }
    text = {text.data + skip, text.length - skip};
  }
  append(out, text);
}

} // namespace

Value bytes_find_method(Task* task, const Value* args, size_t nargs, Value) {
  return find(task, args, nargs, false, false);
}
Value bytes_rfind_method(Task* task, const Value* args, size_t nargs, Value) {
  return find(task, args, nargs, true, false);
}
Value bytes_index_method(Task* task, const Value* args, size_t nargs, Value) {
  return find(task, args, nargs, false, true);
}
Value bytes_rindex_method(Task* task, const Value* args, size_t nargs, Value) {
  return find(task, args, nargs, true, true);
}

Value bytes_count_method(Task* task, const Value* args, size_t nargs, Value) {
  Search s;
  if (!s.read(task, args, nargs)) return kNull;
  BytesView text = s.text();
  if (s.empty_range()) return Value::from_small_int(0);
  if (s.part.length == 0) return Value::from_small_int(static_cast<int64_t>(text.length) + 1);
  return Value::from_small_int(count_parts(text, s.part, -1));
}

Value bytes_startswith(Task* task, const Value* args, size_t nargs, Value) {
  return affix_method(task, "startswith", args, nargs, false);
}
Value bytes_endswith(Task* task, const Value* args, size_t nargs, Value) {
  return affix_method(task, "endswith", args, nargs, true);
}

Value bytes_replace(Task* task, const Value* args, size_t nargs, Value) {
  BytesLike old_bytes, fresh_bytes;
  int64_t limit = -1;
  if (!old_bytes.get(task, args[1]) || !fresh_bytes.get(task, args[2])) return kNull;
  if (nargs > 3 && !size_argument(task, args[3], &limit)) return kNull;
  BytesView text = bytes_view(args[0]), old{old_bytes.data(), old_bytes.length()},
            fresh{fresh_bytes.data(), fresh_bytes.length()};
  int64_t count = limit < 0 ? -1 : limit;
  if (old.length == 0) {
    auto places = static_cast<int64_t>(text.length) + 1;
    count = count < 0 || count > places ? places : count;
  } else {
    count = count_parts(text, old, count);
  }
  if (count == 0) return bytes_self_or_copy(task, args[0]);
  size_t kept = text.length - static_cast<size_t>(count) * old.length, added;
  if (__builtin_mul_overflow(static_cast<size_t>(count), fresh.length, &added) ||
      added > (SIZE_MAX >> 1) - kept)
    return raise_overflow_error(task, "replace bytes is too long");
  BytesObject* out = bytes_allocate(task, kept + added);
  if (!out) return kNull;
  write_replaced(out->data, bytes_view(args[0]), old, fresh, count);
  return is_bytes(args[0]) ? Value::from_object(out) : bytearray_new(task, out->data, out->length);
}

} // namespace pyc
