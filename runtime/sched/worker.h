#pragma once
/// A Worker is one operating-system thread that runs tasks. Tasks that it switches between share its
/// allocation state.

#include <pthread.h>

#include "gc/gc.h"
#include "platform/vector.h"
#include "sched/task.h"

namespace pyc {

struct Worker {
  Task* current = nullptr;
  pthread_t thread{};
  gc::AllocationState allocation;
  /// Objects that a store changed since the last collection: the write barrier's log.
  Vector<Object*> barrier_log;
};

/// The first task of the process: its stack has 1 GiB of address space. Set by `run_main_task`.
extern Task* main_task;

/// Every attached task, by `next`; changes only under the world lock.
extern Task* all_tasks;

/// Initialises the runtime's lower layers (switches, collector, signals), then runs `entry(main task,
/// argument)` on the main task's stack and returns its result. To be called once, from the process's first
/// thread.
int run_main_task(int (*entry)(Task*, void*), void* argument);

/// Makes the calling OS thread a mutator with a task of its own, on the thread's stack. The first call makes
/// the process multi-threaded (`mt` becomes 1 everywhere). `stack_base` bounds the conservative scan: pass
/// the address of a local of the thread's outermost function.
Task* attach_thread(void* stack_base);
/// The reverse; the task's memory is freed.
void detach_thread(Task* task);

} // namespace pyc
