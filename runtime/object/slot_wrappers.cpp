/// Calls of built-ins' slots as methods: `list.__len__(x)`. The descriptor has checked that args[0] has the
/// right type.

#include "object/call.h"
#include "object/attributes.h"
#include "object/errors.h"
#include "object/int.h"
#include "object/operators.h"
#include "object/slot_functions.h"

namespace pyc {

template <class T> static T as(SlotFunction f) {
  return reinterpret_cast<T>(f);
}

using Unary = Value (*)(Task*, Value);
using Binary = Value (*)(Task*, Value, Value);
using Ternary = Value (*)(Task*, Value, Value, Value);

/// The wrapper's own arguments, self apart: `count` exactly.
static bool takes(Task* task, size_t nargs, size_t count) {
  if (nargs == count + 1) return true;
  return raise_type_error(task, "expected %zu argument%s, got %zu", count, count == 1 ? "" : "s", nargs - 1);
}

static bool no_keywords(Task* task, const SlotDef* def, Value kwnames) {
  return kwnames.is_null() || raise_type_error(task, "wrapper %s() takes no keyword arguments", def->name);
}

static Value none_if(bool ok) {
  return ok ? kNone : kNull;
}

/// The same with the method's name in the message.
static bool takes_two(Task* task, const SlotDef* def, size_t nargs) {
  if (nargs == 3) return true;
  return raise_type_error(task, "%s expected 2 arguments, got %zu", def->name, nargs - 1);
}

#define WRAPPER(name, count)                                                                                 \
  static Value name##_checked(Task* task, const SlotDef* def, SlotFunction function, const Value* args);     \
  Value name(Task* task, const SlotDef* def, SlotFunction function, const Value* args, size_t nargs,         \
             Value kwnames) {                                                                                \
    if (!no_keywords(task, def, kwnames) ||                                                                  \
        !(count == 2 ? takes_two(task, def, nargs) : takes(task, nargs, count)))                             \
      return kNull;                                                                                          \
    return name##_checked(task, def, function, args);                                                        \
  }                                                                                                          \
  static Value name##_checked([[maybe_unused]] Task* task, [[maybe_unused]] const SlotDef* def,              \
                              SlotFunction function, const Value* args)

/// The name argument of attribute access: a str, interned.
static StrObject* attribute_name(Task* task, Value name) {
  if (!is_str(name)) return raise_type_error(task, "attribute name must be string, not '%.200T'", name);
  return intern(task, name);
}

WRAPPER(wrap_get_attribute, 1) {
  StrObject* name = attribute_name(task, args[1]);
  return name ? as<Value (*)(Task*, Value, StrObject*)>(function)(task, args[0], name) : kNull;
}

/// Keeps `object.__setattr__(instance of a class with a more special one)` out, as CPython does.
static bool may_set(Task* task, const SlotDef* def, SlotFunction function, Value self) {
  TypeObject* type = type_of(self);
  while (type && type->slots.set_attribute == slot_set_attribute)
    type = type->base;
  if (!type || as<bool (*)(Task*, Value, StrObject*, Value)>(function) == type->slots.set_attribute)
    return true;
  return raise_type_error(task, "can't apply this %s to %s object", def->name, type_name_utf8(type));
}

WRAPPER(wrap_set_attribute, 2) {
  StrObject* name = attribute_name(task, args[1]);
  if (!name || !may_set(task, def, function, args[0])) return kNull;
  return none_if(as<bool (*)(Task*, Value, StrObject*, Value)>(function)(task, args[0], name, args[2]));
}
WRAPPER(wrap_delete_attribute, 1) {
  StrObject* name = attribute_name(task, args[1]);
  if (!name || !may_set(task, def, function, args[0])) return kNull;
  return none_if(as<bool (*)(Task*, Value, StrObject*, Value)>(function)(task, args[0], name, kNull));
}
WRAPPER(wrap_unary, 0) {
  return as<Unary>(function)(task, args[0]);
}
WRAPPER(wrap_hash, 0) {
  int64_t h;
  if (!as<bool (*)(Task*, Value, int64_t*)>(function)(task, args[0], &h)) return kNull;
  return int_from_i64(task, h);
}
Value wrap_call(Task* task, const SlotDef*, SlotFunction function, const Value* args, size_t nargs,
                Value kwnames) {
  return as<Value (*)(Task*, Value, const Value*, size_t, Value)>(function)(task, args[0], args + 1,
                                                                            nargs - 1, kwnames);
}
Value wrap_init(Task* task, const SlotDef*, SlotFunction function, const Value* args, size_t nargs,
                Value kwnames) {
  return none_if(as<bool (*)(Task*, Value, const Value*, size_t, Value)>(function)(task, args[0], args + 1,
                                                                                   nargs - 1, kwnames));
}
WRAPPER(wrap_compare, 1) {
  auto op = static_cast<CompareOp>(def->operand);
  return as<Value (*)(Task*, Value, Value, CompareOp)>(function)(task, args[0], args[1], op);
}
WRAPPER(wrap_next, 0) {
  Value v = as<Unary>(function)(task, args[0]);
  return v == kAbsent ? Value(raise_stop_iteration(task, iterator_result(task, args[0]))) : v;
}
Value wrap_get(Task* task, const SlotDef* def, SlotFunction function, const Value* args, size_t nargs,
               Value kwnames) {
  if (!no_keywords(task, def, kwnames) || !check_positional(task, "__get__", nargs - 1, 1, 2)) return kNull;
  Value instance = args[1].is_none() ? kNull : args[1];
  Value owner = nargs > 2 && !args[2].is_none() ? args[2] : kNull;
  if (instance.is_null() && owner.is_null()) return raise_type_error(task, "__get__(None, None) is invalid");
  return as<Ternary>(function)(task, args[0], instance, owner);
}
WRAPPER(wrap_set, 2) {
  return none_if(as<bool (*)(Task*, Value, Value, Value)>(function)(task, args[0], args[1], args[2]));
}
WRAPPER(wrap_delete, 1) {
  return none_if(as<bool (*)(Task*, Value, Value, Value)>(function)(task, args[0], args[1], kNull));
}
WRAPPER(wrap_finalize, 0) {
  return none_if(as<bool (*)(Task*, Value)>(function)(task, args[0]));
}
WRAPPER(wrap_binary, 1) {
  auto f = as<Binary>(function);
  return def->reflected ? f(task, args[1], args[0]) : f(task, args[0], args[1]);
}
/// __pow__ and __rpow__, with or without a modulus.
Value wrap_power(Task* task, const SlotDef* def, SlotFunction function, const Value* args, size_t nargs,
                 Value kwnames) {
  if (!no_keywords(task, def, kwnames)) return kNull;
  if (nargs < 2 || nargs > 3) return raise_type_error(task, "expected 1 or 2 arguments, got %zu", nargs - 1);
  Value base = args[def->reflected], exponent = args[!def->reflected];
  if (nargs == 2 || args[2].is_none()) return as<Binary>(function)(task, base, exponent);
  auto power_mod = type_of(args[0])->slots.power_mod;
  return power_mod ? power_mod(task, base, exponent, args[2]) : kNotImplemented;
}
WRAPPER(wrap_truth, 0) {
  bool b;
  if (!as<bool (*)(Task*, Value, bool*)>(function)(task, args[0], &b)) return kNull;
  return Value::from_bool(b);
}
WRAPPER(wrap_length, 0) {
  int64_t n;
  if (!as<bool (*)(Task*, Value, int64_t*)>(function)(task, args[0], &n)) return kNull;
  return int_from_i64(task, n);
}
WRAPPER(wrap_get_item, 1) {
  return as<Binary>(function)(task, args[0], args[1]);
}
WRAPPER(wrap_set_item, 2) {
  return none_if(as<bool (*)(Task*, Value, Value, Value)>(function)(task, args[0], args[1], args[2]));
}
WRAPPER(wrap_delete_item, 1) {
  return none_if(as<bool (*)(Task*, Value, Value, Value)>(function)(task, args[0], args[1], kNull));
}
WRAPPER(wrap_contains, 1) {
  bool b;
  if (!as<bool (*)(Task*, Value, Value, bool*)>(function)(task, args[0], args[1], &b)) return kNull;
  return Value::from_bool(b);
}
WRAPPER(wrap_concat, 1) {
  return as<Binary>(function)(task, args[0], args[1]);
}
WRAPPER(wrap_repeat, 1) {
  int64_t count;
  if (!index_i64(task, args[1], types::OverflowError, &count)) return kNull;
  return as<Value (*)(Task*, Value, int64_t)>(function)(task, args[0], count);
}

} // namespace pyc
