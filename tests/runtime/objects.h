#pragma once
/// The object system and the built-in modules, for unit tests.

#include "sched/task.h"

namespace pyc::test {

/// Starts the runtime as a program does; only the first call counts.
void start_objects();

} // namespace pyc::test
