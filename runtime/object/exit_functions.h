#pragma once
/// What atexit registers: functions that run when the program ends, the last one first.

#include "object/object.h"
#include "sched/task.h"

namespace pyc {

/// `function(*args, **keywords)` at the end. `arguments` is a tuple, `keywords` a dict or NULL.
bool exit_function_register(Task* task, Value function, Value arguments, Value keywords);
/// Forgets every registration of what equals `function`. False with an exception.
bool exit_function_unregister(Task* task, Value function);
void exit_functions_clear(Task* task);
size_t exit_function_count();
/// Runs and forgets them. An exception is reported, and the next one runs.
void exit_functions_run(Task* task);

} // namespace pyc
