/// Filling and using inline caches of attribute access. Records are permanent and unique by content, so that
/// a site that is filled again after an invalidation costs no new memory.

#include <cstdlib>

#include "object/attributes.h"
#include "object/instance.h"
#include "object/module.h"
#include "object/names.h"
#include "platform/fatal.h"
#include "platform/mutex.h"
#include "platform/vector.h"
#include "sched/lock.h"

namespace pyc {

using RecordKind = AttributeRecordKind;

/// Shapes of one site; a site with more is megamorphic and stays as it is.
static constexpr unsigned kMaxPolymorphism = 4;

// ---------------------------------------------------------------- records

static Mutex records_lock;
static Vector<const AttributeRecord*> record_table; ///< open addressing, a power of two long
static size_t record_count;

static size_t record_hash(const AttributeRecord& r) {
  uint64_t h = r.shape * 0x9E3779B97F4A7C15u ^ static_cast<uint64_t>(r.kind) << 59;
  h ^= (reinterpret_cast<uintptr_t>(r.binding) >> 4) * 0xC2B2AE3D27D4EB4Fu;
  h ^= (reinterpret_cast<uintptr_t>(r.next) >> 4) * 0x165667B19E3779F9u ^ r.offset * 31 ^ r.next_shape * 131;
  return h ^ h >> 29;
}

static bool same_record(const AttributeRecord& a, const AttributeRecord& b) {
  return a.shape == b.shape && a.kind == b.kind && a.offset == b.offset && a.next_shape == b.next_shape &&
         a.binding == b.binding && a.next == b.next;
}

static const AttributeRecord** record_slot(const AttributeRecord& r) {
  for (size_t i = record_hash(r);; i++) {
    const AttributeRecord** slot = &record_table[i & (record_table.size() - 1)];
    if (!*slot || same_record(**slot, r)) return slot;
  }
}

static void resize_records(size_t capacity) {
  Vector<const AttributeRecord*> old;
  old.swap(record_table);
  for (size_t i = 0; i < capacity; i++)
    record_table.push(nullptr);
  for (const AttributeRecord* r : old)
    if (r) *record_slot(*r) = r;
}

static const AttributeRecord* unique_record(const AttributeRecord& r) {
  MutexGuard guard(records_lock);
  if ((record_count + 1) * 3 > record_table.size() * 2)
    resize_records(record_table.empty() ? 256 : record_table.size() * 2);
  const AttributeRecord** slot = record_slot(r);
  if (*slot) return *slot;
  auto* made = static_cast<AttributeRecord*>(std::malloc(sizeof(AttributeRecord)));
  if (!made) fatal("out of memory for a cache record");
  *made = r;
  record_count++;
  return *slot = made;
}

static void write_cache(uint64_t* cache, uint64_t word) {
  std::atomic_ref<uint64_t>(*cache).store(word, std::memory_order_release);
}

/// The site's present content as a chain of records.
static const AttributeRecord* as_chain(uint64_t word) {
  if (!(word & kCacheWord)) return reinterpret_cast<const AttributeRecord*>(word);
  auto low = static_cast<uint32_t>(word);
  return unique_record({static_cast<uint32_t>(word >> 32), RecordKind::Slot, low, 0, nullptr, nullptr});
}

/// Adds what was found for one shape to a site.
static void add_to_cache(uint64_t* cache, AttributeRecord r) {
  uint64_t word = cache_load(cache);
  if (word == 0) {
    bool as_word = r.kind == RecordKind::Slot;
    write_cache(cache,
                as_word ? uint64_t{r.shape} << 32 | r.offset : reinterpret_cast<uint64_t>(unique_record(r)));
    return;
  }
  const AttributeRecord* chain = as_chain(word);
  unsigned length = 0;
  for (const AttributeRecord* each = chain; each; each = each->next, length++)
    if (each->shape == r.shape && each->kind == r.kind) return;
  if (length >= kMaxPolymorphism) return;
  r.next = chain;
  write_cache(cache, reinterpret_cast<uint64_t>(unique_record(r)));
}

// ---------------------------------------------------------------- what can be cached

/// Low half of a cache word for a slot; 0: the slot cannot be cached.
static uint32_t slot_code(const Object* o, const Shape* s, unsigned slot, Representation representation) {
  uint64_t offset;
  bool in_segment = slot >= s->inline_count;
  if (!in_segment) {
    if (s->base_offset == 0) return 0;
    offset = s->base_offset + sizeof(SlotPart) + sizeof(Value) * slot;
  } else {
    SegmentObject* first = slot_part(o, s)->extra;
    uint64_t index = slot - s->inline_count;
    if (!first || index >= first->count) return 0;
    offset = sizeof(SegmentObject) + sizeof(Value) * index;
  }
  return static_cast<uint32_t>(
      cache_word(0, static_cast<uint32_t>(offset), representation == Representation::Double, in_segment));
}

static bool is_slot_descriptor(Value v) {
  return is_exact(v, BuiltinType::member_descriptor) && !v.as<MemberDescriptorObject>()->def;
}

/// A class attribute that no instance attribute hides. False: not cacheable.
static bool cacheable_class_attribute(Value attribute, RecordKind* kind) {
  TypeObject* t = type_of(attribute);
  if (t->flags & kTypeMethod)
    *kind = RecordKind::Method;
  else if (is_exact(attribute, BuiltinType::property))
    *kind = RecordKind::Property;
  else if (is_exact(attribute, BuiltinType::getset_descriptor))
    *kind = RecordKind::GetSet;
  else if (!t->slots.get)
    *kind = RecordKind::ClassValue;
  else
    return false;
  return true;
}

/// Loads from an object whose class looks attributes up in the usual way.
static bool find_generic(Value object, StrObject* name, AttributeRecord* out) {
  TypeObject* type = type_of(object);
  BindingObject* binding = type_lookup_binding(type, name);
  Value attribute = binding ? binding_value(binding) : kNull;
  bool data = !attribute.is_null() && type_of(attribute)->slots.set;
  const Shape* s = shape_at(shape_id_of(object));
  *out = {shape_id(s), RecordKind::Slot, 0, 0, binding, nullptr};
  if (object.is_object()) {
    Object* o = object.object();
    if (shape_of(o) != s) return false;
    if (data && is_slot_descriptor(attribute)) {
      out->binding = nullptr;
      out->offset = slot_code(o, s, attribute.as<MemberDescriptorObject>()->slot, Representation::Value);
      return out->offset != 0;
    }
    if (!data) {
      if (s->flags & kShapeDictionary) return false;
      if (s->flags & kShapeHasSlots) {
        Property p = shape_find(s, name);
        if (p.found) {
          out->binding = nullptr;
          out->offset = slot_code(o, s, p.slot, p.representation);
          return out->offset != 0;
        }
      } else if (dict_field(o)) {
        return false;
      }
    }
  }
  return !attribute.is_null() && cacheable_class_attribute(attribute, &out->kind);
}

/// Loads of a class's attribute through the class.
static bool find_in_class(Value object, StrObject* name, AttributeRecord* out) {
  auto* type = object.as<TypeObject>();
  Value meta_attribute = type_lookup(type_of(object), name);
  if (!meta_attribute.is_null() && type_of(meta_attribute)->slots.set) return false;
  BindingObject* binding = type_lookup_binding(type, name);
  if (!binding) return false;
  TypeObject* t = type_of(binding_value(binding));
  // Functions and the like give themselves when they are read through the class.
  if (t->slots.get && !(t->flags & kTypeMethod)) return false;
  *out = {object.object()->shape_acquire(), RecordKind::Module, 0, 0, binding, nullptr};
  return true;
}

static bool find_in_module(Task* task, Value object, StrObject* name, AttributeRecord* out) {
  auto* module = object.as<ModuleObject>();
  Value attribute = type_lookup(type_of(object), name);
  const Shape* s = shape_of(module);
  if (!attribute.is_null() || !(s->flags & kShapeOwned) || !is_exact_module(module)) return false;
  BindingObject* binding = namespace_binding(task, module->dict.as<DictObject>(), name);
  if (!binding || binding_value(binding).is_null()) return false;
  *out = {shape_id(s), RecordKind::Module, 0, 0, binding, nullptr};
  return true;
}

/// False: loads of the attribute have no record.
static bool find_load(Task* task, Value object, StrObject* name, AttributeRecord* out) {
  auto get_attribute = type_of(object)->slots.get_attribute;
  if (get_attribute == generic_get_attribute) return find_generic(object, name, out);
  if (get_attribute == type_get_attribute) return find_in_class(object, name, out);
  return get_attribute == module_get_attribute && find_in_module(task, object, name, out);
}

// ---------------------------------------------------------------- loads

/// The record of an object's shape at a site; null when there is none.
static const AttributeRecord* find_record(uint64_t word, uint32_t shape) {
  if (word == 0 || word & kCacheWord) return nullptr;
  for (auto* r = reinterpret_cast<const AttributeRecord*>(word); r; r = r->next)
    if (r->shape == shape) return r;
  return nullptr;
}

/// kNull without an exception: the record does not help (a slot that is not set).
static Value load_by_record(Task* task, const AttributeRecord* r, Value object) {
  switch (r->kind) {
  case RecordKind::Slot: {
    Value v = load_field(cached_slot(object.object(), r->offset));
    return r->offset & kCacheDouble ? float_new(task, std::bit_cast<double>(v.bits)) : v;
  }
  case RecordKind::ClassValue:
  case RecordKind::Module:
    return binding_value(r->binding);
  case RecordKind::Method: {
    Value f = binding_value(r->binding);
    return bound_method_or_attribute(task, {f, object});
  }
  case RecordKind::Property:
    return call1(task, binding_value(r->binding).as<PropertyObject>()->getter, object);
  case RecordKind::GetSet:
    return binding_value(r->binding).as<GetSetDescriptorObject>()->def->get(task, object);
  case RecordKind::AddSlot:
    break;
  }
  return kNull;
}

static bool property_without_getter(const AttributeRecord* r) {
  return r->kind == RecordKind::Property && binding_value(r->binding).as<PropertyObject>()->getter.is_null();
}

Value load_attr_slow(Task* task, Value object, StrObject* name, uint64_t* cache) {
  const AttributeRecord* r = find_record(cache_load(cache), shape_id_of(object));
  if (r && !property_without_getter(r)) {
    Value v = load_by_record(task, r, object);
    if (!v.is_null()) return v;
    if (has_error(task)) {
      complete_attribute_error(task, object, name);
      return kNull;
    }
  } else if (AttributeRecord found; !r && find_load(task, object, name, &found)) {
    add_to_cache(cache, found);
  }
  return get_attr(task, object, name);
}

MethodPair load_method_uncached(Task* task, Value object, StrObject* name) {
  AttributeRecord r;
  if (find_load(task, object, name, &r) && r.kind == RecordKind::Method)
    return {binding_value(r.binding), object};
  return {get_attr(task, object, name), kNull};
}

MethodPair load_method_slow(Task* task, Value object, StrObject* name, uint64_t* cache) {
  const AttributeRecord* r = find_record(cache_load(cache), shape_id_of(object));
  // Used even where the cache is full.
  AttributeRecord found;
  if (!r && find_load(task, object, name, &found)) {
    add_to_cache(cache, found);
    r = &found;
  }
  if (r && r->kind == RecordKind::Method) return {binding_value(r->binding), object};
  if (r && !property_without_getter(r)) {
    Value v = load_by_record(task, r, object);
    if (!v.is_null()) return {v, kNull};
    if (has_error(task)) {
      complete_attribute_error(task, object, name);
      return {kNull, kNull};
    }
  }
  return {get_attr(task, object, name), kNull};
}

// ---------------------------------------------------------------- stores

/// The transition or slot that a store takes, found after it has been done: `before` is the shape that the
/// object had.
static void cache_store_of(Value object, StrObject* name, uint32_t before, uint64_t* cache) {
  Object* o = object.object();
  const Shape* s = shape_of(o);
  Value attribute = type_lookup(s->type, name);
  if (!attribute.is_null() && type_of(attribute)->slots.set) {
    if (!is_slot_descriptor(attribute)) return;
    uint32_t code = slot_code(o, s, attribute.as<MemberDescriptorObject>()->slot, Representation::Value);
    if (code && shape_id(s) == before)
      add_to_cache(cache, {before, RecordKind::Slot, code, 0, nullptr, nullptr});
    return;
  }
  if (!(s->flags & kShapeHasSlots) || s->flags & kShapeDictionary) return;
  Property p = shape_find(s, name);
  uint32_t code = p.found ? slot_code(o, s, p.slot, p.representation) : 0;
  if (!code) return;
  if (shape_id(s) == before) {
    add_to_cache(cache, {before, RecordKind::Slot, code, 0, nullptr, nullptr});
  } else if (s->step == ShapeStep::Add && s->parent == before && s->name == name && !(code & kCacheSegment)) {
    add_to_cache(cache, {before, RecordKind::AddSlot, code, shape_id(s), nullptr, nullptr});
  }
}

/// False: the record does not help.
static bool store_by_record(Task* task, const AttributeRecord* r, Object* o, Value value) {
  bool is_double = r->offset & kCacheDouble;
  if (is_double && !is_exact_float(value)) return false;
  Value raw = is_double ? Value{std::bit_cast<uint64_t>(float_value(value))} : value;
  auto store = [&] {
    Value* slot = cached_slot(o, r->offset);
    if (is_double)
      store_field_nobarrier(slot, raw);
    else
      gc::store_field(task, o, slot, raw);
  };
  if (r->kind == RecordKind::Slot) {
    store();
    return true;
  }
  HeaderLock lock(task, o);
  if (o->shape_acquire() != r->shape) return false;
  store();
  std::atomic_ref<uint32_t>(o->shape).store(r->next_shape, std::memory_order_release);
  return true;
}

bool store_attr_slow(Task* task, Value object, StrObject* name, Value value, uint64_t* cache) {
  bool generic = object.is_object() && type_of(object)->slots.set_attribute == generic_set_attribute;
  if (!generic) return set_attr(task, object, name, value);
  uint32_t before = object.object()->shape_acquire();
  const AttributeRecord* r = find_record(cache_load(cache), before);
  if (r && store_by_record(task, r, object.object(), value)) return true;
  if (!generic_set_attribute(task, object, name, value)) return false;
  if (!r) cache_store_of(object, name, before, cache);
  return true;
}

} // namespace pyc
