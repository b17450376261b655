#include "platform/clock.h"

#include <ctime>

namespace pyc::clock {

static int64_t read(clockid_t id) {
  timespec now;
  clock_gettime(id, &now);
  return int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

int64_t monotonic_ns() {
  return read(CLOCK_MONOTONIC);
}
int64_t wall_ns() {
  return read(CLOCK_REALTIME);
}
int64_t process_ns() {
  return read(CLOCK_PROCESS_CPUTIME_ID);
}
int64_t thread_ns() {
  return read(CLOCK_THREAD_CPUTIME_ID);
}

void sleep_ns(int64_t nanoseconds) {
  timespec wait{static_cast<time_t>(nanoseconds / 1'000'000'000),
                static_cast<long>(nanoseconds % 1'000'000'000)};
  nanosleep(&wait, nullptr);
}

} // namespace pyc::clock
