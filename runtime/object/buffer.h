#pragma once
/// The buffer protocol: memory of one object that another reads or writes in place. As CPython's, with
/// `__buffer__` and `__release_buffer__` of Python classes (PEP 688).

#include "object/object.h"
#include "sched/task.h"

namespace pyc {

/// What a consumer asks for; the numbers are those that `__buffer__` gets (inspect.BufferFlags).
enum BufferFlag : int {
  kBufferSimple = 0,
  kBufferWritable = 1,
  kBufferFormat = 4,
  kBufferNd = 8,
  kBufferStrides = 0x10 | kBufferNd,
  kBufferCContiguous = 0x20 | kBufferStrides,
  kBufferFContiguous = 0x40 | kBufferStrides,
  kBufferAnyContiguous = 0x80 | kBufferStrides,
  kBufferFullReadOnly = 0x100 | kBufferStrides | kBufferFormat,
};

inline constexpr unsigned kMaxBufferDimensions = 64;

/// A view that somebody holds. Lives on a stack or in an object that traces `owner` and `helper`. `data` may
/// point into the heap: it keeps nothing alive by itself once it has left the stack.
struct Buffer {
  Value owner = kNull;  ///< the exporter; NULL: nothing is held
  Value helper = kNull; ///< of a class with `__buffer__`: the memoryview that it returned
  Value memory = kNull; ///< the heap object that `data` points into, where the exporter may exchange it
  char* data = nullptr;
  int64_t length = 0; ///< bytes
  int64_t item_size = 1;
  const char* format = "B"; ///< static text
  uint32_t dimensions = 1;
  bool readonly = true;
  const int64_t* shape = nullptr;   ///< null: one dimension of length / item_size items
  const int64_t* strides = nullptr; ///< in bytes; null: C-contiguous
};

/// Whether the type of `v` exports buffers at all.
bool has_buffer(Value v);
/// Takes a buffer; TypeError "a bytes-like object is required, not 'X'", BufferError. May run `__buffer__`.
bool buffer_acquire(Task* task, Value v, int flags, Buffer* out);
/// Gives it back, once; an exception that is under way stays. May run `__release_buffer__`.
void buffer_release(Task* task, Buffer* buffer);
/// Fills `out` for contiguous bytes of `owner`, as most exporters do. BufferError when `flags` want to write
/// and `readonly` says no.
bool buffer_fill(Task* task, Value owner, char* data, int64_t length, bool readonly, int flags, Buffer* out);
bool buffer_is_c_contiguous(const Buffer& buffer);

/// The contiguous bytes of a bytes-like argument while it lives; pinned where the exporter pins.
class BytesLike {
public:
  BytesLike() = default;
  ~BytesLike() {
    if (!buffer_.owner.is_null()) buffer_release(task_, &buffer_);
  }
  BytesLike(const BytesLike&) = delete;
  BytesLike& operator=(const BytesLike&) = delete;
  /// False with the TypeError of objects that are not bytes-like, or a BufferError.
  bool get(Task* task, Value v, int flags = kBufferSimple);
  /// The same, but false without an exception when `v` exports no buffer.
  bool get_optional(Task* task, Value v);

  const char* data() const { return data_; }
  char* writable() const { return const_cast<char*>(data_); }
  size_t length() const { return length_; }

private:
  Task* task_ = nullptr;
  const char* data_ = "";
  size_t length_ = 0;
  Buffer buffer_;
};

// ---------------------------------------------------------------- memoryview

/// What memoryviews of one exporter share: the buffer that was taken. Released with the last of them, by
/// `release()`, or when it dies.
struct ManagedBufferObject : Object {
  Buffer master;
  uint32_t views; ///< that have not been released
};

struct MemoryViewObject : Object {
  ManagedBufferObject* managed;
  Value owner;
  char* data;
  int64_t length; ///< bytes of the items, as if they were contiguous
  int64_t item_size;
  const char* format;
  int64_t hash; ///< 0 until computed
  uint32_t dimensions;
  uint32_t exports; ///< buffers that consumers hold of this view
  bool readonly;
  bool released;
  bool root;         ///< took the buffer itself; others share it
  int64_t extents[]; ///< shape, then strides

  int64_t* shape() { return extents; }
  int64_t* strides() { return extents + dimensions; }
};

inline bool is_memoryview(Value v) {
  return has_kind(v, Kind::MemoryView);
}

/// memoryview(v).
Value memoryview_new(Task* task, Value v, int flags = kBufferFullReadOnly);
/// A view of a buffer that has just been taken; the buffer moves into it, whatever happens.
Value memoryview_of_buffer(Task* task, Buffer* buffer);
/// A view of `length` bytes within `owner`'s memory: for consumers that hand memory out (readinto). Ends with
/// memoryview_end.
Value memoryview_of_memory(Task* task, Value owner, char* data, size_t length, bool readonly);
/// Ends a view whoever still exports it.
void memoryview_end(Value view);
void register_buffer_kinds();

// ---------------------------------------------------------------- items (buffer_items.cpp)

/// The native single-character format behind an optional '@'; 0 for any other.
char buffer_item_format(const char* format);
/// Bytes of one item; 0 for an unknown format.
int64_t buffer_item_size(char format);
Value buffer_item_unpack(Task* task, const char* from, char format);
/// "memoryview: invalid value for format 'B'" and the like.
bool buffer_item_pack(Task* task, char* to, char format, Value v);

/// The text of bytes.hex() and memoryview.hex(): args behind self. bytes_methods.cpp.
Value bytes_hex(Task* task, const char* data, size_t length, const Value* args, size_t nargs, Value kwnames);

} // namespace pyc
