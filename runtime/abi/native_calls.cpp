/// What native code calls beside the helpers: polls, the depth counter, tracebacks of native frames.

#include "abi/native_calls.h"

#include "interp/handler.h"
#include "interp/traceback.h"
#include "object/errors.h"
#include "sched/safepoint.h"
#include "sched/stack.h"

namespace pyc {

namespace {

/// Whether the instruction raises an exception that has been in this frame before: its traceback has the
/// entry.
bool raises_again(const CodeBody* code, uint32_t pc) {
  const uint16_t* at = code->units + pc;
  switch (static_cast<Opcode>(*at)) {
  case Opcode::Reraise:
  case Opcode::CleanupThrow:
  case Opcode::EndAsyncFor:
    return true;
  case Opcode::Raise:
    return at[operand::Raise::exception_] == kNoRegister;
  default:
    return false;
  }
}

/// Entries for a native frame and for what is inlined into it, innermost first.
void add_frames(Task* task, Value callee, const LocationEntry* location) {
  auto* function = callee.as<FunctionObject>();
  for (bool innermost = true;; innermost = false) {
    CodeBody* code = location_code(location);
    bool outermost = location->caller == 0;
    if (code && !(innermost && raises_again(code, location->pc)))
      traceback_add(task, outermost ? function : nullptr, code, location->pc);
    if (outermost) return;
    location += location->caller;
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
  return handled_exception(task).is_null() ? location : nullptr;
}

void pyc_unwind(Task* task, Value callee, const LocationEntry* location) {
  if (location) add_frames(task, callee, location);
}

Value pyc_catch(Task* task, Value callee, const LocationEntry* location) {
  if (location) add_frames(task, callee, location);
  return take_error(task);
}

} // extern "C"

} // namespace pyc
