/** Columns as CPython reports them: characters, counted from 1, cut at the end of the line. */
import type { i32 } from "../../dialect.ts";
import type { Parser } from "../parser.ts";

/**
 * How many characters of a line its first `byteCount` bytes touch; one more than there are if they reach beyond its end. `reached` is
 * the last token that was read: CPython looks at a line that it has left without its newline.
 */
export function characterCount(p: Parser, reached: i32, line: i32, byteCount: i32): i32 {
  const start = p.lexer.scanner.lineStarts[line - 1]!;
  const source = p.source;
  const left = p.tokens.endLine(reached) > line;
  let bytes = 0;
  let i = start;
  while (bytes < byteCount) {
    if (i >= source.length || (source[i]! === 0x0a && left)) return i - start + 1;
    const c = source[i]!;
    bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    i++;
    if (c === 0x0a) return bytes < byteCount ? i - start + 1 : i - start;
  }
  return i - start;
}

/**
 * The character offset, from 1, of a byte column (from 0). An empty token at the very start of its line has the column -1, and the
 * offset 0.
 */
export function characterOffset(p: Parser, reached: i32, line: i32, byteColumn: i32): i32 {
  return characterCount(p, reached, line, byteColumn + 1);
}
