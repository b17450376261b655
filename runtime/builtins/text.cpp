/// Built-in functions that give text.

#include "builtins/functions.h"
#include "object/errors.h"
#include "object/operators.h"

namespace pyc {

Value builtin_ascii(Task* task, const Value* args, size_t, Value) {
  return ascii(task, args[0]);
}
Value builtin_repr(Task* task, const Value* args, size_t, Value) {
  return repr(task, args[0]);
}

Value builtin_format(Task* task, const Value* args, size_t nargs, Value) {
  if (nargs > 1 && !is_str(args[1]))
    return raise_type_error(task, "format() argument 2 must be str, not %.50B", args[1]);
  return format(task, args[0], nargs > 1 ? args[1] : kNull);
}

} // namespace pyc
