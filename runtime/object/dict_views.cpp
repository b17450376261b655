/// The classes dict_keys, dict_values and dict_items. Keys and items are set-like: their operators give sets
/// and take any iterable.

#include "object/dict_views.h"

#include <utility>

#include "object/call.h"
#include "object/containers.h"
#include "object/dict.h"
#include "object/iterators.h"
#include "object/set.h"
#include "object/tuple.h"

namespace pyc {

namespace {

DictObject* dict_of(Value view) {
  return view.as<DictViewObject>()->dict.as<DictObject>();
}

bool is_keys(Value v) {
  return has_kind(v, Kind::DictView) && is_instance(v, types::dict_keys);
}
bool is_items(Value v) {
  return has_kind(v, Kind::DictView) && is_instance(v, types::dict_items);
}

bool length_slot(Task*, Value self, int64_t* out) {
  *out = static_cast<int64_t>(dict_length(dict_of(self)));
  return true;
}

Value entry_iterator(Task* task, BuiltinType type, Value view, int64_t start) {
  Value iterator = iterator_new(task, type, view.as<DictViewObject>()->dict, start);
  if (!iterator.is_null())
    iterator.as<IteratorObject>()->limit = static_cast<int64_t>(dict_length(dict_of(view)));
  return iterator;
}

template <BuiltinType type> Value iter_slot(Task* task, Value self) {
  return entry_iterator(task, type, self, 0);
}

template <BuiltinType type> Value reversed(Task* task, const Value* args, size_t, Value) {
  return entry_iterator(task, type, args[0], -1);
}

bool keys_contain(Task* task, Value self, Value key, bool* out) {
  Value value = dict_get(task, dict_of(self), key);
  *out = !(value == kAbsent);
  return !value.is_null();
}

bool items_contain(Task* task, Value self, Value pair, bool* out) {
  *out = false;
  if (!is_tuple(pair) || pair.as<TupleObject>()->length != 2) return true;
  Value value = dict_get(task, dict_of(self), pair.as<TupleObject>()->items[0]);
  if (value.is_null()) return false;
  return value == kAbsent || equal(task, value, pair.as<TupleObject>()->items[1], out);
}

Value repr_slot(Task* task, Value self) {
  ReprGuard guard(task, self);
  if (!guard) return kNull;
  if (guard.repeated) return str_from_cstring(task, "...");
  StrBuilder out(task);
  out.add_cstring(type_name_utf8(type_of(self)));
  out.add_ascii("([", 2);
  size_t position = 0;
  Value key, value;
  for (bool first = true; dict_next(dict_of(self), &position, &key, &value); first = false) {
    if (!first) out.add_ascii(", ", 2);
    if (is_items(self)) out.add_char('(');
    if (!is_instance(self, types::dict_values) && !add_repr(task, out, key)) return kNull;
    if (is_items(self)) out.add_ascii(", ", 2);
    if (!is_keys(self) && !add_repr(task, out, value)) return kNull;
    if (is_items(self)) out.add_char(')');
  }
  out.add_ascii("])", 2);
  return out.finish();
}

/// Whether every item of `a` is in `b`.
bool all_in(Task* task, Value a, Value b, bool* out) {
  struct State {
    Value container;
    bool all;
  } state{b, true};
  bool ok = iterate(
      task, a,
      [](Task* t, void* context, Value item) {
        auto* s = static_cast<State*>(context);
        return !s->all || contains(t, s->container, item, &s->all);
      },
      &state);
  *out = state.all;
  return ok;
}

bool is_set_view(Value v) {
  return is_keys(v) || is_items(v);
}

bool is_set_like(Value v) {
  return is_any_set(v) || is_set_view(v);
}

Value compare_slot(Task* task, Value a, Value b, CompareOp op) {
  if (!is_set_like(b)) return kNotImplemented;
  int64_t x, y;
  if (!length(task, a, &x) || !length(task, b, &y)) return kNull;
  bool result = false;
  switch (op) {
  case CompareOp::Equal:
  case CompareOp::NotEqual:
    if (x == y && !all_in(task, a, b, &result)) return kNull;
    return Value::from_bool(result == (op == CompareOp::Equal));
  case CompareOp::Less:
  case CompareOp::LessEqual:
    if ((op == CompareOp::Less ? x < y : x <= y) && !all_in(task, a, b, &result)) return kNull;
    return Value::from_bool(result);
  default:
    if ((op == CompareOp::Greater ? x > y : x >= y) && !all_in(task, b, a, &result)) return kNull;
    return Value::from_bool(result);
  }
}

/// set(a) op= b by the method of that name.
Value by_method(Task* task, Value a, Value b, const char* method) {
  Value set = set_from_iterable(task, types::set, a);
  if (set.is_null() || call_method(task, set, intern_cstring(method), &b, 1).is_null()) return kNull;
  return set;
}

Value or_slot(Task* task, Value a, Value b) {
  return by_method(task, a, b, "update");
}
Value subtract_slot(Task* task, Value a, Value b) {
  return by_method(task, a, b, "difference_update");
}
Value xor_slot(Task* task, Value a, Value b) {
  return by_method(task, a, b, "symmetric_difference_update");
}

/// The items of both, out of the operand that CPython takes them from: the view where a set is not smaller,
/// else what is not the view, of two views the smaller.
Value and_slot(Task* task, Value a, Value b) {
  if (!is_set_view(a)) std::swap(a, b);
  int64_t own, others;
  if (!length(task, a, &own)) return kNull;
  if (is_exact(b, BuiltinType::set) && own <= static_cast<int64_t>(set_length(b)))
    return call_method(task, b, intern_cstring("intersection"), &a, 1);
  if (is_set_view(b)) {
    if (!length(task, b, &others)) return kNull;
    if (others > own) std::swap(a, b);
  }
  struct State {
    Value view;
    Value result;
  } state{a, set_new(task)};
  if (state.result.is_null()) return kNull;
  bool ok = iterate(
      task, b,
      [](Task* t, void* context, Value item) {
        auto* s = static_cast<State*>(context);
        bool there;
        if (!contains(t, s->view, item, &there)) return false;
        return !there || set_add(t, s->result, item);
      },
      &state);
  return ok ? state.result : kNull;
}

Value isdisjoint(Task* task, const Value* args, size_t, Value) {
  Value view = args[0], other = args[1];
  int64_t own, others;
  if (!length(task, view, &own)) return kNull;
  if (view == other) return Value::from_bool(own == 0);
  if (is_any_set(other) || is_set_view(other)) {
    if (!length(task, other, &others)) return kNull;
    if (others > own) std::swap(view, other);
  }
  struct State {
    Value container;
    bool found;
  } state{view, false};
  bool ok = iterate(
      task, other,
      [](Task* t, void* context, Value item) {
        auto* s = static_cast<State*>(context);
        return contains(t, s->container, item, &s->found) && !s->found;
      },
      &state);
  return ok || state.found ? Value::from_bool(!state.found) : kNull;
}

Value mapping(Task* task, Value self) {
  return call1(task, type_value(types::mappingproxy), self.as<DictViewObject>()->dict);
}

constexpr const char* kReversedDoc = "Return a reverse iterator over the dict keys.";
const MethodDef key_methods[] = {
    {"__reversed__", reversed<BuiltinType::dict_reverse_key_iterator>, 0, 0, 0, kReversedDoc},
    {"isdisjoint", isdisjoint, 1, 1, 0,
     "Return True if the view and the given iterable have a null intersection."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const MethodDef value_methods[] = {
    {"__reversed__", reversed<BuiltinType::dict_reverse_value_iterator>, 0, 0, 0, kReversedDoc},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const MethodDef item_methods[] = {
    {"__reversed__", reversed<BuiltinType::dict_reverse_item_iterator>, 0, 0, 0, kReversedDoc},
    {"isdisjoint", isdisjoint, 1, 1, 0,
     "Return True if the view and the given iterable have a null intersection."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const GetSetDef getsets[] = {
    {"mapping", mapping, nullptr, "dictionary that this view refers to"},
    {nullptr, nullptr, nullptr, nullptr},
};

constexpr TypeSlots make_slots(Value (*iter)(Task*, Value),
                               bool (*contains_function)(Task*, Value, Value, bool*)) {
  TypeSlots slots{};
  slots.repr = repr_slot;
  slots.iter = iter;
  slots.length = length_slot;
  if (!contains_function) return slots;
  slots.contains = contains_function;
  slots.compare = compare_slot;
  slots.binary[static_cast<unsigned>(BinaryOp::Or)] = or_slot;
  slots.binary[static_cast<unsigned>(BinaryOp::And)] = and_slot;
  slots.binary[static_cast<unsigned>(BinaryOp::Subtract)] = subtract_slot;
  slots.binary[static_cast<unsigned>(BinaryOp::Xor)] = xor_slot;
  return slots;
}

const TypeSlots key_slots = make_slots(iter_slot<BuiltinType::dict_key_iterator>, keys_contain);
const TypeSlots value_slots = make_slots(iter_slot<BuiltinType::dict_value_iterator>, nullptr);
const TypeSlots item_slots = make_slots(iter_slot<BuiltinType::dict_item_iterator>, items_contain);

constexpr TypeDefinition view_type(const MethodDef* methods, const TypeSlots* slots) {
  TypeDefinition definition;
  definition.flags = kTypeDisallowNew;
  definition.native_size = sizeof(DictViewObject);
  definition.methods = methods;
  definition.getsets = getsets;
  definition.slots = slots;
  return definition;
}

} // namespace

Value dict_view_new(Task* task, TypeObject* type, Value dict) {
  auto* view = static_cast<DictViewObject*>(instance_new(task, type));
  if (!view) return kNull;
  view->dict = dict;
  return Value::from_object(view);
}

Value dict_keys_method(Task* task, const Value* args, size_t, Value) {
  return dict_view_new(task, types::dict_keys, args[0]);
}
Value dict_values_method(Task* task, const Value* args, size_t, Value) {
  return dict_view_new(task, types::dict_values, args[0]);
}
Value dict_items_method(Task* task, const Value* args, size_t, Value) {
  return dict_view_new(task, types::dict_items, args[0]);
}

const TypeDefinition k_dict_keys_type = view_type(key_methods, &key_slots);
const TypeDefinition k_dict_values_type = view_type(value_methods, &value_slots);
const TypeDefinition k_dict_items_type = view_type(item_methods, &item_slots);

} // namespace pyc
