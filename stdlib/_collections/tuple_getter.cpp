/// _tuplegetter: the descriptor of a named tuple's field.

#include "stdlib/_collections/collections.h"

#include "object/tuple.h"

namespace pyc::collections {

namespace {

struct TupleGetterObject : Object {
  static constexpr size_t kValues = 1;
  Value doc;
  int64_t index;
};

TypeObject* tuple_getter_type;

TupleGetterObject* as_getter(Value v) {
  return v.as<TupleGetterObject>();
}

Value new_slot(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  int64_t index;
  if (!check_no_keywords(task, "_tuplegetter", kwnames) ||
      !check_positional(task, "_tuplegetter", nargs, 2, 2) || !ssize_argument(task, args[0], &index))
    return kNull;
  auto* getter = native_new<TupleGetterObject>(task, type);
  if (!getter) return kNull;
  getter->doc = args[1];
  getter->index = index;
  return Value::from_object(getter);
}

Value get_slot(Task* task, Value self, Value instance, Value) {
  int64_t index = as_getter(self)->index;
  if (instance.is_null() || instance.is_none()) return self;
  if (!is_tuple(instance))
    return raise_type_error(task,
                            "descriptor for index '%ld' for tuple subclasses doesn't apply to '%T' object",
                            index, instance);
  auto* tuple = instance.as<TupleObject>();
  if (static_cast<uint64_t>(index) < tuple->length) return tuple->items[index];
  return raise_index_error(task, "tuple index out of range");
}

bool set_slot(Task* task, Value, Value, Value value) {
  return raise_format(task, types::AttributeError, "can't %s attribute", value.is_null() ? "delete" : "set");
}

Value repr_slot(Task* task, Value self) {
  return format_message(task, "%s(%ld, %R)", type_short_name(type_of(self)), as_getter(self)->index,
                        as_getter(self)->doc);
}

Value reduce(Task* task, const Value* args, size_t, Value) {
  Value index = int_from_i64(task, as_getter(args[0])->index);
  Value arguments = index.is_null() ? kNull : tuple_of(task, index, as_getter(args[0])->doc);
  return arguments.is_null() ? kNull : tuple_of(task, type_value(type_of(args[0])), arguments);
}

const MethodDef methods[] = {
    {"__reduce__", reduce, 0, 0, 0, "Return state information for pickling."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const MemberDef members[] = {
    {"__doc__", sizeof(Object), 0, nullptr},
    {nullptr, 0, 0, nullptr},
};
const TypeSlots slots = {.new_ = new_slot, .repr = repr_slot, .get = get_slot, .set = set_slot};
const TypeDefinition definition = {
    .module = "collections",
    .native_size = sizeof(TupleGetterObject),
    .methods = methods,
    .members = members,
    .slots = &slots,
    .trace = trace_native<TupleGetterObject>,
};

} // namespace

bool add_tuple_getter(Task* task, ModuleObject* module) {
  define_type(&tuple_getter_type, "_tuplegetter", definition);
  return module_set(task, module, "_tuplegetter", type_value(tuple_getter_type));
}

} // namespace pyc::collections
