/// object.__reduce_ex__ and __getstate__: what copy and pickle take apart.

#include "object/attributes.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/instance.h"
#include "object/list.h"
#include "object/module.h"
#include "object/names.h"
#include "object/object_methods.h"
#include "object/operators.h"
#include "object/tuple.h"

namespace pyc {

/// A copy of the instance's attributes, or None when there are none.
static Value state_of(Task* task, Value self) {
  if (!self.is_object() || !has_instance_dict(self.object())) return kNone;
  Value dict = instance_dict(task, self.object());
  if (dict.is_null()) return kNull;
  if (dict_length(dict.as<DictObject>()) == 0) return kNone;
  DictObject* copy = dict_copy(task, dict.as<DictObject>());
  return copy ? dict_value(copy) : kNull;
}

struct SlotCollector {
  Task* task;
  Value self;
  DictObject* into;
  bool ok;
};

static void collect_slot(void* raw, BindingObject* b) {
  auto* c = static_cast<SlotCollector*>(raw);
  Value d = binding_value(b);
  bool is_slot = is_exact(d, BuiltinType::member_descriptor) && !d.as<MemberDescriptorObject>()->def;
  if (!is_slot || !c->ok) return;
  Object* o = c->self.object();
  Value v = load_field(slot_address(o, shape_of(o), d.as<MemberDescriptorObject>()->slot));
  if (!v.is_null()) c->ok = dict_set_name(c->task, c->into, b->name, v);
}

Value object_getstate(Task* task, const Value* args, size_t, Value) {
  Value self = args[0];
  Value state = state_of(task, self);
  if (state.is_null() || !self.is_object() || type_of(self)->reserved_slots == 0) return state;
  DictObject* slots = dict_new(task);
  if (!slots) return kNull;
  SlotCollector collector{task, self, slots, true};
  auto* mro = type_of(self)->mro.as<TupleObject>();
  for (size_t i = 0; i < mro->length; i++)
    binding_table_each(type_table(mro->items[i].as<TypeObject>()), collect_slot, &collector);
  if (!collector.ok) return kNull;
  return dict_length(slots) ? tuple_of(task, state, dict_value(slots)) : state;
}

/// (copyreg.__newobj__, (class, *arguments), state, list items, dict items)
static Value reduce_2(Task* task, Value self) {
  if (type_of(self)->slots.new_ == nullptr)
    return raise_type_error(task, "cannot pickle '%.200T' object", self);
  Value copyreg = import_module(task, Value::from_object(intern_cstring("copyreg")));
  Value make = copyreg.is_null() ? kNull : get_attr(task, copyreg, intern_cstring("__newobj__"));
  if (make.is_null()) return kNull;
  Value more = call_special(task, self, names.getnewargs);
  if (more.is_null()) return kNull;
  Value first = type_value(type_of(self));
  Value arguments = list_new(task, &first, 1);
  if (arguments.is_null() || (!(more == kAbsent) && !list_extend(task, arguments, more))) return kNull;
  arguments = list_to_tuple(task, arguments);
  Value state = arguments.is_null() ? kNull : call_method(task, self, names.getstate);
  if (state.is_null()) return kNull;
  Value items = is_list(self) ? get_iter(task, self) : kNone;
  Value pairs = kNone;
  if (is_dict(self)) {
    pairs = call_method(task, self, names.items);
    if (!pairs.is_null()) pairs = get_iter(task, pairs);
  }
  if (items.is_null() || pairs.is_null()) return kNull;
  Value parts[] = {make, arguments, state, items, pairs};
  return tuple_new(task, parts, 5);
}

Value object_reduce(Task* task, const Value*, size_t, Value) {
  return raise_unsupported(task, "pickling with protocols below 2");
}

Value object_reduce_ex(Task* task, const Value* args, size_t, Value) {
  int64_t protocol;
  if (!index_i64(task, args[1], types::OverflowError, &protocol)) return kNull;
  // A class's own __reduce__ is what counts.
  Value own = type_lookup(type_of(args[0]), names.reduce);
  if (!(own == type_lookup(types::object, names.reduce))) return call_method(task, args[0], names.reduce);
  return protocol >= 2 ? reduce_2(task, args[0]) : object_reduce(task, args, 1, kNull);
}

} // namespace pyc
