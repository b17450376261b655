/// time: clocks and sleep, and the module.

#include <climits>
#include <cmath>
#include <ctime>

#include "object/attributes.h"
#include "object/codecs.h"
#include "object/errors.h"
#include "object/float.h"
#include "object/int.h"
#include "object/module.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/os_path.h"
#include "object/str.h"
#include "sched/safepoint.h"
#include "stdlib/_types/simple_namespace.h"
#include "stdlib/time/time.h"

namespace pyc {

static int64_t nanoseconds(clockid_t clock) {
  timespec now;
  clock_gettime(clock, &now);
  return int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

static Value seconds_value(Task* task, int64_t nanoseconds) {
  return float_new(task, static_cast<double>(nanoseconds) / 1e9);
}

#define CLOCK(name, clock)                                                                                   \
  static Value name(Task* task, const Value*, size_t, Value) {                                               \
    return seconds_value(task, nanoseconds(clock));                                                          \
  }                                                                                                          \
  static Value name##_ns(Task* task, const Value*, size_t, Value) {                                          \
    return int_from_i64(task, nanoseconds(clock));                                                           \
  }
CLOCK(wall, CLOCK_REALTIME)
CLOCK(monotonic, CLOCK_MONOTONIC)
CLOCK(process_time, CLOCK_PROCESS_CPUTIME_ID)
CLOCK(thread_time, CLOCK_THREAD_CPUTIME_ID)

/// A span or a moment in nanoseconds from seconds as int or float; fractions are rounded up, away from zero.
/// TypeError, ValueError for NaN, OverflowError.
static bool read_seconds(Task* task, Value v, int64_t* out) {
  static constexpr const char* kTooLarge = "timestamp too large to convert to C PyTime_t";
  if (is_float(v)) {
    double d = float_value(v);
    if (std::isnan(d)) return raise_value_error(task, "Invalid value NaN (not a number)");
    d *= 1e9;
    d = d < 0 ? std::floor(d) : std::ceil(d);
    if (!(d >= -0x1p63 && d < 0x1p63))
      return raise_overflow_error(task, "timestamp out of range for platform time_t");
    *out = static_cast<int64_t>(d);
    return true;
  }
  if (!is_int_or_bool(v) && !type_of(v)->slots.index)
    return raise_type_error(task, "'%T' object cannot be interpreted as an integer or float", v);
  Value n = index(task, v);
  if (n.is_null()) return false;
  if (!int_to_i64(n, out) || __builtin_mul_overflow(*out, int64_t{1'000'000'000}, out))
    return raise_overflow_error(task, "%s", kTooLarge);
  return true;
}

static Value sleep(Task* task, const Value* args, size_t, Value) {
  int64_t span;
  if (!read_seconds(task, args[0], &span)) return kNull;
  if (span < 0) return raise_value_error(task, "sleep length must be non-negative");
  int64_t end;
  if (__builtin_add_overflow(nanoseconds(CLOCK_MONOTONIC), span, &end)) end = INT64_MAX;
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

// ---------------------------------------------------------------- any clock

/// The number of a clock where CPython converts it by a rule of its own.
static bool read_clock(Task* task, Value v, clockid_t* out) {
  int64_t n;
  bool able = is_int_or_bool(v) || type_of(v)->slots.index;
  Value number = able ? index(task, v) : kNull;
  if (has_error(task)) return false;
  if (!able || !int_to_i64(number, &n) || n != static_cast<int>(n))
    return raise_type_error(task, "clk_id should be integer, not %T", v);
  *out = static_cast<int>(n);
  return true;
}

/// Reads a clock through `reader`: nanoseconds. False with OSError.
static bool read_through(Task* task, int (*reader)(clockid_t, timespec*), clockid_t clock, int64_t* out) {
  timespec now;
  if (reader(clock, &now) != 0) return os_failed(task, kNull, kNull);
  *out = int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
  return true;
}

static Value get_time(Task* task, const Value* args, size_t, Value) {
  clockid_t clock;
  int64_t ns;
  if (!read_clock(task, args[0], &clock) || !read_through(task, clock_gettime, clock, &ns)) return kNull;
  return seconds_value(task, ns);
}

static Value get_time_ns(Task* task, const Value* args, size_t, Value) {
  clockid_t clock;
  int64_t ns;
  if (!read_clock(task, args[0], &clock) || !read_through(task, clock_gettime, clock, &ns)) return kNull;
  return int_from_i64(task, ns);
}

static Value get_resolution(Task* task, const Value* args, size_t, Value) {
  int clock;
  int64_t ns;
  if (!time::read_number(task, args[0], &clock) || !read_through(task, clock_getres, clock, &ns))
    return kNull;
  return seconds_value(task, ns);
}

static Value set_clock(Task* task, clockid_t clock, int64_t ns) {
  int64_t seconds = ns / 1'000'000'000, rest = ns % 1'000'000'000;
  if (rest < 0) seconds--, rest += 1'000'000'000;
  timespec moment = {seconds, static_cast<long>(rest)};
  return clock_settime(clock, &moment) == 0 || os_failed(task, kNull, kNull) ? kNone : kNull;
}

static Value set_time(Task* task, const Value* args, size_t, Value) {
  clockid_t clock;
  int64_t ns;
  if (!read_clock(task, args[0], &clock) || !read_seconds(task, args[1], &ns)) return kNull;
  return set_clock(task, clock, ns);
}

static Value set_time_ns(Task* task, const Value* args, size_t, Value) {
  clockid_t clock;
  int64_t ns;
  if (!read_clock(task, args[0], &clock)) return kNull;
  if (!is_int_or_bool(args[1])) return raise_type_error(task, "expect int, got %T", args[1]);
  if (!index_i64(task, args[1], types::OverflowError, &ns)) return kNull;
  return set_clock(task, clock, ns);
}

/// What time.get_clock_info() knows of a clock.
struct ClockInfo {
  const char* name;
  const char* implementation;
  clockid_t clock;
  bool monotonic, adjustable;
};

static Value get_clock_info(Task* task, const Value* args, size_t, Value) {
  static constexpr ClockInfo infos[] = {
      {"time", "clock_gettime(CLOCK_REALTIME)", CLOCK_REALTIME, false, true},
      {"monotonic", "clock_gettime(CLOCK_MONOTONIC)", CLOCK_MONOTONIC, true, false},
      {"perf_counter", "clock_gettime(CLOCK_MONOTONIC)", CLOCK_MONOTONIC, true, false},
      {"process_time", "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", CLOCK_PROCESS_CPUTIME_ID, true, false},
      {"thread_time", "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", CLOCK_THREAD_CPUTIME_ID, true, false},
  };
  if (!is_str(args[0]))
    return raise_type_error(task, "get_clock_info() argument 1 must be str, not %B", args[0]);
  if (!check_c_string(task, args[0])) return kNull;
  for (const ClockInfo& info : infos) {
    if (!str_equal_ascii(args[0].as<StrObject>(), info.name)) continue;
    int64_t resolution;
    if (!read_through(task, clock_getres, info.clock, &resolution)) return kNull;
    Object* o = instance_new(task, simple_namespace_type());
    auto set = [&](const char* name, Value v) {
      return !v.is_null() && instance_set(task, o, intern_cstring(name), v);
    };
    bool done = o && set("implementation", str_from_cstring(task, info.implementation)) &&
                set("monotonic", Value::from_bool(info.monotonic)) &&
                set("adjustable", Value::from_bool(info.adjustable)) &&
                set("resolution", seconds_value(task, resolution));
    return done ? Value::from_object(o) : kNull;
  }
  return raise_value_error(task, "unknown clock");
}

static const MethodDef functions[] = {
    {"clock_getres", get_resolution, 1, 1, 0, "The smallest step of a clock in seconds."},
    {"clock_gettime", get_time, 1, 1, 0, "What a clock shows, in seconds."},
    {"clock_gettime_ns", get_time_ns, 1, 1, 0, "What a clock shows, in nanoseconds."},
    {"clock_settime", set_time, 2, 2, 0, "Set a clock to a number of seconds."},
    {"clock_settime_ns", set_time_ns, 2, 2, 0, "Set a clock to a number of nanoseconds."},
    {"get_clock_info", get_clock_info, 1, 1, 0, "What is known of a clock by its function's name."},
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

static bool init(Task* task, ModuleObject* module) {
  static constexpr struct {
    const char* name;
    clockid_t clock;
  } clocks[] = {
      {"CLOCK_BOOTTIME", CLOCK_BOOTTIME},
      {"CLOCK_MONOTONIC", CLOCK_MONOTONIC},
      {"CLOCK_MONOTONIC_RAW", CLOCK_MONOTONIC_RAW},
      {"CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID},
      {"CLOCK_REALTIME", CLOCK_REALTIME},
      {"CLOCK_TAI", CLOCK_TAI},
      {"CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID},
  };
  for (const auto& [name, clock] : clocks)
    if (!module_set(task, module, name, Value::from_small_int(clock))) return false;
  return module_add_functions(task, module, time::calendar_functions) && time::add_calendar(task, module);
}

extern const NativeModule time_module = {
    "time", "This module provides various functions to manipulate time values.", functions, init};

} // namespace pyc
