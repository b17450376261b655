#pragma once
/// Code that runs with other globals than those of its module.

#include "object/code.h"

namespace pyc {

/// The code object for a function with these globals: `code` itself when they are its module's. Otherwise a
/// copy, the same each time, that neither shares what inline caches know of the module's names nor has native
/// code, which knows them too. Null with MemoryError.
CodeObject* code_for_globals(Task* task, CodeObject* code, Value globals);

} // namespace pyc
