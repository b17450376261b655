/// object/value.h: the tags are disjoint and every representation survives the round trip.

#include "runtime/check.h"
#include "object/value.h"

#include <initializer_list>
#include <iterator>
#include <limits>

namespace pyc {

TEST(value_small_ints_round_trip) {
  for (int64_t n : {int64_t{0}, int64_t{1}, int64_t{-1}, kSmallIntMax, kSmallIntMin}) {
    Value v = Value::from_small_int(n);
    CHECK(v.is_small_int() && v.small_int() == n);
    CHECK(!v.is_object() && !v.is_special() && !v.is_immediate_double());
  }
  CHECK(!fits_small_int(kSmallIntMax + 1) && !fits_small_int(kSmallIntMin - 1));
}

TEST(value_doubles_round_trip) {
  for (double d :
       {0.0, -0.0, 1.0, -1.5, 3.141592653589793, 1e30, -1e-30, std::numeric_limits<double>::infinity(),
        std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::max()}) {
    CHECK(fits_double(d));
    Value v = Value::from_immediate_double(d);
    CHECK(v.is_immediate_double() && !v.is_small_int() && !v.is_object() && !v.is_special());
    CHECK(std::bit_cast<uint64_t>(v.immediate_double()) == std::bit_cast<uint64_t>(d));
  }
  CHECK(!fits_double(1e100) && !fits_double(1e-100));
}

TEST(value_specials_are_distinct) {
  const Value specials[] = {kNull, kNone, kFalse, kTrue, kNotImplemented, kEllipsis, kAbsent};
  for (size_t i = 0; i < std::size(specials); i++) {
    CHECK(!specials[i].is_small_int() && !specials[i].is_immediate_double() && !specials[i].is_object());
    CHECK(specials[i].is_special() == (i != 0));
    CHECK(specials[i].is_bool() == (specials[i] == kTrue || specials[i] == kFalse));
    for (size_t j = 0; j < i; j++)
      CHECK(!(specials[i] == specials[j]));
  }
}

} // namespace pyc
