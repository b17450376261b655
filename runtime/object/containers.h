#pragma once
/// What the files of the container types share.

#include "gc/gc.h"
#include "object/errors.h"
#include "object/operators.h"
#include "object/str.h"
#include "object/type.h"
#include "sched/stack.h"

namespace pyc {

/// Registers list, tuple, dict, set, range, slice, their stores, views and iterators with the collector.
void register_container_kinds();

/// Guards the repr of a container against containing itself. `if (guard.repeated) return "[...]"`, `if
/// (!guard) return kNull`.
class ReprGuard {
public:
  ReprGuard(Task* task, Value object);
  ~ReprGuard();
  ReprGuard(const ReprGuard&) = delete;
  ReprGuard& operator=(const ReprGuard&) = delete;
  explicit operator bool() const { return static_cast<bool>(recursion_); }

  bool repeated = false;

private:
  RecursionGuard recursion_;
  Task* task_;
  Value object_;
  ReprGuard* outer_;
};

/// Adds repr(item). False with an exception.
bool add_repr(Task* task, StrBuilder& out, Value item);

/// The position that `key` means in a sequence of `length` items: an index, negative from the end. False with
/// `out_of_range` as IndexError, or TypeError
/// "<type> indices must be integers or slices, not …".
bool sequence_index(Task* task, Value key, int64_t length, const char* type, const char* out_of_range,
                    size_t* out);

/// start and stop of `index` methods: negative from the end, clamped to 0.
bool search_bound(Task* task, Value v, int64_t length, int64_t* out);

/// hash(v) without a call for small ints and exact strings.
bool hash_of(Task* task, Value v, int64_t* out);

/// self, for `iter` of iterators.
Value iter_self(Task* task, Value self);

/// For instances that a container's file allocates itself: `__del__` of a derived class. Null passes through.
template <class T> T* with_finalizer(Task* task, TypeObject* type, T* object) {
  if (object && type->slots.finalize) gc::register_finalizer(task, object);
  return object;
}

inline Value none_or_null(bool ok) {
  return ok ? kNone : kNull;
}

inline uint64_t load_count(const uint64_t* word) {
  return std::atomic_ref<uint64_t>(const_cast<uint64_t&>(*word)).load(kDependency);
}
/// Release: what the count covers is there.
inline void store_count(uint64_t* word, uint64_t count) {
  std::atomic_ref<uint64_t>(*word).store(count, std::memory_order_release);
}
template <class T> T* load_pointer(T* const* field) {
  return std::atomic_ref<T*>(const_cast<T*&>(*field)).load(kDependency);
}
template <class T> void publish_pointer(Task* task, Object* owner, T** field, T* target) {
  gc::barrier(task, owner);
  std::atomic_ref<T*>(*field).store(target, std::memory_order_release);
}

} // namespace pyc
