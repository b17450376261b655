/** Atoms: names, literals, and everything in brackets of its own. */
import {
  Constant,
  ConstantKind,
  Dict,
  DictComp,
  type Expr,
  ExprContext,
  GeneratorExp,
  List,
  ListComp,
  Name,
  NodeKind,
  SetComp,
  SetDisplay,
  Tuple,
} from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { type Token, TokenKind } from "../lexer/token.ts";
import { parseComprehensions, startsComprehension } from "./comprehension.ts";
import { parseExpression, parseStarNamedExpression, parseYield } from "./expression.ts";
import { Keyword } from "./keywords.ts";
import { parseNumber } from "./number.ts";
import { parseOperators } from "./operators.ts";
import { BRACKET_DEPTH, type Parser } from "./parser.ts";
import { parseStrings } from "./strings.ts";

export function parseAtom(p: Parser): Expr {
  switch (p.kind) {
    case TokenKind.Name:
      return parseNameAtom(p);
    case TokenKind.Number:
      return parseNumber(p);
    case TokenKind.String:
    case TokenKind.FStringStart:
    case TokenKind.TStringStart:
      return parseStrings(p);
    case TokenKind.LParen:
      return parseParenthesized(p);
    case TokenKind.LSquare:
      return parseList(p);
    case TokenKind.LBrace:
      return parseBraces(p);
    case TokenKind.Ellipsis:
      return constantAt(p, p.advance(), ConstantKind.Ellipsis);
    default:
      p.syntaxError();
  }
}

/** A constant without a value of its own. */
export function constantAt(p: Parser, token: Token, kind: ConstantKind): Constant {
  const node = new Constant(kind, "", [], false);
  p.place(node, token);
  return node;
}

function parseNameAtom(p: Parser): Expr {
  switch (p.word) {
    case Keyword.True:
      return constantAt(p, p.advance(), ConstantKind.True);
    case Keyword.False:
      return constantAt(p, p.advance(), ConstantKind.False);
    case Keyword.NoneValue:
      return constantAt(p, p.advance(), ConstantKind.None);
    default:
      break;
  }
  const token = p.expectIdentifier();
  const node = new Name(token.text, ExprContext.Load);
  p.place(node, token);
  return node;
}

/** A group, a tuple or a generator expression. A group leaves no trace: its expression keeps its own place. */
function parseParenthesized(p: Parser): Expr {
  const start = p.position;
  p.advance();
  p.enter(BRACKET_DEPTH);
  const node = parseInParentheses(p, start);
  p.leave(BRACKET_DEPTH);
  return node;
}

function parseInParentheses(p: Parser, start: i32): Expr {
  if (p.atWord(Keyword.Yield)) {
    const node = parseYield(p);
    p.expect(TokenKind.RParen);
    return node;
  }
  if (p.at(TokenKind.RParen)) return closeTuple(p, [], start);
  const first = parseStarNamedExpression(p);
  if (p.at(TokenKind.Comma)) {
    const elements: Expr[] = [first];
    parseMoreElements(p, elements, TokenKind.RParen);
    return closeTuple(p, elements, start);
  }
  if (first.kind === NodeKind.Starred) p.syntaxError();
  if (startsComprehension(p)) {
    const node = new GeneratorExp(first, parseComprehensions(p));
    p.expect(TokenKind.RParen);
    p.finish(node, start);
    return node;
  }
  p.expect(TokenKind.RParen);
  return first;
}

function closeTuple(p: Parser, elements: Expr[], start: i32): Expr {
  p.expect(TokenKind.RParen);
  const node = new Tuple(elements, ExprContext.Load);
  p.finish(node, start);
  return node;
}

/** The elements behind the first, which a comma follows; one may stand before the closing bracket. */
function parseMoreElements(p: Parser, elements: Expr[], close: TokenKind): void {
  while (p.accept(TokenKind.Comma)) {
    if (p.at(close)) return;
    elements.push(parseStarNamedExpression(p));
  }
}

function parseList(p: Parser): Expr {
  const start = p.position;
  p.advance();
  p.enter(BRACKET_DEPTH);
  const elements: Expr[] = [];
  if (!p.at(TokenKind.RSquare)) {
    const first = parseStarNamedExpression(p);
    if (first.kind !== NodeKind.Starred && startsComprehension(p)) {
      const node = new ListComp(first, parseComprehensions(p));
      p.leave(BRACKET_DEPTH);
      p.expect(TokenKind.RSquare);
      p.finish(node, start);
      return node;
    }
    elements.push(first);
    parseMoreElements(p, elements, TokenKind.RSquare);
  }
  p.leave(BRACKET_DEPTH);
  p.expect(TokenKind.RSquare);
  const node = new List(elements, ExprContext.Load);
  p.finish(node, start);
  return node;
}

function parseBraces(p: Parser): Expr {
  const start = p.position;
  p.advance();
  p.enter(BRACKET_DEPTH);
  const node = parseInBraces(p);
  p.leave(BRACKET_DEPTH);
  p.expect(TokenKind.RBrace);
  p.finish(node, start);
  return node;
}

function parseInBraces(p: Parser): Expr {
  if (p.at(TokenKind.RBrace)) return new Dict([], []);
  if (p.at(TokenKind.DoubleStar)) return parseDictItems(p, [], []);
  const first = parseStarNamedExpression(p);
  if (p.at(TokenKind.Colon)) {
    if (first.kind === NodeKind.Starred || isWalrusAt(p, first)) p.syntaxError();
    p.advance();
    const value = parseExpression(p);
    if (startsComprehension(p)) return new DictComp(first, value, parseComprehensions(p));
    const keys: (Expr | null)[] = [first];
    const values: Expr[] = [value];
    if (p.accept(TokenKind.Comma)) return parseDictItems(p, keys, values);
    return new Dict(keys, values);
  }
  if (first.kind !== NodeKind.Starred && startsComprehension(p)) {
    return new SetComp(first, parseComprehensions(p));
  }
  const elements: Expr[] = [first];
  parseMoreElements(p, elements, TokenKind.RBrace);
  return new SetDisplay(elements);
}

/** Whether the expression just parsed is a walrus without parentheses. */
function isWalrusAt(p: Parser, node: Expr): boolean {
  return (
    node.kind === NodeKind.NamedExpr && node.endLine === p.last.endLine && node.endColumn === p.last.endColumn
  );
}

/** The remaining items of a dict display, up to the closing brace. */
function parseDictItems(p: Parser, keys: (Expr | null)[], values: Expr[]): Expr {
  while (!p.at(TokenKind.RBrace)) {
    if (p.accept(TokenKind.DoubleStar)) {
      keys.push(null);
      values.push(parseOperators(p, 0));
    } else {
      keys.push(parseExpression(p));
      p.expect(TokenKind.Colon);
      values.push(parseExpression(p));
    }
    if (!p.accept(TokenKind.Comma)) break;
  }
  return new Dict(keys, values);
}
