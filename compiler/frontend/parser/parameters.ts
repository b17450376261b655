/** Parameters of functions and lambdas. */
import { Arg, Arguments, type Expr } from "../ast/nodes.ts";
import { TokenKind } from "../lexer/token.ts";
import { parseExpression, parseStarExpression } from "./expression.ts";
import type { Parser } from "./parser.ts";

/** Which parameters may follow. */
enum Stage {
  /** Before "*", no "/" yet. */
  Positional,
  /** Behind "/". */
  AfterSlash,
  /** Behind "*". */
  KeywordOnly,
  /** Behind "**": none. */
  Done,
}

class ParameterList {
  result: Arguments;
  stage: Stage;
  annotated: boolean;
  close: TokenKind;
  constructor(annotated: boolean, close: TokenKind) {
    this.result = new Arguments([], [], null, [], [], null, []);
    this.stage = Stage.Positional;
    this.annotated = annotated;
    this.close = close;
  }
}

/** Parameters of a `def`, up to its closing parenthesis. */
export function parseParameters(p: Parser): Arguments {
  return parseList(p, new ParameterList(true, TokenKind.RParen));
}

/** Parameters of a lambda, up to its colon. */
export function parseLambdaParameters(p: Parser): Arguments {
  return parseList(p, new ParameterList(false, TokenKind.Colon));
}

function parseList(p: Parser, list: ParameterList): Arguments {
  while (!p.at(list.close)) {
    switch (p.kind) {
      case TokenKind.Slash:
        parseSlash(p, list);
        break;
      case TokenKind.Star:
        parseStar(p, list);
        break;
      case TokenKind.DoubleStar:
        p.advance();
        list.result.kwarg = parseParameter(p, list);
        list.stage = Stage.Done;
        break;
      default:
        parsePlain(p, list);
        break;
    }
    if (!p.accept(TokenKind.Comma)) break;
    if (list.stage === Stage.Done && !p.at(list.close)) p.syntaxError();
  }
  if (!p.at(list.close)) p.syntaxError();
  return list.result;
}

function parseSlash(p: Parser, list: ParameterList): void {
  const result = list.result;
  if (list.stage !== Stage.Positional || result.args.length === 0) p.syntaxError();
  p.advance();
  result.posonlyargs = result.args;
  result.args = [];
  list.stage = Stage.AfterSlash;
}

/** "*name" or a bare "*", which a named parameter must follow. */
function parseStar(p: Parser, list: ParameterList): void {
  if (list.stage === Stage.KeywordOnly) p.syntaxError();
  p.advance();
  list.stage = Stage.KeywordOnly;
  if (!p.at(TokenKind.Comma)) {
    list.result.vararg = parseStarParameter(p, list);
    return;
  }
  const next = p.nextKind();
  if (next !== TokenKind.Name) {
    p.advance();
    p.syntaxError();
  }
}

function parsePlain(p: Parser, list: ParameterList): void {
  const result = list.result;
  const parameter = parseParameter(p, list);
  let value: Expr | null = null;
  if (p.accept(TokenKind.Equal)) value = parseExpression(p);
  if (list.stage === Stage.KeywordOnly) {
    result.kwonlyargs.push(parameter);
    result.kwDefaults.push(value);
    return;
  }
  result.args.push(parameter);
  if (value !== null) result.defaults.push(value);
  else if (result.defaults.length > 0) p.syntaxError();
}

function parseParameter(p: Parser, list: ParameterList): Arg {
  const start = p.position;
  const name = p.expectIdentifier().text;
  let annotation: Expr | null = null;
  if (list.annotated && p.accept(TokenKind.Colon)) annotation = parseExpression(p);
  const node = new Arg(name, annotation);
  p.finish(node, start);
  return node;
}

/** The parameter behind "*", whose annotation may be starred. */
function parseStarParameter(p: Parser, list: ParameterList): Arg {
  const start = p.position;
  const name = p.expectIdentifier().text;
  let annotation: Expr | null = null;
  if (list.annotated && p.accept(TokenKind.Colon)) annotation = parseStarExpression(p);
  const node = new Arg(name, annotation);
  p.finish(node, start);
  return node;
}
