/**
 * f- and t-strings. The opening quote pushes a mode; from then on `scanText` yields the literal text, and the tokens of a replacement
 * field are the ordinary ones. The brackets' depth tells which brace ends a field and which colon begins a format specification.
 */
import type { CodePoints, i32 } from "../dialect.ts";
import { charToString, intToString, SyntaxFailure } from "../dialect.ts";
import { Char } from "./characters.ts";
import type { Scanner } from "./scanner.ts";
import { LexerWarning, StringMode } from "./scanner.ts";
import { Prefix, quoteSizeAt } from "./strings.ts";
import { type Token, TokenKind } from "./token.ts";

/** CPython's limits: strings within strings (the bottom of its stack is the module), and fields within format specifications. */
const MAX_STRINGS: i32 = 149;
const MAX_FIELDS: i32 = 3;

/** Opens the string whose opening quote is at `index`; the token began at its prefix. */
export function openString(scanner: Scanner, bits: i32, index: i32): Token {
  const size = quoteSizeAt(scanner, index);
  const template = (bits & Prefix.T) !== 0;
  if (scanner.modes.length >= MAX_STRINGS)
    scanner.failAt(index + size, "too many nested f-strings or t-strings");
  const raw = (bits & Prefix.R) !== 0;
  const prefix = template ? "t" : "f";
  scanner.modes.push(
    new StringMode(scanner.at(index), size, raw, prefix, scanner.tokenStart, scanner.line, scanner.lineStart),
  );
  return scanner.finish(template ? TokenKind.TStringStart : TokenKind.FStringStart, index + size, "");
}

/**
 * The next token of the innermost string's text: a Middle, or the End. Returns null when a replacement field begins right here, whose
 * first token the caller reads as usual.
 */
export function scanText(scanner: Scanner, mode: StringMode): Token | null {
  const start = scanner.position;
  if (scanner.at(start) === Char.LBrace && scanner.at(start + 1) !== Char.LBrace) {
    enterField(scanner, mode, start);
    return null;
  }
  scanner.begin(start);
  if (closesAt(scanner, mode, start)) {
    scanner.modes.pop();
    return scanner.finish(
      mode.prefix === "t" ? TokenKind.TStringEnd : TokenKind.FStringEnd,
      start + mode.quoteSize,
      "",
    );
  }
  return scanMiddle(scanner, mode);
}

function closesAt(scanner: Scanner, mode: StringMode, index: i32): boolean {
  for (let i = 0; i < mode.quoteSize; i++) {
    if (scanner.at(index + i) !== mode.quote) return false;
  }
  return true;
}

/** `index` is what CPython has read when it checks the nesting. */
function enterField(scanner: Scanner, mode: StringMode, index: i32): void {
  mode.fieldDepth++;
  if (mode.fieldDepth >= MAX_FIELDS) {
    scanner.failAt(index, `${mode.prefix}-string: expressions nested too deeply`);
  }
  mode.inText = false;
}

function scanMiddle(scanner: Scanner, mode: StringMode): Token {
  const kind = mode.prefix === "t" ? TokenKind.TStringMiddle : TokenKind.FStringMiddle;
  const inSpec = mode.inFormatSpec && mode.fieldDepth >= 0;
  let named = false;
  let run = 0;
  let i = scanner.position;
  while (true) {
    const c = scanner.at(i);
    if (c < 0 || (mode.quoteSize === 1 && c === Char.LineFeed)) failUnterminated(scanner, mode, inSpec, i);
    i++;
    if (c === mode.quote) {
      run++;
      if (run === mode.quoteSize) return scanner.finish(kind, i - run, "");
      continue;
    }
    run = 0;
    if (c === Char.LineFeed) {
      scanner.enterLine(i - 1);
    } else if (c === Char.LBrace) {
      return atOpeningBrace(scanner, mode, kind, inSpec, i);
    } else if (c === Char.RBrace) {
      if (named) return scanner.finish(kind, i, "");
      return atClosingBrace(scanner, mode, kind, inSpec, i);
    } else if (c === Char.Backslash) {
      const next = scanner.at(i);
      if (next === Char.LBrace || next === Char.RBrace) {
        if (!mode.raw) warnInvalidEscape(scanner, next, scanner.line);
      } else if (!mode.raw && next === Char.UpperN) {
        i++;
        if (scanner.at(i) === Char.LBrace) {
          named = true;
          i++;
        }
      } else if (next >= 0) {
        i++;
        if (next === Char.LineFeed) scanner.enterLine(i - 1);
      }
    }
  }
}

/** Behind "{": a doubled one ends the token with the first and skips the second; a single one begins a field. */
function atOpeningBrace(
  scanner: Scanner,
  mode: StringMode,
  kind: TokenKind,
  inSpec: boolean,
  index: i32,
): Token {
  if (scanner.at(index) === Char.LBrace && !inSpec) return skipSecond(scanner, kind, index);
  enterField(scanner, mode, index - 1);
  mode.inFormatSpec = false;
  return scanner.finish(kind, index - 1, "");
}

/** Behind "}": doubled likewise, except within a field, where each brace closes one. */
function atClosingBrace(
  scanner: Scanner,
  mode: StringMode,
  kind: TokenKind,
  inSpec: boolean,
  index: i32,
): Token {
  if (scanner.at(index) === Char.RBrace && !inSpec && mode.depth === 0)
    return skipSecond(scanner, kind, index);
  mode.inText = false;
  mode.inFormatSpec = false;
  return scanner.finish(kind, index - 1, "");
}

function skipSecond(scanner: Scanner, kind: TokenKind, index: i32): Token {
  const token = scanner.finish(kind, index, "");
  // The token's columns cover both braces, its text only one.
  token.endColumn++;
  scanner.position = index + 1;
  return token;
}

function failUnterminated(scanner: Scanner, mode: StringMode, inSpec: boolean, index: i32): never {
  const name = `${mode.prefix}-string`;
  if (inSpec && scanner.at(index) === Char.LineFeed) {
    const rule = `newlines are not allowed in format specifiers for single quoted ${name}s`;
    scanner.failAt(index + 1, `${name}: ${rule}`);
  }
  const triple = mode.quoteSize === 3 ? "triple-quoted " : "";
  const message = `unterminated ${triple}${name} literal (detected at line ${intToString(scanner.line)})`;
  const column = mode.start + 1 - mode.lineStart;
  scanner.failWith(new SyntaxFailure("SyntaxError", message, mode.line, column, mode.line, column));
}

/** Records CPython's warning for a backslash before `c`. */
export function warnInvalidEscape(scanner: Scanner, c: i32, line: i32): void {
  scanner.warnings.push(new LexerWarning(invalidEscapeMessage(charToString(c)), line));
}

/** The text of that warning; `sequence` is what stands behind the backslash. */
export function invalidEscapeMessage(sequence: string): string {
  const head = `"\\${sequence}" is an invalid escape sequence. Such sequences will not work in the future. `;
  return `${head}Did you mean "\\\\${sequence}"? A raw string is also an option.`;
}

/**
 * The text that `f"{expr=}"` shows for the source from `from` to `to`: verbatim, but without comments. As in CPython, a quote opens a
 * string and the next equal one closes it.
 */
export function debugText(source: CodePoints, from: i32, to: i32): CodePoints {
  const text: CodePoints = [];
  let quote = 0;
  let i = from;
  while (i < to) {
    const c = source[i]!;
    if (c === Char.SingleQuote || c === Char.DoubleQuote) {
      if (quote === 0) quote = c;
      else if (quote === c) quote = 0;
    } else if (c === Char.Hash && quote === 0) {
      while (i < to && source[i] !== Char.LineFeed) i++;
      continue;
    }
    text.push(c);
    i++;
  }
  return text;
}
