#pragma once
/// Decompression of raw deflate streams (RFC 1951): the sources that executables carry for tracebacks.

#include <cstddef>
#include <cstdint>

namespace pyc {

/// Fills `out`, whose size is known, from a complete stream. False when the stream is malformed or of another
/// length.
bool inflate(const uint8_t* in, size_t in_size, char* out, size_t out_size);

} // namespace pyc
