import { describe, expect, it } from "vitest";
import { FrontendFailure } from "../../../compiler/frontend/dialect.ts";
import { decodeSource } from "../../../compiler/frontend/lexer/decode.ts";
import { loadOracle } from "../../oracle/pyodide.ts";
import { Random } from "../../support/random.ts";
import { formatError, frontendError, oracleError } from "../errors/outcome.ts";

function bytes(text: string): Uint8Array {
  return Uint8Array.from([...text].map((c) => c.charCodeAt(0)));
}

/** The text, or the failure as `type message line column`. */
function decode(source: Uint8Array): string {
  try {
    return String.fromCodePoint(...decodeSource([...source], ""));
  } catch (error) {
    if (!(error instanceof FrontendFailure)) throw error;
    const { type, message, line, column } = error.failure;
    return `${type} ${message} ${line} ${column}`;
  }
}

/** Sources with one byte a character; each assigns a string to x, whose value the oracle tells. */
const ACCEPTED: Record<string, string> = {
  "UTF-8 by default": "x = '\xc3\xa9\xe2\x82\xac\xf0\x9d\x94\x98'",
  "a byte order mark": "\xef\xbb\xbfx = '\xc3\xa9'",
  "a mark and a declaration": "\xef\xbb\xbf# coding: utf-8\nx = '\xc3\xa9'",
  "latin-1": "# -*- coding: latin-1 -*-\nx = '\xe9\x80'",
  "ISO-8859-15": "# coding=ISO_8859-15\nx = '\xa4\xa6\xbe'",
  cp1252: "# vim: set fileencoding=cp1252 :\nx = '\x80\x9f\xe9'",
  ascii: "# coding: us-ascii\nx = 'a'",
  "a declaration on line 2": "#!/usr/bin/env python\n# coding: latin-1\nx = '\xe9'",
  "no declaration behind code": "y = 1\n# coding: latin-1\nx = '\xc3\xa9'",
  "no declaration on line 3": "\n\n# coding: latin-1\nx = '\xc3\xa9'",
  "utf-8-sig": "# coding: utf-8-sig\nx = '\xc3\xa9'",
  "newlines of all kinds": "y = 1\r\nx = '''a\rb\r\nc'''\r",
  "a form feed before the declaration": "\f# coding: latin-1\nx = '\xe9'",
};

const REJECTED: Record<string, string> = {
  "bytes that are not UTF-8": "x = 1\ny = '\xe9'\n",
  "an encoded surrogate": "x = '\xed\xa0\x80'",
  "an overlong sequence": "x = '\xc0\x80'",
  "a sequence cut off": "x = '\xe2\x82",
  "a lone continuation": "\x80",
  "declared UTF-8 that is none": "# coding: utf-8\nx='\xff'",
  "an unknown encoding": "# coding: foo\nx",
  "a declaration that contradicts the mark": "\xef\xbb\xbf# coding: latin-1\n",
  "a byte beyond ASCII": "# coding: ascii\nx='\xff'",
  "a byte that cp1252 lacks": "# coding: cp1252\nx='\x81'",
  NUL: "x = 1\0",
  "NUL before everything else": "\xe9\0",
};

const ENCODINGS = [
  "utf-8",
  "UTF-8",
  "utf8",
  "utf_8",
  "utf-8-sig",
  "UTF8-sig",
  "latin-1",
  "Latin1",
  "iso-8859-1",
  "ISO_8859_1",
  "iso8859-1",
  "l1",
  "cp1252",
  "windows-1252",
  "CP-1252",
  "ascii",
  "US-ASCII",
  "iso-8859-15",
  "latin-9",
  "l9",
  "foo",
  "utf-8-unix",
  "latin-1-unix",
  "iso-latin-1-dos",
  "utf_8_x",
  "x.y",
  "u8",
  "646",
  "",
];
const COMMENTS = [
  "# coding: ",
  "# coding=",
  "# -*- coding: ",
  "# vim: set fileencoding=",
  "# xcoding : ",
  "coding: ",
  "\t#coding:\t",
  "x # coding: ",
  "\f# coding: ",
  '"""\n# coding: ',
];
const FIRST_LINES = ["", "", "", "\n", "#!/x\n", "# x\r\n", "x = 1\n", "\r", "# \xe9\n", "\f\n"];
const ENDS = ["\n", "\r\n", "\r", " -*-\n", "\xe9\n"];
const CODE = [
  "x = 1\n",
  "'\xe9'\n",
  "'\xc3\xa9'\n",
  "'\x81'",
  "\xa4",
  "x\xe9 = 1",
  "'\xe2\x82'",
  "'\xf0\x90\x80 '",
  "",
];

function randomDeclaration(random: Random): string {
  const mark = random.below(5) === 0 ? "\xef\xbb\xbf" : "";
  const declaration = random.pick(COMMENTS) + random.pick(ENCODINGS) + random.pick(ENDS);
  return mark + random.pick(FIRST_LINES) + declaration + random.pick(CODE);
}

describe("source bytes", () => {
  it.each(Object.keys(ACCEPTED))("decode: %s", async (name) => {
    const source = bytes(ACCEPTED[name]!);
    const program =
      "def value(codes):\n  scope = {}\n  exec(bytes(codes), scope)\n  return [ord(c) for c in scope['x']]";
    const oracle = await loadOracle();
    const value = (await oracle.call(program, "value", [...source])) as number[];
    const text = decode(source);
    const literal = /x = ('''|')(.*)\1/s.exec(text);
    expect([...(literal?.[2] ?? "none")].map((c) => c.codePointAt(0))).toEqual(value);
    expect(text.endsWith("\n")).toBe(true);
  });

  it.each(Object.keys(REJECTED))("are rejected as by CPython: %s", async (name) => {
    const source = bytes(REJECTED[name]!);
    const oracle = await loadOracle();
    const error = (await oracle.syntaxError(source))!;
    expect(decode(source)).toBe(`${error.type} ${error.msg} ${error.lineno ?? 0} ${error.offset ?? 0}`);
  });

  it("with random declarations are treated as by CPython", async () => {
    const random = new Random(5);
    const oracle = await loadOracle();
    for (let i = 0; i < 600; i++) {
      const source = bytes(randomDeclaration(random));
      const says = await oracle.syntaxError(source);
      expect([i, formatError(frontendError(source))]).toEqual([i, formatError(says && oracleError(says))]);
    }
  });

  it("with NUL are placed on the line of a file", () => {
    expect(() => decodeSource([0x78, 0x0a, 0x00], "app.py")).toThrow(
      "source code cannot contain null bytes (line 2, column 0)",
    );
  });

  it("name the file in the message for a file", () => {
    const read = () => decodeSource([0xe9], "dir/app.py");
    expect(read).toThrow(
      "Non-UTF-8 code starting with '\\xe9' in file dir/app.py on line 1, but no encoding declared;",
    );
  });
});
