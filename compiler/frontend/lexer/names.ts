/**
 * Names: which code points they may have (PEP 3131: XID_Start and XID_Continue), CPython's failures for others, and their
 * NFKC form. Tables cover only characters that names can have; ASCII never gets here.
 */

import { unprintableRanges } from "../ast/printableRanges.ts";
import type { CodePoints, i32 } from "../dialect.ts";
import { charToString, codePointsToString } from "../dialect.ts";
import { Char, isNamePart } from "./characters.ts";
import { normaliseNfkc } from "./normalise.ts";
import type { Scanner } from "./scanner.ts";
import { XID_PART, XID_START } from "./unicodeTables.ts";

/** Whether sorted (first, last) pairs contain `point`. */
export function inRanges(ranges: i32[], point: i32): boolean {
  let low = 0;
  let high = ranges.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (point < ranges[2 * middle]!) high = middle;
    else if (point > ranges[2 * middle + 1]!) low = middle + 1;
    else return true;
  }
  return false;
}

/** Whether a name can begin with `c`. */
export function isIdentifierStart(c: i32): boolean {
  return c === Char.Underscore || inRanges(XID_START, c);
}

/** Whether a name can go on with `c`. */
export function isIdentifierPart(c: i32): boolean {
  if (c < 128) return isNamePart(c);
  return inRanges(XID_START, c) || inRanges(XID_PART, c);
}

/** `str.isprintable` of one character. */
export function isPrintable(c: i32): boolean {
  if (c < 127) return c >= 32;
  return !inRanges(unprintableRanges, c);
}

/** The NFKC form of the name from `start` to `end`, which has non-ASCII characters; fails at the first that no name may have. */
export function identifierText(scanner: Scanner, start: i32, end: i32): string {
  const source = scanner.source;
  for (let i = start; i < end; i++) {
    const c = source[i]!;
    const fits = i === start ? isIdentifierStart(c) : isIdentifierPart(c);
    if (!fits) failCharacter(scanner, c, i);
  }
  const name: CodePoints = normaliseNfkc(source.slice(start, end));
  return codePointsToString(name, 0, name.length);
}

/** Fails for an ASCII character that begins no token if it is not printable; the others are for the parser to reject. */
export function failUnknownCharacter(scanner: Scanner, c: i32, index: i32): void {
  if (!isPrintable(c)) failCharacter(scanner, c, index);
}

function failCharacter(scanner: Scanner, c: i32, index: i32): never {
  const code = `U+${hexDigits(c)}`;
  if (isPrintable(c)) scanner.failAt(index + 1, `invalid character '${charToString(c)}' (${code})`);
  scanner.failAt(index + 1, `invalid non-printable character ${code}`);
}

/** At least four upper-case hexadecimal digits. */
export function hexDigits(value: i32): string {
  let text = "";
  let rest = value;
  while (rest !== 0 || text.length < 4) {
    const digit = rest & 15;
    text = charToString(digit < 10 ? Char.Zero + digit : Char.UpperA + digit - 10) + text;
    rest = rest >>> 4;
  }
  return text;
}
