#pragma once
/// What copying and pickling ask of the built-in iterators: __reduce__ and __setstate__.

#include "object/iterators.h"

namespace pyc {

constexpr const char* kReduceDoc = "Return state information for pickling.";
constexpr const char* kSetStateDoc = "Set state information for unpickling.";

/// (function, (source,), index): `function` is "iter" or "reversed". At the end, where `source` is NULL,
/// (function, (empty,)).
Value reduce_at(Task* task, const char* function, Value source, int64_t index, Value empty);
/// (iter, (items,)) with a list of what a copy of the iterator still gives; for layouts that are an
/// IteratorObject.
Value reduce_rest(Task* task, Value iterator);
/// The position that __setstate__ is given, clamped. False with an exception.
bool state_index(Task* task, Value state, int64_t low, int64_t high, int64_t* out);

} // namespace pyc
