/** Errors of sources as CPython's traceback module prints them: file and line, the source line, carets, type and message. */
import type { SyntaxFailure } from "../frontend/dialect.ts";
import { findKeywordTypo } from "./keywordTypo.ts";

/** Types that have a place in the source and print it. */
const PLACED_TYPES = new Set(["SyntaxError", "IndentationError", "TabError"]);

/**
 * What CPython writes to stderr when it cannot compile `source`, the text of the file at `path`; ends with a newline.
 */
export function formatSyntaxFailure(failure: SyntaxFailure, path: string, source: string): string {
  const { type, message } = failure;
  const last = message === "" ? `${type}\n` : `${type}: ${message}\n`;
  if (!PLACED_TYPES.has(type) || (failure.line === 0 && failure.column === 0)) return last;
  const place = `  File "${path}", line ${failure.line}\n`;
  const typo = type === "SyntaxError" ? findKeywordTypo(failure, source) : null;
  if (typo !== null) {
    const marked = excerpt(typo.column, typo.endColumn, typo.text);
    return `${place}${marked}${type}: invalid syntax. Did you mean '${typo.keyword}'?\n`;
  }
  const line = failure.line > 0 ? sourceLine(source, failure.line) : null;
  return place + (line === null ? "" : failureExcerpt(failure, line)) + last;
}

/** What CPython writes to stderr for a SyntaxWarning of the source; ends with a newline. */
export function formatSyntaxWarning(message: string, path: string, source: string, line: number): string {
  const text = (sourceLine(source, line) ?? "").trim();
  return `${path}:${line}: SyntaxWarning: ${message}\n${text === "" ? "" : `  ${text}\n`}`;
}

/** CPython reads a line of the source into a buffer of this many bytes. */
const MAX_SHOWN = 999;

/** A line's text without its newline, as much of it as CPython shows; null behind the end. */
function sourceLine(source: string, line: number): string | null {
  const lines = source.replace(/\r\n?/g, "\n").split("\n");
  const text = lines[line - 1];
  if (text === undefined) return null;
  return text.length <= MAX_SHOWN ? text : Buffer.from(text).subarray(0, MAX_SHOWN).toString("utf8");
}

function failureExcerpt(failure: SyntaxFailure, line: string): string {
  const { offset, endOffset } = caretColumns(failure, [...line].length);
  return excerpt(offset, endOffset, line);
}

/** The line without its indentation, and the carets below it. Columns count characters from 1; the end is excluded. */
function excerpt(offset: number, endOffset: number, line: string): string {
  const characters = [...line];
  let spaces = 0;
  while (spaces < characters.length && /[ \n\f]/.test(characters[spaces]!)) spaces++;
  const shown = characters.slice(spaces);
  const column = offset - 1 - spaces;
  const text = `    ${shown.join("")}\n`;
  if (column < 0) return text;
  const indent = shown.slice(0, column).map((c) => (/\s/.test(c) ? c : " "));
  return `${text}    ${indent.join("")}${"^".repeat(Math.max(0, endOffset - 1 - spaces - column))}\n`;
}

/** The range that carets mark, columns from 1, the end excluded. The text that CPython measures ends with a newline. */
function caretColumns(failure: SyntaxFailure, length: number): { offset: number; endOffset: number } {
  let offset = failure.column;
  let endOffset = length + 1;
  if (failure.endLine === failure.line) endOffset = failure.endColumn !== 0 ? failure.endColumn : offset;
  if (offset > length + 1) offset = length + 1;
  if (endOffset > length + 1) endOffset = length + 1;
  if (offset >= endOffset || endOffset < 0) endOffset = offset + 1;
  return { offset, endOffset };
}
