/// UTF-8, ASCII and Latin-1.

#include "object/bytes.h"
#include "object/codec_errors.h"
#include "object/codecs.h"

namespace pyc {

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

namespace {

/// What is wrong with the UTF-8 sequence at p: how many bytes the error covers, and why.
struct Utf8Problem {
  size_t length;
  const char* reason;
};

constexpr const char* kUnexpectedEnd = "unexpected end of data";

/// Decodes one character; UINT32_MAX and *problem when the bytes are no UTF-8 (Unicode, table 3-7; an error
/// covers the longest valid prefix).
uint32_t decode_one(const unsigned char* p, size_t left, size_t* used, Utf8Problem* problem) {
  unsigned char c = p[0];
  *used = 1;
  if (c < 0x80) return c;
  *problem = {1, "invalid start byte"};
  if (c < 0xc2 || c > 0xf4) return UINT32_MAX;
  unsigned need = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : 1;
  uint32_t point = c & (0x3fu >> need);
  for (unsigned i = 1; i <= need; i++) {
    if (i >= left) {
      *problem = {i, kUnexpectedEnd};
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

bool put_utf8(Encoder& encoder, uint32_t c) {
  if (c < 0x80) {
    encoder.out.add_byte(c);
    return true;
  }
  if (c >= 0xd800 && c <= 0xdfff) return false;
  unsigned tail = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  encoder.out.add_byte(((0xff00u >> (tail + 1)) & 0xff) | (c >> (6 * tail)));
  while (tail-- > 0)
    encoder.out.add_byte(0x80 | ((c >> (6 * tail)) & 0x3f));
  return true;
}

bool put_ascii(Encoder& encoder, uint32_t c) {
  if (c >= 0x80) return false;
  encoder.out.add_byte(c);
  return true;
}

bool put_latin1(Encoder& encoder, uint32_t c) {
  if (c >= 0x100) return false;
  encoder.out.add_byte(c);
  return true;
}

} // namespace

Value utf8_decode(Task* task, Value source, const char* data, size_t length, Value errors,
                  DecodeProgress* progress) {
  size_t i = ascii_prefix(reinterpret_cast<const unsigned char*>(data), length);
  if (progress) progress->consumed = length;
  if (i == length) return str_from_latin1(task, data, length);
  Decoder d(task, "utf-8", source, data, length, errors);
  d.out.add_ascii(data, i);
  while (i < d.length) {
    if (d.data[i] < 0x80) {
      size_t run = ascii_prefix(d.data + i, d.length - i);
      d.out.add_ascii(reinterpret_cast<const char*>(d.data + i), run);
      i += run;
      continue;
    }
    size_t used;
    Utf8Problem problem;
    uint32_t c = decode_one(d.data + i, d.length - i, &used, &problem);
    if (c != UINT32_MAX) {
      d.out.add_char(c);
      i += used;
      continue;
    }
    if (progress && !progress->final && problem.reason == kUnexpectedEnd) break;
    if (!d.error(i, i + problem.length, problem.reason, &i)) return kNull;
  }
  if (progress) progress->consumed = i;
  return d.out.finish();
}

Value utf8_encode(Task* task, Value text, Value errors) {
  auto* s = text.as<StrObject>();
  size_t n = s->length();
  if (s->width() == 1 && ascii_prefix(reinterpret_cast<const unsigned char*>(str_data(s)), n) == n)
    return bytes_new(task, str_data(s), n);
  Encoder e(task, "utf-8", text, errors, put_utf8);
  for (size_t i = 0; i < n;) {
    if (put_utf8(e, str_char(e.str(), i))) {
      i++;
      continue;
    }
    size_t end = i + 1;
    while (end < n && (str_char(e.str(), end) & ~0x7ffu) == 0xd800)
      end++;
    if (!e.error(i, end, "surrogates not allowed", &i)) return kNull;
  }
  return e.out.finish(task);
}

Value single_byte_encode(Task* task, Value text, Value errors, uint32_t limit) {
  auto* s = text.as<StrObject>();
  size_t n = s->length();
  if (s->width() == 1 &&
      (limit == 0x100 || ascii_prefix(reinterpret_cast<const unsigned char*>(str_data(s)), n) == n))
    return bytes_new(task, str_data(s), n);
  bool ascii = limit == 0x80;
  Encoder e(task, ascii ? "ascii" : "latin-1", text, errors, ascii ? put_ascii : put_latin1);
  for (size_t i = 0; i < n;) {
    uint32_t c = str_char(e.str(), i);
    if (c < limit) {
      e.out.add_byte(c);
      i++;
      continue;
    }
    size_t end = i + 1;
    while (end < n && str_char(e.str(), end) >= limit)
      end++;
    const char* reason = ascii ? "ordinal not in range(128)" : "ordinal not in range(256)";
    if (!e.error(i, end, reason, &i)) return kNull;
  }
  return e.out.finish(task);
}

} // namespace pyc
