/// StringIO: a stream over a str. Writing at the end appends to the string in place where nobody else has
/// (str_concat), so that building a text piece by piece is linear.

#include <cstring>

#include "gc/gc.h"
#include "object/int.h"
#include "object/list.h"
#include "object/tuple.h"
#include "stdlib/_io/io.h"
#include "stdlib/_io/newlines.h"

namespace pyc::io {

namespace {

enum class Newline : uint8_t { Translate, Universal, Lf, Cr, CrLf };

struct StringIO : Object {
  Value text; ///< str; NULL once closed
  int64_t position;
  Newline newline;
  NewlineState lines; ///< of the universal modes
  bool initialized;
};

StringIO* stream_of(Value v) {
  return v.as<StringIO>();
}

StrObject* open_text(Task* task, Value self) {
  Value text = stream_of(self)->text;
  if (!text.is_null()) return text.as<StrObject>();
  if (!stream_of(self)->initialized) {
    raise_value_error(task, "I/O operation on uninitialized object");
    return nullptr;
  }
  // Without the point that other streams have here.
  raise_value_error(task, "I/O operation on closed file");
  return nullptr;
}

size_t left_of(const StringIO* stream, const StrObject* text) {
  auto length = static_cast<int64_t>(text->length());
  return stream->position < length ? static_cast<size_t>(length - stream->position) : 0;
}

Value take(Task* task, StringIO* stream, size_t count) {
  if (count == 0) return str_empty();
  auto from = static_cast<size_t>(stream->position);
  Value part = str_substring(task, stream->text, from, from + count);
  if (!part.is_null()) stream->position += static_cast<int64_t>(count);
  return part;
}

Value read_method(Task* task, const Value* args, size_t nargs, Value) {
  int64_t count;
  StrObject* text = open_text(task, args[0]);
  if (!text || !read_size(task, args, nargs, 1, &count)) return kNull;
  size_t left = left_of(stream_of(args[0]), text);
  bool all = count < 0 || static_cast<uint64_t>(count) > left;
  return take(task, stream_of(args[0]), all ? left : static_cast<size_t>(count));
}

/// Characters of the line at the position, its end included.
size_t line_length(const StringIO* stream, const StrObject* text, int64_t limit) {
  size_t left = left_of(stream, text), start = static_cast<size_t>(stream->position);
  if (limit >= 0 && static_cast<uint64_t>(limit) < left) left = static_cast<size_t>(limit);
  const char* data = str_data(text);
  unsigned width = text->width();
  for (size_t i = 0; i < left; i++) {
    uint32_t c = char_at(data, width, start + i);
    bool return_and_line = c == '\r' && i + 1 < left && char_at(data, width, start + i + 1) == '\n';
    switch (stream->newline) {
    case Newline::Translate:
    case Newline::Lf:
      if (c == '\n') return i + 1;
      break;
    case Newline::Universal:
      if (c == '\n') return i + 1;
      if (c == '\r') return return_and_line ? i + 2 : i + 1;
      break;
    case Newline::Cr:
      if (c == '\r') return i + 1;
      break;
    case Newline::CrLf:
      if (return_and_line) return i + 2;
      break;
    }
  }
  return left;
}

Value readline_method(Task* task, const Value* args, size_t nargs, Value) {
  int64_t limit;
  StrObject* text = open_text(task, args[0]);
  if (!text || !read_size(task, args, nargs, 1, &limit)) return kNull;
  return take(task, stream_of(args[0]), line_length(stream_of(args[0]), text, limit));
}

Value iter_slot(Task* task, Value self) {
  if (!stream_of(self)->text.is_null() || !stream_of(self)->initialized)
    return open_text(task, self) ? self : kNull;
  raise_closed(task);
  return kNull;
}

Value next_slot(Task* task, Value self) {
  StrObject* text = open_text(task, self);
  if (!text) return kNull;
  size_t n = line_length(stream_of(self), text, -1);
  return n == 0 ? kAbsent : take(task, stream_of(self), n);
}

// ---------------------------------------------------------------- writing

/// "\n" as the stream's own line end.
Value translate_to(Task* task, StrObject* s, const char* newline) {
  StrBuilder out(task);
  for (size_t i = 0; i < s->length(); i++) {
    uint32_t c = str_char(s, i);
    if (c == '\n')
      out.add_cstring(newline);
    else
      out.add_char(c);
  }
  return out.finish();
}

Value translated(Task* task, StringIO* stream, Value text) {
  auto* s = text.as<StrObject>();
  switch (stream->newline) {
  case Newline::Translate:
  case Newline::Universal:
    return newline_decode(task, &stream->lines, text, true);
  case Newline::Cr:
    return translate_to(task, s, "\r");
  case Newline::CrLf:
    return translate_to(task, s, "\r\n");
  case Newline::Lf:
    break;
  }
  return text;
}

/// Puts text at the position, over what is there.
bool put(Task* task, StringIO* stream, Value added) {
  auto *old = stream->text.as<StrObject>(), *s = added.as<StrObject>();
  size_t at = static_cast<size_t>(stream->position), length = old->length(), end = at + s->length();
  if (s->length() == 0) return true;
  Value result;
  if (at == length) {
    result = str_concat(task, stream->text, added);
  } else {
    StrBuilder out(task);
    out.add_range(old, 0, at < length ? at : length);
    if (at > length) out.add_repeated(0, at - length);
    out.add(s);
    if (end < length) out.add_range(old, end, length);
    result = out.finish();
  }
  if (result.is_null()) return false;
  gc::store_field(task, stream, &stream->text, result);
  stream->position = static_cast<int64_t>(end);
  return true;
}

Value write_method(Task* task, const Value* args, size_t, Value) {
  if (!is_str(args[1])) return raise_type_error(task, "string argument expected, got '%T'", args[1]);
  if (!open_text(task, args[0])) return kNull;
  auto* stream = stream_of(args[0]);
  Value text = translated(task, stream, args[1]);
  if (text.is_null() || !put(task, stream, text)) return kNull;
  return Value::from_small_int(static_cast<int64_t>(args[1].as<StrObject>()->length()));
}

Value truncate_method(Task* task, const Value* args, size_t nargs, Value) {
  StrObject* text = open_text(task, args[0]);
  if (!text) return kNull;
  auto* stream = stream_of(args[0]);
  int64_t size = stream->position;
  if (nargs > 1 && !args[1].is_none() && !index_i64(task, args[1], types::OverflowError, &size)) return kNull;
  if (size < 0) return raise_value_error(task, "Negative size value %ld", size);
  if (static_cast<uint64_t>(size) < text->length()) {
    Value cut = str_substring(task, stream->text, 0, static_cast<size_t>(size));
    if (cut.is_null()) return kNull;
    gc::store_field(task, stream, &stream->text, cut);
  }
  return int_from_i64(task, size);
}

Value seek_method(Task* task, const Value* args, size_t nargs, Value) {
  StrObject* text = open_text(task, args[0]);
  int64_t offset, whence = 0;
  if (!text || !size_argument(task, args[1], &offset) ||
      (nargs > 2 && !size_argument(task, args[2], &whence)))
    return kNull;
  if (whence < 0 || whence > 2)
    return raise_value_error(task, "Invalid whence (%ld, should be 0, 1 or 2)", whence);
  if (offset < 0 && whence == 0) return raise_value_error(task, "Negative seek position %ld", offset);
  if (whence != 0 && offset != 0)
    return raise_format(task, types::OSError, "Can't do nonzero cur-relative seeks");
  auto* stream = stream_of(args[0]);
  if (whence == 0) stream->position = offset;
  if (whence == 2) stream->position = static_cast<int64_t>(text->length());
  return int_from_i64(task, stream->position);
}

Value tell_method(Task* task, const Value* args, size_t, Value) {
  return open_text(task, args[0]) ? int_from_i64(task, stream_of(args[0])->position) : kNull;
}

Value getvalue_method(Task* task, const Value* args, size_t, Value) {
  return open_text(task, args[0]) ? stream_of(args[0])->text : kNull;
}

Value close_method(Task* task, const Value* args, size_t, Value) {
  gc::store_field(task, args[0].object(), &stream_of(args[0])->text, kNull);
  return kNone;
}

Value true_method(Task* task, const Value* args, size_t, Value) {
  return open_text(task, args[0]) ? kTrue : kNull;
}

Value get_closed(Task* task, Value self) {
  auto* stream = stream_of(self);
  if (!stream->initialized) return open_text(task, self), kNull;
  return Value::from_bool(stream->text.is_null());
}

Value get_line_buffering(Task* task, Value self) {
  return open_text(task, self) ? kFalse : kNull;
}

Value get_newlines(Task* task, Value self) {
  return open_text(task, self) ? newlines_value(task, stream_of(self)->lines.seen) : kNull;
}

// ---------------------------------------------------------------- the class

bool read_newline(Task* task, Value v, Newline* out) {
  *out = Newline::Lf;
  if (v.is_null()) return true;
  *out = Newline::Translate;
  if (v.is_none()) return true;
  if (!is_str(v)) return raise_type_error(task, "newline must be str or None, not %.200T", v);
  auto* s = v.as<StrObject>();
  if (s->length() == 0)
    *out = Newline::Universal;
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

Value new_slot(Task* task, TypeObject* type, const Value*, size_t, Value) {
  auto* stream = static_cast<StringIO*>(instance_new(task, type));
  if (!stream) return kNull;
  stream->newline = Newline::Lf;
  return Value::from_object(stream);
}

bool init_slot(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"initial_value", "newline", nullptr};
  Value bound[2];
  Newline newline;
  if (!bind_arguments(task, {"StringIO", names, 0, 2}, args, nargs, kwnames, bound) ||
      !read_newline(task, bound[1], &newline))
    return false;
  bool given = !bound[0].is_null() && !bound[0].is_none();
  if (given && !is_str(bound[0]))
    return raise_type_error(task, "initial_value must be str or None, not %.200T", bound[0]);
  auto* stream = stream_of(self);
  gc::store_field(task, stream, &stream->text, str_empty());
  stream->initialized = true;
  stream->position = 0;
  stream->newline = newline;
  stream->lines = {newline == Newline::Translate, false, 0};
  if (!given) return true;
  Value text = translated(task, stream, bound[0]);
  if (text.is_null() || !put(task, stream, text)) return false;
  stream->position = 0;
  return true;
}

// ---------------------------------------------------------------- copies and pickles

Value newline_value(Newline newline) {
  static const char* const texts[] = {nullptr, "", "\n", "\r", "\r\n"};
  const char* text = texts[static_cast<unsigned>(newline)];
  return text ? Value::from_object(intern_cstring(text)) : kNone;
}

Value getstate_method(Task* task, const Value* args, size_t, Value) {
  if (!open_text(task, args[0])) return kNull;
  auto* stream = stream_of(args[0]);
  Value position = int_from_i64(task, stream->position);
  Value attributes = position.is_null() ? kNull : own_attributes(task, args[0]);
  if (attributes.is_null()) return kNull;
  Value items[] = {stream->text, newline_value(stream->newline), position, attributes};
  return tuple_new(task, items, 4);
}

Value setstate_method(Task* task, const Value* args, size_t, Value) {
  if (stream_of(args[0])->initialized && !open_text(task, args[0])) return kNull;
  if (!is_tuple(args[1]) || args[1].as<TupleObject>()->length < 4)
    return raise_type_error(task, "%.200T.__setstate__ argument should be 4-tuple, got %.200T", args[0],
                            args[1]);
  Value* items = args[1].as<TupleObject>()->items;
  int64_t position;
  if (!init_slot(task, args[0], items, 2, kNull) || !state_position(task, items[2], "third", &position))
    return kNull;
  auto* stream = stream_of(args[0]);
  // The text is what getvalue() gave, so nothing of it is translated again.
  gc::store_field(task, stream, &stream->text, items[0].is_none() ? str_empty() : items[0]);
  stream->position = position;
  return restore_attributes(task, args[0], items[3], "fourth") ? kNone : kNull;
}

void trace(Object* o, gc::Visitor& visitor) {
  visitor.visit(&static_cast<StringIO*>(o)->text);
}

const MethodDef methods[] = {
    {"read", read_method, 0, 1, 0, "Read at most size characters, returned as a string."},
    {"readline", readline_method, 0, 1, 0, "Read until newline or EOF."},
    {"write", write_method, 1, 1, 0, "Write string to file."},
    {"truncate", truncate_method, 0, 1, 0, "Truncate size to pos."},
    {"seek", seek_method, 1, 2, 0, "Change stream position."},
    {"tell", tell_method, 0, 0, 0, "Tell the current file position."},
    {"getvalue", getvalue_method, 0, 0, 0, "Retrieve the entire contents of the object."},
    {"close", close_method, 0, 0, 0, "Close the IO object."},
    {"readable", true_method, 0, 0, 0, "Returns True if the IO object can be read."},
    {"writable", true_method, 0, 0, 0, "Returns True if the IO object can be written."},
    {"seekable", true_method, 0, 0, 0, "Returns True if the IO object can be seeked."},
    {"__getstate__", getstate_method, 0, 0, 0, nullptr},
    {"__setstate__", setstate_method, 1, 1, 0, nullptr},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const GetSetDef getsets[] = {{"closed", get_closed, nullptr, nullptr},
                             {"line_buffering", get_line_buffering, nullptr, nullptr},
                             {"newlines", get_newlines, nullptr, nullptr},
                             {nullptr, nullptr, nullptr, nullptr}};

constexpr TypeSlots make_slots() {
  TypeSlots s{};
  s.new_ = new_slot;
  s.init = init_slot;
  s.iter = iter_slot;
  s.next = next_slot;
  return s;
}
const TypeSlots slots = make_slots();

const TypeDefinition definition = {.doc = "Text I/O implementation using an in-memory buffer.",
                                   .module = "_io",
                                   .flags = kTypeBase | kTypeHasDict | kTypeHasWeakRefs,
                                   .native_size = sizeof(StringIO),
                                   .methods = methods,
                                   .getsets = getsets,
                                   .slots = &slots,
                                   .trace = trace};

} // namespace

bool add_string_io(Task* task, ModuleObject* module) {
  TypeObject* type = native_type_new("StringIO", types::text_io_base, Kind::Opaque, definition);
  return module_set(task, module, "StringIO", type_value(type));
}

} // namespace pyc::io
