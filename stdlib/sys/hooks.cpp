/// Audit hooks; the functions about tracing and profiling, which there is none of.

#include "stdlib/sys/hooks.h"

#include "gc/gc.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/list.h"
#include "object/tuple.h"
#include "stdlib/sys/parts.h"

namespace pyc {

// ---------------------------------------------------------------- audit

static Value audit_hooks; ///< a list; NULL while there is none

bool audit_event(Task* task, Value event, Value arguments) {
  // A hook may add others, which the same event reaches.
  for (size_t i = 0; !audit_hooks.is_null() && i < list_length(audit_hooks); i++) {
    Value args[] = {event, arguments};
    if (call(task, list_get(task, audit_hooks, i), args, 2, kNull).is_null()) return false;
  }
  return true;
}

bool audit_event(Task* task, const char* event, Value argument) {
  if (audit_hooks.is_null()) return true;
  Value name = str_from_cstring(task, event);
  Value arguments = tuple_new(task, &argument, argument.is_null() ? 0 : 1);
  return !name.is_null() && !arguments.is_null() && audit_event(task, name, arguments);
}

namespace {

Value audit(Task* task, const Value* args, size_t nargs, Value) {
  if (!check_positional(task, "audit", nargs, 1, SIZE_MAX)) return kNull;
  if (!is_str(args[0])) return raise_type_error(task, "audit() argument 1 must be str, not %B", args[0]);
  if (audit_hooks.is_null()) return kNone;
  Value arguments = tuple_new(task, args + 1, nargs - 1);
  return !arguments.is_null() && audit_event(task, args[0], arguments) ? kNone : kNull;
}

/// A hook that is there may forbid the new one with an exception, which is not shown.
Value add_audit_hook(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"hook", nullptr};
  Value hook;
  if (!bind_arguments(task, {"addaudithook", parameters, 1, 1}, args, nargs, kwnames, &hook)) return kNull;
  if (!audit_event(task, "sys.addaudithook")) {
    if (!error_is(task, types::Exception)) return kNull;
    clear_error(task);
    return kNone;
  }
  if (audit_hooks.is_null()) {
    Value list = list_new(task, nullptr, 0);
    if (list.is_null()) return kNull;
    audit_hooks = list;
    gc::add_root(&audit_hooks);
  }
  return list_append(task, audit_hooks, hook) ? kNone : kNull;
}

// ---------------------------------------------------------------- tracing

Value get_nothing(Task*, const Value*, size_t, Value) {
  return kNone;
}

Value set_trace(Task* task, const Value* args, size_t, Value) {
  if (args[0].is_none()) return kNone;
  return raise_unsupported(task, "sys.settrace() (it comes with the issue of debuggers)");
}

Value set_profile(Task* task, const Value* args, size_t, Value) {
  if (args[0].is_none()) return kNone;
  return raise_unsupported(task, "sys.setprofile() (it comes with the issue of debuggers)");
}

Value call_tracing(Task* task, const Value* args, size_t nargs, Value) {
  if (!check_positional(task, "call_tracing", nargs, 2, 2)) return kNull;
  if (!is_tuple(args[1]))
    return raise_type_error(task, "call_tracing() argument 2 must be tuple, not %B", args[1]);
  auto* tuple = args[1].as<TupleObject>();
  return call(task, args[0], tuple->items, tuple->length, kNull);
}

} // namespace

const MethodDef hook_functions[] = {
    {"addaudithook", add_audit_hook, 0, -1, kMethodKeywords, "Adds a new audit hook callback."},
    {"audit", audit, 0, -1, 0, "Passes the event to any audit hooks that are attached."},
    {"call_tracing", call_tracing, 0, -1, 0, "Call func(*args), while tracing is enabled."},
    {"getprofile", get_nothing, 0, 0, 0, "Return the profiling function set with sys.setprofile."},
    {"gettrace", get_nothing, 0, 0, 0, "Return the global debug tracing function set with sys.settrace."},
    {"setprofile", set_profile, 1, 1, 0, "Set the profiling function."},
    {"settrace", set_trace, 1, 1, 0, "Set the global debug tracing function."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace pyc
