/// ModuleSpec and the loaders.

#include "object/module_spec.h"

#include "object/attributes.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/list.h"
#include "object/module.h"
#include "object/names.h"
#include "object/native_type.h"
#include "object/operators.h"

namespace pyc {

static StrObject* name_of(const char* text) {
  return intern_cstring(text);
}

static Value field(Task* task, Value self, const char* name) {
  return instance_get(task, self.object(), name_of(name));
}

static bool set_field(Task* task, Value self, const char* name, Value value) {
  return !value.is_null() && instance_set(task, self.object(), name_of(name), value);
}

static Value get_dict(Task* task, Value self) {
  return instance_dict(task, self.object());
}

// ---------------------------------------------------------------- ModuleSpec

static bool set_fields(Task* task, Value self, Value name, Value loader, Value origin, Value search) {
  return set_field(task, self, "name", name) && set_field(task, self, "loader", loader) &&
         set_field(task, self, "origin", origin) && set_field(task, self, "loader_state", kNone) &&
         set_field(task, self, "submodule_search_locations", search) &&
         set_field(task, self, "_uninitialized_submodules", list_new(task, nullptr, 0)) &&
         set_field(task, self, "_set_fileattr", kFalse) && set_field(task, self, "_cached", kNone);
}

static bool init_spec(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"name", "loader", "origin", "loader_state", "is_package", nullptr};
  Value v[5];
  if (!bind_arguments(task, {"ModuleSpec.__init__", parameters, 2, 2}, args, nargs, kwnames, v)) return false;
  bool is_package = false;
  if (!v[4].is_null() && !truth(task, v[4], &is_package)) return false;
  Value search = is_package ? list_new(task, nullptr, 0) : kNone;
  return set_fields(task, self, v[0], v[1], v[2].is_null() ? kNone : v[2], search) &&
         (v[3].is_null() || set_field(task, self, "loader_state", v[3]));
}

static Value repr_spec(Task* task, Value self) {
  Value origin = field(task, self, "origin"), search = field(task, self, "submodule_search_locations");
  Value name = field(task, self, "name"), loader = field(task, self, "loader");
  if (name.is_null() || name == kAbsent)
    return format_message(task, "<ModuleSpec object at 0x%lx>", self.bits);
  Value text = format_message(task, "ModuleSpec(name=%R, loader=%R", name, loader);
  if (!text.is_null() && !origin.is_none()) text = format_message(task, "%V, origin=%R", text, origin);
  if (!text.is_null() && !search.is_none())
    text = format_message(task, "%V, submodule_search_locations=%R", text, search);
  return text.is_null() ? kNull : format_message(task, "%V)", text);
}

static Value compare_specs(Task* task, Value a, Value b, CompareOp op) {
  bool is_equality = op == CompareOp::Equal || op == CompareOp::NotEqual;
  if (!is_equality || !is_instance(b, module_spec_type())) return kNotImplemented;
  bool same = true;
  for (const char* each : {"name", "loader", "submodule_search_locations", "origin", "_set_fileattr"})
    if (same && !equal(task, field(task, a, each), field(task, b, each), &same)) return kNull;
  return Value::from_bool(same == (op == CompareOp::Equal));
}

static Value get_parent(Task* task, Value self) {
  Value name = field(task, self, "name"), search = field(task, self, "submodule_search_locations");
  if (!is_str(name) || !search.is_none()) return name;
  auto* s = name.as<StrObject>();
  for (size_t i = s->length(); i-- > 0;)
    if (str_char(s, i) == '.') return str_substring(task, name, 0, i);
  return str_empty();
}

static Value get_cached(Task* task, Value self) {
  return field(task, self, "_cached");
}
static bool set_cached(Task* task, Value self, Value value) {
  return set_field(task, self, "_cached", value.is_null() ? kNone : value);
}
static Value get_has_location(Task* task, Value self) {
  return field(task, self, "_set_fileattr");
}
static bool set_has_location(Task* task, Value self, Value value) {
  bool yes = false;
  return (value.is_null() || truth(task, value, &yes)) &&
         set_field(task, self, "_set_fileattr", Value::from_bool(yes));
}

static const GetSetDef spec_getsets[] = {{"__dict__", get_dict, nullptr, nullptr},
                                         {"cached", get_cached, set_cached, nullptr},
                                         {"has_location", get_has_location, set_has_location, nullptr},
                                         {"parent", get_parent, nullptr, "The name of the module's parent."},
                                         {nullptr, nullptr, nullptr, nullptr}};
static constexpr TypeSlots spec_slots = [] {
  TypeSlots s{};
  s.init = init_spec;
  s.repr = repr_spec;
  s.compare = compare_specs;
  return s;
}();
static const TypeDefinition spec_definition = {.doc = "The specification for a module, used for loading.",
                                               .module = "_frozen_importlib",
                                               .flags = kTypeBase | kTypeHasDict,
                                               .native_size = sizeof(Object),
                                               .getsets = spec_getsets,
                                               .slots = &spec_slots};

// ---------------------------------------------------------------- loaders

static Value get_filename(Task* task, const Value* args, size_t, Value) {
  return get_attr(task, args[0], name_of("path"));
}

static Value is_package(Task* task, const Value* args, size_t, Value) {
  Value path = get_attr(task, args[0], name_of("path"));
  if (path.is_null()) return kNull;
  static constexpr char kInit[] = "__init__.py";
  auto* s = path.as<StrObject>();
  size_t length = sizeof(kInit) - 1;
  if (s->length() < length) return kFalse;
  Value tail = str_substring(task, path, s->length() - length, s->length());
  return tail.is_null() ? kNull : Value::from_bool(str_equal_ascii(tail.as<StrObject>(), kInit));
}

static Value create_module(Task*, const Value*, size_t, Value) {
  return kNone;
}

static const MethodDef loader_methods[] = {
    {"create_module", create_module, 1, 1, 0, "Use default semantics for module creation."},
    {"get_filename", get_filename, 0, 1, 0, "Return the path to the source file as found by the finder."},
    {"is_package", is_package, 1, 1, 0, "Whether the module is a package."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
static const GetSetDef loader_getsets[] = {{"__dict__", get_dict, nullptr, nullptr},
                                           {nullptr, nullptr, nullptr, nullptr}};
static const TypeDefinition source_definition = {
    .doc = "Concrete implementation of SourceLoader using the file system.",
    .module = "_frozen_importlib_external",
    .flags = kTypeBase | kTypeHasDict,
    .native_size = sizeof(Object),
    .methods = loader_methods,
    .getsets = loader_getsets};
static const TypeDefinition namespace_definition = {.module = "_frozen_importlib_external",
                                                    .flags = kTypeBase | kTypeHasDict,
                                                    .native_size = sizeof(Object),
                                                    .getsets = loader_getsets};
static const TypeDefinition builtin_definition = {.doc = "Meta path import for built-in modules.",
                                                  .module = "_frozen_importlib",
                                                  .flags = kTypeBase,
                                                  .native_size = sizeof(Object)};

static TypeObject* once(TypeObject** type, const char* name, const TypeDefinition& definition) {
  if (!*type) *type = native_type_new(name, types::object, Kind::Instance, definition);
  return *type;
}

TypeObject* module_spec_type() {
  static TypeObject* type;
  return once(&type, "ModuleSpec", spec_definition);
}
TypeObject* source_loader_type() {
  static TypeObject* type;
  return once(&type, "SourceFileLoader", source_definition);
}
TypeObject* namespace_loader_type() {
  static TypeObject* type;
  return once(&type, "NamespaceLoader", namespace_definition);
}
TypeObject* builtin_importer_type() {
  static TypeObject* type;
  return once(&type, "BuiltinImporter", builtin_definition);
}

Value loader_new(Task* task, TypeObject* type, Value name, Value path) {
  Object* o = instance_new(task, type);
  if (!o) return kNull;
  Value loader = Value::from_object(o);
  bool is_source = type == source_loader_type();
  bool filled = is_source ? set_field(task, loader, "name", name) && set_field(task, loader, "path", path)
                          : set_field(task, loader, "_path", path);
  return filled ? loader : kNull;
}

Value module_spec_new(Task* task, Value name, Value loader, Value origin, Value search, bool has_location) {
  Object* o = instance_new(task, module_spec_type());
  if (!o) return kNull;
  Value spec = Value::from_object(o);
  bool filled = set_fields(task, spec, name, loader, origin, search) &&
                set_field(task, spec, "_set_fileattr", Value::from_bool(has_location));
  return filled ? spec : kNull;
}

} // namespace pyc
