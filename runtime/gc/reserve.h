#pragma once
/// Memory for what cannot fail. Unboxed native code has no way to fail where it boxes a number or makes an
/// object that existed in registers, and a side exit must rebuild its frames, or no handler in them would see
/// the MemoryError. With memory short such objects come from a few blocks that nobody else gets, and the task
/// raises MemoryError at its next poll: at most a loop's body later.

#include "sched/task.h"

namespace pyc::gc {

/// A reason for the poll's slow path beside those of sched/safepoint.h: the reserve was used, raise
/// MemoryError.
inline constexpr uint32_t kRequestMemoryError = 8;

/// While it lives, allocations of its task take from the reserve when there is no other memory. It holds the
/// heap's lock for a moment.
class ReserveScope {
public:
  explicit ReserveScope(Task* task);
  ~ReserveScope();
  ReserveScope(const ReserveScope&) = delete;
  ReserveScope& operator=(const ReserveScope&) = delete;

private:
  friend bool may_use_reserve(Task* task);
  Task* task_;
  ReserveScope* next_;
};

/// Whether a ReserveScope of the task lives.
bool may_use_reserve(Task* task);

/// Whether the heap's limit leaves room for that many bytes: for buffers outside the heap whose size the
/// program chooses. The system would grant more than there is, and end the process when it is used.
bool within_limit(size_t bytes);

/// Ends the process: even the reserve is used up.
[[noreturn]] void reserve_exhausted();

/// What `make` gives, which is NULL only when memory is short: then again, from the reserve.
template <class Make> Value make_surely(Task* task, Make make) {
  Value made = make();
  if (!made.is_null()) return made;
  task->exc = kNull;
  ReserveScope reserve(task);
  made = make();
  if (made.is_null()) reserve_exhausted();
  return made;
}

} // namespace pyc::gc
