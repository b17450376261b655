#pragma once
/// A Python value in 64 bits. This layout is ABI: generated code reaches it only through the prelude, but
/// object files embed it.
///
/// | low bits | meaning |
/// |---|---|
/// | `…1`  | integer: 63 bits, two's complement, in the upper bits |
/// | `.10` | immediate double: rotate_left(bits + kDoubleOffset, 4) |
/// | `000` | pointer to a heap object; the all-zero word is the internal NULL (unbound, "exception set") |
/// | `100` | specials: None, False, True, NotImplemented, Ellipsis, ABSENT |
///
/// Float self-tagging (Melançon, Serrano 2024) with two windows of 256 exponents. Adding 640 to the exponent,
/// modulo 2^64, puts the window 2^-127 … 2^128 at exponent bits 110 and the one of ±0, denormals below
/// 2^-895, 2^897 and above, inf and nan at 010; the rotation brings these bits to the bottom. So encoding
/// takes two instructions, decoding two, the test one mask and one compare. With the tags 010 and 100 that
/// the first design had, the difference of the windows forces two more instructions in each direction. A
/// double outside both windows is boxed; a double inside is never boxed, so equal bits mean the same float.

#include <bit>
#include <cstdint>
#include <cstddef>

namespace pyc {

struct Object;

inline constexpr uint64_t kDoubleOffset = uint64_t{640} << 52;
inline constexpr int64_t kSmallIntMax = (int64_t{1} << 62) - 1;
inline constexpr int64_t kSmallIntMin = -(int64_t{1} << 62);

struct Value {
  uint64_t bits;

  static constexpr Value from_bits(uint64_t bits) { return Value{bits}; }
  static Value from_object(const Object* object) { return Value{reinterpret_cast<uint64_t>(object)}; }
  /// `n` must fit in 63 bits; see int.h for integers that may not.
  static constexpr Value from_small_int(int64_t n) { return Value{(static_cast<uint64_t>(n) << 1) | 1}; }
  static constexpr Value from_bool(bool b) { return Value{0x14 | (static_cast<uint64_t>(b) << 3)}; }
  /// Only for doubles that `fits_double` accepts.
  static constexpr Value from_immediate_double(double d) {
    return Value{std::rotl(std::bit_cast<uint64_t>(d) + kDoubleOffset, 4)};
  }

  constexpr bool is_null() const { return bits == 0; }
  constexpr bool is_small_int() const { return (bits & 1) != 0; }
  constexpr bool is_immediate_double() const { return (bits & 3) == 2; }
  /// A heap object; NULL is not one.
  constexpr bool is_object() const { return (bits & 7) == 0 && bits != 0; }
  constexpr bool is_special() const { return (bits & 7) == 4; }
  constexpr bool is_bool() const { return (bits | 8) == 0x1c; }
  constexpr bool is_true() const { return bits == 0x1c; }
  constexpr bool is_none() const { return bits == 0x04; }

  constexpr int64_t small_int() const { return static_cast<int64_t>(bits) >> 1; }
  constexpr double immediate_double() const {
    return std::bit_cast<double>(std::rotr(bits, 4) - kDoubleOffset);
  }
  Object* object() const { return reinterpret_cast<Object*>(bits); }
  template <class T> T* as() const { return reinterpret_cast<T*>(bits); }

  friend constexpr bool operator==(Value a, Value b) { return a.bits == b.bits; }
};

static_assert(sizeof(Value) == 8);

inline constexpr Value kNull{0};
inline constexpr Value kNone{0x04};
inline constexpr Value kFalse{0x14};
inline constexpr Value kTrue{0x1c};
inline constexpr Value kNotImplemented{0x24};
inline constexpr Value kEllipsis{0x2c};
/// Internal: a deleted attribute slot or dictionary entry; the end of an iteration. Never visible to Python.
inline constexpr Value kAbsent{0x34};

constexpr bool fits_small_int(int64_t n) {
  return n >= kSmallIntMin && n <= kSmallIntMax;
}

constexpr bool fits_double(double d) {
  return (std::rotl(std::bit_cast<uint64_t>(d) + kDoubleOffset, 4) & 3) == 2;
}

} // namespace pyc
