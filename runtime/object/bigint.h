#pragma once
/// Arithmetic on magnitudes: little-endian arrays of 64-bit limbs. Pure functions over memory that the caller
/// owns; nothing here allocates from the heap. Results may carry leading zero limbs: callers trim.
/// Algorithms: Knuth, TAOCP vol. 2, 4.3.1 (addition, schoolbook multiplication, division D); Karatsuba 1962.

#include <cstddef>
#include <cstdint>

namespace pyc::bigint {

using Limb = uint64_t;

/// Length without leading zero limbs.
size_t trim(const Limb* a, size_t n);
/// -1, 0, 1; both trimmed.
int compare(const Limb* a, size_t an, const Limb* b, size_t bn);

/// out[an + 1] = a + b, an >= bn. Returns nothing: the carry is the last limb. `out` may be `a` or `b`.
void add(Limb* out, const Limb* a, size_t an, const Limb* b, size_t bn);
/// out[an] = a - b, a >= b. `out` may be `a`.
void subtract(Limb* out, const Limb* a, size_t an, const Limb* b, size_t bn);
/// Limbs of scratch memory that `multiply` needs for operands of these lengths.
size_t multiply_scratch(size_t an, size_t bn);
/// out[an + bn] = a * b; out overlaps neither operand.
void multiply(Limb* out, const Limb* a, size_t an, const Limb* b, size_t bn, Limb* scratch);
/// a[n] = a * m + carry; returns the new carry.
Limb multiply_small(Limb* a, size_t n, Limb m, Limb carry);
/// quotient[n] = a / d; returns the remainder. d != 0. `quotient` may be `a`.
Limb divide_small(Limb* quotient, const Limb* a, size_t n, Limb d);
/// Limbs of scratch memory for `divide`.
size_t divide_scratch(size_t an, size_t bn);
/// quotient[an - bn + 1], remainder[bn] from a / b with an >= bn >= 1, b trimmed and not zero. Outputs
/// overlap nothing.
void divide(Limb* quotient, Limb* remainder, const Limb* a, size_t an, const Limb* b, size_t bn,
            Limb* scratch);
/// out[n + shift / 64 + 1] = a << shift.
void shift_left(Limb* out, const Limb* a, size_t n, size_t shift);
/// out[n - shift / 64] = a >> shift, with shift / 64 < n. `out` may be `a`.
void shift_right(Limb* out, const Limb* a, size_t n, size_t shift);
/// Number of significant bits of a trimmed magnitude.
size_t bit_length(const Limb* a, size_t n);

} // namespace pyc::bigint
