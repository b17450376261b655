/// unicode_escape, raw_unicode_escape and charmap.

#include "object/bytes.h"
#include "object/codec_errors.h"
#include "object/codec_handlers.h"
#include "object/codecs.h"
#include "object/int.h"
#include "object/operators.h"
#include "object/type.h"
#include "object/unicode_names.h"
#include "object/warnings.h"

namespace pyc {

namespace {

int hex_digit(unsigned char c) {
  if (c >= '0' && c <= '9') return c - '0';
  unsigned char lower = c | 0x20;
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// An escape as it stands in the bytes: where it ends, and its character or what is wrong.
struct Escape {
  size_t end;
  uint32_t character = 0;
  const char* problem = nullptr;
  bool incomplete = false; ///< more bytes could complete it
  bool none = false;       ///< stands for nothing: a backslash at the end of a line
};

/// `digits` hexadecimal digits from `at`.
Escape read_hex(const Decoder& d, size_t at, unsigned digits, const char* truncated) {
  Escape e{at};
  for (unsigned i = 0; i < digits; i++, e.end++) {
    int digit = e.end < d.length ? hex_digit(d.data[e.end]) : -1;
    if (digit < 0) {
      e.problem = truncated;
      e.incomplete = e.end >= d.length;
      return e;
    }
    e.character = e.character << 4 | static_cast<uint32_t>(digit);
  }
  return e;
}

constexpr const char* kUnknownName = "unknown Unicode character name";

Escape read_named(const Decoder& d, size_t at) {
  Escape e{at};
  e.problem = "malformed \\N character escape";
  if (at >= d.length || d.data[at] != '{') {
    e.incomplete = at >= d.length;
    return e;
  }
  size_t end = at + 1;
  while (end < d.length && d.data[end] != '}')
    end++;
  e.end = end;
  if (end >= d.length) {
    e.incomplete = true;
  } else if (end > at + 1) {
    e.end = end + 1;
    const char* name = reinterpret_cast<const char*>(d.data) + at + 1;
    int64_t c = have_character_names() ? pyc_character_named(name, end - at - 1) : -1;
    e.problem = c < 0 ? kUnknownName : nullptr;
    e.character = static_cast<uint32_t>(c);
  }
  return e;
}

/// The escape whose backslash is at `start`.
Escape read_escape(const Decoder& d, size_t start) {
  Escape e{start + 2};
  if (start + 1 >= d.length) return {start + 1, 0, "\\ at end of string", true};
  unsigned char c = d.data[start + 1];
  static const char from[] = "\\'\"abfnrtv", to[] = "\\'\"\a\b\f\n\r\t\v";
  if (const char* hit = c ? std::strchr(from, c) : nullptr) {
    e.character = static_cast<unsigned char>(to[hit - from]);
  } else if (c >= '0' && c <= '7') {
    e.character = c - '0';
    for (; e.end < d.length && e.end < start + 4 && d.data[e.end] >= '0' && d.data[e.end] <= '7'; e.end++)
      e.character = e.character * 8 + (d.data[e.end] - '0');
    e.incomplete = e.end >= d.length && e.end < start + 4;
  } else if (c == '\n') {
    e.none = true;
  } else if (c == 'x') {
    e = read_hex(d, start + 2, 2, "truncated \\xXX escape");
  } else if (c == 'u') {
    e = read_hex(d, start + 2, 4, "truncated \\uXXXX escape");
  } else if (c == 'U') {
    e = read_hex(d, start + 2, 8, "truncated \\UXXXXXXXX escape");
    if (!e.problem && e.character > 0x10ffff) e.problem = "illegal Unicode character";
  } else if (c == 'N') {
    e = read_named(d, start + 2);
  } else {
    // An unknown escape is the backslash; the character behind it follows as it is.
    e.character = '\\';
    e.end = start + 1;
  }
  return e;
}

Escape read_raw_escape(const Decoder& d, size_t start) {
  if (start + 1 >= d.length) {
    Escape e{start + 1, '\\'};
    e.incomplete = true;
    return e;
  }
  unsigned char c = d.data[start + 1];
  if (c != 'u' && c != 'U') {
    // Both characters stand for themselves, so that `\\u0041` is no escape.
    Escape e{start + 1, '\\'};
    return e;
  }
  Escape e = c == 'u' ? read_hex(d, start + 2, 4, "truncated \\uXXXX escape")
                      : read_hex(d, start + 2, 8, "truncated \\UXXXXXXXX escape");
  if (!e.problem && e.character > 0x10ffff) e.problem = "\\Uxxxxxxxx out of range";
  return e;
}

} // namespace

bool is_invalid_escape(const char* escape, size_t length) {
  return length == 1 || (length == 4 && escape[1] >= '4' && escape[1] <= '7');
}

bool warn_of_escape(Task* task, const char* prefix, const char* escape) {
  const char* rule = "invalid escape sequence. Such sequences will not work in the future. ";
  const char* octal = "invalid octal escape sequence. Such sequences will not work in the future. ";
  if (escape[1] < '0' || escape[1] > '7')
    return warn(
        task, types::DeprecationWarning,
        format_message(task, "%s\"\\%c\" is an %s", prefix, static_cast<unsigned char>(escape[1]), rule));
  return warn(
      task, types::DeprecationWarning,
      format_message(task, "%s\"\\%c%c%c\" is an %s", prefix, escape[1], escape[2], escape[3], octal));
}

Value unicode_escape_decode(Task* task, Value source, const char* data, size_t length, Value errors, bool raw,
                            DecodeProgress* progress) {
  Decoder d(task, raw ? "rawunicodeescape" : "unicodeescape", source, data, length, errors);
  const char* invalid = nullptr;
  size_t i = 0;
  while (i < d.length) {
    if (d.data[i] != '\\') {
      d.out.add_char(d.data[i++]);
      continue;
    }
    Escape e = raw ? read_raw_escape(d, i) : read_escape(d, i);
    if (e.incomplete && progress && !progress->final) break;
    if (e.problem) {
      if (e.problem == kUnknownName && !have_character_names()) return raise_no_character_names(task);
      if (!d.error(i, e.end, e.problem, &i)) return kNull;
      continue;
    }
    if (!e.none) d.out.add_char(e.character);
    auto* escape = reinterpret_cast<const char*>(d.data + i);
    if (!raw && !invalid && is_invalid_escape(escape, e.end - i)) invalid = escape;
    i = e.end;
    if (raw && e.character == '\\' && i < d.length && d.data[i] == '\\') {
      d.out.add_char('\\');
      i++;
    }
  }
  if (progress) progress->consumed = i;
  Value text = d.out.finish();
  return text.is_null() || (invalid && !warn_of_escape(task, "", invalid)) ? kNull : text;
}

Value unicode_escape_encode(Task* task, Value text, bool raw) {
  auto* s = text.as<StrObject>();
  ByteBuilder out;
  for (size_t i = 0; i < s->length(); i++) {
    uint32_t c = str_char(s, i);
    char escape[12];
    bool plain = raw ? c < 0x100 : c >= 0x20 && c < 0x7f && c != '\\';
    if (plain) {
      out.add_byte(c);
    } else if (!raw && (c == '\t' || c == '\n' || c == '\r' || c == '\\')) {
      out.add_byte('\\');
      out.add_byte(c == '\t' ? 't' : c == '\n' ? 'n' : c == '\r' ? 'r' : '\\');
    } else {
      out.add(escape, backslash_escape(c, escape));
    }
  }
  return out.finish(task);
}

// ---------------------------------------------------------------- charmap

namespace {

constexpr const char* kUndefined = "character maps to <undefined>";

/// mapping[key]: kAbsent when there is none (LookupError) or it is None.
Value map_get(Task* task, Value mapping, uint32_t key) {
  Value v = get_item(task, mapping, Value::from_small_int(key));
  if (v.is_null()) return clear_if(task, types::LookupError) ? kAbsent : kNull;
  return v.is_none() ? kAbsent : v;
}

bool put_charmap(Encoder& e, uint32_t c) {
  Value v = map_get(e.task, *static_cast<Value*>(e.context), c);
  if (v.is_null() || v == kAbsent) return false;
  if (is_int_or_bool(v)) {
    int64_t byte;
    if (!int_to_i64(bool_to_int(v), &byte) || byte < 0 || byte > 255)
      return raise_type_error(e.task, "character mapping must be in range(256)");
    e.out.add_byte(static_cast<unsigned>(byte));
    return true;
  }
  if (is_bytes(v)) {
    e.out.add(v.as<BytesObject>()->data, v.as<BytesObject>()->length);
    return true;
  }
  return raise_type_error(e.task, "character mapping must return integer, bytes or None, not %.400T", v);
}

} // namespace

Value charmap_decode(Task* task, Value source, const char* data, size_t length, Value errors, Value mapping) {
  if (mapping.is_null() || mapping.is_none()) return str_from_latin1(task, data, length);
  Decoder d(task, "charmap", source, data, length, errors);
  bool table = is_str(mapping);
  for (size_t i = 0; i < d.length;) {
    unsigned char byte = d.data[i];
    Value v = kAbsent;
    if (table) {
      auto* s = mapping.as<StrObject>();
      uint32_t c = byte < s->length() ? str_char(s, byte) : 0xfffe;
      if (c != 0xfffe) {
        d.out.add_char(c);
        i++;
        continue;
      }
    } else {
      v = map_get(task, mapping, byte);
      if (v.is_null()) return kNull;
    }
    if (v == kAbsent || (is_str(v) && str_equal_ascii(v.as<StrObject>(), "\xef\xbf\xbe"))) {
      if (!d.error(i, i + 1, kUndefined, &i)) return kNull;
      continue;
    }
    if (is_int_or_bool(v)) {
      int64_t c;
      if (!int_to_i64(bool_to_int(v), &c) || c < 0 || c > 0x10ffff)
        return raise_type_error(task, "character mapping must be in range(0x110000)");
      d.out.add_char(static_cast<uint32_t>(c));
    } else if (is_str(v)) {
      d.out.add(v.as<StrObject>());
    } else {
      return raise_type_error(task, "character mapping must return integer, None or str");
    }
    i++;
  }
  return d.out.finish();
}

Value charmap_encode(Task* task, Value text, Value errors, Value mapping) {
  if (mapping.is_null() || mapping.is_none()) return single_byte_encode(task, text, errors, 0x100);
  Encoder e(task, "charmap", text, errors, put_charmap);
  e.context = &mapping;
  size_t n = e.str()->length();
  for (size_t i = 0; i < n;) {
    if (put_charmap(e, str_char(e.str(), i))) {
      i++;
      continue;
    }
    if (has_error(task)) return kNull;
    size_t end = i + 1;
    while (end < n) {
      Value v = map_get(task, mapping, str_char(e.str(), end));
      if (v.is_null()) return kNull;
      if (v != kAbsent) break;
      end++;
    }
    if (!e.error(i, end, kUndefined, &i)) return kNull;
  }
  return e.out.finish(task);
}

} // namespace pyc
