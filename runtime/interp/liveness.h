#pragma once
/// Which registers of a frame still matter.

#include "sched/task.h"

namespace pyc {

/// Empties the registers of the task's running interpreter frames that nothing will read any more: results
/// of earlier instructions, which would keep their objects alive. Variables keep their values to the end of
/// the frame, as in CPython. For collections that the program asks for: it costs as much as reading the
/// running functions' bytecode a few times.
void clear_dead_registers(Task* task);

} // namespace pyc
