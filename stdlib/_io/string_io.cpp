/// StringIO: a stream over a str. Writing at the end appends to the string in place where nobody else has
/// (str_concat), so that building a text piece by piece is linear.

#include <cstring>

#include "gc/gc.h"
#include "object/int.h"
#include "object/list.h"
#include "object/tuple.h"
#include "stdlib/_io/io.h"

namespace pyc::io {

namespace {

enum class Newline : uint8_t { Translate, Universal, Lf, Cr, CrLf };

/// Line ends seen in text written to a stream of a universal mode.
enum : uint8_t { kSeenCr = 1, kSeenLf = 2, kSeenCrLf = 4 };

struct StringIO : Object {
  Value text; ///< str; NULL once closed
  int64_t position;
  Newline newline;
  uint8_t seen;
};

StringIO* stream_of(Value v) {
  return v.as<StringIO>();
}

StrObject* open_text(Task* task, Value self) {
  Value text = stream_of(self)->text;
  if (!text.is_null()) return text.as<StrObject>();
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
  if (!stream_of(self)->text.is_null()) return self;
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

/// Universal modes: notes the line ends; Translate also turns them into "\n".
Value translate_universal(Task* task, StringIO* stream, StrObject* s) {
  StrBuilder out(task);
  bool translate = stream->newline == Newline::Translate;
  for (size_t i = 0; i < s->length(); i++) {
    uint32_t c = str_char(s, i);
    if (c == '\n') {
      stream->seen |= kSeenLf;
    } else if (c == '\r') {
      bool pair = i + 1 < s->length() && str_char(s, i + 1) == '\n';
      stream->seen |= pair ? kSeenCrLf : kSeenCr;
      if (translate) c = '\n';
      if (pair) {
        if (!translate) out.add_char('\r');
        c = '\n';
        i++;
      }
    }
    out.add_char(c);
  }
  return out.finish();
}

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
    return translate_universal(task, stream, s);
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
  if (!text || !index_i64(task, args[1], types::OverflowError, &offset) ||
      (nargs > 2 && !index_i64(task, args[2], types::OverflowError, &whence)))
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

Value get_closed(Task*, Value self) {
  return Value::from_bool(stream_of(self)->text.is_null());
}

Value get_line_buffering(Task* task, Value self) {
  return open_text(task, self) ? kFalse : kNull;
}

/// None, one line end, or a tuple of those seen.
Value get_newlines(Task* task, Value self) {
  if (!open_text(task, self)) return kNull;
  static const char* const texts[] = {"\r", "\n", "\r\n"};
  Value items[3];
  size_t count = 0;
  for (unsigned i = 0; i < 3; i++)
    if (stream_of(self)->seen & (1u << i)) items[count++] = Value::from_object(intern_cstring(texts[i]));
  return count == 0 ? kNone : count == 1 ? items[0] : tuple_new(task, items, count);
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
  stream->text = str_empty();
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
  stream->position = 0;
  stream->newline = newline;
  stream->seen = 0;
  if (!given) return true;
  Value text = translated(task, stream, bound[0]);
  if (text.is_null() || !put(task, stream, text)) return false;
  stream->position = 0;
  return true;
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
  TypeObject* type = native_type_new("StringIO", text_base, Kind::Opaque, definition);
  return module_set(task, module, "StringIO", type_value(type));
}

} // namespace pyc::io
