/// float arithmetic with Python's corner cases, and its hash. Text is in float_text.cpp.

#include "object/float.h"

#include <cerrno>
#include <cmath>

#include "gc/gc.h"
#include "object/errors.h"
#include "object/int.h"
#include "object/type.h"

namespace pyc {

Value float_new_slow(Task* task, double d) {
  auto* object = gc::allocate<FloatObject>(task, Kind::Float, builtin_shape(BuiltinType::float_));
  if (!object) return kNull;
  object->value = d;
  return Value::from_object(object);
}

bool to_double(Task* task, Value v, double* out) {
  if (is_float(v)) {
    *out = float_value(v);
    return true;
  }
  if (v.is_bool()) {
    *out = v.is_true();
    return true;
  }
  if (!is_int(v)) return false;
  if (int_to_double(v, out)) return true;
  raise_overflow_error(task, "int too large to convert to float");
  return false;
}

bool float_divmod(Task* task, double a, double b, double* quotient, double* remainder) {
  if (b == 0) {
    raise_zero_division_error(task, "division by zero");
    return false;
  }
  // The remainder takes the divisor's sign; the quotient is computed from it so that a == q * b + r holds as
  // nearly as floats allow.
  double r = std::fmod(a, b);
  double q = (a - r) / b;
  if (r != 0) {
    if ((b < 0) != (r < 0)) {
      r += b;
      q -= 1;
    }
  } else {
    r = std::copysign(0.0, b);
  }
  if (q != 0) {
    double floor = std::floor(q);
    if (q - floor > 0.5) floor += 1;
    q = floor;
  } else {
    q = std::copysign(0.0, a / b);
  }
  *quotient = q;
  *remainder = r;
  return true;
}

bool float_floor_divide(Task* task, double a, double b, double* out) {
  double remainder;
  return float_divmod(task, a, b, out, &remainder);
}

bool float_remainder(Task* task, double a, double b, double* out) {
  double quotient;
  return float_divmod(task, a, b, &quotient, out);
}

bool float_power(Task* task, double a, double b, double* out, bool* complex_result) {
  *complex_result = false;
  if (b == 0 || a == 1) {
    *out = 1;
    return true;
  }
  if (a == 0 && b < 0 && !std::isinf(b)) {
    raise_zero_division_error(task, "zero to a negative power");
    return false;
  }
  if (a == 0 && b < 0) {
    *out = HUGE_VAL;
    return true;
  }
  if (a < 0 && std::isfinite(a) && std::isfinite(b) && b != std::floor(b)) {
    *complex_result = true;
    return true;
  }
  double result = std::pow(a, b);
  if (std::isinf(result) && std::isfinite(a) && std::isfinite(b)) {
    raise_overflow_error_errno(task, ERANGE);
    return false;
  }
  *out = result;
  return true;
}

int64_t float_hash(double d, const void* identity) {
  // Whole and fractional values alike: d = m * 2^e reduced modulo the prime 2^61 - 1, in which multiplying by
  // 2 is a rotation.
  constexpr uint64_t kModulus = (uint64_t{1} << 61) - 1;
  constexpr int kBits = 61;
  if (std::isnan(d)) {
    auto h = reinterpret_cast<uintptr_t>(identity);
    auto rotated = static_cast<int64_t>((h >> 4) | (h << 60));
    return rotated == -1 ? -2 : rotated;
  }
  if (std::isinf(d)) return d > 0 ? 314159 : -314159;
  int exponent;
  double m = std::frexp(std::fabs(d), &exponent);
  uint64_t x = 0;
  while (m != 0) {
    x = ((x << 28) & kModulus) | (x >> (kBits - 28));
    m *= 268435456.0;
    exponent -= 28;
    auto y = static_cast<uint64_t>(m);
    m -= static_cast<double>(y);
    x += y;
    if (x >= kModulus) x -= kModulus;
  }
  int rotation = exponent >= 0 ? exponent % kBits : kBits - 1 - ((-1 - exponent) % kBits);
  x = ((x << rotation) & kModulus) | (x >> (kBits - rotation));
  auto result = static_cast<int64_t>(x);
  if (d < 0) result = -result;
  return result == -1 ? -2 : result;
}

static size_t float_size(const Object* object) {
  return sizeof(FloatObject) + slot_part_bytes(object);
}
static void float_trace(Object* object, gc::Visitor& visitor) {
  trace_slot_part(object, visitor);
}

void register_float_kind() {
  gc::register_kind(Kind::Float, {"float", float_size, float_trace, nullptr});
}

} // namespace pyc
