/** with statements. Parentheses behind `with` may hold items or belong to an expression; the token behind them tells. */
import {
  AsyncWith,
  type Expr,
  ExprContext,
  GeneratorExp,
  NodeKind,
  type Stmt,
  Tuple,
  With,
  WithItem,
} from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { TokenKind } from "../lexer/token.ts";
import { parseComprehensions, startsComprehension } from "./comprehension.ts";
import { parseExpression, parseStarNamedExpression, parseYield } from "./expression.ts";
import { Keyword } from "./keywords.ts";
import { BRACKET_DEPTH, type Parser } from "./parser.ts";
import { parseColonBlock } from "./statement.ts";
import { parseStarTarget } from "./targets.ts";

/** `start` is where the statement begins: at `async` or at `with`, the current token. */
export function parseWith(p: Parser, start: i32, isAsync: boolean): Stmt {
  p.advance();
  const items: WithItem[] = [];
  if (p.at(TokenKind.LParen) && isWholeInParentheses(p)) parseInParentheses(p, items);
  else parseItems(p, items);
  const body = parseColonBlock(p);
  const node: Stmt = isAsync ? new AsyncWith(items, body) : new With(items, body);
  p.finish(node, start);
  return node;
}

/** Whether a colon follows the parenthesis that closes the current one. */
function isWholeInParentheses(p: Parser): boolean {
  let depth = 0;
  let i = p.position;
  while (true) {
    p.ensure(i + 1);
    switch (p.tokens.kind(i)) {
      case TokenKind.LParen:
      case TokenKind.LSquare:
      case TokenKind.LBrace:
        depth++;
        break;
      case TokenKind.RParen:
      case TokenKind.RSquare:
      case TokenKind.RBrace:
        depth--;
        if (depth === 0) return p.tokens.kind(i + 1) === TokenKind.Colon;
        break;
      case TokenKind.EndMarker:
        return false;
      default:
        break;
    }
    i++;
  }
}

function parseItems(p: Parser, items: WithItem[]): void {
  do {
    const value = parseExpression(p);
    items.push(new WithItem(value, parseAs(p)));
  } while (p.accept(TokenKind.Comma));
}

function parseAs(p: Parser): Expr | null {
  return p.acceptWord(Keyword.As) ? parseStarTarget(p) : null;
}

/**
 * "(" … ")" ":" are items if each is a plain expression, with or without `as`. A yield, a star, a walrus, a comprehension, or nothing at
 * all make it one item: the expression that the parentheses then are.
 */
function parseInParentheses(p: Parser, items: WithItem[]): void {
  const start = p.position;
  p.advance();
  p.enter(BRACKET_DEPTH);
  const whole = parseWhole(p, items, start);
  p.leave(BRACKET_DEPTH);
  if (whole !== null) items.push(new WithItem(whole, null));
}

/** Parses up to the closing parenthesis; fills `items`, or returns the one expression and leaves them empty. */
function parseWhole(p: Parser, items: WithItem[], start: i32): Expr | null {
  if (p.atWord(Keyword.Yield)) {
    const value = parseYield(p);
    p.expect(TokenKind.RParen);
    return value;
  }
  const elements: Expr[] = [];
  let onlyItems = true;
  let onlyElements = true;
  let comma = false;
  while (!p.at(TokenKind.RParen)) {
    const first = p.position;
    const value = parseStarNamedExpression(p);
    if (isElementOnly(p, value, first)) onlyItems = false;
    if (elements.length === 0 && value.kind !== NodeKind.Starred && startsComprehension(p)) {
      const node = new GeneratorExp(value, parseComprehensions(p));
      p.expect(TokenKind.RParen);
      p.finish(node, start);
      return node;
    }
    if (p.atWord(Keyword.As)) onlyElements = false;
    if (!onlyItems && !onlyElements) p.syntaxError();
    items.push(new WithItem(value, parseAs(p)));
    elements.push(value);
    comma = p.accept(TokenKind.Comma);
    if (!comma) break;
  }
  p.expect(TokenKind.RParen);
  if (onlyItems && elements.length > 0) return null;
  items.length = 0;
  if (elements.length === 1 && !comma) {
    if (elements[0]!.kind === NodeKind.Starred) p.syntaxError();
    return elements[0]!;
  }
  const node = new Tuple(elements, ExprContext.Load);
  p.finish(node, start);
  return node;
}

/** Whether what was parsed from token `first` on can be an element of a tuple but no item: a star, or a walrus of its own. */
function isElementOnly(p: Parser, value: Expr, first: i32): boolean {
  if (value.kind === NodeKind.Starred) return true;
  return value.kind === NodeKind.NamedExpr && p.tokens.kind(first) === TokenKind.Name;
}
