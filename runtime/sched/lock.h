#pragma once
/// The one-byte lock in every object's header. Skipped while the process has one thread; a contended lock
/// parks in a lot keyed by the object's address, and waiting is a safepoint.
///
/// Under a header lock: no allocation, poll, `__eq__`, `__hash__`, second header lock. Allocate or compare
/// first, lock, revalidate, store.

#include "sched/task.h"

namespace pyc {

inline constexpr uint8_t kLockHeld = 1;
inline constexpr uint8_t kLockWaiters = 2;

/// Waits for the lock; reaches a safepoint. The caller re-reads everything it read before.
void lock_slow_blocks(Task* task, Object* object);
void unlock_slow(Object* object);

/// Takes the lock if it is free. True without a lock when the process has one thread only.
class HeaderLock {
public:
  HeaderLock(Task* task, Object* object) : object_(task->mt ? object : nullptr) {
    if (!object_) return;
    std::atomic_ref<uint8_t> lock(object->lock);
    uint8_t expected = 0;
    if (!lock.compare_exchange_strong(expected, kLockHeld, std::memory_order_acquire,
                                      std::memory_order_relaxed)) [[unlikely]]
      lock_slow_blocks(task, object);
  }
  ~HeaderLock() {
    if (!object_) return;
    std::atomic_ref<uint8_t> lock(object_->lock);
    uint8_t expected = kLockHeld;
    if (!lock.compare_exchange_strong(expected, 0, std::memory_order_release, std::memory_order_relaxed))
        [[unlikely]]
      unlock_slow(object_);
  }
  HeaderLock(const HeaderLock&) = delete;
  HeaderLock& operator=(const HeaderLock&) = delete;

private:
  Object* object_;
};

} // namespace pyc
