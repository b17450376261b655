/** try statements with except, except* or finally. */
import { ExceptHandler, type Expr, NodeKind, type Stmt, Try, TryStar } from "../ast/nodes.ts";
import { TokenKind } from "../lexer/token.ts";
import { parseElse } from "./compound.ts";
import { parseExpressions } from "./expression.ts";
import { Keyword } from "./keywords.ts";
import type { Parser } from "./parser.ts";
import { parseColonBlock } from "./statement.ts";

export function parseTry(p: Parser): Stmt {
  const start = p.position;
  p.advance();
  const body = parseColonBlock(p);
  const handlers: ExceptHandler[] = [];
  const isStar = p.atWord(Keyword.Except) && p.nextKind() === TokenKind.Star;
  while (p.atWord(Keyword.Except)) handlers.push(parseHandler(p, isStar));
  let orelse: Stmt[] = [];
  if (handlers.length > 0) orelse = parseElse(p);
  let final: Stmt[] = [];
  if (p.acceptWord(Keyword.Finally)) final = parseColonBlock(p);
  else if (handlers.length === 0) p.syntaxError();
  const node: Stmt = isStar
    ? new TryStar(body, handlers, orelse, final)
    : new Try(body, handlers, orelse, final);
  p.finish(node, start);
  return node;
}

/** Several exception types need parentheses only with `as`. */
function parseHandler(p: Parser, isStar: boolean): ExceptHandler {
  const start = p.position;
  p.advance();
  if (p.at(TokenKind.Star)) {
    if (!isStar) p.syntaxError();
    p.advance();
  } else if (isStar) {
    p.syntaxError();
  }
  let type: Expr | null = null;
  let name = "";
  if (isStar || !p.at(TokenKind.Colon)) {
    const first = p.position;
    type = parseExpressions(p);
    if (p.atWord(Keyword.As)) {
      if (type.kind === NodeKind.Tuple && p.tokens.column(first) !== type.column) p.syntaxError();
      if (isOpenTuple(p, type)) p.syntaxError();
      p.advance();
      name = p.expectIdentifier().text;
    }
  }
  const node = new ExceptHandler(type, name, parseColonBlock(p));
  p.finish(node, start);
  return node;
}

/** Whether the expression just parsed is a tuple without parentheses: its end is no closing parenthesis of its own. */
function isOpenTuple(p: Parser, type: Expr): boolean {
  if (type.kind !== NodeKind.Tuple) return false;
  return p.last.kind !== TokenKind.RParen || p.last.endColumn !== type.endColumn;
}
