/// FileIO: a descriptor as a raw stream.

#include "stdlib/_io/file_io.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "object/os_path.h"
#include "platform/scratch.h"

namespace pyc {

namespace io {

namespace {

constexpr const char* kClosed = "I/O operation on closed file";
constexpr const char* kBadMode =
    "Must have exactly one of create/read/write/append mode and at most one plus";
/// Linux moves at most this many bytes at once.
constexpr size_t kMostBytes = 0x7ffff000;

/// The shape of instances with a name and nothing else; the same for all, since `name` is set first.
std::atomic<uint32_t> named_shape{0};

FileIO* file_of(Value v) {
  return v.as<FileIO>();
}

bool check_open(Task* task, const FileIO* file) {
  return !file_is_closed(file) || raise_value_error(task, "%s", kClosed);
}
bool check_readable(Task* task, const FileIO* file) {
  if (!check_open(task, file)) return false;
  return file->readable || raise_unsupported_operation(task, "File not open for reading");
}
bool check_writable(Task* task, const FileIO* file) {
  if (!check_open(task, file)) return false;
  return file->writable || raise_unsupported_operation(task, "File not open for writing");
}

// ---------------------------------------------------------------- opening

struct Mode {
  bool created = false, readable = false, writable = false, appending = false;
  int flags = O_CLOEXEC;
};

bool parse_mode(Task* task, Value v, Mode* out) {
  if (!is_str(v)) return raise_type_error(task, "FileIO() argument 'mode' must be str, not %B", v);
  auto* s = v.as<StrObject>();
  bool plus = false, kind = false;
  for (size_t i = 0; i < s->length(); i++) {
    uint32_t c = str_char(s, i);
    if (c == 'b') continue;
    bool is_kind = c == 'x' || c == 'r' || c == 'w' || c == 'a';
    if (!is_kind && c != '+') return raise_value_error(task, "invalid mode: %.200S", s);
    if (is_kind ? kind : plus) return raise_value_error(task, "%s", kBadMode);
    (is_kind ? kind : plus) = true;
    if (c != 'r' && is_kind) out->writable = true;
    if (c == 'r' || c == '+') out->readable = true;
    if (c == '+') out->writable = true;
    if (c == 'x') out->created = true, out->flags |= O_EXCL | O_CREAT;
    if (c == 'w') out->flags |= O_CREAT | O_TRUNC;
    if (c == 'a') out->appending = true, out->flags |= O_APPEND | O_CREAT;
  }
  if (!kind) return raise_value_error(task, "%s", kBadMode);
  out->flags |= out->readable && out->writable ? O_RDWR : out->readable ? O_RDONLY : O_WRONLY;
  return true;
}

/// The descriptor of a path; out of descriptors, streams that nobody refers to any more are closed first. -1
/// with an exception.
int open_path(Task* task, Value path, int flags) {
  Value encoded = os_fspath(task, path);
  if (!encoded.is_null()) encoded = os_fsencode(task, encoded);
  if (encoded.is_null()) return -1;
  auto* bytes = encoded.as<BytesObject>();
  if (std::memchr(bytes->data, 0, bytes->length)) {
    raise_value_error(task, "embedded null byte");
    return -1;
  }
  Scratch<char, 512> text(task, bytes->length + 1);
  if (!text) return -1;
  std::memcpy(text.data(), bytes->data, bytes->length);
  text[bytes->length] = 0;
  auto open = [&] { return ::open(text.data(), flags, 0666); };
  int descriptor = os_call(task, open);
  if (descriptor < 0 && !has_error(task) && (errno == EMFILE || errno == ENFILE)) {
    gc::collect(task);
    descriptor = os_call(task, open);
  }
  if (descriptor < 0) os_failed(task, path, kNull);
  return descriptor;
}

/// opener(file, flags). -1 with an exception.
int open_with(Task* task, Value opener, Value file, int flags) {
  Value result = call2(task, opener, file, Value::from_small_int(flags));
  if (result.is_null()) return -1;
  if (!is_int_or_bool(result)) {
    raise_type_error(task, "expected integer from opener");
    return -1;
  }
  int32_t descriptor;
  if (!int_argument(task, result, &descriptor)) return -1;
  if (descriptor < 0) {
    raise_value_error(task, "opener returned %d", descriptor);
    return -1;
  }
  ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
  return descriptor;
}

/// What the system says of a new descriptor.
bool inspect(Task* task, FileIO* file, Value shown) {
  struct stat status;
  int descriptor = file->descriptor;
  if (os_call(task, [&] { return ::fstat(descriptor, &status); }) < 0) {
    if (has_error(task)) return false;
    return errno != EBADF || raise_os_error(task, errno);
  }
  if (S_ISDIR(status.st_mode)) return raise_os_error(task, EISDIR, shown);
  if (status.st_blksize > 1) file->block_size = static_cast<int32_t>(status.st_blksize);
  return true;
}

/// The end of opening: everything that needs the descriptor. On failure one that the file opened is closed.
bool finish_open(Task* task, FileIO* file, Value shown, bool opened) {
  Value self = Value::from_object(file);
  bool exact = type_of(self) == types::raw_file;
  bool ok = inspect(task, file, shown) && (exact ? instance_set(task, file, name<"name">(), shown)
                                                 : set_attr(task, self, name<"name">(), shown));
  // The first one is new, so that its only attribute is this.
  if (ok && exact && named_shape.load(std::memory_order_relaxed) == 0)
    named_shape.store(file->shape_relaxed(), std::memory_order_relaxed);
  if (ok) {
    if (file->appending) ::lseek(file->descriptor, 0, SEEK_END);
    return true;
  }
  if (opened) ::close(file->descriptor);
  file->descriptor = -1;
  return false;
}

bool close_descriptor(Task* task, FileIO* file) {
  if (file_is_closed(file)) return true;
  int descriptor = file->descriptor;
  file->descriptor = -1;
  int result, error;
  {
    SafeRegion region(task);
    result = ::close(descriptor);
    error = errno;
  }
  return result == 0 || error == EINTR || raise_os_error(task, error);
}

bool open_into(Task* task, FileIO* file, Value target, Value mode_text, bool closefd, Value opener) {
  // A second __init__ gives up the first descriptor.
  if (!file_is_closed(file)) {
    if (file->owns_descriptor && !close_descriptor(task, file)) return false;
    file->descriptor = -1;
  }
  file->initialized = true;
  file->descriptor = -1;
  int32_t descriptor = -1;
  bool by_number = is_int_or_bool(target) ||
                   (!is_str(target) && !is_bytes(target) && type_of(target)->slots.index != nullptr);
  if (by_number) {
    if (!int_argument(task, target, &descriptor)) return false;
    if (descriptor < 0) return raise_value_error(task, "negative file descriptor");
  }
  Mode mode;
  if (!parse_mode(task, mode_text, &mode)) return false;
  // What a first __init__ has set stays, as in CPython.
  file->created |= mode.created;
  file->readable |= mode.readable;
  file->writable |= mode.writable;
  file->appending |= mode.appending;
  file->seekable = -1;
  file->block_size = static_cast<int32_t>(kDefaultBuffer);
  file->owns_descriptor = closefd;
  if (by_number) {
    file->descriptor = descriptor;
    return finish_open(task, file, target, false);
  }
  file->owns_descriptor = true;
  if (!closefd) return raise_value_error(task, "Cannot use closefd=False with file name");
  bool own = opener.is_null() || opener.is_none();
  descriptor = own ? open_path(task, target, mode.flags) : open_with(task, opener, target, mode.flags);
  if (descriptor < 0) return false;
  file->descriptor = descriptor;
  return finish_open(task, file, target, true);
}

} // namespace

bool is_plain_file(Value v) {
  if (!v.is_object()) return false;
  uint32_t shape = v.object()->shape_relaxed();
  return shape == builtin_shape(BuiltinType::raw_file) ||
         (shape != 0 && shape == named_shape.load(std::memory_order_relaxed));
}

Value file_ability(Task* task, FileIO* file, Ability ability) {
  if (!check_open(task, file)) return kNull;
  if (ability == Ability::Readable) return Value::from_bool(file->readable);
  if (ability == Ability::Writable) return Value::from_bool(file->writable);
  if (file->seekable < 0) file->seekable = ::lseek(file->descriptor, 0, SEEK_CUR) >= 0;
  return Value::from_bool(file->seekable);
}

FileIO* file_open(Task* task, Value file, Value mode, bool closefd, Value opener) {
  auto* made = static_cast<FileIO*>(instance_new(task, types::raw_file));
  return made && open_into(task, made, file, mode, closefd, opener) ? made : nullptr;
}

// ---------------------------------------------------------------- moving bytes

namespace {

int64_t moved(Task* task, ssize_t result) {
  if (result >= 0) return result;
  if (has_error(task)) return kFailed;
  if (errno == EAGAIN) return kBlocked;
  raise_os_error(task, errno);
  return kFailed;
}

} // namespace

int64_t file_read(Task* task, FileIO* file, char* to, size_t count) {
  if (!check_readable(task, file)) return kFailed;
  int descriptor = file->descriptor;
  size_t most = count < kMostBytes ? count : kMostBytes;
  return moved(task, os_call(task, [&] { return ::read(descriptor, to, most); }));
}

int64_t file_write(Task* task, FileIO* file, const char* data, size_t count) {
  if (!check_writable(task, file)) return kFailed;
  int descriptor = file->descriptor;
  size_t most = count < kMostBytes ? count : kMostBytes;
  return moved(task, os_call(task, [&] { return ::write(descriptor, data, most); }));
}

int64_t file_seek(Task* task, FileIO* file, int64_t offset, int whence) {
  if (!check_open(task, file)) return -1;
  int descriptor = file->descriptor;
  int64_t at = os_call(task, [&] { return ::lseek(descriptor, offset, whence); });
  if (file->seekable < 0) file->seekable = at >= 0;
  if (at < 0) os_failed(task, kNull, kNull);
  return at;
}

namespace {

/// The result of a read or write as Python sees it: None when it would block.
Value count_value(int64_t n) {
  return n == kFailed ? kNull : n == kBlocked ? kNone : Value::from_small_int(n);
}

/// Bytes from here to the end as the system tells, 0 where it does not.
size_t bytes_left(const FileIO* file) {
  struct stat status;
  if (::fstat(file->descriptor, &status) < 0 || !S_ISREG(status.st_mode)) return 0;
  off_t at = ::lseek(file->descriptor, 0, SEEK_CUR);
  return at >= 0 && status.st_size > at ? static_cast<size_t>(status.st_size - at) : 0;
}

} // namespace

int64_t file_read_room(const FileIO* file, int64_t count) {
  constexpr int64_t kUsual = int64_t{1} << 20;
  if (count <= kUsual || file_is_closed(file)) return count;
  auto left = static_cast<int64_t>(bytes_left(file));
  int64_t most = left > kUsual ? left : kUsual;
  return count < most ? count : most;
}

namespace {

Value readall_method(Task* task, const Value* args, size_t, Value) {
  FileIO* file = file_of(args[0]);
  if (!check_open(task, file)) return kNull;
  size_t left = bytes_left(file), used = 0;
  // One byte more than there is, so that the end of the file shows without another round.
  BytesObject* bytes = bytes_allocate(task, left ? left + 1 : 8192);
  while (bytes) {
    if (used == bytes->length) {
      BytesObject* larger = bytes_allocate(task, used + used / 2 + 8192);
      if (!larger) return kNull;
      std::memcpy(larger->data, bytes->data, used);
      bytes = larger;
    }
    int descriptor = file->descriptor;
    size_t room = bytes->length - used;
    char* to = bytes->data + used;
    int64_t n = moved(
        task, os_call(task, [&] { return ::read(descriptor, to, room < kMostBytes ? room : kMostBytes); }));
    PYC_KEEP(bytes);
    if (n == kFailed) return kNull;
    if (n == kBlocked && used == 0) return kNone;
    if (n <= 0) return bytes_cut(task, bytes, used);
    used += static_cast<size_t>(n);
    if (!check_open(task, file)) return kNull;
  }
  return kNull;
}

Value read_method(Task* task, const Value* args, size_t nargs, Value) {
  int64_t count;
  FileIO* file = file_of(args[0]);
  if (!check_readable(task, file) || !read_size(task, args, nargs, 1, &count)) return kNull;
  if (count < 0) return readall_method(task, args, 1, kNull);
  count = file_read_room(file, count);
  BytesObject* bytes = bytes_allocate(task, static_cast<size_t>(count));
  int64_t n = bytes ? file_read(task, file, bytes->data, static_cast<size_t>(count)) : kFailed;
  if (n == kFailed) return kNull;
  return n == kBlocked ? kNone : bytes_cut(task, bytes, static_cast<size_t>(n));
}

Value readinto_method(Task* task, const Value* args, size_t, Value) {
  FileIO* file = file_of(args[0]);
  BytesLike buffer;
  if (!check_readable(task, file) || !get_target(task, "readinto", args[1], &buffer, "argument 1")) return kNull;
  return count_value(file_read(task, file, buffer.writable(), buffer.length()));
}

Value write_method(Task* task, const Value* args, size_t, Value) {
  FileIO* file = file_of(args[0]);
  BytesLike data;
  if (!check_writable(task, file) || !data.get(task, args[1])) return kNull;
  return count_value(file_write(task, file, data.data(), data.length()));
}

// ---------------------------------------------------------------- position

Value seek_method(Task* task, const Value* args, size_t nargs, Value) {
  FileIO* file = file_of(args[0]);
  int64_t offset;
  int32_t whence = 0;
  if (!check_open(task, file) || (nargs > 2 && !int_argument(task, args[2], &whence)) ||
      !index_i64(task, args[1], types::OverflowError, &offset))
    return kNull;
  int64_t at = file_seek(task, file, offset, whence);
  return at < 0 ? kNull : int_from_i64(task, at);
}

Value tell_method(Task* task, const Value* args, size_t, Value) {
  int64_t at = file_seek(task, file_of(args[0]), 0, SEEK_CUR);
  return at < 0 ? kNull : int_from_i64(task, at);
}

Value truncate_method(Task* task, const Value* args, size_t nargs, Value) {
  FileIO* file = file_of(args[0]);
  int64_t size;
  if (!check_writable(task, file)) return kNull;
  if (nargs < 2 || args[1].is_none()) {
    size = file_seek(task, file, 0, SEEK_CUR);
    if (size < 0) return kNull;
  } else if (!index_i64(task, args[1], types::OverflowError, &size)) {
    return kNull;
  }
  int descriptor = file->descriptor;
  if (os_call(task, [&] { return ::ftruncate(descriptor, size); }) < 0)
    return os_failed(task, kNull, kNull), kNull;
  return nargs < 2 || args[1].is_none() ? int_from_i64(task, size) : args[1];
}

// ---------------------------------------------------------------- state

Value close_method(Task* task, const Value* args, size_t, Value) {
  FileIO* file = file_of(args[0]);
  // _RawIOBase.close() flushes, for derived classes that have something to flush.
  static const Value base_close = type_lookup(types::raw_io_base, name<"close">());
  call1(task, base_close, args[0]);
  if (!file->owns_descriptor) {
    file->descriptor = -1;
    return has_error(task) ? kNull : kNone;
  }
  Value error = take_error(task);
  close_descriptor(task, file);
  return join_errors(task, error) ? kNone : kNull;
}

Value fileno_method(Task* task, const Value* args, size_t, Value) {
  return check_open(task, file_of(args[0])) ? Value::from_small_int(file_of(args[0])->descriptor) : kNull;
}
Value isatty_method(Task* task, const Value* args, size_t, Value) {
  return check_open(task, file_of(args[0])) ? Value::from_bool(::isatty(file_of(args[0])->descriptor))
                                            : kNull;
}
template <Ability ability> Value ability_method(Task* task, const Value* args, size_t, Value) {
  return file_ability(task, file_of(args[0]), ability);
}
/// ResourceWarning, which nobody has asked for.
Value dealloc_warn_method(Task*, const Value*, size_t, Value) {
  return kNone;
}

Value get_closed(Task*, Value self) {
  return Value::from_bool(file_is_closed(file_of(self)));
}
Value get_closefd(Task*, Value self) {
  return Value::from_bool(file_of(self)->owns_descriptor);
}
Value get_finalizing(Task*, Value self) {
  return Value::from_bool(file_of(self)->finalizing);
}
bool set_finalizing(Task* task, Value self, Value value) {
  return value.is_null() ? bool(raise_type_error(task, "can't delete numeric/char attribute"))
                         : truth(task, value, &file_of(self)->finalizing);
}
Value get_block_size(Task*, Value self) {
  return Value::from_small_int(file_of(self)->block_size);
}

const char* mode_of(const FileIO* file) {
  if (file->created) return file->readable ? "xb+" : "xb";
  if (file->appending) return file->readable ? "ab+" : "ab";
  if (file->readable) return file->writable ? "rb+" : "rb";
  return "wb";
}

Value get_mode(Task* task, Value self) {
  return str_from_cstring(task, mode_of(file_of(self)));
}

Value repr_slot(Task* task, Value self) {
  FileIO* file = file_of(self);
  if (file_is_closed(file)) return format_message(task, "<%.100T [closed]>", self);
  StrBuilder out(task);
  Value head = format_message(task, "<%.100T", self);
  if (head.is_null()) return kNull;
  out.add(head.as<StrObject>());
  size_t before = out.length();
  if (!add_repr_attribute(task, &out, self, name<"name">(), " name=")) return kNull;
  Value nameless = out.length() == before ? format_message(task, " fd=%d", file->descriptor) : str_empty();
  Value tail =
      format_message(task, " mode='%s' closefd=%s>", mode_of(file), file->owns_descriptor ? "True" : "False");
  if (nameless.is_null() || tail.is_null()) return kNull;
  out.add(nameless.as<StrObject>());
  out.add(tail.as<StrObject>());
  return out.finish();
}

bool init_slot(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"file", "mode", "closefd", "opener", nullptr};
  Value bound[4];
  bool closefd = true;
  if (!bind_arguments(task, {"FileIO", names, 1, 4}, args, nargs, kwnames, bound)) return false;
  if (!bound[2].is_null() && !truth(task, bound[2], &closefd)) return false;
  Value mode = bound[1].is_null() ? Value::from_object(name<"r">()) : bound[1];
  return open_into(task, file_of(self), bound[0], mode, closefd, bound[3]);
}

Value new_slot(Task* task, TypeObject* type, const Value*, size_t, Value) {
  return Value::from_object(instance_new(task, type));
}

const MethodDef methods[] = {
    {"read", read_method, 0, 1, 0, "Read at most size bytes, returned as bytes."},
    {"readall", readall_method, 0, 0, 0, "Read all data from the file, returned as bytes."},
    {"readinto", readinto_method, 1, 1, 0, "Same as RawIOBase.readinto()."},
    {"write", write_method, 1, 1, 0, "Write buffer b to file, return number of bytes written."},
    {"seek", seek_method, 1, 2, 0, "Move to new file position and return the file position."},
    {"tell", tell_method, 0, 0, 0, "Current file position."},
    {"truncate", truncate_method, 0, 1, 0, "Truncate the file to at most size bytes."},
    {"close", close_method, 0, 0, 0, "Close the file."},
    {"seekable", ability_method<Ability::Seekable>, 0, 0, 0, "True if file supports random-access."},
    {"readable", ability_method<Ability::Readable>, 0, 0, 0, "True if file was opened in a read mode."},
    {"writable", ability_method<Ability::Writable>, 0, 0, 0, "True if file was opened in a write mode."},
    {"fileno", fileno_method, 0, 0, 0, "Return the underlying file descriptor (an integer)."},
    {"isatty", isatty_method, 0, 0, 0, "True if the file is connected to a TTY device."},
    {"_isatty_open_only", isatty_method, 0, 0, 0, nullptr},
    {"_dealloc_warn", dealloc_warn_method, 1, 1, 0, nullptr},
    {"__getstate__", refuse_pickle, 0, 0, 0, nullptr},
    {"__reduce__", refuse_pickle, 0, 0, 0, nullptr},
    {"__reduce_ex__", refuse_pickle, 1, 1, 0, nullptr},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const GetSetDef getsets[] = {
    {"closed", get_closed, nullptr, "True if the file is closed"},
    {"closefd", get_closefd, nullptr, "True if the file descriptor will be closed by close()."},
    {"mode", get_mode, nullptr, "String giving the file mode"},
    {"_blksize", get_block_size, nullptr, "Stat st_blksize if available"},
    {"_finalizing", get_finalizing, set_finalizing, nullptr},
    {nullptr, nullptr, nullptr, nullptr}};

constexpr TypeSlots make_slots() {
  TypeSlots s{};
  s.new_ = new_slot;
  s.init = init_slot;
  s.repr = repr_slot;
  return s;
}
const TypeSlots slots = make_slots();

} // namespace

} // namespace io

const TypeDefinition k_raw_file_type = {.doc = "Open a file.",
                                        .module = "_io",
                                        .flags = kTypeBase | kTypeHasDict | kTypeHasWeakRefs,
                                        .native_size = sizeof(io::FileIO),
                                        .methods = io::methods,
                                        .getsets = io::getsets,
                                        .slots = &io::slots};

} // namespace pyc
