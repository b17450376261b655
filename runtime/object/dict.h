#pragma once
/// dict: compact and ordered. A header points to a store: entries in insertion order, and an index of their
/// positions, open addressing with CPython's probe sequence. An entry belongs to one key for ever: deleting
/// it leaves it dead (key and value kAbsent), and inserting the key again makes a new one, so readers take no
/// lock. A store that is full is replaced by a compacted one.
///
/// A dict with kFlagAttached holds Bindings (object/namespace.h); these functions see through them.

#include "object/object.h"
#include "object/str.h"
#include "sched/task.h"

namespace pyc {

struct TypeObject;

struct DictEntry {
  Value key;
  Value value;
  int64_t hash;
};

/// Followed by the index: `mask` + 1 numbers of `width` bytes, 0 for empty, else the entry's position + 1.
struct DictStore : Object {
  uint32_t capacity; ///< entries
  uint32_t count;    ///< entries in use, dead ones included
  uint32_t filled;   ///< insertions since the store was made, which have used index slots up
  uint32_t mask;
  uint32_t width;
  uint32_t first; ///< entries before it are dead, or were never used (key NULL): room at the front
  DictEntry entries[];
};

struct DictObject : Object {
  uint64_t used; ///< live entries
  DictStore* store;
};

inline Value dict_value(const DictObject* dict) {
  return Value::from_object(reinterpret_cast<const Object*>(dict));
}
inline bool is_dict(Value v) {
  return has_kind(v, Kind::Dict);
}

DictObject* dict_new(Task* task, size_t expected = 0);
/// An empty dict of a class derived from dict.
DictObject* dict_new_of_type(Task* task, TypeObject* type);
size_t dict_length(const DictObject* dict);
/// Results of lookups: kAbsent when there is no such key, kNull with an exception. Keys that are no str may
/// run `__hash__` and `__eq__`.
Value dict_get(Task* task, DictObject* dict, Value key);
bool dict_set(Task* task, DictObject* dict, Value key, Value value);
/// The value there is, else `fallback`, which is stored. NULL with an exception.
Value dict_set_default(Task* task, DictObject* dict, Value key, Value fallback);
/// `*removed` says whether the key was there.
bool dict_remove(Task* task, DictObject* dict, Value key, bool* removed);
/// Takes the value out; kAbsent when there is no such key.
Value dict_pop(Task* task, DictObject* dict, Value key);
/// The last entry, taken out. False when the dict is empty.
bool dict_pop_last(Task* task, DictObject* dict, Value* key, Value* value);
/// The first entry, taken out. False when the dict is empty.
bool dict_pop_first(Task* task, DictObject* dict, Value* key, Value* value);
/// Makes a key the last one of the order, or the first, and gives its value; kAbsent when there is no such
/// key. Amortised O(1). Not for attached dicts.
Value dict_move_to_end(Task* task, DictObject* dict, Value key, bool last);
/// Lookup by an interned str; never raises, never runs Python for dicts whose keys are all str.
Value dict_get_name(Task* task, DictObject* dict, StrObject* name);
bool dict_set_name(Task* task, DictObject* dict, StrObject* name, Value value);
/// The entry itself, a Binding as it is. kAbsent when there is none.
Value dict_get_raw(Task* task, DictObject* dict, StrObject* name);
/// Stores the entry itself, Binding or not.
bool dict_set_raw(Task* task, DictObject* dict, StrObject* name, Value entry);
/// Iteration in insertion order over entries that are there: `*position` starts at 0. False at the end. The
/// dict may change meanwhile: no entry is seen twice.
bool dict_next(DictObject* dict, size_t* position, Value* key, Value* value);
/// Changes whenever a key is added, moved or removed, for iterators that must notice; the three numbers are
/// compared together.
struct DictState {
  const DictStore* store;
  uint64_t used;
  uint64_t filled;
  bool operator==(const DictState&) const = default;
};
DictState dict_state(const DictObject* dict);
/// As dict_next, with the key's hash.
bool dict_next_hashed(DictObject* dict, size_t* position, Value* key, Value* value, int64_t* hash);
/// From the last entry to the first; `*position` starts at SIZE_MAX.
bool dict_previous(DictObject* dict, size_t* position, Value* key, Value* value);
DictObject* dict_copy(Task* task, DictObject* dict);
void dict_clear(Task* task, DictObject* dict);
/// What a mapping's method keys() gives, as a list. NULL with an exception.
Value mapping_keys(Task* task, Value mapping, Value keys_function);
/// dict.update(other): a mapping or an iterable of pairs.
bool dict_update(Task* task, DictObject* dict, Value other);
/// Equality of two dicts by keys and values.
bool dict_equal(Task* task, DictObject* a, DictObject* b, bool* out);

/// The methods of dict, and of its views; in their own files.
Value dict_keys_method(Task* task, const Value* args, size_t nargs, Value kwnames);
Value dict_values_method(Task* task, const Value* args, size_t nargs, Value kwnames);
Value dict_items_method(Task* task, const Value* args, size_t nargs, Value kwnames);

// For the collector.
size_t dict_store_bytes(const DictStore* store);

} // namespace pyc
