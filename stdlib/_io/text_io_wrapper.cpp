/// TextIOWrapper: the class, its construction and its attributes.

#include "stdlib/_io/text_io_wrapper.h"

#include <cstring>

#include "stdlib/_io/buffered.h"
#include "stdlib/_io/file_io.h"

namespace pyc {

namespace io {

Raised raise_not_attached(Task* task, const TextFile* file) {
  if (file->detached) return raise_value_error(task, "underlying buffer has been detached");
  return raise_value_error(task, "I/O operation on uninitialized object");
}

bool check_text_open(Task* task, TextFile* file) {
  if (!check_attached(task, file)) return false;
  Value self = Value::from_object(file);
  if (type_of(self) != types::text_file) return check_not_closed(task, self);
  if (!is_plain_buffered(file->buffer)) return check_not_closed(task, file->buffer);
  return !file_is_closed(buffered_of(file->buffer)->raw.as<FileIO>()) || raise_closed(task);
}

void set_decoded(Task* task, TextFile* file, Value text) {
  gc::store_field(task, file, &file->decoded, text);
  file->used = 0;
}

void drop_snapshot(Task* task, TextFile* file) {
  gc::store_field(task, file, &file->snapshot_flags, kNull);
  gc::store_field(task, file, &file->snapshot_input, kNull);
}

namespace {

bool given(Value v) {
  return !v.is_null() && !v.is_none();
}

/// An optional str argument without NUL characters.
bool text_option(Task* task, const char* function, const char* argument, Value v) {
  if (!given(v)) return true;
  if (!is_str(v))
    return raise_type_error(task, "%s() argument '%s' must be str or None, not %T", function, argument, v);
  auto* s = v.as<StrObject>();
  for (size_t i = 0; i < s->length(); i++)
    if (str_char(s, i) == 0) return raise_value_error(task, "embedded null character");
  return true;
}

bool check_newline(Task* task, Value v) {
  if (!given(v)) return true;
  auto* s = v.as<StrObject>();
  for (const char* valid : {"", "\n", "\r", "\r\n"})
    if (str_equal_ascii(s, valid)) return true;
  return raise_value_error(task, "illegal newline value: %S", s);
}

/// `v` has been checked.
void set_newline(Task* task, TextFile* file, Value v) {
  bool none = !given(v);
  size_t length = none ? 0 : v.as<StrObject>()->length();
  bool returns = length > 0 && str_char(v.as<StrObject>(), 0) == '\r';
  file->universal = length == 0;
  file->newlines.translate = none;
  file->write_translate = none || length > 0;
  gc::store_field(task, file, &file->read_newline, length > 0 ? v : kNull);
  gc::store_field(task, file, &file->write_newline, returns ? v : kNull);
}

/// "locale" and no encoding at all are UTF-8.
Value encoding_of(Task* task, Value v) {
  if (given(v) && !str_equal_ascii(v.as<StrObject>(), "locale")) return v;
  (void)task;
  static StrObject* const utf8 = intern_cstring("UTF-8");
  return Value::from_object(utf8);
}

/// Encoding, errors, and the coders as the stream below allows.
bool set_coding(Task* task, TextFile* file, Value encoding, Value errors) {
  Codec codec;
  Value info;
  bool reading, writing;
  if (!find_text_codec(task, encoding, &codec, &info)) return false;
  Value buffer = file->buffer;
  gc::store_field(task, file, &file->encoding, encoding);
  gc::store_field(task, file, &file->errors, errors);
  file->codec = codec;
  return has_ability(task, buffer, Ability::Readable, &reading) &&
         has_ability(task, buffer, Ability::Writable, &writing) &&
         make_coders(task, file, info, reading, writing);
}

/// A byte order mark is written at the start of the stream only.
bool set_encoder_start(Task* task, TextFile* file) {
  if (!file->seekable || !file->has_encoder) return true;
  file->encoding_start = true;
  Value buffer = file->buffer;
  Value at = is_plain_buffered(buffer) ? buffered_tell_method(task, &buffer, 1, kNull)
                                       : invoke<"tell">(task, buffer);
  bool zero;
  if (at.is_null() || !equal(task, at, Value::from_small_int(0), &zero)) return false;
  return zero || encoder_reset(task, file, false);
}

struct TextOptions {
  Value encoding, errors, newline;
  bool line_buffering, write_through;
};

bool start(Task* task, TextFile* file, Value buffer, const TextOptions& options) {
  constexpr int64_t kChunk = 8192;
  if (!check_newline(task, options.newline)) return false;
  Value errors = given(options.errors) ? options.errors : Value::from_object(name<"strict">());
  gc::store_field(task, file, &file->buffer, buffer);
  set_decoded(task, file, kNull);
  drop_snapshot(task, file);
  set_newline(task, file, options.newline);
  file->pending_count = 0;
  file->chunk_size = kChunk;
  file->bytes_per_character = 0;
  file->line_buffering = options.line_buffering;
  file->write_through = options.write_through;
  bool seekable;
  if (!set_coding(task, file, encoding_of(task, options.encoding), errors) ||
      !has_ability(task, buffer, Ability::Seekable, &seekable))
    return false;
  file->seekable = file->telling = seekable;
  Value read1 = is_plain_buffered(buffer) ? kTrue : get_attr_optional(task, buffer, name<"read1">());
  if (read1.is_null()) return false;
  file->has_read1 = read1 != kAbsent;
  if (!set_encoder_start(task, file)) return false;
  file->initialized = true;
  return true;
}

} // namespace

Value text_new(Task* task, Value buffer, Value encoding, Value errors, Value newline, bool line_buffering) {
  auto* file = static_cast<TextFile*>(instance_new(task, types::text_file));
  TextOptions options = {encoding, errors, newline, line_buffering, false};
  return file && start(task, file, buffer, options) ? Value::from_object(file) : kNull;
}

namespace {

bool init_slot(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"buffer",         "encoding",      "errors", "newline",
                                      "line_buffering", "write_through", nullptr};
  Value bound[6];
  TextFile* file = text_of(self);
  file->initialized = file->detached = false;
  if (!bind_arguments(task, {"TextIOWrapper", names, 1, 6}, args, nargs, kwnames, bound)) return false;
  TextOptions options = {bound[1], bound[2], bound[3], false, false};
  for (int i = 1; i < 4; i++)
    if (!text_option(task, "TextIOWrapper", names[i], bound[i])) return false;
  if ((!bound[4].is_null() && !truth(task, bound[4], &options.line_buffering)) ||
      (!bound[5].is_null() && !truth(task, bound[5], &options.write_through)))
    return false;
  return start(task, file, bound[0], options);
}

Value new_slot(Task* task, TypeObject* type, const Value*, size_t, Value) {
  return Value::from_object(instance_new(task, type));
}

// ---------------------------------------------------------------- methods

/// What the stream below answers.
template <Text method> Value ask_buffer(Task* task, const Value* args, size_t, Value) {
  TextFile* file = text_of(args[0]);
  return check_attached(task, file) ? invoke<method>(task, file->buffer) : kNull;
}

Value close_method(Task* task, const Value* args, size_t, Value) {
  TextFile* file = text_of(args[0]);
  bool closed;
  if (!check_attached(task, file) || !is_closed(task, args[0], &closed)) return kNull;
  if (closed) return kNone;
  invoke<"flush">(task, args[0]);
  Value error = take_error(task);
  if (!check_attached(task, file)) return kNull;
  Value result = invoke<"close">(task, file->buffer);
  return join_errors(task, error) ? result : kNull;
}

Value detach_method(Task* task, const Value* args, size_t, Value) {
  TextFile* file = text_of(args[0]);
  if (!check_attached(task, file) || invoke<"flush">(task, args[0]).is_null() || !check_attached(task, file))
    return kNull;
  Value buffer = file->buffer;
  gc::store_field(task, file, &file->buffer, kNull);
  file->detached = true;
  file->initialized = false;
  return buffer;
}

Value truncate_method(Task* task, const Value* args, size_t nargs, Value) {
  TextFile* file = text_of(args[0]);
  if (!check_attached(task, file) || invoke<"flush">(task, args[0]).is_null() || !check_attached(task, file))
    return kNull;
  return invoke<"truncate">(task, file->buffer, nargs > 1 ? args[1] : kNone);
}

/// None keeps the value.
bool flag_option(Task* task, Value v, bool* out) {
  if (!given(v)) return true;
  int32_t number;
  if (!int_argument(task, v, &number)) return false;
  *out = number != 0;
  return true;
}

bool change_coding(Task* task, TextFile* file, Value encoding, Value errors, Value newline) {
  if (!given(encoding) && !given(errors) && newline.is_null()) return true;
  if (!given(errors)) errors = given(encoding) ? Value::from_object(name<"strict">()) : file->errors;
  encoding = given(encoding) ? encoding_of(task, encoding) : file->encoding;
  return set_coding(task, file, encoding, errors) && set_encoder_start(task, file);
}

Value reconfigure_method(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"encoding",       "errors",        "newline",
                                      "line_buffering", "write_through", nullptr};
  Value bound[5];
  TextFile* file = text_of(args[0]);
  if (!bind_arguments(task, {"reconfigure", names, 0, 0}, args + 1, nargs - 1, kwnames, bound)) return kNull;
  for (int i = 0; i < 3; i++)
    if (!text_option(task, "reconfigure", names[i], bound[i])) return kNull;
  if (!check_attached(task, file)) return kNull;
  if (!file->decoded.is_null() && (given(bound[0]) || given(bound[1]) || !bound[2].is_null()))
    return raise_unsupported_operation(
        task, "It is not possible to set the encoding or newline of stream after the first read");
  bool line_buffering = file->line_buffering, write_through = file->write_through;
  if (!check_newline(task, bound[2]) || !flag_option(task, bound[3], &line_buffering) ||
      !flag_option(task, bound[4], &write_through) || invoke<"flush">(task, args[0]).is_null() ||
      !check_attached(task, file))
    return kNull;
  file->bytes_per_character = 0;
  if (!bound[2].is_null()) set_newline(task, file, bound[2]);
  if (!change_coding(task, file, bound[0], bound[1], bound[2])) return kNull;
  file->line_buffering = line_buffering;
  file->write_through = write_through;
  return kNone;
}

// ---------------------------------------------------------------- attributes

template <Text attribute> Value buffer_attribute(Task* task, Value self) {
  TextFile* file = text_of(self);
  return check_attached(task, file) ? get_attr(task, file->buffer, name<attribute>()) : kNull;
}
Value get_buffer(Task*, Value self) {
  Value buffer = text_of(self)->buffer;
  return buffer.is_null() ? kNone : buffer;
}
Value get_encoding(Task*, Value self) {
  Value encoding = text_of(self)->encoding;
  return encoding.is_null() ? kNone : encoding;
}
Value get_errors(Task* task, Value self) {
  TextFile* file = text_of(self);
  return file->detached || check_attached(task, file) ? file->errors : kNull;
}
Value get_newlines(Task* task, Value self) {
  TextFile* file = text_of(self);
  if (!check_attached(task, file)) return kNull;
  if (!file->has_decoder) return kNone;
  if (file->universal) return newlines_value(task, file->newlines.seen);
  if (file->decoder.is_null()) return kNone;
  Value v = get_attr_optional(task, file->decoder, name<"newlines">());
  return v == kAbsent ? kNone : v;
}
template <bool TextFile::* flag> Value get_flag(Task*, Value self) {
  return Value::from_bool(text_of(self)->*flag);
}
bool set_finalizing(Task* task, Value self, Value value) {
  return value.is_null() ? bool(raise_type_error(task, "can't delete numeric/char attribute"))
                         : truth(task, value, &text_of(self)->finalizing);
}
Value get_chunk_size(Task* task, Value self) {
  return check_attached(task, text_of(self)) ? int_from_i64(task, text_of(self)->chunk_size) : kNull;
}
bool set_chunk_size(Task* task, Value self, Value value) {
  int64_t size;
  if (!check_attached(task, text_of(self))) return false;
  if (value.is_null()) {
    return raise_format(task, types::AttributeError, "cannot delete attribute");
  }
  if (!index_i64(task, value, types::ValueError, &size)) return false;
  if (size <= 0) return raise_value_error(task, "a strictly positive integer is required");
  text_of(self)->chunk_size = size;
  return true;
}

Value repr_slot(Task* task, Value self) {
  TextFile* file = text_of(self);
  if (!file->initialized && !file->detached) return check_attached(task, file), kNull;
  StrBuilder out(task);
  out.add_cstring("<_io.TextIOWrapper");
  if (!add_repr_attribute(task, &out, self, name<"name">(), " name=") ||
      !add_repr_attribute(task, &out, self, name<"mode">(), " mode="))
    return kNull;
  Value encoding = repr(task, get_encoding(task, self));
  if (encoding.is_null()) return kNull;
  out.add_cstring(" encoding=");
  out.add(encoding.as<StrObject>());
  out.add_char('>');
  return out.finish();
}

void trace(Object* o, gc::Visitor& visitor) {
  auto* file = static_cast<TextFile*>(o);
  visitor.visit_range(&file->buffer, kTextValues);
  visitor.visit_pointer(&file->pending);
}

const MethodDef methods[] = {
    {"read", text_read_method, 0, 1, 0, "Read at most size characters from stream."},
    {"readline", text_readline_method, 0, 1, 0, "Read until newline or EOF."},
    {"write", text_write_method, 1, 1, 0, "Write string s to stream."},
    {"flush", text_flush_method, 0, 0, 0, "Flush write buffers, if applicable."},
    {"seek", text_seek_method, 1, 2, 0, "Set the stream position, and return the new stream position."},
    {"tell", text_tell_method, 0, 0, 0, "Return the stream position as an opaque number."},
    {"truncate", truncate_method, 0, 1, 0, "Truncate file to size bytes."},
    {"reconfigure", reconfigure_method, 0, -1, kMethodKeywords,
     "Reconfigure the text stream with new parameters."},
    {"close", close_method, 0, 0, 0, "Flush and close the IO object."},
    {"detach", detach_method, 0, 0, 0, nullptr},
    {"fileno", ask_buffer<"fileno">, 0, 0, 0, nullptr},
    {"seekable", ask_buffer<"seekable">, 0, 0, 0, nullptr},
    {"readable", ask_buffer<"readable">, 0, 0, 0, nullptr},
    {"writable", ask_buffer<"writable">, 0, 0, 0, nullptr},
    {"isatty", ask_buffer<"isatty">, 0, 0, 0, nullptr},
    {"__getstate__", refuse_pickle, 0, 0, 0, nullptr},
    {"__reduce__", refuse_pickle, 0, 0, 0, nullptr},
    {"__reduce_ex__", refuse_pickle, 1, 1, 0, nullptr},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

const GetSetDef getsets[] = {{"buffer", get_buffer, nullptr, nullptr},
                             {"name", buffer_attribute<"name">, nullptr, nullptr},
                             {"closed", buffer_attribute<"closed">, nullptr, nullptr},
                             {"encoding", get_encoding, nullptr, nullptr},
                             {"errors", get_errors, nullptr, nullptr},
                             {"newlines", get_newlines, nullptr, nullptr},
                             {"line_buffering", get_flag<&TextFile::line_buffering>, nullptr, nullptr},
                             {"write_through", get_flag<&TextFile::write_through>, nullptr, nullptr},
                             {"_finalizing", get_flag<&TextFile::finalizing>, set_finalizing, nullptr},
                             {"_CHUNK_SIZE", get_chunk_size, set_chunk_size, nullptr},
                             {nullptr, nullptr, nullptr, nullptr}};

constexpr TypeSlots make_slots() {
  TypeSlots s{};
  s.new_ = new_slot;
  s.init = init_slot;
  s.next = text_next;
  s.repr = repr_slot;
  return s;
}
const TypeSlots slots = make_slots();

} // namespace

} // namespace io

const TypeDefinition k_text_file_type = {
    .doc = "Character and line based layer over a BufferedIOBase object, buffer.",
    .module = "_io",
    .flags = kTypeBase | kTypeHasDict | kTypeHasWeakRefs,
    .native_size = sizeof(io::TextFile),
    .methods = io::methods,
    .getsets = io::getsets,
    .slots = &io::slots,
    .trace = io::trace};

} // namespace pyc
