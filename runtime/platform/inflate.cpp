/// Canonical Huffman decoding bit by bit, as in RFC 1951 §3.2.2: codes of one length are consecutive, so a
/// code is found by comparing with the first code of each length. Not the fastest way, but a source is
/// decompressed once, when a traceback is printed.

#include "platform/inflate.h"

#include <cstring>

namespace pyc {

namespace {

constexpr unsigned kMaxBits = 15;

struct Huffman {
  uint16_t count[kMaxBits + 1]; ///< codes of each length
  uint16_t symbols[288];        ///< in order of their codes
};

struct Stream {
  const uint8_t* in;
  const uint8_t* end;
  char* out;
  char* out_start;
  char* out_end;
  uint32_t buffer = 0;
  unsigned available = 0;
  bool failed = false;

  uint32_t bits(unsigned n) {
    while (available < n) {
      if (in == end) {
        failed = true;
        return 0;
      }
      buffer |= static_cast<uint32_t>(*in++) << available;
      available += 8;
    }
    uint32_t value = buffer & ((1u << n) - 1);
    buffer >>= n;
    available -= n;
    return value;
  }
};

void build(Huffman* h, const uint8_t* lengths, unsigned n) {
  std::memset(h->count, 0, sizeof h->count);
  for (unsigned i = 0; i < n; i++)
    h->count[lengths[i]]++;
  h->count[0] = 0;
  uint16_t offsets[kMaxBits + 1] = {};
  for (unsigned i = 1; i < kMaxBits; i++)
    offsets[i + 1] = static_cast<uint16_t>(offsets[i] + h->count[i]);
  for (unsigned i = 0; i < n; i++)
    if (lengths[i]) h->symbols[offsets[lengths[i]]++] = static_cast<uint16_t>(i);
}

unsigned decode(Stream* s, const Huffman& h) {
  uint32_t code = 0, first = 0, index = 0;
  for (unsigned length = 1; length <= kMaxBits; length++) {
    code |= s->bits(1);
    uint32_t count = h.count[length];
    if (code < first + count) return h.symbols[index + (code - first)];
    index += count;
    first = (first + count) << 1;
    code <<= 1;
    if (s->failed) break;
  }
  s->failed = true;
  return 0;
}

constexpr uint16_t length_base[29] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                      31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
constexpr uint8_t length_extra[29] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                      2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
constexpr uint16_t distance_base[30] = {1,    2,    3,    4,    5,    7,    9,    13,    17,    25,
                                        33,   49,   65,   97,   129,  193,  257,  385,   513,   769,
                                        1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
constexpr uint8_t distance_extra[30] = {0, 0, 0, 0, 1, 1, 2, 2,  3,  3,  4,  4,  5,  5,  6,
                                        6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13};

void copy_match(Stream* s, unsigned symbol, const Huffman& distances) {
  symbol -= 257;
  if (symbol >= 29) {
    s->failed = true;
    return;
  }
  size_t length = length_base[symbol] + s->bits(length_extra[symbol]);
  unsigned code = decode(s, distances);
  if (code >= 30) {
    s->failed = true;
    return;
  }
  size_t distance = distance_base[code] + s->bits(distance_extra[code]);
  if (s->failed || distance > static_cast<size_t>(s->out - s->out_start) ||
      length > static_cast<size_t>(s->out_end - s->out)) {
    s->failed = true;
    return;
  }
  // Byte by byte: source and target may overlap.
  for (size_t i = 0; i < length; i++, s->out++)
    *s->out = *(s->out - distance);
}

void inflate_codes(Stream* s, const Huffman& literals, const Huffman& distances) {
  while (!s->failed) {
    unsigned symbol = decode(s, literals);
    if (symbol == 256) return;
    if (symbol > 256) {
      copy_match(s, symbol, distances);
    } else if (s->out == s->out_end) {
      s->failed = true;
    } else {
      *s->out++ = static_cast<char>(symbol);
    }
  }
}

void inflate_stored(Stream* s) {
  s->buffer = 0;
  s->available = 0;
  if (s->end - s->in < 4) {
    s->failed = true;
    return;
  }
  size_t length = s->in[0] | static_cast<size_t>(s->in[1]) << 8;
  s->in += 4;
  if (length > static_cast<size_t>(s->end - s->in) || length > static_cast<size_t>(s->out_end - s->out)) {
    s->failed = true;
    return;
  }
  std::memcpy(s->out, s->in, length);
  s->in += length;
  s->out += length;
}

void inflate_fixed(Stream* s) {
  uint8_t lengths[288];
  for (unsigned i = 0; i < 288; i++)
    lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
  Huffman literals, distances;
  build(&literals, lengths, 288);
  std::memset(lengths, 5, 30);
  build(&distances, lengths, 30);
  inflate_codes(s, literals, distances);
}

void inflate_dynamic(Stream* s) {
  static constexpr uint8_t order[19] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
  unsigned literal_count = s->bits(5) + 257, distance_count = s->bits(5) + 1, code_count = s->bits(4) + 4;
  uint8_t lengths[320] = {};
  for (unsigned i = 0; i < code_count; i++)
    lengths[order[i]] = static_cast<uint8_t>(s->bits(3));
  Huffman codes;
  build(&codes, lengths, 19);
  std::memset(lengths, 0, sizeof lengths);
  for (unsigned i = 0; i < literal_count + distance_count && !s->failed;) {
    unsigned symbol = decode(s, codes);
    if (symbol < 16) {
      lengths[i++] = static_cast<uint8_t>(symbol);
      continue;
    }
    uint8_t value = symbol == 16 && i > 0 ? lengths[i - 1] : 0;
    unsigned repeat = symbol == 16 ? 3 + s->bits(2) : symbol == 17 ? 3 + s->bits(3) : 11 + s->bits(7);
    if (i + repeat > literal_count + distance_count) s->failed = true;
    for (; repeat && !s->failed; repeat--)
      lengths[i++] = value;
  }
  if (s->failed) return;
  Huffman literals, distances;
  build(&literals, lengths, literal_count);
  build(&distances, lengths + literal_count, distance_count);
  inflate_codes(s, literals, distances);
}

} // namespace

bool inflate(const uint8_t* in, size_t in_size, char* out, size_t out_size) {
  Stream s{in, in + in_size, out, out, out + out_size};
  for (bool last = false; !last && !s.failed;) {
    last = s.bits(1);
    switch (s.bits(2)) {
    case 0:
      inflate_stored(&s);
      break;
    case 1:
      inflate_fixed(&s);
      break;
    case 2:
      inflate_dynamic(&s);
      break;
    default:
      s.failed = true;
    }
  }
  return !s.failed && s.out == s.out_end;
}

} // namespace pyc
