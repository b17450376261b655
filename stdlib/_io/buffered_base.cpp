/// _BufferedIOBase: what buffered streams share, and readinto in terms of read.

#include <cstring>

#include "stdlib/_io/io.h"

namespace pyc {

namespace io {

namespace {

template <Text what> Value unsupported(Task* task, const Value*, size_t, Value) {
  return raise_unsupported_operation(task, what.characters);
}

/// readinto, named `function`, by one call of `method`.
template <Text function, Text method> Value readinto_method(Task* task, const Value* args, size_t, Value) {
  BytesLike buffer;
  if (!get_target(task, function.characters, args[1], &buffer)) return kNull;
  Value piece = invoke<method>(task, args[0], Value::from_small_int(static_cast<int64_t>(buffer.length())));
  if (piece.is_null()) return kNull;
  if (!is_bytes(piece)) return raise_type_error(task, "read() should return bytes");
  auto* bytes = piece.as<BytesObject>();
  if (bytes->length > buffer.length())
    return raise_value_error(task, "read() returned too much data: %zu bytes requested, %zu returned",
                             buffer.length(), size_t{bytes->length});
  if (bytes->length) std::memcpy(buffer.writable(), bytes->data, bytes->length);
  return Value::from_small_int(static_cast<int64_t>(bytes->length));
}

const MethodDef methods[] = {
    {"detach", unsupported<"detach">, 0, 0, 0,
     "Disconnect this buffer from its underlying raw stream and return it."},
    {"read", unsupported<"read">, 0, -1, 0, "Read and return up to n bytes."},
    {"read1", unsupported<"read1">, 0, -1, 0, "Read and return up to n bytes with one read."},
    {"readinto", readinto_method<"readinto", "read">, 1, 1, 0, nullptr},
    {"readinto1", readinto_method<"readinto1", "read1">, 1, 1, 0, nullptr},
    {"write", unsupported<"write">, 0, -1, 0, "Write buffer b to the IO stream."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace

} // namespace io

const TypeDefinition k_buffered_io_base_type = {.doc = "Base class for buffered IO objects.",
                                                .module = "_io",
                                                .flags = kTypeBase | kTypeHasDict | kTypeHasWeakRefs,
                                                .native_size = sizeof(Object),
                                                .methods = io::methods};

} // namespace pyc
