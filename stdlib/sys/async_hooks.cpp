/// sys.set_asyncgen_hooks and sys.set_coroutine_origin_tracking_depth: what a thread does with the
/// asynchronous generators and coroutines that it makes. interp/ reads the settings.

#include "gc/gc.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/operators.h"
#include "object/str.h"
#include "object/struct_sequence.h"
#include "object/tuple.h"
#include "stdlib/sys/parts.h"

namespace pyc {

namespace {

const char* const hook_fields[] = {"firstiter", "finalizer", nullptr};
const StructSequence hook_description = {"asyncgen_hooks", "builtins",
                                         "The hooks of asynchronous generators.", hook_fields, 2};

Value get_hooks(Task* task, const Value*, size_t, Value) {
  auto shown = [](Value hook) { return hook.is_null() ? kNone : hook; };
  Value values[] = {shown(task->async_first_iteration), shown(task->async_finalizer)};
  return sys_tuple(task, &hook_description, values, 2);
}

bool check_hook(Task* task, Value hook, const char* name) {
  return hook.is_null() || hook.is_none() || is_callable(hook) ||
         raise_type_error(task, "callable %s expected, got %.50T", name, hook);
}

/// NULL leaves what is set, None takes it away.
void store_hook(Value* place, Value hook) {
  if (!hook.is_null()) *place = hook.is_none() ? kNull : hook;
}

Value set_hooks(Task* task, const Value* args, size_t nargs, Value kwnames) {
  Value v[2];
  constexpr size_t kMost = 2;
  size_t given = nargs + (kwnames.is_null() ? 0 : kwnames.as<TupleObject>()->length);
  if (given > kMost)
    return raise_type_error(task, "function takes at most %zu arguments (%zu given)", kMost, given);
  v[0] = nargs > 0 ? args[0] : kNull;
  v[1] = nargs > 1 ? args[1] : kNull;
  for (size_t i = nargs; i < given; i++) {
    auto* name = kwnames.as<TupleObject>()->items[i - nargs].as<StrObject>();
    size_t place = str_equal_ascii(name, hook_fields[0]) ? 0 : str_equal_ascii(name, hook_fields[1]) ? 1 : 2;
    if (place == 2)
      return raise_type_error(task, "this function got an unexpected keyword argument '%S'", name);
    if (place < nargs)
      return raise_type_error(task, "argument for function given by name ('%S') and position (%zu)", name,
                              place + 1);
    v[place] = args[i];
  }
  if (!check_hook(task, v[1], "finalizer") || !check_hook(task, v[0], "firstiter")) return kNull;
  store_hook(&task->async_finalizer, v[1]);
  store_hook(&task->async_first_iteration, v[0]);
  return kNone;
}

Value get_depth(Task* task, const Value*, size_t, Value) {
  return Value::from_small_int(task->origin_depth);
}

Value set_depth(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"depth", nullptr};
  Value given;
  int32_t depth;
  if (!bind_arguments(task, {"set_coroutine_origin_tracking_depth", parameters, 1, 1}, args, nargs, kwnames,
                      &given) ||
      !int_argument(task, given, &depth))
    return kNull;
  if (depth < 0) return raise_value_error(task, "depth must be >= 0");
  task->origin_depth = depth;
  return kNone;
}

} // namespace

const MethodDef async_hook_functions[] = {
    {"get_asyncgen_hooks", get_hooks, 0, 0, 0, "The hooks of this thread's asynchronous generators."},
    {"get_coroutine_origin_tracking_depth", get_depth, 0, 0, 0,
     "How many frames of its maker a coroutine of this thread remembers."},
    {"set_asyncgen_hooks", set_hooks, 0, -1, kMethodKeywords,
     "set_asyncgen_hooks([firstiter] [, finalizer])\n\nCalled with an asynchronous generator at its first "
     "use, and when nothing refers to it any more."},
    {"set_coroutine_origin_tracking_depth", set_depth, 0, -1, kMethodKeywords,
     "Let coroutines of this thread remember so many frames of their maker, as cr_origin; 0: none."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace pyc
