/** Functions and classes, with their decorators. */
import { AsyncFunctionDef, ClassDef, type Expr, FunctionDef, type Stmt } from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { TokenKind } from "../lexer/token.ts";
import { CallArguments, parseCallArguments } from "./arguments.ts";
import { parseExpression, parseNamedExpression } from "./expression.ts";
import { Keyword } from "./keywords.ts";
import { parseParameters } from "./parameters.ts";
import { BRACKET_DEPTH, type Parser } from "./parser.ts";
import { parseColonBlock } from "./statement.ts";
import { parseTypeParams } from "./typeParams.ts";

/** Decorators and the definition behind them, which begins where its own keyword stands. */
export function parseDecorated(p: Parser): Stmt {
  const decorators: Expr[] = [];
  while (p.accept(TokenKind.At)) {
    decorators.push(parseNamedExpression(p));
    p.expect(TokenKind.Newline);
  }
  const start = p.position;
  switch (p.word) {
    case Keyword.Def:
      return parseFunction(p, decorators, start, false);
    case Keyword.Class:
      return parseClass(p, decorators);
    case Keyword.Async:
      p.advance();
      if (!p.atWord(Keyword.Def)) p.syntaxError();
      return parseFunction(p, decorators, start, true);
    default:
      p.syntaxError();
  }
}

/** `start` is where the definition begins: at `async` or at `def`, the current token. */
export function parseFunction(p: Parser, decorators: Expr[], start: i32, isAsync: boolean): Stmt {
  p.advance();
  const name = p.expectIdentifier().text;
  const typeParams = parseTypeParams(p);
  p.expect(TokenKind.LParen);
  p.enter(BRACKET_DEPTH);
  const parameters = parseParameters(p);
  p.leave(BRACKET_DEPTH);
  p.expect(TokenKind.RParen);
  const returns: Expr | null = p.accept(TokenKind.RArrow) ? parseExpression(p) : null;
  const body = parseColonBlock(p);
  const node: Stmt = isAsync
    ? new AsyncFunctionDef(name, parameters, body, decorators, returns, typeParams)
    : new FunctionDef(name, parameters, body, decorators, returns, typeParams);
  p.finish(node, start);
  return node;
}

export function parseClass(p: Parser, decorators: Expr[]): Stmt {
  const start = p.position;
  p.advance();
  const name = p.expectIdentifier().text;
  const typeParams = parseTypeParams(p);
  const bases = new CallArguments();
  if (p.at(TokenKind.LParen)) parseCallArguments(p, bases, false);
  const body = parseColonBlock(p);
  const node = new ClassDef(name, bases.args, bases.keywords, body, decorators, typeParams);
  p.finish(node, start);
  return node;
}
