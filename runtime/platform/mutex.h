#pragma once
/// Mutex and condition of the operating system, for short sections inside the runtime. Nobody allocates from
/// the heap, polls or runs Python under one.

#include <pthread.h>

namespace pyc {

class Mutex {
public:
  constexpr Mutex() = default;
  Mutex(const Mutex&) = delete;
  Mutex& operator=(const Mutex&) = delete;
  void lock() { pthread_mutex_lock(&handle_); }
  void unlock() { pthread_mutex_unlock(&handle_); }
  bool try_lock() { return pthread_mutex_trylock(&handle_) == 0; }

private:
  friend class Condition;
  pthread_mutex_t handle_ = PTHREAD_MUTEX_INITIALIZER;
};

class Condition {
public:
  constexpr Condition() = default;
  Condition(const Condition&) = delete;
  Condition& operator=(const Condition&) = delete;
  void wait(Mutex& mutex) { pthread_cond_wait(&handle_, &mutex.handle_); }
  void wake_all() { pthread_cond_broadcast(&handle_); }
  void wake_one() { pthread_cond_signal(&handle_); }

private:
  pthread_cond_t handle_ = PTHREAD_COND_INITIALIZER;
};

class MutexGuard {
public:
  explicit MutexGuard(Mutex& mutex) : mutex_(mutex) { mutex_.lock(); }
  ~MutexGuard() { mutex_.unlock(); }
  MutexGuard(const MutexGuard&) = delete;
  MutexGuard& operator=(const MutexGuard&) = delete;

private:
  Mutex& mutex_;
};

} // namespace pyc
