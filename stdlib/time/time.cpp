/// time: clocks and sleep.

#include <cerrno>
#include <cmath>
#include <ctime>

#include "object/errors.h"
#include "object/float.h"
#include "object/int.h"
#include "object/module.h"
#include "object/operators.h"
#include "sched/safepoint.h"

namespace pyc {

static int64_t nanoseconds(clockid_t clock) {
  timespec now;
  clock_gettime(clock, &now);
  return int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

#define CLOCK(name, clock)                                                                                   \
  static Value name(Task* task, const Value*, size_t, Value) {                                               \
    return float_new(task, static_cast<double>(nanoseconds(clock)) * 1e-9);                                  \
  }                                                                                                          \
  static Value name##_ns(Task* task, const Value*, size_t, Value) {                                          \
    return int_from_i64(task, nanoseconds(clock));                                                           \
  }
CLOCK(wall, CLOCK_REALTIME)
CLOCK(monotonic, CLOCK_MONOTONIC)
CLOCK(process_time, CLOCK_PROCESS_CPUTIME_ID)
CLOCK(thread_time, CLOCK_THREAD_CPUTIME_ID)

static Value sleep(Task* task, const Value* args, size_t, Value) {
  Value seconds = number_float(task, args[0]);
  if (seconds.is_null()) return kNull;
  double s = float_value(seconds);
  if (std::isnan(s)) return raise_value_error(task, "Invalid value NaN (not a number)");
  if (s < 0) return raise_value_error(task, "sleep length must be non-negative");
  if (s > 9.2e9) return raise_overflow_error(task, "timestamp too large to convert to C PyTime_t");
  int64_t end = nanoseconds(CLOCK_MONOTONIC) + static_cast<int64_t>(s * 1e9);
  for (;;) {
    int64_t left = end - nanoseconds(CLOCK_MONOTONIC);
    if (left <= 0) return kNone;
    {
      SafeRegion region(task);
      timespec wait = {left / 1'000'000'000, left % 1'000'000'000};
      clock_nanosleep(CLOCK_MONOTONIC, 0, &wait, nullptr);
    }
    // A signal may have come.
    if (!poll(task)) return kNull;
  }
}

static const MethodDef functions[] = {
    {"monotonic", monotonic, 0, 0, 0, "Monotonic clock, cannot go backward."},
    {"monotonic_ns", monotonic_ns, 0, 0, 0, "Monotonic clock, cannot go backward, as nanoseconds."},
    {"perf_counter", monotonic, 0, 0, 0, "Performance counter for benchmarking."},
    {"perf_counter_ns", monotonic_ns, 0, 0, 0, "Performance counter for benchmarking as nanoseconds."},
    {"process_time", process_time, 0, 0, 0,
     "Process time for profiling: sum of the kernel and user-space CPU time."},
    {"process_time_ns", process_time_ns, 0, 0, 0, "Process time for profiling as nanoseconds."},
    {"sleep", sleep, 1, 1, 0, "Delay execution for a given number of seconds."},
    {"thread_time", thread_time, 0, 0, 0, "Thread time for profiling."},
    {"thread_time_ns", thread_time_ns, 0, 0, 0, "Thread time for profiling as nanoseconds."},
    {"time", wall, 0, 0, 0, "Return the current time in seconds since the Epoch."},
    {"time_ns", wall_ns, 0, 0, 0, "Return the current time in nanoseconds since the Epoch."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

extern const NativeModule time_module = {
    "time", "This module provides various functions to manipulate time values.", functions, nullptr};

} // namespace pyc
