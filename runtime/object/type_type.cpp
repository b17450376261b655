/// type: calls, attributes, text, and what `type` itself offers as methods.

#include "object/attributes.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/generic_alias.h"
#include "object/list.h"
#include "object/mappingproxy.h"
#include "object/names.h"
#include "object/object_methods.h"
#include "object/operators.h"
#include "object/tuple.h"
#include "object/type_methods.h"

#include <cstdlib>
#include <cstring>

namespace pyc {

static TypeObject* self_of(Value v) {
  return v.as<TypeObject>();
}

// ---------------------------------------------------------------- construction

/// Bases that stand for others are for the class statement to resolve.
static bool check_bases(Task* task, Value bases) {
  auto* tuple = bases.as<TupleObject>();
  for (size_t i = 0; i < tuple->length; i++) {
    if (is_type(tuple->items[i])) continue;
    Value entries = get_attr_optional(task, tuple->items[i], names.mro_entries);
    if (entries.is_null()) return false;
    if (!(entries == kAbsent))
      return raise_type_error(task, "type() doesn't support MRO entry resolution; use types.new_class()");
  }
  return true;
}

static Value new_type(Task* task, TypeObject* metaclass, const Value* args, size_t nargs, Value kwnames) {
  if (nargs != 3)
    return raise_type_error(task, "type.__new__() takes exactly 3 arguments (%zu given)", nargs);
  if (!is_str(args[0]))
    return raise_type_error(task, "type.__new__() argument 1 must be str, not %.200B", args[0]);
  if (!is_tuple(args[1]))
    return raise_type_error(task, "type.__new__() argument 2 must be tuple, not %.200B", args[1]);
  if (!is_dict(args[2]))
    return raise_type_error(task, "type.__new__() argument 3 must be dict, not %.200B", args[2]);
  if (!check_bases(task, args[1])) return kNull;
  TypeObject* winner = type_calculate_metaclass(task, metaclass, args[1]);
  if (!winner) return kNull;
  // The bases' metaclass may make its classes in another way.
  if (winner != metaclass && winner->slots.new_ != new_type)
    return winner->slots.new_(task, winner, args, nargs, kwnames);
  return type_new(task, winner, args[0], args[1], args[2], args + nargs, kwnames);
}

static bool init_type(Task* task, Value self, const Value*, size_t nargs, Value kwnames) {
  (void)self;
  bool keywords = !kwnames.is_null() && kwnames.as<TupleObject>()->length > 0;
  if (nargs == 1 && keywords) return raise_type_error(task, "type.__init__() takes no keyword arguments");
  if (nargs != 1 && nargs != 3) return raise_type_error(task, "type.__init__() takes 1 or 3 arguments");
  return true;
}

// ---------------------------------------------------------------- text

static Value module_of(Task* task, const TypeObject* t) {
  if (!(t->flags & kTypeHeap)) return str_from_cstring(task, t->definition->module);
  BindingObject* b = type_find_own(const_cast<TypeObject*>(t), names.module);
  return b ? binding_value(b) : kAbsent;
}

Value type_full_name(Task* task, const TypeObject* t, bool skip_main) {
  Value module = module_of(task, t);
  if (module.is_null()) return kNull;
  bool plain = !is_str(module) || str_equal_ascii(module.as<StrObject>(), "builtins") ||
               (skip_main && str_equal_ascii(module.as<StrObject>(), "__main__"));
  if (plain) return t->qualname;
  return format_message(task, "%V.%V", module, t->qualname);
}

static Value type_repr(Task* task, Value self) {
  Value name = type_full_name(task, self_of(self), false);
  return name.is_null() ? kNull : format_message(task, "<class '%V'>", name);
}

// ---------------------------------------------------------------- attributes

static bool may_change(Task* task, Value self, const char* name, Value value) {
  TypeObject* t = self_of(self);
  if (!(t->flags & kTypeHeap))
    return raise_type_error(task, "cannot set '%s' attribute of immutable type '%N'", name, t);
  return !value.is_null() ||
         bool(raise_type_error(task, "cannot delete '%s' attribute of immutable type '%N'", name, t));
}

static Value get_name(Task*, Value self) {
  return self_of(self)->name;
}
static bool set_name(Task* task, Value self, Value value) {
  if (!may_change(task, self, "__name__", value)) return false;
  if (!is_str(value))
    return raise_type_error(task, "can only assign string to %N.__name__, not '%T'", self_of(self), value);
  size_t length;
  char* text = str_to_utf8(value.as<StrObject>(), &length);
  if (!text) return raise_memory_error(task);
  if (std::strlen(text) != length) {
    std::free(text);
    return raise_value_error(task, "type name must not contain null characters");
  }
  // The old text may be in use by a message being built: it stays.
  self_of(self)->utf8_name = text;
  gc::store_field(task, self.object(), &self_of(self)->name, value);
  return true;
}
static Value get_qualname(Task*, Value self) {
  return self_of(self)->qualname;
}
static bool set_qualname(Task* task, Value self, Value value) {
  if (!may_change(task, self, "__qualname__", value)) return false;
  if (!is_str(value))
    return raise_type_error(task, "can only assign string to %N.__qualname__, not '%T'", self_of(self),
                            value);
  gc::store_field(task, self.object(), &self_of(self)->qualname, value);
  return true;
}
static Value get_module(Task* task, Value self) {
  Value module = module_of(task, self_of(self));
  if (!(module == kAbsent)) return module;
  return raise_attribute_error(task, self, names.module, "__module__");
}
static bool set_module(Task* task, Value self, Value value) {
  return may_change(task, self, "__module__", value) && type_set(task, self_of(self), names.module, value);
}
static Value get_bases(Task*, Value self) {
  return self_of(self)->bases;
}
static bool set_bases(Task* task, Value self, Value value) {
  if (!may_change(task, self, "__bases__", value)) return false;
  return type_set_bases(task, self_of(self), value);
}
static Value get_base(Task*, Value self) {
  return self_of(self)->base ? type_value(self_of(self)->base) : kNone;
}
static Value get_mro(Task*, Value self) {
  return self_of(self)->mro;
}
static Value get_dict(Task* task, Value self) {
  DictObject* dict = type_dict(task, self_of(self));
  return dict ? mappingproxy_new(task, dict_value(dict)) : kNull;
}
/// An attribute of the class itself; kAbsent when it has none.
static Value own(Value self, StrObject* name) {
  BindingObject* b = type_find_own(self_of(self), name);
  return b ? binding_value(b) : kAbsent;
}
static Value get_doc(Task* task, Value self) {
  Value doc = own(self, names.doc);
  if (doc == kAbsent) return kNone;
  auto get = type_of(doc)->slots.get;
  return get ? get(task, doc, kNull, self) : doc;
}
static bool set_doc(Task* task, Value self, Value value) {
  return may_change(task, self, "__doc__", value) && type_set(task, self_of(self), names.doc, value);
}
static Value get_abstract(Task* task, Value self) {
  Value v = self_of(self) == types::type ? kAbsent : own(self, names.abstractmethods);
  if (!(v == kAbsent)) return v;
  return raise_attribute_error(task, self, names.abstractmethods, "__abstractmethods__");
}
static bool set_abstract(Task* task, Value self, Value value) {
  if (value.is_null() && own(self, names.abstractmethods) == kAbsent)
    return raise_format(task, types::AttributeError, "__abstractmethods__");
  return type_set(task, self_of(self), names.abstractmethods, value);
}

bool update_abstract(Task* task, TypeObject* type, Value value) {
  bool abstract = false;
  if (!value.is_null() && !truth(task, value, &abstract)) return false;
  if (abstract)
    type->flags |= kTypeAbstract;
  else
    type->flags &= ~kTypeAbstract;
  return true;
}

static Value get_annotate(Task*, Value self) {
  for (StrObject* name : {names.annotate_func, names.annotate}) {
    Value v = own(self, name);
    if (!(v == kAbsent)) return v;
  }
  return kNone;
}
/// Removes an attribute of the class itself if there is one.
static bool remove_own(Task* task, Value self, StrObject* name) {
  Value v = own(self, name);
  return v == kAbsent || v.is_null() || type_set(task, self_of(self), name, kNull);
}
static bool set_annotate(Task* task, Value self, Value value) {
  if (value.is_null()) return raise_type_error(task, "cannot delete __annotate__ attribute");
  if (!may_change(task, self, "__annotate__", value)) return false;
  if (!value.is_none() && !is_callable(value))
    return raise_type_error(task, "__annotate__ must be callable or None");
  if (!type_set(task, self_of(self), names.annotate_func, value)) return false;
  return value.is_none() || remove_own(task, self, intern_cstring("__annotations_cache__"));
}
static Value get_annotations(Task* task, Value self) {
  if (!(self_of(self)->flags & kTypeHeap))
    return raise_attribute_error(task, self, names.annotations,
                                 "type object '%N' has no attribute '__annotations__'", self_of(self));
  Value v = own(self, names.annotations);
  if (!(v == kAbsent)) {
    auto get = type_of(v)->slots.get;
    return get ? get(task, v, kNull, self) : v;
  }
  Value annotate = get_annotate(task, self);
  if (annotate.is_none()) {
    DictObject* dict = dict_new(task);
    v = dict ? dict_value(dict) : kNull;
  } else {
    v = call1(task, annotate, Value::from_small_int(1));
    if (!v.is_null() && !is_dict(v))
      return raise_type_error(task, "__annotate__ returned non-dict of type '%T'", v);
  }
  if (v.is_null() || !type_set(task, self_of(self), intern_cstring("__annotations_cache__"), v)) return kNull;
  return v;
}
static Value get_cached_annotations(Task* task, Value self) {
  Value v = own(self, intern_cstring("__annotations_cache__"));
  return v == kAbsent ? get_annotations(task, self) : v;
}
static bool set_annotations(Task* task, Value self, Value value) {
  TypeObject* type = self_of(self);
  if (!(type->flags & kTypeHeap))
    return raise_type_error(task, "cannot set '__annotations__' attribute of immutable type '%N'", type);
  StrObject* cache = intern_cstring("__annotations_cache__");
  StrObject* name = own(self, names.annotations) == kAbsent ? cache : names.annotations;
  if (value.is_null() && own(self, name) == kAbsent)
    return raise_attribute_error(task, self, names.annotations, "__annotations__");
  if (!type_set(task, type, name, value)) return false;
  // What made the annotations is no longer theirs.
  return remove_own(task, self, names.annotate_func) && remove_own(task, self, names.annotate);
}
static Value get_type_params(Task*, Value self) {
  Value v = own(self, names.type_params);
  return v == kAbsent ? tuple_empty() : v;
}
static bool set_type_params(Task* task, Value self, Value value) {
  if (!may_change(task, self, "__type_params__", value)) return false;
  return type_set(task, self_of(self), names.type_params, value);
}

/// Our flags and the bits that CPython has for them (its Include/object.h).
static constexpr struct {
  uint32_t ours;
  uint32_t theirs;
} k_flag_bits[] = {
    {kTypeSequencePattern, 1u << 5}, {kTypeMappingPattern, 1u << 6},
    {kTypeDisallowNew, 1u << 7},     {kTypeHeap, 1u << 9},
    {kTypeBase, 1u << 10},           {kTypeMethod, 1u << 17},
    {kTypeAbstract, 1u << 20},       {kTypeMatchSelf, 1u << 22},
    {kTypeIntSubclass, 1u << 24},    {kTypeListSubclass, 1u << 25},
    {kTypeTupleSubclass, 1u << 26},  {kTypeBytesSubclass, 1u << 27},
    {kTypeStrSubclass, 1u << 28},    {kTypeDictSubclass, 1u << 29},
    {kTypeException, 1u << 30},      {kTypeTypeSubclass, 1u << 31},
};
static constexpr uint32_t kFlagImmutable = 1u << 8, kFlagReady = 1u << 12, kFlagCollected = 1u << 14;

/// The bits that programs ask for; those about CPython's layouts are not among them.
static Value get_flags(Task* task, Value self) {
  uint32_t flags = self_of(self)->flags, result = kFlagReady | kFlagCollected;
  for (const auto& bit : k_flag_bits)
    if (flags & bit.ours) result |= bit.theirs;
  if (!(flags & kTypeHeap)) result |= kFlagImmutable;
  return int_from_i64(task, result);
}

static const GetSetDef getsets[] = {
    {"__name__", get_name, set_name, nullptr},
    {"__qualname__", get_qualname, set_qualname, nullptr},
    {"__module__", get_module, set_module, nullptr},
    {"__bases__", get_bases, set_bases, nullptr},
    {"__mro__", get_mro, nullptr, nullptr},
    {"__dict__", get_dict, nullptr, nullptr},
    {"__doc__", get_doc, set_doc, nullptr},
    {"__abstractmethods__", get_abstract, set_abstract, nullptr},
    {"__annotate__", get_annotate, set_annotate, nullptr},
    {"__annotations__", get_cached_annotations, set_annotations, nullptr},
    {"__type_params__", get_type_params, set_type_params, nullptr},
    {nullptr, nullptr, nullptr, nullptr},
};
static const MemberDef members[] = {
    computed_member("__flags__", get_flags), computed_member("__base__", get_base), {nullptr, 0, 0, nullptr}};

// ---------------------------------------------------------------- methods

static Value mro(Task* task, const Value* args, size_t, Value) {
  Value tuple = type_compute_mro(task, self_of(args[0]));
  return tuple.is_null() ? kNull : list_from_iterable(task, tuple);
}
static Value subclasses(Task* task, const Value* args, size_t, Value) {
  Value list = list_new(task, nullptr, 0);
  // The newest comes first in the chain and last in the result.
  size_t count = 0;
  for (TypeLink* link = self_of(args[0])->subclasses; link; link = link->next)
    count++;
  for (size_t i = count; i-- > 0 && !list.is_null();) {
    TypeLink* link = self_of(args[0])->subclasses;
    for (size_t skip = 0; skip < i; skip++)
      link = link->next;
    if (!list_append(task, list, type_value(link->type))) return kNull;
  }
  return list;
}
static Value prepare(Task* task, const Value*, size_t, Value) {
  DictObject* dict = dict_new(task);
  return dict ? dict_value(dict) : kNull;
}
static Value instance_check(Task* task, const Value* args, size_t, Value) {
  bool b;
  return real_isinstance(task, args[1], args[0], &b) ? Value::from_bool(b) : kNull;
}
static Value subclass_check(Task* task, const Value* args, size_t, Value) {
  bool b;
  return real_issubclass(task, args[1], args[0], &b) ? Value::from_bool(b) : kNull;
}
static Value dir(Task* task, const Value* args, size_t, Value) {
  return class_names(task, self_of(args[0]));
}

static const MethodDef methods[] = {
    {"mro", mro, 0, 0, 0, "Return a type's method resolution order."},
    {"__subclasses__", subclasses, 0, 0, 0, "Return a list of immediate subclasses."},
    {"__prepare__", prepare, 0, -1, kMethodClass | kMethodKeywords,
     "Create the namespace for the class statement"},
    {"__instancecheck__", instance_check, 1, 1, 0, "Check if an object is an instance."},
    {"__subclasscheck__", subclass_check, 1, 1, 0, "Check if a class is a subclass."},
    {"__dir__", dir, 0, 0, 0, "Specialized __dir__ implementation for types."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

static constexpr TypeSlots slots = [] {
  TypeSlots s{};
  s.new_ = new_type;
  s.init = init_type;
  s.call = type_call;
  s.repr = type_repr;
  s.get_attribute = type_get_attribute;
  s.set_attribute = type_set_attribute;
  s.binary[static_cast<unsigned>(BinaryOp::Or)] = union_or;
  return s;
}();

extern const TypeDefinition k_type_type = {
    .doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
    .flags = kTypeBase | kTypeHasWeakRefs,
    .native_size = sizeof(TypeObject),
    .methods = methods,
    .getsets = getsets,
    .members = members,
    .slots = &slots,
};

} // namespace pyc
