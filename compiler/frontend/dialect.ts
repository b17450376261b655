/**
 * The vocabulary of the front-end dialect (see compiler/translate/DIALECT.md). Everything here has a hand-written
 * C++ twin in the runtime, so the list stays short.
 */

export type i32 = number;
export type u8 = number;
export type u16 = number;
export type u32 = number;

/** Unicode code points, lone surrogates included: source text and the values of string literals. */
export type CodePoints = i32[];

/** Integer division that truncates towards zero. `b` must not be 0. */
export function idiv(a: i32, b: i32): i32 {
  return (a / b) | 0;
}

/** Decimal text of an integer. */
export function intToString(n: i32): string {
  return String(n);
}

/** Arrays of every length up to this, for the arguments of the call that makes a text of so many code units. */
const CHUNK = 256;
const argumentsOf = Array.from({ length: CHUNK + 1 }, (_, length) => new Array<i32>(length).fill(0));

/** Text of code points `from` (inclusive) to `to` (exclusive); pairs for those beyond U+FFFF. */
export function codePointsToString(points: CodePoints, from: i32, to: i32): string {
  // One call makes a flat text. Appending characters makes a rope, which the first comparison or search with it has to flatten.
  if (to - from <= CHUNK) return chunkToString(points, from, to);
  let text = "";
  for (let start = from; start < to; start += CHUNK) {
    text += chunkToString(points, start, start + CHUNK < to ? start + CHUNK : to);
  }
  return text;
}

function chunkToString(points: CodePoints, from: i32, to: i32): string {
  const units = argumentsOf[to - from]!;
  for (let i = from; i < to; i++) {
    const point = points[i]!;
    if (point > 0xffff) return String.fromCodePoint.apply(null, points.slice(from, to));
    units[i - from] = point;
  }
  return String.fromCharCode.apply(null, units);
}

/** The inverse of `codePointsToString`; a lone surrogate becomes a code point of its own. */
export function stringToCodePoints(text: string): CodePoints {
  const points: CodePoints = new Array<i32>(text.length);
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit < 0xdc00) {
      const point = text.codePointAt(i)!;
      points[count++] = point;
      if (point > 0xffff) i++;
    } else points[count++] = unit;
  }
  points.length = count;
  return points;
}

/** A one-character string from a code point. */
export function charToString(point: i32): string {
  return String.fromCodePoint(point);
}

/** What CPython raises for a source text that it rejects. Positions are CPython's: lines from 1, columns in characters from 1, 0 where unknown. */
export class SyntaxFailure {
  /** "SyntaxError", "IndentationError", "TabError", "MemoryError", "RecursionError", "ValueError", "OverflowError" or "UnicodeDecodeError". */
  type: string;
  message: string;
  line: i32;
  column: i32;
  endLine: i32;
  endColumn: i32;
  constructor(type: string, message: string, line: i32, column: i32, endLine: i32, endColumn: i32) {
    this.type = type;
    this.message = message;
    this.line = line;
    this.column = column;
    this.endLine = endLine;
    this.endColumn = endColumn;
  }
}

/** Carries a `SyntaxFailure` out of the dialect; only code outside the dialect catches it. */
export class FrontendFailure extends Error {
  readonly failure: SyntaxFailure;
  constructor(failure: SyntaxFailure) {
    super(`${failure.type}: ${failure.message} (line ${failure.line}, column ${failure.column})`);
    this.failure = failure;
  }
}

/** The dialect's only non-local exit. */
export function fail(failure: SyntaxFailure): never {
  throw new FrontendFailure(failure);
}

/**
 * The shortest decimal that reads back as the float `literal` (digits, ".", exponent; no underscores), as significant digits without a
 * point and the exponent of the first: "15e-1" stands for 0.15; zero is "0e0", overflow "inf".
 */
export function shortestFloat(literal: string): string {
  const value = Number(literal);
  if (value === Number.POSITIVE_INFINITY) return "inf";
  const [digits, exponent] = value.toExponential().split("e");
  return `${digits!.replace(".", "")}e${Number(exponent)}`;
}
