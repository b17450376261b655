/// UTF-16 and UTF-32, in both byte orders.

#include "object/bytes.h"
#include "object/codec_errors.h"
#include "object/codecs.h"

namespace pyc {

namespace {

constexpr bool is_high(uint32_t c) {
  return c >= 0xd800 && c <= 0xdbff;
}
constexpr bool is_low(uint32_t c) {
  return c >= 0xdc00 && c <= 0xdfff;
}

uint32_t unit16(const unsigned char* p, bool big) {
  return big ? uint32_t{p[0]} << 8 | p[1] : uint32_t{p[1]} << 8 | p[0];
}
uint32_t unit32(const unsigned char* p, bool big) {
  return big ? unit16(p, true) << 16 | unit16(p + 2, true) : unit16(p + 2, false) << 16 | unit16(p, false);
}

template <bool big> void add_unit(ByteBuilder& out, uint32_t c, unsigned bytes) {
  char* to = out.extend(bytes);
  for (unsigned i = 0; to && i < bytes; i++)
    to[i] = static_cast<char>(c >> (8 * (big ? bytes - 1 - i : i)));
}

template <bool big> bool put16(Encoder& e, uint32_t c) {
  if (is_high(c) || is_low(c)) return false;
  if (c >= 0x10000) {
    add_unit<big>(e.out, 0xd7c0 + (c >> 10), 2);
    c = 0xdc00 | (c & 0x3ff);
  }
  add_unit<big>(e.out, c, 2);
  return true;
}

template <bool big> bool put32(Encoder& e, uint32_t c) {
  if (is_high(c) || is_low(c)) return false;
  add_unit<big>(e.out, c, 4);
  return true;
}

/// `order` 0 writes a byte order mark in front.
Value encode(Task* task, Value text, Value errors, int order, const char* name, Encoder::Put put,
             unsigned unit) {
  Encoder e(task, name, text, errors, put, unit);
  if (order == 0) put(e, 0xfeff);
  size_t n = e.str()->length();
  for (size_t i = 0; i < n;) {
    if (put(e, str_char(e.str(), i)))
      i++;
    else if (!e.error(i, i + 1, "surrogates not allowed", &i))
      return kNull;
  }
  return e.out.finish(task);
}

} // namespace

Value utf16_encode(Task* task, Value text, Value errors, int order) {
  const char* name = order < 0 ? "utf-16-le" : order > 0 ? "utf-16-be" : "utf-16";
  return encode(task, text, errors, order, name, order > 0 ? put16<true> : put16<false>, 2);
}

Value utf32_encode(Task* task, Value text, Value errors, int order) {
  const char* name = order < 0 ? "utf-32-le" : order > 0 ? "utf-32-be" : "utf-32";
  return encode(task, text, errors, order, name, order > 0 ? put32<true> : put32<false>, 4);
}

Value utf16_decode(Task* task, Value source, const char* data, size_t length, Value errors,
                   DecodeProgress* progress) {
  size_t i = 0;
  int order = progress->byte_order;
  if (order == 0 && length >= 2) {
    uint32_t mark = unit16(reinterpret_cast<const unsigned char*>(data), false);
    if (mark == 0xfeff || mark == 0xfffe) {
      order = mark == 0xfeff ? -1 : 1;
      i = 2;
    }
    progress->byte_order = order;
  }
  bool big = order > 0;
  Decoder d(task, big ? "utf-16-be" : "utf-16-le", source, data, length, errors);
  while (i < d.length) {
    size_t left = d.length - i, end = i + 2;
    const char* reason = nullptr;
    uint32_t c = left >= 2 ? unit16(d.data + i, big) : 0;
    if (left < 2) {
      if (!progress->final) break;
      reason = "truncated data";
      end = d.length;
    } else if (is_low(c)) {
      reason = "illegal encoding";
    } else if (is_high(c)) {
      if (left < 4) {
        if (!progress->final) break;
        reason = "unexpected end of data";
        end = d.length;
      } else if (uint32_t low = unit16(d.data + i + 2, big); is_low(low)) {
        d.out.add_char(0x10000 + ((c & 0x3ff) << 10 | (low & 0x3ff)));
        i += 4;
        continue;
      } else {
        reason = "illegal UTF-16 surrogate";
      }
    } else {
      d.out.add_char(c);
      i += 2;
      continue;
    }
    if (!d.error(i, end, reason, &i)) return kNull;
  }
  progress->consumed = i;
  return d.out.finish();
}

Value utf32_decode(Task* task, Value source, const char* data, size_t length, Value errors,
                   DecodeProgress* progress) {
  size_t i = 0;
  int order = progress->byte_order;
  if (order == 0 && length >= 4) {
    uint32_t mark = unit32(reinterpret_cast<const unsigned char*>(data), false);
    if (mark == 0xfeff || mark == 0xfffe0000) {
      order = mark == 0xfeff ? -1 : 1;
      i = 4;
    }
    progress->byte_order = order;
  }
  bool big = order > 0;
  Decoder d(task, big ? "utf-32-be" : "utf-32-le", source, data, length, errors);
  while (i < d.length) {
    size_t left = d.length - i, end = i + 4;
    const char* reason;
    uint32_t c = left >= 4 ? unit32(d.data + i, big) : 0;
    if (left < 4) {
      if (!progress->final) break;
      reason = "truncated data";
      end = d.length;
    } else if (is_high(c) || is_low(c)) {
      reason = "code point in surrogate code point range(0xd800, 0xe000)";
    } else if (c > 0x10ffff) {
      reason = "code point not in range(0x110000)";
    } else {
      d.out.add_char(c);
      i += 4;
      continue;
    }
    if (!d.error(i, end, reason, &i)) return kNull;
  }
  progress->consumed = i;
  return d.out.finish();
}

} // namespace pyc
