#pragma once
/// What the files of _functools share.

#include "stdlib/native.h"

namespace pyc::functools {

// Each makes its classes and puts them into the module. False with an exception.
bool add_partial(Task* task, ModuleObject* module);   ///< partial, Placeholder
bool add_lru_cache(Task* task, ModuleObject* module); ///< _lru_cache_wrapper
bool add_cmp_to_key(Task* task, ModuleObject* module);

/// cmp_to_key(mycmp).
Value cmp_to_key(Task* task, const Value* args, size_t nargs, Value kwnames);

} // namespace pyc::functools
