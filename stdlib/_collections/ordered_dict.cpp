/// OrderedDict. A dict keeps the order of insertion by itself; what this class adds is that keys can be moved
/// to both ends, equality that minds the order, and iterators that notice every change.

#include "stdlib/_collections/collections.h"

#include "object/attributes.h"
#include "object/dict.h"
#include "object/exception_types.h"
#include "object/list.h"
#include "object/names.h"
#include "object/tuple.h"

namespace pyc::collections {

TypeObject* ordered_dict_type;

namespace {

DictObject* as_dict(Value v) {
  return v.as<DictObject>();
}
bool is_ordered(Value v) {
  return is_instance(v, ordered_dict_type);
}
bool is_exactly_ordered(Value v) {
  return type_of(v) == ordered_dict_type;
}

/// Keys are hashed here first: the TypeError of what cannot be hashed is hash()'s, not that of dicts.
bool check_key(Task* task, Value key) {
  int64_t hash;
  return hash_of(task, key, &hash);
}

bool set_item_slot(Task* task, Value self, Value key, Value value) {
  if (!check_key(task, key)) return false;
  if (!value.is_null()) return dict_set(task, as_dict(self), key, value);
  bool removed;
  if (!dict_remove(task, as_dict(self), key, &removed)) return false;
  return removed || bool(raise_key_error(task, key));
}

/// self[key] = value, as classes derived from OrderedDict define it.
bool store(Task* task, Value self, Value key, Value value) {
  return is_exactly_ordered(self) ? set_item_slot(task, self, key, value) : set_item(task, self, key, value);
}

// ---------------------------------------------------------------- update

struct Update {
  Value self;
  Value mapping;
};

bool store_key(Task* task, void* raw, Value key) {
  auto* update = static_cast<Update*>(raw);
  Value value = get_item(task, update->mapping, key);
  return !value.is_null() && store(task, update->self, key, value);
}

bool store_pair(Task* task, void* raw, Value item) {
  Value self = static_cast<Update*>(raw)->self;
  Value iterator = get_iter(task, item), parts[3];
  if (iterator.is_null()) return false;
  size_t count = 0;
  while (count < 3) {
    parts[count] = iter_next(task, iterator);
    if (parts[count].is_null()) return false;
    if (parts[count] == kAbsent) break;
    count++;
  }
  if (count == 2) return store(task, self, parts[0], parts[1]);
  if (count > 2) return raise_value_error(task, "too many values to unpack (expected 2)");
  return raise_value_error(task, "need more than %zu value%s to unpack", count, count == 1 ? "" : "s");
}

/// From a mapping, something with items(), or an iterable of pairs.
bool update_from(Task* task, Value self, Value other) {
  Update update{self, other};
  if (is_exact(other, BuiltinType::dict)) {
    Value items = dict_items_method(task, &other, 1, kNull);
    return !items.is_null() && iterate(task, items, store_pair, &update);
  }
  Value keys = get_attr_optional(task, other, names.keys);
  if (keys.is_null()) return false;
  if (!(keys == kAbsent)) {
    Value iterable = call0(task, keys);
    return !iterable.is_null() && iterate(task, iterable, store_key, &update);
  }
  Value items = get_attr_optional(task, other, names.items);
  if (items.is_null()) return false;
  Value pairs = items == kAbsent ? other : call0(task, items);
  return !pairs.is_null() && iterate(task, pairs, store_pair, &update);
}

bool update_from_call(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  if (nargs == 1 && !update_from(task, self, args[0])) return false;
  if (kwnames.is_null()) return true;
  auto* keywords = kwnames.as<TupleObject>();
  for (size_t i = 0; i < keywords->length; i++)
    if (!store(task, self, keywords->items[i], args[nargs + i])) return false;
  return true;
}

bool init_slot(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  if (nargs > 1) return raise_type_error(task, "expected at most 1 argument, got %zu", nargs);
  return update_from_call(task, self, args, nargs, kwnames);
}

Value update(Task* task, const Value* args, size_t nargs, Value kwnames) {
  if (nargs > 2)
    return raise_type_error(task, "update() takes at most 1 positional argument (%zu given)", nargs - 1);
  return none_or_null(update_from_call(task, args[0], args + 1, nargs - 1, kwnames));
}

// ---------------------------------------------------------------- methods

Value fromkeys(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"iterable", "value", nullptr};
  Value v[2];
  if (!bind_arguments(task, {"fromkeys", parameters, 1, 2}, args + 1, nargs - 1, kwnames, v)) return kNull;
  Value made = call0(task, args[0]), iterator = made.is_null() ? kNull : get_iter(task, v[0]);
  if (iterator.is_null()) return kNull;
  for (;;) {
    Value key = iter_next(task, iterator);
    if (key == kAbsent) return made;
    if (key.is_null() || !set_item(task, made, key, v[1].is_null() ? kNone : v[1]) || !poll(task))
      return kNull;
  }
}

Value setdefault(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"key", "default", nullptr};
  Value v[2], self = args[0];
  if (!bind_arguments(task, {"setdefault", parameters, 1, 2}, args + 1, nargs - 1, kwnames, v)) return kNull;
  Value fallback = v[1].is_null() ? kNone : v[1];
  if (is_exactly_ordered(self))
    return check_key(task, v[0]) ? dict_set_default(task, as_dict(self), v[0], fallback) : kNull;
  bool there;
  if (!contains(task, self, v[0], &there)) return kNull;
  if (there) return get_item(task, self, v[0]);
  return set_item(task, self, v[0], fallback) ? fallback : kNull;
}

Value pop(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"key", "default", nullptr};
  Value v[2];
  if (!bind_arguments(task, {"pop", parameters, 1, 2}, args + 1, nargs - 1, kwnames, v) ||
      !check_key(task, v[0]))
    return kNull;
  Value value = dict_pop(task, as_dict(args[0]), v[0]);
  if (!(value == kAbsent)) return value;
  return v[1].is_null() ? Value(raise_key_error(task, v[0])) : v[1];
}

/// The argument `last` of popitem and move_to_end.
bool parse_last(Task* task, Value v, bool* last) {
  *last = true;
  return v.is_null() || truth(task, v, last);
}

Value popitem(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"last", nullptr};
  Value v, key, value;
  bool last;
  if (!bind_arguments(task, {"popitem", parameters, 0, 1}, args + 1, nargs - 1, kwnames, &v) ||
      !parse_last(task, v, &last))
    return kNull;
  DictObject* dict = as_dict(args[0]);
  if (last ? dict_pop_last(task, dict, &key, &value) : dict_pop_first(task, dict, &key, &value))
    return tuple_of(task, key, value);
  return raise_key_error(task, str_from_cstring(task, "dictionary is empty"));
}

Value move_to_end(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"key", "last", nullptr};
  Value v[2];
  bool last;
  if (!bind_arguments(task, {"move_to_end", parameters, 1, 2}, args + 1, nargs - 1, kwnames, v) ||
      !parse_last(task, v[1], &last) || !check_key(task, v[0]))
    return kNull;
  Value value = dict_move_to_end(task, as_dict(args[0]), v[0], last);
  if (value == kAbsent) return raise_key_error(task, v[0]);
  return none_or_null(!value.is_null());
}

Value clear(Task* task, const Value* args, size_t, Value) {
  dict_clear(task, as_dict(args[0]));
  return kNone;
}

/// Of a derived class: an empty instance, filled by the class's own methods.
Value copy_derived(Task* task, Value self) {
  Value copy = call0(task, type_value(type_of(self)));
  Value keys = copy.is_null() ? kNull : list_from_iterable(task, self);
  Update update{copy, self};
  return !keys.is_null() && iterate(task, keys, store_key, &update) ? copy : kNull;
}

Value copy(Task* task, const Value* args, size_t, Value) {
  if (!is_exactly_ordered(args[0])) return copy_derived(task, args[0]);
  DictObject* made = dict_new_of_type(task, ordered_dict_type);
  size_t position = 0;
  Value key, value;
  while (made && dict_next(as_dict(args[0]), &position, &key, &value))
    if (!dict_set(task, made, key, value)) return kNull;
  return made ? dict_value(made) : kNull;
}

/// (class, (), attributes, None, iterator over the items)
Value reduce(Task* task, const Value* args, size_t, Value) {
  Value state = call_method(task, args[0], names.getstate);
  Value items = state.is_null() ? kNull : call_method(task, args[0], names.items);
  Value iterator = items.is_null() ? kNull : get_iter(task, items);
  if (iterator.is_null()) return kNull;
  Value parts[] = {type_value(type_of(args[0])), tuple_empty(), state, kNone, iterator};
  return tuple_new(task, parts, 5);
}

// ---------------------------------------------------------------- slots

Value repr_slot(Task* task, Value self) {
  const char* name = type_short_name(type_of(self));
  if (dict_length(as_dict(self)) == 0) return format_message(task, "%s()", name);
  ReprGuard guard(task, self);
  if (!guard) return kNull;
  if (guard.repeated) return str_from_cstring(task, "...");
  DictObject* plain = is_exactly_ordered(self) ? dict_copy(task, as_dict(self)) : dict_new(task);
  if (!plain || (!is_exactly_ordered(self) && !dict_update(task, plain, self))) return kNull;
  return format_message(task, "%s(%R)", name, dict_value(plain));
}

/// Whether the keys of two dicts of the same length come in the same order.
bool same_order(Task* task, DictObject* a, DictObject* b, bool* out) {
  size_t i = 0, j = 0;
  Value left, right, value;
  *out = true;
  while (*out && dict_next(a, &i, &left, &value)) {
    if (!dict_next(b, &j, &right, &value)) {
      *out = false;
      return true;
    }
    if (!equal(task, left, right, out) || !poll(task)) return false;
  }
  return true;
}

Value compare_slot(Task* task, Value a, Value b, CompareOp op) {
  if (!is_dict(a) || !is_dict(b) || (op != CompareOp::Equal && op != CompareOp::NotEqual))
    return kNotImplemented;
  RecursionGuard guard(task, " in comparison");
  bool same;
  if (!guard || !dict_equal(task, as_dict(a), as_dict(b), &same)) return kNull;
  if (same && is_ordered(a) && is_ordered(b) && !same_order(task, as_dict(a), as_dict(b), &same))
    return kNull;
  return Value::from_bool(same == (op == CompareOp::Equal));
}

Value or_slot(Task* task, Value a, Value b) {
  if (!is_dict(a) || !is_dict(b)) return kNotImplemented;
  TypeObject* type = type_of(is_ordered(a) ? a : b);
  Value result = call1(task, type_value(type), a);
  return !result.is_null() && update_from(task, result, b) ? result : kNull;
}

Value in_place_or_slot(Task* task, Value a, Value b) {
  return update_from(task, a, b) ? a : kNull;
}

const MethodDef methods[] = {
    {"__reduce__", reduce, 0, 0, 0, "Return state information for pickling."},
    {"__reversed__", ordered_dict_reversed, 0, 0, 0, "An iterator over the keys from the last to the first."},
    {"clear", clear, 0, 0, 0, "Remove all items."},
    {"copy", copy, 0, 0, 0, "A shallow copy."},
    {"fromkeys", fromkeys, 0, -1, kMethodClass | kMethodKeywords,
     "A new dictionary with the iterable's items as keys, all with the same value."},
    {"items", ordered_dict_items, 0, 0, 0, "A view of the pairs of keys and values."},
    {"keys", ordered_dict_keys, 0, 0, 0, "A view of the keys."},
    {"move_to_end", move_to_end, 0, -1, kMethodKeywords,
     "Make a key the last one, or the first one if last is false. KeyError if it is not there."},
    {"pop", pop, 0, -1, kMethodKeywords, "Remove a key and return its value, or the default."},
    {"popitem", popitem, 0, -1, kMethodKeywords,
     "Remove and return the last pair, or the first one if last is false."},
    {"setdefault", setdefault, 0, -1, kMethodKeywords,
     "The value of a key, which is stored with the default value if it is not there."},
    {"update", update, 0, -1, kMethodKeywords, "Take over the items of a mapping or of pairs, and keywords."},
    {"values", ordered_dict_values, 0, 0, 0, "A view of the values."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

const GetSetDef getsets[] = {
    {"__dict__", get_instance_dict, set_instance_dict, nullptr},
    {nullptr, nullptr, nullptr, nullptr},
};

constexpr TypeSlots make_slots() {
  TypeSlots slots{};
  slots.init = init_slot;
  slots.repr = repr_slot;
  slots.compare = compare_slot;
  slots.iter = ordered_dict_iterator;
  slots.set_item = set_item_slot;
  slots.binary[static_cast<unsigned>(BinaryOp::Or)] = or_slot;
  slots.in_place[static_cast<unsigned>(BinaryOp::Or)] = in_place_or_slot;
  return slots;
}
const TypeSlots slots = make_slots();

const TypeDefinition definition = {
    .doc = "Dictionary that remembers insertion order",
    .module = "collections",
    .flags = kTypeBase | kTypeHasDict | kTypeHasWeakRefs,
    .native_size = sizeof(DictObject),
    .methods = methods,
    .getsets = getsets,
    .slots = &slots,
};

} // namespace

bool add_ordered_dict(Task* task, ModuleObject* module) {
  ordered_dict_views_start();
  define_type(&ordered_dict_type, "OrderedDict", definition, types::dict, Kind::Dict);
  return module_set(task, module, "OrderedDict", type_value(ordered_dict_type));
}

} // namespace pyc::collections
