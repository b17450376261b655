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

/// What __getnewargs_ex__ or __getnewargs__ give; both NULL without either.
struct NewArguments {
  Value positional = kNull; ///< tuple
  Value keywords = kNull;   ///< dict
};

static bool split_new_arguments(Task* task, Value pair, NewArguments* out) {
  if (!is_tuple(pair))
    return raise_type_error(task, "__getnewargs_ex__ should return a tuple, not '%.200T'", pair);
  auto* tuple = pair.as<TupleObject>();
  if (tuple->length != 2)
    return raise_value_error(task, "__getnewargs_ex__ should return a tuple of length 2, not %zd",
                             static_cast<ssize_t>(tuple->length));
  *out = {tuple->items[0], tuple->items[1]};
  if (!is_tuple(out->positional))
    return raise_type_error(
        task, "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%.200T'",
        out->positional);
  if (!is_dict(out->keywords))
    return raise_type_error(
        task, "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%.200T'",
        out->keywords);
  return true;
}

static bool new_arguments(Task* task, Value self, NewArguments* out) {
  Value pair = call_special(task, self, intern_cstring("__getnewargs_ex__"));
  if (!(pair == kAbsent)) return !pair.is_null() && split_new_arguments(task, pair, out);
  Value more = call_special(task, self, names.getnewargs);
  if (more.is_null()) return false;
  if (more == kAbsent) return true;
  if (!is_tuple(more))
    return raise_type_error(task, "__getnewargs__ should return a tuple, not '%.200T'", more);
  out->positional = more;
  return true;
}

/// (copyreg.__newobj__, (class, *arguments)), or with keywords (copyreg.__newobj_ex__, (class, arguments,
/// keywords)).
static bool maker(Task* task, Value self, const NewArguments& given, Value* make, Value* arguments) {
  bool keywords = !given.keywords.is_null() && dict_length(given.keywords.as<DictObject>()) > 0;
  Value copyreg = import_module(task, Value::from_object(intern_cstring("copyreg")));
  if (copyreg.is_null()) return false;
  *make = get_attr(task, copyreg, intern_cstring(keywords ? "__newobj_ex__" : "__newobj__"));
  if (make->is_null()) return false;
  Value type = type_value(type_of(self));
  if (keywords) {
    Value parts[] = {type, given.positional, given.keywords};
    *arguments = tuple_new(task, parts, 3);
    return !arguments->is_null();
  }
  Value list = list_new(task, &type, 1);
  if (list.is_null() || (!given.positional.is_null() && !list_extend(task, list, given.positional)))
    return false;
  *arguments = list_to_tuple(task, list);
  return !arguments->is_null();
}

/// Whether nothing but a C++ structure that nobody can see into makes up the object.
static bool is_opaque(Value self, const NewArguments& given) {
  TypeObject* type = type_of(self);
  return given.positional.is_null() && !is_list(self) && !is_dict(self) &&
         type->native_size != types::object->native_size &&
         type_lookup(type, names.getstate) == type_lookup(types::object, names.getstate);
}

/// (make, arguments, state, list items, dict items)
static Value reduce_2(Task* task, Value self) {
  NewArguments given;
  if (type_of(self)->slots.new_ == nullptr)
    return raise_type_error(task, "cannot pickle '%.200T' object", self);
  Value make, arguments;
  if (!new_arguments(task, self, &given) || !maker(task, self, given, &make, &arguments)) return kNull;
  if (is_opaque(self, given)) return raise_type_error(task, "cannot pickle '%.200T' object", self);
  Value state = call_method(task, self, names.getstate);
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

/// What pickling did before protocol 2: copyreg knows, in Python.
static Value reduce_by_copyreg(Task* task, Value self, int64_t protocol) {
  Value args[] = {self, int_from_i64(task, protocol)};
  return args[1].is_null() ? kNull : call_library(task, "copyreg", "_reduce_ex", args, 2);
}

Value object_reduce(Task* task, const Value* args, size_t, Value) {
  return reduce_by_copyreg(task, args[0], 0);
}

Value object_reduce_ex(Task* task, const Value* args, size_t, Value) {
  int64_t protocol;
  if (!index_i64(task, args[1], types::OverflowError, &protocol)) return kNull;
  // A class's own __reduce__ is what counts.
  Value own = type_lookup(type_of(args[0]), names.reduce);
  if (!(own == type_lookup(types::object, names.reduce))) return call_method(task, args[0], names.reduce);
  return protocol >= 2 ? reduce_2(task, args[0]) : reduce_by_copyreg(task, args[0], protocol);
}

} // namespace pyc
