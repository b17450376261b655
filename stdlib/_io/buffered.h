#pragma once
/// BufferedReader, BufferedWriter and BufferedRandom: one buffer over a raw stream. It holds either bytes
/// that were read ahead or bytes that wait to be written (then possibly behind others that were read).
///
/// Positions count from the start of the buffer. `raw_position` is where the raw stream stands, `position`
/// where the user stands; read-ahead bytes are [position, read_end), unwritten ones [write_start, write_end).
/// -1 in read_end or write_end says that there is no such part.

#include "stdlib/_io/io.h"

namespace pyc::io {

struct Buffered : Object {
  Value raw;             ///< NULL until __init__, and after detach()
  RawStoreObject* store; ///< null until first used, and after close()
  Task* owner;           ///< who is inside an operation
  int64_t size;          ///< of the buffer
  int64_t absolute;      ///< where the raw stream stands in the file, -1: not known
  int64_t position, raw_position;
  int64_t read_end;
  int64_t write_start, write_end;
  bool initialized, detached, closed;
  bool readable, writable;
  bool finalizing;
};

inline Buffered* buffered_of(Value v) {
  return v.as<Buffered>();
}
inline bool has_read_part(const Buffered* b) {
  return b->readable && b->read_end != -1;
}
inline bool has_write_part(const Buffered* b) {
  return b->writable && b->write_end != -1;
}
/// Bytes that were read ahead.
inline int64_t read_ahead(const Buffered* b) {
  return has_read_part(b) && b->read_end > b->position ? b->read_end - b->position : 0;
}
/// How far the raw stream is in front of the user.
inline int64_t raw_offset(const Buffered* b) {
  return (has_read_part(b) || has_write_part(b)) && b->raw_position >= 0 ? b->raw_position - b->position : 0;
}
inline void drop_read_part(Buffered* b) {
  b->read_end = -1;
}
inline void drop_write_part(Buffered* b) {
  b->write_start = 0;
  b->write_end = -1;
}
inline void set_position(Buffered* b, int64_t position) {
  b->position = position;
  if (has_read_part(b) && b->read_end < position) b->read_end = position;
}

/// One operation at a time: a raw stream that calls back gets RuntimeError, another thread waits.
class Entered {
public:
  Entered(Task* task, Buffered* buffered);
  ~Entered();
  Entered(const Entered&) = delete;
  Entered& operator=(const Entered&) = delete;
  explicit operator bool() const { return buffered_ != nullptr; }

private:
  Buffered* buffered_ = nullptr; ///< null: an exception is set
};

// Everything below works inside an operation (Entered), unless it says otherwise. Functions that return bool
// give false with an exception; those that return a count kFailed, or kBlocked.

/// ValueError for objects without a raw stream; from outside.
bool check_initialized(Task* task, const Buffered* b);
/// ValueError `message` when the raw stream is closed and nothing is read ahead; from outside.
bool check_buffered_open(Task* task, Buffered* b, const char* message);
bool buffered_is_closed(Task* task, Buffered* b, bool* out);

/// Makes the buffer's memory where there is none.
bool ensure_store(Task* task, Buffered* b);
/// Up to `count` bytes from the raw stream to `to`, which `owner` keeps.
int64_t raw_read(Task* task, Buffered* b, char* to, int64_t count);
int64_t raw_write(Task* task, Buffered* b, const char* data, int64_t count);
int64_t raw_tell(Task* task, Buffered* b);
int64_t raw_seek(Task* task, Buffered* b, int64_t offset, int whence);
/// Reads ahead behind what is read ahead already.
int64_t fill_buffer(Task* task, Buffered* b);
/// Writes what waits. BlockingIOError when the raw stream takes no more now.
bool flush_writes(Task* task, Buffered* b);
/// flush_writes, and the raw stream back to where the user is.
bool flush_and_rewind(Task* task, Buffered* b);
Raised raise_blocking(Task* task, const Buffered* b, int64_t written);

/// The end of __init__: the buffer over `raw`; the classes have checked what raw can do.
bool buffered_start(Task* task, Buffered* b, Value raw, int64_t size, bool readable, bool writable);
/// raw and buffer_size of __init__.
bool buffered_arguments(Task* task, const char* function, const Value* args, size_t nargs, Value kwnames,
                        Value* raw, int64_t* size);

/// The C++ functions of buffered.write and buffered.read1, from outside.
int64_t buffered_write(Task* task, Buffered* b, const char* data, int64_t count);
Value buffered_read1(Task* task, Buffered* b, int64_t count);
/// read1 in two steps, for callers with memory of their own: how many bytes read1(count) gives at most
/// (count >= 0; 0: none, as count is 0), then that many to `to`. kFailed with an exception.
int64_t buffered_read1_room(Task* task, Buffered* b, int64_t count);
int64_t buffered_read1_into(Task* task, Buffered* b, char* to, int64_t count);
/// buffered.tell(); -1 with an exception. buffered.flush() of a class that writes.
int64_t buffered_tell(Task* task, Buffered* b);
bool buffered_flush(Task* task, Buffered* b);
/// seekable(), readable() or writable() of a plain one.
Value buffered_ability(Task* task, Buffered* b, Ability ability);
/// A BufferedReader, BufferedWriter or BufferedRandom of exactly that class and without own attributes over a
/// plain FileIO.
bool is_plain_buffered(Value v);

// Methods, for the tables of the classes.
#define PYC_METHOD(id) Value id(Task* task, const Value* args, size_t nargs, Value kwnames)
PYC_METHOD(buffered_flush_method);
PYC_METHOD(buffered_simple_flush_method);
PYC_METHOD(buffered_close_method);
PYC_METHOD(buffered_detach_method);
PYC_METHOD(buffered_seekable_method);
PYC_METHOD(buffered_readable_method);
PYC_METHOD(buffered_writable_method);
PYC_METHOD(buffered_fileno_method);
PYC_METHOD(buffered_isatty_method);
PYC_METHOD(buffered_dealloc_warn_method);
PYC_METHOD(buffered_seek_method);
PYC_METHOD(buffered_tell_method);
PYC_METHOD(buffered_truncate_method);
PYC_METHOD(buffered_read_method);
PYC_METHOD(buffered_read1_method);
PYC_METHOD(buffered_readinto_method);
PYC_METHOD(buffered_readinto1_method);
PYC_METHOD(buffered_readline_method);
PYC_METHOD(buffered_peek_method);
PYC_METHOD(buffered_write_method);
#undef PYC_METHOD
Value buffered_next(Task* task, Value self);
Value buffered_repr(Task* task, Value self);
Value buffered_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames);
extern const GetSetDef buffered_getsets[];
void trace_buffered(Object* o, gc::Visitor& visitor);

} // namespace pyc::io
