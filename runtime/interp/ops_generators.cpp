/// Handlers: generators, coroutines, asynchronous iteration.

#include "abi/helpers.h"
#include "interp/generator.h"
#include "interp/handler.h"

namespace pyc {

OP(Yield) {
  InterpFrame* frame = FRAME;
  Value value = REG(value);
  generator_suspend(task, frame->generator, registers, static_cast<uint32_t>(pc - frame->code->units));
  return value;
}
OP(GetYieldFromIter) {
  SAVE_PC();
  RESULT(pyc_GetYieldFromIter(task, REG(iterable)));
}
OP(Send) {
  SAVE_PC();
  Value results[2];
  if (pyc_Send(task, REG(iterator), REG(value), results) < 0) FAIL();
  REG(to) = results[0];
  if (!results[1].is_null()) JUMP(done);
  NEXT();
}
OP(GetAwaitable) {
  SAVE_PC();
  RESULT(pyc_GetAwaitable(task, REG(value), IMM(which)));
}
OP(GetAsyncIter) {
  SAVE_PC();
  RESULT(pyc_GetAsyncIter(task, REG(iterable)));
}
OP(GetAsyncNext) {
  SAVE_PC();
  RESULT(pyc_GetAsyncNext(task, REG(iterator)));
}
OP(AsyncWrap) {
  RESULT(pyc_AsyncWrap(task, REG(value)));
}
} // namespace pyc
