/// math. Domain and range errors as CPython raises them: nan from finite arguments is a ValueError, infinity
/// from finite ones an OverflowError.

#include "stdlib/math/math.h"

#include <cerrno>
#include <cmath>
#include <limits>
#include <utility>

#include "object/call.h"
#include "object/errors.h"
#include "object/float.h"
#include "object/int.h"
#include "object/module.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/tuple.h"
#include "platform/vector.h"

namespace pyc {

bool math_argument(Task* task, Value v, double* out) {
  if (v.is_immediate_double()) return *out = v.immediate_double(), true;
  if (v.is_small_int()) return *out = static_cast<double>(v.small_int()), true;
  const TypeSlots& slots = type_of(v)->slots;
  if (!slots.float_ && !slots.index) return raise_type_error(task, "must be real number, not %.50T", v);
  Value f = number_float(task, v);
  if (f.is_null()) return false;
  return *out = float_value(f), true;
}

static bool argument(Task* task, Value v, double* out) {
  return math_argument(task, v, out);
}

static Value range_error(Task* task) {
  return raise_overflow_error(task, "math range error");
}

/// What a function of doubles gives for a value outside its domain.
static Value domain_error(Task* task, const char* expected, double x) {
  Value shown = float_new(task, x);
  if (shown.is_null()) return kNull;
  return raise_value_error(task, "%s, got %R", expected, shown);
}

using Function = double (*)(double);

/// One argument. `expected` is the text of a domain error; null: "math domain error" cannot happen.
static Value unary(Task* task, Value v, Function f, const char* expected, bool overflows) {
  double x;
  if (!argument(task, v, &x)) return kNull;
  double r = f(x);
  if (std::isnan(r) && !std::isnan(x)) return domain_error(task, expected, x);
  if (std::isinf(r) && std::isfinite(x))
    return overflows ? range_error(task) : domain_error(task, expected, x);
  return float_new(task, r);
}

#define UNARY(name, function, expected, overflows)                                                           \
  static Value math_##name(Task* task, const Value* args, size_t, Value) {                                   \
    return unary(task, args[0], [](double x) -> double { return function; }, expected, overflows);           \
  }
/// Without a look at the result: a large angle has infinitely many degrees.
static Value math_degrees(Task* task, const Value* args, size_t, Value) {
  double x;
  return argument(task, args[0], &x) ? float_new(task, x * (180.0 / M_PI)) : kNull;
}

static const char* const kFinite = "expected a finite input";
static const char* const kUnitRange = "expected a number in range from -1 up to 1";
UNARY(acos, std::acos(x), kUnitRange, false)
UNARY(acosh, std::acosh(x), "expected argument value not less than 1", false)
UNARY(asin, std::asin(x), kUnitRange, false)
UNARY(asinh, std::asinh(x), nullptr, false)
UNARY(atan, std::atan(x), nullptr, false)
UNARY(atanh, std::atanh(x), "expected a number between -1 and 1", false)
UNARY(cbrt, std::cbrt(x), nullptr, false)
UNARY(cos, std::cos(x), kFinite, false)
UNARY(cosh, std::cosh(x), nullptr, true)
UNARY(erf, std::erf(x), nullptr, false)
UNARY(erfc, std::erfc(x), nullptr, false)
UNARY(exp, std::exp(x), nullptr, true)
UNARY(exp2, std::exp2(x), nullptr, true)
UNARY(expm1, std::expm1(x), nullptr, true)
UNARY(fabs, std::fabs(x), nullptr, false)
UNARY(log1p, std::log1p(x), "expected argument value > -1", false)
UNARY(radians, x*(M_PI / 180.0), nullptr, false)
UNARY(sin, std::sin(x), kFinite, false)
UNARY(sinh, std::sinh(x), nullptr, true)
UNARY(sqrt, std::sqrt(x), "expected a nonnegative input", false)
UNARY(tan, std::tan(x), kFinite, false)
UNARY(tanh, std::tanh(x), nullptr, false)

static Value math_gamma(Task* task, const Value* args, size_t, Value) {
  double x;
  if (!argument(task, args[0], &x)) return kNull;
  bool pole = x == 0 || (x < 0 && std::isinf(x)) || (std::isfinite(x) && x < 0 && x == std::floor(x));
  if (pole) return domain_error(task, "expected a noninteger or positive integer", x);
  double r = std::tgamma(x);
  return std::isinf(r) && std::isfinite(x) ? range_error(task) : float_new(task, r);
}
static Value math_lgamma(Task* task, const Value* args, size_t, Value) {
  double x;
  if (!argument(task, args[0], &x)) return kNull;
  if (std::isfinite(x) && x <= 0 && x == std::floor(x))
    return domain_error(task, "expected a noninteger or positive integer", x);
  int sign;
  double r = lgamma_r(x, &sign);
  return std::isinf(r) && std::isfinite(x) ? range_error(task) : float_new(task, r);
}

// ---------------------------------------------------------------- two arguments

static bool two(Task* task, const Value* args, double* x, double* y) {
  return argument(task, args[0], x) && argument(task, args[1], y);
}

static Value math_atan2(Task* task, const Value* args, size_t, Value) {
  double y, x;
  return two(task, args, &y, &x) ? float_new(task, std::atan2(y, x)) : kNull;
}
static Value math_copysign(Task* task, const Value* args, size_t, Value) {
  double x, y;
  return two(task, args, &x, &y) ? float_new(task, std::copysign(x, y)) : kNull;
}
static Value math_fmod(Task* task, const Value* args, size_t, Value) {
  double x, y;
  if (!two(task, args, &x, &y)) return kNull;
  double r = std::fmod(x, y);
  if (std::isnan(r) && !std::isnan(x) && !std::isnan(y)) return raise_value_error(task, "math domain error");
  return float_new(task, r);
}
static Value math_remainder(Task* task, const Value* args, size_t, Value) {
  double x, y;
  if (!two(task, args, &x, &y)) return kNull;
  double r = std::remainder(x, y);
  if (std::isnan(r) && !std::isnan(x) && !std::isnan(y)) return raise_value_error(task, "math domain error");
  return float_new(task, r);
}
static Value math_pow(Task* task, const Value* args, size_t, Value) {
  double x, y;
  if (!two(task, args, &x, &y)) return kNull;
  double r = std::pow(x, y);
  if (std::isfinite(x) && std::isfinite(y)) {
    if (std::isnan(r)) return raise_value_error(task, "math domain error");
    if (std::isinf(r))
      return x == 0 ? Value(raise_value_error(task, "math domain error")) : range_error(task);
  }
  return float_new(task, r);
}
static Value math_nextafter(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"", "", "steps", nullptr};
  Value v[3];
  double x, y;
  if (!bind_arguments(task, {"nextafter", parameters, 2, 2}, args, nargs, kwnames, v) ||
      !two(task, v, &x, &y))
    return kNull;
  int64_t steps = 1;
  if (!v[2].is_null() && !v[2].is_none() && !index_i64(task, v[2], nullptr, &steps)) return kNull;
  if (steps < 0) return raise_value_error(task, "steps must be a non-negative integer");
  for (; steps > 0 && x != y && !std::isnan(x) && !std::isnan(y); steps--)
    x = std::nextafter(x, y);
  return float_new(task, std::isnan(y) ? y : x);
}

static Value math_hypot(Task* task, const Value* args, size_t nargs, Value) {
  Vector<double> values;
  for (size_t i = 0; i < nargs; i++) {
    double x;
    if (!argument(task, args[i], &x)) return kNull;
    values.push(std::fabs(x));
  }
  return float_new(task, math_norm(values));
}

// ---------------------------------------------------------------- logarithms

/// Natural logarithm of any positive int or float; larger ints than a double holds go by their exponent.
static bool logarithm(Task* task, Value v, Function f, double log_of_two, double* out) {
  Value n = is_int_or_bool(v) ? bool_to_int(v) : kNull;
  double x;
  if (n.is_null()) {
    if (!argument(task, v, &x)) return false;
    if (x <= 0) return domain_error(task, "expected a positive input", x), false;
    return *out = f(x), true;
  }
  if (int_is_negative(n) || int_is_zero(n)) return raise_value_error(task, "expected a positive input");
  if (int_to_double(n, &x)) return *out = f(x), true;
  uint64_t shift = int_bit_length(n) - 64;
  Value top = int_right_shift(task, n, Value::from_small_int(static_cast<int64_t>(shift)));
  if (top.is_null() || !int_to_double(top, &x)) return false;
  return *out = f(x) + static_cast<double>(shift) * log_of_two, true;
}

static double natural(double x) {
  return std::log(x);
}
static double binary(double x) {
  return std::log2(x);
}
static double decimal(double x) {
  return std::log10(x);
}

static Value math_log(Task* task, const Value* args, size_t nargs, Value) {
  double x, base;
  if (!logarithm(task, args[0], natural, M_LN2, &x)) return kNull;
  if (nargs == 1) return float_new(task, x);
  if (!logarithm(task, args[1], natural, M_LN2, &base)) return kNull;
  if (base == 0) return raise_zero_division_error(task, "division by zero");
  return float_new(task, x / base);
}
static Value math_log2(Task* task, const Value* args, size_t, Value) {
  double x;
  return logarithm(task, args[0], binary, 1.0, &x) ? float_new(task, x) : kNull;
}
static Value math_log10(Task* task, const Value* args, size_t, Value) {
  double x;
  return logarithm(task, args[0], decimal, M_LN2 / M_LN10, &x) ? float_new(task, x) : kNull;
}

// ---------------------------------------------------------------- rounding, tests, parts

static Value rounded(Task* task, Value v, StrObject* method, Function f) {
  if (!is_exact(v, BuiltinType::float_)) {
    Value result = call_special(task, v, method);
    if (!(result == kAbsent)) return result;
  }
  double x;
  return argument(task, v, &x) ? int_from_double(task, f(x)) : kNull;
}
static Value math_ceil(Task* task, const Value* args, size_t, Value) {
  return rounded(task, args[0], names.ceil, std::ceil);
}
static Value math_floor(Task* task, const Value* args, size_t, Value) {
  return rounded(task, args[0], names.floor, std::floor);
}
static Value math_trunc(Task* task, const Value* args, size_t, Value) {
  if (is_exact(args[0], BuiltinType::float_)) return int_from_double(task, float_value(args[0]));
  Value result = call_special(task, args[0], names.trunc);
  if (!(result == kAbsent)) return result;
  return raise_type_error(task, "type %.100T doesn't define __trunc__ method", args[0]);
}

#define TEST(name, test)                                                                                     \
  static Value math_##name(Task* task, const Value* args, size_t, Value) {                                   \
    double x;                                                                                                \
    return argument(task, args[0], &x) ? Value::from_bool(test) : kNull;                                     \
  }
TEST(isfinite, std::isfinite(x))
TEST(isinf, std::isinf(x))
TEST(isnan, std::isnan(x))

static Value math_frexp(Task* task, const Value* args, size_t, Value) {
  double x;
  int exponent = 0;
  if (!argument(task, args[0], &x)) return kNull;
  double mantissa = std::isfinite(x) ? std::frexp(x, &exponent) : x;
  Value m = float_new(task, mantissa);
  return m.is_null() ? kNull : tuple_of(task, m, Value::from_small_int(exponent));
}
static Value math_ldexp(Task* task, const Value* args, size_t, Value) {
  double x;
  if (!argument(task, args[0], &x)) return kNull;
  if (!is_int_or_bool(args[1])) return raise_type_error(task, "Expected an int as second argument to ldexp.");
  int64_t exponent = int_to_i64_clamped(bool_to_int(args[1]));
  int n = exponent > 100000 ? 100000 : exponent < -100000 ? -100000 : static_cast<int>(exponent);
  double r = std::ldexp(x, n);
  return std::isinf(r) && std::isfinite(x) ? range_error(task) : float_new(task, r);
}
static Value math_modf(Task* task, const Value* args, size_t, Value) {
  double x, whole;
  if (!argument(task, args[0], &x)) return kNull;
  double part = std::modf(x, &whole);
  Value p = float_new(task, part), w = float_new(task, whole);
  return p.is_null() || w.is_null() ? kNull : tuple_of(task, p, w);
}
static Value math_ulp(Task* task, const Value* args, size_t, Value) {
  double x;
  if (!argument(task, args[0], &x)) return kNull;
  x = std::fabs(x);
  if (!std::isfinite(x)) return float_new(task, x);
  double above = std::nextafter(x, std::numeric_limits<double>::infinity());
  return float_new(task, std::isinf(above) ? x - std::nextafter(x, 0) : above - x);
}

static Value math_isclose(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"a", "b", "rel_tol", "abs_tol", nullptr};
  Value v[4];
  double a, b, relative = 1e-9, absolute_tolerance = 0;
  if (!bind_arguments(task, {"isclose", parameters, 2, 2}, args, nargs, kwnames, v) || !two(task, v, &a, &b))
    return kNull;
  if (!v[2].is_null() && !argument(task, v[2], &relative)) return kNull;
  if (!v[3].is_null() && !argument(task, v[3], &absolute_tolerance)) return kNull;
  if (relative < 0 || absolute_tolerance < 0)
    return raise_value_error(task, "tolerances must be non-negative");
  if (a == b) return kTrue;
  if (std::isinf(a) || std::isinf(b)) return kFalse;
  double difference = std::fabs(b - a);
  return Value::from_bool(difference <= std::fabs(relative * b) || difference <= std::fabs(relative * a) ||
                          difference <= absolute_tolerance);
}

// ---------------------------------------------------------------- sums and products

/// Exact partial sums that do not overlap (Shewchuk 1997); correctly rounded at the end.
struct Partials {
  Vector<double> parts;
  double special = 0;
  bool has_special = false;
};

static bool add_partial(Task* task, void* raw, Value item) {
  auto* p = static_cast<Partials*>(raw);
  double x;
  if (!argument(task, item, &x)) return false;
  if (!std::isfinite(x)) {
    if (std::isinf(x) && std::isinf(p->special) && x != p->special)
      return raise_value_error(task, "-inf + inf in fsum");
    p->special += x;
    p->has_special = true;
    return true;
  }
  size_t kept = 0;
  for (size_t i = 0; i < p->parts.size(); i++) {
    double y = p->parts[i];
    if (std::fabs(x) < std::fabs(y)) std::swap(x, y);
    double high = x + y, low = y - (high - x);
    if (low != 0) p->parts[kept++] = low;
    x = high;
  }
  if (std::isinf(x)) return raise_overflow_error(task, "intermediate overflow in fsum");
  p->parts.truncate(kept);
  p->parts.push(x);
  return true;
}

static Value math_fsum(Task* task, const Value* args, size_t, Value) {
  Partials p;
  if (!iterate(task, args[0], add_partial, &p)) return kNull;
  if (p.has_special) return float_new(task, p.special);
  size_t n = p.parts.size();
  double high = n ? p.parts[--n] : 0, low = 0;
  while (n > 0) {
    double x = high, y = p.parts[--n];
    high = x + y;
    low = y - (high - x);
    if (low != 0) break;
  }
  // Half-way cases are decided by the rest of the partials.
  if (n > 0 && ((low < 0 && p.parts[n - 1] < 0) || (low > 0 && p.parts[n - 1] > 0))) {
    double y = low * 2, x = high + y;
    if (y == x - high) high = x;
  }
  return float_new(task, high);
}

static bool multiply(Task* task, void* raw, Value item) {
  auto* product = static_cast<Value*>(raw);
  *product = binary_op(task, BinaryOp::Multiply, *product, item);
  return !product->is_null();
}
static Value math_prod(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"", "start", nullptr};
  Value v[2];
  if (!bind_arguments(task, {"prod", parameters, 1, 1}, args, nargs, kwnames, v)) return kNull;
  Value product = v[1].is_null() ? Value::from_small_int(1) : v[1];
  return iterate(task, v[0], multiply, &product) ? product : kNull;
}

// ---------------------------------------------------------------- integers

static Value greatest_divisor(Task* task, Value a, Value b) {
  a = int_absolute(task, a);
  b = b.is_null() || a.is_null() ? kNull : int_absolute(task, b);
  while (!b.is_null() && !int_is_zero(b)) {
    Value r = int_remainder(task, a, b);
    a = b;
    b = r;
  }
  return b.is_null() ? kNull : a;
}

static Value math_gcd(Task* task, const Value* args, size_t nargs, Value) {
  Value result = Value::from_small_int(0);
  for (size_t i = 0; i < nargs && !result.is_null(); i++) {
    Value n = index(task, args[i]);
    result = n.is_null() ? kNull : greatest_divisor(task, result, n);
  }
  return result;
}
static Value math_lcm(Task* task, const Value* args, size_t nargs, Value) {
  Value result = Value::from_small_int(1);
  for (size_t i = 0; i < nargs && !result.is_null(); i++) {
    Value n = index(task, args[i]);
    if (n.is_null()) return kNull;
    if (int_is_zero(n) || int_is_zero(result)) {
      result = Value::from_small_int(0);
      continue;
    }
    Value divisor = greatest_divisor(task, result, n);
    Value quotient = divisor.is_null() ? kNull : int_floor_divide(task, n, divisor);
    Value product = quotient.is_null() ? kNull : int_multiply(task, result, quotient);
    result = product.is_null() ? kNull : int_absolute(task, product);
  }
  return result;
}

static Value math_factorial(Task* task, const Value* args, size_t, Value) {
  Value n = index(task, args[0]);
  int64_t count;
  if (n.is_null()) return kNull;
  if (int_is_negative(n)) return raise_value_error(task, "factorial() not defined for negative values");
  if (!int_to_i64(n, &count) || count > INT32_MAX)
    return raise_overflow_error(task, "factorial() argument should not exceed %ld", int64_t{INT64_MAX});
  Value result = Value::from_small_int(1);
  for (int64_t i = 2; i <= count && !result.is_null(); i++)
    result = int_multiply(task, result, Value::from_small_int(i));
  return result;
}

/// The floor of the square root, by Newton's method on integers.
static Value math_isqrt(Task* task, const Value* args, size_t, Value) {
  Value n = index(task, args[0]);
  if (n.is_null()) return kNull;
  if (int_is_negative(n)) return raise_value_error(task, "isqrt() argument must be nonnegative");
  if (int_is_zero(n)) return n;
  auto bits = static_cast<int64_t>(int_bit_length(n));
  Value x = int_left_shift(task, Value::from_small_int(1), Value::from_small_int((bits + 1) / 2));
  while (!x.is_null()) {
    Value quotient = int_floor_divide(task, n, x);
    Value sum = quotient.is_null() ? kNull : int_add(task, x, quotient);
    Value y = sum.is_null() ? kNull : int_right_shift(task, sum, Value::from_small_int(1));
    if (y.is_null()) return kNull;
    if (int_compare(y, x) >= 0) return x;
    x = y;
  }
  return kNull;
}

/// n * (n-1) * … (k factors), divided by k! step by step for combinations.
static Value choose(Task* task, Value n, int64_t k, bool divide) {
  Value result = Value::from_small_int(1);
  for (int64_t i = 0; i < k && !result.is_null(); i++) {
    Value factor = int_subtract(task, n, Value::from_small_int(i));
    result = factor.is_null() ? kNull : int_multiply(task, result, factor);
    if (divide && !result.is_null()) result = int_floor_divide(task, result, Value::from_small_int(i + 1));
  }
  return result;
}

static Value combinations(Task* task, Value a, Value b, bool divide) {
  Value n = index(task, a), k = n.is_null() ? kNull : index(task, b);
  if (k.is_null()) return kNull;
  if (int_is_negative(n)) return raise_value_error(task, "n must be a non-negative integer");
  if (int_is_negative(k)) return raise_value_error(task, "k must be a non-negative integer");
  if (int_compare(k, n) > 0) return Value::from_small_int(0);
  Value other = int_subtract(task, n, k);
  if (other.is_null()) return kNull;
  if (divide && int_compare(other, k) < 0) k = other;
  int64_t count;
  if (!int_to_i64(k, &count)) return raise_overflow_error(task, "k must not exceed %ld", int64_t{INT64_MAX});
  return choose(task, n, count, divide);
}
static Value math_comb(Task* task, const Value* args, size_t, Value) {
  return combinations(task, args[0], args[1], true);
}
static Value math_perm(Task* task, const Value* args, size_t nargs, Value) {
  if (nargs == 1 || args[1].is_none()) return math_factorial(task, args, 1, kNull);
  return combinations(task, args[0], args[1], false);
}

// ---------------------------------------------------------------- the module

#define ONE(name) {#name, math_##name, 1, 1, 0, nullptr}
#define TWO(name) {#name, math_##name, 2, 2, 0, nullptr}
static const MethodDef functions[] = {
    ONE(acos),
    ONE(acosh),
    ONE(asin),
    ONE(asinh),
    ONE(atan),
    TWO(atan2),
    ONE(atanh),
    ONE(cbrt),
    ONE(ceil),
    TWO(comb),
    TWO(copysign),
    ONE(cos),
    ONE(cosh),
    ONE(degrees),
    {"dist", math_dist, 2, 2, 0, "Return the Euclidean distance between two points p and q."},
    ONE(erf),
    ONE(erfc),
    ONE(exp),
    ONE(exp2),
    ONE(expm1),
    ONE(fabs),
    ONE(factorial),
    ONE(floor),
    {"fma", math_fma, 3, 3, 0, "Fused multiply-add operation."},
    TWO(fmod),
    ONE(frexp),
    ONE(fsum),
    ONE(gamma),
    {"gcd", math_gcd, 0, -1, 0, "Greatest Common Divisor."},
    {"hypot", math_hypot, 0, -1, 0, "Multidimensional Euclidean distance from the origin to a point."},
    {"isclose", math_isclose, 0, -1, kMethodKeywords,
     "Determine whether two floating-point numbers are close in value."},
    ONE(isfinite),
    ONE(isinf),
    ONE(isnan),
    ONE(isqrt),
    {"lcm", math_lcm, 0, -1, 0, "Least Common Multiple."},
    TWO(ldexp),
    ONE(lgamma),
    {"log", math_log, 1, 2, 0, "Return the logarithm of x to the given base."},
    ONE(log10),
    ONE(log1p),
    ONE(log2),
    ONE(modf),
    {"nextafter", math_nextafter, 0, -1, kMethodKeywords,
     "Return the floating-point value the given number of steps after x towards y."},
    {"perm", math_perm, 1, 2, 0,
     "Number of ways to choose k items from n items without repetition and with order."},
    TWO(pow),
    {"prod", math_prod, 0, -1, kMethodKeywords,
     "Calculate the product of all the elements in the input iterable."},
    ONE(radians),
    TWO(remainder),
    ONE(sin),
    ONE(sinh),
    ONE(sqrt),
    {"sumprod", math_sumprod, 2, 2, 0, "Return the sum of products of values from two iterables p and q."},
    ONE(tan),
    ONE(tanh),
    ONE(trunc),
    ONE(ulp),
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

static bool init(Task* task, ModuleObject* m) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  return module_set(task, m, "pi", float_new(task, M_PI)) && module_set(task, m, "e", float_new(task, M_E)) &&
         module_set(task, m, "tau", float_new(task, 2 * M_PI)) &&
         module_set(task, m, "inf", float_new(task, kInfinity)) &&
         module_set(task, m, "nan", float_new(task, std::numeric_limits<double>::quiet_NaN()));
}

extern const NativeModule math_module = {
    "math", "This module provides access to the mathematical functions\ndefined by the C standard.",
    functions, init};

} // namespace pyc
