/// Helpers of native code and the interpreter: exceptions, with-statements, ends of `yield from` and `async
/// for`.

#include "abi/helpers.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/exception.h"

namespace pyc {

extern "C" {

int32_t pyc_Raise(Task* task, Value exception, Value cause) {
  if (exception.is_null()) {
    raise_handled(task);
  } else {
    raise_exception(task, exception, cause);
  }
  return -1;
}

int32_t pyc_Reraise(Task* task, Value exception) {
  reraise_value(task, exception);
  return -1;
}

Value pyc_EnterHandler(Task* task, Value exception) {
  return enter_handler(task, exception);
}

void pyc_LeaveHandler(Task* task, Value saved) {
  leave_handler(task, saved);
}

Value pyc_MatchException(Task* task, Value exception, Value type) {
  bool matches;
  if (!exception_matches(task, exception, type, &matches)) return kNull;
  return Value::from_bool(matches);
}

int32_t pyc_MatchGroup(Task* task, Value exception, Value type, Value* results) {
  return exception_group_match(task, exception, type, &results[0], &results[1]) ? 0 : -1;
}

Value pyc_CallExit(Task* task, Value exit, Value self, Value exception) {
  Value traceback = exception.as<ExceptionObject>()->traceback;
  Value args[] = {self, type_value(type_of(exception)), exception, traceback.is_null() ? kNone : traceback};
  bool bound = !self.is_null();
  return call(task, exit, args + !bound, 3 + size_t{bound}, kNull);
}

Value pyc_CleanupThrow(Task* task, Value exception) {
  if (!is_instance(exception, types::StopIteration)) return reraise_value(task, exception);
  Value v = exception.as<ExceptionObject>()->fields[kStopIterationValue];
  return v.is_null() ? kNone : v;
}

int32_t pyc_EndAsyncFor(Task* task, Value exception) {
  if (is_instance(exception, types::StopAsyncIteration)) return 0;
  reraise_value(task, exception);
  return -1;
}

} // extern "C"

} // namespace pyc
