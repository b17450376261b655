/**
 * Source bytes to code points: byte order mark, encoding declaration (PEP 263), decoding, newlines. The result is what `Lexer`
 * expects. Messages and places are CPython's.
 */
import type { CodePoints, i32, u8 } from "../dialect.ts";
import { charToString, fail, intToString, SyntaxFailure, stringToCodePoints } from "../dialect.ts";
import { Char, isDigit } from "./characters.ts";
import { canonicalEncoding, decodeCharset, normaliseName } from "./charsets.ts";

/** An encoding declaration: the name as CPython shows it, "" if there is none, and its line. */
class Declaration {
  name: string;
  line: i32;
  constructor(name: string, line: i32) {
    this.name = name;
    this.line = line;
  }
}

/**
 * Decodes a source file. `fileName` is for messages; "" leaves it out, as CPython does for text that comes from no file.
 * Fails with SyntaxError for an unknown encoding, undecodable bytes and NUL.
 */
export function decodeSource(bytes: u8[], fileName: string): CodePoints {
  checkNul(bytes, fileName);
  const bom = bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = translateNewlines(bytes, bom ? 3 : 0);
  const declaration = findDeclaration(text);
  if (declaration.name === "" || declaration.name === "utf-8") {
    checkUtf8(text, fileName);
    return decodeUtf8(text);
  }
  if (bom) failBom(text, declaration);
  const decoded = decodeNamed(text, declaration.name);
  if (decoded === null) failUnplaced(`unknown encoding: ${declaration.name}`);
  return decoded!;
}

/** The bytes with "\n" newlines only, the last line ended by one. */
function translateNewlines(bytes: u8[], start: i32): u8[] {
  const out: u8[] = [];
  const length = bytes.length;
  for (let i = start; i < length; i++) {
    const c = bytes[i]!;
    if (c !== Char.CarriageReturn) out.push(c);
    else if (i + 1 >= length || bytes[i + 1] !== Char.LineFeed) out.push(Char.LineFeed);
  }
  if (out.length > 0 && out[out.length - 1] !== Char.LineFeed) out.push(Char.LineFeed);
  return out;
}

/** By the name that a declaration gives: UTF-8 under one of its other names, or a charset. Null if there is no such encoding. */
function decodeNamed(bytes: u8[], name: string): CodePoints | null {
  const encoding = canonicalEncoding(name);
  if (encoding !== "utf-8") return decodeCharset(bytes, encoding);
  for (let i = 0; i < bytes.length; i += sequenceLength(bytes, i)) {
    if (sequenceLength(bytes, i) === 0) failSequence(bytes, i);
  }
  return decodeUtf8(bytes);
}

/** CPython words this differently for a file, which it reads line by line, and for other sources. */
function checkNul(bytes: u8[], fileName: string): void {
  let line = 1;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === Char.LineFeed) line++;
    if (bytes[i] !== 0) continue;
    if (fileName === "") failNul();
    fail(new SyntaxFailure("SyntaxError", "source code cannot contain null bytes", line, 0, line, 0));
  }
}

function failNul(): never {
  fail(new SyntaxFailure("SyntaxError", "source code string cannot contain null bytes", 0, 0, 0, 0));
}

/**
 * Brings a text that is already decoded (as `eval` has it) into the lexer's form: "\n" newlines, one at the end. Most texts have it
 * and are returned as they are. Fails for NUL and, as UTF-8 cannot encode them, for lone surrogates.
 */
export function normaliseSource(text: CodePoints): CodePoints {
  const length = text.length;
  let returns = 0;
  for (let i = 0; i < length; i++) {
    const c = text[i]!;
    if (c === 0) failNul();
    if (c >= 0xd800 && c < 0xe000) failSurrogate(c, i);
    if (c === Char.CarriageReturn) returns++;
  }
  if (returns === 0 && (length === 0 || text[length - 1] === Char.LineFeed)) return text;
  const out: CodePoints = [];
  for (let i = 0; i < length; i++) {
    const c = text[i]!;
    if (c === Char.CarriageReturn) {
      out.push(Char.LineFeed);
      if (i + 1 < length && text[i + 1] === Char.LineFeed) i++;
    } else {
      out.push(c);
    }
  }
  if (out[out.length - 1] !== Char.LineFeed) out.push(Char.LineFeed);
  return out;
}

function failSurrogate(c: i32, index: i32): never {
  const written = `\\u${hexText(c)}`;
  const message = `'utf-8' codec can't encode character '${written}' in position ${intToString(index)}: surrogates not allowed`;
  fail(new SyntaxFailure("UnicodeEncodeError", message, 0, 0, 0, 0));
}

/** Lower-case hexadecimal digits of a value, as few as there are. */
function hexText(value: i32): string {
  let text = "";
  let rest = value;
  while (rest !== 0) {
    const digit = rest & 15;
    text = charToString(digit < 10 ? Char.Zero + digit : Char.LowerA + digit - 10) + text;
    rest = rest >>> 4;
  }
  return text;
}

function failUnplaced(message: string): never {
  fail(new SyntaxFailure("SyntaxError", message, 0, -1, 0, 0));
}

function failBom(bytes: u8[], declaration: Declaration): never {
  const message = `encoding problem: ${declaration.name} with BOM`;
  let start = 0;
  for (let line = 1; line < declaration.line; line++) start = lineEnd(bytes, start) + 1;
  const end = lineEnd(bytes, start) - start;
  fail(new SyntaxFailure("SyntaxError", message, declaration.line, 0, declaration.line, end));
}

function lineEnd(bytes: u8[], from: i32): i32 {
  let end = from;
  while (end < bytes.length && bytes[end] !== Char.LineFeed) end++;
  return end;
}

/** The encoding that a comment in the first two lines declares. */
function findDeclaration(bytes: u8[]): Declaration {
  let start = 0;
  for (let line = 1; line <= 2; line++) {
    const end = lineEnd(bytes, start);
    let first = start;
    while (first < end && isBlank(bytes[first]!)) first++;
    if (first < end && bytes[first] !== Char.Hash) break;
    const name = declarationIn(bytes, first, end);
    if (name !== "") return new Declaration(declaredName(name), line);
    start = end + 1;
  }
  return new Declaration("", 0);
}

/** CPython recognises UTF-8 and Latin-1 by the beginning of a name already. */
function declaredName(name: string): string {
  const start = normaliseName(name).slice(0, 12);
  if (start === "utf_8" || start.startsWith("utf_8_")) return "utf-8";
  const latin = start === "latin_1" || start === "iso_8859_1" || start === "iso_latin_1";
  const more =
    start.startsWith("latin_1_") || start.startsWith("iso_8859_1_") || start.startsWith("iso_latin_1_");
  return latin || more ? "iso-8859-1" : name;
}

function isBlank(c: i32): boolean {
  return c === Char.Space || c === Char.Tab || c === Char.FormFeed;
}

/** The name behind "coding:" or "coding=" in a comment. */
function declarationIn(bytes: u8[], from: i32, end: i32): string {
  const word = stringToCodePoints("coding");
  for (let i = from; i + word.length < end; i++) {
    let k = 0;
    while (k < word.length && bytes[i + k] === word[k]) k++;
    if (k < word.length) continue;
    let at = i + k;
    if (bytes[at] !== Char.Colon && bytes[at] !== Char.Equal) continue;
    at++;
    while (at < end && (bytes[at] === Char.Space || bytes[at] === Char.Tab)) at++;
    let name = "";
    while (at < end && isEncodingCharacter(bytes[at]!)) {
      name += charToString(bytes[at]!);
      at++;
    }
    if (name !== "") return name;
  }
  return "";
}

function isEncodingCharacter(c: i32): boolean {
  const lower = c | 32;
  const letter = c < 128 && lower >= Char.LowerA && lower <= Char.LowerZ && c >= Char.UpperA;
  return letter || isDigit(c) || c === Char.Minus || c === Char.Underscore || c === Char.Dot;
}

/** Length of the UTF-8 sequence at `index`; 0 if it is none. */
function sequenceLength(bytes: u8[], index: i32): i32 {
  const lead = bytes[index]!;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead >= 0xf5) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (index + length > bytes.length) return 0;
  if (length > 2 && !isSecond(lead, bytes[index + 1]!)) return 0;
  for (let k = 1; k < length; k++) {
    if ((bytes[index + k]! & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/** Fails for the bytes at `index`, which are no UTF-8, as the codec does. A newline ends the text, so that no sequence is cut off. */
function failSequence(bytes: u8[], index: i32): never {
  const lead = bytes[index]!;
  let reason = "invalid start byte";
  let length = 1;
  if (lead >= 0xc2 && lead < 0xf5) {
    reason = "invalid continuation byte";
    if (lead >= 0xe0 && isSecond(lead, bytes[index + 1]!)) {
      length = 2;
      if (lead >= 0xf0 && (bytes[index + 2]! & 0xc0) === 0x80) length = 3;
    }
  }
  const range = `${intToString(index)}-${intToString(index + length - 1)}`;
  const byte = hexText(lead);
  const where =
    length === 1 ? `byte 0x${byte} in position ${intToString(index)}` : `bytes in position ${range}`;
  failUnplaced(`'utf-8' codec can't decode ${where}: ${reason}`);
}

/** Whether a byte can follow the first one of a sequence of three or four. */
function isSecond(lead: i32, second: i32): boolean {
  if ((second & 0xc0) !== 0x80) return false;
  if (lead === 0xe0) return second >= 0xa0;
  if (lead === 0xed) return second < 0xa0;
  if (lead === 0xf0) return second >= 0x90;
  return lead !== 0xf4 || second < 0x90;
}

function checkUtf8(bytes: u8[], fileName: string): void {
  let line = 1;
  let column = 0;
  let i = 0;
  while (i < bytes.length) {
    const length = sequenceLength(bytes, i);
    if (length === 0) failUtf8(bytes[i]!, line, column + 1, fileName);
    const c = bytes[i]!;
    column++;
    if (
      c === Char.LineFeed ||
      (c === Char.CarriageReturn && (i + 1 >= bytes.length || bytes[i + 1] !== Char.LineFeed))
    ) {
      line++;
      column = 0;
    }
    i += length;
  }
}

function failUtf8(byte: u8, line: i32, column: i32, fileName: string): never {
  const place = fileName === "" ? "" : ` in file ${fileName}`;
  const head = `Non-UTF-8 code starting with '\\x${hexText(byte)}'${place} on line ${intToString(line)}, `;
  const message = `${head}but no encoding declared; see https://peps.python.org/pep-0263/ for details`;
  fail(new SyntaxFailure("SyntaxError", message, line, column, line, column));
}

/** Decodes valid UTF-8. */
function decodeUtf8(bytes: u8[]): CodePoints {
  const out: CodePoints = [];
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i]!;
    if (lead < 0x80) {
      out.push(lead);
      i++;
      continue;
    }
    const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    let point = lead & (0x7f >> length);
    for (let k = 1; k < length; k++) point = (point << 6) | (bytes[i + k]! & 0x3f);
    out.push(point);
    i += length;
  }
  return out;
}
