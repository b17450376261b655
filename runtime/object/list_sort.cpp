/// list.sort: what is sorted, and by which comparison; merge_sort.h is the algorithm.
///
/// The list is empty while it is sorted, so that what comparisons do to it shows. Items, preceded by their
/// keys if there is a key function, lie in one store, the scratch space in another. Both only ever hold
/// values that the first one held at the start: whatever survives a collection in between is old in both, so
/// no store needs the write barrier.

#include <algorithm>

#include "object/call.h"
#include "object/containers.h"
#include "object/float.h"
#include "object/list.h"
#include "object/merge_sort.h"
#include "object/tuple.h"
#include "sched/lock.h"

namespace pyc {

namespace {

// Comparisons: `a < b` into *out, false with an exception.

struct IntLess {
  bool operator()(Task*, Value a, Value b, bool* out) const {
    *out = static_cast<int64_t>(a.bits) < static_cast<int64_t>(b.bits);
    return true;
  }
};

struct DoubleLess {
  bool operator()(Task*, Value a, Value b, bool* out) const {
    *out = a.immediate_double() < b.immediate_double();
    return true;
  }
};

struct StrLess {
  bool operator()(Task*, Value a, Value b, bool* out) const {
    *out = str_compare(a.as<StrObject>(), b.as<StrObject>()) < 0;
    return true;
  }
};

struct AnyLess {
  bool operator()(Task* task, Value a, Value b, bool* out) const {
    return compare_bool(task, CompareOp::Less, a, b, out);
  }
};

enum class KeyKind { Int, Double, Str, Any };

KeyKind kind_of_key(Value v) {
  if (v.is_small_int()) return KeyKind::Int;
  if (v.is_immediate_double()) return KeyKind::Double;
  return v.is_object() && is_exact(v, BuiltinType::str) ? KeyKind::Str : KeyKind::Any;
}

KeyKind common_kind(const Value* entries, size_t count, unsigned stride) {
  KeyKind kind = kind_of_key(entries[0]);
  for (size_t i = 1; i < count; i++)
    if (kind_of_key(entries[i * stride]) != kind) return KeyKind::Any;
  return kind;
}

template <unsigned stride> bool sort_entries(Task* task, ListStore* store, size_t count) {
  ListStore* scratch = list_store_new(task, std::max<size_t>(count / 2, 1) * stride);
  if (!scratch) return false;
  bool ok;
  switch (common_kind(store->items, count, stride)) {
  case KeyKind::Int:
    ok = MergeSort<IntLess, stride>(task, store->items, count, scratch->items).sort();
    break;
  case KeyKind::Double:
    ok = MergeSort<DoubleLess, stride>(task, store->items, count, scratch->items).sort();
    break;
  case KeyKind::Str:
    ok = MergeSort<StrLess, stride>(task, store->items, count, scratch->items).sort();
    break;
  default:
    ok = MergeSort<AnyLess, stride>(task, store->items, count, scratch->items).sort();
  }
  PYC_KEEP(scratch);
  PYC_KEEP(store);
  return ok;
}

void reverse_items(Value* items, size_t count) {
  std::reverse(items, items + count);
}

/// Stable descending order is ascending order of the reversed items, reversed.
bool sort_plain(Task* task, ListStore* store, size_t count, bool reverse) {
  if (reverse) reverse_items(store->items, count);
  bool ok = count < 2 || sort_entries<1>(task, store, count);
  if (reverse) reverse_items(store->items, count);
  return ok;
}

/// The keys are asked for from the first item to the last, whatever the order.
bool sort_by_key(Task* task, ListStore* store, size_t count, Value key, bool reverse) {
  ListStore* pairs = list_store_new(task, 2 * count);
  if (!pairs) return false;
  bool ok = true;
  for (size_t i = 0; i < count && ok; i++) {
    Value k = call1(task, key, store->items[i]);
    ok = !k.is_null();
    size_t at = reverse ? count - 1 - i : i;
    gc::store_field(task, pairs, &pairs->items[2 * at], k);
    gc::store_field(task, pairs, &pairs->items[2 * at + 1], store->items[i]);
  }
  bool complete = ok;
  if (ok && count > 1) ok = sort_entries<2>(task, pairs, count);
  // After a failed key function only some pairs are there: the items stay as they were.
  gc::barrier(task, store);
  for (size_t i = 0; complete && i < count; i++)
    publish_field(&store->items[i], pairs->items[2 * (reverse ? count - 1 - i : i) + 1]);
  PYC_KEEP(pairs);
  return ok;
}

struct Detached {
  ListStore* store;
  size_t count;
};

Detached detach(Task* task, ListObject* l) {
  HeaderLock lock(task, l);
  Detached detached{l->store, l->length};
  store_count(&l->length, 0);
  publish_pointer(task, l, &l->store, list_empty_store());
  return detached;
}

/// Puts the sorted items back. False when somebody has put others in meanwhile.
bool attach(Task* task, ListObject* l, Detached detached) {
  HeaderLock lock(task, l);
  bool untouched = l->store == list_empty_store();
  publish_pointer(task, l, &l->store, detached.store);
  store_count(&l->length, detached.count);
  return untouched;
}

} // namespace

bool list_sort(Task* task, Value list, Value key, bool reverse) {
  auto* l = list.as<ListObject>();
  Detached detached = detach(task, l);
  bool with_key = !key.is_null() && !key.is_none();
  bool ok = with_key ? sort_by_key(task, detached.store, detached.count, key, reverse)
                     : sort_plain(task, detached.store, detached.count, reverse);
  if (attach(task, l, detached)) return ok;
  return ok ? raise_value_error(task, "list modified during sort") : false;
}

Value list_sort_method(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"key", "reverse", nullptr};
  static const ParameterList parameters{"sort", names, 0, 0};
  Value given[2];
  if (!bind_arguments(task, parameters, args + 1, nargs - 1, kwnames, given)) return kNull;
  bool reverse = false;
  if (!given[1].is_null() && !truth(task, given[1], &reverse)) return kNull;
  return none_or_null(list_sort(task, args[0], given[0], reverse));
}

} // namespace pyc
