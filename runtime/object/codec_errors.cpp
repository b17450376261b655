/// Error handlers of codecs: the built-in ones in place, others through the registry.

#include "object/codec_errors.h"

#include <cstdio>
#include <cstring>

#include "gc/gc.h"
#include "object/bytes.h"
#include "object/call.h"
#include "object/codec_handlers.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/operators.h"
#include "object/tuple.h"
#include "object/type.h"

namespace pyc {

ErrorHandler error_handler_of(Value errors) {
  if (errors.is_null()) return ErrorHandler::Strict;
  static const struct {
    const char* name;
    ErrorHandler handler;
  } table[] = {
      {"strict", ErrorHandler::Strict},
      {"ignore", ErrorHandler::Ignore},
      {"replace", ErrorHandler::Replace},
      {"surrogateescape", ErrorHandler::SurrogateEscape},
      {"surrogatepass", ErrorHandler::SurrogatePass},
      {"backslashreplace", ErrorHandler::BackslashReplace},
      {"xmlcharrefreplace", ErrorHandler::XmlCharRefReplace},
  };
  for (const auto& entry : table)
    if (str_equal_ascii(errors.as<StrObject>(), entry.name)) return entry.handler;
  return ErrorHandler::Custom;
}

// ---------------------------------------------------------------- registry

/// Names to callables: what has been registered, and the built-in handlers that somebody asked for.
static DictObject* registry(Task* task) {
  static Value dict = kNull;
  if (dict.is_null()) {
    DictObject* made = dict_new(task);
    if (!made) return nullptr;
    dict = dict_value(made);
    gc::add_root(&dict);
  }
  return dict.as<DictObject>();
}

Value error_handler_lookup(Task* task, Value name) {
  DictObject* dict = registry(task);
  Value found = dict ? dict_get(task, dict, name) : kNull;
  if (found.is_null() || found != kAbsent) return found;
  const MethodDef* def = builtin_error_handler(name.as<StrObject>());
  if (!def)
    return raise_format(task, types::LookupError, "unknown error handler name '%S'", name.as<StrObject>());
  Value made = builtin_new(task, def, kNull, kNull, nullptr);
  return !made.is_null() && dict_set(task, dict, name, made) ? made : kNull;
}

bool error_handler_register(Task* task, Value name, Value handler) {
  if (!is_callable(handler)) return raise_type_error(task, "handler must be callable");
  DictObject* dict = registry(task);
  return dict && dict_set(task, dict, name, handler);
}

bool error_handler_unregister(Task* task, Value name, bool* removed) {
  if (builtin_error_handler(name.as<StrObject>()))
    return raise_value_error(task, "cannot un-register built-in error handler '%V'", name);
  DictObject* dict = registry(task);
  return dict && dict_remove(task, dict, name, removed);
}

// ---------------------------------------------------------------- output

char* ByteBuilder::extend(size_t count) {
  if (length_ + count > capacity_) {
    size_t capacity = (length_ + count) * 3 / 2 + 32;
    auto* grown = static_cast<char*>(std::realloc(data_, capacity));
    if (!grown) {
      failed_ = true;
      return nullptr;
    }
    data_ = grown;
    capacity_ = capacity;
  }
  char* at = data_ + length_;
  length_ += count;
  return at;
}

Value ByteBuilder::finish(Task* task) {
  return failed_ ? Value(raise_memory_error(task)) : bytes_new(task, data_, length_);
}

size_t backslash_escape(uint32_t c, char out[12]) {
  const char* format = c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x";
  return static_cast<size_t>(std::snprintf(out, 12, format, c));
}

static Value unicode_error(Task* task, TypeObject* type, const char* encoding, Value object, size_t start,
                           size_t end, const char* reason) {
  Value name = str_from_cstring(task, encoding), text = str_from_cstring(task, reason);
  if (name.is_null() || text.is_null()) return kNull;
  Value args[] = {name, object, Value::from_small_int(static_cast<int64_t>(start)),
                  Value::from_small_int(static_cast<int64_t>(end)), text};
  return exception_new_args(task, type, args, 5);
}

static bool set_position(Task* task, ExceptionObject* exception, size_t field, size_t position) {
  Value number = int_from_i64(task, static_cast<int64_t>(position));
  if (number.is_null()) return false;
  gc::store_field(task, exception, &exception->fields[field], number);
  return true;
}

Value CodecError::get(Task* task, TypeObject* type, const char* encoding, Value object, size_t start,
                      size_t end, const char* reason) {
  note(start, end, reason);
  if (exception.is_null())
    exception = unicode_error(task, type, encoding, object, first_start, first_end, first_reason);
  if (exception.is_null()) return kNull;
  auto* e = exception.as<ExceptionObject>();
  Value text = str_from_cstring(task, reason);
  if (text.is_null() || !set_position(task, e, kUnicodeStart, start) ||
      !set_position(task, e, kUnicodeEnd, end))
    return kNull;
  gc::store_field(task, e, &e->fields[kUnicodeReason], text);
  return exception;
}

/// Whether CPython's codec handles these errors itself, without an exception.
static bool decodes_in_place(const char* encoding, ErrorHandler handler) {
  bool fast = handler == ErrorHandler::Ignore || handler == ErrorHandler::Replace ||
              handler == ErrorHandler::SurrogateEscape;
  return fast && (std::strcmp(encoding, "utf-8") == 0 || std::strcmp(encoding, "ascii") == 0);
}

/// Calls a handler: its replacement and position. `what` is "decoding" or "encoding".
static bool call_handler(Task* task, Value errors, Value exception, bool decoding, size_t length,
                         Value* replacement, size_t* next) {
  if (exception.is_null()) return false;
  Value handler = error_handler_lookup(task, errors);
  Value result = handler.is_null() ? kNull : call1(task, handler, exception);
  if (result.is_null()) return false;
  auto* tuple =
      is_tuple(result) && result.as<TupleObject>()->length == 2 ? result.as<TupleObject>() : nullptr;
  bool fits = tuple && (is_str(tuple->items[0]) || (!decoding && is_bytes(tuple->items[0]))) &&
              (is_int_or_bool(tuple->items[1]) || type_of(tuple->items[1])->slots.index);
  if (!fits)
    return decoding ? raise_type_error(task, "decoding error handler must return (str, int) tuple")
                    : raise_type_error(task, "encoding error handler must return (str/bytes, int) tuple");
  int64_t position;
  if (!index_i64(task, tuple->items[1], types::IndexError, &position)) return false;
  int64_t given = position;
  if (position < 0) position += static_cast<int64_t>(length);
  if (position < 0 || position > static_cast<int64_t>(length))
    return raise_index_error(task, "position %ld from error handler out of bounds", given);
  *replacement = tuple->items[0];
  *next = static_cast<size_t>(position);
  return true;
}

// ---------------------------------------------------------------- decoding

Value Decoder::exception(size_t start, size_t end, const char* reason) {
  if (source.is_null() || !is_bytes(source))
    source = bytes_new(task, reinterpret_cast<const char*>(data), length);
  if (source.is_null()) return kNull;
  return reported.get(task, types::UnicodeDecodeError, encoding, source, start, end, reason);
}

bool Decoder::raise(size_t start, size_t end, const char* reason) {
  Value e = exception(start, end, reason);
  return !e.is_null() && raise_value(task, e);
}

bool Decoder::call(size_t start, size_t end, const char* reason, size_t* next) {
  Value replacement, e = exception(start, end, reason);
  if (!call_handler(task, errors, e, true, length, &replacement, next)) return false;
  // The handler may have put other bytes into the exception.
  Value object = e.as<ExceptionObject>()->fields[kUnicodeObject];
  if (!is_bytes(object)) return raise_type_error(task, "object attribute must be bytes");
  if (object != source) {
    source = object;
    data = reinterpret_cast<const unsigned char*>(source.as<BytesObject>()->data);
    length = source.as<BytesObject>()->length;
    if (*next > length)
      return raise_index_error(task, "position %zu from error handler out of bounds", *next);
  }
  out.add(replacement.as<StrObject>());
  return true;
}

size_t Decoder::pass_surrogate(size_t start) {
  SurrogateUnits units = surrogate_units(encoding);
  if (units.bytes == 0 || length - start < units.bytes) return 0;
  uint32_t c = surrogate_load(data + start, units);
  if (c < 0xd800 || c > 0xdfff) return 0;
  out.add_char(c);
  return units.bytes;
}

bool Decoder::error(size_t start, size_t end, const char* reason, size_t* next) {
  *next = end;
  if (!decodes_in_place(encoding, handler)) reported.note(start, end, reason);
  switch (handler) {
  case ErrorHandler::Ignore:
    return true;
  case ErrorHandler::Replace:
    out.add_char(0xfffd);
    return true;
  case ErrorHandler::BackslashReplace:
    for (size_t i = start; i < end; i++) {
      char text[12];
      out.add_ascii(text, backslash_escape(data[i], text));
    }
    return true;
  case ErrorHandler::SurrogateEscape: {
    size_t i = start;
    for (; i < end && i < start + 4 && data[i] >= 0x80; i++)
      out.add_char(0xdc00u + data[i]);
    *next = i;
    return i > start || raise(start, end, reason);
  }
  case ErrorHandler::SurrogatePass: {
    size_t taken = pass_surrogate(start);
    *next = start + taken;
    return taken || raise(start, end, reason);
  }
  case ErrorHandler::Custom:
    return call(start, end, reason, next);
  case ErrorHandler::XmlCharRefReplace:
    return raise_type_error(task, "don't know how to handle UnicodeDecodeError in error callback");
  case ErrorHandler::Strict:
    break;
  }
  return raise(start, end, reason);
}

// ---------------------------------------------------------------- encoding

Value Encoder::exception(size_t start, size_t end, const char* reason) {
  return reported.get(task, types::UnicodeEncodeError, encoding, text, start, end, reason);
}

bool Encoder::raise(size_t start, size_t end, const char* reason) {
  if (has_error(task)) return false;
  Value e = exception(start, end, reason);
  return !e.is_null() && raise_value(task, e);
}

bool Encoder::put_ascii(const char* ascii, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (!put(*this, static_cast<unsigned char>(ascii[i]))) return false;
  return true;
}

bool Encoder::call(size_t start, size_t end, const char* reason, size_t* next) {
  Value replacement;
  if (!call_handler(task, errors, exception(start, end, reason), false, str()->length(), &replacement, next))
    return false;
  if (is_bytes(replacement)) {
    auto* bytes = replacement.as<BytesObject>();
    if (bytes->length % unit != 0) return raise(start, end, reason);
    out.add(bytes->data, bytes->length);
    return true;
  }
  auto* s = replacement.as<StrObject>();
  // The UTF encodings take nothing but ASCII from a handler, as in CPython.
  bool only_ascii = surrogate_units(encoding).bytes != 0;
  for (size_t i = 0; i < s->length(); i++) {
    uint32_t c = str_char(s, i);
    if ((only_ascii && c >= 0x80) || !put(*this, c)) return raise(start, end, reason);
  }
  return true;
}

/// surrogateescape and surrogatepass: what they take becomes bytes; the first character that they do not take
/// is the error.
bool Encoder::escape(size_t start, size_t end, const char* reason, size_t* next) {
  SurrogateUnits units = surrogate_units(encoding);
  *next = end;
  for (size_t i = start; i < end; i++) {
    uint32_t c = str_char(str(), i);
    if (handler == ErrorHandler::SurrogateEscape && c >= 0xdc80 && c <= 0xdcff && unit == 1) {
      out.add_byte(c - 0xdc00);
    } else if (handler == ErrorHandler::SurrogatePass && c >= 0xd800 && c <= 0xdfff && units.bytes) {
      char* to = out.extend(units.bytes);
      if (to) surrogate_store(reinterpret_cast<unsigned char*>(to), c, units);
    } else {
      return raise(i, end, reason);
    }
  }
  return true;
}

bool Encoder::error(size_t start, size_t end, const char* reason, size_t* next) {
  *next = end;
  if (unit > 1) reported.note(start, end, reason);
  switch (handler) {
  case ErrorHandler::Ignore:
    return true;
  case ErrorHandler::Replace:
    for (size_t i = start; i < end; i++)
      if (!put(*this, '?')) return raise(start, end, reason);
    return true;
  case ErrorHandler::BackslashReplace:
  case ErrorHandler::XmlCharRefReplace:
    for (size_t i = start; i < end; i++) {
      char ascii[16];
      uint32_t c = str_char(str(), i);
      size_t count = handler == ErrorHandler::BackslashReplace
                         ? backslash_escape(c, ascii)
                         : static_cast<size_t>(std::snprintf(ascii, sizeof ascii, "&#%u;", c));
      if (!put_ascii(ascii, count)) return raise(start, end, reason);
    }
    return true;
  case ErrorHandler::SurrogateEscape:
  case ErrorHandler::SurrogatePass:
    return escape(start, end, reason, next);
  case ErrorHandler::Custom:
    return call(start, end, reason, next);
  case ErrorHandler::Strict:
    break;
  }
  return raise(start, end, reason);
}

} // namespace pyc
