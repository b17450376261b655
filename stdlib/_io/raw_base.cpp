/// _RawIOBase: read and readall in terms of readinto.

#include <cstring>

#include "object/bytes_methods.h"
#include "stdlib/_io/io.h"

namespace pyc {

namespace io {

namespace {

constexpr int64_t kChunk = kDefaultBuffer;

Value read_method(Task* task, const Value* args, size_t nargs, Value) {
  int64_t count;
  if (nargs > 1 && !args[1].is_none()) {
    if (!index_i64(task, args[1], types::OverflowError, &count)) return kNull;
  } else {
    count = -1;
  }
  if (count < 0) return invoke<"readall">(task, args[0]);
  Value buffer = bytearray_new(task, nullptr, 0);
  if (buffer.is_null()) return kNull;
  auto* array = buffer.as<ByteArrayObject>();
  if (!bytearray_resize(task, array, static_cast<size_t>(count))) return kNull;
  if (count) std::memset(array->store->data, 0, static_cast<size_t>(count));
  Value got = invoke<"readinto">(task, args[0], buffer);
  if (got.is_null() || got.is_none()) return got;
  int64_t n;
  if (!index_i64(task, got, types::ValueError, &n)) return kNull;
  if (n < 0 || n > static_cast<int64_t>(array->length))
    return raise_value_error(task, "readinto returned %ld outside buffer size %ld", n,
                             static_cast<int64_t>(array->length));
  return bytes_new(task, array->store ? array->store->data : "", static_cast<size_t>(n));
}

Value not_implemented(Task* task, const Value*, size_t, Value) {
  return raise_exception(task, type_value(types::NotImplementedError), kNull);
}

Value readall_method(Task* task, const Value* args, size_t, Value) {
  Value whole = bytearray_new(task, nullptr, 0);
  if (whole.is_null()) return kNull;
  auto* out = whole.as<ByteArrayObject>();
  for (;;) {
    Value piece = poll(task) ? invoke<"read">(task, args[0], Value::from_small_int(kChunk)) : kNull;
    if (piece.is_null()) return kNull;
    if (piece.is_none() && out->length == 0) return kNone;
    if (!piece.is_none() && !is_bytes(piece)) return raise_type_error(task, "read() should return bytes");
    if (piece.is_none() || piece.as<BytesObject>()->length == 0) break;
    auto* bytes = piece.as<BytesObject>();
    size_t old = out->length;
    if (!bytearray_resize(task, out, old + bytes->length)) return kNull;
    std::memcpy(out->store->data + old, bytes->data, bytes->length);
  }
  return bytes_new(task, out->store ? out->store->data : "", out->length);
}

const MethodDef methods[] = {
    {"read", read_method, 0, 1, 0, nullptr},
    {"readinto", not_implemented, 1, 1, 0, nullptr},
    {"write", not_implemented, 1, 1, 0, nullptr},
    {"readall", readall_method, 0, 0, 0, "Read until EOF, using multiple read() call."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace

} // namespace io

const TypeDefinition k_raw_io_base_type = {.doc = "Base class for raw binary I/O.",
                                           .module = "_io",
                                           .flags = kTypeBase | kTypeHasDict | kTypeHasWeakRefs,
                                           .native_size = sizeof(Object),
                                           .methods = io::methods};

} // namespace pyc
