/// _IOBase, _RawIOBase, _BufferedIOBase and _TextIOBase: what streams inherit, in terms of the methods that
/// they define.

#include <cstring>

#include "builtins/file.h"
#include "object/buffer.h"
#include "object/bytes.h"
#include "object/bytes_methods.h"
#include "object/list.h"
#include "stdlib/_io/io.h"

namespace pyc::io {

TypeObject* io_base;
TypeObject* raw_base;
TypeObject* buffered_base;
TypeObject* text_base;

bool raise_unsupported_operation(Task* task, const char* what) {
  Value type = unsupported_operation_type(task);
  return !type.is_null() && raise_format(task, type.as<TypeObject>(), "%s", what);
}

bool read_size(Task* task, const Value* args, size_t nargs, size_t position, int64_t* out) {
  *out = -1;
  if (nargs <= position || args[position].is_none()) return true;
  Value v = args[position];
  if (!is_int_or_bool(v) && !type_of(v)->slots.index)
    return raise_type_error(task, "argument should be integer or None, not '%T'", v);
  if (!index_i64(task, v, types::OverflowError, out)) return false;
  if (*out < 0) *out = -1;
  return true;
}

bool get_target(Task* task, Value v, BytesLike* out) {
  if (out->get(task, v, kBufferWritable)) return true;
  if (!error_is(task, types::TypeError) && !error_is(task, types::BufferError)) return false;
  clear_error(task);
  return raise_type_error(task, "readinto() argument must be read-write bytes-like object, not %T", v);
}

namespace {

#define NAME(id, text)                                                                                       \
  StrObject* id() {                                                                                          \
    static StrObject* const name = intern_cstring(text);                                                     \
    return name;                                                                                             \
  }
NAME(closed_name, "closed")
NAME(close_name, "close")
NAME(flush_name, "flush")
NAME(read_name, "read")
NAME(readall_name, "readall")
NAME(readinto_name, "readinto")
NAME(readline_name, "readline")
NAME(write_name, "write")
NAME(seek_name, "seek")
NAME(peek_name, "peek")
NAME(closed_flag, "__IOBase_closed")
#undef NAME

/// The `closed` attribute.
bool is_closed(Task* task, Value self, bool* out) {
  Value v = get_attr(task, self, closed_name());
  return !v.is_null() && truth(task, v, out);
}

bool check_closed(Task* task, Value self) {
  bool closed;
  if (!is_closed(task, self, &closed)) return false;
  return !closed || raise_closed(task);
}

template <char... text> Value unsupported(Task* task, const Value*, size_t, Value) {
  static const char what[] = {text..., 0};
  raise_unsupported_operation(task, what);
  return kNull;
}

Value false_method(Task*, const Value*, size_t, Value) {
  return kFalse;
}

Value tell_method(Task* task, const Value* args, size_t, Value) {
  Value move[] = {Value::from_small_int(0), Value::from_small_int(1)};
  return call_method(task, args[0], seek_name(), move, 2);
}

Value flush_method(Task* task, const Value* args, size_t, Value) {
  bool closed = !instance_get(task, args[0].object(), closed_flag()).is_null();
  if (has_error(task)) return kNull;
  return closed ? Value(raise_closed(task)) : kNone;
}

Value close_method(Task* task, const Value* args, size_t, Value) {
  bool closed;
  if (!is_closed(task, args[0], &closed)) return kNull;
  if (closed) return kNone;
  // Closed even when the flush fails, so that nobody tries for ever.
  Value flushed = call_method(task, args[0], flush_name());
  Value error = take_error(task);
  bool set = set_attr(task, args[0], closed_flag(), kTrue);
  if (!error.is_null()) {
    if (!set) clear_error(task);
    return reraise_value(task, error);
  }
  return set && !flushed.is_null() ? kNone : kNull;
}

Value get_closed(Task* task, Value self) {
  bool closed = !instance_get(task, self.object(), closed_flag()).is_null();
  return has_error(task) ? kNull : Value::from_bool(closed);
}

Value check_closed_method(Task* task, const Value* args, size_t, Value) {
  return check_closed(task, args[0]) ? kNone : kNull;
}

template <int which> Value check_ability(Task* task, const Value* args, size_t, Value) {
  static const char* const names[] = {"seekable", "readable", "writable"};
  static const char* const messages[] = {"File or stream is not seekable.", "File or stream is not readable.",
                                         "File or stream is not writable."};
  Value able = call_method(task, args[0], intern_cstring(names[which]));
  if (able.is_null()) return kNull;
  if (able.is_true()) return kTrue;
  raise_unsupported_operation(task, messages[which]);
  return kNull;
}

Value isatty_method(Task* task, const Value* args, size_t, Value) {
  return check_closed(task, args[0]) ? kFalse : kNull;
}

Value enter_method(Task* task, const Value* args, size_t, Value) {
  return check_closed(task, args[0]) ? args[0] : kNull;
}

Value exit_method(Task* task, const Value* args, size_t, Value) {
  return call_method(task, args[0], close_name()).is_null() ? kNull : kNone;
}

Value iter_slot(Task* task, Value self) {
  return check_closed(task, self) ? self : kNull;
}

Value next_slot(Task* task, Value self) {
  Value line = call_method(task, self, readline_name());
  if (line.is_null()) return kNull;
  int64_t n;
  if (!length(task, line, &n)) return kNull;
  return n == 0 ? kAbsent : line;
}

/// How many bytes the next read of readline takes: up to the newline that `peek` shows, else one.
bool bytes_to_newline(Task* task, Value self, bool has_peek, int64_t limit, int64_t* count) {
  *count = 1;
  if (!has_peek) return true;
  Value one = Value::from_small_int(1);
  Value ahead = call_method(task, self, peek_name(), &one, 1);
  if (ahead.is_null()) return false;
  if (!is_bytes(ahead))
    return raise_format(task, types::OSError, "peek() should have returned a bytes object, not '%.200T'",
                        ahead);
  auto* bytes = ahead.as<BytesObject>();
  size_t n = bytes->length;
  if (limit >= 0 && static_cast<uint64_t>(limit) < n) n = static_cast<size_t>(limit);
  if (n == 0) return true;
  auto* hit = static_cast<const char*>(std::memchr(bytes->data, '\n', n));
  *count = hit ? hit - bytes->data + 1 : static_cast<int64_t>(n);
  return true;
}

Value readline_method(Task* task, const Value* args, size_t nargs, Value) {
  int64_t limit;
  if (!read_size(task, args, nargs, 1, &limit)) return kNull;
  Value peek = get_attr_optional(task, args[0], peek_name());
  Value line = peek.is_null() ? kNull : bytearray_new(task, nullptr, 0);
  if (line.is_null()) return kNull;
  auto* out = line.as<ByteArrayObject>();
  while (limit < 0 || static_cast<int64_t>(out->length) < limit) {
    int64_t left = limit < 0 ? -1 : limit - static_cast<int64_t>(out->length), count;
    if (!bytes_to_newline(task, args[0], peek != kAbsent, left, &count)) return kNull;
    Value wanted = Value::from_small_int(count);
    Value piece = call_method(task, args[0], read_name(), &wanted, 1);
    if (piece.is_null()) return kNull;
    if (!is_bytes(piece))
      return raise_format(task, types::OSError, "read() should have returned a bytes object, not '%.200T'",
                          piece);
    auto* bytes = piece.as<BytesObject>();
    if (bytes->length == 0) break;
    size_t old = out->length;
    if (!bytearray_resize(task, out, old + bytes->length)) return kNull;
    std::memcpy(out->store->data + old, bytes->data, bytes->length);
    if (out->store->data[out->length - 1] == '\n') break;
  }
  return bytes_new(task, out->store ? out->store->data : "", out->length);
}

Value readlines_method(Task* task, const Value* args, size_t nargs, Value) {
  int64_t hint, total = 0;
  if (!read_size(task, args, nargs, 1, &hint)) return kNull;
  Value list = list_new(task, nullptr, 0), iterator = list.is_null() ? kNull : get_iter(task, args[0]);
  while (!iterator.is_null()) {
    Value line = iter_next(task, iterator);
    if (line.is_null()) return kNull;
    int64_t n;
    if (line == kAbsent) return list;
    if (!list_append(task, list, line) || !length(task, line, &n)) return kNull;
    if (hint > 0 && n > hint - total) return list;
    total += n;
  }
  return kNull;
}

bool write_line(Task* task, void* self, Value line) {
  return !call_method(task, Value::from_object(static_cast<Object*>(self)), write_name(), &line, 1).is_null();
}

Value writelines_method(Task* task, const Value* args, size_t, Value) {
  if (!check_closed(task, args[0])) return kNull;
  return iterate(task, args[1], write_line, args[0].object()) ? kNone : kNull;
}

// ---------------------------------------------------------------- _RawIOBase

constexpr int64_t kChunk = 8192;

Value raw_read(Task* task, const Value* args, size_t nargs, Value) {
  int64_t count;
  if (!read_size(task, args, nargs, 1, &count)) return kNull;
  if (count < 0) return call_method(task, args[0], readall_name());
  Value buffer = bytearray_new(task, nullptr, 0);
  auto* array = buffer.as<ByteArrayObject>();
  if (buffer.is_null() || !bytearray_resize(task, array, static_cast<size_t>(count))) return kNull;
  if (count) std::memset(array->store->data, 0, static_cast<size_t>(count));
  Value got = call_method(task, args[0], readinto_name(), &buffer, 1);
  if (got.is_null() || got.is_none()) return got;
  int64_t n;
  if (!index_i64(task, got, types::OverflowError, &n)) return kNull;
  if (n < 0 || n > count)
    return raise_value_error(task, "readinto returned %ld outside buffer size %ld", n, count);
  return bytes_new(task, array->store ? array->store->data : "", static_cast<size_t>(n));
}

Value not_implemented(Task* task, const Value*, size_t, Value) {
  return raise_exception(task, type_value(types::NotImplementedError), kNull);
}

Value raw_readall(Task* task, const Value* args, size_t, Value) {
  Value whole = bytearray_new(task, nullptr, 0);
  if (whole.is_null()) return kNull;
  auto* out = whole.as<ByteArrayObject>();
  for (;;) {
    Value count = Value::from_small_int(kChunk);
    Value piece = call_method(task, args[0], read_name(), &count, 1);
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

// ---------------------------------------------------------------- _BufferedIOBase

Value buffered_readinto(Task* task, const Value* args, size_t, Value) {
  BytesLike buffer;
  if (!get_target(task, args[1], &buffer)) return kNull;
  Value count = Value::from_small_int(static_cast<int64_t>(buffer.length()));
  Value piece = call_method(task, args[0], read_name(), &count, 1);
  if (piece.is_null()) return kNull;
  if (!is_bytes(piece)) return raise_type_error(task, "read() should return bytes");
  auto* bytes = piece.as<BytesObject>();
  if (bytes->length > buffer.length())
    return raise_value_error(task, "read() returned too much data: %zu bytes requested, %zu returned",
                             buffer.length(), bytes->length);
  if (bytes->length) std::memcpy(buffer.writable(), bytes->data, bytes->length);
  return Value::from_small_int(static_cast<int64_t>(bytes->length));
}

Value get_none(Task*, Value) {
  return kNone;
}

const MethodDef io_methods[] = {
    {"seek", unsupported<'s', 'e', 'e', 'k'>, 1, 2, 0,
     "Change the stream position to the given byte offset."},
    {"tell", tell_method, 0, 0, 0, "Return current stream position."},
    {"truncate", unsupported<'t', 'r', 'u', 'n', 'c', 'a', 't', 'e'>, 0, 1, 0,
     "Truncate file to size bytes."},
    {"flush", flush_method, 0, 0, 0, "Flush write buffers, if applicable."},
    {"close", close_method, 0, 0, 0, "Flush and close the IO object."},
    {"seekable", false_method, 0, 0, 0, "Return whether object supports random access."},
    {"readable", false_method, 0, 0, 0, "Return whether object was opened for reading."},
    {"writable", false_method, 0, 0, 0, "Return whether object was opened for writing."},
    {"_checkClosed", check_closed_method, 0, 1, 0, nullptr},
    {"_checkSeekable", check_ability<0>, 0, 1, 0, nullptr},
    {"_checkReadable", check_ability<1>, 0, 1, 0, nullptr},
    {"_checkWritable", check_ability<2>, 0, 1, 0, nullptr},
    {"fileno", unsupported<'f', 'i', 'l', 'e', 'n', 'o'>, 0, 0, 0,
     "Return underlying file descriptor if one exists."},
    {"isatty", isatty_method, 0, 0, 0, "Return whether this is an 'interactive' stream."},
    {"readline", readline_method, 0, 1, 0, "Read and return a line from the stream."},
    {"readlines", readlines_method, 0, 1, 0, "Return a list of lines from the stream."},
    {"writelines", writelines_method, 1, 1, 0, "Write a list of lines to stream."},
    {"__enter__", enter_method, 0, 0, 0, nullptr},
    {"__exit__", exit_method, 0, -1, 0, nullptr},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const GetSetDef io_getsets[] = {{"closed", get_closed, nullptr, nullptr},
                                {nullptr, nullptr, nullptr, nullptr}};

const MethodDef raw_methods[] = {
    {"read", raw_read, 0, 1, 0, nullptr},
    {"readinto", not_implemented, 1, 1, 0, nullptr},
    {"write", not_implemented, 1, 1, 0, nullptr},
    {"readall", raw_readall, 0, 0, 0, "Read until EOF, using multiple read() call."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const MethodDef buffered_methods[] = {
    {"detach", unsupported<'d', 'e', 't', 'a', 'c', 'h'>, 0, 0, 0,
     "Disconnect this buffer from its underlying raw "
     "stream and return it."},
    {"read", unsupported<'r', 'e', 'a', 'd'>, 0, 1, 0, "Read and return up to n bytes."},
    {"read1", unsupported<'r', 'e', 'a', 'd', '1'>, 0, 1, 0, "Read and return up to n bytes with one read."},
    {"readinto", buffered_readinto, 1, 1, 0, nullptr},
    {"readinto1", buffered_readinto, 1, 1, 0, nullptr},
    {"write", unsupported<'w', 'r', 'i', 't', 'e'>, 1, 1, 0, "Write buffer b to the IO stream."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const MethodDef text_methods[] = {
    {"detach", unsupported<'d', 'e', 't', 'a', 'c', 'h'>, 0, 0, 0,
     "Separate the underlying buffer from the "
     "TextIOBase and return it."},
    {"read", unsupported<'r', 'e', 'a', 'd'>, 0, 1, 0, "Read at most size characters from stream."},
    {"readline", unsupported<'r', 'e', 'a', 'd', 'l', 'i', 'n', 'e'>, 0, 1, 0, "Read until newline or EOF."},
    {"write", unsupported<'w', 'r', 'i', 't', 'e'>, 1, 1, 0, "Write string s to stream."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const GetSetDef text_getsets[] = {
    {"encoding", get_none, nullptr, "Encoding of the text stream."},
    {"newlines", get_none, nullptr, "Line endings translated so far."},
    {"errors", get_none, nullptr, "The error setting of the decoder or encoder."},
    {nullptr, nullptr, nullptr, nullptr}};

constexpr TypeSlots make_slots() {
  TypeSlots s{};
  s.iter = iter_slot;
  s.next = next_slot;
  return s;
}
const TypeSlots slots = make_slots();

constexpr uint32_t kFlags = kTypeBase | kTypeHasDict | kTypeHasWeakRefs;
const TypeDefinition io_definition = {.doc = "The abstract base class for all I/O classes.",
                                      .module = "_io",
                                      .flags = kFlags,
                                      .native_size = sizeof(Object),
                                      .methods = io_methods,
                                      .getsets = io_getsets,
                                      .slots = &slots};
const TypeDefinition raw_definition = {.doc = "Base class for raw binary I/O.",
                                       .module = "_io",
                                       .flags = kFlags,
                                       .native_size = sizeof(Object),
                                       .methods = raw_methods};
const TypeDefinition buffered_definition = {.doc = "Base class for buffered IO objects.",
                                            .module = "_io",
                                            .flags = kFlags,
                                            .native_size = sizeof(Object),
                                            .methods = buffered_methods};
const TypeDefinition text_definition = {.doc = "Base class for text I/O.",
                                        .module = "_io",
                                        .flags = kFlags,
                                        .native_size = sizeof(Object),
                                        .methods = text_methods,
                                        .getsets = text_getsets};

} // namespace

bool add_bases(Task* task, ModuleObject* module) {
  io_base = native_type_new("_IOBase", types::object, Kind::Opaque, io_definition);
  raw_base = native_type_new("_RawIOBase", io_base, Kind::Opaque, raw_definition);
  buffered_base = native_type_new("_BufferedIOBase", io_base, Kind::Opaque, buffered_definition);
  text_base = native_type_new("_TextIOBase", io_base, Kind::Opaque, text_definition);
  return module_set(task, module, "_IOBase", type_value(io_base)) &&
         module_set(task, module, "_RawIOBase", type_value(raw_base)) &&
         module_set(task, module, "_BufferedIOBase", type_value(buffered_base)) &&
         module_set(task, module, "_TextIOBase", type_value(text_base));
}

} // namespace pyc::io
