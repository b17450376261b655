/// Handlers: displays, formatting, matching.

#include "abi/helpers.h"
#include "interp/handler.h"

namespace pyc {

OP(BuildTuple) {
  RESULT(pyc_BuildTuple(task, &REG(items), IMM(count)));
}
OP(BuildList) {
  RESULT(pyc_BuildList(task, &REG(items), IMM(count)));
}
OP(BuildSet) {
  SAVE_PC();
  RESULT(pyc_BuildSet(task, &REG(items), IMM(count)));
}
OP(BuildDict) {
  SAVE_PC();
  RESULT(pyc_BuildDict(task, &REG(items), IMM(count)));
}
OP(BuildString) {
  RESULT(pyc_BuildString(task, &REG(items), IMM(count)));
}
OP(ListAppend) {
  STATUS(pyc_ListAppend(task, REG(list), REG(item)) >= 0);
}
OP(ListExtend) {
  SAVE_PC();
  STATUS(pyc_ListExtend(task, REG(list), REG(items)) >= 0);
}
OP(ListToTuple) {
  RESULT(pyc_ListToTuple(task, REG(list)));
}
OP(SetAdd) {
  SAVE_PC();
  STATUS(pyc_SetAdd(task, REG(set), REG(item)) >= 0);
}
OP(SetUpdate) {
  SAVE_PC();
  STATUS(pyc_SetUpdate(task, REG(set), REG(items)) >= 0);
}
OP(DictSet) {
  SAVE_PC();
  STATUS(pyc_DictSet(task, REG(dict), REG(key), REG(value)) >= 0);
}
OP(DictUpdate) {
  SAVE_PC();
  STATUS(pyc_DictUpdate(task, REG(dict), REG(other)) >= 0);
}
OP(DictMerge) {
  SAVE_PC();
  STATUS(pyc_DictMerge(task, REG(dict), REG(other), REG(callee)) >= 0);
}
OP(Convert) {
  SAVE_PC();
  RESULT(pyc_Convert(task, REG(value), IMM(which)));
}
OP(Format) {
  SAVE_PC();
  RESULT(pyc_Format(task, REG(value), OPTIONAL_REG(spec)));
}
OP(BuildInterpolation) {
  SAVE_PC();
  RESULT(pyc_BuildInterpolation(task, REG(value), REG(text), IMM(conversion), OPTIONAL_REG(spec)));
}
OP(BuildTemplate) {
  RESULT(pyc_BuildTemplate(task, REG(strings), REG(interpolations)));
}
OP(MatchMapping) {
  RESULT(pyc_MatchMapping(task, REG(subject)));
}
OP(MatchSequence) {
  RESULT(pyc_MatchSequence(task, REG(subject)));
}
OP(MatchKeys) {
  SAVE_PC();
  RESULT(pyc_MatchKeys(task, REG(subject), REG(keys)));
}
OP(MatchClass) {
  SAVE_PC();
  Value names = constant_at(task, FRAME->code, WIDE(names));
  if (names.is_null()) FAIL();
  RESULT(pyc_MatchClass(task, REG(subject), REG(class), IMM(positional), names));
}
OP(GetLength) {
  SAVE_PC();
  RESULT(pyc_GetLength(task, REG(subject)));
}
} // namespace pyc
