/**
 * Integer arithmetic of the front-end dialect. TypeScript computes with doubles; the dialect promises results
 * within 32 bits, so that wrapping 32-bit arithmetic gives the same. With PYC_DIALECT_CHECKED the promise is
 * verified at every operation; where a bit operation follows (`(a + b) | 0`) the translator uses the `wrap_`
 * forms, for which overflow is legal.
 */
#pragma once

#include <cstdint>

namespace pyc::frontend {

using i32 = int32_t;
using i64 = int64_t;
using u8 = uint8_t;
using u16 = uint16_t;
using u32 = uint32_t;

/** Ends the process: the translated program broke a promise of the dialect. Defined by whoever embeds the
 * front end. */
[[noreturn, clang::nomerge]] void panic(const char* what);

#ifdef PYC_DIALECT_CHECKED
inline constexpr bool checked = true;
#else
inline constexpr bool checked = false;
#endif

constexpr i32 to_i32(i64 a) {
  return static_cast<i32>(static_cast<u32>(static_cast<uint64_t>(a)));
}

/** Stores `value` in a narrower or differently signed integer; it has to fit. */
template <class To, class From> constexpr To narrow(From value) {
  To result = static_cast<To>(value);
  if (checked && static_cast<i64>(result) != static_cast<i64>(value))
    panic("an integer does not fit its type");
  return result;
}

constexpr i32 wrap_add(i32 a, i32 b) {
  return to_i32(i64{a} + b);
}
constexpr i32 wrap_sub(i32 a, i32 b) {
  return to_i32(i64{a} - b);
}
constexpr i32 wrap_neg(i32 a) {
  return to_i32(-i64{a});
}

/** Doubles hold products exactly up to 2^53 only. */
constexpr i32 wrap_mul(i32 a, i32 b) {
  i64 product = i64{a} * b;
  constexpr i64 exact = i64{1} << 53;
  if (checked && (product > exact || product < -exact)) panic("a product is not exact");
  return to_i32(product);
}

constexpr i32 within(i64 result) {
  if (checked && (result < INT32_MIN || result > INT32_MAX)) panic("a result exceeds 32 bits");
  return to_i32(result);
}

constexpr i32 add(i32 a, i32 b) {
  return within(i64{a} + b);
}
constexpr i32 sub(i32 a, i32 b) {
  return within(i64{a} - b);
}
constexpr i32 mul(i32 a, i32 b) {
  return within(i64{a} * b);
}
constexpr i32 neg(i32 a) {
  return within(-i64{a});
}

/** The forms with an unsigned operand: the result may need 33 bits until it is stored. */
constexpr i64 add(i64 a, i64 b) {
  return a + b;
}
constexpr i64 sub(i64 a, i64 b) {
  return a - b;
}
constexpr i64 neg(i64 a) {
  return -a;
}
constexpr i64 mul(i64 a, i64 b) {
  i64 product = 0;
  if (__builtin_mul_overflow(a, b, &product)) panic("a product is not exact");
  return product;
}

constexpr i64 rem(i64 a, i64 b) {
  if (b == 0) panic("remainder by zero");
  return a % b;
}
constexpr i32 rem(i32 a, i32 b) {
  return static_cast<i32>(rem(i64{a}, i64{b}));
}

/** Twin of `idiv`. */
constexpr i32 idiv(i64 a, i64 b) {
  if (b == 0) panic("division by zero");
  return to_i32(a / b);
}

constexpr i32 shl(i32 a, i32 by) {
  return static_cast<i32>(static_cast<u32>(a) << (by & 31));
}
constexpr i32 shr(i32 a, i32 by) {
  return a >> (by & 31);
}
constexpr u32 ushr(i32 a, i32 by) {
  return static_cast<u32>(a) >> (by & 31);
}

} // namespace pyc::frontend
