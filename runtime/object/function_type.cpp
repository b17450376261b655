/// function, cell and method: creation, attributes, binding; the collector's functions of all callables.

#include "interp/code_twin.h"
#include "object/attributes.h"
#include "object/call.h"
#include "object/code.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/exception_types.h"
#include "object/module.h"
#include "object/reduce.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/tuple.h"
#include "sched/safepoint.h"

namespace pyc {

template <class T> static T* make(Task* task, Kind kind, BuiltinType type) {
  return gc::allocate<T>(task, kind, builtin_shape(type));
}
static FunctionObject* function(Value v) {
  return v.as<FunctionObject>();
}
static Value none_for_null(Value v) {
  return v.is_null() ? kNone : v;
}

// ---------------------------------------------------------------- functions

Value function_new(Task* task, CodeObject* code, const NativeCode* native, Value globals, Value defaults,
                   Value keyword_defaults, Value closure, Value annotate) {
  auto* f = make<FunctionObject>(task, Kind::Function, BuiltinType::function);
  if (!f) return kNull;
  f->code = code;
  f->native = native;
  f->globals = globals;
  f->name = Value::from_object(code->name);
  f->qualname = Value::from_object(code->qualname);
  Value module = dict_get_name(task, globals.as<DictObject>(), names.name);
  f->module = module == kAbsent ? kNull : module;
  f->defaults = defaults;
  f->keyword_defaults = keyword_defaults;
  f->closure = closure;
  f->annotate = annotate;
  return Value::from_object(f);
}

static Value function_repr(Task* task, Value self) {
  return format_message(task, "<function %V at 0x%lx>", function(self)->qualname, self.bits);
}

static Value function_get(Task* task, Value self, Value instance, Value) {
  return instance.is_null() ? self : bound_method_new(task, self, instance);
}

static Value function_call(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  return call_function(task, function(self), args, nargs, kwnames);
}

static Value get_code(Task*, Value self) {
  return Value::from_object(function(self)->code);
}
static bool set_code(Task* task, Value self, Value value) {
  if (value.is_null() || !is_exact(value, BuiltinType::code))
    return raise_type_error(task, "__code__ must be set to a code object");
  FunctionObject* f = function(self);
  auto* code = value.as<CodeObject>();
  size_t held = f->closure.is_null() ? 0 : f->closure.as<TupleObject>()->length;
  size_t wanted = code_free_count(code);
  if (held != wanted)
    return raise_value_error(task, "%S() requires a code object with %zu free vars, not %zu",
                             f->name.as<StrObject>(), held, wanted);
  // Callers read the code object and its native code one after the other.
  WorldStop stop(task);
  gc::barrier(task, f);
  f->code = code;
  f->native = code_native(code);
  return true;
}
static Value get_defaults(Task*, Value self) {
  return none_for_null(function(self)->defaults);
}
static bool set_defaults(Task* task, Value self, Value value) {
  if (value.is_none()) value = kNull;
  if (!value.is_null() && !is_tuple(value))
    return raise_type_error(task, "__defaults__ must be set to a tuple object");
  gc::store_field(task, self.object(), &function(self)->defaults, value);
  return true;
}
static Value get_keyword_defaults(Task*, Value self) {
  return none_for_null(function(self)->keyword_defaults);
}
static bool set_keyword_defaults(Task* task, Value self, Value value) {
  if (value.is_none()) value = kNull;
  if (!value.is_null() && !is_dict(value))
    return raise_type_error(task, "__kwdefaults__ must be set to a dict object");
  gc::store_field(task, self.object(), &function(self)->keyword_defaults, value);
  return true;
}
static Value get_globals(Task*, Value self) {
  return function(self)->globals;
}
static bool set_dict(Task* task, Value self, Value value) {
  if (value.is_null()) return raise_type_error(task, "cannot delete __dict__");
  return set_instance_dict(task, self, value);
}
static Value get_builtins(Task*, Value) {
  return dict_value(builtins_dict());
}
static Value get_closure(Task*, Value self) {
  return none_for_null(function(self)->closure);
}
static Value get_name(Task*, Value self) {
  return function(self)->name;
}
static bool set_name(Task* task, Value self, Value value) {
  if (value.is_null() || !is_str(value))
    return raise_type_error(task, "__name__ must be set to a string object");
  gc::store_field(task, self.object(), &function(self)->name, value);
  return true;
}
static Value get_qualname(Task*, Value self) {
  return function(self)->qualname;
}
static bool set_qualname(Task* task, Value self, Value value) {
  if (value.is_null() || !is_str(value))
    return raise_type_error(task, "__qualname__ must be set to a string object");
  gc::store_field(task, self.object(), &function(self)->qualname, value);
  return true;
}
static Value get_module(Task*, Value self) {
  return none_for_null(function(self)->module);
}
static bool set_module(Task* task, Value self, Value value) {
  gc::store_field(task, self.object(), &function(self)->module, value);
  return true;
}
static Value get_doc(Task* task, Value self) {
  Value doc = function(self)->doc;
  return doc.is_null() ? code_docstring(task, function(self)->code) : doc;
}
static bool set_doc(Task* task, Value self, Value value) {
  gc::store_field(task, self.object(), &function(self)->doc, value.is_null() ? kNone : value);
  return true;
}
static Value get_type_params(Task*, Value self) {
  Value v = function(self)->type_params;
  return v.is_null() ? tuple_empty() : v;
}
static bool set_type_params(Task* task, Value self, Value value) {
  if (value.is_null() || !is_tuple(value))
    return raise_type_error(task, "__type_params__ must be set to a tuple");
  gc::store_field(task, self.object(), &function(self)->type_params, value);
  return true;
}
static Value get_annotate(Task*, Value self) {
  return none_for_null(function(self)->annotate);
}
static bool set_annotate(Task* task, Value self, Value value) {
  if (value.is_null()) return raise_type_error(task, "__annotate__ cannot be deleted");
  if (!value.is_none() && !is_callable(value))
    return raise_type_error(task, "__annotate__ must be callable or None");
  gc::store_field(task, self.object(), &function(self)->annotate, value.is_none() ? kNull : value);
  if (!value.is_none()) gc::store_field(task, self.object(), &function(self)->annotations, kNull);
  return true;
}
static Value get_annotations(Task* task, Value self) {
  FunctionObject* f = function(self);
  if (!f->annotations.is_null()) return f->annotations;
  Value v = f->annotate.is_null() ? kNull : call1(task, f->annotate, Value::from_small_int(1));
  if (!f->annotate.is_null() && v.is_null()) return kNull;
  if (v.is_null()) {
    DictObject* empty = dict_new(task);
    if (!empty) return kNull;
    v = dict_value(empty);
  } else if (!is_dict(v)) {
    return raise_type_error(task, "__annotate__ returned non-dict of type '%T'", v);
  }
  gc::store_field(task, f, &f->annotations, v);
  return v;
}
static bool set_annotations(Task* task, Value self, Value value) {
  if (!value.is_null() && !value.is_none() && !is_dict(value))
    return raise_type_error(task, "__annotations__ must be set to a dict object");
  gc::store_field(task, self.object(), &function(self)->annotations, value.is_none() ? kNull : value);
  gc::store_field(task, self.object(), &function(self)->annotate, kNull);
  return true;
}

/// The cells for a code object's free variables.
static bool check_new_closure(Task* task, CodeObject* code, Value closure) {
  size_t wanted = code_free_count(code);
  if (closure.is_none() || closure.is_null()) {
    if (wanted) return raise_type_error(task, "arg 5 (closure) must be tuple");
    return true;
  }
  if (!is_tuple(closure)) return raise_type_error(task, "arg 5 (closure) must be None or tuple");
  auto* cells = closure.as<TupleObject>();
  if (cells->length != wanted)
    return raise_value_error(task, "%S requires closure of length %zu, not %zu", code->name, wanted,
                             cells->length);
  for (size_t i = 0; i < cells->length; i++)
    if (!has_kind(cells->items[i], Kind::Cell))
      return raise_type_error(task, "arg 5 (closure) expected cell, found %T", cells->items[i]);
  return true;
}

static Value null_for_none(Value v) {
  return v.is_none() ? kNull : v;
}

static Value new_function(Task* task, TypeObject*, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"code",    "globals",    "name", "argdefs",
                                           "closure", "kwdefaults", nullptr};
  Value v[6];
  if (!bind_arguments(task, {"function", parameters, 2, 6}, args, nargs, kwnames, v)) return kNull;
  if (!is_exact(v[0], BuiltinType::code))
    return raise_type_error(task, "function() argument 'code' must be code, not %B", v[0]);
  if (!is_dict(v[1]))
    return raise_type_error(task, "function() argument 'globals' must be dict, not %B", v[1]);
  for (Value& each : v)
    each = null_for_none(each);
  if (!v[2].is_null() && !is_str(v[2])) return raise_type_error(task, "arg 3 (name) must be None or string");
  if (!v[3].is_null() && !is_tuple(v[3]))
    return raise_type_error(task, "arg 4 (defaults) must be None or tuple");
  if (!check_new_closure(task, v[0].as<CodeObject>(), v[4])) return kNull;
  if (!v[5].is_null() && !is_dict(v[5]))
    return raise_type_error(task, "arg 6 (kwdefaults) must be None or dict");
  CodeObject* code = code_for_globals(task, v[0].as<CodeObject>(), v[1]);
  if (!code) return kNull;
  bool has_cells = !v[4].is_null() && v[4].as<TupleObject>()->length > 0;
  Value made = function_new(task, code, code_native(code), v[1], v[3], v[5], has_cells ? v[4] : kNull, kNull);
  if (!made.is_null() && !v[2].is_null()) gc::store_field(task, made.object(), &function(made)->name, v[2]);
  return made;
}

static const GetSetDef function_getsets[] = {
    {"__code__", get_code, set_code, nullptr},
    {"__defaults__", get_defaults, set_defaults, nullptr},
    {"__kwdefaults__", get_keyword_defaults, set_keyword_defaults, nullptr},
    {"__name__", get_name, set_name, nullptr},
    {"__qualname__", get_qualname, set_qualname, nullptr},
    {"__doc__", get_doc, set_doc, nullptr},
    {"__dict__", get_instance_dict, set_dict, nullptr},
    {"__type_params__", get_type_params, set_type_params, nullptr},
    {"__annotate__", get_annotate, set_annotate, nullptr},
    {"__annotations__", get_annotations, set_annotations, nullptr},
    {nullptr, nullptr, nullptr, nullptr},
};

static const MemberDef function_members[] = {computed_member("__globals__", get_globals),
                                             computed_member("__builtins__", get_builtins),
                                             computed_member("__closure__", get_closure),
                                             computed_member("__module__", get_module, set_module),
                                             {nullptr, 0, 0, nullptr}};

static constexpr TypeSlots function_slots = [] {
  TypeSlots s{};
  s.repr = function_repr;
  s.get = function_get;
  s.call = function_call;
  s.new_ = new_function;
  return s;
}();

extern const TypeDefinition k_function_type = {
    .doc = "Create a function object.",
    .flags = kTypeHasWeakRefs,
    .native_size = sizeof(FunctionObject),
    .getsets = function_getsets,
    .members = function_members,
    .slots = &function_slots,
};

// ---------------------------------------------------------------- cells

Value cell_new(Task* task, Value initial) {
  auto* c = make<CellObject>(task, Kind::Cell, BuiltinType::cell);
  if (!c) return kNull;
  c->value = initial;
  return Value::from_object(c);
}

static Value new_cell(Task* task, TypeObject*, const Value* args, size_t nargs, Value kwnames) {
  if (!check_no_keywords(task, "cell", kwnames) || !check_positional(task, "cell", nargs, 0, 1)) return kNull;
  return cell_new(task, nargs ? args[0] : kNull);
}

static Value cell_repr(Task* task, Value self) {
  Value v = load_field(&self.as<CellObject>()->value);
  if (v.is_null()) return format_message(task, "<cell at 0x%lx: empty>", self.bits);
  return format_message(task, "<cell at 0x%lx: %.80T object at 0x%lx>", self.bits, v, v.bits);
}
static Value get_contents(Task* task, Value self) {
  Value v = load_field(&self.as<CellObject>()->value);
  return v.is_null() ? Value(raise_value_error(task, "Cell is empty")) : v;
}
static bool set_contents(Task* task, Value self, Value value) {
  gc::store_field(task, self.object(), &self.as<CellObject>()->value, value);
  return true;
}

/// By the contents; an empty cell comes before all others.
static Value compare_cells(Task* task, Value a, Value b, CompareOp op) {
  if (!has_kind(b, Kind::Cell)) return kNotImplemented;
  Value x = load_field(&a.as<CellObject>()->value), y = load_field(&b.as<CellObject>()->value);
  if (!x.is_null() && !y.is_null()) return compare(task, op, x, y);
  return compare(task, op, Value::from_small_int(!x.is_null()), Value::from_small_int(!y.is_null()));
}

static const GetSetDef cell_getsets[] = {{"cell_contents", get_contents, set_contents, nullptr},
                                         {nullptr, nullptr, nullptr, nullptr}};
static constexpr TypeSlots cell_slots = [] {
  TypeSlots s{};
  s.new_ = new_cell;
  s.repr = cell_repr;
  s.compare = compare_cells;
  return s;
}();
extern const TypeDefinition k_cell_type = {
    .native_size = sizeof(CellObject), .getsets = cell_getsets, .slots = &cell_slots};

// ---------------------------------------------------------------- bound methods

Value bound_method_new(Task* task, Value f, Value self) {
  auto* m = make<BoundMethodObject>(task, Kind::BoundMethod, BuiltinType::method);
  if (!m) return kNull;
  m->function = f;
  m->self = self;
  return Value::from_object(m);
}

static BoundMethodObject* method(Value v) {
  return v.as<BoundMethodObject>();
}

static Value method_new(Task* task, TypeObject*, const Value* args, size_t nargs, Value kwnames) {
  if (!check_no_keywords(task, "method", kwnames) || !check_positional(task, "method", nargs, 2, 2))
    return kNull;
  if (!is_callable(args[0])) return raise_type_error(task, "first argument must be callable");
  if (args[1].is_none()) return raise_type_error(task, "instance must not be None");
  return bound_method_new(task, args[0], args[1]);
}

static Value method_repr(Task* task, Value self) {
  Value name = get_attr_optional(task, method(self)->function, names.qualname);
  if (name == kAbsent) name = get_attr_optional(task, method(self)->function, names.name);
  if (name.is_null()) return kNull;
  if (!is_str(name)) return format_message(task, "<bound method ? of %R>", method(self)->self);
  return format_message(task, "<bound method %V of %R>", name, method(self)->self);
}

static Value method_compare(Task* task, Value a, Value b, CompareOp op) {
  bool is_equality = op == CompareOp::Equal || op == CompareOp::NotEqual;
  if (!is_equality || !is_exact(a, BuiltinType::method) || !is_exact(b, BuiltinType::method))
    return kNotImplemented;
  bool same = false;
  if (method(a)->self == method(b)->self && !equal(task, method(a)->function, method(b)->function, &same))
    return kNull;
  return Value::from_bool(same == (op == CompareOp::Equal));
}

static bool method_hash(Task* task, Value self, int64_t* out) {
  int64_t h;
  if (!hash(task, method(self)->function, &h)) return false;
  uint64_t bits = method(self)->self.bits;
  *out = h ^ static_cast<int64_t>(bits >> 4 | bits << 60);
  if (*out == -1) *out = -2;
  return true;
}

/// Attributes that a method does not have are its function's.
static Value method_get_attribute(Task* task, Value self, StrObject* name) {
  Value attribute = type_lookup(types::method, name);
  if (attribute.is_null()) return get_attr(task, method(self)->function, name);
  auto get = type_of(attribute)->slots.get;
  return get ? get(task, attribute, self, type_value(types::method)) : attribute;
}

static Value method_get(Task*, Value self, Value, Value) {
  return self;
}
static Value method_call(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  return call(task, self, args, nargs, kwnames);
}
static Value get_function(Task*, Value self) {
  return method(self)->function;
}
static Value get_self(Task*, Value self) {
  return method(self)->self;
}

static Value method_reduce(Task* task, const Value* args, size_t, Value) {
  Value name = get_attr(task, method(args[0])->function, names.name);
  return reduce_to_attribute(task, method(args[0])->self, name);
}

static const MethodDef method_methods[] = {{"__reduce__", method_reduce, 0, 0, 0, nullptr},
                                           {nullptr, nullptr, 0, 0, 0, nullptr}};
static const GetSetDef method_getsets[] = {
    {"__func__", get_function, nullptr, "the function (or other callable) implementing a method"},
    {"__self__", get_self, nullptr, "the instance to which a method is bound"},
    {nullptr, nullptr, nullptr, nullptr}};
static constexpr TypeSlots method_slots = [] {
  TypeSlots s{};
  s.new_ = method_new;
  s.repr = method_repr;
  s.compare = method_compare;
  s.hash = method_hash;
  s.get_attribute = method_get_attribute;
  s.get = method_get;
  s.call = method_call;
  return s;
}();
extern const TypeDefinition k_method_type = {.doc = "Create a bound instance method object.",
                                             .flags = kTypeHasWeakRefs,
                                             .native_size = sizeof(BoundMethodObject),
                                             .methods = method_methods,
                                             .getsets = method_getsets,
                                             .slots = &method_slots};

// ---------------------------------------------------------------- collector

/// Kinds whose fields from `first` on are all Values.
template <class T, size_t first> static void trace_values(Object* o, gc::Visitor& visitor) {
  auto* fields = reinterpret_cast<Value*>(reinterpret_cast<char*>(o) + first);
  visitor.visit_range(fields, (sizeof(T) - first) / sizeof(Value));
  trace_slot_part(o, visitor);
}
template <class T> static size_t fixed_size(const Object* o) {
  return sizeof(T) + slot_part_bytes(o);
}

static void trace_function(Object* o, gc::Visitor& visitor) {
  auto* f = static_cast<FunctionObject*>(o);
  visitor.visit_pointer(&f->code);
  visitor.visit_range(&f->globals, static_cast<size_t>(reinterpret_cast<Value*>(f + 1) - &f->globals));
}
static void trace_builtin(Object* o, gc::Visitor& visitor) {
  auto* f = static_cast<BuiltinObject*>(o);
  visitor.visit(&f->self);
  visitor.visit(&f->module);
  visitor.visit_pointer(&f->owner);
}
static void trace_super(Object* o, gc::Visitor& visitor) {
  auto* s = static_cast<SuperObject*>(o);
  visitor.visit_pointer(&s->start);
  visitor.visit(&s->self);
  visitor.visit_pointer(&s->self_type);
  trace_slot_part(o, visitor);
}
static void trace_member(Object* o, gc::Visitor& visitor) {
  auto* d = static_cast<MemberDescriptorObject*>(o);
  visitor.visit_pointer(&d->owner);
  visitor.visit_pointer(&d->name);
}
static void trace_getset(Object* o, gc::Visitor& visitor) {
  auto* d = static_cast<GetSetDescriptorObject*>(o);
  visitor.visit_pointer(&d->owner);
  visitor.visit_pointer(&d->name);
}
static void trace_method_descriptor(Object* o, gc::Visitor& visitor) {
  auto* d = static_cast<MethodDescriptorObject*>(o);
  visitor.visit_pointer(&d->owner);
  visitor.visit_pointer(&d->name);
}

void register_function_kinds() {
  constexpr size_t h = sizeof(Object);
  gc::register_kind(Kind::Function, {"function", fixed_size<FunctionObject>, trace_function, nullptr});
  gc::register_kind(Kind::Builtin, {"built-in function", fixed_size<BuiltinObject>, trace_builtin, nullptr});
  gc::register_kind(Kind::BoundMethod,
                    {"method", fixed_size<BoundMethodObject>, trace_values<BoundMethodObject, h>, nullptr});
  gc::register_kind(Kind::Cell, {"cell", fixed_size<CellObject>, trace_values<CellObject, h>, nullptr});
  gc::register_kind(Kind::StaticMethod, {"staticmethod", fixed_size<MethodWrapperObject>,
                                         trace_values<MethodWrapperObject, h>, nullptr});
  gc::register_kind(Kind::ClassMethod, {"classmethod", fixed_size<MethodWrapperObject>,
                                        trace_values<MethodWrapperObject, h>, nullptr});
  gc::register_kind(Kind::Property,
                    {"property", fixed_size<PropertyObject>, trace_values<PropertyObject, h>, nullptr});
  gc::register_kind(Kind::Super, {"super", fixed_size<SuperObject>, trace_super, nullptr});
  gc::register_kind(Kind::MemberDescriptor,
                    {"member descriptor", fixed_size<MemberDescriptorObject>, trace_member, nullptr});
  gc::register_kind(Kind::GetSetDescriptor,
                    {"getset descriptor", fixed_size<GetSetDescriptorObject>, trace_getset, nullptr});
  gc::register_kind(Kind::MethodDescriptor, {"method descriptor", fixed_size<MethodDescriptorObject>,
                                             trace_method_descriptor, nullptr});
}

} // namespace pyc
