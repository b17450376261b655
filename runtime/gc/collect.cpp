/// A collection from stop to resume, and the barrier's slow path.

#include <cstring>

#include "gc/heap.h"
#include "platform/clock.h"
#include "platform/switches.h"
#include "sched/safepoint.h"
#include "sched/worker.h"

namespace pyc::gc {

void barrier_slow(Task* task, Object* owner) {
  std::atomic_ref<uint8_t>(owner->gc).fetch_and(static_cast<uint8_t>(~kGcUnlogged),
                                                std::memory_order_relaxed);
  task->worker->barrier_log.push(owner);
}

static void mark_everything() {
  // Conservative pointers are resolved with the tables that marking clears.
  Vector<Object*> stack_roots;
  find_stack_roots(stack_roots);
  clear_marks();
  for (Object* object : stack_roots)
    mark_object(object);
  visit_precise_roots(mark_visitor());
  mark_drain();
}

/// The world is stopped. Returns true when finalisers or callbacks wait.
static bool collect_stopped() {
  int64_t start = clock::monotonic_ns();
  size_t before = heap_bytes();
  for (Task* task = all_tasks; task; task = task->next)
    retire(task);
  if (options.verify) verify_barrier_log();
  mark_everything();
  bool waiting = process_dead();
  if (options.verify) verify_marked();
  sweep();
  for (Task* task = all_tasks; task; task = task->next)
    task->worker->barrier_log.clear();
  heap.epoch.fetch_add(1);
  log_line(LogChannel::Gc, "collection %llu: %zu -> %zu KiB in %lld us, next after %zu KiB",
           static_cast<unsigned long long>(heap.epoch.load()), before >> 10, heap.live >> 10,
           static_cast<long long>(clock::monotonic_ns() - start) / 1000, heap.budget >> 10);
  return waiting;
}

/// Returns true when finalisers or callbacks wait.
__attribute__((noinline)) static bool stop_and_collect(Task* task, bool always) {
  uint64_t epoch = heap.epoch.load();
  WorldStop stop(task);
  // Another task may have collected while this one waited for the world.
  return (always || heap.epoch.load() == epoch) && collect_stopped();
}

/// A collection has had pointers to much that lives, the caller's registers first of all. They stay on the
/// stack below the frames in use, and a later frame with gaps would hand them to the next conservative scan.
__attribute__((noinline)) static void clear_dead_stack() {
  char area[4096];
  std::memset(area, 0, sizeof area);
  asm volatile("" ::"r"(area) : "memory");
}

__attribute__((noinline)) void collect_for_allocation(Task* task, bool always) {
  bool waiting = stop_and_collect(task, always);
  clear_dead_stack();
  if (waiting) request(task, kRequestFinalize);
}

void collect(Task* task) {
  collect_for_allocation(task, true);
  run_finalizers(task);
}

} // namespace pyc::gc
