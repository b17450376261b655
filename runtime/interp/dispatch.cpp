/// The run loop: the table of handlers, entry into a frame, and the way of an exception within a frame.

#include "interp/handler.h"
#include "interp/traceback.h"
#include "object/errors.h"
#include "sched/safepoint.h"
#include "sched/stack.h"

namespace pyc {

constexpr HandlerTable plain_handlers = {{
#define PYC_HANDLER_ENTRY(name, units, effects) op_##name,
    PYC_OPCODES(PYC_HANDLER_ENTRY)
#undef PYC_HANDLER_ENTRY
}};
const HandlerTable* active_handlers = &plain_handlers;

Value run_frame(Task* task, InterpFrame* frame, uint32_t pc) {
  const uint16_t* start = frame->code->units + pc;
  return active_handlers->entries[*start](task, frame->registers, start, active_handlers);
}

Value run_frame_raising(Task* task, InterpFrame* frame, uint32_t pc, bool recorded) {
  const uint16_t* start = frame->code->units + pc;
  return (recorded ? unwind_recorded : unwind)(task, frame->registers, start, active_handlers);
}

PYC_HANDLER_CALL Value unwind(PYC_HANDLER_PARAMETERS) {
  InterpFrame* frame = FRAME;
  frame->pc = pc;
  traceback_add_frame(task, frame);
  [[clang::musttail]] return unwind_recorded(task, registers, pc, table);
}

PYC_HANDLER_CALL Value unwind_recorded(PYC_HANDLER_PARAMETERS) {
  InterpFrame* frame = FRAME;
  frame->pc = pc;
  const ExceptionEntry* entry = find_handler(frame->code, static_cast<uint32_t>(pc - frame->code->units));
  if (!entry) return kNull;
  registers[entry->target] = take_error(task);
  pc = frame->code->units + entry->handler;
  DISPATCH();
}

bool enter_call_slow(Task* task, size_t bytes) {
  if (task->depth > task->depth_limit) {
    task->depth--;
    return raise_recursion(task, "");
  }
  auto stack = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  if (stack - bytes < task->real_stack_limit) {
    task->depth--;
    return raise_recursion(task, "");
  }
  if (poll(task)) return true;
  task->depth--;
  return false;
}

} // namespace pyc
