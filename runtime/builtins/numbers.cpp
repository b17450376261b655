/// Built-in functions on numbers.

#include "builtins/functions.h"
#include "object/bytes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/tuple.h"

namespace pyc {

Value builtin_abs(Task* task, const Value* args, size_t, Value) {
  return absolute(task, args[0]);
}
Value builtin_divmod(Task* task, const Value* args, size_t, Value) {
  return divide_modulo(task, args[0], args[1]);
}

/// The digits of an integer behind "0b", "0o" or "0x".
static Value with_prefix(Task* task, Value v, unsigned base, char letter) {
  Value n = index(task, v);
  Value digits = n.is_null() ? kNull : int_to_str(task, n, base);
  if (digits.is_null()) return kNull;
  auto* s = digits.as<StrObject>();
  bool negative = str_char(s, 0) == '-';
  StrBuilder out(task);
  if (negative) out.add_char('-');
  out.add_char('0');
  out.add_char(static_cast<uint32_t>(letter));
  out.add_range(s, negative, s->length());
  return out.finish();
}
Value builtin_bin(Task* task, const Value* args, size_t, Value) {
  return with_prefix(task, args[0], 2, 'b');
}
Value builtin_oct(Task* task, const Value* args, size_t, Value) {
  return with_prefix(task, args[0], 8, 'o');
}
Value builtin_hex(Task* task, const Value* args, size_t, Value) {
  return with_prefix(task, args[0], 16, 'x');
}

Value builtin_chr(Task* task, const Value* args, size_t, Value) {
  Value n = index(task, args[0]);
  int64_t point;
  if (n.is_null()) return kNull;
  if (!int_to_i64(n, &point) || point < 0 || point > 0x10FFFF)
    return raise_value_error(task, "chr() arg not in range(0x110000)");
  return str_from_char(task, static_cast<uint32_t>(point));
}

Value builtin_ord(Task* task, const Value* args, size_t, Value) {
  Value v = args[0];
  int64_t n;
  if (is_str(v)) {
    n = static_cast<int64_t>(v.as<StrObject>()->length());
    if (n == 1) return Value::from_small_int(str_char(v.as<StrObject>(), 0));
  } else if (has_kind(v, Kind::Bytes) || has_kind(v, Kind::ByteArray)) {
    if (!length(task, v, &n)) return kNull;
    if (n == 1) return get_item(task, v, Value::from_small_int(0));
  } else {
    return raise_type_error(task, "ord() expected string of length 1, but %.200T found", v);
  }
  return raise_type_error(task, "ord() expected a character, but string of length %ld found", n);
}

Value builtin_pow(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"base", "exp", "mod", nullptr};
  Value v[3];
  if (!bind_arguments(task, {"pow", parameters, 2, 3}, args, nargs, kwnames, v)) return kNull;
  if (v[2].is_null() || v[2].is_none()) return binary_op(task, BinaryOp::Power, v[0], v[1]);
  return power_mod(task, v[0], v[1], v[2]);
}

Value builtin_round(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"number", "ndigits", nullptr};
  Value v[2];
  if (!bind_arguments(task, {"round", parameters, 1, 2}, args, nargs, kwnames, v)) return kNull;
  bool digits = !v[1].is_null() && !v[1].is_none();
  Value result = call_special(task, v[0], names.round, &v[1], digits);
  if (result == kAbsent) return raise_type_error(task, "type %.100T doesn't define __round__ method", v[0]);
  return result;
}

} // namespace pyc
