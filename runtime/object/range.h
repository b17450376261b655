#pragma once
/// range: bounds are ints of any size.

#include "object/object.h"
#include "sched/task.h"

namespace pyc {

struct RangeObject : Object {
  Value start;
  Value stop;
  Value step;
  Value length;
};

inline bool is_range(Value v) {
  return has_kind(v, Kind::Range);
}

/// range(start, stop, step) of exact ints; ValueError when step is zero.
Value range_new(Task* task, Value start, Value stop, Value step);
/// As range(…) converts its arguments: 1 to 3 of them.
Value range_from_args(Task* task, const Value* args, size_t nargs);

} // namespace pyc
