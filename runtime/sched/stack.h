#pragma once
/// Stacks and the limits of recursion.

#include "sched/task.h"

namespace pyc {

/// One piece of stack memory of a task; the first is made with the task.
struct StackSegment {
  char* low; ///< lowest usable address; an inaccessible gap lies below
  size_t bytes;
  StackSegment* outer; ///< the segment that this one continues
};

/// Room below `real_stack_limit` for frames that do not check: C++ leaves, system calls, signal handlers.
inline constexpr size_t kStackSlack = 256 * 1024;
inline constexpr size_t kMainStackBytes = size_t{1} << 30;

/// Raises RecursionError("maximum recursion depth exceeded" + `where`) and returns false.
bool raise_recursion(Task* task, const char* where);

/// Counts one level of recursion while it lives. `if (!guard) return kNull;`: RecursionError is set. `where`
/// completes the message as in CPython, for instance " in comparison".
class RecursionGuard {
public:
  explicit RecursionGuard(Task* task, const char* where = "") : task_(task) {
    task->depth++;
    ok_ = task->depth <= task->depth_limit &&
          reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) >= task->real_stack_limit;
    if (!ok_) [[unlikely]]
      raise_recursion(task, where);
  }
  ~RecursionGuard() { task_->depth--; }
  RecursionGuard(const RecursionGuard&) = delete;
  RecursionGuard& operator=(const RecursionGuard&) = delete;
  explicit operator bool() const { return ok_; }

private:
  Task* task_;
  bool ok_;
};

} // namespace pyc
