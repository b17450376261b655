#pragma once
/// Counters of side exits, and the forcing of exits for tests.

#include "interp/code_image.h"
#include "sched/task.h"

namespace pyc {

enum class ExitReason : uint32_t {
#define PYC_EXIT_REASON(name, meaning) name,
#include "abi/exit_reasons.def"
#undef PYC_EXIT_REASON
  count
};

/// Counts an exit, logs it (PYC_LOG=exits), and draws the next set of forced exits.
void count_exit(Task* task, uint32_t reason, const CodeBody* code, uint32_t pc);

/// Reads PYC_FORCE_EXITS for a task: guard number n of a function fails while bit n % 31 of `forced_exits` is
/// set.
void start_forced_exits(Task* task);

/// How often native code was left for this reason so far.
uint64_t exit_count(ExitReason reason);
const char* exit_reason_name(ExitReason reason);

/// With PYC_LOG=exits, one line for each reason that occurred, at the end of the program.
void log_exit_counts();

} // namespace pyc
