/// itemgetter, attrgetter, methodcaller.

#include "stdlib/_operator/functions.h"

#include "object/attributes.h"
#include "object/dict.h"
#include "object/list.h"
#include "object/tuple.h"

namespace pyc::operator_module {

namespace {

/// `items` is the tuple of what was given. attrgetter: `names` has a tuple of interned names for each of
/// them. methodcaller: `items` are the positional arguments, the method's name first, and `names` is the
/// tuple of keyword names, whose values follow the items; NULL for none.
struct GetterObject : Object {
  static constexpr size_t kValues = 2;
  Value items;
  Value names;
  uint64_t count; ///< methodcaller: positional items
};

TypeObject *itemgetter_type, *attrgetter_type, *methodcaller_type;

GetterObject* as_getter(Value v) {
  return v.as<GetterObject>();
}

Value new_getter(Task* task, TypeObject* type, Value items, Value names, size_t count) {
  if (items.is_null()) return kNull;
  auto* getter = native_new<GetterObject>(task, type);
  if (!getter) return kNull;
  getter->items = items;
  getter->names = names;
  getter->count = count;
  return Value::from_object(getter);
}

/// One result, or a tuple with one for each item.
template <class Get> Value apply(Task* task, size_t count, Get get) {
  if (count == 1) return get(0);
  TupleObject* results = tuple_allocate(task, count);
  if (!results) return kNull;
  for (size_t i = 0; i < count; i++) {
    Value each = get(i);
    if (each.is_null()) return kNull;
    gc::store_field(task, results, &results->items[i], each);
  }
  return Value::from_object(results);
}

/// (class, items)
Value reduce(Task* task, const Value* args, size_t, Value) {
  return tuple_of(task, type_value(type_of(args[0])), as_getter(args[0])->items);
}

// ---------------------------------------------------------------- itemgetter

Value itemgetter_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  if (!check_no_keywords(task, "itemgetter", kwnames) ||
      !check_positional(task, "itemgetter", nargs, 1, nargs ? SIZE_MAX : 1))
    return kNull;
  return new_getter(task, type, tuple_new(task, args, nargs), kNull, 0);
}

Value itemgetter_call(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  if (!check_no_keywords(task, "itemgetter", kwnames) || !check_positional(task, "itemgetter", nargs, 1, 1))
    return kNull;
  auto* items = as_getter(self)->items.as<TupleObject>();
  Value object = args[0];
  if (items->length == 1 && items->items[0].is_small_int() && is_exact(object, BuiltinType::tuple)) {
    auto* tuple = object.as<TupleObject>();
    auto i = static_cast<uint64_t>(items->items[0].small_int());
    if (i < tuple->length) return tuple->items[i];
  }
  return apply(task, items->length, [&](size_t i) { return get_item(task, object, items->items[i]); });
}

/// "operator.itemgetter(1, 2)"; of attrgetter, too.
Value getter_repr(Task* task, Value self) {
  ReprGuard guard(task, self);
  if (!guard) return kNull;
  const char* name = type_name_utf8(type_of(self));
  if (guard.repeated) return format_message(task, "%s(...)", name);
  StrBuilder out(task);
  out.add_cstring(name);
  out.add_char('(');
  auto* items = as_getter(self)->items.as<TupleObject>();
  for (size_t i = 0; i < items->length; i++) {
    if (i) out.add_ascii(", ", 2);
    if (!add_repr(task, out, items->items[i])) return kNull;
  }
  out.add_char(')');
  return out.finish();
}

// ---------------------------------------------------------------- attrgetter

/// The names between the dots, interned.
Value split_name(Task* task, Value text) {
  Value parts = list_new(task, nullptr, 0);
  auto* s = text.as<StrObject>();
  size_t from = 0;
  for (size_t i = 0; i <= s->length() && !parts.is_null(); i++) {
    if (i < s->length() && str_char(s, i) != '.') continue;
    Value part = str_substring(task, text, from, i);
    StrObject* name = part.is_null() ? nullptr : intern(task, part);
    if (!name || !list_append(task, parts, Value::from_object(name))) return kNull;
    from = i + 1;
  }
  return parts.is_null() ? kNull : list_to_tuple(task, parts);
}

Value attrgetter_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  if (!check_no_keywords(task, "attrgetter", kwnames) ||
      !check_positional(task, "attrgetter", nargs, 1, nargs ? SIZE_MAX : 1))
    return kNull;
  for (size_t i = 0; i < nargs; i++)
    if (!is_str(args[i])) return raise_type_error(task, "attribute name must be a string");
  TupleObject* names = tuple_allocate(task, nargs);
  if (!names) return kNull;
  for (size_t i = 0; i < nargs; i++) {
    Value parts = split_name(task, args[i]);
    if (parts.is_null()) return kNull;
    gc::store_field(task, names, &names->items[i], parts);
  }
  return new_getter(task, type, tuple_new(task, args, nargs), Value::from_object(names), 0);
}

Value follow(Task* task, Value object, Value names) {
  auto* parts = names.as<TupleObject>();
  for (size_t i = 0; i < parts->length && !object.is_null(); i++)
    object = get_attr(task, object, parts->items[i].as<StrObject>());
  return object;
}

Value attrgetter_call(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  if (!check_no_keywords(task, "attrgetter", kwnames) || !check_positional(task, "attrgetter", nargs, 1, 1))
    return kNull;
  auto* names = as_getter(self)->names.as<TupleObject>();
  return apply(task, names->length, [&](size_t i) { return follow(task, args[0], names->items[i]); });
}

// ---------------------------------------------------------------- methodcaller

Value methodcaller_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  if (nargs == 0) return raise_type_error(task, "methodcaller needs at least one argument, the method name");
  if (!is_str(args[0])) return raise_type_error(task, "method name must be a string");
  size_t keywords = kwnames.is_null() ? 0 : kwnames.as<TupleObject>()->length;
  StrObject* name = intern(task, args[0]);
  Value items = name ? tuple_new(task, args, nargs + keywords) : kNull;
  if (items.is_null()) return kNull;
  gc::store_field(task, items.object(), &items.as<TupleObject>()->items[0], Value::from_object(name));
  return new_getter(task, type, items, keywords ? kwnames : kNull, nargs);
}

Value methodcaller_call(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  if (!check_positional(task, "methodcaller", nargs, 1, 1) ||
      !check_no_keywords(task, "methodcaller", kwnames))
    return kNull;
  auto* getter = as_getter(self);
  auto* items = getter->items.as<TupleObject>();
  auto* name = items->items[0].as<StrObject>();
  if (getter->names.is_null()) return call_method(task, args[0], name, items->items + 1, items->length - 1);
  Value method = get_attr(task, args[0], name);
  if (method.is_null()) return kNull;
  return call(task, method, items->items + 1, getter->count - 1, getter->names);
}

Value methodcaller_repr(Task* task, Value self) {
  ReprGuard guard(task, self);
  if (!guard) return kNull;
  const char* name = type_name_utf8(type_of(self));
  if (guard.repeated) return format_message(task, "%s(...)", name);
  auto* getter = as_getter(self);
  auto* items = getter->items.as<TupleObject>();
  StrBuilder out(task);
  out.add_cstring(name);
  out.add_char('(');
  for (size_t i = 0; i < items->length; i++) {
    if (i) out.add_ascii(", ", 2);
    if (i >= getter->count) {
      out.add(getter->names.as<TupleObject>()->items[i - getter->count].as<StrObject>());
      out.add_char('=');
    }
    if (!add_repr(task, out, items->items[i])) return kNull;
  }
  out.add_char(')');
  return out.finish();
}

/// With keywords: functools.partial(methodcaller, name, **keywords), which pickle can call.
Value methodcaller_reduce(Task* task, const Value* args, size_t, Value) {
  auto* getter = as_getter(args[0]);
  Value type = type_value(type_of(args[0]));
  if (getter->names.is_null()) return tuple_of(task, type, getter->items);
  auto* items = getter->items.as<TupleObject>();
  auto* names = getter->names.as<TupleObject>();
  Value functools = import_module(task, Value::from_object(intern_cstring("functools")));
  Value partial = functools.is_null() ? kNull : get_attr(task, functools, intern_cstring("partial"));
  TupleObject* arguments = partial.is_null() ? nullptr : tuple_allocate(task, names->length + 2);
  if (!arguments) return kNull;
  gc::store_field(task, arguments, &arguments->items[0], type);
  gc::store_field(task, arguments, &arguments->items[1], items->items[0]);
  for (size_t i = 0; i < names->length; i++)
    gc::store_field(task, arguments, &arguments->items[i + 2], items->items[getter->count + i]);
  Value maker = call(task, partial, arguments->items, 2, getter->names);
  Value rest = maker.is_null() ? kNull : tuple_range(task, getter->items, 1, getter->count);
  return rest.is_null() ? kNull : tuple_of(task, maker, rest);
}

// ---------------------------------------------------------------- classes

const MethodDef getter_methods[] = {
    {"__reduce__", reduce, 0, 0, 0, "Return state information for pickling."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const MethodDef methodcaller_methods[] = {
    {"__reduce__", methodcaller_reduce, 0, 0, 0, "Return state information for pickling."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

const TypeSlots itemgetter_slots = {.new_ = itemgetter_new, .call = itemgetter_call, .repr = getter_repr};
const TypeSlots attrgetter_slots = {.new_ = attrgetter_new, .call = attrgetter_call, .repr = getter_repr};
const TypeSlots methodcaller_slots = {
    .new_ = methodcaller_new, .call = methodcaller_call, .repr = methodcaller_repr};

constexpr TypeDefinition definition(const TypeSlots* slots, const MethodDef* methods, const char* doc) {
  return {.doc = doc,
          .module = "operator",
          .native_size = sizeof(GetterObject),
          .methods = methods,
          .slots = slots,
          .trace = trace_native<GetterObject>};
}
const TypeDefinition itemgetter_definition =
    definition(&itemgetter_slots, getter_methods, "A callable that gives these items of its argument.");
const TypeDefinition attrgetter_definition =
    definition(&attrgetter_slots, getter_methods,
               "A callable that gives these attributes of its argument; "
               "dots go on to attributes of attributes.");
const TypeDefinition methodcaller_definition =
    definition(&methodcaller_slots, methodcaller_methods, "A callable that calls a method of its argument.");

bool add(Task* task, ModuleObject* module, TypeObject** type, const char* name,
         const TypeDefinition& definition) {
  define_type(type, name, definition);
  return module_set(task, module, name, type_value(*type));
}

} // namespace

bool add_getters(Task* task, ModuleObject* module) {
  return add(task, module, &itemgetter_type, "itemgetter", itemgetter_definition) &&
         add(task, module, &attrgetter_type, "attrgetter", attrgetter_definition) &&
         add(task, module, &methodcaller_type, "methodcaller", methodcaller_definition);
}

} // namespace pyc::operator_module
