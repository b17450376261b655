/// Helpers of native code and the interpreter: calls, functions, classes, imports.

#include "abi/call_cache.h"
#include "abi/helpers.h"
#include "interp/frame.h"
#include "object/attributes.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/list.h"
#include "object/module.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/tuple.h"
#include "opcodes.inc"

namespace pyc {

namespace {

/// How errors of a call with `*` and `**` name the callee: "module.qualname()", the module left out for
/// built-ins.
Value callee_text(Task* task, Value callee) {
  Value qualname = get_attr_optional(task, callee, names.qualname);
  if (qualname.is_null()) return kNull;
  if (qualname == kAbsent) return str(task, callee);
  Value module = get_attr_optional(task, callee, names.module);
  if (module.is_null()) return kNull;
  if (is_str(module) && !str_equal_ascii(module.as<StrObject>(), "builtins"))
    return format_message(task, "%V.%V()", module, qualname);
  return format_message(task, "%V()", qualname);
}

Value arguments_tuple(Task* task, Value callee, Value arguments) {
  if (is_exact(arguments, BuiltinType::tuple) || is_exact(arguments, BuiltinType::list)) return arguments;
  const TypeSlots& slots = type_of(arguments)->slots;
  if (!slots.iter && !slots.get_item) {
    Value text = callee_text(task, callee);
    if (text.is_null()) return kNull;
    return raise_type_error(task, "%V argument after * must be an iterable, not %T", text, arguments);
  }
  return tuple_from_iterable(task, arguments);
}

Value displayhook(Task* task, Value v) {
  Value sys = import_module(task, Value::from_object(intern_cstring("sys")));
  return sys.is_null() ? kNull : call_method(task, sys, names.displayhook, &v, 1);
}

/// `from __future__ import annotations` in a class or module body: an empty __annotations__ unless there is
/// one.
Value setup_annotations(Task* task, Value callee, Value name_space) {
  Value target = name_space.is_null() ? callee.as<FunctionObject>()->globals : name_space;
  Value name = Value::from_object(names.annotations);
  bool present;
  if (!contains(task, target, name, &present)) return kNull;
  if (present) return kNone;
  DictObject* annotations = dict_new(task);
  if (!annotations || !set_item(task, target, name, dict_value(annotations))) return kNull;
  return kNone;
}

} // namespace

extern "C" {

Value pyc_Call(Task* task, const Value* callee, uint32_t count, uint64_t* cache) {
  bool bound = !callee[1].is_null();
  const Value* args = callee + 2 - bound;
  size_t nargs = count + size_t{bound};
  if (has_kind(callee[0], Kind::Function))
    return call_python(task, callee[0].as<FunctionObject>(), args, nargs);
  if (NativeFunction function = direct_target(callee[0], args, nargs))
    return function(task, args, nargs, kNull);
  if (cache && has_kind(callee[0], Kind::Type)) {
    Value v = construct_cached(task, callee[0], args, nargs, cache);
    if (!(v == kAbsent)) return v;
  }
  return call(task, callee[0], args, nargs, kNull);
}

Value pyc_CallKeywords(Task* task, const Value* callee, uint32_t count, Value names, uint64_t*) {
  bool bound = !callee[1].is_null();
  size_t keywords = names.as<TupleObject>()->length;
  return call(task, callee[0], callee + 2 - bound, count + size_t{bound} - keywords, names);
}

Value pyc_CallSpread(Task* task, Value callee, Value arguments, Value keywords) {
  Value positional = arguments_tuple(task, callee, arguments);
  return positional.is_null() ? kNull : call_spread(task, callee, positional, keywords);
}

int32_t pyc_DictMerge(Task* task, Value dict, Value other, Value callee) {
  Value text = kNull;
  // As in CPython: of classes derived from dict too, unless they iterate in their own way.
  bool plain = is_dict(other) && type_of(other)->slots.iter == types::dict->slots.iter;
  Value keys = plain ? other : get_attr_optional(task, other, names.keys);
  if (keys.is_null()) return -1;
  if (keys == kAbsent) {
    text = callee_text(task, callee);
    if (!text.is_null())
      raise_type_error(task, "%V argument after ** must be a mapping, not %T", text, other);
    return -1;
  }
  Value list = keys == other ? list_from_iterable(task, keys) : mapping_keys(task, other, keys);
  if (list.is_null()) return -1;
  for (size_t i = 0; i < list_length(list); i++) {
    Value key = list_get(task, list, i);
    if (!is_str(key)) {
      raise_type_error(task, "keywords must be strings");
      return -1;
    }
    Value known = dict_get(task, dict.as<DictObject>(), key);
    if (known.is_null()) return -1;
    if (!(known == kAbsent)) {
      text = callee_text(task, callee);
      if (!text.is_null())
        raise_type_error(task, "%V got multiple values for keyword argument '%V'", text, key);
      return -1;
    }
    Value value = plain ? dict_get(task, other.as<DictObject>(), key) : get_item(task, other, key);
    if (value == kAbsent) continue; // gone meanwhile
    if (value.is_null() || !dict_set(task, dict.as<DictObject>(), key, value)) return -1;
  }
  return 0;
}

Value pyc_MakeFunction(Task* task, Value callee, Value code, Value defaults, Value keywordDefaults,
                       Value closure, Value annotate) {
  auto* body = code.as<CodeBody>();
  return function_new(task, body, body->native, callee.as<FunctionObject>()->globals, defaults,
                      keywordDefaults, closure, annotate);
}

Value pyc_LoadBuildClass(Task* task, Value callee) {
  Value builtins = callee.as<FunctionObject>()->builtins;
  auto* dict = is_exact(builtins, BuiltinType::dict) ? builtins.as<DictObject>() : builtins_dict();
  Value v = dict_get_name(task, dict, names.build_class);
  if (v == kAbsent) return raise_name_error(task, names.build_class, "__build_class__ not found");
  return v;
}

/// Type parameters and aliases are made by stdlib/_typing.py.
static Value make_type_parameter(Task* task, IntrinsicFunction which, Value first, Value second) {
  Value args[] = {first, second, kNone};
  switch (which) {
  case IntrinsicFunction::TypeVar:
    return call_library(task, "_typing", "_make_type_var", args, 1);
  case IntrinsicFunction::TypeVarWithBound:
    return call_library(task, "_typing", "_make_type_var", args, 2);
  case IntrinsicFunction::TypeVarWithConstraints:
    args[1] = kNone, args[2] = second;
    return call_library(task, "_typing", "_make_type_var", args, 3);
  case IntrinsicFunction::ParamSpec:
    return call_library(task, "_typing", "_make_param_spec", args, 1);
  case IntrinsicFunction::TypeVarTuple:
    return call_library(task, "_typing", "_make_type_var_tuple", args, 1);
  case IntrinsicFunction::SetTypeParamDefault:
    return call_library(task, "_typing", "_set_default", args, 2);
  case IntrinsicFunction::SubscriptGeneric:
    return call_library(task, "_typing", "_subscript_generic", args, 1);
  case IntrinsicFunction::TypeAlias: {
    auto* parts = first.as<TupleObject>();
    return call_library(task, "_typing", "_make_alias", parts->items, parts->length);
  }
  default:
    return raise_system_error(task, "unknown intrinsic function %u", static_cast<unsigned>(which));
  }
}

Value pyc_Intrinsic(Task* task, Value callee, uint32_t which, Value first, Value second) {
  switch (static_cast<IntrinsicFunction>(which)) {
  case IntrinsicFunction::PrepareReraiseStar:
    return prepare_reraise_star(task, first, second);
  case IntrinsicFunction::SetupAnnotations:
    return setup_annotations(task, callee, first);
  case IntrinsicFunction::Print:
    return displayhook(task, first);
  case IntrinsicFunction::SetFunctionTypeParams: {
    auto* function = first.as<FunctionObject>();
    gc::store_field(task, function, &function->type_params, second);
    return first;
  }
  default:
    return make_type_parameter(task, static_cast<IntrinsicFunction>(which), first, second);
  }
}

Value pyc_ImportName(Task* task, Value callee, Value name, Value fromlist, uint32_t level) {
  auto* globals = callee.as<FunctionObject>()->globals.as<DictObject>();
  return import_name(task, globals, name, fromlist, static_cast<int>(level));
}

Value pyc_ImportFrom(Task* task, Value module, Value name) {
  return import_from(task, module, name.as<StrObject>());
}

int32_t pyc_ImportStar(Task* task, Value callee, Value name_space, Value module) {
  auto* globals = callee.as<FunctionObject>()->globals.as<DictObject>();
  return import_star(task, module, name_space, globals) ? 0 : -1;
}

} // extern "C"

} // namespace pyc
