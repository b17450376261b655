/**
 * Names of source encodings, and decoding of the single-byte ones. A charset is ASCII plus a table of its upper half, which
 * names only the bytes that are not the code point of the same number.
 */
import type { CodePoints, i32, u8 } from "../dialect.ts";
import { charToString, fail, intToString, SyntaxFailure } from "../dialect.ts";
import { Char } from "./characters.ts";

/** Byte, code point, …; -1 where a byte means nothing. */
const LATIN_9: i32[] = [
  0xa4, 0x20ac, 0xa6, 0x160, 0xa8, 0x161, 0xb4, 0x17d, 0xb8, 0x17e, 0xbc, 0x152, 0xbd, 0x153, 0xbe, 0x178,
];
const CP_1252: i32[] = [
  0x80, 0x20ac, 0x81, -1, 0x82, 0x201a, 0x83, 0x192, 0x84, 0x201e, 0x85, 0x2026, 0x86, 0x2020, 0x87, 0x2021,
  0x88, 0x2c6, 0x89, 0x2030, 0x8a, 0x160, 0x8b, 0x2039, 0x8c, 0x152, 0x8d, -1, 0x8e, 0x17d, 0x8f, -1, 0x90,
  -1, 0x91, 0x2018, 0x92, 0x2019, 0x93, 0x201c, 0x94, 0x201d, 0x95, 0x2022, 0x96, 0x2013, 0x97, 0x2014, 0x98,
  0x2dc, 0x99, 0x2122, 0x9a, 0x161, 0x9b, 0x203a, 0x9c, 0x153, 0x9d, -1, 0x9e, 0x17e, 0x9f, 0x178,
];

/** Lower case, with runs of other characters than letters, digits and dots as one underscore: how CPython compares encoding names. */
export function normaliseName(name: string): string {
  let text = "";
  for (let i = 0; i < name.length; i++) {
    const c = name.charCodeAt(i);
    const upper = c >= Char.UpperA && c <= Char.UpperZ;
    const separator = c === Char.Minus || c === Char.Underscore;
    if (!separator) text += charToString(upper ? c + 32 : c);
    else if (!text.endsWith("_")) text += "_";
  }
  return text;
}

/** One name for each encoding that is known here; other names come back as they are. */
export function canonicalEncoding(name: string): string {
  switch (normaliseName(name)) {
    case "utf_8":
    case "utf8":
    case "u8":
    case "utf":
    case "cp65001":
      return "utf-8";
    case "latin_1":
    case "latin1":
    case "latin":
    case "l1":
    case "iso_8859_1":
    case "iso8859_1":
    case "iso8859":
    case "8859":
    case "cp819":
      return "iso-8859-1";
    case "ascii":
    case "us_ascii":
    case "646":
      return "ascii";
    case "iso_8859_15":
    case "iso8859_15":
    case "latin9":
    case "l9":
      return "iso8859-15";
    case "cp1252":
    case "windows_1252":
    case "1252":
      return "cp1252";
    default:
      return name;
  }
}

/** Decodes; null if the encoding (a canonical name) is none of these. */
export function decodeCharset(bytes: u8[], encoding: string): CodePoints | null {
  switch (encoding) {
    case "iso-8859-1":
      return decodeWith(bytes, []);
    case "iso8859-15":
      return decodeWith(bytes, LATIN_9);
    case "cp1252":
      return decodeWith(bytes, CP_1252);
    case "ascii":
      return decodeAscii(bytes);
    default:
      return null;
  }
}

function decodeWith(bytes: u8[], exceptions: i32[]): CodePoints {
  const upper: i32[] = [];
  for (let c = 0; c < 256; c++) upper.push(c);
  for (let i = 0; i < exceptions.length; i += 2) upper[exceptions[i]!] = exceptions[i + 1]!;
  const out: CodePoints = [];
  for (let i = 0; i < bytes.length; i++) {
    const point = upper[bytes[i]!]!;
    if (point < 0) failByte("charmap", bytes[i]!, i, "character maps to <undefined>");
    out.push(point);
  }
  return out;
}

function decodeAscii(bytes: u8[]): CodePoints {
  const out: CodePoints = [];
  for (let i = 0; i < bytes.length; i++) {
    const c = bytes[i]!;
    if (c >= 128) failByte("ascii", c, i, "ordinal not in range(128)");
    out.push(c);
  }
  return out;
}

function failByte(codec: string, byte: u8, index: i32, reason: string): never {
  const high = "0123456789abcdef".slice(byte >> 4, (byte >> 4) + 1);
  const low = "0123456789abcdef".slice(byte & 15, (byte & 15) + 1);
  const message = `'${codec}' codec can't decode byte 0x${high}${low} in position ${intToString(index)}: ${reason}`;
  fail(new SyntaxFailure("SyntaxError", message, 0, -1, 0, 0));
}
