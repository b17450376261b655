#pragma once
/// list: a header that points to a store of fixed or growing capacity. Readers take no lock: they load the
/// store, check the index against its capacity and the list's length, and load the item; an item that is NULL
/// has just been removed. Writers hold the header lock.

#include "object/object.h"
#include "sched/task.h"

namespace pyc {

struct TypeObject;

/// Backing store: items from the list's length on are NULL. The capacity only grows, and only in place.
struct ListStore : Object {
  uint64_t capacity;
  Value items[];
};

struct ListObject : Object {
  uint64_t length;
  ListStore* store;
};

inline bool is_list(Value v) {
  return has_kind(v, Kind::List);
}

/// An exact list with a copy of the items.
Value list_new(Task* task, const Value* items, size_t length);
/// An empty list whose first `capacity` appends do not allocate.
Value list_with_capacity(Task* task, size_t capacity);
size_t list_length(Value list);
/// kAbsent when the index is out of range (the list may have shrunk).
Value list_get(Task* task, Value list, size_t index);
/// False when out of range, without an exception.
bool list_set(Task* task, Value list, size_t index, Value item);
/// False with MemoryError.
bool list_append(Task* task, Value list, Value item);
/// list.extend(iterable); may run Python.
bool list_extend(Task* task, Value list, Value iterable);
Value list_from_iterable(Task* task, Value iterable);
/// A list or tuple itself, else a list of what the iterable gives. TypeError `message` for what has no
/// iterator.
Value items_of(Task* task, Value iterable, const char* message);
Value list_to_tuple(Task* task, Value list);
/// A copy of the items [from, to), clamped to the length.
Value list_copy_range(Task* task, Value list, size_t from, size_t to);
/// Replaces the items [from, to) by `count` others, which lie outside the list. False with MemoryError.
bool list_replace(Task* task, Value list, size_t from, size_t to, const Value* items, size_t count);
/// list.sort(key, reverse): key NULL or None for none; may run Python.
bool list_sort(Task* task, Value list, Value key, bool reverse);

/// An empty list of a class derived from list.
Value list_new_of_type(Task* task, TypeObject* type);
/// The methods of list that have files of their own.
Value list_sort_method(Task* task, const Value* args, size_t nargs, Value kwnames);

// For list.cpp and list_sort.cpp.
ListStore* list_store_new(Task* task, size_t capacity);
ListStore* list_empty_store();

} // namespace pyc
