/// Descriptors without a name: memory, events and timers; random bytes.

#include <cerrno>
#include <cmath>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/timerfd.h>

#include "object/float.h"
#include "object/tuple.h"
#include "stdlib/posix/posix.h"

namespace pyc::posix {

namespace {

constexpr int64_t kSecond = 1'000'000'000;

Value memfd_create_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(2, "memfd_create", 1, 2, "name", "flags");
  CText name;
  unsigned flags = MFD_CLOEXEC;
  if (!name.read_path(task, v[0])) return kNull;
  if (!v[1].is_null()) {
    Value given = index(task, v[1]);
    if (given.is_null()) return kNull;
    // The lowest bits of any int.
    IntView n(given);
    auto low = n.length ? static_cast<unsigned>(n.limbs[0]) : 0u;
    flags = n.negative ? 0u - low : low;
  }
  return int_or_error(task, ::memfd_create(name.text(), flags));
}

Value getrandom_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(2, "getrandom", 1, 2, "size", "flags");
  int64_t size;
  int flags;
  if (!size_argument(task, v[0], &size) || !read_int(task, v[1], 0, &flags)) return kNull;
  if (size < 0) {
    errno = EINVAL;
    return none_or_error(task, -1);
  }
  BytesObject* buffer = bytes_allocate(task, static_cast<size_t>(size));
  if (!buffer) return kNull;
  ssize_t n =
      os_call(task, [&] { return ::getrandom(buffer->data, buffer->length, static_cast<unsigned>(flags)); });
  if (n < 0) return none_or_error(task, -1);
  return n == size ? Value::from_object(buffer) : bytes_new(task, buffer->data, static_cast<size_t>(n));
}

// ---------------------------------------------------------------- eventfd

Value eventfd_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(2, "eventfd", 1, 2, "initval", "flags");
  uint64_t initial;
  int flags;
  if (!read_unsigned(task, v[0], UINT32_MAX, &initial) || !read_int(task, v[1], EFD_CLOEXEC, &flags))
    return kNull;
  return int_or_error(task, ::eventfd(static_cast<unsigned>(initial), flags));
}

Value eventfd_read_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(1, "eventfd_read", 1, 1, "fd");
  int fd, result;
  eventfd_t value;
  if (!read_descriptor(task, v[0], &fd)) return kNull;
  {
    SafeRegion region(task);
    result = ::eventfd_read(fd, &value);
  }
  return result < 0 ? none_or_error(task, -1) : int_from_u64(task, value);
}

Value eventfd_write_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(2, "eventfd_write", 2, 2, "fd", "value");
  int fd, result;
  uint64_t value;
  if (!read_descriptor(task, v[0], &fd) || !read_unsigned(task, v[1], UINT64_MAX, &value)) return kNull;
  {
    SafeRegion region(task);
    result = ::eventfd_write(fd, value);
  }
  return none_or_error(task, result);
}

// ---------------------------------------------------------------- timerfd

timespec from_nanoseconds(int64_t ns) {
  int64_t seconds = ns / kSecond, rest = ns % kSecond;
  if (rest < 0) {
    rest += kSecond;
    seconds--;
  }
  return {seconds, rest};
}

/// Seconds as a float, rounded down to nanoseconds.
bool read_seconds(Task* task, Value v, timespec* out) {
  *out = {0, 0};
  if (v.is_null()) return true;
  const TypeSlots& slots = type_of(v)->slots;
  if (!slots.float_ && !slots.index) return raise_type_error(task, "must be real number, not %T", v);
  Value seconds = number_float(task, v);
  if (seconds.is_null()) return false;
  double ns = std::floor(float_value(seconds) * 1e9);
  // 2**63 is the first that does not fit; a NaN is no number of nanoseconds either.
  if (!(ns >= -0x1p63 && ns < 0x1p63))
    return raise_overflow_error(task, "timestamp out of range for platform time_t");
  *out = from_nanoseconds(static_cast<int64_t>(ns));
  return true;
}

bool read_nanoseconds(Task* task, Value v, timespec* out) {
  *out = {0, 0};
  if (v.is_null()) return true;
  Value n = index(task, v);
  int64_t ns;
  if (n.is_null()) return false;
  if (!int_to_i64(n, &ns)) return raise_overflow_error(task, "int too big to convert");
  *out = from_nanoseconds(ns);
  return true;
}

Value seconds_value(Task* task, const timespec& t) {
  return float_new(task, static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec));
}
Value nanoseconds_value(Task* task, const timespec& t) {
  return int_from_i64(task, int64_t{t.tv_sec} * kSecond + t.tv_nsec);
}

template <bool in_ns> Value timer_value(Task* task, const itimerspec& timer) {
  auto convert = in_ns ? nanoseconds_value : seconds_value;
  Value next = convert(task, timer.it_value), interval = convert(task, timer.it_interval);
  return has_error(task) ? kNull : tuple_of(task, next, interval);
}

Value timerfd_create_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(2, "timerfd_create", 1, 1, "", "flags");
  int clock, flags;
  if (!read_int(task, v[0], &clock) || !read_int(task, v[1], 0, &flags)) return kNull;
  return int_or_error(task, ::timerfd_create(clock, flags | TFD_CLOEXEC));
}

template <bool in_ns>
Value timerfd_settime_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  const char* name = in_ns ? "timerfd_settime_ns" : "timerfd_settime";
  BIND(4, name, 1, 1, "", "flags", "initial", "interval");
  int fd, flags;
  itimerspec timer, old;
  auto read = in_ns ? read_nanoseconds : read_seconds;
  if (!read_descriptor(task, v[0], &fd) || !read_int(task, v[1], 0, &flags) ||
      !read(task, v[2], &timer.it_value) || !read(task, v[3], &timer.it_interval))
    return kNull;
  return ::timerfd_settime(fd, flags, &timer, &old) < 0 ? none_or_error(task, -1)
                                                        : timer_value<in_ns>(task, old);
}

template <bool in_ns> Value timerfd_gettime_function(Task* task, const Value* args, size_t, Value) {
  int fd;
  itimerspec timer;
  if (!read_descriptor(task, args[0], &fd)) return kNull;
  return ::timerfd_gettime(fd, &timer) < 0 ? none_or_error(task, -1) : timer_value<in_ns>(task, timer);
}

} // namespace

const MethodDef event_functions[] = {
    {"memfd_create", memfd_create_function, 0, -1, kMethodKeywords, nullptr},
    {"getrandom", getrandom_function, 0, -1, kMethodKeywords, "Obtain a series of random bytes."},
    {"eventfd", eventfd_function, 0, -1, kMethodKeywords,
     "Creates and returns an event notification file descriptor."},
    {"eventfd_read", eventfd_read_function, 0, -1, kMethodKeywords, "Read eventfd value"},
    {"eventfd_write", eventfd_write_function, 0, -1, kMethodKeywords, "Write eventfd value."},
    {"timerfd_create", timerfd_create_function, 0, -1, kMethodKeywords,
     "Create and return a timer file descriptor."},
    {"timerfd_settime", timerfd_settime_function<false>, 0, -1, kMethodKeywords,
     "Alter a timer file descriptor's internal timer in seconds."},
    {"timerfd_settime_ns", timerfd_settime_function<true>, 0, -1, kMethodKeywords,
     "Alter a timer file descriptor's internal timer in nanoseconds."},
    {"timerfd_gettime", timerfd_gettime_function<false>, 1, 1, 0,
     "Return a tuple of a timer file descriptor's (interval, next expiration) in float seconds."},
    {"timerfd_gettime_ns", timerfd_gettime_function<true>, 1, 1, 0,
     "Return a tuple of a timer file descriptor's (interval, next expiration) in nanoseconds."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace pyc::posix
