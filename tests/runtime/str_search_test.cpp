/// Substring search against the obvious definition, for every pair of widths, on the small alphabets that
/// make periodic needles; and its linear bound on the inputs that are quadratic for simpler algorithms.

#include <string>

#include "object/str.h"
#include "platform/clock.h"
#include "platform/random.h"
#include "runtime/check.h"

namespace pyc::test {

namespace {

/// Letters a, b, … ; `widest` last, so that the string has the width that it asks for. No width: as it
/// stands.
StrObject* make(const std::u32string& letters, char32_t widest) {
  std::u32string text = letters;
  if (widest) text.push_back(widest);
  unsigned width = widest < 0x100 ? 1 : widest < 0x10000 ? 2 : 4;
  std::string bytes(text.size() * width, 0);
  for (size_t i = 0; i < text.size(); i++)
    for (unsigned b = 0; b < width; b++)
      bytes[i * width + b] = static_cast<char>(text[i] >> (8 * b));
  return str_from_chars(task(), bytes.data(), text.size(), width).as<StrObject>();
}

std::u32string letters(uint64_t& seed, size_t length, unsigned alphabet) {
  std::u32string text;
  for (size_t i = 0; i < length; i++)
    text.push_back(U'a' + static_cast<char32_t>(next_random(seed) >> 40) % alphabet);
  return text;
}

int64_t position(size_t at) {
  return at == std::u32string::npos ? -1 : static_cast<int64_t>(at);
}

} // namespace

TEST(str_search_agrees_with_its_definition) {
  uint64_t seed = 20261121;
  for (int round = 0; round < 20'000; round++) {
    char32_t wide = round % 3 == 0 ? U'z' : round % 3 == 1 ? U'\u1234' : U'\U00012345';
    unsigned alphabet = 1 + next_random(seed) % 3;
    std::u32string hay = letters(seed, next_random(seed) % (round % 5 ? 40 : 700), alphabet);
    std::u32string needle = letters(seed, 1 + next_random(seed) % (round % 5 ? 8 : 40), alphabet);
    // Part of the text itself, so that long needles are found as well.
    if (round % 2 && hay.size() > needle.size())
      needle = hay.substr(next_random(seed) % (hay.size() - needle.size()), needle.size());
    StrObject* s = make(hay, wide);
    StrObject* part = make(needle, 0);
    CHECK(str_find(s, part, 0, hay.size()) == position(hay.find(needle)));
    CHECK(str_find_last(s, part, 0, hay.size()) == position(hay.rfind(needle)));
    size_t from = hay.empty() ? 0 : next_random(seed) % hay.size();
    int64_t inner = position(hay.substr(from).find(needle));
    CHECK(str_find(s, part, from, hay.size()) == (inner < 0 ? -1 : inner + static_cast<int64_t>(from)));
    CHECK(str_find_last(s, part, 0, from) == position(hay.substr(0, from).rfind(needle)));
  }
}

TEST(str_search_is_linear) {
  constexpr size_t kText = 400'000, kNeedle = 200'000;
  constexpr int64_t kSecond = 1'000'000'000;
  StrObject* hay = make(std::u32string(kText, U'a'), U'\u1234');
  StrObject* late = make(std::u32string(kNeedle, U'a') + U"b", 0);
  StrObject* early = make(U"b" + std::u32string(kNeedle, U'a'), 0);
  int64_t start = clock::monotonic_ns();
  for (StrObject* needle : {late, early}) {
    CHECK(str_find(hay, needle, 0, kText) == -1);
    CHECK(str_find_last(hay, needle, 0, kText) == -1);
  }
  // The quadratic algorithm compares 4·10^10 characters here.
  CHECK(clock::monotonic_ns() - start < 5 * kSecond);
}

} // namespace pyc::test
