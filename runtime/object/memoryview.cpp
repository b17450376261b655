/// memoryview: making, sharing and releasing views, and indexing. Methods are in memoryview_methods.cpp.

#include "object/memoryview.h"

#include <cstring>

#include "gc/gc.h"
#include "object/attributes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/int.h"
#include "object/operators.h"
#include "object/slice.h"
#include "object/tuple.h"
#include "platform/scratch.h"

namespace pyc {

bool memoryview_check(Task* task, const MemoryViewObject* view) {
  if (!view->released) return true;
  return raise_value_error(task, "operation forbidden on released memoryview object");
}

MemoryViewObject* memoryview_allocate(Task* task, unsigned dimensions) {
  auto* view = gc::allocate<MemoryViewObject>(task, Kind::MemoryView, builtin_shape(BuiltinType::memoryview),
                                              dimensions * 2 * sizeof(int64_t));
  if (view) view->dimensions = dimensions;
  return view;
}

MemoryViewObject* memoryview_like(Task* task, MemoryViewObject* source, unsigned dimensions) {
  auto* view = memoryview_allocate(task, dimensions);
  if (!view) return nullptr;
  view->managed = source->managed;
  view->owner = source->owner;
  view->data = source->data;
  view->length = source->length;
  view->item_size = source->item_size;
  view->format = source->format;
  view->readonly = source->readonly;
  view->managed->views++;
  return view;
}

void memoryview_set_c_strides(MemoryViewObject* view) {
  int64_t stride = view->item_size;
  for (unsigned i = view->dimensions; i-- > 0;) {
    view->strides()[i] = stride;
    stride *= view->shape()[i];
  }
}

Value memoryview_of_buffer(Task* task, Buffer* buffer) {
  auto* managed = gc::allocate<ManagedBufferObject>(task, Kind::ManagedBuffer, 0);
  auto* view = managed ? memoryview_allocate(task, buffer->dimensions) : nullptr;
  if (!view) {
    buffer_release(task, buffer);
    return kNull;
  }
  managed->master = *buffer;
  managed->views = 1;
  view->root = true;
  if (type_of(buffer->owner)->slots.release_buffer) gc::register_finalizer(task, managed);
  view->managed = managed;
  view->owner = buffer->owner;
  view->data = buffer->data;
  view->length = buffer->length;
  view->item_size = buffer->item_size;
  view->format = buffer->format;
  view->readonly = buffer->readonly;
  if (buffer->shape) {
    std::memcpy(view->shape(), buffer->shape, buffer->dimensions * sizeof(int64_t));
  } else if (buffer->dimensions == 1) {
    view->shape()[0] = buffer->length / buffer->item_size;
  }
  if (buffer->strides)
    std::memcpy(view->strides(), buffer->strides, buffer->dimensions * sizeof(int64_t));
  else
    memoryview_set_c_strides(view);
  return Value::from_object(view);
}

Value memoryview_new(Task* task, Value v, int flags) {
  if (is_memoryview(v)) {
    auto* source = v.as<MemoryViewObject>();
    if (!memoryview_check(task, source)) return kNull;
    if (source->readonly && (flags & kBufferWritable))
      return raise_format(task, types::BufferError, "memoryview: underlying buffer is not writable");
    MemoryViewObject* view = memoryview_like(task, source, source->dimensions);
    if (!view) return kNull;
    std::memcpy(view->extents, source->extents, source->dimensions * 2 * sizeof(int64_t));
    return Value::from_object(view);
  }
  if (!has_buffer(v))
    return raise_type_error(task, "memoryview: a bytes-like object is required, not '%T'", v);
  Buffer buffer;
  return buffer_acquire(task, v, flags, &buffer) ? memoryview_of_buffer(task, &buffer) : kNull;
}

Value memoryview_of_memory(Task* task, Value owner, char* data, size_t length, bool readonly) {
  auto* managed = gc::allocate<ManagedBufferObject>(task, Kind::ManagedBuffer, 0);
  auto* view = managed ? memoryview_allocate(task, 1) : nullptr;
  if (!view) return kNull;
  // Nothing is held of the owner, so nothing is given back: master.owner stays NULL.
  managed->views = 1;
  view->managed = managed;
  view->owner = owner;
  view->data = data;
  view->length = view->shape()[0] = static_cast<int64_t>(length);
  view->item_size = view->strides()[0] = 1;
  view->format = "B";
  view->readonly = readonly;
  return Value::from_object(view);
}

void memoryview_end(Value view) {
  auto* v = view.as<MemoryViewObject>();
  v->released = true;
  v->data = nullptr;
}

bool memoryview_release(Task* task, MemoryViewObject* view) {
  if (view->released) return true;
  if (view->exports > 0)
    return raise_format(task, types::BufferError, "memoryview has %u exported buffer%s", view->exports,
                        view->exports == 1 ? "" : "s");
  view->released = true;
  // With the last view, in CPython. Slices that nobody refers to any more have gone before it there, but not
  // here: the view that took the buffer gives it back, where what the others see stays in memory all the
  // same.
  bool last = --view->managed->views == 0;
  if (last || (view->root && !view->managed->master.memory.is_null()))
    buffer_release(task, &view->managed->master);
  return !has_error(task);
}

// ---------------------------------------------------------------- indexing

Value memoryview_item(Task* task, MemoryViewObject* view, const char* at) {
  char format = buffer_item_format(view->format);
  if (format) return buffer_item_unpack(task, at, format);
  return raise_format(task, types::NotImplementedError, "memoryview: format %s not supported", view->format);
}

/// Moves `*at` to item `i` of a dimension. IndexError.
static bool step_into(Task* task, MemoryViewObject* view, unsigned dimension, int64_t i, char** at) {
  int64_t count = view->shape()[dimension];
  if (i < 0) i += count;
  if (i < 0 || i >= count)
    return raise_index_error(task, "index out of bounds on dimension %u", dimension + 1);
  *at += i * view->strides()[dimension];
  return true;
}

static bool is_index(Value v) {
  return is_int_or_bool(v) || type_of(v)->slots.index;
}

/// The address of one item by an int or a tuple of ints. Null with an exception.
static char* item_address(Task* task, MemoryViewObject* view, Value key) {
  char* at = view->data;
  if (!is_tuple(key)) {
    int64_t i;
    if (!index_i64(task, key, types::IndexError, &i) || !memoryview_check(task, view)) return nullptr;
    return step_into(task, view, 0, i, &at) ? at : nullptr;
  }
  auto* tuple = key.as<TupleObject>();
  if (tuple->length > view->dimensions)
    return raise_type_error(task, "cannot index %u-dimension view with %zu-element tuple", view->dimensions,
                            tuple->length);
  for (unsigned i = 0; i < tuple->length; i++) {
    int64_t n;
    if (!index_i64(task, tuple->items[i], types::IndexError, &n) || !memoryview_check(task, view) ||
        !step_into(task, view, i, n, &at))
      return nullptr;
  }
  return at;
}

static bool all_are(Value tuple, bool (*test)(Value)) {
  auto* t = tuple.as<TupleObject>();
  for (size_t i = 0; i < t->length; i++)
    if (!test(t->items[i])) return false;
  return true;
}

/// A view of a slice of the first dimension. Null with an exception.
static MemoryViewObject* slice_of(Task* task, MemoryViewObject* view, Value key) {
  SliceBounds bounds;
  if (!slice_bounds(task, key, view->shape()[0], &bounds) || !memoryview_check(task, view)) return nullptr;
  MemoryViewObject* result = memoryview_like(task, view, view->dimensions);
  if (!result) return nullptr;
  std::memcpy(result->extents, view->extents, view->dimensions * 2 * sizeof(int64_t));
  result->data += bounds.start * view->strides()[0];
  result->shape()[0] = bounds.count;
  result->strides()[0] *= bounds.step;
  result->length = view->item_size;
  for (unsigned i = 0; i < view->dimensions; i++)
    result->length *= result->shape()[i];
  return result;
}

Value memoryview_get_item(Task* task, Value self, Value key) {
  auto* view = self.as<MemoryViewObject>();
  if (!memoryview_check(task, view)) return kNull;
  if (view->dimensions == 0) {
    if (is_tuple(key) && key.as<TupleObject>()->length == 0) return memoryview_item(task, view, view->data);
    if (key == kEllipsis) return self;
    return raise_type_error(task, "invalid indexing of 0-dim memory");
  }
  if (is_index(key)) {
    if (view->dimensions > 1)
      return raise_format(task, types::NotImplementedError,
                          "multi-dimensional sub-views are not implemented");
    char* at = item_address(task, view, key);
    return at ? memoryview_item(task, view, at) : kNull;
  }
  if (is_slice(key)) return Value::from_object(slice_of(task, view, key));
  if (is_tuple(key) && all_are(key, is_index)) {
    if (key.as<TupleObject>()->length < view->dimensions)
      return raise_format(task, types::NotImplementedError, "sub-views are not implemented");
    char* at = item_address(task, view, key);
    return at ? memoryview_item(task, view, at) : kNull;
  }
  if (is_tuple(key) && all_are(key, is_slice))
    return raise_format(task, types::NotImplementedError, "multi-dimensional slicing is not implemented");
  return raise_type_error(task, "memoryview: invalid slice key");
}

/// view[slice] = value: same format, same length; overlapping memory is copied first.
static bool set_slice(Task* task, MemoryViewObject* view, Value key, Value value) {
  if (view->dimensions != 1)
    return raise_format(task, types::NotImplementedError,
                        "memoryview slice assignments are currently restricted to ndim = 1");
  MemoryViewObject* target = slice_of(task, view, key);
  if (!target) return false;
  PYC_KEEP(target);
  Buffer source;
  bool ok = buffer_acquire(task, value, kBufferFullReadOnly, &source);
  if (ok) {
    const char* own = view->format[0] == '@' ? view->format + 1 : view->format;
    const char* other = source.format[0] == '@' ? source.format + 1 : source.format;
    int64_t count = source.shape ? source.shape[0] : source.length / source.item_size;
    int64_t stride = source.strides ? source.strides[0] : source.item_size;
    if (source.dimensions != 1 || count != target->shape()[0] || std::strcmp(own, other) != 0) {
      ok = raise_value_error(task, "memoryview assignment: lvalue and rvalue have different structures");
    } else {
      auto size = static_cast<size_t>(view->item_size);
      Scratch<char, 256> copy(task, static_cast<size_t>(count) * size + 1);
      ok = static_cast<bool>(copy);
      for (int64_t i = 0; ok && i < count; i++)
        std::memcpy(copy.data() + static_cast<size_t>(i) * size, source.data + i * stride, size);
      for (int64_t i = 0; ok && i < count; i++)
        std::memcpy(target->data + i * target->strides()[0], copy.data() + static_cast<size_t>(i) * size,
                    size);
    }
    buffer_release(task, &source);
  }
  return memoryview_release(task, target) && ok;
}

bool memoryview_set_item(Task* task, Value self, Value key, Value value) {
  auto* view = self.as<MemoryViewObject>();
  if (!memoryview_check(task, view)) return false;
  char format = buffer_item_format(view->format);
  if (!format)
    return raise_format(task, types::NotImplementedError, "memoryview: format %s not supported",
                        view->format);
  if (view->readonly) return raise_type_error(task, "cannot modify read-only memory");
  if (value.is_null()) return raise_type_error(task, "cannot delete memory");
  char* at = nullptr;
  if (view->dimensions == 0) {
    bool whole = key == kEllipsis || (is_tuple(key) && key.as<TupleObject>()->length == 0);
    if (!whole) return raise_type_error(task, "invalid indexing of 0-dim memory");
    at = view->data;
  } else if (is_index(key)) {
    if (view->dimensions > 1)
      return raise_format(task, types::NotImplementedError, "sub-views are not implemented");
    at = item_address(task, view, key);
  } else if (is_slice(key)) {
    return set_slice(task, view, key, value);
  } else if (is_tuple(key) && all_are(key, is_index)) {
    if (key.as<TupleObject>()->length < view->dimensions)
      return raise_format(task, types::NotImplementedError, "sub-views are not implemented");
    at = item_address(task, view, key);
  } else if (is_tuple(key) && all_are(key, is_slice)) {
    return raise_format(task, types::NotImplementedError,
                        "memoryview slice assignments are currently restricted to ndim = 1");
  } else {
    return raise_type_error(task, "memoryview: invalid slice key");
  }
  if (!at) return false;
  // The conversion may run Python, which may release the view: convert aside, check, then store.
  char item[8];
  if (!buffer_item_pack(task, item, format, value) || !memoryview_check(task, view)) return false;
  std::memcpy(at, item, static_cast<size_t>(view->item_size));
  return true;
}

// ---------------------------------------------------------------- the exporter's side

bool memoryview_get_buffer(Task* task, Value self, int flags, Buffer* out) {
  auto* view = self.as<MemoryViewObject>();
  if (!memoryview_check(task, view)) return false;
  if ((flags & kBufferWritable) && view->readonly)
    return raise_format(task, types::BufferError, "memoryview: underlying buffer is not writable");
  *out = Buffer{self,           kNull,           kNull,          view->data,
                view->length,   view->item_size, view->format,   view->dimensions,
                view->readonly, view->shape(),   view->strides()};
  bool contiguous = buffer_is_c_contiguous(*out);
  if (!contiguous && (flags & kBufferCContiguous) == kBufferCContiguous) {
    return raise_format(task, types::BufferError, "memoryview: underlying buffer is not C-contiguous");
  }
  if (!contiguous && (flags & kBufferStrides) != kBufferStrides)
    return raise_format(task, types::BufferError, "memoryview: underlying buffer is not C-contiguous");
  if (!(flags & kBufferFormat)) out->format = "B";
  view->exports++;
  return true;
}

void memoryview_release_buffer(Task*, Value self, Buffer*) {
  self.as<MemoryViewObject>()->exports--;
}

// ---------------------------------------------------------------- the collector's side

static size_t view_size(const Object* o) {
  return sizeof(MemoryViewObject) + static_cast<const MemoryViewObject*>(o)->dimensions * 2 * sizeof(int64_t);
}
static void trace_view(Object* o, gc::Visitor& visitor) {
  auto* view = static_cast<MemoryViewObject*>(o);
  visitor.visit_pointer(&view->managed);
  visitor.visit(&view->owner);
}
static size_t managed_size(const Object*) {
  return sizeof(ManagedBufferObject);
}
static void trace_managed(Object* o, gc::Visitor& visitor) {
  auto* managed = static_cast<ManagedBufferObject*>(o);
  visitor.visit(&managed->master.owner);
  visitor.visit(&managed->master.helper);
  visitor.visit(&managed->master.memory);
}
static void finalize_managed(Task* task, Object* o) {
  buffer_release(task, &static_cast<ManagedBufferObject*>(o)->master);
}

void register_buffer_kinds() {
  gc::register_kind(Kind::MemoryView, {"memoryview", view_size, trace_view, nullptr});
  gc::register_kind(Kind::ManagedBuffer, {"managed buffer", managed_size, trace_managed, finalize_managed});
}

} // namespace pyc
