#pragma once
/// What the rest of the runtime needs of the module sys.

#include "object/module.h"

namespace pyc {

/// An attribute of sys; NULL without an exception when it is not there.
Value sys_get(Task* task, StrObject* name);
/// What sys.unraisablehook does with its UnraisableHookArgs: prints. False with TypeError for other objects.
bool unraisable_show(Task* task, Value arguments);
/// sys.float_info, int_info and hash_info. False with MemoryError.
bool set_numeric_info(Task* task, ModuleObject* module);
/// Opens the standard streams, sets argv. False with an exception.
bool sys_start(Task* task, int argc, char** argv);

} // namespace pyc
