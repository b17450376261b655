/// Taking and giving back buffers; exporters written in Python.

#include "object/buffer.h"

#include "object/attributes.h"
#include "object/bytes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/int.h"
#include "object/operators.h"
#include "object/slot_functions.h"

namespace pyc {

bool has_buffer(Value v) {
  return type_of(v)->slots.get_buffer != nullptr;
}

bool buffer_acquire(Task* task, Value v, int flags, Buffer* out) {
  auto* get = type_of(v)->slots.get_buffer;
  if (!get) return raise_type_error(task, "a bytes-like object is required, not '%T'", v);
  *out = Buffer{};
  if (get(task, v, flags, out)) return true;
  out->owner = kNull;
  return false;
}

void buffer_release(Task* task, Buffer* buffer) {
  Value owner = buffer->owner;
  if (owner.is_null()) return;
  buffer->owner = kNull;
  TypeObject* type = type_of(owner);
  if (!buffer->helper.is_null()) {
    Value pending = take_error(task);
    slot_release_buffer(task, owner, buffer);
    if (!pending.is_null()) reraise_value(task, pending);
    return;
  }
  // Taken by C++: given back by the C++ class, whatever a subclass overrides.
  while (type->slots.release_buffer == slot_release_buffer && type->base)
    type = type->base;
  if (type->slots.release_buffer) type->slots.release_buffer(task, owner, buffer);
}

bool buffer_fill(Task* task, Value owner, char* data, int64_t length, bool readonly, int flags, Buffer* out) {
  if (readonly && (flags & kBufferWritable))
    return raise_format(task, types::BufferError, "Object is not writable.");
  out->owner = owner;
  out->data = data;
  out->length = length;
  out->readonly = readonly;
  return true;
}

bool buffer_is_c_contiguous(const Buffer& buffer) {
  if (!buffer.strides) return true;
  // As CPython sees it, an empty view of one dimension is what its stride says.
  if (buffer.dimensions == 1) return buffer.shape[0] == 1 || buffer.strides[0] == buffer.item_size;
  if (buffer.length == 0) return true;
  int64_t expected = buffer.item_size;
  for (unsigned i = buffer.dimensions; i-- > 0;) {
    if (buffer.shape[i] > 1 && buffer.strides[i] != expected) return false;
    expected *= buffer.shape[i];
  }
  return true;
}

bool BytesLike::get(Task* task, Value v, int flags) {
  task_ = task;
  if (is_bytes(v) && !(flags & kBufferWritable)) {
    data_ = v.as<BytesObject>()->data;
    length_ = v.as<BytesObject>()->length;
    return true;
  }
  if (!buffer_acquire(task, v, flags, &buffer_)) return false;
  if (!buffer_is_c_contiguous(buffer_))
    return raise_format(task, types::BufferError, "underlying buffer is not C-contiguous");
  data_ = buffer_.data ? buffer_.data : "";
  length_ = static_cast<size_t>(buffer_.length);
  return true;
}

bool BytesLike::get_optional(Task* task, Value v) {
  return has_buffer(v) && get(task, v);
}

// ---------------------------------------------------------------- classes with __buffer__

static StrObject* buffer_name() {
  static StrObject* const name = intern_cstring("__buffer__");
  return name;
}
static StrObject* release_name() {
  static StrObject* const name = intern_cstring("__release_buffer__");
  return name;
}

bool slot_get_buffer(Task* task, Value self, int flags, Buffer* out) {
  Value function = type_lookup(type_of(self), buffer_name());
  if (function.is_null()) return raise_type_error(task, "a bytes-like object is required, not '%T'", self);
  Value args[] = {self, Value::from_small_int(flags)};
  Value view = call(task, function, args, 2, kNull);
  if (view.is_null()) return false;
  if (!is_memoryview(view)) return raise_type_error(task, "__buffer__ returned non-memoryview object");
  Buffer inner;
  if (!buffer_acquire(task, view, flags, &inner)) return false;
  *out = inner;
  out->owner = self;
  out->helper = view;
  return true;
}

void slot_release_buffer(Task* task, Value self, Buffer* buffer) {
  // The consumer's own hold on the view ends first, so that `__release_buffer__` may release it.
  if (is_memoryview(buffer->helper)) buffer->helper.as<MemoryViewObject>()->exports--;
  Value function = type_lookup(type_of(self), release_name());
  if (function.is_null() || buffer->helper.is_null()) return;
  Value args[] = {self, buffer->helper};
  if (call(task, function, args, 2, kNull).is_null())
    write_unraisable(task, "Exception ignored in __release_buffer__ of", self);
}

static bool one_argument(Task* task, size_t nargs, Value kwnames, const char* name) {
  if (!kwnames.is_null()) return raise_type_error(task, "wrapper %s() takes no keyword arguments", name);
  return nargs == 2 || raise_type_error(task, "expected 1 argument, got %zu", nargs - 1);
}

Value wrap_get_buffer(Task* task, const SlotDef*, SlotFunction function, const Value* args, size_t nargs,
                      Value kwnames) {
  if (!one_argument(task, nargs, kwnames, "__buffer__")) return kNull;
  int64_t flags;
  if (!index_i64(task, args[1], types::OverflowError, &flags)) return kNull;
  Buffer buffer;
  auto* get = reinterpret_cast<bool (*)(Task*, Value, int, Buffer*)>(function);
  return get(task, args[0], static_cast<int>(flags), &buffer) ? memoryview_of_buffer(task, &buffer) : kNull;
}

Value wrap_release_buffer(Task* task, const SlotDef*, SlotFunction, const Value* args, size_t nargs,
                          Value kwnames) {
  if (!one_argument(task, nargs, kwnames, "__release_buffer__")) return kNull;
  if (!is_memoryview(args[1])) return raise_type_error(task, "expected a memoryview object");
  auto* view = args[1].as<MemoryViewObject>();
  if (view->released) return kNone;
  if (view->owner != args[0]) return raise_value_error(task, "memoryview's buffer is not this object");
  static StrObject* const release = intern_cstring("release");
  return call_method(task, args[1], release);
}

} // namespace pyc
