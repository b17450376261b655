#pragma once
/// Faults of the runtime itself: a broken invariant, no memory to raise MemoryError with. One line on stderr,
/// exit code 70.

namespace pyc {

/// Prints "pyc: fatal: " and the formatted message, flushes nothing, ends the process with code 70.
[[noreturn]] void fatal(const char* format, ...) __attribute__((format(printf, 1, 2)));

/// An invariant that holds in every configuration; cheap enough to be checked always.
#define PYC_CHECK(condition)                                                                                 \
  do {                                                                                                       \
    if (!(condition)) [[unlikely]]                                                                           \
      ::pyc::fatal("%s:%d: %s", __FILE__, __LINE__, #condition);                                             \
  } while (0)

} // namespace pyc
