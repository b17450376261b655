/// Attribute access without caches: the rules of object, type and super. Caches are in attribute_cache.cpp.

#include "object/attributes.h"

#include "object/dict.h"
#include "object/instance.h"
#include "object/names.h"
#include "object/tuple.h"

namespace pyc {

static bool is_data_descriptor(const TypeObject* t) {
  return t->slots.set != nullptr;
}

/// What a class attribute gives when it is read through an instance (NULL: through the class).
static Value bind(Task* task, Value attribute, Value instance, TypeObject* owner) {
  auto get = type_of(attribute)->slots.get;
  return get ? get(task, attribute, instance, type_value(owner)) : attribute;
}

/// kAbsent when there is no such attribute.
static Value generic_find(Task* task, Value self, StrObject* name) {
  TypeObject* type = type_of(self);
  Value attribute = type_lookup(type, name);
  if (!attribute.is_null()) {
    TypeObject* t = type_of(attribute);
    if (t->slots.get && is_data_descriptor(t)) return t->slots.get(task, attribute, self, type_value(type));
  }
  if (self.is_object()) {
    Value v = instance_get(task, self.object(), name);
    if (!v.is_null() || has_error(task)) return v;
  }
  return attribute.is_null() ? kAbsent : bind(task, attribute, self, type);
}

static Raised raise_no_attribute(Task* task, Value self, StrObject* name) {
  return raise_attribute_error(task, self, name, "'%.100T' object has no attribute '%S'", self, name);
}

Value generic_get_attribute(Task* task, Value self, StrObject* name) {
  Value v = generic_find(task, self, name);
  return v == kAbsent ? Value(raise_no_attribute(task, self, name)) : v;
}

bool generic_set_attribute(Task* task, Value self, StrObject* name, Value value) {
  TypeObject* type = type_of(self);
  Value attribute = type_lookup(type, name);
  if (!attribute.is_null()) {
    TypeObject* t = type_of(attribute);
    if (t->slots.set) return t->slots.set(task, attribute, self, value);
  }
  if (!self.is_object() || !has_instance_dict(self.object())) {
    if (!attribute.is_null())
      return raise_attribute_error(task, self, name, "'%.100T' object attribute '%S' is read-only", self,
                                   name);
    if (type->slots.set_attribute == generic_set_attribute)
      return raise_attribute_error(
          task, self, name,
          "'%.100T' object has no attribute '%S' and no __dict__ for setting new attributes", self, name);
    return raise_no_attribute(task, self, name);
  }
  if (!value.is_null()) return instance_set(task, self.object(), name, value);
  if (instance_remove(task, self.object(), name)) return true;
  if (has_error(task)) return false;
  // As in CPython, where attributes that lie in the object itself fail to go without `name` and `obj`, so
  // without a suggestion.
  uint8_t flags = shape_of(self.object())->flags;
  if (type->flags & kTypeHeap && flags & kShapeAllowsDict && !(flags & kShapeDictionary))
    return raise_format(task, types::AttributeError, "'%.100T' object has no attribute '%S'", self, name);
  return raise_no_attribute(task, self, name);
}

// ---------------------------------------------------------------- classes

static Value type_find(Task* task, Value self, StrObject* name) {
  auto* type = self.as<TypeObject>();
  TypeObject* meta = type_of(self);
  Value meta_attribute = type_lookup(meta, name);
  if (!meta_attribute.is_null()) {
    TypeObject* t = type_of(meta_attribute);
    if (t->slots.get && is_data_descriptor(t))
      return t->slots.get(task, meta_attribute, self, type_value(meta));
  }
  Value attribute = type_lookup(type, name);
  if (!attribute.is_null()) return bind(task, attribute, kNull, type);
  return meta_attribute.is_null() ? kAbsent : bind(task, meta_attribute, self, meta);
}

Value type_get_attribute(Task* task, Value self, StrObject* name) {
  Value v = type_find(task, self, name);
  if (!(v == kAbsent)) return v;
  return raise_attribute_error(task, self, name, "type object '%.100N' has no attribute '%S'",
                               self.as<TypeObject>(), name);
}

bool type_set_attribute(Task* task, Value self, StrObject* name, Value value) {
  auto* type = self.as<TypeObject>();
  if (!(type->flags & kTypeHeap))
    return raise_type_error(task, "cannot set '%S' attribute of immutable type '%N'", name, type);
  Value meta_attribute = type_lookup(type_of(self), name);
  if (!meta_attribute.is_null()) {
    TypeObject* t = type_of(meta_attribute);
    if (t->slots.set) return t->slots.set(task, meta_attribute, self, value);
  }
  return type_set(task, type, name, value);
}

// ---------------------------------------------------------------- any object

Value get_attr(Task* task, Value object, StrObject* name) {
  Value v = type_of(object)->slots.get_attribute(task, object, name);
  if (v.is_null()) [[unlikely]]
    complete_attribute_error(task, object, name);
  return v;
}

bool set_attr(Task* task, Value object, StrObject* name, Value value) {
  return type_of(object)->slots.set_attribute(task, object, name, value);
}

bool delete_attr(Task* task, Value object, StrObject* name) {
  return set_attr(task, object, name, kNull);
}

Value get_attr_dynamic(Task* task, Value object, Value name) {
  if (!is_str(name)) return raise_type_error(task, "attribute name must be string, not '%.200T'", name);
  StrObject* interned = intern(task, name);
  return interned ? get_attr(task, object, interned) : kNull;
}

Value get_attr_optional(Task* task, Value object, StrObject* name) {
  auto get_attribute = type_of(object)->slots.get_attribute;
  if (get_attribute == generic_get_attribute) {
    Value v = generic_find(task, object, name);
    if (!v.is_null()) return v;
  } else if (get_attribute == type_get_attribute) {
    Value v = type_find(task, object, name);
    if (!v.is_null()) return v;
  } else {
    Value v = get_attribute(task, object, name);
    if (!v.is_null()) return v;
  }
  return clear_if(task, types::AttributeError) ? kAbsent : kNull;
}

// ---------------------------------------------------------------- super

/// The attribute behind `start` in the MRO of `type`; NULL when there is none.
static Value lookup_after(TypeObject* type, TypeObject* start, StrObject* name) {
  auto* mro = type->mro.as<TupleObject>();
  size_t i = 0;
  while (i < mro->length && mro->items[i].as<TypeObject>() != start)
    i++;
  for (i++; i < mro->length; i++)
    if (BindingObject* b = type_find_own(mro->items[i].as<TypeObject>(), name)) return binding_value(b);
  return kNull;
}

/// The class whose MRO super(start, self) walks; null with TypeError.
static TypeObject* super_class(Task* task, TypeObject* start, Value self) {
  if (is_type(self) && is_subtype(self.as<TypeObject>(), start)) return self.as<TypeObject>();
  TypeObject* own = type_of(self);
  if (is_subtype(own, start)) return own;
  // A proxy may claim another class.
  Value claimed = get_attr_optional(task, self, names.class_);
  if (claimed.is_null()) return nullptr;
  if (is_type(claimed) && is_subtype(claimed.as<TypeObject>(), start)) return claimed.as<TypeObject>();
  return raise_type_error(
      task, "super(type, obj): obj (%s %.200N) is not an instance or subtype of type (%.200N).",
      is_type(self) ? "type" : "instance of", is_type(self) ? self.as<TypeObject>() : own, start);
}

TypeObject* super_check(Task* task, TypeObject* start, Value self) {
  return super_class(task, start, self);
}

MethodPair super_load_method(Task* task, TypeObject* start, Value self, StrObject* name) {
  TypeObject* type = super_class(task, start, self);
  if (!type) return {kNull, kNull};
  Value v = name == names.class_ ? kNull : lookup_after(type, start, name);
  if (v.is_null()) {
    if (name == names.class_) return {type_value(types::super), kNull};
    Value proxy = super_new(task, start, self, type);
    if (proxy.is_null()) return {kNull, kNull};
    return {generic_get_attribute(task, proxy, name), kNull};
  }
  bool through_class = is_type(self) && type == self.as<TypeObject>();
  TypeObject* t = type_of(v);
  if (t->flags & kTypeMethod && !through_class) return {v, self};
  if (!t->slots.get) return {v, kNull};
  return {t->slots.get(task, v, through_class ? kNull : self, type_value(type)), kNull};
}

Value super_find(Task* task, SuperObject* super, StrObject* name) {
  Value v = lookup_after(super->self_type, super->start, name);
  if (v.is_null()) return kAbsent;
  bool through_class = super->self == type_value(super->self_type);
  return bind(task, v, through_class ? kNull : super->self, super->self_type);
}

MethodPair load_super_method(Task* task, Value super, Value start, Value self, StrObject* name) {
  if (super == type_value(types::super) && is_type(start))
    return super_load_method(task, start.as<TypeObject>(), self, name);
  Value proxy = call2(task, super, start, self);
  if (proxy.is_null()) return {kNull, kNull};
  return {get_attr(task, proxy, name), kNull};
}

Value load_super_attr(Task* task, Value super, Value start, Value self, StrObject* name) {
  MethodPair pair = load_super_method(task, super, start, self, name);
  if (pair.callee.is_null() || pair.self.is_null()) return pair.callee;
  return bound_method_or_attribute(task, pair);
}

Value bound_method_or_attribute(Task* task, MethodPair pair) {
  if (pair.callee.is_null() || pair.self.is_null()) return pair.callee;
  return bind(task, pair.callee, pair.self, type_of(pair.self));
}

MethodPair load_special(Task* task, Value object, unsigned which) {
  StrObject* const by_number[] = {names.enter, names.exit, names.aenter, names.aexit};
  MethodPair pair = lookup_special(task, object, by_number[which]);
  if (!(pair.callee == kAbsent)) return pair;
  bool async = which >= 2;
  TypeObject* type = type_of(object);
  StrObject* const* other = by_number + (async ? 0 : 2);
  bool supports_other = !type_lookup(type, other[0]).is_null() && !type_lookup(type, other[1]).is_null();
  const char* const hints[] = {
      " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?",
      " but it supports the context manager protocol. Did you mean to use 'with'?"};
  raise_type_error(task, "'%Q' object does not support the %s protocol (missed %S method)%s", object,
                   async ? "asynchronous context manager" : "context manager", by_number[which],
                   supports_other ? hints[async] : "");
  return {kNull, kNull};
}

} // namespace pyc
