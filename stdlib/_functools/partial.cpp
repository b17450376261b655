/// partial and Placeholder.

#include "stdlib/_functools/functools.h"

#include "object/attributes.h"
#include "object/dict.h"
#include "object/exception_types.h"
#include "object/generic_alias.h"
#include "object/tuple.h"

namespace pyc::functools {

namespace {

struct PartialObject : Object {
  static constexpr size_t kValues = 3;
  Value function;
  Value args;     ///< tuple; Placeholder where calls fill in
  Value keywords; ///< DictObject
  int64_t open;   ///< how many of `args` are Placeholder
};

TypeObject *partial_type, *placeholder_type;
Value placeholder; ///< permanent

PartialObject* as_partial(Value v) {
  return v.as<PartialObject>();
}
bool is_placeholder(Value v) {
  return v == placeholder;
}

// ---------------------------------------------------------------- Placeholder

Value placeholder_new(Task* task, TypeObject*, const Value*, size_t nargs, Value kwnames) {
  if (nargs || (!kwnames.is_null() && kwnames.as<TupleObject>()->length))
    return raise_type_error(task, "PlaceholderType takes no arguments");
  return placeholder;
}
Value placeholder_repr(Task* task, Value) {
  return str_from_cstring(task, "Placeholder");
}
Value placeholder_reduce(Task* task, const Value* args, size_t, Value) {
  return placeholder_repr(task, args[0]);
}
const MethodDef placeholder_methods[] = {
    {"__reduce__", placeholder_reduce, 0, 0, 0, "Return state information for pickling."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const TypeSlots placeholder_slots = {.new_ = placeholder_new, .repr = placeholder_repr};
const TypeDefinition placeholder_definition = {
    .doc = "The type of Placeholder, which stands for arguments of partial() that calls give.",
    .module = "functools",
    .native_size = sizeof(Object),
    .methods = placeholder_methods,
    .slots = &placeholder_slots,
};

// ---------------------------------------------------------------- construction

int64_t count_placeholders(Value tuple) {
  int64_t n = 0;
  auto* items = tuple.as<TupleObject>();
  for (size_t i = 0; i < items->length; i++)
    n += is_placeholder(items->items[i]);
  return n;
}

bool has_attributes(Object* o) {
  const Shape* s = shape_of(o);
  return s->flags & kShapeDictionary || s->property_count > 0;
}

/// The arguments that a call passes on: those of the partial object with the open places filled, then the
/// rest. With too few, the remaining places stay open.
size_t fill_arguments(Task* task, Value known, const Value* args, size_t nargs, TupleObject* owner,
                      Value* out) {
  auto* tuple = known.as<TupleObject>();
  size_t used = 0, n = 0;
  auto put = [&](Value v) {
    if (owner) return gc::store_field(task, owner, &out[n++], v);
    out[n++] = v;
  };
  for (size_t i = 0; i < tuple->length; i++) {
    Value item = tuple->items[i];
    put(is_placeholder(item) && used < nargs ? args[used++] : item);
  }
  while (used < nargs)
    put(args[used++]);
  return n;
}

Value join_arguments(Task* task, const PartialObject* inner, const Value* args, size_t nargs) {
  size_t known = inner->args.as<TupleObject>()->length, open = static_cast<size_t>(inner->open);
  TupleObject* all = tuple_allocate(task, known + (nargs > open ? nargs - open : 0));
  if (!all) return kNull;
  fill_arguments(task, inner->args, args, nargs, all, all->items);
  return Value::from_object(all);
}

bool add_keywords(Task* task, DictObject* dict, const Value* values, Value kwnames) {
  size_t count = kwnames.is_null() ? 0 : kwnames.as<TupleObject>()->length;
  for (size_t i = 0; i < count; i++) {
    if (is_placeholder(values[i]))
      return raise_type_error(task, "Placeholder cannot be passed as a keyword argument");
    if (!dict_set(task, dict, kwnames.as<TupleObject>()->items[i], values[i])) return false;
  }
  return true;
}

Value partial_call(Task* task, Value self, const Value* args, size_t nargs, Value kwnames);

Value partial_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  if (nargs == 0) return raise_type_error(task, "type 'partial' takes at least one argument");
  Value function = args[0];
  if (!is_callable(function)) return raise_type_error(task, "the first argument must be callable");
  const Value* given = args + 1;
  size_t count = nargs - 1;
  if (count && is_placeholder(given[count - 1]))
    return raise_type_error(task, "trailing Placeholders are not allowed");
  // A partial object of a partial object is one of what that one calls, unless it has attributes of its own.
  bool nested = type_of(function)->slots.call == partial_call && !has_attributes(function.object());
  PartialObject* inner = nested ? as_partial(function) : nullptr;
  Value all = inner ? join_arguments(task, inner, given, count) : tuple_new(task, given, count);
  DictObject* keywords = all.is_null() ? nullptr
                         : inner       ? dict_copy(task, inner->keywords.as<DictObject>())
                                       : dict_new(task);
  if (!keywords || !add_keywords(task, keywords, args + nargs, kwnames)) return kNull;
  auto* made = native_new<PartialObject>(task, type);
  if (!made) return kNull;
  made->function = inner ? inner->function : function;
  made->args = all;
  made->keywords = dict_value(keywords);
  made->open = count_placeholders(all);
  return Value::from_object(made);
}

// ---------------------------------------------------------------- calls

/// Names and values of the keywords of a call: those of the partial object, replaced or followed by the
/// call's.
struct Keywords {
  TupleObject* names = nullptr;
  TupleObject* values = nullptr;
  size_t count = 0;
};

bool merge_keywords(Task* task, DictObject* known, const Value* values, Value kwnames, Keywords* out) {
  DictObject* merged = known;
  if (!kwnames.is_null() && kwnames.as<TupleObject>()->length) {
    auto* names = kwnames.as<TupleObject>();
    merged = dict_copy(task, known);
    for (size_t i = 0; merged && i < names->length; i++)
      if (!dict_set(task, merged, names->items[i], values[i])) return false;
  }
  size_t length = merged ? dict_length(merged) : 0;
  out->names = merged ? tuple_allocate(task, length) : nullptr;
  out->values = out->names ? tuple_allocate(task, length) : nullptr;
  if (!out->values) return false;
  size_t position = 0;
  Value key, value;
  while (out->count < length && dict_next(merged, &position, &key, &value)) {
    if (!is_str(key)) return raise_type_error(task, "keywords must be strings");
    gc::store_field(task, out->names, &out->names->items[out->count], key);
    gc::store_field(task, out->values, &out->values->items[out->count++], value);
  }
  return true;
}

/// Calls with up to this many arguments need no memory of the heap for them.
constexpr size_t kStackArguments = 32;

Value call_with(Task* task, PartialObject* partial, const Value* args, size_t nargs, const Value* values,
                size_t value_count, Value names) {
  size_t known = partial->args.as<TupleObject>()->length;
  size_t total = known + nargs + value_count;
  Value few[kStackArguments];
  TupleObject* many = total > kStackArguments ? tuple_allocate(task, total) : nullptr;
  if (total > kStackArguments && !many) return kNull;
  Value* all = many ? many->items : few;
  size_t n = fill_arguments(task, partial->args, args, nargs, many, all);
  for (size_t i = 0; i < value_count; i++) {
    if (many)
      gc::store_field(task, many, &all[n + i], values[i]);
    else
      all[n + i] = values[i];
  }
  Value result = call(task, partial->function, all, n, names);
  PYC_KEEP(many);
  return result;
}

Value partial_call(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  PartialObject* partial = as_partial(self);
  if (nargs < static_cast<size_t>(partial->open))
    return raise_type_error(task,
                            "missing positional arguments in 'partial' call; expected at least %ld, got %zu",
                            partial->open, nargs);
  auto* keywords = partial->keywords.as<DictObject>();
  if (dict_length(keywords) == 0) {
    size_t count = kwnames.is_null() ? 0 : kwnames.as<TupleObject>()->length;
    return call_with(task, partial, args, nargs, args + nargs, count, kwnames);
  }
  Keywords merged;
  if (!merge_keywords(task, keywords, args + nargs, kwnames, &merged)) return kNull;
  // Had the dict shrunk meanwhile, the tuple of names would be too long.
  Value names = merged.count == merged.names->length ? Value::from_object(merged.names)
                                                     : tuple_new(task, merged.names->items, merged.count);
  if (names.is_null()) return kNull;
  Value result = call_with(task, partial, args, nargs, merged.values->items, merged.count, names);
  PYC_KEEP(merged.values);
  return result;
}

/// In a class it is a method, as functions are.
Value get_slot(Task* task, Value self, Value instance, Value) {
  if (instance.is_null() || instance.is_none()) return self;
  return bound_method_new(task, self, instance);
}

// ---------------------------------------------------------------- text and state

bool add_part(Task* task, StrBuilder& out, Value name, Value value) {
  out.add_ascii(", ", 2);
  if (!name.is_null()) {
    Value text = str(task, name);
    if (text.is_null()) return false;
    out.add(text.as<StrObject>());
    out.add_char('=');
  }
  return add_repr(task, out, value);
}

Value partial_repr(Task* task, Value self) {
  ReprGuard guard(task, self);
  if (!guard) return kNull;
  if (guard.repeated) return str_from_cstring(task, "...");
  PartialObject* partial = as_partial(self);
  Value name = type_full_name(task, type_of(self), false);
  if (name.is_null()) return kNull;
  StrBuilder out(task);
  out.add(name.as<StrObject>());
  out.add_char('(');
  if (!add_repr(task, out, partial->function)) return kNull;
  auto* args = partial->args.as<TupleObject>();
  for (size_t i = 0; i < args->length; i++)
    if (!add_part(task, out, kNull, args->items[i])) return kNull;
  size_t position = 0;
  Value key, value;
  auto* keywords = partial->keywords.as<DictObject>();
  while (dict_next(keywords, &position, &key, &value))
    if (!add_part(task, out, key, value)) return kNull;
  out.add_char(')');
  return out.finish();
}

/// (class, (function,), (function, arguments, keywords, attributes or None))
Value reduce(Task* task, const Value* args, size_t, Value) {
  Value self = args[0];
  PartialObject* partial = as_partial(self);
  Value attributes = has_attributes(self.object()) ? instance_dict(task, self.object()) : kNone;
  if (attributes.is_null()) return kNull;
  Value parts[] = {partial->function, partial->args, partial->keywords, attributes};
  Value state = tuple_new(task, parts, 4), first = tuple_of(task, partial->function);
  if (state.is_null() || first.is_null()) return kNull;
  return tuple_of(task, type_value(type_of(self)), first, state);
}

Value set_state(Task* task, const Value* args, size_t, Value) {
  Value self = args[0];
  auto* state = is_tuple(args[1]) ? args[1].as<TupleObject>() : nullptr;
  bool valid = state && state->length == 4 && is_callable(state->items[0]) && is_tuple(state->items[1]) &&
               (state->items[2].is_none() || is_dict(state->items[2]));
  if (!valid) return raise_type_error(task, "invalid partial state");
  auto* arguments = state->items[1].as<TupleObject>();
  if (arguments->length && is_placeholder(arguments->items[arguments->length - 1]))
    return raise_type_error(task, "trailing Placeholders are not allowed");
  Value all = tuple_from_iterable(task, state->items[1]), keywords = state->items[2];
  if (all.is_null()) return kNull;
  if (!is_exact(keywords, BuiltinType::dict)) {
    DictObject* dict = keywords.is_none() ? dict_new(task) : dict_copy(task, keywords.as<DictObject>());
    if (!dict) return kNull;
    keywords = dict_value(dict);
  }
  PartialObject* partial = as_partial(self);
  gc::store_field(task, partial, &partial->function, state->items[0]);
  gc::store_field(task, partial, &partial->args, all);
  gc::store_field(task, partial, &partial->keywords, keywords);
  partial->open = count_placeholders(all);
  bool keep = state->items[3].is_none() && !has_attributes(self.object());
  Value attributes = state->items[3].is_none() ? kNull : state->items[3];
  return none_or_null(keep || instance_set_dict(task, self.object(), attributes));
}

const MethodDef methods[] = {
    PYC_CLASS_GETITEM,
    {"__reduce__", reduce, 0, 0, 0, "Return state information for pickling."},
    {"__setstate__", set_state, 1, 1, 0, "Take over what __reduce__ gave."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const MemberDef members[] = {
    {"func", __builtin_offsetof(PartialObject, function), kMemberReadOnly,
     "function object to use in future partial calls"},
    {"args", __builtin_offsetof(PartialObject, args), kMemberReadOnly,
     "tuple of arguments to future partial calls"},
    {"keywords", __builtin_offsetof(PartialObject, keywords), kMemberReadOnly,
     "dictionary of keyword arguments to future partial calls"},
    {nullptr, 0, 0, nullptr},
};
const GetSetDef getsets[] = {
    {"__dict__", get_instance_dict, set_instance_dict, nullptr},
    {nullptr, nullptr, nullptr, nullptr},
};
const TypeSlots slots = {.new_ = partial_new, .call = partial_call, .repr = partial_repr, .get = get_slot};
const TypeDefinition definition = {
    .doc = "A function with some arguments given already. "
           "Placeholder among them stands for one that calls give.",
    .module = "functools",
    .flags = kTypeBase | kTypeHasDict | kTypeHasWeakRefs,
    .native_size = sizeof(PartialObject),
    .methods = methods,
    .getsets = getsets,
    .members = members,
    .slots = &slots,
    .trace = trace_native<PartialObject>,
};

} // namespace

bool add_partial(Task* task, ModuleObject* module) {
  define_type(&placeholder_type, "_PlaceholderType", placeholder_definition);
  define_type(&partial_type, "partial", definition);
  if (placeholder.is_null()) {
    Object* only = gc::allocate_permanent(sizeof(Object), Kind::Opaque, placeholder_type->root_shape);
    if (!only) return raise_memory_error(task);
    placeholder = Value::from_object(only);
  }
  return module_set(task, module, "partial", type_value(partial_type)) &&
         module_set(task, module, "Placeholder", placeholder) &&
         module_set(task, module, "_PlaceholderType", type_value(placeholder_type));
}

} // namespace pyc::functools
