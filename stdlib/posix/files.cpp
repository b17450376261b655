/// Descriptors: open, read, write and what else belongs to one open file.

#include <climits>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "object/buffer.h"
#include "object/bytes.h"
#include "object/struct_sequence.h"
#include "object/tuple.h"
#include "stdlib/posix/posix.h"

namespace pyc::posix {

namespace {

Value open_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(4, "open", 2, 3, "path", "flags", "mode", "dir_fd");
  Path path;
  int flags, mode = 0777, directory;
  if (!path.read(task, "open", v[0]) || !read_int(task, v[1], &flags) ||
      (!v[2].is_null() && !read_int(task, v[2], &mode)) || !read_dir_fd(task, v[3], &directory))
    return kNull;
  int64_t fd = os_call(task, [&] { return ::openat(directory, path.text(), flags | O_CLOEXEC, mode); });
  return int_or_error(task, fd, path.given());
}

Value close_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(1, "close", 1, 1, "fd");
  int fd;
  if (!read_int(task, v[0], &fd)) return kNull;
  // After EINTR the descriptor is gone on Linux: close is not repeated.
  int result = ::close(fd);
  return result < 0 && errno != EINTR ? none_or_error(task, -1) : kNone;
}

Value closerange(Task* task, const Value* args, size_t, Value) {
  int low, high;
  if (!read_int(task, args[0], &low) || !read_int(task, args[1], &high)) return kNull;
  for (int fd = low; fd < high; fd++)
    ::close(fd);
  return kNone;
}

Value read_function(Task* task, const Value* args, size_t, Value) {
  int fd;
  int64_t length;
  if (!read_int(task, args[0], &fd) || !size_argument(task, args[1], &length)) return kNull;
  if (length < 0) {
    errno = EINVAL;
    return none_or_error(task, -1);
  }
  if (length > INT_MAX) length = INT_MAX;
  BytesObject* buffer = bytes_allocate(task, static_cast<size_t>(length));
  if (!buffer) return kNull;
  ssize_t n = os_call(task, [&] { return ::read(fd, buffer->data, static_cast<size_t>(length)); });
  if (n < 0) return none_or_error(task, -1);
  return n == length ? Value::from_object(buffer) : bytes_new(task, buffer->data, static_cast<size_t>(n));
}

Value readinto(Task* task, const Value* args, size_t, Value) {
  int fd;
  BytesLike buffer;
  if (!read_int(task, args[0], &fd) || !buffer.get(task, args[1], kBufferWritable)) return kNull;
  ssize_t n = os_call(task, [&] { return ::read(fd, buffer.writable(), buffer.length()); });
  return int_or_error(task, n);
}

Value pread_function(Task* task, const Value* args, size_t, Value) {
  int fd;
  int64_t length, offset;
  if (!read_int(task, args[0], &fd) || !size_argument(task, args[1], &length) ||
      !read_off(task, args[2], &offset))
    return kNull;
  if (length < 0) {
    errno = EINVAL;
    return none_or_error(task, -1);
  }
  BytesObject* buffer = bytes_allocate(task, static_cast<size_t>(length));
  if (!buffer) return kNull;
  ssize_t n = os_call(task, [&] { return ::pread(fd, buffer->data, static_cast<size_t>(length), offset); });
  return n < 0 ? none_or_error(task, -1) : bytes_new(task, buffer->data, static_cast<size_t>(n));
}

Value write_function(Task* task, const Value* args, size_t, Value) {
  int fd;
  BytesLike data;
  if (!read_int(task, args[0], &fd) || !data.get(task, args[1])) return kNull;
  return int_or_error(task, os_call(task, [&] { return ::write(fd, data.data(), data.length()); }));
}

Value pwrite_function(Task* task, const Value* args, size_t, Value) {
  int fd;
  int64_t offset;
  BytesLike data;
  if (!read_int(task, args[0], &fd) || !data.get(task, args[1]) || !read_off(task, args[2], &offset))
    return kNull;
  return int_or_error(task, os_call(task, [&] { return ::pwrite(fd, data.data(), data.length(), offset); }));
}

Value lseek_function(Task* task, const Value* args, size_t, Value) {
  int fd, whence;
  int64_t offset;
  if (!read_int(task, args[0], &fd) || !read_off(task, args[1], &offset) || !read_int(task, args[2], &whence))
    return kNull;
  return int_or_error(task, ::lseek(fd, offset, whence));
}

Value dup_function(Task* task, const Value* args, size_t, Value) {
  int fd;
  return read_int(task, args[0], &fd) ? int_or_error(task, ::fcntl(fd, F_DUPFD_CLOEXEC, 0)) : kNull;
}

Value dup2_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(3, "dup2", 2, 3, "fd", "fd2", "inheritable");
  int from, to;
  bool inheritable;
  if (!read_int(task, v[0], &from) || !read_int(task, v[1], &to) ||
      !read_flag(task, v[2], true, &inheritable))
    return kNull;
  if (from == to) return ::fcntl(from, F_GETFD) < 0 ? none_or_error(task, -1) : Value::from_small_int(to);
  return int_or_error(task, os_call(task, [&] { return ::dup3(from, to, inheritable ? 0 : O_CLOEXEC); }));
}

Value pipe_function(Task* task, const Value*, size_t, Value) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) < 0) return none_or_error(task, -1);
  return tuple_of(task, Value::from_small_int(ends[0]), Value::from_small_int(ends[1]));
}

Value pipe2_function(Task* task, const Value* args, size_t, Value) {
  int ends[2], flags;
  if (!read_int(task, args[0], &flags)) return kNull;
  if (::pipe2(ends, flags) < 0) return none_or_error(task, -1);
  return tuple_of(task, Value::from_small_int(ends[0]), Value::from_small_int(ends[1]));
}

template <int (*function)(int)>
Value on_descriptor(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(1, "fsync", 1, 1, "fd");
  int fd;
  if (!read_descriptor(task, v[0], &fd)) return kNull;
  return none_or_error(task, os_call(task, [&] { return function(fd); }));
}

Value ftruncate_function(Task* task, const Value* args, size_t, Value) {
  int fd;
  int64_t length;
  if (!read_int(task, args[0], &fd) || !read_off(task, args[1], &length)) return kNull;
  return none_or_error(task, os_call(task, [&] { return ::ftruncate(fd, length); }));
}

Value truncate_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(2, "truncate", 2, 2, "path", "length");
  Path path;
  int64_t length;
  if (!path.read(task, "truncate", v[0], kPathDescriptor) || !read_off(task, v[1], &length)) return kNull;
  auto result = os_call(task, [&] {
    return path.is_descriptor() ? ::ftruncate(path.descriptor(), length) : ::truncate(path.text(), length);
  });
  return none_or_error(task, result, path.given());
}

Value isatty_function(Task* task, const Value* args, size_t, Value) {
  int fd;
  return read_int(task, args[0], &fd) ? Value::from_bool(::isatty(fd)) : kNull;
}

Value get_inheritable(Task* task, const Value* args, size_t, Value) {
  int fd;
  if (!read_int(task, args[0], &fd)) return kNull;
  int flags = ::fcntl(fd, F_GETFD);
  return flags < 0 ? none_or_error(task, -1) : Value::from_bool(!(flags & FD_CLOEXEC));
}

Value set_inheritable(Task* task, const Value* args, size_t, Value) {
  int fd, inheritable;
  if (!read_int(task, args[0], &fd) || !read_int(task, args[1], &inheritable)) return kNull;
  int flags = ::fcntl(fd, F_GETFD);
  if (flags < 0) return none_or_error(task, -1);
  return none_or_error(task, ::fcntl(fd, F_SETFD, inheritable ? flags & ~FD_CLOEXEC : flags | FD_CLOEXEC));
}

Value get_blocking(Task* task, const Value* args, size_t, Value) {
  int fd;
  if (!read_int(task, args[0], &fd)) return kNull;
  int flags = ::fcntl(fd, F_GETFL);
  return flags < 0 ? none_or_error(task, -1) : Value::from_bool(!(flags & O_NONBLOCK));
}

Value set_blocking(Task* task, const Value* args, size_t, Value) {
  int fd;
  bool blocking;
  if (!read_int(task, args[0], &fd) || !truth(task, args[1], &blocking)) return kNull;
  int flags = ::fcntl(fd, F_GETFL);
  if (flags < 0) return none_or_error(task, -1);
  return none_or_error(task, ::fcntl(fd, F_SETFL, blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK));
}

const char* const terminal_fields[] = {"columns", "lines", nullptr};
const StructSequence terminal_description = {"terminal_size", "os",
                                             "A tuple of (columns, lines) for holding "
                                             "terminal window size",
                                             terminal_fields, 2};

Value get_terminal_size(Task* task, const Value* args, size_t nargs, Value) {
  int fd = STDOUT_FILENO;
  if (nargs && !read_int(task, args[0], &fd)) return kNull;
  winsize size;
  if (::ioctl(fd, TIOCGWINSZ, &size) < 0) return none_or_error(task, -1);
  TypeObject* type = struct_sequence_type(task, &terminal_description);
  Value values[] = {Value::from_small_int(size.ws_col), Value::from_small_int(size.ws_row)};
  return type ? struct_sequence_new(task, type, values, 2) : kNull;
}

Value urandom(Task* task, const Value* args, size_t, Value) {
  int64_t size;
  if (!size_argument(task, args[0], &size)) return kNull;
  if (size < 0) return raise_value_error(task, "negative argument not allowed");
  BytesObject* bytes = bytes_allocate(task, static_cast<size_t>(size));
  if (!bytes) return kNull;
  for (size_t done = 0; done < bytes->length;) {
    ssize_t n = os_call(task, [&] { return ::getrandom(bytes->data + done, bytes->length - done, 0); });
    if (n < 0) return none_or_error(task, -1);
    done += static_cast<size_t>(n);
  }
  return Value::from_object(bytes);
}

Value sendfile_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(4, "sendfile", 4, 4, "out_fd", "in_fd", "offset", "count");
  int out, in;
  int64_t count, offset = 0;
  if (!read_int(task, v[0], &out) || !read_int(task, v[1], &in) || !size_argument(task, v[3], &count) ||
      (!v[2].is_none() && !read_off(task, v[2], &offset)))
    return kNull;
  char chunk[16384];
  size_t wanted = count < 0 ? 0 : count < 16384 ? static_cast<size_t>(count) : sizeof chunk;
  ssize_t n = os_call(
      task, [&] { return v[2].is_none() ? ::read(in, chunk, wanted) : ::pread(in, chunk, wanted, offset); });
  if (n <= 0) return int_or_error(task, n);
  return int_or_error(task, os_call(task, [&] { return ::write(out, chunk, static_cast<size_t>(n)); }));
}

} // namespace

TypeObject* terminal_size_type(Task* task) {
  return struct_sequence_type(task, &terminal_description);
}

const MethodDef file_functions[] = {
    {"open", open_function, 0, -1, kMethodKeywords,
     "Open a file for low level IO.  Returns a file descriptor."},
    {"close", close_function, 0, -1, kMethodKeywords, "Close a file descriptor."},
    {"closerange", closerange, 2, 2, 0, "Closes all file descriptors in [fd_low, fd_high), ignoring errors."},
    {"read", read_function, 2, 2, 0, "Read from a file descriptor.  Returns a bytes object."},
    {"readinto", readinto, 2, 2, 0, "Read into a buffer object from a file descriptor."},
    {"pread", pread_function, 3, 3, 0, "Read a number of bytes from a file descriptor at an offset."},
    {"write", write_function, 2, 2, 0, "Write a bytes object to a file descriptor."},
    {"pwrite", pwrite_function, 3, 3, 0, "Write bytes to a file descriptor starting at an offset."},
    {"lseek", lseek_function, 3, 3, 0, "Set the position of a file descriptor.  Return the new position."},
    {"dup", dup_function, 1, 1, 0, "Return a duplicate of a file descriptor."},
    {"dup2", dup2_function, 0, -1, kMethodKeywords, "Duplicate file descriptor."},
    {"pipe", pipe_function, 0, 0, 0, "Create a pipe."},
    {"pipe2", pipe2_function, 1, 1, 0, "Create a pipe with flags set atomically."},
    {"fsync", on_descriptor<::fsync>, 0, -1, kMethodKeywords, "Force write of fd to disk."},
    {"fdatasync", on_descriptor<::fdatasync>, 0, -1, kMethodKeywords,
     "Force write of fd to disk, data only."},
    {"ftruncate", ftruncate_function, 2, 2, 0, "Truncate a file, specified by file descriptor, to a length."},
    {"truncate", truncate_function, 0, -1, kMethodKeywords,
     "Truncate a file, specified by path, to a length."},
    {"isatty", isatty_function, 1, 1, 0, "Return True if the fd is connected to a terminal."},
    {"get_inheritable", get_inheritable, 1, 1, 0,
     "Get the close-on-exe flag of the specified file descriptor."},
    {"set_inheritable", set_inheritable, 2, 2, 0,
     "Set the inheritable flag of the specified file descriptor."},
    {"get_blocking", get_blocking, 1, 1, 0, "Get the blocking mode of the file descriptor."},
    {"set_blocking", set_blocking, 2, 2, 0, "Set the blocking mode of the specified file descriptor."},
    {"get_terminal_size", get_terminal_size, 0, 1, 0,
     "Return the size of the terminal window as (columns, lines)."},
    {"urandom", urandom, 1, 1, 0,
     "Return a bytes object containing random bytes suitable for cryptographic use."},
    {"sendfile", sendfile_function, 0, -1, kMethodKeywords,
     "Copy bytes from one file descriptor to another."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace pyc::posix
