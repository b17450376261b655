#pragma once
/// Special methods: which name belongs to which entry of TypeSlots. One table serves four purposes: the
/// wrappers that make a built-in's slot visible as a method
/// (`list.__len__`), the functions that make a Python method visible as a slot, the choice between both when
/// a class is made or changed, and documentation.

#include "object/type.h"

namespace pyc {

/// A slot as an untyped function pointer.
using SlotFunction = void (*)();

struct SlotDef {
  const char* name;
  uint16_t offset;      ///< of the entry in TypeSlots
  uint8_t operand;      ///< CompareOp or BinaryOp of wrappers that need it
  bool reflected;       ///< __radd__: the wrapper swaps its operands
  SlotFunction generic; ///< what a Python class's entry is; null when the name only has a wrapper
  /// Calls `function` (the entry's value) with a call's arguments; args[0] is self.
  Value (*wrapper)(Task* task, const SlotDef* def, SlotFunction function, const Value* args, size_t nargs,
                   Value kwnames);
  const char* doc;
};

/// Ends with an entry without a name. Entries of one offset are adjacent.
extern const SlotDef slot_defs[];

inline SlotFunction get_slot(const TypeSlots& slots, uint16_t offset) {
  return *reinterpret_cast<const SlotFunction*>(reinterpret_cast<const char*>(&slots) + offset);
}
inline void set_slot(TypeSlots& slots, uint16_t offset, SlotFunction function) {
  *reinterpret_cast<SlotFunction*>(reinterpret_cast<char*>(&slots) + offset) = function;
}
inline constexpr size_t kSlotCount = sizeof(TypeSlots) / sizeof(SlotFunction);

/// Copies the entries that `type` does not have from `base`. __hash__ only together with __eq__.
void inherit_slots(TypeSlots& slots, const TypeSlots& base);
/// Fills the slots of a class made at run time from its bases and its attributes.
void slots_of_heap_type(TypeObject* type);
/// The attribute `name` of `type` has changed: updates its slots and those of its subclasses.
void update_slots(Task* task, TypeObject* type, StrObject* name);
/// Interned names of slot_defs, by index.
void slots_start();

} // namespace pyc
