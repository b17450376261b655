#pragma once
/// slice objects, and how sequences read them.

#include "object/object.h"
#include "sched/task.h"

namespace pyc {

struct SliceObject : Object {
  Value start;
  Value stop;
  Value step;
};

inline bool is_slice(Value v) {
  return has_kind(v, Kind::Slice);
}

/// Clamped for a sequence: `count` items start, start + step, …; `stop` as slice.indices gives it.
struct SliceBounds {
  int64_t start;
  int64_t stop;
  int64_t step;
  int64_t count;
};

Value slice_new(Task* task, Value start, Value stop, Value step);
/// The three parts as numbers; absent ones are as far out as a sequence may reach.
struct SliceParts {
  int64_t start;
  int64_t stop;
  int64_t step;
};
/// Runs __index__ of the three parts, after which a sequence that can change may have another length. False
/// with TypeError or "slice step cannot be zero".
bool slice_parts(Task* task, Value slice, SliceParts* out);
SliceBounds slice_clamp(const SliceParts& parts, int64_t length);
/// Both for a sequence that cannot change. Runs __index__ of the three parts, so the sequence may have
/// changed afterwards: pass the length that was read, then check again. False with TypeError or "slice step
/// cannot be zero".
bool slice_bounds(Task* task, Value slice, int64_t length, SliceBounds* out);
/// The same slice with parts that are ints or None, for callers that need slice_bounds twice: __index__ runs
/// here only. NULL with an exception.
Value slice_resolved(Task* task, Value slice);

} // namespace pyc
