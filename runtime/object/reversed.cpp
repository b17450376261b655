/// reversed: what __reversed__ gives, else an iterator over __len__ and __getitem__: `source` is the
/// sequence, `index` the next position, downwards.

#include <algorithm>

#include "object/call.h"
#include "object/containers.h"
#include "object/int.h"
#include "object/reduce.h"
#include "object/names.h"
#include "object/tuple.h"

namespace pyc {

namespace {

Value new_slot(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  if (type == types::reversed && !check_no_keywords(task, "reversed", kwnames)) return kNull;
  if (!check_positional(task, "reversed", nargs, 1, 1)) return kNull;
  Value own_method = type_lookup(type_of(args[0]), names.reversed);
  if (own_method.is_none()) return raise_type_error(task, "'%T' object is not reversible", args[0]);
  Value made = call_special(task, args[0], names.reversed);
  if (!(made == kAbsent)) return made;
  // Classes of Python that can be indexed count as sequences, and then may lack len().
  bool counted = type_of(args[0])->slots.length || type_of(args[0])->flags & kTypeHeap;
  if (!counted || !is_sequence(args[0]))
    return raise_type_error(task, "'%T' object is not reversible", args[0]);
  int64_t count;
  if (!length(task, args[0], &count)) return kNull;
  IteratorObject* it = iterator_new_of_type(task, type);
  if (!it) return kNull;
  it->source = args[0];
  it->index = count - 1;
  return Value::from_object(it);
}

Value next_slot(Task* task, Value self) {
  auto* it = self.as<IteratorObject>();
  Value sequence = load_field(&it->source);
  if (sequence.is_null()) return kAbsent;
  int64_t i = iterator_index(it);
  if (i < 0) return iterator_finish(task, it);
  Value item = get_item(task, sequence, Value::from_small_int(i));
  if (!item.is_null()) {
    iterator_set_index(it, i - 1);
    return item;
  }
  return clear_if(task, types::IndexError) || clear_if(task, types::StopIteration) ? iterator_finish(task, it)
                                                                                   : kNull;
}

Value length_hint_method(Task* task, const Value* args, size_t, Value) {
  auto* it = args[0].as<IteratorObject>();
  Value sequence = load_field(&it->source);
  int64_t left = iterator_index(it) + 1, count = 0;
  if (sequence.is_null()) return Value::from_small_int(0);
  if (!length(task, sequence, &count)) return kNull;
  return Value::from_small_int(count < left ? 0 : left);
}

Value reduce_method(Task* task, const Value* args, size_t, Value) {
  auto* it = args[0].as<IteratorObject>();
  // Before its first position it has ended, even where it has not been asked since the last item.
  Value source = iterator_index(it) < 0 ? kNull : load_field(&it->source);
  Value class_ = type_value(type_of(args[0]));
  Value sequence = tuple_of(task, source.is_null() ? tuple_empty() : source);
  if (sequence.is_null()) return kNull;
  return source.is_null() ? tuple_of(task, class_, sequence)
                          : tuple_of(task, class_, sequence, int_from_i64(task, iterator_index(it)));
}

/// A position before the first one is behind the end.
Value set_state_method(Task* task, const Value* args, size_t, Value) {
  auto* it = args[0].as<IteratorObject>();
  Value source = load_field(&it->source);
  int64_t count = 0, index;
  if (!state_index(task, args[1], INT64_MIN, INT64_MAX, &index)) return kNull;
  // One that has ended stays so.
  if (source.is_null() || iterator_index(it) < 0) return kNone;
  if (!length(task, source, &count)) return kNull;
  iterator_set_index(it, std::clamp<int64_t>(index, -1, count - 1));
  if (iterator_index(it) < 0) iterator_finish(task, it);
  return kNone;
}

const MethodDef methods[] = {
    {"__length_hint__", length_hint_method, 0, 0, 0,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", reduce_method, 0, 0, 0, kReduceDoc},
    {"__setstate__", set_state_method, 1, 1, 0, kSetStateDoc},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

const TypeSlots slots = {.new_ = new_slot, .iter = iter_self, .next = next_slot};

} // namespace

const TypeDefinition k_reversed_type = {
    .doc = "Return a reverse iterator over the values of the given sequence.",
    .flags = kTypeBase,
    .native_size = sizeof(IteratorObject),
    .methods = methods,
    .slots = &slots,
};

} // namespace pyc
