/// _collections: the containers of `collections` that are native, and helpers of the rest.

#include "stdlib/_collections/collections.h"

#include "object/attributes.h"
#include "object/dict.h"
#include "object/names.h"
#include "stdlib/_collections/deque.h"

namespace pyc {

namespace collections {

bool add_deque(Task* task, ModuleObject* module) {
  define_type(&deque_type, "deque", deque_definition);
  define_type(&deque_iterator_type, "_deque_iterator", deque_iterator_definition);
  define_type(&deque_reverse_iterator_type, "_deque_reverse_iterator", deque_reverse_iterator_definition);
  return module_set(task, module, "deque", type_value(deque_type)) &&
         module_set(task, module, "_deque_iterator", type_value(deque_iterator_type)) &&
         module_set(task, module, "_deque_reverse_iterator", type_value(deque_reverse_iterator_type));
}

} // namespace collections

namespace {

/// Counting in a mapping: a dict's own methods where nothing overrides them.
struct Tally {
  Value mapping;
  Value get; ///< bound method; NULL: plain dict
  DictObject* plain;
};

bool count_in_dict(Task* task, void* raw, Value item) {
  auto* dict = static_cast<Tally*>(raw)->plain;
  Value old = dict_get(task, dict, item);
  if (old.is_null()) return false;
  Value one = Value::from_small_int(1);
  Value sum = old == kAbsent ? one : binary_op(task, BinaryOp::Add, old, one);
  return !sum.is_null() && dict_set(task, dict, item, sum);
}

bool count_in_mapping(Task* task, void* raw, Value item) {
  auto* tally = static_cast<Tally*>(raw);
  Value old = call2(task, tally->get, item, Value::from_small_int(0));
  Value sum = old.is_null() ? kNull : binary_op(task, BinaryOp::Add, old, Value::from_small_int(1));
  return !sum.is_null() && set_item(task, tally->mapping, item, sum);
}

bool uses_dict_methods(Value mapping) {
  if (!is_dict(mapping)) return false;
  TypeObject* type = type_of(mapping);
  StrObject* get = intern_cstring("get");
  return type_lookup(type, get) == type_lookup(types::dict, get) &&
         type->slots.set_item == types::dict->slots.set_item;
}

/// TypeError of a key that cannot be hashed: in the words of hash().
bool check_hashable(Task* task, Value item) {
  int64_t hash;
  return hash_of(task, item, &hash);
}

bool count_hashable(Task* task, void* raw, Value item) {
  return check_hashable(task, item) && count_in_dict(task, raw, item);
}

Value count_elements(Task* task, const Value* args, size_t, Value) {
  Tally tally{args[0], kNull, nullptr};
  if (uses_dict_methods(args[0])) {
    tally.plain = args[0].as<DictObject>();
    return none_or_null(iterate(task, args[1], count_hashable, &tally));
  }
  tally.get = get_attr(task, args[0], intern_cstring("get"));
  return none_or_null(!tally.get.is_null() && iterate(task, args[1], count_in_mapping, &tally));
}

const MethodDef functions[] = {
    {"_count_elements", count_elements, 2, 2, 0, "Count the items of an iterable in a mapping."},
    {"_tuple_constructor", collections::tuple_constructor, 3, 3, 0,
     "Make the __new__ of a named tuple. Not in CPython: its namedtuple() evaluates a text."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

bool init(Task* task, ModuleObject* module) {
  return collections::add_deque(task, module) && collections::add_default_dict(task, module) &&
         collections::add_ordered_dict(task, module) && collections::add_tuple_getter(task, module);
}

} // namespace

extern const NativeModule _collections_module = {
    "_collections", "deque, OrderedDict, defaultdict, and helpers of the module collections.", functions,
    init};

} // namespace pyc
