/// Names of characters. Hangul syllables and names that end with their own code point are computed; the
/// others are records in order of their code points, whose form runtime/cmake/generateUnicodeNames.ts
/// explains. Names are looked up by their hashes.

#include "object/unicode_names.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstring>
#include <iterator>
#include <string_view>

namespace pyc {

namespace {

/// From word `first` on, words have this length and stand one after the other.
struct WordLength {
  uint16_t first;
  uint8_t length;
  uint32_t place; ///< in kWords
};

/// From here on, code points and records go up in step.
struct Run {
  uint32_t point;
  uint16_t record;
};

/// The names of these points are the prefix and the point.
struct Numbered {
  std::string_view prefix;
  uint32_t first, last;
};

#include "unicode_names.inc"

static_assert(kLongest == kLongestCharacterName);

std::string_view word_text(unsigned number) {
  const WordLength* row =
      std::upper_bound(std::begin(kWordLengths), std::end(kWordLengths), number,
                       [](unsigned n, const WordLength& candidate) { return n < candidate.first; }) -
      1;
  return {kWords + row->place + (number - row->first) * row->length, row->length};
}

/// Reads records one after the other, from the beginning of a block on. Text is made only of what is asked
/// for.
class Reader {
public:
  explicit Reader(size_t block) : at_(kRecords + kBlocks[block]) {}

  void next() {
    count_ = *at_++;
    written_ = std::min(written_, count_);
    while (*at_ > kMostShared) {
      unsigned number = *at_++ - kMostShared - 1;
      if (number >= kFrequentWords) number += (number - kFrequentWords) * 255 + *at_++;
      words_[count_++] = static_cast<uint16_t>(number);
    }
  }

  std::string_view name() {
    for (; written_ < count_; written_++) {
      size_t end = written_ ? ends_[written_ - 1] : 0;
      if (end && text_[end - 1] != '-') text_[end++] = ' ';
      std::string_view word = word_text(words_[written_]);
      std::memcpy(text_ + end, word.data(), word.size());
      ends_[written_] = end + word.size();
    }
    return {text_, ends_[count_ - 1]};
  }

private:
  const uint8_t* at_;
  unsigned count_ = 0;
  unsigned written_ = 0; ///< words whose text stands already
  uint16_t words_[kMostWords];
  char text_[kLongest];
  size_t ends_[kMostWords]; ///< of each word in the text
};

Reader read_record(size_t record) {
  Reader reader(record / kBlock);
  for (size_t i = 0; i <= record % kBlock; i++)
    reader.next();
  return reader;
}

/// -1: no record has that point.
int64_t record_of(uint32_t point) {
  const Run* behind = std::upper_bound(std::begin(kRuns), std::end(kRuns), point,
                                       [](uint32_t p, const Run& run) { return p < run.point; });
  if (behind == std::begin(kRuns)) return -1;
  size_t record = behind[-1].record + (point - behind[-1].point);
  return record < (behind == std::end(kRuns) ? kRecordCount : behind->record) ? static_cast<int64_t>(record)
                                                                              : -1;
}

/// What the name of a record stands for; -1 for the name of a sequence.
int64_t point_of(size_t record) {
  constexpr uint32_t kFirstAlias = 0xf0000, kLastPrivate = 0xfffff;
  const Run* run = std::upper_bound(std::begin(kRuns), std::end(kRuns), record,
                                    [](size_t r, const Run& candidate) { return r < candidate.record; }) -
                   1;
  uint32_t point = run->point + static_cast<uint32_t>(record - run->record);
  if (point < kFirstAlias || point > kLastPrivate) return point;
  if (point - kFirstAlias >= std::size(kAliases)) return -1;
  return kAliases[point - kFirstAlias];
}

// ---------------------------------------------------------------- computed names

/// The parts of the names of Hangul syllables (The Unicode Standard, section 3.12).
constexpr std::string_view kSyllable = "HANGUL SYLLABLE ";
constexpr std::string_view kLeading[] = {"G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
                                         "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
constexpr std::string_view kVowels[] = {"A",  "AE", "YA", "YAE", "EO", "E",  "YEO", "YE", "O",  "WA", "WAE",
                                        "OE", "YO", "U",  "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
constexpr std::string_view kTrailing[] = {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D", "L",  "LG",
                                          "LM", "LB", "LS", "LT", "LP", "LH", "M",  "B", "BS", "S",
                                          "SS", "NG", "J",  "C",  "K",  "T",  "P",  "H"};
constexpr uint32_t kFirstSyllable = 0xac00;
constexpr uint32_t kTrailingCount = std::size(kTrailing), kVowelCount = std::size(kVowels);
constexpr uint32_t kSyllableCount = std::size(kLeading) * kVowelCount * kTrailingCount;

size_t syllable_name(uint32_t index, char* out) {
  char* end = out;
  for (std::string_view part :
       {kSyllable, kLeading[index / kTrailingCount / kVowelCount],
        kVowels[index / kTrailingCount % kVowelCount], kTrailing[index % kTrailingCount]})
    end = std::copy(part.begin(), part.end(), end);
  return static_cast<size_t>(end - out);
}

/// The longest of the parts that `text` begins with is taken off it. -1: with none of them.
template <size_t count> int64_t take_part(const std::string_view (&parts)[count], std::string_view& text) {
  int64_t best = -1;
  for (size_t i = 0; i < count; i++)
    if (text.starts_with(parts[i]) && (best < 0 || parts[i].size() > parts[best].size()))
      best = static_cast<int64_t>(i);
  if (best >= 0) text.remove_prefix(parts[best].size());
  return best;
}

/// `text` is what follows the prefix.
int64_t syllable_named(std::string_view text) {
  int64_t leading = take_part(kLeading, text);
  int64_t vowel = take_part(kVowels, text);
  int64_t trailing = take_part(kTrailing, text);
  if (vowel < 0 || !text.empty()) return -1;
  return kFirstSyllable + (leading * kVowelCount + vowel) * kTrailingCount + trailing;
}

/// Four or five hexadecimal digits in capitals; -1 for other text.
int64_t number_of(std::string_view digits) {
  if (digits.size() < 4 || digits.size() > 5) return -1;
  int64_t value = 0;
  for (char c : digits) {
    bool letter = c >= 'A' && c <= 'F';
    if (!letter && (c < '0' || c > '9')) return -1;
    value = value * 16 + (letter ? c - 'A' + 10 : c - '0');
  }
  return value;
}

/// Of names that CPython computes, letters must be capitals, and the number may have a zero in front.
constexpr std::string_view kIdeograph = "CJK UNIFIED IDEOGRAPH-";

int64_t numbered_named(std::string_view name, bool zero_allowed) {
  for (const Numbered& rule : kNumbered) {
    if (!name.starts_with(rule.prefix)) continue;
    std::string_view digits = name.substr(rule.prefix.size());
    int64_t point = zero_allowed || !digits.starts_with('0') ? number_of(digits) : -1;
    if (point >= rule.first && point <= rule.last) return point;
  }
  return -1;
}

// ---------------------------------------------------------------- index

/// Records plus one by the hashes of their names, in the next free place; 0 is free. Filled when the first
/// name is looked up, in a few milliseconds. Tasks that fill it at the same time write the same values to the
/// same places: what stands in the way of a record are the ones before it, which each of them has put there
/// itself.
constexpr size_t kIndexSize = 1 << 16;
std::atomic<uint16_t> index_places[kIndexSize];
std::atomic<bool> index_filled;

size_t hash_of(std::string_view name) {
  // FNV-1a.
  uint32_t hash = 2166136261u;
  for (char c : name)
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash >> 16 ^ (hash & 0xffff);
}

void fill_index() {
  Reader reader(0);
  for (uint16_t record = 0; record < kRecordCount; record++) {
    reader.next();
    uint16_t entry = record + 1;
    size_t place = hash_of(reader.name());
    for (; uint16_t there = index_places[place].load(std::memory_order_relaxed);
         place = (place + 1) % kIndexSize)
      if (there == entry) break;
    index_places[place].store(entry, std::memory_order_relaxed);
  }
  index_filled.store(true, std::memory_order_release);
}

int64_t record_named(std::string_view name) {
  if (!index_filled.load(std::memory_order_acquire)) fill_index();
  for (size_t place = hash_of(name);; place = (place + 1) % kIndexSize) {
    uint16_t entry = index_places[place].load(std::memory_order_relaxed);
    if (entry == 0) return -1;
    if (read_record(entry - 1u).name() == name) return entry - 1;
  }
}

} // namespace

size_t pyc_character_name(uint32_t c, char* out) {
  if (c - kFirstSyllable < kSyllableCount) return syllable_name(c - kFirstSyllable, out);
  for (const Numbered& rule : kNumbered) {
    if (c < rule.first || c > rule.last) continue;
    char digits[8];
    int count = std::snprintf(digits, sizeof digits, "%04X", c);
    char* end = std::copy(rule.prefix.begin(), rule.prefix.end(), out);
    return static_cast<size_t>(std::copy_n(digits, count, end) - out);
  }
  int64_t record = record_of(c);
  if (record < 0) return 0;
  Reader reader = read_record(static_cast<size_t>(record));
  std::string_view name = reader.name();
  std::memcpy(out, name.data(), name.size());
  return name.size();
}

int64_t pyc_character_named(const char* name, size_t length) {
  if (length > kLongest) return -1;
  std::string_view given(name, length);
  if (given.starts_with(kSyllable)) return syllable_named(given.substr(kSyllable.size()));
  if (given.starts_with(kIdeograph)) return numbered_named(given, true);
  char capitals[kLongest];
  std::transform(given.begin(), given.end(), capitals,
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  std::string_view upper(capitals, length);
  if (upper.starts_with(kIdeograph)) return -1;
  int64_t point = numbered_named(upper, false);
  if (point >= 0) return point;
  int64_t record = record_named(upper);
  return record < 0 ? -1 : point_of(static_cast<size_t>(record));
}

} // namespace pyc
