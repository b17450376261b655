/// Descriptors of built-in classes and the wrappers of Python ones: methods, slot wrappers, members, getsets,
/// staticmethod, classmethod, property, super, built-in functions.

#include "object/attributes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/exception_types.h"
#include "object/float.h"
#include "object/instance.h"
#include "object/module.h"
#include "object/reduce.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/slots.h"
#include "object/tuple.h"

namespace pyc {

template <class T> static T* make(Task* task, Kind kind, uint32_t shape) {
  return gc::allocate<T>(task, kind, shape,
                         shape >= kFirstSlotShape ? instance_part_bytes(shape_at(shape)->type) : 0);
}
static Value none_for_null(Value v) {
  return v.is_null() ? kNone : v;
}
static Value text_or_none(Task* task, const char* text) {
  return text ? str_from_cstring(task, text) : kNone;
}

// ---------------------------------------------------------------- built-in functions and methods

Value builtin_new(Task* task, const MethodDef* def, Value self, Value module, TypeObject* owner) {
  auto* f = make<BuiltinObject>(task, Kind::Builtin, builtin_shape(BuiltinType::builtin));
  if (!f) return kNull;
  f->def = def;
  f->self = self;
  f->module = module;
  f->owner = owner;
  return Value::from_object(f);
}

static BuiltinObject* builtin(Value v) {
  return v.as<BuiltinObject>();
}

/// Whose method it is: an object, or of a static method its class. NULL for a function.
static Value receiver_of(const BuiltinObject* f) {
  if (!f->owner) return kNull;
  return f->self.is_null() && f->def->flags & kMethodStatic ? type_value(f->owner) : f->self;
}
static Value builtin_repr(Task* task, Value self) {
  BuiltinObject* f = builtin(self);
  Value receiver = receiver_of(f);
  if (receiver.is_null()) return format_message(task, "<built-in function %s>", f->def->name);
  return format_message(task, "<built-in method %s of %T object at 0x%lx>", f->def->name, receiver,
                        receiver.bits);
}
static Value builtin_call(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  return call(task, self, args, nargs, kwnames);
}
static Value builtin_compare(Task*, Value a, Value b, CompareOp op) {
  bool is_equality = op == CompareOp::Equal || op == CompareOp::NotEqual;
  if (!is_equality || !is_exact(a, BuiltinType::builtin) || !is_exact(b, BuiltinType::builtin))
    return kNotImplemented;
  bool same = builtin(a)->def == builtin(b)->def && builtin(a)->self == builtin(b)->self;
  return Value::from_bool(same == (op == CompareOp::Equal));
}
static bool builtin_hash(Task*, Value self, int64_t* out) {
  *out =
      static_cast<int64_t>((reinterpret_cast<uintptr_t>(builtin(self)->def) ^ builtin(self)->self.bits) >> 4);
  return true;
}
static Value builtin_name(Task* task, Value self) {
  return str_from_cstring(task, builtin(self)->def->name);
}
static Value builtin_qualname(Task* task, Value self) {
  BuiltinObject* f = builtin(self);
  Value receiver = receiver_of(f);
  if (receiver.is_null()) return builtin_name(task, self);
  TypeObject* named = is_type(receiver) ? receiver.as<TypeObject>() : type_of(receiver);
  return format_message(task, "%V.%s", named->qualname, f->def->name);
}
static Value builtin_doc(Task* task, Value self) {
  return text_or_none(task, builtin(self)->def->doc);
}
/// The object of a method, the module of a function.
static Value builtin_self(Task* task, Value self) {
  BuiltinObject* f = builtin(self);
  if (f->self.is_null() && !f->owner && is_str(f->module)) return import_module(task, f->module);
  return none_for_null(f->self);
}
static Value builtin_module(Task*, Value self) {
  return none_for_null(builtin(self)->module);
}

/// The name of a function; methods are found again through their object.
static Value builtin_reduce(Task* task, const Value* args, size_t, Value) {
  BuiltinObject* f = builtin(args[0]);
  Value name = builtin_name(task, args[0]);
  return f->self.is_null() || !f->owner ? name : reduce_to_attribute(task, f->self, name);
}

static const MethodDef builtin_methods[] = {{"__reduce__", builtin_reduce, 0, 0, 0, nullptr},
                                            {nullptr, nullptr, 0, 0, 0, nullptr}};
static const GetSetDef builtin_getsets[] = {{"__name__", builtin_name, nullptr, nullptr},
                                            {"__qualname__", builtin_qualname, nullptr, nullptr},
                                            {"__doc__", builtin_doc, nullptr, nullptr},
                                            {"__self__", builtin_self, nullptr, nullptr},
                                            {nullptr, nullptr, nullptr, nullptr}};
static const MemberDef builtin_members[] = {computed_member("__module__", builtin_module),
                                            {nullptr, 0, 0, nullptr}};
static constexpr TypeSlots builtin_slots = [] {
  TypeSlots s{};
  s.repr = builtin_repr;
  s.call = builtin_call;
  s.compare = builtin_compare;
  s.hash = builtin_hash;
  return s;
}();
extern const TypeDefinition k_builtin_type = {.flags = kTypeDisallowNew | kTypeHasWeakRefs,
                                              .native_size = sizeof(BuiltinObject),
                                              .methods = builtin_methods,
                                              .getsets = builtin_getsets,
                                              .members = builtin_members,
                                              .slots = &builtin_slots};

// ---------------------------------------------------------------- method descriptors and slot wrappers

static MethodDescriptorObject* method(Value v) {
  return v.as<MethodDescriptorObject>();
}
static const char* method_doc_text(Value v) {
  return method(v)->slot ? method(v)->slot->doc : method(v)->def->doc;
}

static bool check_instance(Task* task, StrObject* name, TypeObject* owner, Value instance) {
  if (is_instance(instance, owner)) return true;
  return raise_type_error(task, "descriptor '%S' for '%.100N' objects doesn't apply to a '%.100T' object",
                          name, owner, instance);
}

static Value method_get(Task* task, Value self, Value instance, Value) {
  if (instance.is_null()) return self;
  MethodDescriptorObject* d = method(self);
  if (!check_instance(task, d->name, d->owner, instance)) return kNull;
  return builtin_new(task, d->def, instance, kNull, d->owner);
}

bool check_class_argument(Task* task, const MethodDescriptorObject* d, Value cls) {
  if (!is_type(cls))
    return raise_type_error(task, "descriptor '%S' for type '%.100N' needs a type, not a '%.100T' as arg 2",
                            d->name, d->owner, cls);
  return is_subtype(cls.as<TypeObject>(), d->owner) ||
         raise_type_error(task, "descriptor '%S' requires a subtype of '%.100N' but received '%.100N'",
                          d->name, d->owner, cls.as<TypeObject>());
}

static Value class_method_get(Task* task, Value self, Value instance, Value owner) {
  MethodDescriptorObject* d = method(self);
  Value cls = owner.is_null() ? type_value(type_of(instance)) : owner;
  if (!check_class_argument(task, d, cls)) return kNull;
  return builtin_new(task, d->def, cls, kNull, d->owner);
}

static Value wrapper_get(Task* task, Value self, Value instance, Value) {
  if (instance.is_null()) return self;
  if (!check_instance(task, method(self)->name, method(self)->owner, instance)) return kNull;
  return bound_method_new_wrapper(task, self, instance);
}

static Value method_repr(Task* task, Value self) {
  return format_message(task, "<method '%S' of '%N' objects>", method(self)->name, method(self)->owner);
}
static Value wrapper_repr(Task* task, Value self) {
  return format_message(task, "<slot wrapper '%S' of '%N' objects>", method(self)->name, method(self)->owner);
}
static Value method_name(Task*, Value self) {
  return Value::from_object(method(self)->name);
}
static Value method_qualname(Task* task, Value self) {
  return format_message(task, "%V.%S", method(self)->owner->qualname, method(self)->name);
}
static Value method_owner(Task*, Value self) {
  return type_value(method(self)->owner);
}
static Value method_doc(Task* task, Value self) {
  return text_or_none(task, method_doc_text(self));
}

static Value method_reduce(Task* task, const Value* args, size_t, Value) {
  return reduce_to_attribute(task, method_owner(task, args[0]), method_name(task, args[0]));
}

static const MethodDef method_methods[] = {{"__reduce__", method_reduce, 0, 0, 0, nullptr},
                                           {nullptr, nullptr, 0, 0, 0, nullptr}};
static const MemberDef method_members[] = {computed_member("__name__", method_name),
                                           computed_member("__objclass__", method_owner),
                                           {nullptr, 0, 0, nullptr}};
static const GetSetDef method_getsets[] = {{"__qualname__", method_qualname, nullptr, nullptr},
                                           {"__doc__", method_doc, nullptr, nullptr},
                                           {nullptr, nullptr, nullptr, nullptr}};

static constexpr TypeSlots descriptor_slots(Value (*get)(Task*, Value, Value, Value),
                                            Value (*text)(Task*, Value)) {
  TypeSlots s{};
  s.repr = text;
  s.call = call_method_descriptor;
  s.get = get;
  return s;
}
static constexpr TypeSlots method_slots = descriptor_slots(method_get, method_repr);
static constexpr TypeSlots class_method_slots = descriptor_slots(class_method_get, method_repr);
static constexpr TypeSlots wrapper_slots = descriptor_slots(wrapper_get, wrapper_repr);

#define DESCRIPTOR_TYPE(id, slot_table)                                                                      \
  extern const TypeDefinition k_##id##_type = {.flags = kTypeDisallowNew,                                    \
                                               .native_size = sizeof(MethodDescriptorObject),                \
                                               .methods = method_methods,                                    \
                                               .getsets = method_getsets,                                    \
                                               .members = method_members,                                    \
                                               .slots = &slot_table}
DESCRIPTOR_TYPE(method_descriptor, method_slots);
DESCRIPTOR_TYPE(classmethod_descriptor, class_method_slots);
DESCRIPTOR_TYPE(wrapper_descriptor, wrapper_slots);

// A method-wrapper is a BuiltinObject whose `def` is null: `self` and, in `module`, the descriptor.

Value bound_method_new_wrapper(Task* task, Value descriptor, Value self) {
  auto* f = make<BuiltinObject>(task, Kind::Builtin, builtin_shape(BuiltinType::method_wrapper));
  if (!f) return kNull;
  f->self = self;
  f->module = descriptor;
  f->owner = method(descriptor)->owner;
  return Value::from_object(f);
}

static Value method_wrapper_call(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  size_t total = nargs + (kwnames.is_null() ? 0 : kwnames.as<TupleObject>()->length);
  TupleObject* all = tuple_allocate(task, total + 1);
  if (!all) return kNull;
  all->items[0] = builtin(self)->self;
  for (size_t i = 0; i < total; i++)
    all->items[i + 1] = args[i];
  return call_method_descriptor(task, builtin(self)->module, all->items, nargs + 1, kwnames);
}
static Value method_wrapper_repr(Task* task, Value self) {
  return format_message(task, "<method-wrapper '%S' of %T object at 0x%lx>",
                        method(builtin(self)->module)->name, builtin(self)->self, builtin(self)->self.bits);
}
static Value wrapper_name(Task* task, Value self) {
  return method_name(task, builtin(self)->module);
}
static Value wrapper_qualname(Task* task, Value self) {
  return method_qualname(task, builtin(self)->module);
}
static Value wrapper_doc(Task* task, Value self) {
  return method_doc(task, builtin(self)->module);
}
static Value wrapper_owner(Task*, Value self) {
  return type_value(builtin(self)->owner);
}
static bool wrapper_hash(Task*, Value self, int64_t* out) {
  *out = static_cast<int64_t>((builtin(self)->self.bits ^ builtin(self)->module.bits * 31) >> 4);
  return true;
}
static Value wrapper_compare(Task*, Value a, Value b, CompareOp op) {
  bool is_equality = op == CompareOp::Equal || op == CompareOp::NotEqual;
  if (!is_equality || !is_exact(b, BuiltinType::method_wrapper)) return kNotImplemented;
  bool same = builtin(a)->self == builtin(b)->self && builtin(a)->module == builtin(b)->module;
  return Value::from_bool(same == (op == CompareOp::Equal));
}
static Value wrapper_reduce(Task* task, const Value* args, size_t, Value) {
  return reduce_to_attribute(task, builtin(args[0])->self, wrapper_name(task, args[0]));
}

static const MethodDef method_wrapper_methods[] = {{"__reduce__", wrapper_reduce, 0, 0, 0, nullptr},
                                                   {nullptr, nullptr, 0, 0, 0, nullptr}};
static const GetSetDef method_wrapper_getsets[] = {{"__name__", wrapper_name, nullptr, nullptr},
                                                   {"__qualname__", wrapper_qualname, nullptr, nullptr},
                                                   {"__objclass__", wrapper_owner, nullptr, nullptr},
                                                   {"__doc__", wrapper_doc, nullptr, nullptr},
                                                   {nullptr, nullptr, nullptr, nullptr}};
static const MemberDef method_wrapper_members[] = {computed_member("__self__", builtin_self),
                                                   {nullptr, 0, 0, nullptr}};
static constexpr TypeSlots method_wrapper_slots = [] {
  TypeSlots s{};
  s.repr = method_wrapper_repr;
  s.call = method_wrapper_call;
  s.compare = wrapper_compare;
  s.hash = wrapper_hash;
  return s;
}();
extern const TypeDefinition k_method_wrapper_type = {.flags = kTypeDisallowNew,
                                                     .native_size = sizeof(BuiltinObject),
                                                     .methods = method_wrapper_methods,
                                                     .getsets = method_wrapper_getsets,
                                                     .members = method_wrapper_members,
                                                     .slots = &method_wrapper_slots};

// ---------------------------------------------------------------- getset and member descriptors

static GetSetDescriptorObject* getset(Value v) {
  return v.as<GetSetDescriptorObject>();
}

static Value getset_get(Task* task, Value self, Value instance, Value) {
  if (instance.is_null()) return self;
  if (!check_instance(task, getset(self)->name, getset(self)->owner, instance)) return kNull;
  return getset(self)->def->get(task, instance);
}
static bool getset_set(Task* task, Value self, Value instance, Value value) {
  GetSetDescriptorObject* d = getset(self);
  if (!check_instance(task, d->name, d->owner, instance)) return false;
  if (d->def->set) return d->def->set(task, instance, value);
  return raise_attribute_error(task, instance, d->name, "attribute '%S' of '%.100N' objects is not writable",
                               d->name, d->owner);
}
static Value getset_repr(Task* task, Value self) {
  return format_message(task, "<attribute '%S' of '%N' objects>", getset(self)->name, getset(self)->owner);
}

static MemberDescriptorObject* member(Value v) {
  return v.as<MemberDescriptorObject>();
}

static Value* member_address(MemberDescriptorObject* d, Object* o) {
  if (d->def) return reinterpret_cast<Value*>(reinterpret_cast<char*>(o) + d->def->offset);
  return slot_address(o, shape_of(o), d->slot);
}
static Value member_get(Task* task, Value self, Value instance, Value) {
  if (instance.is_null()) return self;
  MemberDescriptorObject* d = member(self);
  if (!check_instance(task, d->name, d->owner, instance)) return kNull;
  if (d->def && d->def->get) return d->def->get(task, instance);
  Value* address = member_address(d, instance.object());
  if (d->def && d->def->flags & kMemberDouble) return float_new(task, *reinterpret_cast<double*>(address));
  Value v = load_field(address);
  if (!v.is_null()) return v;
  if (d->def && !(d->def->flags & kMemberRequired)) return kNone;
  return raise_attribute_error(task, instance, d->name, "'%Q' object has no attribute '%S'", instance,
                               d->name);
}
static bool member_set(Task* task, Value self, Value instance, Value value) {
  MemberDescriptorObject* d = member(self);
  if (!check_instance(task, d->name, d->owner, instance)) return false;
  if (d->def && d->def->flags & kMemberReadOnly)
    return raise_format(task, types::AttributeError, "readonly attribute");
  if (d->def && d->def->set) return d->def->set(task, instance, value);
  Object* o = instance.object();
  Value* address = member_address(d, o);
  if (value.is_null() && !d->def && load_field(address).is_null())
    return raise_attribute_error(task, instance, d->name, "%S", d->name);
  gc::store_field(task, o, address, value);
  return true;
}
static Value member_repr(Task* task, Value self) {
  return format_message(task, "<member '%S' of '%N' objects>", member(self)->name, member(self)->owner);
}

static Value getset_name(Task*, Value self) {
  return Value::from_object(getset(self)->name);
}
static Value getset_owner(Task*, Value self) {
  return type_value(getset(self)->owner);
}
static Value getset_doc(Task* task, Value self) {
  return text_or_none(task, getset(self)->def->doc);
}
static Value member_name(Task*, Value self) {
  return Value::from_object(member(self)->name);
}
static Value member_owner(Task*, Value self) {
  return type_value(member(self)->owner);
}
static Value member_doc(Task* task, Value self) {
  return text_or_none(task, member(self)->def ? member(self)->def->doc : nullptr);
}
static Value getset_qualname(Task* task, Value self) {
  return format_message(task, "%V.%S", getset(self)->owner->qualname, getset(self)->name);
}
static Value member_qualname(Task* task, Value self) {
  return format_message(task, "%V.%S", member(self)->owner->qualname, member(self)->name);
}

static const MemberDef getset_members[] = {computed_member("__name__", getset_name),
                                           computed_member("__objclass__", getset_owner),
                                           {nullptr, 0, 0, nullptr}};
static const GetSetDef getset_getsets[] = {{"__qualname__", getset_qualname, nullptr, nullptr},
                                           {"__doc__", getset_doc, nullptr, nullptr},
                                           {nullptr, nullptr, nullptr, nullptr}};
static const MemberDef member_members[] = {computed_member("__name__", member_name),
                                           computed_member("__objclass__", member_owner),
                                           {nullptr, 0, 0, nullptr}};
static const GetSetDef member_getsets[] = {{"__qualname__", member_qualname, nullptr, nullptr},
                                           {"__doc__", member_doc, nullptr, nullptr},
                                           {nullptr, nullptr, nullptr, nullptr}};
static constexpr TypeSlots getset_slots = [] {
  TypeSlots s{};
  s.repr = getset_repr;
  s.get = getset_get;
  s.set = getset_set;
  return s;
}();
static constexpr TypeSlots member_slots = [] {
  TypeSlots s{};
  s.repr = member_repr;
  s.get = member_get;
  s.set = member_set;
  return s;
}();
extern const TypeDefinition k_getset_descriptor_type = {.flags = kTypeDisallowNew,
                                                        .native_size = sizeof(GetSetDescriptorObject),
                                                        .getsets = getset_getsets,
                                                        .members = getset_members,
                                                        .slots = &getset_slots};
extern const TypeDefinition k_member_descriptor_type = {.flags = kTypeDisallowNew,
                                                        .native_size = sizeof(MemberDescriptorObject),
                                                        .getsets = member_getsets,
                                                        .members = member_members,
                                                        .slots = &member_slots};

} // namespace pyc
