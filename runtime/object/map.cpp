/// map: `source` is the tuple of iterators, `other` the function, `index` 1 for strict.

#include "object/call.h"
#include "object/containers.h"
#include "object/parallel.h"
#include "object/tuple.h"

namespace pyc {

namespace {

Value new_slot(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  bool strict;
  if (!parallel_strict(task, args, nargs, kwnames, "map", &strict)) return kNull;
  if (nargs < 2) return raise_type_error(task, "map() must have at least two arguments.");
  Value iterators = parallel_iterators(task, args + 1, nargs - 1);
  if (iterators.is_null()) return kNull;
  IteratorObject* it = iterator_new_of_type(task, type);
  if (!it) return kNull;
  it->source = iterators;
  it->other = args[0];
  it->index = strict;
  return Value::from_object(it);
}

Value next_slot(Task* task, Value self) {
  auto* it = self.as<IteratorObject>();
  Value iterators = load_field(&it->source), function = load_field(&it->other);
  size_t count = iterators.as<TupleObject>()->length;
  constexpr size_t kOnStack = 8;
  Value few[kOnStack];
  Value* items = few;
  TupleObject* many = nullptr;
  if (count > kOnStack) {
    many = tuple_allocate(task, count);
    if (!many) return kNull;
    items = many->items;
  }
  int found = parallel_next(task, iterators, many, items, it->index != 0, "map");
  if (found <= 0) return found == 0 ? kAbsent : kNull;
  return call(task, function, items, count, kNull);
}

const TypeSlots slots = {.new_ = new_slot, .iter = iter_self, .next = next_slot};

} // namespace

const TypeDefinition k_map_type = {
    .doc = "Make an iterator that computes the function using arguments from\neach of the iterables.  Stops "
           "when the "
           "shortest iterable is exhausted.\n\nIf strict is true and one of the arguments is exhausted "
           "before the "
           "others,\nraise a ValueError.",
    .flags = kTypeBase,
    .native_size = sizeof(IteratorObject),
    .methods = k_parallel_methods,
    .slots = &slots,
};

} // namespace pyc
