#pragma once
/// What the rest of the runtime needs of the module _io: the standard streams, print's way to them, open().

#include "object/object.h"
#include "sched/task.h"

namespace pyc {

/// open() in full: the function of builtins and io.
Value builtin_open(Task* task, const Value* args, size_t nargs, Value kwnames);

/// Makes the three standard streams. False with an exception.
bool standard_streams_start(Task* task);
/// Index is the descriptor; None where that is closed.
Value standard_stream(int descriptor);

/// Whether `write` of this stream is TextIOWrapper's own, so that text_stream_write does the same.
bool is_plain_text_stream(Value v);
/// stream.write(text). False with an exception.
bool text_stream_write(Task* task, Value stream, Value text);

/// Flushes sys.stdout and sys.stderr, then closes every stream that nobody has closed, the newest first.
/// False with the exception set when the standard streams fail; errors of the others are reported as
/// unraisable. Called once, before the process ends.
bool streams_close_at_exit(Task* task);

/// io.UnsupportedOperation: made at first use. NULL with an exception.
Value unsupported_operation_type(Task* task);

} // namespace pyc
