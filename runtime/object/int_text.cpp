/// int from and to text. Powers of two are bit extraction. Base 10 divides and conquers over the powers
/// 10^(19·2^k), so that the work is that of a few long divisions or multiplications instead of one pass over
/// the number for each 19 digits (Knuth, TAOCP vol. 2, 4.4).

#include <cstring>

#include "object/bigint.h"
#include "object/errors.h"
#include "object/int.h"
#include "object/str.h"
#include "object/unicode.h"
#include "platform/scratch.h"

namespace pyc {

using bigint::Limb;

std::atomic<uint32_t> int_max_str_digits{4300};

namespace {

constexpr Limb kTen19 = 10'000'000'000'000'000'000u;
constexpr unsigned kChunkDigits = 19;
/// Numbers of at most this many limbs, and texts of at most as many chunks, are converted chunk by chunk.
constexpr size_t kChunkwiseLimbs = 24;
constexpr unsigned kMaxPowers = 40;

struct Magnitude {
  Limb* limbs = nullptr;
  size_t length = 0;
  ~Magnitude() { std::free(limbs); }
  bool reserve(size_t n) {
    limbs = static_cast<Limb*>(std::malloc((n ? n : 1) * sizeof(Limb)));
    return limbs != nullptr;
  }
};

bool multiply_into(Magnitude& out, const Limb* a, size_t an, const Limb* b, size_t bn) {
  if (!out.reserve(an + bn)) return false;
  size_t need = bigint::multiply_scratch(an, bn);
  auto* scratch = static_cast<Limb*>(std::malloc((need ? need : 1) * sizeof(Limb)));
  if (!scratch) return false;
  bigint::multiply(out.limbs, a, an, b, bn, scratch);
  std::free(scratch);
  out.length = bigint::trim(out.limbs, an + bn);
  return true;
}

/// powers[k] = 10^(19·2^k).
struct Powers {
  Magnitude powers[kMaxPowers];
  bool ensure(unsigned k) {
    if (powers[k].limbs) return true;
    if (k == 0) {
      if (!powers[0].reserve(1)) return false;
      powers[0].limbs[0] = kTen19;
      powers[0].length = 1;
      return true;
    }
    if (!ensure(k - 1)) return false;
    const Magnitude& half = powers[k - 1];
    return multiply_into(powers[k], half.limbs, half.length, half.limbs, half.length);
  }
};

void write_chunk(char* out, Limb chunk) {
  for (unsigned i = kChunkDigits; i-- > 0;) {
    out[i] = static_cast<char>('0' + chunk % 10);
    chunk /= 10;
  }
}

/// Writes exactly 19·2^k digits of a number below 10^(19·2^k); `a` is overwritten.
bool write_decimal(Powers& powers, Limb* a, size_t an, unsigned k, char* out) {
  size_t chunks = size_t{1} << k;
  an = bigint::trim(a, an);
  if (an <= kChunkwiseLimbs || k == 0) {
    for (size_t i = chunks; i-- > 0;) {
      write_chunk(out + i * kChunkDigits, bigint::divide_small(a, a, an, kTen19));
      an = bigint::trim(a, an);
    }
    return true;
  }
  if (!powers.ensure(k - 1)) return false;
  const Magnitude& divisor = powers.powers[k - 1];
  size_t half = chunks / 2 * kChunkDigits;
  if (bigint::compare(a, an, divisor.limbs, divisor.length) < 0) {
    std::memset(out, '0', half);
    return write_decimal(powers, a, an, k - 1, out + half);
  }
  Magnitude q, r, scratch;
  if (!q.reserve(an - divisor.length + 1) || !r.reserve(divisor.length) ||
      !scratch.reserve(bigint::divide_scratch(an, divisor.length)))
    return false;
  bigint::divide(q.limbs, r.limbs, a, an, divisor.limbs, divisor.length, scratch.limbs);
  return write_decimal(powers, q.limbs, an - divisor.length + 1, k - 1, out) &&
         write_decimal(powers, r.limbs, divisor.length, k - 1, out + half);
}

/// The number that `digits` decimal digits denote.
bool read_decimal(Powers& powers, const char* text, size_t digits, Magnitude& out) {
  if (digits <= kChunkwiseLimbs * kChunkDigits) {
    if (!out.reserve(digits / kChunkDigits + 1)) return false;
    size_t i = 0;
    while (i < digits) {
      size_t take = (digits - i) % kChunkDigits ? (digits - i) % kChunkDigits : kChunkDigits;
      Limb chunk = 0, scale = 1;
      for (size_t end = i + take; i < end; i++) {
        chunk = chunk * 10 + static_cast<Limb>(text[i] - '0');
        scale *= 10;
      }
      Limb carry = bigint::multiply_small(out.limbs, out.length, scale, chunk);
      if (carry) out.limbs[out.length++] = carry;
    }
    return true;
  }
  unsigned k = 0;
  while ((size_t{2} << k) * kChunkDigits < digits)
    k++;
  size_t low_digits = (size_t{1} << k) * kChunkDigits;
  Magnitude high, low;
  if (!powers.ensure(k) || !read_decimal(powers, text, digits - low_digits, high) ||
      !read_decimal(powers, text + (digits - low_digits), low_digits, low))
    return false;
  const Magnitude& scale = powers.powers[k];
  if (high.length == 0) {
    out.limbs = low.limbs;
    out.length = low.length;
    low.limbs = nullptr;
    return true;
  }
  Magnitude product;
  if (!multiply_into(product, high.limbs, high.length, scale.limbs, scale.length)) return false;
  if (!out.reserve(product.length + 1)) return false;
  bigint::add(out.limbs, product.limbs, product.length, low.limbs, low.length);
  out.length = bigint::trim(out.limbs, product.length + 1);
  return true;
}

Value raise_too_many_digits(Task* task, size_t digits) {
  if (digits != 0)
    return raise_value_error(
        task,
        "Exceeds the limit (%u digits) for integer string conversion: value has %zu digits; use "
        "sys.set_int_max_str_digits() to increase the limit",
        int_max_str_digits.load(std::memory_order_relaxed), digits);
  return raise_value_error(task,
                           "Exceeds the limit (%u digits) for integer string conversion; use "
                           "sys.set_int_max_str_digits() to increase the limit",
                           int_max_str_digits.load(std::memory_order_relaxed));
}

Value small_to_str(Task* task, int64_t n, unsigned base) {
  char buffer[72];
  char* end = buffer + sizeof buffer;
  char* p = end;
  uint64_t magnitude = n < 0 ? uint64_t{0} - static_cast<uint64_t>(n) : static_cast<uint64_t>(n);
  do {
    *--p = "0123456789abcdef"[magnitude % base];
    magnitude /= base;
  } while (magnitude);
  if (n < 0) *--p = '-';
  return str_from_latin1(task, p, static_cast<size_t>(end - p));
}

Value decimal_to_str(Task* task, const IntView& x) {
  uint32_t limit = int_max_str_digits.load(std::memory_order_relaxed);
  // 64 * log10(2) = 19.27: a cheap lower bound first, so that a huge number fails at once.
  if (limit && (x.length - 1) * 19 > limit) return raise_too_many_digits(task, 0);
  unsigned k = 0;
  while ((size_t{1} << k) * kChunkDigits < x.length * 20)
    k++;
  size_t width = (size_t{1} << k) * kChunkDigits;
  Powers powers;
  Magnitude copy;
  auto* digits = static_cast<char*>(std::malloc(width));
  if (!digits || !copy.reserve(x.length)) {
    std::free(digits);
    return raise_memory_error(task);
  }
  std::memcpy(copy.limbs, x.limbs, x.length * sizeof(Limb));
  Value result = kNull;
  if (!write_decimal(powers, copy.limbs, x.length, k, digits)) {
    raise_memory_error(task);
  } else {
    size_t start = 0;
    while (start + 1 < width && digits[start] == '0')
      start++;
    size_t count = width - start;
    if (limit && count > limit) {
      raise_too_many_digits(task, 0);
    } else if (StrInline* s = str_allocate(task, count + x.negative, 1)) {
      s->data[0] = '-';
      std::memcpy(s->data + x.negative, digits + start, count);
      result = Value::from_object(s);
    }
  }
  std::free(digits);
  return result;
}

Value power_of_two_to_str(Task* task, const IntView& x, unsigned shift) {
  size_t bits = bigint::bit_length(x.limbs, x.length);
  size_t count = (bits + shift - 1) / shift;
  StrInline* s = str_allocate(task, count + x.negative, 1);
  if (!s) return kNull;
  char* p = s->data;
  if (x.negative) *p++ = '-';
  for (size_t i = 0; i < count; i++) {
    size_t bit = (count - 1 - i) * shift;
    Limb digit = x.limbs[bit / 64] >> (bit % 64);
    if (bit % 64 + shift > 64 && bit / 64 + 1 < x.length) digit |= x.limbs[bit / 64 + 1] << (64 - bit % 64);
    p[i] = "0123456789abcdef"[digit & ((1u << shift) - 1)];
  }
  return Value::from_object(s);
}

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'z' ? lower - 'a' + 10 : 99;
}

/// Copies the digits of text[i…length) without underscores; 0 when malformed.
size_t collect_digits(const char* text, size_t length, size_t i, unsigned base, bool after_prefix,
                      char* out) {
  size_t count = 0;
  bool underscore_allowed = after_prefix, last_underscore = false;
  for (; i < length; i++) {
    if (text[i] == '_') {
      if (!underscore_allowed) return 0;
      underscore_allowed = false;
      last_underscore = true;
      continue;
    }
    if (static_cast<unsigned>(digit_value(text[i])) >= base) return 0;
    out[count++] = text[i];
    underscore_allowed = true;
    last_underscore = false;
  }
  return last_underscore ? 0 : count;
}

Value parse_other_base(Task* task, const char* digits, size_t count, unsigned base, bool negative) {
  size_t bits_per_digit = 1;
  while ((1u << bits_per_digit) < base)
    bits_per_digit++;
  Magnitude m;
  if (count > SIZE_MAX / 8 || !m.reserve(count * bits_per_digit / 64 + 2)) return raise_memory_error(task);
  if ((base & (base - 1)) == 0) {
    m.length = count * bits_per_digit / 64 + 2;
    std::memset(m.limbs, 0, m.length * sizeof(Limb));
    for (size_t i = 0; i < count; i++) {
      size_t bit = (count - 1 - i) * bits_per_digit;
      auto digit = static_cast<Limb>(digit_value(digits[i]));
      m.limbs[bit / 64] |= digit << (bit % 64);
      if (bit % 64 + bits_per_digit > 64) m.limbs[bit / 64 + 1] |= digit >> (64 - bit % 64);
    }
  } else {
    for (size_t i = 0; i < count; i++) {
      Limb carry = bigint::multiply_small(m.limbs, m.length, base, static_cast<Limb>(digit_value(digits[i])));
      if (carry) m.limbs[m.length++] = carry;
    }
  }
  return int_from_limbs(task, m.limbs, m.length, negative);
}

} // namespace

Value int_to_str(Task* task, Value v, unsigned base) {
  if (v.is_small_int()) return small_to_str(task, v.small_int(), base);
  IntView x(v);
  if (x.length == 0) return small_to_str(task, 0, base);
  if (base == 10) return decimal_to_str(task, x);
  return power_of_two_to_str(task, x, base == 2 ? 1 : base == 8 ? 3 : 4);
}

Value int_parse(Task* task, const char* text, size_t length, unsigned base) {
  while (length > 0 && is_ascii_space(text[length - 1]))
    length--;
  size_t i = 0;
  while (i < length && is_ascii_space(text[i]))
    i++;
  bool negative = i < length && text[i] == '-';
  if (i < length && (text[i] == '-' || text[i] == '+')) i++;
  bool prefixed = false;
  if (i + 1 < length && text[i] == '0') {
    char letter = static_cast<char>(text[i + 1] | 0x20);
    unsigned named = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
    if (named && (base == 0 || base == named)) {
      base = named;
      i += 2;
      prefixed = true;
    }
  }
  bool zeros_only = base == 0 && i < length && text[i] == '0';
  if (base == 0) base = 10;
  if (i >= length) return kNull;
  Scratch<char, 128> digits(task, length - i);
  if (!digits) return kNull;
  size_t count = collect_digits(text, length, i, base, prefixed, digits.data());
  if (count == 0) return kNull;
  char* start = digits.data();
  size_t significant = count;
  while (significant > 1 && *start == '0') {
    start++;
    significant--;
  }
  if (zeros_only && (significant > 1 || *start != '0')) return kNull;
  if (base != 10) {
    uint32_t limit = int_max_str_digits.load(std::memory_order_relaxed);
    if ((base & (base - 1)) != 0 && limit && count > limit) return raise_too_many_digits(task, count);
    return parse_other_base(task, start, significant, base, negative);
  }
  uint32_t limit = int_max_str_digits.load(std::memory_order_relaxed);
  if (limit && count > limit) return raise_too_many_digits(task, count);
  Powers powers;
  Magnitude m;
  if (!read_decimal(powers, start, significant, m)) return raise_memory_error(task);
  return int_from_limbs(task, m.limbs, m.length, negative);
}

} // namespace pyc
