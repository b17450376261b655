#pragma once
/// Classes of native modules: made when their module is first imported, from constant data as the built-in
/// classes are, and linked only with it.
///
/// Their instances usually have Kind::Opaque: a C++ struct of fixed size that begins with Object;
/// TypeDefinition::trace visits its Values. Subclasses in Python share both. An instance is made with
/// `instance_new(task, type)`.

#include "object/module.h"
#include "object/type.h"

namespace pyc {

/// A class that Python code cannot change. Permanent: keep it in a static variable. `name` is without the
/// module, which `definition->module` says. Never fails: it ends the process when memory runs out, as at
/// start.
TypeObject* native_type_new(const char* name, TypeObject* base, Kind kind, const TypeDefinition& definition);

/// native_type_new with object as the base and Kind::Opaque, and the class under its name in `module`. Null
/// with MemoryError.
TypeObject* module_add_type(Task* task, ModuleObject* module, const char* name,
                            const TypeDefinition& definition);

void register_opaque_kind();

} // namespace pyc
