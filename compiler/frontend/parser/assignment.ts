/** Expression statements, assignments of all kinds, and type aliases. */
import {
  AnnAssign,
  Assign,
  AugAssign,
  type Expr,
  ExprContext,
  ExprStmt,
  Name,
  NodeKind,
  Operator,
  type Stmt,
  TypeAlias,
} from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { TokenKind } from "../lexer/token.ts";
import {
  parseExpression,
  parseStarExpressions,
  parseYield,
  parseYieldOrStarExpressions,
} from "./expression.ts";
import { Keyword } from "./keywords.ts";
import type { Parser } from "./parser.ts";
import { isSingleTarget, setStore } from "./targets.ts";
import { parseTypeParams } from "./typeParams.ts";

/** A statement that begins with an expression; what follows tells whether it is a target. */
export function parseExpressionStatement(p: Parser): Stmt {
  const start = p.position;
  const first = p.atWord(Keyword.Yield) ? parseYield(p) : parseStarExpressions(p);
  if (p.at(TokenKind.Equal)) return parseAssignment(p, first, start);
  if (p.at(TokenKind.Colon)) return parseAnnotated(p, first, start);
  if (augmentedOperator(p.kind) >= 0) return parseAugmented(p, first, start);
  const node = new ExprStmt(first);
  p.finish(node, start);
  return node;
}

function parseAssignment(p: Parser, first: Expr, start: i32): Stmt {
  const targets: Expr[] = [];
  let value = first;
  while (p.accept(TokenKind.Equal)) {
    setStore(p, value);
    targets.push(value);
    value = parseYieldOrStarExpressions(p);
  }
  const node = new Assign(targets, value);
  p.finish(node, start);
  return node;
}

function parseAnnotated(p: Parser, target: Expr, start: i32): Stmt {
  if (!isSingleTarget(target)) p.syntaxError();
  const simple = target.kind === NodeKind.Name && p.tokens.kind(start) === TokenKind.Name;
  setStore(p, target);
  p.advance();
  const annotation = parseExpression(p);
  const value: Expr | null = p.accept(TokenKind.Equal) ? parseYieldOrStarExpressions(p) : null;
  const node = new AnnAssign(target, annotation, value, simple);
  p.finish(node, start);
  return node;
}

function parseAugmented(p: Parser, target: Expr, start: i32): Stmt {
  if (!isSingleTarget(target)) p.syntaxError();
  setStore(p, target);
  const operator = augmentedOperator(p.kind) as Operator;
  p.advance();
  const node = new AugAssign(target, operator, parseYieldOrStarExpressions(p));
  p.finish(node, start);
  return node;
}

/** The `Operator` of an augmented assignment's token; -1 for other tokens. */
function augmentedOperator(kind: TokenKind): i32 {
  switch (kind) {
    case TokenKind.PlusEqual:
      return Operator.Add;
    case TokenKind.MinusEqual:
      return Operator.Sub;
    case TokenKind.StarEqual:
      return Operator.Mult;
    case TokenKind.AtEqual:
      return Operator.MatMult;
    case TokenKind.SlashEqual:
      return Operator.Div;
    case TokenKind.PercentEqual:
      return Operator.Mod;
    case TokenKind.AmperEqual:
      return Operator.BitAnd;
    case TokenKind.VBarEqual:
      return Operator.BitOr;
    case TokenKind.CircumflexEqual:
      return Operator.BitXor;
    case TokenKind.LeftShiftEqual:
      return Operator.LShift;
    case TokenKind.RightShiftEqual:
      return Operator.RShift;
    case TokenKind.DoubleStarEqual:
      return Operator.Pow;
    case TokenKind.DoubleSlashEqual:
      return Operator.FloorDiv;
    default:
      return -1;
  }
}

/** `type Name[…] = expression`. */
export function parseTypeAlias(p: Parser): Stmt {
  const start = p.position;
  p.advance();
  const token = p.expectIdentifier();
  const name = new Name(token.text, ExprContext.Store);
  p.place(name, token);
  const parameters = parseTypeParams(p);
  p.expect(TokenKind.Equal);
  const node = new TypeAlias(name, parameters, parseExpression(p));
  p.finish(node, start);
  return node;
}
