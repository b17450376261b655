#pragma once
/// Which part of a source segment a traceback underlines with `^`, the rest with `~`: the operator of a
/// binary operation, the brackets of a subscript or call.

#include <cstddef>
#include <cstdint>

namespace pyc {

/// Lines count from 0, columns in characters; the column of line 0 counts from the segment's start. The end
/// is exclusive.
struct Anchors {
  bool found;
  uint32_t left_line;
  uint32_t left_column;
  uint32_t right_line;
  uint32_t right_column;
};

/// `segment` is the text of one expression, lines separated by '\n'. Not found: it is anything else than a
/// binary operation, subscript or call.
Anchors find_anchors(const uint32_t* segment, size_t length);

/// Whether the statement in `text` is `return name(…)` or `name = …(…)` whose call is exactly the characters
/// [start, end): tracebacks show no carets then.
bool is_plain_call_statement(const uint32_t* text, size_t length, size_t start, size_t end);

} // namespace pyc
