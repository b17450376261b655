/** Twins of compiler/frontend/dialect.ts: same names in snake_case, same results. */
#pragma once

#include "array.h"
#include "map.h"
#include "text.h"

namespace pyc::frontend {

/** Code points, lone surrogates included. */
using CodePoints = Array<i32>;

/** Decimal text of an integer. */
String int_to_string(Context& cx, i64 n);

/** Text of code points `from` (inclusive) to `to` (exclusive); pairs for those beyond U+FFFF. */
String code_points_to_string(Context& cx, const CodePoints* points, i32 from, i32 to);

/** The inverse; a lone surrogate becomes a code point of its own. */
CodePoints* string_to_code_points(Context& cx, String text);

/** A one-character string from a code point. */
String char_to_string(Context& cx, i32 point);

/** The digits of the shortest decimal that reads back as `literal`, "e", and the exponent of the first; "inf"
 * on overflow. */
String shortest_float(Context& cx, String literal);

/** `idiv` takes the context as every translated function does. */
constexpr i32 idiv(Context&, i64 a, i64 b) {
  return idiv(a, b);
}

/** What CPython raises for a source text that it rejects. */
struct SyntaxFailure {
  String type;
  String message;
  i32 line = 0;
  i32 column = 0;
  i32 endLine = 0;
  i32 endColumn = 0;

  static SyntaxFailure* make(Context& cx, String type, String message, i32 line, i32 column, i32 end_line,
                             i32 end_column);
};

/** Leaves the run: `run` returns false, and the context says why. */
[[noreturn]] void fail(Context& cx, SyntaxFailure* failure);

/** How generated code names this namespace, so that no member or local hides what it needs. */
namespace rt = ::pyc::frontend;

} // namespace pyc::frontend
