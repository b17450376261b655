/** Patterns of match statements. */
import {
  Attribute,
  BinOp,
  type Constant,
  ConstantKind,
  type Expr,
  ExprContext,
  MatchAs,
  MatchClass,
  MatchMapping,
  MatchOr,
  MatchSequence,
  MatchSingleton,
  MatchStar,
  MatchValue,
  Name,
  NodeKind,
  Operator,
  type Pattern,
  UnaryOp,
  UnaryOperator,
} from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { TokenKind } from "../lexer/token.ts";
import { constantAt } from "./atom.ts";
import { Keyword } from "./keywords.ts";
import { parseNumber } from "./number.ts";
import { BRACKET_DEPTH, failAtNode, type Parser } from "./parser.ts";
import { parseStrings } from "./strings.ts";

/** patterns: what stands behind `case`; commas make a sequence. */
export function parsePatterns(p: Parser): Pattern {
  const start = p.position;
  const first = parseMaybeStar(p);
  if (!p.at(TokenKind.Comma)) {
    if (first.kind === NodeKind.MatchStar) p.syntaxError();
    return first;
  }
  const patterns: Pattern[] = [first];
  while (p.accept(TokenKind.Comma) && !p.at(TokenKind.Colon) && !p.atWord(Keyword.If)) {
    patterns.push(parseMaybeStar(p));
  }
  const node = new MatchSequence(patterns);
  p.finish(node, start);
  return node;
}

function parseMaybeStar(p: Parser): Pattern {
  if (!p.at(TokenKind.Star)) return parsePattern(p);
  const start = p.position;
  p.advance();
  const node = new MatchStar(p.atWord(Keyword.Underscore) ? parseWildcard(p) : parseCapture(p));
  p.finish(node, start);
  return node;
}

function parseWildcard(p: Parser): string {
  p.advance();
  return "";
}

/** A name to bind: not the wildcard, and nothing that would make it a value, a class or a keyword. */
function parseCapture(p: Parser): string {
  if (p.atWord(Keyword.Underscore)) p.syntaxError();
  const name = p.expectIdentifier().text;
  if (p.at(TokenKind.Dot) || p.at(TokenKind.LParen) || p.at(TokenKind.Equal)) p.syntaxError();
  return name;
}

/** as_pattern or or_pattern. */
function parsePattern(p: Parser): Pattern {
  const start = p.position;
  const pattern = parseOr(p);
  if (!p.acceptWord(Keyword.As)) return pattern;
  const node = new MatchAs(pattern, parseCapture(p));
  p.finish(node, start);
  return node;
}

function parseOr(p: Parser): Pattern {
  const start = p.position;
  const first = parseClosed(p);
  if (!p.at(TokenKind.VBar)) return first;
  const patterns: Pattern[] = [first];
  while (p.accept(TokenKind.VBar)) patterns.push(parseClosed(p));
  const node = new MatchOr(patterns);
  p.finish(node, start);
  return node;
}

function parseClosed(p: Parser): Pattern {
  const start = p.position;
  switch (p.kind) {
    case TokenKind.Name:
      return parseNamePattern(p);
    case TokenKind.LParen:
      return parseParenthesized(p);
    case TokenKind.LSquare:
      return parseBracketed(p);
    case TokenKind.LBrace:
      return parseMapping(p);
    default:
      break;
  }
  const node = new MatchValue(parseLiteral(p));
  p.finish(node, start);
  return node;
}

/** A number, possibly signed or complex, or strings. */
function parseLiteral(p: Parser): Expr {
  switch (p.kind) {
    case TokenKind.Number:
    case TokenKind.Minus:
      return parseSignedNumber(p);
    case TokenKind.String:
    case TokenKind.FStringStart:
    case TokenKind.TStringStart:
      return parseStrings(p);
    default:
      p.syntaxError();
  }
}

function parseSignedNumber(p: Parser): Expr {
  const start = p.position;
  const negative = p.accept(TokenKind.Minus);
  const number = parseNumber(p);
  let value: Expr = number;
  if (negative) {
    value = new UnaryOp(UnaryOperator.USub, number);
    p.finish(value, start);
  }
  if (!p.at(TokenKind.Plus) && !p.at(TokenKind.Minus)) return value;
  checkReal(p, number);
  const operator = p.advance().kind === TokenKind.Plus ? Operator.Add : Operator.Sub;
  const imaginary = parseNumber(p);
  if (imaginary.constantKind !== ConstantKind.Imaginary) {
    failAtNode(p, imaginary, "imaginary number required in complex literal");
  }
  const node = new BinOp(value, operator, imaginary);
  p.finish(node, start);
  return node;
}

function checkReal(p: Parser, number: Constant): void {
  if (number.constantKind !== ConstantKind.Imaginary) return;
  failAtNode(p, number, "real number required in complex literal");
}

function singletonOf(word: Keyword): i32 {
  switch (word) {
    case Keyword.NoneValue:
      return ConstantKind.None;
    case Keyword.True:
      return ConstantKind.True;
    case Keyword.False:
      return ConstantKind.False;
    default:
      return -1;
  }
}

/** None, True, False, a capture, the wildcard, a dotted value or a class. */
function parseNamePattern(p: Parser): Pattern {
  const start = p.position;
  const singleton = singletonOf(p.word);
  if (singleton >= 0) {
    const node = new MatchSingleton(singleton as ConstantKind);
    p.place(node, p.advance());
    return node;
  }
  if (p.atWord(Keyword.Underscore)) {
    const node = new MatchAs(null, parseWildcard(p));
    p.finish(node, start);
    return node;
  }
  const next = p.nextKind();
  if (next !== TokenKind.Dot && next !== TokenKind.LParen) {
    const node = new MatchAs(null, parseCapture(p));
    p.finish(node, start);
    return node;
  }
  const value = parseDotted(p);
  if (p.at(TokenKind.LParen)) return parseClass(p, value, start);
  if (p.at(TokenKind.Equal)) p.syntaxError();
  const node = new MatchValue(value);
  p.finish(node, start);
  return node;
}

/** A name, with attributes behind it. */
function parseDotted(p: Parser): Expr {
  const start = p.position;
  const token = p.expectIdentifier();
  let value: Expr = new Name(token.text, ExprContext.Load);
  p.place(value, token);
  while (p.accept(TokenKind.Dot)) {
    const attribute = new Attribute(value, p.expectIdentifier().text, ExprContext.Load);
    p.finish(attribute, start);
    value = attribute;
  }
  return value;
}

/** A group, which leaves no trace, or a sequence. */
function parseParenthesized(p: Parser): Pattern {
  const start = p.position;
  p.advance();
  p.enter(BRACKET_DEPTH);
  const patterns: Pattern[] = [];
  let comma = false;
  while (!p.at(TokenKind.RParen)) {
    patterns.push(parseMaybeStar(p));
    if (!p.accept(TokenKind.Comma)) break;
    comma = true;
  }
  p.leave(BRACKET_DEPTH);
  p.expect(TokenKind.RParen);
  if (patterns.length === 1 && !comma) {
    if (patterns[0]!.kind === NodeKind.MatchStar) p.syntaxError();
    return patterns[0]!;
  }
  const node = new MatchSequence(patterns);
  p.finish(node, start);
  return node;
}

function parseBracketed(p: Parser): Pattern {
  const start = p.position;
  p.advance();
  p.enter(BRACKET_DEPTH);
  const patterns: Pattern[] = [];
  while (!p.at(TokenKind.RSquare)) {
    patterns.push(parseMaybeStar(p));
    if (!p.accept(TokenKind.Comma)) break;
  }
  p.leave(BRACKET_DEPTH);
  p.expect(TokenKind.RSquare);
  const node = new MatchSequence(patterns);
  p.finish(node, start);
  return node;
}

function parseMapping(p: Parser): Pattern {
  const start = p.position;
  p.advance();
  p.enter(BRACKET_DEPTH);
  const keys: Expr[] = [];
  const patterns: Pattern[] = [];
  let rest = "";
  while (!p.at(TokenKind.RBrace)) {
    if (p.accept(TokenKind.DoubleStar)) {
      rest = parseCapture(p);
      p.accept(TokenKind.Comma);
      break;
    }
    keys.push(parseKey(p));
    p.expect(TokenKind.Colon);
    patterns.push(parsePattern(p));
    if (!p.accept(TokenKind.Comma)) break;
  }
  p.leave(BRACKET_DEPTH);
  p.expect(TokenKind.RBrace);
  const node = new MatchMapping(keys, patterns, rest);
  p.finish(node, start);
  return node;
}

/** A key is a literal or a dotted name. */
function parseKey(p: Parser): Expr {
  if (!p.at(TokenKind.Name)) return parseLiteral(p);
  const singleton = singletonOf(p.word);
  if (singleton >= 0) return constantAt(p, p.advance(), singleton as ConstantKind);
  const key = parseDotted(p);
  if (key.kind !== NodeKind.Attribute) p.syntaxError();
  return key;
}

function parseClass(p: Parser, cls: Expr, start: i32): Pattern {
  p.advance();
  p.enter(BRACKET_DEPTH);
  const patterns: Pattern[] = [];
  const names: string[] = [];
  const named: Pattern[] = [];
  while (!p.at(TokenKind.RParen)) {
    if (p.atIdentifier() && p.nextKind() === TokenKind.Equal) {
      names.push(p.advance().text);
      p.advance();
      named.push(parsePattern(p));
    } else {
      if (names.length > 0) p.syntaxError();
      patterns.push(parsePattern(p));
    }
    if (!p.accept(TokenKind.Comma)) break;
  }
  p.leave(BRACKET_DEPTH);
  p.expect(TokenKind.RParen);
  const node = new MatchClass(cls, patterns, names, named);
  p.finish(node, start);
  return node;
}
