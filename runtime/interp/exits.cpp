#include "interp/exits.h"

#include <cstdlib>
#include <cstring>

#include "platform/switches.h"

namespace pyc {

namespace {

constexpr unsigned kReasonCount = static_cast<unsigned>(ExitReason::count);
constexpr uint32_t kAllExits = 0x7FFFFFFF;

const char* const reason_names[] = {
#define PYC_EXIT_REASON(name, meaning) #name,
#include "abi/exit_reasons.def"
#undef PYC_EXIT_REASON
};

std::atomic<uint64_t> counts[kReasonCount];
bool random_exits = false;

/// xorshift64: the state is never 0.
uint64_t next_random(Task* task) {
  uint64_t x = task->random;
  x ^= x << 13;
  x ^= x >> 7;
  x ^= x << 17;
  return task->random = x;
}

/// A quarter of the guards fails until the next exit.
void draw(Task* task) {
  uint64_t x = next_random(task);
  task->forced_exits = static_cast<uint32_t>(x & (x >> 32)) & kAllExits;
}

/// Guards that keep failing use up the typed code's budget.
void spend_exit(const NativeCode* native) {
  if (!native || !native->valid) return;
  uint64_t budget = native->valid->load(std::memory_order_relaxed);
  // Racing tasks may count one exit less; an invalidation's 0 stays.
  if (budget != 0) native->valid->compare_exchange_strong(budget, budget - 1, std::memory_order_relaxed);
}

} // namespace

void start_forced_exits(Task* task) {
  const char* text = switches.force_exits;
  if (!text || !*text || std::strcmp(text, "0") == 0) return;
  if (std::strcmp(text, "all") == 0) {
    task->forced_exits = kAllExits;
    return;
  }
  random_exits = true;
  // An odd multiplier spreads neighbouring seeds; the low bit keeps the state away from 0.
  task->random = (std::strtoull(text, nullptr, 10) * 0x9E3779B97F4A7C15u) | 1;
  draw(task);
}

void count_exit(Task* task, uint32_t reason, const CodeBody* code, uint32_t pc) {
  if (reason < kReasonCount) counts[reason].fetch_add(1, std::memory_order_relaxed);
  if (random_exits) draw(task);
  if (task->forced_exits == 0 && static_cast<ExitReason>(reason) != ExitReason::Poll)
    spend_exit(code->native);
  if (!log_enabled(LogChannel::Exits)) return;
  size_t length = 0;
  char* name = str_to_utf8(code->qualname, &length);
  log_line(LogChannel::Exits, "%s line %d: %s", name ? name : "?", code_location(code, pc).line,
           reason < kReasonCount ? reason_names[reason] : "?");
  std::free(name);
}

uint64_t exit_count(ExitReason reason) {
  return counts[static_cast<unsigned>(reason)].load(std::memory_order_relaxed);
}

const char* exit_reason_name(ExitReason reason) {
  return reason_names[static_cast<unsigned>(reason)];
}

void log_exit_counts() {
  if (!log_enabled(LogChannel::Exits)) return;
  for (unsigned i = 0; i < kReasonCount; i++)
    if (uint64_t n = counts[i].load(std::memory_order_relaxed))
      log_line(LogChannel::Exits, "total %s: %llu", reason_names[i], static_cast<unsigned long long>(n));
}

} // namespace pyc
