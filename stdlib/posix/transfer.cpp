/// Between descriptors and several buffers, or two descriptors; locks and room in files.

#include <climits>
#include <fcntl.h>
#include <sys/uio.h>
#include <unistd.h>

#include "object/buffer.h"
#include "object/list.h"
#include "platform/vector.h"
#include "stdlib/posix/posix.h"

namespace pyc::posix {

namespace {

/// The buffers of a sequence, held while it lives.
class BufferVector {
public:
  ~BufferVector() {
    for (Buffer& buffer : buffers_)
      buffer_release(task_, &buffer);
  }
  bool get(Task* task, const char* function, Value sequence, int flags) {
    task_ = task;
    if (!is_sequence(sequence)) return raise_type_error(task, "%s() arg 2 must be a sequence", function);
    int64_t count;
    if (!length(task, sequence, &count)) return false;
    kept_ = list_new(task, nullptr, 0);
    for (int64_t i = 0; i < count; i++) {
      Value item = get_item(task, sequence, Value::from_small_int(i));
      if (kept_.is_null() || item.is_null() || !add(item, flags)) return false;
    }
    return true;
  }
  const iovec* parts() const { return parts_.data(); }
  int count() const { return parts_.size() > INT_MAX ? INT_MAX : static_cast<int>(parts_.size()); }

private:
  bool add(Value item, int flags) {
    Buffer buffer;
    if (!buffer_acquire(task_, item, flags, &buffer)) return false;
    parts_.push({buffer.data, static_cast<size_t>(buffer.length)});
    buffers_.push(buffer);
    // The vector's memory is no root.
    for (Value held : {buffer.owner, buffer.helper, buffer.memory})
      if (!held.is_null() && !list_append(task_, kept_, held)) return false;
    return true;
  }

  Task* task_ = nullptr;
  Value kept_ = kNull;
  Vector<Buffer> buffers_;
  Vector<iovec> parts_;
};

Value readv_function(Task* task, const Value* args, size_t, Value) {
  int fd;
  BufferVector buffers;
  if (!read_int(task, args[0], &fd) || !buffers.get(task, "readv", args[1], kBufferWritable)) return kNull;
  return int_or_error(task, os_call(task, [&] { return ::readv(fd, buffers.parts(), buffers.count()); }));
}

Value writev_function(Task* task, const Value* args, size_t, Value) {
  int fd;
  BufferVector buffers;
  if (!read_int(task, args[0], &fd) || !buffers.get(task, "writev", args[1], kBufferSimple)) return kNull;
  return int_or_error(task, os_call(task, [&] { return ::writev(fd, buffers.parts(), buffers.count()); }));
}

Value preadv_function(Task* task, const Value* args, size_t nargs, Value) {
  int fd, flags;
  int64_t offset;
  BufferVector buffers;
  if (!read_int(task, args[0], &fd) || !read_off(task, args[2], &offset) ||
      !read_int(task, nargs > 3 ? args[3] : kNull, 0, &flags) ||
      !buffers.get(task, "preadv2", args[1], kBufferWritable))
    return kNull;
  return int_or_error(
      task, os_call(task, [&] { return ::preadv2(fd, buffers.parts(), buffers.count(), offset, flags); }));
}

Value pwritev_function(Task* task, const Value* args, size_t nargs, Value) {
  int fd, flags;
  int64_t offset;
  BufferVector buffers;
  if (!read_int(task, args[0], &fd) || !read_off(task, args[2], &offset) ||
      !read_int(task, nargs > 3 ? args[3] : kNull, 0, &flags) ||
      !buffers.get(task, "pwritev", args[1], kBufferSimple))
    return kNull;
  return int_or_error(
      task, os_call(task, [&] { return ::pwritev2(fd, buffers.parts(), buffers.count(), offset, flags); }));
}

/// src, dst, count and the two offsets, of copy_file_range and splice.
struct Copy {
  int from, to;
  int64_t count;
  off64_t offsets[2];
  off64_t* at[2];

  bool read(Task* task, const Value* v) {
    if (!read_int(task, v[0], &from) || !read_int(task, v[1], &to) || !size_argument(task, v[2], &count))
      return false;
    if (count < 0) return raise_value_error(task, "negative value for 'count' not allowed");
    for (int i = 0; i < 2; i++) {
      Value offset = v[3 + i];
      at[i] = offset.is_null() || offset.is_none() ? nullptr : &offsets[i];
      if (at[i] && !read_off(task, offset, at[i])) return false;
    }
    return true;
  }
};

Value copy_file_range_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(5, "copy_file_range", 3, 5, "src", "dst", "count", "offset_src", "offset_dst");
  Copy copy;
  if (!copy.read(task, v)) return kNull;
  return int_or_error(task, os_call(task, [&] {
                        return ::copy_file_range(copy.from, copy.at[0], copy.to, copy.at[1],
                                                 static_cast<size_t>(copy.count), 0);
                      }));
}

Value splice_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(6, "splice", 3, 6, "src", "dst", "count", "offset_src", "offset_dst", "flags");
  Copy copy;
  uint64_t flags = 0;
  if ((!v[5].is_null() && !read_unsigned(task, v[5], UINT32_MAX, &flags)) || !copy.read(task, v))
    return kNull;
  return int_or_error(task, os_call(task, [&] {
                        return ::splice(copy.from, copy.at[0], copy.to, copy.at[1],
                                        static_cast<size_t>(copy.count), static_cast<unsigned>(flags));
                      }));
}

/// A lock that a signal interrupts is not taken: InterruptedError, as in CPython.
Value lockf_function(Task* task, const Value* args, size_t, Value) {
  int fd, command, result;
  int64_t length;
  if (!read_int(task, args[0], &fd) || !read_int(task, args[1], &command) ||
      !read_off(task, args[2], &length))
    return kNull;
  {
    SafeRegion region(task);
    result = ::lockf(fd, command, length);
  }
  return none_or_error(task, result);
}

/// -1 with `errno` from a function that returns its error.
int as_errno(int error) {
  errno = error;
  return error ? -1 : 0;
}

Value posix_fallocate_function(Task* task, const Value* args, size_t, Value) {
  int fd;
  int64_t offset, length;
  if (!read_int(task, args[0], &fd) || !read_off(task, args[1], &offset) || !read_off(task, args[2], &length))
    return kNull;
  return none_or_error(task, os_call(task, [&] { return as_errno(::posix_fallocate(fd, offset, length)); }));
}

Value posix_fadvise_function(Task* task, const Value* args, size_t, Value) {
  int fd, advice;
  int64_t offset, length;
  if (!read_int(task, args[0], &fd) || !read_off(task, args[1], &offset) ||
      !read_off(task, args[2], &length) || !read_int(task, args[3], &advice))
    return kNull;
  return none_or_error(task,
                       os_call(task, [&] { return as_errno(::posix_fadvise(fd, offset, length, advice)); }));
}

Value sync_function(Task* task, const Value*, size_t, Value) {
  SafeRegion region(task);
  ::sync();
  return kNone;
}

} // namespace

const MethodDef transfer_functions[] = {
    {"readv", readv_function, 2, 2, 0, "Read from a file descriptor fd into an iterable of buffers."},
    {"writev", writev_function, 2, 2, 0,
     "Iterate over buffers, and write the contents of each to a file descriptor."},
    {"preadv", preadv_function, 3, 4, 0,
     "Reads from a file descriptor into a number of mutable bytes-like objects."},
    {"pwritev", pwritev_function, 3, 4, 0,
     "Writes the contents of bytes-like objects to a file descriptor at a given offset."},
    {"copy_file_range", copy_file_range_function, 0, -1, kMethodKeywords,
     "Copy count bytes from one file descriptor to another."},
    {"splice", splice_function, 0, -1, kMethodKeywords,
     "Transfer count bytes from one pipe to a descriptor or vice versa."},
    {"lockf", lockf_function, 3, 3, 0, "Apply, test or remove a POSIX lock on an open file descriptor."},
    {"posix_fallocate", posix_fallocate_function, 3, 3, 0,
     "Ensure a file has allocated at least a particular number of bytes on disk."},
    {"posix_fadvise", posix_fadvise_function, 4, 4, 0,
     "Announce an intention to access data in a specific pattern."},
    {"sync", sync_function, 0, 0, 0, "Force write of everything to disk."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace pyc::posix
