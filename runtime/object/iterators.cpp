/// Iterators of list, tuple, dict and set, of sequences by __getitem__, and of iter(callable, sentinel).
///
/// list and tuple: `index` is the next position. Reverse list: the same, downwards. dict: `index` is the next
/// position in the store, `limit` the length that the dict must keep, `step` counts the items given. set:
/// likewise. callable: `source` the callable, `other` the sentinel.

#include "object/iterators.h"

#include "object/call.h"
#include "object/containers.h"
#include "object/dict.h"
#include "object/reduce.h"
#include "object/list.h"
#include "object/set.h"
#include "object/tuple.h"

namespace pyc {

Value iterator_new(Task* task, BuiltinType type, Value source, int64_t index) {
  auto* iterator = gc::allocate<IteratorObject>(task, Kind::Iterator, builtin_shape(type));
  if (!iterator) return kNull;
  store_field_nobarrier(&iterator->source, source);
  iterator->index = index;
  return Value::from_object(iterator);
}

IteratorObject* iterator_new_of_type(Task* task, TypeObject* type) {
  size_t bytes = sizeof(IteratorObject) + instance_part_bytes(type);
  return static_cast<IteratorObject*>(gc::allocate(task, bytes, Kind::Iterator, type->root_shape));
}

Value iterator_finish(Task* task, IteratorObject* iterator) {
  gc::store_field(task, iterator, &iterator->source, kNull);
  return kAbsent;
}

Value sequence_iterator_new(Task* task, Value sequence) {
  return iterator_new(task, BuiltinType::sequence_iterator, sequence, 0);
}

Value callable_iterator_new(Task* task, Value callable, Value sentinel) {
  Value iterator = iterator_new(task, BuiltinType::callable_iterator, callable, 0);
  if (!iterator.is_null()) store_field_nobarrier(&iterator.as<IteratorObject>()->other, sentinel);
  return iterator;
}

namespace {

IteratorObject* as_iterator(Value v) {
  return v.as<IteratorObject>();
}

Value list_next(Task* task, Value self) {
  IteratorObject* it = as_iterator(self);
  Value list = load_field(&it->source);
  if (list.is_null()) return kAbsent;
  Value item = list_get(task, list, static_cast<size_t>(iterator_advance(it, 1)));
  return item == kAbsent ? iterator_finish(task, it) : item;
}

Value list_reverse_next(Task* task, Value self) {
  IteratorObject* it = as_iterator(self);
  Value list = load_field(&it->source);
  if (iterator_index(it) < 0) return kAbsent;
  int64_t i = iterator_advance(it, -1);
  Value item = i < 0 ? kAbsent : list_get(task, list, static_cast<size_t>(i));
  // It keeps its list: __setstate__ brings an ended one back, as in CPython since 3.14.
  if (item == kAbsent) iterator_set_index(it, -1);
  return item;
}

Value tuple_next(Task* task, Value self) {
  IteratorObject* it = as_iterator(self);
  Value tuple = load_field(&it->source);
  if (tuple.is_null()) return kAbsent;
  auto i = static_cast<size_t>(iterator_advance(it, 1));
  auto* t = tuple.as<TupleObject>();
  return i < t->length ? t->items[i] : iterator_finish(task, it);
}

Value sequence_next(Task* task, Value self) {
  IteratorObject* it = as_iterator(self);
  Value sequence = load_field(&it->source);
  if (sequence.is_null()) return kAbsent;
  Value item = get_item(task, sequence, int_from_i64(task, iterator_index(it)));
  if (!item.is_null()) {
    iterator_advance(it, 1);
    return item;
  }
  return clear_if(task, types::IndexError) || clear_if(task, types::StopIteration) ? iterator_finish(task, it)
                                                                                   : kNull;
}

Value callable_next(Task* task, Value self) {
  IteratorObject* it = as_iterator(self);
  Value callable = load_field(&it->source);
  if (callable.is_null()) return kAbsent;
  Value item = call0(task, callable);
  if (item.is_null()) return clear_if(task, types::StopIteration) ? iterator_finish(task, it) : kNull;
  bool end;
  if (!equal(task, item, load_field(&it->other), &end)) return kNull;
  return end ? iterator_finish(task, it) : item;
}

/// The next entry of a dict, forwards or backwards. 1: there is one, 0: the end, -1: an exception.
int next_entry(Task* task, IteratorObject* it, bool backwards, Value* key, Value* value) {
  Value source = load_field(&it->source);
  if (source.is_null()) return 0;
  auto* dict = source.as<DictObject>();
  if (static_cast<int64_t>(dict_length(dict)) != it->limit) {
    // Every further call fails as well.
    it->limit = -1;
    raise_runtime_error(task, "dictionary changed size during iteration");
    return -1;
  }
  auto position = static_cast<size_t>(iterator_index(it));
  bool found =
      backwards ? dict_previous(dict, &position, key, value) : dict_next(dict, &position, key, value);
  if (!found) {
    iterator_finish(task, it);
    return 0;
  }
  if (it->step++ >= it->limit) {
    iterator_finish(task, it);
    raise_runtime_error(task, "dictionary keys changed during iteration");
    return -1;
  }
  iterator_set_index(it, static_cast<int64_t>(position));
  return 1;
}

enum class Part { Key, Value, Item };

template <Part part, bool backwards> Value dict_entry_next(Task* task, Value self) {
  Value key, value;
  int found = next_entry(task, as_iterator(self), backwards, &key, &value);
  if (found <= 0) return found == 0 ? kAbsent : kNull;
  if constexpr (part == Part::Key) return key;
  if constexpr (part == Part::Value) return value;
  return tuple_of(task, key, value);
}

Value set_iterator_next(Task* task, Value self) {
  IteratorObject* it = as_iterator(self);
  Value set = load_field(&it->source);
  if (set.is_null()) return kAbsent;
  if (static_cast<int64_t>(set_length(set)) != it->limit) {
    it->limit = -1;
    return raise_runtime_error(task, "Set changed size during iteration");
  }
  auto position = static_cast<size_t>(iterator_index(it));
  Value item;
  int64_t hash;
  if (!set_next(set, &position, &item, &hash)) return iterator_finish(task, it);
  iterator_set_index(it, static_cast<int64_t>(position));
  it->step++;
  return item;
}

// __length_hint__.

Value hint(int64_t n) {
  return Value::from_small_int(n > 0 ? n : 0);
}

Value list_hint(Task*, const Value* args, size_t, Value) {
  Value list = load_field(&as_iterator(args[0])->source);
  return hint(
      list.is_null() ? 0 : static_cast<int64_t>(list_length(list)) - iterator_index(as_iterator(args[0])));
}

Value list_reverse_hint(Task*, const Value* args, size_t, Value) {
  IteratorObject* it = as_iterator(args[0]);
  Value list = load_field(&it->source);
  int64_t left = iterator_index(it) + 1;
  return hint(list.is_null() || static_cast<int64_t>(list_length(list)) < left ? 0 : left);
}

Value tuple_hint(Task*, const Value* args, size_t, Value) {
  Value tuple = load_field(&as_iterator(args[0])->source);
  if (tuple.is_null()) return hint(0);
  return hint(static_cast<int64_t>(tuple.as<TupleObject>()->length) - iterator_index(as_iterator(args[0])));
}

Value sequence_hint(Task* task, const Value* args, size_t, Value) {
  Value sequence = load_field(&as_iterator(args[0])->source);
  if (sequence.is_null()) return hint(0);
  if (!type_of(sequence)->slots.length) return kNotImplemented;
  int64_t n;
  return length(task, sequence, &n) ? hint(n - iterator_index(as_iterator(args[0]))) : kNull;
}

/// Of dict and set iterators: what their length says, less what they gave.
Value entry_hint(Task*, const Value* args, size_t, Value) {
  IteratorObject* it = as_iterator(args[0]);
  return hint(load_field(&it->source).is_null() ? 0 : it->limit - it->step);
}

// __reduce__ and __setstate__.

Value list_reduce(Task* task, const Value* args, size_t, Value) {
  Value source = load_field(&as_iterator(args[0])->source);
  Value empty = source.is_null() ? list_new(task, nullptr, 0) : kNull;
  return reduce_at(task, "iter", source, iterator_index(as_iterator(args[0])), empty);
}

/// Before its first position it has ended, even where it has not been asked since the last item.
Value list_reverse_reduce(Task* task, const Value* args, size_t, Value) {
  IteratorObject* it = as_iterator(args[0]);
  Value source = iterator_index(it) < 0 ? kNull : load_field(&it->source);
  Value empty = source.is_null() ? list_new(task, nullptr, 0) : kNull;
  return reduce_at(task, "reversed", source, iterator_index(it), empty);
}

Value tuple_reduce(Task* task, const Value* args, size_t, Value) {
  IteratorObject* it = as_iterator(args[0]);
  return reduce_at(task, "iter", load_field(&it->source), iterator_index(it), tuple_empty());
}

Value entries_reduce(Task* task, const Value* args, size_t, Value) {
  return reduce_rest(task, args[0]);
}

Value callable_reduce(Task* task, const Value* args, size_t, Value) {
  IteratorObject* it = as_iterator(args[0]);
  Value callable = load_field(&it->source);
  Value ended = reduce_at(task, "iter", kNull, 0, tuple_empty());
  if (callable.is_null() || ended.is_null()) return ended;
  Value arguments = tuple_of(task, callable, load_field(&it->other));
  return arguments.is_null() ? kNull : tuple_of(task, ended.as<TupleObject>()->items[0], arguments);
}

/// Moves to a position between `low` and `high`, unless the end was reached before.
Value move_to(Task* task, Value self, Value state, int64_t low, int64_t high) {
  IteratorObject* it = as_iterator(self);
  int64_t index;
  if (!state_index(task, state, low, high, &index)) return kNull;
  if (!load_field(&it->source).is_null()) iterator_set_index(it, index);
  return kNone;
}

/// A position before the first one is behind the end.
Value list_set_state(Task* task, const Value* args, size_t, Value) {
  IteratorObject* it = as_iterator(args[0]);
  Value list = load_field(&it->source);
  auto length = list.is_null() ? 0 : static_cast<int64_t>(list_length(list));
  if (move_to(task, args[0], args[1], -1, length).is_null()) return kNull;
  if (iterator_index(it) < 0) iterator_finish(task, it);
  return kNone;
}

Value list_reverse_set_state(Task* task, const Value* args, size_t, Value) {
  IteratorObject* it = as_iterator(args[0]);
  Value list = load_field(&it->source);
  return move_to(task, args[0], args[1], -1, static_cast<int64_t>(list_length(list)) - 1);
}

Value tuple_set_state(Task* task, const Value* args, size_t, Value) {
  Value tuple = load_field(&as_iterator(args[0])->source);
  return move_to(task, args[0], args[1], 0,
                 tuple.is_null() ? 0 : static_cast<int64_t>(tuple.as<TupleObject>()->length));
}

Value sequence_set_state(Task* task, const Value* args, size_t, Value) {
  return move_to(task, args[0], args[1], 0, INT64_MAX);
}

constexpr const char* kHintDoc = "Private method returning an estimate of len(list(it)).";

#define PYC_STATE_METHODS(name, hint, reduce, set_state)                                                     \
  const MethodDef name[] = {{"__length_hint__", hint, 0, 0, 0, kHintDoc},                                    \
                            {"__reduce__", reduce, 0, 0, 0, kReduceDoc},                                     \
                            {"__setstate__", set_state, 1, 1, 0, kSetStateDoc},                              \
                            {nullptr, nullptr, 0, 0, 0, nullptr}};
PYC_STATE_METHODS(list_methods, list_hint, list_reduce, list_set_state)
PYC_STATE_METHODS(list_reverse_methods, list_reverse_hint, list_reverse_reduce, list_reverse_set_state)
PYC_STATE_METHODS(tuple_methods, tuple_hint, tuple_reduce, tuple_set_state)
PYC_STATE_METHODS(sequence_methods, sequence_hint, tuple_reduce, sequence_set_state)
#undef PYC_STATE_METHODS
const MethodDef entry_methods[] = {{"__length_hint__", entry_hint, 0, 0, 0, kHintDoc},
                                   {"__reduce__", entries_reduce, 0, 0, 0, kReduceDoc},
                                   {nullptr, nullptr, 0, 0, 0, nullptr}};
const MethodDef callable_methods[] = {{"__reduce__", callable_reduce, 0, 0, 0, kReduceDoc},
                                      {nullptr, nullptr, 0, 0, 0, nullptr}};

template <Value (*function)(Task*, Value)> const TypeSlots slots_of = {.iter = iter_self, .next = function};

} // namespace

#define PYC_ITERATOR(id, next_function, method_table)                                                        \
  const TypeDefinition k_##id##_type = {.flags = kTypeDisallowNew,                                           \
                                        .native_size = sizeof(IteratorObject),                               \
                                        .methods = method_table,                                             \
                                        .slots = &slots_of<next_function>};
PYC_ITERATOR(list_iterator, list_next, list_methods)
PYC_ITERATOR(list_reverse_iterator, list_reverse_next, list_reverse_methods)
PYC_ITERATOR(tuple_iterator, tuple_next, tuple_methods)
PYC_ITERATOR(sequence_iterator, sequence_next, sequence_methods)
PYC_ITERATOR(callable_iterator, callable_next, callable_methods)
PYC_ITERATOR(set_iterator, set_iterator_next, entry_methods)
#define PYC_DICT_ITERATOR(id, part, backwards)                                                               \
  const TypeDefinition k_##id##_type = {.flags = kTypeDisallowNew,                                           \
                                        .native_size = sizeof(IteratorObject),                               \
                                        .methods = entry_methods,                                            \
                                        .slots = &slots_of<dict_entry_next<part, backwards>>};
PYC_DICT_ITERATOR(dict_key_iterator, Part::Key, false)
PYC_DICT_ITERATOR(dict_value_iterator, Part::Value, false)
PYC_DICT_ITERATOR(dict_item_iterator, Part::Item, false)
PYC_DICT_ITERATOR(dict_reverse_key_iterator, Part::Key, true)
PYC_DICT_ITERATOR(dict_reverse_value_iterator, Part::Value, true)
PYC_DICT_ITERATOR(dict_reverse_item_iterator, Part::Item, true)
#undef PYC_DICT_ITERATOR
#undef PYC_ITERATOR

} // namespace pyc
