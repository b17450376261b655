/// list.sort: a stable merge sort of natural runs, short runs lengthened by binary insertion, merged in the
/// order of powersort (Munro, Wild 2018), as CPython's since 3.11.
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
#include "object/tuple.h"
#include "sched/lock.h"

namespace pyc {

namespace {

/// Runs shorter than this are extended by insertion: CPython's bound for arrays of 64 items and more.
constexpr size_t kMinRun = 32;
constexpr unsigned kMaxPending = 90;

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

struct Run {
  size_t start;
  size_t length;
  unsigned power;
};

/// `stride` Values an entry; the first is the key.
template <class Less, unsigned stride> class Sorter {
public:
  Sorter(Task* task, Value* entries, size_t count, Value* scratch)
      : task_(task), entries_(entries), count_(count), scratch_(scratch) {}

  bool sort() {
    for (size_t start = 0; start < count_;) {
      size_t length;
      if (!next_run(start, &length)) return false;
      Run run{start, length, 0};
      if (pending_count_ > 0) {
        unsigned power = node_power(pending_[pending_count_ - 1], run);
        while (pending_count_ > 1 && pending_[pending_count_ - 2].power > power)
          if (!merge_last()) return false;
        pending_[pending_count_ - 1].power = power;
      }
      pending_[pending_count_++] = run;
      start += length;
    }
    while (pending_count_ > 1)
      if (!merge_last()) return false;
    return true;
  }

private:
  Value key(size_t i) const { return entries_[i * stride]; }
  bool less(Value a, Value b, bool* out) { return less_(task_, a, b, out); }
  static void copy(Value* to, const Value* from) {
    for (unsigned i = 0; i < stride; i++)
      to[i] = from[i];
  }

  /// Depth in the ideal merge tree of the node between two adjacent runs.
  unsigned node_power(const Run& left, const Run& right) const {
    size_t a = 2 * left.start + left.length, b = 2 * right.start + right.length;
    unsigned power = 0;
    for (;;) {
      power++;
      if (a >= count_) {
        a -= count_, b -= count_;
      } else if (b >= count_) {
        return power;
      }
      a <<= 1, b <<= 1;
    }
  }

  void reverse(size_t from, size_t to) {
    while (from + 1 < to) {
      to--;
      for (unsigned i = 0; i < stride; i++)
        std::swap(entries_[from * stride + i], entries_[to * stride + i]);
      from++;
    }
  }

  /// The natural run at `start`, ascending afterwards, at least kMinRun long unless the entries end.
  bool next_run(size_t start, size_t* length) {
    size_t end = start + 1;
    if (end < count_) {
      bool descending;
      if (!less(key(end), key(start), &descending)) return false;
      for (end++; end < count_; end++) {
        bool below;
        if (!less(key(end), key(end - 1), &below)) return false;
        if (below != descending) break;
      }
      if (descending) reverse(start, end);
    }
    size_t wanted = std::min(count_, start + kMinRun);
    if (end < wanted && !insert(start, end, wanted)) return false;
    *length = std::max(end, wanted) - start;
    return true;
  }

  /// [start, sorted) is in order; afterwards [start, end) is.
  bool insert(size_t start, size_t sorted, size_t end) {
    for (size_t i = sorted; i < end; i++) {
      size_t low = start, high = i;
      while (low < high) {
        size_t middle = low + (high - low) / 2;
        bool below;
        if (!less(key(i), key(middle), &below)) return false;
        if (below) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      Value moved[stride];
      copy(moved, entries_ + i * stride);
      std::copy_backward(entries_ + low * stride, entries_ + i * stride, entries_ + (i + 1) * stride);
      copy(entries_ + low * stride, moved);
    }
    return true;
  }

  bool merge_last() {
    Run& left = pending_[pending_count_ - 2];
    const Run& right = pending_[pending_count_ - 1];
    pending_count_--;
    bool ok = merge(left.start, right.start, right.start + right.length);
    left.length += right.length;
    return ok;
  }

  /// The left run moves to the scratch space and merges forward. When a comparison fails, what is left of it
  /// returns, so that nothing is lost.
  bool merge(size_t start, size_t middle, size_t end) {
    bool in_order;
    if (!less(key(middle), key(middle - 1), &in_order)) return false;
    if (!in_order) return true;
    size_t left = 0, left_count = middle - start, right = middle, out = start;
    std::copy(entries_ + start * stride, entries_ + middle * stride, scratch_);
    bool ok = true;
    while (left < left_count && right < end) {
      bool below;
      if (!less(key(right), scratch_[left * stride], &below)) {
        ok = false;
        break;
      }
      copy(entries_ + out++ * stride, below ? entries_ + right++ * stride : scratch_ + left++ * stride);
    }
    std::copy(scratch_ + left * stride, scratch_ + left_count * stride, entries_ + out * stride);
    return ok;
  }

  Less less_;
  Task* task_;
  Value* entries_;
  size_t count_;
  Value* scratch_;
  Run pending_[kMaxPending];
  unsigned pending_count_ = 0;
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
  ListStore* scratch = list_store_new(task, (count / 2 + kMinRun) * stride);
  // A merge moves the left run, which may be longer than half.
  if (scratch && scratch->capacity < count * stride) scratch = list_store_new(task, count * stride);
  if (!scratch) return false;
  bool ok;
  switch (common_kind(store->items, count, stride)) {
  case KeyKind::Int:
    ok = Sorter<IntLess, stride>(task, store->items, count, scratch->items).sort();
    break;
  case KeyKind::Double:
    ok = Sorter<DoubleLess, stride>(task, store->items, count, scratch->items).sort();
    break;
  case KeyKind::Str:
    ok = Sorter<StrLess, stride>(task, store->items, count, scratch->items).sort();
    break;
  default:
    ok = Sorter<AnyLess, stride>(task, store->items, count, scratch->items).sort();
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
  if (nargs > 1) return raise_type_error(task, "sort() takes no positional arguments");
  static const char* const names[] = {"key", "reverse", nullptr};
  static const ParameterList parameters{"sort", names, 0, 0};
  Value given[2];
  if (!bind_arguments(task, parameters, args + 1, 0, kwnames, given)) return kNull;
  bool reverse = false;
  if (!given[1].is_null() && !truth(task, given[1], &reverse)) return kNull;
  return none_or_null(list_sort(task, args[0], given[0], reverse));
}

} // namespace pyc
