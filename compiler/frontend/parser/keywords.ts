/** Keywords as small integers, so that the parser compares numbers. Soft keywords come after the hard ones. */
import type { i32 } from "../dialect.ts";

export enum Keyword {
  /** Not a keyword: an ordinary name, or a token that is no name at all. */
  None,
  False,
  NoneValue,
  True,
  And,
  As,
  Assert,
  Async,
  Await,
  Break,
  Class,
  Continue,
  Def,
  Del,
  Elif,
  Else,
  Except,
  Finally,
  For,
  From,
  Global,
  If,
  Import,
  In,
  Is,
  Lambda,
  Nonlocal,
  Not,
  Or,
  Pass,
  Raise,
  Return,
  Try,
  While,
  With,
  Yield,
  Case,
  Match,
  Type,
  Underscore,
}

/** The first soft keyword: from here on a keyword may also be an identifier. */
const FIRST_SOFT: i32 = Keyword.Case;

const keywordCodes = new Map([
  ["False", 1],
  ["None", 2],
  ["True", 3],
  ["and", 4],
  ["as", 5],
  ["assert", 6],
  ["async", 7],
  ["await", 8],
  ["break", 9],
  ["class", 10],
  ["continue", 11],
  ["def", 12],
  ["del", 13],
  ["elif", 14],
  ["else", 15],
  ["except", 16],
  ["finally", 17],
  ["for", 18],
  ["from", 19],
  ["global", 20],
  ["if", 21],
  ["import", 22],
  ["in", 23],
  ["is", 24],
  ["lambda", 25],
  ["nonlocal", 26],
  ["not", 27],
  ["or", 28],
  ["pass", 29],
  ["raise", 30],
  ["return", 31],
  ["try", 32],
  ["while", 33],
  ["with", 34],
  ["yield", 35],
  ["case", 36],
  ["match", 37],
  ["type", 38],
  ["_", 39],
]);

/** The longest keywords have eight letters. */
const LONGEST: i32 = 8;

/** The `Keyword` that an identifier is, or `Keyword.None`. */
export function keywordOf(text: string): Keyword {
  if (text.length > LONGEST || !keywordCodes.has(text)) return Keyword.None;
  return keywordCodes.get(text)! as Keyword;
}

/** Whether a name with this keyword code can be an identifier. */
export function isIdentifierWord(word: Keyword): boolean {
  return word === Keyword.None || word >= FIRST_SOFT;
}
