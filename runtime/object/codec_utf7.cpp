/// UTF-7 (RFC 2152): ASCII as it is but for some signs, everything else as UTF-16 in base 64 between '+' and
/// '-'.

#include "object/codec_errors.h"
#include "object/codecs.h"

namespace pyc {

namespace {

constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The value of a digit of base 64, or -1.
int digit_of(unsigned char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/// Whether the encoder writes a character as it is: the RFC's sets D and O and white space, as CPython does.
bool is_direct(uint32_t c) {
  if (c == '\t' || c == '\n' || c == '\r') return true;
  return c >= 0x20 && c < 0x7f && c != '+' && c != '\\' && c != '~';
}

/// A section of base 64 on its way in: bits that are no whole unit of UTF-16 yet, and half of a pair.
struct Section {
  uint32_t bits = 0;
  unsigned count = 0;
  uint32_t high = 0; ///< a high surrogate that waits for its other half; 0 for none

  void add(StrBuilder& out, int digit) {
    bits = bits << 6 | static_cast<uint32_t>(digit);
    count += 6;
    if (count < 16) return;
    count -= 16;
    uint32_t unit = bits >> count;
    bits &= (1u << count) - 1;
    bool low = unit >= 0xdc00 && unit < 0xe000;
    if (high && low) {
      out.add_char(0x10000 + ((high & 0x3ff) << 10 | (unit & 0x3ff)));
      high = 0;
      return;
    }
    if (high) out.add_char(high);
    high = unit >= 0xd800 && unit < 0xdc00 ? unit : 0;
    if (!high) out.add_char(unit);
  }

  /// What is wrong when it ends here, or null.
  const char* problem() const {
    if (count >= 6) return "partial character in shift sequence";
    return bits != 0 ? "non-zero padding bits in shift sequence" : nullptr;
  }
};

size_t end_of_section(const Decoder& d, size_t at) {
  while (at < d.length && digit_of(d.data[at]) >= 0)
    at++;
  return at;
}

/// The section whose '+' is at `*i`, which is moved behind it. `end` is where its digits end. False with an
/// exception.
bool decode_section(Decoder& d, size_t* i, size_t end) {
  size_t start = *i;
  Section section;
  for (size_t at = start + 1; at < end; at++)
    section.add(d.out, digit_of(d.data[at]));
  if (end == d.length) {
    *i = end;
    return (!section.problem() && !section.high) || d.error(start, end, "unterminated shift sequence", i);
  }
  if (const char* problem = section.problem()) return d.error(start, end + 1, problem, i);
  if (section.high && d.data[end] < 0x80 && d.data[end] != '+') d.out.add_char(section.high);
  *i = end + (d.data[end] == '-');
  return true;
}

} // namespace

Value utf7_decode(Task* task, Value source, const char* data, size_t length, Value errors,
                  DecodeProgress* progress) {
  Decoder d(task, "utf7", source, data, length, errors);
  size_t i = 0;
  while (i < d.length) {
    unsigned char c = d.data[i];
    if (c >= 0x80) {
      if (!d.error(i, i + 1, "unexpected special character", &i)) return kNull;
    } else if (c != '+') {
      d.out.add_char(c);
      i++;
    } else if (i + 1 < d.length && d.data[i + 1] == '-') {
      d.out.add_char('+');
      i += 2;
    } else if (i + 1 < d.length && digit_of(d.data[i + 1]) < 0) {
      if (!d.error(i, i + 2, "ill-formed sequence", &i)) return kNull;
    } else {
      size_t end = end_of_section(d, i + 1);
      // A section that may go on is decoded when the rest of it is there.
      if (end == d.length && !progress->final) break;
      if (!decode_section(d, &i, end)) return kNull;
    }
  }
  progress->consumed = i;
  return d.out.finish();
}

Value utf7_encode(Task* task, Value text) {
  auto* s = text.as<StrObject>();
  ByteBuilder out;
  uint64_t bits = 0;
  unsigned count = 0;
  bool inside = false;
  auto drain = [&](unsigned least) {
    for (; count >= least && count > 0; count -= count < 6 ? count : 6) {
      uint64_t digit = count >= 6 ? bits >> (count - 6) : bits << (6 - count);
      out.add_byte(static_cast<unsigned char>(kDigits[digit & 63]));
    }
  };
  for (size_t i = 0; i < s->length(); i++) {
    uint32_t c = str_char(s, i);
    if (is_direct(c)) {
      if (inside) {
        drain(1);
        if (digit_of(static_cast<unsigned char>(c)) >= 0 || c == '-') out.add_byte('-');
        inside = false;
      }
      out.add_byte(c);
    } else if (c == '+' && !inside) {
      out.add("+-", 2);
    } else {
      if (!inside) out.add_byte('+');
      inside = true;
      if (c >= 0x10000) {
        bits = bits << 16 | (0xd7c0 + (c >> 10));
        count += 16;
        c = 0xdc00 | (c & 0x3ff);
      }
      bits = bits << 16 | c;
      count += 16;
      drain(6);
    }
  }
  if (inside) {
    drain(1);
    out.add_byte('-');
  }
  return out.finish(task);
}

} // namespace pyc
