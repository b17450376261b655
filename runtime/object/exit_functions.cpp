/// Functions that run when the program ends.

#include "object/exit_functions.h"

#include "gc/gc.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/list.h"
#include "object/operators.h"
#include "object/tuple.h"

namespace pyc {

/// A list of tuples (function, arguments, keywords or None); NULL until something is registered.
static Value registered;

static Value entry_at(Task* task, size_t i) {
  return list_get(task, registered, i);
}

bool exit_function_register(Task* task, Value function, Value arguments, Value keywords) {
  if (registered.is_null()) {
    Value list = list_new(task, nullptr, 0);
    if (list.is_null()) return false;
    registered = list;
    gc::add_root(&registered);
  }
  Value entry = tuple_of(task, function, arguments, keywords.is_null() ? kNone : keywords);
  return !entry.is_null() && list_append(task, registered, entry);
}

bool exit_function_unregister(Task* task, Value function) {
  for (size_t i = exit_function_count(); i-- > 0;) {
    if (i >= exit_function_count()) continue; // A comparison has taken some away.
    Value entry = entry_at(task, i);
    bool same;
    if (entry.is_null() || !equal(task, entry.as<TupleObject>()->items[0], function, &same)) return false;
    if (same && i < exit_function_count() && !list_replace(task, registered, i, i + 1, nullptr, 0))
      return false;
  }
  return true;
}

size_t exit_function_count() {
  return registered.is_null() ? 0 : list_length(registered);
}

void exit_functions_clear(Task* task) {
  if (!registered.is_null()) list_replace(task, registered, 0, exit_function_count(), nullptr, 0);
}

void exit_functions_run(Task* task) {
  while (size_t count = exit_function_count()) {
    Value entry = entry_at(task, count - 1);
    list_replace(task, registered, count - 1, count, nullptr, 0);
    if (entry.is_null()) return clear_error(task);
    const Value* parts = entry.as<TupleObject>()->items;
    Value keywords = parts[2].is_none() ? kNull : parts[2];
    if (call_spread(task, parts[0], parts[1], keywords).is_null())
      write_unraisable(task, "Exception ignored in atexit callback", parts[0]);
  }
}

} // namespace pyc
