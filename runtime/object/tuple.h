#pragma once
/// tuple: values inline, immutable once published. A subclass's slot part follows the items.

#include "object/object.h"
#include "sched/task.h"

namespace pyc {

struct TypeObject;

struct TupleObject : Object {
  uint64_t length;
  std::atomic<int64_t> hash; ///< 0 until computed
  Value items[];
};

inline bool is_tuple(Value v) {
  return has_kind(v, Kind::Tuple);
}

/// Items NULL: the caller fills them before publication. NULL with MemoryError.
TupleObject* tuple_allocate(Task* task, size_t length);
Value tuple_new(Task* task, const Value* items, size_t length);
Value tuple_empty();
template <class... Items> Value tuple_of(Task* task, Items... items) {
  Value array[] = {items...};
  return tuple_new(task, array, sizeof...(items));
}
/// An unfilled tuple of a class derived from tuple.
TupleObject* tuple_allocate_of_type(Task* task, TypeObject* type, size_t length);
/// The items [from, to).
Value tuple_range(Task* task, Value tuple, size_t from, size_t to);
/// tuple(iterable): an exact tuple; may run Python.
Value tuple_from_iterable(Task* task, Value iterable);

} // namespace pyc
