/// Handlers: displays, formatting, matching.

#include "abi/helpers.h"
#include "interp/handler.h"

namespace pyc {

OP(BuildTuple)
  RESULT(pyc_BuildTuple(task, &REG(items), IMM(count)));
END_OP

OP(BuildList)
  RESULT(pyc_BuildList(task, &REG(items), IMM(count)));
END_OP

OP(BuildSet)
  SAVE_PC();
  RESULT(pyc_BuildSet(task, &REG(items), IMM(count)));
END_OP

OP(BuildDict)
  SAVE_PC();
  RESULT(pyc_BuildDict(task, &REG(items), IMM(count)));
END_OP

OP(BuildString)
  RESULT(pyc_BuildString(task, &REG(items), IMM(count)));
END_OP

OP(ListAppend)
  STATUS(pyc_ListAppend(task, REG(list), REG(item)) >= 0);
END_OP

OP(ListExtend)
  SAVE_PC();
  STATUS(pyc_ListExtend(task, REG(list), REG(items)) >= 0);
END_OP

OP(ListToTuple)
  RESULT(pyc_ListToTuple(task, REG(list)));
END_OP

OP(SetAdd)
  SAVE_PC();
  STATUS(pyc_SetAdd(task, REG(set), REG(item)) >= 0);
END_OP

OP(SetUpdate)
  SAVE_PC();
  STATUS(pyc_SetUpdate(task, REG(set), REG(items)) >= 0);
END_OP

OP(DictSet)
  SAVE_PC();
  STATUS(pyc_DictSet(task, REG(dict), REG(key), REG(value)) >= 0);
END_OP

OP(DictUpdate)
  SAVE_PC();
  STATUS(pyc_DictUpdate(task, REG(dict), REG(other)) >= 0);
END_OP

OP(DictMerge)
  SAVE_PC();
  STATUS(pyc_DictMerge(task, REG(dict), REG(other), REG(callee)) >= 0);
END_OP

OP(Convert)
  SAVE_PC();
  RESULT(pyc_Convert(task, REG(value), IMM(which)));
END_OP

OP(Format)
  SAVE_PC();
  RESULT(pyc_Format(task, REG(value), OPTIONAL_REG(spec)));
END_OP

OP(BuildInterpolation)
  SAVE_PC();
  RESULT(pyc_BuildInterpolation(task, REG(value), REG(text), IMM(conversion), OPTIONAL_REG(spec)));
END_OP

OP(BuildTemplate)
  RESULT(pyc_BuildTemplate(task, REG(strings), REG(interpolations)));
END_OP

OP(MatchMapping)
  RESULT(pyc_MatchMapping(task, REG(subject)));
END_OP

OP(MatchSequence)
  RESULT(pyc_MatchSequence(task, REG(subject)));
END_OP

OP(MatchKeys)
  SAVE_PC();
  RESULT(pyc_MatchKeys(task, REG(subject), REG(keys)));
END_OP

OP(MatchClass)
  SAVE_PC();
  Value names = constant_at(task, FRAME->code, WIDE(names));
  if (names.is_null()) FAIL();
  RESULT(pyc_MatchClass(task, REG(subject), REG(class), IMM(positional), names));
END_OP

OP(GetLength)
  SAVE_PC();
  RESULT(pyc_GetLength(task, REG(subject)));
END_OP

} // namespace pyc
