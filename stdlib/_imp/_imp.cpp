/// _imp: what importlib knows of the modules that are part of the executable.

#include "interp/source.h"
#include "object/errors.h"
#include "object/module.h"
#include "object/module_spec.h"

namespace pyc {

static Value find_spec(Task* task, const Value* args, size_t, Value) {
  if (!is_str(args[0])) return raise_type_error(task, "module name must be str, not %T", args[0]);
  return module_spec_of_name(task, args[0]);
}

static Value import_by_name(Task* task, const Value* args, size_t, Value) {
  if (!is_str(args[0])) return raise_type_error(task, "module name must be str, not %T", args[0]);
  return import_module(task, args[0]);
}

static Value run_again(Task* task, const Value* args, size_t, Value) {
  if (!has_kind(args[0], Kind::Module)) return raise_type_error(task, "reload() argument must be a module");
  return module_run_again(task, args[0]) ? kNone : kNull;
}

static Value source_text(Task* task, const Value* args, size_t, Value) {
  if (!is_str(args[0])) return raise_type_error(task, "file name must be str, not %T", args[0]);
  return source_of_file(task, args[0].as<StrObject>());
}

static const MethodDef functions[] = {
    {"find_spec", find_spec, 1, 1, 0, "The spec of a module of the executable, or None."},
    {"import_by_name", import_by_name, 1, 1, 0, "Import a module by its full name."},
    {"run_again", run_again, 1, 1, 0, "Run a module's body in its namespace."},
    {"source_text", source_text, 1, 1, 0, "The source of the module that comes from a file, or None."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

static bool init(Task* task, ModuleObject* m) {
  return module_set(task, m, "ModuleSpec", type_value(module_spec_type())) &&
         module_set(task, m, "SourceFileLoader", type_value(source_loader_type())) &&
         module_set(task, m, "NamespaceLoader", type_value(namespace_loader_type())) &&
         module_set(task, m, "BuiltinImporter", type_value(builtin_importer_type()));
}

extern const NativeModule _imp_module = {"_imp", "Modules of the executable.", functions, init};

} // namespace pyc
