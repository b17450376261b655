/// tell() and seek() of text: a cookie says where to start decoding and how far to go from there.
///
/// The number is {bytes 0–7: position in the stream below; 8–11: the decoder's flags there; 12–15: bytes to
/// decode from there; 16–19: characters of them to skip; 20: whether to decode them as the end of the file}.

#include <cstring>

#include "stdlib/_io/text_io_wrapper.h"

namespace pyc::io {

namespace {

struct Cookie {
  int64_t start = 0;
  int32_t flags = 0;
  int32_t feed = 0;
  int32_t skip = 0;
  bool need_end = false;
};

Value cookie_value(Task* task, const Cookie& c) {
  uint64_t limbs[3] = {static_cast<uint64_t>(c.start),
                       static_cast<uint32_t>(c.flags) | uint64_t{static_cast<uint32_t>(c.feed)} << 32,
                       static_cast<uint32_t>(c.skip) | uint64_t{c.need_end} << 32};
  return int_from_limbs(task, limbs, 3, false);
}

bool parse_cookie(Task* task, Value v, Cookie* out) {
  Value number = number_int(task, v);
  if (number.is_null()) return false;
  number = bool_to_int(number);
  IntView view(number);
  uint64_t limbs[3] = {};
  for (size_t i = 0; i < view.length && i < 3; i++)
    limbs[i] = view.limbs[i];
  if (view.length > 3 || limbs[2] >> 40) return raise_overflow_error(task, "int too big to convert");
  if (view.negative) return raise_overflow_error(task, "can't convert negative int to unsigned");
  out->start = static_cast<int64_t>(limbs[0]);
  out->flags = static_cast<int32_t>(limbs[1]);
  out->feed = static_cast<int32_t>(limbs[1] >> 32);
  out->skip = static_cast<int32_t>(limbs[2]);
  out->need_end = (limbs[2] >> 32) != 0;
  return true;
}

bool start_decoder(Task* task, TextFile* file, const Cookie& c) {
  return decoder_set_state(task, file, bytes_empty(), Value::from_small_int(c.flags), c.start == 0);
}

/// Decodes bytes [from, to) of the chunk: characters, or -1.
int64_t count_characters(Task* task, TextFile* file, Value input, size_t from, size_t to, bool final) {
  Value part = bytes_new(task, input.as<BytesObject>()->data + from, to - from);
  Value text = part.is_null() ? kNull : decode_piece(task, file, part, final);
  return text.is_null() ? -1 : static_cast<int64_t>(text.as<StrObject>()->length());
}

/// The decoder's pending bytes and flags.
bool decoder_at(Task* task, TextFile* file, size_t* pending, int32_t* flags) {
  Value buffer, number;
  if (!decoder_get_state(task, file, &buffer, &number)) return false;
  *pending = buffer.as<BytesObject>()->length;
  return int_argument(task, number, flags);
}

/// A point in the chunk not behind `*skip` characters where the decoder has nothing pending: moves the cookie
/// and the decoder there, and `*skip` to what is left. A guess from the mean length of characters, then back.
bool find_safe_start(Task* task, TextFile* file, Value input, Cookie* c, int64_t* skip, size_t* at) {
  auto length = static_cast<int64_t>(input.as<BytesObject>()->length);
  auto guess = static_cast<int64_t>(file->bytes_per_character * static_cast<double>(*skip));
  int64_t back = 1;
  if (guess > length) guess = length;
  while (guess > 0) {
    if (!start_decoder(task, file, *c)) return false;
    int64_t n = count_characters(task, file, input, 0, static_cast<size_t>(guess), false);
    if (n < 0) return false;
    if (n <= *skip) {
      size_t pending;
      int32_t flags;
      if (!decoder_at(task, file, &pending, &flags)) return false;
      if (pending == 0) {
        c->flags = flags;
        *skip -= n;
        *at = static_cast<size_t>(guess);
        return true;
      }
      guess -= static_cast<int64_t>(pending);
      back = 1;
    } else {
      guess -= back;
      back *= 2;
    }
  }
  *at = 0;
  return start_decoder(task, file, *c);
}

/// Feeds the decoder a byte at a time until `skip` characters have come, noting the last safe point before.
bool feed_bytes(Task* task, TextFile* file, Value input, size_t at, Cookie* c, int64_t skip) {
  size_t length = input.as<BytesObject>()->length;
  int64_t decoded = 0;
  for (; at < length; at++) {
    int64_t n = count_characters(task, file, input, at, at + 1, false);
    size_t pending;
    int32_t flags;
    if (n < 0 || !decoder_at(task, file, &pending, &flags)) return false;
    decoded += n;
    c->feed++;
    if (pending == 0 && decoded <= skip) {
      c->start += c->feed;
      skip -= decoded;
      c->flags = flags;
      c->feed = 0;
      decoded = 0;
    }
    if (decoded >= skip) break;
  }
  if (at >= length) {
    int64_t n = count_characters(task, file, input, 0, 0, true);
    if (n < 0) return false;
    c->need_end = true;
    if (decoded + n < skip)
      return raise_format(task, types::OSError, "can't reconstruct logical file position");
  }
  c->skip = static_cast<int32_t>(skip);
  return true;
}

/// Goes through the last chunk again up to where the user is.
bool replay(Task* task, TextFile* file, Value input, Cookie* c) {
  auto skip = static_cast<int64_t>(file->used);
  size_t at;
  if (!find_safe_start(task, file, input, c, &skip, &at)) return false;
  c->start += static_cast<int64_t>(at);
  c->skip = static_cast<int32_t>(skip);
  return skip == 0 || feed_bytes(task, file, input, at, c, skip);
}

} // namespace

Value text_tell_method(Task* task, const Value* args, size_t, Value) {
  TextFile* file = text_of(args[0]);
  if (!check_text_open(task, file)) return kNull;
  if (!file->seekable) return raise_unsupported_operation(task, "underlying stream is not seekable");
  if (!file->telling) return raise_format(task, types::OSError, "telling position disabled by next() call");
  if (!flush_pending(task, file) || invoke<"flush">(task, args[0]).is_null() || !check_attached(task, file))
    return kNull;
  Value position = invoke<"tell">(task, file->buffer);
  if (position.is_null() || !file->has_decoder || file->snapshot_flags.is_null()) return position;
  Cookie cookie;
  Value input = file->snapshot_input;
  if (!index_i64(task, position, types::OverflowError, &cookie.start) ||
      !int_argument(task, file->snapshot_flags, &cookie.flags))
    return kNull;
  cookie.start -= static_cast<int64_t>(input.as<BytesObject>()->length);
  if (file->decoded.is_null() || file->used == 0) return cookie_value(task, cookie);
  Value buffer, flags;
  if (!decoder_get_state(task, file, &buffer, &flags)) return kNull;
  bool ok = replay(task, file, input, &cookie);
  Value error = take_error(task);
  decoder_set_state(task, file, buffer, flags, false);
  return join_errors(task, error) && ok ? cookie_value(task, cookie) : kNull;
}

// ---------------------------------------------------------------- seek

namespace {

bool is_zero(Task* task, Value v, bool* out) {
  return equal(task, v, Value::from_small_int(0), out);
}

/// To the end of the stream below.
Value seek_end(Task* task, Value self) {
  TextFile* file = text_of(self);
  if (invoke<"flush">(task, self).is_null()) return kNull;
  set_decoded(task, file, kNull);
  drop_snapshot(task, file);
  if (file->has_decoder && !decoder_reset(task, file)) return kNull;
  if (!check_attached(task, file)) return kNull;
  Value at = invoke<"seek">(task, file->buffer, Value::from_small_int(0), Value::from_small_int(2));
  bool zero;
  if (at.is_null() || !file->has_encoder) return at;
  return is_zero(task, at, &zero) && encoder_reset(task, file, zero) ? at : kNull;
}

/// Decodes again what the cookie says and skips its characters.
bool restore_characters(Task* task, TextFile* file, const Cookie& cookie) {
  if (!check_attached(task, file)) return false;
  Value input = invoke<"read">(task, file->buffer, Value::from_small_int(cookie.feed));
  if (input.is_null()) return false;
  if (!is_bytes(input))
    return raise_type_error(task, "underlying read() should have returned a bytes object, not '%.200T'",
                            input);
  gc::store_field(task, file, &file->snapshot_flags, Value::from_small_int(cookie.flags));
  gc::store_field(task, file, &file->snapshot_input, input);
  Value text = decode_piece(task, file, input, cookie.need_end);
  if (text.is_null()) return false;
  set_decoded(task, file, text);
  auto length = static_cast<int64_t>(text.as<StrObject>()->length());
  if (cookie.skip < 0 || length < cookie.skip)
    return raise_format(task, types::OSError, "can't restore logical file position");
  file->used = static_cast<uint64_t>(cookie.skip);
  return true;
}

Value seek_cookie(Task* task, Value self, Value target) {
  TextFile* file = text_of(self);
  Cookie cookie;
  if (invoke<"flush">(task, self).is_null() || !parse_cookie(task, target, &cookie)) return kNull;
  Value start = int_from_i64(task, cookie.start);
  if (start.is_null() || !check_attached(task, file) || invoke<"seek">(task, file->buffer, start).is_null())
    return kNull;
  set_decoded(task, file, kNull);
  drop_snapshot(task, file);
  if (file->has_decoder && !start_decoder(task, file, cookie)) return kNull;
  if (cookie.skip != 0) {
    if (!restore_characters(task, file, cookie)) return kNull;
  } else if (file->has_decoder) {
    gc::store_field(task, file, &file->snapshot_flags, Value::from_small_int(cookie.flags));
    gc::store_field(task, file, &file->snapshot_input, bytes_empty());
  }
  if (file->has_encoder && !encoder_reset(task, file, cookie.start == 0 && cookie.flags == 0)) return kNull;
  return target;
}

} // namespace

Value text_seek_method(Task* task, const Value* args, size_t nargs, Value) {
  TextFile* file = text_of(args[0]);
  int32_t whence = 0;
  if (nargs > 2 && !int_argument(task, args[2], &whence)) return kNull;
  if (!check_text_open(task, file)) return kNull;
  if (!file->seekable) return raise_unsupported_operation(task, "underlying stream is not seekable");
  Value target = args[1];
  bool zero, negative;
  if (whence == 1 || whence == 2) {
    if (!is_zero(task, target, &zero)) return kNull;
    if (!zero)
      return raise_unsupported_operation(task, whence == 1 ? "can't do nonzero cur-relative seeks"
                                                           : "can't do nonzero end-relative seeks");
    if (whence == 2) return seek_end(task, args[0]);
    // To where it is already: what was decoded and not read goes, the decoder starts anew there.
    target = invoke<"tell">(task, args[0]);
    if (target.is_null()) return kNull;
  } else if (whence != 0) {
    return raise_value_error(task, "invalid whence (%d, should be 0, 1 or 2)", whence);
  }
  if (!compare_bool(task, CompareOp::Less, target, Value::from_small_int(0), &negative)) return kNull;
  if (negative) return raise_value_error(task, "negative seek position %R", target);
  return seek_cookie(task, args[0], target);
}

} // namespace pyc::io
