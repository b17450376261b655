/// _bisect: binary search in sorted sequences.

#include "object/attributes.h"
#include "object/list.h"
#include "stdlib/native.h"

namespace pyc {

namespace {

struct Search {
  Value sequence;
  Value wanted; ///< of the search itself: for insort the key of the item
  Value key;    ///< function, or None
  int64_t low, high;
};

bool parse(Task* task, const char* function, const Value* args, size_t nargs, Value kwnames, Search* out,
           Value* item) {
  static const char* const parameters[] = {"a", "x", "lo", "hi", "key", nullptr};
  Value v[5];
  out->low = 0;
  if (!bind_arguments(task, {function, parameters, 2, 4}, args, nargs, kwnames, v) ||
      (!v[2].is_null() && !ssize_argument(task, v[2], &out->low)))
    return false;
  out->high = -1;
  bool given = !v[3].is_null() && !v[3].is_none();
  if (given && !type_of(v[3])->slots.index)
    return raise_type_error(task, "argument should be integer or None, not '%T'", v[3]);
  if (given && !ssize_argument(task, v[3], &out->high)) return false;
  if (out->low < 0) return raise_value_error(task, "lo must be non-negative");
  if ((!given || out->high == -1) && !length(task, v[0], &out->high)) return false;
  out->sequence = v[0];
  *item = out->wanted = v[1];
  out->key = v[4].is_null() ? kNone : v[4];
  return true;
}

Value item_at(Task* task, Value sequence, int64_t i) {
  if (is_exact(sequence, BuiltinType::list)) {
    Value item = list_get(task, sequence, static_cast<size_t>(i));
    if (!(item == kAbsent)) return item;
  }
  Value index = int_from_i64(task, i);
  return index.is_null() ? kNull : get_item(task, sequence, index);
}

/// The place where `wanted` belongs: before equal items, or behind them when `right`.
bool find(Task* task, Search* search, bool right) {
  while (search->low < search->high) {
    // No overflow: both are at least 0.
    auto middle =
        static_cast<int64_t>((static_cast<uint64_t>(search->low) + static_cast<uint64_t>(search->high)) / 2);
    Value item = item_at(task, search->sequence, middle);
    if (!item.is_null() && !search->key.is_none()) item = call1(task, search->key, item);
    if (item.is_null()) return false;
    Value verdict = right ? compare_fast<CompareOp::Less>(task, search->wanted, item)
                          : compare_fast<CompareOp::Less>(task, item, search->wanted);
    bool less;
    if (verdict.is_null() || !truth(task, verdict, &less)) return false;
    if (less == right)
      search->high = middle;
    else
      search->low = middle + 1;
  }
  return true;
}

template <bool right> Value bisect(Task* task, const Value* args, size_t nargs, Value kwnames) {
  Search search;
  Value item;
  const char* name = right ? "bisect_right" : "bisect_left";
  if (!parse(task, name, args, nargs, kwnames, &search, &item) || !find(task, &search, right)) return kNull;
  return int_from_i64(task, search.low);
}

template <bool right> Value insort(Task* task, const Value* args, size_t nargs, Value kwnames) {
  Search search;
  Value item;
  const char* name = right ? "insort_right" : "insort_left";
  if (!parse(task, name, args, nargs, kwnames, &search, &item)) return kNull;
  if (!search.key.is_none()) {
    search.wanted = call1(task, search.key, item);
    if (search.wanted.is_null()) return kNull;
  }
  if (!find(task, &search, right)) return kNull;
  if (is_exact(search.sequence, BuiltinType::list)) {
    auto position = static_cast<size_t>(search.low);
    return none_or_null(list_replace(task, search.sequence, position, position, &item, 1));
  }
  Value arguments[] = {int_from_i64(task, search.low), item};
  return none_or_null(!arguments[0].is_null() &&
                      !call_method(task, search.sequence, intern_cstring("insert"), arguments, 2).is_null());
}

const MethodDef functions[] = {
    {"bisect_left", bisect<false>, 0, -1, kMethodKeywords,
     "Where to insert x into the sorted sequence a: before items that equal it."},
    {"bisect_right", bisect<true>, 0, -1, kMethodKeywords,
     "Where to insert x into the sorted sequence a: behind items that equal it."},
    {"insort_left", insort<false>, 0, -1, kMethodKeywords,
     "Insert x into the sorted sequence a, before items that equal it."},
    {"insort_right", insort<true>, 0, -1, kMethodKeywords,
     "Insert x into the sorted sequence a, behind items that equal it."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace

extern const NativeModule _bisect_module = {"_bisect", "Binary search: the native half of bisect.", functions,
                                            nullptr};

} // namespace pyc
