/** Statements: which kind begins here, simple statements on a line, blocks. */
import {
  Assert,
  Break,
  Continue,
  Delete,
  type Expr,
  Global,
  Nonlocal,
  Pass,
  Raise,
  Return,
  type Stmt,
} from "../ast/nodes.ts";
import { TokenKind } from "../lexer/token.ts";
import { parseExpressionStatement, parseTypeAlias } from "./assignment.ts";
import { parseAsync, parseFor, parseIf, parseWhile } from "./compound.ts";
import { parseClass, parseDecorated, parseFunction } from "./definition.ts";
import { parseExpression, parseStarExpressions, startsExpression } from "./expression.ts";
import { parseFrom, parseImport } from "./imports.ts";
import { Keyword } from "./keywords.ts";
import { isMatchStatement, parseMatch } from "./match.ts";
import type { Parser } from "./parser.ts";
import { parseDelTargets } from "./targets.ts";
import { parseTry } from "./try.ts";
import { parseWith } from "./with.ts";

/** Parses one compound statement or one line of simple statements. */
export function parseStatement(p: Parser, body: Stmt[]): void {
  const compound = parseCompound(p);
  if (compound === null) {
    parseSimpleLine(p, body);
    return;
  }
  body.push(compound);
  if (compound.line > p.compoundLine) p.compoundLine = compound.line;
}

/** The compound statement that begins here, or null. */
export function parseCompound(p: Parser): Stmt | null {
  switch (p.word) {
    case Keyword.Def:
      return parseFunction(p, [], p.position, false);
    case Keyword.Class:
      return parseClass(p, []);
    case Keyword.If:
      return parseIf(p);
    case Keyword.For:
      return parseFor(p, p.position, false);
    case Keyword.While:
      return parseWhile(p);
    case Keyword.Try:
      return parseTry(p);
    case Keyword.With:
      return parseWith(p, p.position, false);
    case Keyword.Async:
      return parseAsync(p);
    case Keyword.Match:
      return isMatchStatement(p) ? parseMatch(p) : null;
    default:
      return p.at(TokenKind.At) ? parseDecorated(p) : null;
  }
}

/** simple_stmts: statements separated by semicolons, up to the newline. */
export function parseSimpleLine(p: Parser, body: Stmt[]): void {
  while (true) {
    body.push(parseSimple(p));
    if (!p.accept(TokenKind.Semicolon) || p.at(TokenKind.Newline)) break;
  }
  p.expect(TokenKind.Newline);
}

/** The statements behind a colon: an indented block, or the rest of the line. */
export function parseBlock(p: Parser): Stmt[] {
  const body: Stmt[] = [];
  if (!p.accept(TokenKind.Newline)) {
    parseSimpleLine(p, body);
    return body;
  }
  p.expect(TokenKind.Indent);
  p.enter(4);
  while (!p.at(TokenKind.Dedent) && !p.at(TokenKind.EndMarker)) parseStatement(p, body);
  p.leave(4);
  p.expect(TokenKind.Dedent);
  return body;
}

/** ":" and the block behind it. */
export function parseColonBlock(p: Parser): Stmt[] {
  p.expect(TokenKind.Colon);
  return parseBlock(p);
}

function parseSimple(p: Parser): Stmt {
  switch (p.word) {
    case Keyword.Return:
      return parseReturn(p);
    case Keyword.Import:
      return parseImport(p);
    case Keyword.From:
      return parseFrom(p);
    case Keyword.Raise:
      return parseRaise(p);
    case Keyword.Pass:
      return finishWord(p, new Pass());
    case Keyword.Break:
      return finishWord(p, new Break());
    case Keyword.Continue:
      return finishWord(p, new Continue());
    case Keyword.Del:
      return parseDel(p);
    case Keyword.Assert:
      return parseAssert(p);
    case Keyword.Global:
    case Keyword.Nonlocal:
      return parseNames(p);
    case Keyword.Type:
      if (p.nextKind() === TokenKind.Name && isAliasName(p)) return parseTypeAlias(p);
      return parseExpressionStatement(p);
    default:
      return parseExpressionStatement(p);
  }
}

/** Behind the soft keyword `type`, an identifier cannot go on an expression. */
function isAliasName(p: Parser): boolean {
  const word = p.nextWord();
  return word === Keyword.None || word >= Keyword.Case;
}

function finishWord(p: Parser, node: Stmt): Stmt {
  p.place(node, p.advance());
  return node;
}

function parseReturn(p: Parser): Stmt {
  const start = p.position;
  p.advance();
  const hasValue = p.at(TokenKind.Star) || startsExpression(p);
  const node = new Return(hasValue ? parseStarExpressions(p) : null);
  p.finish(node, start);
  return node;
}

function parseRaise(p: Parser): Stmt {
  const start = p.position;
  p.advance();
  let exception: Expr | null = null;
  let cause: Expr | null = null;
  if (startsExpression(p)) {
    exception = parseExpression(p);
    if (p.acceptWord(Keyword.From)) cause = parseExpression(p);
  }
  const node = new Raise(exception, cause);
  p.finish(node, start);
  return node;
}

function parseDel(p: Parser): Stmt {
  const start = p.position;
  p.advance();
  const node = new Delete(parseDelTargets(p));
  if (!p.at(TokenKind.Semicolon) && !p.at(TokenKind.Newline)) p.syntaxError();
  p.finish(node, start);
  return node;
}

function parseAssert(p: Parser): Stmt {
  const start = p.position;
  p.advance();
  const test = parseExpression(p);
  const message: Expr | null = p.accept(TokenKind.Comma) ? parseExpression(p) : null;
  const node = new Assert(test, message);
  p.finish(node, start);
  return node;
}

/** global and nonlocal. */
function parseNames(p: Parser): Stmt {
  const start = p.position;
  const isGlobal = p.atWord(Keyword.Global);
  p.advance();
  const names: string[] = [];
  do {
    names.push(p.expectIdentifier().text);
  } while (p.accept(TokenKind.Comma));
  const node: Stmt = isGlobal ? new Global(names) : new Nonlocal(names);
  p.finish(node, start);
  return node;
}
