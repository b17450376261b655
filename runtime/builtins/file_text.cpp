/// The text layer of files, _io.TextIOWrapper: decoding, newlines, lines. And the three standard streams.

#include <cerrno>
#include <cstring>
#include <unistd.h>

#include "builtins/file_object.h"
#include "gc/gc.h"
#include "object/bytes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/int.h"
#include "object/list.h"
#include "object/operators.h"
#include "object/str_methods.h"

namespace pyc {

namespace {

TextFile* text_of(Value v) {
  return v.as<TextFile>();
}

Value decode(Task* task, const TextFile* file, const char* data, size_t length) {
  // ASCII, the usual case, without a bytes object in between.
  bool ascii = true;
  for (size_t i = 0; i < length && ascii; i++)
    ascii = static_cast<unsigned char>(data[i]) < 0x80;
  if (ascii) return str_from_latin1(task, data, length);
  Value bytes = bytes_new(task, data, length);
  return bytes.is_null() ? kNull : bytes_decode(task, bytes, file->encoding, file->errors);
}

/// "\r\n" and "\r" become "\n" in a line or a whole text; the bytes are the buffer's own, changed in place.
size_t translate_newlines(char* data, size_t length) {
  auto* first = static_cast<char*>(std::memchr(data, '\r', length));
  if (!first) return length;
  size_t out = static_cast<size_t>(first - data);
  for (size_t i = out; i < length; i++) {
    if (data[i] != '\r') {
      data[out++] = data[i];
      continue;
    }
    data[out++] = '\n';
    if (i + 1 < length && data[i + 1] == '\n') i++;
  }
  return out;
}

/// The next line's bytes when any of \n, \r, \r\n may end it.
bool universal_line(Task* task, BinaryFile* file, int64_t limit, const char** data, size_t* length) {
  size_t scanned = 0;
  while (true) {
    const char* start = file->buffer + file->read_from;
    size_t available = file->read_to - file->read_from;
    for (size_t i = scanned; i < available; i++) {
      bool at_limit = limit >= 0 && i + 1 >= static_cast<uint64_t>(limit);
      size_t end = 0;
      if (start[i] == '\n') end = i + 1;
      if (start[i] == '\r') {
        // Whether a "\n" follows may only be known after the next read.
        if (i + 1 == available && !at_limit) {
          scanned = i;
          break;
        }
        end = i + 1 < available && start[i + 1] == '\n' ? i + 2 : i + 1;
      }
      if (end == 0 && at_limit) end = i + 1;
      if (end == 0) continue;
      *data = start;
      *length = end;
      file->read_from += end;
      return true;
    }
    bool pending_return = available > scanned && start[scanned] == '\r';
    if (!pending_return) scanned = available;
    if (binary_fill(task, file)) continue;
    if (has_error(task)) return false;
    *data = file->buffer ? file->buffer + file->read_from : "";
    *length = file->read_to - file->read_from;
    file->read_from = file->read_to;
    return true;
  }
}

Value read_line(Task* task, TextFile* file, int64_t limit) {
  const char* data;
  size_t length;
  // A limit counts characters; bytes are at least as many, so lines are cut afterwards. Files with limits are
  // rare.
  bool ok;
  if (file->newline == Newline::Universal || file->newline == Newline::None) {
    ok = universal_line(task, file->binary, -1, &data, &length);
  } else {
    ok = binary_line(task, file->binary, file->newline == Newline::Cr ? '\r' : '\n', -1, &data, &length);
  }
  if (!ok) return kNull;
  size_t raw = length;
  if (file->newline == Newline::Universal) length = translate_newlines(const_cast<char*>(data), length);
  Value line = decode(task, file, data, length);
  if (line.is_null() || limit < 0 || static_cast<uint64_t>(limit) >= line.as<StrObject>()->length())
    return line;
  // The rest of the line is read again next time.
  Value cut = str_substring(task, line, 0, static_cast<size_t>(limit));
  if (cut.is_null()) return kNull;
  Value used = str_encode(task, cut, file->encoding, file->errors);
  if (used.is_null()) return kNull;
  file->binary->read_from -= raw - used.as<BytesObject>()->length;
  return cut;
}

Value read_all(Task* task, TextFile* file) {
  Value bytes = binary_read(task, file->binary, -1);
  if (bytes.is_null()) return kNull;
  auto* b = bytes.as<BytesObject>();
  size_t length = b->length;
  // The bytes object is our own: nobody else sees it before it is decoded.
  if (file->newline == Newline::Universal) length = translate_newlines(b->data, length);
  return decode(task, file, b->data, length);
}

/// Up to `count` characters: lines are read until there are enough.
Value read_some(Task* task, TextFile* file, int64_t count) {
  StrBuilder out(task);
  while (out.length() < static_cast<uint64_t>(count)) {
    Value piece = read_line(task, file, count - static_cast<int64_t>(out.length()));
    if (piece.is_null()) return kNull;
    if (piece.as<StrObject>()->length() == 0) break;
    out.add(piece.as<StrObject>());
  }
  return out.finish();
}

bool check_text_readable(Task* task, TextFile* file) {
  if (!check_open(task, file->binary)) return false;
  if (file->binary->flags & kFileReadable) return true;
  // binary_fill words the error.
  binary_fill(task, file->binary);
  return false;
}

bool read_size(Task* task, const Value* args, size_t nargs, int64_t* out) {
  *out = -1;
  return nargs < 2 || args[1].is_none() || index_i64(task, args[1], types::OverflowError, out);
}

Value read_method(Task* task, const Value* args, size_t nargs, Value) {
  int64_t count;
  if (!read_size(task, args, nargs, &count) || !check_text_readable(task, text_of(args[0]))) return kNull;
  return count < 0 ? read_all(task, text_of(args[0])) : read_some(task, text_of(args[0]), count);
}

Value readline_method(Task* task, const Value* args, size_t nargs, Value) {
  int64_t limit;
  if (!read_size(task, args, nargs, &limit) || !check_text_readable(task, text_of(args[0]))) return kNull;
  return read_line(task, text_of(args[0]), limit);
}

Value readlines_method(Task* task, const Value* args, size_t nargs, Value) {
  int64_t hint, total = 0;
  if (!read_size(task, args, nargs, &hint) || !check_text_readable(task, text_of(args[0]))) return kNull;
  Value list = list_new(task, nullptr, 0);
  while (!list.is_null()) {
    Value line = read_line(task, text_of(args[0]), -1);
    if (line.is_null()) return kNull;
    auto n = static_cast<int64_t>(line.as<StrObject>()->length());
    if (n == 0) break;
    if (!list_append(task, list, line)) return kNull;
    total += n;
    if (hint > 0 && total >= hint) break;
  }
  return list;
}

/// Text with every "\n" written as the file's newline wants it.
bool write_translated(Task* task, TextFile* file, const char* data, size_t length) {
  const char* newline = file->newline == Newline::CrLf ? "\r\n" : "\r";
  while (length > 0) {
    auto* hit = static_cast<const char*>(std::memchr(data, '\n', length));
    size_t n = hit ? static_cast<size_t>(hit - data) : length;
    if (!binary_write(task, file->binary, data, n)) return false;
    if (!hit) return true;
    if (!binary_write(task, file->binary, newline, std::strlen(newline))) return false;
    data += n + 1;
    length -= n + 1;
  }
  return true;
}

bool write_text(Task* task, TextFile* file, Value text) {
  auto* s = text.as<StrObject>();
  const char* data = str_data(s);
  size_t length = s->length();
  bool ascii = s->width() == 1;
  for (size_t i = 0; i < length && ascii; i++)
    ascii = static_cast<unsigned char>(data[i]) < 0x80;
  Value encoded = text;
  if (!ascii) {
    encoded = str_encode(task, text, file->encoding, file->errors);
    if (encoded.is_null()) return false;
    data = encoded.as<BytesObject>()->data;
    length = encoded.as<BytesObject>()->length;
  }
  bool plain = file->newline != Newline::CrLf && file->newline != Newline::Cr;
  bool ok =
      plain ? binary_write(task, file->binary, data, length) : write_translated(task, file, data, length);
  bool flush = file->write_through || (file->line_buffering && std::memchr(data, '\n', length));
  PYC_KEEP(encoded.bits);
  return ok && (!flush || binary_flush(task, file->binary));
}

Value write_method(Task* task, const Value* args, size_t, Value) {
  if (!is_str(args[1])) return raise_type_error(task, "write() argument must be str, not %T", args[1]);
  if (!write_text(task, text_of(args[0]), args[1])) return kNull;
  return Value::from_small_int(static_cast<int64_t>(args[1].as<StrObject>()->length()));
}

bool write_line(Task* task, void* file, Value line) {
  Value args[] = {Value::from_object(static_cast<Object*>(file)), line};
  return !write_method(task, args, 2, kNull).is_null();
}

Value writelines_method(Task* task, const Value* args, size_t, Value) {
  return iterate(task, args[1], write_line, args[0].object()) ? kNone : kNull;
}

/// Methods that the binary layer answers: the same method of the binary file's class.
template <const char* const& name> Value delegate(Task* task, const Value* args, size_t nargs, Value) {
  static StrObject* const interned = intern_cstring(name);
  return call_method(task, Value::from_object(text_of(args[0])->binary), interned, args + 1, nargs - 1);
}

constexpr const char* kFlush = "flush";
constexpr const char* kClose = "close";
constexpr const char* kFileno = "fileno";
constexpr const char* kIsatty = "isatty";
constexpr const char* kReadable = "readable";
constexpr const char* kWritable = "writable";
constexpr const char* kSeekable = "seekable";
constexpr const char* kSeek = "seek";
constexpr const char* kTell = "tell";
constexpr const char* kTruncate = "truncate";

Value enter_method(Task* task, const Value* args, size_t, Value) {
  return check_open(task, text_of(args[0])->binary) ? args[0] : kNull;
}
Value exit_method(Task* task, const Value* args, size_t, Value) {
  return binary_close(task, text_of(args[0])->binary) ? kNone : kNull;
}

Value reconfigure_method(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"encoding",       "errors",        "newline",
                                      "line_buffering", "write_through", nullptr};
  static const ParameterList list = {"reconfigure", names, 0, 0};
  Value bound[5];
  if (!bind_arguments(task, list, args + 1, nargs - 1, kwnames, bound)) return kNull;
  TextFile* file = text_of(args[0]);
  if (!bound[2].is_null()) return raise_unsupported(task, "reconfigure(newline=…) (issue 3)");
  if (!binary_flush(task, file->binary)) return kNull;
  if (!bound[0].is_null() && !bound[0].is_none()) gc::store_field(task, file, &file->encoding, bound[0]);
  if (!bound[1].is_null() && !bound[1].is_none()) gc::store_field(task, file, &file->errors, bound[1]);
  bool flag;
  if (!bound[3].is_null() && !bound[3].is_none()) {
    if (!truth(task, bound[3], &flag)) return kNull;
    file->line_buffering = flag;
  }
  if (!bound[4].is_null() && !bound[4].is_none()) {
    if (!truth(task, bound[4], &flag)) return kNull;
    file->write_through = flag;
  }
  return kNone;
}

Value get_closed(Task*, Value self) {
  return Value::from_bool(text_of(self)->binary->flags & kFileClosed);
}
Value get_name(Task*, Value self) {
  return text_of(self)->name;
}
Value get_mode(Task*, Value self) {
  return text_of(self)->mode;
}
Value get_encoding(Task*, Value self) {
  return text_of(self)->encoding;
}
Value get_errors(Task*, Value self) {
  return text_of(self)->errors;
}
Value get_buffer(Task*, Value self) {
  return Value::from_object(text_of(self)->binary);
}
Value get_line_buffering(Task*, Value self) {
  return Value::from_bool(text_of(self)->line_buffering);
}

Value iter_slot(Task* task, Value self) {
  return check_open(task, text_of(self)->binary) ? self : kNull;
}

Value next_slot(Task* task, Value self) {
  if (!check_text_readable(task, text_of(self))) return kNull;
  Value line = read_line(task, text_of(self), -1);
  return !line.is_null() && line.as<StrObject>()->length() == 0 ? kAbsent : line;
}

Value repr_slot(Task* task, Value self) {
  TextFile* file = text_of(self);
  return format_message(task, "<_io.TextIOWrapper name=%R mode=%R encoding=%R>", file->name, file->mode,
                        file->encoding);
}

const GetSetDef getsets[] = {
    {"closed", get_closed, nullptr, nullptr},
    {"name", get_name, nullptr, nullptr},
    {"mode", get_mode, nullptr, nullptr},
    {"encoding", get_encoding, nullptr, nullptr},
    {"errors", get_errors, nullptr, nullptr},
    {"buffer", get_buffer, nullptr, nullptr},
    {"line_buffering", get_line_buffering, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr},
};

/// TextIOWrapper(buffer, …) over a binary file.
Value new_slot(Task* task, TypeObject*, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"buffer",         "encoding",      "errors", "newline",
                                      "line_buffering", "write_through", nullptr};
  Value bound[6];
  if (!bind_arguments(task, {"TextIOWrapper", names, 1, 6}, args, nargs, kwnames, bound)) return kNull;
  if (!is_file(bound[0]) || is_text_file(bound[0]))
    return raise_unsupported(task, "io.TextIOWrapper over anything but a binary file on a descriptor");
  auto* binary = bound[0].as<BinaryFile>();
  Newline newline;
  bool line_buffering = false, write_through = false;
  if (!check_open(task, binary) || !parse_newline(task, bound[3], &newline) ||
      (!bound[4].is_null() && !truth(task, bound[4], &line_buffering)) ||
      (!bound[5].is_null() && !truth(task, bound[5], &write_through)))
    return kNull;
  Value encoding = text_file_encoding(task, bound[1], binary->flags & kFileWritable);
  Value errors = bound[2].is_null() || bound[2].is_none() ? str_from_cstring(task, "strict") : bound[2];
  Value file =
      encoding.is_null() || errors.is_null() ? kNull : text_file_new(task, binary, encoding, errors, newline);
  if (file.is_null()) return kNull;
  text_of(file)->line_buffering = line_buffering;
  text_of(file)->write_through = write_through;
  return file;
}

constexpr TypeSlots make_slots() {
  TypeSlots s{};
  s.new_ = new_slot;
  s.iter = iter_slot;
  s.next = next_slot;
  s.repr = repr_slot;
  return s;
}
const TypeSlots slots = make_slots();

Value streams[3];

/// One of the standard streams; None when its descriptor is closed.
bool start_stream(Task* task, int descriptor) {
  gc::add_root(&streams[descriptor]);
  if (::lseek(descriptor, 0, SEEK_CUR) < 0 && errno == EBADF) {
    streams[descriptor] = kNone;
    return true;
  }
  static const char* const names[] = {"<stdin>", "<stdout>", "<stderr>"};
  Value mode = str_from_cstring(task, descriptor ? "w" : "r"),
        raw_mode = str_from_cstring(task, descriptor ? "wb" : "rb");
  Value name = str_from_cstring(task, names[descriptor]), encoding = str_from_cstring(task, "utf-8");
  Value errors = str_from_cstring(task, descriptor == 2 ? "backslashreplace" : "strict");
  if (mode.is_null() || raw_mode.is_null() || name.is_null() || encoding.is_null() || errors.is_null())
    return false;
  BinaryFile* binary =
      binary_file_new(task, descriptor ? types::binary_writer : types::binary_reader, descriptor,
                      descriptor ? kFileWritable : kFileReadable, name, raw_mode);
  if (!binary) return false;
  Value stream = text_file_new(task, binary, encoding, errors, Newline::Universal);
  if (stream.is_null()) return false;
  TextFile* file = text_of(stream);
  file->name = name;
  file->mode = mode;
  file->line_buffering = descriptor == 2 || ::isatty(descriptor);
  streams[descriptor] = stream;
  return true;
}

} // namespace

Value text_file_new(Task* task, BinaryFile* binary, Value encoding, Value errors, Newline newline) {
  auto* file = static_cast<TextFile*>(instance_new(task, types::text_file));
  if (!file) return kNull;
  file->binary = binary;
  file->encoding = encoding;
  file->errors = errors;
  file->name = binary->name;
  file->mode = binary->mode;
  file->newline = newline;
  return Value::from_object(file);
}

bool is_file(Value v) {
  return has_kind(v, Kind::File);
}

bool standard_files_start(Task* task) {
  for (int descriptor = 0; descriptor < 3; descriptor++)
    if (!start_stream(task, descriptor)) return false;
  return true;
}

Value standard_file(int descriptor) {
  return streams[descriptor];
}

bool file_write_text(Task* task, Value file, Value text) {
  return write_text(task, text_of(file), text);
}

bool file_flush(Task* task, Value file) {
  return binary_flush(task, is_text_file(file) ? text_of(file)->binary : file.as<BinaryFile>());
}

Value file_read_line(Task* task, Value file, int64_t limit) {
  if (is_text_file(file)) return read_line(task, text_of(file), limit);
  const char* data;
  size_t length;
  return binary_line(task, file.as<BinaryFile>(), '\n', limit, &data, &length) ? bytes_new(task, data, length)
                                                                               : kNull;
}

const MethodDef text_file_methods[] = {
    {"read", read_method, 0, 1, 0, "Read at most size characters from stream."},
    {"readline", readline_method, 0, 1, 0, "Read until newline or EOF."},
    {"readlines", readlines_method, 0, 1, 0, "Return a list of lines from the stream."},
    {"write", write_method, 1, 1, 0, "Write string s to stream."},
    {"writelines", writelines_method, 1, 1, 0, "Write a list of lines to stream."},
    {"flush", delegate<kFlush>, 0, 0, 0, "Flush write buffers, if applicable."},
    {"close", delegate<kClose>, 0, 0, 0, "Flush and close the IO object."},
    {"fileno", delegate<kFileno>, 0, 0, 0, "Return underlying file descriptor."},
    {"isatty", delegate<kIsatty>, 0, 0, 0, "Return whether this is an interactive stream."},
    {"readable", delegate<kReadable>, 0, 0, 0, "Return whether object was opened for reading."},
    {"writable", delegate<kWritable>, 0, 0, 0, "Return whether object was opened for writing."},
    {"seekable", delegate<kSeekable>, 0, 0, 0, "Return whether object supports random access."},
    {"seek", delegate<kSeek>, 1, 2, 0, "Change the stream position."},
    {"tell", delegate<kTell>, 0, 0, 0, "Return the current stream position."},
    {"truncate", delegate<kTruncate>, 0, 1, 0, "Truncate file to size bytes."},
    {"reconfigure", reconfigure_method, 0, -1, kMethodKeywords,
     "Reconfigure the text stream with new parameters."},
    {"__enter__", enter_method, 0, 0, 0, nullptr},
    {"__exit__", exit_method, 3, 3, 0, nullptr},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

const TypeDefinition k_text_file_type = {.module = "_io",
                                         .flags = kTypeHasDict | kTypeHasWeakRefs,
                                         .native_size = sizeof(TextFile),
                                         .methods = text_file_methods,
                                         .getsets = getsets,
                                         .slots = &slots};

} // namespace pyc
