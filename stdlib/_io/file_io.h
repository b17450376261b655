#pragma once
/// FileIO: the raw stream over a descriptor. Its `name` is an ordinary attribute.

#include "stdlib/_io/io.h"

namespace pyc::io {

struct FileIO : Object {
  int32_t descriptor; ///< -1: closed
  int32_t block_size;
  int8_t seekable; ///< -1: not asked yet
  bool readable, writable, appending, created;
  bool owns_descriptor;
  bool finalizing;
  bool initialized; ///< a descriptor has been given; zero memory of a new object says closed
};

inline bool file_is_closed(const FileIO* file) {
  return !file->initialized || file->descriptor < 0;
}

/// A FileIO of exactly that class without attributes of its own but the name: nothing of it is overridden.
bool is_plain_file(Value v);

/// FileIO(file, mode, closefd, opener). Null with an exception.
FileIO* file_open(Task* task, Value file, Value mode, bool closefd, Value opener);

/// seekable(), readable() or writable(): a bool, or NULL with ValueError.
Value file_ability(Task* task, FileIO* file, Ability ability);

// What the methods do; bytes moved, kFailed or kBlocked.
int64_t file_read(Task* task, FileIO* file, char* to, size_t count);
int64_t file_write(Task* task, FileIO* file, const char* data, size_t count);
/// How much memory a read of `count` bytes needs at most: no more than the file has where that is known.
int64_t file_read_room(const FileIO* file, int64_t count);
/// The new position; -1 with an exception.
int64_t file_seek(Task* task, FileIO* file, int64_t offset, int whence);

} // namespace pyc::io
