/// Writing text: encoding, and the bytes that wait for a whole chunk.

#include <cstring>

#include "stdlib/_io/buffered.h"
#include "stdlib/_io/text_io_wrapper.h"

namespace pyc::io {

namespace {

/// buffer.write(bytes); `bytes` may be NULL, then it is made of the data.
bool write_out(Task* task, TextFile* file, const char* data, size_t count, Value bytes) {
  if (!check_attached(task, file)) return false;
  Value buffer = file->buffer;
  if (is_plain_buffered(buffer) && buffered_of(buffer)->writable)
    return buffered_write(task, buffered_of(buffer), data, static_cast<int64_t>(count)) != kFailed;
  if (bytes.is_null()) bytes = bytes_new(task, data, count);
  return !bytes.is_null() && !invoke<"write">(task, buffer, bytes).is_null();
}

bool flush_buffer(Task* task, TextFile* file) {
  if (!check_attached(task, file)) return false;
  Value buffer = file->buffer;
  if (is_plain_buffered(buffer) && buffered_of(buffer)->writable)
    return buffered_flush(task, buffered_of(buffer));
  return !invoke<"flush">(task, buffer).is_null();
}

bool add_pending(Task* task, TextFile* file, const char* data, size_t count) {
  size_t needed = file->pending_count + count;
  if (!file->pending || needed > file->pending->capacity) {
    constexpr size_t kFirst = 4096;
    RawStoreObject* store = store_new(task, needed * 2 > kFirst ? needed * 2 : kFirst);
    if (!store) return false;
    if (file->pending_count) std::memcpy(store->data, file->pending->data, file->pending_count);
    gc::barrier(task, file);
    file->pending = store;
  }
  std::memcpy(file->pending->data + file->pending_count, data, count);
  file->pending_count = needed;
  return true;
}

bool has_character(const StrObject* s, char c) {
  const char* data = str_data(s);
  size_t n = s->length();
  unsigned width = s->width();
  if (width == 1) return std::memchr(data, c, n) != nullptr;
  for (size_t i = 0; i < n; i++)
    if (char_at(data, width, i) == static_cast<unsigned char>(c)) return true;
  return false;
}

/// The text with every "\n" as the file wants it.
Value translate(Task* task, const StrObject* s, const StrObject* newline) {
  StrBuilder out(task);
  size_t copied = 0;
  for (size_t i = 0; i < s->length(); i++) {
    if (str_char(s, i) != '\n') continue;
    out.add_range(s, copied, i);
    out.add(newline);
    copied = i + 1;
  }
  out.add_range(s, copied, s->length());
  return out.finish();
}

/// Whether the characters' memory is what the encoder would give.
bool is_encoded_already(const TextFile* file, const StrObject* s) {
  if (s->width() != 1 || !ascii_stays(file)) return false;
  if (file->codec == Codec::Latin1) return true;
  return ascii_prefix(reinterpret_cast<const unsigned char*>(str_data(s)), s->length()) == s->length();
}

/// Adds encoded text to what waits, or hands it on at once when there is much of it.
bool put(Task* task, TextFile* file, const char* data, size_t count, Value bytes, bool flush) {
  auto chunk = static_cast<uint64_t>(file->chunk_size);
  if (count >= chunk) {
    // While it is written more may come: until nothing waits.
    while (file->pending_count > 0)
      if (!flush_pending(task, file)) return false;
    return write_out(task, file, data, count, bytes);
  }
  if (!add_pending(task, file, data, count)) return false;
  return (file->pending_count < chunk && !flush) || flush_pending(task, file);
}

} // namespace

bool flush_pending(Task* task, TextFile* file) {
  uint64_t count = file->pending_count;
  if (count == 0) return true;
  // The write below may run Python code that writes to this file: it gets memory of its own.
  RawStoreObject* store = file->pending;
  gc::barrier(task, file);
  file->pending = nullptr;
  file->pending_count = 0;
  bool ok = write_out(task, file, store->data, count, kNull);
  if (!file->pending) {
    gc::barrier(task, file);
    file->pending = store;
  }
  return ok;
}

bool write_text(Task* task, TextFile* file, Value text) {
  if (!check_text_open(task, file)) return false;
  if (!file->has_encoder) return raise_unsupported_operation(task, "not writable");
  bool translates = file->write_translate && !file->write_newline.is_null();
  bool has_line = (translates || file->line_buffering) && has_character(text.as<StrObject>(), '\n');
  bool flush = file->line_buffering && (has_line || has_character(text.as<StrObject>(), '\r'));
  if (has_line && translates)
    text = translate(task, text.as<StrObject>(), file->write_newline.as<StrObject>());
  if (text.is_null()) return false;
  auto* s = text.as<StrObject>();
  bool ok;
  if (is_encoded_already(file, s)) {
    ok = put(task, file, str_data(s), s->length(), kNull, flush || file->write_through);
  } else {
    Value bytes = encode_text(task, file, text);
    if (bytes.is_null()) return false;
    auto* b = bytes.as<BytesObject>();
    ok = put(task, file, b->data, b->length, bytes, flush || file->write_through);
  }
  PYC_KEEP(s);
  if (!ok) return false;
  if (flush && !flush_buffer(task, file)) return false;
  if (!file->snapshot_flags.is_null()) {
    set_decoded(task, file, kNull);
    drop_snapshot(task, file);
  }
  return !file->has_decoder || decoder_reset(task, file);
}

Value text_write_method(Task* task, const Value* args, size_t, Value) {
  if (!is_str(args[1])) return raise_type_error(task, "write() argument must be str, not %B", args[1]);
  if (!write_text(task, text_of(args[0]), args[1])) return kNull;
  return Value::from_small_int(static_cast<int64_t>(args[1].as<StrObject>()->length()));
}

bool flush_text(Task* task, TextFile* file) {
  if (!check_text_open(task, file)) return false;
  file->telling = file->seekable;
  return flush_pending(task, file) && flush_buffer(task, file);
}

Value text_flush_method(Task* task, const Value* args, size_t, Value) {
  return flush_text(task, text_of(args[0])) ? kNone : kNull;
}

} // namespace pyc::io

namespace pyc {

bool text_stream_write(Task* task, Value stream, Value text) {
  return io::write_text(task, io::text_of(stream), text);
}

} // namespace pyc
