#pragma once
/// Unpredictable bytes from the operating system, and a small generator for decisions inside the runtime.

#include <cstddef>
#include <cstdint>

namespace pyc {

/// Fills `buffer` from the system's generator; fatal when it has none.
void random_bytes(void* buffer, size_t bytes);

/// The next number of a splitmix64 sequence (Steele, Lea, Flood 2014); `state` is its seed.
inline uint64_t next_random(uint64_t& state) {
  uint64_t z = (state += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

} // namespace pyc
