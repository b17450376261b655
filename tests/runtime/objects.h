#pragma once
/// The object system for unit tests: what runtime_start does below modules.

#include "sched/task.h"

namespace pyc::test {

/// Once for all tests; further calls do nothing.
void start_objects();

} // namespace pyc::test
