/// Handlers: calls, functions, classes, imports.

#include "abi/helpers.h"
#include "interp/handler.h"
#include "object/call.h"

namespace pyc {

#define CALLEE Value::from_object(FRAME->function)

OP(Call) {
  SAVE_PC();
  const Value* run = &REG(callee);
  if (has_kind(run[0], Kind::Function)) [[likely]] {
    bool bound = !run[1].is_null();
    RESULT(call_python(task, run[0].as<FunctionObject>(), run + 2 - bound, IMM(count) + size_t{bound}));
  }
  RESULT(pyc_Call(task, run, IMM(count), nullptr));
}
OP(CallKeywords) {
  SAVE_PC();
  Value names = constant_at(task, FRAME->code, WIDE(names));
  if (names.is_null()) FAIL();
  RESULT(pyc_CallKeywords(task, &REG(callee), IMM(count), names, nullptr));
}
OP(CallSpread) {
  SAVE_PC();
  RESULT(pyc_CallSpread(task, REG(callee), REG(arguments), OPTIONAL_REG(keywords)));
}
OP(MakeFunction) {
  Value code = constant_at(task, FRAME->code, WIDE(code));
  if (code.is_null()) FAIL();
  RESULT(pyc_MakeFunction(task, CALLEE, code, OPTIONAL_REG(defaults), OPTIONAL_REG(keyword_defaults),
                          OPTIONAL_REG(closure), OPTIONAL_REG(annotate)));
}
OP(LoadBuildClass) {
  RESULT(pyc_LoadBuildClass(task, CALLEE));
}
OP(Intrinsic) {
  SAVE_PC();
  RESULT(pyc_Intrinsic(task, CALLEE, IMM(which), OPTIONAL_REG(first), OPTIONAL_REG(second)));
}
OP(ImportName) {
  SAVE_PC();
  RESULT(pyc_ImportName(task, CALLEE, NAME(name), REG(fromlist), IMM(level)));
}
OP(ImportFrom) {
  SAVE_PC();
  RESULT(pyc_ImportFrom(task, REG(module), NAME(name)));
}
OP(ImportStar) {
  SAVE_PC();
  STATUS(pyc_ImportStar(task, CALLEE, OPTIONAL_REG(namespace), REG(module)) >= 0);
}
} // namespace pyc
