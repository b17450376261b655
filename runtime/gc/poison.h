#pragma once
/// ASan's view of heap memory: what is not part of an object is poisoned.

#include <cstddef>
#include <cstdint>

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

/// Whether all of it is poisoned: nothing of it was handed out since. Both are multiples of 64 bytes.
PYC_READS_ANY_MEMORY inline bool is_poisoned(const void* start, size_t bytes) {
#if PYC_ASAN
  // What __asan_poison_memory_region writes: one shadow byte for eight of memory.
  constexpr uint64_t kPoisonedShadow = 0xf7f7f7f7f7f7f7f7u;
  static const size_t offset = [] {
    size_t scale = 0, base = 0;
    __asan_get_shadow_mapping(&scale, &base);
    return base;
  }();
  auto* shadow = reinterpret_cast<const uint64_t*>((reinterpret_cast<uintptr_t>(start) >> 3) + offset);
  for (size_t i = 0; i < bytes / 64; i++)
    if (shadow[i] != kPoisonedShadow) return false;
  return true;
#else
  (void)start, (void)bytes;
  return false;
#endif
}

} // namespace pyc::gc
