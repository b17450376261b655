/// Making and ending tasks: the main task on its own large stack, and tasks for further OS threads.

#include <new>

#include "gc/gc.h"
#include "platform/memory.h"
#include "platform/switches.h"
#include "sched/signals.h"
#include "sched/stack.h"
#include "sched/switch.h"
#include "sched/worker.h"
#include "sched/world.h"

#if __has_feature(address_sanitizer)
#include <sanitizer/common_interface_defs.h>
#endif
#if __has_feature(thread_sanitizer)
#include <sanitizer/tsan_interface.h>
#endif

namespace pyc {

/// As CPython's sys.getrecursionlimit() at start.
static constexpr int32_t kDefaultDepthLimit = 1000;
/// What is assumed of the stack of a thread that others made: the least that pthread gives by default on
/// Linux is 2 MiB.
static constexpr size_t kForeignStackBytes = 1024 * 1024;

static uint64_t next_task_id = 1;
static uint32_t process_mt = 0;

template <class T> static T* make() {
  void* memory = std::calloc(1, sizeof(T));
  if (!memory) fatal("out of memory for a task");
  return new (memory) T();
}

static Task* make_task(uintptr_t real_stack_limit, void* stack_base) {
  Task* task = make<Task>();
  task->real_stack_limit = real_stack_limit;
  task->stack_limit.store(real_stack_limit);
  task->stack_base = stack_base;
  task->depth_limit = kDefaultDepthLimit;
  task->handled = &task->base_handled;
  task->worker = make<Worker>();
  task->worker->current = task;
  task->worker->thread = pthread_self();
  return task;
}

static void link_task(Task* task) {
  task->id = next_task_id++;
  task->mt = process_mt;
  task->next = all_tasks;
  all_tasks = task;
}

Task* attach_thread(void* stack_base) {
  auto base = reinterpret_cast<uintptr_t>(stack_base);
  Task* task = make_task(base - kForeignStackBytes + kStackSlack, stack_base);
  SavedRegisters registers;
  task->saved_stack = pyc_save_registers(&registers);
  world_stop(task);
  process_mt = 1;
  link_task(task);
  for (Task* each = all_tasks; each; each = each->next)
    each->mt = 1;
  world_resume(task);
  return task;
}

void detach_thread(Task* task) {
  SavedRegisters registers;
  task->saved_stack = pyc_save_registers(&registers);
  world_stop(task);
  gc::retire(task);
  for (Task** link = &all_tasks; *link; link = &(*link)->next) {
    if (*link != task) continue;
    *link = task->next;
    break;
  }
  world_resume(task);
  task->worker->~Worker();
  std::free(task->worker);
  std::free(task);
}

namespace {

struct MainStart {
  int (*entry)(Task*, void*);
  void* argument;
  Task* task;
};

/// The largest stack that the system grants, up to kMainStackBytes and a sixteenth of the address space.
StackSegment* make_main_stack() {
  for (size_t bytes = kMainStackBytes; bytes >= kForeignStackBytes; bytes /= 2) {
    if (bytes > memory::address_space_limit() / 16) continue;
    char* start = static_cast<char*>(memory::reserve(bytes, memory::page_size()));
    if (!start) continue;
    // The lowest part stays inaccessible.
    if (memory::commit(start + kStackSlack, bytes - kStackSlack)) {
      auto* segment = make<StackSegment>();
      segment->low = start + kStackSlack;
      segment->bytes = bytes - kStackSlack;
      return segment;
    }
    memory::release(start, bytes);
  }
  fatal("no memory for the main stack");
}

#if __has_feature(thread_sanitizer)
void* main_fiber = nullptr;
#endif

/// The sanitizers are told of both changes of stack; TSan's shadow stack must see neither this function's
/// entry nor its exit.
__attribute__((no_sanitize("thread"))) int on_main_stack(void* data) {
#if __has_feature(address_sanitizer)
  const void* outer_stack;
  size_t outer_bytes;
  __sanitizer_finish_switch_fiber(nullptr, &outer_stack, &outer_bytes);
#endif
  auto* start = static_cast<MainStart*>(data);
  int result = start->entry(start->task, start->argument);
#if __has_feature(thread_sanitizer)
  __tsan_switch_to_fiber(main_fiber, 0);
#endif
#if __has_feature(address_sanitizer)
  __sanitizer_start_switch_fiber(nullptr, outer_stack, outer_bytes);
#endif
  return result;
}

} // namespace

int run_main_task(int (*entry)(Task*, void*), void* argument) {
  read_switches();
  gc::initialize();
  StackSegment* segment = make_main_stack();
  char* top = segment->low + segment->bytes;
  Task* task = make_task(reinterpret_cast<uintptr_t>(segment->low) + kStackSlack, top);
  task->segments = segment;
  main_task = task;
  link_task(task);
  install_signal_handlers();
  MainStart start{entry, argument, task};
#if __has_feature(address_sanitizer)
  __sanitizer_start_switch_fiber(nullptr, segment->low, segment->bytes);
#endif
#if __has_feature(thread_sanitizer)
  main_fiber = __tsan_get_current_fiber();
  __tsan_switch_to_fiber(__tsan_create_fiber(0), 0);
#endif
  int result = pyc_call_on_stack(top, on_main_stack, &start);
#if __has_feature(address_sanitizer)
  __sanitizer_finish_switch_fiber(nullptr, nullptr, nullptr);
#endif
  return result;
}

} // namespace pyc
