/// takewhile, dropwhile, filterfalse, compress, starmap.

#include "stdlib/itertools/itertools.h"

#include "object/tuple.h"

namespace pyc::itertools {

namespace {

/// `function` is the predicate or function, of compress the iterator of selectors. `flag`: takewhile has
/// stopped, dropwhile has begun to give.
struct FilterObject : Object {
  static constexpr size_t kValues = 2;
  Value function;
  Value source;
  int64_t flag;
};

TypeObject *takewhile_type, *dropwhile_type, *filterfalse_type, *starmap_type, *compress_type;

FilterObject* as_filter(Value v) {
  return v.as<FilterObject>();
}

Value filter_object(Task* task, TypeObject* type, Value function, Value source) {
  auto* it = native_new<FilterObject>(task, type);
  if (!it) return kNull;
  it->function = function;
  it->source = source;
  return Value::from_object(it);
}

/// The constructor of classes that take a function and an iterable.
Value new_with(Task* task, TypeObject* type, const TypeObject* base, const Value* args, size_t nargs,
               Value kwnames) {
  const char* name = type_short_name(base);
  if (!check_no_keywords_for(task, type, base, name, kwnames)) return kNull;
  if (!check_positional(task, name, nargs, 2, 2)) return kNull;
  Value source = get_iter(task, args[1]);
  return source.is_null() ? kNull : filter_object(task, type, args[0], source);
}

template <TypeObject** base>
Value filter_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  return new_with(task, type, *base, args, nargs, kwnames);
}

bool call_predicate(Task* task, Value predicate, Value item, bool* out) {
  Value verdict = call1(task, predicate, item);
  return !verdict.is_null() && truth(task, verdict, out);
}

Value takewhile_next(Task* task, Value self) {
  FilterObject* it = as_filter(self);
  if (load_number(&it->flag)) return kAbsent;
  Value item = inner_next(task, it->source);
  bool holds;
  if (item.is_null() || item == kAbsent) return item;
  if (!call_predicate(task, it->function, item, &holds)) return kNull;
  if (holds) return item;
  store_number(&it->flag, 1);
  return kAbsent;
}

Value dropwhile_next(Task* task, Value self) {
  FilterObject* it = as_filter(self);
  for (;;) {
    Value item = inner_next(task, it->source);
    if (item.is_null() || item == kAbsent || load_number(&it->flag)) return item;
    bool holds;
    if (!call_predicate(task, it->function, item, &holds) || !poll(task)) return kNull;
    if (holds) continue;
    store_number(&it->flag, 1);
    return item;
  }
}

Value filterfalse_next(Task* task, Value self) {
  FilterObject* it = as_filter(self);
  bool plain = it->function.is_none() || it->function == type_value(types::bool_);
  for (;;) {
    Value item = inner_next(task, it->source);
    if (item.is_null() || item == kAbsent) return item;
    bool holds;
    if (!(plain ? truth(task, item, &holds) : call_predicate(task, it->function, item, &holds))) return kNull;
    if (!holds) return item;
    if (!poll(task)) return kNull;
  }
}

Value starmap_next(Task* task, Value self) {
  FilterObject* it = as_filter(self);
  Value items = inner_next(task, it->source);
  if (items.is_null() || items == kAbsent) return items;
  if (!is_exact(items, BuiltinType::tuple)) items = tuple_from_iterable(task, items);
  if (items.is_null()) return kNull;
  auto* tuple = items.as<TupleObject>();
  Value result = call(task, it->function, tuple->items, tuple->length, kNull);
  PYC_KEEP(tuple);
  return result;
}

Value compress_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"data", "selectors", nullptr};
  Value v[2];
  if (!bind_arguments(task, {"compress", parameters, 2, 2}, args, nargs, kwnames, v)) return kNull;
  Value data = get_iter(task, v[0]), selectors = data.is_null() ? kNull : get_iter(task, v[1]);
  return selectors.is_null() ? kNull : filter_object(task, type, selectors, data);
}

Value compress_next(Task* task, Value self) {
  FilterObject* it = as_filter(self);
  for (;;) {
    Value item = inner_next(task, it->source);
    if (item.is_null() || item == kAbsent) return item;
    Value selector = inner_next(task, it->function);
    if (selector.is_null() || selector == kAbsent) return selector;
    bool chosen;
    if (!truth(task, selector, &chosen)) return kNull;
    if (chosen) return item;
    if (!poll(task)) return kNull;
  }
}

template <auto new_function, Value (*next)(Task*, Value)>
constexpr TypeSlots slots_of = {.new_ = new_function, .iter = iter_self, .next = next};

constexpr TypeDefinition definition(const TypeSlots* slots, const char* doc) {
  return {.doc = doc,
          .module = "itertools",
          .flags = kTypeBase,
          .native_size = sizeof(FilterObject),
          .slots = slots,
          .trace = trace_native<FilterObject>};
}

const TypeDefinition takewhile_definition = definition(&slots_of<filter_new<&takewhile_type>, takewhile_next>,
                                                       "Items as long as the predicate is true for each.");
const TypeDefinition dropwhile_definition = definition(&slots_of<filter_new<&dropwhile_type>, dropwhile_next>,
                                                       "Items from the first one on for which the predicate "
                                                       "is false.");
const TypeDefinition filterfalse_definition =
    definition(&slots_of<filter_new<&filterfalse_type>, filterfalse_next>,
               "Items for which the function is false; None stands "
               "for the item's own truth.");
const TypeDefinition starmap_definition =
    definition(&slots_of<filter_new<&starmap_type>, starmap_next>,
               "What the function gives for each sequence of arguments.");
const TypeDefinition compress_definition =
    definition(&slots_of<compress_new, compress_next>, "Items of data whose selector is true.");

} // namespace

bool add_filters(Task* task, ModuleObject* module) {
  return add_class(task, module, &takewhile_type, "takewhile", takewhile_definition) &&
         add_class(task, module, &dropwhile_type, "dropwhile", dropwhile_definition) &&
         add_class(task, module, &filterfalse_type, "filterfalse", filterfalse_definition) &&
         add_class(task, module, &starmap_type, "starmap", starmap_definition) &&
         add_class(task, module, &compress_type, "compress", compress_definition);
}

} // namespace pyc::itertools
