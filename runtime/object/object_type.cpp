/// object: creation, default text, hash, comparison, `__class__`, `__dir__`, formats.

#include "object/attributes.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/list.h"
#include "object/names.h"
#include "object/object_methods.h"
#include "object/operators.h"
#include "object/tuple.h"

namespace pyc {

static bool has_arguments(size_t nargs, Value kwnames) {
  return nargs > 0 || (!kwnames.is_null() && kwnames.as<TupleObject>()->length > 0);
}

static Raised raise_abstract(Task* task, TypeObject* type) {
  BindingObject* b = type_find_own(type, names.abstractmethods);
  Value sorted = b ? list_from_iterable(task, binding_value(b)) : kNull;
  if (sorted.is_null() || !list_sort(task, sorted, kNull, false)) return {};
  size_t count = list_length(sorted);
  StrBuilder methods(task);
  for (size_t i = 0; i < count; i++) {
    Value name = list_get(task, sorted, i);
    if (!is_str(name))
      return raise_type_error(task, "sequence item %zu: expected str instance, %T found", i, name);
    if (i) methods.add_ascii("', '", 4);
    methods.add(name.as<StrObject>());
  }
  Value text = methods.finish();
  if (text.is_null()) return {};
  return raise_type_error(
      task, "Can't instantiate abstract class %s without an implementation for abstract method%s '%V'",
      type_name_utf8(type), count > 1 ? "s" : "", text);
}

/// Excess arguments are an error in whichever of __new__ and __init__ is not overridden.
static Value object_new(Task* task, TypeObject* type, const Value*, size_t nargs, Value kwnames) {
  if (has_arguments(nargs, kwnames)) {
    if (type->slots.new_ != object_new)
      return raise_type_error(task, "object.__new__() takes exactly one argument (the type to instantiate)");
    if (type->slots.init == types::object->slots.init)
      return raise_type_error(task, "%.200s() takes no arguments", type_name_utf8(type));
  }
  if (type->flags & kTypeAbstract) return raise_abstract(task, type);
  return Value::from_object(instance_new(task, type));
}

static bool object_init(Task* task, Value self, const Value*, size_t nargs, Value kwnames) {
  if (!has_arguments(nargs, kwnames)) return true;
  TypeObject* type = type_of(self);
  if (type->slots.init != object_init)
    return raise_type_error(task,
                            "object.__init__() takes exactly one argument (the instance to initialize)");
  if (type->slots.new_ == object_new)
    return raise_type_error(task, "%.200s.__init__() takes exactly one argument (the instance to initialize)",
                            type_name_utf8(type));
  return true;
}

Value object_repr(Task* task, Value self) {
  Value name = type_full_name(task, type_of(self), false);
  if (name.is_null()) return kNull;
  return format_message(task, "<%V object at 0x%lx>", name, self.bits);
}

static Value object_str(Task* task, Value self) {
  return type_of(self)->slots.repr(task, self);
}

static bool object_hash(Task*, Value self, int64_t* out) {
  // Objects are 16-byte aligned: rotated, so that the low bits differ.
  uint64_t bits = self.bits;
  *out = static_cast<int64_t>(bits >> 4 | bits << 60);
  if (*out == -1) *out = -2;
  return true;
}

static Value object_compare(Task* task, Value a, Value b, CompareOp op) {
  if (op == CompareOp::Equal) return a == b ? kTrue : kNotImplemented;
  if (op != CompareOp::NotEqual) return kNotImplemented;
  // By default != inverts ==.
  auto compare = type_of(a)->slots.compare;
  if (!compare) return kNotImplemented;
  Value v = compare(task, a, b, CompareOp::Equal);
  if (v.is_null() || v == kNotImplemented) return v;
  bool equal;
  return truth(task, v, &equal) ? Value::from_bool(!equal) : kNull;
}

// ---------------------------------------------------------------- methods

static Value object_format(Task* task, const Value* args, size_t, Value) {
  if (!is_str(args[1]))
    return raise_type_error(task, "__format__() argument must be str, not %.200B", args[1]);
  if (args[1].as<StrObject>()->length() > 0)
    return raise_type_error(task, "unsupported format string passed to %.200T.__format__", args[0]);
  return str(task, args[0]);
}

static Value object_sizeof(Task* task, const Value* args, size_t, Value) {
  Value self = args[0];
  size_t bytes = self.is_object() ? gc::kind_info(self.object()->kind).size(self.object()) : sizeof(Value);
  return int_from_i64(task, static_cast<int64_t>(bytes));
}

static Value init_subclass(Task*, const Value*, size_t, Value) {
  return kNone;
}
static Value subclass_hook(Task*, const Value*, size_t, Value) {
  return kNotImplemented;
}

/// Adds the names of a class and its bases.
static bool add_class_names(Task* task, DictObject* into, TypeObject* type) {
  auto* mro = type->mro.as<TupleObject>();
  for (size_t i = mro->length; i-- > 0;) {
    DictObject* dict = type_dict(task, mro->items[i].as<TypeObject>());
    if (!dict || !dict_update(task, into, dict_value(dict))) return false;
  }
  return true;
}

Value class_names(Task* task, TypeObject* type) {
  DictObject* names_of = dict_new(task);
  if (!names_of || !add_class_names(task, names_of, type)) return kNull;
  return list_from_iterable(task, dict_value(names_of));
}

static Value object_dir(Task* task, const Value* args, size_t, Value) {
  DictObject* all = dict_new(task);
  if (!all) return kNull;
  Value dict = get_attr_optional(task, args[0], names.dict);
  if (dict.is_null()) return kNull;
  if (is_dict(dict) && !dict_update(task, all, dict)) return kNull;
  Value type = get_attr_optional(task, args[0], names.class_);
  if (type.is_null()) return kNull;
  if (is_type(type) && !add_class_names(task, all, type.as<TypeObject>())) return kNull;
  return list_from_iterable(task, dict_value(all));
}

static Value get_class(Task*, Value self) {
  return type_value(type_of(self));
}
static bool set_class(Task* task, Value self, Value value) {
  if (value.is_null()) return raise_type_error(task, "can't delete __class__ attribute");
  if (!is_type(value))
    return raise_type_error(task, "__class__ must be set to a class, not '%.200T' object", value);
  if (!self.is_object())
    return raise_type_error(task,
                            "__class__ assignment only supported for mutable types or ModuleType subclasses");
  return instance_set_class(task, self.object(), value.as<TypeObject>());
}

static const MethodDef methods[] = {
    {"__reduce_ex__", object_reduce_ex, 1, 1, 0, "Helper for pickle."},
    {"__reduce__", object_reduce, 0, 0, 0, "Helper for pickle."},
    {"__getstate__", object_getstate, 0, 0, 0, "Helper for pickle."},
    {"__subclasshook__", subclass_hook, 1, 1, kMethodClass,
     "Abstract classes can override this to customize issubclass()."},
    {"__init_subclass__", init_subclass, 0, 0, kMethodClass,
     "This method is called when a class is subclassed."},
    {"__format__", object_format, 1, 1, 0, "Default object formatter."},
    {"__sizeof__", object_sizeof, 0, 0, 0, "Size of object in memory, in bytes."},
    {"__dir__", object_dir, 0, 0, 0, "Default dir() implementation."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

static const GetSetDef getsets[] = {
    {"__class__", get_class, set_class, "the object's class"},
    {nullptr, nullptr, nullptr, nullptr},
};

static constexpr TypeSlots slots = [] {
  TypeSlots s{};
  s.new_ = object_new;
  s.init = object_init;
  s.repr = object_repr;
  s.str = object_str;
  s.hash = object_hash;
  s.compare = object_compare;
  s.get_attribute = generic_get_attribute;
  s.set_attribute = generic_set_attribute;
  return s;
}();

extern const TypeDefinition k_object_type = {
    .doc = "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new "
           "featureless\ninstance that has no instance attributes and cannot be given any.\n",
    .flags = kTypeBase,
    .native_size = sizeof(Object),
    .methods = methods,
    .getsets = getsets,
    .slots = &slots,
};

} // namespace pyc
