/// atexit.

#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/exit_functions.h"
#include "object/module.h"
#include "object/tuple.h"

namespace pyc {

static Value register_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  if (nargs == 0) return raise_type_error(task, "register() takes at least 1 argument (0 given)");
  if (!is_callable(args[0])) return raise_type_error(task, "the first argument must be callable");
  Value arguments = tuple_new(task, args + 1, nargs - 1);
  if (arguments.is_null()) return kNull;
  DictObject* keywords = nullptr;
  if (!kwnames.is_null()) {
    keywords = dict_new(task);
    auto* names = kwnames.as<TupleObject>();
    for (size_t i = 0; keywords && i < names->length; i++)
      if (!dict_set(task, keywords, names->items[i], args[nargs + i])) return kNull;
    if (!keywords) return kNull;
  }
  bool ok = exit_function_register(task, args[0], arguments, keywords ? dict_value(keywords) : kNull);
  return ok ? args[0] : kNull;
}

static Value unregister(Task* task, const Value* args, size_t, Value) {
  return exit_function_unregister(task, args[0]) ? kNone : kNull;
}

static Value clear(Task* task, const Value*, size_t, Value) {
  exit_functions_clear(task);
  return kNone;
}

static Value count(Task*, const Value*, size_t, Value) {
  return Value::from_small_int(static_cast<int64_t>(exit_function_count()));
}

static Value run(Task* task, const Value*, size_t, Value) {
  exit_functions_run(task);
  return kNone;
}

static const MethodDef functions[] = {
    {"_clear", clear, 0, 0, 0, "Clear the list of previously registered exit functions."},
    {"_ncallbacks", count, 0, 0, 0, "Return the number of registered exit functions."},
    {"_run_exitfuncs", run, 0, 0, 0, "Run all registered exit functions."},
    {"register", register_function, 0, -1, kMethodKeywords,
     "Register a function to be executed upon normal program termination"},
    {"unregister", unregister, 1, 1, 0, "Unregister an exit function which was previously registered using"},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

extern const NativeModule atexit_module = {
    "atexit",
    "allow programmer to define multiple exit functions to be executed upon normal program termination.",
    functions, nullptr};

} // namespace pyc
