/// What native code calls beside the helpers: polls, the depth counter, tracebacks of native frames.

#include "abi/native_calls.h"

#include "interp/frame.h"
#include "interp/handler.h"
#include "interp/traceback.h"
#include "object/errors.h"
#include "sched/safepoint.h"
#include "sched/stack.h"

namespace pyc {

namespace {

/// The frame on the native stack of a function that keeps its registers in memory, which is the innermost
/// one; null for others.
InterpFrame* kept_frame(Task* task, const CodeBody* code) {
  if (!(code->flags & kCodeRegistersInMemory) || !(task->top->location & 1)) return nullptr;
  auto* frame = reinterpret_cast<InterpFrame*>(task->top->location & ~uintptr_t{1});
  return frame->code == code ? frame : nullptr;
}

/// Entries for the frames from the location's out to the one at inline depth `depth`, innermost first. The
/// function object is known for the native function's own frame alone.
void add_frames(Task* task, Value callee, const LocationEntry* location, uint32_t depth) {
  uint32_t at = location->depth();
  for (; location && at + 1 > depth; location = location->outer(), at--) {
    CodeBody* code = location_code(location);
    if (!code) continue;
    if (InterpFrame* frame = kept_frame(task, code))
      traceback_add_frame(task, frame);
    else
      traceback_add(task, location->caller ? nullptr : callee.as<FunctionObject>(), code, location->pc);
  }
}

} // namespace

extern "C" {

int32_t pyc_poll_slow(Task* task) {
  return poll_slow(task) ? 0 : -1;
}

bool pyc_depth_slow(Task* task) {
  if (task->depth < task->depth_limit) return true;
  return raise_recursion(task, "");
}

const LocationEntry* pyc_reraise_location(Task* task, const LocationEntry* location) {
  return handled_exception(task).is_null() ? location : location->outer();
}

void pyc_unwind(Task* task, Value callee, const LocationEntry* location) {
  if (location) add_frames(task, callee, location, 0);
}

Value pyc_catch(Task* task, Value callee, const LocationEntry* location, uint32_t depth) {
  if (location) add_frames(task, callee, location, depth);
  return take_error(task);
}

} // extern "C"

} // namespace pyc
