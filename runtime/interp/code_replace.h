#pragma once
/// code.replace(…).

#include "object/type.h"

namespace pyc {

/// A copy of a code object with other flags, names or first line. What would change the instructions is an
/// error that names it.
Value code_replace(Task* task, const Value* args, size_t nargs, Value kwnames);

} // namespace pyc
