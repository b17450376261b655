import { describe, expect, it } from "vitest";
import {
  type CodePoints,
  FrontendFailure,
  SyntaxFailure,
  stringToCodePoints,
} from "../../../compiler/frontend/dialect.ts";
import { decodeSource, normaliseSource } from "../../../compiler/frontend/lexer/decode.ts";
import { Lexer } from "../../../compiler/frontend/lexer/lexer.ts";
import { type Token, TokenKind } from "../../../compiler/frontend/lexer/token.ts";
import { loadOracle } from "../../oracle/pyodide.ts";
import { libraryFiles } from "../../support/library.ts";

/** Every STEP-th file is read; PYC_STEP=1 reads all. */
const STEP = Number(process.env.PYC_STEP ?? "8");

/** Extents of CPython's own tokens, columns in bytes; those without an extent give their line alone. */
const TOKENIZE = `
import _tokenize, io, token

def extents(text):
    lines = text.split("\\n")
    ascii = text.isascii()
    def column(line, column):
        return column if ascii or line > len(lines) else len(lines[line - 1][:column].encode())
    rows = []
    for kind, _, start, end, _ in _tokenize.TokenizerIter(io.StringIO(text).readline, extra_tokens=False):
        if kind in (token.INDENT, token.DEDENT, token.ENDMARKER):
            rows.append(f"{start[0]}")
        else:
            rows.append(f"{start[0]}:{column(*start)} {end[0]}:{column(*end)}")
    return rows
`;

function read(text: string): Token[] {
  const lexer = new Lexer(normaliseSource(stringToCodePoints(text)));
  const tokens: Token[] = [];
  while (!lexer.ended) tokens.push(lexer.next());
  return tokens;
}

/** CPython's tokens end behind what was read: a newline, the second of two braces; its `tokenize` shows the end of their text. */
function textEnd(token: Token, source: CodePoints): number {
  switch (token.kind) {
    case TokenKind.Newline:
      return token.endColumn - 1;
    case TokenKind.FStringMiddle:
    case TokenKind.TStringMiddle: {
      const last = source[token.end - 1]!;
      const doubled =
        (last === 0x7b || last === 0x7d) && source[token.end] === last && token.end > token.start;
      return doubled ? token.endColumn - 1 : token.endColumn;
    }
    default:
      return token.endColumn;
  }
}

function extent(token: Token, source: CodePoints): string {
  switch (token.kind) {
    case TokenKind.Indent:
    case TokenKind.Dedent:
    case TokenKind.EndMarker:
      return `${token.line}`;
    default:
      return `${token.line}:${token.column} ${token.endLine}:${textEnd(token, source)}`;
  }
}

function show(text: string): string {
  return read(text)
    .map((token) => TokenKind[token.kind] + (token.text === "" ? "" : ` ${token.text}`))
    .join(", ");
}

function failure(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof FrontendFailure) return error.failure.message;
    throw error;
  }
  return "accepted";
}

describe("tokens", () => {
  it("have CPython's extents in library files", async () => {
    const oracle = await loadOracle();
    const files = [...libraryFiles()].filter((_, index) => index % STEP === 0);
    for (const [name, bytes] of files) {
      const points = decodeSource([...bytes], name);
      let text = "";
      for (const point of points) text += String.fromCodePoint(point);
      const rows = await oracle.call(TOKENIZE, "extents", text === "" ? "\n" : text);
      const lexer = new Lexer(points);
      const own: string[] = [];
      while (!lexer.ended) own.push(extent(lexer.next(), points));
      expect(own.join("\n") === (rows as string[]).join("\n"), name).toBe(true);
    }
  }, 180_000);

  it("of a statement", () => {
    expect(show("x = y ** 2 // 0x1f  # c\n")).toBe(
      "Name x, Equal, Name y, DoubleStar, Number 2, DoubleSlash, Number 0x1f, Newline, EndMarker",
    );
  });

  it("of blocks, blank lines and comments between them", () => {
    expect(show("if x:\n\n    # c\n    y\n  # d\nz")).toBe(
      "Name if, Name x, Colon, Newline, Indent, Name y, Newline, Dedent, Name z, Newline, EndMarker",
    );
  });

  it("of an f-string: doubled braces, conversion, nested format specification, debug text", () => {
    expect(show("f'a{{b{x!r:>{w}}}}'")).toBe(
      "FStringStart, FStringMiddle, FStringMiddle, LBrace, Name x, Exclamation, Name r, Colon, FStringMiddle, LBrace, Name w, RBrace, " +
        "FStringMiddle, RBrace, FStringMiddle, FStringEnd, Newline, EndMarker",
    );
    expect(show('f"{x = }"')).toBe(
      "FStringStart, LBrace, Name x, Equal, RBrace, FStringEnd, Newline, EndMarker",
    );
  });

  it("of names that differ only before normalisation", () => {
    expect(show("ﬁ = 𝔘ª\n")).toBe("Name fi, Equal, Name Ua, Newline, EndMarker");
  });

  it("spell <> and unknown characters for the parser", () => {
    expect(show("a <> $")).toBe("Name a, NotEqual <>, Unknown, Newline, EndMarker");
  });

  it("are not produced for a source that the lexer rejects", () => {
    expect(failure("x = (")).toBe("'(' was never closed");
    expect(failure("(]")).toBe("closing parenthesis ']' does not match opening parenthesis '('");
    expect(failure("0777")).toMatch(/^leading zeros/);
  });
});

describe("the check of the rest after a syntax error", () => {
  function check(text: string, line: number): string {
    const lexer = new Lexer(normaliseSource(stringToCodePoints(text)));
    lexer.next();
    try {
      lexer.failAfterRest(line, new SyntaxFailure("SyntaxError", "nothing", line, 0, line, 0));
    } catch (error) {
      if (error instanceof FrontendFailure) return error.failure.message;
      throw error;
    }
    return "no failure";
  }

  it("finds hard failures, and open brackets of an earlier line only", () => {
    expect(check("x y\n'abc\n", 1)).toBe("unterminated string literal (detected at line 2)");
    expect(check("(\nx y\n", 2)).toBe("'(' was never closed");
    expect(check("(x y\n", 1)).toBe("nothing");
  });

  it("ends at a failure within an f-string", () => {
    expect(check("x y\nf'}'\n0777\n", 1)).toBe("nothing");
    expect(check("x y\nf'{0777}'\n", 1)).toBe("nothing");
    expect(check("x y\nf'{a}' 0777\n", 1)).toMatch(/^leading zeros/);
  });

  it("ends at soft failures without one", () => {
    expect(check("x y\n if\n  a\n b\nc\n d\n", 1)).toBe("nothing");
    expect(check("x y \\ z\n'abc", 1)).toBe("nothing");
  });
});
