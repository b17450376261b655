#pragma once
/// Clocks, in nanoseconds.

#include <cstdint>

namespace pyc::clock {

/// Never goes back; its origin means nothing.
int64_t monotonic_ns();
/// Since 1970-01-01 00:00 UTC.
int64_t wall_ns();
/// Processor time of the process.
int64_t process_ns();
/// Processor time of the calling OS thread.
int64_t thread_ns();
void sleep_ns(int64_t nanoseconds);

} // namespace pyc::clock
