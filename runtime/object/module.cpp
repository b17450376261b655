/// Modules, and the import of those that were known at build time or are written in C++.

#include "object/module.h"

#include <cstdlib>
#include <cstring>

#include "object/attributes.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/exception_types.h"
#include "object/list.h"
#include "object/module_spec.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/tuple.h"
#include "platform/fatal.h"

namespace pyc {

static Value modules_dict;   ///< sys.modules
static Value builtins_value; ///< the namespace of the module builtins

DictObject* sys_modules() {
  return modules_dict.as<DictObject>();
}
DictObject* builtins_dict() {
  return builtins_value.as<DictObject>();
}

Value builtin_of(Task* task, const char* name) {
  return dict_get_name(task, builtins_dict(), intern_cstring(name));
}

static ModuleObject* module_of(Value v) {
  return v.as<ModuleObject>();
}
static DictObject* dict_of(Value module) {
  return module_of(module)->dict.as<DictObject>();
}

// ---------------------------------------------------------------- module objects

static ModuleObject* allocate(Task* task, TypeObject* type) {
  DictObject* dict = dict_new(task);
  if (!dict) return nullptr;
  auto* m = static_cast<ModuleObject*>(instance_new(task, type));
  if (!m) return nullptr;
  m->dict = dict_value(dict);
  // A shape of its own lets caches key on the module. Without one (the table is full) attributes are looked
  // up each time.
  if (type == types::module)
    if (Shape* own = shape_new_root(type, Kind::Module, sizeof(ModuleObject), 0, 0, kShapeOwned))
      std::atomic_ref<uint32_t>(m->shape).store(shape_id(own), std::memory_order_release);
  return m;
}

bool is_exact_module(const ModuleObject* module) {
  return type_of(Value::from_object(module)) == types::module;
}

Value module_new(Task* task, Value name) {
  ModuleObject* m = allocate(task, types::module);
  if (!m) return kNull;
  auto* dict = m->dict.as<DictObject>();
  for (StrObject* each : {names.name, names.doc, names.package, names.loader, names.spec})
    if (!dict_set_name(task, dict, each, each == names.name ? name : kNone)) return kNull;
  return Value::from_object(m);
}

bool module_set(Task* task, ModuleObject* module, const char* name, Value value) {
  return !value.is_null() && dict_set_name(task, module->dict.as<DictObject>(), intern_cstring(name), value);
}

Value module_get(Task* task, ModuleObject* module, StrObject* name) {
  return module_get_attribute(task, Value::from_object(module), name);
}

static Value new_module(Task* task, TypeObject* type, const Value*, size_t, Value) {
  return Value::from_object(allocate(task, type));
}

static bool init_module(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"name", "doc", nullptr};
  Value v[2];
  if (!bind_arguments(task, {"module", parameters, 1, 2}, args, nargs, kwnames, v)) return false;
  if (!is_str(v[0])) return raise_type_error(task, "module() argument 'name' must be str, not %B", v[0]);
  DictObject* dict = dict_of(self);
  for (StrObject* each : {names.name, names.doc, names.package, names.loader, names.spec}) {
    Value value = each == names.name ? v[0] : each == names.doc && !v[1].is_null() ? v[1] : kNone;
    if (!dict_set_name(task, dict, each, value)) return false;
  }
  return true;
}

static Value attribute_or_none(Task* task, Value module, StrObject* name) {
  Value v = dict_get_name(task, dict_of(module), name);
  return v == kAbsent ? kNone : v;
}

/// The program's own module has no import that could be under way.
static bool is_partly_initialised(Task* task, Value module) {
  if (!has_kind(module, Kind::Module) || !module_of(module)->initializing) return false;
  Value main = dict_get_name(task, sys_modules(), names.main);
  return !(main == module);
}

static Value module_name(Task* task, Value module) {
  return attribute_or_none(task, module, names.name);
}

static Raised raise_no_attribute(Task* task, Value self, StrObject* name) {
  Value module_name = attribute_or_none(task, self, names.name);
  if (!is_str(module_name))
    return raise_attribute_error(task, self, name, "module has no attribute '%S'", name);
  if (!is_partly_initialised(task, self))
    return raise_attribute_error(task, self, name, "module '%V' has no attribute '%S'", module_name, name);
  Value file = attribute_or_none(task, self, names.file);
  if (is_str(file))
    return raise_attribute_error(
        task, self, name,
        "partially initialized module '%V' from '%V' has no attribute '%S' (most likely due "
        "to a circular import)",
        module_name, file, name);
  return raise_attribute_error(
      task, self, name,
      "partially initialized module '%V' has no attribute '%S' (most likely due to a circular import)",
      module_name, name);
}

Value module_get_attribute(Task* task, Value self, StrObject* name) {
  Value v = generic_get_attribute(task, self, name);
  if (!v.is_null() || !error_is(task, types::AttributeError)) return v;
  clear_error(task);
  Value hook = dict_get_name(task, dict_of(self), names.getattr);
  if (!(hook == kAbsent)) return call1(task, hook, Value::from_object(name));
  return raise_no_attribute(task, self, name);
}

static Value module_repr(Task* task, Value self) {
  Value name = attribute_or_none(task, self, names.name), file = attribute_or_none(task, self, names.file);
  if (module_of(self)->native) return format_message(task, "<module %R (built-in)>", name);
  if (is_str(file)) return format_message(task, "<module %R from %R>", name, file);
  if (attribute_or_none(task, self, names.loader).is_none()) return format_message(task, "<module %R>", name);
  if (!attribute_or_none(task, self, names.path).is_none())
    return format_message(task, "<module %R (namespace)>", name);
  return format_message(task, "<module %R>", name);
}

static Value get_dict(Task*, Value self) {
  return module_of(self)->dict;
}

static Value get_annotations(Task* task, Value self) {
  Value v = attribute_or_none(task, self, names.annotations);
  if (!v.is_none()) return v;
  Value annotate = attribute_or_none(task, self, names.annotate);
  if (!annotate.is_none()) {
    v = call1(task, annotate, Value::from_small_int(1));
  } else {
    DictObject* dict = dict_new(task);
    v = dict ? dict_value(dict) : kNull;
  }
  if (v.is_null() || !dict_set_name(task, dict_of(self), names.annotations, v)) return kNull;
  return v;
}
/// Removes a name, which need not be there.
static bool forget(Task* task, Value self, StrObject* name, bool* removed) {
  return dict_remove(task, dict_of(self), Value::from_object(name), removed);
}
static bool set_annotations(Task* task, Value self, Value value) {
  bool removed = true;
  if (value.is_null() ? !forget(task, self, names.annotations, &removed)
                      : !dict_set_name(task, dict_of(self), names.annotations, value))
    return false;
  if (!removed) return raise_format(task, types::AttributeError, "__annotations__");
  // What made the annotations is no longer theirs.
  return forget(task, self, names.annotate, &removed);
}

/// Modules that lack it get None among their names.
static Value get_annotate(Task* task, Value self) {
  Value v = dict_get_name(task, dict_of(self), names.annotate);
  if (!(v == kAbsent)) return v;
  return dict_set_name(task, dict_of(self), names.annotate, kNone) ? kNone : kNull;
}
static bool set_annotate(Task* task, Value self, Value value) {
  if (value.is_null()) return raise_type_error(task, "cannot delete __annotate__ attribute");
  if (!value.is_none() && !is_callable(value))
    return raise_type_error(task, "__annotate__ must be callable or None");
  bool removed;
  return dict_set_name(task, dict_of(self), names.annotate, value) &&
         (value.is_none() || forget(task, self, names.annotations, &removed));
}

static Value module_dir(Task* task, const Value* args, size_t, Value) {
  Value hook = dict_get_name(task, dict_of(args[0]), names.dir);
  if (!(hook == kAbsent)) return call0(task, hook);
  return list_from_iterable(task, module_of(args[0])->dict);
}

static const MemberDef members[] = {computed_member("__dict__", get_dict), {nullptr, 0, 0, nullptr}};
static const GetSetDef getsets[] = {{"__annotations__", get_annotations, set_annotations, nullptr},
                                    {"__annotate__", get_annotate, set_annotate, nullptr},
                                    {nullptr, nullptr, nullptr, nullptr}};
static const MethodDef methods[] = {{"__dir__", module_dir, 0, 0, 0, nullptr},
                                    {nullptr, nullptr, 0, 0, 0, nullptr}};
static constexpr TypeSlots slots = [] {
  TypeSlots s{};
  s.new_ = new_module;
  s.init = init_module;
  s.repr = module_repr;
  s.get_attribute = module_get_attribute;
  return s;
}();
extern const TypeDefinition k_module_type = {.doc = "Create a module object.",
                                             .flags = kTypeBase | kTypeHasWeakRefs,
                                             .native_size = sizeof(ModuleObject),
                                             .methods = methods,
                                             .getsets = getsets,
                                             .members = members,
                                             .slots = &slots};

// ---------------------------------------------------------------- finding and running modules

static const ModuleDescriptor* find_descriptor(const char* name) {
  for (size_t i = 0; i < pyc_module_count; i++)
    if (std::strcmp(pyc_modules[i]->name, name) == 0) return pyc_modules[i];
  return nullptr;
}

static const NativeModule* find_native(const char* name) {
  for (const NativeModule* const* each = pyc_native_modules; *each; each++)
    if (std::strcmp((*each)->name, name) == 0) return *each;
  return nullptr;
}

bool is_linked(const char* name) {
  return find_descriptor(name) || find_native(name);
}

static bool set(Task* task, Value module, StrObject* name, Value value) {
  return !value.is_null() && dict_set_name(task, dict_of(module), name, value);
}

bool module_add_functions(Task* task, ModuleObject* module, const MethodDef* functions) {
  Value name = Value::from_object(intern_cstring(module->native->name));
  for (; functions->name; functions++)
    if (!module_set(task, module, functions->name, builtin_new(task, functions, kNull, name, nullptr)))
      return false;
  return true;
}

Value native_module_new(Task* task, const NativeModule* native) {
  Value name = Value::from_object(intern_cstring(native->name));
  Value module = module_new(task, name);
  if (module.is_null()) return kNull;
  module_of(module)->native = native;
  if (native->doc && !set(task, module, names.doc, str_from_cstring(task, native->doc))) return kNull;
  if (!set(task, module, names.package, str_empty())) return kNull;
  Value importer = type_value(builtin_importer_type());
  if (!set(task, module, names.loader, importer) ||
      !set(task, module, names.spec,
           module_spec_new(task, name, importer, str_from_cstring(task, "built-in"), kNone, false)))
    return kNull;
  if (native->functions && !module_add_functions(task, module_of(module), native->functions)) return kNull;
  if (native->init && !native->init(task, module_of(module))) return kNull;
  module_of(module)->incomplete = native->complete;
  return module;
}

/// "a/b/__init__.py" gives "a/b".
static Value directory(Task* task, const char* file) {
  const char* slash = std::strrchr(file, '/');
  return slash ? str_from_utf8(task, file, static_cast<size_t>(slash - file)) : str_empty();
}

/// "a.b" of "a.b.c"; "" when there is no dot.
static Value parent_name(Task* task, const char* name) {
  const char* dot = std::strrchr(name, '.');
  return dot ? str_from_utf8(task, name, static_cast<size_t>(dot - name)) : str_empty();
}

/// "a.b" of the main module that -m names a.b.__main__; None for a script.
static Value package_of_descriptor(Task* task, const ModuleDescriptor* d) {
  if (d->spec_name) return parent_name(task, d->spec_name);
  if (std::strcmp(d->name, "__main__") == 0) return kNone;
  return d->flags & kModulePackage ? str_from_cstring(task, d->name) : parent_name(task, d->name);
}

/// `__file__`, `__cached__` and `__path__`, as far as the module has them.
static bool fill_paths(Task* task, Value module, const ModuleDescriptor* d, Value file, Value search) {
  bool is_namespace = d->flags & kModuleNamespace, is_main = std::strcmp(d->name, "__main__") == 0;
  if (!is_namespace && !set(task, module, names.file, file)) return false;
  if (is_main && !d->spec_name && !set(task, module, names.cached, kNone)) return false;
  return search.is_none() || set(task, module, names.path, search);
}

static bool fill_module(Task* task, Value module, const ModuleDescriptor* d) {
  bool is_namespace = d->flags & kModuleNamespace, is_main = std::strcmp(d->name, "__main__") == 0;
  if (!set(task, module, names.package, package_of_descriptor(task, d))) return false;
  if (!set(task, module, names.builtins, import_module(task, Value::from_object(intern_cstring("builtins")))))
    return false;
  Value file = str_from_cstring(task, d->file);
  Value name = str_from_cstring(task, d->spec_name ? d->spec_name : d->name);
  Value search = kNone;
  if (d->flags & kModulePackage) {
    Value folder = is_namespace ? file : directory(task, d->file);
    search = folder.is_null() ? kNull : list_new(task, &folder, 1);
  }
  if (file.is_null() || name.is_null() || search.is_null()) return false;
  Value loader =
      is_namespace ? loader_new(task, namespace_loader_type(), name, search)
                   : loader_new(task, source_loader_type(), is_main ? module_name(task, module) : name, file);
  if (!set(task, module, names.loader, loader)) return false;
  bool has_spec = !is_main || d->spec_name;
  if (has_spec &&
      !set(task, module, names.spec,
           module_spec_new(task, name, loader, is_namespace ? kNone : file, search, !is_namespace)))
    return false;
  return fill_paths(task, module, d, file, search);
}

static bool forget(Task* task, Value name) {
  Value error = take_error(task);
  bool removed;
  dict_remove(task, sys_modules(), name, &removed);
  return reraise_value(task, error);
}

/// The packages that a main module named with -m lies in run before it.
static bool import_parents(Task* task, const ModuleDescriptor* d) {
  if (!d->spec_name) return true;
  Value parent = parent_name(task, d->spec_name);
  return !parent.is_null() &&
         (parent.as<StrObject>()->length() == 0 || !import_module(task, parent).is_null());
}

/// Makes the module and runs its body. It is in sys.modules before it runs, and not any more when it fails.
static Value load_module(Task* task, Value name, const ModuleDescriptor* d) {
  Value module = module_new(task, name);
  if (module.is_null()) return kNull;
  module_of(module)->descriptor = d;
  if (!dict_set(task, sys_modules(), name, module)) return kNull;
  module_of(module)->initializing = true;
  if (!fill_module(task, module, d) || !import_parents(task, d) ||
      (!(d->flags & kModuleNamespace) && run_module(task, d, dict_of(module)).is_null())) {
    forget(task, name);
    return kNull;
  }
  module_of(module)->initializing = false;
  // The body may have put something else in its place.
  Value present = dict_get(task, sys_modules(), name);
  return present == kAbsent ? module : present;
}

static Raised raise_not_found(Task* task, Value name) {
  return raise_import_error(task, types::ModuleNotFoundError, name, kNull, "No module named %R", name);
}

Value module_spec_of_name(Task* task, Value name) {
  size_t length;
  char* text = str_to_utf8(name.as<StrObject>(), &length);
  if (!text) return raise_memory_error(task);
  const ModuleDescriptor* d = find_descriptor(text);
  const NativeModule* native = d ? nullptr : find_native(text);
  std::free(text);
  if (!d && !native) return kNone;
  Value module = module_new(task, name);
  if (module.is_null()) return kNull;
  if (d && !fill_module(task, module, d)) return kNull;
  if (d) return attribute_or_none(task, module, names.spec);
  Value importer = type_value(builtin_importer_type());
  return module_spec_new(task, name, importer, str_from_cstring(task, "built-in"), kNone, false);
}

bool module_run_again(Task* task, Value module) {
  const ModuleDescriptor* d = module_of(module)->descriptor;
  return !d || (d->flags & kModuleNamespace) || !run_module(task, d, dict_of(module)).is_null();
}

/// One module whose parents have been imported.
static Value load(Task* task, Value name) {
  size_t length;
  char* text = str_to_utf8(name.as<StrObject>(), &length);
  if (!text) return raise_memory_error(task);
  const ModuleDescriptor* d = find_descriptor(text);
  const NativeModule* native = d ? nullptr : find_native(text);
  std::free(text);
  if (d) return load_module(task, name, d);
  if (!native) return raise_not_found(task, name);
  Value module = native_module_new(task, native);
  if (module.is_null() || !dict_set(task, sys_modules(), name, module)) return kNull;
  return module;
}

/// Runs NativeModule::complete. A module that cannot be completed stays as it is until the next import.
static Value complete(Task* task, Value module) {
  ModuleObject* m = module_of(module);
  m->incomplete = false;
  if (m->native->complete(task, m)) return module;
  m->incomplete = true;
  return kNull;
}

static Value find_loaded(Task* task, Value name) {
  Value module = dict_get(task, sys_modules(), name);
  if (has_kind(module, Kind::Module) && module_of(module)->incomplete) return complete(task, module);
  if (!module.is_none()) return module;
  return raise_import_error(task, types::ModuleNotFoundError, name, kNull,
                            "import of %V halted; None in sys.modules", name);
}

/// Position of the last '.' or -1.
static int64_t last_dot(Value name) {
  auto* s = name.as<StrObject>();
  for (size_t i = s->length(); i-- > 0;)
    if (str_char(s, i) == '.') return static_cast<int64_t>(i);
  return -1;
}

Value import_module(Task* task, Value name) {
  Value module = find_loaded(task, name);
  if (!(module == kAbsent)) return module;
  int64_t dot = last_dot(name);
  if (dot < 0) return load(task, name);
  Value parent_text = str_substring(task, name, 0, static_cast<size_t>(dot));
  Value parent = parent_text.is_null() ? kNull : import_module(task, parent_text);
  if (parent.is_null()) return kNull;
  // Importing the parent may have imported this one.
  module = find_loaded(task, name);
  if (!(module == kAbsent)) return module;
  Value path = get_attr_optional(task, parent, names.path);
  if (path.is_null()) return kNull;
  if (path == kAbsent)
    return raise_import_error(task, types::ModuleNotFoundError, name, kNull,
                              "No module named %R; %R is not a package", name, parent_text);
  module = load(task, name);
  Value child = str_substring(task, name, static_cast<size_t>(dot) + 1, name.as<StrObject>()->length());
  StrObject* child_name = child.is_null() ? nullptr : intern(task, child);
  if (module.is_null() || !child_name || !set_attr(task, parent, child_name, module)) return kNull;
  return module;
}

Value call_library(Task* task, const char* module, const char* function, const Value* args, size_t nargs) {
  Value m = import_module(task, Value::from_object(intern_cstring(module)));
  Value f = m.is_null() ? kNull : get_attr(task, m, intern_cstring(function));
  return f.is_null() ? kNull : call(task, f, args, nargs, kNull);
}

// ---------------------------------------------------------------- import statements

/// The package that relative imports start from; NULL with ImportError.
static Value package_of(Task* task, DictObject* globals) {
  Value package = dict_get_name(task, globals, names.package);
  if (!(package == kAbsent) && !package.is_none()) {
    if (!is_str(package)) return raise_type_error(task, "package must be a string");
    return package;
  }
  Value name = dict_get_name(task, globals, names.name);
  if (!is_str(name)) return raise_format(task, types::KeyError, "'__name__' not in globals");
  if (!(dict_get_name(task, globals, names.path) == kAbsent)) return name;
  int64_t dot = last_dot(name);
  return dot < 0 ? str_empty() : str_substring(task, name, 0, static_cast<size_t>(dot));
}

/// The full name of what `from ..x import` names.
static Value resolve(Task* task, DictObject* globals, Value name, int level) {
  if (level == 0) return name;
  Value package = package_of(task, globals);
  if (package.is_null()) return kNull;
  if (package.as<StrObject>()->length() == 0)
    return raise_import_error(task, types::ImportError, kNull, kNull,
                              "attempted relative import with no known parent package");
  for (int i = 1; i < level; i++) {
    int64_t dot = last_dot(package);
    if (dot < 0)
      return raise_import_error(task, types::ImportError, kNull, kNull,
                                "attempted relative import beyond top-level package");
    package = str_substring(task, package, 0, static_cast<size_t>(dot));
    if (package.is_null()) return kNull;
  }
  if (name.as<StrObject>()->length() == 0) return package;
  return format_message(task, "%V.%V", package, name);
}

/// Submodules that a `from` list names are imported; names that are none are left to ImportFrom.
static bool import_submodules(Task* task, Value module, Value full_name, Value fromlist) {
  Value items = tuple_from_iterable(task, fromlist);
  if (items.is_null()) return false;
  auto* tuple = items.as<TupleObject>();
  for (size_t i = 0; i < tuple->length; i++) {
    if (!is_str(tuple->items[i]))
      return raise_type_error(task, "Item in ``from list'' must be str, not %T", tuple->items[i]);
    if (str_equal_ascii(tuple->items[i].as<StrObject>(), "*")) {
      Value all = get_attr_optional(task, module, names.all);
      if (all.is_null()) return false;
      if (!(all == kAbsent) && !import_submodules(task, module, full_name, all)) return false;
      continue;
    }
    StrObject* name = intern(task, tuple->items[i]);
    Value present = name ? get_attr_optional(task, module, name) : kNull;
    if (present.is_null()) return false;
    if (!(present == kAbsent)) continue;
    Value child = format_message(task, "%V.%V", full_name, tuple->items[i]);
    if (child.is_null()) return false;
    if (!import_module(task, child).is_null()) continue;
    bool missing = error_is(task, types::ModuleNotFoundError);
    Value missing_name = missing ? task->exc.as<ExceptionObject>()->fields[kImportErrorName] : kNull;
    bool same =
        missing && is_str(missing_name) && str_equal(missing_name.as<StrObject>(), child.as<StrObject>());
    if (!same) return false;
    clear_error(task);
  }
  return true;
}

static bool has_items(Task* task, Value fromlist, bool* out) {
  *out = false;
  return fromlist.is_null() || fromlist.is_none() || truth(task, fromlist, out);
}

Value import_name(Task* task, DictObject* globals, Value name, Value fromlist, int level) {
  Value full_name = resolve(task, globals, name, level);
  Value module = full_name.is_null() ? kNull : import_module(task, full_name);
  bool from;
  if (module.is_null() || !has_items(task, fromlist, &from)) return kNull;
  if (from) {
    Value path = get_attr_optional(task, module, names.path);
    if (path.is_null()) return kNull;
    if (!(path == kAbsent) && !import_submodules(task, module, full_name, fromlist)) return kNull;
    return module;
  }
  if (level != 0) return module;
  auto* s = full_name.as<StrObject>();
  size_t end = 0;
  while (end < s->length() && str_char(s, end) != '.')
    end++;
  if (end == s->length()) return module;
  Value top = str_substring(task, full_name, 0, end);
  return top.is_null() ? kNull : import_module(task, top);
}

static Raised raise_cannot_import(Task* task, Value module, StrObject* name) {
  Value module_name = get_attr_optional(task, module, names.name);
  if (module_name.is_null()) return {};
  if (!is_str(module_name)) module_name = str_from_cstring(task, "<unknown module name>");
  Value file = get_attr_optional(task, module, names.file);
  if (file.is_null()) return {};
  bool partial = has_kind(module, Kind::Module) && module_of(module)->initializing;
  Value shown = is_str(file) ? file : str_from_cstring(task, "unknown location");
  if (partial)
    raise_import_error(
        task, types::ImportError, module_name, is_str(file) ? file : kNull,
        "cannot import name %R from partially initialized module %R (most likely due to a circular "
        "import) (%V)",
        Value::from_object(name), module_name, shown);
  else
    raise_import_error(task, types::ImportError, module_name, is_str(file) ? file : kNull,
                       "cannot import name %R from %R (%V)", Value::from_object(name), module_name, shown);
  if (error_is(task, types::ImportError))
    set_exception_field(task, task->exc, kImportErrorNameFrom, Value::from_object(name));
  return {};
}

Value import_from(Task* task, Value module, StrObject* name) {
  Value v = get_attr_optional(task, module, name);
  if (!(v == kAbsent)) return v;
  // A submodule of a circular import is in sys.modules before it is an attribute.
  Value module_name = get_attr_optional(task, module, names.name);
  if (module_name.is_null()) return kNull;
  if (is_str(module_name)) {
    Value full_name = format_message(task, "%V.%S", module_name, name);
    Value found = full_name.is_null() ? kNull : dict_get(task, sys_modules(), full_name);
    if (!(found == kAbsent)) return found;
  }
  return raise_cannot_import(task, module, name);
}

struct StarTarget {
  Value module;
  Value name_space; ///< NULL: globals
  DictObject* globals;
};

static bool import_one(Task* task, void* raw, Value name) {
  auto* target = static_cast<StarTarget*>(raw);
  if (!is_str(name))
    return raise_type_error(task, "Item in %V.__all__ must be str, not %.100T",
                            attribute_or_none(task, target->module, names.name), name);
  Value v = get_attr_dynamic(task, target->module, name);
  if (v.is_null()) return false;
  if (!target->name_space.is_null()) return set_item(task, target->name_space, name, v);
  return dict_set(task, target->globals, name, v);
}

static bool import_public(Task* task, void* raw, Value name) {
  bool hidden =
      !is_str(name) || (name.as<StrObject>()->length() > 0 && str_char(name.as<StrObject>(), 0) == '_');
  return hidden || import_one(task, raw, name);
}

bool import_star(Task* task, Value module, Value name_space, DictObject* globals) {
  StarTarget target{module, name_space, globals};
  Value all = get_attr_optional(task, module, names.all);
  if (all.is_null()) return false;
  if (!(all == kAbsent)) return iterate(task, all, import_one, &target);
  Value dict = get_attr_optional(task, module, names.dict);
  if (dict.is_null()) return false;
  if (dict == kAbsent)
    return raise_import_error(task, types::ImportError, kNull, kNull,
                              "from-import-* object has no __dict__ and no __all__");
  // A copy: the module may import from itself.
  Value keys = list_from_iterable(task, dict);
  return !keys.is_null() && iterate(task, keys, import_public, &target);
}

// ---------------------------------------------------------------- start, collector

bool modules_start(Task* task) {
  gc::add_root(&modules_dict);
  gc::add_root(&builtins_value);
  DictObject* modules = dict_new(task);
  if (!modules) return false;
  modules_dict = dict_value(modules);
  Value name = Value::from_object(intern_cstring("builtins"));
  Value module = native_module_new(task, find_native("builtins"));
  if (module.is_null()) return false;
  builtins_value = module_of(module)->dict;
  return dict_set(task, modules, name, module);
}

static size_t module_size(const Object* o) {
  return sizeof(ModuleObject) + slot_part_bytes(o);
}
static void trace_module(Object* o, gc::Visitor& visitor) {
  visitor.visit(&static_cast<ModuleObject*>(o)->dict);
  trace_slot_part(o, visitor);
}
void register_module_kinds() {
  gc::register_kind(Kind::Module, {"module", module_size, trace_module, nullptr});
}

} // namespace pyc
