#pragma once
/// dict: what the rest of the runtime needs of it. A dict with kFlagAttached holds Bindings
/// (object/namespace.h); these functions see through them.

#include "object/object.h"
#include "object/str.h"
#include "sched/task.h"

namespace pyc {

struct DictObject;

inline bool is_dict(Value v) {
  return has_kind(v, Kind::Dict);
}

inline Value dict_value(const DictObject* dict) {
  return Value{reinterpret_cast<uint64_t>(dict)};
}
DictObject* dict_new(Task* task, size_t expected = 0);
size_t dict_length(const DictObject* dict);
/// Results of lookups: kAbsent when there is no such key, kNull with an exception. Keys that are no str may
/// run `__hash__` and `__eq__`.
Value dict_get(Task* task, DictObject* dict, Value key);
bool dict_set(Task* task, DictObject* dict, Value key, Value value);
/// `*removed` says whether the key was there.
bool dict_remove(Task* task, DictObject* dict, Value key, bool* removed);
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
DictObject* dict_copy(Task* task, DictObject* dict);
/// A read-only view (types.MappingProxyType).
Value mappingproxy_new(Task* task, Value mapping);
void dict_clear(Task* task, DictObject* dict);
/// dict.update(other): a mapping or an iterable of pairs.
bool dict_update(Task* task, DictObject* dict, Value other);

} // namespace pyc
