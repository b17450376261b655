/** Finds CPython's message for a source that does not parse. */
import { fail, SyntaxFailure } from "../../dialect.ts";
import { TokenKind } from "../../lexer/token.ts";
import { failAtRange, type Parser } from "../parser.ts";

/** Fails with the error that CPython reports for the source. The parser stands at the token that it cannot take. */
export function reportSyntaxError(p: Parser): never {
  const token = p.token;
  if (token.kind === TokenKind.Indent) {
    fail(new SyntaxFailure("IndentationError", "unexpected indent", token.line, 0, token.line, 0));
  }
  failAtRange(p, token.line, token.column, token.endLine, token.endColumn, "invalid syntax");
}
