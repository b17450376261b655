#pragma once
/// bytes and bytearray, and the buffer view that both share.

#include "object/object.h"
#include "sched/task.h"

namespace pyc {

/// Slots of a subclass follow the data.
struct BytesObject : Object {
  std::atomic<int64_t> hash; ///< 0 until computed
  uint64_t length;
  char data[];
};

struct ByteArrayObject : Object {
  uint64_t length;
  struct RawStoreObject* store; ///< null while empty
  uint32_t exports;             ///< views that pin the size
};

/// Untraced memory of fixed capacity in bytes.
struct RawStoreObject : Object {
  uint64_t capacity;
  char data[];
};

inline bool is_bytes(Value v) {
  return has_kind(v, Kind::Bytes);
}
inline bool is_bytearray(Value v) {
  return has_kind(v, Kind::ByteArray);
}

/// An uninitialised bytes object for the caller to fill. Null with MemoryError.
BytesObject* bytes_allocate(Task* task, size_t length);
Value bytes_new(Task* task, const char* data, size_t length);
Value bytes_empty();
Value bytearray_new(Task* task, const char* data, size_t length);
/// The memory of a bytes, bytearray or memoryview, valid until it is resized; false for other objects,
/// without an exception.
bool bytes_like_data(Value v, const char** data, size_t* length);
/// bytes(v) for a bytes-like object or an iterable of ints: a bytes or bytearray. TypeError "cannot convert
/// 'X' object to bytes".
Value bytes_from_object(Task* task, Value v);
/// The same by way of `__bytes__` where there is one.
Value bytes_convert(Task* task, Value v);

void register_bytes_kinds();

} // namespace pyc
