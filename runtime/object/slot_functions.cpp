/// Slots of Python classes: each calls the special method of its name, with CPython's checks of the result.

#include "object/slot_functions.h"

#include "object/attributes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/int.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/tuple.h"

namespace pyc {

MethodPair lookup_special(Task* task, Value object, StrObject* name) {
  Value f = type_lookup(type_of(object), name);
  if (f.is_null()) return {kAbsent, kNull};
  TypeObject* t = type_of(f);
  if (t->flags & kTypeMethod) return {f, object};
  if (!t->slots.get) return {f, kNull};
  return {t->slots.get(task, f, object, type_value(type_of(object))), kNull};
}

/// Arguments of special methods are few.
static constexpr size_t kMaxSpecialArgs = 3;

static Value call_pair(Task* task, MethodPair pair, const Value* args, size_t nargs) {
  if (pair.self.is_null()) return call(task, pair.callee, args, nargs, kNull);
  Value with_self[kMaxSpecialArgs + 1] = {pair.self};
  for (size_t i = 0; i < nargs; i++)
    with_self[i + 1] = args[i];
  return call(task, pair.callee, with_self, nargs + 1, kNull);
}

Value call_special(Task* task, Value object, StrObject* name, const Value* args, size_t nargs) {
  MethodPair pair = lookup_special(task, object, name);
  if (pair.callee.is_null() || pair.callee == kAbsent) return pair.callee;
  return call_pair(task, pair, args, nargs);
}

/// A special method that must be there: a class that lost it raises AttributeError, as in CPython.
static Value call_required(Task* task, Value self, StrObject* name, const Value* args = nullptr,
                           size_t nargs = 0) {
  Value v = call_special(task, self, name, args, nargs);
  if (v == kAbsent) return raise_attribute_error(task, self, name, "%S", name);
  return v;
}

// ---------------------------------------------------------------- attributes

Value slot_get_attribute(Task* task, Value self, StrObject* name) {
  TypeObject* type = type_of(self);
  Value get_attribute = type_lookup(type, names.getattribute);
  Value v;
  if (is_exact(get_attribute, BuiltinType::wrapper_descriptor)) {
    v = get_attribute.as<MethodDescriptorObject>()->owner->slots.get_attribute(task, self, name);
  } else {
    Value arg = Value::from_object(name);
    v = call_required(task, self, names.getattribute, &arg, 1);
  }
  if (!v.is_null() || !error_is(task, types::AttributeError)) return v;
  if (type_lookup(type, names.getattr).is_null()) return v;
  clear_error(task);
  Value arg = Value::from_object(name);
  return call_required(task, self, names.getattr, &arg, 1);
}

bool slot_set_attribute(Task* task, Value self, StrObject* name, Value value) {
  Value args[] = {Value::from_object(name), value};
  if (value.is_null()) return !call_required(task, self, names.delattr, args, 1).is_null();
  return !call_required(task, self, names.setattr, args, 2).is_null();
}

Value slot_get(Task* task, Value self, Value instance, Value owner) {
  Value args[] = {instance.is_null() ? kNone : instance, owner.is_null() ? kNone : owner};
  Value v = call_special(task, self, names.get, args, 2);
  return v == kAbsent ? self : v;
}

bool slot_set(Task* task, Value self, Value instance, Value value) {
  Value args[] = {instance, value};
  if (value.is_null()) return !call_required(task, self, names.delete_, args, 1).is_null();
  return !call_required(task, self, names.set, args, 2).is_null();
}

// ---------------------------------------------------------------- texts, hash, comparison

Value slot_repr(Task* task, Value self) {
  Value v = call_special(task, self, names.repr);
  if (v == kAbsent) return types::object->slots.repr(task, self);
  return v;
}

Value slot_str(Task* task, Value self) {
  Value v = call_special(task, self, names.str);
  if (v == kAbsent) return slot_repr(task, self);
  return v;
}

bool hash_not_implemented(Task* task, Value self, int64_t*) {
  return raise_type_error(task, "unhashable type: '%.200T'", self);
}

bool slot_hash(Task* task, Value self, int64_t* out) {
  Value f = type_lookup(type_of(self), names.hash);
  if (f.is_none()) return hash_not_implemented(task, self, out);
  Value v = call_special(task, self, names.hash);
  if (v == kAbsent) return hash_not_implemented(task, self, out);
  if (v.is_null()) return false;
  if (!is_int_or_bool(v)) return raise_type_error(task, "__hash__ method should return an integer");
  v = bool_to_int(v);
  // A value that fits is taken as it is; larger ones are hashed as ints.
  if (!int_to_i64(v, out)) *out = int_hash(v);
  if (*out == -1) *out = -2;
  return true;
}

Value slot_compare(Task* task, Value a, Value b, CompareOp op) {
  StrObject* const by_op[] = {names.lt, names.le, names.eq, names.ne, names.gt, names.ge};
  Value v = call_special(task, a, by_op[static_cast<unsigned>(op)], &b, 1);
  return v == kAbsent ? kNotImplemented : v;
}

// ---------------------------------------------------------------- calls, construction

/// Calls the special method with a call's arguments, self first.
static Value call_with_arguments(Task* task, MethodPair pair, const Value* args, size_t nargs,
                                 Value kwnames) {
  if (pair.self.is_null()) return call(task, pair.callee, args, nargs, kwnames);
  size_t total = nargs + (kwnames.is_null() ? 0 : kwnames.as<TupleObject>()->length);
  auto* with_self = static_cast<Value*>(__builtin_alloca((total + 1) * sizeof(Value)));
  with_self[0] = pair.self;
  for (size_t i = 0; i < total; i++)
    with_self[i + 1] = args[i];
  return call(task, pair.callee, with_self, nargs + 1, kwnames);
}

Value slot_call(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  MethodPair pair = lookup_special(task, self, names.call);
  if (pair.callee == kAbsent) return raise_type_error(task, "'%.200T' object is not callable", self);
  if (pair.callee.is_null()) return kNull;
  return call_with_arguments(task, pair, args, nargs, kwnames);
}

bool slot_init(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  MethodPair pair = lookup_special(task, self, names.init);
  if (pair.callee == kAbsent) return true;
  if (pair.callee.is_null()) return false;
  Value v = call_with_arguments(task, pair, args, nargs, kwnames);
  if (v.is_null()) return false;
  if (v.is_none()) return true;
  return raise_type_error(task, "__init__() should return None, not '%.200T'", v);
}

Value slot_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  Value f = type_get_attribute(task, type_value(type), names.new_);
  if (f.is_null()) return kNull;
  return call_with_arguments(task, {f, type_value(type)}, args, nargs, kwnames);
}

bool slot_finalize(Task* task, Value self) {
  Value pending = take_error(task);
  MethodPair pair = lookup_special(task, self, names.del);
  if (!pair.callee.is_null() && !(pair.callee == kAbsent) && call_pair(task, pair, nullptr, 0).is_null())
    write_unraisable(task, "Exception ignored while calling deallocator", pair.callee);
  task->exc = pending;
  return true;
}

// ---------------------------------------------------------------- iteration, await

Value slot_iter(Task* task, Value self) {
  Value f = type_lookup(type_of(self), names.iter);
  if (f.is_null() || f.is_none()) return raise_type_error(task, "'%.200T' object is not iterable", self);
  return call_required(task, self, names.iter);
}

Value slot_next(Task* task, Value self) {
  Value v = call_required(task, self, names.next);
  return v.is_null() && clear_if(task, types::StopIteration) ? kAbsent : v;
}

static Value call_or_type_error(Task* task, Value self, StrObject* name, const char* format) {
  Value v = call_special(task, self, name);
  if (v == kAbsent) return raise_type_error(task, format, self);
  return v;
}

Value slot_await(Task* task, Value self) {
  return call_or_type_error(task, self, names.await, "object %.50T does not have __await__ method");
}
Value slot_async_iter(Task* task, Value self) {
  return call_or_type_error(task, self, names.aiter, "object %.50T does not have __aiter__ method");
}
Value slot_async_next(Task* task, Value self) {
  return call_or_type_error(task, self, names.anext, "object %.50T does not have __anext__ method");
}

// ---------------------------------------------------------------- numbers

StrObject* binary_name(BinaryOp op) {
  StrObject* const by_op[] = {names.add,  names.sub, names.mul,    names.truediv, names.floordiv,
                              names.mod,  names.pow, names.matmul, names.lshift,  names.rshift,
                              names.and_, names.or_, names.xor_};
  return by_op[static_cast<unsigned>(op)];
}
StrObject* reflected_name(BinaryOp op) {
  StrObject* const by_op[] = {names.radd, names.rsub, names.rmul,    names.rtruediv, names.rfloordiv,
                              names.rmod, names.rpow, names.rmatmul, names.rlshift,  names.rrshift,
                              names.rand, names.ror,  names.rxor};
  return by_op[static_cast<unsigned>(op)];
}
StrObject* in_place_name(BinaryOp op) {
  StrObject* const by_op[] = {names.iadd, names.isub, names.imul,    names.itruediv, names.ifloordiv,
                              names.imod, names.ipow, names.imatmul, names.ilshift,  names.irshift,
                              names.iand, names.ior,  names.ixor};
  return by_op[static_cast<unsigned>(op)];
}

/// NotImplemented when the class does not have the method.
static Value call_operand(Task* task, Value self, StrObject* name, Value other) {
  Value v = call_special(task, self, name, &other, 1);
  return v == kAbsent ? kNotImplemented : v;
}

/// Whether the right operand's class has another reflected method than the left one's: only then it goes
/// first.
static bool is_overridden(Value left, Value right, StrObject* reflected) {
  Value b = type_lookup(type_of(right), reflected);
  return !b.is_null() && !(b == type_lookup(type_of(left), reflected));
}

Value slot_binary_by_name(Task* task, Value a, Value b, uint16_t offset, SlotFunction generic,
                          StrObject* name, StrObject* reflected) {
  TypeObject *left = type_of(a), *right = type_of(b);
  bool try_right = left != right && get_slot(right->slots, offset) == generic;
  if (get_slot(left->slots, offset) == generic) {
    if (try_right && is_subtype(right, left) && is_overridden(a, b, reflected)) {
      Value v = call_operand(task, b, reflected, a);
      if (!(v == kNotImplemented)) return v;
      try_right = false;
    }
    Value v = call_operand(task, a, name, b);
    if (!(v == kNotImplemented) || left == right) return v;
  }
  return try_right ? call_operand(task, b, reflected, a) : kNotImplemented;
}

Value slot_in_place_by_name(Task* task, Value a, Value b, StrObject* name) {
  return call_operand(task, a, name, b);
}

Value slot_divmod(Task* task, Value a, Value b) {
  return slot_binary_by_name(task, a, b, __builtin_offsetof(TypeSlots, divmod),
                             reinterpret_cast<SlotFunction>(slot_divmod), names.divmod, names.rdivmod);
}

/// A method with two arguments; NotImplemented when the class has none.
static Value call_ternary(Task* task, Value self, StrObject* name, const Value* args) {
  Value v = call_special(task, self, name, args, 2);
  return v == kAbsent ? kNotImplemented : v;
}

/// pow() with a modulus: since Python 3.14 the exponent's __rpow__ is asked too.
Value slot_power_mod(Task* task, Value base, Value exponent, Value modulus) {
  TypeObject *left = type_of(base), *right = type_of(exponent);
  Value direct[] = {exponent, modulus}, reflected[] = {base, modulus};
  bool try_right = left != right && right->slots.power_mod == slot_power_mod;
  if (left->slots.power_mod == slot_power_mod) {
    if (try_right && is_subtype(right, left) && is_overridden(base, exponent, names.rpow)) {
      Value v = call_ternary(task, exponent, names.rpow, reflected);
      if (!(v == kNotImplemented)) return v;
      try_right = false;
    }
    Value v = call_ternary(task, base, names.pow, direct);
    if (!(v == kNotImplemented) || left == right) return v;
  }
  return try_right ? call_ternary(task, exponent, names.rpow, reflected) : kNotImplemented;
}

Value slot_negative(Task* task, Value self) {
  return call_required(task, self, names.neg);
}
Value slot_positive(Task* task, Value self) {
  return call_required(task, self, names.pos);
}
Value slot_invert(Task* task, Value self) {
  return call_required(task, self, names.invert);
}
Value slot_absolute(Task* task, Value self) {
  return call_required(task, self, names.abs);
}
Value slot_int(Task* task, Value self) {
  return call_required(task, self, names.int_);
}
Value slot_float(Task* task, Value self) {
  return call_required(task, self, names.float_);
}
Value slot_index(Task* task, Value self) {
  return call_required(task, self, names.index);
}

bool slot_truth(Task* task, Value self, bool* out) {
  if (type_lookup(type_of(self), names.bool_).is_none())
    return raise_type_error(task, "'%.200T' cannot be interpreted as a boolean", self);
  Value v = call_required(task, self, names.bool_);
  if (v.is_null()) return false;
  if (!v.is_bool()) return raise_type_error(task, "__bool__ should return bool, returned %.200T", v);
  *out = v.is_true();
  return true;
}

// ---------------------------------------------------------------- containers

bool slot_length(Task* task, Value self, int64_t* out) {
  Value v = call_required(task, self, names.len);
  if (v.is_null()) return false;
  v = index(task, v);
  if (v.is_null()) return false;
  if (int_is_negative(v)) return raise_value_error(task, "__len__() should return >= 0");
  return index_i64(task, v, types::OverflowError, out);
}

Value slot_get_item(Task* task, Value self, Value key) {
  return call_required(task, self, names.getitem, &key, 1);
}

bool slot_set_item(Task* task, Value self, Value key, Value value) {
  Value args[] = {key, value};
  if (value.is_null()) return !call_required(task, self, names.delitem, args, 1).is_null();
  return !call_required(task, self, names.setitem, args, 2).is_null();
}

bool slot_contains(Task* task, Value self, Value item, bool* out) {
  Value f = type_lookup(type_of(self), names.contains);
  if (f.is_none()) return raise_type_error(task, "'%.200T' object is not a container", self);
  if (f.is_null()) return contains_by_iteration(task, self, item, out);
  Value v = call_required(task, self, names.contains, &item, 1);
  return !v.is_null() && truth(task, v, out);
}

} // namespace pyc
