/** The dialect's `T[]`: a growable array in the arena. Indexes are checked in every build, since sources may
 * be hostile. */
#pragma once

#include <cstring>
#include <initializer_list>
#include <type_traits>

#include "context.h"

namespace pyc::frontend {

/** Elements are integers, booleans, strings or pointers: copied as bytes. Constant tables are arrays over
 * read-only data. */
template <class T> struct Array {
  T* data = nullptr;
  i32 length = 0;
  i32 capacity = 0;

  static Array* make(Context& cx) { return cx.make<Array>(); }

  static Array* of(Context& cx, std::initializer_list<T> elements) {
    auto* array = make(cx);
    array->reserve(cx, static_cast<i32>(elements.size()));
    for (const T& element : elements)
      array->data[array->length++] = element;
    return array;
  }

  T& at(i32 index) {
    if (static_cast<u32>(index) >= static_cast<u32>(length)) panic("index out of bounds");
    return data[index];
  }

  /** As TypeScript, which lets an array grow by a store just behind its end. */
  void set(Context& cx, i32 index, T value) {
    if (index == length) return push(cx, value), void();
    at(index) = value;
  }

  i32 push(Context& cx, T value) {
    if (length == capacity) reserve(cx, capacity == 0 ? 4 : capacity);
    data[length++] = value;
    return length;
  }

  T pop() {
    if (length == 0) panic("pop of an empty array");
    return data[--length];
  }

  /** `a.length = n`. */
  void truncate(i32 count) {
    if (count < 0 || count > length) panic("an array's length can only shrink");
    length = count;
  }

  /** Negative bounds count from the end, as in TypeScript. */
  Array* slice(Context& cx, i32 from, i32 to) const {
    from = clamp(from);
    to = clamp(to);
    auto* result = make(cx);
    if (from >= to) return result;
    result->reserve(cx, to - from);
    std::memcpy(static_cast<void*>(result->data), data + from, size_t(to - from) * sizeof(T));
    result->length = to - from;
    return result;
  }
  Array* slice(Context& cx, i32 from = 0) const { return slice(cx, from, length); }

private:
  static_assert(std::is_trivially_copyable_v<T>);

  i32 clamp(i32 bound) const {
    if (bound < 0) return bound + length < 0 ? 0 : bound + length;
    return bound > length ? length : bound;
  }

  [[gnu::noinline]] void reserve(Context& cx, i32 more) {
    constexpr i64 most = i64{1} << 29;
    if (i64{capacity} + more > most) cx.exhausted();
    if (more == 0) return;
    size_t old_size = size_t(capacity) * sizeof(T);
    size_t new_size = size_t(capacity + more) * sizeof(T);
    if (capacity == 0 || !cx.arena.extend(data, old_size, new_size)) {
      auto* block = static_cast<T*>(cx.allocate(new_size));
      if (length != 0) std::memcpy(static_cast<void*>(block), data, size_t(length) * sizeof(T));
      data = block;
    }
    capacity += more;
  }
};

/** An array over a constant's elements. Nothing writes through it: the checker forbids it. */
template <class T, size_t N> constexpr Array<T> table(const T (&elements)[N]) {
  return {const_cast<T*>(elements), static_cast<i32>(N), static_cast<i32>(N)};
}

/** A module constant where an object is wanted. */
template <class T> constexpr T* constant(const T& object) {
  return const_cast<T*>(&object);
}

} // namespace pyc::frontend
