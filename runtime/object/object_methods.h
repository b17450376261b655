#pragma once
/// Parts of `object` that other classes' files use.

#include "object/type.h"

namespace pyc {

/// "<module.Class object at 0x…>".
Value object_repr(Task* task, Value self);
/// A list of the names of a class's attributes, bases included.
Value class_names(Task* task, TypeObject* type);

// object.__reduce_ex__, __reduce__, __getstate__: native methods.
Value object_reduce_ex(Task* task, const Value* args, size_t nargs, Value kwnames);
Value object_reduce(Task* task, const Value* args, size_t nargs, Value kwnames);
Value object_getstate(Task* task, const Value* args, size_t nargs, Value kwnames);

} // namespace pyc
