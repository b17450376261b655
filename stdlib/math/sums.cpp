/// math.dist, fma and sumprod: sums of products with fewer roundings than the obvious ones.

#include "stdlib/math/math.h"

#include <cmath>
#include <limits>

#include "object/errors.h"
#include "object/float.h"
#include "object/int.h"
#include "object/iterators.h"
#include "object/operators.h"
#include "object/tuple.h"

namespace pyc {

double math_norm(Vector<double>& values) {
  double largest = 0;
  bool infinite = false;
  for (double x : values) {
    infinite |= std::isinf(x);
    if (!(x <= largest)) largest = x;
  }
  if (infinite) return std::numeric_limits<double>::infinity();
  for (double x : values)
    if (std::isnan(x)) return x;
  if (largest == 0) return 0;
  if (values.size() == 2) return std::hypot(values[0], values[1]);
  // Scaled against overflow; the wider type leaves one rounding in nearly every case.
  long double sum = 0;
  for (double x : values) {
    long double scaled = static_cast<long double>(x) / largest;
    sum += scaled * scaled;
  }
  return static_cast<double>(largest * std::sqrt(sum));
}

Value math_dist(Task* task, const Value* args, size_t, Value) {
  Value p = tuple_from_iterable(task, args[0]);
  Value q = p.is_null() ? kNull : tuple_from_iterable(task, args[1]);
  if (q.is_null()) return kNull;
  size_t count = p.as<TupleObject>()->length;
  if (count != q.as<TupleObject>()->length)
    return raise_value_error(task, "both points must have the same number of dimensions");
  Vector<double> differences;
  for (size_t i = 0; i < count; i++) {
    double a, b;
    if (!math_argument(task, p.as<TupleObject>()->items[i], &a) ||
        !math_argument(task, q.as<TupleObject>()->items[i], &b))
      return kNull;
    differences.push(std::fabs(a - b));
  }
  return float_new(task, math_norm(differences));
}

Value math_fma(Task* task, const Value* args, size_t, Value) {
  double x, y, z;
  if (!math_argument(task, args[0], &x) || !math_argument(task, args[1], &y) ||
      !math_argument(task, args[2], &z))
    return kNull;
  double r = std::fma(x, y, z);
  if (std::isnan(r) && !std::isnan(x) && !std::isnan(y) && !std::isnan(z))
    return raise_value_error(task, "invalid operation in fma");
  if (std::isinf(r) && std::isfinite(x) && std::isfinite(y) && std::isfinite(z))
    return raise_overflow_error(task, "overflow in fma");
  return float_new(task, r);
}

namespace {

struct Pair {
  double high, low;
};

/// The sum and its rounding error (Knuth, The Art of Computer Programming, 4.2.2).
Pair exact_sum(double a, double b) {
  double sum = a + b, part = sum - a;
  return {sum, (a - (sum - part)) + (b - part)};
}

/// A sum of products in three parts (Ogita, Rump, Oishi: Accurate Sum and Dot Product, algorithm 5.10 with
/// K = 3).
struct ExactSum {
  double high = 0, low = 0, tiny = 0;

  void add_product(double x, double y) {
    double product = x * y, error = std::fma(x, y, -product);
    Pair top = exact_sum(high, product), first = exact_sum(low, error);
    Pair second = exact_sum(first.high, top.low);
    high = top.high;
    low = second.high;
    tiny += first.low + second.low;
  }
  double value() const {
    Pair last = exact_sum(low, high);
    return tiny + last.low + last.high;
  }
};

/// Exact as long as the items are floats, or floats and ints; anything else is multiplied and added as Python
/// does it. There is no way back to the exact sum.
class ProductSum {
public:
  bool add(Task* task, Value p, Value q) {
    if (ints_ && is_exact(p, BuiltinType::int_) && is_exact(q, BuiltinType::int_))
      return add_plain(task, p, q);
    ints_ = false;
    double x, y;
    if (floats_ && as_doubles(p, q, &x, &y)) {
      ExactSum next = sum_;
      next.add_product(x, y);
      if (std::isfinite(next.high)) {
        sum_ = next;
        used_ = true;
        return true;
      }
    }
    return flush(task) && add_plain(task, p, q);
  }
  Value finish(Task* task) { return flush(task) ? total_ : kNull; }

private:
  static bool as_doubles(Value p, Value q, double* x, double* y) {
    bool p_float = is_exact(p, BuiltinType::float_), q_float = is_exact(q, BuiltinType::float_);
    if (!p_float && !q_float) return false;
    return as_double(p, x) && as_double(q, y);
  }
  static bool as_double(Value v, double* out) {
    if (is_exact(v, BuiltinType::float_)) return *out = float_value(v), true;
    return is_int_or_bool(v) && int_to_double(bool_to_int(v), out);
  }

  bool flush(Task* task) {
    floats_ = false;
    if (!used_) return true;
    used_ = false;
    Value sum = float_new(task, sum_.value());
    total_ = sum.is_null() ? kNull : binary_op(task, BinaryOp::Add, total_, sum);
    return !total_.is_null();
  }
  bool add_plain(Task* task, Value p, Value q) {
    Value product = binary_op(task, BinaryOp::Multiply, p, q);
    total_ = product.is_null() ? kNull : binary_op(task, BinaryOp::Add, total_, product);
    return !total_.is_null();
  }

  Value total_ = Value::from_small_int(0);
  ExactSum sum_;
  bool ints_ = true, floats_ = true, used_ = false;
};

} // namespace

Value math_sumprod(Task* task, const Value* args, size_t, Value) {
  Value first = get_iter(task, args[0]);
  Value second = first.is_null() ? kNull : get_iter(task, args[1]);
  if (second.is_null()) return kNull;
  ProductSum sum;
  for (;;) {
    Value p = iter_next(task, first);
    Value q = p.is_null() ? kNull : iter_next(task, second);
    if (q.is_null()) return kNull;
    if ((p == kAbsent) != (q == kAbsent)) return raise_value_error(task, "Inputs are not the same length");
    if (p == kAbsent) return sum.finish(task);
    if (!sum.add(task, p, q)) return kNull;
  }
}

} // namespace pyc
