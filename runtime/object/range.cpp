/// range, its class and its iterators. Where start, stop and step fit 63 bits everything is computed in 64
/// bits; otherwise with Python ints.
///
/// range_iterator: `index` is the next value, `step` what is added, `limit` how many values are left.
/// longrange_iterator: `source` is the range, `other` the next value, `index` how many have been given.

#include "object/range.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>

#include "object/call.h"
#include "object/containers.h"
#include "object/int.h"
#include "object/reduce.h"
#include "object/slice.h"
#include "object/tuple.h"

namespace pyc {

namespace {

RangeObject* as_range(Value v) {
  return v.as<RangeObject>();
}

constexpr Value small(int64_t n) {
  return Value::from_small_int(n);
}

bool all_small(const RangeObject* r) {
  return r->start.is_small_int() && r->stop.is_small_int() && r->step.is_small_int();
}

/// Number of values; exact for any ints. NULL with MemoryError.
Value range_length(Task* task, Value start, Value stop, Value step) {
  bool up = int_compare(step, small(0)) > 0;
  Value low = up ? start : stop, high = up ? stop : start;
  if (int_compare(low, high) >= 0) return small(0);
  if (low.is_small_int() && high.is_small_int() && step.is_small_int()) {
    // The distance of two 63-bit numbers needs 64 bits without a sign.
    uint64_t distance = static_cast<uint64_t>(high.small_int()) - static_cast<uint64_t>(low.small_int()) - 1;
    uint64_t width = static_cast<uint64_t>(up ? step.small_int() : -step.small_int());
    return int_from_u64(task, distance / width + 1);
  }
  Value width = up ? step : int_subtract(task, small(0), step);
  Value distance = width.is_null() ? kNull : int_subtract(task, high, low);
  if (!distance.is_null()) distance = int_subtract(task, distance, small(1));
  if (!distance.is_null()) distance = int_floor_divide(task, distance, width);
  return distance.is_null() ? kNull : int_add(task, distance, small(1));
}

/// start + i * step.
Value item_at(Task* task, const RangeObject* r, Value i) {
  Value offset = int_multiply(task, i, r->step);
  return offset.is_null() ? kNull : int_add(task, r->start, offset);
}

Value sub_range(Task* task, RangeObject* r, Value slice) {
  Value length = r->length, args[] = {length};
  Value bounds = call_method(task, slice, intern_cstring("indices"), args, 1);
  if (bounds.is_null()) return kNull;
  auto* parts = bounds.as<TupleObject>();
  Value step = int_multiply(task, r->step, parts->items[2]);
  Value start = step.is_null() ? kNull : item_at(task, r, parts->items[0]);
  Value stop = start.is_null() ? kNull : item_at(task, r, parts->items[1]);
  return stop.is_null() ? kNull : range_new(task, start, stop, step);
}

Value get_item_slot(Task* task, Value self, Value key) {
  RangeObject* r = as_range(self);
  if (is_slice(key)) return sub_range(task, r, key);
  if (!type_of(key)->slots.index)
    return raise_type_error(task, "range indices must be integers or slices, not %T", key);
  Value i = index(task, key);
  if (i.is_null()) return kNull;
  if (int_compare(i, small(0)) < 0) i = int_add(task, i, r->length);
  if (i.is_null()) return kNull;
  if (int_compare(i, small(0)) < 0 || int_compare(i, r->length) >= 0)
    return raise_index_error(task, "range object index out of range");
  return item_at(task, r, i);
}

/// Whether the int `v` is one of the values.
bool contains_int(Task* task, const RangeObject* r, Value v, bool* out) {
  bool up = int_compare(r->step, small(0)) > 0;
  *out = up ? int_compare(r->start, v) <= 0 && int_compare(v, r->stop) < 0
            : int_compare(v, r->start) <= 0 && int_compare(r->stop, v) < 0;
  if (!*out) return true;
  Value distance = int_subtract(task, v, r->start);
  Value rest = distance.is_null() ? kNull : int_remainder(task, distance, r->step);
  *out = rest == small(0);
  return !rest.is_null();
}

bool is_plain_int(Value v) {
  return v.is_small_int() || v.is_bool() || is_exact(v, BuiltinType::int_);
}

bool contains_slot(Task* task, Value self, Value item, bool* out) {
  if (is_plain_int(item)) return contains_int(task, as_range(self), bool_to_int(item), out);
  return contains_by_iteration(task, self, item, out);
}

bool length_slot(Task* task, Value self, int64_t* out) {
  if (int_to_i64(as_range(self)->length, out)) return true;
  return raise_overflow_error(task, "Python int too large to convert to C ssize_t");
}

bool truth_slot(Task*, Value self, bool* out) {
  *out = !(as_range(self)->length == small(0));
  return true;
}

Value small_iterator(Task* task, int64_t start, int64_t step, int64_t count) {
  Value iterator = iterator_new(task, BuiltinType::range_iterator, kNull, start);
  if (iterator.is_null()) return kNull;
  iterator.as<IteratorObject>()->step = step;
  iterator.as<IteratorObject>()->limit = count;
  return iterator;
}

Value big_iterator(Task* task, Value range) {
  Value iterator = iterator_new(task, BuiltinType::long_range_iterator, range, 0);
  if (!iterator.is_null())
    store_field_nobarrier(&iterator.as<IteratorObject>()->other, as_range(range)->start);
  return iterator;
}

Value iter_slot(Task* task, Value self) {
  RangeObject* r = as_range(self);
  if (all_small(r) && r->length.is_small_int())
    return small_iterator(task, r->start.small_int(), r->step.small_int(), r->length.small_int());
  return big_iterator(task, self);
}

Value reversed(Task* task, const Value* args, size_t, Value) {
  RangeObject* r = as_range(args[0]);
  Value step = int_subtract(task, small(0), r->step);
  Value last = step.is_null() ? kNull : int_subtract(task, r->length, small(1));
  Value start = last.is_null() ? kNull : item_at(task, r, last);
  Value stop = start.is_null() ? kNull : int_subtract(task, r->start, r->step);
  Value backwards = stop.is_null() ? kNull : range_new(task, start, stop, step);
  return backwards.is_null() ? kNull : iter_slot(task, backwards);
}

Value range_iterator_next(Task* task, Value self) {
  auto* it = self.as<IteratorObject>();
  if (it->limit <= 0) return kAbsent;
  it->limit--;
  // The value after the last one may not fit; it is never given.
  int64_t value = it->index;
  it->index = static_cast<int64_t>(static_cast<uint64_t>(value) + static_cast<uint64_t>(it->step));
  return int_from_i64(task, value);
}

Value long_range_iterator_next(Task* task, Value self) {
  auto* it = self.as<IteratorObject>();
  Value range = load_field(&it->source);
  if (int_compare(small(it->index), as_range(range)->length) >= 0) return kAbsent;
  Value value = load_field(&it->other);
  Value next = int_add(task, value, as_range(range)->step);
  if (next.is_null()) return kNull;
  it->index++;
  gc::store_field(task, it, &it->other, next);
  return value;
}

Value range_iterator_hint(Task*, const Value* args, size_t, Value) {
  return small(args[0].as<IteratorObject>()->limit);
}

Value long_range_iterator_hint(Task* task, const Value* args, size_t, Value) {
  auto* it = args[0].as<IteratorObject>();
  Value range = load_field(&it->source);
  return range.is_null() ? small(0) : int_subtract(task, as_range(range)->length, small(it->index));
}

Value new_slot(Task* task, TypeObject*, const Value* args, size_t nargs, Value kwnames) {
  if (!check_no_keywords(task, "range", kwnames) || !check_positional(task, "range", nargs, 1, 3))
    return kNull;
  return range_from_args(task, args, nargs);
}

Value repr_slot(Task* task, Value self) {
  RangeObject* r = as_range(self);
  if (r->step == small(1)) return format_message(task, "range(%R, %R)", r->start, r->stop);
  return format_message(task, "range(%R, %R, %R)", r->start, r->stop, r->step);
}

/// Equal ranges give the same values: length, then start if there is one, then step if there are two.
Value essence(Task* task, const RangeObject* r) {
  bool empty = r->length == small(0), single = r->length == small(1);
  return tuple_of(task, r->length, empty ? kNone : r->start, empty || single ? kNone : r->step);
}

bool hash_slot(Task* task, Value self, int64_t* out) {
  Value tuple = essence(task, as_range(self));
  return !tuple.is_null() && hash(task, tuple, out);
}

Value compare_slot(Task* task, Value a, Value b, CompareOp op) {
  if (!is_range(b) || (op != CompareOp::Equal && op != CompareOp::NotEqual)) return kNotImplemented;
  Value x = essence(task, as_range(a)), y = x.is_null() ? kNull : essence(task, as_range(b));
  return y.is_null() ? kNull : compare(task, op, x, y);
}

Value count(Task* task, const Value* args, size_t, Value) {
  if (is_plain_int(args[1])) {
    bool there;
    return contains_int(task, as_range(args[0]), bool_to_int(args[1]), &there) ? small(there) : kNull;
  }
  struct State {
    Value wanted;
    int64_t found;
  } state{args[1], 0};
  bool ok = iterate(
      task, args[0],
      [](Task* t, void* context, Value item) {
        auto* s = static_cast<State*>(context);
        bool same;
        if (!equal(t, item, s->wanted, &same)) return false;
        s->found += same;
        return true;
      },
      &state);
  return ok ? small(state.found) : kNull;
}

Value index_method(Task* task, const Value* args, size_t, Value) {
  RangeObject* r = as_range(args[0]);
  if (is_plain_int(args[1])) {
    Value wanted = bool_to_int(args[1]);
    bool there;
    if (!contains_int(task, r, wanted, &there)) return kNull;
    if (!there) return raise_value_error(task, "range.index(x): x not in range");
    Value distance = int_subtract(task, wanted, r->start);
    return distance.is_null() ? kNull : int_floor_divide(task, distance, r->step);
  }
  Value iterator = iter_slot(task, args[0]);
  if (iterator.is_null()) return kNull;
  for (int64_t i = 0;; i++) {
    Value item = iter_next(task, iterator);
    if (item.is_null()) return kNull;
    if (item == kAbsent) return raise_value_error(task, "sequence.index(x): x not in sequence");
    bool same;
    if (!equal(task, item, args[1], &same)) return kNull;
    if (same) return small(i);
  }
}

Value reduce(Task* task, const Value* args, size_t, Value) {
  RangeObject* r = as_range(args[0]);
  Value parts = tuple_of(task, r->start, r->stop, r->step);
  return parts.is_null() ? kNull : tuple_of(task, type_value(types::range), parts);
}

const MethodDef methods[] = {
    {"__reduce__", reduce, 0, 0, 0, nullptr},
    {"__reversed__", reversed, 0, 0, 0, "Return a reverse iterator."},
    {"count", count, 1, 1, 0, "rangeobject.count(value) -> integer -- return number of occurrences of value"},
    {"index", index_method, 1, 1, 0,
     "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not "
     "present."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

/// (iter, (the range of what is left,), None)
Value reduce_to_range(Task* task, Value start, Value step, Value count) {
  Value length = int_multiply(task, step, count);
  Value stop = length.is_null() ? kNull : int_add(task, start, length);
  Value range = stop.is_null() ? kNull : range_new(task, start, stop, step);
  if (range.is_null()) return kNull;
  Value parts = reduce_at(task, "iter", range, 0, kNull);
  if (parts.is_null()) return kNull;
  Value* items = parts.as<TupleObject>()->items;
  return tuple_of(task, items[0], items[1], kNone);
}

Value range_iterator_reduce(Task* task, const Value* args, size_t, Value) {
  auto* it = args[0].as<IteratorObject>();
  Value start = int_from_i64(task, it->index), step = int_from_i64(task, it->step);
  return start.is_null() || step.is_null() ? kNull : reduce_to_range(task, start, step, small(it->limit));
}

Value range_iterator_set_state(Task* task, const Value* args, size_t, Value) {
  auto* it = args[0].as<IteratorObject>();
  Value state = index(task, args[1]);
  int64_t ahead;
  if (state.is_null()) return kNull;
  if (!int_to_i64(state, &ahead))
    return raise_overflow_error(task, "Python int too large to convert to C long");
  ahead = std::clamp<int64_t>(ahead, 0, it->limit);
  it->index = static_cast<int64_t>(static_cast<uint64_t>(it->index) +
                                   static_cast<uint64_t>(ahead) * static_cast<uint64_t>(it->step));
  it->limit -= ahead;
  return kNone;
}

Value long_range_iterator_reduce(Task* task, const Value* args, size_t, Value) {
  auto* it = args[0].as<IteratorObject>();
  RangeObject* r = as_range(load_field(&it->source));
  Value left = int_subtract(task, r->length, small(it->index));
  return left.is_null() ? kNull : reduce_to_range(task, load_field(&it->other), r->step, left);
}

Value long_range_iterator_set_state(Task* task, const Value* args, size_t, Value) {
  auto* it = args[0].as<IteratorObject>();
  if (!is_int(args[1])) return raise_type_error(task, "state must be an int, not %.200T", args[1]);
  RangeObject* r = as_range(load_field(&it->source));
  int64_t ahead, left;
  Value rest = int_subtract(task, r->length, small(it->index));
  if (rest.is_null() || !index_i64(task, args[1], nullptr, &ahead) || !index_i64(task, rest, nullptr, &left))
    return kNull;
  ahead = std::clamp<int64_t>(ahead, 0, left);
  Value distance = int_multiply(task, int_from_i64(task, ahead), r->step);
  Value next = distance.is_null() ? kNull : int_add(task, load_field(&it->other), distance);
  if (next.is_null()) return kNull;
  it->index += ahead;
  gc::store_field(task, it, &it->other, next);
  return kNone;
}

const MethodDef iterator_methods[] = {
    {"__length_hint__", range_iterator_hint, 0, 0, 0,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", range_iterator_reduce, 0, 0, 0, kReduceDoc},
    {"__setstate__", range_iterator_set_state, 1, 1, 0, kSetStateDoc},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

const MethodDef long_iterator_methods[] = {
    {"__length_hint__", long_range_iterator_hint, 0, 0, 0,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", long_range_iterator_reduce, 0, 0, 0, kReduceDoc},
    {"__setstate__", long_range_iterator_set_state, 1, 1, 0, kSetStateDoc},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

const MemberDef members[] = {
    {"start", offsetof(RangeObject, start), kMemberReadOnly, nullptr},
    {"stop", offsetof(RangeObject, stop), kMemberReadOnly, nullptr},
    {"step", offsetof(RangeObject, step), kMemberReadOnly, nullptr},
    {nullptr, 0, 0, nullptr},
};

const TypeSlots slots = {
    .new_ = new_slot,
    .repr = repr_slot,
    .hash = hash_slot,
    .compare = compare_slot,
    .iter = iter_slot,
    .length = length_slot,
    .contains = contains_slot,
    .get_item = get_item_slot,
    .truth = truth_slot,
};
const TypeSlots iterator_slots = {.iter = iter_self, .next = range_iterator_next};
const TypeSlots long_iterator_slots = {.iter = iter_self, .next = long_range_iterator_next};

} // namespace

Value range_new(Task* task, Value start, Value stop, Value step) {
  if (step == small(0)) return raise_value_error(task, "range() arg 3 must not be zero");
  Value length = range_length(task, start, stop, step);
  if (length.is_null()) return kNull;
  auto* r = gc::allocate<RangeObject>(task, Kind::Range, builtin_shape(BuiltinType::range));
  if (!r) return kNull;
  r->start = start, r->stop = stop, r->step = step, r->length = length;
  return Value::from_object(r);
}

Value range_from_args(Task* task, const Value* args, size_t nargs) {
  Value parts[] = {small(0), kNull, small(1)};
  for (size_t i = 0; i < nargs; i++) {
    Value part = args[i].is_small_int() ? args[i] : index(task, args[i]);
    if (part.is_null()) return kNull;
    parts[nargs == 1 ? 1 : i] = part;
  }
  return range_new(task, parts[0], parts[1], parts[2]);
}

const TypeDefinition k_range_type = {
    .doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that "
           "produces a "
           "sequence of integers from start (inclusive)\nto stop (exclusive) by step.  range(i, j) produces "
           "i, i+1, i+2, "
           "..., j-1.\nstart defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\nThese are "
           "exactly the "
           "valid indices for a list of 4 elements.\nWhen step is given, it specifies the increment (or "
           "decrement).",
    .flags = kTypeSequencePattern,
    .native_size = sizeof(RangeObject),
    .methods = methods,
    .members = members,
    .slots = &slots,
};

const TypeDefinition k_range_iterator_type = {.flags = kTypeDisallowNew,
                                              .native_size = sizeof(IteratorObject),
                                              .methods = iterator_methods,
                                              .slots = &iterator_slots};

const TypeDefinition k_long_range_iterator_type = {.flags = kTypeDisallowNew,
                                                   .native_size = sizeof(IteratorObject),
                                                   .methods = long_iterator_methods,
                                                   .slots = &long_iterator_slots};

} // namespace pyc
