/// Writing through a buffer.

#include <cstdio>
#include <cstring>

#include "stdlib/_io/buffered.h"

namespace pyc::io {

namespace {

/// Whether the exception under way says that the raw stream takes no more now; it is forgotten then.
bool clear_blocking(Task* task) {
  return clear_if(task, types::BlockingIOError);
}

/// The data goes behind what waits, if there is room.
bool put_in_buffer(Buffered* b, const char* data, int64_t count) {
  if (!has_read_part(b) && !has_write_part(b)) b->position = b->raw_position = 0;
  int64_t room = b->size - b->position;
  if (count > room || count >= b->size) return false;
  std::memcpy(b->store->data + b->position, data, static_cast<size_t>(count));
  if (!has_write_part(b) || b->write_start > b->position) b->write_start = b->position;
  set_position(b, b->position + count);
  if (b->write_end < b->position) b->write_end = b->position;
  return true;
}

/// After a flush that could not write everything: the buffer takes what it can. Bytes taken; kFailed with
/// BlockingIOError when that is not all.
int64_t put_behind_rest(Task* task, Buffered* b, const char* data, int64_t count) {
  if (b->readable) drop_read_part(b);
  char* start = b->store->data;
  std::memmove(start, start + b->write_start, static_cast<size_t>(b->write_end - b->write_start));
  b->write_end -= b->write_start;
  b->raw_position -= b->write_start;
  b->position -= b->write_start;
  b->write_start = 0;
  int64_t room = b->size - b->write_end, taken = count < room ? count : room;
  std::memcpy(start + b->write_end, data, static_cast<size_t>(taken));
  b->write_end += taken;
  b->position += taken;
  if (taken == count) return count;
  raise_blocking(task, b, taken);
  return kFailed;
}

/// Writes past the buffer until the rest fits into it; that stays there.
int64_t write_through(Task* task, Buffered* b, const char* data, int64_t count) {
  int64_t written = 0;
  while (count - written >= b->size) {
    int64_t n = raw_write(task, b, data + written, count - written);
    if (n == kFailed) return kFailed;
    if (n == kBlocked) {
      if (count - written <= b->size) break;
      std::memcpy(b->store->data, data + written, static_cast<size_t>(b->size));
      b->raw_position = 0;
      set_position(b, b->size);
      b->write_start = 0;
      b->write_end = b->size;
      raise_blocking(task, b, written + b->size);
      return kFailed;
    }
    written += n;
    if (!poll(task)) return kFailed;
  }
  if (b->readable) drop_read_part(b);
  int64_t rest = count - written;
  if (rest > 0) std::memcpy(b->store->data, data + written, static_cast<size_t>(rest));
  b->write_start = 0;
  b->write_end = rest;
  set_position(b, rest);
  b->raw_position = 0;
  return count;
}

} // namespace

int64_t buffered_write(Task* task, Buffered* b, const char* data, int64_t count) {
  if (!check_initialized(task, b)) return kFailed;
  Entered entered(task, b);
  bool closed;
  if (!entered || !buffered_is_closed(task, b, &closed)) return kFailed;
  if (closed) {
    raise_value_error(task, "write to closed file");
    return kFailed;
  }
  if (!ensure_store(task, b)) return kFailed;
  if (put_in_buffer(b, data, count)) return count;
  if (!flush_writes(task, b)) return clear_blocking(task) ? put_behind_rest(task, b, data, count) : kFailed;
  int64_t offset = raw_offset(b);
  if (offset != 0) {
    if (raw_seek(task, b, -offset, SEEK_CUR) < 0) return kFailed;
    b->raw_position -= offset;
  }
  return write_through(task, b, data, count);
}

Value buffered_write_method(Task* task, const Value* args, size_t, Value) {
  Buffered* b = buffered_of(args[0]);
  BytesLike data;
  if (!data.get(task, args[1])) return kNull;
  int64_t n = buffered_write(task, b, data.data(), static_cast<int64_t>(data.length()));
  return n == kFailed ? kNull : Value::from_small_int(n);
}

} // namespace pyc::io
