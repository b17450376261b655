#pragma once
/// What copying and pickling ask of built-in objects: __reduce__ and __setstate__.

#include "object/iterators.h"

namespace pyc {

constexpr const char* kReduceDoc = "Return state information for pickling.";
constexpr const char* kSetStateDoc = "Set state information for unpickling.";

/// (getattr, (object, name)): how methods are found again.
Value reduce_to_attribute(Task* task, Value object, Value name);
/// (function, (source,), index): `function` is "iter" or "reversed". At the end, where `source` is NULL,
/// (function, (empty,)).
Value reduce_at(Task* task, const char* function, Value source, int64_t index, Value empty);
/// (iter, (items,)) with a list of what a copy of the iterator still gives; for layouts that are an
/// IteratorObject.
Value reduce_rest(Task* task, Value iterator);
/// The position that __setstate__ is given, clamped. False with an exception.
bool state_index(Task* task, Value state, int64_t low, int64_t high, int64_t* out);

} // namespace pyc
