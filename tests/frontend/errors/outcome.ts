/** What the front end and the oracle say of a source, in one form, so that they can be compared. */
import { FrontendFailure, stringToCodePoints } from "../../../compiler/frontend/dialect.ts";
import { decodeSource, normaliseSource } from "../../../compiler/frontend/lexer/decode.ts";
import type { OracleSyntaxError } from "../../oracle/pyodide.ts";
import { checkProgram } from "../../support/frontend.ts";

/** An error's type, message and place; the end is extra information that `sameError` does not look at. */
export interface SourceError {
  type: string;
  message: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** The front end's error for a source, null if it accepts it. Anything but a `FrontendFailure` is a fault of pyc and goes through. */
export function frontendError(source: string | Uint8Array): SourceError | null {
  try {
    const text =
      typeof source === "string"
        ? normaliseSource(stringToCodePoints(source))
        : decodeSource([...source], "");
    checkProgram(text);
    return null;
  } catch (error) {
    if (!(error instanceof FrontendFailure)) throw error;
    const { type, message, line, column, endLine, endColumn } = error.failure;
    return { type, message, line, column, endLine, endColumn };
  }
}

/** The oracle's answer; places that it does not have are 0. */
export function oracleError(error: OracleSyntaxError): SourceError {
  return {
    type: error.type,
    message: error.msg,
    line: error.lineno ?? 0,
    column: error.offset ?? 0,
    endLine: error.end_lineno ?? 0,
    endColumn: error.end_offset ?? 0,
  };
}

/** Type, message, line and column agree. */
export function sameError(a: SourceError | null, b: SourceError | null): boolean {
  if (a === null || b === null) return a === b;
  return a.type === b.type && a.message === b.message && a.line === b.line && a.column === b.column;
}

/** The place at which the error ends agrees, too. */
export function sameEnd(a: SourceError | null, b: SourceError | null): boolean {
  return a !== null && b !== null && a.endLine === b.endLine && a.endColumn === b.endColumn;
}

/** `SyntaxError: invalid syntax (line 1, column 5)`. */
export function formatError(error: SourceError | null): string {
  if (error === null) return "accepted";
  return `${error.type}: ${error.message} (${error.line}:${error.column})`;
}

/** A difference's class: both messages without quoted parts and numbers, so that the most frequent ones can be counted. */
export function classOfDifference(expected: SourceError | null, actual: SourceError | null): string {
  const general = (error: SourceError | null) =>
    error === null ? "accepted" : error.message.replace(/'[^']*'/g, "'…'").replace(/\d+/g, "N");
  if (expected !== null && actual !== null && general(expected) === general(actual)) {
    const what =
      expected.line !== actual.line ? "line" : expected.column !== actual.column ? "column" : "text";
    return `${what} of: ${general(expected)}`;
  }
  return `${general(expected)}  ⇠ ${general(actual)}`;
}
