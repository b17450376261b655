/** Tokens as text, a line each, for `--emit=tokens` and for comparing builds of the front end. */
import { type CodePoints, type i32, intToString } from "../dialect.ts";
import { Lexer } from "./lexer.ts";
import { TokenKind } from "./token.ts";

function place(line: i32, column: i32): string {
  return `${line}:${column}`;
}

/** `1:0-1:3 Name print` for each token of a prepared source, EndMarker included. Fails as the lexer does. */
export function dumpTokens(source: CodePoints): string {
  const lexer = new Lexer(source);
  let out = "";
  while (!lexer.ended) {
    const token = lexer.next();
    const range = `${place(token.line, token.column)}-${place(token.endLine, token.endColumn)}`;
    const span = `${intToString(token.start)}..${intToString(token.end)}`;
    out += `${range} ${span} ${TokenKind[token.kind]}`;
    if (token.text !== "") out += ` ${token.text}`;
    out += "\n";
  }
  return out;
}
