/// weakref.proxy: every operation goes to the target, which must be alive.

#include "object/attributes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/weakref.h"

namespace pyc {

static bool is_proxy(Value v) {
  return has_kind(v, Kind::WeakRef) && !is_instance(v, types::weakref);
}

/// The target of a proxy, any other object itself; NULL with ReferenceError for a dead one.
static Value open(Task* task, Value v) {
  if (!is_proxy(v)) return v;
  Value target = weakref_target(v);
  if (!target.is_null()) return target;
  return raise_format(task, types::ReferenceError, "weakly-referenced object no longer exists");
}

static Value proxy_get_attribute(Task* task, Value self, StrObject* name) {
  Value target = open(task, self);
  return target.is_null() ? kNull : get_attr(task, target, name);
}

static bool proxy_set_attribute(Task* task, Value self, StrObject* name, Value value) {
  Value target = open(task, self);
  if (target.is_null()) return false;
  return value.is_null() ? delete_attr(task, target, name) : set_attr(task, target, name, value);
}

static Value proxy_str(Task* task, Value self) {
  Value target = open(task, self);
  return target.is_null() ? kNull : str(task, target);
}

static Value proxy_repr(Task* task, Value self) {
  auto address = static_cast<int64_t>(self.bits);
  Value target = weakref_target(self);
  if (target.is_null()) return format_message(task, "<weakproxy at 0x%lx; dead>", address);
  return format_message(task, "<weakproxy at 0x%lx; to '%T' at 0x%lx>", address, target,
                        static_cast<int64_t>(target.bits));
}

static bool proxy_hash(Task* task, Value self, int64_t*) {
  return raise_type_error(task, "unhashable type: '%T'", self);
}

static Value proxy_compare(Task* task, Value a, Value b, CompareOp op) {
  a = open(task, a);
  if (!a.is_null()) b = open(task, b);
  return a.is_null() || b.is_null() ? kNull : compare(task, op, a, b);
}

static Value proxy_call(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  Value target = open(task, self);
  return target.is_null() ? kNull : call(task, target, args, nargs, kwnames);
}

static Value proxy_iter(Task* task, Value self) {
  Value target = open(task, self);
  return target.is_null() ? kNull : get_iter(task, target);
}

static Value proxy_next(Task* task, Value self) {
  Value target = open(task, self);
  if (target.is_null()) return kNull;
  if (!is_iterator(target))
    return raise_type_error(task, "Weakref proxy referenced a non-iterator '%.200T' object", target);
  return iter_next(task, target);
}

static bool proxy_length(Task* task, Value self, int64_t* out) {
  Value target = open(task, self);
  return !target.is_null() && length(task, target, out);
}

static bool proxy_contains(Task* task, Value self, Value item, bool* out) {
  Value target = open(task, self);
  return !target.is_null() && contains(task, target, item, out);
}

static Value proxy_get_item(Task* task, Value self, Value key) {
  Value target = open(task, self);
  return target.is_null() ? kNull : get_item(task, target, key);
}

static bool proxy_set_item(Task* task, Value self, Value key, Value value) {
  Value target = open(task, self);
  if (target.is_null()) return false;
  return value.is_null() ? delete_item(task, target, key) : set_item(task, target, key, value);
}

static bool proxy_truth(Task* task, Value self, bool* out) {
  Value target = open(task, self);
  return !target.is_null() && truth(task, target, out);
}

template <unsigned Op> static Value proxy_binary(Task* task, Value a, Value b) {
  a = open(task, a);
  if (!a.is_null()) b = open(task, b);
  return a.is_null() || b.is_null() ? kNull : binary_op(task, static_cast<BinaryOp>(Op), a, b);
}
template <unsigned Op> static Value proxy_in_place(Task* task, Value a, Value b) {
  a = open(task, a);
  if (!a.is_null()) b = open(task, b);
  return a.is_null() || b.is_null() ? kNull : in_place_op(task, static_cast<BinaryOp>(Op), a, b);
}
template <unsigned Op> static Value proxy_unary(Task* task, Value a) {
  a = open(task, a);
  return a.is_null() ? kNull : unary_op(task, static_cast<UnaryOp>(Op), a);
}
static Value proxy_divmod(Task* task, Value a, Value b) {
  a = open(task, a);
  if (!a.is_null()) b = open(task, b);
  return a.is_null() || b.is_null() ? kNull : divide_modulo(task, a, b);
}
static Value proxy_power_mod(Task* task, Value base, Value exponent, Value modulus) {
  base = open(task, base);
  if (!base.is_null()) exponent = open(task, exponent);
  if (!base.is_null() && !exponent.is_null()) modulus = open(task, modulus);
  return base.is_null() || exponent.is_null() || modulus.is_null() ? kNull
                                                                   : power_mod(task, base, exponent, modulus);
}
template <Value (*Function)(Task*, Value)> static Value proxy_convert(Task* task, Value a) {
  a = open(task, a);
  return a.is_null() ? kNull : Function(task, a);
}

template <unsigned Op> static constexpr void set_binary(TypeSlots& s) {
  if constexpr (Op < kBinaryOpCount) {
    s.binary[Op] = proxy_binary<Op>;
    s.in_place[Op] = proxy_in_place<Op>;
    set_binary<Op + 1>(s);
  }
}

static constexpr TypeSlots slots = [] {
  TypeSlots s{};
  s.get_attribute = proxy_get_attribute;
  s.set_attribute = proxy_set_attribute;
  s.repr = proxy_repr;
  s.str = proxy_str;
  s.hash = proxy_hash;
  s.compare = proxy_compare;
  s.iter = proxy_iter;
  s.next = proxy_next;
  s.length = proxy_length;
  s.contains = proxy_contains;
  s.get_item = proxy_get_item;
  s.set_item = proxy_set_item;
  s.truth = proxy_truth;
  set_binary<0>(s);
  s.divmod = proxy_divmod;
  s.power_mod = proxy_power_mod;
  s.unary[0] = proxy_unary<0>;
  s.unary[1] = proxy_unary<1>;
  s.unary[2] = proxy_unary<2>;
  s.absolute = proxy_convert<absolute>;
  s.int_ = proxy_convert<number_int>;
  s.float_ = proxy_convert<number_float>;
  s.index = proxy_convert<index>;
  return s;
}();
static constexpr TypeSlots callable_slots = [] {
  TypeSlots s = slots;
  s.call = proxy_call;
  return s;
}();

// Found in the class, so the target's are never asked for by these names; callable proxies have none.
static Value proxy_bytes(Task* task, const Value* args, size_t, Value) {
  Value target = open(task, args[0]);
  return target.is_null() ? kNull : call_method(task, target, names.bytes, nullptr, 0);
}
static Value proxy_reversed(Task* task, const Value* args, size_t, Value) {
  Value target = open(task, args[0]);
  return target.is_null() ? kNull : call_method(task, target, names.reversed, nullptr, 0);
}
static const MethodDef proxy_methods[] = {{"__bytes__", proxy_bytes, 0, 0, 0, nullptr},
                                          {"__reversed__", proxy_reversed, 0, 0, 0, nullptr},
                                          {nullptr, nullptr, 0, 0, 0, nullptr}};

extern const TypeDefinition k_weak_proxy_type = {.module = "weakref",
                                                 .flags = kTypeDisallowNew,
                                                 .native_size = sizeof(WeakRefObject),
                                                 .methods = proxy_methods,
                                                 .slots = &slots};
extern const TypeDefinition k_callable_proxy_type = {.module = "weakref",
                                                     .flags = kTypeDisallowNew,
                                                     .native_size = sizeof(WeakRefObject),
                                                     .slots = &callable_slots};

TypeObject* proxy_class_of(Value target) {
  return is_callable(target) ? types::callable_proxy : types::weak_proxy;
}

} // namespace pyc
