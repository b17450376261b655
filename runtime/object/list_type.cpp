/// The class list: methods and slots.

#include <algorithm>

#include <initializer_list>

#include "object/call.h"
#include "object/generic_alias.h"
#include "object/containers.h"
#include "object/iterators.h"
#include "object/list.h"
#include "object/slice.h"
#include "object/tuple.h"
#include "sched/lock.h"

namespace pyc {

namespace {

ListObject* as_list(Value v) {
  return v.as<ListObject>();
}

int64_t signed_length(Value list) {
  return static_cast<int64_t>(list_length(list));
}

// Methods.

Value append(Task* task, const Value* args, size_t, Value) {
  return none_or_null(list_append(task, args[0], args[1]));
}

Value clear(Task* task, const Value* args, size_t, Value) {
  ListObject* l = as_list(args[0]);
  HeaderLock lock(task, l);
  // A store of its own goes with its items, so that readers of the old one finish in peace.
  store_count(&l->length, 0);
  publish_pointer(task, l, &l->store, list_empty_store());
  return kNone;
}

Value copy(Task* task, const Value* args, size_t, Value) {
  return list_copy_range(task, args[0], 0, SIZE_MAX);
}

Value count(Task* task, const Value* args, size_t, Value) {
  int64_t found = 0;
  for (size_t i = 0;; i++) {
    Value item = list_get(task, args[0], i);
    if (item == kAbsent) return Value::from_small_int(found);
    bool same;
    if (!equal(task, item, args[1], &same)) return kNull;
    found += same;
  }
}

Value extend(Task* task, const Value* args, size_t, Value) {
  return none_or_null(list_extend(task, args[0], args[1]));
}

/// Position of the first equal item in [from, to); `*out` is -1 when there is none.
bool find(Task* task, Value list, Value wanted, size_t from, size_t to, int64_t* out) {
  *out = -1;
  for (size_t i = from; i < to; i++) {
    Value item = list_get(task, list, i);
    if (item == kAbsent) return true;
    bool same;
    if (!equal(task, item, wanted, &same)) return false;
    if (!same) continue;
    *out = static_cast<int64_t>(i);
    return true;
  }
  return true;
}

/// The number that an `__index__` stands for, asked for before the list's length, which it may change.
bool small_key(Task* task, Value* key) {
  if (is_int_or_bool(*key) || !type_of(*key)->slots.index) return true;
  *key = index(task, *key);
  return !key->is_null();
}

/// The same for a subscript: IndexError, which names the key's class, for a number that is no index.
bool item_key(Task* task, Value* key) {
  int64_t number;
  if (is_int_or_bool(*key) || !type_of(*key)->slots.index) return true;
  if (!index_i64(task, *key, types::IndexError, &number)) return false;
  *key = int_from_i64(task, number);
  return !key->is_null();
}

Value index_method(Task* task, const Value* args, size_t nargs, Value) {
  int64_t from = 0, to = INT64_MAX, found;
  Value start = nargs > 2 ? args[2] : kNone, stop = nargs > 3 ? args[3] : kNone;
  if (!small_key(task, &start) || !small_key(task, &stop)) return kNull;
  int64_t length = signed_length(args[0]);
  if (nargs > 2 && !search_bound(task, start, length, &from)) return kNull;
  if (nargs > 3 && !search_bound(task, stop, length, &to)) return kNull;
  if (!find(task, args[0], args[1], static_cast<size_t>(from), static_cast<size_t>(to), &found)) return kNull;
  if (found < 0) return raise_value_error(task, "list.index(x): x not in list");
  return Value::from_small_int(found);
}

Value insert(Task* task, const Value* args, size_t, Value) {
  int64_t at;
  if (!size_argument(task, args[1], &at)) return kNull;
  int64_t length = signed_length(args[0]);
  if (at < 0) at = std::max<int64_t>(at + length, 0);
  auto position = static_cast<size_t>(std::min(at, length));
  return none_or_null(list_replace(task, args[0], position, position, &args[2], 1));
}

/// Takes the item at `position` out; kAbsent when the list has shrunk below it.
Value take(Task* task, Value list, size_t position) {
  ListObject* l = as_list(list);
  HeaderLock lock(task, l);
  size_t length = l->length;
  if (position >= length) return kAbsent;
  ListStore* store = l->store;
  Value item = store->items[position];
  gc::barrier(task, store);
  store_count(&l->length, length - 1);
  for (size_t i = position; i + 1 < length; i++)
    publish_field(&store->items[i], store->items[i + 1]);
  store_field_nobarrier(&store->items[length - 1], kNull);
  return item;
}

Value pop(Task* task, const Value* args, size_t nargs, Value) {
  int64_t at = -1;
  if (nargs > 1 && !size_argument(task, args[1], &at)) return kNull;
  int64_t length = signed_length(args[0]);
  if (length == 0) return raise_index_error(task, "pop from empty list");
  if (at < 0) at += length;
  Value item = at < 0 || at >= length ? kAbsent : take(task, args[0], static_cast<size_t>(at));
  return item == kAbsent ? raise_index_error(task, "pop index out of range") : item;
}

Value remove(Task* task, const Value* args, size_t, Value) {
  int64_t found;
  if (!find(task, args[0], args[1], 0, SIZE_MAX, &found)) return kNull;
  if (found < 0) return raise_value_error(task, "list.remove(x): x not in list");
  take(task, args[0], static_cast<size_t>(found));
  return kNone;
}

Value reverse(Task* task, const Value* args, size_t, Value) {
  ListObject* l = as_list(args[0]);
  HeaderLock lock(task, l);
  ListStore* store = l->store;
  gc::barrier(task, store);
  for (size_t i = 0, j = l->length; i + 1 < j; i++) {
    Value low = store->items[i], high = store->items[--j];
    publish_field(&store->items[i], high);
    publish_field(&store->items[j], low);
  }
  return kNone;
}

Value reversed(Task* task, const Value* args, size_t, Value) {
  return iterator_new(task, BuiltinType::list_reverse_iterator, args[0], signed_length(args[0]) - 1);
}

Value sizeof_method(Task*, const Value* args, size_t, Value) {
  ListStore* store = load_pointer(&as_list(args[0])->store);
  return Value::from_small_int(
      static_cast<int64_t>(sizeof(ListObject) + 16 + load_count(&store->capacity) * 8));
}

Value get_item_slot(Task* task, Value self, Value key);

/// `x.__getitem__(y)`: a method of its own, as in CPython, beside the slot.
Value getitem_method(Task* task, const Value* args, size_t, Value) {
  return get_item_slot(task, args[0], args[1]);
}

const MethodDef methods[] = {
    {"__getitem__", getitem_method, 1, 1, 0, "Return self[index]."},
    PYC_CLASS_GETITEM,
    {"__reversed__", reversed, 0, 0, 0, "Return a reverse iterator over the list."},
    {"__sizeof__", sizeof_method, 0, 0, 0, "Return the size of the list in memory, in bytes."},
    {"append", append, 1, 1, 0, "Append object to the end of the list."},
    {"clear", clear, 0, 0, 0, "Remove all items from list."},
    {"copy", copy, 0, 0, 0, "Return a shallow copy of the list."},
    {"count", count, 1, 1, 0, "Return number of occurrences of value."},
    {"extend", extend, 1, 1, 0, "Extend list by appending elements from the iterable."},
    {"index", index_method, 1, 3, 0,
     "Return first index of value.\n\nRaises ValueError if the value is not present."},
    {"insert", insert, 2, 2, 0, "Insert object before index."},
    {"pop", pop, 0, 1, 0,
     "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out "
     "of range."},
    {"remove", remove, 1, 1, 0,
     "Remove first occurrence of value.\n\nRaises ValueError if the value is not present."},
    {"reverse", reverse, 0, 0, 0, "Reverse *IN PLACE*."},
    {"sort", list_sort_method, 0, -1, kMethodKeywords,
     "Sort the list in ascending order and return None.\n\nThe sort is in-place (i.e. the list itself is "
     "modified) and "
     "stable (i.e. the\norder of two equal elements is maintained).\n\nIf a key function is given, apply it "
     "once to "
     "each list item and sort them,\nascending or descending, according to their function values.\n\nThe "
     "reverse flag "
     "can be set to sort in descending order."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

// Slots.

Value new_slot(Task* task, TypeObject* type, const Value*, size_t, Value) {
  return list_new_of_type(task, type);
}

bool init_slot(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  if (is_exact(self, BuiltinType::list) && !check_no_keywords(task, "list", kwnames)) return false;
  if (!check_positional(task, "list", nargs, 0, 1)) return false;
  if (list_length(self) > 0) clear(task, &self, 1, kNull);
  return nargs == 0 || list_extend(task, self, args[0]);
}

Value repr_slot(Task* task, Value self) {
  if (list_length(self) == 0) return str_from_cstring(task, "[]");
  ReprGuard guard(task, self);
  if (!guard) return kNull;
  if (guard.repeated) return str_from_cstring(task, "[...]");
  StrBuilder out(task);
  out.add_char('[');
  for (size_t i = 0;; i++) {
    Value item = list_get(task, self, i);
    if (item == kAbsent) break;
    if (i > 0) out.add_ascii(", ", 2);
    if (!add_repr(task, out, item)) return kNull;
  }
  out.add_char(']');
  return out.finish();
}

Value compare_slot(Task* task, Value a, Value b, CompareOp op) {
  if (!is_list(a) || !is_list(b)) return kNotImplemented;
  bool only_equality = op == CompareOp::Equal || op == CompareOp::NotEqual;
  if (only_equality && list_length(a) != list_length(b)) return Value::from_bool(op == CompareOp::NotEqual);
  RecursionGuard guard(task, " in comparison");
  if (!guard) return kNull;
  for (size_t i = 0;; i++) {
    Value x = list_get(task, a, i), y = list_get(task, b, i);
    if (x == kAbsent || y == kAbsent) {
      return compare(task, op, Value::from_small_int(signed_length(a)),
                     Value::from_small_int(signed_length(b)));
    }
    bool same;
    if (!equal(task, x, y, &same)) return kNull;
    if (same) continue;
    if (only_equality) return Value::from_bool(op == CompareOp::NotEqual);
    // As they are after the comparison, which may have changed the lists.
    if (i >= list_length(a) || i >= list_length(b)) continue;
    return compare(task, op, list_get(task, a, i), list_get(task, b, i));
  }
}

Value iter_slot(Task* task, Value self) {
  return iterator_new(task, BuiltinType::list_iterator, self, 0);
}

bool length_slot(Task*, Value self, int64_t* out) {
  *out = signed_length(self);
  return true;
}

bool contains_slot(Task* task, Value self, Value item, bool* out) {
  int64_t found;
  if (!find(task, self, item, 0, SIZE_MAX, &found)) return false;
  *out = found >= 0;
  return true;
}

Value get_slice(Task* task, Value self, const SliceBounds& bounds) {
  if (bounds.step == 1)
    return list_copy_range(task, self, static_cast<size_t>(bounds.start),
                           static_cast<size_t>(bounds.start + bounds.count));
  Value result = list_with_capacity(task, static_cast<size_t>(bounds.count));
  if (result.is_null()) return kNull;
  for (int64_t i = 0, at = bounds.start; i < bounds.count; i++, at += bounds.step) {
    Value item = list_get(task, self, static_cast<size_t>(at));
    if (item == kAbsent || !list_append(task, result, item)) break;
  }
  return has_error(task) ? kNull : result;
}

Value get_item_slot(Task* task, Value self, Value key) {
  if (is_slice(key)) {
    SliceParts parts;
    if (!slice_parts(task, key, &parts)) return kNull;
    return get_slice(task, self, slice_clamp(parts, signed_length(self)));
  }
  size_t at;
  if (!item_key(task, &key) ||
      !sequence_index(task, key, signed_length(self), "list", "list index out of range", &at))
    return kNull;
  Value item = list_get(task, self, at);
  return item == kAbsent ? raise_index_error(task, "list index out of range") : item;
}

/// `del self[start:stop:step]` for steps other than 1: the items that stay move together.
void delete_stepped(Task* task, Value self, SliceBounds bounds) {
  ListObject* l = as_list(self);
  int64_t first = bounds.step < 0 ? bounds.start + (bounds.count - 1) * bounds.step : bounds.start;
  int64_t step = bounds.step < 0 ? -bounds.step : bounds.step;
  HeaderLock lock(task, l);
  ListStore* store = l->store;
  auto length = static_cast<int64_t>(l->length);
  int64_t to = first, last = first + (bounds.count - 1) * step;
  gc::barrier(task, store);
  for (int64_t from = first; from < length; from++) {
    if (from <= last && (from - first) % step == 0) continue;
    publish_field(&store->items[to++], store->items[from]);
  }
  if (to >= length) return;
  store_count(&l->length, static_cast<uint64_t>(to));
  for (int64_t i = to; i < length; i++)
    store_field_nobarrier(&store->items[i], kNull);
}

bool delete_slice(Task* task, Value self, const SliceBounds& bounds) {
  if (bounds.step == 1) {
    int64_t stop = std::max(bounds.start, bounds.stop);
    return list_replace(task, self, static_cast<size_t>(bounds.start), static_cast<size_t>(stop), nullptr, 0);
  }
  if (bounds.count > 0) delete_stepped(task, self, bounds);
  return true;
}

bool set_stepped(Task* task, Value self, const SliceBounds& bounds, ListObject* items) {
  if (static_cast<int64_t>(items->length) != bounds.count)
    return raise_value_error(task, "attempt to assign sequence of size %zd to extended slice of size %zd",
                             static_cast<ssize_t>(items->length), static_cast<ssize_t>(bounds.count));
  for (int64_t i = 0, at = bounds.start; i < bounds.count; i++, at += bounds.step)
    if (!list_set(task, self, static_cast<size_t>(at), items->store->items[i])) break;
  return true;
}

bool set_slice(Task* task, Value self, Value key, Value value) {
  SliceBounds bounds;
  key = slice_resolved(task, key);
  if (key.is_null() || !slice_bounds(task, key, signed_length(self), &bounds)) return false;
  if (value.is_null()) return delete_slice(task, self, bounds);
  // A copy: the value may be the list itself, or change under way.
  Value copy = items_of(task, value, "must assign iterable to extended slice");
  if (copy == value) copy = list_from_iterable(task, value);
  if (copy.is_null() || !slice_bounds(task, key, signed_length(self), &bounds)) return false;
  ListObject* items = as_list(copy);
  if (bounds.step != 1) return set_stepped(task, self, bounds, items);
  int64_t stop = std::max(bounds.start, bounds.stop);
  bool ok = list_replace(task, self, static_cast<size_t>(bounds.start), static_cast<size_t>(stop),
                         items->store->items, items->length);
  PYC_KEEP(items);
  return ok;
}

bool set_item_slot(Task* task, Value self, Value key, Value value) {
  if (is_slice(key)) return set_slice(task, self, key, value);
  size_t at;
  if (!item_key(task, &key) ||
      !sequence_index(task, key, signed_length(self), "list", "list assignment index out of range", &at))
    return false;
  bool there = value.is_null() ? !(take(task, self, at) == kAbsent) : list_set(task, self, at, value);
  return there ? true : raise_index_error(task, "list assignment index out of range");
}

Value concat_slot(Task* task, Value a, Value b) {
  if (!is_list(b)) return raise_type_error(task, "can only concatenate list (not \"%T\") to list", b);
  Value result = list_with_capacity(task, list_length(a) + list_length(b));
  if (result.is_null()) return kNull;
  for (Value source : {a, b}) {
    Value item;
    for (size_t i = 0; !((item = list_get(task, source, i)) == kAbsent); i++)
      if (!list_append(task, result, item)) return kNull;
  }
  return result;
}

Value repeat_slot(Task* task, Value self, int64_t times) {
  size_t length = list_length(self), total;
  if (times <= 0 || length == 0) return list_new(task, nullptr, 0);
  if (__builtin_mul_overflow(length, static_cast<size_t>(times), &total)) return raise_memory_error(task);
  Value result = list_with_capacity(task, total);
  if (result.is_null()) return kNull;
  ListStore* store = as_list(result)->store;
  for (size_t i = 0; i < length; i++) {
    Value item = list_get(task, self, i);
    if (item == kAbsent) {
      // Another thread shortened it: what is left is repeated.
      length = i;
      total = length * static_cast<size_t>(times);
      break;
    }
    store_field_nobarrier(&store->items[i], item);
  }
  for (size_t i = length; i < total; i++)
    store_field_nobarrier(&store->items[i], store->items[i - length]);
  as_list(result)->length = total;
  return result;
}

Value in_place_concat_slot(Task* task, Value a, Value b) {
  return list_extend(task, a, b) ? a : kNull;
}

Value in_place_repeat_slot(Task* task, Value self, int64_t times) {
  if (times <= 0) return clear(task, &self, 1, kNull).is_null() ? kNull : self;
  Value more = repeat_slot(task, self, times - 1);
  if (more.is_null()) return kNull;
  size_t end = list_length(self);
  bool ok = list_replace(task, self, end, end, as_list(more)->store->items, as_list(more)->length);
  PYC_KEEP(more.bits);
  return ok ? self : kNull;
}

const TypeSlots slots = {
    .new_ = new_slot,
    .init = init_slot,
    .repr = repr_slot,
    .compare = compare_slot,
    .iter = iter_slot,
    .length = length_slot,
    .contains = contains_slot,
    .get_item = get_item_slot,
    .set_item = set_item_slot,
    .concat = concat_slot,
    .repeat = repeat_slot,
    .in_place_concat = in_place_concat_slot,
    .in_place_repeat = in_place_repeat_slot,
};

} // namespace

const TypeDefinition k_list_type = {
    .doc = "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty "
           "list.\nThe argument "
           "must be an iterable if specified.",
    .flags = kTypeBase | kTypeListSubclass | kTypeSequencePattern | kTypeMatchSelf,
    .native_size = sizeof(ListObject),
    .methods = methods,
    .slots = &slots,
};

} // namespace pyc
