#pragma once
/// TextIOWrapper: text over any buffered stream. Reading decodes a chunk at a time; what the decoder gave is
/// `decoded`, of which the user has had `used` characters. Writing collects encoded bytes in `pending` until
/// there is a chunk of them.
///
/// The codecs of the runtime are used directly (`native`); the others through the registry's incremental
/// decoders and encoders. A method of the stream below may do anything to this object: every field is read
/// again after such a call.

#include "object/codecs.h"
#include "stdlib/_io/io.h"
#include "stdlib/_io/newlines.h"

namespace pyc::io {

/// The state of a native decoder, as an incremental decoder of the codec has it.
struct NativeDecoder {
  int8_t byte_order; ///< of utf-16 and utf-32: -1 little, 1 big, 0 not known yet
  bool at_start;     ///< utf-8-sig: the mark may come
  uint8_t pending_count;
  char pending[16]; ///< bytes of an incomplete character
};

struct TextFile : Object {
  Value buffer; ///< NULL until __init__, and after detach()
  Value encoding, errors;
  Value decoder, encoder; ///< of codecs that are not native, else NULL
  Value decoded;          ///< str or NULL
  Value snapshot_flags;   ///< for tell(): the decoder's flags before the last chunk; NULL: no snapshot
  Value snapshot_input;   ///< bytes: what it had kept, and the chunk
  Value read_newline;  ///< the line end that lines are cut at when it is one of "\n", "\r", "\r\n"; else NULL
  Value write_newline; ///< "\r" or "\r\n" to write for "\n", else NULL
  RawStoreObject* pending; ///< encoded text that waits
  uint64_t pending_count;
  uint64_t used;
  int64_t chunk_size;
  double bytes_per_character; ///< of the last chunk
  NativeDecoder native;
  NewlineState newlines;
  Codec codec;
  bool has_decoder, has_encoder;
  bool universal; ///< the newline layer is on
  bool write_translate;
  bool line_buffering, write_through;
  bool seekable, telling, has_read1;
  bool encoding_start; ///< a byte order mark comes next
  bool initialized, detached, finalizing;
};

constexpr size_t kTextValues = 10;

inline TextFile* text_of(Value v) {
  return v.as<TextFile>();
}

Raised raise_not_attached(Task* task, const TextFile* file);
/// ValueError of objects without a stream below.
inline bool check_attached(Task* task, const TextFile* file) {
  return file->initialized || bool(raise_not_attached(task, file));
}
/// The same, and ValueError when that is closed.
bool check_text_open(Task* task, TextFile* file);
/// TextIOWrapper(buffer, …): options may be NULL or None.
Value text_new(Task* task, Value buffer, Value encoding, Value errors, Value newline, bool line_buffering);
/// Sets what was decoded (NULL: nothing).
void set_decoded(Task* task, TextFile* file, Value text);
void drop_snapshot(Task* task, TextFile* file);

// ---------------------------------------------------------------- text_codec.cpp

/// The codec of a name; for those that are not native `*info` is the registry's entry, else NULL.
/// LookupError.
bool find_text_codec(Task* task, Value encoding, Codec* codec, Value* info);
/// Fresh decoder and encoder as the stream below can read and write.
bool make_coders(Task* task, TextFile* file, Value info, bool reading, bool writing);

/// The text of the next bytes, newlines done. `input` is bytes-like.
Value decode_piece(Task* task, TextFile* file, Value input, bool final);
/// The same for bytes in memory that the caller keeps, where the decoder is native and keeps none.
Value decode_memory(Task* task, TextFile* file, const char* data, size_t length, bool final);
/// What decode_piece does last: line ends of decoded text.
Value newlines_done(Task* task, TextFile* file, Value text, bool final);
bool decoder_get_state(Task* task, TextFile* file, Value* buffer, Value* flags);
/// Without pending bytes; flags 0 at the start of the stream (`start`) is a reset.
bool decoder_set_state(Task* task, TextFile* file, Value buffer, Value flags, bool start);
bool decoder_reset(Task* task, TextFile* file);
/// bytes.
Value encode_text(Task* task, TextFile* file, Value text);
/// Whether the bytes of an ASCII text are its characters.
bool ascii_stays(const TextFile* file);
bool encoder_reset(Task* task, TextFile* file, bool at_start);

// ---------------------------------------------------------------- text_reading.cpp

/// Decodes the next chunk: 1, 0 at the end, kFailed.
int64_t read_chunk(Task* task, TextFile* file, int64_t size_hint);

#define PYC_METHOD(id) Value id(Task* task, const Value* args, size_t nargs, Value kwnames)
PYC_METHOD(text_read_method);
PYC_METHOD(text_readline_method);
Value text_next(Task* task, Value self);

// ---------------------------------------------------------------- text_writing.cpp

/// Hands what waits to the stream below.
bool flush_pending(Task* task, TextFile* file);
/// text.flush().
bool flush_text(Task* task, TextFile* file);
bool write_text(Task* task, TextFile* file, Value text);
PYC_METHOD(text_write_method);
PYC_METHOD(text_flush_method);

// ---------------------------------------------------------------- text_position.cpp

PYC_METHOD(text_tell_method);
PYC_METHOD(text_seek_method);
#undef PYC_METHOD

} // namespace pyc::io
