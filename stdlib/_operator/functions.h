#pragma once
/// The two halves of _operator: functions, and the classes of callables.

#include "stdlib/native.h"

namespace pyc::operator_module {

extern const MethodDef functions[];
/// itemgetter, attrgetter, methodcaller. False with an exception.
bool add_getters(Task* task, ModuleObject* module);

} // namespace pyc::operator_module
