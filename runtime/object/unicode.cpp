#include "object/unicode.h"

namespace pyc {

namespace {

/// Distances, or kExtendedMapping plus the place of {count, points…} in kExtended.
struct UnicodeRecord {
  uint16_t flags;
  int8_t decimal;
  int8_t digit;
  int32_t lower;
  int32_t upper;
  int32_t title;
  int32_t fold;
};

constexpr int32_t kExtendedMapping = 1 << 24;

/// Bits of UnicodeRecord::flags, in the generator's order.
enum Flag : uint16_t {
  kSpace = 1 << 0,
  kAlpha = 1 << 1,
  kDecimal = 1 << 2,
  kDigit = 1 << 3,
  kNumeric = 1 << 4,
  kLower = 1 << 5,
  kUpper = 1 << 6,
  kPrintable = 1 << 7,
  kIdentifierStart = 1 << 8,
  kIdentifierContinue = 1 << 9,
  kTitle = 1 << 10,
  kCased = 1 << 11,
  kCaseIgnorable = 1 << 12,
};

#include "unicode_tables.inc"

const UnicodeRecord& record_of(uint32_t c) {
  if (c > 0x10ffff) c = 0x10ffff;
  return kRecords[kBlocks[kBlockIndex[c / kBlockSize] * kBlockSize + c % kBlockSize]];
}

bool has(uint32_t c, Flag flag) {
  return (record_of(c).flags & flag) != 0;
}

size_t map_point(uint32_t c, int32_t mapping, uint32_t out[3]) {
  if (mapping < kExtendedMapping) {
    out[0] = static_cast<uint32_t>(static_cast<int32_t>(c) + mapping);
    return 1;
  }
  const uint32_t* entry = &kExtended[mapping - kExtendedMapping];
  for (uint32_t i = 0; i < entry[0]; i++)
    out[i] = entry[i + 1];
  return entry[0];
}

} // namespace

bool unicode_is_space(uint32_t c) {
  return has(c, kSpace);
}
bool unicode_is_alpha(uint32_t c) {
  return has(c, kAlpha);
}
bool unicode_is_decimal(uint32_t c) {
  return has(c, kDecimal);
}
bool unicode_is_digit(uint32_t c) {
  return has(c, kDigit);
}
bool unicode_is_numeric(uint32_t c) {
  return has(c, kNumeric);
}
bool unicode_is_lower(uint32_t c) {
  return has(c, kLower);
}
bool unicode_is_upper(uint32_t c) {
  return has(c, kUpper);
}
bool unicode_is_title(uint32_t c) {
  return has(c, kTitle);
}
bool unicode_is_cased(uint32_t c) {
  return has(c, kCased);
}
bool unicode_is_case_ignorable(uint32_t c) {
  return has(c, kCaseIgnorable);
}
bool unicode_is_printable(uint32_t c) {
  return has(c, kPrintable);
}
bool unicode_is_identifier_start(uint32_t c) {
  return has(c, kIdentifierStart);
}
bool unicode_is_identifier_continue(uint32_t c) {
  return has(c, kIdentifierContinue);
}
int unicode_decimal(uint32_t c) {
  return record_of(c).decimal;
}

char unicode_number_char(uint32_t c) {
  if (c < 0x80) return static_cast<char>(c);
  if (unicode_is_space(c)) return ' ';
  int digit = unicode_decimal(c);
  return digit < 0 ? '?' : static_cast<char>('0' + digit);
}
int unicode_digit(uint32_t c) {
  return record_of(c).digit;
}
size_t unicode_to_lower(uint32_t c, uint32_t out[3]) {
  return map_point(c, record_of(c).lower, out);
}
size_t unicode_to_upper(uint32_t c, uint32_t out[3]) {
  return map_point(c, record_of(c).upper, out);
}
size_t unicode_to_title(uint32_t c, uint32_t out[3]) {
  return map_point(c, record_of(c).title, out);
}
size_t unicode_fold(uint32_t c, uint32_t out[3]) {
  return map_point(c, record_of(c).fold, out);
}

} // namespace pyc
