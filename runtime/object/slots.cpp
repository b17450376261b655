/// The table of special methods and the choice of slots for Python classes. The functions are in
/// slot_wrappers.cpp and slot_functions.cpp.

#include "object/slots.h"

#include "object/attributes.h"
#include "object/call.h"
#include "object/names.h"
#include "object/slot_functions.h"
#include "object/tuple.h"
#include "platform/fatal.h"
#include "platform/vector.h"

namespace pyc {

#define OFFSET(field) static_cast<uint16_t>(__builtin_offsetof(TypeSlots, field))
#define F(function) reinterpret_cast<SlotFunction>(function)
#define SLOT(name, field, generic, wrapper, doc) {name, OFFSET(field), 0, false, F(generic), wrapper, doc}
#define COMPARE(name, op)                                                                                    \
  {name,         OFFSET(compare),        static_cast<uint8_t>(CompareOp::op), false, F(slot_compare),        \
   wrap_compare, "Compare the operands."}
#define BINARY(op, name, reflected_name, sign)                                                               \
  {name,                                                                                                     \
   OFFSET(binary[static_cast<unsigned>(BinaryOp::op)]),                                                      \
   static_cast<uint8_t>(BinaryOp::op),                                                                       \
   false,                                                                                                    \
   F(slot_binary<BinaryOp::op>),                                                                             \
   wrap_binary,                                                                                              \
   "Return self" sign "value."},                                                                             \
      {reflected_name,                                                                                       \
       OFFSET(binary[static_cast<unsigned>(BinaryOp::op)]),                                                  \
       static_cast<uint8_t>(BinaryOp::op),                                                                   \
       true,                                                                                                 \
       F(slot_binary<BinaryOp::op>),                                                                         \
       wrap_binary,                                                                                          \
       "Return value" sign "self."}
#define IN_PLACE(op, name, sign)                                                                             \
  {name,                                                                                                     \
   OFFSET(in_place[static_cast<unsigned>(BinaryOp::op)]),                                                    \
   static_cast<uint8_t>(BinaryOp::op),                                                                       \
   false,                                                                                                    \
   F(slot_in_place<BinaryOp::op>),                                                                           \
   wrap_binary,                                                                                              \
   "Return self" sign "value."}

const SlotDef slot_defs[] = {
    SLOT("__getattribute__", get_attribute, slot_get_attribute, wrap_get_attribute,
         "Return getattr(self, name)."),
    {"__getattr__", OFFSET(get_attribute), 0, false, F(slot_get_attribute), nullptr, nullptr},
    SLOT("__setattr__", set_attribute, slot_set_attribute, wrap_set_attribute,
         "Implement setattr(self, name, value)."),
    SLOT("__delattr__", set_attribute, slot_set_attribute, wrap_delete_attribute,
         "Implement delattr(self, name)."),
    SLOT("__repr__", repr, slot_repr, wrap_unary, "Return repr(self)."),
    SLOT("__hash__", hash, slot_hash, wrap_hash, "Return hash(self)."),
    SLOT("__call__", call, slot_call, wrap_call, "Call self as a function."),
    SLOT("__str__", str, slot_str, wrap_unary, "Return str(self)."),
    COMPARE("__lt__", Less),
    COMPARE("__le__", LessEqual),
    COMPARE("__eq__", Equal),
    COMPARE("__ne__", NotEqual),
    COMPARE("__gt__", Greater),
    COMPARE("__ge__", GreaterEqual),
    SLOT("__iter__", iter, slot_iter, wrap_unary, "Implement iter(self)."),
    SLOT("__next__", next, slot_next, wrap_next, "Implement next(self)."),
    SLOT("__get__", get, slot_get, wrap_get, "Return an attribute of instance, which is of type owner."),
    SLOT("__set__", set, slot_set, wrap_set, "Set an attribute of instance to value."),
    SLOT("__delete__", set, slot_set, wrap_delete, "Delete an attribute of instance."),
    SLOT("__init__", init, slot_init, wrap_init,
         "Initialize self.  See help(type(self)) for accurate signature."),
    {"__new__", OFFSET(new_), 0, false, F(slot_new), nullptr, nullptr},
    SLOT("__del__", finalize, slot_finalize, wrap_finalize,
         "Called when the instance is about to be destroyed."),
    SLOT("__await__", await, slot_await, wrap_unary, "Return an iterator to be used in await expression."),
    SLOT("__aiter__", async_iter, slot_async_iter, wrap_unary,
         "Return an awaitable, that resolves in asynchronous iterator."),
    SLOT("__anext__", async_next, slot_async_next, wrap_unary, "Return a value or raise StopAsyncIteration."),
    BINARY(Add, "__add__", "__radd__", "+"),
    BINARY(Subtract, "__sub__", "__rsub__", "-"),
    BINARY(Multiply, "__mul__", "__rmul__", "*"),
    BINARY(TrueDivide, "__truediv__", "__rtruediv__", "/"),
    BINARY(FloorDivide, "__floordiv__", "__rfloordiv__", "//"),
    BINARY(Remainder, "__mod__", "__rmod__", "%"),
    {"__pow__", OFFSET(binary[6]), static_cast<uint8_t>(BinaryOp::Power), false,
     F(slot_binary<BinaryOp::Power>), wrap_power, "Return pow(self, value, mod)."},
    {"__rpow__", OFFSET(binary[6]), static_cast<uint8_t>(BinaryOp::Power), true,
     F(slot_binary<BinaryOp::Power>), wrap_power, "Return pow(value, self, mod)."},
    BINARY(MatrixMultiply, "__matmul__", "__rmatmul__", "@"),
    BINARY(LeftShift, "__lshift__", "__rlshift__", "<<"),
    BINARY(RightShift, "__rshift__", "__rrshift__", ">>"),
    BINARY(And, "__and__", "__rand__", "&"),
    BINARY(Or, "__or__", "__ror__", "|"),
    BINARY(Xor, "__xor__", "__rxor__", "^"),
    IN_PLACE(Add, "__iadd__", "+="),
    IN_PLACE(Subtract, "__isub__", "-="),
    IN_PLACE(Multiply, "__imul__", "*="),
    IN_PLACE(TrueDivide, "__itruediv__", "/="),
    IN_PLACE(FloorDivide, "__ifloordiv__", "//="),
    IN_PLACE(Remainder, "__imod__", "%="),
    IN_PLACE(Power, "__ipow__", "**="),
    IN_PLACE(MatrixMultiply, "__imatmul__", "@="),
    IN_PLACE(LeftShift, "__ilshift__", "<<="),
    IN_PLACE(RightShift, "__irshift__", ">>="),
    IN_PLACE(And, "__iand__", "&="),
    IN_PLACE(Or, "__ior__", "|="),
    IN_PLACE(Xor, "__ixor__", "^="),
    SLOT("__neg__", unary[0], slot_negative, wrap_unary, "-self"),
    SLOT("__pos__", unary[1], slot_positive, wrap_unary, "+self"),
    SLOT("__invert__", unary[2], slot_invert, wrap_unary, "~self"),
    {"__divmod__", OFFSET(divmod), 0, false, F(slot_divmod), wrap_binary, "Return divmod(self, value)."},
    {"__rdivmod__", OFFSET(divmod), 0, true, F(slot_divmod), wrap_binary, "Return divmod(value, self)."},
    {"__pow__", OFFSET(power_mod), 0, false, F(slot_power_mod), nullptr, nullptr},
    {"__rpow__", OFFSET(power_mod), 0, true, F(slot_power_mod), nullptr, nullptr},
    SLOT("__abs__", absolute, slot_absolute, wrap_unary, "abs(self)"),
    SLOT("__bool__", truth, slot_truth, wrap_truth, "True if self else False"),
    SLOT("__int__", int_, slot_int, wrap_unary, "int(self)"),
    SLOT("__float__", float_, slot_float, wrap_unary, "float(self)"),
    SLOT("__index__", index, slot_index, wrap_unary,
         "Return self converted to an integer, if self is suitable for use as an index into a list."),
    SLOT("__len__", length, slot_length, wrap_length, "Return len(self)."),
    SLOT("__getitem__", get_item, slot_get_item, wrap_get_item, "Return self[key]."),
    SLOT("__setitem__", set_item, slot_set_item, wrap_set_item, "Set self[key] to value."),
    SLOT("__delitem__", set_item, slot_set_item, wrap_delete_item, "Delete self[key]."),
    SLOT("__contains__", contains, slot_contains, wrap_contains, "Return bool(key in self)."),
    SLOT("__buffer__", get_buffer, slot_get_buffer, wrap_get_buffer,
         "Return a buffer object that exposes the underlying memory of the object."),
    SLOT("__release_buffer__", release_buffer, slot_release_buffer, wrap_release_buffer,
         "Release the buffer object that exposes the underlying memory of the object."),
    {"__add__", OFFSET(concat), 0, false, nullptr, wrap_concat, "Return self+value."},
    {"__mul__", OFFSET(repeat), 0, false, nullptr, wrap_repeat, "Return self*value."},
    {"__rmul__", OFFSET(repeat), 0, false, nullptr, wrap_repeat, "Return value*self."},
    {"__iadd__", OFFSET(in_place_concat), 0, false, nullptr, wrap_concat, "Implement self+=value."},
    {"__imul__", OFFSET(in_place_repeat), 0, false, nullptr, wrap_repeat, "Implement self*=value."},
    {nullptr, 0, 0, false, nullptr, nullptr, nullptr},
};

static constexpr size_t kSlotDefCount = sizeof slot_defs / sizeof slot_defs[0] - 1;
static StrObject* slot_names[kSlotDefCount];

void slots_start() {
  for (size_t i = 0; i < kSlotDefCount; i++)
    slot_names[i] = intern_cstring(slot_defs[i].name);
}

void inherit_slots(TypeSlots& slots, const TypeSlots& base) {
  bool own_comparison = slots.compare || slots.hash;
  for (size_t i = 0; i < kSlotCount; i++) {
    auto offset = static_cast<uint16_t>(i * sizeof(SlotFunction));
    if (own_comparison && (offset == OFFSET(compare) || offset == OFFSET(hash))) continue;
    if (!get_slot(slots, offset)) set_slot(slots, offset, get_slot(base, offset));
  }
  if (own_comparison && !slots.compare) slots.compare = base.compare;
  if (own_comparison && !slots.hash) slots.hash = hash_not_implemented;
}

/// What one name says about its slot.
struct Choice {
  SlotFunction specific = nullptr;
  bool use_generic = false;
  SlotFunction generic = nullptr;
};

static bool is_sequence_entry(uint16_t offset) {
  return offset == OFFSET(concat) || offset == OFFSET(repeat) || offset == OFFSET(in_place_concat) ||
         offset == OFFSET(in_place_repeat);
}

static void consider(TypeObject* type, const SlotDef* def, Value value, Choice& choice) {
  if (def->generic) choice.generic = def->generic;
  if (is_exact(value, BuiltinType::wrapper_descriptor)) {
    auto* d = value.as<MethodDescriptorObject>();
    SlotFunction own = get_slot(d->owner->slots, def->offset);
    // `__pow__` has two slots and one wrapper.
    bool same =
        d->slot == def || (def->offset == OFFSET(power_mod) && d->slot->operand == uint8_t(BinaryOp::Power));
    if (same && (!choice.specific || choice.specific == own) && is_subtype(type, d->owner)) {
      choice.specific = own;
      return;
    }
  } else if (is_exact(value, BuiltinType::method_descriptor) && def->wrapper) {
    // A built-in's method beside its slot, as dict.__getitem__: it does what the slot does, and the slot does
    // it faster.
    auto* d = value.as<MethodDescriptorObject>();
    SlotFunction own = get_slot(d->owner->slots, def->offset);
    if (own && d->name == slot_names[def - slot_defs] && !choice.specific && is_subtype(type, d->owner)) {
      choice.specific = own;
      return;
    }
  } else if (def->offset == OFFSET(new_) && has_kind(value, Kind::Builtin) &&
             value.as<BuiltinObject>()->def->function == builtin_new_method) {
    choice.specific = F(value.as<BuiltinObject>()->self.as<TypeObject>()->slots.new_);
    return;
  } else if (value.is_none() && def->offset == OFFSET(hash)) {
    choice.specific = F(hash_not_implemented);
    return;
  }
  // `__mul__` of a list is its repetition, which has an entry of its own.
  bool of_other_entry = is_exact(value, BuiltinType::wrapper_descriptor) &&
                        value.as<MethodDescriptorObject>()->slot->offset != def->offset &&
                        is_sequence_entry(value.as<MethodDescriptorObject>()->slot->offset);
  if (!of_other_entry) choice.use_generic = true;
}

/// Updates the slot of the group of definitions that starts at `first`; returns the index behind the group.
static size_t update_group(TypeObject* type, size_t first) {
  uint16_t offset = slot_defs[first].offset;
  Choice choice;
  size_t i = first;
  for (; i < kSlotDefCount && slot_defs[i].offset == offset; i++) {
    Value value = type_lookup(type, slot_names[i]);
    if (!value.is_null()) consider(type, &slot_defs[i], value, choice);
  }
  set_slot(type->slots, offset, choice.use_generic ? choice.generic : choice.specific);
  return i;
}

void slots_of_heap_type(TypeObject* type) {
  for (size_t i = 0; i < kSlotDefCount;)
    i = update_group(type, i);
}

static void update_recursively(TypeObject* type, StrObject* name) {
  for (size_t i = 0; i < kSlotDefCount; i++) {
    if (slot_names[i] != name) continue;
    size_t first = i;
    while (first > 0 && slot_defs[first - 1].offset == slot_defs[i].offset)
      first--;
    update_group(type, first);
  }
  for (TypeLink* link = type->subclasses; link; link = link->next)
    update_recursively(link->type, name);
}

void update_slots(Task*, TypeObject* type, StrObject* name) {
  for (size_t i = 0; i < kSlotDefCount; i++)
    if (slot_names[i] == name) return update_recursively(type, name);
}

} // namespace pyc
