#pragma once
/// The LEB128 numbers of line tables (compiler/frontend/emit/FORMAT.md, "Line table").

#include <cstddef>
#include <cstdint>

#include "platform/vector.h"

namespace pyc {

class LineReader {
public:
  LineReader(const uint8_t* bytes, uint32_t size) : cursor_(bytes), end_(bytes + size) {}
  bool at_end() const { return cursor_ >= end_; }
  uint32_t number() {
    uint32_t value = 0;
    for (unsigned shift = 0; cursor_ < end_; shift += 7) {
      uint8_t byte = *cursor_++;
      value |= static_cast<uint32_t>(byte & 0x7f) << shift;
      if (!(byte & 0x80)) break;
    }
    return value;
  }
  int32_t zigzag() {
    uint32_t n = number();
    return static_cast<int32_t>(n >> 1) ^ -static_cast<int32_t>(n & 1);
  }

private:
  const uint8_t* cursor_;
  const uint8_t* end_;
};

class LineWriter {
public:
  void number(uint32_t value) {
    for (; value >= 0x80; value >>= 7)
      bytes_.push(static_cast<uint8_t>(value | 0x80));
    bytes_.push(static_cast<uint8_t>(value));
  }
  void zigzag(int32_t n) { number((static_cast<uint32_t>(n) << 1) ^ static_cast<uint32_t>(n >> 31)); }
  const Vector<uint8_t>& bytes() const { return bytes_; }

private:
  Vector<uint8_t> bytes_;
};

} // namespace pyc
