/** Numeric literals: all forms, and CPython's errors and warnings for malformed ones. */
import type { i32 } from "../dialect.ts";
import { charToString, codePointsToString } from "../dialect.ts";
import { Char, isDigit, isHexDigit, isNamePart } from "./characters.ts";
import type { Scanner } from "./scanner.ts";
import { LexerWarning } from "./scanner.ts";
import { type Token, TokenKind } from "./token.ts";

/** Scans the number that begins at `scanner.position`, which is a digit, or a dot before a digit. */
export function scanNumber(scanner: Scanner): Token {
  const start = scanner.position;
  const c = scanner.at(start);
  const next = scanner.at(start + 1) | 32;
  let end = 0;
  if (c === Char.Zero && next === Char.LowerX) end = scanRadix(scanner, start + 2, 16, "hexadecimal");
  else if (c === Char.Zero && next === Char.LowerO) end = scanRadix(scanner, start + 2, 8, "octal");
  else if (c === Char.Zero && next === Char.LowerB) end = scanRadix(scanner, start + 2, 2, "binary");
  else if (c === Char.Zero) end = scanLeadingZero(scanner, start);
  else if (c === Char.Dot) end = scanFraction(scanner, start + 1);
  else end = scanAfterInteger(scanner, scanDigits(scanner, start));
  return scanner.finish(TokenKind.Number, end, codePointsToString(scanner.source, start, end));
}

function isRadixDigit(c: i32, radix: i32): boolean {
  return radix === 16 ? isHexDigit(c) : c >= Char.Zero && c < Char.Zero + radix;
}

function scanRadix(scanner: Scanner, from: i32, radix: i32, kind: string): i32 {
  let i = from;
  while (true) {
    if (scanner.at(i) === Char.Underscore) i++;
    if (!isRadixDigit(scanner.at(i), radix)) failRadix(scanner, i, radix, kind);
    while (isRadixDigit(scanner.at(i), radix)) i++;
    if (scanner.at(i) !== Char.Underscore) break;
  }
  if (isDigit(scanner.at(i))) failRadix(scanner, i, radix, kind);
  checkEnd(scanner, i, kind);
  return i;
}

function failRadix(scanner: Scanner, index: i32, radix: i32, kind: string): never {
  const c = scanner.at(index);
  if (radix !== 16 && isDigit(c)) {
    scanner.failAt(index + 1, `invalid digit '${charToString(c)}' in ${kind} literal`);
  }
  scanner.failAt(index, `invalid ${kind} literal`);
}

/** Digits with single underscores between them, from a digit. */
function scanDigits(scanner: Scanner, from: i32): i32 {
  let i = from;
  while (true) {
    while (isDigit(scanner.at(i))) i++;
    if (scanner.at(i) !== Char.Underscore) return i;
    i++;
    if (!isDigit(scanner.at(i))) scanner.failAt(i, "invalid decimal literal");
  }
}

/** Zeros may lead a float or an imaginary number, and may be a zero of any length; 0777 is an error. */
function scanLeadingZero(scanner: Scanner, from: i32): i32 {
  let i = from;
  while (true) {
    if (scanner.at(i) === Char.Underscore) {
      i++;
      if (!isDigit(scanner.at(i))) scanner.failAt(i, "invalid decimal literal");
    }
    if (scanner.at(i) !== Char.Zero) break;
    i++;
  }
  const zerosEnd = i;
  const nonzero = isDigit(scanner.at(i));
  if (nonzero) i = scanDigits(scanner, i);
  const c = scanner.at(i);
  const lower = c | 32;
  if (c === Char.Dot || lower === Char.LowerE || lower === Char.LowerJ) return scanAfterInteger(scanner, i);
  if (nonzero) {
    const rule =
      "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
    scanner.failRange(from, zerosEnd, rule);
  }
  checkEnd(scanner, i, "decimal");
  return i;
}

function scanAfterInteger(scanner: Scanner, index: i32): i32 {
  if (scanner.at(index) === Char.Dot) return scanFraction(scanner, index + 1);
  return scanExponent(scanner, index);
}

/** What follows the dot; there may be no digits. */
function scanFraction(scanner: Scanner, from: i32): i32 {
  let i = from;
  if (isDigit(scanner.at(i))) i = scanDigits(scanner, i);
  return scanExponent(scanner, i);
}

function scanExponent(scanner: Scanner, from: i32): i32 {
  let i = from;
  if ((scanner.at(i) | 32) === Char.LowerE && scanner.at(i) >= 0) {
    const sign = scanner.at(i + 1);
    if (sign === Char.Plus || sign === Char.Minus) {
      if (!isDigit(scanner.at(i + 2))) scanner.failAt(i + 2, "invalid decimal literal");
      i = scanDigits(scanner, i + 2);
    } else if (isDigit(sign)) {
      i = scanDigits(scanner, i + 1);
    } else {
      // "1else": the number ends before the keyword.
      checkEnd(scanner, i, "decimal");
      return i;
    }
  }
  const c = scanner.at(i);
  if (c === Char.LowerJ || c === Char.UpperJ) {
    checkEnd(scanner, i + 1, "imaginary");
    return i + 1;
  }
  checkEnd(scanner, i, "decimal");
  return i;
}

/**
 * A name directly behind a number is an error, except for a keyword that could follow a number in valid code: that is a warning.
 * Non-ASCII letters are left to the next token, as in CPython.
 */
function checkEnd(scanner: Scanner, index: i32, kind: string): void {
  const c = scanner.at(index);
  if (c < 0 || c >= 128 || !isNamePart(c)) return;
  if (keywordFollows(scanner, index)) {
    scanner.warnings.push(new LexerWarning(`invalid ${kind} literal`, scanner.line));
    return;
  }
  scanner.failAt(index, `invalid ${kind} literal`);
}

function keywordFollows(scanner: Scanner, index: i32): boolean {
  const c = scanner.at(index);
  const next = scanner.at(index + 1);
  switch (c) {
    case Char.LowerA:
      return next === Char.LowerN && wordEnds(scanner, index + 2, Char.LowerD);
    case Char.LowerE:
      return (
        next === Char.LowerL &&
        scanner.at(index + 2) === Char.LowerS &&
        wordEnds(scanner, index + 3, Char.LowerE)
      );
    case Char.LowerF:
      return next === Char.LowerO && wordEnds(scanner, index + 2, Char.LowerR);
    case Char.LowerI:
      return next === Char.LowerF || next === Char.LowerN || next === Char.LowerS;
    case Char.LowerO:
      return wordEnds(scanner, index + 1, Char.LowerR);
    case Char.LowerN:
      return next === Char.LowerO && wordEnds(scanner, index + 2, Char.LowerT);
    default:
      return false;
  }
}

function wordEnds(scanner: Scanner, index: i32, last: i32): boolean {
  return scanner.at(index) === last && !isNamePart(scanner.at(index + 1));
}
