/// Names of encodings, str.encode and bytes.decode.

#include "object/codecs.h"

#include <cstring>

#include "object/bytes.h"
#include "object/call.h"
#include "object/codec_errors.h"
#include "object/errors.h"
#include "object/str_methods.h"
#include "object/type.h"

namespace pyc {

namespace {

/// Names in lower case, with every run of other characters than letters, digits and points as '_'. `direct`:
/// CPython goes to the codec without its registry, so that no note is added to errors.
const struct {
  const char* name;
  Codec codec;
  bool direct;
} known[] = {
    {"utf_8", Codec::Utf8, true},
    {"utf8", Codec::Utf8, true},
    {"u8", Codec::Utf8, false},
    {"utf", Codec::Utf8, false},
    {"cp65001", Codec::Utf8, false},
    {"ascii", Codec::Ascii, true},
    {"us_ascii", Codec::Ascii, true},
    {"646", Codec::Ascii, false},
    {"ansi_x3.4_1968", Codec::Ascii, false},
    {"latin_1", Codec::Latin1, true},
    {"latin1", Codec::Latin1, true},
    {"iso_8859_1", Codec::Latin1, true},
    {"iso8859_1", Codec::Latin1, true},
    {"8859", Codec::Latin1, false},
    {"cp819", Codec::Latin1, false},
    {"l1", Codec::Latin1, false},
    {"latin", Codec::Latin1, false},
    {"utf_7", Codec::Utf7, false},
    {"utf7", Codec::Utf7, false},
    {"u7", Codec::Utf7, false},
    {"unicode_1_1_utf_7", Codec::Utf7, false},
    {"utf_16", Codec::Utf16, true},
    {"utf16", Codec::Utf16, true},
    {"u16", Codec::Utf16, false},
    {"utf_16_le", Codec::Utf16Le, false},
    {"utf_16le", Codec::Utf16Le, false},
    {"utf_16_be", Codec::Utf16Be, false},
    {"utf_16be", Codec::Utf16Be, false},
    {"utf_32", Codec::Utf32, true},
    {"utf32", Codec::Utf32, true},
    {"u32", Codec::Utf32, false},
    {"utf_32_le", Codec::Utf32Le, false},
    {"utf_32le", Codec::Utf32Le, false},
    {"utf_32_be", Codec::Utf32Be, false},
    {"utf_32be", Codec::Utf32Be, false},
    {"utf_8_sig", Codec::Utf8Sig, false},
    {"utf8_sig", Codec::Utf8Sig, false},
    {"unicode_escape", Codec::UnicodeEscape, false},
    {"unicodeescape", Codec::UnicodeEscape, false},
    {"raw_unicode_escape", Codec::RawUnicodeEscape, false},
    {"rawunicodeescape", Codec::RawUnicodeEscape, false},
};

Codec find(const StrObject* name, bool* direct) {
  char text[24];
  size_t n = 0;
  bool separated = false;
  for (size_t i = 0; i < name->length(); i++) {
    uint32_t c = str_char(name, i);
    bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '.';
    if (!letter) {
      separated = n > 0;
      continue;
    }
    if (n + 2 >= sizeof text) return Codec::Unknown;
    if (separated) text[n++] = '_';
    separated = false;
    text[n++] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  text[n] = 0;
  for (const auto& entry : known)
    if (std::strcmp(entry.name, text) == 0) {
      *direct = entry.direct;
      return entry.codec;
    }
  return Codec::Unknown;
}

/// Adds the note that CPython's registry leaves on a codec's errors.
void add_note(Task* task, Value encoding, bool decoding) {
  Value error = take_error(task);
  Value note =
      format_message(task, "%s with '%V' codec failed", decoding ? "decoding" : "encoding", encoding);
  static StrObject* const name = intern_cstring("add_note");
  if (note.is_null() || call_method(task, error, name, &note, 1).is_null()) clear_error(task);
  reraise_value(task, error);
}

} // namespace

bool check_codec_options(Task* task, const char* function, Value encoding, Value errors) {
  const char* const names[] = {"encoding", "errors"};
  Value values[] = {encoding, errors};
  for (int i = 0; i < 2; i++) {
    if (values[i].is_null()) continue;
    if (!check_str_argument(task, function, names[i], values[i]) || !check_c_string(task, values[i]))
      return false;
  }
  return true;
}

bool check_utf8(Task* task, Value text) {
  auto* s = text.as<StrObject>();
  for (size_t i = 0; i < s->length(); i++) {
    uint32_t c = str_char(s, i);
    if (c >= 0xd800 && c < 0xe000) return !utf8_encode(task, text, kNull).is_null();
  }
  return true;
}

bool check_c_string(Task* task, Value text) {
  if (!check_utf8(task, text)) return false;
  auto* s = text.as<StrObject>();
  for (size_t i = 0; i < s->length(); i++)
    if (str_char(s, i) == 0) return raise_value_error(task, "embedded null character");
  return true;
}

Codec codec_find(const StrObject* name) {
  bool direct;
  return find(name, &direct);
}

Value codec_decode(Task* task, Codec codec, Value source, const char* data, size_t length, Value errors,
                   DecodeProgress* progress) {
  DecodeProgress whole;
  if (!progress) progress = &whole;
  switch (codec) {
  case Codec::Utf8Sig: {
    if (length >= 3 && std::memcmp(data, "\xef\xbb\xbf", 3) == 0) {
      Value text = utf8_decode(task, kNull, data + 3, length - 3, errors, progress);
      progress->consumed += 3;
      return text;
    }
    return utf8_decode(task, source, data, length, errors, progress);
  }
  case Codec::Utf8:
    return utf8_decode(task, source, data, length, errors, progress);
  case Codec::Utf7:
    return utf7_decode(task, source, data, length, errors, progress);
  case Codec::Utf16Le:
  case Codec::Utf16Be:
    progress->byte_order = codec == Codec::Utf16Le ? -1 : 1;
    return utf16_decode(task, source, data, length, errors, progress);
  case Codec::Utf16:
    return utf16_decode(task, source, data, length, errors, progress);
  case Codec::Utf32Le:
  case Codec::Utf32Be:
    progress->byte_order = codec == Codec::Utf32Le ? -1 : 1;
    return utf32_decode(task, source, data, length, errors, progress);
  case Codec::Utf32:
    return utf32_decode(task, source, data, length, errors, progress);
  case Codec::UnicodeEscape:
  case Codec::RawUnicodeEscape:
    return unicode_escape_decode(task, source, data, length, errors, codec == Codec::RawUnicodeEscape,
                                 progress);
  case Codec::Latin1:
    progress->consumed = length;
    return str_from_latin1(task, data, length);
  case Codec::Ascii:
  case Codec::Unknown:
    break;
  }
  progress->consumed = length;
  size_t i = ascii_prefix(reinterpret_cast<const unsigned char*>(data), length);
  if (i == length) return str_from_latin1(task, data, length);
  Decoder d(task, "ascii", source, data, length, errors);
  for (i = 0; i < d.length;) {
    if (d.data[i] < 0x80)
      d.out.add_char(d.data[i++]);
    else if (!d.error(i, i + 1, "ordinal not in range(128)", &i))
      return kNull;
  }
  return d.out.finish();
}

Value codec_encode(Task* task, Codec codec, Value text, Value errors) {
  switch (codec) {
  case Codec::Utf8:
    return utf8_encode(task, text, errors);
  case Codec::Utf8Sig: {
    Value body = utf8_encode(task, text, errors);
    if (body.is_null()) return kNull;
    ByteBuilder out;
    out.add("\xef\xbb\xbf", 3);
    out.add(body.as<BytesObject>()->data, body.as<BytesObject>()->length);
    return out.finish(task);
  }
  case Codec::Utf7:
    return utf7_encode(task, text);
  case Codec::Utf16:
    return utf16_encode(task, text, errors, 0);
  case Codec::Utf16Le:
    return utf16_encode(task, text, errors, -1);
  case Codec::Utf16Be:
    return utf16_encode(task, text, errors, 1);
  case Codec::Utf32:
    return utf32_encode(task, text, errors, 0);
  case Codec::Utf32Le:
    return utf32_encode(task, text, errors, -1);
  case Codec::Utf32Be:
    return utf32_encode(task, text, errors, 1);
  case Codec::Latin1:
    return single_byte_encode(task, text, errors, 0x100);
  case Codec::UnicodeEscape:
    return unicode_escape_encode(task, text, false);
  case Codec::RawUnicodeEscape:
    return unicode_escape_encode(task, text, true);
  case Codec::Ascii:
  case Codec::Unknown:
    break;
  }
  return single_byte_encode(task, text, errors, 0x80);
}

Value bytes_decode(Task* task, Value bytes_like, Value encoding, Value errors, const char* function) {
  if (!check_codec_options(task, function, encoding, errors)) return kNull;
  const char* data;
  size_t length;
  bytes_like_data(bytes_like, &data, &length);
  // No bytes are the empty text in any encoding, even in one that does not exist.
  if (length == 0) return str_empty();
  bool direct = true;
  Codec codec = encoding.is_null() ? Codec::Utf8 : find(encoding.as<StrObject>(), &direct);
  if (codec == Codec::Unknown) return codec_call_text(task, bytes_like, encoding, errors, true);
  Value text = codec_decode(task, codec, bytes_like, data, length, errors);
  if (text.is_null() && !direct) add_note(task, encoding, true);
  return text;
}

Value str_encode(Task* task, Value text, Value encoding, Value errors, const char* function) {
  if (!check_codec_options(task, function, encoding, errors)) return kNull;
  bool direct = true;
  Codec codec = encoding.is_null() ? Codec::Utf8 : find(encoding.as<StrObject>(), &direct);
  if (codec == Codec::Unknown) return codec_call_text(task, text, encoding, errors, false);
  Value bytes = codec_encode(task, codec, text, errors);
  if (bytes.is_null() && !direct) add_note(task, encoding, false);
  return bytes;
}

} // namespace pyc
