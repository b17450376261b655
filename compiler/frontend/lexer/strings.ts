/** String and bytes literals without replacement fields: finds the end; `literals.ts` computes the value. */
import type { i32 } from "../dialect.ts";
import { intToString, SyntaxFailure } from "../dialect.ts";
import { Char } from "./characters.ts";
import type { Scanner } from "./scanner.ts";
import { type Token, TokenKind } from "./token.ts";

/** Which prefix letters stand before a quote, as a set of bits. */
export enum Prefix {
  None = 0,
  B = 1,
  R = 2,
  U = 4,
  F = 8,
  T = 16,
}

/** The bit of a prefix letter; 0 for other characters. */
export function prefixBit(c: i32): i32 {
  switch (c | 32) {
    case Char.LowerB:
      return Prefix.B;
    case Char.LowerR:
      return Prefix.R;
    case Char.LowerU:
      return Prefix.U;
    case Char.LowerF:
      return Prefix.F;
    case Char.LowerT:
      return Prefix.T;
    default:
      return 0;
  }
}

/** Fails if prefix letters are combined that exclude each other. `quote` is the index of the quote. */
export function checkPrefixes(scanner: Scanner, bits: i32, quote: i32): void {
  const u = (bits & Prefix.U) !== 0;
  const b = (bits & Prefix.B) !== 0;
  const f = (bits & Prefix.F) !== 0;
  const t = (bits & Prefix.T) !== 0;
  let pair = "";
  if (u && b) pair = "'u' and 'b'";
  else if (u && (bits & Prefix.R) !== 0) pair = "'u' and 'r'";
  else if (u && f) pair = "'u' and 'f'";
  else if (u && t) pair = "'u' and 't'";
  else if (b && f) pair = "'b' and 'f'";
  else if (b && t) pair = "'b' and 't'";
  else if (f && t) pair = "'f' and 't'";
  if (pair !== "") scanner.failRange(scanner.tokenStart, quote, `${pair} prefixes are incompatible`);
}

/** 3 if three quotes stand at `index`, else 1. */
export function quoteSizeAt(scanner: Scanner, index: i32): i32 {
  const quote = scanner.at(index);
  return scanner.at(index + 1) === quote && scanner.at(index + 2) === quote ? 3 : 1;
}

/** Scans the literal whose opening quote is at `index`; the token began at its prefix. */
export function scanString(scanner: Scanner, index: i32): Token {
  const source = scanner.source;
  const length = source.length;
  const quote = scanner.at(index);
  const quoteSize = quoteSizeAt(scanner, index);
  const firstLine = scanner.line;
  const firstLineStart = scanner.lineStart;
  let escapedQuote = false;
  let run = 0;
  let i = index + quoteSize;
  while (run < quoteSize) {
    let c = i < length ? source[i]! : -1;
    if (c < 0 || (quoteSize === 1 && c === Char.LineFeed)) {
      failUnterminated(scanner, quote, quoteSize, escapedQuote, firstLine, firstLineStart);
    }
    i++;
    run = c === quote ? run + 1 : 0;
    if (c === Char.Backslash) {
      c = scanner.at(i);
      i++;
      if (c === quote) escapedQuote = true;
    }
    if (c === Char.LineFeed) scanner.enterLine(i - 1);
  }
  return scanner.finish(TokenKind.String, i, "");
}

/** The failure is placed at the literal's start, and names the line at which it was noticed. */
function failUnterminated(
  scanner: Scanner,
  quote: i32,
  quoteSize: i32,
  escapedQuote: boolean,
  line: i32,
  lineStart: i32,
): never {
  const column = scanner.tokenStart + 1 - lineStart;
  const detected = ` (detected at line ${intToString(scanner.line)})`;
  let message = "";
  const mode = scanner.mode();
  if (mode !== null && mode.quote === quote && mode.quoteSize === quoteSize) {
    message = `${mode.prefix}-string: expecting '}'`;
  } else if (quoteSize === 3) {
    message = `unterminated triple-quoted string literal${detected}`;
  } else {
    const hint = escapedQuote ? "; perhaps you escaped the end quote?" : "";
    message = `unterminated string literal${detected}${hint}`;
  }
  scanner.failWith(new SyntaxFailure("SyntaxError", message, line, column, line, column));
}
