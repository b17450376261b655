import type { i32 } from "../dialect.ts";

/** Code points that the lexer names. */
export enum Char {
  Tab = 9,
  LineFeed = 10,
  FormFeed = 12,
  CarriageReturn = 13,
  Space = 32,
  Exclamation = 33,
  DoubleQuote = 34,
  Hash = 35,
  Percent = 37,
  Amper = 38,
  SingleQuote = 39,
  LParen = 40,
  RParen = 41,
  Star = 42,
  Plus = 43,
  Comma = 44,
  Minus = 45,
  Dot = 46,
  Slash = 47,
  Zero = 48,
  One = 49,
  Seven = 55,
  Nine = 57,
  Colon = 58,
  Semicolon = 59,
  Less = 60,
  Equal = 61,
  Greater = 62,
  At = 64,
  UpperA = 65,
  UpperB = 66,
  UpperE = 69,
  UpperF = 70,
  UpperJ = 74,
  UpperN = 78,
  UpperO = 79,
  UpperR = 82,
  UpperT = 84,
  UpperU = 85,
  UpperX = 88,
  UpperZ = 90,
  LSquare = 91,
  Backslash = 92,
  RSquare = 93,
  Circumflex = 94,
  Underscore = 95,
  LowerA = 97,
  LowerB = 98,
  LowerD = 100,
  LowerE = 101,
  LowerF = 102,
  LowerI = 105,
  LowerJ = 106,
  LowerL = 108,
  LowerN = 110,
  LowerO = 111,
  LowerR = 114,
  LowerS = 115,
  LowerT = 116,
  LowerU = 117,
  LowerV = 118,
  LowerX = 120,
  LowerZ = 122,
  LBrace = 123,
  VBar = 124,
  RBrace = 125,
  Tilde = 126,
}

/** 0 to 9. */
export function isDigit(c: i32): boolean {
  return c >= Char.Zero && c <= Char.Nine;
}

/** 0 to 9, a to f, A to F. */
export function isHexDigit(c: i32): boolean {
  return isDigit(c) || (c >= Char.LowerA && c <= Char.LowerF) || (c >= Char.UpperA && c <= Char.UpperF);
}

/** The value of a hexadecimal digit. */
export function hexDigitValue(c: i32): i32 {
  if (c <= Char.Nine) return c - Char.Zero;
  return (c | 32) - Char.LowerA + 10;
}

/** What can begin a name as far as scanning goes: all of non-ASCII; `checkIdentifier` looks closer afterwards. */
export function isNameStart(c: i32): boolean {
  return (
    (c >= Char.LowerA && c <= Char.LowerZ) ||
    (c >= Char.UpperA && c <= Char.UpperZ) ||
    c === Char.Underscore ||
    c >= 128
  );
}

/** What can continue a name, in the same sense. */
export function isNamePart(c: i32): boolean {
  return isNameStart(c) || isDigit(c);
}
