/// open(): arguments, modes, and which class a file gets.

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "builtins/file_object.h"
#include "object/bytes.h"
#include "object/call.h"
#include "object/codecs.h"
#include "object/errors.h"
#include "object/int.h"
#include "object/operators.h"
#include "object/os_path.h"
#include "platform/scratch.h"

namespace pyc {

namespace {

struct Mode {
  bool reading = false, writing = false, appending = false, creating = false, updating = false;
  bool text = false, binary = false;
};

bool parse_mode(Task* task, Value v, Mode* out) {
  if (!is_str(v)) return raise_type_error(task, "open() argument 'mode' must be str, not %T", v);
  auto* s = v.as<StrObject>();
  for (size_t i = 0; i < s->length(); i++) {
    uint32_t c = str_char(s, i);
    bool* flag = c == 'r'   ? &out->reading
                 : c == 'w' ? &out->writing
                 : c == 'a' ? &out->appending
                 : c == 'x' ? &out->creating
                 : c == '+' ? &out->updating
                 : c == 't' ? &out->text
                 : c == 'b' ? &out->binary
                            : nullptr;
    if (!flag || *flag) return raise_value_error(task, "invalid mode: %R", v);
    *flag = true;
  }
  if (out->text && out->binary) return raise_value_error(task, "can't have text and binary mode at once");
  int kinds = out->reading + out->writing + out->appending + out->creating;
  if (kinds > 1) return raise_value_error(task, "must have exactly one of create/read/write/append mode");
  if (kinds == 0)
    return raise_value_error(task,
                             "Must have exactly one of create/read/write/append mode and at most one plus");
  return true;
}

int open_flags(const Mode& mode) {
  int access = mode.updating ? O_RDWR : mode.reading ? O_RDONLY : O_WRONLY;
  int how = mode.writing     ? O_CREAT | O_TRUNC
            : mode.appending ? O_CREAT | O_APPEND
            : mode.creating  ? O_CREAT | O_EXCL
                             : 0;
  return access | how | O_CLOEXEC;
}

/// Opens by name; `*file` becomes the str or bytes of a path-like object. -1 with an exception.
int open_path(Task* task, Value* file, const Mode& mode) {
  *file = os_fspath(task, *file);
  Value encoded = file->is_null() ? kNull : os_fsencode(task, *file);
  if (encoded.is_null()) return -1;
  auto* bytes = encoded.as<BytesObject>();
  if (std::memchr(bytes->data, 0, bytes->length)) {
    raise_value_error(task, "embedded null %s", is_str(*file) ? "character" : "byte");
    return -1;
  }
  Scratch<char, 512> path(task, bytes->length + 1);
  if (!path) return -1;
  std::memcpy(path.data(), bytes->data, bytes->length);
  path[bytes->length] = 0;
  int descriptor = os_call(task, [&] { return ::open(path.data(), open_flags(mode), 0666); });
  if (descriptor < 0) {
    os_failed(task, *file, kNull);
    return -1;
  }
  struct stat status;
  if (::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
    ::close(descriptor);
    raise_os_error(task, EISDIR, *file);
    return -1;
  }
  return descriptor;
}

} // namespace

bool parse_newline(Task* task, Value v, Newline* out) {
  *out = Newline::Universal;
  if (v.is_null() || v.is_none()) return true;
  if (!is_str(v)) return raise_type_error(task, "open() argument 'newline' must be str or None, not %T", v);
  auto* s = v.as<StrObject>();
  if (s->length() == 0)
    *out = Newline::None;
  else if (str_equal_ascii(s, "\n"))
    *out = Newline::Lf;
  else if (str_equal_ascii(s, "\r"))
    *out = Newline::Cr;
  else if (str_equal_ascii(s, "\r\n"))
    *out = Newline::CrLf;
  else
    return raise_value_error(task, "illegal newline value: %R", v);
  return true;
}

static bool given(Value v) {
  return !v.is_null() && !v.is_none();
}

Value text_file_encoding(Task* task, Value encoding, bool writing) {
  if (!given(encoding)) return str_from_cstring(task, "UTF-8");
  if (!is_str(encoding))
    return raise_type_error(task, "open() argument 'encoding' must be str or None, not %T", encoding);
  if (str_equal_ascii(encoding.as<StrObject>(), "locale")) return str_from_cstring(task, "UTF-8");
  switch (codec_find(encoding.as<StrObject>())) {
  case Codec::Utf8:
  case Codec::Ascii:
  case Codec::Latin1:
    return encoding;
  case Codec::Utf8Sig:
    return writing ? Value(raise_unsupported(task, "writing text files with a byte order mark")) : encoding;
  case Codec::Unknown: {
    Value info = codec_lookup(task, encoding);
    bool text = !info.is_null() && codec_check_text(task, info, encoding, "codecs.open()");
    return text ? encoding : kNull;
  }
  default:
    // Lines are found in the bytes, so the encoding must contain ASCII.
    return raise_unsupported(task, "text files in UTF-16, UTF-32 and escapes");
  }
}

namespace {

bool check_binary_arguments(Task* task, const Value bound[8]) {
  if (given(bound[3])) return raise_value_error(task, "binary mode doesn't take an encoding argument");
  if (given(bound[4])) return raise_value_error(task, "binary mode doesn't take an errors argument");
  if (given(bound[5])) return raise_value_error(task, "binary mode doesn't take a newline argument");
  return true;
}

/// The mode that a binary file shows: CPython normalises it.
const char* shown_mode(const Mode& mode) {
  if (mode.creating) return mode.updating ? "xb+" : "xb";
  if (mode.appending) return mode.updating ? "ab+" : "ab";
  if (mode.updating) return "rb+";
  return mode.reading ? "rb" : "wb";
}

/// opener(file, flags). -1 with an exception.
int open_with(Task* task, Value opener, Value file, const Mode& mode) {
  Value result = call2(task, opener, file, Value::from_small_int(open_flags(mode)));
  if (result.is_null()) return -1;
  int64_t descriptor;
  if (!is_int_or_bool(result)) {
    raise_type_error(task, "expected integer from opener");
    return -1;
  }
  if (!index_i64(task, result, types::OverflowError, &descriptor)) return -1;
  if (descriptor >= 0) return static_cast<int>(descriptor);
  raise_value_error(task, "opener returned %ld", descriptor);
  return -1;
}

BinaryFile* open_binary(Task* task, const Value bound[8], const Mode& mode, bool unbuffered) {
  Value file = bound[0];
  bool by_number = is_int_or_bool(file);
  bool close = true;
  if (!bound[6].is_null() && !truth(task, bound[6], &close)) return nullptr;
  int64_t descriptor = -1;
  if (by_number) {
    if (!index_i64(task, file, types::OverflowError, &descriptor)) return nullptr;
    if (descriptor < 0) return raise_value_error(task, "negative file descriptor");
    if (::fcntl(static_cast<int>(descriptor), F_GETFD) < 0) return raise_os_error(task, errno, file);
  } else {
    if (!close) return raise_value_error(task, "Cannot use closefd=False with file name");
    descriptor = given(bound[7]) ? open_with(task, bound[7], file, mode) : open_path(task, &file, mode);
    if (descriptor < 0) return nullptr;
  }
  uint32_t flags = (mode.reading || mode.updating ? kFileReadable : 0u) |
                   (!mode.reading || mode.updating ? kFileWritable : 0u) |
                   (close ? kFileOwnsDescriptor : 0u) | (mode.appending ? kFileAppend : 0u) |
                   (unbuffered ? kFileUnbuffered : 0u);
  TypeObject* type = unbuffered      ? types::raw_file
                     : mode.updating ? types::binary_random
                     : mode.reading  ? types::binary_reader
                                     : types::binary_writer;
  Value shown = str_from_cstring(task, shown_mode(mode));
  BinaryFile* binary = shown.is_null()
                           ? nullptr
                           : binary_file_new(task, type, static_cast<int>(descriptor), flags, file, shown);
  if (!binary && !by_number) ::close(static_cast<int>(descriptor));
  if (binary && mode.appending) ::lseek(static_cast<int>(descriptor), 0, SEEK_END);
  return binary;
}

} // namespace

Value builtin_open(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"file",    "mode",    "buffering", "encoding", "errors",
                                      "newline", "closefd", "opener",    nullptr};
  static const ParameterList list = {"open", names, 1, 8};
  Value bound[8];
  if (!bind_arguments(task, list, args, nargs, kwnames, bound)) return kNull;
  static StrObject* const default_mode = intern_cstring("r");
  Value mode_text = bound[1].is_null() ? Value::from_object(default_mode) : bound[1];
  Mode mode;
  int64_t buffering = -1;
  Newline newline;
  if (!parse_mode(task, mode_text, &mode)) return kNull;
  if (!bound[2].is_null() && !index_i64(task, bound[2], types::OverflowError, &buffering)) return kNull;
  if (mode.binary && !check_binary_arguments(task, bound)) return kNull;
  if (!mode.binary && buffering == 0) return raise_value_error(task, "can't have unbuffered text I/O");
  if (!parse_newline(task, bound[5], &newline)) return kNull;
  Value encoding = kNull;
  if (!mode.binary) {
    encoding = text_file_encoding(task, bound[3], !mode.reading || mode.updating);
    if (encoding.is_null()) return kNull;
  }
  BinaryFile* binary = open_binary(task, bound, mode, buffering == 0);
  if (!binary) return kNull;
  if (mode.binary) return Value::from_object(binary);
  Value errors = given(bound[4]) ? bound[4] : str_from_cstring(task, "strict");
  if (encoding.is_null() || errors.is_null()) return kNull;
  Value file = text_file_new(task, binary, encoding, errors, newline);
  if (file.is_null()) return kNull;
  auto* text = file.as<TextFile>();
  text->mode = mode_text;
  text->line_buffering = buffering == 1 || ::isatty(binary->descriptor);
  return file;
}

} // namespace pyc
