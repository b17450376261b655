/// The class float: construction, operators, methods.

#include <cmath>
#include <cstdio>
#include <cstring>

#include "gc/gc.h"
#include "object/bytes.h"
#include "object/call.h"
#include "object/codecs.h"
#include "object/errors.h"
#include "object/float.h"
#include "object/float_hex.h"
#include "object/format.h"
#include "object/int.h"
#include "object/operators.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "object/unicode.h"
#include "platform/scratch.h"

namespace pyc {

namespace {

enum class Operands { Ready, Unknown, Failed };

/// Brings both operands to doubles.
Operands operands(Task* task, Value a, Value b, double* x, double* y) {
  if (to_double(task, a, x) && to_double(task, b, y)) return Operands::Ready;
  return has_error(task) ? Operands::Failed : Operands::Unknown;
}

template <bool (*operation)(Task*, double, double, double*)> Value binary_slot(Task* task, Value a, Value b) {
  double x, y, result;
  Operands state = operands(task, a, b, &x, &y);
  if (state != Operands::Ready) return state == Operands::Failed ? kNull : kNotImplemented;
  return operation(task, x, y, &result) ? float_new(task, result) : kNull;
}

bool add(Task*, double a, double b, double* out) {
  *out = a + b;
  return true;
}
bool subtract(Task*, double a, double b, double* out) {
  *out = a - b;
  return true;
}
bool multiply(Task*, double a, double b, double* out) {
  *out = a * b;
  return true;
}
bool true_divide(Task* task, double a, double b, double* out) {
  if (b == 0) return raise_zero_division_error(task, "division by zero");
  *out = a / b;
  return true;
}

Value power_slot(Task* task, Value a, Value b) {
  double x, y, result;
  Operands state = operands(task, a, b, &x, &y);
  if (state != Operands::Ready) return state == Operands::Failed ? kNull : kNotImplemented;
  bool is_complex;
  if (!float_power(task, x, y, &result, &is_complex)) return kNull;
  if (is_complex) return complex_power_of_doubles(task, x, y);
  return float_new(task, result);
}

Value power_mod_slot(Task* task, Value, Value, Value) {
  return raise_type_error(task, "pow() 3rd argument not allowed unless all arguments are integers");
}

Value divmod_slot(Task* task, Value a, Value b) {
  double x, y, q, r;
  Operands state = operands(task, a, b, &x, &y);
  if (state != Operands::Ready) return state == Operands::Failed ? kNull : kNotImplemented;
  if (!float_divmod(task, x, y, &q, &r)) return kNull;
  Value pair[] = {float_new(task, q), float_new(task, r)};
  return pair[0].is_null() || pair[1].is_null() ? kNull : tuple_new(task, pair, 2);
}

bool holds(CompareOp op, int order) {
  switch (op) {
  case CompareOp::Less:
    return order < 0;
  case CompareOp::LessEqual:
    return order <= 0;
  case CompareOp::Equal:
    return order == 0;
  case CompareOp::NotEqual:
    return order != 0;
  case CompareOp::Greater:
    return order > 0;
  case CompareOp::GreaterEqual:
    return order >= 0;
  }
  return false;
}

/// Exact, also against ints that no double represents; nan is unequal to everything and not ordered.
Value compare_slot(Task*, Value a, Value b, CompareOp op) {
  double x = float_value(a);
  int order;
  if (is_float(b)) {
    double y = float_value(b);
    order = std::isnan(x) || std::isnan(y) ? 2 : x < y ? -1 : x > y;
  } else if (is_int_or_bool(b)) {
    order = int_compare_double(bool_to_int(b), x);
    if (order != 2) order = -order;
  } else {
    return kNotImplemented;
  }
  return Value::from_bool(order == 2 ? op == CompareOp::NotEqual : holds(op, order));
}

Value repr_slot(Task* task, Value v) {
  char text[kFloatReprSize];
  return str_from_latin1(task, text, float_repr(float_value(v), text));
}

bool hash_slot(Task*, Value v, int64_t* out) {
  *out = float_hash(float_value(v), v.is_object() ? static_cast<const void*>(v.object()) : &builtin_types);
  return true;
}

bool truth_slot(Task*, Value v, bool* out) {
  *out = float_value(v) != 0;
  return true;
}

Value negative_slot(Task* task, Value v) {
  return float_new(task, -float_value(v));
}
Value exact_slot(Task* task, Value v) {
  return float_new(task, float_value(v));
}
Value absolute_slot(Task* task, Value v) {
  return float_new(task, std::fabs(float_value(v)));
}
Value int_slot(Task* task, Value v) {
  return int_from_double(task, float_value(v));
}

Value parse(Task* task, Value source, const char* text, size_t length) {
  double d;
  if (float_parse(text, length, &d)) return float_new(task, d);
  return raise_value_error(task, "could not convert string to float: %R", source);
}

Value parse_str(Task* task, Value source) {
  auto* s = source.as<StrObject>();
  Scratch<char, 128> text(task, s->length() + 1);
  if (!text) return kNull;
  for (size_t i = 0; i < s->length(); i++)
    text[i] = unicode_number_char(str_char(s, i));
  return parse(task, source, text.data(), s->length());
}

Value construct(Task* task, Value x) {
  if (x.is_null()) return float_new(task, 0);
  if (is_str(x)) return parse_str(task, x);
  const char* data;
  size_t length;
  if (!type_of(x)->slots.float_ && bytes_like_data(x, &data, &length)) return parse(task, x, data, length);
  if (!type_of(x)->slots.float_ && !type_of(x)->slots.index && type_of(x)->slots.get_buffer) {
    Value bytes = bytes_from_object(task, x);
    return bytes.is_null() ? kNull : construct(task, bytes);
  }
  return number_float(task, x);
}

Value subclass_instance(Task* task, TypeObject* type, double d) {
  auto* object = static_cast<FloatObject*>(instance_new(task, type));
  if (!object) return kNull;
  object->value = d;
  return Value::from_object(object);
}

Value float_new_slot(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  if (!check_no_keywords(task, "float", kwnames) || !check_positional(task, "float", nargs, 0, 1))
    return kNull;
  Value v = construct(task, nargs ? args[0] : kNull);
  return v.is_null() || type == types::float_ ? v : subclass_instance(task, type, float_value(v));
}

Value conjugate(Task* task, const Value* args, size_t, Value) {
  return exact_slot(task, args[0]);
}
Value trunc_method(Task* task, const Value* args, size_t, Value) {
  return int_slot(task, args[0]);
}
Value floor_method(Task* task, const Value* args, size_t, Value) {
  return int_from_double(task, std::floor(float_value(args[0])));
}
Value ceil_method(Task* task, const Value* args, size_t, Value) {
  return int_from_double(task, std::ceil(float_value(args[0])));
}
Value is_integer(Task*, const Value* args, size_t, Value) {
  double d = float_value(args[0]);
  return Value::from_bool(std::isfinite(d) && d == std::floor(d));
}

Value round_method(Task* task, const Value* args, size_t nargs, Value) {
  double d = float_value(args[0]);
  if (nargs < 2 || args[1].is_none()) {
    // nearbyint rounds half to even in the default mode, which nothing changes.
    return int_from_double(task, std::nearbyint(d));
  }
  int64_t digits;
  if (!index_i64(task, args[1], nullptr, &digits)) return kNull;
  return float_round(task, d, digits);
}

Value as_integer_ratio(Task* task, const Value* args, size_t, Value) {
  double d = float_value(args[0]);
  if (std::isinf(d)) return raise_overflow_error(task, "cannot convert Infinity to integer ratio");
  if (std::isnan(d)) return raise_value_error(task, "cannot convert NaN to integer ratio");
  int exponent;
  double fraction = std::frexp(d, &exponent);
  for (int i = 0; i < 300 && fraction != std::floor(fraction); i++) {
    fraction *= 2;
    exponent--;
  }
  Value numerator = int_from_double(task, fraction), denominator = Value::from_small_int(1);
  if (numerator.is_null()) return kNull;
  Value shift = Value::from_small_int(exponent < 0 ? -exponent : exponent);
  Value& scaled = exponent < 0 ? denominator : numerator;
  scaled = int_left_shift(task, scaled, shift);
  if (scaled.is_null()) return kNull;
  Value pair[] = {numerator, denominator};
  return tuple_new(task, pair, 2);
}

Value format_method(Task* task, const Value* args, size_t, Value) {
  if (!is_str(args[1])) return raise_type_error(task, "__format__() argument must be str, not %B", args[1]);
  return format_float(task, args[0], args[1]);
}

Value getnewargs(Task* task, const Value* args, size_t, Value) {
  Value v = exact_slot(task, args[0]);
  return v.is_null() ? kNull : tuple_new(task, &v, 1);
}

/// float.from_number: a number, never text.
Value from_number(Task* task, const Value* args, size_t, Value) {
  auto* type = args[0].as<TypeObject>();
  bool exact = args[1].is_immediate_double() || is_exact(args[1], BuiltinType::float_);
  if (exact && type == types::float_) return args[1];
  const TypeSlots& slots = type_of(args[1])->slots;
  if (!slots.float_ && !slots.index) return raise_type_error(task, "must be real number, not %T", args[1]);
  Value number = number_float(task, args[1]);
  return number.is_null() || type == types::float_ ? number : call1(task, args[0], number);
}

Value getformat(Task* task, const Value* args, size_t, Value) {
  if (!is_str(args[1]))
    return raise_type_error(task, "__getformat__() argument must be str, not %B", args[1]);
  if (!check_c_string(task, args[1])) return kNull;
  auto* which = args[1].as<StrObject>();
  if (str_equal_ascii(which, "double") || str_equal_ascii(which, "float"))
    return str_from_cstring(task, "IEEE, little-endian");
  return raise_value_error(task, "__getformat__() argument 1 must be 'double' or 'float'");
}

Value get_real(Task* task, Value self) {
  return exact_slot(task, self);
}
Value get_imag(Task* task, Value) {
  return float_new(task, 0);
}

const MethodDef float_methods[] = {
    {"conjugate", conjugate, 0, 0, 0, "Return self, the complex conjugate of any float."},
    {"__trunc__", trunc_method, 0, 0, 0, "Return the Integral closest to x between 0 and x."},
    {"__floor__", floor_method, 0, 0, 0, "Return the floor as an Integral."},
    {"__ceil__", ceil_method, 0, 0, 0, "Return the ceiling as an Integral."},
    {"__round__", round_method, 0, 1, 0, "Return the Integral closest to x, rounding half toward even."},
    {"as_integer_ratio", as_integer_ratio, 0, 0, 0,
     "Return a pair of integers, whose ratio is exactly equal to the original float."},
    {"is_integer", is_integer, 0, 0, 0, "Return True if the float is an integer."},
    {"hex", float_hex, 0, 0, 0, "Return a hexadecimal representation of a floating-point number."},
    {"fromhex", float_fromhex, 1, 1, kMethodClass,
     "Create a floating-point number from a hexadecimal string."},
    {"__format__", format_method, 1, 1, 0, "Formats the float according to format_spec."},
    {"__getnewargs__", getnewargs, 0, 0, 0, nullptr},
    {"from_number", from_number, 1, 1, kMethodClass, "Convert real number to a floating-point number."},
    {"__getformat__", getformat, 1, 1, kMethodClass, nullptr},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

const GetSetDef float_getsets[] = {
    {"real", get_real, nullptr, "the real part of a complex number"},
    {"imag", get_imag, nullptr, "the imaginary part of a complex number"},
    {nullptr, nullptr, nullptr, nullptr},
};

constexpr TypeSlots make_slots() {
  TypeSlots s{};
  s.new_ = float_new_slot;
  s.repr = repr_slot;
  s.hash = hash_slot;
  s.compare = compare_slot;
  s.truth = truth_slot;
  s.binary[static_cast<unsigned>(BinaryOp::Add)] = binary_slot<add>;
  s.binary[static_cast<unsigned>(BinaryOp::Subtract)] = binary_slot<subtract>;
  s.binary[static_cast<unsigned>(BinaryOp::Multiply)] = binary_slot<multiply>;
  s.binary[static_cast<unsigned>(BinaryOp::TrueDivide)] = binary_slot<true_divide>;
  s.binary[static_cast<unsigned>(BinaryOp::FloorDivide)] = binary_slot<float_floor_divide>;
  s.binary[static_cast<unsigned>(BinaryOp::Remainder)] = binary_slot<float_remainder>;
  s.binary[static_cast<unsigned>(BinaryOp::Power)] = power_slot;
  s.power_mod = power_mod_slot;
  s.unary[static_cast<unsigned>(UnaryOp::Negative)] = negative_slot;
  s.unary[static_cast<unsigned>(UnaryOp::Positive)] = exact_slot;
  s.divmod = divmod_slot;
  s.absolute = absolute_slot;
  s.int_ = int_slot;
  s.float_ = exact_slot;
  return s;
}
const TypeSlots float_slots = make_slots();

} // namespace

const TypeDefinition k_float__type = {
    .doc = "Convert a string or number to a floating-point number, if possible.",
    .flags = kTypeBase | kTypeMatchSelf,
    .native_size = sizeof(FloatObject),
    .methods = float_methods,
    .getsets = float_getsets,
    .slots = &float_slots,
};

} // namespace pyc
