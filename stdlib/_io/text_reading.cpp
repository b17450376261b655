/// Reading text: chunks, read, readline, iteration.

#include <cstring>

#include "stdlib/_io/buffered.h"
#include "stdlib/_io/text_io_wrapper.h"

namespace pyc::io {

namespace {

/// Characters that were decoded and not had yet.
size_t decoded_left(const TextFile* file) {
  if (file->decoded.is_null()) return 0;
  size_t n = file->decoded.as<StrObject>()->length();
  return n > file->used ? n - file->used : 0;
}

/// Up to `count` of them (< 0: all).
Value take_decoded(Task* task, TextFile* file, int64_t count) {
  size_t n = decoded_left(file);
  if (n == 0) return str_empty();
  if (count >= 0 && static_cast<uint64_t>(count) < n) n = static_cast<size_t>(count);
  size_t from = file->used;
  file->used = from + n;
  return str_substring(task, file->decoded, from, from + n);
}

/// buffer.read1(count) or buffer.read(count): bytes-like.
Value next_input(Task* task, TextFile* file, int64_t count) {
  if (!check_attached(task, file)) return kNull;
  Value buffer = file->buffer;
  if (file->has_read1 && is_plain_buffered(buffer) && buffered_of(buffer)->readable)
    return buffered_read1(task, buffered_of(buffer), count);
  Value wanted = int_from_i64(task, count);
  if (wanted.is_null()) return kNull;
  Value input =
      file->has_read1 ? invoke<"read1">(task, buffer, wanted) : invoke<"read">(task, buffer, wanted);
  if (input.is_null() || has_buffer(input)) return input;
  return raise_type_error(task, "underlying %s() should have returned a bytes-like object, not '%.200T'",
                          file->has_read1 ? "read1" : "read", input);
}

/// Notes for tell() what the decoder had before this chunk.
bool take_snapshot(Task* task, TextFile* file, Value kept, Value flags, Value input) {
  BytesLike data;
  if (!data.get(task, input)) return false;
  auto* before = kept.as<BytesObject>();
  Value both = input;
  if (before->length > 0 || !is_exact(input, BuiltinType::bytes)) {
    BytesObject* joined = bytes_allocate(task, before->length + data.length());
    if (!joined) return false;
    std::memcpy(joined->data, before->data, before->length);
    if (data.length()) std::memcpy(joined->data + before->length, data.data(), data.length());
    both = Value::from_object(joined);
  }
  gc::store_field(task, file, &file->snapshot_flags, flags);
  gc::store_field(task, file, &file->snapshot_input, both);
  return true;
}

int64_t input_length(Task* task, Value input) {
  if (is_bytes(input)) return static_cast<int64_t>(input.as<BytesObject>()->length);
  BytesLike data;
  return data.get(task, input) ? static_cast<int64_t>(data.length()) : -1;
}

/// How many bytes to ask for when `size_hint` characters are wanted.
int64_t chunk_bytes(const TextFile* file, int64_t size_hint) {
  if (size_hint <= 0) return file->chunk_size;
  double each = file->bytes_per_character > 1.0 ? file->bytes_per_character : 1.0;
  double hint = static_cast<double>(size_hint) * each;
  constexpr double kMost = 4e18;
  auto wanted = static_cast<int64_t>(hint < kMost ? hint : kMost);
  return wanted > file->chunk_size ? wanted : file->chunk_size;
}

/// The text of `bytes` bytes is there: whether the file goes on.
int64_t chunk_decoded(Task* task, TextFile* file, Value text, int64_t bytes) {
  size_t characters = text.as<StrObject>()->length();
  set_decoded(task, file, text);
  file->bytes_per_character =
      characters > 0 ? static_cast<double>(bytes) / static_cast<double>(characters) : 0.0;
  return bytes > 0 || characters > 0;
}

/// The bytes of ASCII are its characters: nothing stands between the two but a plain buffer, an encoding that
/// agrees, and a tell() that does not ask for the bytes.
bool reads_in_place(const TextFile* file) {
  if (file->telling || !file->decoder.is_null() || file->native.pending_count || !file->has_read1)
    return false;
  if (file->codec != Codec::Utf8 && file->codec != Codec::Ascii && file->codec != Codec::Latin1) return false;
  return file->initialized && is_plain_buffered(file->buffer) && buffered_of(file->buffer)->readable;
}

/// read_chunk where reads_in_place: the chunk is read into the text that it becomes where it is ASCII, else
/// decoded from there.
int64_t read_chunk_in_place(Task* task, TextFile* file, int64_t count) {
  int64_t room = buffered_read1_room(task, buffered_of(file->buffer), count);
  StrInline* chunk = room == kFailed ? nullptr : str_allocate(task, static_cast<size_t>(room), 1);
  int64_t n = chunk ? buffered_read1_into(task, buffered_of(file->buffer), chunk->data, room) : kFailed;
  if (n == kFailed) return kFailed;
  auto bytes = static_cast<size_t>(n);
  Value text = ascii_prefix(reinterpret_cast<unsigned char*>(chunk->data), bytes) == bytes
                   ? newlines_done(task, file, str_cut(chunk, bytes), n == 0)
                   : decode_memory(task, file, chunk->data, bytes, n == 0);
  PYC_KEEP(chunk);
  return text.is_null() ? kFailed : chunk_decoded(task, file, text, n);
}

} // namespace

int64_t read_chunk(Task* task, TextFile* file, int64_t size_hint) {
  if (!file->has_decoder) {
    raise_unsupported_operation(task, "not readable");
    return kFailed;
  }
  int64_t count = chunk_bytes(file, size_hint);
  if (reads_in_place(file)) return read_chunk_in_place(task, file, count);
  Value kept = kNull, flags = kNull;
  bool telling = file->telling;
  if (telling && !decoder_get_state(task, file, &kept, &flags)) return kFailed;
  Value input = next_input(task, file, count);
  int64_t bytes = input.is_null() ? -1 : input_length(task, input);
  if (bytes < 0) return kFailed;
  Value text = decode_piece(task, file, input, bytes == 0);
  if (text.is_null()) return kFailed;
  int64_t more = chunk_decoded(task, file, text, bytes);
  if (telling && !take_snapshot(task, file, kept, flags, input)) return kFailed;
  return more;
}

// ---------------------------------------------------------------- read

namespace {

Value read_everything(Task* task, TextFile* file) {
  if (!check_attached(task, file)) return kNull;
  Value input = invoke<"read">(task, file->buffer);
  if (input.is_null()) return kNull;
  if (input.is_none()) return raise_format(task, types::BlockingIOError, "Read returned None.");
  Value rest = decode_piece(task, file, input, true);
  Value first = rest.is_null() ? kNull : take_decoded(task, file, -1);
  if (first.is_null()) return kNull;
  if (!file->snapshot_flags.is_null()) {
    set_decoded(task, file, kNull);
    drop_snapshot(task, file);
  }
  return first.as<StrObject>()->length() == 0 ? rest : str_concat(task, first, rest);
}

Value read_characters(Task* task, TextFile* file, int64_t count) {
  Value first = take_decoded(task, file, count);
  if (first.is_null()) return kNull;
  int64_t left = count - static_cast<int64_t>(first.as<StrObject>()->length());
  if (left == 0) return first;
  StrBuilder out(task);
  out.add(first.as<StrObject>());
  while (left > 0) {
    int64_t more = read_chunk(task, file, left);
    if (more == kFailed) return kNull;
    if (more == 0) break;
    Value piece = take_decoded(task, file, left);
    if (piece.is_null()) return kNull;
    out.add(piece.as<StrObject>());
    left -= static_cast<int64_t>(piece.as<StrObject>()->length());
  }
  return out.finish();
}

} // namespace

Value text_read_method(Task* task, const Value* args, size_t nargs, Value) {
  TextFile* file = text_of(args[0]);
  int64_t count;
  if (!read_size(task, args, nargs, 1, &count) || !check_text_open(task, file)) return kNull;
  if (!file->has_decoder) return raise_unsupported_operation(task, "not readable");
  if (!flush_pending(task, file)) return kNull;
  return count < 0 ? read_everything(task, file) : read_characters(task, file, count);
}

// ---------------------------------------------------------------- lines

namespace {

/// The first `c` in [from, to) or `to`.
size_t find_character(const char* data, unsigned width, size_t from, size_t to, char c) {
  if (width == 1) {
    auto* hit = static_cast<const char*>(std::memchr(data + from, c, to - from));
    return hit ? static_cast<size_t>(hit - data) : to;
  }
  while (from < to && char_at(data, width, from) != static_cast<unsigned char>(c))
    from++;
  return from;
}

/// Where a line of any end finishes in [from, to); 0: it does not.
size_t universal_end(const char* data, unsigned width, size_t from, size_t to) {
  for (size_t i = from; i < to; i++) {
    uint32_t c = char_at(data, width, i);
    if (c > '\r') continue;
    if (c == '\n') return i + 1;
    if (c == '\r') return i + 1 < to && char_at(data, width, i + 1) == '\n' ? i + 2 : i + 1;
  }
  return 0;
}

/// What ends a line of the file: '\n' or '\r', 'b' for both in this order, 'u' for any.
char line_end_of(const TextFile* file) {
  if (file->universal) return file->newlines.translate ? '\n' : 'u';
  if (file->read_newline.is_null()) return '\n';
  auto* s = file->read_newline.as<StrObject>();
  return s->length() == 2 ? 'b' : static_cast<char>(str_char(s, 0));
}

/// The same for one of "\n", "\r", "\r\n". `after_return`: what comes before `from` ended in "\r".
size_t line_end(const TextFile* file, const StrObject* text, size_t from, size_t to, bool after_return) {
  const char* data = str_data(text);
  unsigned width = text->width();
  char end = line_end_of(file);
  if (end == 'u') return universal_end(data, width, from, to);
  if (end != 'b') {
    size_t at = find_character(data, width, from, to, end);
    return at < to ? at + 1 : 0;
  }
  if (after_return && from < to && char_at(data, width, from) == '\n') return from + 1;
  for (size_t at = from; (at = find_character(data, width, at, to, '\r')) + 1 < to; at++)
    if (char_at(data, width, at + 1) == '\n') return at + 2;
  return 0;
}

/// Makes sure that there are decoded characters: 1, 0 at the end of the file, kFailed.
int64_t need_decoded(Task* task, TextFile* file) {
  while (decoded_left(file) == 0) {
    int64_t more = read_chunk(task, file, 0);
    if (more <= 0) return more;
    if (!poll(task)) return kFailed;
  }
  return 1;
}

/// The line goes on behind the first piece of it.
Value read_long_line(Task* task, TextFile* file, Value first, int64_t limit) {
  StrBuilder out(task);
  out.add(first.as<StrObject>());
  bool after_return = false;
  Value last = first;
  for (;;) {
    size_t n = last.as<StrObject>()->length();
    if (n > 0) after_return = str_char(last.as<StrObject>(), n - 1) == '\r';
    int64_t left = limit < 0 ? -1 : limit - static_cast<int64_t>(out.length());
    if (left == 0) break;
    int64_t more = need_decoded(task, file);
    if (more == kFailed) return kNull;
    if (more == 0) {
      set_decoded(task, file, kNull);
      drop_snapshot(task, file);
      break;
    }
    auto* text = file->decoded.as<StrObject>();
    size_t from = file->used, to = text->length();
    if (left > 0 && static_cast<uint64_t>(left) < to - from) to = from + static_cast<size_t>(left);
    size_t end = line_end(file, text, from, to, after_return);
    last = take_decoded(task, file, static_cast<int64_t>((end ? end : to) - from));
    if (last.is_null()) return kNull;
    out.add(last.as<StrObject>());
    if (end) break;
  }
  return out.finish();
}

Value read_line(Task* task, TextFile* file, int64_t limit) {
  if (!check_text_open(task, file) || !flush_pending(task, file)) return kNull;
  if (limit == 0) return str_empty();
  int64_t more = need_decoded(task, file);
  if (more == kFailed) return kNull;
  if (more == 0) {
    set_decoded(task, file, kNull);
    drop_snapshot(task, file);
    return str_empty();
  }
  auto* text = file->decoded.as<StrObject>();
  size_t from = file->used, to = text->length();
  bool cut = limit > 0 && static_cast<uint64_t>(limit) <= to - from;
  if (cut) to = from + static_cast<size_t>(limit);
  size_t end = line_end(file, text, from, to, false);
  Value first = take_decoded(task, file, static_cast<int64_t>((end ? end : to) - from));
  return end || cut || first.is_null() ? first : read_long_line(task, file, first, limit);
}

} // namespace

Value text_readline_method(Task* task, const Value* args, size_t nargs, Value) {
  TextFile* file = text_of(args[0]);
  int64_t limit = -1;
  if (nargs > 1 && !size_argument(task, args[1], &limit)) return kNull;
  return check_attached(task, file) ? read_line(task, file, limit < 0 ? -1 : limit) : kNull;
}

Value text_next(Task* task, Value self) {
  TextFile* file = text_of(self);
  if (!check_attached(task, file)) return kNull;
  file->telling = false;
  Value line;
  if (type_of(self) == types::text_file) {
    line = read_line(task, file, -1);
  } else {
    line = invoke<"readline">(task, self);
    if (!line.is_null() && !is_str(line))
      return raise_format(task, types::OSError, "readline() should have returned a str object, not '%.200T'",
                          line);
  }
  if (line.is_null() || line.as<StrObject>()->length() > 0) return line;
  drop_snapshot(task, file);
  file->telling = file->seekable;
  return kAbsent;
}

} // namespace pyc::io
