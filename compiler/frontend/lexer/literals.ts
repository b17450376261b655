/**
 * Values of string and bytes literals. Escapes are decoded as CPython does it: it first rewrites the text, each non-ASCII character as
 * a ten-character \U escape, and counts positions in messages in the rewritten text; `rewrittenWidth` accounts for that.
 */
import type { CodePoints, i32 } from "../dialect.ts";
import { charToString, intToString } from "../dialect.ts";
import { Char, hexDigitValue, isHexDigit } from "./characters.ts";
import { invalidEscapeMessage } from "./fstrings.ts";
import { Prefix, prefixBit } from "./strings.ts";
import type { Token } from "./token.ts";
import { lookupCharacterName } from "./unicodeNames.ts";

/** What a literal's text means. `error` and `warning` are messages, "" if there is none; with an error the value is unfinished. */
export class LiteralText {
  value: CodePoints;
  /** For a SyntaxError at the literal's token (at the End token of an f- or t-string). */
  error: string;
  /** The message without the kind of error before it: in a format specification CPython lets the UnicodeDecodeError through as it is. */
  bareError: string;
  /** For a SyntaxWarning; CPython warns of the first invalid escape only. */
  warning: string;
  /** How many lines below the line of that token CPython reports the warning. */
  warningLine: i32;
  constructor() {
    this.value = [];
    this.error = "";
    this.bareError = "";
    this.warning = "";
    this.warningLine = 0;
  }
}

/** A String token's prefix and value. */
export class StringLiteral {
  isBytes: boolean;
  /** Written with the prefix u, which the AST records. */
  isUnicode: boolean;
  text: LiteralText;
  constructor(isBytes: boolean, isUnicode: boolean, text: LiteralText) {
    this.isBytes = isBytes;
    this.isUnicode = isUnicode;
    this.text = text;
  }
}

/** Decodes a String token. */
export function decodeString(source: CodePoints, token: Token): StringLiteral {
  let bits = 0;
  let start = token.start;
  while (prefixBit(source[start]!) !== 0) {
    bits |= prefixBit(source[start]!);
    start++;
  }
  const quote = source[start]!;
  const long = token.end - start >= 6 && source[start + 1] === quote && source[start + 2] === quote;
  const size = long ? 3 : 1;
  const raw = (bits & Prefix.R) !== 0;
  const isBytes = (bits & Prefix.B) !== 0;
  const from = start + size;
  const to = token.end - size;
  const text = isBytes ? decodeBytesText(source, from, to, raw) : decodeText(source, from, to, raw);
  return new StringLiteral(isBytes, source[token.start] === Char.LowerU, text);
}

/** Whether the Start token of an f- or t-string has the prefix r. */
export function isRawStart(source: CodePoints, token: Token): boolean {
  return (source[token.start]! | 32) === Char.LowerR || (source[token.start + 1]! | 32) === Char.LowerR;
}

/** The value of the text from `start` to `end`: a string literal without its quotes, or a Middle token. */
export function decodeText(source: CodePoints, start: i32, end: i32, raw: boolean): LiteralText {
  if (raw || !hasBackslash(source, start, end)) {
    const text = new LiteralText();
    text.value = source.slice(start, end);
    return text;
  }
  return new EscapeDecoder(source, start, end, false).run();
}

/** The same for a bytes literal, whose characters must be ASCII. */
export function decodeBytesText(source: CodePoints, start: i32, end: i32, raw: boolean): LiteralText {
  for (let i = start; i < end; i++) {
    if (source[i]! >= 128) {
      const text = new LiteralText();
      text.error = "bytes can only contain ASCII literal characters";
      return text;
    }
  }
  if (raw) return decodeText(source, start, end, true);
  return new EscapeDecoder(source, start, end, true).run();
}

function hasBackslash(source: CodePoints, start: i32, end: i32): boolean {
  for (let i = start; i < end; i++) {
    if (source[i] === Char.Backslash) return true;
  }
  return false;
}

class EscapeDecoder {
  private source: CodePoints;
  private start: i32;
  private end: i32;
  private isBytes: boolean;
  private position: i32;
  private text: LiteralText;

  constructor(source: CodePoints, start: i32, end: i32, isBytes: boolean) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.isBytes = isBytes;
    this.position = start;
    this.text = new LiteralText();
  }

  run(): LiteralText {
    const source = this.source;
    const value = this.text.value;
    while (this.position < this.end && this.text.error === "") {
      const c = source[this.position]!;
      this.position++;
      if (c === Char.Backslash) this.decodeEscape();
      else value.push(c);
    }
    return this.text;
  }

  /** Behind a backslash. */
  private decodeEscape(): void {
    const value = this.text.value;
    if (this.position >= this.end || this.source[this.position]! >= 128) {
      value.push(Char.Backslash);
      return;
    }
    const c = this.source[this.position]!;
    this.position++;
    if (c === Char.LineFeed) return;
    const simple = simpleEscape(c);
    if (simple >= 0) value.push(simple);
    else if (c >= Char.Zero && c <= Char.Seven) this.decodeOctal(c - Char.Zero);
    else if (c === Char.LowerX) this.decodeHex(2, "truncated \\xXX escape");
    else if (c === Char.LowerU && !this.isBytes) this.decodeHex(4, "truncated \\uXXXX escape");
    else if (c === Char.UpperU && !this.isBytes) this.decodeHex(8, "truncated \\UXXXXXXXX escape");
    else if (c === Char.UpperN && !this.isBytes) this.decodeName();
    else this.keepInvalid(c);
  }

  private keepInvalid(c: i32): void {
    this.text.value.push(Char.Backslash);
    this.text.value.push(c);
    this.warn(this.position - 1, invalidEscapeMessage(charToString(c)));
  }

  private warn(index: i32, message: string): void {
    if (this.text.warning !== "") return;
    this.text.warning = message;
    for (let i = this.start; i < index; i++) {
      if (this.source[i] === Char.LineFeed) this.text.warningLine++;
    }
  }

  private decodeOctal(first: i32): void {
    const from = this.position - 1;
    let value = first;
    for (let k = 0; k < 2 && this.position < this.end; k++) {
      const c = this.source[this.position]!;
      if (c < Char.Zero || c > Char.Seven) break;
      value = value * 8 + c - Char.Zero;
      this.position++;
    }
    if (value > 0xff && this.text.warning === "") {
      let digits = "";
      for (let i = from; i < this.position; i++) digits += charToString(this.source[i]!);
      this.warn(from, invalidOctalMessage(digits));
    }
    this.text.value.push(this.isBytes ? value & 0xff : value);
  }

  private decodeHex(count: i32, truncated: string): void {
    const backslash = this.position - 2;
    let value = 0;
    let read = 0;
    let tooLarge = false;
    while (read < count && this.position < this.end && isHexDigit(this.source[this.position]!)) {
      // Eight digits may exceed what an i32 holds.
      if (value > 0x10ffff) tooLarge = true;
      else value = value * 16 + hexDigitValue(this.source[this.position]!);
      this.position++;
      read++;
    }
    if (read < count) this.failHex(backslash, truncated);
    else if (tooLarge || value > 0x10ffff) this.failText(backslash, "illegal Unicode character");
    else this.text.value.push(value);
  }

  private failHex(backslash: i32, truncated: string): void {
    if (this.isBytes) {
      this.text.error = `(value error) invalid \\x escape at position ${intToString(backslash - this.start)}`;
    } else {
      this.failText(backslash, truncated);
    }
  }

  private decodeName(): void {
    const backslash = this.position - 2;
    const source = this.source;
    const malformed = "malformed \\N character escape";
    if (this.position >= this.end || source[this.position] !== Char.LBrace) {
      this.failText(backslash, malformed);
      return;
    }
    this.position++;
    let name = "";
    while (this.position < this.end && source[this.position] !== Char.RBrace) {
      const c = source[this.position]!;
      name += charToString(c);
      this.position++;
    }
    if (this.position >= this.end || name === "") {
      this.failText(backslash, malformed);
      return;
    }
    this.position++;
    const point = lookupCharacterName(name);
    if (point < 0) this.failText(backslash, "unknown Unicode character name");
    else this.text.value.push(point);
  }

  /** An error of the text from `backslash` to the current position. */
  private failText(backslash: i32, reason: string): void {
    const first = this.rewrittenWidth(this.start, backslash);
    const last = first + this.rewrittenWidth(backslash, this.position) - 1;
    const place = `bytes in position ${intToString(first)}-${intToString(last)}`;
    this.text.bareError = `'unicodeescape' codec can't decode ${place}: ${reason}`;
    this.text.error = `(unicode error) ${this.text.bareError}`;
  }

  /** How long the source from `from` to `to` is in the text that CPython decodes. */
  private rewrittenWidth(from: i32, to: i32): i32 {
    let width = 0;
    for (let i = from; i < to; i++) {
      const c = this.source[i]!;
      if (c >= 128) width += 10;
      else width++;
      const escaped = i + 1 < this.end && this.source[i + 1]! < 128;
      if (c === Char.Backslash) {
        if (!escaped) width += 5;
        else if (i + 1 < to) {
          width++;
          i++;
        }
      }
    }
    return width;
  }
}

/** The character that a one-letter escape stands for, or -1. */
function simpleEscape(c: i32): i32 {
  switch (c) {
    case Char.Backslash:
    case Char.SingleQuote:
    case Char.DoubleQuote:
      return c;
    case Char.LowerA:
      return 7;
    case Char.LowerB:
      return 8;
    case Char.LowerF:
      return 12;
    case Char.LowerN:
      return 10;
    case Char.LowerR:
      return 13;
    case Char.LowerT:
      return 9;
    case Char.LowerV:
      return 11;
    default:
      return -1;
  }
}

function invalidOctalMessage(digits: string): string {
  const head = `"\\${digits}" is an invalid octal escape sequence. Such sequences will not work in the future. `;
  return `${head}Did you mean "\\\\${digits}"? A raw string is also an option.`;
}
