/// slice objects and their class.

#include "object/slice.h"

#include <cstddef>
#include <initializer_list>

#include "object/call.h"
#include "object/containers.h"
#include "object/int.h"
#include "object/tuple.h"

namespace pyc {

Value slice_new(Task* task, Value start, Value stop, Value step) {
  auto* slice = gc::allocate<SliceObject>(task, Kind::Slice, builtin_shape(BuiltinType::slice));
  if (!slice) return kNull;
  slice->start = start;
  slice->stop = stop;
  slice->step = step;
  return Value::from_object(slice);
}

/// One part of a slice as an int64_t, saturated; `fallback` for None.
static bool part(Task* task, Value v, int64_t fallback, int64_t* out) {
  *out = fallback;
  if (v.is_none()) return true;
  if (!type_of(v)->slots.index)
    return raise_type_error(task, "slice indices must be integers or None or have an __index__ method");
  return index_i64(task, v, nullptr, out);
}

Value slice_resolved(Task* task, Value slice) {
  auto* s = slice.as<SliceObject>();
  Value parts[] = {s->step, s->start, s->stop};
  bool plain = true;
  for (Value v : parts)
    plain = plain && (v.is_none() || is_int_or_bool(v));
  if (plain) return slice;
  for (Value& v : parts) {
    int64_t n;
    if (!part(task, v, 0, &n)) return kNull;
    if (&v == parts && !v.is_none() && n == 0) return raise_value_error(task, "slice step cannot be zero");
    if (!v.is_none()) v = int_from_i64(task, n);
    if (v.is_null()) return kNull;
  }
  return slice_new(task, parts[1], parts[2], parts[0]);
}

static int64_t clamp(int64_t at, int64_t length, bool backwards) {
  if (at < 0) {
    at += length;
    if (at < 0) return backwards ? -1 : 0;
  }
  if (at >= length) return backwards ? length - 1 : length;
  return at;
}

bool slice_parts(Task* task, Value slice, SliceParts* out) {
  auto* s = slice.as<SliceObject>();
  int64_t step, start, stop;
  if (!part(task, s->step, 1, &step)) return false;
  if (step == 0) return raise_value_error(task, "slice step cannot be zero");
  // So that the step can be negated.
  if (step < -INT64_MAX) step = -INT64_MAX;
  bool backwards = step < 0;
  if (!part(task, s->start, backwards ? INT64_MAX : 0, &start)) return false;
  if (!part(task, s->stop, backwards ? INT64_MIN : INT64_MAX, &stop)) return false;
  *out = {start, stop, step};
  return true;
}

SliceBounds slice_clamp(const SliceParts& parts, int64_t length) {
  int64_t step = parts.step;
  bool backwards = step < 0;
  int64_t start = clamp(parts.start, length, backwards);
  int64_t stop = clamp(parts.stop, length, backwards);
  int64_t count = 0;
  if (backwards ? stop < start : start < stop) {
    auto distance = static_cast<uint64_t>(backwards ? start - stop : stop - start) - 1;
    count = static_cast<int64_t>(distance / static_cast<uint64_t>(backwards ? -step : step)) + 1;
  }
  return {start, stop, step, count};
}

bool slice_bounds(Task* task, Value slice, int64_t length, SliceBounds* out) {
  SliceParts parts;
  if (!slice_parts(task, slice, &parts)) return false;
  *out = slice_clamp(parts, length);
  return true;
}

namespace {

SliceObject* as_slice(Value v) {
  return v.as<SliceObject>();
}

Value new_slot(Task* task, TypeObject*, const Value* args, size_t nargs, Value kwnames) {
  if (!check_no_keywords(task, "slice", kwnames) || !check_positional(task, "slice", nargs, 1, 3))
    return kNull;
  if (nargs == 1) return slice_new(task, kNone, args[0], kNone);
  return slice_new(task, args[0], args[1], nargs > 2 ? args[2] : kNone);
}

Value as_tuple(Task* task, Value slice) {
  return tuple_of(task, as_slice(slice)->start, as_slice(slice)->stop, as_slice(slice)->step);
}

Value repr_slot(Task* task, Value self) {
  return format_message(task, "slice(%R, %R, %R)", as_slice(self)->start, as_slice(self)->stop,
                        as_slice(self)->step);
}

Value compare_slot(Task* task, Value a, Value b, CompareOp op) {
  if (!is_slice(a) || !is_slice(b)) return kNotImplemented;
  if (a == b)
    return Value::from_bool(op == CompareOp::Equal || op == CompareOp::LessEqual ||
                            op == CompareOp::GreaterEqual);
  Value x = as_tuple(task, a), y = as_tuple(task, b);
  return x.is_null() || y.is_null() ? kNull : compare(task, op, x, y);
}

/// As the tuple of its parts, but told apart from it.
bool hash_slot(Task* task, Value self, int64_t* out) {
  constexpr uint64_t kPrime1 = 11400714785074694791u, kPrime2 = 14029467366897019727u,
                     kPrime5 = 2870177450012600261u;
  uint64_t sum = kPrime5;
  for (Value v : {as_slice(self)->start, as_slice(self)->stop, as_slice(self)->step}) {
    int64_t lane;
    if (!hash_of(task, v, &lane)) return false;
    sum += static_cast<uint64_t>(lane) * kPrime2;
    sum = (sum << 31 | sum >> 33) * kPrime1;
  }
  *out = sum == ~uint64_t{0} ? 1546275796 : static_cast<int64_t>(sum);
  return true;
}

/// A bound as an int. NULL with the TypeError of slices for what has no __index__.
Value bound_index(Task* task, Value v) {
  if (!type_of(v)->slots.index)
    return raise_type_error(task, "slice indices must be integers or None or have an __index__ method");
  return index(task, v);
}

/// slice.indices for lengths beyond 64 bits too: Python's own arithmetic on ints.
Value indices_big(Task* task, SliceObject* s, Value length) {
  Value zero = Value::from_small_int(0), one = Value::from_small_int(1);
  Value step = s->step.is_none() ? one : index(task, s->step);
  if (step.is_null()) return kNull;
  bool backwards = int_compare(step, zero) < 0;
  if (int_compare(step, zero) == 0) return raise_value_error(task, "slice step cannot be zero");
  Value lower = backwards ? Value::from_small_int(-1) : zero;
  Value upper = backwards ? int_subtract(task, length, one) : length;
  if (upper.is_null()) return kNull;
  auto bound = [&](Value v, Value fallback) -> Value {
    if (v.is_none()) return fallback;
    v = bound_index(task, v);
    if (v.is_null()) return kNull;
    if (int_compare(v, zero) < 0) {
      v = int_add(task, v, length);
      return v.is_null() || int_compare(v, lower) > 0 ? v : lower;
    }
    return int_compare(v, upper) < 0 ? v : upper;
  };
  Value start = bound(s->start, backwards ? upper : lower);
  Value stop = start.is_null() ? kNull : bound(s->stop, backwards ? lower : upper);
  return stop.is_null() ? kNull : tuple_of(task, start, stop, step);
}

Value indices(Task* task, const Value* args, size_t, Value) {
  Value length = index(task, args[1]);
  if (length.is_null()) return kNull;
  if (int_compare(length, Value::from_small_int(0)) < 0)
    return raise_value_error(task, "length should not be negative");
  return indices_big(task, as_slice(args[0]), length);
}

/// (slice, (start, stop, step))
Value reduce(Task* task, const Value* args, size_t, Value) {
  const SliceObject* s = as_slice(args[0]);
  Value parts = tuple_of(task, s->start, s->stop, s->step);
  return parts.is_null() ? kNull : tuple_of(task, type_value(types::slice), parts);
}

const MethodDef methods[] = {
    {"__reduce__", reduce, 0, 0, 0, "Return state information for pickling."},
    {"indices", indices, 1, 1, 0,
     "S.indices(len) -> (start, stop, stride)\n\nAssuming a sequence of length len, calculate the start and "
     "stop\nindices, "
     "and the stride length of the extended slice described by\nS. Out of bounds indices are clipped in a "
     "manner "
     "consistent with the\nhandling of normal slices."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

const MemberDef members[] = {
    {"start", offsetof(SliceObject, start), kMemberReadOnly, nullptr},
    {"stop", offsetof(SliceObject, stop), kMemberReadOnly, nullptr},
    {"step", offsetof(SliceObject, step), kMemberReadOnly, nullptr},
    {nullptr, 0, 0, nullptr},
};

const TypeSlots slots = {.new_ = new_slot, .repr = repr_slot, .hash = hash_slot, .compare = compare_slot};

} // namespace

const TypeDefinition k_slice_type = {
    .doc = "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended "
           "slicing (e.g. "
           "a[0:10:2]).",
    .native_size = sizeof(SliceObject),
    .methods = methods,
    .members = members,
    .slots = &slots,
};

} // namespace pyc
