#pragma once
/// What the rest of the runtime needs of the module sys.

#include "object/module.h"

namespace pyc {

/// An attribute of sys; NULL without an exception when it is not there.
Value sys_get(Task* task, StrObject* name);
/// What sys.unraisablehook does with its UnraisableHookArgs: prints. False with TypeError for other objects.
bool unraisable_show(Task* task, Value arguments);
/// From now on sys.is_finalizing() says that the program ends.
void sys_set_finalizing();
/// Opens the standard streams, sets argv. False with an exception.
bool sys_start(Task* task, int argc, char** argv);

} // namespace pyc
