/// None, NotImplemented and Ellipsis.

#include "object/call.h"
#include "object/errors.h"
#include "object/type.h"

namespace pyc {

static Value take_nothing(Task* task, const char* type, size_t nargs, Value kwnames, Value singleton) {
  if (nargs == 0 && kwnames.is_null()) return singleton;
  return raise_type_error(task, "%s takes no arguments", type);
}

#define NEW(name, type, singleton)                                                                           \
  static Value name##_new(Task* task, TypeObject*, const Value*, size_t nargs, Value kwnames) {              \
    return take_nothing(task, type, nargs, kwnames, singleton);                                              \
  }
NEW(none, "NoneType", kNone)
NEW(not_implemented, "NotImplementedType", kNotImplemented)
NEW(ellipsis, "EllipsisType", kEllipsis)

static Value none_repr(Task* task, Value) {
  return str_from_cstring(task, "None");
}
static Value not_implemented_repr(Task* task, Value) {
  return str_from_cstring(task, "NotImplemented");
}
static Value ellipsis_repr(Task* task, Value) {
  return str_from_cstring(task, "Ellipsis");
}
static bool none_truth(Task*, Value, bool* out) {
  *out = false;
  return true;
}
static bool not_implemented_truth(Task* task, Value, bool*) {
  return raise_type_error(task, "NotImplemented should not be used in a boolean context");
}
static bool none_hash(Task*, Value, int64_t* out) {
  *out = 0xFCA86420;
  return true;
}
static Value none_compare(Task*, Value a, Value b, CompareOp op) {
  if (op == CompareOp::Equal && a == b) return kTrue;
  if (op == CompareOp::NotEqual && a == b) return kFalse;
  return kNotImplemented;
}

static Value reduce_ellipsis(Task* task, const Value*, size_t, Value) {
  return str_from_cstring(task, "Ellipsis");
}
static Value reduce_not_implemented(Task* task, const Value*, size_t, Value) {
  return str_from_cstring(task, "NotImplemented");
}
static const MethodDef ellipsis_methods[] = {{"__reduce__", reduce_ellipsis, 0, 0, 0, nullptr},
                                             {nullptr, nullptr, 0, 0, 0, nullptr}};
static const MethodDef not_implemented_methods[] = {{"__reduce__", reduce_not_implemented, 0, 0, 0, nullptr},
                                                    {nullptr, nullptr, 0, 0, 0, nullptr}};

static constexpr TypeSlots none_slots = [] {
  TypeSlots s{};
  s.new_ = none_new;
  s.repr = none_repr;
  s.truth = none_truth;
  s.hash = none_hash;
  s.compare = none_compare;
  return s;
}();
static constexpr TypeSlots not_implemented_slots = [] {
  TypeSlots s{};
  s.new_ = not_implemented_new;
  s.repr = not_implemented_repr;
  s.truth = not_implemented_truth;
  return s;
}();
static constexpr TypeSlots ellipsis_slots = [] {
  TypeSlots s{};
  s.new_ = ellipsis_new;
  s.repr = ellipsis_repr;
  return s;
}();

extern const TypeDefinition k_none_type = {.doc = "The type of the None singleton.", .slots = &none_slots};
extern const TypeDefinition k_not_implemented_type = {.doc = "The type of the NotImplemented singleton.",
                                                      .methods = not_implemented_methods,
                                                      .slots = &not_implemented_slots};
extern const TypeDefinition k_ellipsis_type = {
    .doc = "The type of the Ellipsis singleton.", .methods = ellipsis_methods, .slots = &ellipsis_slots};

} // namespace pyc
