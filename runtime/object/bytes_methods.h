#pragma once
/// What the files of bytes and bytearray share.

#include "object/bytes.h"
#include "object/type.h"

namespace pyc {

extern const MethodDef bytes_methods[];
extern const MethodDef bytearray_methods[];

/// BufferError while a view pins the size. May collect, and so run finalisers.
bool bytearray_check_exports(Task* task, ByteArrayObject* array);
/// Sets the length, growing the store where needed; new bytes are undefined. False with MemoryError, or
/// BufferError while a view pins the size.
bool bytearray_resize(Task* task, ByteArrayObject* array, size_t length);
/// bytearray[slice] = value; NULL deletes.
bool bytearray_set_slice(Task* task, ByteArrayObject* array, Value slice, Value value);

} // namespace pyc
