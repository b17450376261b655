/// The shape table: transitions, lookup, and the slot parts of objects. Transitions are made under one lock
/// and published with release; lookups take no lock.

#include "object/shape.h"

#include <cstdlib>
#include <cstring>

#include "object/type.h"
#include "platform/fatal.h"
#include "platform/memory.h"
#include "platform/mutex.h"
#include "platform/vector.h"
#include "sched/lock.h"

namespace pyc {

Shape* shape_table;

static Mutex shape_lock;
static uint32_t next_shape = 1 + 2 * kBuiltinTypeCount;
static uint32_t shape_limit = kMaxShapes; ///< shapes that the table has room for
static size_t (*variable_bytes[kKindCount])(const Object*);

/// An attribute that was stored as a double and then as something else: new instances do not try a double
/// again.
struct WideName {
  const StrObject* name;
  WideName* next;
};

/// Chains up to this length are walked; longer ones get a table.
static constexpr unsigned kWalkedProperties = 8;

/// Open addressing by the address of the interned name; capacity is a power of two, at least twice the
/// entries.
struct PropertyTable {
  struct Entry {
    const StrObject* name;
    uint16_t slot;
    Representation representation;
    bool live;
  };
  size_t mask;
  Entry entries[];
};

static size_t name_hash(const StrObject* name) {
  auto bits = reinterpret_cast<uintptr_t>(name);
  return (bits >> 4) * 0x9E3779B97F4A7C15u >> 20;
}

static PropertyTable::Entry* table_entry(PropertyTable* table, const StrObject* name) {
  for (size_t i = name_hash(name);; i++) {
    PropertyTable::Entry* entry = &table->entries[i & table->mask];
    if (!entry->name || entry->name == name) return entry;
  }
}

static PropertyTable* make_table(const Shape* s) {
  size_t capacity = 32;
  while (capacity < 2u * s->property_count)
    capacity *= 2;
  auto* table = static_cast<PropertyTable*>(
      std::calloc(1, sizeof(PropertyTable) + capacity * sizeof(PropertyTable::Entry)));
  if (!table) fatal("out of memory for a shape's property table");
  table->mask = capacity - 1;
  // From the newest step to the root: the newest says what holds.
  for (const Shape* step = s; step->step != ShapeStep::Root; step = shape_at(step->parent)) {
    PropertyTable::Entry* entry = table_entry(table, step->name);
    if (entry->name) continue;
    *entry = {step->name, step->slot, step->representation, step->step != ShapeStep::Remove};
  }
  return table;
}

static PropertyTable* property_table(Shape* s) {
  PropertyTable* table = s->table.load(std::memory_order_acquire);
  if (table) return table;
  PropertyTable* made = make_table(s);
  if (s->table.compare_exchange_strong(table, made, std::memory_order_acq_rel)) return made;
  std::free(made);
  return table;
}

Property shape_find(const Shape* s, const StrObject* name) {
  if (s->property_count > kWalkedProperties) {
    PropertyTable::Entry* entry = table_entry(property_table(const_cast<Shape*>(s)), name);
    return {entry->name != nullptr && entry->live, entry->slot, entry->representation};
  }
  for (; s->step != ShapeStep::Root; s = shape_at(s->parent))
    if (s->name == name) return {s->step != ShapeStep::Remove, s->slot, s->representation};
  return {false, 0, Representation::Value};
}

static Shape* new_shape() {
  if (next_shape >= shape_limit) return nullptr;
  return &shape_table[next_shape++];
}

static bool is_wide(const TypeObject* type, const StrObject* name) {
  for (WideName* wide = type->wide_names; wide; wide = wide->next)
    if (wide->name == name) return true;
  return false;
}

static void make_wide(TypeObject* type, const StrObject* name) {
  if (is_wide(type, name)) return;
  auto* wide = static_cast<WideName*>(std::malloc(sizeof(WideName)));
  if (!wide) fatal("out of memory for a class's attribute table");
  *wide = {name, type->wide_names};
  type->wide_names = wide;
}

/// The child of `s` by that step, made when it does not exist. Null when the instance must use a dictionary.
static Shape* transition(Shape* s, ShapeStep step, StrObject* name, Representation representation,
                         uint16_t slot) {
  for (uint32_t id = s->first_child.load(std::memory_order_relaxed); id; id = shape_at(id)->next_sibling) {
    Shape* child = shape_at(id);
    if (child->name == name && child->step == step && child->representation == representation) return child;
  }
  if (s->child_count >= kMaxChildren) return nullptr;
  Shape* child = new_shape();
  if (!child) return nullptr;
  child->type = s->type;
  child->name = name;
  child->parent = shape_id(s);
  child->slot = slot;
  child->slot_count = step == ShapeStep::Remove ? s->slot_count : static_cast<uint16_t>(slot + 1);
  child->inline_count = s->inline_count;
  child->base_offset = s->base_offset;
  child->property_count = s->property_count + 1;
  child->removals = s->removals + (step == ShapeStep::Remove);
  child->kind = s->kind;
  child->flags = s->flags;
  child->step = step;
  child->representation = representation;
  child->double_mask = s->double_mask;
  if (step != ShapeStep::Remove && representation == Representation::Double)
    child->double_mask |= uint64_t{1} << slot;
  child->next_sibling = s->first_child.load(std::memory_order_relaxed);
  s->child_count++;
  s->first_child.store(shape_id(child), std::memory_order_release);
  return child;
}

Shape* shape_add(Shape* s, StrObject* name, Representation representation) {
  MutexGuard guard(shape_lock);
  if (s->slot_count >= kMaxSlots) return nullptr;
  if (s->slot_count >= kMaxDoubleSlot || is_wide(s->type, name)) representation = Representation::Value;
  return transition(s, ShapeStep::Add, name, representation, s->slot_count);
}

Shape* shape_generalise(Shape* s, StrObject* name) {
  MutexGuard guard(shape_lock);
  make_wide(s->type, name);
  if (s->slot_count >= kMaxSlots) return nullptr;
  return transition(s, ShapeStep::Generalise, name, Representation::Value, s->slot_count);
}

void shape_widen(TypeObject* type, StrObject* name) {
  MutexGuard guard(shape_lock);
  make_wide(type, name);
}

Shape* shape_remove(Shape* s, StrObject* name) {
  MutexGuard guard(shape_lock);
  if (s->removals >= kMaxRemovals) return nullptr;
  return transition(s, ShapeStep::Remove, name, Representation::Value, 0);
}

void shape_each(const Shape* s, void (*visit)(void*, StrObject*, Property), void* context) {
  Vector<const Shape*> steps;
  for (; s->step != ShapeStep::Root; s = shape_at(s->parent))
    steps.push(s);
  const Shape* newest = steps.empty() ? s : steps[0];
  // An attribute stands where its last Add does; where it lives is what the newest shape says.
  for (size_t i = steps.size(); i-- > 0;) {
    if (steps[i]->step != ShapeStep::Add) continue;
    bool again = false;
    for (size_t later = 0; later < i && !again; later++)
      again = steps[later]->step == ShapeStep::Add && steps[later]->name == steps[i]->name;
    Property property = shape_find(newest, steps[i]->name);
    if (!again && property.found) visit(context, steps[i]->name, property);
  }
}

Shape* shape_new_root(TypeObject* type, Kind kind, size_t native_size, unsigned inline_count,
                      unsigned reserved_slots, uint8_t flags) {
  MutexGuard guard(shape_lock);
  Shape* s = new_shape();
  if (!s) return nullptr;
  s->type = type;
  s->inline_count = static_cast<uint16_t>(inline_count);
  s->slot_count = static_cast<uint16_t>(reserved_slots);
  s->base_offset = static_cast<uint16_t>(native_size);
  s->kind = kind;
  s->flags = flags;
  return s;
}

SlotPart* slot_part_variable(const Object* o) {
  size_t bytes = variable_bytes[static_cast<size_t>(o->kind)](o);
  return reinterpret_cast<SlotPart*>(reinterpret_cast<uintptr_t>(o) + bytes);
}

void set_variable_size(Kind kind, size_t (*native_bytes)(const Object*)) {
  variable_bytes[static_cast<size_t>(kind)] = native_bytes;
}

static SegmentObject* load_segment(SegmentObject* const* link) {
  return std::atomic_ref<SegmentObject*>(const_cast<SegmentObject*&>(*link)).load(std::memory_order_acquire);
}

Value* slot_address(const Object* o, const Shape* s, unsigned slot) {
  SlotPart* part = slot_part(o, s);
  if (slot < s->inline_count) return &part->slots[slot];
  uint64_t index = slot - s->inline_count;
  for (SegmentObject* segment = load_segment(&part->extra); segment; segment = load_segment(&segment->next)) {
    if (index < segment->count) return &segment->slots[index];
    index -= segment->count;
  }
  return nullptr;
}

static SegmentObject* new_segment(Task* task, uint64_t count) {
  auto* segment = gc::allocate<SegmentObject>(task, Kind::Segment, 0, count * sizeof(Value));
  if (segment) segment->count = count;
  return segment;
}

bool slot_reserve(Task* task, Object* o, const Shape* s, unsigned slot) {
  if (slot < s->inline_count) return true;
  uint64_t index = slot - s->inline_count;
  uint64_t size = 4;
  SegmentObject** link = &slot_part(o, s)->extra;
  for (;;) {
    SegmentObject* segment = load_segment(link);
    if (!segment) {
      segment = new_segment(task, size);
      if (!segment) return false;
      HeaderLock lock(task, o);
      if (SegmentObject* other = load_segment(link)) {
        segment = other;
      } else {
        gc::barrier(task, o);
        std::atomic_ref<SegmentObject*>(*link).store(segment, std::memory_order_release);
      }
    }
    if (index < segment->count) return true;
    index -= segment->count;
    size = segment->count < 4 ? 4 : segment->count * 2;
    link = &segment->next;
  }
}

SegmentObject* slot_first_segment(Task* task, Object* o, const Shape* s) {
  SegmentObject** link = &slot_part(o, s)->extra;
  if (SegmentObject* segment = load_segment(link)) return segment;
  SegmentObject* segment = new_segment(task, 0);
  if (!segment) return nullptr;
  HeaderLock lock(task, o);
  if (SegmentObject* other = load_segment(link)) return other;
  gc::barrier(task, o);
  std::atomic_ref<SegmentObject*>(*link).store(segment, std::memory_order_release);
  return segment;
}

size_t slot_part_bytes_slow(const Object* o) {
  const Shape* s = shape_of(o);
  return s->flags & kShapeHasSlots ? sizeof(SlotPart) + sizeof(Value) * s->inline_count : 0;
}

void trace_slot_part_slow(Object* o, gc::Visitor& visitor) {
  const Shape* s = shape_of(o);
  if (!(s->flags & kShapeHasSlots)) return;
  SlotPart* part = slot_part(o, s);
  auto is_double = [s](uint64_t slot) { return slot < kMaxDoubleSlot && (s->double_mask >> slot & 1); };
  for (uint64_t i = 0; i < s->inline_count; i++)
    if (!is_double(i)) visitor.visit(&part->slots[i]);
  uint64_t slot = s->inline_count;
  for (SegmentObject** link = &part->extra; *link; link = &(*link)->next) {
    SegmentObject* segment = *link;
    visitor.visit_pointer(link);
    visitor.visit(&segment->dict);
    for (uint64_t i = 0; i < segment->count; i++, slot++)
      if (!is_double(slot)) visitor.visit(&segment->slots[i]);
  }
}

void shapes_start() {
  size_t bytes = size_t{kMaxShapes} * sizeof(Shape);
  while (bytes > memory::address_space_limit() / 32)
    bytes /= 2;
  shape_limit = static_cast<uint32_t>(bytes / sizeof(Shape));
  void* table = memory::reserve(bytes, 64);
  if (!table || !memory::commit(table, bytes)) fatal("no address space for the shape table");
  shape_table = static_cast<Shape*>(table);
}

static size_t instance_size(const Object* o) {
  const Shape* s = shape_of(o);
  return s->base_offset + slot_part_bytes_slow(o);
}

static size_t segment_size(const Object* o) {
  return sizeof(SegmentObject) + sizeof(Value) * static_cast<const SegmentObject*>(o)->count;
}

static void finalize_instance(Task* task, Object* o) {
  Value v = Value::from_object(o);
  if (auto* finalize = type_of(v)->slots.finalize) finalize(task, v);
}

void register_instance_kinds() {
  gc::set_default_finalizer(finalize_instance);
  gc::register_kind(Kind::Instance, {"instance", instance_size, trace_slot_part_slow, nullptr});
  gc::register_kind(Kind::Segment, {"segment", segment_size, nullptr, nullptr});
}

} // namespace pyc
