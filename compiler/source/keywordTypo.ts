/**
 * "Did you mean 'while'?": the suggestion that CPython's traceback module adds to a syntax error without a message of its own. It
 * replaces names on the line of the error by keywords like them, and offers the first keyword with which the text compiles, or might
 * if it went on.
 */
import { FrontendFailure, type SyntaxFailure, stringToCodePoints } from "../frontend/dialect.ts";
import { EmitOptions, emitModule } from "../frontend/emit/module.ts";
import { normaliseSource } from "../frontend/lexer/decode.ts";
import { Lexer } from "../frontend/lexer/lexer.ts";
import { type Token, TokenKind } from "../frontend/lexer/token.ts";
import { Machine } from "../frontend/parser/errors/machine.ts";
import { StartRule } from "../frontend/parser/errors/program.ts";
import { isIdentifierWord, keywordOf } from "../frontend/parser/keywords.ts";
import { parseSource, parseWith } from "../frontend/parser/module.ts";
import { ParseMode, Parser } from "../frontend/parser/parser.ts";
import { closeMatches, nearestWord } from "./similarity.ts";

/** CPython's limits: the text looked at, the names tried, the keywords tried for each. */
const MAX_TEXT = 1024;
const MAX_NAMES = 10;
const MAX_KEYWORDS = 3;
const CUTOFF = 0.5;

// biome-ignore format: CPython's order
const keywords = ["False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
  "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
  "return", "try", "while", "with", "yield"];

/** A keyword to suggest: the line as it is shown, and the misspelt name's columns in it, from 1, the end excluded. */
export interface KeywordTypo {
  keyword: string;
  text: string;
  column: number;
  endColumn: number;
}

/** The suggestion for a failure of `source`, or null. */
export function findKeywordTypo(failure: SyntaxFailure, source: string): KeywordTypo | null {
  const { message } = failure;
  if (message !== "invalid syntax" && !message.includes("Perhaps you forgot a comma")) return null;
  const start = lastCompoundLine(source);
  const lines = source.replace(/\r\n?/g, "\n").split("\n");
  const code = dedent(lines.slice(Math.max(start - 1, 0), failure.line));
  if ([...code.join("\n")].length > MAX_TEXT) return null;
  const errorRow = failure.line - Math.max(start - 1, 0);
  const names = namesOf(code.join("\n")).filter((token) =>
    start === 0 ? token.line === failure.line : token.line === errorRow,
  );
  for (const token of names.slice(0, MAX_NAMES)) {
    const typo = tryKeywords(token, code);
    if (typo !== null) return typo;
  }
  return null;
}

/** The line at which the last complete compound statement before the error begins; 0 if there is none. */
function lastCompoundLine(source: string): number {
  let parser: Parser | null = null;
  try {
    parser = new Parser(normaliseSource(stringToCodePoints(source)), ParseMode.Module);
    parseWith(parser);
  } catch (error) {
    if (!(error instanceof FrontendFailure)) throw error;
  }
  return parser?.compoundLine ?? 0;
}

/** The lines without the blanks that all of them begin with; lines of blanks alone become empty. */
function dedent(lines: string[]): string[] {
  const margins = lines.filter((line) => line.trim() !== "").map((line) => /^[ \t]*/.exec(line)![0]);
  let margin = margins[0] ?? "";
  for (const other of margins) {
    while (!other.startsWith(margin)) margin = margin.slice(0, -1);
  }
  return lines.map((line) => (line.trim() === "" ? "" : line.slice(margin.length)));
}

/** The names that are no keywords, up to where the text cannot be read. */
function namesOf(code: string): Token[] {
  const names: Token[] = [];
  try {
    const lexer = new Lexer(normaliseSource(stringToCodePoints(code)));
    while (!lexer.ended) {
      const token = lexer.next();
      if (token.kind === TokenKind.Name && isIdentifierWord(keywordOf(token.text))) names.push(token);
    }
  } catch (error) {
    if (!(error instanceof FrontendFailure)) throw error;
  }
  return names;
}

function tryKeywords(token: Token, code: string[]): KeywordTypo | null {
  const row = token.line - 1;
  const characters = [...code[row]!];
  // Columns count bytes; all before the name may be wider.
  const column = characterColumn(code[row]!, token.column);
  const length = token.end - token.start;
  const wrong = characters.slice(column, column + length).join("");
  const nearest = nearestWord(wrong, keywords);
  const tried = [
    ...(nearest === null ? [] : [nearest]),
    ...closeMatches(wrong, keywords, MAX_KEYWORDS, CUTOFF),
  ];
  for (const keyword of tried.slice(0, MAX_KEYWORDS)) {
    if (keyword === wrong) continue;
    const line = [...characters.slice(0, column), keyword, ...characters.slice(column + length)].join("");
    if (!mayCompile([...code.slice(0, row), line, ...code.slice(row + 1)].join("\n"))) continue;
    return { keyword, text: code[row]!, column: column + 1, endColumn: column + length + 1 };
  }
  return null;
}

function characterColumn(line: string, byteColumn: number): number {
  return [...Buffer.from(line).subarray(0, byteColumn).toString("utf8")].length;
}

/** Whether a text compiles, or goes wrong only where it ends. */
function mayCompile(code: string): boolean {
  const text = normaliseSource(stringToCodePoints(code));
  try {
    const parser = new Parser(text, ParseMode.Module);
    const machine = new Machine(parser);
    if (!machine.run(StartRule.File, 0, false)) return isAtEnd(parser, machine.furthest);
    emitModule(parseSource(text, ParseMode.Module), "<input>", "__main__", new EmitOptions());
    return true;
  } catch (error) {
    if (!(error instanceof FrontendFailure)) throw error;
    return /was never closed|^unterminated triple|unexpected EOF/.test(error.failure.message);
  }
}

function isAtEnd(parser: Parser, furthest: number): boolean {
  const token = parser.tokens.at(furthest);
  if (token.kind === TokenKind.EndMarker) return true;
  return token.kind === TokenKind.Dedent && token.start >= parser.source.length;
}
