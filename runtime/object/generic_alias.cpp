/// types.GenericAlias and unions.

#include "object/generic_alias.h"

#include "object/attributes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/tuple.h"

namespace pyc {

static GenericAliasObject* alias(Value v) {
  return v.as<GenericAliasObject>();
}

static Value make(Task* task, BuiltinType type, Value origin, Value args) {
  auto* a = gc::allocate<GenericAliasObject>(task, Kind::GenericAlias, builtin_shape(type));
  if (!a) return kNull;
  a->origin = origin;
  a->args = args;
  return Value::from_object(a);
}

Value generic_alias_new(Task* task, Value origin, Value args) {
  if (!is_tuple(args)) args = tuple_of(task, args);
  return args.is_null() ? kNull : make(task, BuiltinType::generic_alias, origin, args);
}

Value class_getitem_builtin(Task* task, Value cls, Value key) {
  return generic_alias_new(task, cls, key);
}

Value class_getitem_method(Task* task, const Value* args, size_t, Value) {
  return generic_alias_new(task, args[0], args[1]);
}

static Value new_alias(Task* task, TypeObject*, const Value* args, size_t nargs, Value kwnames) {
  if (!check_no_keywords(task, "GenericAlias", kwnames) ||
      !check_positional(task, "GenericAlias", nargs, 2, 2))
    return kNull;
  return generic_alias_new(task, args[0], args[1]);
}

/// How a type argument is written: classes by their name, `...`, everything else by repr.
static bool add_item(Task* task, StrBuilder& out, Value v) {
  Value text;
  if (v == kEllipsis)
    text = str_from_cstring(task, "...");
  else if (v.is_none() || v == type_value(types::none))
    text = str_from_cstring(task, "None");
  else if (is_type(v))
    text = type_full_name(task, v.as<TypeObject>(), false);
  else
    text = repr(task, v);
  if (text.is_null()) return false;
  out.add(text.as<StrObject>());
  return true;
}

static bool add_items(Task* task, StrBuilder& out, Value args, const char* separator) {
  auto* tuple = args.as<TupleObject>();
  for (size_t i = 0; i < tuple->length; i++) {
    if (i) out.add_cstring(separator);
    if (!add_item(task, out, tuple->items[i])) return false;
  }
  return true;
}

static Value alias_repr(Task* task, Value self) {
  StrBuilder out(task);
  if (!add_item(task, out, alias(self)->origin)) return kNull;
  out.add_char('[');
  if (alias(self)->args.as<TupleObject>()->length == 0) out.add_ascii("()", 2);
  if (!add_items(task, out, alias(self)->args, ", ")) return kNull;
  out.add_char(']');
  return out.finish();
}

static Value union_repr(Task* task, Value self) {
  StrBuilder out(task);
  return add_items(task, out, alias(self)->args, " | ") ? out.finish() : kNull;
}

static Value alias_call(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  return call(task, alias(self)->origin, args, nargs, kwnames);
}

static bool alias_hash(Task* task, Value self, int64_t* out) {
  int64_t a = 0, b;
  if (!alias(self)->origin.is_null() && !hash(task, alias(self)->origin, &a)) return false;
  if (!hash(task, alias(self)->args, &b)) return false;
  *out = a ^ b;
  if (*out == -1) *out = -2;
  return true;
}

static Value alias_compare(Task* task, Value a, Value b, CompareOp op) {
  bool is_equality = op == CompareOp::Equal || op == CompareOp::NotEqual;
  if (!is_equality || !has_kind(b, Kind::GenericAlias) || type_of(a) != type_of(b)) return kNotImplemented;
  bool same = alias(a)->origin == alias(b)->origin;
  if (same && !equal(task, alias(a)->args, alias(b)->args, &same)) return kNull;
  return Value::from_bool(same == (op == CompareOp::Equal));
}

/// Attributes that an alias does not have are its class's.
static Value alias_get_attribute(Task* task, Value self, StrObject* name) {
  static const char* const own[] = {
      "__origin__", "__args__", "__parameters__", "__mro_entries__",   "__class__",        "__reduce_ex__",
      "__reduce__", "__copy__", "__deepcopy__",   "__instancecheck__", "__subclasscheck__"};
  for (const char* each : own)
    if (str_equal_ascii(name, each)) return generic_get_attribute(task, self, name);
  return get_attr(task, alias(self)->origin, name);
}

static Value get_origin(Task*, Value self) {
  return alias(self)->origin;
}
static Value get_args(Task*, Value self) {
  return alias(self)->args;
}
static Value get_parameters(Task*, Value) {
  return tuple_empty();
}
static Value mro_entries(Task* task, const Value* args, size_t, Value) {
  return tuple_of(task, alias(args[0])->origin);
}
static Value no_instance_check(Task* task, const Value*, size_t, Value) {
  return raise_type_error(task, "isinstance() argument 2 cannot be a parameterized generic");
}
static Value no_subclass_check(Task* task, const Value*, size_t, Value) {
  return raise_type_error(task, "issubclass() argument 2 cannot be a parameterized generic");
}

static const GetSetDef alias_getsets[] = {{"__origin__", get_origin, nullptr, nullptr},
                                          {"__args__", get_args, nullptr, nullptr},
                                          {"__parameters__", get_parameters, nullptr, nullptr},
                                          {nullptr, nullptr, nullptr, nullptr}};
static const MethodDef alias_methods[] = {{"__mro_entries__", mro_entries, 1, 1, 0, nullptr},
                                          {"__instancecheck__", no_instance_check, 1, 1, 0, nullptr},
                                          {"__subclasscheck__", no_subclass_check, 1, 1, 0, nullptr},
                                          {nullptr, nullptr, 0, 0, 0, nullptr}};
static constexpr TypeSlots alias_slots = [] {
  TypeSlots s{};
  s.new_ = new_alias;
  s.repr = alias_repr;
  s.call = alias_call;
  s.hash = alias_hash;
  s.compare = alias_compare;
  s.get_attribute = alias_get_attribute;
  s.binary[static_cast<unsigned>(BinaryOp::Or)] = union_or;
  return s;
}();
extern const TypeDefinition k_generic_alias_type = {.doc = "Represent a PEP 585 generic type",
                                                    .module = "types",
                                                    .flags = kTypeBase,
                                                    .native_size = sizeof(GenericAliasObject),
                                                    .methods = alias_methods,
                                                    .getsets = alias_getsets,
                                                    .slots = &alias_slots};

// ---------------------------------------------------------------- unions

static bool is_unionable(Value v) {
  return v.is_none() || is_type(v) || has_kind(v, Kind::GenericAlias) || has_kind(v, Kind::TypeParam);
}

/// Adds the members of `v` that are not among the first `*count` of `items`.
static bool add_members(Task* task, Value v, Value* items, size_t* count) {
  if (v.is_none()) v = type_value(types::none);
  bool is_union = is_exact(v, BuiltinType::union_);
  size_t length = is_union ? alias(v)->args.as<TupleObject>()->length : 1;
  for (size_t i = 0; i < length; i++) {
    Value each = is_union ? alias(v)->args.as<TupleObject>()->items[i] : v;
    bool known = false;
    for (size_t k = 0; k < *count && !known; k++)
      if (!equal(task, items[k], each, &known)) return false;
    if (!known) items[(*count)++] = each;
  }
  return true;
}

static size_t member_count(Value v) {
  return is_exact(v, BuiltinType::union_) ? alias(v)->args.as<TupleObject>()->length : 1;
}

Value union_or(Task* task, Value a, Value b) {
  if (!is_unionable(a) || !is_unionable(b)) return kNotImplemented;
  TupleObject* items = tuple_allocate(task, member_count(a) + member_count(b));
  if (!items) return kNull;
  size_t count = 0;
  if (!add_members(task, a, items->items, &count) || !add_members(task, b, items->items, &count))
    return kNull;
  if (count == 1) return items->items[0];
  Value args = tuple_new(task, items->items, count);
  return args.is_null() ? kNull : make(task, BuiltinType::union_, kNull, args);
}

/// The order of a union's members does not matter.
static bool union_hash(Task* task, Value self, int64_t* out) {
  auto* args = alias(self)->args.as<TupleObject>();
  *out = static_cast<int64_t>(args->length);
  for (size_t i = 0; i < args->length; i++) {
    int64_t h;
    if (!hash(task, args->items[i], &h)) return false;
    *out ^= h;
  }
  if (*out == -1) *out = -2;
  return true;
}

static Value union_compare(Task* task, Value a, Value b, CompareOp op) {
  bool is_equality = op == CompareOp::Equal || op == CompareOp::NotEqual;
  if (!is_equality || !is_exact(b, BuiltinType::union_)) return kNotImplemented;
  auto* items = alias(a)->args.as<TupleObject>();
  bool same = items->length == alias(b)->args.as<TupleObject>()->length;
  for (size_t i = 0; i < items->length && same; i++)
    if (!contains(task, alias(b)->args, items->items[i], &same)) return kNull;
  return Value::from_bool(same == (op == CompareOp::Equal));
}

static Value union_instance_check(Task* task, const Value* args, size_t, Value) {
  bool b;
  return isinstance(task, args[1], alias(args[0])->args, &b) ? Value::from_bool(b) : kNull;
}
static Value union_subclass_check(Task* task, const Value* args, size_t, Value) {
  bool b;
  return issubclass(task, args[1], alias(args[0])->args, &b) ? Value::from_bool(b) : kNull;
}
static const GetSetDef union_getsets[] = {{"__args__", get_args, nullptr, nullptr},
                                          {"__parameters__", get_parameters, nullptr, nullptr},
                                          {nullptr, nullptr, nullptr, nullptr}};
static const MethodDef union_methods[] = {{"__instancecheck__", union_instance_check, 1, 1, 0, nullptr},
                                          {"__subclasscheck__", union_subclass_check, 1, 1, 0, nullptr},
                                          {nullptr, nullptr, 0, 0, 0, nullptr}};
static constexpr TypeSlots union_slots = [] {
  TypeSlots s{};
  s.repr = union_repr;
  s.hash = union_hash;
  s.compare = union_compare;
  s.binary[static_cast<unsigned>(BinaryOp::Or)] = union_or;
  return s;
}();
extern const TypeDefinition k_union__type = {.doc = "Represent a union type",
                                             .module = "typing",
                                             .flags = kTypeDisallowNew,
                                             .native_size = sizeof(GenericAliasObject),
                                             .methods = union_methods,
                                             .getsets = union_getsets,
                                             .slots = &union_slots};

static size_t alias_size(const Object* o) {
  return sizeof(GenericAliasObject) + slot_part_bytes(o);
}
static void trace_alias(Object* o, gc::Visitor& visitor) {
  visitor.visit_range(&static_cast<GenericAliasObject*>(o)->origin, 3);
  trace_slot_part(o, visitor);
}
void register_generic_alias_kind() {
  gc::register_kind(Kind::GenericAlias, {"generic alias", alias_size, trace_alias, nullptr});
}

} // namespace pyc
