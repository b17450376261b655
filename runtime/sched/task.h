#pragma once
/// A Task is one green thread. It is passed explicitly to everything that may allocate, raise, block or run
/// Python, as the first argument; no `thread_local` is cached over a call, because a task may continue on
/// another worker.

#include "object/object.h"

namespace pyc {

struct Worker;
class ReprGuard;
struct StackSegment;

/// One entry of the chain of Python calls under way, newest first, for tracebacks, sys._getframe and
/// profilers. 16 bytes. A native function with calls that are not inlined keeps one on its stack and stores
/// `location` before each such call: the address of a LocationEntry (abi/native.h). An interpreter frame
/// embeds one whose `location` is its own address with bit 0 set.
struct FrameRecord {
  FrameRecord* previous;
  uintptr_t location;
};

/// The handled exception (sys.exc_info) of a frame stack; generators carry one of their own, pushed while
/// they run.
struct HandledState {
  Value handled; ///< NULL: none here, look at `outer`
  HandledState* outer;
};

/// The bump region that the running task allocates from; switched in and out with the task.
struct AllocationBuffer {
  char* cursor;
  char* limit;
};

struct Task {
  // Hot fields that generated code reads through the prelude.
  std::atomic<uintptr_t> stack_limit; ///< a stack pointer below it takes the slow path; set to the maximum to
                                      ///< ask for a safepoint
  Value exc;                          ///< the exception under way; NULL when there is none
  Value ret;                          ///< the boxed result of a typed call that returned status 2
  AllocationBuffer alloc;
  FrameRecord* top; ///< chain of Python calls
  HandledState* handled;
  uint32_t mt;           ///< 0 while the process has had one thread only: header locks are skipped
  uint32_t forced_exits; ///< PYC_FORCE_EXITS: 0 never, else guards ask force_exit_slow
  int32_t depth;         ///< Python calls on the stack that count for RecursionError
  int32_t depth_limit;

  // Cold fields.
  uintptr_t real_stack_limit; ///< the true end of the current segment plus slack
  HandledState base_handled;
  Worker* worker;
  StackSegment* segments;
  void* stack_base;  ///< highest address of the stack: the conservative scan's end
  void* saved_stack; ///< stack pointer at the last safepoint or switch
  Task* next;        ///< list of all tasks
  uint64_t id;
  std::atomic<uint32_t> state; ///< sched/safepoint.h
  std::atomic<uint32_t>
      requests;     ///< pending reasons for the poll's slow path: collection, signal, asynchronous exception
  ReprGuard* reprs; ///< containers whose repr is under way, innermost first
  uint64_t random;  ///< state of PYC_FORCE_EXITS' generator
  Value thread_object; ///< threading's object, NULL for the main task
  // Of sys.set_asyncgen_hooks and sys.set_coroutine_origin_tracking_depth; NULL: no hook.
  Value async_first_iteration;
  Value async_finalizer;
  int32_t origin_depth;
};

} // namespace pyc
