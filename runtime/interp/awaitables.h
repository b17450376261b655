#pragma once
/// What `await` works on, and the awaitable of anext() with a default.

#include "object/value.h"
#include "sched/task.h"

namespace pyc {

/// What `await value` iterates over; kAbsent without an exception when `value` cannot be awaited.
Value awaitable_iterator(Task* task, Value value);

/// Awaits `awaitable`, what an `__anext__` returned; its StopAsyncIteration gives `default_value`.
Value anext_awaitable_new(Task* task, Value awaitable, Value default_value);

} // namespace pyc
