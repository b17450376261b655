/** Expressions above the operators: conditional, lambda, walrus, Boolean, comparison, yield; and comma-separated lists of them. */
import {
  BoolOp,
  BoolOperator,
  Compare,
  CompareOperator,
  type Expr,
  ExprContext,
  IfExp,
  Lambda,
  Name,
  NamedExpr,
  Starred,
  Tuple,
  UnaryOp,
  UnaryOperator,
  Yield,
  YieldFrom,
} from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { TokenKind } from "../lexer/token.ts";
import { parseAtom } from "./atom.ts";
import { isIdentifierWord, Keyword } from "./keywords.ts";
import { parseOperators } from "./operators.ts";
import { parseLambdaParameters } from "./parameters.ts";
import { failAtRange, type Parser } from "./parser.ts";

/** Whether the current token can begin an expression (a starred one not included). */
export function startsExpression(p: Parser): boolean {
  switch (p.kind) {
    case TokenKind.Name:
      return isIdentifierWord(p.word) || isExpressionWord(p.word);
    case TokenKind.Number:
    case TokenKind.String:
    case TokenKind.FStringStart:
    case TokenKind.TStringStart:
    case TokenKind.LParen:
    case TokenKind.LSquare:
    case TokenKind.LBrace:
    case TokenKind.Plus:
    case TokenKind.Minus:
    case TokenKind.Tilde:
    case TokenKind.Ellipsis:
      return true;
    default:
      return false;
  }
}

function isExpressionWord(word: Keyword): boolean {
  switch (word) {
    case Keyword.False:
    case Keyword.NoneValue:
    case Keyword.True:
    case Keyword.Await:
    case Keyword.Lambda:
    case Keyword.Not:
      return true;
    default:
      return false;
  }
}

/** star_expressions: what may stand alone as a statement or right of an assignment. */
export function parseStarExpressions(p: Parser): Expr {
  const start = p.position;
  const first = parseStarExpression(p);
  if (!p.at(TokenKind.Comma)) return first;
  const elements: Expr[] = [first];
  while (p.accept(TokenKind.Comma)) {
    if (!p.at(TokenKind.Star) && !startsExpression(p)) break;
    elements.push(parseStarExpression(p));
  }
  return finishTuple(p, elements, start);
}

/** expressions: the same without stars. */
export function parseExpressions(p: Parser): Expr {
  const start = p.position;
  const first = parseExpression(p);
  if (!p.at(TokenKind.Comma)) return first;
  const elements: Expr[] = [first];
  while (p.accept(TokenKind.Comma)) {
    if (!startsExpression(p)) break;
    elements.push(parseExpression(p));
  }
  return finishTuple(p, elements, start);
}

export function finishTuple(p: Parser, elements: Expr[], start: i32): Expr {
  const tuple = new Tuple(elements, ExprContext.Load);
  p.finish(tuple, start);
  return tuple;
}

export function parseStarExpression(p: Parser): Expr {
  return p.at(TokenKind.Star) ? parseStarred(p) : parseExpression(p);
}

/** star_named_expression: an element of a display. */
export function parseStarNamedExpression(p: Parser): Expr {
  return p.at(TokenKind.Star) ? parseStarred(p) : parseNamedExpression(p);
}

function parseStarred(p: Parser): Expr {
  const start = p.position;
  p.advance();
  const node = new Starred(parseOperators(p, 0), ExprContext.Load);
  p.finish(node, start);
  return node;
}

/** annotated_rhs: a yield expression or star_expressions. */
export function parseYieldOrStarExpressions(p: Parser): Expr {
  return p.atWord(Keyword.Yield) ? parseYield(p) : parseStarExpressions(p);
}

export function parseYield(p: Parser): Expr {
  const start = p.position;
  p.advance();
  if (p.acceptWord(Keyword.From)) {
    const node = new YieldFrom(parseExpression(p));
    p.finish(node, start);
    return node;
  }
  const hasValue = p.at(TokenKind.Star) || startsExpression(p);
  const node = new Yield(hasValue ? parseStarExpressions(p) : null);
  p.finish(node, start);
  return node;
}

/** named_expression: an expression, or `name := expression`. */
export function parseNamedExpression(p: Parser): Expr {
  if (!p.atIdentifier() || p.nextKind() !== TokenKind.ColonEqual) return parseExpression(p);
  const start = p.position;
  const token = p.advance();
  const target = new Name(token.text, ExprContext.Store);
  p.place(target, token);
  p.advance();
  const node = new NamedExpr(target, parseExpression(p));
  p.finish(node, start);
  return node;
}

/**
 * Whether the current token is a name or number that the next one ends: most elements of displays and arguments of calls are no more,
 * and need no way down through all the operators.
 */
function isWholeAtom(p: Parser): boolean {
  if (p.kind !== TokenKind.Number && !p.atIdentifier()) return false;
  switch (p.nextKind()) {
    case TokenKind.Comma:
    case TokenKind.RParen:
    case TokenKind.RSquare:
    case TokenKind.RBrace:
    case TokenKind.Newline:
      return true;
    default:
      return false;
  }
}

export function parseExpression(p: Parser): Expr {
  if (isWholeAtom(p)) return parseAtom(p);
  if (p.atWord(Keyword.Lambda)) return parseLambda(p);
  const start = p.position;
  const body = parseDisjunction(p);
  if (!p.atWord(Keyword.If)) return body;
  p.advance();
  const test = parseDisjunction(p);
  p.expectWord(Keyword.Else);
  p.enter(1);
  const node = new IfExp(test, body, parseExpression(p));
  p.leave(1);
  p.finish(node, start);
  return node;
}

function parseLambda(p: Parser): Expr {
  const start = p.position;
  p.advance();
  const parameters = parseLambdaParameters(p);
  p.expect(TokenKind.Colon);
  p.enter(2);
  const node = new Lambda(parameters, parseExpression(p));
  p.leave(2);
  p.finish(node, start);
  return node;
}

export function parseDisjunction(p: Parser): Expr {
  const start = p.position;
  const first = parseConjunction(p);
  if (!p.atWord(Keyword.Or)) return first;
  const values: Expr[] = [first];
  while (p.acceptWord(Keyword.Or)) values.push(parseConjunction(p));
  const node = new BoolOp(BoolOperator.Or, values);
  p.finish(node, start);
  return node;
}

function parseConjunction(p: Parser): Expr {
  const start = p.position;
  const first = parseInversion(p);
  if (!p.atWord(Keyword.And)) return first;
  const values: Expr[] = [first];
  while (p.acceptWord(Keyword.And)) values.push(parseInversion(p));
  const node = new BoolOp(BoolOperator.And, values);
  p.finish(node, start);
  return node;
}

function parseInversion(p: Parser): Expr {
  if (!p.atWord(Keyword.Not)) return parseComparison(p);
  const start = p.position;
  p.advance();
  p.enter(1);
  const node = new UnaryOp(UnaryOperator.Not, parseInversion(p));
  p.leave(1);
  p.finish(node, start);
  return node;
}

function parseComparison(p: Parser): Expr {
  const start = p.position;
  const left = parseOperators(p, 0);
  let operator = acceptComparison(p);
  if (operator < 0) return left;
  const operators: CompareOperator[] = [];
  const comparators: Expr[] = [];
  while (operator >= 0) {
    operators.push(operator as CompareOperator);
    comparators.push(parseOperators(p, 0));
    operator = acceptComparison(p);
  }
  const node = new Compare(left, operators, comparators);
  p.finish(node, start);
  return node;
}

/** Passes a comparison operator and returns its `CompareOperator`; -1 if there is none. */
function acceptComparison(p: Parser): i32 {
  const operator = comparisonAt(p);
  if (operator < 0) return -1;
  p.advance();
  if (operator === CompareOperator.NotIn || operator === CompareOperator.IsNot) p.advance();
  return operator;
}

function comparisonAt(p: Parser): i32 {
  switch (p.kind) {
    case TokenKind.Less:
      return CompareOperator.Lt;
    case TokenKind.Greater:
      return CompareOperator.Gt;
    case TokenKind.EqEqual:
      return CompareOperator.Eq;
    case TokenKind.LessEqual:
      return CompareOperator.LtE;
    case TokenKind.GreaterEqual:
      return CompareOperator.GtE;
    case TokenKind.NotEqual:
      checkNotEqual(p);
      return CompareOperator.NotEq;
    case TokenKind.Name:
      break;
    default:
      return -1;
  }
  switch (p.word) {
    case Keyword.In:
      return CompareOperator.In;
    case Keyword.Is:
      return p.nextWord() === Keyword.Not ? CompareOperator.IsNot : CompareOperator.Is;
    case Keyword.Not:
      return p.nextWord() === Keyword.In ? CompareOperator.NotIn : -1;
    default:
      return -1;
  }
}

/** Which of != and <> is the operator depends on a future import (PEP 401). */
function checkNotEqual(p: Parser): void {
  const diamond = p.token.text === "<>";
  if (diamond === p.barry) return;
  if (diamond) p.syntaxError();
  const token = p.token;
  const message = "with Barry as BDFL, use '<>' instead of '!='";
  failAtRange(p, token.line, token.column, token.endLine, token.endColumn, message);
}
