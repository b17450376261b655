#pragma once
/// set and frozenset: a header that points to a table of open addressing with CPython's probe sequence and
/// growth, so that the order of iteration is CPython's. A deleted entry keeps its place (key kAbsent), so
/// readers take no lock; a table that is full is replaced.

#include "object/builtin_types.h"
#include "object/object.h"
#include "sched/task.h"

namespace pyc {

struct TypeObject;

struct SetEntry {
  Value key; ///< NULL: never used; kAbsent: deleted
  int64_t hash;
};

struct SetStore : Object {
  uint64_t mask;
  uint64_t filled; ///< entries in use, deleted ones included
  SetEntry entries[];
};

struct SetObject : Object {
  uint64_t used;
  SetStore* store;
  std::atomic<int64_t> hash; ///< frozenset: 0 until computed
  uint64_t finger;           ///< where the next pop starts
};

inline bool is_set(Value v) {
  return has_kind(v, Kind::Set);
}
inline bool is_any_set(Value v) {
  return has_kind(v, Kind::Set) || has_kind(v, Kind::FrozenSet);
}

Value set_new(Task* task);
/// A set or frozenset, possibly of a derived class, with the items of an iterable (NULL: none).
Value set_from_iterable(Task* task, TypeObject* type, Value iterable);
size_t set_length(Value set);
/// False with an exception. These may run `__hash__` and `__eq__`.
bool set_add(Task* task, Value set, Value item);
bool set_contains(Task* task, Value set, Value item, bool* out);
bool set_discard(Task* task, Value set, Value item, bool* removed);
/// set.update(iterable).
bool set_update(Task* task, Value set, Value iterable);
void set_clear(Task* task, Value set);
/// Iteration; `*position` starts at 0. False at the end.
bool set_next(Value set, size_t* position, Value* item, int64_t* hash);
/// A copy of the same class (exact set or frozenset).
Value set_copy(Task* task, Value set, BuiltinType type);
/// With a hash that is known.
bool set_add_hashed(Task* task, Value set, Value item, int64_t hash);
bool set_contains_hashed(Task* task, Value set, Value item, int64_t hash, bool* out);
bool set_discard_hashed(Task* task, Value set, Value item, int64_t hash, bool* removed);
/// Some item, taken out; kAbsent when the set is empty.
Value set_pop(Task* task, Value set);
/// hash(item) with the set's wording of the TypeError.
bool set_item_hash(Task* task, Value item, int64_t* out);

size_t set_store_bytes(const SetStore* store);

} // namespace pyc
