/** Unary and binary operators, from | down to await, by precedence climbing. */
import { Await, BinOp, type Expr, Operator, UnaryOp, UnaryOperator } from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { TokenKind } from "../lexer/token.ts";
import { Keyword } from "./keywords.ts";
import type { Parser } from "./parser.ts";
import { parsePrimary } from "./primary.ts";

/** Precedence of a binary operator, | being 0 and * 5; -1 for other tokens. */
function precedenceOf(kind: TokenKind): i32 {
  switch (kind) {
    case TokenKind.VBar:
      return 0;
    case TokenKind.Circumflex:
      return 1;
    case TokenKind.Amper:
      return 2;
    case TokenKind.LeftShift:
    case TokenKind.RightShift:
      return 3;
    case TokenKind.Plus:
    case TokenKind.Minus:
      return 4;
    case TokenKind.Star:
    case TokenKind.Slash:
    case TokenKind.DoubleSlash:
    case TokenKind.Percent:
    case TokenKind.At:
      return 5;
    default:
      return -1;
  }
}

function operatorOf(kind: TokenKind): Operator {
  switch (kind) {
    case TokenKind.VBar:
      return Operator.BitOr;
    case TokenKind.Circumflex:
      return Operator.BitXor;
    case TokenKind.Amper:
      return Operator.BitAnd;
    case TokenKind.LeftShift:
      return Operator.LShift;
    case TokenKind.RightShift:
      return Operator.RShift;
    case TokenKind.Plus:
      return Operator.Add;
    case TokenKind.Minus:
      return Operator.Sub;
    case TokenKind.Star:
      return Operator.Mult;
    case TokenKind.Slash:
      return Operator.Div;
    case TokenKind.DoubleSlash:
      return Operator.FloorDiv;
    case TokenKind.Percent:
      return Operator.Mod;
    default:
      return Operator.MatMult;
  }
}

/** bitwise_or and below: operators that bind at least as tightly as `minimum`. */
export function parseOperators(p: Parser, minimum: i32): Expr {
  const start = p.position;
  let left = parseFactor(p);
  while (true) {
    const precedence = precedenceOf(p.kind);
    if (precedence < minimum) return left;
    const operator = operatorOf(p.advance().kind);
    const node = new BinOp(left, operator, parseOperators(p, precedence + 1));
    p.finish(node, start);
    left = node;
  }
}

function parseFactor(p: Parser): Expr {
  switch (p.kind) {
    case TokenKind.Plus:
      return parseUnary(p, UnaryOperator.UAdd);
    case TokenKind.Minus:
      return parseUnary(p, UnaryOperator.USub);
    case TokenKind.Tilde:
      return parseUnary(p, UnaryOperator.Invert);
    default:
      return parsePower(p);
  }
}

function parseUnary(p: Parser, operator: UnaryOperator): Expr {
  const start = p.position;
  p.advance();
  p.enter(1);
  const node = new UnaryOp(operator, parseFactor(p));
  p.leave(1);
  p.finish(node, start);
  return node;
}

function parsePower(p: Parser): Expr {
  const start = p.position;
  const base = parseAwait(p);
  if (!p.at(TokenKind.DoubleStar)) return base;
  p.advance();
  p.enter(2);
  const node = new BinOp(base, Operator.Pow, parseFactor(p));
  p.leave(2);
  p.finish(node, start);
  return node;
}

function parseAwait(p: Parser): Expr {
  if (!p.atWord(Keyword.Await)) return parsePrimary(p);
  const start = p.position;
  p.advance();
  const node = new Await(parsePrimary(p));
  p.finish(node, start);
  return node;
}
