#pragma once
/// C++ iterators that other files make.

#include "object/object.h"
#include "sched/task.h"

namespace pyc {

/// iter(v) for a class with __getitem__: indexes from 0 until IndexError.
Value sequence_iterator_new(Task* task, Value sequence);
/// iter(callable, sentinel).
Value callable_iterator_new(Task* task, Value callable, Value sentinel);

} // namespace pyc
