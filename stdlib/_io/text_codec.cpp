/// The decoder and the encoder of a TextIOWrapper.

#include <cstring>

#include "object/exception.h"
#include "object/tuple.h"
#include "stdlib/_io/text_io_wrapper.h"

namespace pyc::io {

namespace {

constexpr char kMark[] = "\xef\xbb\xbf";

bool is_wide(Codec codec) {
  return codec == Codec::Utf16 || codec == Codec::Utf32;
}

/// Whether the incremental decoder keeps incomplete characters.
bool keeps_bytes(Codec codec) {
  return codec != Codec::Ascii && codec != Codec::Latin1;
}

} // namespace

bool find_text_codec(Task* task, Value encoding, Codec* codec, Value* info) {
  *info = kNull;
  *codec = codec_find(encoding.as<StrObject>());
  if (*codec != Codec::Unknown) return true;
  *info = codec_lookup(task, encoding);
  return !info->is_null() && codec_check_text(task, *info, encoding, nullptr);
}

static Value make_coder(Task* task, Value info, StrObject* attribute, Value errors) {
  Value factory = get_attr(task, info, attribute);
  return factory.is_null() ? kNull : call1(task, factory, errors);
}

bool make_coders(Task* task, TextFile* file, Value info, bool reading, bool writing) {
  Value decoder = kNull, encoder = kNull;
  if (!info.is_null()) {
    if (reading) decoder = make_coder(task, info, name<"incrementaldecoder">(), file->errors);
    if (reading && decoder.is_null()) return false;
    if (writing) encoder = make_coder(task, info, name<"incrementalencoder">(), file->errors);
    if (writing && encoder.is_null()) return false;
  }
  gc::store_field(task, file, &file->decoder, decoder);
  gc::store_field(task, file, &file->encoder, encoder);
  file->has_decoder = reading;
  file->has_encoder = writing;
  file->native = {0, true, 0, {}};
  file->newlines.pending_return = false;
  file->newlines.seen = 0;
  // utf-8-sig writes its mark wherever the stream begins; the others where the stream can tell.
  file->encoding_start = file->codec == Codec::Utf8Sig;
  return true;
}

// ---------------------------------------------------------------- native decoding

namespace {

/// utf-8-sig: whether the mark is still undecided after these bytes; `*skip` are the mark's.
bool mark_undecided(TextFile* file, const char* data, size_t length, size_t* skip) {
  *skip = 0;
  if (file->codec != Codec::Utf8Sig || !file->native.at_start) return false;
  if (length < 3) {
    if (std::memcmp(kMark, data, length) == 0) return true;
    file->native.at_start = false;
    return false;
  }
  file->native.at_start = false;
  if (std::memcmp(kMark, data, 3) == 0) *skip = 3;
  return false;
}

bool keep_bytes(Task* task, TextFile* file, const char* data, size_t count) {
  if (count > sizeof file->native.pending)
    return raise_system_error(task, "%zu bytes of an incomplete character", count);
  std::memmove(file->native.pending, data, count);
  file->native.pending_count = static_cast<uint8_t>(count);
  return true;
}

Value no_mark(Task* task, TextFile* file, const char* data, size_t length) {
  bool wide = file->codec == Codec::Utf32;
  Value args[] = {str_from_cstring(task, wide ? "utf-32" : "utf-16"), bytes_new(task, data, length),
                  Value::from_small_int(0), Value::from_small_int(wide ? 4 : 2),
                  str_from_cstring(task, "Stream does not start with BOM")};
  for (Value v : args)
    if (v.is_null()) return kNull;
  Value error = call(task, type_value(types::UnicodeDecodeError), args, 5, kNull);
  return error.is_null() ? kNull : Value(raise_value(task, error));
}

/// Decodes bytes that start at the first pending one; those of an incomplete character at the end wait.
Value decode_bytes(Task* task, TextFile* file, Value source, const char* data, size_t length, bool final) {
  size_t skip;
  if (mark_undecided(file, data, length, &skip))
    return keep_bytes(task, file, data, length) ? str_empty() : kNull;
  Codec codec = file->codec == Codec::Utf8Sig ? Codec::Utf8 : file->codec;
  DecodeProgress progress;
  progress.final = final;
  progress.byte_order = file->native.byte_order;
  Value text =
      codec_decode(task, codec, skip ? kNull : source, data + skip, length - skip, file->errors, &progress);
  if (text.is_null()) return kNull;
  if (is_wide(codec) && file->native.byte_order == 0) {
    file->native.byte_order = static_cast<int8_t>(progress.byte_order);
    if (progress.byte_order == 0 && progress.consumed >= (codec == Codec::Utf16 ? 2u : 4u))
      return no_mark(task, file, data, length);
  }
  size_t used = skip + progress.consumed;
  return keep_bytes(task, file, data + used, length - used) ? text : kNull;
}

/// What the incremental decoder in Python says of input that is not bytes-like.
Raised raise_input_type(Task* task, TextFile* file, Value input) {
  if (keeps_bytes(file->codec)) return raise_type_error(task, "can't concat %T to bytes", input);
  return raise_type_error(task, "a bytes-like object is required, not '%T'", input);
}

Value decode_native(Task* task, TextFile* file, Value input, bool final) {
  BytesLike bytes;
  if (!bytes.get(task, input)) {
    if (!clear_if(task, types::TypeError)) return kNull;
    return raise_input_type(task, file, input);
  }
  size_t before = file->native.pending_count;
  if (before == 0)
    return decode_bytes(task, file, is_bytes(input) ? input : kNull, bytes.data(), bytes.length(), final);
  BytesObject* both = bytes_allocate(task, before + bytes.length());
  if (!both) return kNull;
  std::memcpy(both->data, file->native.pending, before);
  std::memcpy(both->data + before, bytes.data(), bytes.length());
  file->native.pending_count = 0;
  return decode_bytes(task, file, Value::from_object(both), both->data, both->length, final);
}

} // namespace

Value decode_piece(Task* task, TextFile* file, Value input, bool final) {
  Value text = file->decoder.is_null()
                   ? decode_native(task, file, input, final)
                   : invoke<"decode">(task, file->decoder, input, Value::from_bool(final));
  return text.is_null() || !check_decoded(task, text) ? kNull : newlines_done(task, file, text, final);
}

Value decode_memory(Task* task, TextFile* file, const char* data, size_t length, bool final) {
  Value text = decode_bytes(task, file, kNull, data, length, final);
  return text.is_null() ? kNull : newlines_done(task, file, text, final);
}

Value newlines_done(Task* task, TextFile* file, Value text, bool final) {
  return file->universal ? newline_decode(task, &file->newlines, text, final) : text;
}

// ---------------------------------------------------------------- the decoder's state

namespace {

/// As `getstate()` of the codec's incremental decoder: flags say what the pending bytes do not.
int64_t native_flags(const TextFile* file) {
  if (file->codec == Codec::Utf8Sig) return file->native.at_start;
  if (!is_wide(file->codec)) return 0;
  return file->native.byte_order == 0 ? 2 : file->native.byte_order > 0;
}

void set_native_flags(TextFile* file, int64_t flags) {
  if (file->codec == Codec::Utf8Sig) file->native.at_start = flags != 0;
  if (is_wide(file->codec)) file->native.byte_order = flags == 0 ? -1 : flags == 1 ? 1 : 0;
}

bool object_state(Task* task, TextFile* file, Value* buffer, Value* flags) {
  Value state = invoke<"getstate">(task, file->decoder);
  if (state.is_null()) return false;
  if (!is_tuple(state) || state.as<TupleObject>()->length != 2)
    return raise_type_error(task, "illegal decoder state");
  *buffer = state.as<TupleObject>()->items[0];
  *flags = state.as<TupleObject>()->items[1];
  if (file->universal && !is_int_or_bool(*flags)) return raise_type_error(task, "illegal decoder state");
  return is_bytes(*buffer) ||
         bool(raise_type_error(
             task, "illegal decoder state: the first item should be a bytes object, not '%.200T'", *buffer));
}

} // namespace

bool decoder_get_state(Task* task, TextFile* file, Value* buffer, Value* flags) {
  if (file->decoder.is_null()) {
    *buffer = bytes_new(task, file->native.pending, file->native.pending_count);
    *flags = Value::from_small_int(native_flags(file));
    if (buffer->is_null()) return false;
  } else if (!object_state(task, file, buffer, flags)) {
    return false;
  }
  if (!file->universal) return true;
  Value one = Value::from_small_int(1);
  *flags = int_left_shift(task, bool_to_int(*flags), one);
  if (!flags->is_null() && file->newlines.pending_return) *flags = int_or(task, *flags, one);
  return !flags->is_null();
}

bool decoder_reset(Task* task, TextFile* file) {
  if (file->universal) {
    file->newlines.seen = 0;
    file->newlines.pending_return = false;
  }
  if (!file->decoder.is_null()) return !invoke<"reset">(task, file->decoder).is_null();
  file->native = {0, true, 0, {}};
  return true;
}

bool decoder_set_state(Task* task, TextFile* file, Value buffer, Value flags, bool start) {
  if (start && flags == Value::from_small_int(0)) return decoder_reset(task, file);
  if (file->universal) {
    Value one = Value::from_small_int(1);
    Value low = int_and(task, bool_to_int(flags), one);
    if (low.is_null()) return false;
    file->newlines.pending_return = low == one;
    flags = int_right_shift(task, bool_to_int(flags), one);
    if (flags.is_null()) return false;
  }
  if (!file->decoder.is_null()) {
    Value state = tuple_of(task, buffer, flags);
    return !state.is_null() && !invoke<"setstate">(task, file->decoder, state).is_null();
  }
  auto* bytes = buffer.as<BytesObject>();
  int64_t number = 2;
  if (!int_to_i64(bool_to_int(flags), &number)) number = 2;
  set_native_flags(file, number);
  return keep_bytes(task, file, bytes->data, bytes->length);
}

// ---------------------------------------------------------------- encoding

bool ascii_stays(const TextFile* file) {
  if (!file->encoder.is_null()) return false;
  return file->codec == Codec::Utf8 || file->codec == Codec::Ascii || file->codec == Codec::Latin1;
}

Value encode_text(Task* task, TextFile* file, Value text) {
  if (!file->encoder.is_null()) {
    Value bytes = invoke<"encode">(task, file->encoder, text);
    if (bytes.is_null() || is_bytes(bytes)) return bytes;
    return raise_type_error(task, "encoder should return a bytes object, not '%.200T'", bytes);
  }
  bool start = file->encoding_start;
  Value bytes;
  switch (file->codec) {
  case Codec::Utf16:
    bytes = utf16_encode(task, text, file->errors, start ? 0 : -1);
    break;
  case Codec::Utf32:
    bytes = utf32_encode(task, text, file->errors, start ? 0 : -1);
    break;
  case Codec::Utf8Sig:
    bytes = codec_encode(task, start ? Codec::Utf8Sig : Codec::Utf8, text, file->errors);
    break;
  default:
    bytes = codec_encode(task, file->codec, text, file->errors);
  }
  if (!bytes.is_null()) file->encoding_start = false;
  return bytes;
}

bool encoder_reset(Task* task, TextFile* file, bool at_start) {
  file->encoding_start = at_start;
  if (file->encoder.is_null()) return true;
  Value result = at_start ? invoke<"reset">(task, file->encoder)
                          : invoke<"setstate">(task, file->encoder, Value::from_small_int(0));
  return !result.is_null();
}

} // namespace pyc::io
