#pragma once
/// Names of characters, those of Unicode 16 that CPython 3.14 knows. Their tables are large, so an executable
/// has this object only when the driver asks the linker for it (compiler/driver/characterNames.ts); the
/// functions are null in all others.

#include <cstddef>
#include <cstdint>

namespace pyc {

constexpr size_t kLongestCharacterName = 88;

extern "C" {
/// Writes the name of `c` to `out`, which has room for kLongestCharacterName bytes, and returns its length; 0
/// when it has none. Aliases are the names of points from U+F0000 on, and those of sequences follow them, as
/// the handler namereplace of CPython has it.
__attribute__((weak)) size_t pyc_character_name(uint32_t c, char* out);
/// The character with a name or alias, in letters of either case unless CPython computes the name; -1 when
/// there is none.
__attribute__((weak)) int64_t pyc_character_named(const char* name, size_t length);
}

inline bool have_character_names() {
  return pyc_character_name != nullptr;
}

} // namespace pyc
