#pragma once
/// float: immediates for two windows of exponents (value.h), a box for the rest and for instances of
/// subclasses.

#include "object/object.h"
#include "sched/task.h"

namespace pyc {

struct FloatObject : Object {
  double value;
};

inline bool is_float(Value v) {
  return v.is_immediate_double() || has_kind(v, Kind::Float);
}

/// `v` must be a float.
inline double float_value(Value v) {
  return v.is_immediate_double() ? v.immediate_double() : v.as<FloatObject>()->value;
}

Value float_new_slow(Task* task, double d);
inline Value float_new(Task* task, double d) {
  Value v = Value::from_immediate_double(d);
  return v.is_immediate_double() ? v : float_new_slow(task, d);
}

/// For floats, ints and bools. False without an exception for other types; false with OverflowError set for
/// an int too large.
bool to_double(Task* task, Value v, double* out);

// CPython's semantics for doubles. `raises` ones give false with ZeroDivisionError or OverflowError set.
bool float_floor_divide(Task* task, double a, double b, double* out);
bool float_remainder(Task* task, double a, double b, double* out);
bool float_divmod(Task* task, double a, double b, double* quotient, double* remainder);
/// May give a complex in CPython for a negative base: `*complex_result` is set and nothing else then.
bool float_power(Task* task, double a, double b, double* out, bool* complex_result);
/// float ** float that has a complex result; complex.cpp.
Value complex_power_of_doubles(Task* task, double a, double b);
/// Compatible with int_hash for whole numbers; nan hashes by `identity`.
int64_t float_hash(double d, const void* identity);
/// round(x, n) with correct rounding of the decimal text.
Value float_round(Task* task, double d, int64_t digits);

/// The longest text that float_repr writes.
inline constexpr size_t kFloatReprSize = 32;
/// repr: shortest text that reads back, CPython's exponent rules, ".0" for whole numbers. Returns the length;
/// no terminator.
size_t float_repr(double d, char* out);
/// Parses all of the text as CPython's float() does after stripping: underscores between digits, inf, nan.
/// False when malformed.
bool float_parse(const char* text, size_t length, double* out);

struct FloatFormat {
  char type;             ///< 'e' 'E' 'f' 'F' 'g' 'G' '%' 'r' or 0 (as str)
  int precision;         ///< -1: none given
  bool alternate;        ///< '#'
  bool no_negative_zero; ///< 'z'
};
/// Digits of a float without sign handling beyond a leading '-', grouping and padding, into a growing C
/// buffer that the caller frees with free(); null when out of memory.
char* float_format(double d, const FloatFormat& format, size_t* length);

void register_float_kind();

} // namespace pyc
