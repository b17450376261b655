/// Handlers: exceptions and with-statements.

#include "abi/helpers.h"
#include "interp/handler.h"
#include "object/errors.h"

namespace pyc {

OP(Raise) {
  SAVE_PC();
  bool again = IMM(exception) == kNoRegister;
  pyc_Raise(task, OPTIONAL_REG(exception), OPTIONAL_REG(cause));
  // A bare `raise` outside a handler fails with a new RuntimeError, which belongs to this line.
  if (again && !handled_exception(task).is_null()) FAIL_RECORDED();
  FAIL();
}
OP(Reraise) {
  reraise_value(task, REG(exception));
  FAIL_RECORDED();
}
OP(EnterHandler) {
  Value exception = REG(exception);
  REG(saved) = enter_handler(task, exception);
  NEXT();
}
OP(LeaveHandler) {
  leave_handler(task, REG(saved));
  NEXT();
}
OP(MatchException) {
  SAVE_PC();
  RESULT(pyc_MatchException(task, REG(exception), REG(type)));
}
OP(MatchGroup) {
  SAVE_PC();
  STATUS(pyc_MatchGroup(task, REG(exception), REG(type), &REG(rest)) >= 0);
}
OP(CallExit) {
  SAVE_PC();
  RESULT(pyc_CallExit(task, REG(exit), REG(self), REG(exception)));
}
OP(CleanupThrow) {
  Value v = pyc_CleanupThrow(task, REG(exception));
  if (v.is_null()) FAIL_RECORDED();
  REG(to) = v;
  NEXT();
}
OP(EndAsyncFor) {
  if (pyc_EndAsyncFor(task, REG(exception)) < 0) FAIL_RECORDED();
  NEXT();
}
} // namespace pyc
