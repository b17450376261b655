/// zip: `source` is the tuple of iterators, `index` 1 for strict.

#include "object/containers.h"
#include "object/parallel.h"
#include "object/tuple.h"

namespace pyc {

namespace {

Value new_slot(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  bool strict;
  if (!parallel_strict(task, args, nargs, kwnames, "zip", &strict)) return kNull;
  Value iterators = parallel_iterators(task, args, nargs);
  if (iterators.is_null()) return kNull;
  IteratorObject* it = iterator_new_of_type(task, type);
  if (!it) return kNull;
  it->source = iterators;
  it->index = strict;
  return Value::from_object(it);
}

Value next_slot(Task* task, Value self) {
  auto* it = self.as<IteratorObject>();
  Value iterators = load_field(&it->source);
  size_t count = iterators.as<TupleObject>()->length;
  if (count == 0) return kAbsent;
  TupleObject* items = tuple_allocate(task, count);
  if (!items) return kNull;
  int found = parallel_next(task, iterators, items, items->items, it->index != 0, "zip");
  return found > 0 ? Value::from_object(items) : found == 0 ? kAbsent : kNull;
}

const TypeSlots slots = {.new_ = new_slot, .iter = iter_self, .next = next_slot};

} // namespace

const TypeDefinition k_zip_type = {
    .doc = "The zip object yields n-length tuples, where n is the number of iterables\npassed as positional "
           "arguments to "
           "zip().  The i-th element in every tuple\ncomes from the i-th iterable argument to zip().  This "
           "continues "
           "until the\nshortest argument is exhausted.\n\nIf strict is true and one of the arguments is "
           "exhausted before "
           "the others,\nraise a ValueError.\n\n   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', "
           "0, 0), ('b', "
           "1, 1), ('c', 2, 2)]",
    .flags = kTypeBase,
    .native_size = sizeof(IteratorObject),
    .methods = k_parallel_methods,
    .slots = &slots,
};

} // namespace pyc
