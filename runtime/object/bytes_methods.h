#pragma once
/// What the files of bytes and bytearray share.

#include "object/bytes.h"
#include "object/type.h"

namespace pyc {

extern const MethodDef bytes_methods[];
extern const MethodDef bytearray_methods[];

/// BufferError while a view pins the size. May collect, and so run finalisers.
bool bytearray_check_exports(Task* task, ByteArrayObject* array);

/// The memory of a bytes or bytearray; valid until it is resized.
struct BytesView {
  const char* data;
  size_t length;
};
inline BytesView bytes_view(Value v) {
  BytesView view{"", 0};
  bytes_like_data(v, &view.data, &view.length);
  return view;
}

/// A new object of the same class as `like`: bytes or bytearray, never a subclass.
Value bytes_new_like(Task* task, Value like, const char* data, size_t length);
/// The object itself where it is exactly bytes, a copy otherwise.
Value bytes_self_or_copy(Task* task, Value self);

/// The first or last place of `part` in `text`, or -1.
int64_t bytes_find(BytesView text, BytesView part);
int64_t bytes_find_last(BytesView text, BytesView part);

/// An int that stands for a byte. TypeError for other objects, ValueError outside of range(0, 256).
bool byte_value(Task* task, Value v, char* out);

// bytes_search.cpp
Value bytes_find_method(Task* task, const Value* args, size_t nargs, Value kwnames);
Value bytes_rfind_method(Task* task, const Value* args, size_t nargs, Value kwnames);
Value bytes_index_method(Task* task, const Value* args, size_t nargs, Value kwnames);
Value bytes_rindex_method(Task* task, const Value* args, size_t nargs, Value kwnames);
Value bytes_count_method(Task* task, const Value* args, size_t nargs, Value kwnames);
Value bytes_startswith(Task* task, const Value* args, size_t nargs, Value kwnames);
Value bytes_endswith(Task* task, const Value* args, size_t nargs, Value kwnames);
Value bytes_replace(Task* task, const Value* args, size_t nargs, Value kwnames);
// bytes_split.cpp
Value bytes_split(Task* task, const Value* args, size_t nargs, Value kwnames);
Value bytes_rsplit(Task* task, const Value* args, size_t nargs, Value kwnames);
Value bytes_splitlines(Task* task, const Value* args, size_t nargs, Value kwnames);
Value bytes_partition(Task* task, const Value* args, size_t nargs, Value kwnames);
Value bytes_rpartition(Task* task, const Value* args, size_t nargs, Value kwnames);
// bytes_trim.cpp
Value bytes_strip(Task* task, const Value* args, size_t nargs, Value kwnames);
Value bytes_lstrip(Task* task, const Value* args, size_t nargs, Value kwnames);
Value bytes_rstrip(Task* task, const Value* args, size_t nargs, Value kwnames);
Value bytes_removeprefix(Task* task, const Value* args, size_t nargs, Value kwnames);
Value bytes_removesuffix(Task* task, const Value* args, size_t nargs, Value kwnames);
Value bytes_center(Task* task, const Value* args, size_t nargs, Value kwnames);
Value bytes_ljust(Task* task, const Value* args, size_t nargs, Value kwnames);
Value bytes_rjust(Task* task, const Value* args, size_t nargs, Value kwnames);
Value bytes_zfill(Task* task, const Value* args, size_t nargs, Value kwnames);
Value bytes_expandtabs(Task* task, const Value* args, size_t nargs, Value kwnames);

/// Sets the length, growing the store where needed; new bytes are undefined. False with MemoryError, or
/// BufferError while a view pins the size.
bool bytearray_resize(Task* task, ByteArrayObject* array, size_t length);
/// bytearray[slice] = value; NULL deletes.
bool bytearray_set_slice(Task* task, ByteArrayObject* array, Value slice, Value value);

} // namespace pyc
