/// Carets of tracebacks: the part of a source segment that is underlined with `^`. The second text marks it.

#include "interp/anchors.h"
#include "interp/source.h"
#include "runtime/check.h"

#include <cstring>

namespace pyc {

static void append(SourceText* out, const char* text) {
  while (*text)
    out->push(static_cast<unsigned char>(*text++));
}

/// Whether the anchors of `segment` are the columns of the carets in `marks`; no carets: no anchors.
static bool anchored(const char* segment, const char* marks) {
  SourceText text;
  append(&text, segment);
  Anchors anchors = find_anchors(text.data(), text.size());
  const char* first = std::strchr(marks, '^');
  if (!first) return !anchors.found;
  auto left = static_cast<uint32_t>(first - marks);
  auto right = static_cast<uint32_t>(std::strrchr(marks, '^') - marks + 1);
  return anchors.found && anchors.left_line == 0 && anchors.right_line == 0 && anchors.left_column == left &&
         anchors.right_column == right;
}

TEST(anchors_of_binary_operations) {
  CHECK(anchored("a + b", "~~^~~"));
  CHECK(anchored("a+b", "~^~"));
  CHECK(anchored("a // b", "~~^^~~"));
  CHECK(anchored("a + b * c", "~~^~~~~~~"));
  CHECK(anchored("a * b + c", "~~~~~~^~~"));
  CHECK(anchored("a - b - c", "~~~~~~^~~"));
  CHECK(anchored("a ** b ** c", "~~^^~~~~~~~"));
  CHECK(anchored("-a * b", "~~~^~~"));
  CHECK(anchored("f(x + 1) | g[y - 2]", "~~~~~~~~~^~~~~~~~~~"));
  CHECK(anchored("(a + b) * c", "~~~~~~~~^~~"));
  CHECK(anchored("a+(b)", "~^^~~"));
  CHECK(anchored("a+(b, c)", "~^~~~~~~"));
  CHECK(anchored("'a + b' + c", "~~~~~~~~^~~"));
}

TEST(anchors_of_brackets) {
  CHECK(anchored("f(x)", "~^^^"));
  CHECK(anchored("f(x)(y, z)", "~~~~^^^^^^"));
  CHECK(anchored("a.b[c].d[e]", "~~~~~~~~^^^"));
  CHECK(anchored("await f(x)", ""));
  CHECK(anchored("f'{a[0]}' + b", "~~~~~~~~~~^~~"));
}

TEST(anchors_of_other_expressions) {
  CHECK(anchored("name", ""));
  CHECK(anchored("a.b", ""));
  CHECK(anchored("-a", ""));
  CHECK(anchored("a < b + c", ""));
  CHECK(anchored("x if a + b else y", ""));
  CHECK(anchored("lambda: a + b", ""));
  CHECK(anchored("[a + b]", ""));
  CHECK(anchored("a, b + c", ""));
  CHECK(anchored("raise f(x)", ""));
  CHECK(anchored("-a ** b", ""));
}

/// The call in `text` starts and ends at the first and last caret of `marks`.
static bool plain_call(const char* source, const char* marks) {
  SourceText text;
  append(&text, source);
  auto start = static_cast<size_t>(std::strchr(marks, '^') - marks);
  auto end = static_cast<size_t>(std::strrchr(marks, '^') - marks + 1);
  return is_plain_call_statement(text.data(), text.size(), start, end);
}

TEST(statements_without_carets) {
  CHECK(plain_call("return f(x)", "       ^^^^"));
  CHECK(plain_call("x = a.f(y)", "    ^^^^^^"));
  CHECK(plain_call("x = f(y); z = 1", "    ^^^^"));
  CHECK(!plain_call("return a.f(x)", "       ^^^^^^"));
  CHECK(!plain_call("return f(x) + 1", "       ^^^^"));
  CHECK(!plain_call("x = y = f(z)", "        ^^^^"));
  CHECK(!plain_call("f(x)", "^^^^"));
}

} // namespace pyc
