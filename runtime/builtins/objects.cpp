/// Built-in functions on any object: attributes, identity, classes, namespaces.

#include "builtins/functions.h"
#include "object/attributes.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/instance.h"
#include "object/list.h"
#include "object/module.h"
#include "object/names.h"
#include "object/operators.h"
#include "stdlib/sys/hooks.h"
#include "stdlib/sys/sys.h"

namespace pyc {

Value builtin_callable(Task*, const Value* args, size_t, Value) {
  return Value::from_bool(is_callable(args[0]));
}

/// The name argument of getattr and its like.
static StrObject* name_argument(Task* task, Value name) {
  if (!is_str(name)) return raise_type_error(task, "attribute name must be string, not '%.200T'", name);
  return intern(task, name);
}

Value builtin_getattr(Task* task, const Value* args, size_t nargs, Value) {
  StrObject* name = name_argument(task, args[1]);
  if (!name) return kNull;
  if (nargs == 2) return get_attr(task, args[0], name);
  Value v = get_attr_optional(task, args[0], name);
  return v == kAbsent ? args[2] : v;
}

Value builtin_hasattr(Task* task, const Value* args, size_t, Value) {
  StrObject* name = name_argument(task, args[1]);
  Value v = name ? get_attr_optional(task, args[0], name) : kNull;
  return v.is_null() ? kNull : Value::from_bool(!(v == kAbsent));
}

Value builtin_setattr(Task* task, const Value* args, size_t, Value) {
  StrObject* name = name_argument(task, args[1]);
  return name && set_attr(task, args[0], name, args[2]) ? kNone : kNull;
}

Value builtin_delattr(Task* task, const Value* args, size_t, Value) {
  StrObject* name = name_argument(task, args[1]);
  return name && delete_attr(task, args[0], name) ? kNone : kNull;
}

Value builtin_hash(Task* task, const Value* args, size_t, Value) {
  int64_t h;
  return hash(task, args[0], &h) ? int_from_i64(task, h) : kNull;
}

/// Heap objects give their address. Immediates give their bits moved up beyond any address, so that no object
/// has the same id.
Value builtin_id(Task* task, const Value* args, size_t, Value) {
  Value v = args[0];
  if (v.is_object()) return int_from_u64(task, v.bits);
  return int_from_i128(task, static_cast<__int128>(v.bits) << 48 | 8);
}

Value builtin_isinstance(Task* task, const Value* args, size_t, Value) {
  bool b;
  return isinstance(task, args[0], args[1], &b) ? Value::from_bool(b) : kNull;
}

Value builtin_issubclass(Task* task, const Value* args, size_t, Value) {
  bool b;
  return issubclass(task, args[0], args[1], &b) ? Value::from_bool(b) : kNull;
}

static Value sorted_list(Task* task, Value iterable) {
  Value list = list_from_iterable(task, iterable);
  return !list.is_null() && list_sort(task, list, kNull, false) ? list : kNull;
}

Value builtin_dir(Task* task, const Value* args, size_t nargs, Value) {
  if (nargs == 0) {
    Value locals = current_locals(task);
    return locals.is_null() ? kNull : sorted_list(task, locals);
  }
  Value result = call_special(task, args[0], names.dir);
  if (result == kAbsent) return raise_type_error(task, "object does not provide __dir__");
  return result.is_null() ? kNull : sorted_list(task, result);
}

Value builtin_vars(Task* task, const Value* args, size_t nargs, Value) {
  if (nargs == 0) return current_locals(task);
  Value dict = get_attr_optional(task, args[0], names.dict);
  if (dict == kAbsent) return raise_type_error(task, "vars() argument must have __dict__ attribute");
  return dict;
}

Value builtin_globals(Task* task, const Value*, size_t, Value) {
  DictObject* globals = current_globals(task);
  return globals ? dict_value(globals) : Value(raise_system_error(task, "frame does not exist"));
}
Value builtin_locals(Task* task, const Value*, size_t, Value) {
  return current_locals(task);
}

Value builtin_import(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"name", "globals", "locals", "fromlist", "level", nullptr};
  Value v[5];
  if (!bind_arguments(task, {"__import__", parameters, 1, 5}, args, nargs, kwnames, v)) return kNull;
  if (!is_str(v[0])) return raise_type_error(task, "module name must be a string");
  int64_t level = 0;
  if (!v[4].is_null() && !index_i64(task, v[4], types::OverflowError, &level)) return kNull;
  if (level < 0) return raise_value_error(task, "level must be >= 0");
  if (v[0].as<StrObject>()->length() == 0 && level == 0) return raise_value_error(task, "Empty module name");
  DictObject* globals = !v[1].is_null() && is_dict(v[1]) ? v[1].as<DictObject>() : current_globals(task);
  if (!globals) return raise_format(task, types::KeyError, "'__name__' not in globals");
  return import_name(task, globals, v[0], v[3], static_cast<int>(level));
}

Value builtin_compile(Task* task, const Value*, size_t, Value) {
  return raise_unsupported(task, "compile() (it comes with the issue of exec, eval and run-time imports)");
}
Value builtin_eval(Task* task, const Value*, size_t, Value) {
  return raise_unsupported(task, "eval() (it comes with the issue of exec, eval and run-time imports)");
}
Value builtin_exec(Task* task, const Value*, size_t, Value) {
  return raise_unsupported(task, "exec() (it comes with the issue of exec, eval and run-time imports)");
}
Value builtin_breakpoint(Task* task, const Value* args, size_t nargs, Value kwnames) {
  // A program may call it without ever having imported sys.
  if (import_module(task, Value::from_object(intern_cstring("sys"))).is_null()) return kNull;
  Value hook = sys_get(task, intern_cstring("breakpointhook"));
  if (hook.is_null()) return raise_runtime_error(task, "lost sys.breakpointhook");
  if (!audit_event(task, "builtins.breakpoint", hook)) return kNull;
  return call(task, hook, args, nargs, kwnames);
}

} // namespace pyc
