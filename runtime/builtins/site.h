#pragma once
/// The built-ins that CPython's module site adds.

#include "object/module.h"

namespace pyc {

/// exit, quit, copyright, credits, license, help. False with MemoryError.
bool add_site_builtins(Task* task, ModuleObject* builtins);

/// What sys.copyright and the built-in copyright say.
extern const char* const copyright_text;

} // namespace pyc
