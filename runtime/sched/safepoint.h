#pragma once
/// Safepoints: where a task can be stopped for a collection, be interrupted, or give way.
///
/// A task is Running (it may touch the heap), Safe (it promises not to, its registers are saved, its stack
/// may be scanned) or Stopped (Safe, and the world is stopped: it must not become Running before the world
/// goes on). A request sets `Task::requests` and moves `stack_limit` to the maximum, so that the next
/// prologue, loop back edge or `poll` takes the slow path.

#include "sched/task.h"

namespace pyc {

enum TaskState : uint32_t { kTaskRunning, kTaskSafe, kTaskStopped };

enum TaskRequest : uint32_t {
  kRequestStop = 1,      ///< the world is being stopped
  kRequestInterrupt = 2, ///< SIGINT: raise KeyboardInterrupt (main task)
  kRequestFinalize = 4,  ///< finalisers and weak reference callbacks wait
};

inline constexpr uintptr_t kStackLimitRequest = ~uintptr_t{0};

/// Asks `task` to take its slow path soon. Safe in signal handlers and from other threads.
void request(Task* task, uint32_t reasons);

/// Handles every pending request. False with an exception set when one raised.
bool poll_slow(Task* task);

/// Called at least each millisecond by loops of unbounded length. False with an exception set: return at
/// once.
inline bool poll(Task* task) {
  if (task->stack_limit.load(std::memory_order_relaxed) == kStackLimitRequest) [[unlikely]]
    return poll_slow(task);
  return true;
}

/// Lets a stop of the world happen here and does nothing else: no exception, no Python code.
void safepoint(Task* task);

/// What generated code calls when the stack pointer is below `stack_limit` in a prologue: handles requests,
/// or raises RecursionError at the stack's end. False: exception set.
extern "C" bool pyc_stack_check_slow(Task* task);

/// Callee-saved registers, as the conservative scan finds them.
struct SavedRegisters {
  uintptr_t words[20];
};

/// Stores the callee-saved registers (floating-point ones included) and returns the caller's stack pointer.
extern "C" void* pyc_save_registers(SavedRegisters* out);

/// A section that does not touch the heap: a blocking system call, the wait for a lock. The world may stop
/// and go on meanwhile.
class SafeRegion {
public:
  __attribute__((always_inline)) explicit SafeRegion(Task* task) : task_(task) {
    enter(pyc_save_registers(&registers_));
  }
  ~SafeRegion() { leave(); }
  SafeRegion(const SafeRegion&) = delete;
  SafeRegion& operator=(const SafeRegion&) = delete;

private:
  void enter(void* stack_pointer);
  void leave();
  Task* task_;
  SavedRegisters registers_;
};

/// Stops every other task while it lives. Others wait in `safepoint`, `poll`, allocations or safe regions.
/// Nests not.
class WorldStop {
public:
  __attribute__((always_inline)) explicit WorldStop(Task* task) : task_(task) {
    stop(pyc_save_registers(&registers_));
  }
  ~WorldStop() { resume(); }
  WorldStop(const WorldStop&) = delete;
  WorldStop& operator=(const WorldStop&) = delete;

private:
  void stop(void* stack_pointer);
  void resume();
  Task* task_;
  SavedRegisters registers_;
};

} // namespace pyc
