/// open(): its arguments, and which layers a file gets.

#include "stdlib/_io/open.h"

#include <unistd.h>

#include "object/names.h"
#include "object/os_path.h"
#include "stdlib/_io/buffered.h"
#include "stdlib/_io/file_io.h"
#include "stdlib/_io/text_io_wrapper.h"

namespace pyc {

namespace io {

namespace {

/// The shape of a TextIOWrapper that has `mode` and no other attribute of its own.
std::atomic<uint32_t> moded_shape{0};

bool given(Value v) {
  return !v.is_null() && !v.is_none();
}

struct Mode {
  bool reading = false, writing = false, appending = false, creating = false, updating = false;
  bool text = false, binary = false;
};

bool parse_mode(Task* task, Value v, Mode* out) {
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
    if (!flag || *flag) return raise_value_error(task, "invalid mode: '%S'", s);
    *flag = true;
  }
  if (out->text && out->binary) return raise_value_error(task, "can't have text and binary mode at once");
  if (out->reading + out->writing + out->appending + out->creating > 1)
    return raise_value_error(task, "must have exactly one of create/read/write/append mode");
  return true;
}

/// The mode of the raw file: without 't' and 'b'.
Value raw_mode(Task* task, const Mode& mode) {
  StrBuilder out(task);
  if (mode.creating) out.add_char('x');
  if (mode.reading) out.add_char('r');
  if (mode.writing) out.add_char('w');
  if (mode.appending) out.add_char('a');
  if (mode.updating) out.add_char('+');
  return out.finish();
}

struct Arguments {
  Value file, mode, encoding, errors, newline, opener;
  int32_t buffering = -1;
  bool closefd = true;
};

bool check_no_null(Task* task, Value v) {
  auto* s = v.as<StrObject>();
  for (size_t i = 0; i < s->length(); i++)
    if (str_char(s, i) == 0) return raise_value_error(task, "embedded null character");
  return true;
}

bool text_argument(Task* task, const char* argument, Value v) {
  if (!given(v)) return true;
  if (!is_str(v))
    return raise_type_error(task, "open() argument '%s' must be str or None, not %T", argument, v);
  return check_no_null(task, v);
}

bool read_arguments(Task* task, const Value* args, size_t nargs, Value kwnames, Arguments* out) {
  static const char* const names[] = {"file",    "mode",    "buffering", "encoding", "errors",
                                      "newline", "closefd", "opener",    nullptr};
  Value bound[8];
  if (!bind_arguments(task, {"open", names, 1, 8}, args, nargs, kwnames, bound)) return false;
  out->mode = bound[1].is_null() ? Value::from_object(name<"r">()) : bound[1];
  if (!is_str(out->mode))
    return raise_type_error(task, "open() argument 'mode' must be str, not %B", out->mode);
  if (!check_no_null(task, out->mode)) return false;
  if (!bound[2].is_null() && !int_argument(task, bound[2], &out->buffering)) return false;
  for (int i = 3; i < 6; i++)
    if (!text_argument(task, names[i], bound[i])) return false;
  if (!bound[6].is_null() && !truth(task, bound[6], &out->closefd)) return false;
  out->file = bound[0];
  out->encoding = bound[3];
  out->errors = bound[4];
  out->newline = bound[5];
  out->opener = bound[7];
  return true;
}

bool check_binary(Task* task, const Arguments& a) {
  if (given(a.encoding)) return raise_value_error(task, "binary mode doesn't take an encoding argument");
  if (given(a.errors)) return raise_value_error(task, "binary mode doesn't take an errors argument");
  return !given(a.newline) || raise_value_error(task, "binary mode doesn't take a newline argument");
}

/// Closes a layer after a failure above it; that stays the exception.
Value close_after_failure(Task* task, Value stream) {
  Value error = take_error(task);
  invoke<"close">(task, stream);
  join_errors(task, error);
  return kNull;
}

/// The layers over a raw file that has been opened.
Value open_layers(Task* task, FileIO* raw, const Mode& mode, const Arguments& a) {
  constexpr int64_t kLargest = 8 << 20;
  int64_t size = a.buffering;
  bool line_buffering = !mode.binary && (size == 1 || (size < 0 && ::isatty(raw->descriptor)));
  if (size == 1 || size < 0) {
    size = raw->block_size < kLargest ? raw->block_size : kLargest;
    if (size < kDefaultBuffer) size = kDefaultBuffer;
  }
  Value stream = Value::from_object(raw);
  if (size == 0) {
    if (mode.binary) return stream;
    raise_value_error(task, "can't have unbuffered text I/O");
    return close_after_failure(task, stream);
  }
  Value buffer =
      open_buffered(task, stream, mode.reading || mode.updating, !mode.reading || mode.updating, size);
  if (buffer.is_null()) return close_after_failure(task, stream);
  if (mode.binary) return buffer;
  Value text = open_text(task, buffer, a.encoding, a.errors, a.newline, line_buffering, a.mode);
  return text.is_null() ? close_after_failure(task, buffer) : text;
}

} // namespace

Value open_buffered(Task* task, Value raw, bool reading, bool writing, int64_t size) {
  TypeObject* type = reading && writing ? types::binary_random
                     : reading          ? types::binary_reader
                                        : types::binary_writer;
  if ((reading && writing && !check_ability(task, raw, Ability::Seekable)) ||
      (reading && !check_ability(task, raw, Ability::Readable)) ||
      (writing && !check_ability(task, raw, Ability::Writable)))
    return kNull;
  auto* buffered = static_cast<Buffered*>(instance_new(task, type));
  return buffered && buffered_start(task, buffered, raw, size, reading, writing)
             ? Value::from_object(buffered)
             : kNull;
}

Value open_text(Task* task, Value buffer, Value encoding, Value errors, Value newline, bool line_buffering,
                Value mode) {
  Value text = text_new(task, buffer, encoding, errors, newline, line_buffering);
  if (text.is_null() || !instance_set(task, text.object(), name<"mode">(), mode)) return kNull;
  uint32_t shape = text.object()->shape_relaxed();
  if (moded_shape.load(std::memory_order_relaxed) == 0) moded_shape.store(shape, std::memory_order_relaxed);
  return text;
}

namespace {

Value open_code(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"path", nullptr};
  Value bound[1];
  if (!bind_arguments(task, {"open_code", names, 1, 1}, args, nargs, kwnames, bound)) return kNull;
  if (!is_str(bound[0]))
    return raise_type_error(task, "open_code() argument 'path' must be str, not %B", bound[0]);
  Value forwarded[] = {bound[0], str_from_cstring(task, "rb")};
  return forwarded[1].is_null() ? kNull : builtin_open(task, forwarded, 2, kNull);
}

Value text_encoding(Task* task, const Value* args, size_t nargs, Value) {
  return nargs == 0 || args[0].is_none() ? str_from_cstring(task, "locale") : args[0];
}

} // namespace

const MethodDef functions[] = {
    {"open_code", open_code, 0, -1, kMethodKeywords,
     "Opens the provided file with the intent to import the contents."},
    {"text_encoding", text_encoding, 0, 2, 0, "A helper function to choose the text encoding."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace io

bool is_plain_text_stream(Value v) {
  if (!v.is_object()) return false;
  uint32_t shape = v.object()->shape_relaxed();
  return shape == builtin_shape(BuiltinType::text_file) ||
         (shape != 0 && shape == io::moded_shape.load(std::memory_order_relaxed));
}

Value builtin_open(Task* task, const Value* args, size_t nargs, Value kwnames) {
  io::Arguments a;
  io::Mode mode;
  if (!io::read_arguments(task, args, nargs, kwnames, &a)) return kNull;
  bool by_number = is_int_or_bool(a.file) ||
                   (a.file.is_object() && (type_of(a.file)->slots.index || type_of(a.file)->slots.int_ ||
                                           type_of(a.file)->slots.float_));
  if (!by_number) a.file = os_fspath(task, a.file);
  if (a.file.is_null() || !io::parse_mode(task, a.mode, &mode)) return kNull;
  if (mode.binary && !io::check_binary(task, a)) return kNull;
  Value raw_mode = io::raw_mode(task, mode);
  io::FileIO* raw = raw_mode.is_null() ? nullptr : io::file_open(task, a.file, raw_mode, a.closefd, a.opener);
  return raw ? io::open_layers(task, raw, mode, a) : kNull;
}

} // namespace pyc
