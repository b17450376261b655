/** Characters by their Unicode names, for \N{…}: plain names, aliases, Hangul syllables, and names that end with a code point. */
import type { CodePoints, i32 } from "../dialect.ts";
import { charToString, stringToCodePoints } from "../dialect.ts";
import { Char, hexDigitValue, isDigit } from "./characters.ts";
import { NAME_ALIASES, NAMES, NUMBERED_PREFIXES, NUMBERED_RANGES, WORDS } from "./unicodeNameTables.ts";

/** The characters that stand for word 0 and for the digit 0 of a code point in NAMES. */
const FIRST_WORD: i32 = 0x4e00;
const FIRST_DIGIT: i32 = 0x3400;

const HANGUL_PREFIX: string = "HANGUL SYLLABLE ";
const HANGUL_FIRST: i32 = 0xac00;
const HANGUL_LEADING: string[] = [
  "G",
  "GG",
  "N",
  "D",
  "DD",
  "R",
  "M",
  "B",
  "BB",
  "S",
  "SS",
  "",
  "J",
  "JJ",
  "C",
  "K",
  "T",
  "P",
  "H",
];
const HANGUL_VOWELS: string[] = [
  "A",
  "AE",
  "YA",
  "YAE",
  "EO",
  "E",
  "YEO",
  "YE",
  "O",
  "WA",
  "WAE",
  "OE",
  "YO",
  "U",
  "WEO",
  "WE",
  "WI",
  "YU",
  "EU",
  "YI",
  "I",
];
const HANGUL_TRAILING: string[] = [
  "",
  "G",
  "GG",
  "GS",
  "N",
  "NJ",
  "NH",
  "D",
  "L",
  "LG",
  "LM",
  "LB",
  "LS",
  "LT",
  "LP",
  "LH",
  "M",
  "B",
  "BS",
  "S",
  "SS",
  "NG",
  "J",
  "C",
  "K",
  "T",
  "P",
  "H",
];

/** CPython wants names that it computes itself in capitals, and lets these have a leading zero. */
const CJK_PREFIX: string = "CJK UNIFIED IDEOGRAPH-";

/** The code point with that name (letters in either case), or -1. */
export function lookupCharacterName(name: string): i32 {
  const upper = upperCase(name);
  if (NAME_ALIASES.has(upper)) return NAME_ALIASES.get(upper)!;
  if (name.startsWith(HANGUL_PREFIX)) {
    const syllable = findSyllable(name.slice(HANGUL_PREFIX.length));
    if (syllable >= 0) return syllable;
  }
  const numbered = findNumbered(upper.startsWith(CJK_PREFIX) ? name : upper);
  return numbered >= 0 ? numbered : findPlain(upper);
}

function upperCase(name: string): string {
  const points: CodePoints = stringToCodePoints(name);
  let text = "";
  for (let i = 0; i < points.length; i++) {
    const c = points[i]!;
    text += charToString(c >= Char.LowerA && c <= Char.LowerZ ? c - 32 : c);
  }
  return text;
}

/** Index of the longest of `parts` that `text` begins with. */
function longestPart(parts: string[], text: string): i32 {
  let best = -1;
  for (let i = 0; i < parts.length; i++) {
    if (text.startsWith(parts[i]!) && (best < 0 || parts[i]!.length > parts[best]!.length)) best = i;
  }
  return best;
}

function findSyllable(text: string): i32 {
  const leading = longestPart(HANGUL_LEADING, text);
  const afterLeading = text.slice(HANGUL_LEADING[leading]!.length);
  const vowel = longestPart(HANGUL_VOWELS, afterLeading);
  if (vowel < 0) return -1;
  const afterVowel = afterLeading.slice(HANGUL_VOWELS[vowel]!.length);
  const trailing = longestPart(HANGUL_TRAILING, afterVowel);
  if (HANGUL_TRAILING[trailing]!.length !== afterVowel.length) return -1;
  return HANGUL_FIRST + (leading * HANGUL_VOWELS.length + vowel) * HANGUL_TRAILING.length + trailing;
}

/** "CJK UNIFIED IDEOGRAPH-4E00" and its like. */
function findNumbered(name: string): i32 {
  for (let i = 0; i < NUMBERED_PREFIXES.length; i++) {
    const prefix = NUMBERED_PREFIXES[i]!;
    if (!name.startsWith(prefix)) continue;
    const point = hexValue(name.slice(prefix.length), prefix === CJK_PREFIX);
    for (let row = 0; row < NUMBERED_RANGES.length; row += 3) {
      const inRange = NUMBERED_RANGES[row + 1]! <= point && point <= NUMBERED_RANGES[row + 2]!;
      if (NUMBERED_RANGES[row] === i && inRange) return point;
    }
  }
  return -1;
}

/** The value of four or five upper-case hexadecimal digits, -1 for other texts. */
function hexValue(digits: string, zeroAllowed: boolean): i32 {
  if (digits.length < 4 || digits.length > 5 || (digits.startsWith("0") && !zeroAllowed)) return -1;
  let value = 0;
  for (let i = 0; i < digits.length; i++) {
    const c = digits.charCodeAt(i);
    if (!isDigit(c) && (c < Char.UpperA || c > Char.UpperF)) return -1;
    value = value * 16 + hexDigitValue(c);
  }
  return value;
}

function findPlain(name: string): i32 {
  let key = "";
  let start = 0;
  for (let i = 0; i <= name.length; i++) {
    if (i < name.length && name.charCodeAt(i) !== Char.Space) continue;
    const word = findWord(name.slice(start, i));
    if (word === "") return -1;
    key += word;
    start = i + 1;
  }
  return findName(key);
}

/** The character that stands for a word in NAMES; "" if no name has the word. Bisects WORDS by position. */
function findWord(word: string): string {
  let low = 0;
  let high = WORDS.length - 1;
  while (low < high) {
    let start = (low + high) >> 1;
    while (start > low && WORDS.charCodeAt(start) !== Char.Space) start--;
    let end = start + 1;
    while (WORDS.charCodeAt(end) < FIRST_WORD) end++;
    const candidate = WORDS.slice(start + 1, end);
    if (candidate === word) return WORDS.slice(end, end + 1);
    if (candidate < word) low = end + 1;
    else high = start;
  }
  return "";
}

/** The code point of the name with these words, or -1. Bisects NAMES by position. */
function findName(words: string): i32 {
  let low = 0;
  let high = NAMES.length - 1;
  while (low < high) {
    let start = (low + high) >> 1;
    while (start > low && NAMES.charCodeAt(start) !== Char.VBar) start--;
    let end = start + 1;
    while (NAMES.charCodeAt(end) >= FIRST_WORD) end++;
    const candidate = NAMES.slice(start + 1, end);
    if (candidate === words) {
      const upper = NAMES.charCodeAt(end) - FIRST_DIGIT;
      return (upper << 10) + NAMES.charCodeAt(end + 1) - FIRST_DIGIT;
    }
    if (candidate < words) low = end + 2;
    else high = start;
  }
  return -1;
}
