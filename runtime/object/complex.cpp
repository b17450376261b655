/// complex: arithmetic (the algorithms of C99, annex G, where CPython follows it), text, construction.

#include "object/complex.h"

#include <cmath>
#include <cstddef>

#include "gc/gc.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/float.h"
#include "object/format.h"
#include "object/int.h"
#include "object/operators.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "object/unicode.h"
#include "object/warnings.h"
#include "platform/scratch.h"

namespace pyc {

Value complex_new(Task* task, double real, double imag) {
  auto* object = gc::allocate<ComplexObject>(task, Kind::Complex, builtin_shape(BuiltinType::complex));
  if (!object) return kNull;
  object->real = real;
  object->imag = imag;
  return Value::from_object(object);
}

namespace {

struct Number {
  double real, imag;
  bool is_real =
      false; ///< an int or float: real operands keep the signs of zeros and infinities apart (C99, annex G)
};

/// False without an exception for what is no number, with one for an int too large.
bool to_complex(Task* task, Value v, Number* out) {
  if (is_complex(v)) {
    *out = {v.as<ComplexObject>()->real, v.as<ComplexObject>()->imag};
    return true;
  }
  out->imag = 0;
  out->is_real = true;
  return to_double(task, v, &out->real);
}

/// An infinite part as 1 with its sign, any other as 0.
double boxed(double part) {
  return std::copysign(std::isinf(part) ? 1.0 : 0.0, part);
}
double zero_for_nan(double part) {
  return std::isnan(part) ? std::copysign(0.0, part) : part;
}
bool is_infinite(Number a) {
  return std::isinf(a.real) || std::isinf(a.imag);
}
bool is_finite(Number a) {
  return std::isfinite(a.real) && std::isfinite(a.imag);
}
bool is_nan(Number a) {
  return std::isnan(a.real) && std::isnan(a.imag);
}

/// The product of infinities where the plain formula gives nan (C99, annex G.5.1).
Number recovered_product(Number a, Number b, Number plain) {
  bool again = false;
  if (is_infinite(a)) {
    a = {boxed(a.real), boxed(a.imag)};
    b = {zero_for_nan(b.real), zero_for_nan(b.imag)};
    again = true;
  }
  if (is_infinite(b)) {
    b = {boxed(b.real), boxed(b.imag)};
    a = {zero_for_nan(a.real), zero_for_nan(a.imag)};
    again = true;
  }
  bool overflow = std::isinf(a.real * b.real) || std::isinf(a.imag * b.imag) || std::isinf(a.real * b.imag) ||
                  std::isinf(a.imag * b.real);
  if (!again && overflow) {
    a = {zero_for_nan(a.real), zero_for_nan(a.imag)};
    b = {zero_for_nan(b.real), zero_for_nan(b.imag)};
    again = true;
  }
  if (!again) return plain;
  return {HUGE_VAL * (a.real * b.real - a.imag * b.imag), HUGE_VAL * (a.real * b.imag + a.imag * b.real)};
}

bool multiply(Task*, Number a, Number b, Number* out) {
  if (a.is_real) {
    *out = {a.real * b.real, a.real * b.imag};
  } else if (b.is_real) {
    *out = {a.real * b.real, a.imag * b.real};
  } else {
    *out = {a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
    if (is_nan(*out)) *out = recovered_product(a, b, *out);
  }
  return true;
}

/// Smith's method (CACM 5, 1962): scales by the larger part of the divisor. nan where a part of it is nan.
Number smith(Number a, Number b) {
  if (std::fabs(b.real) >= std::fabs(b.imag)) {
    double ratio = b.imag / b.real, denominator = b.real + b.imag * ratio;
    if (a.is_real) return {a.real / denominator, -a.real * ratio / denominator};
    return {(a.real + a.imag * ratio) / denominator, (a.imag - a.real * ratio) / denominator};
  }
  if (std::fabs(b.imag) >= std::fabs(b.real)) {
    double ratio = b.real / b.imag, denominator = b.real * ratio + b.imag;
    if (a.is_real) return {a.real * ratio / denominator, -a.real / denominator};
    return {(a.real * ratio + a.imag) / denominator, (a.imag * ratio - a.real) / denominator};
  }
  return {NAN, NAN};
}

bool divide(Task* task, Number a, Number b, Number* out) {
  if (b.real == 0 && b.imag == 0) return raise_zero_division_error(task, "division by zero");
  if (b.is_real) {
    *out = {a.real / b.real, a.imag / b.real};
    return true;
  }
  *out = smith(a, b);
  if (!is_nan(*out)) return true;
  // Infinities and zeros that came out as nan (C99, annex G.5.1).
  if (!a.is_real && is_infinite(a) && is_finite(b)) {
    double x = boxed(a.real), y = boxed(a.imag);
    *out = {HUGE_VAL * (x * b.real + y * b.imag), HUGE_VAL * (y * b.real - x * b.imag)};
  } else if (is_infinite(b) && is_finite(a)) {
    double x = boxed(b.real), y = boxed(b.imag);
    if (a.is_real)
      *out = {0.0 * (a.real * x), 0.0 * (-a.real * y)};
    else
      *out = {0.0 * (a.real * x + a.imag * y), 0.0 * (a.imag * x - a.real * y)};
  }
  return true;
}

/// Small whole exponents by repeated squaring: exact where the products are.
bool whole_power(Task* task, Number a, double n, Number* out) {
  Number result = {1, 0}, square = a;
  square.is_real = false;
  auto k = static_cast<unsigned>(std::fabs(n));
  for (unsigned bit = 1; bit <= k; bit <<= 1) {
    if (k & bit) multiply(task, result, square, &result);
    multiply(task, square, square, &square);
  }
  if (n > 0) {
    *out = result;
    return true;
  }
  if (result.real == 0 && result.imag == 0)
    return raise_zero_division_error(task, "zero to a negative or complex power");
  return divide(task, {1, 0}, result, out);
}

bool polar_power(Task* task, Number a, Number b, Number* out) {
  if (a.real == 0 && a.imag == 0) {
    if (b.imag != 0 || b.real < 0)
      return raise_zero_division_error(task, "zero to a negative or complex power");
    *out = {0, 0};
    return true;
  }
  double magnitude = std::hypot(a.real, a.imag), angle = std::atan2(a.imag, a.real);
  double length = std::pow(magnitude, b.real), phase = angle * b.real;
  if (b.imag != 0) {
    length *= std::exp(-angle * b.imag);
    phase += b.imag * std::log(magnitude);
  }
  *out = {length * std::cos(phase), length * std::sin(phase)};
  return true;
}

bool power(Task* task, Number a, Number b, Number* out) {
  bool whole = b.imag == 0 && b.real == std::floor(b.real) && std::fabs(b.real) <= 100;
  if (!(whole ? whole_power(task, a, b.real, out) : polar_power(task, a, b, out))) return false;
  return !is_infinite(*out) || raise_overflow_error(task, "complex exponentiation");
}

bool add(Task*, Number a, Number b, Number* out) {
  *out = {a.real + b.real, a.is_real ? b.imag : b.is_real ? a.imag : a.imag + b.imag};
  return true;
}
bool subtract(Task*, Number a, Number b, Number* out) {
  *out = {a.real - b.real, a.is_real ? -b.imag : b.is_real ? a.imag : a.imag - b.imag};
  return true;
}

template <bool (*operation)(Task*, Number, Number, Number*)> Value binary_slot(Task* task, Value a, Value b) {
  Number x, y, result;
  if (!to_complex(task, a, &x) || !to_complex(task, b, &y)) return has_error(task) ? kNull : kNotImplemented;
  return operation(task, x, y, &result) ? complex_new(task, result.real, result.imag) : kNull;
}

Value power_mod_slot(Task* task, Value base, Value exponent, Value) {
  Number ignored;
  if (!to_complex(task, base, &ignored) || !to_complex(task, exponent, &ignored))
    return has_error(task) ? kNull : kNotImplemented;
  return raise_value_error(task, "complex modulo");
}

Value negative_slot(Task* task, Value v) {
  auto* c = v.as<ComplexObject>();
  return complex_new(task, -c->real, -c->imag);
}
Value positive_slot(Task* task, Value v) {
  return complex_new(task, v.as<ComplexObject>()->real, v.as<ComplexObject>()->imag);
}

Value absolute_slot(Task* task, Value v) {
  auto* c = v.as<ComplexObject>();
  double length = std::hypot(c->real, c->imag);
  if (std::isinf(length) && std::isfinite(c->real) && std::isfinite(c->imag))
    return raise_overflow_error(task, "absolute value too large");
  return float_new(task, length);
}

Value compare_slot(Task*, Value a, Value b, CompareOp op) {
  if (op != CompareOp::Equal && op != CompareOp::NotEqual) return kNotImplemented;
  auto* x = a.as<ComplexObject>();
  bool same;
  if (is_complex(b)) {
    same = x->real == b.as<ComplexObject>()->real && x->imag == b.as<ComplexObject>()->imag;
  } else if (is_int_or_bool(b)) {
    same = x->imag == 0 && int_compare_double(bool_to_int(b), x->real) == 0;
  } else if (is_float(b)) {
    same = x->imag == 0 && x->real == float_value(b);
  } else {
    return kNotImplemented;
  }
  return Value::from_bool(same == (op == CompareOp::Equal));
}

bool hash_slot(Task*, Value v, int64_t* out) {
  auto* c = v.as<ComplexObject>();
  auto real = static_cast<uint64_t>(float_hash(c->real, c)),
       imag = static_cast<uint64_t>(float_hash(c->imag, c));
  auto combined = static_cast<int64_t>(real + 1000003u * imag);
  *out = combined == -1 ? -2 : combined;
  return true;
}

bool truth_slot(Task*, Value v, bool* out) {
  *out = v.as<ComplexObject>()->real != 0 || v.as<ComplexObject>()->imag != 0;
  return true;
}

/// repr without ".0": complex writes whole parts as integers.
void add_part(StrBuilder& out, double d, bool signed_) {
  char text[kFloatReprSize];
  size_t n = float_repr(d, text);
  if (n > 2 && text[n - 2] == '.' && text[n - 1] == '0') n -= 2;
  if (signed_ && text[0] != '-') out.add_char('+');
  out.add_ascii(text, n);
}

Value repr_slot(Task* task, Value v) {
  auto* c = v.as<ComplexObject>();
  StrBuilder out(task);
  if (c->real == 0 && !std::signbit(c->real)) {
    add_part(out, c->imag, false);
    out.add_char('j');
  } else {
    out.add_char('(');
    add_part(out, c->real, false);
    add_part(out, c->imag, true);
    out.add_cstring("j)");
  }
  return out.finish();
}

/// Length of the float at the start of the text, its sign included; 0 when there is none.
size_t float_prefix(const char* text, size_t length) {
  double ignored;
  for (size_t n = length; n > 0; n--)
    if (text[0] != ' ' && text[n - 1] != ' ' && float_parse(text, n, &ignored)) return n;
  return 0;
}

bool parse_complex(const char* text, size_t length, Number* out) {
  while (length && text[length - 1] == ' ')
    length--;
  while (length && *text == ' ')
    text++, length--;
  if (length >= 2 && text[0] == '(' && text[length - 1] == ')') {
    text++, length -= 2;
    while (length && text[length - 1] == ' ')
      length--;
    while (length && *text == ' ')
      text++, length--;
  }
  *out = {0, 0};
  if (length == 0) return false;
  bool has_j = (text[length - 1] | 0x20) == 'j';
  if (!has_j) return float_parse(text, length, &out->real) && text[0] != ' ';
  length--;
  // The split is at the last sign that does not belong to an exponent.
  size_t split = 0;
  for (size_t i = length; i-- > 1;)
    if ((text[i] == '+' || text[i] == '-') && (text[i - 1] | 0x20) != 'e') {
      split = i;
      break;
    }
  auto imaginary = [](const char* p, size_t n, double* d) {
    if (n == 0 || (n == 1 && (*p == '+' || *p == '-'))) {
      *d = n && *p == '-' ? -1 : 1;
      return true;
    }
    return float_prefix(p, n) == n && float_parse(p, n, d);
  };
  if (split == 0) return imaginary(text, length, &out->imag);
  return float_prefix(text, split) == split && float_parse(text, split, &out->real) &&
         imaginary(text + split, length - split, &out->imag);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Whether each underscore stands between two digits.
bool underscores_fit(const char* text, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (text[i] == '_' && (i == 0 || i + 1 == length || !is_digit(text[i - 1]) || !is_digit(text[i + 1])))
      return false;
  return true;
}

Value from_text(Task* task, Value v, Number* out) {
  auto* s = v.as<StrObject>();
  Scratch<char, 128> text(task, s->length() + 1);
  if (!text) return kNull;
  for (size_t i = 0; i < s->length(); i++)
    text[i] = unicode_number_char(str_char(s, i));
  if (!underscores_fit(text.data(), s->length()))
    return raise_value_error(task, "could not convert string to complex: %R", v);
  if (!parse_complex(text.data(), s->length(), out))
    return raise_value_error(task, "complex() arg is a malformed string");
  return kNone;
}

/// What `__complex__` gives instead of the first argument; the argument itself without one.
bool by_method(Task* task, Value* v) {
  static StrObject* const dunder = intern_cstring("__complex__");
  if (is_exact(*v, BuiltinType::complex)) return true;
  Value special = call_special(task, *v, dunder);
  if (special.is_null()) return false;
  if (special == kAbsent) return true;
  *v = special;
  if (is_exact(special, BuiltinType::complex)) return true;
  Value message = format_message(task, "__complex__ returned non-complex (type %.200T)", special);
  if (message.is_null()) return false;
  if (!is_complex(special)) return raise_type_error(task, "%V", message);
  return warn_of_subclass(task, message, "complex");
}

bool is_complex_value(Value v) {
  return !v.is_null() && is_complex(v);
}

/// A number, or what can be one. `which` is null where text would do as well.
bool check_number(Task* task, Value v, const char* which) {
  const TypeSlots& slots = type_of(v)->slots;
  if (is_complex(v) || is_int_or_bool(v) || slots.float_ || slots.index) return true;
  return which ? raise_type_error(task, "complex() argument '%s' must be a real number, not %Q", which, v)
               : raise_type_error(task, "complex() argument must be a string or a number, not %Q", v);
}

/// A part that is complex itself is deprecated.
bool warn_of_complex(Task* task, Value given, Value v, const char* which) {
  if (v.is_null() || !is_complex(v)) return true;
  return warn(task, types::DeprecationWarning,
              format_message(task, "complex() argument '%s' must be a real number, not %Q", which, given));
}

/// What check_number lets through.
bool convert(Task* task, Value v, Number* out) {
  if (to_complex(task, v, out)) return true;
  Value f = has_error(task) ? kNull : number_float(task, v);
  if (f.is_null()) return false;
  *out = {float_value(f), 0};
  return true;
}

/// Both arguments, NULL where they are not given; `alone`: the first is the only one, and has no name.
bool read_arguments(Task* task, Value* first, Value second, bool alone, Number* real, Number* imag) {
  if (alone && is_str(*first)) return !from_text(task, *first, real).is_null();
  Value given = *first;
  if (!first->is_null() && !by_method(task, first)) return false;
  if (!first->is_null() && !check_number(task, *first, alone ? nullptr : "real")) return false;
  if (!second.is_null() && !check_number(task, second, "imag")) return false;
  if (!alone &&
      (!warn_of_complex(task, given, *first, "real") || !warn_of_complex(task, second, second, "imag")))
    return false;
  return (first->is_null() || convert(task, *first, real)) &&
         (second.is_null() || convert(task, second, imag));
}

Value new_slot(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"real", "imag", nullptr};
  static const ParameterList list = {"complex", names, 0, 2};
  Value bound[2];
  if (!bind_arguments(task, list, args, nargs, kwnames, bound)) return kNull;
  Number real = {0, 0}, imag = {0, 0};
  bool single = bound[1].is_null(), alone = single && nargs == 1;
  if (!read_arguments(task, &bound[0], bound[1], alone, &real, &imag)) return kNull;
  // Parts of real numbers are taken as they are: adding their zero would lose the sign of -0.0.
  double re = is_complex_value(bound[1]) ? real.real - imag.imag : real.real;
  double im = single ? real.imag : is_complex_value(bound[0]) ? real.imag + imag.real : imag.real;
  if (type == types::complex) return complex_new(task, re, im);
  auto* object = static_cast<ComplexObject*>(instance_new(task, type));
  if (!object) return kNull;
  object->real = re;
  object->imag = im;
  return Value::from_object(object);
}

Value conjugate(Task* task, const Value* args, size_t, Value) {
  return complex_new(task, args[0].as<ComplexObject>()->real, -args[0].as<ComplexObject>()->imag);
}
Value dunder_complex(Task* task, const Value* args, size_t, Value) {
  return positive_slot(task, args[0]);
}
Value dunder_format(Task* task, const Value* args, size_t, Value) {
  if (!is_str(args[1])) return raise_type_error(task, "__format__() argument must be str, not %B", args[1]);
  return format_complex(task, args[0], args[1]);
}
Value getnewargs(Task* task, const Value* args, size_t, Value) {
  Value pair[] = {float_new(task, args[0].as<ComplexObject>()->real),
                  float_new(task, args[0].as<ComplexObject>()->imag)};
  return pair[0].is_null() || pair[1].is_null() ? kNull : tuple_new(task, pair, 2);
}
/// complex.from_number: a number, never text.
Value from_number(Task* task, const Value* args, size_t, Value) {
  if (is_exact(args[1], BuiltinType::complex) && args[0].as<TypeObject>() == types::complex) return args[1];
  if (is_str(args[1])) return raise_type_error(task, "must be real number, not %T", args[1]);
  static StrObject* const dunder = intern_cstring("__complex__");
  const TypeSlots& slots = type_of(args[1])->slots;
  if (!is_complex(args[1]) && !slots.float_ && !slots.index &&
      type_lookup(type_of(args[1]), dunder).is_null())
    return raise_type_error(task, "must be real number, not %T", args[1]);
  return call1(task, args[0], args[1]);
}

const MethodDef methods[] = {
    {"conjugate", conjugate, 0, 0, 0, "Return the complex conjugate of its argument."},
    {"from_number", from_number, 1, 1, kMethodClass, "Convert number to a complex floating-point number."},
    {"__complex__", dunder_complex, 0, 0, 0, "Convert this value to exact type complex."},
    {"__format__", dunder_format, 1, 1, 0, "Convert to a string according to format_spec."},
    {"__getnewargs__", getnewargs, 0, 0, 0, nullptr},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

const MemberDef members[] = {
    {"real", offsetof(ComplexObject, real), kMemberReadOnly | kMemberDouble,
     "the real part of a complex number"},
    {"imag", offsetof(ComplexObject, imag), kMemberReadOnly | kMemberDouble,
     "the imaginary part of a complex number"},
    {nullptr, 0, 0, nullptr},
};

constexpr TypeSlots make_slots() {
  TypeSlots s{};
  s.new_ = new_slot;
  s.repr = repr_slot;
  s.hash = hash_slot;
  s.compare = compare_slot;
  s.truth = truth_slot;
  s.binary[static_cast<unsigned>(BinaryOp::Add)] = binary_slot<add>;
  s.binary[static_cast<unsigned>(BinaryOp::Subtract)] = binary_slot<subtract>;
  s.binary[static_cast<unsigned>(BinaryOp::Multiply)] = binary_slot<multiply>;
  s.binary[static_cast<unsigned>(BinaryOp::TrueDivide)] = binary_slot<divide>;
  s.binary[static_cast<unsigned>(BinaryOp::Power)] = binary_slot<power>;
  s.power_mod = power_mod_slot;
  s.unary[static_cast<unsigned>(UnaryOp::Negative)] = negative_slot;
  s.unary[static_cast<unsigned>(UnaryOp::Positive)] = positive_slot;
  s.absolute = absolute_slot;
  return s;
}
const TypeSlots complex_slots = make_slots();

size_t complex_size(const Object* o) {
  return sizeof(ComplexObject) + slot_part_bytes(o);
}
void complex_trace(Object* o, gc::Visitor& visitor) {
  trace_slot_part(o, visitor);
}

} // namespace

Value complex_power_of_doubles(Task* task, double a, double b) {
  Number result;
  return power(task, {a, 0}, {b, 0}, &result) ? complex_new(task, result.real, result.imag) : kNull;
}

void register_complex_kind() {
  gc::register_kind(Kind::Complex, {"complex", complex_size, complex_trace, nullptr});
}

const TypeDefinition k_complex_type = {
    .doc = "Create a complex number from a string or numbers.",
    .flags = kTypeBase,
    .native_size = sizeof(ComplexObject),
    .methods = methods,
    .members = members,
    .slots = &complex_slots,
};

} // namespace pyc
