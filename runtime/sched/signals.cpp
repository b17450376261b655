#include "sched/signals.h"

#include <csignal>
#include <initializer_list>
#include <cstdint>

#include "platform/fatal.h"
#include "sched/safepoint.h"
#include "sched/stack.h"
#include "sched/worker.h"

namespace pyc {

static void on_interrupt(int) {
  if (main_task) request(main_task, kRequestInterrupt);
}

#if !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)
static char alternate_stack[32 * 1024];

static void on_fault(int signal, siginfo_t* info, void*) {
  auto address = reinterpret_cast<uintptr_t>(info->si_addr);
  Task* task = main_task;
  if (task && task->segments) {
    auto low = reinterpret_cast<uintptr_t>(task->segments->low);
    if (address < low && low - address <= kStackSlack) fatal("stack overflow in the runtime");
  }
  fatal("signal %d at address %p: please report this program", signal, info->si_addr);
}

static void install_fault_handler() {
  stack_t stack{};
  stack.ss_sp = alternate_stack;
  stack.ss_size = sizeof alternate_stack;
  sigaltstack(&stack, nullptr);
  struct sigaction action{};
  action.sa_sigaction = on_fault;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESETHAND;
  for (int signal : {SIGSEGV, SIGBUS, SIGILL, SIGFPE})
    sigaction(signal, &action, nullptr);
}
#else
static void install_fault_handler() {} // The sanitizer reports faults itself.
#endif

void install_signal_handlers() {
  struct sigaction action{};
  // No SA_RESTART: an interrupted system call returns, so that its caller can poll.
  action.sa_handler = on_interrupt;
  sigaction(SIGINT, &action, nullptr);
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, nullptr);
  install_fault_handler();
}

void die_of_interrupt() {
  std::signal(SIGINT, SIG_DFL);
  std::raise(SIGINT);
}

} // namespace pyc
