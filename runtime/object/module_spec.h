#pragma once
/// What `__spec__` and `__loader__` of modules hold: importlib.machinery's ModuleSpec and loaders, as far as
/// they make sense for modules that are part of the executable.

#include "object/type.h"

namespace pyc {

/// The classes, made at first use: ModuleSpec, SourceFileLoader, NamespaceLoader, BuiltinImporter.
TypeObject* module_spec_type();
TypeObject* source_loader_type();
TypeObject* namespace_loader_type();
TypeObject* builtin_importer_type();

/// A loader of the first two loader classes. `path` is the file.
Value loader_new(Task* task, TypeObject* type, Value name, Value path);
/// `search`: the list of a package's folders, or None. `origin` is None for namespace packages;
/// `has_location`: it is a file.
Value module_spec_new(Task* task, Value name, Value loader, Value origin, Value search, bool has_location);

} // namespace pyc
