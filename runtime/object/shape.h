#pragma once
/// Shapes: what type an object has and where its attributes live. One flat table, indexed by the header's
/// shape id, which is never reused.
///
/// An instance with attributes is  [native part][extra][slot 0]…[slot inline_count-1].  `extra` is NULL or
/// the first SegmentObject, which holds further slots, and the dict once the instance is in dictionary mode.
/// Built-in kinds have their own native part (header included) in front; for kinds of variable size (Int,
/// Str, Bytes, Tuple) the part starts behind the variable part, and `base_offset` is 0. Objects whose type
/// has no attributes (exact built-ins, `__slots__ = ()` without a dict) have no such part at all.
///
/// A slot holds a Value or an unboxed double; which one is a property of (shape, slot) and, because a slot
/// index is never used again for another attribute or representation, of every shape below. Only slots below
/// 64 hold doubles (`double_mask`). Shapes form a tree for each class: add(name, representation),
/// generalise(name), remove(name). Generalising moves the attribute to a fresh slot. A store writes the slot
/// first, then the shape with release; a reader loads the shape with acquire, then the slot. Beyond kMaxSlots
/// slots, kMaxRemovals removals or kMaxChildren transitions of one shape an instance goes to dictionary mode,
/// one way: the shape is its class's `dict_shape`.
///
/// Each class object and each module object has a shape of its own (type = its metaclass, `owner` = the
/// object), so that caches can key on it.

#include "object/builtin_types.h"
#include "object/object.h"
#include "gc/gc.h"

namespace pyc {

struct TypeObject;
struct StrObject;
struct DictObject;

enum class Representation : uint8_t { Value, Double };

enum ShapeFlag : uint8_t {
  kShapeDictionary = 1, ///< attributes live in extra->dict
  kShapeHasSlots = 2,   ///< the object has the part [extra][slots]
  kShapeAllowsDict = 4, ///< attributes beyond those of __slots__ may be added
  kShapeOwned = 8,      ///< shape of one class or module object
};

enum class ShapeStep : uint8_t { Root, Add, Generalise, Remove };

inline constexpr unsigned kMaxSlots = 128;
inline constexpr unsigned kMaxRemovals = 8;
inline constexpr unsigned kMaxChildren = 64;
inline constexpr unsigned kMaxDoubleSlot = 64;
/// 256 MiB of address space; when it is used up new attributes lead to dictionary mode.
inline constexpr uint32_t kMaxShapes = 1u << 22;

struct PropertyTable;

struct Shape {
  TypeObject* type;                  ///< the class of objects with this shape
  StrObject* name;                   ///< what the step to this shape added, generalised or removed; interned
  uint64_t double_mask;              ///< slots that hold doubles
  std::atomic<PropertyTable*> table; ///< made on demand for long chains
  uint32_t parent;                   ///< shape id; 0 for a root
  std::atomic<uint32_t> first_child;
  uint32_t next_sibling;   ///< written before publication as first_child
  uint16_t slot;           ///< of `name`
  uint16_t slot_count;     ///< slots in use, dead ones included
  uint16_t inline_count;   ///< slots behind `extra` in the object itself
  uint16_t base_offset;    ///< byte offset of `extra`; 0: variable, see slot_base
  uint16_t property_count; ///< length of the chain to the root
  uint8_t child_count;
  uint8_t removals;
  Kind kind;
  uint8_t flags;
  ShapeStep step;
  Representation representation; ///< of `slot`
};

static_assert(sizeof(Shape) == 64);

/// The table. Reserved as address space; entry 0 is unused.
extern Shape* shape_table;

inline Shape* shape_at(uint32_t id) {
  return &shape_table[id];
}
inline Shape* shape_of(const Object* o) {
  return &shape_table[o->shape_acquire()];
}
inline uint32_t shape_id(const Shape* s) {
  return static_cast<uint32_t>(s - shape_table);
}

/// Further slots, and the dict of dictionary mode. Its slots are traced by the owner, which knows their
/// representation. Kind::Segment.
struct SegmentObject : Object {
  SegmentObject* next;
  Value dict;     ///< first segment only: NULL until dictionary mode
  uint64_t count; ///< of slots
  Value slots[];
};

/// The part of an object behind its native part.
struct SlotPart {
  SegmentObject* extra;
  Value slots[];
};

SlotPart* slot_part_variable(const Object* o);
/// Only for objects whose shape has kShapeHasSlots.
inline SlotPart* slot_part(const Object* o, const Shape* s) {
  if (s->base_offset == 0) [[unlikely]]
    return slot_part_variable(o);
  return reinterpret_cast<SlotPart*>(reinterpret_cast<uintptr_t>(o) + s->base_offset);
}

/// Where an attribute lives.
struct Property {
  bool found;
  uint16_t slot;
  Representation representation;
};
/// `name` must be interned. Never allocates from the collected heap.
Property shape_find(const Shape* s, const StrObject* name);

/// The shape after adding `name` (which `s` does not have), generalising or removing it (which it has). Null:
/// the instance must go to dictionary mode.
Shape* shape_add(Shape* s, StrObject* name, Representation representation);
Shape* shape_generalise(Shape* s, StrObject* name);
Shape* shape_remove(Shape* s, StrObject* name);

/// Attributes of that name get no unboxed slots in new shapes of the class's instances.
void shape_widen(TypeObject* type, StrObject* name);

/// Visits the attributes of `s` in the order in which they were added.
void shape_each(const Shape* s, void (*visit)(void* context, StrObject* name, Property property),
                void* context);

/// A new root. Null when the table is full.
Shape* shape_new_root(TypeObject* type, Kind kind, size_t native_size, unsigned inline_count,
                      unsigned reserved_slots, uint8_t flags);

/// Address of a slot; null when its segment does not exist yet.
Value* slot_address(const Object* o, const Shape* s, unsigned slot);
/// Makes sure that the segment of `slot` exists. False with MemoryError.
bool slot_reserve(Task* task, Object* o, const Shape* s, unsigned slot);
/// The first segment, which holds the dict of dictionary mode; made when there is none. Null with
/// MemoryError.
SegmentObject* slot_first_segment(Task* task, Object* o, const Shape* s);

// For the collector's functions of built-in kinds. A kind's `size` is its native size plus
// slot_part_bytes(o); its `trace` ends with trace_slot_part(o, visitor).
size_t slot_part_bytes_slow(const Object* o);
void trace_slot_part_slow(Object* o, gc::Visitor& visitor);

inline size_t slot_part_bytes(const Object* o) {
  return o->shape < kFirstSlotShape ? 0 : slot_part_bytes_slow(o);
}
inline void trace_slot_part(Object* o, gc::Visitor& visitor) {
  if (o->shape >= kFirstSlotShape) trace_slot_part_slow(o, visitor);
}
/// Kinds whose native part has a variable size say how long it is (header included, a multiple of 8).
void set_variable_size(Kind kind, size_t (*native_bytes)(const Object*));

/// Called once, before anything else of the object system.
void shapes_start();
void register_instance_kinds();

} // namespace pyc
