/// BytesIO: a stream over a bytearray, which pins its size while getbuffer()'s views live.

#include <cstring>

#include "gc/gc.h"
#include "object/buffer.h"
#include "object/bytes.h"
#include "object/bytes_methods.h"
#include "object/int.h"
#include "object/list.h"
#include "object/tuple.h"
#include "stdlib/_io/io.h"

namespace pyc::io {

namespace {

struct BytesIO : Object {
  Value array; ///< bytearray; NULL once closed
  int64_t position;
};

BytesIO* stream_of(Value v) {
  return v.as<BytesIO>();
}

/// The bytearray. Null with ValueError when closed.
ByteArrayObject* open_array(Task* task, Value self) {
  Value array = stream_of(self)->array;
  if (!array.is_null()) return array.as<ByteArrayObject>();
  raise_closed(task);
  return nullptr;
}

const char* data_of(const ByteArrayObject* array) {
  return array->store ? array->store->data : "";
}

/// Bytes that are left from the position on.
size_t left_of(const BytesIO* stream, const ByteArrayObject* array) {
  auto length = static_cast<int64_t>(array->length);
  return stream->position < length ? static_cast<size_t>(length - stream->position) : 0;
}

Value take(Task* task, BytesIO* stream, ByteArrayObject* array, size_t count) {
  Value bytes = bytes_new(task, count ? data_of(array) + stream->position : "", count);
  if (!bytes.is_null()) stream->position += static_cast<int64_t>(count);
  return bytes;
}

Value read_method(Task* task, const Value* args, size_t nargs, Value) {
  int64_t count;
  ByteArrayObject* array = open_array(task, args[0]);
  if (!array || !read_size(task, args, nargs, 1, &count)) return kNull;
  size_t left = left_of(stream_of(args[0]), array);
  bool all = count < 0 || static_cast<uint64_t>(count) > left;
  return take(task, stream_of(args[0]), array, all ? left : static_cast<size_t>(count));
}

size_t line_length(const BytesIO* stream, const ByteArrayObject* array, int64_t limit) {
  size_t left = left_of(stream, array);
  if (limit >= 0 && static_cast<uint64_t>(limit) < left) left = static_cast<size_t>(limit);
  if (left == 0) return 0;
  const char* start = data_of(array) + stream->position;
  auto* hit = static_cast<const char*>(std::memchr(start, '\n', left));
  return hit ? static_cast<size_t>(hit - start) + 1 : left;
}

Value readline_method(Task* task, const Value* args, size_t nargs, Value) {
  int64_t limit;
  ByteArrayObject* array = open_array(task, args[0]);
  if (!array || !read_size(task, args, nargs, 1, &limit)) return kNull;
  return take(task, stream_of(args[0]), array, line_length(stream_of(args[0]), array, limit));
}

Value readlines_method(Task* task, const Value* args, size_t nargs, Value) {
  int64_t hint, total = 0;
  ByteArrayObject* array = open_array(task, args[0]);
  if (!array || !read_size(task, args, nargs, 1, &hint)) return kNull;
  Value list = list_new(task, nullptr, 0);
  while (!list.is_null()) {
    size_t n = line_length(stream_of(args[0]), array, -1);
    if (n == 0) break;
    Value line = take(task, stream_of(args[0]), array, n);
    if (line.is_null() || !list_append(task, list, line)) return kNull;
    total += static_cast<int64_t>(n);
    if (hint > 0 && total >= hint) break;
  }
  return list;
}

Value readinto_method(Task* task, const Value* args, size_t, Value) {
  ByteArrayObject* array = open_array(task, args[0]);
  BytesLike buffer;
  if (!array || !get_target(task, "readinto", args[1], &buffer)) return kNull;
  auto* stream = stream_of(args[0]);
  size_t count = left_of(stream, array);
  if (buffer.length() < count) count = buffer.length();
  if (count) std::memmove(buffer.writable(), data_of(array) + stream->position, count);
  stream->position += static_cast<int64_t>(count);
  return Value::from_small_int(static_cast<int64_t>(count));
}

Value write_method(Task* task, const Value* args, size_t, Value) {
  ByteArrayObject* array = open_array(task, args[0]);
  if (!array) return kNull;
  if (is_str(args[1])) return raise_type_error(task, "a bytes-like object is required, not 'str'");
  BytesLike data;
  if (!data.get(task, args[1])) return kNull;
  // Taking the buffer may have run Python code.
  array = open_array(task, args[0]);
  auto* stream = stream_of(args[0]);
  if (!array) return kNull;
  if (!bytearray_check_exports(task, array)) return kNull;
  if (data.length() == 0) return Value::from_small_int(0);
  size_t old = array->length, end = static_cast<size_t>(stream->position) + data.length();
  if (end > old) {
    if (!bytearray_resize(task, array, end)) return kNull;
    // A position behind the end leaves a gap of zeros.
    if (static_cast<size_t>(stream->position) > old)
      std::memset(array->store->data + old, 0, static_cast<size_t>(stream->position) - old);
  }
  std::memmove(array->store->data + stream->position, data.data(), data.length());
  stream->position += static_cast<int64_t>(data.length());
  return Value::from_small_int(static_cast<int64_t>(data.length()));
}

Value seek_method(Task* task, const Value* args, size_t nargs, Value) {
  ByteArrayObject* array = open_array(task, args[0]);
  int64_t offset, whence = 0;
  if (!array || !size_argument(task, args[1], &offset) ||
      (nargs > 2 && !size_argument(task, args[2], &whence)))
    return kNull;
  if (offset < 0 && whence == 0) return raise_value_error(task, "negative seek value %ld", offset);
  auto* stream = stream_of(args[0]);
  int64_t base = whence == 1 ? stream->position : whence == 2 ? static_cast<int64_t>(array->length) : 0;
  if (whence < 0 || whence > 2)
    return raise_value_error(task, "invalid whence (%ld, should be 0, 1 or 2)", whence);
  if (__builtin_add_overflow(base, offset, &base))
    return raise_overflow_error(task, "new position too large");
  stream->position = base < 0 ? 0 : base;
  return int_from_i64(task, stream->position);
}

Value tell_method(Task* task, const Value* args, size_t, Value) {
  return open_array(task, args[0]) ? int_from_i64(task, stream_of(args[0])->position) : kNull;
}

Value truncate_method(Task* task, const Value* args, size_t nargs, Value) {
  ByteArrayObject* array = open_array(task, args[0]);
  if (!array) return kNull;
  int64_t size = stream_of(args[0])->position;
  if (nargs > 1 && !args[1].is_none() && !index_i64(task, args[1], types::OverflowError, &size)) return kNull;
  if (size < 0) return raise_value_error(task, "negative size value %ld", size);
  if (static_cast<uint64_t>(size) < array->length &&
      !bytearray_resize(task, array, static_cast<size_t>(size)))
    return kNull;
  return int_from_i64(task, size);
}

Value getvalue_method(Task* task, const Value* args, size_t, Value) {
  ByteArrayObject* array = open_array(task, args[0]);
  return array ? bytes_new(task, data_of(array), array->length) : kNull;
}

Value getbuffer_method(Task* task, const Value* args, size_t, Value) {
  return open_array(task, args[0]) ? memoryview_new(task, stream_of(args[0])->array) : kNull;
}

Value close_method(Task* task, const Value* args, size_t, Value) {
  auto* stream = stream_of(args[0]);
  if (stream->array.is_null()) return kNone;
  if (!bytearray_check_exports(task, stream->array.as<ByteArrayObject>())) return kNull;
  gc::store_field(task, stream, &stream->array, kNull);
  return kNone;
}

Value flush_method(Task* task, const Value* args, size_t, Value) {
  return open_array(task, args[0]) ? kNone : kNull;
}
Value true_method(Task* task, const Value* args, size_t, Value) {
  return open_array(task, args[0]) ? kTrue : kNull;
}
Value isatty_method(Task* task, const Value* args, size_t, Value) {
  return open_array(task, args[0]) ? kFalse : kNull;
}

Value get_closed(Task*, Value self) {
  return Value::from_bool(stream_of(self)->array.is_null());
}

Value iter_slot(Task* task, Value self) {
  return open_array(task, self) ? self : kNull;
}

Value next_slot(Task* task, Value self) {
  ByteArrayObject* array = open_array(task, self);
  if (!array) return kNull;
  size_t n = line_length(stream_of(self), array, -1);
  return n == 0 ? kAbsent : take(task, stream_of(self), array, n);
}

// ---------------------------------------------------------------- copies and pickles

Value getstate_method(Task* task, const Value* args, size_t, Value) {
  Value value = getvalue_method(task, args, 1, kNull);
  Value position = value.is_null() ? kNull : int_from_i64(task, stream_of(args[0])->position);
  Value attributes = position.is_null() ? kNull : own_attributes(task, args[0]);
  return attributes.is_null() ? kNull : tuple_of(task, value, position, attributes);
}

Value setstate_method(Task* task, const Value* args, size_t, Value) {
  if (!open_array(task, args[0])) return kNull;
  if (!is_tuple(args[1]) || args[1].as<TupleObject>()->length < 3)
    return raise_type_error(task, "%.200T.__setstate__ argument should be 3-tuple, got %.200T", args[0],
                            args[1]);
  Value* items = args[1].as<TupleObject>()->items;
  auto* stream = stream_of(args[0]);
  Value array = bytearray_new(task, nullptr, 0);
  if (array.is_null() || !bytearray_check_exports(task, stream->array.as<ByteArrayObject>())) return kNull;
  gc::store_field(task, stream, &stream->array, array);
  stream->position = 0;
  Value write[] = {args[0], items[0]};
  int64_t position;
  if (write_method(task, write, 2, kNull).is_null() || !state_position(task, items[1], "second", &position))
    return kNull;
  stream->position = position;
  return restore_attributes(task, args[0], items[2], "third") ? kNone : kNull;
}

Value new_slot(Task* task, TypeObject* type, const Value*, size_t, Value) {
  Value array = bytearray_new(task, nullptr, 0);
  auto* stream = array.is_null() ? nullptr : static_cast<BytesIO*>(instance_new(task, type));
  if (stream) stream->array = array;
  return Value::from_object(stream);
}

bool init_slot(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"initial_bytes", nullptr};
  Value bound[1];
  if (!bind_arguments(task, {"BytesIO", names, 0, 1}, args, nargs, kwnames, bound)) return false;
  Value array = bytearray_new(task, nullptr, 0);
  if (array.is_null()) return false;
  if (!bound[0].is_null() && !bound[0].is_none()) {
    BytesLike data;
    if (!data.get(task, bound[0]) || !bytearray_resize(task, array.as<ByteArrayObject>(), data.length()))
      return false;
    if (data.length()) std::memcpy(array.as<ByteArrayObject>()->store->data, data.data(), data.length());
  }
  gc::store_field(task, self.object(), &stream_of(self)->array, array);
  stream_of(self)->position = 0;
  return true;
}

void trace(Object* o, gc::Visitor& visitor) {
  visitor.visit(&static_cast<BytesIO*>(o)->array);
}

const MethodDef methods[] = {
    {"read", read_method, 0, 1, 0, "Read at most size bytes, returned as a bytes object."},
    {"read1", read_method, 0, 1, 0, "Read at most size bytes, returned as a bytes object."},
    {"readline", readline_method, 0, 1, 0, "Next line from the file, as a bytes object."},
    {"readlines", readlines_method, 0, 1, 0, "List of bytes objects, each a line from the file."},
    {"readinto", readinto_method, 1, 1, 0, "Read bytes into buffer."},
    {"readinto1", readinto_method, 1, 1, 0, nullptr},
    {"write", write_method, 1, 1, 0, "Write bytes to file."},
    {"seek", seek_method, 1, 2, 0, "Change stream position."},
    {"tell", tell_method, 0, 0, 0, "Current file position, an integer."},
    {"truncate", truncate_method, 0, 1, 0, "Truncate the file to at most size bytes."},
    {"getvalue", getvalue_method, 0, 0, 0, "Retrieve the entire contents of the BytesIO object."},
    {"getbuffer", getbuffer_method, 0, 0, 0,
     "Get a read-write view over the contents of the BytesIO object."},
    {"close", close_method, 0, 0, 0, "Disable all I/O operations."},
    {"flush", flush_method, 0, 0, 0, "Does nothing."},
    {"readable", true_method, 0, 0, 0, "Returns True if the IO object can be read."},
    {"writable", true_method, 0, 0, 0, "Returns True if the IO object can be written."},
    {"seekable", true_method, 0, 0, 0, "Returns True if the IO object can be seeked."},
    {"isatty", isatty_method, 0, 0, 0, "Always returns False."},
    {"__getstate__", getstate_method, 0, 0, 0, nullptr},
    {"__setstate__", setstate_method, 1, 1, 0, nullptr},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const GetSetDef getsets[] = {{"closed", get_closed, nullptr, "True if the file is closed."},
                             {nullptr, nullptr, nullptr, nullptr}};

constexpr TypeSlots make_slots() {
  TypeSlots s{};
  s.new_ = new_slot;
  s.init = init_slot;
  s.iter = iter_slot;
  s.next = next_slot;
  return s;
}
const TypeSlots slots = make_slots();

const TypeDefinition definition = {.doc = "Buffered I/O implementation using an in-memory bytes buffer.",
                                   .module = "_io",
                                   .flags = kTypeBase | kTypeHasDict | kTypeHasWeakRefs,
                                   .native_size = sizeof(BytesIO),
                                   .methods = methods,
                                   .getsets = getsets,
                                   .slots = &slots,
                                   .trace = trace};

} // namespace

bool add_bytes_io(Task* task, ModuleObject* module) {
  TypeObject* type = native_type_new("BytesIO", types::buffered_io_base, Kind::Opaque, definition);
  return module_set(task, module, "BytesIO", type_value(type));
}

} // namespace pyc::io
