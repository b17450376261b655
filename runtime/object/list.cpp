/// list: stores, growth, and the operations that the rest of the runtime uses.

#include "object/list.h"

#include <algorithm>
#include <cstring>

#include "object/containers.h"
#include "object/tuple.h"
#include "sched/lock.h"

namespace pyc {

/// Below this many items a store grows by half, above by an eighth, where growth is in place as a rule.
static constexpr size_t kSmallCapacity = 8192;
static constexpr size_t kMaxCapacity = (size_t{1} << 47) / sizeof(Value);

ListStore* list_empty_store() {
  static ListStore* const store =
      static_cast<ListStore*>(gc::allocate_permanent(sizeof(ListStore), Kind::ValueStore, 0));
  return store;
}

ListStore* list_store_new(Task* task, size_t capacity) {
  if (capacity == 0) return list_empty_store();
  if (capacity > kMaxCapacity) return raise_memory_error(task);
  auto* store = gc::allocate<ListStore>(task, Kind::ValueStore, 0, capacity * sizeof(Value));
  if (store) store->capacity = capacity;
  return store;
}

static ListObject* as_list(Value v) {
  return v.as<ListObject>();
}

static Value list_around(Task* task, ListStore* store, size_t length) {
  auto* list = gc::allocate<ListObject>(task, Kind::List, builtin_shape(BuiltinType::list));
  if (!list) return kNull;
  list->store = store;
  list->length = length;
  return Value::from_object(list);
}

Value list_new(Task* task, const Value* items, size_t length) {
  ListStore* store = list_store_new(task, length);
  if (!store) return kNull;
  for (size_t i = 0; i < length; i++)
    store_field_nobarrier(&store->items[i], load_field(&items[i]));
  return list_around(task, store, length);
}

Value list_with_capacity(Task* task, size_t capacity) {
  ListStore* store = list_store_new(task, capacity);
  return store ? list_around(task, store, 0) : kNull;
}

Value list_new_of_type(Task* task, TypeObject* type) {
  size_t bytes = sizeof(ListObject) + instance_part_bytes(type);
  auto* list = static_cast<ListObject*>(gc::allocate(task, bytes, Kind::List, type->root_shape));
  if (!list) return kNull;
  list->store = list_empty_store();
  return Value::from_object(with_finalizer(task, type, list));
}

size_t list_length(Value list) {
  return load_count(&as_list(list)->length);
}

Value list_get(Task*, Value list, size_t index) {
  ListObject* l = as_list(list);
  ListStore* store = load_pointer(&l->store);
  if (index >= load_count(&l->length) || index >= load_count(&store->capacity)) return kAbsent;
  Value item = load_field(&store->items[index]);
  return item.is_null() ? kAbsent : item;
}

bool list_set(Task* task, Value list, size_t index, Value item) {
  ListObject* l = as_list(list);
  HeaderLock lock(task, l);
  if (index >= l->length) return false;
  gc::store_field(task, l->store, &l->store->items[index], item);
  return true;
}

static size_t grown_capacity(size_t wanted) {
  return wanted + (wanted < kSmallCapacity ? wanted / 2 + 2 : wanted / 8);
}

/// Grows the list's store where it lies. The lock is held; no safepoint.
static bool grow_store_nogc(Task* task, ListStore* store, size_t capacity) {
  if (store->capacity == 0 || capacity > kMaxCapacity) return false;
  size_t old_bytes = sizeof(ListStore) + store->capacity * sizeof(Value);
  if (!gc::grow_in_place(task, store, old_bytes, sizeof(ListStore) + capacity * sizeof(Value))) return false;
  store_count(&store->capacity, capacity);
  return true;
}

/// Makes room for `wanted` items; the list may have changed afterwards. False with MemoryError.
static bool reserve(Task* task, ListObject* l, size_t wanted, bool exact) {
  size_t capacity = exact ? wanted : grown_capacity(wanted);
  ListStore* seen;
  {
    HeaderLock lock(task, l);
    seen = l->store;
    if (seen->capacity >= wanted || grow_store_nogc(task, seen, capacity)) return true;
  }
  ListStore* fresh = list_store_new(task, capacity);
  if (!fresh) return false;
  HeaderLock lock(task, l);
  // Another thread may have grown or replaced the store meanwhile: then the caller looks again.
  if (l->store != seen || l->length > capacity) return true;
  for (size_t i = 0; i < l->length; i++)
    store_field_nobarrier(&fresh->items[i], seen->items[i]);
  publish_pointer(task, l, &l->store, fresh);
  return true;
}

bool list_append(Task* task, Value list, Value item) {
  ListObject* l = as_list(list);
  for (;;) {
    size_t length;
    {
      HeaderLock lock(task, l);
      length = l->length;
      ListStore* store = l->store;
      if (length < store->capacity) [[likely]] {
        gc::store_field(task, store, &store->items[length], item);
        store_count(&l->length, length + 1);
        return true;
      }
    }
    if (!reserve(task, l, length + 1, false)) return false;
  }
}

/// Moves items inside one store; readers never see a torn value. The lock is held and the barrier done.
static void move_items(ListStore* store, size_t to, size_t from, size_t count) {
  if (to < from) {
    for (size_t i = 0; i < count; i++)
      publish_field(&store->items[to + i], store->items[from + i]);
  } else {
    for (size_t i = count; i-- > 0;)
      publish_field(&store->items[to + i], store->items[from + i]);
  }
}

/// The part of list_replace that needs no allocation. False when the store is too small.
static bool replace_in_store_nogc(Task* task, ListObject* l, size_t from, size_t to, const Value* items,
                                  size_t count) {
  HeaderLock lock(task, l);
  size_t length = l->length;
  to = std::min(to, length);
  from = std::min(from, to);
  size_t result = length - (to - from) + count;
  ListStore* store = l->store;
  if (result > store->capacity) return false;
  gc::barrier(task, store);
  if (result < length) store_count(&l->length, result);
  if (from + count != to) move_items(store, from + count, to, length - to);
  for (size_t i = 0; i < count; i++)
    publish_field(&store->items[from + i], load_field(&items[i]));
  for (size_t i = result; i < length; i++)
    store_field_nobarrier(&store->items[i], kNull);
  store_count(&l->length, result);
  return true;
}

bool list_replace(Task* task, Value list, size_t from, size_t to, const Value* items, size_t count) {
  ListObject* l = as_list(list);
  while (!replace_in_store_nogc(task, l, from, to, items, count)) {
    if (!reserve(task, l, list_length(list) + count, false)) return false;
  }
  return true;
}

Value list_copy_range(Task* task, Value list, size_t from, size_t to) {
  ListObject* l = as_list(list);
  size_t length = list_length(list);
  to = std::min(to, length);
  from = std::min(from, to);
  ListStore* fresh = list_store_new(task, to - from);
  if (!fresh) return kNull;
  ListStore* store = load_pointer(&l->store);
  size_t available = std::min(static_cast<size_t>(load_count(&store->capacity)), to);
  size_t count = 0;
  for (size_t i = from; i < available; i++) {
    Value item = load_field(&store->items[i]);
    // Removed by another thread.
    if (item.is_null()) break;
    store_field_nobarrier(&fresh->items[count++], item);
  }
  return list_around(task, fresh, count);
}

Value list_to_tuple(Task* task, Value list) {
  for (;;) {
    size_t length = list_length(list);
    TupleObject* tuple = tuple_allocate(task, length);
    if (!tuple) return kNull;
    size_t count = 0;
    for (; count < length; count++) {
      Value item = list_get(task, list, count);
      if (item == kAbsent) break;
      store_field_nobarrier(&tuple->items[count], item);
    }
    // It shrank meanwhile: again with the new length.
    if (count == length) return Value::from_object(tuple);
  }
}

/// Items that lie in memory which nobody changes, appended at once.
static bool append_items(Task* task, Value list, const Value* items, size_t count) {
  return list_replace(task, list, SIZE_MAX, SIZE_MAX, items, count);
}

bool list_extend(Task* task, Value list, Value iterable) {
  if (is_exact(iterable, BuiltinType::tuple)) {
    auto* tuple = iterable.as<TupleObject>();
    return append_items(task, list, tuple->items, tuple->length);
  }
  if (is_exact(iterable, BuiltinType::list)) {
    Value copy = list_copy_range(task, iterable, 0, SIZE_MAX);
    if (copy.is_null()) return false;
    bool ok = append_items(task, list, as_list(copy)->store->items, as_list(copy)->length);
    PYC_KEEP(copy.bits);
    return ok;
  }
  Value iterator = get_iter(task, iterable);
  if (iterator.is_null()) return false;
  int64_t hint;
  if (!length_hint(task, iterable, 0, &hint)) return false;
  if (hint > 8 && static_cast<size_t>(hint) < kMaxCapacity &&
      !reserve(task, as_list(list), list_length(list) + static_cast<size_t>(hint), true))
    return false;
  return iterate_rest(
      task, iterator,
      [](Task* t, void* context, Value item) { return list_append(t, *static_cast<Value*>(context), item); },
      &list);
}

Value list_from_iterable(Task* task, Value iterable) {
  if (is_exact(iterable, BuiltinType::list)) return list_copy_range(task, iterable, 0, SIZE_MAX);
  if (is_exact(iterable, BuiltinType::tuple))
    return list_new(task, iterable.as<TupleObject>()->items, iterable.as<TupleObject>()->length);
  Value list = list_new(task, nullptr, 0);
  return !list.is_null() && list_extend(task, list, iterable) ? list : kNull;
}

Value items_of(Task* task, Value iterable, const char* message) {
  if (is_exact(iterable, BuiltinType::list) || is_exact(iterable, BuiltinType::tuple)) return iterable;
  Value iterator = get_iter(task, iterable);
  if (!iterator.is_null()) return list_from_iterable(task, iterator);
  return clear_if(task, types::TypeError) ? Value(raise_type_error(task, "%s", message)) : kNull;
}

} // namespace pyc
