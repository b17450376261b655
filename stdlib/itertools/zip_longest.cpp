/// zip_longest.

#include "stdlib/itertools/itertools.h"

#include "object/tuple.h"

namespace pyc::itertools {

namespace {

struct ZipLongestObject : Object {
  static constexpr size_t kValues = 2;
  Value iterators; ///< a tuple of this iterator's own; NULL where one is at its end
  Value filler;
  int64_t active; ///< iterators that are not at their end
};

TypeObject* zip_longest_type;

bool fill_value(Task* task, const Value* args, size_t nargs, Value kwnames, Value* out) {
  *out = kNone;
  if (kwnames.is_null() || kwnames.as<TupleObject>()->length == 0) return true;
  *out = keyword_argument(args, nargs, kwnames, "fillvalue");
  if (!out->is_null() && kwnames.as<TupleObject>()->length == 1) return true;
  return raise_type_error(task, "zip_longest() got an unexpected keyword argument");
}

Value zip_longest_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  Value filler;
  if (!fill_value(task, args, nargs, kwnames, &filler)) return kNull;
  TupleObject* iterators = tuple_allocate(task, nargs);
  if (!iterators) return kNull;
  for (size_t i = 0; i < nargs; i++) {
    Value iterator = get_iter(task, args[i]);
    if (iterator.is_null()) return kNull;
    gc::store_field(task, iterators, &iterators->items[i], iterator);
  }
  auto* it = native_new<ZipLongestObject>(task, type);
  if (!it) return kNull;
  it->iterators = Value::from_object(iterators);
  it->filler = filler;
  it->active = static_cast<int64_t>(nargs);
  return Value::from_object(it);
}

Value zip_longest_next(Task* task, Value self) {
  auto* it = self.as<ZipLongestObject>();
  auto* iterators = it->iterators.as<TupleObject>();
  if (load_number(&it->active) <= 0) return kAbsent;
  TupleObject* items = tuple_allocate(task, iterators->length);
  if (!items) return kNull;
  for (size_t i = 0; i < iterators->length; i++) {
    Value iterator = load_field(&iterators->items[i]);
    Value item = iterator.is_null() ? it->filler : inner_next(task, iterator);
    if (item.is_null()) {
      store_number(&it->active, 0);
      return kNull;
    }
    if (item == kAbsent) {
      int64_t active = load_number(&it->active) - 1;
      store_number(&it->active, active);
      if (active <= 0) return kAbsent;
      gc::store_field(task, iterators, &iterators->items[i], kNull);
      item = it->filler;
    }
    gc::store_field(task, items, &items->items[i], item);
  }
  return Value::from_object(items);
}

const TypeSlots zip_longest_slots = {.new_ = zip_longest_new, .iter = iter_self, .next = zip_longest_next};
const TypeDefinition zip_longest_definition = {
    .doc = "Tuples of the first items, the second ones, …; the fill "
           "value stands for what the shorter iterables lack.",
    .module = "itertools",
    .flags = kTypeBase,
    .native_size = sizeof(ZipLongestObject),
    .slots = &zip_longest_slots,
    .trace = trace_native<ZipLongestObject>,
};

} // namespace

bool add_zip_longest(Task* task, ModuleObject* module) {
  return add_class(task, module, &zip_longest_type, "zip_longest", zip_longest_definition);
}

} // namespace pyc::itertools
