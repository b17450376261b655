#pragma once
/// Inline caches of calls from native code: classes that are called, and operators that are methods of a
/// class.
///
/// A cache word is 0 or the address of a record, immutable and permanent. Records are keyed by the class's
/// root shape, which is never reused; what they say holds until the class changes, and then every cache word
/// is cleared at a stopped world (namespace.h). The method itself is read through its binding.

#include "object/type.h"
#include "sched/task.h"

namespace pyc {

/// type(args…) for a class whose instances object.__new__ makes and a Python `__init__` with native code
/// fills. kAbsent: not such a call, and nothing has happened.
Value construct_cached(Task* task, Value type, const Value* args, size_t nargs, uint64_t* cache);

/// left op right where both are of one class that defines the operator as a Python function with native code.
/// kAbsent as above.
Value binary_method_cached(Task* task, BinaryOp op, Value left, Value right, uint64_t* cache);

} // namespace pyc
