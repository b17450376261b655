/// What the collector must know of containers and iterators.

#include "object/containers.h"
#include "object/dict.h"
#include "object/dict_views.h"
#include "object/iterators.h"
#include "object/list.h"
#include "object/range.h"
#include "object/set.h"
#include "object/slice.h"
#include "object/tuple.h"

namespace pyc {

namespace {

template <class T> size_t fixed_size(const Object* o) {
  return sizeof(T) + slot_part_bytes(o);
}

size_t value_store_size(const Object* o) {
  return sizeof(ListStore) + static_cast<const ListStore*>(o)->capacity * sizeof(Value);
}

void trace_value_store(Object* o, gc::Visitor& visitor) {
  auto* store = static_cast<ListStore*>(o);
  visitor.visit_range(store->items, store->capacity);
}

void trace_list(Object* o, gc::Visitor& visitor) {
  visitor.visit_pointer(&static_cast<ListObject*>(o)->store);
  trace_slot_part(o, visitor);
}

size_t tuple_native_bytes(const Object* o) {
  return sizeof(TupleObject) + static_cast<const TupleObject*>(o)->length * sizeof(Value);
}

size_t tuple_size(const Object* o) {
  return tuple_native_bytes(o) + slot_part_bytes(o);
}

void trace_tuple(Object* o, gc::Visitor& visitor) {
  auto* tuple = static_cast<TupleObject*>(o);
  visitor.visit_range(tuple->items, tuple->length);
  trace_slot_part(o, visitor);
}

/// Classes of native modules that derive from dict add Values to it.
size_t dict_native_bytes(const Object* o) {
  return o->shape < kFirstSlotShape ? sizeof(DictObject) : shape_at(o->shape)->base_offset;
}

size_t dict_size(const Object* o) {
  return dict_native_bytes(o) + slot_part_bytes(o);
}

void trace_dict(Object* o, gc::Visitor& visitor) {
  visitor.visit_pointer(&static_cast<DictObject*>(o)->store);
  visitor.visit_range(reinterpret_cast<Value*>(static_cast<DictObject*>(o) + 1),
                      (dict_native_bytes(o) - sizeof(DictObject)) / sizeof(Value));
  trace_slot_part(o, visitor);
}

size_t dict_store_size(const Object* o) {
  return dict_store_bytes(static_cast<const DictStore*>(o));
}

void trace_dict_store(Object* o, gc::Visitor& visitor) {
  auto* store = static_cast<DictStore*>(o);
  for (uint32_t i = 0; i < store->count; i++) {
    visitor.visit(&store->entries[i].key);
    visitor.visit(&store->entries[i].value);
  }
}

void trace_set(Object* o, gc::Visitor& visitor) {
  visitor.visit_pointer(&static_cast<SetObject*>(o)->store);
  trace_slot_part(o, visitor);
}

size_t set_store_size(const Object* o) {
  return set_store_bytes(static_cast<const SetStore*>(o));
}

void trace_set_store(Object* o, gc::Visitor& visitor) {
  auto* store = static_cast<SetStore*>(o);
  for (uint64_t i = 0; i <= store->mask; i++)
    visitor.visit(&store->entries[i].key);
}

/// All Values of a struct that holds nothing else.
template <class T> void trace_values(Object* o, gc::Visitor& visitor) {
  static_assert((sizeof(T) - sizeof(Object)) % sizeof(Value) == 0);
  visitor.visit_range(reinterpret_cast<Value*>(o + 1), (sizeof(T) - sizeof(Object)) / sizeof(Value));
}

/// Size of the native part of iterators of this class. Classes with a shorter part than IteratorObject hold
/// one Value, then numbers.
size_t iterator_native_bytes(const Object* o) {
  return shape_at(o->shape)->type->native_size;
}

size_t iterator_size(const Object* o) {
  return iterator_native_bytes(o) + slot_part_bytes(o);
}

void trace_iterator(Object* o, gc::Visitor& visitor) {
  auto* iterator = static_cast<IteratorObject*>(o);
  visitor.visit(&iterator->source);
  if (iterator_native_bytes(o) >= sizeof(IteratorObject)) visitor.visit(&iterator->other);
  trace_slot_part(o, visitor);
}

} // namespace

void register_container_kinds() {
  set_variable_size(Kind::Tuple, tuple_native_bytes);
  gc::register_kind(Kind::Tuple, {"tuple", tuple_size, trace_tuple, nullptr});
  gc::register_kind(Kind::ValueStore, {"value store", value_store_size, trace_value_store, nullptr});
  gc::register_kind(Kind::List, {"list", fixed_size<ListObject>, trace_list, nullptr});
  gc::register_kind(Kind::Dict, {"dict", dict_size, trace_dict, nullptr});
  gc::register_kind(Kind::DictStore, {"dict store", dict_store_size, trace_dict_store, nullptr});
  gc::register_kind(Kind::DictView,
                    {"dict view", fixed_size<DictViewObject>, trace_values<DictViewObject>, nullptr});
  gc::register_kind(Kind::Set, {"set", fixed_size<SetObject>, trace_set, nullptr});
  gc::register_kind(Kind::FrozenSet, {"frozenset", fixed_size<SetObject>, trace_set, nullptr});
  gc::register_kind(Kind::SetStore, {"set store", set_store_size, trace_set_store, nullptr});
  gc::register_kind(Kind::Range, {"range", fixed_size<RangeObject>, trace_values<RangeObject>, nullptr});
  gc::register_kind(Kind::Slice, {"slice", fixed_size<SliceObject>, trace_values<SliceObject>, nullptr});
  gc::register_kind(Kind::Iterator, {"iterator", iterator_size, trace_iterator, nullptr});
}

} // namespace pyc
