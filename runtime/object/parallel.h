#pragma once
/// What zip and map share: several iterators that advance together.

#include "object/iterators.h"
#include "object/type.h"

namespace pyc {

/// A tuple of iter(argument) for each argument; NULL with an exception.
Value parallel_iterators(Task* task, const Value* args, size_t nargs);
/// The next item of each into `out` (as many as there are iterators), which lies on the stack (`owner` null)
/// or in a heap object. 1: all gave one, 0: the end, -1: an exception. With `strict` the iterators must end
/// together: ValueError that begins with `function`.
int parallel_next(Task* task, Value iterators, Object* owner, Value* out, bool strict, const char* function);
/// The keyword argument `strict` of a call of `function`, which has no other; TypeError otherwise.
bool parallel_strict(Task* task, const Value* args, size_t nargs, Value kwnames, const char* function,
                     bool* out);
/// __reduce__ and __setstate__. In the IteratorObject `source` are the iterators, `other` is what stands
/// before them among the arguments or NULL, and `index` is 1 for strict.
extern const MethodDef k_parallel_methods[];

} // namespace pyc
