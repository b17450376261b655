/**
 * Memory of one run of the front end: bump allocation from chunks, everything freed at once. Nothing in it
 * has a destructor. Under AddressSanitizer allocations are separated by poisoned gaps.
 */
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#include <sanitizer/asan_interface.h>
#define PYC_ARENA_POISON 1
#endif
#endif

namespace pyc::frontend {

/** Not shared between threads; not copied. `limit` bounds what is taken from the system. */
class Arena {
public:
  explicit Arena(size_t limit) : limit_(limit) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena() { drop(); }

  /** `size` bytes, 8-byte aligned, not cleared; null when the limit or the system's memory is reached. */
  void* allocate(size_t size) {
    size_t rounded = round(size) + gap;
    if (size > limit_ || (rounded > static_cast<size_t>(end_ - next_) && !add_chunk(rounded))) return nullptr;
    char* block = next_;
    next_ += rounded;
    unpoison(block, size);
    return block;
  }

  /** Grows the newest allocation where it is; false when it is not the newest or its chunk is full. */
  bool extend(void* block, size_t old_size, size_t new_size) {
    char* start = static_cast<char*>(block);
    if (start + round(old_size) + gap != next_) return false;
    if (round(new_size) + gap > static_cast<size_t>(end_ - start)) return false;
    next_ = start + round(new_size) + gap;
    unpoison(start, new_size);
    return true;
  }

  /** Frees everything. */
  void drop() {
    while (chunks_ != nullptr) {
      Chunk* chunk = chunks_;
      chunks_ = chunk->next;
      unpoison(reinterpret_cast<char*>(chunk), chunk->size);
      std::free(chunk);
    }
    next_ = end_ = nullptr;
    taken_ = 0;
  }

  /** Bytes taken from the system. */
  size_t taken() const { return taken_; }

private:
  struct Chunk {
    Chunk* next;
    size_t size;
  };

  static constexpr size_t first_chunk = 64 * 1024;
  static constexpr size_t largest_chunk = 4 * 1024 * 1024;
#ifdef PYC_ARENA_POISON
  static constexpr size_t gap = 16;
#else
  static constexpr size_t gap = 0;
#endif

  static size_t round(size_t size) { return (size + 7) & ~size_t{7}; }

  [[gnu::noinline]] bool add_chunk(size_t wanted) {
    // Chunks double with what is in use, so their number stays logarithmic and a small program takes 64 KiB.
    size_t size = taken_ < first_chunk ? first_chunk : taken_ > largest_chunk ? largest_chunk : taken_;
    if (size < wanted + sizeof(Chunk)) size = wanted + sizeof(Chunk);
    if (size > limit_ - taken_) return false;
    auto* chunk = static_cast<Chunk*>(std::malloc(size));
    if (chunk == nullptr) return false;
    *chunk = {chunks_, size};
    chunks_ = chunk;
    taken_ += size;
    next_ = reinterpret_cast<char*>(chunk + 1);
    end_ = reinterpret_cast<char*>(chunk) + size;
#ifdef PYC_ARENA_POISON
    __asan_poison_memory_region(next_, static_cast<size_t>(end_ - next_));
#endif
    return true;
  }

  static void unpoison([[maybe_unused]] char* block, [[maybe_unused]] size_t size) {
#ifdef PYC_ARENA_POISON
    __asan_unpoison_memory_region(block, size);
#endif
  }

  Chunk* chunks_ = nullptr;
  char* next_ = nullptr;
  char* end_ = nullptr;
  size_t limit_;
  size_t taken_ = 0;
};

} // namespace pyc::frontend
