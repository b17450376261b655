/// The encodings that the runtime itself knows: utf-8, ascii, latin-1; and the error handlers.

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "object/bytes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/exception.h"
#include "object/str.h"
#include "object/str_methods.h"
#include "object/type.h"

namespace pyc {

namespace {

enum class Encoding { Utf8, Ascii, Latin1, Unknown };
enum class Handler {
  Strict,
  Ignore,
  Replace,
  SurrogateEscape,
  SurrogatePass,
  BackslashReplace,
  XmlCharRefReplace,
  Unknown
};

/// Lower case, '_' and ' ' as '-': how names of encodings compare.
Encoding find_encoding(Value name) {
  if (name.is_null()) return Encoding::Utf8;
  auto* s = name.as<StrObject>();
  char text[24];
  size_t n = s->length();
  if (n >= sizeof text) return Encoding::Unknown;
  for (size_t i = 0; i < n; i++) {
    uint32_t c = str_char(s, i);
    if (c >= 0x80) return Encoding::Unknown;
    text[i] = c == '_' || c == ' '   ? '-'
              : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32)
                                     : static_cast<char>(c);
  }
  text[n] = 0;
  auto is = [&](const char* other) { return std::strcmp(text, other) == 0; };
  if (is("utf-8") || is("utf8") || is("u8") || is("utf") || is("cp65001")) return Encoding::Utf8;
  if (is("ascii") || is("us-ascii") || is("646")) return Encoding::Ascii;
  if (is("latin-1") || is("latin1") || is("iso-8859-1") || is("iso8859-1") || is("8859") || is("l1") ||
      is("latin"))
    return Encoding::Latin1;
  return Encoding::Unknown;
}

Handler find_handler(Value name) {
  if (name.is_null()) return Handler::Strict;
  auto* s = name.as<StrObject>();
  static const struct {
    const char* name;
    Handler handler;
  } table[] = {
      {"strict", Handler::Strict},
      {"ignore", Handler::Ignore},
      {"replace", Handler::Replace},
      {"surrogateescape", Handler::SurrogateEscape},
      {"surrogatepass", Handler::SurrogatePass},
      {"backslashreplace", Handler::BackslashReplace},
      {"xmlcharrefreplace", Handler::XmlCharRefReplace},
  };
  for (const auto& entry : table)
    if (str_equal_ascii(s, entry.name)) return entry.handler;
  return Handler::Unknown;
}

/// Checks the arguments that encode and decode share.
bool read_options(Task* task, const char* function, Value encoding, Value errors, Encoding* out,
                  Handler* handler) {
  if (!encoding.is_null() && !is_str(encoding))
    return raise_type_error(task, "%s() argument 'encoding' must be str, not %T", function, encoding);
  if (!errors.is_null() && !is_str(errors))
    return raise_type_error(task, "%s() argument 'errors' must be str, not %T", function, errors);
  *out = find_encoding(encoding);
  if (*out == Encoding::Unknown)
    return raise_format(task, types::LookupError, "unknown encoding: %V", encoding);
  *handler = find_handler(errors);
  return true;
}

const char* encoding_name(Encoding e) {
  return e == Encoding::Utf8 ? "utf-8" : e == Encoding::Ascii ? "ascii" : "latin-1";
}

Value raise_unknown_handler(Task* task, Value errors) {
  return raise_format(task, types::LookupError, "unknown error handler name '%V'", errors);
}

Value raise_unicode_error(Task* task, TypeObject* type, Encoding encoding, Value object, size_t start,
                          size_t end, const char* reason) {
  Value name = str_from_cstring(task, encoding_name(encoding)), text = str_from_cstring(task, reason);
  if (name.is_null() || text.is_null()) return kNull;
  Value args[] = {name, object, Value::from_small_int(static_cast<int64_t>(start)),
                  Value::from_small_int(static_cast<int64_t>(end)), text};
  Value error = exception_new_args(task, type, args, 5);
  return error.is_null() ? kNull : Value(raise_value(task, error));
}

/// What is wrong with the UTF-8 sequence at p: how many bytes the error covers, and why.
struct Utf8Problem {
  size_t length;
  const char* reason;
};

/// Decodes one character; 0xFFFFFFFF and *problem when the bytes are no UTF-8 (Unicode, table 3-7; an error
/// covers the longest valid prefix).
uint32_t decode_utf8(const unsigned char* p, size_t left, size_t* used, Utf8Problem* problem) {
  unsigned char c = p[0];
  *used = 1;
  if (c < 0x80) return c;
  *problem = {1, "invalid start byte"};
  if (c < 0xc2 || c > 0xf4) return UINT32_MAX;
  unsigned need = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : 1;
  uint32_t point = c & (0x3fu >> need);
  for (unsigned i = 1; i <= need; i++) {
    if (i >= left) {
      *problem = {i, "unexpected end of data"};
      return UINT32_MAX;
    }
    unsigned char low = 0x80, high = 0xbf;
    if (i == 1 && c == 0xe0) low = 0xa0;
    if (i == 1 && c == 0xed) high = 0x9f;
    if (i == 1 && c == 0xf0) low = 0x90;
    if (i == 1 && c == 0xf4) high = 0x8f;
    if (p[i] < low || p[i] > high) {
      *problem = {i, "invalid continuation byte"};
      return UINT32_MAX;
    }
    point = point << 6 | (p[i] & 0x3fu);
  }
  *used = need + 1;
  return point;
}

void add_byte_escape(StrBuilder& out, unsigned char byte) {
  char text[] = {'\\', 'x', "0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]};
  out.add_ascii(text, sizeof text);
}

/// Applies the handler to `count` undecodable bytes; gives how many were consumed, 0 for "raise".
size_t handle_undecodable(StrBuilder& out, Handler handler, Encoding encoding, const unsigned char* p,
                          size_t left, size_t count) {
  switch (handler) {
  case Handler::Ignore:
    return count;
  case Handler::Replace:
    out.add_char(0xfffd);
    return count;
  case Handler::BackslashReplace:
    for (size_t i = 0; i < count; i++)
      add_byte_escape(out, p[i]);
    return count;
  case Handler::SurrogateEscape:
    for (size_t i = 0; i < count; i++)
      out.add_char(0xdc00u + p[i]);
    return count;
  case Handler::SurrogatePass:
    if (encoding == Encoding::Utf8 && left >= 3 && p[0] == 0xed && p[1] >= 0xa0 && p[1] <= 0xbf &&
        (p[2] & 0xc0) == 0x80) {
      out.add_char(0xd000u | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu));
      return 3;
    }
    return 0;
  default:
    return 0;
  }
}

size_t ascii_prefix(const unsigned char* p, size_t n) {
  size_t i = 0;
  for (uint64_t word; i + 8 <= n; i += 8) {
    std::memcpy(&word, p + i, 8);
    if (word & 0x8080808080808080u) break;
  }
  while (i < n && p[i] < 0x80)
    i++;
  return i;
}

Value decode(Task* task, Value source, const unsigned char* p, size_t n, Encoding encoding, Handler handler,
             Value errors) {
  if (encoding == Encoding::Latin1) return str_from_latin1(task, reinterpret_cast<const char*>(p), n);
  size_t i = ascii_prefix(p, n);
  if (i == n) return str_from_latin1(task, reinterpret_cast<const char*>(p), n);
  StrBuilder out(task);
  out.add_ascii(reinterpret_cast<const char*>(p), i);
  while (i < n) {
    size_t used = 1;
    Utf8Problem problem = {1, "ordinal not in range(128)"};
    uint32_t c = encoding == Encoding::Utf8 ? decode_utf8(p + i, n - i, &used, &problem)
                 : p[i] < 0x80              ? p[i]
                                            : UINT32_MAX;
    if (c != UINT32_MAX) {
      out.add_char(c);
      i += used;
      continue;
    }
    if (handler == Handler::Unknown) return raise_unknown_handler(task, errors);
    size_t consumed = handle_undecodable(out, handler, encoding, p + i, n - i, problem.length);
    if (consumed == 0)
      return raise_unicode_error(task, types::UnicodeDecodeError, encoding, source, i, i + problem.length,
                                 problem.reason);
    i += consumed;
  }
  return out.finish();
}

/// Growing bytes for the encoders.
class ByteBuilder {
public:
  ~ByteBuilder() { std::free(data_); }
  void add(const char* bytes, size_t count) {
    if (length_ + count > capacity_) {
      size_t capacity = (length_ + count) * 3 / 2 + 32;
      auto* grown = static_cast<char*>(std::realloc(data_, capacity));
      if (!grown) {
        failed_ = true;
        return;
      }
      data_ = grown;
      capacity_ = capacity;
    }
    std::memcpy(data_ + length_, bytes, count);
    length_ += count;
  }
  void add_byte(unsigned byte) {
    char c = static_cast<char>(byte);
    add(&c, 1);
  }
  Value finish(Task* task) {
    return failed_ ? Value(raise_memory_error(task)) : bytes_new(task, data_, length_);
  }

private:
  char* data_ = nullptr;
  size_t length_ = 0;
  size_t capacity_ = 0;
  bool failed_ = false;
};

void add_utf8(ByteBuilder& out, uint32_t c) {
  if (c < 0x80) {
    out.add_byte(c);
    return;
  }
  unsigned tail = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  out.add_byte(((0xff00u >> (tail + 1)) & 0xff) | (c >> (6 * tail)));
  while (tail-- > 0)
    out.add_byte(0x80 | ((c >> (6 * tail)) & 0x3f));
}

/// Applies the handler to one character that the encoding does not have; false for "raise".
bool handle_unencodable(ByteBuilder& out, Handler handler, Encoding encoding, uint32_t c) {
  char text[16];
  switch (handler) {
  case Handler::Ignore:
    return true;
  case Handler::Replace:
    out.add_byte('?');
    return true;
  case Handler::BackslashReplace: {
    int n = std::snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    out.add(text, static_cast<size_t>(n));
    return true;
  }
  case Handler::XmlCharRefReplace: {
    int n = std::snprintf(text, sizeof text, "&#%u;", c);
    out.add(text, static_cast<size_t>(n));
    return true;
  }
  case Handler::SurrogateEscape:
    if (c < 0xdc80 || c > 0xdcff) return false;
    out.add_byte(c - 0xdc00);
    return true;
  case Handler::SurrogatePass:
    if (encoding != Encoding::Utf8) return false;
    add_utf8(out, c);
    return true;
  default:
    return false;
  }
}

bool is_encodable(Encoding encoding, uint32_t c) {
  if (encoding == Encoding::Utf8) return c < 0xd800 || c > 0xdfff;
  return c < (encoding == Encoding::Ascii ? 0x80u : 0x100u);
}

} // namespace

Value bytes_decode(Task* task, Value bytes_like, Value encoding, Value errors) {
  Encoding e;
  Handler handler;
  if (!read_options(task, "decode", encoding, errors, &e, &handler)) return kNull;
  const char* data;
  size_t length;
  bytes_like_data(bytes_like, &data, &length);
  return decode(task, bytes_like, reinterpret_cast<const unsigned char*>(data), length, e, handler, errors);
}

Value str_encode(Task* task, Value text, Value encoding, Value errors) {
  Encoding e;
  Handler handler;
  if (!read_options(task, "encode", encoding, errors, &e, &handler)) return kNull;
  auto* s = text.as<StrObject>();
  const char* data = str_data(s);
  unsigned width = s->width();
  size_t n = s->length();
  if (width == 1 &&
      (e == Encoding::Latin1 || ascii_prefix(reinterpret_cast<const unsigned char*>(data), n) == n))
    return bytes_new(task, data, n);
  ByteBuilder out;
  for (size_t i = 0; i < n; i++) {
    uint32_t c = char_at(data, width, i);
    if (is_encodable(e, c)) {
      if (e == Encoding::Utf8)
        add_utf8(out, c);
      else
        out.add_byte(c);
      continue;
    }
    if (handler == Handler::Unknown) return raise_unknown_handler(task, errors);
    if (handle_unencodable(out, handler, e, c)) continue;
    size_t end = i + 1;
    while (end < n && !is_encodable(e, char_at(data, width, end)))
      end++;
    const char* reason = e == Encoding::Utf8    ? "surrogates not allowed"
                         : e == Encoding::Ascii ? "ordinal not in range(128)"
                                                : "ordinal not in range(256)";
    return raise_unicode_error(task, types::UnicodeEncodeError, e, text, i, end, reason);
  }
  return out.finish(task);
}

} // namespace pyc
