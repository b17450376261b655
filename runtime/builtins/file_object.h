#pragma once
/// What the files of the file types share: the binary layer and the text layer over it.

#include "builtins/file.h"
#include "object/str.h"
#include "object/type.h"

namespace pyc {

/// Bits of BinaryFile::flags.
enum FileFlag : uint32_t {
  kFileReadable = 1,
  kFileWritable = 2,
  kFileClosed = 4,
  kFileOwnsDescriptor = 8,
  kFileAppend = 16,
  kFileUnbuffered = 32,
};

/// Owns the descriptor. Unread bytes are [read_from, read_to) of `buffer`, unwritten ones [0, write_to);
/// never both.
struct BinaryFile : Object {
  int32_t descriptor;
  uint32_t flags;
  char* buffer; ///< malloc; null until first used
  uint64_t capacity;
  uint64_t read_from, read_to;
  uint64_t write_to;
  Value name;
  Value mode;            ///< str
  BinaryFile* next_open; ///< list of files to flush at exit; guarded by the list's lock
};

enum class Newline : uint8_t {
  Universal,
  Lf,
  Cr,
  CrLf,
  None
}; ///< None: newline='', lines end as in the file

struct TextFile : Object {
  BinaryFile* binary;
  Value encoding;
  Value errors;
  Value name;
  Value mode;
  Newline newline;
  bool line_buffering;
  bool write_through;
};

inline bool is_text_file(Value v) {
  return is_file(v) && type_of(v) == types::text_file;
}

constexpr size_t kFileBuffer = 128 * 1024;

BinaryFile* binary_file_new(Task* task, TypeObject* type, int descriptor, uint32_t flags, Value name,
                            Value mode);
/// `newline` says how lines end and are translated; name and mode are the binary file's until the caller sets
/// them.
Value text_file_new(Task* task, BinaryFile* binary, Value encoding, Value errors, Newline newline);
/// ValueError "I/O operation on closed file." when it is closed.
bool check_open(Task* task, const BinaryFile* file);
/// Reads more into the buffer: false at the end of the file or on error (then task->exc is set).
bool binary_fill(Task* task, BinaryFile* file);
bool binary_write(Task* task, BinaryFile* file, const char* data, size_t length);
bool binary_flush(Task* task, BinaryFile* file);
bool binary_close(Task* task, BinaryFile* file);
/// Up to `count` bytes (< 0: all) as bytes.
Value binary_read(Task* task, BinaryFile* file, int64_t count);
/// Moves the position, dropping what is buffered. -1 with an exception.
int64_t binary_seek(Task* task, BinaryFile* file, int64_t offset, int whence);
int64_t binary_tell(Task* task, BinaryFile* file);
/// One line's bytes within the buffer: where it starts, how long it is with its newline; the bytes are
/// consumed. `separator` is the last byte of a line. False with an exception; length 0 at the end.
/// The `newline` argument of open(): NULL and None are universal. False with an exception.
bool parse_newline(Task* task, Value v, Newline* out);
/// The `encoding` argument of a text file: a str, "UTF-8" for none. LookupError of names that nobody knows;
/// NULL with an exception.
Value text_file_encoding(Task* task, Value encoding, bool writing);
bool binary_line(Task* task, BinaryFile* file, char separator, int64_t limit, const char** data,
                 size_t* length);

extern const MethodDef text_file_methods[];

} // namespace pyc
