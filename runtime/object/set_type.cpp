/// The classes set and frozenset: methods and slots. One table of functions serves both; results of operators
/// are exact sets of the left operand's kind.

#include <utility>

#include "object/call.h"
#include "object/generic_alias.h"
#include "object/containers.h"
#include "object/dict.h"
#include "object/iterators.h"
#include "object/list.h"
#include "object/names.h"
#include "object/set.h"
#include "object/tuple.h"
#include "sched/lock.h"

namespace pyc {

namespace {

SetObject* as_set(Value v) {
  return v.as<SetObject>();
}

BuiltinType base_of(Value set) {
  return is_set(set) ? BuiltinType::set : BuiltinType::frozenset;
}

TypeObject* base_type(Value set) {
  return is_set(set) ? types::set : types::frozenset;
}

Value copy_of(Task* task, Value set) {
  return set_copy(task, set, base_of(set));
}

/// `iterable` itself when it is a set, else a new set of its items. NULL with an exception.
Value as_any_set(Task* task, Value iterable) {
  return is_any_set(iterable) ? iterable : set_from_iterable(task, types::set, iterable);
}

// The four operations, each into a set that is given: `set` changes.

bool difference_into(Task* task, Value set, Value other) {
  if (set == other) {
    set_clear(task, set);
    return !has_error(task);
  }
  if (is_any_set(other)) {
    size_t position = 0;
    Value item;
    int64_t hash;
    bool removed;
    while (set_next(other, &position, &item, &hash))
      if (!set_discard_hashed(task, set, item, hash, &removed)) return false;
    return true;
  }
  return iterate(
      task, other,
      [](Task* t, void* context, Value item) {
        bool removed;
        return set_discard(t, *static_cast<Value*>(context), item, &removed);
      },
      &set);
}

bool symmetric_difference_into(Task* task, Value set, Value other) {
  if (set == other) return difference_into(task, set, other);
  Value items = as_any_set(task, other);
  size_t position = 0;
  Value item;
  int64_t hash;
  bool removed;
  while (!items.is_null() && set_next(items, &position, &item, &hash)) {
    if (!set_discard_hashed(task, set, item, hash, &removed)) return false;
    if (!removed && !set_add_hashed(task, set, item, hash)) return false;
  }
  return !items.is_null();
}

struct Intersection {
  Value set;
  Value result;
  bool complete = false;
};

bool keep_common(Task* task, void* context, Value item) {
  auto* state = static_cast<Intersection*>(context);
  int64_t hash;
  bool common;
  if (!pyc::hash(task, item, &hash) || !set_contains_hashed(task, state->set, item, hash, &common))
    return false;
  if (!common) return true;
  if (!set_add_hashed(task, state->result, item, hash)) return false;
  // No more can come.
  state->complete = set_length(state->result) >= set_length(state->set);
  return !state->complete;
}

/// A new set of the items of both. As CPython, it walks the smaller of two sets.
Value intersection_of(Task* task, Value set, Value other) {
  Value result = set_from_iterable(task, base_type(set), kNull);
  if (result.is_null()) return kNull;
  if (!is_any_set(other)) {
    Intersection state{set, result};
    return iterate(task, other, keep_common, &state) || state.complete ? result : kNull;
  }
  if (set_length(other) > set_length(set)) std::swap(set, other);
  size_t position = 0;
  Value item;
  int64_t hash;
  bool common;
  while (set_next(other, &position, &item, &hash)) {
    if (!set_contains_hashed(task, set, item, hash, &common)) return kNull;
    if (common && !set_add_hashed(task, result, item, hash)) return kNull;
  }
  return result;
}

/// The items of `set` that `other`, a set or dict, does not have.
Value difference_of(Task* task, Value set, Value other) {
  Value result = set_from_iterable(task, base_type(set), kNull);
  if (result.is_null()) return kNull;
  size_t position = 0;
  Value item;
  int64_t hash;
  while (set_next(set, &position, &item, &hash)) {
    bool there;
    if (is_any_set(other)) {
      if (!set_contains_hashed(task, other, item, hash, &there)) return kNull;
    } else {
      Value found = dict_get(task, other.as<DictObject>(), item);
      if (found.is_null()) return kNull;
      there = !(found == kAbsent);
    }
    if (!there && !set_add_hashed(task, result, item, hash)) return kNull;
  }
  return result;
}

bool is_subset(Task* task, Value a, Value b, bool* out) {
  *out = set_length(a) <= set_length(b);
  size_t position = 0;
  Value item;
  int64_t hash;
  while (*out && set_next(a, &position, &item, &hash))
    if (!set_contains_hashed(task, b, item, hash, out)) return false;
  return true;
}

/// Takes over the contents of `from`, which nobody else knows.
void replace_contents(Task* task, Value set, Value from) {
  SetObject *target = as_set(set), *source = as_set(from);
  HeaderLock lock(task, target);
  store_count(&target->used, source->used);
  publish_pointer(task, target, &target->store, source->store);
}

// Methods.

Value add(Task* task, const Value* args, size_t, Value) {
  return none_or_null(set_add(task, args[0], args[1]));
}

Value clear(Task* task, const Value* args, size_t, Value) {
  set_clear(task, args[0]);
  return none_or_null(!has_error(task));
}

Value copy(Task* task, const Value* args, size_t, Value) {
  if (is_exact(args[0], BuiltinType::frozenset)) return args[0];
  return copy_of(task, args[0]);
}

/// The hash of an item to look for: a set stands for the frozenset of its items.
bool search_item(Task* task, Value* item, int64_t* hash) {
  if (set_item_hash(task, *item, hash)) return true;
  if (!is_set(*item) || !clear_if(task, types::TypeError)) return false;
  *item = set_copy(task, *item, BuiltinType::frozenset);
  return !item->is_null() && set_item_hash(task, *item, hash);
}

Value discard(Task* task, const Value* args, size_t, Value) {
  Value item = args[1];
  int64_t hash;
  bool removed;
  return none_or_null(search_item(task, &item, &hash) &&
                      set_discard_hashed(task, args[0], item, hash, &removed));
}

Value remove(Task* task, const Value* args, size_t, Value) {
  Value item = args[1];
  int64_t hash;
  bool removed;
  if (!search_item(task, &item, &hash) || !set_discard_hashed(task, args[0], item, hash, &removed))
    return kNull;
  return removed ? kNone : Value(raise_key_error(task, args[1]));
}

Value pop(Task* task, const Value* args, size_t, Value) {
  Value item = set_pop(task, args[0]);
  if (!(item == kAbsent)) return item;
  return raise_key_error(task, str_from_cstring(task, "pop from an empty set"));
}

Value update(Task* task, const Value* args, size_t nargs, Value) {
  for (size_t i = 1; i < nargs; i++)
    if (!set_update(task, args[0], args[i])) return kNull;
  return kNone;
}

Value union_method(Task* task, const Value* args, size_t nargs, Value) {
  Value result = copy_of(task, args[0]);
  for (size_t i = 1; i < nargs && !result.is_null(); i++)
    if (!(args[i] == args[0]) && !set_update(task, result, args[i])) return kNull;
  return result;
}

Value intersection(Task* task, const Value* args, size_t nargs, Value) {
  if (nargs == 1) return copy_of(task, args[0]);
  Value result = args[0];
  for (size_t i = 1; i < nargs && !result.is_null(); i++)
    result = intersection_of(task, result, args[i]);
  return result;
}

Value intersection_update(Task* task, const Value* args, size_t nargs, Value) {
  Value result = intersection(task, args, nargs, kNull);
  if (result.is_null()) return kNull;
  replace_contents(task, args[0], result);
  return kNone;
}

Value difference(Task* task, const Value* args, size_t nargs, Value) {
  bool walk = nargs > 1 && (is_any_set(args[1]) || is_exact(args[1], BuiltinType::dict));
  Value result = walk ? difference_of(task, args[0], args[1]) : copy_of(task, args[0]);
  for (size_t i = walk ? 2 : 1; i < nargs && !result.is_null(); i++)
    if (!difference_into(task, result, args[i])) return kNull;
  return result;
}

Value difference_update(Task* task, const Value* args, size_t nargs, Value) {
  for (size_t i = 1; i < nargs; i++)
    if (!difference_into(task, args[0], args[i])) return kNull;
  return kNone;
}

Value symmetric_difference(Task* task, const Value* args, size_t, Value) {
  // As CPython: a copy of the other operand changes.
  Value result = set_from_iterable(task, base_type(args[0]), args[1]);
  return !result.is_null() && symmetric_difference_into(task, result, args[0]) ? result : kNull;
}

Value symmetric_difference_update(Task* task, const Value* args, size_t, Value) {
  return none_or_null(symmetric_difference_into(task, args[0], args[1]));
}

/// Whether one of the items of an iterable is (or, with `wanted` false, is not) in the set; none behind it is
/// looked at.
struct MemberSearch {
  Value set;
  bool wanted;
  bool found = false;
};

bool search_member(Task* task, void* context, Value item) {
  auto* search = static_cast<MemberSearch*>(context);
  int64_t hash;
  bool there;
  if (!search_item(task, &item, &hash) || !set_contains_hashed(task, search->set, item, hash, &there))
    return false;
  search->found = there == search->wanted;
  return !search->found;
}

/// Whether no item of `other` is what is searched for.
Value none_found(Task* task, Value set, Value other, bool wanted) {
  MemberSearch search{set, wanted};
  if (!iterate(task, other, search_member, &search) && !search.found) return kNull;
  return Value::from_bool(!search.found);
}

Value isdisjoint(Task* task, const Value* args, size_t, Value) {
  Value set = args[0], other = args[1];
  if (set == other) return Value::from_bool(set_length(set) == 0);
  if (!is_any_set(other)) return none_found(task, set, other, true);
  if (set_length(other) > set_length(set)) std::swap(set, other);
  // Of two sets the smaller one is walked, and its items are not hashed again.
  size_t position = 0;
  Value item;
  int64_t hash;
  bool common = false;
  while (!common && set_next(other, &position, &item, &hash))
    if (!set_contains_hashed(task, set, item, hash, &common)) return kNull;
  return Value::from_bool(!common);
}

Value issubset(Task* task, const Value* args, size_t, Value) {
  if (!is_any_set(args[1])) {
    Value common = intersection_of(task, args[0], args[1]);
    return common.is_null() ? kNull : Value::from_bool(set_length(common) == set_length(args[0]));
  }
  bool is;
  return is_subset(task, args[0], args[1], &is) ? Value::from_bool(is) : kNull;
}

Value issuperset(Task* task, const Value* args, size_t, Value) {
  if (!is_any_set(args[1])) return none_found(task, args[0], args[1], false);
  bool is;
  return is_subset(task, args[1], args[0], &is) ? Value::from_bool(is) : kNull;
}

Value sizeof_method(Task*, const Value* args, size_t, Value) {
  return Value::from_small_int(
      static_cast<int64_t>(sizeof(SetObject) + set_store_bytes(load_pointer(&as_set(args[0])->store))));
}

Value reduce(Task* task, const Value* args, size_t, Value) {
  Value items = list_from_iterable(task, args[0]);
  Value arguments = items.is_null() ? kNull : tuple_of(task, items);
  Value state = arguments.is_null() ? kNull : call_method(task, args[0], names.getstate);
  return state.is_null() ? kNull : tuple_of(task, type_value(type_of(args[0])), arguments, state);
}

#define PYC_SHARED_SET_METHODS                                                                               \
  {"__sizeof__", sizeof_method, 0, 0, 0, "S.__sizeof__() -> size of S in memory, in bytes."},                \
      {"copy", copy, 0, 0, 0, "Return a shallow copy of a set."},                                            \
      {"difference", difference, 0,                                                                          \
       -1,           0,          "Return a new set with elements in the set that are not in the others."},   \
      {"intersection",                                                                                       \
       intersection,                                                                                         \
       0,                                                                                                    \
       -1,                                                                                                   \
       0,                                                                                                    \
       "Return a new set with elements common to the set and all others."},                                  \
      {"isdisjoint", isdisjoint, 1, 1, 0, "Return True if two sets have a null intersection."},              \
      {"issubset", issubset, 1, 1, 0, "Report whether another set contains this set."},                      \
      {"issuperset", issuperset, 1, 1, 0, "Report whether this set contains another set."},                  \
      {"symmetric_difference",                                                                               \
       symmetric_difference,                                                                                 \
       1,                                                                                                    \
       1,                                                                                                    \
       0,                                                                                                    \
       "Return a new set with elements in either the set or other but not both."},                           \
      {"union", union_method, 0, -1, 0, "Return a new set with elements from the set and all others."},

bool contains_slot(Task* task, Value self, Value item, bool* out);

/// `x.__contains__(y)`: a method of its own, as in CPython, beside the slot.
Value contains_method(Task* task, const Value* args, size_t, Value) {
  bool found;
  return contains_slot(task, args[0], args[1], &found) ? Value::from_bool(found) : kNull;
}

// (class, ([items],), attributes)
#define PYC_SET_REDUCE {"__reduce__", reduce, 0, 0, 0, "Return state information for pickling."}

const MethodDef set_methods[] = {
    PYC_SET_REDUCE,
    {"__contains__", contains_method, 1, 1, 0, "x.__contains__(y) <==> y in x."},
    PYC_CLASS_GETITEM,
    PYC_SHARED_SET_METHODS{
        "add", add, 1, 1, 0,
        "Add an element to a set.\n\nThis has no effect if the element is already present."},
    {"clear", clear, 0, 0, 0, "Remove all elements from this set."},
    {"difference_update", difference_update, 0, -1, 0, "Update the set, removing elements found in others."},
    {"discard", discard, 1, 1, 0,
     "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not "
     "raise\nan "
     "exception when an element is missing from the set."},
    {"intersection_update", intersection_update, 0, -1, 0,
     "Update the set, keeping only elements found in it and all others."},
    {"pop", pop, 0, 0, 0,
     "Remove and return an arbitrary set element.\n\nRaises KeyError if the set is empty."},
    {"remove", remove, 1, 1, 0,
     "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a "
     "KeyError."},
    {"symmetric_difference_update", symmetric_difference_update, 1, 1, 0,
     "Update the set, keeping only elements found in either set, but not in both."},
    {"update", update, 0, -1, 0, "Update the set, adding elements from all others."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

const MethodDef frozenset_methods[] = {
    PYC_SET_REDUCE,
    {"__contains__", contains_method, 1, 1, 0, "x.__contains__(y) <==> y in x."},
    PYC_CLASS_GETITEM,
    PYC_SHARED_SET_METHODS{nullptr, nullptr, 0, 0, 0, nullptr}};

// Slots.

Value set_new_slot(Task* task, TypeObject* type, const Value*, size_t, Value) {
  return set_from_iterable(task, type, kNull);
}

bool set_init(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  if (is_exact(self, BuiltinType::set) && !check_no_keywords(task, "set", kwnames)) return false;
  if (!check_positional(task, "set", nargs, 0, 1)) return false;
  if (set_length(self) > 0) set_clear(task, self);
  return !has_error(task) && (nargs == 0 || set_update(task, self, args[0]));
}

Value frozenset_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  bool exact = type == types::frozenset;
  if (exact && !check_no_keywords(task, "frozenset", kwnames)) return kNull;
  if (!check_positional(task, "frozenset", nargs, 0, 1)) return kNull;
  if (exact && nargs == 1 && is_exact(args[0], BuiltinType::frozenset)) return args[0];
  return set_from_iterable(task, type, nargs == 1 ? args[0] : kNull);
}

Value repr_slot(Task* task, Value self) {
  StrBuilder out(task);
  bool plain = is_exact(self, BuiltinType::set);
  bool empty = set_length(self) == 0;
  if (!plain || empty) {
    out.add_cstring(type_name_utf8(type_of(self)));
    out.add_char('(');
  }
  ReprGuard guard(task, self);
  if (!guard) return kNull;
  if (guard.repeated) return format_message(task, "%T(...)", self);
  if (!empty) {
    out.add_char('{');
    size_t position = 0;
    Value item;
    int64_t hash;
    for (bool first = true; set_next(self, &position, &item, &hash); first = false) {
      if (!first) out.add_ascii(", ", 2);
      if (!add_repr(task, out, item)) return kNull;
    }
    out.add_char('}');
  }
  if (!plain || empty) out.add_char(')');
  return out.finish();
}

uint64_t shuffle(uint64_t hash) {
  return ((hash ^ 89869747u) ^ (hash << 16)) * 3644798167u;
}

/// CPython's order-independent mix of the items' hashes.
bool frozenset_hash(Task*, Value self, int64_t* out) {
  SetObject* set = as_set(self);
  if (int64_t cached = set->hash.load(std::memory_order_relaxed)) {
    *out = cached;
    return true;
  }
  uint64_t sum = 0;
  size_t position = 0;
  Value item;
  int64_t hash;
  while (set_next(self, &position, &item, &hash))
    sum ^= shuffle(static_cast<uint64_t>(hash));
  sum ^= (set_length(self) + 1) * 1927868237u;
  sum ^= (sum >> 11) ^ (sum >> 25);
  sum = sum * 69069u + 907133923u;
  if (sum == ~uint64_t{0}) sum = 590923713;
  *out = static_cast<int64_t>(sum);
  set->hash.store(*out, std::memory_order_relaxed);
  return true;
}

Value compare_slot(Task* task, Value a, Value b, CompareOp op) {
  if (!is_any_set(a) || !is_any_set(b)) return kNotImplemented;
  size_t x = set_length(a), y = set_length(b);
  if (op == CompareOp::Greater || op == CompareOp::GreaterEqual) {
    std::swap(a, b), std::swap(x, y);
    op = op == CompareOp::Greater ? CompareOp::Less : CompareOp::LessEqual;
  }
  bool equality = op == CompareOp::Equal || op == CompareOp::NotEqual;
  if (equality && x != y) return Value::from_bool(op == CompareOp::NotEqual);
  if (op == CompareOp::Less && x >= y) return kFalse;
  bool is;
  if (!is_subset(task, a, b, &is)) return kNull;
  return Value::from_bool(is == (op != CompareOp::NotEqual));
}

Value iter_slot(Task* task, Value self) {
  Value iterator = iterator_new(task, BuiltinType::set_iterator, self, 0);
  if (!iterator.is_null()) iterator.as<IteratorObject>()->limit = static_cast<int64_t>(set_length(self));
  return iterator;
}

bool length_slot(Task*, Value self, int64_t* out) {
  *out = static_cast<int64_t>(set_length(self));
  return true;
}

bool contains_slot(Task* task, Value self, Value item, bool* out) {
  int64_t hash;
  return search_item(task, &item, &hash) && set_contains_hashed(task, self, item, hash, out);
}

Value or_slot(Task* task, Value a, Value b) {
  if (!is_any_set(a) || !is_any_set(b)) return kNotImplemented;
  Value args[] = {a, b};
  return union_method(task, args, 2, kNull);
}

Value and_slot(Task* task, Value a, Value b) {
  return is_any_set(a) && is_any_set(b) ? intersection_of(task, a, b) : kNotImplemented;
}

Value subtract_slot(Task* task, Value a, Value b) {
  return is_any_set(a) && is_any_set(b) ? difference_of(task, a, b) : kNotImplemented;
}

Value xor_slot(Task* task, Value a, Value b) {
  if (!is_any_set(a) || !is_any_set(b)) return kNotImplemented;
  Value args[] = {a, b};
  return symmetric_difference(task, args, 2, kNull);
}

template <Value (*method)(Task*, const Value*, size_t, Value)> Value in_place(Task* task, Value a, Value b) {
  if (!is_any_set(b)) return kNotImplemented;
  Value args[] = {a, b};
  return method(task, args, 2, kNull).is_null() ? kNull : a;
}

constexpr TypeSlots shared_slots() {
  TypeSlots slots{};
  slots.repr = repr_slot;
  slots.compare = compare_slot;
  slots.iter = iter_slot;
  slots.length = length_slot;
  slots.contains = contains_slot;
  slots.binary[static_cast<unsigned>(BinaryOp::Or)] = or_slot;
  slots.binary[static_cast<unsigned>(BinaryOp::And)] = and_slot;
  slots.binary[static_cast<unsigned>(BinaryOp::Subtract)] = subtract_slot;
  slots.binary[static_cast<unsigned>(BinaryOp::Xor)] = xor_slot;
  return slots;
}

constexpr TypeSlots make_set_slots() {
  TypeSlots slots = shared_slots();
  slots.new_ = set_new_slot;
  slots.init = set_init;
  slots.in_place[static_cast<unsigned>(BinaryOp::Or)] = in_place<update>;
  slots.in_place[static_cast<unsigned>(BinaryOp::And)] = in_place<intersection_update>;
  slots.in_place[static_cast<unsigned>(BinaryOp::Subtract)] = in_place<difference_update>;
  slots.in_place[static_cast<unsigned>(BinaryOp::Xor)] = in_place<symmetric_difference_update>;
  return slots;
}

constexpr TypeSlots make_frozenset_slots() {
  TypeSlots slots = shared_slots();
  slots.new_ = frozenset_new;
  slots.hash = frozenset_hash;
  return slots;
}

const TypeSlots set_slots = make_set_slots();
const TypeSlots frozenset_slots = make_frozenset_slots();

} // namespace

const TypeDefinition k_set_type = {
    .doc = "Build an unordered collection of unique elements.",
    .flags = kTypeBase | kTypeMatchSelf | kTypeHasWeakRefs,
    .native_size = sizeof(SetObject),
    .methods = set_methods,
    .slots = &set_slots,
};

const TypeDefinition k_frozenset_type = {
    .doc = "Build an immutable unordered collection of unique elements.",
    .flags = kTypeBase | kTypeMatchSelf | kTypeHasWeakRefs,
    .native_size = sizeof(SetObject),
    .methods = frozenset_methods,
    .slots = &frozenset_slots,
};

} // namespace pyc
