/// chain, islice, pairwise, batched, accumulate.

#include "stdlib/itertools/itertools.h"

#include "object/generic_alias.h"
#include "object/list.h"
#include "object/tuple.h"

namespace pyc::itertools {

namespace {

// ---------------------------------------------------------------- chain

struct ChainObject : Object {
  static constexpr size_t kValues = 2;
  Value source; ///< iterator over iterables; NULL at the end
  Value active; ///< iterator, or NULL
};

TypeObject* chain_type;

Value chain_object(Task* task, TypeObject* type, Value iterables) {
  Value source = get_iter(task, iterables);
  auto* it = source.is_null() ? nullptr : native_new<ChainObject>(task, type);
  if (!it) return kNull;
  it->source = source;
  return Value::from_object(it);
}

Value chain_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  if (!check_no_keywords_for(task, type, chain_type, "chain", kwnames)) return kNull;
  Value iterables = tuple_new(task, args, nargs);
  return iterables.is_null() ? kNull : chain_object(task, type, iterables);
}

Value chain_from_iterable(Task* task, const Value* args, size_t, Value) {
  return chain_object(task, args[0].as<TypeObject>(), args[1]);
}

Value chain_next(Task* task, Value self) {
  auto* it = self.as<ChainObject>();
  for (;;) {
    Value active = load_field(&it->active);
    if (!active.is_null()) [[likely]] {
      Value item = inner_next(task, active);
      if (!(item == kAbsent)) return item;
      gc::store_field(task, it, &it->active, kNull);
    }
    Value source = load_field(&it->source);
    if (source.is_null()) return kAbsent;
    Value iterable = inner_next(task, source);
    if (iterable == kAbsent) return finish(task, it, &it->source);
    Value next = iterable.is_null() ? kNull : get_iter(task, iterable);
    if (next.is_null()) {
      gc::store_field(task, it, &it->source, kNull);
      return kNull;
    }
    gc::store_field(task, it, &it->active, next);
    if (!poll(task)) return kNull;
  }
}

const MethodDef chain_methods[] = {
    PYC_CLASS_GETITEM,
    {"from_iterable", chain_from_iterable, 1, 1, kMethodClass,
     "chain() with the iterables taken from one iterable, one after the other."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const TypeSlots chain_slots = {.new_ = chain_new, .iter = iter_self, .next = chain_next};
const TypeDefinition chain_definition = {
    .doc = "The items of the first iterable, then those of the next one, and so on.",
    .module = "itertools",
    .flags = kTypeBase,
    .native_size = sizeof(ChainObject),
    .methods = chain_methods,
    .slots = &chain_slots,
    .trace = trace_native<ChainObject>,
};

// ---------------------------------------------------------------- islice

struct IsliceObject : Object {
  static constexpr size_t kValues = 1;
  Value source;   ///< NULL at the end
  int64_t wanted; ///< index of the next item to give
  int64_t stop;   ///< -1: none
  int64_t step;
  int64_t taken; ///< items taken from the source
};

TypeObject* islice_type;

/// A bound of islice: None leaves `*out`; what is no index of 64 bits gives -1, and its error is dropped as
/// in CPython.
void bound(Task* task, Value v, int64_t* out) {
  if (v.is_none()) return;
  if (!index_i64(task, v, types::OverflowError, out)) {
    clear_error(task);
    *out = -1;
  }
}

bool islice_bounds(Task* task, const Value* args, size_t nargs, IsliceObject* out) {
  constexpr const char* kRange = "must be None or an integer: 0 <= x <= sys.maxsize.";
  out->stop = -1;
  out->step = 1;
  Value stop = args[nargs == 2 ? 1 : 2];
  if (nargs > 2) bound(task, args[1], &out->wanted);
  bound(task, stop, &out->stop);
  if (out->stop == -1 && !stop.is_none())
    return raise_value_error(task, "Stop argument for islice() %s", kRange);
  if (out->wanted < 0 || out->stop < -1) return raise_value_error(task, "Indices for islice() %s", kRange);
  if (nargs > 3) bound(task, args[3], &out->step);
  if (out->step < 1) return raise_value_error(task, "Step for islice() must be a positive integer or None.");
  return true;
}

Value islice_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  if (!check_no_keywords_for(task, type, islice_type, "islice", kwnames)) return kNull;
  if (!check_positional(task, "islice", nargs, 2, 4)) return kNull;
  auto* it = native_new<IsliceObject>(task, type);
  if (!it || !islice_bounds(task, args, nargs, it)) return kNull;
  Value source = get_iter(task, args[0]);
  if (source.is_null()) return kNull;
  gc::store_field(task, it, &it->source, source);
  return Value::from_object(it);
}

Value islice_next(Task* task, Value self) {
  auto* it = self.as<IsliceObject>();
  Value source = load_field(&it->source);
  if (source.is_null()) return kAbsent;
  int64_t wanted = load_number(&it->wanted), taken = load_number(&it->taken);
  while (taken < wanted) {
    Value skipped = inner_next(task, source);
    if (skipped.is_null()) return kNull;
    if (skipped == kAbsent) return finish(task, it, &it->source);
    store_number(&it->taken, ++taken);
    if (!poll(task)) return kNull;
  }
  if (it->stop >= 0 && taken >= it->stop) return finish(task, it, &it->source);
  Value item = inner_next(task, source);
  if (item.is_null()) return kNull;
  if (item == kAbsent) return finish(task, it, &it->source);
  store_number(&it->taken, taken + 1);
  int64_t next;
  if (__builtin_add_overflow(wanted, it->step, &next)) next = it->stop < 0 ? INT64_MAX : it->stop;
  if (it->stop >= 0 && next > it->stop) next = it->stop;
  store_number(&it->wanted, next);
  return item;
}

const TypeSlots islice_slots = {.new_ = islice_new, .iter = iter_self, .next = islice_next};
const TypeDefinition islice_definition = {
    .doc = "The items that a slice of a "
           "sequence would have.",
    .module = "itertools",
    .flags = kTypeBase,
    .native_size = sizeof(IsliceObject),
    .slots = &islice_slots,
    .trace = trace_native<IsliceObject>,
};

// ---------------------------------------------------------------- pairwise

struct PairwiseObject : Object {
  static constexpr size_t kValues = 2;
  Value source; ///< NULL at the end
  Value previous;
};

TypeObject* pairwise_type;

Value pairwise_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  if (!check_no_keywords_for(task, type, pairwise_type, "pairwise", kwnames)) return kNull;
  if (!check_positional(task, "pairwise", nargs, 1, 1)) return kNull;
  Value source = get_iter(task, args[0]);
  auto* it = source.is_null() ? nullptr : native_new<PairwiseObject>(task, type);
  if (!it) return kNull;
  it->source = source;
  return Value::from_object(it);
}

/// The next item, kept as the first of the next pair.
Value pairwise_step(Task* task, PairwiseObject* it, Value source) {
  Value item = inner_next(task, source);
  bool end = item.is_null() || item == kAbsent;
  if (end) gc::store_field(task, it, &it->source, kNull);
  gc::store_field(task, it, &it->previous, end ? kNull : item);
  return item;
}

Value pairwise_next(Task* task, Value self) {
  auto* it = self.as<PairwiseObject>();
  Value source = load_field(&it->source), previous = load_field(&it->previous);
  if (source.is_null()) return kAbsent;
  if (previous.is_null()) {
    previous = pairwise_step(task, it, source);
    if (previous.is_null() || previous == kAbsent) return previous;
    // The source may have asked this iterator for a pair meanwhile, up to the end.
    source = load_field(&it->source);
    if (source.is_null()) return finish(task, it, &it->previous);
  }
  Value item = pairwise_step(task, it, source);
  return item.is_null() || item == kAbsent ? item : tuple_of(task, previous, item);
}

const TypeSlots pairwise_slots = {.new_ = pairwise_new, .iter = iter_self, .next = pairwise_next};
const TypeDefinition pairwise_definition = {
    .doc = "Each item together with the one after it.",
    .module = "itertools",
    .flags = kTypeBase,
    .native_size = sizeof(PairwiseObject),
    .slots = &pairwise_slots,
    .trace = trace_native<PairwiseObject>,
};

// ---------------------------------------------------------------- batched

struct BatchedObject : Object {
  static constexpr size_t kValues = 1;
  Value source; ///< NULL at the end
  int64_t size;
  bool strict;
};

TypeObject* batched_type;

Value batched_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"iterable", "n", "strict", nullptr};
  Value v[3];
  int64_t size;
  bool strict = false;
  if (!bind_arguments(task, {"batched", parameters, 2, 2}, args, nargs, kwnames, v) ||
      !ssize_argument(task, v[1], &size) || (!v[2].is_null() && !truth(task, v[2], &strict)))
    return kNull;
  if (size < 1) return raise_value_error(task, "n must be at least one");
  Value source = get_iter(task, v[0]);
  auto* it = source.is_null() ? nullptr : native_new<BatchedObject>(task, type);
  if (!it) return kNull;
  it->source = source;
  it->size = size;
  it->strict = strict;
  return Value::from_object(it);
}

/// A batch larger than this grows as its items come: `n` may be far more than there is.
constexpr int64_t kWholeBatch = 1024;

Value batched_next(Task* task, Value self) {
  auto* it = self.as<BatchedObject>();
  Value source = load_field(&it->source);
  if (source.is_null()) return kAbsent;
  bool whole = it->size <= kWholeBatch;
  TupleObject* batch = whole ? tuple_allocate(task, static_cast<size_t>(it->size)) : nullptr;
  Value list = whole ? kNone : list_new(task, nullptr, 0);
  if ((whole && !batch) || list.is_null()) return kNull;
  int64_t count = 0;
  for (; count < it->size; count++) {
    Value item = inner_next(task, source);
    if (item == kAbsent) break;
    if (!item.is_null() && batch) gc::store_field(task, batch, &batch->items[count], item);
    bool ok = !item.is_null() && (batch || list_append(task, list, item)) && poll(task);
    if (ok) continue;
    gc::store_field(task, it, &it->source, kNull);
    return kNull;
  }
  if (count < it->size) gc::store_field(task, it, &it->source, kNull);
  if (count == 0) return kAbsent;
  if (count < it->size && it->strict) return raise_value_error(task, "batched(): incomplete batch");
  if (!batch) return list_to_tuple(task, list);
  return count == it->size ? Value::from_object(batch)
                           : tuple_new(task, batch->items, static_cast<size_t>(count));
}

const TypeSlots batched_slots = {.new_ = batched_new, .iter = iter_self, .next = batched_next};
const TypeDefinition batched_definition = {
    .doc = "Tuples of n items; the last one may be shorter, "
           "which is a ValueError with strict.",
    .module = "itertools",
    .flags = kTypeBase,
    .native_size = sizeof(BatchedObject),
    .slots = &batched_slots,
    .trace = trace_native<BatchedObject>,
};

// ---------------------------------------------------------------- accumulate

struct AccumulateObject : Object {
  static constexpr size_t kValues = 4;
  Value source;
  Value function; ///< NULL: addition
  Value total;    ///< NULL before the first item
  Value initial;  ///< NULL: none, or given already
};

TypeObject* accumulate_type;

Value accumulate_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"iterable", "func", "initial", nullptr};
  Value v[3];
  if (!bind_arguments(task, {"accumulate", parameters, 1, 2}, args, nargs, kwnames, v)) return kNull;
  Value source = get_iter(task, v[0]);
  auto* it = source.is_null() ? nullptr : native_new<AccumulateObject>(task, type);
  if (!it) return kNull;
  it->source = source;
  if (!v[1].is_null() && !v[1].is_none()) it->function = v[1];
  if (!v[2].is_null() && !v[2].is_none()) it->initial = v[2];
  return Value::from_object(it);
}

Value accumulate_next(Task* task, Value self) {
  auto* it = self.as<AccumulateObject>();
  Value total = load_field(&it->initial);
  if (!total.is_null()) {
    gc::store_field(task, it, &it->initial, kNull);
    gc::store_field(task, it, &it->total, total);
    return total;
  }
  Value item = inner_next(task, it->source);
  if (item.is_null() || item == kAbsent) return item;
  total = load_field(&it->total);
  if (total.is_null())
    total = item;
  else
    total = it->function.is_null() ? binary_op(task, BinaryOp::Add, total, item)
                                   : call2(task, it->function, total, item);
  if (!total.is_null()) gc::store_field(task, it, &it->total, total);
  return total;
}

const TypeSlots accumulate_slots = {.new_ = accumulate_new, .iter = iter_self, .next = accumulate_next};
const TypeDefinition accumulate_definition = {
    .doc = "Running totals, or what a function of two "
           "arguments makes of them.",
    .module = "itertools",
    .flags = kTypeBase,
    .native_size = sizeof(AccumulateObject),
    .slots = &accumulate_slots,
    .trace = trace_native<AccumulateObject>,
};

} // namespace

bool add_sequences(Task* task, ModuleObject* module) {
  return add_class(task, module, &chain_type, "chain", chain_definition) &&
         add_class(task, module, &islice_type, "islice", islice_definition) &&
         add_class(task, module, &pairwise_type, "pairwise", pairwise_definition) &&
         add_class(task, module, &batched_type, "batched", batched_definition) &&
         add_class(task, module, &accumulate_type, "accumulate", accumulate_definition);
}

} // namespace pyc::itertools
