/// defaultdict: a dict that makes what is missing.

#include "stdlib/_collections/collections.h"

#include "object/dict.h"
#include "object/generic_alias.h"
#include "object/names.h"
#include "object/tuple.h"

namespace pyc::collections {

TypeObject* default_dict_type;

namespace {

struct DefaultDictObject : DictObject {
  Value factory; ///< NULL or None: nothing is made
};

DefaultDictObject* as_default(Value v) {
  return v.as<DefaultDictObject>();
}

Value factory_of(Value self) {
  Value factory = load_field(&as_default(self)->factory);
  return factory.is_null() ? kNone : factory;
}

void set_factory(Task* task, Value self, Value factory) {
  gc::store_field(task, self.object(), &as_default(self)->factory, factory);
}

bool init_slot(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  Value factory = nargs > 0 ? args[0] : kNone;
  if (nargs > 0 && !factory.is_none() && !is_callable(factory))
    return raise_type_error(task, "first argument must be callable or None");
  set_factory(task, self, factory);
  size_t skipped = nargs > 0;
  return types::dict->slots.init(task, self, args + skipped, nargs - skipped, kwnames);
}

Value missing(Task* task, const Value* args, size_t, Value) {
  Value factory = factory_of(args[0]);
  if (factory.is_none()) return raise_key_error(task, args[1]);
  Value made = call0(task, factory);
  return !made.is_null() && set_item(task, args[0], args[1], made) ? made : kNull;
}

/// The class called with the factory and a mapping.
Value new_like(Task* task, Value self, Value content) {
  return call2(task, type_value(type_of(self)), factory_of(self), content);
}

Value copy(Task* task, const Value* args, size_t, Value) {
  return new_like(task, args[0], args[0]);
}

Value reduce(Task* task, const Value* args, size_t, Value) {
  Value factory = factory_of(args[0]);
  Value arguments = factory.is_none() ? tuple_empty() : tuple_of(task, factory);
  Value pairs = arguments.is_null() ? kNull : call_method(task, args[0], names.items);
  Value iterator = pairs.is_null() ? kNull : get_iter(task, pairs);
  if (iterator.is_null()) return kNull;
  Value parts[] = {type_value(type_of(args[0])), arguments, kNone, kNone, iterator};
  return tuple_new(task, parts, 5);
}

Value repr_slot(Task* task, Value self) {
  Value items = types::dict->slots.repr(task, self);
  if (items.is_null()) return kNull;
  Value factory = factory_of(self), text;
  if (factory.is_none()) {
    text = str_from_cstring(task, "None");
  } else {
    ReprGuard guard(task, factory);
    if (!guard) return kNull;
    text = guard.repeated ? str_from_cstring(task, "...") : repr(task, factory);
  }
  if (text.is_null()) return kNull;
  return format_message(task, "%s(%V, %V)", type_short_name(type_of(self)), text, items);
}

/// Either operand may be the defaultdict; the result has its factory.
Value or_slot(Task* task, Value a, Value b) {
  Value self = is_instance(a, default_dict_type) ? a : b;
  if (!is_dict(a) || !is_dict(b)) return kNotImplemented;
  Value result = new_like(task, self, a);
  if (result.is_null()) return kNull;
  if (!is_dict(result)) return kNotImplemented;
  return dict_update(task, result.as<DictObject>(), b) ? result : kNull;
}

const MethodDef methods[] = {
    PYC_CLASS_GETITEM,
    {"__copy__", copy, 0, 0, 0, "A shallow copy."},
    {"__missing__", missing, 1, 1, 0,
     "Called for a key that is not there: makes, stores and gives its value."},
    {"__reduce__", reduce, 0, 0, 0, "Return state information for pickling."},
    {"copy", copy, 0, 0, 0, "A shallow copy."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

const MemberDef members[] = {
    {"default_factory", static_cast<uint16_t>(sizeof(DictObject)), 0, "What makes a missing value."},
    {nullptr, 0, 0, nullptr},
};

constexpr TypeSlots make_slots() {
  TypeSlots slots{};
  slots.init = init_slot;
  slots.repr = repr_slot;
  slots.binary[static_cast<unsigned>(BinaryOp::Or)] = or_slot;
  return slots;
}
const TypeSlots slots = make_slots();

const TypeDefinition definition = {
    .doc = "A dict that calls default_factory for a key that "
           "is not there, and stores what it gives.",
    .module = "collections",
    .flags = kTypeBase,
    .native_size = sizeof(DefaultDictObject),
    .methods = methods,
    .members = members,
    .slots = &slots,
};

} // namespace

bool add_default_dict(Task* task, ModuleObject* module) {
  define_type(&default_dict_type, "defaultdict", definition, types::dict, Kind::Dict);
  return module_set(task, module, "defaultdict", type_value(default_dict_type));
}

} // namespace pyc::collections
