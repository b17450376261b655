/// cmp_to_key: keys that compare by a function.

#include "stdlib/_functools/functools.h"

namespace pyc::functools {

namespace {

/// A key function has no object; calling it makes the keys.
struct KeyObject : Object {
  static constexpr size_t kValues = 2;
  Value object;
  Value compare;
};

TypeObject* key_type;

KeyObject* as_key(Value v) {
  return v.as<KeyObject>();
}

Value new_key(Task* task, Value compare, Value object) {
  auto* key = native_new<KeyObject>(task, key_type);
  if (!key) return kNull;
  key->object = object;
  key->compare = compare;
  return Value::from_object(key);
}

Value call_slot(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"obj", nullptr};
  Value object;
  if (!bind_arguments(task, {"K", parameters, 1, 1}, args, nargs, kwnames, &object)) return kNull;
  return new_key(task, as_key(self)->compare, object);
}

Value compare_slot(Task* task, Value a, Value b, CompareOp op) {
  if (type_of(a) != key_type || type_of(b) != key_type)
    return raise_type_error(task, "other argument must be K instance");
  Value x = load_field(&as_key(a)->object), y = load_field(&as_key(b)->object);
  if (x.is_null() || y.is_null()) return raise_format(task, types::AttributeError, "object");
  Value order = call2(task, as_key(a)->compare, x, y);
  return order.is_null() ? kNull : compare(task, op, order, Value::from_small_int(0));
}

const MemberDef members[] = {
    {"obj", sizeof(Object), 0, "Value wrapped by a key function."},
    {nullptr, 0, 0, nullptr},
};
const TypeSlots slots = {.call = call_slot, .compare = compare_slot};
const TypeDefinition definition = {
    .module = "functools",
    .flags = kTypeDisallowNew,
    .native_size = sizeof(KeyObject),
    .members = members,
    .slots = &slots,
    .trace = trace_native<KeyObject>,
};

} // namespace

Value cmp_to_key(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"mycmp", nullptr};
  Value compare;
  if (!bind_arguments(task, {"cmp_to_key", parameters, 1, 1}, args, nargs, kwnames, &compare)) return kNull;
  return new_key(task, compare, kNull);
}

bool add_cmp_to_key(Task*, ModuleObject*) {
  define_type(&key_type, "KeyWrapper", definition);
  return true;
}

} // namespace pyc::functools
