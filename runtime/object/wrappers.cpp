/// staticmethod, classmethod, property and super.

#include "object/attributes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/exception_types.h"
#include "object/generic_alias.h"
#include "object/module.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/tuple.h"

namespace pyc {

static Value none_for_null(Value v) {
  return v.is_null() ? kNone : v;
}

// ---------------------------------------------------------------- staticmethod and classmethod

static MethodWrapperObject* wrapper(Value v) {
  return v.as<MethodWrapperObject>();
}

static Value wrapper_new(Task* task, TypeObject* type, const Value*, size_t, Value) {
  Object* o = instance_new(task, type);
  if (o) static_cast<MethodWrapperObject*>(o)->callable = kNone;
  return Value::from_object(o);
}

/// The wrapped function's name, module and documentation become the wrapper's.
static bool copy_attributes(Task* task, Value self, Value callable) {
  for (StrObject* name : {names.module, names.name, names.qualname, names.doc}) {
    Value v = get_attr_optional(task, callable, name);
    if (v.is_null()) return false;
    if (!(v == kAbsent) && !instance_set(task, self.object(), name, v)) return false;
  }
  return true;
}

static bool wrapper_init(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  const char* name = type_name_utf8(type_of(self));
  if (!check_no_keywords(task, name, kwnames) || !check_positional(task, name, nargs, 1, 1)) return false;
  gc::store_field(task, self.object(), &wrapper(self)->callable, args[0]);
  return copy_attributes(task, self, args[0]);
}

static Value static_get(Task*, Value self, Value, Value) {
  return wrapper(self)->callable;
}
static Value static_call(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  return call(task, wrapper(self)->callable, args, nargs, kwnames);
}
static Value class_get(Task* task, Value self, Value instance, Value owner) {
  Value cls = owner.is_null() ? type_value(type_of(instance)) : owner;
  return bound_method_new(task, wrapper(self)->callable, cls);
}
static Value wrapper_repr(Task* task, Value self) {
  return format_message(task, "<%T(%R)>", self, wrapper(self)->callable);
}
static Value get_abstract(Task* task, Value self) {
  Value v = get_attr_optional(task, wrapper(self)->callable, names.isabstractmethod);
  bool b = false;
  if (v.is_null() || (!(v == kAbsent) && !truth(task, v, &b))) return kNull;
  return Value::from_bool(b);
}
static Value get_function(Task*, Value self) {
  return wrapper(self)->callable;
}

/// An attribute that the wrapper has of its own once it has been asked for, or set.
static Value wrapped_attribute(Task* task, Value self, StrObject* name) {
  Value own = instance_get(task, self.object(), name);
  if (!own.is_null() && !(own == kAbsent)) return own;
  if (has_error(task)) return kNull;
  Value v = get_attr(task, wrapper(self)->callable, name);
  return !v.is_null() && instance_set(task, self.object(), name, v) ? v : kNull;
}
static bool set_wrapped_attribute(Task* task, Value self, StrObject* name, Value value) {
  if (!value.is_null()) return instance_set(task, self.object(), name, value);
  if (instance_remove(task, self.object(), name)) return true;
  return !has_error(task) &&
         raise_attribute_error(task, self, name, "'%.200T' object has no attribute '%S'", self, name);
}
static Value get_annotations(Task* task, Value self) {
  return wrapped_attribute(task, self, names.annotations);
}
static bool set_annotations(Task* task, Value self, Value value) {
  return set_wrapped_attribute(task, self, names.annotations, value);
}
static Value get_annotate(Task* task, Value self) {
  return wrapped_attribute(task, self, intern_cstring("__annotate__"));
}
static bool set_annotate(Task* task, Value self, Value value) {
  return set_wrapped_attribute(task, self, intern_cstring("__annotate__"), value);
}

static const MemberDef wrapper_members[] = {computed_member("__func__", get_function),
                                            computed_member("__wrapped__", get_function),
                                            {nullptr, 0, 0, nullptr}};
static const GetSetDef wrapper_getsets[] = {{"__isabstractmethod__", get_abstract, nullptr, nullptr},
                                            {"__annotations__", get_annotations, set_annotations, nullptr},
                                            {"__annotate__", get_annotate, set_annotate, nullptr},
                                            {"__dict__", get_instance_dict, set_instance_dict, nullptr},
                                            {nullptr, nullptr, nullptr, nullptr}};

static constexpr TypeSlots wrapper_slots(Value (*get)(Task*, Value, Value, Value),
                                         decltype(TypeSlots::call) call) {
  TypeSlots s{};
  s.new_ = wrapper_new;
  s.init = wrapper_init;
  s.repr = wrapper_repr;
  s.get = get;
  s.call = call;
  return s;
}
static constexpr TypeSlots static_slots = wrapper_slots(static_get, static_call);
static constexpr TypeSlots class_slots = wrapper_slots(class_get, nullptr);

static const MethodDef wrapper_methods[] = {PYC_CLASS_GETITEM, {nullptr, nullptr, 0, 0, 0, nullptr}};

extern const TypeDefinition k_staticmethod_type = {.doc = "Convert a function to be a static method.",
                                                   .flags = kTypeBase,
                                                   .native_size = sizeof(MethodWrapperObject),
                                                   .methods = wrapper_methods,
                                                   .getsets = wrapper_getsets,
                                                   .members = wrapper_members,
                                                   .slots = &static_slots};
extern const TypeDefinition k_classmethod_type = {.doc = "Convert a function to be a class method.",
                                                  .flags = kTypeBase,
                                                  .native_size = sizeof(MethodWrapperObject),
                                                  .methods = wrapper_methods,
                                                  .getsets = wrapper_getsets,
                                                  .members = wrapper_members,
                                                  .slots = &class_slots};

// ---------------------------------------------------------------- property

static PropertyObject* property(Value v) {
  return v.as<PropertyObject>();
}

static Value property_new(Task* task, TypeObject* type, const Value*, size_t, Value) {
  return Value::from_object(instance_new(task, type));
}

static bool property_init(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"fget", "fset", "fdel", "doc", nullptr};
  Value v[4];
  if (!bind_arguments(task, {"property", parameters, 0, 4}, args, nargs, kwnames, v)) return false;
  auto* p = property(self);
  Value* fields[] = {&p->getter, &p->setter, &p->deleter};
  for (int i = 0; i < 3; i++)
    gc::store_field(task, p, fields[i], v[i].is_none() ? kNull : v[i]);
  Value doc = v[3];
  if ((doc.is_null() || doc.is_none()) && !p->getter.is_null()) {
    doc = get_attr_optional(task, p->getter, names.doc);
    if (doc.is_null()) return false;
    if (doc == kAbsent) doc = kNone;
  }
  // A subclass keeps the documentation among its own attributes, where help() looks for it.
  if (type_of(self) != types::property && !doc.is_null() && !doc.is_none() &&
      shape_of(p)->flags & kShapeAllowsDict)
    return instance_set(task, p, names.doc, doc);
  gc::store_field(task, p, &p->doc, doc);
  return true;
}

static Raised raise_no_accessor(Task* task, Value self, Value instance, const char* what) {
  auto* p = property(self);
  Value name = p->name;
  if (name.is_null() && !p->getter.is_null()) {
    name = get_attr_optional(task, p->getter, names.name);
    if (name.is_null()) return {};
    if (name == kAbsent) name = kNull;
  }
  if (name.is_null())
    return raise_format(task, types::AttributeError, "property of '%T' object has no %s", instance, what);
  Value owner = type_of(instance)->qualname;
  return raise_format(task, types::AttributeError, "property %R of %R object has no %s", name, owner, what);
}

static Value property_get(Task* task, Value self, Value instance, Value) {
  if (instance.is_null() || instance.is_none()) return self;
  Value getter = property(self)->getter;
  if (getter.is_null()) return raise_no_accessor(task, self, instance, "getter");
  return call1(task, getter, instance);
}

static bool property_set(Task* task, Value self, Value instance, Value value) {
  Value f = value.is_null() ? property(self)->deleter : property(self)->setter;
  if (f.is_null()) return raise_no_accessor(task, self, instance, value.is_null() ? "deleter" : "setter");
  Value args[] = {instance, value};
  return !call(task, f, args, value.is_null() ? 1 : 2, kNull).is_null();
}

/// property.getter and so on: a copy with one function replaced, of the property's own class.
static Value copy_with(Task* task, Value self, int which, Value f) {
  auto* p = property(self);
  Value v[] = {p->getter, p->setter, p->deleter, p->doc};
  v[which] = f;
  // The getter's own documentation is looked up again.
  Value getter_doc = p->getter.is_null() ? kAbsent : get_attr_optional(task, p->getter, names.doc);
  if (getter_doc.is_null()) return kNull;
  if (v[3] == getter_doc) v[3] = kNull;
  for (Value& each : v)
    each = none_for_null(each);
  Value made = call(task, type_value(type_of(self)), v, 4, kNull);
  if (!made.is_null() && has_kind(made, Kind::Property))
    gc::store_field(task, made.object(), &property(made)->name, p->name);
  return made;
}
static Value with_getter(Task* task, const Value* args, size_t, Value) {
  return copy_with(task, args[0], 0, args[1]);
}
static Value with_setter(Task* task, const Value* args, size_t, Value) {
  return copy_with(task, args[0], 1, args[1]);
}
static Value with_deleter(Task* task, const Value* args, size_t, Value) {
  return copy_with(task, args[0], 2, args[1]);
}
static Value set_name(Task* task, const Value* args, size_t, Value) {
  gc::store_field(task, args[0].object(), &property(args[0])->name, args[2]);
  return kNone;
}

static Value property_abstract(Task* task, Value self) {
  auto* p = property(self);
  for (Value f : {p->getter, p->setter, p->deleter}) {
    if (f.is_null()) continue;
    Value v = get_attr_optional(task, f, names.isabstractmethod);
    bool b = false;
    if (v.is_null() || (!(v == kAbsent) && !truth(task, v, &b))) return kNull;
    if (b) return kTrue;
  }
  return kFalse;
}
static Value property_name(Task* task, Value self) {
  auto* p = property(self);
  if (!p->name.is_null()) return p->name;
  Value v = p->getter.is_null() ? kAbsent : get_attr_optional(task, p->getter, names.name);
  if (!(v == kAbsent)) return v;
  return raise_attribute_error(task, self, names.name, "'property' object has no attribute '__name__'");
}
static bool set_property_name(Task* task, Value self, Value value) {
  gc::store_field(task, self.object(), &property(self)->name, value);
  return true;
}

static const MethodDef property_methods[] = {
    {"getter", with_getter, 1, 1, 0, "Descriptor to obtain a copy of the property with a different getter."},
    {"setter", with_setter, 1, 1, 0, "Descriptor to obtain a copy of the property with a different setter."},
    {"deleter", with_deleter, 1, 1, 0,
     "Descriptor to obtain a copy of the property with a different deleter."},
    {"__set_name__", set_name, 2, 2, 0, "Method to set name of a property."},
    {nullptr, nullptr, 0, 0, 0, nullptr}};
#define PROPERTY_MEMBER(name, field, flags)                                                                  \
  {name, static_cast<uint16_t>(sizeof(Object) + 8 * (field)), flags, nullptr}
static const MemberDef property_members[] = {PROPERTY_MEMBER("fget", 0, kMemberReadOnly),
                                             PROPERTY_MEMBER("fset", 1, kMemberReadOnly),
                                             PROPERTY_MEMBER("fdel", 2, kMemberReadOnly),
                                             PROPERTY_MEMBER("__doc__", 3, 0),
                                             {nullptr, 0, 0, nullptr}};
static const GetSetDef property_getsets[] = {{"__isabstractmethod__", property_abstract, nullptr, nullptr},
                                             {"__name__", property_name, set_property_name, nullptr},
                                             {nullptr, nullptr, nullptr, nullptr}};
static constexpr TypeSlots property_slots = [] {
  TypeSlots s{};
  s.new_ = property_new;
  s.init = property_init;
  s.get = property_get;
  s.set = property_set;
  return s;
}();
extern const TypeDefinition k_property_type = {.flags = kTypeBase,
                                               .native_size = sizeof(PropertyObject),
                                               .methods = property_methods,
                                               .getsets = property_getsets,
                                               .members = property_members,
                                               .slots = &property_slots};

// ---------------------------------------------------------------- super

static SuperObject* proxy(Value v) {
  return v.as<SuperObject>();
}

Value super_new(Task* task, TypeObject* start, Value self, TypeObject* self_type) {
  auto* s = static_cast<SuperObject*>(instance_new(task, types::super));
  if (!s) return kNull;
  s->start = start;
  s->self = self;
  s->self_type = self_type;
  return Value::from_object(s);
}

static Value super_allocate(Task* task, TypeObject* type, const Value*, size_t, Value) {
  return Value::from_object(instance_new(task, type));
}

/// super() without arguments is compiled to super(__class__, first argument); what reaches this without any
/// is an alias of super. this without any.
static bool super_init(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  if (!check_no_keywords(task, "super", kwnames) || !check_positional(task, "super()", nargs, 0, 2))
    return false;
  Value implicit[2];
  if (nargs == 0) {
    if (!current_super(task, &implicit[0], &implicit[1])) return false;
    args = implicit;
    nargs = 2;
  }
  if (!is_type(args[0])) return raise_type_error(task, "super() argument 1 must be a type, not %T", args[0]);
  auto* s = proxy(self);
  auto* start = args[0].as<TypeObject>();
  TypeObject* self_type = nullptr;
  Value object = nargs > 1 && !args[1].is_none() ? args[1] : kNull;
  if (!object.is_null() && !(self_type = super_check(task, start, object))) return false;
  gc::barrier(task, s);
  s->start = start;
  s->self = object;
  s->self_type = self_type;
  return true;
}

static Value super_get_attribute(Task* task, Value self, StrObject* name) {
  auto* s = proxy(self);
  if (s->self.is_null() || name == names.class_) return generic_get_attribute(task, self, name);
  Value found = super_find(task, s, name);
  return found == kAbsent ? generic_get_attribute(task, self, name) : found;
}

static Value super_get(Task* task, Value self, Value instance, Value) {
  auto* s = proxy(self);
  if (instance.is_null() || instance.is_none() || !s->self.is_null()) return self;
  TypeObject* self_type = super_check(task, s->start, instance);
  return self_type ? super_new(task, s->start, instance, self_type) : kNull;
}

static Value super_repr(Task* task, Value self) {
  auto* s = proxy(self);
  if (s->self_type) return format_message(task, "<super: <class '%N'>, <%N object>>", s->start, s->self_type);
  return format_message(task, "<super: <class '%N'>, NULL>", s->start);
}

static Value get_this_class(Task*, Value self) {
  return type_value(proxy(self)->start);
}
static Value get_super_self(Task*, Value self) {
  return none_for_null(proxy(self)->self);
}
static Value get_self_class(Task*, Value self) {
  return proxy(self)->self_type ? type_value(proxy(self)->self_type) : kNone;
}
static const MemberDef super_members[] = {
    computed_member("__thisclass__", get_this_class, nullptr, "the class invoking super()"),
    computed_member("__self__", get_super_self, nullptr, "the instance invoking super(); may be None"),
    computed_member("__self_class__", get_self_class, nullptr,
                    "the type of the instance invoking super(); may be None"),
    {nullptr, 0, 0, nullptr}};
static constexpr TypeSlots super_slots = [] {
  TypeSlots s{};
  s.new_ = super_allocate;
  s.init = super_init;
  s.repr = super_repr;
  s.get_attribute = super_get_attribute;
  s.get = super_get;
  return s;
}();
extern const TypeDefinition k_super_type = {
    .flags = kTypeBase, .native_size = sizeof(SuperObject), .members = super_members, .slots = &super_slots};

} // namespace pyc
