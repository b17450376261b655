#include "object/bigint.h"

#include <bit>
#include <cstring>

namespace pyc::bigint {

using Wide = unsigned __int128;

/// Below this many limbs schoolbook multiplication wins (measured on x86-64: break-even between 28 and 40).
constexpr size_t kKaratsubaCutoff = 36;

size_t trim(const Limb* a, size_t n) {
  while (n > 0 && a[n - 1] == 0)
    n--;
  return n;
}

int compare(const Limb* a, size_t an, const Limb* b, size_t bn) {
  if (an != bn) return an < bn ? -1 : 1;
  for (size_t i = an; i-- > 0;)
    if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
  return 0;
}

void add(Limb* out, const Limb* a, size_t an, const Limb* b, size_t bn) {
  Limb carry = 0;
  for (size_t i = 0; i < bn; i++) {
    Wide sum = Wide{a[i]} + b[i] + carry;
    out[i] = static_cast<Limb>(sum);
    carry = static_cast<Limb>(sum >> 64);
  }
  for (size_t i = bn; i < an; i++) {
    Limb sum = a[i] + carry;
    carry = sum < carry;
    out[i] = sum;
  }
  out[an] = carry;
}

void subtract(Limb* out, const Limb* a, size_t an, const Limb* b, size_t bn) {
  Limb borrow = 0;
  for (size_t i = 0; i < bn; i++) {
    Wide difference = Wide{a[i]} - b[i] - borrow;
    out[i] = static_cast<Limb>(difference);
    borrow = static_cast<Limb>(difference >> 64) & 1;
  }
  for (size_t i = bn; i < an; i++) {
    Limb limb = a[i];
    out[i] = limb - borrow;
    borrow = limb < borrow;
  }
}

/// out[0…n] += b[0…bn], the carry running on; the sum is known to fit.
static void add_into(Limb* out, const Limb* b, size_t bn) {
  Limb carry = 0;
  for (size_t i = 0; i < bn; i++) {
    Wide sum = Wide{out[i]} + b[i] + carry;
    out[i] = static_cast<Limb>(sum);
    carry = static_cast<Limb>(sum >> 64);
  }
  for (size_t i = bn; carry != 0; i++)
    carry = (out[i] += carry) == 0;
}

static void multiply_schoolbook(Limb* out, const Limb* a, size_t an, const Limb* b, size_t bn) {
  std::memset(out, 0, (an + bn) * sizeof(Limb));
  for (size_t j = 0; j < bn; j++) {
    Limb carry = 0, m = b[j];
    for (size_t i = 0; i < an; i++) {
      Wide t = Wide{a[i]} * m + out[i + j] + carry;
      out[i + j] = static_cast<Limb>(t);
      carry = static_cast<Limb>(t >> 64);
    }
    out[j + an] = carry;
  }
}

/// Scratch for one Karatsuba of n limbs: sums and their product at each level of the recursion.
static size_t karatsuba_scratch(size_t n) {
  size_t total = 0;
  while (n >= kKaratsubaCutoff) {
    size_t half = (n + 1) / 2;
    total += 4 * (half + 1);
    n = half + 1;
  }
  return total;
}

/// out[2n] = a * b for equal lengths.
static void karatsuba(Limb* out, const Limb* a, const Limb* b, size_t n, Limb* scratch) {
  if (n < kKaratsubaCutoff) {
    multiply_schoolbook(out, a, n, b, n);
    return;
  }
  size_t low = (n + 1) / 2, high = n - low;
  Limb* sum_a = scratch;
  Limb* sum_b = sum_a + low + 1;
  Limb* middle = sum_b + low + 1;
  Limb* rest = middle + 2 * (low + 1);
  karatsuba(out, a, b, low, rest);
  karatsuba(out + 2 * low, a + low, b + low, high, rest);
  add(sum_a, a, low, a + low, high);
  add(sum_b, b, low, b + low, high);
  karatsuba(middle, sum_a, sum_b, low + 1, rest);
  subtract(middle, middle, 2 * (low + 1), out, 2 * low);
  subtract(middle, middle, 2 * (low + 1), out + 2 * low, 2 * high);
  add_into(out + low, middle, trim(middle, 2 * (low + 1)));
}

size_t multiply_scratch(size_t an, size_t bn) {
  // The slices of an uneven product recurse on remainders as Euclid's algorithm does, so their products'
  // lengths add up to less than 8 * small.
  size_t small = an < bn ? an : bn;
  return small < kKaratsubaCutoff ? 0 : 8 * small + karatsuba_scratch(small);
}

void multiply(Limb* out, const Limb* a, size_t an, const Limb* b, size_t bn, Limb* scratch) {
  if (an < bn) {
    const Limb* t = a;
    a = b;
    b = t;
    size_t tn = an;
    an = bn;
    bn = tn;
  }
  if (bn < kKaratsubaCutoff) {
    multiply_schoolbook(out, a, an, b, bn);
    return;
  }
  if (an == bn) {
    karatsuba(out, a, b, an, scratch);
    return;
  }
  // Unequal lengths: slices of `a` as long as `b`, each product added at its place.
  std::memset(out, 0, (an + bn) * sizeof(Limb));
  Limb* product = scratch;
  size_t i = 0;
  for (; i + bn <= an; i += bn) {
    karatsuba(product, a + i, b, bn, scratch + 2 * bn);
    add_into(out + i, product, trim(product, 2 * bn));
  }
  if (i < an) {
    multiply(product, b, bn, a + i, an - i, scratch + 2 * bn);
    add_into(out + i, product, trim(product, an - i + bn));
  }
}

Limb multiply_small(Limb* a, size_t n, Limb m, Limb carry) {
  for (size_t i = 0; i < n; i++) {
    Wide t = Wide{a[i]} * m + carry;
    a[i] = static_cast<Limb>(t);
    carry = static_cast<Limb>(t >> 64);
  }
  return carry;
}

Limb divide_small(Limb* quotient, const Limb* a, size_t n, Limb d) {
  Limb remainder = 0;
  for (size_t i = n; i-- > 0;) {
    Wide t = (Wide{remainder} << 64) | a[i];
    quotient[i] = static_cast<Limb>(t / d);
    remainder = static_cast<Limb>(t % d);
  }
  return remainder;
}

size_t divide_scratch(size_t an, size_t bn) {
  return an + 1 + bn;
}

/// One step of algorithm D: the estimate of a quotient limb from the top three limbs of the running
/// remainder.
static Limb estimate_quotient(Limb top, Limb next, Limb third, Limb d1, Limb d2) {
  Wide numerator = (Wide{top} << 64) | next;
  Wide estimate, rest;
  if (top >= d1) {
    estimate = ~Limb{0};
    rest = numerator - estimate * d1;
  } else {
    estimate = numerator / d1;
    rest = numerator % d1;
  }
  while ((rest >> 64) == 0 && estimate * d2 > ((rest << 64) | third)) {
    estimate--;
    rest += d1;
  }
  return static_cast<Limb>(estimate);
}

void divide(Limb* quotient, Limb* remainder, const Limb* a, size_t an, const Limb* b, size_t bn,
            Limb* scratch) {
  if (bn == 1) {
    remainder[0] = divide_small(quotient, a, an, b[0]);
    return;
  }
  unsigned shift = static_cast<unsigned>(std::countl_zero(b[bn - 1]));
  Limb* u = scratch;
  Limb* v = scratch + an + 1;
  for (size_t i = bn; i-- > 0;)
    v[i] = (b[i] << shift) | (shift && i ? b[i - 1] >> (64 - shift) : 0);
  u[an] = shift ? a[an - 1] >> (64 - shift) : 0;
  for (size_t i = an; i-- > 0;)
    u[i] = (a[i] << shift) | (shift && i ? a[i - 1] >> (64 - shift) : 0);
  for (size_t j = an - bn + 1; j-- > 0;) {
    Limb q = estimate_quotient(u[j + bn], u[j + bn - 1], u[j + bn - 2], v[bn - 1], v[bn - 2]);
    Limb borrow = 0, carry = 0;
    for (size_t i = 0; i < bn; i++) {
      Wide product = Wide{q} * v[i] + carry;
      carry = static_cast<Limb>(product >> 64);
      Wide difference = Wide{u[i + j]} - static_cast<Limb>(product) - borrow;
      u[i + j] = static_cast<Limb>(difference);
      borrow = static_cast<Limb>(difference >> 64) & 1;
    }
    Wide difference = Wide{u[j + bn]} - carry - borrow;
    u[j + bn] = static_cast<Limb>(difference);
    if (static_cast<Limb>(difference >> 64) != 0) {
      q--;
      Limb c = 0;
      for (size_t i = 0; i < bn; i++) {
        Wide sum = Wide{u[i + j]} + v[i] + c;
        u[i + j] = static_cast<Limb>(sum);
        c = static_cast<Limb>(sum >> 64);
      }
      u[j + bn] += c;
    }
    quotient[j] = q;
  }
  for (size_t i = 0; i < bn; i++)
    remainder[i] = (u[i] >> shift) | (shift ? u[i + 1] << (64 - shift) : 0);
}

void shift_left(Limb* out, const Limb* a, size_t n, size_t shift) {
  size_t words = shift / 64;
  unsigned bits = shift % 64;
  out[n + words] = bits && n ? a[n - 1] >> (64 - bits) : 0;
  for (size_t i = n; i-- > 0;)
    out[i + words] = (a[i] << bits) | (bits && i ? a[i - 1] >> (64 - bits) : 0);
  std::memset(out, 0, words * sizeof(Limb));
}

void shift_right(Limb* out, const Limb* a, size_t n, size_t shift) {
  size_t words = shift / 64;
  unsigned bits = shift % 64;
  for (size_t i = words; i < n; i++)
    out[i - words] = (a[i] >> bits) | (bits && i + 1 < n ? a[i + 1] << (64 - bits) : 0);
}

size_t bit_length(const Limb* a, size_t n) {
  return n == 0 ? 0 : n * 64 - static_cast<size_t>(std::countl_zero(a[n - 1]));
}

} // namespace pyc::bigint
