/// sys.stdin, sys.stdout and sys.stderr, and what happens to open streams when the process ends.

#include <cerrno>
#include <unistd.h>

#include "object/names.h"
#include "platform/vector.h"
#include "stdlib/_io/file_io.h"
#include "stdlib/_io/open.h"
#include "stdlib/_io/text_io_wrapper.h"
#include "stdlib/sys/sys.h"

namespace pyc {

namespace {

Value streams[3];
/// They and the streams below them: not closed at the end.
Object* layers[9];

/// One of the standard streams; None when its descriptor is closed.
bool start_stream(Task* task, int descriptor) {
  gc::add_root(&streams[descriptor]);
  streams[descriptor] = kNone;
  if (::lseek(descriptor, 0, SEEK_CUR) < 0 && errno == EBADF) return true;
  static const char* const shown_names[] = {"<stdin>", "<stdout>", "<stderr>"};
  bool writing = descriptor > 0;
  Value mode = str_from_char(task, writing ? 'w' : 'r');
  io::FileIO* raw = io::file_open(task, Value::from_small_int(descriptor), mode, false, kNull);
  Value shown = raw ? str_from_cstring(task, shown_names[descriptor]) : kNull;
  if (shown.is_null() || !instance_set(task, raw, io::name<"name">(), shown)) return false;
  Value buffer = io::open_buffered(task, Value::from_object(raw), !writing, writing, io::kDefaultBuffer);
  Value encoding = Value::from_object(io::name<"utf-8">());
  Value errors = descriptor == 2 ? Value::from_object(io::name<"backslashreplace">()) : kNull;
  Value newline = writing ? Value::from_object(io::name<"\n">()) : kNull;
  bool line_buffering = descriptor == 2 || ::isatty(descriptor);
  Value text =
      buffer.is_null() ? kNull : io::open_text(task, buffer, encoding, errors, newline, line_buffering, mode);
  if (text.is_null()) return false;
  streams[descriptor] = text;
  Object** own = layers + 3 * descriptor;
  own[0] = raw;
  own[1] = buffer.object();
  own[2] = text.object();
  return true;
}

// ---------------------------------------------------------------- the end

/// stream.flush() unless it is None or closed.
bool flush_stream(Task* task, Value stream) {
  if (stream.is_null() || stream.is_none()) return true;
  bool closed = false;
  if (is_plain_text_stream(stream)) {
    io::TextFile* file = io::text_of(stream);
    // Detached and closed streams have nothing to flush.
    return !file->initialized || !io::check_text_open(task, file) ? (clear_error(task), true)
                                                                  : io::flush_text(task, file);
  }
  Value state = get_attr_optional(task, stream, io::name<"closed">());
  if (state.is_null() || (state != kAbsent && !truth(task, state, &closed))) return false;
  return closed || !io::invoke<"flush">(task, stream).is_null();
}

Vector<Object*> unclosed;

void visit_unclosed(gc::Visitor& visitor) {
  for (Object*& object : unclosed)
    visitor.visit_pointer(&object);
}

bool is_stream(const Object* object) {
  return object->kind == Kind::Opaque && is_subtype(shape_at(object->shape_relaxed())->type, types::io_base);
}

bool is_standard(const Object* object) {
  for (const Object* layer : layers)
    if (object == layer) return true;
  return false;
}

/// Runs the finalisers of all streams, which close them; the newest first, so text before what is below it.
/// The standard streams a program may have replaced and written to are flushed.
void close_streams(Task* task) {
  gc::add_root_visitor(visit_unclosed);
  gc::each_finalizable(
      [](void*, Object* object) {
        if (is_stream(object) && !is_standard(object)) unclosed.push(object);
      },
      nullptr);
  while (!unclosed.empty()) {
    Object* object = unclosed.pop();
    Value stream = Value::from_object(object);
    if (auto* finalize = type_of(stream)->slots.finalize) finalize(task, stream);
    clear_error(task);
  }
  for (Value stream : streams)
    if (!flush_stream(task, stream)) clear_error(task);
}

} // namespace

bool standard_streams_start(Task* task) {
  for (int descriptor = 0; descriptor < 3; descriptor++)
    if (!start_stream(task, descriptor)) return false;
  return true;
}

Value standard_stream(int descriptor) {
  return streams[descriptor];
}

bool streams_close_at_exit(Task* task) {
  Value failure = kNull;
  if (!flush_stream(task, sys_get(task, names.stdout_))) failure = take_error(task);
  if (!flush_stream(task, sys_get(task, names.stderr_))) clear_error(task);
  close_streams(task);
  return failure.is_null() || reraise_value(task, failure);
}

} // namespace pyc
