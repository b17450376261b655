/// The binary layer of files: descriptors, buffers, and the classes BufferedReader, BufferedWriter,
/// BufferedRandom, FileIO.

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "builtins/file_object.h"
#include "gc/gc.h"
#include "object/bytes.h"
#include "object/bytes_methods.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/dict.h"
#include "object/int.h"
#include "object/list.h"
#include "object/operators.h"
#include "object/tuple.h"
#include "platform/mutex.h"

namespace pyc {

namespace {

/// Every open binary file, so that buffered output reaches the system before the process ends. Files are few:
/// removal walks the list.
struct OpenFiles {
  Mutex lock;
  BinaryFile* first = nullptr;

  void add(BinaryFile* file) {
    MutexGuard guard(lock);
    file->next_open = first;
    first = file;
  }
  void remove(BinaryFile* file) {
    MutexGuard guard(lock);
    for (BinaryFile** at = &first; *at; at = &(*at)->next_open)
      if (*at == file) {
        *at = file->next_open;
        break;
      }
  }
};
OpenFiles open_files;

bool ensure_buffer(Task* task, BinaryFile* file) {
  if (file->buffer) return true;
  file->buffer = static_cast<char*>(std::malloc(kFileBuffer));
  if (!file->buffer) return raise_memory_error(task);
  file->capacity = kFileBuffer;
  return true;
}

/// read(2) that survives signals. -1 with an OSError.
ssize_t read_some(Task* task, BinaryFile* file, char* to, size_t count) {
  while (true) {
    ssize_t n = ::read(file->descriptor, to, count);
    if (n >= 0) return n;
    if (errno != EINTR) {
      raise_os_error(task, errno);
      return -1;
    }
  }
}

bool write_all(Task* task, BinaryFile* file, const char* data, size_t length, size_t* written) {
  *written = 0;
  while (*written < length) {
    ssize_t n = ::write(file->descriptor, data + *written, length - *written);
    if (n >= 0) {
      *written += static_cast<size_t>(n);
    } else if (errno != EINTR) {
      return raise_os_error(task, errno);
    }
  }
  return true;
}

/// Before writing: what was read ahead is given back to the system, so that the write goes where the reader
/// stands.
bool drop_read_ahead(Task* task, BinaryFile* file) {
  if (file->read_from == file->read_to) return true;
  auto ahead = static_cast<off_t>(file->read_to - file->read_from);
  file->read_from = file->read_to = 0;
  return ::lseek(file->descriptor, -ahead, SEEK_CUR) >= 0 ? true : bool(raise_os_error(task, errno));
}

bool raise_unsupported_operation(Task* task, const char* what) {
  Value type = unsupported_operation_type(task);
  return !type.is_null() && raise_format(task, type.as<TypeObject>(), "%s", what);
}

bool check_readable(Task* task, const BinaryFile* file) {
  if (!check_open(task, file)) return false;
  if (file->flags & kFileReadable) return true;
  return raise_unsupported_operation(task, "not readable");
}

bool check_writable(Task* task, const BinaryFile* file) {
  if (!check_open(task, file)) return false;
  if (file->flags & kFileWritable) return true;
  return raise_unsupported_operation(task, "not writable");
}

} // namespace

/// io.UnsupportedOperation, an OSError and a ValueError: made at first use.
Value unsupported_operation_type(Task* task) {
  static Value made = kNull;
  if (!made.is_null()) return made;
  Value bases = tuple_of(task, type_value(types::OSError), type_value(types::ValueError));
  Value name = str_from_cstring(task, "UnsupportedOperation");
  DictObject* name_space = dict_new(task);
  if (bases.is_null() || name.is_null() || !name_space) return kNull;
  Value module = str_from_cstring(task, "io");
  if (module.is_null() || !dict_set_name(task, name_space, intern_cstring("__module__"), module))
    return kNull;
  Value type = call3(task, type_value(types::type), name, bases,
                     Value::from_object(reinterpret_cast<Object*>(name_space)));
  if (type.is_null()) return kNull;
  made = type;
  gc::add_root(&made);
  return made;
}

BinaryFile* binary_file_new(Task* task, TypeObject* type, int descriptor, uint32_t flags, Value name,
                            Value mode) {
  auto* file = static_cast<BinaryFile*>(instance_new(task, type));
  if (!file) return nullptr;
  file->descriptor = descriptor;
  file->flags = flags;
  file->name = name;
  file->mode = mode;
  gc::register_finalizer(task, file);
  open_files.add(file);
  return file;
}

bool check_open(Task* task, const BinaryFile* file) {
  if (!(file->flags & kFileClosed)) return true;
  return raise_value_error(task, "I/O operation on closed file.");
}

bool binary_fill(Task* task, BinaryFile* file) {
  if (!check_readable(task, file) || !ensure_buffer(task, file)) return false;
  if (file->write_to && !binary_flush(task, file)) return false;
  if (file->read_from > 0) {
    std::memmove(file->buffer, file->buffer + file->read_from, file->read_to - file->read_from);
    file->read_to -= file->read_from;
    file->read_from = 0;
  }
  if (file->read_to == file->capacity) {
    auto* grown = static_cast<char*>(std::realloc(file->buffer, file->capacity * 2));
    if (!grown) return raise_memory_error(task);
    file->buffer = grown;
    file->capacity *= 2;
  }
  ssize_t n = read_some(task, file, file->buffer + file->read_to, file->capacity - file->read_to);
  if (n <= 0) return false;
  file->read_to += static_cast<size_t>(n);
  return true;
}

bool binary_write(Task* task, BinaryFile* file, const char* data, size_t length) {
  if (!check_writable(task, file) || !drop_read_ahead(task, file) || !ensure_buffer(task, file)) return false;
  if (length > file->capacity - file->write_to) {
    if (!binary_flush(task, file)) return false;
    size_t written;
    if (length >= file->capacity) return write_all(task, file, data, length, &written);
  }
  std::memcpy(file->buffer + file->write_to, data, length);
  file->write_to += length;
  return !(file->flags & kFileUnbuffered) || binary_flush(task, file);
}

bool binary_flush(Task* task, BinaryFile* file) {
  if (!check_open(task, file)) return false;
  if (file->write_to == 0) return true;
  size_t written;
  bool ok = write_all(task, file, file->buffer, file->write_to, &written);
  // What could not be written stays, for the next try.
  std::memmove(file->buffer, file->buffer + written, file->write_to - written);
  file->write_to -= written;
  return ok;
}

bool binary_close(Task* task, BinaryFile* file) {
  if (file->flags & kFileClosed) return true;
  bool ok = binary_flush(task, file);
  Value error = ok ? kNull : take_error(task);
  file->flags |= kFileClosed;
  open_files.remove(file);
  if ((file->flags & kFileOwnsDescriptor) && ::close(file->descriptor) != 0 && errno != EINTR && ok) {
    raise_os_error(task, errno);
    ok = false;
    error = take_error(task);
  }
  std::free(file->buffer);
  file->buffer = nullptr;
  file->capacity = file->read_from = file->read_to = file->write_to = 0;
  if (ok) return true;
  return reraise_value(task, error);
}

Value binary_read(Task* task, BinaryFile* file, int64_t count) {
  if (!check_readable(task, file)) return kNull;
  Value result = bytearray_new(task, nullptr, 0);
  if (result.is_null()) return kNull;
  auto* out = result.as<ByteArrayObject>();
  while (count != 0) {
    size_t available = file->read_to - file->read_from;
    if (available == 0) {
      if (!binary_fill(task, file)) break;
      continue;
    }
    size_t take =
        count > 0 && static_cast<uint64_t>(count) < available ? static_cast<size_t>(count) : available;
    size_t old = out->length;
    if (!bytearray_resize(task, out, old + take)) return kNull;
    std::memcpy(out->store->data + old, file->buffer + file->read_from, take);
    file->read_from += take;
    if (count > 0) count -= static_cast<int64_t>(take);
  }
  if (has_error(task)) return kNull;
  return bytes_new(task, out->store ? out->store->data : nullptr, out->length);
}

int64_t binary_seek(Task* task, BinaryFile* file, int64_t offset, int whence) {
  if (!binary_flush(task, file)) return -1;
  if (whence == SEEK_CUR) offset -= static_cast<int64_t>(file->read_to - file->read_from);
  file->read_from = file->read_to = 0;
  off_t at = ::lseek(file->descriptor, offset, whence);
  if (at < 0) raise_os_error(task, errno);
  return at;
}

int64_t binary_tell(Task* task, BinaryFile* file) {
  if (!check_open(task, file)) return -1;
  off_t at = ::lseek(file->descriptor, 0, SEEK_CUR);
  if (at < 0) {
    raise_os_error(task, errno);
    return -1;
  }
  return at - static_cast<off_t>(file->read_to - file->read_from) + static_cast<off_t>(file->write_to);
}

bool binary_line(Task* task, BinaryFile* file, char separator, int64_t limit, const char** data,
                 size_t* length) {
  if (!check_readable(task, file)) return false;
  size_t scanned = 0;
  while (true) {
    size_t available = file->read_to - file->read_from;
    const char* start = file->buffer + file->read_from;
    size_t within =
        limit >= 0 && static_cast<uint64_t>(limit) < available ? static_cast<size_t>(limit) : available;
    const char* hit =
        within > scanned ? static_cast<const char*>(std::memchr(start + scanned, separator, within - scanned))
                         : nullptr;
    size_t found = hit ? static_cast<size_t>(hit - start) + 1 : 0;
    if (!found && (limit < 0 || static_cast<uint64_t>(limit) > available)) {
      scanned = available;
      if (binary_fill(task, file)) continue;
      if (has_error(task)) return false;
      start = file->buffer + file->read_from;
      within = file->read_to - file->read_from;
    }
    *length = found ? found : within;
    *data = start;
    file->read_from += *length;
    return true;
  }
}

bool files_flush_at_exit(Task* task) {
  bool ok = true;
  for (BinaryFile* file = open_files.first; file; file = file->next_open) {
    if (file->flags & kFileClosed || binary_flush(task, file)) continue;
    if (file->descriptor == 1 && ok) {
      ok = false;
      // The others are flushed all the same, with this exception kept.
      Value error = take_error(task);
      for (BinaryFile* rest = file->next_open; rest; rest = rest->next_open)
        if (!binary_flush(task, rest)) clear_error(task);
      return reraise_value(task, error);
    }
    clear_error(task);
  }
  return ok;
}

namespace {

BinaryFile* self_of(const Value* args) {
  return args[0].as<BinaryFile>();
}

/// The optional size argument of the read methods: None and negative mean everything.
bool read_size(Task* task, const Value* args, size_t nargs, int64_t* out) {
  *out = -1;
  return nargs < 2 || args[1].is_none() || index_i64(task, args[1], types::OverflowError, out);
}

Value read_method(Task* task, const Value* args, size_t nargs, Value) {
  int64_t count;
  return read_size(task, args, nargs, &count) ? binary_read(task, self_of(args), count) : kNull;
}

Value line_of(Task* task, BinaryFile* file, int64_t limit) {
  const char* data;
  size_t length;
  return binary_line(task, file, '\n', limit, &data, &length) ? bytes_new(task, data, length) : kNull;
}

Value readline_method(Task* task, const Value* args, size_t nargs, Value) {
  int64_t limit;
  return read_size(task, args, nargs, &limit) ? line_of(task, self_of(args), limit) : kNull;
}

Value readlines_method(Task* task, const Value* args, size_t nargs, Value) {
  int64_t hint;
  if (!read_size(task, args, nargs, &hint)) return kNull;
  Value list = list_new(task, nullptr, 0);
  int64_t total = 0;
  while (!list.is_null()) {
    Value line = line_of(task, self_of(args), -1);
    if (line.is_null()) return kNull;
    auto n = static_cast<int64_t>(line.as<BytesObject>()->length);
    if (n == 0) break;
    if (!list_append(task, list, line)) return kNull;
    total += n;
    if (hint > 0 && total >= hint) break;
  }
  return list;
}

Value write_method(Task* task, const Value* args, size_t, Value) {
  const char* data;
  size_t length;
  if (!bytes_like_data(args[1], &data, &length))
    return raise_type_error(task, "a bytes-like object is required, not '%T'", args[1]);
  return binary_write(task, self_of(args), data, length) ? Value::from_small_int(static_cast<int64_t>(length))
                                                         : kNull;
}

bool write_line(Task* task, void* file, Value line) {
  Value args[] = {Value::from_object(static_cast<Object*>(file)), line};
  return !write_method(task, args, 2, kNull).is_null();
}

Value writelines_method(Task* task, const Value* args, size_t, Value) {
  return iterate(task, args[1], write_line, args[0].object()) ? kNone : kNull;
}

Value flush_method(Task* task, const Value* args, size_t, Value) {
  return binary_flush(task, self_of(args)) ? kNone : kNull;
}
Value close_method(Task* task, const Value* args, size_t, Value) {
  return binary_close(task, self_of(args)) ? kNone : kNull;
}
Value fileno_method(Task* task, const Value* args, size_t, Value) {
  return check_open(task, self_of(args)) ? Value::from_small_int(self_of(args)->descriptor) : kNull;
}
Value isatty_method(Task* task, const Value* args, size_t, Value) {
  return check_open(task, self_of(args)) ? Value::from_bool(::isatty(self_of(args)->descriptor)) : kNull;
}
Value readable_method(Task* task, const Value* args, size_t, Value) {
  return check_open(task, self_of(args)) ? Value::from_bool(self_of(args)->flags & kFileReadable) : kNull;
}
Value writable_method(Task* task, const Value* args, size_t, Value) {
  return check_open(task, self_of(args)) ? Value::from_bool(self_of(args)->flags & kFileWritable) : kNull;
}
Value seekable_method(Task* task, const Value* args, size_t, Value) {
  if (!check_open(task, self_of(args))) return kNull;
  return Value::from_bool(::lseek(self_of(args)->descriptor, 0, SEEK_CUR) >= 0);
}

Value seek_method(Task* task, const Value* args, size_t nargs, Value) {
  int64_t offset, whence = 0;
  if (!index_i64(task, args[1], types::OverflowError, &offset)) return kNull;
  if (nargs > 2 && !index_i64(task, args[2], types::OverflowError, &whence)) return kNull;
  if (whence < 0 || whence > 2)
    return raise_value_error(task, "whence value %d unsupported", static_cast<int>(whence));
  int64_t at = binary_seek(task, self_of(args), offset, static_cast<int>(whence));
  return at < 0 ? kNull : Value::from_small_int(at);
}

Value tell_method(Task* task, const Value* args, size_t, Value) {
  int64_t at = binary_tell(task, self_of(args));
  return at < 0 ? kNull : Value::from_small_int(at);
}

Value truncate_method(Task* task, const Value* args, size_t nargs, Value) {
  BinaryFile* file = self_of(args);
  int64_t size;
  if (!check_writable(task, file) || !binary_flush(task, file)) return kNull;
  if (nargs < 2 || args[1].is_none()) {
    size = binary_tell(task, file);
    if (size < 0) return kNull;
  } else if (!index_i64(task, args[1], types::OverflowError, &size)) {
    return kNull;
  }
  if (::ftruncate(file->descriptor, size) != 0) return raise_os_error(task, errno);
  return Value::from_small_int(size);
}

Value enter_method(Task* task, const Value* args, size_t, Value) {
  return check_open(task, self_of(args)) ? args[0] : kNull;
}
Value exit_method(Task* task, const Value* args, size_t, Value) {
  return binary_close(task, self_of(args)) ? kNone : kNull;
}

Value get_closed(Task*, Value self) {
  return Value::from_bool(self.as<BinaryFile>()->flags & kFileClosed);
}
Value get_name(Task*, Value self) {
  return self.as<BinaryFile>()->name;
}
Value get_mode(Task*, Value self) {
  return self.as<BinaryFile>()->mode;
}

Value iter_slot(Task* task, Value self) {
  return check_open(task, self.as<BinaryFile>()) ? self : kNull;
}

Value next_slot(Task* task, Value self) {
  Value line = line_of(task, self.as<BinaryFile>(), -1);
  return !line.is_null() && line.as<BytesObject>()->length == 0 ? kAbsent : line;
}

Value repr_slot(Task* task, Value self) {
  return format_message(task, "<_io.%T name=%R>", self, self.as<BinaryFile>()->name);
}

const MethodDef methods[] = {
    {"read", read_method, 0, 1, 0, "Read and return up to n bytes."},
    {"read1", read_method, 0, 1, 0, "Read and return up to n bytes."},
    {"readline", readline_method, 0, 1, 0, "Read and return a line."},
    {"readlines", readlines_method, 0, 1, 0, "Return a list of lines."},
    {"write", write_method, 1, 1, 0, "Write the given bytes."},
    {"writelines", writelines_method, 1, 1, 0, "Write a list of lines."},
    {"flush", flush_method, 0, 0, 0, "Flush write buffers."},
    {"close", close_method, 0, 0, 0, "Flush and close."},
    {"fileno", fileno_method, 0, 0, 0, "Return the underlying file descriptor."},
    {"isatty", isatty_method, 0, 0, 0, "Return whether this is an interactive stream."},
    {"readable", readable_method, 0, 0, 0, "Return whether it can be read."},
    {"writable", writable_method, 0, 0, 0, "Return whether it can be written."},
    {"seekable", seekable_method, 0, 0, 0, "Return whether it supports random access."},
    {"seek", seek_method, 1, 2, 0, "Change the stream position."},
    {"tell", tell_method, 0, 0, 0, "Return the current stream position."},
    {"truncate", truncate_method, 0, 1, 0, "Truncate to at most size bytes."},
    {"__enter__", enter_method, 0, 0, 0, nullptr},
    {"__exit__", exit_method, 3, 3, 0, nullptr},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

const GetSetDef getsets[] = {
    {"closed", get_closed, nullptr, nullptr},
    {"name", get_name, nullptr, nullptr},
    {"mode", get_mode, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr},
};

constexpr TypeSlots make_slots() {
  TypeSlots s{};
  s.iter = iter_slot;
  s.next = next_slot;
  s.repr = repr_slot;
  return s;
}
const TypeSlots slots = make_slots();

/// A file that nobody closed: what it has buffered is still written.
void finalize_file(Task* task, Object* object) {
  Value v = Value::from_object(object);
  if (type_of(v) == types::text_file) return;
  if (!binary_close(task, static_cast<BinaryFile*>(object))) clear_error(task);
}

size_t file_size(const Object* o) {
  Value v = Value::from_object(o);
  return (type_of(v) == types::text_file ? sizeof(TextFile) : sizeof(BinaryFile)) + slot_part_bytes(o);
}

void trace_file(Object* o, gc::Visitor& visitor) {
  if (type_of(Value::from_object(o)) == types::text_file) {
    auto* text = static_cast<TextFile*>(o);
    visitor.visit_pointer(&text->binary);
    visitor.visit_range(&text->encoding, 4);
  } else {
    visitor.visit_range(&static_cast<BinaryFile*>(o)->name, 2);
  }
  trace_slot_part(o, visitor);
}

} // namespace

void register_file_kind() {
  gc::register_kind(Kind::File, {"file", file_size, trace_file, finalize_file});
}

const TypeDefinition k_binary_reader_type = {.module = "_io",
                                             .flags = kTypeHasDict | kTypeDisallowNew | kTypeHasWeakRefs,
                                             .native_size = sizeof(BinaryFile),
                                             .methods = methods,
                                             .getsets = getsets,
                                             .slots = &slots};
const TypeDefinition k_binary_writer_type = k_binary_reader_type;
const TypeDefinition k_binary_random_type = k_binary_reader_type;
const TypeDefinition k_raw_file_type = k_binary_reader_type;

} // namespace pyc
