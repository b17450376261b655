#pragma once
/// __build_class__(function, name, *bases, metaclass=…, **keywords).

#include "object/call.h"

namespace pyc {

Value build_class(Task* task, const Value* args, size_t nargs, Value kwnames);

} // namespace pyc
