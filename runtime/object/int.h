#pragma once
/// int: 63-bit immediates, and bigints of 64-bit limbs. An exact int that fits 63 bits is always immediate;
/// an instance of a subclass is a Kind::Int object whatever its value.

#include "object/object.h"
#include "sched/task.h"

namespace pyc {

/// Little-endian magnitude, no leading zero limbs; zero has none. Slots of subclass instances follow the
/// limbs.
struct IntObject : Object {
  uint32_t length;
  uint32_t negative;
  uint64_t limbs[];
};

/// Either form of an int, seen as sign and magnitude. Points into itself or into the object, so it must not
/// outlive the value and is not copied.
struct IntView {
  explicit IntView(Value v) {
    if (v.is_small_int()) {
      int64_t n = v.small_int();
      negative = n < 0;
      single = negative ? uint64_t{0} - static_cast<uint64_t>(n) : static_cast<uint64_t>(n);
      limbs = &single;
      length = single != 0;
    } else {
      auto* object = v.as<IntObject>();
      negative = object->negative != 0;
      limbs = object->limbs;
      length = object->length;
    }
  }
  IntView(const IntView&) = delete;
  IntView& operator=(const IntView&) = delete;

  const uint64_t* limbs;
  size_t length;
  uint64_t single = 0;
  bool negative;
};

/// An int of either form, subclasses and no bool.
inline bool is_int(Value v) {
  return v.is_small_int() || has_kind(v, Kind::Int);
}
/// As C++ code wants integers: an int or a bool; bools are converted.
inline bool is_int_or_bool(Value v) {
  return is_int(v) || v.is_bool();
}
inline Value bool_to_int(Value v) {
  return v.is_bool() ? Value::from_small_int(v.is_true()) : v;
}

Value int_from_i64_slow(Task* task, int64_t n);
inline Value int_from_i64(Task* task, int64_t n) {
  return fits_small_int(n) ? Value::from_small_int(n) : int_from_i64_slow(task, n);
}
Value int_from_u64(Task* task, uint64_t n);
Value int_from_i128(Task* task, __int128 n);
/// An exact int from sign and magnitude (leading zeros allowed).
Value int_from_limbs(Task* task, const uint64_t* limbs, size_t length, bool negative);
/// Truncates; OverflowError or ValueError for inf and nan, with CPython's text.
Value int_from_double(Task* task, double d);

/// False when the value is outside the type's range.
bool int_to_i64(Value v, int64_t* out);
bool int_to_u64(Value v, uint64_t* out);
/// Saturates to the ends of int64_t: for slice bounds.
int64_t int_to_i64_clamped(Value v);
/// Correctly rounded, half to even. False when the magnitude is too large for a double.
bool int_to_double(Value v, double* out);

// Arithmetic on ints (not bools: callers convert). Results are exact ints; NULL with an exception set on
// error.
Value int_add(Task* task, Value a, Value b);
Value int_subtract(Task* task, Value a, Value b);
Value int_multiply(Task* task, Value a, Value b);
Value int_floor_divide(Task* task, Value a, Value b);
Value int_remainder(Task* task, Value a, Value b);
/// Both results of divmod; false with ZeroDivisionError.
bool int_divmod(Task* task, Value a, Value b, Value* quotient, Value* remainder);
/// A float; ZeroDivisionError, OverflowError.
Value int_true_divide(Task* task, Value a, Value b);
/// A negative exponent gives a float.
Value int_power(Task* task, Value base, Value exponent);
/// pow(base, exponent, modulus); a negative exponent takes the inverse.
Value int_power_mod(Task* task, Value base, Value exponent, Value modulus);
Value int_left_shift(Task* task, Value a, Value b);
Value int_right_shift(Task* task, Value a, Value b);
Value int_and(Task* task, Value a, Value b);
Value int_or(Task* task, Value a, Value b);
Value int_xor(Task* task, Value a, Value b);
Value int_negative(Task* task, Value a);
Value int_invert(Task* task, Value a);
Value int_absolute(Task* task, Value a);
/// An exact int with the value of `a`, which may be of a subclass or a bool.
Value int_exact(Task* task, Value a);

/// -1, 0, 1.
int int_compare(Value a, Value b);
/// Compares with a double exactly: -1, 0, 1; 2 when d is nan.
int int_compare_double(Value a, double d);
bool int_is_zero(Value v);
bool int_is_negative(Value v);
/// Modulo 2^61 - 1, as CPython's on 64-bit platforms; never -1.
int64_t int_hash(Value v);
uint64_t int_bit_length(Value v);
uint64_t int_bit_count(Value v);

/// str of the value in base 2, 8, 10 or 16, digits only with a leading '-'. Base 10 raises ValueError beyond
/// sys.get_int_max_str_digits().
Value int_to_str(Task* task, Value v, unsigned base);
/// int(text, base) over characters that have already been reduced to ASCII: sign, prefix, underscores,
/// surrounding white space. base 0 or 2…36. NULL without an exception when the text is malformed: the caller
/// words the error. ValueError when too long for base 10.
Value int_parse(Task* task, const char* text, size_t length, unsigned base);
/// sys.set_int_max_str_digits: 0 is no limit.
extern std::atomic<uint32_t> int_max_str_digits;

/// Registers Kind::Int with the collector.
void register_int_kind();

} // namespace pyc
