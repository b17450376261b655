/// Items of buffers: the native formats of one character.

#include <cmath>
#include <cstring>

#include "object/buffer.h"
#include "object/bytes.h"
#include "object/errors.h"
#include "object/float.h"
#include "object/int.h"
#include "object/operators.h"

namespace pyc {

char buffer_item_format(const char* format) {
  if (*format == '@') format++;
  return *format && !format[1] && buffer_item_size(*format) ? *format : 0;
}

int64_t buffer_item_size(char format) {
  switch (format) {
  case 'c':
  case 'b':
  case 'B':
  case '?':
    return 1;
  case 'h':
  case 'H':
  case 'e':
    return 2;
  case 'i':
  case 'I':
  case 'f':
    return 4;
  case 'l':
  case 'L':
  case 'q':
  case 'Q':
  case 'n':
  case 'N':
  case 'd':
  case 'P':
    return 8;
  default:
    return 0;
  }
}

template <class T> static T load(const char* from) {
  T v;
  std::memcpy(&v, from, sizeof v);
  return v;
}

/// IEEE 754 binary16.
static double half_to_double(uint16_t bits) {
  unsigned exponent = bits >> 10 & 0x1f, fraction = bits & 0x3ff;
  double magnitude = exponent == 0      ? std::ldexp(fraction, -24)
                     : exponent == 0x1f ? (fraction ? NAN : INFINITY)
                                        : std::ldexp(1024 + fraction, static_cast<int>(exponent) - 25);
  return bits >> 15 ? -magnitude : magnitude;
}

/// Half to even; false when the magnitude does not fit.
static bool half_from_double(double d, uint16_t* out) {
  uint16_t sign = std::signbit(d) ? 0x8000 : 0;
  double magnitude = std::fabs(d);
  if (std::isnan(d) || std::isinf(d)) {
    *out = sign | (std::isnan(d) ? 0x7e00 : 0x7c00);
    return true;
  }
  int exponent;
  std::frexp(magnitude, &exponent);
  exponent = magnitude == 0 || exponent - 1 < -14 ? -14 : exponent - 1;
  // Eleven significant bits: the unit in the last place is 2^(exponent - 10); nearbyint rounds half to even.
  auto units = static_cast<unsigned>(std::nearbyint(std::ldexp(magnitude, 10 - exponent)));
  if (units >= 2048) {
    units >>= 1;
    exponent++;
  }
  if (exponent > 15) return false;
  unsigned biased = units < 1024 ? 0 : static_cast<unsigned>(exponent + 15);
  *out = static_cast<uint16_t>(sign | biased << 10 | (units & 0x3ff));
  return true;
}

Value buffer_item_unpack(Task* task, const char* p, char format) {
  switch (format) {
  case 'c':
    return bytes_new(task, p, 1);
  case 'b':
    return Value::from_small_int(load<int8_t>(p));
  case 'B':
    return Value::from_small_int(load<uint8_t>(p));
  case '?':
    return Value::from_bool(*p != 0);
  case 'h':
    return Value::from_small_int(load<int16_t>(p));
  case 'H':
    return Value::from_small_int(load<uint16_t>(p));
  case 'i':
    return Value::from_small_int(load<int32_t>(p));
  case 'I':
    return Value::from_small_int(load<uint32_t>(p));
  case 'l':
  case 'q':
  case 'n':
    return int_from_i64(task, load<int64_t>(p));
  case 'L':
  case 'Q':
  case 'N':
  case 'P':
    return int_from_u64(task, load<uint64_t>(p));
  case 'e':
    return float_new(task, half_to_double(load<uint16_t>(p)));
  case 'f':
    return float_new(task, static_cast<double>(load<float>(p)));
  case 'd':
    return float_new(task, load<double>(p));
  default:
    return raise_format(task, types::NotImplementedError, "memoryview: format %c not supported",
                        static_cast<int>(format));
  }
}

static bool bad_value(Task* task, char format) {
  return raise_value_error(task, "memoryview: invalid value for format '%c'", static_cast<int>(format));
}
static bool bad_type(Task* task, char format) {
  return raise_type_error(task, "memoryview: invalid type for format '%c'", static_cast<int>(format));
}

static bool pack_integer(Task* task, char* to, char format, Value v) {
  if (!is_int_or_bool(v) && !type_of(v)->slots.index) return bad_type(task, format);
  Value n = index(task, v);
  if (n.is_null()) return false;
  auto size = static_cast<unsigned>(buffer_item_size(format));
  bool is_unsigned = std::strchr("BHILQNP", format) != nullptr;
  int64_t number = 0;
  uint64_t bits = 0;
  if (is_unsigned) {
    if (!int_to_u64(n, &bits) || (size < 8 && bits >> (8 * size))) return bad_value(task, format);
  } else {
    if (!int_to_i64(n, &number)) return bad_value(task, format);
    int64_t top = size < 8 ? number >> (8 * size - 1) : 0;
    if (top != 0 && top != -1) return bad_value(task, format);
    bits = static_cast<uint64_t>(number);
  }
  std::memcpy(to, &bits, size); // little-endian
  return true;
}

static bool pack_float(Task* task, char* to, char format, Value v) {
  double d;
  if (!to_double(task, v, &d)) {
    clear_error(task);
    TypeObject* type = type_of(v);
    if (!type->slots.float_ && !type->slots.index) return bad_type(task, format);
    Value f = number_float(task, v);
    if (f.is_null()) return clear_if(task, types::OverflowError) ? bad_value(task, format) : false;
    d = float_value(f);
  }
  if (format == 'd') {
    std::memcpy(to, &d, 8);
  } else if (format == 'f') {
    // Too large for a float is infinite, as in C; of the three formats only half floats refuse it.
    auto narrow = static_cast<float>(d);
    std::memcpy(to, &narrow, 4);
  } else {
    uint16_t half;
    if (!half_from_double(d, &half)) return bad_value(task, format);
    std::memcpy(to, &half, 2);
  }
  return true;
}

bool buffer_item_pack(Task* task, char* to, char format, Value v) {
  switch (format) {
  case '?': {
    bool b;
    if (!truth(task, v, &b)) return false;
    *to = b;
    return true;
  }
  case 'c':
    if (!is_bytes(v)) return bad_type(task, format);
    if (v.as<BytesObject>()->length != 1) return bad_value(task, format);
    *to = v.as<BytesObject>()->data[0];
    return true;
  case 'e':
  case 'f':
  case 'd':
    return pack_float(task, to, format, v);
  default:
    return pack_integer(task, to, format, v);
  }
}

} // namespace pyc
