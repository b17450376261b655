/** Seeded mutations of library files: one token deleted, doubled, swapped with the next, or replaced by another. */
import { codePointsToString } from "../../../compiler/frontend/dialect.ts";
import { decodeSource } from "../../../compiler/frontend/lexer/decode.ts";
import { Lexer } from "../../../compiler/frontend/lexer/lexer.ts";
import { type Token, TokenKind } from "../../../compiler/frontend/lexer/token.ts";
import { libraryFiles } from "../../support/library.ts";
import type { Random } from "../../support/random.ts";

/** What tokens are replaced by, besides other tokens of the same file. */
const COMMON_TOKENS = [
  "(",
  ")",
  "[",
  "]",
  "{",
  "}",
  ",",
  ":",
  ";",
  ".",
  "=",
  "==",
  ":=",
  "+",
  "-",
  "*",
  "**",
  "/",
  "@",
  "->",
  "...",
  "!",
  "<",
  "not",
  "in",
  "is",
  "if",
  "else",
  "for",
  "while",
  "def",
  "class",
  "return",
  "import",
  "from",
  "as",
  "lambda",
  "yield",
  "await",
  "async",
  "None",
  "True",
  "pass",
  "with",
  "try",
  "except",
  "finally",
  "raise",
  "global",
  "del",
  "and",
  "or",
  "match",
  "case",
  "x",
  "1",
  "'s'",
  'f"{x}"',
  "\n",
  "\\\n",
];

interface TokenFile {
  text: string;
  /** UTF-16 extents of the tokens that have one. */
  tokens: [number, number][];
}

export interface Mutation {
  file: string;
  kind: string;
  source: string;
}

const cache = new Map<string, TokenFile>();

function isVisible(token: Token): boolean {
  switch (token.kind) {
    case TokenKind.Newline:
    case TokenKind.Indent:
    case TokenKind.Dedent:
    case TokenKind.EndMarker:
      return false;
    default:
      return token.end > token.start;
  }
}

function readTokens(name: string): TokenFile {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const points = decodeSource([...libraryFiles().get(name)!], name);
  const offsets = [0];
  for (const point of points) offsets.push(offsets[offsets.length - 1]! + (point > 0xffff ? 2 : 1));
  const lexer = new Lexer(points);
  const tokens: [number, number][] = [];
  while (!lexer.ended) {
    const token = lexer.next();
    if (isVisible(token)) tokens.push([offsets[token.start]!, offsets[token.end]!]);
  }
  const file = { text: codePointsToString(points, 0, points.length), tokens };
  cache.set(name, file);
  return file;
}

/** The next mutation; files that have no tokens are passed over. */
export function mutate(random: Random): Mutation {
  const names = [...libraryFiles().keys()];
  while (true) {
    const name = random.pick(names);
    const { text, tokens } = readTokens(name);
    if (tokens.length < 2) continue;
    const index = random.below(tokens.length - 1);
    const [start, end] = tokens[index]!;
    const [nextStart, nextEnd] = tokens[index + 1]!;
    const token = text.slice(start, end);
    switch (random.below(4)) {
      case 0:
        return { file: name, kind: "delete", source: text.slice(0, start) + text.slice(end) };
      case 1:
        return { file: name, kind: "duplicate", source: `${text.slice(0, end)} ${token}${text.slice(end)}` };
      case 2: {
        const swapped = text.slice(nextStart, nextEnd) + text.slice(end, nextStart) + token;
        return { file: name, kind: "swap", source: text.slice(0, start) + swapped + text.slice(nextEnd) };
      }
      default: {
        const [from, to] = random.pick(tokens);
        const other = random.below(2) === 0 ? text.slice(from, to) : random.pick(COMMON_TOKENS);
        return { file: name, kind: "replace", source: `${text.slice(0, start)}${other}${text.slice(end)}` };
      }
    }
  }
}
