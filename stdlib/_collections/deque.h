#pragma once
/// deque: a ring of items in a store whose capacity is a power of two. Everything that reads or writes
/// several fields holds the header lock; stores are made, and items compared, outside of it.

#include "object/list.h"
#include "sched/lock.h"
#include "stdlib/native.h"

namespace pyc::collections {

struct DequeObject : Object {
  static constexpr size_t kValues = 1;
  Value store;   ///< ListStore, or NULL while it is empty; places that are not used are NULL
  uint64_t head; ///< place of the first item, modulo the capacity
  uint64_t length;
  int64_t limit;  ///< maxlen; -1: none
  uint64_t state; ///< counts changes of the length or the order
};

extern TypeObject *deque_type, *deque_iterator_type, *deque_reverse_iterator_type;

inline DequeObject* as_deque(Value v) {
  return v.as<DequeObject>();
}
inline bool is_deque(Value v) {
  return is_instance(v, deque_type);
}
inline ListStore* store_of(const DequeObject* deque) {
  return deque->store.as<ListStore>();
}
/// The place of item number `i`. The lock is held.
inline Value* place(DequeObject* deque, uint64_t i) {
  ListStore* store = store_of(deque);
  return &store->items[(deque->head + i) & (store->capacity - 1)];
}

inline uint64_t deque_length(DequeObject* deque) {
  return load_count(&deque->length);
}
/// Item number `i`; kAbsent when there is none any more.
Value deque_get(Task* task, DequeObject* deque, uint64_t i);
/// Item number `i` of a walk that began in `state`; NULL with RuntimeError when the deque has changed,
/// kAbsent at the end.
Value deque_item_of(Task* task, DequeObject* deque, uint64_t i, uint64_t state);
bool deque_append(Task* task, DequeObject* deque, Value item);
bool deque_append_left(Task* task, DequeObject* deque, Value item);
/// kAbsent when it is empty.
Value deque_pop(Task* task, DequeObject* deque);
Value deque_pop_left(Task* task, DequeObject* deque);
void deque_clear(Task* task, DequeObject* deque);
/// Moves every item `steps` places to the right.
void deque_rotate(Task* task, DequeObject* deque, int64_t steps);
void deque_reverse(Task* task, DequeObject* deque);
/// Inserts before item number `i`, which is at most the length. False with MemoryError.
bool deque_insert(Task* task, DequeObject* deque, uint64_t i, Value item);
/// False when there is no item `i` any more.
bool deque_delete(Task* task, DequeObject* deque, uint64_t i);
bool deque_set(Task* task, DequeObject* deque, uint64_t i, Value item);
/// The items as a list, as they are at one moment.
Value deque_to_list(Task* task, DequeObject* deque);

extern const TypeDefinition deque_definition, deque_iterator_definition, deque_reverse_iterator_definition;
Value deque_iterator_new(Task* task, Value deque, TypeObject* type);

} // namespace pyc::collections
