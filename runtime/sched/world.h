#pragma once
/// Inside sched/: the list of tasks and the world lock.

#include "platform/mutex.h"
#include "sched/safepoint.h"

namespace pyc {

/// Guards the task list, and all task states but the fast Safe <-> Running change. The outermost lock of the
/// runtime.
extern Mutex world_mutex;
/// Signalled when a task becomes Safe, and when the world goes on.
extern Condition world_changed;
/// Somebody stops the world, or has stopped it.
extern std::atomic<bool> world_stopping;

/// Stops all tasks but `self`, which need not be in the list. On return the caller owns the world, without
/// holding `world_mutex`.
void world_stop(Task* self);
void world_resume(Task* self);

} // namespace pyc
