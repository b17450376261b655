/// The class deque.

#include "stdlib/_collections/deque.h"

#include "object/attributes.h"
#include "object/generic_alias.h"
#include "object/names.h"
#include "object/tuple.h"

namespace pyc::collections {

TypeObject* deque_type;

namespace {

// ---------------------------------------------------------------- construction

Value deque_new(Task* task, TypeObject* type, const Value*, size_t, Value) {
  auto* deque = native_new<DequeObject>(task, type);
  if (!deque) return kNull;
  deque->limit = -1;
  return Value::from_object(deque);
}

Value empty_like(Task* task, DequeObject* deque) {
  Value made = deque_new(task, deque_type, nullptr, 0, kNull);
  if (!made.is_null()) as_deque(made)->limit = deque->limit;
  return made;
}

bool append_item(Task* task, void* deque, Value item) {
  return deque_append(task, static_cast<DequeObject*>(deque), item);
}
bool append_item_left(Task* task, void* deque, Value item) {
  return deque_append_left(task, static_cast<DequeObject*>(deque), item);
}

bool extend_with(Task* task, Value self, Value iterable, bool left) {
  // What is being extended may not be walked at the same time.
  Value source = iterable == self ? deque_to_list(task, as_deque(self)) : iterable;
  return !source.is_null() && iterate(task, source, left ? append_item_left : append_item, as_deque(self));
}

bool parse_limit(Task* task, Value limit, int64_t* out) {
  *out = -1;
  if (limit.is_null() || limit.is_none()) return true;
  if (!is_int_or_bool(limit)) return raise_type_error(task, "an integer is required");
  if (!ssize_argument(task, limit, out)) return false;
  return *out >= 0 || bool(raise_value_error(task, "maxlen must be non-negative"));
}

bool deque_init(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"iterable", "maxlen", nullptr};
  Value v[2];
  int64_t limit;
  if (!bind_arguments(task, {"deque", parameters, 0, 2}, args, nargs, kwnames, v) ||
      !parse_limit(task, v[1], &limit))
    return false;
  as_deque(self)->limit = limit;
  if (deque_length(as_deque(self)) > 0) deque_clear(task, as_deque(self));
  return v[0].is_null() || extend_with(task, self, v[0], false);
}

/// Of a derived class: what the class makes of the deque, and of maxlen when there is one.
Value copy_derived(Task* task, Value self) {
  int64_t limit = as_deque(self)->limit;
  TypeObject* type = type_of(self);
  Value copy = limit < 0 ? call1(task, type_value(type), self)
                         : call2(task, type_value(type), self, Value::from_small_int(limit));
  if (copy.is_null() || is_deque(copy)) return copy;
  return raise_type_error(task, "%.200s() must return a deque, not %.200T", type_name_utf8(type), copy);
}

Value deque_copy(Task* task, Value self) {
  if (type_of(self) != deque_type) return copy_derived(task, self);
  Value copy = empty_like(task, as_deque(self));
  return !copy.is_null() && extend_with(task, copy, deque_to_list(task, as_deque(self)), false) ? copy
                                                                                                : kNull;
}

// ---------------------------------------------------------------- methods

Value append(Task* task, const Value* args, size_t, Value) {
  return none_or_null(deque_append(task, as_deque(args[0]), args[1]));
}
Value append_left(Task* task, const Value* args, size_t, Value) {
  return none_or_null(deque_append_left(task, as_deque(args[0]), args[1]));
}
Value popped(Task* task, Value item) {
  return item == kAbsent ? Value(raise_index_error(task, "pop from an empty deque")) : item;
}
Value pop(Task* task, const Value* args, size_t, Value) {
  return popped(task, deque_pop(task, as_deque(args[0])));
}
Value pop_left(Task* task, const Value* args, size_t, Value) {
  return popped(task, deque_pop_left(task, as_deque(args[0])));
}
Value extend(Task* task, const Value* args, size_t, Value) {
  return none_or_null(extend_with(task, args[0], args[1], false));
}
Value extend_left(Task* task, const Value* args, size_t, Value) {
  return none_or_null(extend_with(task, args[0], args[1], true));
}
Value clear(Task* task, const Value* args, size_t, Value) {
  deque_clear(task, as_deque(args[0]));
  return kNone;
}
Value copy(Task* task, const Value* args, size_t, Value) {
  return deque_copy(task, args[0]);
}
Value reverse(Task* task, const Value* args, size_t, Value) {
  deque_reverse(task, as_deque(args[0]));
  return kNone;
}
Value rotate(Task* task, const Value* args, size_t nargs, Value) {
  int64_t steps = 1;
  if (nargs > 1 && !ssize_argument(task, args[1], &steps)) return kNull;
  deque_rotate(task, as_deque(args[0]), steps);
  return kNone;
}

/// Compares the items [from, to) with `wanted`. *position is that of the first equal one, or -1; *count that
/// of all when `all`. False with an exception, `changed` when the deque has changed.
bool search(Task* task, DequeObject* deque, Value wanted, uint64_t from, uint64_t to, bool all,
            TypeObject* changed, int64_t* position, int64_t* count) {
  uint64_t state = deque->state;
  *position = -1;
  *count = 0;
  for (uint64_t i = from; i < to; i++) {
    Value item = deque_get(task, deque, i);
    bool same;
    if (item == kAbsent) break;
    if (!equal(task, item, wanted, &same)) return false;
    if (same && *position < 0) *position = static_cast<int64_t>(i);
    *count += same;
    if (same && !all) return true;
    if (deque->state != state) return raise_format(task, changed, "deque mutated during iteration");
    if (!poll(task)) return false;
  }
  return true;
}

Value count(Task* task, const Value* args, size_t, Value) {
  DequeObject* deque = as_deque(args[0]);
  int64_t position, n;
  bool ok = search(task, deque, args[1], 0, deque_length(deque), true, types::RuntimeError, &position, &n);
  return ok ? Value::from_small_int(n) : kNull;
}

bool deque_contains(Task* task, Value self, Value item, bool* out) {
  DequeObject* deque = as_deque(self);
  int64_t position, n;
  bool ok = search(task, deque, item, 0, deque_length(deque), false, types::RuntimeError, &position, &n);
  *out = n > 0;
  return ok;
}

/// A bound of index(): as a slice's.
bool bound_argument(Task* task, Value v, int64_t length, int64_t* out) {
  if (!type_of(v)->slots.index)
    return raise_type_error(task, "slice indices must be integers or have an __index__ method");
  if (!index_i64(task, v, nullptr, out)) return false;
  if (*out < 0) *out += length;
  if (*out < 0) *out = 0;
  if (*out > length) *out = length;
  return true;
}

Value index_method(Task* task, const Value* args, size_t nargs, Value) {
  DequeObject* deque = as_deque(args[0]);
  auto length = static_cast<int64_t>(deque_length(deque));
  int64_t from = 0, to = length, position, n;
  if (nargs > 2 && !bound_argument(task, args[2], length, &from)) return kNull;
  if (nargs > 3 && !bound_argument(task, args[3], length, &to)) return kNull;
  if (!search(task, deque, args[1], static_cast<uint64_t>(from), static_cast<uint64_t>(to), false,
              types::RuntimeError, &position, &n))
    return kNull;
  if (position >= 0) return Value::from_small_int(position);
  return raise_value_error(task, "deque.index(x): x not in deque");
}

Value remove(Task* task, const Value* args, size_t, Value) {
  DequeObject* deque = as_deque(args[0]);
  uint64_t length = deque_length(deque), state = deque->state;
  int64_t position, n;
  if (!search(task, deque, args[1], 0, length, false, types::IndexError, &position, &n)) return kNull;
  if (position < 0) return raise_value_error(task, "deque.remove(x): x not in deque");
  if (deque->state != state) return raise_index_error(task, "deque mutated during iteration");
  deque_delete(task, deque, static_cast<uint64_t>(position));
  return kNone;
}

Value insert(Task* task, const Value* args, size_t, Value) {
  DequeObject* deque = as_deque(args[0]);
  int64_t i;
  if (!ssize_argument(task, args[1], &i)) return kNull;
  auto length = static_cast<int64_t>(deque_length(deque));
  if (length == deque->limit) return raise_index_error(task, "deque already at its maximum size");
  if (i < 0) i = i < -length ? 0 : i + length;
  if (i > length) i = length;
  return none_or_null(deque_insert(task, deque, static_cast<uint64_t>(i), args[2]));
}

Value reversed(Task* task, const Value* args, size_t, Value) {
  return deque_iterator_new(task, args[0], deque_reverse_iterator_type);
}

/// (class, arguments, state, iterator over the items)
Value reduce(Task* task, const Value* args, size_t, Value) {
  Value self = args[0];
  int64_t limit = as_deque(self)->limit;
  Value state = call_method(task, self, names.getstate);
  Value items = state.is_null() ? kNull : get_iter(task, self);
  Value arguments = limit < 0 ? tuple_empty() : tuple_of(task, tuple_empty(), Value::from_small_int(limit));
  if (items.is_null() || arguments.is_null()) return kNull;
  Value parts[] = {type_value(type_of(self)), arguments, state, items};
  return tuple_new(task, parts, 4);
}

Value sizeof_method(Task*, const Value* args, size_t, Value) {
  Value store = load_field(&as_deque(args[0])->store);
  size_t bytes = sizeof(DequeObject);
  if (!store.is_null()) bytes += sizeof(ListStore) + store.as<ListStore>()->capacity * sizeof(Value);
  return Value::from_small_int(static_cast<int64_t>(bytes));
}

Value get_limit(Task*, Value self) {
  int64_t limit = as_deque(self)->limit;
  return limit < 0 ? kNone : Value::from_small_int(limit);
}

// ---------------------------------------------------------------- slots

Value deque_repr(Task* task, Value self) {
  ReprGuard guard(task, self);
  if (!guard) return kNull;
  if (guard.repeated) return str_from_cstring(task, "[...]");
  Value items = deque_to_list(task, as_deque(self));
  if (items.is_null()) return kNull;
  const char* name = type_short_name(type_of(self));
  int64_t limit = as_deque(self)->limit;
  return limit < 0 ? format_message(task, "%s(%R)", name, items)
                   : format_message(task, "%s(%R, maxlen=%ld)", name, items, limit);
}

/// The items are compared as they come from iterators: a deque that changes meanwhile is a RuntimeError.
Value deque_compare(Task* task, Value a, Value b, CompareOp op) {
  if (!is_deque(a) || !is_deque(b)) return kNotImplemented;
  RecursionGuard guard(task, " in comparison");
  if (!guard) return kNull;
  DequeObject *x = as_deque(a), *y = as_deque(b);
  uint64_t x_state = x->state, y_state = y->state;
  bool different_lengths = deque_length(x) != deque_length(y);
  if (different_lengths && op == CompareOp::Equal) return kFalse;
  if (different_lengths && op == CompareOp::NotEqual) return kTrue;
  for (uint64_t i = 0;; i++) {
    Value left = deque_item_of(task, x, i, x_state);
    Value right = left.is_null() ? kNull : deque_item_of(task, y, i, y_state);
    if (right.is_null()) return kNull;
    if (left == kAbsent || right == kAbsent) {
      // One is a beginning of the other: the lengths decide.
      auto order = [](Value v, Value other) {
        return int64_t{!(v == kAbsent)} - int64_t{!(other == kAbsent)};
      };
      return compare(task, op, Value::from_small_int(order(left, right)), Value::from_small_int(0));
    }
    bool same;
    if (!equal(task, left, right, &same) || !poll(task)) return kNull;
    if (!same) return compare(task, op, left, right);
  }
}

Value deque_iter(Task* task, Value self) {
  return deque_iterator_new(task, self, deque_iterator_type);
}

bool length_slot(Task*, Value self, int64_t* out) {
  *out = static_cast<int64_t>(deque_length(as_deque(self)));
  return true;
}

/// The position that an index means; -1 when it is out of range, after an exception -2.
int64_t position_of(Task* task, DequeObject* deque, Value key) {
  int64_t i;
  if (key.is_small_int()) {
    i = key.small_int();
  } else {
    if (!type_of(key)->slots.index) {
      raise_type_error(task, "sequence index must be integer, not '%.200T'", key);
      return -2;
    }
    if (!index_i64(task, key, types::IndexError, &i)) return -2;
  }
  auto length = static_cast<int64_t>(deque_length(deque));
  if (i < 0) i += length;
  return i >= 0 && i < length ? i : -1;
}

Value get_item_slot(Task* task, Value self, Value key) {
  int64_t i = position_of(task, as_deque(self), key);
  Value item = i < 0 ? kAbsent : deque_get(task, as_deque(self), static_cast<uint64_t>(i));
  if (i == -2) return kNull;
  return item == kAbsent ? Value(raise_index_error(task, "deque index out of range")) : item;
}

bool set_item_slot(Task* task, Value self, Value key, Value value) {
  DequeObject* deque = as_deque(self);
  int64_t i = position_of(task, deque, key);
  if (i == -2) return false;
  bool there = i >= 0 && (value.is_null() ? deque_delete(task, deque, static_cast<uint64_t>(i))
                                          : deque_set(task, deque, static_cast<uint64_t>(i), value));
  return there || bool(raise_index_error(task, "deque index out of range"));
}

Value concat(Task* task, Value a, Value b) {
  if (!is_deque(b)) return raise_type_error(task, "can only concatenate deque (not \"%.200T\") to deque", b);
  Value result = deque_copy(task, a);
  return !result.is_null() && extend_with(task, result, b, false) ? result : kNull;
}

Value in_place_concat(Task* task, Value a, Value b) {
  return extend_with(task, a, b, false) ? a : kNull;
}

Value in_place_repeat(Task* task, Value self, int64_t times) {
  DequeObject* deque = as_deque(self);
  if (times <= 0) {
    deque_clear(task, deque);
    return self;
  }
  Value items = deque_to_list(task, deque);
  if (items.is_null()) return kNull;
  size_t length = list_length(items);
  if (length == 0 || times == 1) return self;
  if (static_cast<uint64_t>(times) > PTRDIFF_MAX / length / sizeof(Value)) return raise_memory_error(task);
  auto limit = static_cast<uint64_t>(deque->limit);
  // Only the last items stay: the repetitions before them need not be made.
  if (deque->limit >= 0 && static_cast<uint64_t>(times) > limit / length + 2)
    times = static_cast<int64_t>(limit / length) + 2;
  for (int64_t i = 1; i < times; i++)
    if (!extend_with(task, self, items, false)) return kNull;
  return self;
}

Value repeat(Task* task, Value self, int64_t times) {
  Value result = deque_copy(task, self);
  return result.is_null() ? kNull : in_place_repeat(task, result, times);
}

const MethodDef methods[] = {
    PYC_CLASS_GETITEM,
    {"__copy__", copy, 0, 0, 0, "Return a shallow copy of a deque."},
    {"__reduce__", reduce, 0, 0, 0, "Return state information for pickling."},
    {"__reversed__", reversed, 0, 0, 0, "Return a reverse iterator over the deque."},
    {"__sizeof__", sizeof_method, 0, 0, 0, "Return the size of the deque in memory, in bytes."},
    {"append", append, 1, 1, 0, "Add an element to the right side of the deque."},
    {"appendleft", append_left, 1, 1, 0, "Add an element to the left side of the deque."},
    {"clear", clear, 0, 0, 0, "Remove all elements from the deque."},
    {"copy", copy, 0, 0, 0, "Return a shallow copy of a deque."},
    {"count", count, 1, 1, 0, "Return number of occurrences of value."},
    {"extend", extend, 1, 1, 0, "Extend the right side of the deque with elements from the iterable."},
    {"extendleft", extend_left, 1, 1, 0,
     "Extend the left side of the deque with elements from the iterable."},
    {"index", index_method, 1, 3, 0, "Return first index of value; ValueError if it is not present."},
    {"insert", insert, 2, 2, 0, "Insert value before index."},
    {"pop", pop, 0, 0, 0, "Remove and return the rightmost element."},
    {"popleft", pop_left, 0, 0, 0, "Remove and return the leftmost element."},
    {"remove", remove, 1, 1, 0, "Remove first occurrence of value."},
    {"reverse", reverse, 0, 0, 0, "Reverse *IN PLACE*."},
    {"rotate", rotate, 0, 1, 0, "Rotate the deque n steps to the right; to the left if n is negative."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

const GetSetDef getsets[] = {
    {"maxlen", get_limit, nullptr, "maximum size of a deque or None if unbounded"},
    {nullptr, nullptr, nullptr, nullptr},
};

constexpr TypeSlots make_slots() {
  TypeSlots slots{};
  slots.new_ = deque_new;
  slots.init = deque_init;
  slots.repr = deque_repr;
  slots.compare = deque_compare;
  slots.iter = deque_iter;
  slots.length = length_slot;
  slots.contains = deque_contains;
  slots.get_item = get_item_slot;
  slots.set_item = set_item_slot;
  slots.concat = concat;
  slots.repeat = repeat;
  slots.in_place_concat = in_place_concat;
  slots.in_place_repeat = in_place_repeat;
  return slots;
}

const TypeSlots slots = make_slots();

} // namespace

const TypeDefinition deque_definition = {
    .doc = "A list-like sequence that is fast at both ends.",
    .module = "collections",
    .flags = kTypeBase | kTypeHasWeakRefs | kTypeSequencePattern,
    .native_size = sizeof(DequeObject),
    .methods = methods,
    .getsets = getsets,
    .slots = &slots,
    .trace = trace_native<DequeObject>,
};

} // namespace pyc::collections
