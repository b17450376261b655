#pragma once
/// Python functions whose body is C++ and whose parameters are named at run time: what other implementations
/// make with eval().

#include "object/call.h"

namespace pyc {

/// A function with `count` positional parameters of these names (interned), without defaults. A call binds
/// them as any Python function's, with the same TypeErrors, then calls `body` with all of them. `pattern` is
/// a function of Python source that lends its globals, file and line. The code object is permanent. NULL with
/// MemoryError.
Value synthetic_function_new(Task* task, FunctionObject* pattern, StrObject* name, StrObject* qualname,
                             StrObject* const* parameters, uint32_t count,
                             Value (*body)(Task* task, Value callee, const Value* parameters));

} // namespace pyc
