/// The parking lot: waiters for header locks, in buckets by address. The waiter bit is set, and a waiter
/// sleeps, under the bucket's mutex only; the unlocking task clears the byte under it too when it sees the
/// bit, so no wake-up is lost. Whoever wakes competes for the lock again.

#include "sched/lock.h"

#include "platform/mutex.h"
#include "sched/safepoint.h"

namespace pyc {

namespace {

struct Bucket {
  Mutex mutex;
  Condition freed;
};

constexpr size_t kBuckets = 256;
/// Held sections are a few stores long, so a short spin usually suffices.
constexpr int kSpins = 40;

Bucket buckets[kBuckets];

Bucket& bucket_of(const Object* object) {
  uint64_t hash = (reinterpret_cast<uintptr_t>(object) >> 4) * 0x9e3779b97f4a7c15u;
  return buckets[hash >> 56];
}

bool try_lock(std::atomic_ref<uint8_t> lock) {
  uint8_t seen = lock.load(std::memory_order_relaxed);
  return !(seen & kLockHeld) &&
         lock.compare_exchange_strong(seen, seen | kLockHeld, std::memory_order_acquire,
                                      std::memory_order_relaxed);
}

void pause() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#else
  asm volatile("yield");
#endif
}

/// Sleeps until the lock may be free. Returns with nothing held.
void park(std::atomic_ref<uint8_t> lock, Bucket& bucket) {
  MutexGuard guard(bucket.mutex);
  uint8_t seen = lock.load(std::memory_order_relaxed);
  while (seen & kLockHeld) {
    if (!(seen & kLockWaiters) &&
        !lock.compare_exchange_strong(seen, seen | kLockWaiters, std::memory_order_relaxed))
      continue;
    bucket.freed.wait(bucket.mutex);
    return;
  }
}

} // namespace

void lock_slow_blocks(Task* task, Object* object) {
  std::atomic_ref<uint8_t> lock(object->lock);
  for (int i = 0; i < kSpins; i++) {
    if (try_lock(lock)) return;
    pause();
  }
  for (;;) {
    {
      SafeRegion region(task);
      park(lock, bucket_of(object));
    }
    if (try_lock(lock)) return;
  }
}

void unlock_slow(Object* object) {
  Bucket& bucket = bucket_of(object);
  MutexGuard guard(bucket.mutex);
  std::atomic_ref<uint8_t>(object->lock).store(0, std::memory_order_release);
  bucket.freed.wake_all();
}

} // namespace pyc
