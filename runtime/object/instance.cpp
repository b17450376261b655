/// Attributes that an object itself holds: slots as its shape says, dictionary mode, and the dict fields of
/// functions, modules and the like.

#include "object/attributes.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/instance.h"
#include "object/module.h"
#include "sched/lock.h"
#include "sched/safepoint.h"

namespace pyc {

static void publish_shape(Object* o, uint32_t shape) {
  std::atomic_ref<uint32_t>(o->shape).store(shape, std::memory_order_release);
}

Value* dict_field(Object* o) {
  switch (o->kind) {
  case Kind::Function:
    return &static_cast<FunctionObject*>(o)->dict;
  case Kind::Module:
    return &static_cast<ModuleObject*>(o)->dict;
  case Kind::StaticMethod:
  case Kind::ClassMethod:
    return &static_cast<MethodWrapperObject*>(o)->dict;
  default:
    return nullptr;
  }
}

static DictObject* dictionary_of(Object* o, const Shape* s) {
  return load_field(&slot_part(o, s)->extra->dict).as<DictObject>();
}

bool is_exact_float(Value v) {
  return v.is_immediate_double() || is_exact(v, BuiltinType::float_);
}

// ---------------------------------------------------------------- reading

static Value read_slot(Task* task, Value* slot, Representation representation) {
  Value v = load_field(slot);
  return representation == Representation::Double ? float_new(task, std::bit_cast<double>(v.bits)) : v;
}

static Value absent_to_null(Value v) {
  return v == kAbsent ? kNull : v;
}

Value instance_get(Task* task, Object* o, StrObject* name) {
  const Shape* s = shape_of(o);
  if (!(s->flags & kShapeHasSlots)) {
    Value* dict = dict_field(o);
    if (!dict || load_field(dict).is_null()) return kNull;
    return absent_to_null(dict_get_name(task, load_field(dict).as<DictObject>(), name));
  }
  if (s->flags & kShapeDictionary) return absent_to_null(dict_get_name(task, dictionary_of(o, s), name));
  Property p = shape_find(s, name);
  if (!p.found) return kNull;
  Value* slot = slot_address(o, s, p.slot);
  return slot ? read_slot(task, slot, p.representation) : kNull;
}

// ---------------------------------------------------------------- dictionary mode

static uint32_t dictionary_shape(TypeObject* type) {
  std::atomic_ref<uint32_t> id(type->dict_shape);
  if (uint32_t found = id.load(std::memory_order_acquire)) return found;
  const Shape* root = shape_at(type->root_shape);
  Shape* s = shape_new_root(type, root->kind, root->base_offset, root->inline_count, root->slot_count,
                            root->flags | kShapeDictionary);
  if (!s) return 0;
  // A second thread's shape is as good; one of both is wasted.
  id.store(shape_id(s), std::memory_order_release);
  return shape_id(s);
}

struct CopyContext {
  Task* task;
  Object* object;
  const Shape* shape;
  DictObject* dict;
  bool ok;
};

static void copy_property(void* raw, StrObject* name, Property p) {
  auto* c = static_cast<CopyContext*>(raw);
  Value* slot = slot_address(c->object, c->shape, p.slot);
  Value v = slot && c->ok ? read_slot(c->task, slot, p.representation) : kNull;
  if (!v.is_null()) c->ok = dict_set_name(c->task, c->dict, name, v);
}

/// Slots behind those of `__slots__` are empty in dictionary mode: the collector takes every one for a Value.
static void clear_slots(Object* o, const Shape* s) {
  SlotPart* part = slot_part(o, s);
  const Shape* root = shape_at(s->type->root_shape);
  for (unsigned i = root->slot_count; i < s->inline_count; i++)
    store_field_nobarrier(&part->slots[i], kNull);
  for (SegmentObject* segment = part->extra; segment; segment = segment->next)
    for (uint64_t i = 0; i < segment->count; i++)
      store_field_nobarrier(&segment->slots[i], kNull);
}

static bool enter_dictionary(Task* task, Object* o, const Shape* s, uint32_t shape, DictObject* dict) {
  if (shape_of(o) != s) return false;
  CopyContext context{task, o, s, dict, true};
  // A second copy: a racing store may have come between the first one and the stop. The keys exist, so
  // nothing is allocated.
  if (task->mt) shape_each(s, copy_property, &context);
  SegmentObject* first = slot_part(o, s)->extra;
  gc::store_field(task, o, &first->dict, dict_value(dict));
  publish_shape(o, shape);
  clear_slots(o, s);
  return true;
}

/// One way. False with an exception when there is no memory.
static bool to_dictionary(Task* task, Object* o) {
  for (;;) {
    const Shape* s = shape_of(o);
    if (s->flags & kShapeDictionary) return true;
    uint32_t shape = dictionary_shape(s->type);
    if (!shape) return raise_memory_error(task);
    DictObject* dict = dict_new(task);
    if (!dict || !slot_first_segment(task, o, s)) return false;
    CopyContext context{task, o, s, dict, true};
    shape_each(s, copy_property, &context);
    if (!context.ok) return false;
    if (!task->mt) return enter_dictionary(task, o, s, shape, dict);
    WorldStop stop(task);
    if (enter_dictionary(task, o, s, shape, dict)) return true;
  }
}

// ---------------------------------------------------------------- writing

/// Stores into a slot of `shape` (the present one or the next) and publishes that shape. False when another
/// thread changed the object's shape first.
static bool store_and_publish(Task* task, Object* o, const Shape* before, const Shape* after, unsigned slot,
                              Value value, Representation representation) {
  HeaderLock lock(task, o);
  if (shape_of(o) != before) return false;
  Value* address = slot_address(o, after, slot);
  if (representation == Representation::Double)
    store_field_nobarrier(address, Value{std::bit_cast<uint64_t>(float_value(value))});
  else
    gc::store_field(task, o, address, value);
  if (after != before) publish_shape(o, shape_id(after));
  return true;
}

/// The shape and slot that a store of `value` leads to; null: dictionary mode.
static const Shape* shape_for_store(const Shape* s, StrObject* name, Value value, Property* p) {
  *p = shape_find(s, name);
  if (p->found && (p->representation == Representation::Value || is_exact_float(value))) return s;
  auto* mutable_shape = const_cast<Shape*>(s);
  Shape* next = p->found ? shape_generalise(mutable_shape, name)
                         : shape_add(mutable_shape, name,
                                     is_exact_float(value) ? Representation::Double : Representation::Value);
  if (next) *p = {true, next->slot, next->representation};
  return next;
}

bool instance_set(Task* task, Object* o, StrObject* name, Value value) {
  for (;;) {
    const Shape* s = shape_of(o);
    if (!(s->flags & kShapeHasSlots)) {
      Value* field = dict_field(o);
      if (load_field(field).is_null() && instance_dict(task, o).is_null()) return false;
      return dict_set_name(task, load_field(field).as<DictObject>(), name, value);
    }
    if (s->flags & kShapeDictionary) return dict_set_name(task, dictionary_of(o, s), name, value);
    Property p;
    const Shape* next = shape_for_store(s, name, value, &p);
    if (!next) {
      if (!to_dictionary(task, o)) return false;
      continue;
    }
    if (!slot_reserve(task, o, next, p.slot)) return false;
    if (store_and_publish(task, o, s, next, p.slot, value, p.representation)) return true;
  }
}

static bool remove_from(Task* task, DictObject* dict, StrObject* name) {
  bool removed = false;
  return dict_remove(task, dict, Value::from_object(name), &removed) && removed;
}

bool instance_remove(Task* task, Object* o, StrObject* name) {
  for (;;) {
    const Shape* s = shape_of(o);
    if (!(s->flags & kShapeHasSlots)) {
      Value* field = dict_field(o);
      return field && !load_field(field).is_null() &&
             remove_from(task, load_field(field).as<DictObject>(), name);
    }
    if (s->flags & kShapeDictionary) return remove_from(task, dictionary_of(o, s), name);
    Property p = shape_find(s, name);
    if (!p.found) return false;
    Shape* next = shape_remove(const_cast<Shape*>(s), name);
    if (!next) {
      if (!to_dictionary(task, o)) return false;
      continue;
    }
    HeaderLock lock(task, o);
    if (shape_of(o) != s) continue;
    publish_shape(o, shape_id(next));
    if (p.representation == Representation::Value)
      gc::store_field(task, o, slot_address(o, s, p.slot), kNull);
    return true;
  }
}

bool has_instance_dict(const Object* o) {
  const Shape* s = shape_of(o);
  if (s->flags & kShapeHasSlots) return s->flags & kShapeAllowsDict;
  return dict_field(const_cast<Object*>(o)) != nullptr;
}

Value instance_dict(Task* task, Object* o) {
  const Shape* s = shape_of(o);
  if (s->flags & kShapeHasSlots && s->flags & kShapeAllowsDict) {
    if (!to_dictionary(task, o)) return kNull;
    return dict_value(dictionary_of(o, shape_of(o)));
  }
  Value* field = dict_field(o);
  if (!field)
    return raise_attribute_error(task, Value::from_object(o), intern_cstring("__dict__"),
                                 "'%.100T' object has no attribute '__dict__'", Value::from_object(o));
  if (load_field(field).is_null()) {
    DictObject* dict = dict_new(task);
    if (!dict) return kNull;
    gc::store_field(task, o, field, dict_value(dict));
  }
  return load_field(field);
}

bool instance_set_dict(Task* task, Object* o, Value dict) {
  if (dict.is_null()) {
    DictObject* empty = dict_new(task);
    if (!empty) return false;
    dict = dict_value(empty);
  } else if (!is_dict(dict)) {
    return raise_type_error(task, "__dict__ must be set to a dictionary, not a '%.200T'", dict);
  }
  if (instance_dict(task, o).is_null()) return false;
  const Shape* s = shape_of(o);
  Value* field = s->flags & kShapeHasSlots ? &slot_part(o, s)->extra->dict : dict_field(o);
  gc::store_field(task, o, field, dict);
  return true;
}

static bool same_layout(const TypeObject* a, const TypeObject* b) {
  const Shape *x = shape_at(a->root_shape), *y = shape_at(b->root_shape);
  return a->layout == b->layout && a->native_size == b->native_size && x->flags == y->flags &&
         x->slot_count == y->slot_count && (a->flags & kTypeHasWeakRefs) == (b->flags & kTypeHasWeakRefs);
}

/// The class that gave instances of `type` their layout: `type` or the base that has the same already.
static const TypeObject* layout_owner(const TypeObject* type) {
  while (type->base && same_layout(type, type->base))
    type = type->base;
  return type;
}

/// Counts the slots that class `mine` adds and class `other` has under the same name and number.
struct SlotMatch {
  const TypeObject *mine, *other;
  size_t same;
};

static void match_slot(void* context, BindingObject* b) {
  auto* match = static_cast<SlotMatch*>(context);
  Value v = binding_value(b);
  if (!has_kind(v, Kind::MemberDescriptor) || v.as<MemberDescriptorObject>()->owner != match->mine) return;
  BindingObject* twin = binding_table_find(match->other->table, b->name);
  Value w = twin ? binding_value(twin) : kNull;
  if (has_kind(w, Kind::MemberDescriptor) && w.as<MemberDescriptorObject>()->owner == match->other &&
      w.as<MemberDescriptorObject>()->slot == v.as<MemberDescriptorObject>()->slot)
    match->same++;
}

/// Whether instances may change between the classes, as CPython decides it: the classes that define the
/// layouts are one, or two that add the same slots to one base.
static bool same_slots(const TypeObject* a, const TypeObject* b) {
  a = layout_owner(a);
  b = layout_owner(b);
  if (a == b) return true;
  if (a->base != b->base || !a->base) return false;
  SlotMatch match = {a, b, 0};
  if (a->table && b->table) binding_table_each(a->table, match_slot, &match);
  return match.same == static_cast<size_t>(a->reserved_slots - a->base->reserved_slots);
}

bool instance_set_class(Task* task, Object* o, TypeObject* type) {
  TypeObject* old = type_of(Value::from_object(o));
  bool modules = o->kind == Kind::Module && is_subtype(type, types::module);
  if (!modules && !(type->flags & kTypeHeap && old->flags & kTypeHeap))
    return raise_type_error(task,
                            "__class__ assignment only supported for mutable types or ModuleType subclasses");
  if (old == type) return true;
  if (!same_layout(old, type) || !same_slots(old, type))
    return raise_type_error(task, "__class__ assignment: '%s' object layout differs from '%s'",
                            type_name_utf8(type), type_name_utf8(old));
  const Shape* s = shape_of(o);
  if (!(s->flags & kShapeAllowsDict)) {
    WorldStop stop(task);
    publish_shape(o, type->root_shape);
    return true;
  }
  // The attributes' slots belong to the old class's shapes. The inline part stays as long as it is: the new
  // shape says so.
  if (!to_dictionary(task, o)) return false;
  Shape* own = shape_new_root(type, s->kind, s->base_offset, s->inline_count,
                              shape_at(type->root_shape)->slot_count, s->flags | kShapeDictionary);
  if (!own) return raise_memory_error(task);
  WorldStop stop(task);
  publish_shape(o, shape_id(own));
  return true;
}

} // namespace pyc
