/// The classes int and bool: construction, operators, methods.

#include <cmath>
#include <cstring>

#include "gc/gc.h"
#include "object/bigint.h"
#include "object/bytes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/float.h"
#include "object/format.h"
#include "object/int.h"
#include "object/operators.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/unicode.h"
#include "object/type.h"
#include "object/warnings.h"
#include "platform/scratch.h"

namespace pyc {

namespace {

/// Brings both operands to ints; false when one is neither int nor bool.
bool int_operands(Value& a, Value& b) {
  if (!is_int_or_bool(a) || !is_int_or_bool(b)) return false;
  a = bool_to_int(a);
  b = bool_to_int(b);
  return true;
}

template <Value (*operation)(Task*, Value, Value)> Value binary_slot(Task* task, Value a, Value b) {
  return int_operands(a, b) ? operation(task, a, b) : kNotImplemented;
}

/// bool's own `&`, `|`, `^`: bools stay bools.
template <BinaryOp op> Value bool_bitwise(Task* task, Value a, Value b) {
  if (a.is_bool() && b.is_bool()) {
    bool x = a.is_true(), y = b.is_true();
    return Value::from_bool(op == BinaryOp::And ? x && y : op == BinaryOp::Or ? x || y : x != y);
  }
  if (!int_operands(a, b)) return kNotImplemented;
  return op == BinaryOp::And  ? int_and(task, a, b)
         : op == BinaryOp::Or ? int_or(task, a, b)
                              : int_xor(task, a, b);
}

Value int_compare_slot(Task*, Value a, Value b, CompareOp op) {
  if (!int_operands(a, b)) return kNotImplemented;
  int order = int_compare(a, b);
  switch (op) {
  case CompareOp::Less:
    return Value::from_bool(order < 0);
  case CompareOp::LessEqual:
    return Value::from_bool(order <= 0);
  case CompareOp::Equal:
    return Value::from_bool(order == 0);
  case CompareOp::NotEqual:
    return Value::from_bool(order != 0);
  case CompareOp::Greater:
    return Value::from_bool(order > 0);
  case CompareOp::GreaterEqual:
    return Value::from_bool(order >= 0);
  }
  return kNotImplemented;
}

template <Value (*operation)(Task*, Value)> Value unary_slot(Task* task, Value a) {
  return operation(task, bool_to_int(a));
}

Value divmod_slot(Task* task, Value a, Value b) {
  if (!int_operands(a, b)) return kNotImplemented;
  Value pair[2];
  if (!int_divmod(task, a, b, &pair[0], &pair[1])) return kNull;
  return tuple_new(task, pair, 2);
}

Value power_mod_slot(Task* task, Value base, Value exponent, Value modulus) {
  if (!int_operands(base, exponent) || !is_int_or_bool(modulus)) return kNotImplemented;
  return int_power_mod(task, base, exponent, bool_to_int(modulus));
}

bool hash_slot(Task*, Value v, int64_t* out) {
  *out = int_hash(bool_to_int(v));
  return true;
}

bool truth_slot(Task*, Value v, bool* out) {
  *out = v.is_bool() ? v.is_true() : !int_is_zero(v);
  return true;
}

Value repr_slot(Task* task, Value v) {
  return int_to_str(task, bool_to_int(v), 10);
}

Value float_slot(Task* task, Value v) {
  double d;
  return to_double(task, v, &d) ? float_new(task, d) : kNull;
}

Value bool_repr(Task*, Value v) {
  static StrObject* const names[] = {intern_cstring("False"), intern_cstring("True")};
  return Value::from_object(names[v.is_true()]);
}

Value parse_str(Task* task, Value v, unsigned base) {
  auto* s = v.as<StrObject>();
  Scratch<char, 128> text(task, s->length() + 1);
  if (!text) return kNull;
  for (size_t i = 0; i < s->length(); i++)
    text[i] = unicode_number_char(str_char(s, i));
  Value result = int_parse(task, text.data(), s->length(), base);
  if (result.is_null() && !has_error(task))
    return raise_value_error(task, "invalid literal for int() with base %u: %.200R", base, v);
  return result;
}

Value parse_bytes(Task* task, const char* text, size_t length, unsigned base) {
  Value result = int_parse(task, text, length, base);
  if (result.is_null() && !has_error(task))
    return raise_value_error(task, "invalid literal for int() with base %u: %.200R", base,
                             bytes_new(task, text, length));
  return result;
}

Value parse_text(Task* task, Value v, unsigned base, bool* is_text) {
  *is_text = true;
  if (is_str(v)) return parse_str(task, v, base);
  const char* data;
  size_t length;
  if (bytes_like_data(v, &data, &length)) return parse_bytes(task, data, length, base);
  *is_text = false;
  return kNull;
}

/// An instance of a subclass with the value of `v`.
Value subclass_instance(Task* task, TypeObject* type, Value v) {
  IntView view(v);
  size_t native = sizeof(IntObject) + view.length * 8;
  auto* object = reinterpret_cast<IntObject*>(
      gc::allocate(task, native + instance_part_bytes(type), Kind::Int, type->root_shape));
  if (!object) return kNull;
  object->length = static_cast<uint32_t>(view.length);
  object->negative = view.negative;
  std::memcpy(object->limbs, view.limbs, view.length * 8);
  return Value::from_object(object);
}

/// int(x) and int(text, base) as an exact int.
Value construct(Task* task, Value x, Value base) {
  if (x.is_null()) {
    if (!base.is_null()) return raise_type_error(task, "int() missing string argument");
    return Value::from_small_int(0);
  }
  bool is_text;
  if (base.is_null()) {
    if (is_int_or_bool(x) && is_exact(x, BuiltinType::int_)) return x;
    if (TypeObject* t = type_of(x); t->slots.int_ || t->slots.index) return number_int(task, x);
    Value parsed = parse_text(task, x, 10, &is_text);
    if (is_text) return parsed;
    if (!type_of(x)->slots.get_buffer) return number_int(task, x);
    Value bytes = bytes_from_object(task, x);
    return bytes.is_null() ? kNull : parse_text(task, bytes, 10, &is_text);
  }
  int64_t radix;
  if (!index_i64(task, base, nullptr, &radix)) return kNull;
  if (radix != 0 && (radix < 2 || radix > 36))
    return raise_value_error(task, "int() base must be >= 2 and <= 36, or 0");
  Value parsed = parse_text(task, x, static_cast<unsigned>(radix), &is_text);
  if (is_text) return parsed;
  return raise_type_error(task, "int() can't convert non-string with explicit base");
}

Value int_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"", "base", nullptr};
  static const ParameterList list = {"int", names, 0, 2};
  Value bound[2];
  if (type == types::int_ && kwnames.is_null() && !check_positional(task, "int", nargs, 0, 2)) return kNull;
  if (!bind_arguments(task, list, args, nargs, kwnames, bound)) return kNull;
  Value v = construct(task, bound[0], bound[1]);
  if (v.is_null() || type == types::int_) return v;
  return subclass_instance(task, type, v);
}

Value bool_new(Task* task, TypeObject*, const Value* args, size_t nargs, Value kwnames) {
  if (!check_no_keywords(task, "bool", kwnames) || !check_positional(task, "bool", nargs, 0, 1)) return kNull;
  if (nargs == 0) return kFalse;
  bool result;
  return truth(task, args[0], &result) ? Value::from_bool(result) : kNull;
}

Value bit_length(Task* task, const Value* args, size_t, Value) {
  return int_from_u64(task, int_bit_length(bool_to_int(args[0])));
}
Value bit_count(Task* task, const Value* args, size_t, Value) {
  return int_from_u64(task, int_bit_count(bool_to_int(args[0])));
}
Value exact(Task* task, const Value* args, size_t, Value) {
  return int_exact(task, args[0]);
}
Value is_integer(Task*, const Value*, size_t, Value) {
  return kTrue;
}

Value as_integer_ratio(Task* task, const Value* args, size_t, Value) {
  Value pair[] = {int_exact(task, args[0]), Value::from_small_int(1)};
  return pair[0].is_null() ? kNull : tuple_new(task, pair, 2);
}

Value format_method(Task* task, const Value* args, size_t, Value) {
  if (!is_str(args[1])) return raise_type_error(task, "__format__() argument must be str, not %B", args[1]);
  return format_int(task, args[0], args[1]);
}

/// round(n, digits): to a multiple of 10**-digits, half to even.
Value round_method(Task* task, const Value* args, size_t nargs, Value) {
  Value v = int_exact(task, args[0]);
  if (v.is_null() || nargs < 2 || args[1].is_none()) return v;
  Value digits = index(task, args[1]);
  if (digits.is_null()) return kNull;
  if (!int_is_negative(digits)) return v;
  Value places = int_negative(task, digits);
  if (places.is_null()) return kNull;
  Value unit = int_power(task, Value::from_small_int(10), places);
  if (unit.is_null()) return kNull;
  Value quotient, remainder;
  if (!int_divmod(task, v, unit, &quotient, &remainder)) return kNull;
  Value twice = int_add(task, remainder, remainder);
  if (twice.is_null()) return kNull;
  int order = int_compare(twice, unit);
  bool odd = (IntView(quotient).length ? IntView(quotient).limbs[0] : 0) & 1;
  if (order > 0 || (order == 0 && odd)) quotient = int_add(task, quotient, Value::from_small_int(1));
  return quotient.is_null() ? kNull : int_multiply(task, quotient, unit);
}

/// True for 'little', false for 'big' through *little.
bool byte_order(Task* task, const char* function, Value order, bool* little) {
  *little = false;
  if (order.is_null()) return true;
  if (!check_str_argument(task, function, "byteorder", order)) return false;
  *little = str_equal_ascii(order.as<StrObject>(), "little");
  if (*little || str_equal_ascii(order.as<StrObject>(), "big")) return true;
  return raise_value_error(task, "byteorder must be either 'little' or 'big'");
}

Value to_bytes(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"length", "byteorder", "signed", nullptr};
  static const ParameterList list = {"to_bytes", names, 0, 2};
  Value bound[3];
  if (!bind_arguments(task, list, args + 1, nargs - 1, kwnames, bound)) return kNull;
  int64_t count = 1;
  bool little, is_signed = false;
  if (!bound[0].is_null() && !size_argument(task, bound[0], &count)) return kNull;
  if (!byte_order(task, "to_bytes", bound[1], &little)) return kNull;
  if (!bound[2].is_null() && !truth(task, bound[2], &is_signed)) return kNull;
  if (count < 0) return raise_value_error(task, "length argument must be non-negative");
  IntView view(bool_to_int(args[0]));
  if (view.negative && !is_signed)
    return raise_overflow_error(task, "can't convert negative int to unsigned");
  size_t bits = bigint::bit_length(view.limbs, view.length);
  // A negative power of two fits one bit less than its magnitude suggests.
  bool power =
      view.negative && (bits % 64 ? view.limbs[view.length - 1] << (64 - bits % 64) == uint64_t{1} << 63
                                  : view.limbs[view.length - 1] == uint64_t{1} << 63);
  for (size_t i = 0; power && i + 1 < view.length; i++)
    power = view.limbs[i] == 0;
  size_t need = is_signed ? bits + 1 - power : bits;
  if (need > static_cast<size_t>(count) * 8 && view.length)
    return raise_overflow_error(task, "int too big to convert");
  BytesObject* out = bytes_allocate(task, static_cast<size_t>(count));
  if (!out) return kNull;
  unsigned carry = 1;
  for (size_t i = 0; i < static_cast<size_t>(count); i++) {
    auto byte = static_cast<uint8_t>(i / 8 < view.length ? view.limbs[i / 8] >> (i % 8 * 8) : 0);
    if (view.negative) {
      unsigned inverted = static_cast<uint8_t>(~byte) + carry;
      carry = inverted >> 8;
      byte = static_cast<uint8_t>(inverted);
    }
    out->data[little ? i : static_cast<size_t>(count) - 1 - i] = static_cast<char>(byte);
  }
  return Value::from_object(out);
}

Value from_bytes(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"bytes", "byteorder", "signed", nullptr};
  static const ParameterList list = {"from_bytes", names, 1, 2};
  Value bound[3];
  if (!bind_arguments(task, list, args + 1, nargs - 1, kwnames, bound)) return kNull;
  bool little, is_signed = false;
  if (!byte_order(task, "from_bytes", bound[1], &little)) return kNull;
  if (!bound[2].is_null() && !truth(task, bound[2], &is_signed)) return kNull;
  Value source = bytes_convert(task, bound[0]);
  if (source.is_null()) return kNull;
  const char* data;
  size_t length;
  bytes_like_data(source, &data, &length);
  size_t limbs = length / 8 + 1;
  Scratch<uint64_t> magnitude(task, limbs);
  if (!magnitude) return kNull;
  std::memset(magnitude.data(), 0, limbs * 8);
  auto byte_at = [&](size_t i) { return static_cast<uint8_t>(data[little ? i : length - 1 - i]); };
  bool negative = is_signed && length && (byte_at(length - 1) & 0x80);
  unsigned carry = 1;
  for (size_t i = 0; i < length; i++) {
    uint8_t byte = byte_at(i);
    if (negative) {
      unsigned inverted = static_cast<uint8_t>(~byte) + carry;
      carry = inverted >> 8;
      byte = static_cast<uint8_t>(inverted);
    }
    magnitude[i / 8] |= uint64_t{byte} << (i % 8 * 8);
  }
  // -256 in one byte and the like: the carry runs out of the top.
  if (negative && carry) magnitude[length / 8] |= uint64_t{1} << (length % 8 * 8);
  PYC_KEEP(source.bits);
  Value result = int_from_limbs(task, magnitude.data(), limbs, negative);
  auto* type = args[0].as<TypeObject>();
  return type == types::int_ || result.is_null() ? result : call1(task, args[0], result);
}

Value getnewargs(Task* task, const Value* args, size_t, Value) {
  Value v = int_exact(task, args[0]);
  return v.is_null() ? kNull : tuple_new(task, &v, 1);
}

Value get_self(Task* task, Value self) {
  return int_exact(task, self);
}
Value get_zero(Task*, Value) {
  return Value::from_small_int(0);
}
Value get_one(Task*, Value) {
  return Value::from_small_int(1);
}

const MethodDef int_methods[] = {
    {"conjugate", exact, 0, 0, 0, "Return self, the complex conjugate of any int."},
    {"bit_length", bit_length, 0, 0, 0, "Number of bits necessary to represent self in binary."},
    {"bit_count", bit_count, 0, 0, 0,
     "Number of ones in the binary representation of the absolute value of self."},
    {"to_bytes", to_bytes, 0, -1, kMethodKeywords, "Return an array of bytes representing an integer."},
    {"from_bytes", from_bytes, 0, -1, kMethodKeywords | kMethodClass,
     "Return the integer represented by the given array of bytes."},
    {"as_integer_ratio", as_integer_ratio, 0, 0, 0,
     "Return a pair of integers, whose ratio is equal to the original int."},
    {"is_integer", is_integer, 0, 0, 0,
     "Returns True. Exists for duck type compatibility with float.is_integer."},
    {"__trunc__", exact, 0, 0, 0, "Truncating an Integral returns itself."},
    {"__floor__", exact, 0, 0, 0, "Flooring an Integral returns itself."},
    {"__ceil__", exact, 0, 0, 0, "Ceiling of an Integral returns itself."},
    {"__round__", round_method, 0, 1, 0,
     "Rounding an Integral returns itself, or rounds to a multiple of a power of ten."},
    {"__format__", format_method, 1, 1, 0, "Convert to a string according to format_spec."},
    {"__getnewargs__", getnewargs, 0, 0, 0, nullptr},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

const GetSetDef int_getsets[] = {
    {"real", get_self, nullptr, "the real part of a complex number"},
    {"imag", get_zero, nullptr, "the imaginary part of a complex number"},
    {"numerator", get_self, nullptr, "the numerator of a rational number in lowest terms"},
    {"denominator", get_one, nullptr, "the denominator of a rational number in lowest terms"},
    {nullptr, nullptr, nullptr, nullptr},
};

constexpr TypeSlots make_int_slots() {
  TypeSlots s{};
  s.new_ = int_new;
  s.repr = repr_slot;
  s.hash = hash_slot;
  s.compare = int_compare_slot;
  s.truth = truth_slot;
  auto set = [&s](BinaryOp op, Value (*f)(Task*, Value, Value)) { s.binary[static_cast<unsigned>(op)] = f; };
  set(BinaryOp::Add, binary_slot<int_add>);
  set(BinaryOp::Subtract, binary_slot<int_subtract>);
  set(BinaryOp::Multiply, binary_slot<int_multiply>);
  set(BinaryOp::TrueDivide, binary_slot<int_true_divide>);
  set(BinaryOp::FloorDivide, binary_slot<int_floor_divide>);
  set(BinaryOp::Remainder, binary_slot<int_remainder>);
  set(BinaryOp::Power, binary_slot<int_power>);
  set(BinaryOp::LeftShift, binary_slot<int_left_shift>);
  set(BinaryOp::RightShift, binary_slot<int_right_shift>);
  set(BinaryOp::And, binary_slot<int_and>);
  set(BinaryOp::Or, binary_slot<int_or>);
  set(BinaryOp::Xor, binary_slot<int_xor>);
  s.unary[static_cast<unsigned>(UnaryOp::Negative)] = unary_slot<int_negative>;
  s.unary[static_cast<unsigned>(UnaryOp::Positive)] = unary_slot<int_exact>;
  s.unary[static_cast<unsigned>(UnaryOp::Invert)] = unary_slot<int_invert>;
  s.divmod = divmod_slot;
  s.power_mod = power_mod_slot;
  s.absolute = unary_slot<int_absolute>;
  s.int_ = int_exact;
  s.float_ = float_slot;
  s.index = int_exact;
  return s;
}
const TypeSlots int_slots = make_int_slots();

Value bool_invert(Task* task, Value self) {
  const char* message =
      "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. "
      "This returns the bitwise inversion of the underlying int object and is usually not what you expect "
      "from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the "
      "bitwise inversion of the underlying int.";
  return warn_deprecated(task, message) ? int_invert(task, bool_to_int(self)) : kNull;
}

constexpr TypeSlots make_bool_slots() {
  TypeSlots s{};
  s.new_ = bool_new;
  s.repr = bool_repr;
  s.unary[static_cast<unsigned>(UnaryOp::Invert)] = bool_invert;
  s.binary[static_cast<unsigned>(BinaryOp::And)] = bool_bitwise<BinaryOp::And>;
  s.binary[static_cast<unsigned>(BinaryOp::Or)] = bool_bitwise<BinaryOp::Or>;
  s.binary[static_cast<unsigned>(BinaryOp::Xor)] = bool_bitwise<BinaryOp::Xor>;
  return s;
}
const TypeSlots bool_slots = make_bool_slots();

} // namespace

const TypeDefinition k_int__type = {
    .doc = "int([x]) -> integer\nint(x, base=10) -> integer",
    .flags = kTypeBase | kTypeMatchSelf | kTypeIntSubclass | kTypeVariableSize,
    .native_size = 0,
    .methods = int_methods,
    .getsets = int_getsets,
    .slots = &int_slots,
};

const TypeDefinition k_bool__type = {
    .doc = "Returns True when the argument is true, False otherwise.",
    .flags = kTypeMatchSelf,
    .native_size = 0,
    .slots = &bool_slots,
};

} // namespace pyc
