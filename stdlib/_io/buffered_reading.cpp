/// Reading through a buffer: read, read1, readinto, readline, peek.

#include <cstring>

#include "object/bytes_methods.h"
#include "stdlib/_io/buffered.h"
#include "stdlib/_io/file_io.h"

namespace pyc::io {

namespace {

/// Takes up to `count` bytes that were read ahead.
int64_t take(Buffered* b, char* to, int64_t count) {
  int64_t n = read_ahead(b);
  if (n > count) n = count;
  if (n > 0) {
    std::memcpy(to, b->store->data + b->position, static_cast<size_t>(n));
    b->position += n;
  }
  return n;
}

Value take_bytes(Task* task, Buffered* b, int64_t count) {
  BytesObject* bytes = bytes_allocate(task, static_cast<size_t>(count));
  if (!bytes) return kNull;
  // Nothing but this operation changes the buffer; the allocation runs no Python.
  take(b, bytes->data, count);
  return Value::from_object(bytes);
}

/// What was read ahead is used up: the buffer starts anew.
bool start_anew(Task* task, Buffered* b) {
  if (b->writable && !flush_and_rewind(task, b)) return false;
  drop_read_part(b);
  return true;
}

bool append_bytes(Task* task, ByteArrayObject* out, const char* data, size_t count) {
  size_t old = out->length;
  if (!bytearray_resize(task, out, old + count)) return false;
  if (count) std::memcpy(out->store->data + old, data, count);
  return true;
}

// ---------------------------------------------------------------- read

Value read_all_by_pieces(Task* task, Buffered* b, Value start) {
  Value all = bytearray_new(task, nullptr, 0);
  if (all.is_null()) return kNull;
  auto* out = all.as<ByteArrayObject>();
  auto* first = start.as<BytesObject>();
  if (!append_bytes(task, out, first->data, first->length)) return kNull;
  for (;;) {
    Value piece = poll(task) ? invoke<"read">(task, b->raw) : kNull;
    if (piece.is_null()) return kNull;
    if (!piece.is_none() && !is_bytes(piece)) return raise_type_error(task, "read() should return bytes");
    if (piece.is_none() || piece.as<BytesObject>()->length == 0) {
      if (out->length == 0) return piece;
      return bytes_new(task, out->store->data, out->length);
    }
    auto* bytes = piece.as<BytesObject>();
    if (!append_bytes(task, out, bytes->data, bytes->length)) return kNull;
    if (b->absolute != -1) b->absolute += static_cast<int64_t>(bytes->length);
  }
}

Value read_all(Task* task, Buffered* b) {
  Value start = take_bytes(task, b, read_ahead(b));
  if (start.is_null() || !start_anew(task, b)) return kNull;
  Value readall = get_attr_optional(task, b->raw, name<"readall">());
  if (readall.is_null()) return kNull;
  if (readall == kAbsent) return read_all_by_pieces(task, b, start);
  Value rest = call0(task, readall);
  if (rest.is_null()) return kNull;
  if (!rest.is_none() && !is_bytes(rest)) return raise_type_error(task, "readall() should return bytes");
  auto *first = start.as<BytesObject>(), *second = rest.as<BytesObject>();
  if (first->length == 0) return rest;
  if (rest.is_none()) return start;
  BytesObject* both = bytes_allocate(task, first->length + second->length);
  if (!both) return kNull;
  std::memcpy(both->data, first->data, first->length);
  std::memcpy(both->data + first->length, second->data, second->length);
  return Value::from_object(both);
}

/// The end of a read that got fewer bytes than it wanted.
Value short_read(Task* task, BytesObject* bytes, int64_t written, int64_t n) {
  if (n == kFailed) return kNull;
  return n == 0 || written > 0 ? bytes_cut(task, bytes, static_cast<size_t>(written)) : kNone;
}

/// Memory for a read of `count` bytes beyond those that were read ahead.
int64_t room_for(const Buffered* b, int64_t count) {
  if (!is_plain_file(b->raw)) return count;
  int64_t more = count - read_ahead(b);
  return read_ahead(b) + file_read_room(b->raw.as<FileIO>(), more);
}

Value read_count(Task* task, Buffered* b, int64_t count) {
  if (count <= read_ahead(b)) return take_bytes(task, b, count);
  count = room_for(b, count);
  BytesObject* bytes = bytes_allocate(task, static_cast<size_t>(count));
  if (!bytes) return kNull;
  int64_t written = take(b, bytes->data, count);
  if (!start_anew(task, b)) return kNull;
  // Whole buffers go around the buffer.
  while (count - written >= b->size) {
    int64_t n = raw_read(task, b, bytes->data + written, (count - written) / b->size * b->size);
    PYC_KEEP(bytes);
    if (n <= 0) return short_read(task, bytes, written, n);
    written += n;
  }
  b->position = b->raw_position = b->read_end = 0;
  while (written < count && b->read_end < b->size) {
    int64_t n = fill_buffer(task, b);
    if (n <= 0) return short_read(task, bytes, written, n);
    written += take(b, bytes->data + written, count - written);
  }
  return bytes_cut(task, bytes, static_cast<size_t>(written));
}

// ---------------------------------------------------------------- readinto

/// readinto for `count` bytes at `to`; kBlocked when nothing is there now.
int64_t read_into(Task* task, Buffered* b, char* to, int64_t count, bool once) {
  int64_t written = take(b, to, count);
  if (written == count) return written;
  if (!start_anew(task, b)) return kFailed;
  b->position = 0;
  while (written < count) {
    int64_t left = count - written, n = 0;
    if (left > b->size) {
      n = raw_read(task, b, to + written, left);
    } else if (!(once && written)) {
      n = fill_buffer(task, b);
      if (n > 0) {
        written += take(b, to + written, left);
        continue;
      }
    }
    if (n == 0 || (n == kBlocked && written > 0)) break;
    if (n < 0) return n;
    written += n;
    if (once) break;
  }
  return written;
}

Value readinto(Task* task, Buffered* b, Value target, bool once) {
  BytesLike buffer;
  const char* function = once ? "readinto1" : "readinto";
  if (!check_initialized(task, b) || !get_target(task, function, target, &buffer)) return kNull;
  if (!check_buffered_open(task, b, "readinto of closed file")) return kNull;
  Entered entered(task, b);
  if (!entered) return kNull;
  int64_t n = read_into(task, b, buffer.writable(), static_cast<int64_t>(buffer.length()), once);
  return n == kFailed ? kNull : n == kBlocked ? kNone : Value::from_small_int(n);
}

// ---------------------------------------------------------------- readline

/// The line that ends within what is read ahead, or is cut there by `limit`. Its length; 0: more is needed.
int64_t line_ahead(const Buffered* b, int64_t limit) {
  int64_t n = read_ahead(b);
  bool cut = limit >= 0 && n >= limit;
  if (cut) n = limit;
  if (n == 0) return 0;
  const char* start = b->store->data + b->position;
  auto* hit = static_cast<const char*>(std::memchr(start, '\n', static_cast<size_t>(n)));
  return hit ? hit - start + 1 : cut ? n : 0;
}

Value read_line(Task* task, Buffered* b, int64_t limit) {
  int64_t n = line_ahead(b, limit);
  if (n > 0 || limit == 0) return take_bytes(task, b, n);
  Value line = bytearray_new(task, nullptr, 0);
  if (line.is_null()) return kNull;
  auto* out = line.as<ByteArrayObject>();
  int64_t have = read_ahead(b);
  if (!bytearray_resize(task, out, static_cast<size_t>(have))) return kNull;
  if (have) take(b, out->store->data, have);
  if (!start_anew(task, b)) return kNull;
  for (bool complete = false; !complete;) {
    drop_read_part(b);
    b->position = 0;
    n = fill_buffer(task, b);
    if (n == kFailed) return kNull;
    if (n <= 0) break;
    int64_t left = limit < 0 ? -1 : limit - static_cast<int64_t>(out->length);
    int64_t count = line_ahead(b, left);
    complete = count > 0;
    if (!complete) count = read_ahead(b);
    size_t old = out->length;
    if (!bytearray_resize(task, out, old + static_cast<size_t>(count))) return kNull;
    take(b, out->store->data + old, count);
  }
  return bytes_new(task, out->store ? out->store->data : "", out->length);
}

Value line_of(Task* task, Buffered* b, int64_t limit) {
  if (!check_buffered_open(task, b, "readline of closed file")) return kNull;
  Entered entered(task, b);
  return entered ? read_line(task, b, limit < 0 ? -1 : limit) : kNull;
}

} // namespace

// ---------------------------------------------------------------- methods

Value buffered_read_method(Task* task, const Value* args, size_t nargs, Value) {
  Buffered* b = buffered_of(args[0]);
  int64_t count;
  if (!read_size(task, args, nargs, 1, &count) || !check_initialized(task, b)) return kNull;
  if (count < -1) return raise_value_error(task, "read length must be non-negative or -1");
  if (!check_buffered_open(task, b, "read of closed file")) return kNull;
  Entered entered(task, b);
  if (!entered) return kNull;
  return count == -1 ? read_all(task, b) : read_count(task, b, count);
}

int64_t buffered_read1_room(Task* task, Buffered* b, int64_t count) {
  if (!check_buffered_open(task, b, "read of closed file")) return kFailed;
  int64_t have = read_ahead(b);
  if (have > 0) return have < count ? have : count;
  return room_for(b, count);
}

int64_t buffered_read1_into(Task* task, Buffered* b, char* to, int64_t count) {
  Entered entered(task, b);
  if (!entered) return kFailed;
  if (int64_t n = take(b, to, count)) return n;
  drop_read_part(b);
  int64_t n = raw_read(task, b, to, count);
  return n == kBlocked ? 0 : n;
}

Value buffered_read1(Task* task, Buffered* b, int64_t count) {
  if (!check_initialized(task, b)) return kNull;
  if (count < 0) count = b->size;
  int64_t room = buffered_read1_room(task, b, count);
  if (room == kFailed) return kNull;
  if (room == 0) return bytes_empty();
  BytesObject* bytes = bytes_allocate(task, static_cast<size_t>(room));
  if (!bytes) return kNull;
  int64_t n = buffered_read1_into(task, b, bytes->data, room);
  PYC_KEEP(bytes);
  return n == kFailed ? kNull : bytes_cut(task, bytes, static_cast<size_t>(n));
}

Value buffered_read1_method(Task* task, const Value* args, size_t nargs, Value) {
  int64_t count = -1;
  if (nargs > 1 && !size_argument(task, args[1], &count)) return kNull;
  return buffered_read1(task, buffered_of(args[0]), count);
}

Value buffered_readinto_method(Task* task, const Value* args, size_t, Value) {
  return readinto(task, buffered_of(args[0]), args[1], false);
}
Value buffered_readinto1_method(Task* task, const Value* args, size_t, Value) {
  return readinto(task, buffered_of(args[0]), args[1], true);
}

Value buffered_readline_method(Task* task, const Value* args, size_t nargs, Value) {
  int64_t limit;
  if (!read_size(task, args, nargs, 1, &limit)) return kNull;
  return line_of(task, buffered_of(args[0]), limit);
}

Value buffered_peek_method(Task* task, const Value* args, size_t nargs, Value) {
  Buffered* b = buffered_of(args[0]);
  int64_t ignored;
  if (nargs > 1 && !size_argument(task, args[1], &ignored)) return kNull;
  if (!check_buffered_open(task, b, "peek of closed file")) return kNull;
  Entered entered(task, b);
  if (!entered || (b->writable && !flush_and_rewind(task, b))) return kNull;
  int64_t n = read_ahead(b);
  if (n == 0) {
    drop_read_part(b);
    n = fill_buffer(task, b);
    if (n == kFailed) return kNull;
    b->position = 0;
    if (n < 0) n = 0;
  }
  BytesObject* bytes = bytes_allocate(task, static_cast<size_t>(n));
  if (!bytes) return kNull;
  if (n) std::memcpy(bytes->data, b->store->data + b->position, static_cast<size_t>(n));
  return Value::from_object(bytes);
}

Value buffered_next(Task* task, Value self) {
  Value line;
  TypeObject* type = type_of(self);
  if (type == types::binary_reader || type == types::binary_random) {
    line = line_of(task, buffered_of(self), -1);
  } else {
    line = invoke<"readline">(task, self);
    if (!line.is_null() && !is_bytes(line))
      return raise_format(task, types::OSError,
                          "readline() should have returned a bytes object, not '%.200T'", line);
  }
  return !line.is_null() && line.as<BytesObject>()->length == 0 ? kAbsent : line;
}

} // namespace pyc::io
