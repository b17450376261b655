#pragma once
/// Temporary memory for algorithms that work on plain arrays: on the stack up to a limit, else from malloc.
/// Never holds Values that must survive a collection.

#include <cstdlib>

#include "object/errors.h"

namespace pyc {

template <class T, size_t kInline = 64> class Scratch {
public:
  /// MemoryError is raised, and the object tests false, when there is no memory.
  Scratch(Task* task, size_t count) {
    if (count <= kInline) return;
    data_ = static_cast<T*>(count > SIZE_MAX / sizeof(T) ? nullptr : std::malloc(count * sizeof(T)));
    if (!data_) raise_memory_error(task);
  }
  ~Scratch() {
    if (data_ != inline_) std::free(data_);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  explicit operator bool() const { return data_ != nullptr; }
  T* data() { return data_; }
  T& operator[](size_t i) { return data_[i]; }

private:
  T inline_[kInline];
  T* data_ = inline_;
};

} // namespace pyc
