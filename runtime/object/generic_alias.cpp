/// types.GenericAlias and unions.

#include "object/generic_alias.h"

#include "object/attributes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/list.h"
#include "object/module.h"
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

static Value new_alias(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  if (!check_no_keywords(task, "GenericAlias", kwnames) ||
      !check_positional(task, "GenericAlias", nargs, 2, 2))
    return kNull;
  if (type == types::generic_alias) return generic_alias_new(task, args[0], args[1]);
  Value items = is_tuple(args[1]) ? args[1] : tuple_of(task, args[1]);
  auto* a = items.is_null() ? nullptr : static_cast<GenericAliasObject*>(instance_new(task, type));
  if (!a) return kNull;
  gc::store_field(task, a, &a->origin, args[0]);
  gc::store_field(task, a, &a->args, items);
  return Value::from_object(a);
}

/// The same class, origin and flag with other arguments.
static Value with_args(Task* task, Value self, Value args, bool starred) {
  Value made;
  if (is_exact(self, BuiltinType::generic_alias)) {
    made = generic_alias_new(task, alias(self)->origin, args);
  } else {
    Value parts[] = {alias(self)->origin, args};
    made = new_alias(task, type_of(self), parts, 2, kNull);
  }
  if (!made.is_null()) alias(made)->starred = starred;
  return made;
}

// ---------------------------------------------------------------- parameters

/// Whether an argument may be or contain a type parameter; those are made by stdlib/_typing.py.
static bool may_have_parameters(Task* task, Value v, bool* out) {
  *out = true;
  if (is_type(v) || v.is_none() || v == kEllipsis || is_str(v)) return !(*out = false);
  if (is_tuple(v) || is_list(v)) return true;
  if (!type_lookup(type_of(v), intern_cstring("__typing_subst__")).is_null()) return true;
  Value parameters = get_attr_optional(task, v, intern_cstring("__parameters__"));
  if (parameters.is_null()) return false;
  *out = is_tuple(parameters) && parameters.as<TupleObject>()->length > 0;
  return true;
}

static Value get_parameters(Task* task, Value self) {
  Value known = load_field(&alias(self)->parameters);
  if (!known.is_null()) return known;
  auto* args = alias(self)->args.as<TupleObject>();
  bool any = false;
  for (size_t i = 0; i < args->length && !any; i++)
    if (!may_have_parameters(task, args->items[i], &any)) return kNull;
  known = any ? call_library(task, "_typing", "_parameters", &alias(self)->args, 1) : tuple_empty();
  if (!known.is_null()) gc::store_field(task, self.object(), &alias(self)->parameters, known);
  return known;
}

/// The arguments with the type parameters replaced by `items`.
static Value substituted(Task* task, Value self, Value items) {
  Value parameters = get_parameters(task, self);
  if (parameters.is_null()) return kNull;
  if (parameters.as<TupleObject>()->length == 0)
    return raise_type_error(task, "%R is not a generic class", self);
  Value args[] = {self, alias(self)->args, parameters, items};
  return call_library(task, "_typing", "_substitute", args, 4);
}

static Value alias_get_item(Task* task, Value self, Value items) {
  Value args = substituted(task, self, items);
  return args.is_null() ? kNull : with_args(task, self, args, alias(self)->starred);
}

/// `*alias` gives the alias once, marked as unpacked.
static Value alias_iter(Task* task, Value self) {
  Value starred = with_args(task, self, alias(self)->args, true);
  Value items = starred.is_null() ? kNull : tuple_of(task, starred);
  return items.is_null() ? kNull : get_iter(task, items);
}

static bool add_items(Task* task, StrBuilder& out, Value args, const char* separator);

/// The parameter list of a Callable.
static bool add_list(Task* task, StrBuilder& out, Value list) {
  Value items = list_to_tuple(task, list_copy_range(task, list, 0, SIZE_MAX));
  out.add_char('[');
  if (items.is_null() || !add_items(task, out, items, ", ")) return false;
  out.add_char(']');
  return true;
}

/// What has a qualified name and a module is written by them; kAbsent for what lacks one, and for what is a
/// generic alias itself.
static Value qualified_name(Task* task, Value v) {
  for (const char* part : {"__origin__", "__args__"}) {
    Value found = get_attr_optional(task, v, intern_cstring(part));
    if (found.is_null()) return kNull;
    if (found == kAbsent) break;
    if (part[2] == 'a') return kAbsent;
  }
  Value name = get_attr_optional(task, v, names.qualname);
  if (name.is_null() || name == kAbsent) return name;
  Value module = get_attr_optional(task, v, names.module);
  if (module.is_null() || module == kAbsent || module.is_none()) return module.is_null() ? kNull : kAbsent;
  bool built_in = is_str(module) && str_equal_ascii(module.as<StrObject>(), "builtins");
  return built_in ? str(task, name) : format_message(task, "%V.%V", module, name);
}

/// How a type argument is written: classes and functions by their name, `...`, everything else by repr.
static bool add_item(Task* task, StrBuilder& out, Value v) {
  Value text;
  if (v == kEllipsis)
    text = str_from_cstring(task, "...");
  else if (v.is_none() || v == type_value(types::none))
    text = str_from_cstring(task, "None");
  else if (is_type(v))
    text = type_full_name(task, v.as<TypeObject>(), false);
  else if (is_list(v))
    return add_list(task, out, v);
  else if (text = qualified_name(task, v); text == kAbsent)
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
  if (alias(self)->starred) out.add_char('*');
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
  Value made = call(task, alias(self)->origin, args, nargs, kwnames);
  if (made.is_null() || set_attr(task, made, intern_cstring("__orig_class__"), self)) return made;
  // Objects that take no attributes do without.
  if (!error_is(task, types::AttributeError) && !error_is(task, types::TypeError)) return kNull;
  clear_error(task);
  return made;
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
  bool same = alias(a)->origin == alias(b)->origin && alias(a)->starred == alias(b)->starred;
  if (same && !equal(task, alias(a)->args, alias(b)->args, &same)) return kNull;
  return Value::from_bool(same == (op == CompareOp::Equal));
}

/// Attributes that an alias does not have are its class's.
static Value alias_get_attribute(Task* task, Value self, StrObject* name) {
  static const char* const own[] = {"__origin__",
                                    "__args__",
                                    "__parameters__",
                                    "__mro_entries__",
                                    "__class__",
                                    "__reduce_ex__",
                                    "__reduce__",
                                    "__copy__",
                                    "__deepcopy__",
                                    "__instancecheck__",
                                    "__subclasscheck__",
                                    "__unpacked__",
                                    "__typing_unpacked_tuple_args__"};
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
static Value get_unpacked(Task*, Value self) {
  return Value::from_bool(alias(self)->starred);
}
static Value get_unpacked_args(Task*, Value self) {
  bool is_tuple_alias = alias(self)->starred && alias(self)->origin == type_value(types::tuple);
  return is_tuple_alias ? alias(self)->args : kNone;
}
static Value reduce(Task* task, const Value* args, size_t, Value) {
  Value parts = tuple_of(task, alias(args[0])->origin, alias(args[0])->args);
  return parts.is_null() ? kNull : tuple_of(task, type_value(type_of(args[0])), parts);
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

/// The names of the origin, and those that an alias adds.
static Value alias_dir(Task* task, const Value* args, size_t, Value) {
  static const char* const added[] = {"__args__",       "__mro_entries__", "__origin__",
                                      "__parameters__", "__unpacked__",    "__typing_unpacked_tuple_args__"};
  Value names_of = call_special(task, alias(args[0])->origin, names.dir);
  if (names_of == kAbsent) return raise_type_error(task, "object does not provide __dir__");
  Value list = names_of.is_null() ? kNull : list_from_iterable(task, names_of);
  for (const char* name : added)
    if (list.is_null() || !list_append(task, list, Value::from_object(intern_cstring(name)))) return kNull;
  return list;
}

static const GetSetDef alias_getsets[] = {
    {"__parameters__", get_parameters, nullptr, nullptr},
    {"__typing_unpacked_tuple_args__", get_unpacked_args, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr}};
static const MemberDef alias_members[] = {computed_member("__origin__", get_origin),
                                          computed_member("__args__", get_args),
                                          computed_member("__unpacked__", get_unpacked),
                                          {nullptr, 0, 0, nullptr}};
static const MethodDef alias_methods[] = {{"__reduce__", reduce, 0, 0, 0, nullptr},
                                          {"__dir__", alias_dir, 0, 0, 0, nullptr},
                                          {"__mro_entries__", mro_entries, 1, 1, 0, nullptr},
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
  s.get_item = alias_get_item;
  s.iter = alias_iter;
  s.binary[static_cast<unsigned>(BinaryOp::Or)] = union_or;
  return s;
}();
extern const TypeDefinition k_generic_alias_type = {.doc = "Represent a PEP 585 generic type",
                                                    .module = "types",
                                                    .flags = kTypeBase | kTypeHasWeakRefs,
                                                    .native_size = sizeof(GenericAliasObject),
                                                    .methods = alias_methods,
                                                    .getsets = alias_getsets,
                                                    .members = alias_members,
                                                    .slots = &alias_slots};

// ---------------------------------------------------------------- unions

static bool is_unionable(Value v) {
  return v.is_none() || is_type(v) || has_kind(v, Kind::GenericAlias);
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

/// A union of the members of several types, or the only one of them.
static Value union_of(Task* task, const Value* members, size_t length) {
  size_t total = 0;
  for (size_t i = 0; i < length; i++)
    total += member_count(members[i]);
  TupleObject* items = tuple_allocate(task, total);
  if (!items) return kNull;
  size_t count = 0;
  for (size_t i = 0; i < length; i++)
    if (!add_members(task, members[i], items->items, &count)) return kNull;
  if (count == 1) return items->items[0];
  Value args = tuple_new(task, items->items, count);
  return args.is_null() ? kNull : make(task, BuiltinType::union_, kNull, args);
}

Value union_or(Task* task, Value a, Value b) {
  if (!is_unionable(a) || !is_unionable(b)) return kNotImplemented;
  Value members[] = {a, b};
  return union_of(task, members, 2);
}

/// Union[X, Y]: strings become forward references, and what is no type is refused by typing.
static Value union_class_get_item(Task* task, const Value* args, size_t, Value) {
  Value items = is_tuple(args[1]) ? args[1] : tuple_of(task, args[1]);
  if (items.is_null()) return kNull;
  size_t length = items.as<TupleObject>()->length;
  if (length == 0) return raise_type_error(task, "Cannot take a Union of no types.");
  TupleObject* checked = tuple_allocate(task, length);
  if (!checked) return kNull;
  for (size_t i = 0; i < length; i++) {
    Value each = items.as<TupleObject>()->items[i];
    if (!is_unionable(each) && type_lookup(type_of(each), intern_cstring("__typing_subst__")).is_null()) {
      Value parts[] = {each, str_from_cstring(task, "Union[arg, ...]: each arg must be a type.")};
      each = parts[1].is_null() ? kNull : call_library(task, "typing", "_type_check", parts, 2);
      if (each.is_null()) return kNull;
    }
    gc::store_field(task, checked, &checked->items[i], each);
  }
  return union_of(task, checked->items, length);
}

static Value union_get_item(Task* task, Value self, Value items) {
  Value args = substituted(task, self, items);
  return args.is_null() ? kNull
                        : union_of(task, args.as<TupleObject>()->items, args.as<TupleObject>()->length);
}

/// Instances show their class's `__module__`; those of other built-in classes have none.
static Value union_get_attribute(Task* task, Value self, StrObject* name) {
  if (str_equal_ascii(name, "__module__")) return get_attr(task, type_value(types::union_), name);
  return generic_get_attribute(task, self, name);
}

static Value union_origin(Task*, Value) {
  return type_value(types::union_);
}

static Value union_name(Task* task, Value) {
  return str_from_cstring(task, "Union");
}

static Value union_mro_entries(Task* task, const Value* args, size_t, Value) {
  return raise_type_error(task, "Cannot subclass %R", args[0]);
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

static const GetSetDef union_getsets[] = {{"__name__", union_name, nullptr, nullptr},
                                          {"__qualname__", union_name, nullptr, nullptr},
                                          {"__origin__", union_origin, nullptr, nullptr},
                                          {"__parameters__", get_parameters, nullptr, nullptr},
                                          {nullptr, nullptr, nullptr, nullptr}};
static const MemberDef union_members_table[] = {computed_member("__args__", get_args),
                                                {nullptr, 0, 0, nullptr}};
static const MethodDef union_methods[] = {
    {"__class_getitem__", union_class_get_item, 1, 1, kMethodClass, nullptr},
    {"__mro_entries__", union_mro_entries, 1, 1, 0, nullptr},
    {nullptr, nullptr, 0, 0, 0, nullptr}};
static constexpr TypeSlots union_slots = [] {
  TypeSlots s{};
  s.repr = union_repr;
  s.hash = union_hash;
  s.compare = union_compare;
  s.get_attribute = union_get_attribute;
  s.get_item = union_get_item;
  s.binary[static_cast<unsigned>(BinaryOp::Or)] = union_or;
  return s;
}();
extern const TypeDefinition k_union__type = {.doc = "Represent a union type",
                                             .module = "typing",
                                             .flags = kTypeDisallowNew | kTypeHasWeakRefs,
                                             .native_size = sizeof(GenericAliasObject),
                                             .methods = union_methods,
                                             .getsets = union_getsets,
                                             .members = union_members_table,
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
