/// Helpers of native code and the interpreter: operators, comparisons, formatting.

#include "abi/call_cache.h"
#include "abi/helpers.h"
#include "abi/native_calls.h"
#include "gc/reserve.h"
#include "object/errors.h"
#include "object/operators.h"
#include "object/str.h"

namespace pyc {

namespace {

/// `is`: floats and ints compare their bits, boxed or not, so that boxing is invisible.
bool same(Value a, Value b) {
  if (a == b) return true;
  if (is_exact(a, BuiltinType::float_) && is_exact(b, BuiltinType::float_))
    return std::bit_cast<uint64_t>(float_value(a)) == std::bit_cast<uint64_t>(float_value(b));
  return false;
}

Value contains_value(Task* task, Value item, Value container, bool wanted) {
  bool found;
  if (!contains(task, container, item, &found)) return kNull;
  return Value::from_bool(found == wanted);
}

} // namespace

extern "C" {

#define PYC_BINARY_HELPER(name)                                                                              \
  Value pyc_##name(Task* task, Value left, Value right, uint64_t* cache) {                                   \
    if (cache && has_kind(left, Kind::Instance)) {                                                           \
      Value v = binary_method_cached(task, BinaryOp::name, left, right, cache);                              \
      if (!(v == kAbsent)) return v;                                                                         \
    }                                                                                                        \
    return binary_fast<BinaryOp::name>(task, left, right);                                                   \
  }                                                                                                          \
  Value pyc_InPlace##name(Task* task, Value left, Value right, uint64_t*) {                                  \
    /* Numbers have no in-place forms of their own; the message of a failure differs. */                     \
    constexpr BinaryOp op = BinaryOp::name;                                                                  \
    bool integers = op != BinaryOp::MatrixMultiply && (left.bits & right.bits & 1) != 0;                     \
    bool doubles = op <= BinaryOp::Power && left.is_immediate_double() && right.is_immediate_double();       \
    return integers || doubles ? binary_fast<BinaryOp::name>(task, left, right)                              \
                               : in_place_op_slow(task, BinaryOp::name, left, right);                        \
  }
PYC_BINARY_HELPER(Add)
PYC_BINARY_HELPER(Subtract)
PYC_BINARY_HELPER(Multiply)
PYC_BINARY_HELPER(TrueDivide)
PYC_BINARY_HELPER(FloorDivide)
PYC_BINARY_HELPER(Remainder)
PYC_BINARY_HELPER(Power)
PYC_BINARY_HELPER(MatrixMultiply)
PYC_BINARY_HELPER(LeftShift)
PYC_BINARY_HELPER(RightShift)
PYC_BINARY_HELPER(And)
PYC_BINARY_HELPER(Or)
PYC_BINARY_HELPER(Xor)
#undef PYC_BINARY_HELPER

#define PYC_COMPARE_HELPER(name)                                                                             \
  Value pyc_##name(Task* task, Value left, Value right, uint64_t*) {                                         \
    return compare_fast<CompareOp::name>(task, left, right);                                                 \
  }
PYC_COMPARE_HELPER(Less)
PYC_COMPARE_HELPER(LessEqual)
PYC_COMPARE_HELPER(Equal)
PYC_COMPARE_HELPER(NotEqual)
PYC_COMPARE_HELPER(Greater)
PYC_COMPARE_HELPER(GreaterEqual)
#undef PYC_COMPARE_HELPER

Value pyc_Negative(Task* task, Value operand) {
  if (operand.is_immediate_double()) return float_new(task, -operand.immediate_double());
  return unary_op(task, UnaryOp::Negative, operand);
}
Value pyc_Positive(Task* task, Value operand) {
  return unary_op(task, UnaryOp::Positive, operand);
}
Value pyc_Invert(Task* task, Value operand) {
  return unary_op(task, UnaryOp::Invert, operand);
}
Value pyc_Not(Task* task, Value operand) {
  bool result;
  if (!truth(task, operand, &result)) return kNull;
  return Value::from_bool(!result);
}

Value pyc_Is(Task*, Value left, Value right) {
  return Value::from_bool(same(left, right));
}
Value pyc_IsNot(Task*, Value left, Value right) {
  return Value::from_bool(!same(left, right));
}
Value pyc_In(Task* task, Value item, Value container) {
  return contains_value(task, item, container, true);
}
Value pyc_NotIn(Task* task, Value item, Value container) {
  return contains_value(task, item, container, false);
}

Value pyc_GetLength(Task* task, Value subject) {
  int64_t n;
  if (!length(task, subject, &n)) return kNull;
  return Value::from_small_int(n);
}

Value pyc_Convert(Task* task, Value value, uint32_t which) {
  switch (which) {
  case 1:
    return str(task, value);
  case 2:
    return repr(task, value);
  case 3:
    return ascii(task, value);
  default:
    return raise_system_error(task, "unknown conversion %u", which);
  }
}

Value pyc_Format(Task* task, Value value, Value spec) {
  if (spec.is_null() && is_exact(value, BuiltinType::str)) return value;
  return format(task, value, spec);
}

int32_t pyc_truth_slow(Task* task, Value value) {
  bool result;
  if (!truth(task, value, &result)) return -1;
  return result;
}
Value pyc_box_float_slow(Task* task, double d) {
  return gc::make_surely(task, [=] { return float_new(task, d); });
}
Value pyc_box_int_slow(Task* task, int64_t n) {
  return gc::make_surely(task, [=] { return int_from_i64(task, n); });
}

} // extern "C"

} // namespace pyc
