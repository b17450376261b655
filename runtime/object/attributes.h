#pragma once
/// Attribute access with inline caches. Everything here may run arbitrary Python (`__getattr__`,
/// descriptors), the cached paths apart.
///
/// A cache is one 64-bit word, 0 when empty:
///   bit 0 = 1: {shape id: bits 32–63, byte offset of the slot: bits 3–31, kCacheSegment: bit 2,
///   kCacheDouble: bit 1}. The attribute is in the object's own slot. With kCacheSegment the
///              offset counts from the first segment (slot_part()->extra) instead of the object.
///   bit 0 = 0: address of an AttributeRecord, immutable and permanent; records chain for polymorphic sites.
/// A word stays valid while the object has the shape: whatever could change that clears all caches at a
/// stopped world (invalidate_caches). A slot may hold NULL (a `__slots__` member not set): that is a miss.

#include "object/call.h"
#include "object/errors.h"
#include "object/float.h"
#include "object/type.h"

namespace pyc {

inline constexpr uint64_t kCacheWord = 1;
inline constexpr uint64_t kCacheDouble = 2;
inline constexpr uint64_t kCacheSegment = 4;
inline constexpr uint64_t kCacheOffsetMask = 0xFFFFFFF8u;

constexpr uint64_t cache_word(uint32_t shape, uint32_t offset, bool is_double, bool in_segment) {
  return uint64_t{shape} << 32 | offset | (in_segment ? kCacheSegment : 0) | (is_double ? kCacheDouble : 0) |
         kCacheWord;
}

enum class AttributeRecordKind : uint32_t {
  Slot,       ///< load or store: `offset` as in a cache word's low half
  ClassValue, ///< load: binding's value, no descriptor; load_method gives (value, NULL)
  Method,     ///< load_method: (binding's value, object); load_attr makes the bound method
  Module,     ///< load: a module's attribute or a class's own plain attribute: binding's value
  Property,   ///< load: binding holds a property whose getter is called with the object
  GetSet,     ///< load: binding holds a getset descriptor of a built-in
  AddSlot,    ///< store: the object gets `next_shape`, value at `offset`
};

struct AttributeRecord {
  uint32_t shape;
  AttributeRecordKind kind;
  uint32_t offset;
  uint32_t next_shape;
  BindingObject* binding;
  const AttributeRecord* next; ///< further shapes of a polymorphic site
};

inline uint64_t cache_load(const uint64_t* cache) {
  return std::atomic_ref<uint64_t>(const_cast<uint64_t&>(*cache)).load(std::memory_order_acquire);
}

Value load_attr_slow(Task* task, Value object, StrObject* name, uint64_t* cache);
MethodPair load_method_slow(Task* task, Value object, StrObject* name, uint64_t* cache);
/// The same without a cache: unbound where it can be, so that errors name the method as they do elsewhere.
MethodPair load_method_uncached(Task* task, Value object, StrObject* name);
bool store_attr_slow(Task* task, Value object, StrObject* name, Value value, uint64_t* cache);

/// Address of the slot that a cache word names in an object of its shape.
inline Value* cached_slot(Object* o, uint64_t word) {
  char* base = reinterpret_cast<char*>(o);
  if (word & kCacheSegment) [[unlikely]]
    base = reinterpret_cast<char*>(slot_part(o, shape_of(o))->extra);
  return reinterpret_cast<Value*>(base + (word & kCacheOffsetMask));
}

/// object.name. `name` is interned. AttributeError.
inline Value load_attr(Task* task, Value object, StrObject* name, uint64_t* cache) {
  uint64_t word = cache_load(cache);
  if ((word & kCacheWord) && object.is_object() && object.object()->shape_acquire() == word >> 32)
      [[likely]] {
    Value v = load_field(cached_slot(object.object(), word));
    if (word & kCacheDouble) return float_new(task, std::bit_cast<double>(v.bits));
    if (!v.is_null()) [[likely]]
      return v;
  }
  return load_attr_slow(task, object, name, cache);
}

/// As LoadMethod: {function, object} or {attribute, NULL}; {NULL, NULL} on error.
inline MethodPair load_method(Task* task, Value object, StrObject* name, uint64_t* cache) {
  uint64_t word = cache_load(cache);
  if (word != 0 && !(word & kCacheWord)) [[likely]] {
    auto* record = reinterpret_cast<const AttributeRecord*>(word);
    if (record->kind == AttributeRecordKind::Method && record->shape == shape_id_of(object)) [[likely]]
      return {binding_value(record->binding), object};
  }
  return load_method_slow(task, object, name, cache);
}

/// object.name = value. False on error.
inline bool store_attr(Task* task, Value object, StrObject* name, Value value, uint64_t* cache) {
  uint64_t word = cache_load(cache);
  if ((word & kCacheWord) && object.is_object() && object.object()->shape_acquire() == word >> 32)
      [[likely]] {
    Object* o = object.object();
    if (!(word & kCacheDouble)) {
      Value* slot = cached_slot(o, word);
      gc::store_field(task, o, slot, value);
      return true;
    }
    if (value.is_immediate_double()) {
      store_field_nobarrier(cached_slot(o, word), Value{std::bit_cast<uint64_t>(value.immediate_double())});
      return true;
    }
  }
  return store_attr_slow(task, object, name, value, cache);
}

// Without a cache.
Value get_attr(Task* task, Value object, StrObject* name);
bool set_attr(Task* task, Value object, StrObject* name, Value value);
bool delete_attr(Task* task, Value object, StrObject* name);
/// Any str as the name (getattr): TypeError for others.
Value get_attr_dynamic(Task* task, Value object, Value name);
/// kAbsent when there is no such attribute: no AttributeError is built where none has run Python for it; one
/// raised by Python code is cleared.
Value get_attr_optional(Task* task, Value object, StrObject* name);

// What `slots.get_attribute` and `set_attribute` are for most types; object.__getattribute__ and __setattr__.
// value NULL deletes.
Value generic_get_attribute(Task* task, Value object, StrObject* name);
bool generic_set_attribute(Task* task, Value object, StrObject* name, Value value);
Value type_get_attribute(Task* task, Value type, StrObject* name);
bool type_set_attribute(Task* task, Value type, StrObject* name, Value value);

/// The instance's own attribute, descriptors apart; NULL without an exception when absent.
Value instance_get(Task* task, Object* o, StrObject* name);
bool instance_set(Task* task, Object* o, StrObject* name, Value value);
/// False without an exception when absent.
bool instance_remove(Task* task, Object* o, StrObject* name);
/// obj.__dict__: a real dict; the instance goes to dictionary mode. NULL with AttributeError when the type
/// has no dict.
Value instance_dict(Task* task, Object* o);
bool instance_set_dict(Task* task, Object* o, Value dict);
/// obj.__class__ = type.
bool instance_set_class(Task* task, Object* o, TypeObject* type);

/// What load_attr would give for a pair of load_method: binds the function when there is a self.
Value bound_method_or_attribute(Task* task, MethodPair pair);

/// A super object; `self` NULL for an unbound one.
Value super_new(Task* task, TypeObject* start, Value self, TypeObject* self_type);
/// The class whose MRO super(start, self) walks; null with CPython's TypeError.
TypeObject* super_check(Task* task, TypeObject* start, Value self);
/// The attribute that a bound super object finds behind its class, bound; kAbsent when there is none.
Value super_find(Task* task, SuperObject* super, StrObject* name);
/// super(start, self).name as LoadSuperMethod wants it.
MethodPair super_load_method(Task* task, TypeObject* start, Value self, StrObject* name);
/// LoadSuperAttr, LoadSuperMethod: `super` is what the name holds.
Value load_super_attr(Task* task, Value super, Value start, Value self, StrObject* name);
MethodPair load_super_method(Task* task, Value super, Value start, Value self, StrObject* name);

/// LoadSpecial: `which` of SpecialMethod in opcodes; TypeError with CPython's text when the type has none.
MethodPair load_special(Task* task, Value object, unsigned which);

} // namespace pyc
