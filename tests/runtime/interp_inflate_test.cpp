/// Decompression: the three kinds of blocks, and streams that are cut or malformed.

#include "platform/inflate.h"
#include "runtime/check.h"

#include <cstring>

namespace pyc {

// "aaaaaaaaaabbbbbbbbbb" five times, as raw deflate with a fixed Huffman block.
static const uint8_t fixed[] = {75, 76, 132, 129, 36, 56, 72, 164, 178, 24, 0};
// The numbers 0 to 199, one a line, as raw deflate with a dynamic Huffman block.
static const uint8_t dynamic[] = {
    29,  210, 201, 1,   196, 32,  16,  196, 192, 191, 162, 161, 57,  6,   38,  255, 196, 86,  222, 127, 219,
    198, 37,  6,   97,  178, 216, 28,  138, 203, 163, 201, 32,  33,  147, 44,  178, 201, 33,  69,  46,  121,
    164, 153, 131, 233, 51,  147, 185, 152, 155, 121, 152, 197, 188, 204, 199, 108, 214, 96,  133, 229, 43,
    23,  107, 179, 14,  171, 88,  151, 245, 88,  205, 30,  236, 176, 39,  219, 47,  110, 246, 97,  23,  251,
    178, 31,  187, 57,  131, 19,  206, 228, 44,  142, 7,   58,  156, 226, 92,  206, 227, 52,  53,  168, 80,
    147, 90,  212, 166, 60,  111, 81,  151, 122, 84,  115, 7,   55,  220, 201, 93,  220, 205, 61,  92,  127,
    231, 114, 31,  183, 121, 131, 23,  222, 228, 45,  222, 230, 29,  94,  241, 252, 219, 199, 107, 122, 208,
    161, 39,  189, 232, 77,  31,  186, 232, 75,  139, 241, 105, 200, 49,  244, 24,  130, 12,  69,  134, 36,
    67,  147, 33,  202, 80,  101, 200, 50,  220, 253, 217, 220, 125, 112, 159, 220, 71,  247, 217, 125, 120,
    159, 222, 199, 167, 95,  4,   204, 252, 124, 221, 105, 24,  17,  163, 98,  100, 140, 142, 17,  50,  74,
    70,  202, 104, 153, 245, 133, 112, 39,  103, 244, 140, 160, 81,  52,  146, 70,  211, 136, 26,  85,  35,
    107, 246, 87,  204, 157, 178, 145, 54,  218, 70,  220, 168, 27,  121, 163, 111, 4,   142, 194, 57,  95,
    90,  119, 34,  71,  229, 200, 28,  157, 35,  116, 148, 142, 212, 209, 58,  98,  167, 190, 59,  224, 78,
    239, 8,   30,  197, 35,  121, 52,  143, 232, 81,  61,  178, 71,  247, 220, 239, 178, 184, 147, 62,  218,
    71,  252, 168, 31,  249, 163, 127, 12,  16,  11,  196, 4,   121, 223, 173, 114, 103, 133, 152, 33,  118,
    136, 33,  98,  137, 152, 34,  182, 136, 49,  98,  141, 244, 119, 253, 154, 31};

TEST(inflate_stored_block) {
  const uint8_t stream[] = {1, 3, 0, 0xfc, 0xff, 'a', 'b', 'c'};
  char out[3];
  CHECK(inflate(stream, sizeof stream, out, 3) && std::memcmp(out, "abc", 3) == 0);
  CHECK(!inflate(stream, sizeof stream, out, 2));
  CHECK(!inflate(stream, sizeof stream - 1, out, 3));
}

TEST(inflate_fixed_codes) {
  char out[100], expected[100];
  for (size_t i = 0; i < sizeof expected; i++)
    expected[i] = i / 10 % 2 ? 'b' : 'a';
  CHECK(inflate(fixed, sizeof fixed, out, sizeof out));
  CHECK(std::memcmp(out, expected, sizeof out) == 0);
  for (size_t cut = 0; cut < sizeof fixed; cut++)
    CHECK(!inflate(fixed, cut, out, sizeof out));
}

TEST(inflate_dynamic_codes) {
  char out[690], expected[1024];
  size_t length = 0;
  for (int i = 0; i < 200; i++)
    length += static_cast<size_t>(std::snprintf(expected + length, sizeof expected - length, "%d\n", i));
  CHECK(length == sizeof out);
  CHECK(inflate(dynamic, sizeof dynamic, out, sizeof out));
  CHECK(std::memcmp(out, expected, sizeof out) == 0);
  for (size_t cut = 0; cut < sizeof dynamic; cut += 7)
    CHECK(!inflate(dynamic, cut, out, sizeof out));
}

TEST(inflate_malformed) {
  char out[16];
  const uint8_t reserved_kind[] = {7};
  const uint8_t distance_too_far[] = {0x4b, 0x04, 0x02, 0x00};
  CHECK(!inflate(reserved_kind, sizeof reserved_kind, out, sizeof out));
  CHECK(!inflate(distance_too_far, sizeof distance_too_far, out, sizeof out));
}

} // namespace pyc
