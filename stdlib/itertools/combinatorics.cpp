/// product, permutations, combinations, combinations_with_replacement.
///
/// Each keeps indices into its pool, or pools, and steps them to those of the next tuple in lexicographic
/// order; the algorithms are the ones that CPython's documentation gives in Python. Stepping holds the header
/// lock: the indices make sense only together.

#include "stdlib/itertools/itertools.h"

#include "object/tuple.h"
#include "sched/lock.h"

namespace pyc::itertools {

namespace {

enum State : int64_t { kFresh, kRunning, kStopped };

struct CombinatoricObject : Object {
  static constexpr size_t kValues = 3;
  Value pool;     ///< tuple; of product a tuple of tuples
  Value indices;  ///< a tuple of small ints of this object's own
  Value cycles;   ///< the same, of permutations only
  int64_t length; ///< of the tuples given
  int64_t state;
};

TypeObject *product_type, *permutations_type, *combinations_type, *replacement_type;

/// Numbers in a tuple: no pointers, so no barrier.
class Numbers {
public:
  explicit Numbers(Value tuple) : items_(tuple.is_null() ? nullptr : tuple.as<TupleObject>()->items) {}
  int64_t get(int64_t i) const { return load_field(&items_[i]).small_int(); }
  void set(int64_t i, int64_t n) { store_field_nobarrier(&items_[i], Value::from_small_int(n)); }

private:
  Value* items_;
};

int64_t length_of(Value tuple) {
  return static_cast<int64_t>(tuple.as<TupleObject>()->length);
}

Value new_numbers(Task* task, int64_t count) {
  TupleObject* tuple = tuple_allocate(task, static_cast<size_t>(count));
  if (!tuple) return kNull;
  for (int64_t i = 0; i < count; i++)
    tuple->items[i] = Value::from_small_int(0);
  return Value::from_object(tuple);
}

/// The common part of `next`: steps the indices, then fills a new tuple. `step` says whether there is a
/// further tuple, `item` which object stands at position `i`.
template <bool (*step)(CombinatoricObject*), Value (*item)(CombinatoricObject*, int64_t i)>
Value combinatoric_next(Task* task, Value self) {
  auto* it = self.as<CombinatoricObject>();
  if (load_number(&it->state) == kStopped) return kAbsent;
  int64_t length = it->length;
  TupleObject* result =
      length == 0 ? tuple_empty().as<TupleObject>() : tuple_allocate(task, static_cast<size_t>(length));
  if (!result) return kNull;
  HeaderLock lock(task, it);
  if (it->state == kFresh) {
    it->state = kRunning;
  } else if (it->state == kStopped || !step(it)) {
    it->state = kStopped;
    return kAbsent;
  }
  for (int64_t i = 0; i < length; i++)
    gc::store_field(task, result, &result->items[i], item(it, i));
  return Value::from_object(result);
}

Value pool_item(CombinatoricObject* it, int64_t i) {
  return it->pool.as<TupleObject>()->items[Numbers(it->indices).get(i)];
}

CombinatoricObject* new_object(Task* task, TypeObject* type, Value pool, int64_t length, int64_t indices) {
  Value numbers = pool.is_null() ? kNull : new_numbers(task, indices);
  auto* it = numbers.is_null() ? nullptr : native_new<CombinatoricObject>(task, type);
  if (!it) return nullptr;
  it->pool = pool;
  it->indices = numbers;
  it->length = length;
  return it;
}

// ---------------------------------------------------------------- product

bool product_repeat(Task* task, const Value* args, size_t nargs, Value kwnames, int64_t* out) {
  static const char* const parameters[] = {"repeat", nullptr};
  Value repeat;
  *out = 1;
  if (!bind_arguments(task, {"product", parameters, 0, 0}, args + nargs, 0, kwnames, &repeat)) return false;
  if (!repeat.is_null() && !ssize_argument(task, repeat, out)) return false;
  if (*out < 0) return raise_value_error(task, "repeat argument cannot be negative");
  auto limit = static_cast<int64_t>(PTRDIFF_MAX / sizeof(Value));
  if (*out > 0 && static_cast<int64_t>(nargs) > limit / *out)
    return raise_overflow_error(task, "repeat argument too large");
  return true;
}

Value product_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  int64_t repeat;
  if (!product_repeat(task, args, nargs, kwnames, &repeat)) return kNull;
  if (repeat == 0) nargs = 0;
  int64_t count = static_cast<int64_t>(nargs) * (nargs ? repeat : 0);
  TupleObject* pools = tuple_allocate(task, static_cast<size_t>(count));
  if (!pools) return kNull;
  bool empty = false;
  for (int64_t i = 0; i < count; i++) {
    bool again = i >= static_cast<int64_t>(nargs);
    Value pool = again ? pools->items[i - static_cast<int64_t>(nargs)] : tuple_from_iterable(task, args[i]);
    if (pool.is_null()) return kNull;
    gc::store_field(task, pools, &pools->items[i], pool);
    empty |= length_of(pool) == 0;
  }
  CombinatoricObject* it = new_object(task, type, Value::from_object(pools), count, count);
  if (!it) return kNull;
  if (empty) it->state = kStopped;
  return Value::from_object(it);
}

bool product_step(CombinatoricObject* it) {
  Numbers indices(it->indices);
  auto* pools = it->pool.as<TupleObject>();
  for (int64_t i = it->length; i-- > 0;) {
    int64_t next = indices.get(i) + 1;
    bool wraps = next == length_of(pools->items[i]);
    indices.set(i, wraps ? 0 : next);
    if (!wraps) return true;
  }
  return false;
}

Value product_item(CombinatoricObject* it, int64_t i) {
  Value pool = it->pool.as<TupleObject>()->items[i];
  return pool.as<TupleObject>()->items[Numbers(it->indices).get(i)];
}

// ---------------------------------------------------------------- permutations

bool permutations_length(Task* task, Value r, int64_t pool_length, int64_t* out) {
  *out = pool_length;
  if (r.is_null() || r.is_none()) return true;
  if (!is_int_or_bool(r)) return raise_type_error(task, "Expected int as r");
  if (!ssize_argument(task, r, out)) return false;
  return *out >= 0 || bool(raise_value_error(task, "r must be non-negative"));
}

Value permutations_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"iterable", "r", nullptr};
  Value v[2];
  if (!bind_arguments(task, {"permutations", parameters, 1, 2}, args, nargs, kwnames, v)) return kNull;
  Value pool = tuple_from_iterable(task, v[0]);
  int64_t r;
  if (pool.is_null() || !permutations_length(task, v[1], length_of(pool), &r)) return kNull;
  int64_t n = length_of(pool);
  bool any = r <= n;
  Value cycles = new_numbers(task, any ? r : 0);
  CombinatoricObject* it = cycles.is_null() ? nullptr : new_object(task, type, pool, r, any ? n : 0);
  if (!it) return kNull;
  it->cycles = cycles;
  if (!any) it->state = kStopped;
  for (int64_t i = 0; any && i < n; i++)
    Numbers(it->indices).set(i, i);
  for (int64_t i = 0; any && i < r; i++)
    Numbers(cycles).set(i, n - i);
  return Value::from_object(it);
}

bool permutations_step(CombinatoricObject* it) {
  Numbers indices(it->indices), cycles(it->cycles);
  int64_t n = length_of(it->pool);
  for (int64_t i = it->length; i-- > 0;) {
    int64_t left = cycles.get(i) - 1;
    if (left > 0) {
      cycles.set(i, left);
      int64_t index = indices.get(i);
      indices.set(i, indices.get(n - left));
      indices.set(n - left, index);
      return true;
    }
    // Every item has stood here: back to the first one, by rotation of what follows.
    int64_t index = indices.get(i);
    for (int64_t j = i; j < n - 1; j++)
      indices.set(j, indices.get(j + 1));
    indices.set(n - 1, index);
    cycles.set(i, n - i);
  }
  return false;
}

// ---------------------------------------------------------------- combinations

/// The arguments of both classes of combinations.
Value combinations_pool(Task* task, const char* name, const Value* args, size_t nargs, Value kwnames,
                        int64_t* r) {
  static const char* const parameters[] = {"iterable", "r", nullptr};
  Value v[2];
  if (!bind_arguments(task, {name, parameters, 2, 2}, args, nargs, kwnames, v) ||
      !ssize_argument(task, v[1], r))
    return kNull;
  Value pool = tuple_from_iterable(task, v[0]);
  if (!pool.is_null() && *r < 0) return raise_value_error(task, "r must be non-negative");
  return pool;
}

Value combinations_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  int64_t r;
  Value pool = combinations_pool(task, "combinations", args, nargs, kwnames, &r);
  if (pool.is_null()) return kNull;
  bool any = r <= length_of(pool);
  CombinatoricObject* it = new_object(task, type, pool, r, any ? r : 0);
  if (!it) return kNull;
  if (!any) it->state = kStopped;
  for (int64_t i = 0; any && i < r; i++)
    Numbers(it->indices).set(i, i);
  return Value::from_object(it);
}

bool combinations_step(CombinatoricObject* it) {
  Numbers indices(it->indices);
  int64_t r = it->length, i = r - 1, last = length_of(it->pool) - r;
  while (i >= 0 && indices.get(i) == i + last)
    i--;
  if (i < 0) return false;
  int64_t index = indices.get(i) + 1;
  for (; i < r; i++)
    indices.set(i, index++);
  return true;
}

Value replacement_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  int64_t r;
  Value pool = combinations_pool(task, "combinations_with_replacement", args, nargs, kwnames, &r);
  if (pool.is_null()) return kNull;
  bool none = length_of(pool) == 0 && r > 0;
  CombinatoricObject* it = new_object(task, type, pool, r, none ? 0 : r);
  if (!it) return kNull;
  if (none) it->state = kStopped;
  return Value::from_object(it);
}

bool replacement_step(CombinatoricObject* it) {
  Numbers indices(it->indices);
  int64_t r = it->length, i = r - 1, last = length_of(it->pool) - 1;
  while (i >= 0 && indices.get(i) == last)
    i--;
  if (i < 0) return false;
  int64_t index = indices.get(i) + 1;
  for (; i < r; i++)
    indices.set(i, index);
  return true;
}

// ---------------------------------------------------------------- classes

template <auto new_function, Value (*next)(Task*, Value)>
constexpr TypeSlots slots_of = {.new_ = new_function, .iter = iter_self, .next = next};

constexpr TypeDefinition definition(const TypeSlots* slots, const char* doc) {
  return {.doc = doc,
          .module = "itertools",
          .flags = kTypeBase,
          .native_size = sizeof(CombinatoricObject),
          .slots = slots,
          .trace = trace_native<CombinatoricObject>};
}

const TypeDefinition product_definition =
    definition(&slots_of<product_new, combinatoric_next<product_step, product_item>>,
               "The Cartesian product: what nested loops would give.");
const TypeDefinition permutations_definition =
    definition(&slots_of<permutations_new, combinatoric_next<permutations_step, pool_item>>,
               "Every order of every r items.");
const TypeDefinition combinations_definition =
    definition(&slots_of<combinations_new, combinatoric_next<combinations_step, pool_item>>,
               "Every choice of r items, in their order.");
const TypeDefinition replacement_definition =
    definition(&slots_of<replacement_new, combinatoric_next<replacement_step, pool_item>>,
               "Every choice of r items, each any number of "
               "times.");

} // namespace

bool add_combinatorics(Task* task, ModuleObject* module) {
  return add_class(task, module, &product_type, "product", product_definition) &&
         add_class(task, module, &permutations_type, "permutations", permutations_definition) &&
         add_class(task, module, &combinations_type, "combinations", combinations_definition) &&
         add_class(task, module, &replacement_type, "combinations_with_replacement", replacement_definition);
}

} // namespace pyc::itertools
