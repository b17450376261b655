/// Operators on any values: slots of both operands, the right one's first when its class derives from the
/// left one's; sequences' concatenation and repetition after that.

#include "object/operators.h"

#include <string_view>
#include <utility>

#include "object/attributes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/names.h"
#include "object/slot_functions.h"
#include "object/warnings.h"
#include "sched/stack.h"

namespace pyc {

using Binary = Value (*)(Task*, Value, Value);

static const char* const operator_signs[] = {"+", "-",  "*",  "/", "//", "%", "** or pow()",
                                             "@", "<<", ">>", "&", "|",  "^"};
static const char* const in_place_signs[] = {
    "+=", "-=", "*=", "/=", "//=", "%=", "**=", "@=", "<<=", ">>=", "&=", "|=", "^="};

/// Both operands' functions for one operator; NotImplemented when neither knows the other.
static Value try_both(Task* task, Value a, Value b, Binary left, Binary right) {
  TypeObject *ta = type_of(a), *tb = type_of(b);
  if (ta == tb || right == left) right = nullptr;
  if (left) {
    if (right && is_subtype(tb, ta)) {
      Value v = right(task, a, b);
      if (!(v == kNotImplemented)) return v;
      right = nullptr;
    }
    Value v = left(task, a, b);
    if (!(v == kNotImplemented)) return v;
  }
  return right ? right(task, a, b) : kNotImplemented;
}

static Value try_binary(Task* task, BinaryOp op, Value a, Value b) {
  auto i = static_cast<unsigned>(op);
  return try_both(task, a, b, type_of(a)->slots.binary[i], type_of(b)->slots.binary[i]);
}

static Raised raise_operands(Task* task, const char* sign, Value a, Value b) {
  return raise_type_error(task, "unsupported operand type(s) for %.100s: '%.100T' and '%.100T'", sign, a, b);
}

/// seq * n, where n is not an int: the message names it.
static bool repeat_count(Task* task, Value n, int64_t* count) {
  if (!type_of(n)->slots.index)
    return raise_type_error(task, "can't multiply sequence by non-int of type '%.200T'", n);
  return index_i64(task, n, types::OverflowError, count);
}

/// `+` and `*` of sequences; kAbsent when neither operand is one.
static Value sequence_op(Task* task, BinaryOp op, Value a, Value b, bool in_place) {
  const TypeSlots &left = type_of(a)->slots, &right = type_of(b)->slots;
  if (op == BinaryOp::Add) {
    if (in_place && left.in_place_concat) return left.in_place_concat(task, a, b);
    return left.concat ? left.concat(task, a, b) : kAbsent;
  }
  if (op != BinaryOp::Multiply) return kAbsent;
  int64_t count;
  if (in_place && left.in_place_repeat)
    return repeat_count(task, b, &count) ? left.in_place_repeat(task, a, count) : kNull;
  if (left.repeat) return repeat_count(task, b, &count) ? left.repeat(task, a, count) : kNull;
  if (in_place && has_sequence_protocol(type_of(a))) return kAbsent;
  if (right.repeat) return repeat_count(task, a, &count) ? right.repeat(task, b, count) : kNull;
  return kAbsent;
}

Value binary_op_slow(Task* task, BinaryOp op, Value a, Value b) {
  Value v = try_binary(task, op, a, b);
  return v == kNotImplemented ? binary_op_unsupported(task, op, a, b) : v;
}

Value binary_op_unsupported(Task* task, BinaryOp op, Value a, Value b) {
  Value v = sequence_op(task, op, a, b, false);
  if (!(v == kAbsent)) return v;
  const char* sign = operator_signs[static_cast<unsigned>(op)];
  // The Python 2 way of writing to a file.
  if (op == BinaryOp::RightShift && has_kind(a, Kind::Builtin) && is_exact(a, BuiltinType::builtin) &&
      std::string_view(a.as<BuiltinObject>()->def->name) == "print")
    return raise_type_error(task,
                            "unsupported operand type(s) for %.100s: '%.100T' and '%.100T'. Did you mean "
                            "\"print(<message>, file=<output_stream>)\"?",
                            sign, a, b);
  return raise_operands(task, sign, a, b);
}

Value in_place_op_slow(Task* task, BinaryOp op, Value a, Value b) {
  auto i = static_cast<unsigned>(op);
  if (Binary in_place = type_of(a)->slots.in_place[i]) {
    Value v = in_place(task, a, b);
    if (!(v == kNotImplemented)) return v;
  }
  // Classes that inherit an in-place concatenation have it as their own operator, in front of the other
  // operand's.
  Binary concat = type_of(a)->slots.in_place_concat;
  if (op == BinaryOp::Add && concat && type_of(a)->flags & kTypeHeap && !type_of(a)->slots.in_place[i])
    return concat(task, a, b);
  Value v = try_binary(task, op, a, b);
  if (!(v == kNotImplemented)) return v;
  v = sequence_op(task, op, a, b, true);
  if (!(v == kAbsent)) return v;
  return raise_operands(task, in_place_signs[i], a, b);
}

template <size_t... i>
static Value dispatch_binary(Task* task, BinaryOp op, Value a, Value b, std::index_sequence<i...>) {
  Value result = kNull;
  (void)((static_cast<size_t>(op) == i &&
          (result = binary_fast<static_cast<BinaryOp>(i)>(task, a, b), true)) ||
         ...);
  return result;
}

Value binary_op(Task* task, BinaryOp op, Value a, Value b) {
  return dispatch_binary(task, op, a, b, std::make_index_sequence<kBinaryOpCount>());
}

Value in_place_op(Task* task, BinaryOp op, Value a, Value b) {
  if (!a.is_object()) return binary_op_in_place_immediate(task, op, a, b);
  return in_place_op_slow(task, op, a, b);
}

Value binary_op_in_place_immediate(Task* task, BinaryOp op, Value a, Value b) {
  // Ints and floats have no in-place forms; only the message of a failure differs.
  bool integers = a.is_small_int() && b.is_small_int() && op != BinaryOp::MatrixMultiply;
  bool numbers = op <= BinaryOp::Power && (a.is_small_int() || a.is_immediate_double()) &&
                 (b.is_small_int() || b.is_immediate_double());
  return integers || numbers ? binary_op(task, op, a, b) : in_place_op_slow(task, op, a, b);
}

Value unary_op(Task* task, UnaryOp op, Value a) {
  auto i = static_cast<unsigned>(op);
  if (auto f = type_of(a)->slots.unary[i]) return f(task, a);
  static const char* const signs[] = {"-", "+", "~"};
  return raise_type_error(task, "bad operand type for unary %s: '%.200T'", signs[i], a);
}

Value absolute(Task* task, Value a) {
  if (auto f = type_of(a)->slots.absolute) return f(task, a);
  return raise_type_error(task, "bad operand type for abs(): '%.200T'", a);
}

Value divide_modulo(Task* task, Value a, Value b) {
  Value v = try_both(task, a, b, type_of(a)->slots.divmod, type_of(b)->slots.divmod);
  if (!(v == kNotImplemented)) return v;
  return raise_operands(task, "divmod()", a, b);
}

Value power_mod(Task* task, Value base, Value exponent, Value modulus) {
  using Ternary = Value (*)(Task*, Value, Value, Value);
  TypeObject *tb = type_of(base), *te = type_of(exponent);
  Ternary first = tb->slots.power_mod, second = te->slots.power_mod,
          third = type_of(modulus)->slots.power_mod;
  if (te == tb || second == first) second = nullptr;
  if (third == first || third == te->slots.power_mod) third = nullptr;
  if (first && second && is_subtype(te, tb)) {
    Value result = second(task, base, exponent, modulus);
    if (!(result == kNotImplemented)) return result;
    second = nullptr;
  }
  for (Ternary f : {first, second, third}) {
    Value result = f ? f(task, base, exponent, modulus) : kNotImplemented;
    if (!(result == kNotImplemented)) return result;
  }
  return raise_type_error(task, "unsupported operand type(s) for ** or pow(): '%.100T', '%.100T', '%.100T'",
                          base, exponent, modulus);
}

// ---------------------------------------------------------------- comparison

static CompareOp swapped(CompareOp op) {
  switch (op) {
  case CompareOp::Less:
    return CompareOp::Greater;
  case CompareOp::LessEqual:
    return CompareOp::GreaterEqual;
  case CompareOp::Greater:
    return CompareOp::Less;
  case CompareOp::GreaterEqual:
    return CompareOp::LessEqual;
  default:
    return op;
  }
}

static Value try_compare(Task* task, CompareOp op, Value a, Value b) {
  TypeObject *ta = type_of(a), *tb = type_of(b);
  bool right_first = ta != tb && is_subtype(tb, ta) && tb->slots.compare;
  if (right_first) {
    Value v = tb->slots.compare(task, b, a, swapped(op));
    if (!(v == kNotImplemented)) return v;
  }
  if (ta->slots.compare) {
    Value v = ta->slots.compare(task, a, b, op);
    if (!(v == kNotImplemented)) return v;
  }
  if (!right_first && tb->slots.compare) return tb->slots.compare(task, b, a, swapped(op));
  return kNotImplemented;
}

Value compare_slow(Task* task, CompareOp op, Value a, Value b) {
  RecursionGuard guard(task, " in comparison");
  if (!guard) return kNull;
  Value v = try_compare(task, op, a, b);
  if (!(v == kNotImplemented)) return v;
  if (op == CompareOp::Equal) return Value::from_bool(a == b);
  if (op == CompareOp::NotEqual) return Value::from_bool(!(a == b));
  static const char* const signs[] = {"<", "<=", "==", "!=", ">", ">="};
  return raise_type_error(task, "'%s' not supported between instances of '%.100T' and '%.100T'",
                          signs[static_cast<unsigned>(op)], a, b);
}

Value compare(Task* task, CompareOp op, Value a, Value b) {
  switch (op) {
  case CompareOp::Less:
    return compare_fast<CompareOp::Less>(task, a, b);
  case CompareOp::LessEqual:
    return compare_fast<CompareOp::LessEqual>(task, a, b);
  case CompareOp::Equal:
    return compare_fast<CompareOp::Equal>(task, a, b);
  case CompareOp::NotEqual:
    return compare_fast<CompareOp::NotEqual>(task, a, b);
  case CompareOp::Greater:
    return compare_fast<CompareOp::Greater>(task, a, b);
  case CompareOp::GreaterEqual:
    return compare_fast<CompareOp::GreaterEqual>(task, a, b);
  }
  __builtin_unreachable();
}

bool compare_bool(Task* task, CompareOp op, Value a, Value b, bool* out) {
  Value v = compare(task, op, a, b);
  return !v.is_null() && truth(task, v, out);
}

bool equal_slow(Task* task, Value a, Value b, bool* out) {
  if (is_str(a) && is_str(b) && is_exact(a, BuiltinType::str) && is_exact(b, BuiltinType::str)) {
    *out = str_equal(a.as<StrObject>(), b.as<StrObject>());
    return true;
  }
  return compare_bool(task, CompareOp::Equal, a, b, out);
}

// ---------------------------------------------------------------- truth, conversions to int and float

bool truth_slow(Task* task, Value v, bool* out) {
  if (v.is_none()) return *out = false, true;
  if (v.is_small_int()) return *out = v.small_int() != 0, true;
  // A str is what its length says, and so is a subclass's object, whose __len__ may be its own.
  if (is_exact(v, BuiltinType::str)) return *out = v.as<StrObject>()->length() != 0, true;
  const TypeSlots& slots = type_of(v)->slots;
  if (slots.truth) return slots.truth(task, v, out);
  if (slots.length) {
    int64_t n;
    if (!slots.length(task, v, &n)) return false;
    return *out = n != 0, true;
  }
  return *out = true, true;
}

/// What `__int__` or `__index__` returned, as an exact int.
static Value exact_int(Task* task, Value result, const char* method) {
  if (result.is_small_int() || is_exact(result, BuiltinType::int_)) return result;
  Value message = format_message(task, "%s returned non-int (type %.200T)", method, result);
  if (message.is_null()) return kNull;
  if (!is_int_or_bool(result)) return raise_type_error(task, "%V", message);
  return warn_of_subclass(task, message, "int") ? int_exact(task, result) : kNull;
}

Value index(Task* task, Value v) {
  if (is_int_or_bool(v)) return int_exact(task, v);
  auto f = type_of(v)->slots.index;
  if (!f) return raise_type_error(task, "'%.200T' object cannot be interpreted as an integer", v);
  Value result = f(task, v);
  if (result.is_null()) return kNull;
  return exact_int(task, result, "__index__");
}

bool index_i64(Task* task, Value v, TypeObject* error, int64_t* out) {
  Value n = index(task, v);
  if (n.is_null()) return false;
  if (int_to_i64(n, out)) return true;
  if (error) return raise_format(task, error, "cannot fit '%.200T' into an index-sized integer", v);
  *out = int_is_negative(n) ? INT64_MIN : INT64_MAX;
  return true;
}

bool size_argument(Task* task, Value v, int64_t* out) {
  Value n = index(task, v);
  if (n.is_null()) return false;
  return int_to_i64(n, out) || raise_overflow_error(task, "Python int too large to convert to C ssize_t");
}

bool int_argument(Task* task, Value v, int32_t* out) {
  Value n = index(task, v);
  int64_t wide;
  if (n.is_null()) return false;
  if (!int_to_i64(n, &wide) || wide != static_cast<int32_t>(wide))
    return raise_overflow_error(task, "Python int too large to convert to C int");
  *out = static_cast<int32_t>(wide);
  return true;
}

Value number_int(Task* task, Value v) {
  // Subclasses of int may have an __int__ of their own.
  if (v.is_small_int() || is_exact(v, BuiltinType::int_)) return v;
  const TypeSlots& slots = type_of(v)->slots;
  if (slots.int_) {
    Value result = slots.int_(task, v);
    if (result.is_null()) return kNull;
    return exact_int(task, result, "__int__");
  }
  if (slots.index) return index(task, v);
  return raise_type_error(
      task, "int() argument must be a string, a bytes-like object or a real number, not '%.200T'", v);
}

Value number_float(Task* task, Value v) {
  if (v.is_immediate_double() || is_exact(v, BuiltinType::float_)) return v;
  const TypeSlots& slots = type_of(v)->slots;
  if (slots.float_) {
    Value result = slots.float_(task, v);
    if (result.is_null()) return kNull;
    if (result.is_immediate_double() || is_exact(result, BuiltinType::float_)) return result;
    Value message = format_message(task, "%.50T.__float__ returned non-float (type %.50T)", v, result);
    if (message.is_null()) return kNull;
    if (!is_float(result)) return raise_type_error(task, "%V", message);
    return warn_of_subclass(task, message, "float") ? float_new(task, float_value(result)) : kNull;
  }
  if (slots.index) {
    Value n = index(task, v);
    double d;
    if (n.is_null() || !to_double(task, n, &d)) return kNull;
    return float_new(task, d);
  }
  return raise_type_error(task, "float() argument must be a string or a real number, not '%.200T'", v);
}

} // namespace pyc
