/** Primaries: an atom with attributes, calls and subscripts behind it. */
import { Attribute, Call, type Expr, ExprContext, Slice, Starred, Subscript } from "../ast/nodes.ts";
import { TokenKind } from "../lexer/token.ts";
import { CallArguments, parseCallArguments } from "./arguments.ts";
import { parseAtom } from "./atom.ts";
import { finishTuple, parseExpression, parseNamedExpression, startsExpression } from "./expression.ts";
import { BRACKET_DEPTH, type Parser } from "./parser.ts";

export function parsePrimary(p: Parser): Expr {
  const start = p.position;
  let value = parseAtom(p);
  while (true) {
    switch (p.kind) {
      case TokenKind.Dot: {
        p.advance();
        const node = new Attribute(value, p.expectIdentifier().text, ExprContext.Load);
        p.finish(node, start);
        value = node;
        break;
      }
      case TokenKind.LParen: {
        const list = new CallArguments();
        parseCallArguments(p, list, true);
        const node = new Call(value, list.args, list.keywords);
        p.finish(node, start);
        value = node;
        break;
      }
      case TokenKind.LSquare: {
        p.advance();
        p.enter(BRACKET_DEPTH);
        const index = parseSlices(p);
        p.leave(BRACKET_DEPTH);
        p.expect(TokenKind.RSquare);
        const node = new Subscript(value, index, ExprContext.Load);
        p.finish(node, start);
        value = node;
        break;
      }
      default:
        return value;
    }
  }
}

/** What stands between the brackets of a subscript; several slices, or a starred one, make a tuple. */
function parseSlices(p: Parser): Expr {
  const start = p.position;
  const starred = p.at(TokenKind.Star);
  const first = parseSlice(p);
  if (!p.at(TokenKind.Comma) && !starred) return first;
  const elements: Expr[] = [first];
  while (p.accept(TokenKind.Comma)) {
    if (p.at(TokenKind.RSquare)) break;
    elements.push(parseSlice(p));
  }
  return finishTuple(p, elements, start);
}

function parseSlice(p: Parser): Expr {
  const start = p.position;
  if (p.accept(TokenKind.Star)) {
    const node = new Starred(parseExpression(p), ExprContext.Load);
    p.finish(node, start);
    return node;
  }
  let lower: Expr | null = null;
  if (!p.at(TokenKind.Colon)) {
    lower = parseNamedExpression(p);
    if (!p.at(TokenKind.Colon)) return lower;
    // A walrus cannot be a bound.
    if (p.tokens.kind(start + 1) === TokenKind.ColonEqual) p.syntaxError();
  }
  p.advance();
  const upper = startsExpression(p) ? parseExpression(p) : null;
  let step: Expr | null = null;
  if (p.accept(TokenKind.Colon) && startsExpression(p)) step = parseExpression(p);
  const node = new Slice(lower, upper, step);
  p.finish(node, start);
  return node;
}
