/// Handlers: moves, constants, jumps, iteration, unpacking.

#include "abi/helpers.h"
#include "abi/native_calls.h"
#include "interp/generator.h"
#include "interp/handler.h"
#include "object/errors.h"
#include "object/operators.h"
#include "sched/safepoint.h"

namespace pyc {

OP(Move) {
  REG(to) = REG(from);
  NEXT();
}
OP(LoadConst) {
  RESULT(constant_at(task, FRAME->code, WIDE(value)));
}
OP(LoadNull) {
  REG(to) = kNull;
  NEXT();
}
OP(LoadCommon) {
  RESULT(pyc_LoadCommon(task, IMM(which)));
}
OP(Jump) {
  JUMP(to);
}
namespace {

/// A loop is hot: goes on in native code where there is an entry. kAbsent: the interpreter goes on at
/// frame->pc, with an exception if one is set (pyc_side_exit_frame, or there is no entry); else the frame's
/// result.
[[gnu::noinline]] Value enter_native_loop(Task* task, InterpFrame* frame, const uint16_t* header) {
  frame->pc = header;
  const NativeCode* native = frame->code->native;
  if (!native || !native->resume_at || frame->generator) {
    frame->loop_budget = ~0u;
    return kAbsent;
  }
  // Each entry that comes back doubles the wait for the next: a loop whose guards keep failing costs little.
  frame->loop_backoff = frame->loop_backoff < kMaxLoopBackoff ? frame->loop_backoff * 2 : kMaxLoopBackoff;
  frame->loop_budget = frame->loop_backoff;
  return native->resume_at(task, frame, static_cast<uint32_t>(header - frame->code->units));
}

} // namespace

OP(JumpBack) {
  if (task->stack_limit.load(std::memory_order_relaxed) == kStackLimitRequest) [[unlikely]] {
    SAVE_PC();
    if (!poll_slow(task)) FAIL();
  }
  pc += static_cast<int32_t>(WIDE(to));
  if (--FRAME->loop_budget == 0) [[unlikely]] {
    Value result = enter_native_loop(task, FRAME, pc);
    if (!(result == kAbsent)) return result;
    pc = FRAME->pc;
    if (has_error(task)) FAIL_RECORDED();
  }
  DISPATCH();
}
OP(JumpIfTrue) {
  Value test = REG(test);
  if (test.is_true()) JUMP(to);
  if (test == kFalse) [[likely]]
    NEXT();
  SAVE_PC();
  bool result;
  if (!truth_slow(task, test, &result)) FAIL();
  if (result) JUMP(to);
  NEXT();
}
OP(JumpIfFalse) {
  Value test = REG(test);
  if (test == kFalse) JUMP(to);
  if (test.is_true()) [[likely]]
    NEXT();
  SAVE_PC();
  bool result;
  if (!truth_slow(task, test, &result)) FAIL();
  if (!result) JUMP(to);
  NEXT();
}
OP(JumpIfNone) {
  if (REG(test).is_none()) JUMP(to);
  NEXT();
}
OP(JumpIfNotNone) {
  if (!REG(test).is_none()) JUMP(to);
  NEXT();
}
OP(Return) {
  // A frame object shows the line that the frame ended in.
  SAVE_PC();
  return REG(value);
}
OP(GetIter) {
  SAVE_PC();
  RESULT(pyc_GetIter(task, REG(iterable)));
}
OP(ForIter) {
  SAVE_PC();
  Value item = pyc_ForIter(task, REG(iterator));
  if (item == kAbsent) JUMP(done);
  RESULT(item);
}
OP(Unpack) {
  SAVE_PC();
  STATUS(unpack(task, REG(iterable), IMM(count), &REG(to)));
}
OP(UnpackRest) {
  SAVE_PC();
  STATUS(unpack_rest(task, REG(iterable), IMM(before), IMM(after), &REG(to)));
}
} // namespace pyc
