/// Views and iterators of OrderedDict: those of dict, but for iterators that notice every change of the keys.

#include "stdlib/_collections/collections.h"

#include "object/dict.h"
#include "object/dict_views.h"
#include "object/list.h"
#include "object/tuple.h"

namespace pyc::collections {

namespace {

enum class Part : uint8_t { Key, Value, Item };

struct OrderedIteratorObject : Object {
  static constexpr size_t kValues = 2;
  Value dict;  ///< NULL at the end
  Value store; ///< keeps the store of `state` from being used for another dict
  DictState state;
  uint64_t given;
  size_t position;
  Part part;
  bool backwards;
};

TypeObject *iterator_type, *keys_type, *values_type, *items_type;

OrderedIteratorObject* as_iterator(Value v) {
  return v.as<OrderedIteratorObject>();
}

Value new_iterator(Task* task, Value dict, Part part, bool backwards) {
  auto* it = native_new<OrderedIteratorObject>(task, iterator_type);
  if (!it) return kNull;
  it->dict = dict;
  it->state = dict_state(dict.as<DictObject>());
  it->store = Value::from_object(it->state.store);
  it->position = backwards ? SIZE_MAX : 0;
  it->part = part;
  it->backwards = backwards;
  return Value::from_object(it);
}

Value finish(Task* task, OrderedIteratorObject* it) {
  gc::store_field(task, it, &it->dict, kNull);
  return kAbsent;
}

Value iterator_next(Task* task, Value self) {
  OrderedIteratorObject* it = as_iterator(self);
  Value source = load_field(&it->dict), key, value;
  if (source.is_null()) return kAbsent;
  auto* dict = source.as<DictObject>();
  // After the last item nothing is noticed any more.
  if (it->given >= it->state.used) return finish(task, it);
  if (!(dict_state(dict) == it->state)) {
    finish(task, it);
    return raise_runtime_error(task, "OrderedDict mutated during iteration");
  }
  bool found = it->backwards ? dict_previous(dict, &it->position, &key, &value)
                             : dict_next(dict, &it->position, &key, &value);
  if (!found) return finish(task, it);
  it->given++;
  if (it->part == Part::Item) return tuple_of(task, key, value);
  return it->part == Part::Key ? key : value;
}

/// (iter, (list of what is left,))
Value iterator_reduce(Task* task, const Value* args, size_t, Value) {
  auto* it = as_iterator(args[0]);
  Value rest = list_new(task, nullptr, 0);
  auto* copy = rest.is_null() ? nullptr : native_new<OrderedIteratorObject>(task, iterator_type);
  if (!copy) return kNull;
  copy->dict = load_field(&it->dict);
  copy->store = it->store;
  copy->state = it->state;
  copy->given = it->given;
  copy->position = it->position;
  copy->part = it->part;
  copy->backwards = it->backwards;
  if (!list_extend(task, rest, Value::from_object(copy))) return kNull;
  Value iter = dict_get_name(task, builtins_dict(), intern_cstring("iter"));
  Value arguments = tuple_of(task, rest);
  if (iter == kAbsent) return raise_runtime_error(task, "lost builtins.iter");
  return arguments.is_null() ? kNull : tuple_of(task, iter, arguments);
}

const MethodDef iterator_methods[] = {
    {"__reduce__", iterator_reduce, 0, 0, 0, "Return state information for pickling."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const TypeSlots iterator_slots = {.iter = iter_self, .next = iterator_next};
const TypeDefinition iterator_definition = {
    .flags = kTypeDisallowNew,
    .native_size = sizeof(OrderedIteratorObject),
    .methods = iterator_methods,
    .slots = &iterator_slots,
    .trace = trace_native<OrderedIteratorObject>,
};

template <Part part> Value view_iter(Task* task, Value self) {
  return new_iterator(task, self.as<DictViewObject>()->dict, part, false);
}
template <Part part> Value view_reversed(Task* task, const Value* args, size_t, Value) {
  return new_iterator(task, args[0].as<DictViewObject>()->dict, part, true);
}

template <Part part>
const MethodDef view_methods[] = {
    {"__reversed__", view_reversed<part>, 0, 0, 0, "An iterator from the last to the first."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
template <Part part> const TypeSlots view_slots = {.iter = view_iter<part>};
template <Part part>
const TypeDefinition view_definition = {
    .flags = kTypeDisallowNew,
    .native_size = sizeof(DictViewObject),
    .methods = view_methods<part>,
    .slots = &view_slots<part>,
};

} // namespace

Value ordered_dict_iterator(Task* task, Value self) {
  return new_iterator(task, self, Part::Key, false);
}
Value ordered_dict_reversed(Task* task, const Value* args, size_t, Value) {
  return new_iterator(task, args[0], Part::Key, true);
}
Value ordered_dict_keys(Task* task, const Value* args, size_t, Value) {
  return dict_view_new(task, keys_type, args[0]);
}
Value ordered_dict_values(Task* task, const Value* args, size_t, Value) {
  return dict_view_new(task, values_type, args[0]);
}
Value ordered_dict_items(Task* task, const Value* args, size_t, Value) {
  return dict_view_new(task, items_type, args[0]);
}

void ordered_dict_views_start() {
  define_type(&iterator_type, "odict_iterator", iterator_definition);
  define_type(&keys_type, "odict_keys", view_definition<Part::Key>, types::dict_keys, Kind::DictView);
  define_type(&values_type, "odict_values", view_definition<Part::Value>, types::dict_values, Kind::DictView);
  define_type(&items_type, "odict_items", view_definition<Part::Item>, types::dict_items, Kind::DictView);
}

} // namespace pyc::collections
