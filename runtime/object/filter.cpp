/// filter: `source` is the iterator, `other` the function or None.

#include "object/call.h"
#include "object/containers.h"
#include "object/reduce.h"
#include "object/tuple.h"
#include "sched/safepoint.h"

namespace pyc {

namespace {

Value new_slot(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  if (type == types::filter && !check_no_keywords(task, "filter", kwnames)) return kNull;
  if (!check_positional(task, "filter", nargs, 2, 2)) return kNull;
  Value source = get_iter(task, args[1]);
  if (source.is_null()) return kNull;
  IteratorObject* it = iterator_new_of_type(task, type);
  if (!it) return kNull;
  it->source = source;
  it->other = args[0];
  return Value::from_object(it);
}

Value next_slot(Task* task, Value self) {
  auto* it = self.as<IteratorObject>();
  Value source = load_field(&it->source), function = load_field(&it->other);
  bool plain = function.is_none() || function == type_value(types::bool_);
  for (;;) {
    Value item = iter_next(task, source);
    if (item.is_null() || item == kAbsent) return item;
    Value verdict = plain ? item : call1(task, function, item);
    bool keep;
    if (verdict.is_null() || !truth(task, verdict, &keep) || !poll(task)) return kNull;
    if (keep) return item;
  }
}

Value reduce_method(Task* task, const Value* args, size_t, Value) {
  auto* it = args[0].as<IteratorObject>();
  Value parts = tuple_of(task, load_field(&it->other), load_field(&it->source));
  return parts.is_null() ? kNull : tuple_of(task, type_value(type_of(args[0])), parts);
}

const MethodDef methods[] = {
    {"__reduce__", reduce_method, 0, 0, 0, kReduceDoc},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

const TypeSlots slots = {.new_ = new_slot, .iter = iter_self, .next = next_slot};

} // namespace

const TypeDefinition k_filter_type = {
    .doc = "Return an iterator yielding those items of iterable for which function(item)\nis true. If "
           "function is None, "
           "return the items that are true.",
    .flags = kTypeBase,
    .native_size = sizeof(IteratorObject),
    .methods = methods,
    .slots = &slots,
};

} // namespace pyc
