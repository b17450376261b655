#pragma once
/// Modules and imports. Modules known at build time are in `pyc_modules`; built-in modules (sys, builtins,
/// time, math, …) register themselves.

#include "abi/native.h"
#include "object/namespace.h"
#include "object/object.h"
#include "object/type.h"

namespace pyc {

struct ModuleObject : Object {
  Value dict;                         ///< DictObject, attached
  const ModuleDescriptor* descriptor; ///< null for built-in modules
  const struct NativeModule* native;  ///< of built-in modules
  bool initializing;                  ///< its body is running: for the messages of circular imports
  bool incomplete;                    ///< NativeModule::complete has not run
};

/// A module written in C++: constant data. `init` adds what is not a function; runs at first import. Of a
/// module that the runtime itself makes at start, `complete` adds what only Python code looks at, when Python
/// code first imports it.
struct NativeModule {
  const char* name;
  const char* doc;
  const MethodDef* functions;
  bool (*init)(Task* task, ModuleObject* module);
  bool (*complete)(Task* task, ModuleObject* module) = nullptr;
};

/// Those that the program can reach, null at the end: emitted by the link step. Each has its line in
/// stdlib/modules.def.
extern "C" const NativeModule* const pyc_native_modules[];

Value module_new(Task* task, Value name);
/// A module written in C++, initialised.
Value native_module_new(Task* task, const NativeModule* native);
/// Adds an attribute; `name` is ASCII.
bool module_set(Task* task, ModuleObject* module, const char* name, Value value);
/// Adds the functions of a table that ends with a nameless one.
bool module_add_functions(Task* task, ModuleObject* module, const MethodDef* functions);
Value module_get(Task* task, ModuleObject* module, StrObject* name);
/// slots.get_attribute of modules; `__getattr__` of the module is honoured.
Value module_get_attribute(Task* task, Value self, StrObject* name);
/// No subclass of module.
bool is_exact_module(const ModuleObject* module);

/// ImportName: level > 0 is relative to globals' package. Gives the top package, or the named module when
/// `fromlist` is not empty.
Value import_name(Task* task, DictObject* globals, Value name, Value fromlist, int level);
Value import_from(Task* task, Value module, StrObject* name);
/// Into `name_space` (a mapping) or, when NULL, into `globals`.
bool import_star(Task* task, Value module, Value name_space, DictObject* globals);
/// The module of that full name, imported with its parents.
Value import_module(Task* task, Value full_name);
/// The `__spec__` that the module of that name has or would have; None when it is no part of the executable.
Value module_spec_of_name(Task* task, Value full_name);
/// Whether the executable has a module of that full name.
bool is_linked(const char* name);
/// Runs the body of a module once more in its namespace. False with an exception.
bool module_run_again(Task* task, Value module);
/// `function(*args)` of a library module that is written in Python. compiler/driver links the module with the
/// programs that may need it: by their instructions (imports.ts) or methods that they mention (reach.ts).
Value call_library(Task* task, const char* module, const char* function, const Value* args, size_t nargs);

/// The dict sys.modules, and the builtins module's dict.
DictObject* sys_modules();
DictObject* builtins_dict();
/// What the program has under that name among the built-in functions now; kAbsent.
Value builtin_of(Task* task, const char* name);

// Provided by interp/ (interp/frame_object.h): the globals of the newest Python frame, null without an
// exception when there is none; its variables, or NULL with an exception; the operands of super() without
// arguments.
DictObject* current_globals(Task* task);
Value current_locals(Task* task);
bool current_super(Task* task, Value* type, Value* self);
// Provided by interp/: runs a module's body with `globals`. NULL on error.
Value run_module(Task* task, const ModuleDescriptor* descriptor, DictObject* globals);

/// Creates builtins and sys, sets argv; then `run_main` imports __main__, prints an uncaught exception, runs
/// exit functions, flushes and returns the exit code.
bool runtime_start(Task* task, int argc, char** argv);
int run_main(Task* task);

/// Makes sys.modules and builtins. False with an exception.
bool modules_start(Task* task);
void register_module_kinds();

} // namespace pyc
