#pragma once
/// What the files of memoryview share.

#include "object/buffer.h"
#include "object/type.h"

namespace pyc {

/// ValueError when the view has been released.
bool memoryview_check(Task* task, const MemoryViewObject* view);
/// A view without contents. Null with MemoryError.
MemoryViewObject* memoryview_allocate(Task* task, unsigned dimensions);
/// A further view of the same memory; the caller sets its extents. Null with MemoryError.
MemoryViewObject* memoryview_like(Task* task, MemoryViewObject* source, unsigned dimensions);
/// Strides of contiguous memory from the shape.
void memoryview_set_c_strides(MemoryViewObject* view);
/// False with BufferError while consumers hold it.
bool memoryview_release(Task* task, MemoryViewObject* view);
/// The item at an address; NotImplementedError for formats that are not native.
Value memoryview_item(Task* task, MemoryViewObject* view, const char* at);

Value memoryview_get_item(Task* task, Value self, Value key);
bool memoryview_set_item(Task* task, Value self, Value key, Value value);
bool memoryview_get_buffer(Task* task, Value self, int flags, Buffer* out);
void memoryview_release_buffer(Task* task, Value self, Buffer* buffer);

} // namespace pyc
