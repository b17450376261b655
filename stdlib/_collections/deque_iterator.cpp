/// Iterators over deques, in both directions.

#include "stdlib/_collections/deque.h"

#include "object/tuple.h"

namespace pyc::collections {

TypeObject *deque_iterator_type, *deque_reverse_iterator_type;

namespace {

struct DequeIteratorObject : Object {
  static constexpr size_t kValues = 1;
  Value deque;
  int64_t given;  ///< items so far
  int64_t length; ///< of the deque, or 0 after a change was noticed
  uint64_t state; ///< of the deque when the walk began
};

DequeIteratorObject* as_iterator(Value v) {
  return v.as<DequeIteratorObject>();
}

int64_t load_given(DequeIteratorObject* it) {
  return std::atomic_ref<int64_t>(it->given).load(std::memory_order_relaxed);
}
void store_given(DequeIteratorObject* it, int64_t n) {
  std::atomic_ref<int64_t>(it->given).store(n, std::memory_order_relaxed);
}

Value next(Task* task, Value self, bool backwards) {
  DequeIteratorObject* it = as_iterator(self);
  int64_t given = load_given(it);
  bool end = given >= it->length;
  auto position = static_cast<uint64_t>(end ? it->length : backwards ? it->length - 1 - given : given);
  Value item = deque_item_of(task, as_deque(it->deque), position, it->state);
  if (item.is_null()) store_given(it, it->length);
  if (item.is_null() || item == kAbsent) return item;
  store_given(it, given + 1);
  return item;
}

Value forward_next(Task* task, Value self) {
  return next(task, self, false);
}
Value backward_next(Task* task, Value self) {
  return next(task, self, true);
}

int64_t left(Value self) {
  DequeIteratorObject* it = as_iterator(self);
  int64_t n = it->length - load_given(it);
  return n < 0 ? 0 : n;
}

Value length_hint(Task*, const Value* args, size_t, Value) {
  return Value::from_small_int(left(args[0]));
}

Value reduce(Task* task, const Value* args, size_t, Value) {
  DequeIteratorObject* it = as_iterator(args[0]);
  Value arguments = tuple_of(task, it->deque, Value::from_small_int(it->length - left(args[0])));
  return arguments.is_null() ? kNull : tuple_of(task, type_value(type_of(args[0])), arguments);
}

/// The constructor (deque, skipped=0), for unpickling.
Value new_slot(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  if (!check_no_keywords(task, type_short_name(type), kwnames)) return kNull;
  if (nargs == 0) return raise_type_error(task, "function takes at least 1 argument (0 given)");
  if (nargs > 2) return raise_type_error(task, "function takes at most 2 arguments (%zu given)", nargs);
  if (!is_deque(args[0]))
    return raise_type_error(task, "argument 1 must be collections.deque, not %T", args[0]);
  int64_t skip = 0;
  if (nargs > 1 && !ssize_argument(task, args[1], &skip)) return kNull;
  Value made = deque_iterator_new(task, args[0], type);
  if (made.is_null()) return kNull;
  DequeIteratorObject* it = as_iterator(made);
  it->given = skip < 0 ? 0 : skip > it->length ? it->length : skip;
  return made;
}

const MethodDef methods[] = {
    {"__length_hint__", length_hint, 0, 0, 0, "How many items are left."},
    {"__reduce__", reduce, 0, 0, 0, "Return state information for pickling."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

const TypeSlots forward_slots = {.new_ = new_slot, .iter = iter_self, .next = forward_next};
const TypeSlots backward_slots = {.new_ = new_slot, .iter = iter_self, .next = backward_next};

constexpr TypeDefinition definition(const TypeSlots* slots) {
  return {.module = "collections",
          .native_size = sizeof(DequeIteratorObject),
          .methods = methods,
          .slots = slots,
          .trace = trace_native<DequeIteratorObject>};
}

} // namespace

Value deque_iterator_new(Task* task, Value deque, TypeObject* type) {
  auto* it = native_new<DequeIteratorObject>(task, type);
  if (!it) return kNull;
  it->deque = deque;
  it->state = as_deque(deque)->state;
  it->length = static_cast<int64_t>(deque_length(as_deque(deque)));
  return Value::from_object(it);
}

const TypeDefinition deque_iterator_definition = definition(&forward_slots);
const TypeDefinition deque_reverse_iterator_definition = definition(&backward_slots);

} // namespace pyc::collections
