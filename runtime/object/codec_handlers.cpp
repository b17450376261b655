/// codecs.strict_errors and the others: what `codecs.lookup_error` gives for the built-in names.

#include "object/codec_handlers.h"

#include <cctype>
#include <cstdio>
#include <cstring>

#include "object/bytes.h"
#include "object/codec_errors.h"
#include "object/errors.h"
#include "object/exception.h"
#include "object/int.h"
#include "object/tuple.h"
#include "object/unicode_names.h"

namespace pyc {

SurrogateUnits surrogate_units(const char* encoding) {
  if (std::strncmp(encoding, "utf", 3) != 0) return {0, false};
  const char* p = encoding + 3;
  if (*p == '-' || *p == '_') p++;
  if (*p == '8') return {p[1] == 0 ? 3u : 0u, false};
  unsigned bytes = std::strncmp(p, "16", 2) == 0 ? 2 : std::strncmp(p, "32", 2) == 0 ? 4 : 0;
  if (!bytes) return {0, false};
  p += 2;
  if (*p == '-' || *p == '_') p++;
  if (*p == 0 || std::strcmp(p, "le") == 0) return {bytes, false};
  return {std::strcmp(p, "be") == 0 ? bytes : 0, true};
}

uint32_t surrogate_load(const unsigned char* p, SurrogateUnits units) {
  if (units.bytes == 3) {
    bool is_surrogate = p[0] == 0xed && p[1] >= 0xa0 && p[1] <= 0xbf && (p[2] & 0xc0) == 0x80;
    return is_surrogate ? 0xd000u | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu) : 0;
  }
  uint32_t c = 0;
  for (unsigned i = 0; i < units.bytes; i++)
    c = c << 8 | p[units.big_endian ? i : units.bytes - 1 - i];
  return c;
}

void surrogate_store(unsigned char* to, uint32_t c, SurrogateUnits units) {
  if (units.bytes == 3) {
    to[0] = 0xed;
    to[1] = static_cast<unsigned char>(0x80 | (c >> 6 & 0x3f));
    to[2] = static_cast<unsigned char>(0x80 | (c & 0x3f));
    return;
  }
  for (unsigned i = 0; i < units.bytes; i++) {
    unsigned shift = 8 * (units.big_endian ? units.bytes - 1 - i : i);
    to[i] = static_cast<unsigned char>(c >> shift);
  }
}

Raised raise_no_character_names(Task* task) {
  return raise_format(task, types::NotImplementedError,
                      "this executable was built without the names of characters, because the program's text "
                      "mentions neither 'namereplace' nor 'unicode_escape'");
}

namespace {

/// The parts of a UnicodeError that a handler works on.
struct Problem {
  Value exception;
  Value object; ///< str, or bytes for decoding errors
  size_t start, end;
  bool decoding, translating;

  Value encoding() const { return exception.as<ExceptionObject>()->fields[kUnicodeEncoding]; }
  uint32_t at(size_t i) const {
    return decoding ? static_cast<unsigned char>(object.as<BytesObject>()->data[i])
                    : str_char(object.as<StrObject>(), i);
  }
};

Raised unknown_exception(Task* task, Value exception) {
  return raise_type_error(task, "don't know how to handle %T in error callback", exception);
}

bool read_problem(Task* task, Value v, Problem* out) {
  out->exception = v;
  out->decoding = is_instance(v, types::UnicodeDecodeError);
  out->translating = is_instance(v, types::UnicodeTranslateError);
  if (!out->decoding && !out->translating && !is_instance(v, types::UnicodeEncodeError))
    return unknown_exception(task, v);
  auto* fields = v.as<ExceptionObject>()->fields;
  out->object = fields[kUnicodeObject];
  bool typed = !out->object.is_null() && (out->decoding ? is_bytes(out->object) : is_str(out->object));
  if (!typed)
    return raise_type_error(task, "UnicodeError 'object' attribute must be a %s",
                            out->decoding ? "bytes" : "str");
  auto length = static_cast<int64_t>(out->decoding ? out->object.as<BytesObject>()->length
                                                   : out->object.as<StrObject>()->length());
  int64_t start = int_to_i64_clamped(bool_to_int(fields[kUnicodeStart]));
  int64_t end = int_to_i64_clamped(bool_to_int(fields[kUnicodeEnd]));
  start = start < 0 ? 0 : start >= length ? (length ? length - 1 : 0) : start;
  end = end < 1 ? (length ? 1 : 0) : end > length ? length : end;
  if (end < start) end = start;
  out->start = static_cast<size_t>(start);
  out->end = static_cast<size_t>(end);
  return true;
}

Value answer(Task* task, Value replacement, size_t next) {
  if (replacement.is_null()) return kNull;
  return tuple_of(task, replacement, Value::from_small_int(static_cast<int64_t>(next)));
}

Value strict_errors(Task* task, const Value* args, size_t, Value) {
  if (!is_exception(args[0])) return raise_type_error(task, "codec must pass exception instance");
  return raise_value(task, args[0]);
}

Value ignore_errors(Task* task, const Value* args, size_t, Value) {
  Problem p;
  return read_problem(task, args[0], &p) ? answer(task, str_empty(), p.end) : kNull;
}

Value replace_errors(Task* task, const Value* args, size_t, Value) {
  Problem p;
  if (!read_problem(task, args[0], &p)) return kNull;
  StrBuilder out(task);
  if (p.decoding)
    out.add_char(0xfffd);
  else
    out.add_repeated(p.translating ? 0xfffd : '?', p.end - p.start);
  return answer(task, out.finish(), p.end);
}

Value backslashreplace_errors(Task* task, const Value* args, size_t, Value) {
  Problem p;
  if (!read_problem(task, args[0], &p)) return kNull;
  StrBuilder out(task);
  for (size_t i = p.start; i < p.end; i++) {
    char text[12];
    out.add_ascii(text, backslash_escape(p.at(i), text));
  }
  return answer(task, out.finish(), p.end);
}

Value xmlcharrefreplace_errors(Task* task, const Value* args, size_t, Value) {
  Problem p;
  if (!read_problem(task, args[0], &p)) return kNull;
  if (p.decoding || p.translating) return unknown_exception(task, args[0]);
  StrBuilder out(task);
  for (size_t i = p.start; i < p.end; i++) {
    char text[16];
    out.add_ascii(text, static_cast<size_t>(std::snprintf(text, sizeof text, "&#%u;", p.at(i))));
  }
  return answer(task, out.finish(), p.end);
}

Value namereplace_errors(Task* task, const Value* args, size_t, Value) {
  Problem p;
  if (!read_problem(task, args[0], &p)) return kNull;
  if (p.decoding || p.translating) return unknown_exception(task, args[0]);
  if (!have_character_names()) return raise_no_character_names(task);
  StrBuilder out(task);
  char text[3 + kLongestCharacterName + 1] = "\\N{";
  for (size_t i = p.start; i < p.end; i++) {
    if (size_t length = pyc_character_name(p.at(i), text + 3)) {
      text[3 + length] = '}';
      out.add_ascii(text, length + 4);
    } else {
      char escape[12];
      out.add_ascii(escape, backslash_escape(p.at(i), escape));
    }
  }
  return answer(task, out.finish(), p.end);
}

Value surrogateescape_errors(Task* task, const Value* args, size_t, Value) {
  Problem p;
  if (!read_problem(task, args[0], &p)) return kNull;
  if (p.translating) return unknown_exception(task, args[0]);
  if (p.decoding) {
    StrBuilder out(task);
    size_t i = p.start;
    for (; i < p.end && i < p.start + 4 && p.at(i) >= 0x80; i++)
      out.add_char(0xdc00u + p.at(i));
    return i > p.start ? answer(task, out.finish(), i) : Value(raise_value(task, args[0]));
  }
  ByteBuilder out;
  for (size_t i = p.start; i < p.end; i++) {
    uint32_t c = p.at(i);
    if (c < 0xdc80 || c > 0xdcff) return raise_value(task, args[0]);
    out.add_byte(c - 0xdc00);
  }
  return answer(task, out.finish(task), p.end);
}

Value surrogatepass_errors(Task* task, const Value* args, size_t, Value) {
  Problem p;
  if (!read_problem(task, args[0], &p)) return kNull;
  if (p.translating) return unknown_exception(task, args[0]);
  size_t length;
  char* name = str_to_utf8(p.encoding().as<StrObject>(), &length);
  if (!name) return raise_memory_error(task);
  for (size_t i = 0; i < length; i++)
    name[i] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[i])));
  SurrogateUnits units = surrogate_units(name);
  std::free(name);
  if (!units.bytes) return raise_value(task, args[0]);
  if (p.decoding) {
    auto* bytes = p.object.as<BytesObject>();
    auto* at = reinterpret_cast<const unsigned char*>(bytes->data) + p.start;
    uint32_t c = bytes->length - p.start >= units.bytes ? surrogate_load(at, units) : 0;
    if (c < 0xd800 || c > 0xdfff) return raise_value(task, args[0]);
    return answer(task, str_from_char(task, c), p.start + units.bytes);
  }
  ByteBuilder out;
  for (size_t i = p.start; i < p.end; i++) {
    uint32_t c = p.at(i);
    if (c < 0xd800 || c > 0xdfff) return raise_value(task, args[0]);
    char* to = out.extend(units.bytes);
    if (to) surrogate_store(reinterpret_cast<unsigned char*>(to), c, units);
  }
  return answer(task, out.finish(task), p.end);
}

const struct {
  const char* name;
  MethodDef def;
} handlers[] = {
    {"strict", {"strict_errors", strict_errors, 1, 1, 0, "Implements the 'strict' error handling."}},
    {"ignore", {"ignore_errors", ignore_errors, 1, 1, 0, "Implements the 'ignore' error handling."}},
    {"replace", {"replace_errors", replace_errors, 1, 1, 0, "Implements the 'replace' error handling."}},
    {"xmlcharrefreplace",
     {"xmlcharrefreplace_errors", xmlcharrefreplace_errors, 1, 1, 0,
      "Implements the 'xmlcharrefreplace' error handling."}},
    {"backslashreplace",
     {"backslashreplace_errors", backslashreplace_errors, 1, 1, 0,
      "Implements the 'backslashreplace' error handling."}},
    {"namereplace",
     {"namereplace_errors", namereplace_errors, 1, 1, 0, "Implements the 'namereplace' error handling."}},
    {"surrogatepass", {"surrogatepass", surrogatepass_errors, 1, 1, 0, nullptr}},
    {"surrogateescape", {"surrogateescape", surrogateescape_errors, 1, 1, 0, nullptr}},
};

} // namespace

const MethodDef* builtin_error_handler(const StrObject* name) {
  for (const auto& entry : handlers)
    if (str_equal_ascii(name, entry.name)) return &entry.def;
  return nullptr;
}

} // namespace pyc
