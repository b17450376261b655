/// Names of characters, there and back for every code point, and what only the way back knows: letters in
/// either case, aliases. What the names are, tests/language/programs/codecs_character_names.py compares.

#include <cctype>
#include <string>
#include <thread>

#include "object/unicode_names.h"
#include "runtime/check.h"

namespace pyc::test {

namespace {

std::string name_of(uint32_t c) {
  // A byte behind the longest name shows whether it is written to.
  char text[kLongestCharacterName + 1];
  text[kLongestCharacterName] = '#';
  size_t length = pyc_character_name(c, text);
  CHECK(length <= kLongestCharacterName && text[kLongestCharacterName] == '#');
  return {text, length};
}

int64_t named(const std::string& name) {
  return pyc_character_named(name.data(), name.size());
}

/// Points whose names are aliases (for other points) or those of sequences.
bool is_alias(uint32_t c) {
  return c >= 0xf0000 && c < 0xf1000;
}

/// How many names there are; `wrong` counts those that do not lead back.
unsigned round_trip(unsigned* wrong) {
  unsigned count = 0;
  for (uint32_t c = 0; c <= 0x10ffff; c++) {
    std::string name = name_of(c);
    if (name.empty()) continue;
    count++;
    if (!is_alias(c) && named(name) != c) (*wrong)++;
  }
  return count;
}

} // namespace

TEST(character_names_lead_back) {
  CHECK(have_character_names());
  unsigned wrong[2] = {};
  // The index is filled by both.
  std::thread other([&] { round_trip(&wrong[1]); });
  CHECK(round_trip(&wrong[0]) == 149791);
  other.join();
  CHECK(wrong[0] == 0 && wrong[1] == 0);
  CHECK(name_of(0x110000).empty());
  CHECK(name_of(0xffffffff).empty());
}

TEST(character_names_have_no_case) {
  for (uint32_t c = 0; c <= 0x10ffff; c++) {
    std::string name = name_of(c), lower = name;
    for (char& letter : lower)
      letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    if (name.empty() || is_alias(c)) continue;
    bool computed = name.starts_with("HANGUL SYLLABLE ") || name.starts_with("CJK UNIFIED IDEOGRAPH-");
    CHECK(named(lower) == (computed ? -1 : static_cast<int64_t>(c)));
  }
}

TEST(character_names_of_aliases) {
  CHECK(named("BEL") == 7 && named("bel") == 7 && named("BELL") == 0x1f514);
  CHECK(named("LINE FEED") == 10 && named("VS256") == 0xe01ef);
  CHECK(name_of(0xf0000) == "NULL" && named("NULL") == 0);
  CHECK(name_of(0xf0200) == "KEYCAP NUMBER SIGN" && named("KEYCAP NUMBER SIGN") == -1);
}

TEST(character_names_that_nothing_has) {
  for (const char* name :
       {"", " ", "-", "A", "EURO  SIGN", " EURO SIGN", "EURO SIGN ", "EURO-SIGN", "HANGUL SYLLABLE ",
        "HANGUL SYLLABLE GAGGG", "HANGUL SYLLABLE XA", "CJK UNIFIED IDEOGRAPH-", "CJK UNIFIED IDEOGRAPH-F900",
        "CJK UNIFIED IDEOGRAPH-04E000", "NUSHU CHARACTER-01B170", "TANGUT IDEOGRAPH-17000"})
    CHECK(named(name) == -1);
  CHECK(named("CJK UNIFIED IDEOGRAPH-04E00") == 0x4e00);
  for (size_t length = 0; length < 3 * kLongestCharacterName; length++)
    CHECK(named(std::string(length, 'A')) == -1 && named(std::string(length, '\xff')) == -1);
}

} // namespace pyc::test
