/// object/list, dict, set, range: random operations against models in plain memory, and the order of sets.

#include <algorithm>
#include <cstring>
#include <initializer_list>

#include "gc/heap.h"
#include "object/containers.h"
#include "object/dict.h"
#include "object/int.h"
#include "object/list.h"
#include "object/range.h"
#include "object/set.h"
#include "object/slice.h"
#include "object/tuple.h"
#include "platform/random.h"
#include "runtime/check.h"

namespace pyc::test {

static Value small(int64_t n) {
  return Value::from_small_int(n);
}

/// Text of repr(v) equals `expected`.
static bool repr_is(Value v, const char* expected) {
  Value text = v.is_null() ? kNull : repr(task(), v);
  return !text.is_null() && str_equal_ascii(text.as<StrObject>(), expected);
}

TEST(list_random_operations_match_model) {
  constexpr size_t kMax = 300;
  int64_t model[kMax + 8];
  size_t length = 0;
  uint64_t state = 7;
  Value list = list_new(task(), nullptr, 0);
  for (int step = 0; step < 30'000; step++) {
    uint64_t r = next_random(state);
    size_t from = length ? (r >> 8) % (length + 1) : 0, to = std::min(length, from + (r >> 20) % 4);
    size_t count = (r >> 30) % 5;
    if (length + count > kMax) count = 0;
    Value items[5];
    for (size_t i = 0; i < count; i++)
      items[i] = small(step * 8 + static_cast<int64_t>(i));
    CHECK(list_replace(task(), list, from, to, items, count));
    std::memmove(model + from + count, model + to, (length - to) * 8);
    for (size_t i = 0; i < count; i++)
      model[from + i] = items[i].small_int();
    length = length - (to - from) + count;
    if (r % 3 == 0 && length < kMax) {
      CHECK(list_append(task(), list, small(-step)));
      model[length++] = -step;
    }
    if (list_length(list) != length) return CHECK(!"length differs from the model");
    for (size_t i = 0; i < length; i++)
      if (!(list_get(task(), list, i) == small(model[i]))) return CHECK(!"item differs from the model");
    CHECK(list_get(task(), list, length) == kAbsent);
  }
}

TEST(list_sorts_stably) {
  uint64_t state = 99;
  for (size_t length : {0, 1, 2, 31, 32, 33, 100, 1000, 5000}) {
    for (bool reverse : {false, true}) {
      Value list = list_new(task(), nullptr, 0);
      // Pairs {random, position}: tuples compare by both, so a sorted list of firsts alone must keep the
      // seconds in order.
      for (size_t i = 0; i < length; i++) {
        auto key = static_cast<int64_t>(next_random(state) % (length / 4 + 1));
        CHECK(list_append(task(), list, tuple_of(task(), small(key), small(static_cast<int64_t>(i)))));
      }
      CHECK(list_sort(task(), list, kNull, reverse));
      for (size_t i = 1; i < length; i++) {
        auto* a = list_get(task(), list, i - 1).as<TupleObject>();
        auto* b = list_get(task(), list, i).as<TupleObject>();
        if (reverse) std::swap(a, b);
        int64_t x = a->items[0].small_int(), y = b->items[0].small_int();
        if (x > y || (x == y && a->items[1].small_int() > b->items[1].small_int()))
          return CHECK(!"the list is not sorted");
      }
    }
  }
}

TEST(list_grows_to_a_million) {
  Value list = list_new(task(), nullptr, 0);
  for (int64_t i = 0; i < 1'000'000; i++)
    if (!list_append(task(), list, small(i))) return CHECK(!"append failed");
  gc::collect(task());
  for (int64_t i = 0; i < 1'000'000; i++)
    if (!(list_get(task(), list, static_cast<size_t>(i)) == small(i))) return CHECK(!"item lost");
  CHECK(list_sort(task(), list, kNull, true));
  CHECK(list_get(task(), list, 0) == small(999'999));
}

TEST(dict_random_operations_match_model) {
  constexpr size_t kKeys = 200;
  // Insertion order: serial numbers, 0 for keys that are not there.
  uint64_t serial[kKeys] = {}, next_serial = 0, state = 3;
  int64_t value[kKeys];
  size_t used = 0;
  Value keys[kKeys];
  Value key_list = list_new(task(), nullptr, 0);
  for (size_t i = 0; i < kKeys; i++) {
    char text[16];
    std::snprintf(text, sizeof text, "k%zu", i);
    keys[i] = i % 3 ? small(static_cast<int64_t>(i) * 64) : str_from_cstring(task(), text);
    CHECK(list_append(task(), key_list, keys[i]));
  }
  DictObject* dict = dict_new(task());
  for (int step = 0; step < 60'000; step++) {
    uint64_t r = next_random(state);
    size_t k = (r >> 8) % kKeys;
    if (r % 5 < 3) {
      CHECK(dict_set(task(), dict, keys[k], small(step)));
      value[k] = step;
      if (!serial[k]) serial[k] = ++next_serial, used++;
    } else if (r % 5 == 3) {
      bool removed;
      CHECK(dict_remove(task(), dict, keys[k], &removed));
      CHECK(removed == (serial[k] != 0));
      if (serial[k]) serial[k] = 0, used--;
    } else if (r % 50 == 4 && used) {
      Value last_key, last_value;
      CHECK(dict_pop_last(task(), dict, &last_key, &last_value));
      size_t last = 0;
      for (size_t i = 0; i < kKeys; i++)
        if (serial[i] > serial[last]) last = i;
      CHECK(last_key == keys[last] && last_value == small(value[last]));
      serial[last] = 0, used--;
    }
    if (dict_length(dict) != used) return CHECK(!"length differs from the model");
    Value found = dict_get(task(), dict, keys[k]);
    if (!(found == (serial[k] ? small(value[k]) : kAbsent))) return CHECK(!"value differs from the model");
    if (step % 500) continue;
    uint64_t previous = 0;
    size_t position = 0, seen = 0;
    Value key, v;
    while (dict_next(dict, &position, &key, &v)) {
      size_t i = 0;
      while (!(keys[i] == key))
        i++;
      CHECK(serial[i] > previous && v == small(value[i]));
      previous = serial[i], seen++;
    }
    CHECK(seen == used);
  }
  PYC_KEEP(key_list.bits);
}

TEST(dict_finds_equal_strings_and_numbers) {
  DictObject* dict = dict_new(task());
  CHECK(dict_set(task(), dict, str_from_cstring(task(), "name"), small(1)));
  CHECK(dict_get_name(task(), dict, intern_cstring("name")) == small(1));
  CHECK(dict_set(task(), dict, small(1), small(2)));
  CHECK(dict_get(task(), dict, kTrue) == small(2));
  CHECK(dict_get(task(), dict, Value::from_immediate_double(1.0)) == small(2));
  CHECK(dict_get(task(), dict, Value::from_immediate_double(1.5)) == kAbsent);
  CHECK(dict_set(task(), dict, kTrue, small(3)));
  CHECK(repr_is(Value::from_object(dict), "{'name': 1, 1: 3}"));
  Value list = list_new(task(), nullptr, 0);
  CHECK(dict_get(task(), dict, list).is_null() && has_error(task()));
  CHECK(repr_is(take_error(task()),
                "TypeError(\"cannot use 'list' as a dict key (unhashable type: 'list')\")"));
}

TEST(set_random_operations_match_model) {
  constexpr size_t kKeys = 300;
  bool there[kKeys] = {};
  size_t used = 0;
  uint64_t state = 11;
  Value set = set_new(task());
  for (int step = 0; step < 60'000; step++) {
    uint64_t r = next_random(state);
    size_t k = (r >> 8) % kKeys;
    Value key = small(static_cast<int64_t>(k * 1000));
    bool found;
    if (r % 2) {
      CHECK(set_add(task(), set, key));
      if (!there[k]) there[k] = true, used++;
    } else {
      CHECK(set_discard(task(), set, key, &found));
      CHECK(found == there[k]);
      if (there[k]) there[k] = false, used--;
    }
    CHECK(set_contains(task(), set, key, &found) && found == there[k]);
    if (set_length(set) != used) return CHECK(!"length differs from the model");
  }
}

TEST(set_order_is_cpythons) {
  Value set = set_new(task());
  for (int64_t n : {100, 5, 64, 3, 200, 7, 9, 33, 12, 40, 18, 1000})
    CHECK(set_add(task(), set, small(n)));
  // As CPython 3.14 prints it.
  CHECK(repr_is(set, "{64, 33, 3, 100, 5, 7, 200, 9, 40, 1000, 12, 18}"));
}

TEST(containers_repr) {
  Value list = list_new(task(), nullptr, 0);
  CHECK(repr_is(list, "[]"));
  CHECK(list_append(task(), list, tuple_of(task(), small(1))));
  CHECK(list_append(task(), list, list));
  CHECK(repr_is(list, "[(1,), [...]]"));
  CHECK(repr_is(tuple_empty(), "()"));
  CHECK(repr_is(set_new(task()), "set()"));
  CHECK(repr_is(range_new(task(), small(1), small(5), small(2)), "range(1, 5, 2)"));
  CHECK(repr_is(slice_new(task(), kNone, small(2), kNone), "slice(None, 2, None)"));
}

TEST(range_of_any_size) {
  Value big = int_multiply(task(), small(kSmallIntMax), small(1000));
  Value range = range_new(task(), small(0), big, small(kSmallIntMax));
  int64_t length_of;
  CHECK(length(task(), range, &length_of) && length_of == 1000);
  Value iterator = get_iter(task(), range), item = kNull;
  int64_t count = 0;
  for (; !((item = iter_next(task(), iterator)) == kAbsent); count++)
    if (item.is_null()) return CHECK(!"iteration failed");
  CHECK(count == 1000);
  for (int64_t step : {1, 3, -2}) {
    Value r = range_new(task(), small(20), small(step > 0 ? 40 : 3), small(step));
    Value expected = list_from_iterable(task(), r);
    int64_t n = 20;
    for (size_t i = 0; i < list_length(expected); i++, n += step)
      CHECK(list_get(task(), expected, i) == small(n));
    CHECK(step > 0 ? n >= 40 : n <= 3);
  }
}

TEST(slice_bounds_are_pythons) {
  struct Case {
    Value start, stop, step;
    int64_t length;
    SliceBounds expected;
  };
  Value big = small(kSmallIntMax);
  const Case cases[] = {
      {kNone, kNone, kNone, 5, {0, 5, 1, 5}},       {small(-3), small(-1), kNone, 5, {2, 4, 1, 2}},
      {kNone, kNone, small(-1), 5, {4, -1, -1, 5}}, {small(1), small(100), small(2), 5, {1, 5, 2, 2}},
      {big, kNone, small(-2), 5, {4, -1, -2, 3}},   {small(4), small(1), kNone, 5, {4, 1, 1, 0}},
  };
  for (const Case& c : cases) {
    SliceBounds got;
    CHECK(slice_bounds(task(), slice_new(task(), c.start, c.stop, c.step), c.length, &got));
    CHECK(got.start == c.expected.start && got.stop == c.expected.stop && got.count == c.expected.count);
  }
}

} // namespace pyc::test
