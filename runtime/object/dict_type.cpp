/// The class dict: methods and slots, and dict.update.

#include "object/attributes.h"
#include "object/generic_alias.h"
#include "object/call.h"
#include "object/containers.h"
#include "object/dict.h"
#include "object/dict_merge.h"
#include "object/iterators.h"
#include "object/list.h"
#include "object/names.h"
#include "object/tuple.h"

namespace pyc {

Value mapping_keys(Task* task, Value mapping, Value keys_function) {
  Value keys = call0(task, keys_function);
  if (keys.is_null()) return kNull;
  const TypeSlots& slots = type_of(keys)->slots;
  if (!slots.iter && !slots.get_item)
    return raise_type_error(task, "%.200T.keys() returned a non-iterable (type %.200T)", mapping, keys);
  return list_from_iterable(task, keys);
}

namespace {

DictObject* as_dict(Value v) {
  return v.as<DictObject>();
}

struct Merge {
  DictObject* dict;
  Value mapping;
  int64_t position;
};

bool merge_key(Task* task, void* context, Value key) {
  auto* merge = static_cast<Merge*>(context);
  Value value = get_item(task, merge->mapping, key);
  return !value.is_null() && dict_set(task, merge->dict, key, value);
}

bool merge_mapping(Task* task, DictObject* dict, Value mapping, Value keys_function) {
  Value keys = mapping_keys(task, mapping, keys_function);
  Merge merge{dict, mapping, 0};
  return !keys.is_null() && iterate(task, keys, merge_key, &merge);
}

/// TypeError of an element that is no pair, with CPython's note.
bool raise_no_pair(Task* task, int64_t position) {
  raise_type_error(task, "object is not iterable");
  Value error = take_error(task);
  Value note = format_message(task, "Cannot convert dictionary update sequence element #%zd to a sequence",
                              static_cast<ssize_t>(position));
  if (note.is_null() || call_method(task, error, names.add_note, &note, 1).is_null()) return false;
  return reraise_value(task, error);
}

bool merge_pair(Task* task, void* context, Value item) {
  auto* merge = static_cast<Merge*>(context);
  Value pair = tuple_from_iterable(task, item);
  if (pair.is_null()) return clear_if(task, types::TypeError) ? raise_no_pair(task, merge->position) : false;
  auto* tuple = pair.as<TupleObject>();
  if (tuple->length != 2)
    return raise_value_error(task, "dictionary update sequence element #%zd has length %zd; 2 is required",
                             static_cast<ssize_t>(merge->position), static_cast<ssize_t>(tuple->length));
  merge->position++;
  return dict_set(task, merge->dict, tuple->items[0], tuple->items[1]);
}

bool has_own_iteration(Value v) {
  return type_of(v)->slots.iter != types::dict->slots.iter;
}

} // namespace

bool dict_update(Task* task, DictObject* dict, Value other) {
  if (is_dict(other) && !has_own_iteration(other)) return dict_merge(task, dict, as_dict(other));
  Value keys = get_attr_optional(task, other, names.keys);
  if (keys.is_null()) return false;
  if (!(keys == kAbsent)) return merge_mapping(task, dict, other, keys);
  Merge merge{dict, kNull, 0};
  return iterate(task, other, merge_pair, &merge);
}

namespace {

/// dict(…), dict.update(…): at most one mapping or iterable, then keywords.
bool update_from_call(Task* task, Value self, const char* name, const Value* args, size_t nargs,
                      Value kwnames) {
  if (!check_positional(task, name, nargs, 0, 1)) return false;
  if (nargs == 1 && !dict_update(task, as_dict(self), args[0])) return false;
  if (kwnames.is_null()) return true;
  auto* keywords = kwnames.as<TupleObject>();
  for (size_t i = 0; i < keywords->length; i++)
    if (!dict_set(task, as_dict(self), keywords->items[i], args[nargs + i])) return false;
  return true;
}

Value clear(Task* task, const Value* args, size_t, Value) {
  dict_clear(task, as_dict(args[0]));
  return kNone;
}

Value object_or_null(Object* object) {
  return object ? Value::from_object(object) : kNull;
}

/// A dict of its entries, as a subclass with an iteration of its own has them.
DictObject* copy_of(Task* task, Value dict) {
  if (!has_own_iteration(dict) || dict_length(as_dict(dict)) == 0) return dict_copy(task, as_dict(dict));
  DictObject* result = dict_new(task);
  return result && dict_update(task, result, dict) ? result : nullptr;
}

Value copy(Task* task, const Value* args, size_t, Value) {
  return object_or_null(copy_of(task, args[0]));
}

struct FromKeys {
  Value result;
  Value value;
};

bool add_key(Task* task, void* context, Value key) {
  auto* state = static_cast<FromKeys*>(context);
  if (is_exact(state->result, BuiltinType::dict))
    return dict_set(task, as_dict(state->result), key, state->value);
  return set_item(task, state->result, key, state->value);
}

Value fromkeys(Task* task, const Value* args, size_t nargs, Value) {
  FromKeys state{call0(task, args[0]), nargs > 2 ? args[2] : kNone};
  if (state.result.is_null() || !iterate(task, args[1], add_key, &state)) return kNull;
  return state.result;
}

Value get(Task* task, const Value* args, size_t nargs, Value) {
  Value value = dict_get(task, as_dict(args[0]), args[1]);
  return value == kAbsent ? (nargs > 2 ? args[2] : kNone) : value;
}

Value pop(Task* task, const Value* args, size_t nargs, Value) {
  // As CPython: an empty dict does not look at the key.
  bool empty = dict_length(as_dict(args[0])) == 0;
  Value value = empty ? kAbsent : dict_pop(task, as_dict(args[0]), args[1]);
  if (!(value == kAbsent)) return value;
  return nargs > 2 ? args[2] : Value(raise_key_error(task, args[1]));
}

Value popitem(Task* task, const Value* args, size_t, Value) {
  Value key, value;
  if (dict_pop_last(task, as_dict(args[0]), &key, &value)) return tuple_of(task, key, value);
  return raise_key_error(task, str_from_cstring(task, "popitem(): dictionary is empty"));
}

Value reversed(Task* task, const Value* args, size_t, Value) {
  Value iterator = iterator_new(task, BuiltinType::dict_reverse_key_iterator, args[0], -1);
  if (!iterator.is_null())
    iterator.as<IteratorObject>()->limit = static_cast<int64_t>(dict_length(as_dict(args[0])));
  return iterator;
}

Value setdefault(Task* task, const Value* args, size_t nargs, Value) {
  return dict_set_default(task, as_dict(args[0]), args[1], nargs > 2 ? args[2] : kNone);
}

Value sizeof_method(Task*, const Value* args, size_t, Value) {
  return Value::from_small_int(
      static_cast<int64_t>(sizeof(DictObject) + dict_store_bytes(load_pointer(&as_dict(args[0])->store))));
}

Value update(Task* task, const Value* args, size_t nargs, Value kwnames) {
  return none_or_null(update_from_call(task, args[0], "update", args + 1, nargs - 1, kwnames));
}

Value get_item_slot(Task* task, Value self, Value key);
bool contains_slot(Task* task, Value self, Value item, bool* out);

/// `x.__getitem__(y)`: a method of its own, as in CPython, beside the slot.
Value getitem_method(Task* task, const Value* args, size_t, Value) {
  return get_item_slot(task, args[0], args[1]);
}

/// `x.__contains__(y)`: a method of its own, as in CPython, beside the slot.
Value contains_method(Task* task, const Value* args, size_t, Value) {
  bool found;
  return contains_slot(task, args[0], args[1], &found) ? Value::from_bool(found) : kNull;
}

const MethodDef methods[] = {
    {"__getitem__", getitem_method, 1, 1, 0, "Return self[key]."},
    {"__contains__", contains_method, 1, 1, 0, "True if the dictionary has the specified key, else False."},
    PYC_CLASS_GETITEM,
    {"__reversed__", reversed, 0, 0, 0, "Return a reverse iterator over the dict keys."},
    {"__sizeof__", sizeof_method, 0, 0, 0, "Return the size of the dict in memory."},
    {"clear", clear, 0, 0, 0, "Remove all items from the dict."},
    {"copy", copy, 0, 0, 0, "Return a shallow copy of the dict."},
    {"fromkeys", fromkeys, 1, 2, kMethodClass,
     "Create a new dictionary with keys from iterable and values set to value."},
    {"get", get, 1, 2, 0, "Return the value for key if key is in the dictionary, else default."},
    {"items", dict_items_method, 0, 0, 0, "Return a set-like object providing a view on the dict's items."},
    {"keys", dict_keys_method, 0, 0, 0, "Return a set-like object providing a view on the dict's keys."},
    {"pop", pop, 1, 2, 0,
     "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not "
     "found, return the "
     "default if given; otherwise,\nraise a KeyError."},
    {"popitem", popitem, 0, 0, 0,
     "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, first-out) "
     "order.\nRaises KeyError if the dict is empty."},
    {"setdefault", setdefault, 1, 2, 0,
     "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key "
     "is in the "
     "dictionary, else default."},
    {"update", update, 0, -1, kMethodKeywords,
     "D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.\nIf E is present and has a "
     ".keys() method, then "
     "does:  for k in E.keys(): D[k] = E[k]\nIf E is present and lacks a .keys() method, then does:  for k, "
     "v in E: D[k] "
     "= v\nIn either case, this is followed by: for k in F:  D[k] = F[k]"},
    {"values", dict_values_method, 0, 0, 0, "Return an object providing a view on the dict's values."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

Value new_slot(Task* task, TypeObject* type, const Value*, size_t, Value) {
  return object_or_null(dict_new_of_type(task, type));
}

bool init_slot(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  return update_from_call(task, self, "dict", args, nargs, kwnames);
}

Value repr_slot(Task* task, Value self) {
  if (dict_length(as_dict(self)) == 0) return str_from_cstring(task, "{}");
  ReprGuard guard(task, self);
  if (!guard) return kNull;
  if (guard.repeated) return str_from_cstring(task, "{...}");
  StrBuilder out(task);
  out.add_char('{');
  size_t position = 0;
  Value key, value;
  for (bool first = true; dict_next(as_dict(self), &position, &key, &value); first = false) {
    if (!first) out.add_ascii(", ", 2);
    if (!add_repr(task, out, key)) return kNull;
    out.add_ascii(": ", 2);
    if (!add_repr(task, out, value)) return kNull;
  }
  out.add_char('}');
  return out.finish();
}

Value compare_slot(Task* task, Value a, Value b, CompareOp op) {
  if (!is_dict(a) || !is_dict(b) || (op != CompareOp::Equal && op != CompareOp::NotEqual))
    return kNotImplemented;
  RecursionGuard guard(task, " in comparison");
  bool same;
  if (!guard || !dict_equal(task, as_dict(a), as_dict(b), &same)) return kNull;
  return Value::from_bool(same == (op == CompareOp::Equal));
}

Value iter_slot(Task* task, Value self) {
  Value iterator = iterator_new(task, BuiltinType::dict_key_iterator, self, 0);
  if (!iterator.is_null())
    iterator.as<IteratorObject>()->limit = static_cast<int64_t>(dict_length(as_dict(self)));
  return iterator;
}

bool length_slot(Task*, Value self, int64_t* out) {
  *out = static_cast<int64_t>(dict_length(as_dict(self)));
  return true;
}

bool contains_slot(Task* task, Value self, Value key, bool* out) {
  Value value = dict_get(task, as_dict(self), key);
  *out = !(value == kAbsent);
  return !value.is_null();
}

Value get_item_slot(Task* task, Value self, Value key) {
  Value value = dict_get(task, as_dict(self), key);
  if (!(value == kAbsent)) return value;
  if (!is_exact(self, BuiltinType::dict)) {
    Value made = call_special(task, self, names.missing, &key, 1);
    if (!(made == kAbsent)) return made;
  }
  return raise_key_error(task, key);
}

bool set_item_slot(Task* task, Value self, Value key, Value value) {
  if (!value.is_null()) return dict_set(task, as_dict(self), key, value);
  bool removed;
  if (!dict_remove(task, as_dict(self), key, &removed)) return false;
  return removed ? true : raise_key_error(task, key);
}

Value or_slot(Task* task, Value a, Value b) {
  if (!is_dict(a) || !is_dict(b)) return kNotImplemented;
  DictObject* result = copy_of(task, a);
  return result && dict_update(task, result, b) ? Value::from_object(result) : kNull;
}

Value in_place_or_slot(Task* task, Value a, Value b) {
  return dict_update(task, as_dict(a), b) ? a : kNull;
}

constexpr TypeSlots make_slots() {
  TypeSlots slots{};
  slots.new_ = new_slot;
  slots.init = init_slot;
  slots.repr = repr_slot;
  slots.compare = compare_slot;
  slots.iter = iter_slot;
  slots.length = length_slot;
  slots.contains = contains_slot;
  slots.get_item = get_item_slot;
  slots.set_item = set_item_slot;
  slots.binary[static_cast<unsigned>(BinaryOp::Or)] = or_slot;
  slots.in_place[static_cast<unsigned>(BinaryOp::Or)] = in_place_or_slot;
  return slots;
}

const TypeSlots slots = make_slots();

} // namespace

const TypeDefinition k_dict_type = {
    .doc =
        "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping "
        "object's\n    (key, "
        "value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in "
        "iterable:\n        d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value "
        "pairs\n    in "
        "the keyword argument list.  For example:  dict(one=1, two=2)",
    .flags = kTypeBase | kTypeDictSubclass | kTypeMappingPattern | kTypeMatchSelf,
    .native_size = sizeof(DictObject),
    .methods = methods,
    .slots = &slots,
};

} // namespace pyc
