/// tuple: construction, and the class with its methods and slots.

#include "object/tuple.h"
#include "object/generic_alias.h"

#include <algorithm>

#include "object/call.h"
#include "object/containers.h"
#include "object/iterators.h"
#include "object/list.h"
#include "object/slice.h"

namespace pyc {

static constexpr size_t kMaxLength = (size_t{1} << 47) / sizeof(Value);

TupleObject* tuple_allocate(Task* task, size_t length) {
  if (length > kMaxLength) return raise_memory_error(task);
  auto* tuple =
      gc::allocate<TupleObject>(task, Kind::Tuple, builtin_shape(BuiltinType::tuple), length * sizeof(Value));
  if (tuple) tuple->length = length;
  return tuple;
}

TupleObject* tuple_allocate_of_type(Task* task, TypeObject* type, size_t length) {
  if (length > kMaxLength) return raise_memory_error(task);
  size_t bytes = sizeof(TupleObject) + length * sizeof(Value) + instance_part_bytes(type);
  auto* tuple = static_cast<TupleObject*>(gc::allocate(task, bytes, Kind::Tuple, type->root_shape));
  if (tuple) tuple->length = length;
  return with_finalizer(task, type, tuple);
}

Value tuple_empty() {
  static Object* const empty =
      gc::allocate_permanent(sizeof(TupleObject), Kind::Tuple, builtin_shape(BuiltinType::tuple));
  return Value::from_object(empty);
}

Value tuple_new(Task* task, const Value* items, size_t length) {
  if (length == 0) return tuple_empty();
  TupleObject* tuple = tuple_allocate(task, length);
  if (!tuple) return kNull;
  for (size_t i = 0; i < length; i++)
    store_field_nobarrier(&tuple->items[i], load_field(&items[i]));
  return Value::from_object(tuple);
}

Value tuple_range(Task* task, Value tuple, size_t from, size_t to) {
  auto* t = tuple.as<TupleObject>();
  if (from == 0 && to >= t->length && is_exact(tuple, BuiltinType::tuple)) return tuple;
  Value result = tuple_new(task, t->items + from, to - from);
  PYC_KEEP(t);
  return result;
}

Value tuple_from_iterable(Task* task, Value iterable) {
  if (is_exact(iterable, BuiltinType::tuple)) return iterable;
  Value list = is_exact(iterable, BuiltinType::list) ? iterable : list_new(task, nullptr, 0);
  if (list.is_null()) return kNull;
  // Without a look at __length_hint__, as in CPython since 3.14.
  auto append = [](Task* t, void* context, Value item) {
    return list_append(t, *static_cast<Value*>(context), item);
  };
  if (list != iterable && !iterate(task, iterable, append, &list)) return kNull;
  return list_length(list) == 0 ? tuple_empty() : list_to_tuple(task, list);
}

namespace {

TupleObject* as_tuple(Value v) {
  return v.as<TupleObject>();
}

int64_t signed_length(Value v) {
  return static_cast<int64_t>(as_tuple(v)->length);
}

bool find(Task* task, Value tuple, Value wanted, int64_t from, int64_t to, int64_t* out) {
  *out = -1;
  to = std::min(to, signed_length(tuple));
  for (int64_t i = from; i < to; i++) {
    bool same;
    if (!equal(task, as_tuple(tuple)->items[i], wanted, &same)) return false;
    if (!same) continue;
    *out = i;
    return true;
  }
  return true;
}

Value count(Task* task, const Value* args, size_t, Value) {
  int64_t found = 0;
  for (int64_t i = 0; i < signed_length(args[0]); i++) {
    bool same;
    if (!equal(task, as_tuple(args[0])->items[i], args[1], &same)) return kNull;
    found += same;
  }
  return Value::from_small_int(found);
}

Value index_method(Task* task, const Value* args, size_t nargs, Value) {
  int64_t from = 0, to = INT64_MAX, found;
  if (nargs > 2 && !search_bound(task, args[2], signed_length(args[0]), &from)) return kNull;
  if (nargs > 3 && !search_bound(task, args[3], signed_length(args[0]), &to)) return kNull;
  if (!find(task, args[0], args[1], from, to, &found)) return kNull;
  if (found < 0) return raise_value_error(task, "tuple.index(x): x not in tuple");
  return Value::from_small_int(found);
}

Value getnewargs(Task* task, const Value* args, size_t, Value) {
  Value copy = tuple_new(task, as_tuple(args[0])->items, as_tuple(args[0])->length);
  return copy.is_null() ? kNull : tuple_of(task, copy);
}

const MethodDef methods[] = {
    PYC_CLASS_GETITEM,
    {"__getnewargs__", getnewargs, 0, 0, 0, nullptr},
    {"count", count, 1, 1, 0, "Return number of occurrences of value."},
    {"index", index_method, 1, 3, 0,
     "Return first index of value.\n\nRaises ValueError if the value is not present."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

Value new_slot(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  bool exact = type == types::tuple;
  if (exact && !check_no_keywords(task, "tuple", kwnames)) return kNull;
  if (!check_positional(task, "tuple", nargs, 0, 1)) return kNull;
  Value items = nargs == 0 ? tuple_empty() : tuple_from_iterable(task, args[0]);
  if (items.is_null() || exact) return items;
  TupleObject* tuple = tuple_allocate_of_type(task, type, as_tuple(items)->length);
  if (!tuple) return kNull;
  for (size_t i = 0; i < tuple->length; i++)
    store_field_nobarrier(&tuple->items[i], as_tuple(items)->items[i]);
  return Value::from_object(tuple);
}

Value repr_slot(Task* task, Value self) {
  TupleObject* tuple = as_tuple(self);
  if (tuple->length == 0) return str_from_cstring(task, "()");
  ReprGuard guard(task, self);
  if (!guard) return kNull;
  if (guard.repeated) return str_from_cstring(task, "(...)");
  StrBuilder out(task);
  out.add_char('(');
  for (size_t i = 0; i < tuple->length; i++) {
    if (i > 0) out.add_ascii(", ", 2);
    if (!add_repr(task, out, tuple->items[i])) return kNull;
  }
  if (tuple->length == 1) out.add_char(',');
  out.add_char(')');
  return out.finish();
}

/// CPython's mixing of the items' hashes: xxHash (Collet) reduced to 64-bit words.
bool hash_slot(Task* task, Value self, int64_t* out) {
  constexpr uint64_t kPrime1 = 11400714785074694791u, kPrime2 = 14029467366897019727u,
                     kPrime5 = 2870177450012600261u;
  TupleObject* tuple = as_tuple(self);
  if (int64_t cached = tuple->hash.load(std::memory_order_relaxed)) {
    *out = cached;
    return true;
  }
  RecursionGuard guard(task);
  if (!guard) return false;
  uint64_t sum = kPrime5;
  for (size_t i = 0; i < tuple->length; i++) {
    int64_t lane;
    if (!hash_of(task, tuple->items[i], &lane)) return false;
    sum += static_cast<uint64_t>(lane) * kPrime2;
    sum = (sum << 31 | sum >> 33) * kPrime1;
  }
  sum += tuple->length ^ (kPrime5 ^ 3527539u);
  if (sum == ~uint64_t{0}) sum = 1546275796;
  *out = static_cast<int64_t>(sum);
  tuple->hash.store(*out, std::memory_order_relaxed);
  return true;
}

Value compare_slot(Task* task, Value a, Value b, CompareOp op) {
  if (!is_tuple(a) || !is_tuple(b)) return kNotImplemented;
  RecursionGuard guard(task, " in comparison");
  if (!guard) return kNull;
  TupleObject *x = as_tuple(a), *y = as_tuple(b);
  size_t common = std::min(x->length, y->length);
  for (size_t i = 0; i < common; i++) {
    bool same;
    if (!equal(task, x->items[i], y->items[i], &same)) return kNull;
    if (same) continue;
    if (op == CompareOp::Equal || op == CompareOp::NotEqual)
      return Value::from_bool(op == CompareOp::NotEqual);
    return compare(task, op, x->items[i], y->items[i]);
  }
  return compare(task, op, Value::from_small_int(signed_length(a)), Value::from_small_int(signed_length(b)));
}

Value iter_slot(Task* task, Value self) {
  return iterator_new(task, BuiltinType::tuple_iterator, self, 0);
}

bool length_slot(Task*, Value self, int64_t* out) {
  *out = signed_length(self);
  return true;
}

bool contains_slot(Task* task, Value self, Value item, bool* out) {
  int64_t found;
  if (!find(task, self, item, 0, INT64_MAX, &found)) return false;
  *out = found >= 0;
  return true;
}

Value get_slice(Task* task, Value self, Value key) {
  SliceBounds bounds;
  if (!slice_bounds(task, key, signed_length(self), &bounds)) return kNull;
  if (bounds.step == 1 && bounds.count > 0)
    return tuple_range(task, self, static_cast<size_t>(bounds.start),
                       static_cast<size_t>(bounds.start + bounds.count));
  if (bounds.count == 0) return tuple_empty();
  TupleObject* result = tuple_allocate(task, static_cast<size_t>(bounds.count));
  if (!result) return kNull;
  for (int64_t i = 0; i < bounds.count; i++)
    store_field_nobarrier(&result->items[i], as_tuple(self)->items[bounds.start + i * bounds.step]);
  return Value::from_object(result);
}

Value get_item_slot(Task* task, Value self, Value key) {
  if (is_slice(key)) return get_slice(task, self, key);
  size_t at;
  if (!sequence_index(task, key, signed_length(self), "tuple", "tuple index out of range", &at)) return kNull;
  return as_tuple(self)->items[at];
}

Value concat_slot(Task* task, Value a, Value b) {
  if (!is_tuple(b)) return raise_type_error(task, "can only concatenate tuple (not \"%T\") to tuple", b);
  TupleObject *x = as_tuple(a), *y = as_tuple(b);
  if (x->length == 0 && is_exact(b, BuiltinType::tuple)) return b;
  if (y->length == 0 && is_exact(a, BuiltinType::tuple)) return a;
  TupleObject* result = tuple_allocate(task, x->length + y->length);
  if (!result) return kNull;
  for (size_t i = 0; i < x->length; i++)
    store_field_nobarrier(&result->items[i], x->items[i]);
  for (size_t i = 0; i < y->length; i++)
    store_field_nobarrier(&result->items[x->length + i], y->items[i]);
  return Value::from_object(result);
}

Value repeat_slot(Task* task, Value self, int64_t times) {
  TupleObject* tuple = as_tuple(self);
  size_t total;
  if (times <= 0 || tuple->length == 0) return tuple_empty();
  if (times == 1 && is_exact(self, BuiltinType::tuple)) return self;
  if (__builtin_mul_overflow(tuple->length, static_cast<size_t>(times), &total))
    return raise_memory_error(task);
  TupleObject* result = tuple_allocate(task, total);
  if (!result) return kNull;
  for (size_t i = 0; i < total; i++)
    store_field_nobarrier(&result->items[i],
                          i < tuple->length ? tuple->items[i] : result->items[i - tuple->length]);
  return Value::from_object(result);
}

const TypeSlots slots = {
    .new_ = new_slot,
    .repr = repr_slot,
    .hash = hash_slot,
    .compare = compare_slot,
    .iter = iter_slot,
    .length = length_slot,
    .contains = contains_slot,
    .get_item = get_item_slot,
    .concat = concat_slot,
    .repeat = repeat_slot,
};

} // namespace

const TypeDefinition k_tuple_type = {
    .doc = "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty "
           "tuple.\nIf iterable is "
           "specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the "
           "return value is "
           "the same object.",
    .flags = kTypeBase | kTypeTupleSubclass | kTypeSequencePattern | kTypeMatchSelf | kTypeVariableSize,
    .native_size = 0,
    .methods = methods,
    .slots = &slots,
};

} // namespace pyc
