/// int arithmetic over both forms. Small operands are handled by the callers' fast paths too, so what matters
/// here is the bigint path; results are normalised by `finish`, the one place that decides between immediate
/// and object.

#include "object/int.h"

#include <cmath>
#include <cstdlib>
#include <cstring>

#include "gc/gc.h"
#include "object/bigint.h"
#include "object/errors.h"
#include "object/float.h"
#include "object/type.h"
#include "platform/scratch.h"

namespace pyc {

using bigint::Limb;

static IntObject* allocate_int(Task* task, size_t length) {
  if (length > UINT32_MAX / 2) {
    raise_overflow_error(task, "too many digits in integer");
    return nullptr;
  }
  auto* object =
      gc::allocate<IntObject>(task, Kind::Int, builtin_shape(BuiltinType::int_), length * sizeof(Limb));
  if (object) object->length = static_cast<uint32_t>(length);
  return object;
}

Value int_from_limbs(Task* task, const Limb* limbs, size_t length, bool negative) {
  length = bigint::trim(limbs, length);
  if (length == 0) return Value::from_small_int(0);
  if (length == 1 && limbs[0] <= uint64_t{1} << 62) {
    // -2^62 fits, 2^62 does not.
    if (negative) return Value::from_small_int(-static_cast<int64_t>(limbs[0]));
    if (limbs[0] < uint64_t{1} << 62) return Value::from_small_int(static_cast<int64_t>(limbs[0]));
  }
  IntObject* object = allocate_int(task, length);
  if (!object) return kNull;
  object->negative = negative;
  std::memcpy(object->limbs, limbs, length * sizeof(Limb));
  return Value::from_object(object);
}

/// Normalises a freshly filled object: trims it, or gives the immediate.
static Value finish(IntObject* object, bool negative) {
  size_t length = bigint::trim(object->limbs, object->length);
  if (length == 0) return Value::from_small_int(0);
  if (length == 1 && object->limbs[0] <= uint64_t{1} << 62) {
    auto n = static_cast<int64_t>(object->limbs[0]);
    if (negative) return Value::from_small_int(-n);
    if (fits_small_int(n)) return Value::from_small_int(n);
  }
  if (length != object->length) {
    gc::shrink(object, sizeof(IntObject) + object->length * sizeof(Limb),
               sizeof(IntObject) + length * sizeof(Limb));
    object->length = static_cast<uint32_t>(length);
  }
  object->negative = negative;
  return Value::from_object(object);
}

Value int_from_i64_slow(Task* task, int64_t n) {
  Limb limb = n < 0 ? uint64_t{0} - static_cast<uint64_t>(n) : static_cast<uint64_t>(n);
  return int_from_limbs(task, &limb, 1, n < 0);
}

Value int_from_u64(Task* task, uint64_t n) {
  return int_from_limbs(task, &n, 1, false);
}

Value int_from_i128(Task* task, __int128 n) {
  bool negative = n < 0;
  auto magnitude = negative ? -static_cast<unsigned __int128>(n) : static_cast<unsigned __int128>(n);
  Limb limbs[2] = {static_cast<Limb>(magnitude), static_cast<Limb>(magnitude >> 64)};
  return int_from_limbs(task, limbs, 2, negative);
}

Value int_from_double(Task* task, double d) {
  if (std::isnan(d)) return raise_value_error(task, "cannot convert float NaN to integer");
  if (std::isinf(d)) return raise_overflow_error(task, "cannot convert float infinity to integer");
  d = std::trunc(d);
  if (std::fabs(d) < 0x1p62) return Value::from_small_int(static_cast<int64_t>(d));
  int exponent;
  double mantissa = std::frexp(std::fabs(d), &exponent);
  Limb significand = static_cast<Limb>(std::ldexp(mantissa, 53));
  Limb limbs[1024 / 64 + 2];
  bigint::shift_left(limbs, &significand, 1, static_cast<size_t>(exponent - 53));
  return int_from_limbs(task, limbs, static_cast<size_t>(exponent - 53) / 64 + 2, d < 0);
}

bool int_to_i64(Value v, int64_t* out) {
  if (v.is_small_int()) {
    *out = v.small_int();
    return true;
  }
  IntView view(v);
  if (view.length > 1) return false;
  Limb limb = view.length ? view.limbs[0] : 0;
  if (limb > uint64_t{INT64_MAX} + view.negative) return false;
  *out = static_cast<int64_t>(view.negative ? uint64_t{0} - limb : limb);
  return true;
}

bool int_to_u64(Value v, uint64_t* out) {
  IntView view(v);
  if (view.negative || view.length > 1) return false;
  *out = view.length ? view.limbs[0] : 0;
  return true;
}

int64_t int_to_i64_clamped(Value v) {
  int64_t n;
  if (int_to_i64(v, &n)) return n;
  return int_is_negative(v) ? INT64_MIN : INT64_MAX;
}

/// The top 64 bits of a magnitude (top bit set), the rest folded into the lowest bit as "sticky".
static uint64_t top_bits_sticky(const Limb* limbs, size_t length, size_t bits) {
  if (bits <= 64) return limbs[0] << (64 - bits);
  size_t shift = bits - 64, words = shift / 64, part = shift % 64;
  uint64_t top = limbs[words] >> part;
  if (part && words + 1 < length) top |= limbs[words + 1] << (64 - part);
  bool sticky = part && (limbs[words] << (64 - part)) != 0;
  for (size_t i = 0; i < words && !sticky; i++)
    sticky = limbs[i] != 0;
  return top | sticky;
}

/// Rounds a 64-bit significand with sticky bit to a double with the given exponent of its lowest bit.
static double round_significand(uint64_t significand) {
  uint64_t kept = significand >> 11, rest = significand & 0x7ff;
  if (rest > 0x400 || (rest == 0x400 && (kept & 1))) kept++;
  return static_cast<double>(kept);
}

bool int_to_double(Value v, double* out) {
  if (v.is_small_int()) {
    *out = static_cast<double>(v.small_int());
    return true;
  }
  IntView view(v);
  size_t bits = bigint::bit_length(view.limbs, view.length);
  if (bits == 0) {
    *out = 0;
    return true;
  }
  if (bits > 1024) return false;
  double d = round_significand(top_bits_sticky(view.limbs, view.length, bits));
  d = std::ldexp(d, static_cast<int>(bits) - 53);
  if (std::isinf(d)) return false;
  *out = view.negative ? -d : d;
  return true;
}

static Value add_signed(Task* task, Value a, Value b, bool flip) {
  IntView x(a), y(b);
  bool y_negative = y.negative != flip;
  if (x.negative == y_negative) {
    const IntView& big = x.length >= y.length ? x : y;
    const IntView& small = x.length >= y.length ? y : x;
    IntObject* sum = allocate_int(task, big.length + 1);
    if (!sum) return kNull;
    bigint::add(sum->limbs, big.limbs, big.length, small.limbs, small.length);
    return finish(sum, x.negative);
  }
  int order = bigint::compare(x.limbs, x.length, y.limbs, y.length);
  if (order == 0) return Value::from_small_int(0);
  const IntView& big = order > 0 ? x : y;
  const IntView& small = order > 0 ? y : x;
  IntObject* difference = allocate_int(task, big.length);
  if (!difference) return kNull;
  bigint::subtract(difference->limbs, big.limbs, big.length, small.limbs, small.length);
  return finish(difference, order > 0 ? x.negative : y_negative);
}

Value int_add(Task* task, Value a, Value b) {
  if (a.is_small_int() && b.is_small_int()) return int_from_i64(task, a.small_int() + b.small_int());
  return add_signed(task, a, b, false);
}

Value int_subtract(Task* task, Value a, Value b) {
  if (a.is_small_int() && b.is_small_int()) return int_from_i64(task, a.small_int() - b.small_int());
  return add_signed(task, a, b, true);
}

Value int_multiply(Task* task, Value a, Value b) {
  if (a.is_small_int() && b.is_small_int())
    return int_from_i128(task, static_cast<__int128>(a.small_int()) * b.small_int());
  IntView x(a), y(b);
  if (x.length == 0 || y.length == 0) return Value::from_small_int(0);
  IntObject* product = allocate_int(task, x.length + y.length);
  if (!product) return kNull;
  Scratch<Limb> scratch(task, bigint::multiply_scratch(x.length, y.length));
  if (!scratch) return kNull;
  bigint::multiply(product->limbs, x.limbs, x.length, y.limbs, y.length, scratch.data());
  return finish(product, x.negative != y.negative);
}

/// Floor division of magnitudes with signs. Either result pointer may be null.
static bool divide(Task* task, Value a, Value b, Value* quotient, Value* remainder) {
  IntView x(a), y(b);
  bool differ = x.negative != y.negative;
  if (bigint::compare(x.limbs, x.length, y.limbs, y.length) < 0) {
    bool adjust = differ && x.length != 0;
    if (quotient) *quotient = Value::from_small_int(adjust ? -1 : 0);
    if (remainder) {
      *remainder = adjust ? int_add(task, a, b) : int_exact(task, a);
      if (remainder->is_null()) return false;
    }
    return true;
  }
  size_t qn = x.length - y.length + 1;
  IntObject* q = allocate_int(task, qn + 1);
  if (!q) return false;
  IntObject* r = allocate_int(task, y.length);
  if (!r) return false;
  Scratch<Limb> scratch(task, bigint::divide_scratch(x.length, y.length));
  if (!scratch) return false;
  bigint::divide(q->limbs, r->limbs, x.limbs, x.length, y.limbs, y.length, scratch.data());
  if (differ && bigint::trim(r->limbs, y.length) != 0) {
    Limb one = 1;
    bigint::add(q->limbs, q->limbs, qn, &one, 1);
    bigint::subtract(r->limbs, y.limbs, y.length, r->limbs, bigint::trim(r->limbs, y.length));
  }
  if (quotient) *quotient = finish(q, differ);
  if (remainder) *remainder = finish(r, y.negative);
  return true;
}

/// Quotient and remainder of immediates, floored; b != 0. The quotient may be 2^62.
static void divide_small_ints(int64_t a, int64_t b, int64_t* quotient, int64_t* remainder) {
  int64_t q = a / b, r = a % b;
  if (r != 0 && (r < 0) != (b < 0)) {
    q--;
    r += b;
  }
  *quotient = q;
  *remainder = r;
}

Value int_floor_divide(Task* task, Value a, Value b) {
  if (int_is_zero(b)) return raise_zero_division_error(task, "division by zero");
  if (a.is_small_int() && b.is_small_int()) {
    int64_t q, r;
    divide_small_ints(a.small_int(), b.small_int(), &q, &r);
    return int_from_i64(task, q);
  }
  Value q = kNull;
  return divide(task, a, b, &q, nullptr) ? q : kNull;
}

Value int_remainder(Task* task, Value a, Value b) {
  if (int_is_zero(b)) return raise_zero_division_error(task, "division by zero");
  if (a.is_small_int() && b.is_small_int()) {
    int64_t q, r;
    divide_small_ints(a.small_int(), b.small_int(), &q, &r);
    return Value::from_small_int(r);
  }
  Value r = kNull;
  return divide(task, a, b, nullptr, &r) ? r : kNull;
}

bool int_divmod(Task* task, Value a, Value b, Value* quotient, Value* remainder) {
  if (int_is_zero(b)) {
    raise_zero_division_error(task, "division by zero");
    return false;
  }
  if (a.is_small_int() && b.is_small_int()) {
    int64_t q, r;
    divide_small_ints(a.small_int(), b.small_int(), &q, &r);
    *quotient = int_from_i64(task, q);
    *remainder = Value::from_small_int(r);
    return !quotient->is_null();
  }
  return divide(task, a, b, quotient, remainder);
}

/// The general case of a / b: scales so that the quotient has 66 or more significant bits, then rounds once.
/// CPython's long_true_divide states the same method.
static Value true_divide_big(Task* task, Value a, Value b) {
  IntView x(a), y(b);
  bool negative = x.negative != y.negative;
  auto xb = static_cast<int64_t>(bigint::bit_length(x.limbs, x.length));
  auto yb = static_cast<int64_t>(bigint::bit_length(y.limbs, y.length));
  if (xb - yb > 1024) return raise_overflow_error(task, "integer division result too large for a float");
  if (xb - yb < -1080) return float_new(task, negative ? -0.0 : 0.0);
  int64_t shift = 66 - (xb - yb);
  size_t xn = x.length + (shift > 0 ? static_cast<size_t>(shift) / 64 + 1 : 0);
  size_t yn = y.length + (shift < 0 ? static_cast<size_t>(-shift) / 64 + 1 : 0);
  Scratch<Limb> scratch(task, xn + yn + (xn + 2) + yn + bigint::divide_scratch(xn + 1, yn + 1));
  if (!scratch) return kNull;
  Limb* scaled_x = scratch.data();
  Limb* scaled_y = scaled_x + xn;
  Limb* q = scaled_y + yn;
  Limb* r = q + xn + 2;
  Limb* rest = r + yn;
  if (shift > 0)
    bigint::shift_left(scaled_x, x.limbs, x.length, static_cast<size_t>(shift));
  else
    std::memcpy(scaled_x, x.limbs, x.length * sizeof(Limb));
  if (shift < 0)
    bigint::shift_left(scaled_y, y.limbs, y.length, static_cast<size_t>(-shift));
  else
    std::memcpy(scaled_y, y.limbs, y.length * sizeof(Limb));
  xn = bigint::trim(scaled_x, xn);
  yn = bigint::trim(scaled_y, yn);
  bigint::divide(q, r, scaled_x, xn, scaled_y, yn, rest);
  size_t qn = bigint::trim(q, xn - yn + 1);
  if (bigint::trim(r, yn) != 0) q[0] |= 1;
  size_t bits = bigint::bit_length(q, qn);
  uint64_t top = top_bits_sticky(q, qn, bits);
  // A denormal result keeps fewer than 53 bits: shift them out with the sticky bit before the one rounding.
  int64_t exponent = static_cast<int64_t>(bits) - shift; // value < 2^exponent
  if (exponent < -1021) {
    int64_t lost = -1021 - exponent;
    top = lost >= 64 ? 1 : (top >> lost) | ((top << (64 - lost)) != 0);
    exponent = -1021;
  }
  double d = std::ldexp(round_significand(top), static_cast<int>(exponent) - 53);
  if (std::isinf(d)) return raise_overflow_error(task, "integer division result too large for a float");
  return float_new(task, negative ? -d : d);
}

Value int_true_divide(Task* task, Value a, Value b) {
  if (int_is_zero(b)) return raise_zero_division_error(task, "division by zero");
  if (int_is_zero(a)) return float_new(task, int_is_negative(b) ? -0.0 : 0.0);
  int64_t x, y;
  constexpr int64_t kExact = int64_t{1} << 53;
  if (int_to_i64(a, &x) && int_to_i64(b, &y) && x >= -kExact && x <= kExact && y >= -kExact && y <= kExact)
    return float_new(task, static_cast<double>(x) / static_cast<double>(y));
  return true_divide_big(task, a, b);
}

Value int_power(Task* task, Value base, Value exponent) {
  if (int_is_negative(exponent)) {
    double b, e;
    if (!int_to_double(base, &b) || !int_to_double(exponent, &e))
      return raise_overflow_error(task, "int too large to convert to float");
    double result;
    bool is_complex;
    return float_power(task, b, e, &result, &is_complex) ? float_new(task, result) : kNull;
  }
  int64_t n;
  if (!int_to_i64(exponent, &n)) {
    int64_t b;
    if (int_to_i64(base, &b) && b >= -1 && b <= 1)
      return Value::from_small_int(b == -1 ? ((IntView(exponent).limbs[0] & 1) ? -1 : 1) : b);
    return raise_memory_error(task);
  }
  Value result = Value::from_small_int(1), square = int_exact(task, base);
  if (square.is_null()) return kNull;
  while (true) {
    if (n & 1) {
      result = int_multiply(task, result, square);
      if (result.is_null()) return kNull;
    }
    n >>= 1;
    if (n == 0) return result;
    square = int_multiply(task, square, square);
    if (square.is_null()) return kNull;
  }
}

/// The inverse of a modulo m (m > 1) by the extended algorithm of Euclid; ValueError when there is none.
static Value invert_modulo(Task* task, Value a, Value m) {
  Value r0 = m, r1 = int_remainder(task, a, m);
  Value t0 = Value::from_small_int(0), t1 = Value::from_small_int(1);
  while (!r1.is_null() && !int_is_zero(r1)) {
    Value q = kNull, r = kNull;
    if (!int_divmod(task, r0, r1, &q, &r)) return kNull;
    Value product = int_multiply(task, q, t1);
    if (product.is_null()) return kNull;
    Value t = int_subtract(task, t0, product);
    if (t.is_null()) return kNull;
    r0 = r1;
    r1 = r;
    t0 = t1;
    t1 = t;
  }
  if (r1.is_null()) return kNull;
  if (int_compare(r0, Value::from_small_int(1)) != 0)
    return raise_value_error(task, "base is not invertible for the given modulus");
  return int_remainder(task, t0, m);
}

Value int_power_mod(Task* task, Value base, Value exponent, Value modulus) {
  if (int_is_zero(modulus)) return raise_value_error(task, "pow() 3rd argument cannot be 0");
  bool negative_modulus = int_is_negative(modulus);
  Value m = int_absolute(task, modulus);
  if (m.is_null()) return kNull;
  if (int_compare(m, Value::from_small_int(1)) == 0) return Value::from_small_int(0);
  if (int_is_negative(exponent)) {
    base = invert_modulo(task, base, m);
    if (base.is_null()) return kNull;
    exponent = int_negative(task, exponent);
    if (exponent.is_null()) return kNull;
  }
  Value square = int_remainder(task, base, m), result = Value::from_small_int(1);
  if (square.is_null()) return kNull;
  IntView bits(exponent);
  size_t count = bigint::bit_length(bits.limbs, bits.length);
  for (size_t i = 0; i < count; i++) {
    if ((bits.limbs[i / 64] >> (i % 64)) & 1) {
      result = int_multiply(task, result, square);
      if (result.is_null()) return kNull;
      result = int_remainder(task, result, m);
      if (result.is_null()) return kNull;
    }
    if (i + 1 == count) break;
    square = int_multiply(task, square, square);
    if (square.is_null()) return kNull;
    square = int_remainder(task, square, m);
    if (square.is_null()) return kNull;
  }
  PYC_KEEP(exponent.bits);
  if (negative_modulus && !int_is_zero(result)) return int_add(task, result, modulus);
  return result;
}

Value int_left_shift(Task* task, Value a, Value b) {
  if (int_is_negative(b)) return raise_value_error(task, "negative shift count");
  if (int_is_zero(a)) return Value::from_small_int(0);
  int64_t shift;
  if (!int_to_i64(b, &shift) || shift > int64_t{UINT32_MAX} * 32)
    return raise_overflow_error(task, "too many digits in integer");
  IntView x(a);
  if (x.length == 1 && static_cast<size_t>(shift) + bigint::bit_length(x.limbs, 1) <= 62) {
    auto n = static_cast<int64_t>(x.limbs[0] << shift);
    return Value::from_small_int(x.negative ? -n : n);
  }
  IntObject* result = allocate_int(task, x.length + static_cast<size_t>(shift) / 64 + 1);
  if (!result) return kNull;
  bigint::shift_left(result->limbs, x.limbs, x.length, static_cast<size_t>(shift));
  return finish(result, x.negative);
}

Value int_right_shift(Task* task, Value a, Value b) {
  if (int_is_negative(b)) return raise_value_error(task, "negative shift count");
  int64_t shift;
  if (!int_to_i64(b, &shift)) return Value::from_small_int(int_is_negative(a) ? -1 : 0);
  if (a.is_small_int()) return Value::from_small_int(a.small_int() >> (shift > 63 ? 63 : shift));
  IntView x(a);
  size_t words = static_cast<size_t>(shift) / 64;
  if (words >= x.length) return Value::from_small_int(x.negative && x.length ? -1 : 0);
  IntObject* result = allocate_int(task, x.length - words + 1);
  if (!result) return kNull;
  bigint::shift_right(result->limbs, x.limbs, x.length, static_cast<size_t>(shift));
  // Floor: a negative number that lost a one bit goes one further down.
  bool lost = (shift % 64) && (x.limbs[words] << (64 - shift % 64)) != 0;
  for (size_t i = 0; i < words && !lost; i++)
    lost = x.limbs[i] != 0;
  if (x.negative && lost) {
    Limb one = 1;
    bigint::add(result->limbs, result->limbs, x.length - words, &one, 1);
  }
  return finish(result, x.negative);
}

/// Limb i of the infinite two's complement of a view; `borrow` carries the "+1" of the negation and starts
/// as 1.
static Limb complement_limb(const IntView& v, size_t i, Limb* carry) {
  Limb limb = i < v.length ? v.limbs[i] : 0;
  if (!v.negative) return limb;
  Limb inverted = ~limb + *carry;
  *carry = *carry && inverted == 0;
  return inverted;
}

enum class Bitwise { And, Or, Xor };

static Value bitwise(Task* task, Value a, Value b, Bitwise operation) {
  IntView x(a), y(b);
  size_t length = (x.length > y.length ? x.length : y.length) + 1;
  IntObject* result = allocate_int(task, length);
  if (!result) return kNull;
  Limb carry_x = 1, carry_y = 1;
  for (size_t i = 0; i < length; i++) {
    Limb p = complement_limb(x, i, &carry_x), q = complement_limb(y, i, &carry_y);
    result->limbs[i] = operation == Bitwise::And ? p & q : operation == Bitwise::Or ? p | q : p ^ q;
  }
  bool negative = result->limbs[length - 1] >> 63;
  if (negative) {
    Limb carry = 1;
    for (size_t i = 0; i < length; i++) {
      result->limbs[i] = ~result->limbs[i] + carry;
      carry = carry && result->limbs[i] == 0;
    }
  }
  return finish(result, negative);
}

Value int_and(Task* task, Value a, Value b) {
  if (a.is_small_int() && b.is_small_int()) return Value{a.bits & b.bits};
  return bitwise(task, a, b, Bitwise::And);
}

Value int_or(Task* task, Value a, Value b) {
  if (a.is_small_int() && b.is_small_int()) return Value{a.bits | b.bits};
  return bitwise(task, a, b, Bitwise::Or);
}

Value int_xor(Task* task, Value a, Value b) {
  if (a.is_small_int() && b.is_small_int()) return Value{(a.bits ^ b.bits) | 1};
  return bitwise(task, a, b, Bitwise::Xor);
}

Value int_negative(Task* task, Value a) {
  if (a.is_small_int()) return int_from_i64(task, -a.small_int());
  IntView x(a);
  return int_from_limbs(task, x.limbs, x.length, !x.negative);
}

Value int_invert(Task* task, Value a) {
  if (a.is_small_int()) return Value::from_small_int(~a.small_int());
  Value negative = int_negative(task, a);
  return negative.is_null() ? kNull : int_subtract(task, negative, Value::from_small_int(1));
}

Value int_absolute(Task* task, Value a) {
  return int_is_negative(a) ? int_negative(task, a) : int_exact(task, a);
}

Value int_exact(Task* task, Value a) {
  if (a.is_small_int()) return a;
  if (a.is_bool()) return bool_to_int(a);
  if (a.object()->shape_relaxed() == builtin_shape(BuiltinType::int_)) return a;
  IntView x(a);
  return int_from_limbs(task, x.limbs, x.length, x.negative);
}

int int_compare(Value a, Value b) {
  if (a.is_small_int() && b.is_small_int())
    return a.small_int() < b.small_int() ? -1 : a.small_int() > b.small_int();
  IntView x(a), y(b);
  if (x.negative != y.negative) return x.negative ? -1 : 1;
  int order = bigint::compare(x.limbs, x.length, y.limbs, y.length);
  return x.negative ? -order : order;
}

int int_compare_double(Value a, double d) {
  if (std::isnan(d)) return 2;
  if (std::isinf(d)) return d > 0 ? -1 : 1;
  double floor = std::floor(d);
  int order;
  if (std::fabs(floor) < 0x1p62) {
    order = int_compare(a, Value::from_small_int(static_cast<int64_t>(floor)));
  } else {
    // Too large for fractions: compare bit lengths, then limbs.
    IntView x(a);
    bool negative = d < 0;
    if (x.negative != negative) return x.negative ? -1 : 1;
    int exponent;
    double mantissa = std::frexp(std::fabs(d), &exponent);
    Limb significand = static_cast<Limb>(std::ldexp(mantissa, 53));
    Limb limbs[1024 / 64 + 2];
    bigint::shift_left(limbs, &significand, 1, static_cast<size_t>(exponent - 53));
    size_t length = bigint::trim(limbs, static_cast<size_t>(exponent - 53) / 64 + 2);
    order = bigint::compare(x.limbs, x.length, limbs, length);
    return negative ? -order : order;
  }
  if (order == 0 && floor < d) return -1;
  return order;
}

bool int_is_zero(Value v) {
  return v.is_small_int() ? v.small_int() == 0 : v.as<IntObject>()->length == 0;
}

bool int_is_negative(Value v) {
  return v.is_small_int() ? v.small_int() < 0 : v.as<IntObject>()->negative != 0;
}

int64_t int_hash(Value v) {
  constexpr uint64_t kModulus = (uint64_t{1} << 61) - 1;
  IntView x(v);
  uint64_t hash = 0;
  for (size_t i = x.length; i-- > 0;) {
    // 2^64 mod (2^61 - 1) is 8.
    unsigned __int128 t = (static_cast<unsigned __int128>(hash) << 64) | x.limbs[i];
    hash = static_cast<uint64_t>(t % kModulus);
  }
  auto result = static_cast<int64_t>(hash);
  if (x.negative) result = -result;
  return result == -1 ? -2 : result;
}

uint64_t int_bit_length(Value v) {
  IntView x(v);
  return bigint::bit_length(x.limbs, x.length);
}

uint64_t int_bit_count(Value v) {
  IntView x(v);
  uint64_t count = 0;
  for (size_t i = 0; i < x.length; i++)
    count += static_cast<unsigned>(__builtin_popcountll(x.limbs[i]));
  return count;
}

static size_t int_native_size(const Object* object) {
  return sizeof(IntObject) + static_cast<const IntObject*>(object)->length * sizeof(Limb);
}
static size_t int_size(const Object* object) {
  return int_native_size(object) + slot_part_bytes(object);
}
static void int_trace(Object* object, gc::Visitor& visitor) {
  trace_slot_part(object, visitor);
}

void register_int_kind() {
  gc::register_kind(Kind::Int, {"int", int_size, int_trace, nullptr});
  set_variable_size(Kind::Int, int_native_size);
}

} // namespace pyc
