#pragma once
/// A growable array of trivially copyable elements in malloc memory, for the runtime's own tables. The
/// collector does not see its contents. Running out of memory here is fatal: nothing that a Python program
/// controls without bound lives in one.

#include <cstddef>
#include <cstdlib>
#include <type_traits>

#include "platform/fatal.h"

namespace pyc {

template <class T> class Vector {
  static_assert(std::is_trivially_copyable_v<T>);

public:
  constexpr Vector() = default;
  Vector(const Vector&) = delete;
  Vector& operator=(const Vector&) = delete;
  ~Vector() { std::free(data_); }

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  T* data() { return data_; }
  const T* data() const { return data_; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  T& operator[](size_t i) { return data_[i]; }
  const T& operator[](size_t i) const { return data_[i]; }
  T& back() { return data_[size_ - 1]; }

  void push(T value) {
    if (size_ == capacity_) reserve(capacity_ ? capacity_ * 2 : 16);
    data_[size_++] = value;
  }
  T pop() { return data_[--size_]; }
  void clear() { size_ = 0; }
  /// Forgets the elements from `count` on.
  void truncate(size_t count) { size_ = count; }
  void reserve(size_t capacity) {
    if (capacity <= capacity_) return;
    auto* grown = static_cast<T*>(std::realloc(static_cast<void*>(data_), capacity * sizeof(T)));
    if (!grown) fatal("out of memory for a table of the runtime");
    data_ = grown;
    capacity_ = capacity;
  }
  void swap(Vector& other) {
    Vector& self = *this;
    T* data = self.data_;
    size_t size = self.size_, capacity = self.capacity_;
    self.data_ = other.data_, self.size_ = other.size_, self.capacity_ = other.capacity_;
    other.data_ = data, other.size_ = size, other.capacity_ = capacity;
  }

private:
  T* data_ = nullptr;
  size_t size_ = 0;
  size_t capacity_ = 0;
};

} // namespace pyc
