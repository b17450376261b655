/// _codecs: the registry of codecs, and the encodings of the runtime as functions that give (result,
/// consumed).

#include "object/buffer.h"
#include "object/bytes.h"
#include "object/call.h"
#include "object/codec_errors.h"
#include "object/codecs.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/int.h"
#include "object/module.h"
#include "object/operators.h"
#include "object/tuple.h"

namespace pyc {

namespace {

Value with_length(Task* task, Value result, size_t length) {
  if (result.is_null()) return kNull;
  return tuple_of(task, result, Value::from_small_int(static_cast<int64_t>(length)));
}

/// The optional `errors` argument: a str or None.
bool read_errors(Task* task, const char* function, size_t position, const Value* args, size_t nargs,
                 Value* out) {
  *out = nargs > position && !args[position].is_none() ? args[position] : kNull;
  return out->is_null() || is_str(*out) ||
         bool(raise_type_error(task, "%s() argument %zu must be str or None, not %B", function, position + 1,
                               *out));
}

/// An argument that is a str. `label` is " 1" where there are more.
bool text_argument(Task* task, const char* function, const char* label, Value v) {
  return is_str(v) || bool(raise_type_error(task, "%s() argument%s must be str, not %B", function, label, v));
}

// ---------------------------------------------------------------- registry

Value register_function(Task* task, const Value* args, size_t, Value) {
  return codec_register(task, args[0]) ? kNone : kNull;
}
Value unregister_function(Task* task, const Value* args, size_t, Value) {
  return codec_unregister(task, args[0]) ? kNone : kNull;
}
Value lookup(Task* task, const Value* args, size_t, Value) {
  return text_argument(task, "lookup", "", args[0]) ? codec_lookup(task, args[0]) : kNull;
}

template <bool decoding> Value transform(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"obj", "encoding", "errors", nullptr};
  const char* function = decoding ? "decode" : "encode";
  Value bound[3];
  if (!bind_arguments(task, {function, names, 1, 3}, args, nargs, kwnames, bound)) return kNull;
  for (int i = 1; i < 3; i++)
    if (!bound[i].is_null() && !is_str(bound[i]))
      return raise_type_error(task, "%s() argument '%s' must be str, not %B", function, names[i], bound[i]);
  Value encoding = bound[1].is_null() ? str_from_cstring(task, "utf-8") : bound[1];
  return encoding.is_null() ? kNull : codec_call(task, bound[0], encoding, bound[2], decoding);
}

Value register_error(Task* task, const Value* args, size_t, Value) {
  if (!text_argument(task, "register_error", " 1", args[0])) return kNull;
  return error_handler_register(task, args[0], args[1]) ? kNone : kNull;
}
Value unregister_error(Task* task, const Value* args, size_t, Value) {
  bool removed = false;
  if (!text_argument(task, "_unregister_error", "", args[0])) return kNull;
  return error_handler_unregister(task, args[0], &removed) ? Value::from_bool(removed) : kNull;
}
Value lookup_error(Task* task, const Value* args, size_t, Value) {
  return text_argument(task, "lookup_error", "", args[0]) ? error_handler_lookup(task, args[0]) : kNull;
}

// ---------------------------------------------------------------- encodings

template <Codec codec> constexpr const char* encoder_name = "";
template <Codec codec> constexpr const char* decoder_name = "";
#define NAMED(codec, name)                                                                                   \
  template <> constexpr const char* encoder_name<Codec::codec> = name "_encode";                             \
  template <> constexpr const char* decoder_name<Codec::codec> = name "_decode";
NAMED(Utf7, "utf_7")
NAMED(Utf8, "utf_8")
NAMED(Utf16, "utf_16")
NAMED(Utf16Le, "utf_16_le")
NAMED(Utf16Be, "utf_16_be")
NAMED(Utf32, "utf_32")
NAMED(Utf32Le, "utf_32_le")
NAMED(Utf32Be, "utf_32_be")
NAMED(Ascii, "ascii")
NAMED(Latin1, "latin_1")
NAMED(UnicodeEscape, "unicode_escape")
NAMED(RawUnicodeEscape, "raw_unicode_escape")
#undef NAMED

/// x_encode(text, errors=None).
template <Codec codec> Value encode(Task* task, const Value* args, size_t nargs, Value) {
  Value errors;
  if (!text_argument(task, encoder_name<codec>, " 1", args[0]) ||
      !read_errors(task, encoder_name<codec>, 1, args, nargs, &errors))
    return kNull;
  Value bytes;
  int64_t order = 0;
  if ((codec == Codec::Utf16 || codec == Codec::Utf32) && nargs > 2) {
    if (!index_i64(task, args[2], types::OverflowError, &order)) return kNull;
    int sign = order < 0 ? -1 : order > 0;
    bytes = codec == Codec::Utf16 ? utf16_encode(task, args[0], errors, sign)
                                  : utf32_encode(task, args[0], errors, sign);
  } else {
    bytes = codec_encode(task, codec, args[0], errors);
  }
  return with_length(task, bytes, args[0].as<StrObject>()->length());
}

/// Whether incomplete input is an error: the `final` argument.
bool read_final(Task* task, const Value* args, size_t nargs, size_t position, bool fallback, bool* out) {
  *out = fallback;
  return nargs <= position || truth(task, args[position], out);
}

/// x_decode(data, errors=None, final=False).
template <Codec codec> Value decode(Task* task, const Value* args, size_t nargs, Value) {
  Value errors;
  DecodeProgress progress;
  bool escapes = codec == Codec::UnicodeEscape || codec == Codec::RawUnicodeEscape;
  if (!read_errors(task, decoder_name<codec>, 1, args, nargs, &errors) ||
      !read_final(task, args, nargs, 2, escapes, &progress.final))
    return kNull;
  if (escapes && is_str(args[0])) {
    // CPython takes text here as its UTF-8.
    Value bytes = utf8_encode(task, args[0], kNull);
    if (bytes.is_null()) return kNull;
    Value forwarded[] = {bytes, args[1], args[2]};
    for (size_t i = 1; i < nargs; i++)
      forwarded[i] = args[i];
    return decode<codec>(task, forwarded, nargs, kNull);
  }
  BytesLike data;
  if (!data.get(task, args[0])) return kNull;
  Value text = codec_decode(task, codec, is_bytes(args[0]) ? args[0] : kNull, data.data(), data.length(),
                            errors, &progress);
  return with_length(task, text, progress.consumed);
}

/// utf_16_ex_decode(data, errors=None, byteorder=0, final=False) → (text, consumed, byteorder).
template <bool wide> Value decode_with_order(Task* task, const Value* args, size_t nargs, Value) {
  Value errors;
  DecodeProgress progress;
  int64_t order = 0;
  if (!read_errors(task, wide ? "utf_32_ex_decode" : "utf_16_ex_decode", 1, args, nargs, &errors) ||
      (nargs > 2 && !index_i64(task, args[2], types::OverflowError, &order)) ||
      !read_final(task, args, nargs, 3, false, &progress.final))
    return kNull;
  progress.byte_order = order < 0 ? -1 : order > 0;
  BytesLike data;
  if (!data.get(task, args[0])) return kNull;
  Value source = is_bytes(args[0]) ? args[0] : kNull;
  Value text = wide ? utf32_decode(task, source, data.data(), data.length(), errors, &progress)
                    : utf16_decode(task, source, data.data(), data.length(), errors, &progress);
  if (text.is_null()) return kNull;
  return tuple_of(task, text, Value::from_small_int(static_cast<int64_t>(progress.consumed)),
                  Value::from_small_int(progress.byte_order));
}

// ---------------------------------------------------------------- charmap

Value charmap_encode_function(Task* task, const Value* args, size_t nargs, Value) {
  Value errors;
  if (!text_argument(task, "charmap_encode", " 1", args[0]) ||
      !read_errors(task, "charmap_encode", 1, args, nargs, &errors))
    return kNull;
  Value bytes = charmap_encode(task, args[0], errors, nargs > 2 ? args[2] : kNull);
  return with_length(task, bytes, args[0].as<StrObject>()->length());
}

Value charmap_decode_function(Task* task, const Value* args, size_t nargs, Value) {
  Value errors;
  BytesLike data;
  if (!read_errors(task, "charmap_decode", 1, args, nargs, &errors) || !data.get(task, args[0])) return kNull;
  Value text = charmap_decode(task, is_bytes(args[0]) ? args[0] : kNull, data.data(), data.length(), errors,
                              nargs > 2 ? args[2] : kNull);
  return with_length(task, text, data.length());
}

/// The inverse of a decoding table: a dict from characters to bytes.
Value charmap_build(Task* task, const Value* args, size_t, Value) {
  if (!text_argument(task, "charmap_build", "", args[0])) return kNull;
  auto* s = args[0].as<StrObject>();
  DictObject* map = dict_new(task, s->length());
  for (size_t i = 0; map && i < s->length(); i++) {
    uint32_t c = str_char(s, i);
    if (c == 0xfffe) continue; // undefined
    if (!dict_set(task, map, Value::from_small_int(c), Value::from_small_int(static_cast<int64_t>(i))))
      return kNull;
  }
  return map ? dict_value(map) : kNull;
}

// ---------------------------------------------------------------- bytes escapes

Value escape_encode(Task* task, const Value* args, size_t, Value) {
  if (!is_bytes(args[0]))
    return raise_type_error(task, "escape_encode() argument 1 must be bytes, not %B", args[0]);
  auto* bytes = args[0].as<BytesObject>();
  ByteBuilder out;
  for (size_t i = 0; i < bytes->length; i++) {
    auto c = static_cast<unsigned char>(bytes->data[i]);
    char text[12];
    if (c == '\\' || c == '\'') {
      out.add_byte('\\');
      out.add_byte(c);
    } else if (c == '\t' || c == '\n' || c == '\r') {
      out.add_byte('\\');
      out.add_byte(c == '\t' ? 't' : c == '\n' ? 'n' : 'r');
    } else if (c >= 0x20 && c < 0x7f) {
      out.add_byte(c);
    } else {
      out.add(text, backslash_escape(c, text));
    }
  }
  return with_length(task, out.finish(task), bytes->length);
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// One bytes escape at data[i] (behind the backslash). False with an exception.
bool add_escape(Task* task, ByteBuilder& out, const char* data, size_t length, Value errors, size_t* i) {
  static const char from[] = "\\'\"abfnrtv", to[] = "\\'\"\a\b\f\n\r\t\v";
  char c = data[(*i)++];
  if (c == '\n') return true;
  if (const char* hit = c ? std::strchr(from, c) : nullptr) {
    out.add_byte(static_cast<unsigned char>(to[hit - from]));
  } else if (c >= '0' && c <= '7') {
    unsigned value = static_cast<unsigned>(c - '0');
    for (int k = 0; k < 2 && *i < length && data[*i] >= '0' && data[*i] <= '7'; k++)
      value = value * 8 + static_cast<unsigned>(data[(*i)++] - '0');
    out.add_byte(value & 0xff);
  } else if (c == 'x') {
    int high = *i < length ? hex_value(data[*i]) : -1, low = *i + 1 < length ? hex_value(data[*i + 1]) : -1;
    if (high >= 0 && low >= 0) {
      out.add_byte(static_cast<unsigned>(high << 4 | low));
      *i += 2;
      return true;
    }
    ErrorHandler handler = error_handler_of(errors);
    if (handler == ErrorHandler::Strict)
      return raise_value_error(task, "invalid \\x escape at position %zu", *i - 2);
    if (handler != ErrorHandler::Replace && handler != ErrorHandler::Ignore)
      return raise_value_error(task, "decoding error; unknown error handling code: %V", errors);
    if (handler == ErrorHandler::Replace) out.add_byte('?');
    if (high >= 0) (*i)++;
  } else {
    out.add_byte('\\');
    (*i)--;
  }
  return true;
}

Value escape_decode(Task* task, const Value* args, size_t nargs, Value) {
  Value errors, source = args[0];
  if (!read_errors(task, "escape_decode", 1, args, nargs, &errors)) return kNull;
  if (is_str(source)) source = utf8_encode(task, source, kNull);
  BytesLike data;
  if (source.is_null() || !data.get(task, source)) return kNull;
  ByteBuilder out;
  const char* invalid = nullptr;
  for (size_t i = 0; i < data.length();) {
    char c = data.data()[i++];
    if (c != '\\') {
      out.add_byte(static_cast<unsigned char>(c));
    } else if (i >= data.length()) {
      return raise_value_error(task, "Trailing \\ in string");
    } else {
      size_t start = i - 1;
      if (!add_escape(task, out, data.data(), data.length(), errors, &i)) return kNull;
      if (!invalid && is_invalid_escape(data.data() + start, i - start)) invalid = data.data() + start;
    }
  }
  if (invalid && !warn_of_escape(task, "b", invalid)) return kNull;
  return with_length(task, out.finish(task), data.length());
}

Value readbuffer_encode(Task* task, const Value* args, size_t, Value) {
  Value source = is_str(args[0]) ? utf8_encode(task, args[0], kNull) : args[0];
  BytesLike data;
  if (source.is_null() || !data.get(task, source)) return kNull;
  return with_length(task, bytes_new(task, data.data(), data.length()), data.length());
}

#define CODEC(name, codec)                                                                                   \
  {name "_encode", encode<Codec::codec>, 1, 2, 0, nullptr}, {                                                \
    name "_decode", decode<Codec::codec>, 1, 3, 0, nullptr                                                   \
  }

const MethodDef functions[] = {
    {"register", register_function, 1, 1, 0, "Register a codec search function."},
    {"unregister", unregister_function, 1, 1, 0,
     "Unregister a codec search function and clear the registry's cache."},
    {"lookup", lookup, 1, 1, 0,
     "Looks up a codec tuple in the Python codec registry and returns a CodecInfo."},
    {"encode", transform<false>, 0, -1, kMethodKeywords,
     "Encodes obj using the codec registered for encoding."},
    {"decode", transform<true>, 0, -1, kMethodKeywords,
     "Decodes obj using the codec registered for encoding."},
    {"register_error", register_error, 2, 2, 0,
     "Register the specified error handler under the name errors."},
    {"_unregister_error", unregister_error, 1, 1, 0, "Un-register the specified error handler for the name."},
    {"lookup_error", lookup_error, 1, 1, 0, "Return the error handler for the specified name."},
    CODEC("utf_7", Utf7),
    CODEC("utf_8", Utf8),
    {"utf_16_encode", encode<Codec::Utf16>, 1, 3, 0, nullptr},
    {"utf_16_decode", decode<Codec::Utf16>, 1, 3, 0, nullptr},
    CODEC("utf_16_le", Utf16Le),
    CODEC("utf_16_be", Utf16Be),
    {"utf_32_encode", encode<Codec::Utf32>, 1, 3, 0, nullptr},
    {"utf_32_decode", decode<Codec::Utf32>, 1, 3, 0, nullptr},
    CODEC("utf_32_le", Utf32Le),
    CODEC("utf_32_be", Utf32Be),
    {"utf_16_ex_decode", decode_with_order<false>, 1, 4, 0, nullptr},
    {"utf_32_ex_decode", decode_with_order<true>, 1, 4, 0, nullptr},
    CODEC("ascii", Ascii),
    CODEC("latin_1", Latin1),
    CODEC("unicode_escape", UnicodeEscape),
    CODEC("raw_unicode_escape", RawUnicodeEscape),
    {"charmap_encode", charmap_encode_function, 1, 3, 0, nullptr},
    {"charmap_decode", charmap_decode_function, 1, 3, 0, nullptr},
    {"charmap_build", charmap_build, 1, 1, 0, nullptr},
    {"escape_encode", escape_encode, 1, 2, 0, nullptr},
    {"escape_decode", escape_decode, 1, 2, 0, nullptr},
    {"readbuffer_encode", readbuffer_encode, 1, 2, 0, nullptr},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
#undef CODEC

} // namespace

extern const NativeModule _codecs_module = {"_codecs", nullptr, functions, nullptr};

} // namespace pyc
