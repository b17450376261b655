#pragma once
/// Start of the interpreter.

#include "sched/task.h"

namespace pyc {

/// Registers the interpreter's kinds; before the first allocation.
void interp_start(Task* task);

} // namespace pyc
