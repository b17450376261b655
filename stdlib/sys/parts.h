#pragma once
/// The parts of the module sys, by file: tables of functions, and constants to add when Python code first
/// imports the module. The latter give false with MemoryError.

#include "object/module.h"

namespace pyc {

struct StructSequence;

// settings.cpp
extern const MethodDef setting_functions[];
// objects.cpp
extern const MethodDef object_functions[];
// hooks.cpp
extern const MethodDef hook_functions[];
// async_hooks.cpp
extern const MethodDef async_hook_functions[];
// breakpoint.cpp
extern const MethodDef breakpoint_functions[];

// info.cpp: float_info, int_info, hash_info and thread_info.
bool set_numeric_info(Task* task, ModuleObject* module);
// version.cpp: version, version_info, hexversion, implementation, flags.
bool set_version(Task* task, ModuleObject* module);
// installation.cpp: where the program is, and what CPython's import system keeps in sys.
bool set_installation(Task* task, ModuleObject* module);

/// The named tuple of that description. NULL with MemoryError, or when one of the values is NULL.
Value sys_tuple(Task* task, const StructSequence* description, const Value* values, size_t count);

} // namespace pyc
