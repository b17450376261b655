#pragma once
/// The operations of the language on any values. Everything here may run arbitrary Python except where
/// immediates decide; NULL or false with an exception on error.

#include "object/float.h"
#include "object/int.h"
#include "object/type.h"
#include "sched/task.h"

namespace pyc {

Value binary_op_slow(Task* task, BinaryOp op, Value a, Value b);
/// What is left when neither operand's number methods know the other: sequences, else the TypeError.
Value binary_op_unsupported(Task* task, BinaryOp op, Value a, Value b);
/// a op= b.
Value in_place_op_slow(Task* task, BinaryOp op, Value a, Value b);

/// a op b: small ints and doubles here, everything else by slots and reflected slots.
template <BinaryOp op> inline Value binary_fast(Task* task, Value a, Value b) {
  if constexpr (op == BinaryOp::Add || op == BinaryOp::Subtract) {
    if ((a.bits & b.bits & 1) != 0) {
      int64_t result;
      // The tag of one operand is taken away, so that the sum keeps exactly one.
      bool overflow = op == BinaryOp::Add ? __builtin_add_overflow(static_cast<int64_t>(a.bits - 1),
                                                                   static_cast<int64_t>(b.bits), &result)
                                          : __builtin_sub_overflow(static_cast<int64_t>(a.bits),
                                                                   static_cast<int64_t>(b.bits - 1), &result);
      if (!overflow) [[likely]]
        return Value{static_cast<uint64_t>(result)};
      return op == BinaryOp::Add ? int_add(task, a, b) : int_subtract(task, a, b);
    }
  }
  if constexpr (op == BinaryOp::Multiply) {
    if ((a.bits & b.bits & 1) != 0) {
      int64_t result;
      if (!__builtin_mul_overflow(static_cast<int64_t>(a.bits - 1), b.small_int(), &result)) [[likely]]
        return Value{static_cast<uint64_t>(result) | 1};
      return int_multiply(task, a, b);
    }
  }
  if constexpr (op == BinaryOp::And || op == BinaryOp::Or) {
    if ((a.bits & b.bits & 1) != 0) return Value{op == BinaryOp::And ? a.bits & b.bits : a.bits | b.bits};
  }
  if constexpr (op == BinaryOp::Xor) {
    if ((a.bits & b.bits & 1) != 0) return Value{(a.bits ^ b.bits) | 1};
  }
  if constexpr (op == BinaryOp::Add || op == BinaryOp::Subtract || op == BinaryOp::Multiply ||
                op == BinaryOp::TrueDivide) {
    if (a.is_immediate_double() && b.is_immediate_double()) {
      double x = a.immediate_double(), y = b.immediate_double();
      if constexpr (op == BinaryOp::Add) return float_new(task, x + y);
      if constexpr (op == BinaryOp::Subtract) return float_new(task, x - y);
      if constexpr (op == BinaryOp::Multiply) return float_new(task, x * y);
      if constexpr (op == BinaryOp::TrueDivide)
        if (y != 0.0) return float_new(task, x / y);
    }
  }
  return binary_op_slow(task, op, a, b);
}
Value binary_op(Task* task, BinaryOp op, Value a, Value b);
Value in_place_op(Task* task, BinaryOp op, Value a, Value b);
/// As in_place_op, for a left operand that is no heap object.
Value binary_op_in_place_immediate(Task* task, BinaryOp op, Value a, Value b);
Value unary_op(Task* task, UnaryOp op, Value a);
/// pow(base, exponent, modulus).
Value power_mod(Task* task, Value base, Value exponent, Value modulus);
Value divide_modulo(Task* task, Value a, Value b);
Value absolute(Task* task, Value a);

Value compare_slow(Task* task, CompareOp op, Value a, Value b);
template <CompareOp op, class T> constexpr bool compare_numbers(T a, T b) {
  switch (op) {
  case CompareOp::Less:
    return a < b;
  case CompareOp::LessEqual:
    return a <= b;
  case CompareOp::Equal:
    return a == b;
  case CompareOp::NotEqual:
    return a != b;
  case CompareOp::Greater:
    return a > b;
  case CompareOp::GreaterEqual:
    return a >= b;
  }
}
/// a op b; the result need not be a bool.
template <CompareOp op> inline Value compare_fast(Task* task, Value a, Value b) {
  if ((a.bits & b.bits & 1) != 0)
    return Value::from_bool(compare_numbers<op>(static_cast<int64_t>(a.bits), static_cast<int64_t>(b.bits)));
  if (a.is_immediate_double() && b.is_immediate_double())
    return Value::from_bool(compare_numbers<op>(a.immediate_double(), b.immediate_double()));
  return compare_slow(task, op, a, b);
}
Value compare(Task* task, CompareOp op, Value a, Value b);
bool compare_bool(Task* task, CompareOp op, Value a, Value b, bool* out);
/// `a is b or a == b`, as containers compare.
bool equal_slow(Task* task, Value a, Value b, bool* out);
inline bool equal(Task* task, Value a, Value b, bool* out) {
  if (a == b) {
    *out = true;
    return true;
  }
  return equal_slow(task, a, b, out);
}

bool truth_slow(Task* task, Value v, bool* out);
/// bool(v).
inline bool truth(Task* task, Value v, bool* out) {
  if (v.is_bool()) {
    *out = v.is_true();
    return true;
  }
  return truth_slow(task, v, out);
}

bool contains(Task* task, Value container, Value item, bool* out);
/// `in` for what has no __contains__.
bool contains_by_iteration(Task* task, Value container, Value item, bool* out);
/// len(v); TypeError.
bool length(Task* task, Value v, int64_t* out);
/// operator.length_hint: `fallback` when there is none.
bool length_hint(Task* task, Value v, int64_t fallback, int64_t* out);
bool hash(Task* task, Value v, int64_t* out);
Value repr(Task* task, Value v);
Value str(Task* task, Value v);
Value ascii(Task* task, Value v);
/// format(v, spec); spec NULL is ''.
Value format(Task* task, Value v, Value spec);
Value get_iter(Task* task, Value v);
/// kAbsent at the end. TypeError when `v` is no iterator.
Value iter_next(Task* task, Value v);
/// After kAbsent: what a generator returned, for StopIteration's value; None for other iterators. Provided by
/// interp/.
Value iterator_result(Task* task, Value iterator);
bool is_iterator(Value v);
Value get_item(Task* task, Value v, Value key);
bool set_item(Task* task, Value v, Value key, Value value);
/// Whether items can be asked for by number: PySequence_Check.
bool is_sequence(Value v);
/// Whether a class has any part of the sequence protocol, as every Python class does for CPython.
bool has_sequence_protocol(const TypeObject* type);
bool delete_item(Task* task, Value v, Value key);
/// operator.index: an exact int, TypeError.
Value index(Task* task, Value v);
/// An index as int64_t; saturates when `error` is null, else raises it ("cannot fit 'int' into an index-sized
/// integer").
bool index_i64(Task* task, Value v, TypeObject* error, int64_t* out);
/// An argument of built-in functions that is a size or an index; OverflowError "Python int too large to
/// convert to C ssize_t".
bool size_argument(Task* task, Value v, int64_t* out);
/// The same of 32 bits: "… to C int".
bool int_argument(Task* task, Value v, int32_t* out);
Value number_int(Task* task, Value v);
Value number_float(Task* task, Value v);

bool isinstance(Task* task, Value v, Value classinfo, bool* out);
bool issubclass(Task* task, Value type, Value classinfo, bool* out);
/// Without the hooks: type.__instancecheck__ and type.__subclasscheck__.
bool real_isinstance(Task* task, Value v, Value cls, bool* out);
bool real_issubclass(Task* task, Value derived, Value cls, bool* out);
/// list[int] and the like: a generic alias of a built-in class.
Value class_getitem_builtin(Task* task, Value cls, Value key);

/// Calls `visit` for every item; stops with false when it gives false (exception set). Lists and tuples are
/// read in place.
bool iterate(Task* task, Value iterable, bool (*visit)(Task*, void* context, Value item), void* context);
/// The same for the rest of an iterator, whose `__iter__` is not asked.
bool iterate_rest(Task* task, Value iterator, bool (*visit)(Task*, void* context, Value item), void* context);
/// Exactly `count` items into `out`; ValueErrors and TypeError of unpacking. `after` < 0: no starred target;
/// else out[before] gets a list and count = before + 1 + after.
bool unpack(Task* task, Value iterable, unsigned count, Value* out);
bool unpack_rest(Task* task, Value iterable, unsigned before, unsigned after, Value* out);

} // namespace pyc
