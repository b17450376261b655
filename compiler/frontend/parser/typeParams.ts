/** Type parameters: `[T: bound = default, *Ts, **P]`. */
import { type Expr, ParamSpec, type TypeParam, TypeVar, TypeVarTuple } from "../ast/nodes.ts";
import { TokenKind } from "../lexer/token.ts";
import { parseExpression, parseStarExpression } from "./expression.ts";
import { BRACKET_DEPTH, type Parser } from "./parser.ts";

/** Parses a list in brackets if there is one. */
export function parseTypeParams(p: Parser): TypeParam[] {
  const list: TypeParam[] = [];
  if (!p.accept(TokenKind.LSquare)) return list;
  p.enter(BRACKET_DEPTH);
  do {
    list.push(parseTypeParam(p));
  } while (p.accept(TokenKind.Comma) && !p.at(TokenKind.RSquare));
  p.leave(BRACKET_DEPTH);
  p.expect(TokenKind.RSquare);
  return list;
}

function parseTypeParam(p: Parser): TypeParam {
  const start = p.position;
  if (p.accept(TokenKind.Star)) {
    const name = p.expectIdentifier().text;
    const value: Expr | null = p.accept(TokenKind.Equal) ? parseStarExpression(p) : null;
    const node = new TypeVarTuple(name, value);
    p.finish(node, start);
    return node;
  }
  if (p.accept(TokenKind.DoubleStar)) {
    const name = p.expectIdentifier().text;
    const node = new ParamSpec(name, parseDefault(p));
    p.finish(node, start);
    return node;
  }
  const name = p.expectIdentifier().text;
  const bound: Expr | null = p.accept(TokenKind.Colon) ? parseExpression(p) : null;
  const node = new TypeVar(name, bound, parseDefault(p));
  p.finish(node, start);
  return node;
}

function parseDefault(p: Parser): Expr | null {
  return p.accept(TokenKind.Equal) ? parseExpression(p) : null;
}
