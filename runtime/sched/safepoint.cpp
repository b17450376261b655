#include "sched/safepoint.h"

#include "gc/gc.h"
#include "gc/reserve.h"
#include "platform/clock.h"
#include "platform/switches.h"
#include "object/errors.h"
#include "sched/stack.h"
#include "sched/worker.h"
#include "sched/world.h"

namespace pyc {

Mutex world_mutex;
Condition world_changed;
std::atomic<bool> world_stopping{false};
Task* all_tasks = nullptr;
Task* main_task = nullptr;

void request(Task* task, uint32_t reasons) {
  // Reasons first: whoever resets the limit reads them afterwards, so none is lost.
  task->requests.fetch_or(reasons);
  task->stack_limit.store(kStackLimitRequest);
}

/// The world's mutex is held and nobody stops the world, or `self` waits here until then; afterwards `self`
/// is Running.
static void wait_for_world(Task* self) {
  while (world_stopping.load()) {
    self->state.store(kTaskSafe);
    world_changed.wake_all();
    world_changed.wait(world_mutex);
  }
  self->state.store(kTaskRunning);
}

void world_stop(Task* self) {
  int64_t start = log_enabled(LogChannel::Gc) ? clock::monotonic_ns() : 0;
  MutexGuard guard(world_mutex);
  wait_for_world(self);
  world_stopping.store(true);
  for (Task* task = all_tasks; task; task = task->next)
    if (task != self) request(task, kRequestStop);
  for (Task* task = all_tasks; task; task = task->next) {
    if (task == self) continue;
    for (;;) {
      uint32_t state = kTaskSafe;
      if (task->state.compare_exchange_strong(state, kTaskStopped) || state == kTaskStopped) break;
      world_changed.wait(world_mutex);
    }
  }
  if (start)
    log_line(LogChannel::Gc, "stopped the world in %lld us",
             static_cast<long long>(clock::monotonic_ns() - start) / 1000);
}

void world_resume(Task* self) {
  MutexGuard guard(world_mutex);
  for (Task* task = all_tasks; task; task = task->next)
    if (task != self) task->state.store(kTaskSafe);
  world_stopping.store(false);
  world_changed.wake_all();
}

void WorldStop::stop(void* stack_pointer) {
  task_->saved_stack = stack_pointer;
  world_stop(task_);
}

void WorldStop::resume() {
  world_resume(task_);
}

void SafeRegion::enter(void* stack_pointer) {
  task_->saved_stack = stack_pointer;
  task_->state.store(kTaskSafe);
  // Whoever stops the world sets the flag before it looks at states; so it saw this state, or this sees the
  // flag.
  if (!world_stopping.load()) return;
  MutexGuard guard(world_mutex);
  world_changed.wake_all();
}

void SafeRegion::leave() {
  uint32_t state = kTaskSafe;
  if (task_->state.compare_exchange_strong(state, kTaskRunning)) return;
  MutexGuard guard(world_mutex);
  while (world_stopping.load())
    world_changed.wait(world_mutex);
  task_->state.store(kTaskRunning);
}

static void wait_stopped(Task* task) {
  SavedRegisters registers;
  task->saved_stack = pyc_save_registers(&registers);
  MutexGuard guard(world_mutex);
  wait_for_world(task);
  PYC_KEEP(&registers);
}

void safepoint(Task* task) {
  if (!(task->requests.load(std::memory_order_relaxed) & kRequestStop)) return;
  task->requests.fetch_and(~uint32_t{kRequestStop});
  wait_stopped(task);
}

bool poll_slow(Task* task) {
  task->stack_limit.store(task->real_stack_limit);
  uint32_t reasons = task->requests.exchange(0);
  if (reasons & kRequestStop) wait_stopped(task);
  if (reasons & kRequestFinalize) gc::run_finalizers(task);
  if (reasons & gc::kRequestMemoryError) {
    if (reasons & kRequestInterrupt) request(task, kRequestInterrupt);
    return raise_memory_error(task);
  }
  if (reasons & kRequestInterrupt) {
    return raise_value(task, exception_new_args(task, types::KeyboardInterrupt, nullptr, 0));
  }
  return true;
}

extern "C" bool pyc_stack_check_slow(Task* task) {
  if (task->stack_limit.load(std::memory_order_relaxed) == kStackLimitRequest && !poll_slow(task))
    return false;
  if (reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) >= task->real_stack_limit) return true;
  return raise_recursion(task, "");
}

bool raise_recursion(Task* task, const char* where) {
  return raise_recursion_error(task, where);
}

} // namespace pyc
