#pragma once
/// The encodings that the runtime itself knows, and the way to all others through the registry of codecs.

#include "object/object.h"
#include "object/str.h"
#include "sched/task.h"

namespace pyc {

enum class Codec : uint8_t {
  Utf7,
  Utf8,
  Utf8Sig,
  Utf16, ///< with a byte order mark
  Utf16Le,
  Utf16Be,
  Utf32,
  Utf32Le,
  Utf32Be,
  Ascii,
  Latin1,
  UnicodeEscape,
  RawUnicodeEscape,
  Unknown, ///< through the registry
};

/// By any of its usual names, spelt as one likes.
Codec codec_find(const StrObject* name);

/// What a decoding of part of a stream says besides its text.
struct DecodeProgress {
  bool final = true;   ///< in: no more bytes follow, so an incomplete character at the end is an error
  int byte_order = 0;  ///< in and out, for utf-16 and utf-32: 0 unknown, -1 little, 1 big
  size_t consumed = 0; ///< out
};

/// The text of encoded bytes. `source` is the bytes object that exceptions show (NULL: made when needed);
/// `errors` a str or NULL for strict.
Value codec_decode(Task* task, Codec codec, Value source, const char* data, size_t length, Value errors,
                   DecodeProgress* progress = nullptr);
/// The bytes of text.
Value codec_encode(Task* task, Codec codec, Value text, Value errors);

// One file each; `order` as DecodeProgress::byte_order.
Value utf8_decode(Task* task, Value source, const char* data, size_t length, Value errors,
                  DecodeProgress* progress);
Value utf8_encode(Task* task, Value text, Value errors);

/// For what CPython reads as UTF-8 before it looks at it: false with UnicodeEncodeError for a str that has
/// surrogates.
bool check_utf8(Task* task, Value text);
/// The same for what it reads as a C string: false with ValueError for one that has null characters, too.
bool check_c_string(Task* task, Value text);
/// ASCII (limit 0x80) or Latin-1 (limit 0x100).
Value single_byte_encode(Task* task, Value text, Value errors, uint32_t limit);
Value utf7_decode(Task* task, Value source, const char* data, size_t length, Value errors,
                  DecodeProgress* progress);
/// Never fails but for memory: it has every character, lone surrogates too.
Value utf7_encode(Task* task, Value text);
Value utf16_decode(Task* task, Value source, const char* data, size_t length, Value errors,
                   DecodeProgress* progress);
Value utf16_encode(Task* task, Value text, Value errors, int order);
Value utf32_decode(Task* task, Value source, const char* data, size_t length, Value errors,
                   DecodeProgress* progress);
Value utf32_encode(Task* task, Value text, Value errors, int order);
/// Whether an escape that has taken up `length` characters, the backslash included, is one that no literal
/// should have: an unknown one, of which only the backslash is taken, or three octal digits above 0o377.
bool is_invalid_escape(const char* escape, size_t length);
/// The DeprecationWarning about such an escape. `prefix` is "b" for bytes. False with what a filter makes of
/// it.
bool warn_of_escape(Task* task, const char* prefix, const char* escape);
Value unicode_escape_decode(Task* task, Value source, const char* data, size_t length, Value errors, bool raw,
                            DecodeProgress* progress);
Value unicode_escape_encode(Task* task, Value text, bool raw);
/// `mapping`: a str, or anything with __getitem__; NULL or None is Latin-1.
Value charmap_decode(Task* task, Value source, const char* data, size_t length, Value errors, Value mapping);
Value charmap_encode(Task* task, Value text, Value errors, Value mapping);

// ---------------------------------------------------------------- registry (codec_registry.cpp)

/// codecs.lookup(name): the tuple (encode, decode, stream reader, stream writer). LookupError.
Value codec_lookup(Task* task, Value name);
/// codecs.register(function), codecs.unregister(function).
bool codec_register(Task* task, Value function);
bool codec_unregister(Task* task, Value function);
/// codecs.encode and codecs.decode: through the registry, any types.
Value codec_call(Task* task, Value object, Value encoding, Value errors, bool decoding);
/// str.encode and bytes.decode of encodings that the runtime does not know: text encodings only.
Value codec_call_text(Task* task, Value object, Value encoding, Value errors, bool decoding);
/// LookupError when the codec is no text encoding; `alternative` is what its message recommends
/// (null: nothing).
bool codec_check_text(Task* task, Value info, Value encoding, const char* alternative);

/// What encode and decode, bytes and bytearray want of an encoding and a handler (NULL: not given): texts
/// whose UTF-8 is a C string. False with TypeError, ValueError or UnicodeEncodeError.
bool check_codec_options(Task* task, const char* function, Value encoding, Value errors);

/// Bytes before the first one that is no ASCII.
size_t ascii_prefix(const unsigned char* p, size_t n);

} // namespace pyc
