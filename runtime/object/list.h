#pragma once
/// list: what the rest of the runtime needs of it.

#include "object/object.h"
#include "sched/task.h"

namespace pyc {

inline bool is_list(Value v) {
  return has_kind(v, Kind::List);
}

/// An exact list with a copy of the items; capacity for at least `length`.
Value list_new(Task* task, const Value* items, size_t length);
size_t list_length(Value list);
/// kAbsent when the index is out of range (the list may have shrunk). May box a double.
Value list_get(Task* task, Value list, size_t index);
/// False when out of range, without an exception.
bool list_set(Task* task, Value list, size_t index, Value item);
/// False with MemoryError.
bool list_append(Task* task, Value list, Value item);
/// Drops the items from `length` on. False with MemoryError.
bool list_truncate(Task* task, Value list, size_t length);
/// list.extend(iterable); may run Python.
bool list_extend(Task* task, Value list, Value iterable);
Value list_from_iterable(Task* task, Value iterable);
Value list_to_tuple(Task* task, Value list);
/// list.sort(key, reverse): key NULL or None for none; may run Python.
bool list_sort(Task* task, Value list, Value key, bool reverse);

} // namespace pyc
