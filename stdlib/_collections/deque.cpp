/// The ring of a deque.

#include "stdlib/_collections/deque.h"

namespace pyc::collections {

/// Room for so many items to begin with, and the size from which on a store that is nearly empty is given up.
static constexpr uint64_t kFirstCapacity = 8;
static constexpr uint64_t kShrinkCapacity = 1024;

/// A new store for a deque of `length` items, twice as large when there is no more room. False with
/// MemoryError. Without effect when the deque has changed meanwhile: callers look again.
static bool move_to(Task* task, DequeObject* deque, Value seen, uint64_t capacity) {
  ListStore* fresh = list_store_new(task, capacity);
  if (!fresh) return false;
  HeaderLock lock(task, deque);
  if (!(deque->store == seen) || deque->length > capacity) return true;
  for (uint64_t i = 0; i < deque->length; i++)
    gc::store_field(task, fresh, &fresh->items[i], *place(deque, i));
  gc::store_field(task, deque, &deque->store, Value::from_object(fresh));
  deque->head = 0;
  return true;
}

static uint64_t capacity_of(Value store) {
  return store.is_null() ? 0 : store.as<ListStore>()->capacity;
}

static bool grow(Task* task, DequeObject* deque, Value seen) {
  uint64_t capacity = capacity_of(seen);
  return move_to(task, deque, seen, capacity ? capacity * 2 : kFirstCapacity);
}

/// After removals. That there is no memory for a smaller store does no harm.
static void shrink_if_sparse(Task* task, DequeObject* deque) {
  Value store = load_field(&deque->store);
  uint64_t capacity = capacity_of(store);
  if (capacity < kShrinkCapacity || deque_length(deque) > capacity / 8) return;
  if (!move_to(task, deque, store, capacity / 4)) clear_error(task);
}

/// Empties a place. The lock is held.
static Value take_nogc(Task* task, DequeObject* deque, Value* from) {
  Value item = *from;
  gc::store_field(task, deque->store.object(), from, kNull);
  store_count(&deque->length, deque->length - 1);
  deque->state++;
  return item;
}

enum class Put { Done, Full };

static Put put_nogc(Task* task, DequeObject* deque, Value item, bool left) {
  HeaderLock lock(task, deque);
  bool at_limit = deque->limit >= 0 && deque->length >= static_cast<uint64_t>(deque->limit);
  if (!at_limit && deque->length == capacity_of(deque->store)) return Put::Full;
  if (at_limit) {
    // The other end makes room.
    take_nogc(task, deque, place(deque, left ? deque->length - 1 : 0));
    if (!left) deque->head++;
  }
  if (left) deque->head--;
  gc::store_field(task, deque->store.object(), place(deque, left ? 0 : deque->length), item);
  store_count(&deque->length, deque->length + 1);
  deque->state++;
  return Put::Done;
}

static bool put(Task* task, DequeObject* deque, Value item, bool left) {
  if (deque->limit == 0) return true;
  for (;;) {
    Value seen = load_field(&deque->store);
    if (put_nogc(task, deque, item, left) == Put::Done) return true;
    if (!grow(task, deque, seen)) return false;
  }
}

bool deque_append(Task* task, DequeObject* deque, Value item) {
  return put(task, deque, item, false);
}

bool deque_append_left(Task* task, DequeObject* deque, Value item) {
  return put(task, deque, item, true);
}

static Value pop_nogc(Task* task, DequeObject* deque, bool left) {
  HeaderLock lock(task, deque);
  if (deque->length == 0) return kAbsent;
  Value item = take_nogc(task, deque, place(deque, left ? 0 : deque->length - 1));
  if (left) deque->head++;
  return item;
}

Value deque_pop(Task* task, DequeObject* deque) {
  Value item = pop_nogc(task, deque, false);
  shrink_if_sparse(task, deque);
  return item;
}

Value deque_pop_left(Task* task, DequeObject* deque) {
  Value item = pop_nogc(task, deque, true);
  shrink_if_sparse(task, deque);
  return item;
}

void deque_clear(Task* task, DequeObject* deque) {
  HeaderLock lock(task, deque);
  gc::store_field(task, deque, &deque->store, kNull);
  store_count(&deque->length, 0);
  deque->head = 0;
  deque->state++;
}

Value deque_get(Task* task, DequeObject* deque, uint64_t i) {
  HeaderLock lock(task, deque);
  return i < deque->length ? *place(deque, i) : kAbsent;
}

Value deque_item_of(Task* task, DequeObject* deque, uint64_t i, uint64_t state) {
  {
    HeaderLock lock(task, deque);
    if (deque->state == state) return i < deque->length ? *place(deque, i) : kAbsent;
  }
  return raise_runtime_error(task, "deque mutated during iteration");
}

bool deque_set(Task* task, DequeObject* deque, uint64_t i, Value item) {
  HeaderLock lock(task, deque);
  if (i >= deque->length) return false;
  gc::store_field(task, deque->store.object(), place(deque, i), item);
  return true;
}

/// Copies an item from one place to another. The lock is held.
static void copy_place(Task* task, DequeObject* deque, uint64_t to, uint64_t from) {
  gc::store_field(task, deque->store.object(), place(deque, to), *place(deque, from));
}

/// One step of rotation: the last item becomes the first, or the other way round. The lock is held.
static void step_nogc(Task* task, DequeObject* deque, bool right) {
  uint64_t last = deque->length - 1;
  Value* from = place(deque, right ? last : 0);
  Value item = *from;
  gc::store_field(task, deque->store.object(), from, kNull);
  deque->head += right ? uint64_t(-1) : 1;
  gc::store_field(task, deque->store.object(), place(deque, right ? 0 : last), item);
}

void deque_rotate(Task* task, DequeObject* deque, int64_t steps) {
  HeaderLock lock(task, deque);
  auto length = static_cast<int64_t>(deque->length);
  if (length < 2) return;
  steps %= length;
  if (steps > length / 2) steps -= length;
  if (steps < -length / 2) steps += length;
  if (steps != 0) deque->state++;
  // A ring without a gap turns by itself.
  if (deque->length == capacity_of(deque->store)) {
    deque->head -= static_cast<uint64_t>(steps);
    return;
  }
  for (int64_t i = 0; i < (steps < 0 ? -steps : steps); i++)
    step_nogc(task, deque, steps > 0);
}

void deque_reverse(Task* task, DequeObject* deque) {
  HeaderLock lock(task, deque);
  for (uint64_t i = 0, j = deque->length; i + 1 < j; i++) {
    Value *a = place(deque, i), *b = place(deque, --j);
    Value item = *a;
    gc::store_field(task, deque->store.object(), a, *b);
    gc::store_field(task, deque->store.object(), b, item);
  }
}

static Put insert_nogc(Task* task, DequeObject* deque, uint64_t i, Value item) {
  HeaderLock lock(task, deque);
  if (deque->length == capacity_of(deque->store)) return Put::Full;
  if (i > deque->length) i = deque->length;
  // The shorter part makes room.
  if (i < deque->length / 2) {
    deque->head--;
    for (uint64_t k = 0; k < i; k++)
      copy_place(task, deque, k, k + 1);
  } else {
    for (uint64_t k = deque->length; k > i; k--)
      copy_place(task, deque, k, k - 1);
  }
  gc::store_field(task, deque->store.object(), place(deque, i), item);
  store_count(&deque->length, deque->length + 1);
  deque->state++;
  return Put::Done;
}

bool deque_insert(Task* task, DequeObject* deque, uint64_t i, Value item) {
  for (;;) {
    Value seen = load_field(&deque->store);
    if (insert_nogc(task, deque, i, item) == Put::Done) return true;
    if (!grow(task, deque, seen)) return false;
  }
}

bool deque_delete(Task* task, DequeObject* deque, uint64_t i) {
  HeaderLock lock(task, deque);
  if (i >= deque->length) return false;
  if (i < deque->length / 2) {
    for (uint64_t k = i; k > 0; k--)
      copy_place(task, deque, k, k - 1);
    take_nogc(task, deque, place(deque, 0));
    deque->head++;
  } else {
    for (uint64_t k = i; k + 1 < deque->length; k++)
      copy_place(task, deque, k, k + 1);
    take_nogc(task, deque, place(deque, deque->length - 1));
  }
  return true;
}

Value deque_to_list(Task* task, DequeObject* deque) {
  for (;;) {
    uint64_t length = deque_length(deque);
    Value list = list_with_capacity(task, length);
    if (list.is_null() || length == 0) return list;
    HeaderLock lock(task, deque);
    auto* into = list.as<ListObject>();
    if (deque->length > into->store->capacity) continue;
    for (uint64_t i = 0; i < deque->length; i++)
      gc::store_field(task, into->store, &into->store->items[i], *place(deque, i));
    into->length = deque->length;
    return list;
  }
}

} // namespace pyc::collections
