/// sched/: switching stacks, recursion limits, header locks, and two OS threads that share objects while the
/// world is stopped for collections.

#include <csignal>
#include <pthread.h>

#include "gc/heap.h"
#include "platform/clock.h"
#include "platform/memory.h"
#include "runtime/check.h"
#include "runtime/node.h"
#include "sched/lock.h"
#include "sched/safepoint.h"
#include "sched/stack.h"
#include "sched/switch.h"
#include "sched/worker.h"

namespace pyc::test {

// The sanitizers must be told of switches; the scheduler that does so comes with green threads.
#if !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)

static void* main_stack = nullptr;
static void* other_stack = nullptr;
static int steps = 0;

static void coroutine(void* argument) {
  double kept = 1.5;
  for (;;) {
    steps += *static_cast<int*>(argument);
    pyc_switch(&other_stack, main_stack);
    kept *= 2;
    if (kept > 1e9) steps = -1;
  }
}

TEST(sched_switch_preserves_both_stacks) {
  constexpr size_t kBytes = 64 * 1024;
  char* stack = static_cast<char*>(memory::reserve(kBytes, 4096));
  CHECK(memory::commit(stack, kBytes));
  int increment = 3;
  other_stack = switch_prepare(stack + kBytes, coroutine, &increment);
  double sum = 0;
  for (int i = 1; i <= 20; i++) {
    pyc_switch(&main_stack, other_stack);
    sum += 0.5;
    CHECK(steps == 3 * i);
  }
  CHECK(sum == 10.0);
  memory::release(stack, kBytes);
}
#endif

__attribute__((noinline)) static int recurse(Task* task, int depth) {
  RecursionGuard guard(task);
  if (!guard) return depth;
  char frame[2000];
  PYC_KEEP(frame);
  int reached = recurse(task, depth + 1);
  PYC_KEEP(frame);
  return reached;
}

TEST(sched_recursion_stops_at_the_depth_limit) {
  Task* t = task();
  CHECK(recurse(t, 0) == t->depth_limit - t->depth);
  CHECK(!t->exc.is_null());
  t->exc = kNull;
}

// TSan's record of calls under way holds 65,536 of them.
#if !__has_feature(thread_sanitizer)
TEST(sched_recursion_of_100000_fits_the_main_stack) {
  Task* t = task();
  int32_t limit = t->depth_limit;
  t->depth_limit = 100'000;
  CHECK(recurse(t, 0) == 100'000);
  t->exc = kNull;
  // Without a limit the stack's end decides.
  t->depth_limit = 1'000'000'000;
  CHECK(recurse(t, 0) > 100'000);
  CHECK(!t->exc.is_null());
  t->exc = kNull;
  t->depth_limit = limit;
}
#endif

TEST(sched_interrupt_raises_at_a_poll) {
  Task* t = task();
  CHECK(poll(t));
  raise(SIGINT);
  CHECK(!poll(t) && !t->exc.is_null());
  t->exc = kNull;
  CHECK(poll(t));
  CHECK(pyc_stack_check_slow(t));
}

struct Shared {
  Node* table;
  Node* lock_owner;
  uint64_t counter;
  std::atomic<int> running;
};

static constexpr size_t kSlots = 16;

/// Replaces random slots of the shared table by fresh nodes, checks what it finds there, and counts under the
/// header lock.
static void mutate(Task* t, Shared* shared, uint64_t seed, int steps) {
  for (int i = 0; i < steps; i++) {
    uint64_t slot = (seed * 31 + static_cast<uint64_t>(i) * 7) % kSlots;
    Node* found = shared->table->at(slot);
    if (found && (found->kind != kNodeKind || found->number % kSlots != slot || found->count != 2)) {
      CHECK(!"a shared slot holds a foreign object");
      return;
    }
    Node* fresh = new_node(t, 2, slot + kSlots * static_cast<uint64_t>(i));
    set_field(t, fresh, 0, new_node(t, 1, 9));
    set_field(t, shared->table, slot, fresh);
    {
      HeaderLock lock(t, shared->lock_owner);
      shared->counter++;
    }
    if (!poll(t)) return;
  }
}

static void* mutator_thread(void* data) {
  auto* shared = static_cast<Shared*>(data);
  int base;
  Task* t = attach_thread(&base);
  mutate(t, shared, 17, 20'000);
  detach_thread(t);
  shared->running.fetch_sub(1);
  return nullptr;
}

TEST(sched_two_threads_share_objects_over_collections) {
  register_nodes();
  Task* t = task();
  static Shared shared;
  static Value roots[2];
  shared.table = new_node(t, kSlots, 0);
  shared.lock_owner = new_node(t, 1, 0);
  roots[0] = Value::from_object(shared.table), roots[1] = Value::from_object(shared.lock_owner);
  gc::add_root(&roots[0]), gc::add_root(&roots[1]);
  shared.counter = 0;
  shared.running = 1;
  bool verify = gc::options.verify;
  gc::options.verify = true;
  pthread_t thread;
  CHECK(pthread_create(&thread, nullptr, mutator_thread, &shared) == 0);
  int rounds = 0;
  while (shared.running.load() > 0) {
    mutate(t, &shared, 3, 500);
    gc::collect(t);
    rounds++;
  }
  {
    SafeRegion region(t);
    pthread_join(thread, nullptr);
  }
  CHECK(t->mt == 1);
  CHECK(shared.counter == 20'000 + 500 * static_cast<uint64_t>(rounds));
  gc::options.verify = verify;
}

static void* blocked_thread(void* data) {
  int base;
  Task* t = attach_thread(&base);
  auto* running = static_cast<std::atomic<int>*>(data);
  running->store(1);
  {
    SafeRegion region(t);
    while (running->load() != 2)
      clock::sleep_ns(1'000'000);
  }
  detach_thread(t);
  return nullptr;
}

TEST(sched_blocked_threads_do_not_delay_collections) {
  register_nodes();
  Task* t = task();
  std::atomic<int> state{0};
  pthread_t thread;
  CHECK(pthread_create(&thread, nullptr, blocked_thread, &state) == 0);
  while (state.load() == 0)
    CHECK(poll(t));
  for (int i = 0; i < 10; i++)
    gc::collect(t);
  state.store(2);
  SafeRegion region(t);
  pthread_join(thread, nullptr);
}

} // namespace pyc::test
