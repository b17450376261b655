#pragma once
/// Calls of native functions whose number of parameters is known to fit.

#include "abi/native.h"

namespace pyc {

/// `native`'s function with exactly the parameters `args[0..count)`. Few ones go in registers; more through
/// `bound`, which reads the array.
inline Value call_native(Task* task, Value callee, const NativeCode* native, const Value* args,
                         size_t count) {
  switch (count) {
  case 0:
    return reinterpret_cast<Value (*)(Task*, Value)>(native->direct)(task, callee);
  case 1:
    return reinterpret_cast<Value (*)(Task*, Value, Value)>(native->direct)(task, callee, args[0]);
  case 2:
    return reinterpret_cast<Value (*)(Task*, Value, Value, Value)>(native->direct)(task, callee, args[0],
                                                                                   args[1]);
  case 3:
    return reinterpret_cast<Value (*)(Task*, Value, Value, Value, Value)>(native->direct)(
        task, callee, args[0], args[1], args[2]);
  default:
    return native->bound(task, callee, args);
  }
}

} // namespace pyc
