#pragma once
/// ASan's view of heap memory: what is not part of an object is poisoned.

#include <cstddef>

#if __has_feature(address_sanitizer)
#include <sanitizer/asan_interface.h>
#define PYC_ASAN 1
#else
#define PYC_ASAN 0
#endif

/// For functions that look at memory which is not theirs: stacks, gaps between objects.
#define PYC_READS_ANY_MEMORY __attribute__((no_sanitize("address", "thread", "undefined")))

namespace pyc::gc {

inline void poison(const void* start, size_t bytes) {
#if PYC_ASAN
  __asan_poison_memory_region(start, bytes);
#else
  (void)start, (void)bytes;
#endif
}

inline void unpoison(const void* start, size_t bytes) {
#if PYC_ASAN
  __asan_unpoison_memory_region(start, bytes);
#else
  (void)start, (void)bytes;
#endif
}

} // namespace pyc::gc
