#pragma once
/// slot_*: entries of TypeSlots of Python classes, which call the method of that name. wrap_*: the calls of
/// built-ins' slots as methods. See slots.h.

#include "object/slots.h"

namespace pyc {

Value slot_get_attribute(Task*, Value self, StrObject* name);
bool slot_set_attribute(Task*, Value self, StrObject* name, Value value);
Value slot_repr(Task*, Value self);
Value slot_str(Task*, Value self);
bool slot_hash(Task*, Value self, int64_t* out);
bool hash_not_implemented(Task*, Value self, int64_t* out);
Value slot_call(Task*, Value self, const Value* args, size_t nargs, Value kwnames);
Value slot_compare(Task*, Value a, Value b, CompareOp op);
Value slot_iter(Task*, Value self);
Value slot_next(Task*, Value self);
Value slot_get(Task*, Value self, Value instance, Value owner);
bool slot_set(Task*, Value self, Value instance, Value value);
bool slot_init(Task*, Value self, const Value* args, size_t nargs, Value kwnames);
Value slot_new(Task*, TypeObject* type, const Value* args, size_t nargs, Value kwnames);
bool slot_finalize(Task*, Value self);
Value slot_await(Task*, Value self);
Value slot_async_iter(Task*, Value self);
Value slot_async_next(Task*, Value self);
Value slot_negative(Task*, Value self);
Value slot_positive(Task*, Value self);
Value slot_invert(Task*, Value self);
Value slot_divmod(Task*, Value a, Value b);
Value slot_power_mod(Task*, Value base, Value exponent, Value modulus);
Value slot_absolute(Task*, Value self);
bool slot_truth(Task*, Value self, bool* out);
Value slot_int(Task*, Value self);
Value slot_float(Task*, Value self);
Value slot_index(Task*, Value self);
bool slot_length(Task*, Value self, int64_t* out);
Value slot_get_item(Task*, Value self, Value key);
bool slot_set_item(Task*, Value self, Value key, Value value);
bool slot_contains(Task*, Value self, Value item, bool* out);
bool slot_get_buffer(Task*, Value self, int flags, struct Buffer* out);
void slot_release_buffer(Task*, Value self, struct Buffer* buffer);

/// a op b by the methods `name` and `reflected`, where `generic` is the slot function of classes that define
/// them.
Value slot_binary_by_name(Task*, Value a, Value b, uint16_t offset, SlotFunction generic, StrObject* name,
                          StrObject* reflected);
Value slot_in_place_by_name(Task*, Value a, Value b, StrObject* name);
StrObject* binary_name(BinaryOp op);
StrObject* reflected_name(BinaryOp op);
StrObject* in_place_name(BinaryOp op);

template <BinaryOp op> Value slot_binary(Task* task, Value a, Value b) {
  return slot_binary_by_name(
      task, a, b, __builtin_offsetof(TypeSlots, binary) + 8 * static_cast<unsigned>(op),
      reinterpret_cast<SlotFunction>(slot_binary<op>), binary_name(op), reflected_name(op));
}
template <BinaryOp op> Value slot_in_place(Task* task, Value a, Value b) {
  return slot_in_place_by_name(task, a, b, in_place_name(op));
}

#define PYC_WRAPPER(name)                                                                                    \
  Value name(Task*, const SlotDef*, SlotFunction, const Value* args, size_t nargs, Value kwnames);
PYC_WRAPPER(wrap_get_attribute)
PYC_WRAPPER(wrap_set_attribute)
PYC_WRAPPER(wrap_delete_attribute)
PYC_WRAPPER(wrap_unary)
PYC_WRAPPER(wrap_hash)
PYC_WRAPPER(wrap_call)
PYC_WRAPPER(wrap_compare)
PYC_WRAPPER(wrap_next)
PYC_WRAPPER(wrap_get)
PYC_WRAPPER(wrap_set)
PYC_WRAPPER(wrap_delete)
PYC_WRAPPER(wrap_init)
PYC_WRAPPER(wrap_finalize)
PYC_WRAPPER(wrap_binary)
PYC_WRAPPER(wrap_power)
PYC_WRAPPER(wrap_truth)
PYC_WRAPPER(wrap_length)
PYC_WRAPPER(wrap_get_item)
PYC_WRAPPER(wrap_set_item)
PYC_WRAPPER(wrap_delete_item)
PYC_WRAPPER(wrap_contains)
PYC_WRAPPER(wrap_concat)
PYC_WRAPPER(wrap_repeat)
PYC_WRAPPER(wrap_get_buffer)
PYC_WRAPPER(wrap_release_buffer)
#undef PYC_WRAPPER

} // namespace pyc
