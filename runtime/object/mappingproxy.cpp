/// types.MappingProxyType: a read-only view of a mapping.

#include "object/mappingproxy.h"

#include "object/attributes.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/generic_alias.h"
#include "object/names.h"
#include "object/operators.h"

namespace pyc {

static Value mapping(Value v) {
  return v.as<MappingProxyObject>()->mapping;
}

static Value make(Task* task, TypeObject* type, Value target) {
  auto* p = static_cast<MappingProxyObject*>(instance_new(task, type));
  if (!p) return kNull;
  p->mapping = target;
  return Value::from_object(p);
}

Value mappingproxy_new(Task* task, Value target) {
  return make(task, types::mappingproxy, target);
}

static Value new_proxy(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"mapping", nullptr};
  Value v;
  if (!bind_arguments(task, {"mappingproxy", parameters, 1, 1}, args, nargs, kwnames, &v)) return kNull;
  if (!type_of(v)->slots.get_item || has_kind(v, Kind::List) || has_kind(v, Kind::Tuple))
    return raise_type_error(task, "mappingproxy() argument must be a mapping, not %T", v);
  return make(task, type, v);
}

static Value proxy_repr(Task* task, Value self) {
  return format_message(task, "mappingproxy(%R)", mapping(self));
}
static Value proxy_str(Task* task, Value self) {
  return str(task, mapping(self));
}
static bool proxy_hash(Task* task, Value self, int64_t* out) {
  return hash(task, mapping(self), out);
}
static Value proxy_compare(Task* task, Value a, Value b, CompareOp op) {
  return compare(task, op, mapping(a), has_kind(b, Kind::MappingProxy) ? mapping(b) : b);
}
static Value proxy_iter(Task* task, Value self) {
  return get_iter(task, mapping(self));
}
static bool proxy_length(Task* task, Value self, int64_t* out) {
  return length(task, mapping(self), out);
}
static bool proxy_contains(Task* task, Value self, Value item, bool* out) {
  return contains(task, mapping(self), item, out);
}
static Value proxy_get_item(Task* task, Value self, Value key) {
  return get_item(task, mapping(self), key);
}
static Value proxy_or(Task* task, Value a, Value b) {
  Value left = has_kind(a, Kind::MappingProxy) ? mapping(a) : a;
  Value right = has_kind(b, Kind::MappingProxy) ? mapping(b) : b;
  return binary_op(task, BinaryOp::Or, left, right);
}
static Value proxy_in_place_or(Task* task, Value a, Value) {
  return raise_type_error(task, "'|=' is not supported by %T; use '|' instead", a);
}

#define FORWARD(function, method)                                                                            \
  static Value function(Task* task, const Value* args, size_t nargs, Value) {                                \
    return call_method(task, mapping(args[0]), method, args + 1, nargs - 1);                                 \
  }
FORWARD(get, intern_cstring("get"))
FORWARD(keys, names.keys)
FORWARD(values, names.values)
FORWARD(items, names.items)
FORWARD(copy, names.copy)
FORWARD(reversed, names.reversed)

static const MethodDef methods[] = {
    {"get", get, 1, 2, 0, "Return the value for key if key is in the mapping, else default."},
    {"keys", keys, 0, 0, 0, "a set-like object providing a view on D's keys"},
    {"values", values, 0, 0, 0, "an object providing a view on D's values"},
    {"items", items, 0, 0, 0, "a set-like object providing a view on D's items"},
    {"copy", copy, 0, 0, 0, "a shallow copy of D"},
    {"__reversed__", reversed, 0, 0, 0, "D.__reversed__() -> reverse iterator"},
    PYC_CLASS_GETITEM,
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

static constexpr TypeSlots slots = [] {
  TypeSlots s{};
  s.new_ = new_proxy;
  s.repr = proxy_repr;
  s.str = proxy_str;
  s.hash = proxy_hash;
  s.compare = proxy_compare;
  s.iter = proxy_iter;
  s.length = proxy_length;
  s.contains = proxy_contains;
  s.get_item = proxy_get_item;
  s.binary[static_cast<unsigned>(BinaryOp::Or)] = proxy_or;
  s.in_place[static_cast<unsigned>(BinaryOp::Or)] = proxy_in_place_or;
  return s;
}();

extern const TypeDefinition k_mappingproxy_type = {.doc = "Read-only proxy of a mapping.",
                                                   .flags = kTypeMappingPattern,
                                                   .native_size = sizeof(MappingProxyObject),
                                                   .methods = methods,
                                                   .slots = &slots};

static size_t proxy_size(const Object* o) {
  return sizeof(MappingProxyObject) + slot_part_bytes(o);
}
static void trace_proxy(Object* o, gc::Visitor& visitor) {
  visitor.visit(&static_cast<MappingProxyObject*>(o)->mapping);
}
void register_mappingproxy_kind() {
  gc::register_kind(Kind::MappingProxy, {"mappingproxy", proxy_size, trace_proxy, nullptr});
}

} // namespace pyc
