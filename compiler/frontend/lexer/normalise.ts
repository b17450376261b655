/**
 * Unicode normalisation form KC (UAX #15) for names: decompose, order combining marks, compose. Hangul syllables are computed,
 * the rest comes from tables that are searched by bisection.
 */
import type { CodePoints, i32 } from "../dialect.ts";
import { idiv } from "../dialect.ts";
import {
  COMBINING_CLASSES,
  COMPOSITIONS,
  DECOMPOSITION_DATA,
  DECOMPOSITION_KEYS,
  DECOMPOSITION_RUNS,
} from "./unicodeTables.ts";

/** Hangul: leading consonants, vowels and trailing consonants, and how many of each (a trailing one may be absent). */
const HANGUL_SYLLABLES: i32 = 0xac00;
const HANGUL_LEADING: i32 = 0x1100;
const HANGUL_VOWELS: i32 = 0x1161;
const HANGUL_TRAILING: i32 = 0x11a7;
const HANGUL_VOWEL_COUNT: i32 = 21;
const HANGUL_TRAILING_COUNT: i32 = 28;
const HANGUL_COUNT: i32 = 11172;

/** The NFKC form of a text whose characters can all stand in names. */
export function normaliseNfkc(text: CodePoints): CodePoints {
  const parts: CodePoints = [];
  for (let i = 0; i < text.length; i++) decompose(text[i]!, parts);
  orderMarks(parts);
  return compose(parts);
}

/** Index of the row (of `width` numbers) whose first number is the greatest not above `key`; -1 if there is none. */
function findRow(table: i32[], width: i32, key: i32): i32 {
  let low = 0;
  let high = idiv(table.length, width);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (table[middle * width]! <= key) low = middle + 1;
    else high = middle;
  }
  return (low - 1) * width;
}

function decompose(point: i32, out: CodePoints): void {
  if (point < 128) {
    out.push(point);
    return;
  }
  if (point >= HANGUL_SYLLABLES && point < HANGUL_SYLLABLES + HANGUL_COUNT) {
    decomposeHangul(point - HANGUL_SYLLABLES, out);
    return;
  }
  const run = findRow(DECOMPOSITION_RUNS, 3, point);
  if (run >= 0 && point <= DECOMPOSITION_RUNS[run + 1]!) {
    out.push(DECOMPOSITION_RUNS[run + 2]! + point - DECOMPOSITION_RUNS[run]!);
    return;
  }
  const row = findRow(DECOMPOSITION_KEYS, 3, point);
  if (row < 0 || DECOMPOSITION_KEYS[row] !== point) {
    out.push(point);
    return;
  }
  const offset = DECOMPOSITION_KEYS[row + 1]!;
  const length = DECOMPOSITION_KEYS[row + 2]!;
  for (let i = 0; i < length; i++) out.push(DECOMPOSITION_DATA[offset + i]!);
}

function decomposeHangul(index: i32, out: CodePoints): void {
  const block = HANGUL_VOWEL_COUNT * HANGUL_TRAILING_COUNT;
  out.push(HANGUL_LEADING + idiv(index, block));
  out.push(HANGUL_VOWELS + idiv(index % block, HANGUL_TRAILING_COUNT));
  const trailing = index % HANGUL_TRAILING_COUNT;
  if (trailing !== 0) out.push(HANGUL_TRAILING + trailing);
}

function combiningClass(point: i32): i32 {
  if (point < 0x300) return 0;
  const row = findRow(COMBINING_CLASSES, 3, point);
  return row >= 0 && point <= COMBINING_CLASSES[row + 1]! ? COMBINING_CLASSES[row + 2]! : 0;
}

/** Sorts each run of combining marks by class, keeping the order within a class; merges, so that long runs stay cheap. */
function orderMarks(text: CodePoints): void {
  let i = 0;
  while (i < text.length) {
    if (combiningClass(text[i]!) === 0) {
      i++;
      continue;
    }
    const start = i;
    const classes: i32[] = [];
    while (i < text.length && combiningClass(text[i]!) !== 0) {
      classes.push(combiningClass(text[i]!));
      i++;
    }
    if (!isSorted(classes)) sortRun(text, start, classes);
  }
}

function isSorted(classes: i32[]): boolean {
  for (let i = 1; i < classes.length; i++) {
    if (classes[i - 1]! > classes[i]!) return false;
  }
  return true;
}

/** A counting sort: classes are below 256. */
function sortRun(text: CodePoints, start: i32, classes: i32[]): void {
  const starts: i32[] = [];
  for (let c = 0; c <= 256; c++) starts.push(0);
  for (let i = 0; i < classes.length; i++) starts[classes[i]! + 1] = starts[classes[i]! + 1]! + 1;
  for (let c = 1; c <= 256; c++) starts[c] = starts[c]! + starts[c - 1]!;
  const marks = text.slice(start, start + classes.length);
  for (let i = 0; i < marks.length; i++) {
    const at = starts[classes[i]!]!;
    text[start + at] = marks[i]!;
    starts[classes[i]!] = at + 1;
  }
}

function compose(text: CodePoints): CodePoints {
  const out: CodePoints = [];
  let starter = -1;
  let lastClass = 0;
  for (let i = 0; i < text.length; i++) {
    const point = text[i]!;
    const pointClass = combiningClass(point);
    // A mark is blocked from its starter by one of the same or a higher class in between.
    const adjacent = starter === out.length - 1;
    if (starter >= 0 && (adjacent || (lastClass !== 0 && lastClass < pointClass))) {
      const composed = composePair(out[starter]!, point);
      if (composed !== 0) {
        out[starter] = composed;
        continue;
      }
    }
    if (pointClass === 0) starter = out.length;
    lastClass = pointClass;
    out.push(point);
  }
  return out;
}

/** The canonical composition of two code points, or 0. */
function composePair(first: i32, second: i32): i32 {
  const leading = first - HANGUL_LEADING;
  if (
    leading >= 0 &&
    leading < 19 &&
    second >= HANGUL_VOWELS &&
    second < HANGUL_VOWELS + HANGUL_VOWEL_COUNT
  ) {
    return HANGUL_SYLLABLES + (leading * HANGUL_VOWEL_COUNT + second - HANGUL_VOWELS) * HANGUL_TRAILING_COUNT;
  }
  const syllable = first - HANGUL_SYLLABLES;
  if (syllable >= 0 && syllable < HANGUL_COUNT && syllable % HANGUL_TRAILING_COUNT === 0) {
    const trailing = second - HANGUL_TRAILING;
    return trailing > 0 && trailing < HANGUL_TRAILING_COUNT ? first + trailing : 0;
  }
  let low = 0;
  let high = idiv(COMPOSITIONS.length, 3);
  while (low < high) {
    const middle = (low + high) >> 1;
    const a = COMPOSITIONS[3 * middle]!;
    if (a < first || (a === first && COMPOSITIONS[3 * middle + 1]! < second)) low = middle + 1;
    else high = middle;
  }
  const row = 3 * low;
  if (row >= COMPOSITIONS.length) return 0;
  return COMPOSITIONS[row] === first && COMPOSITIONS[row + 1] === second ? COMPOSITIONS[row + 2]! : 0;
}
