#pragma once
/// Frames, code objects and tracebacks as Python sees them.

#include "interp/frame.h"
#include "object/exception.h"

namespace pyc {

/// A frame as Python sees it. One of an interpreter frame looks there until the frame ends (frame_ended), and
/// is the same object each time; one of a native frame is a picture of the time when it was asked for.
struct FrameObject : Object {
  Value code;
  Value function; ///< NULL for a native frame
  Value globals;
  Value locals;    ///< NULL: none kept, or the frame still runs
  Value back;      ///< FrameObject or NULL
  Value generator; ///< whose body the frame runs; NULL for a function's
  Value trace;     ///< what a debugger left in f_trace; NULL for nothing
  uint32_t pc;
  bool no_trace_lines; ///< f_trace_lines is false
  bool trace_opcodes;
};

/// sys._getframe(depth): 0 is the newest Python frame. NULL with ValueError when the stack is not deep
/// enough.
Value frame_object(Task* task, uint32_t depth);
/// The local variables of the newest Python frame, for locals(), vars(), dir(), eval(), exec(). NULL
/// with an exception: there is no frame, or its variables are not in memory.
Value current_locals(Task* task);
/// super() without arguments: the class of the method under way and its first argument. False with
/// RuntimeError.
bool current_super(Task* task, Value* type, Value* self);

void register_frame_kinds();

} // namespace pyc
