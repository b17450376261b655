/** Arguments of calls and class definitions. */
import { type Expr, ExprContext, GeneratorExp, Keyword as KeywordArgument, Starred } from "../ast/nodes.ts";
import { TokenKind } from "../lexer/token.ts";
import { parseComprehensions, startsComprehension } from "./comprehension.ts";
import { parseExpression, parseNamedExpression } from "./expression.ts";
import { BRACKET_DEPTH, type Parser } from "./parser.ts";

/** The parsed arguments; `args` holds the positional and the starred ones. */
export class CallArguments {
  args: Expr[];
  keywords: KeywordArgument[];
  /** Whether **value was seen: from then on no starred argument may follow. */
  unpacked: boolean;
  constructor() {
    this.args = [];
    this.keywords = [];
    this.unpacked = false;
  }
}

/** Parses "(" arguments ")". A generator expression without parentheses of its own may be the only argument of a call. */
export function parseCallArguments(p: Parser, list: CallArguments, allowGenerator: boolean): void {
  const start = p.position;
  p.expect(TokenKind.LParen);
  p.enter(BRACKET_DEPTH);
  while (!p.at(TokenKind.RParen)) {
    const first = p.position === start + 1;
    const plain = parseArgument(p, list);
    if (first && plain && allowGenerator && startsComprehension(p)) {
      const node = new GeneratorExp(list.args[0]!, parseComprehensions(p));
      p.leave(BRACKET_DEPTH);
      p.expect(TokenKind.RParen);
      p.finish(node, start);
      list.args[0] = node;
      return;
    }
    if (!p.accept(TokenKind.Comma)) break;
  }
  p.leave(BRACKET_DEPTH);
  p.expect(TokenKind.RParen);
}

/** Parses one argument. Returns whether it is neither named nor unpacked. */
function parseArgument(p: Parser, list: CallArguments): boolean {
  const start = p.position;
  if (p.accept(TokenKind.DoubleStar)) {
    list.unpacked = true;
    const node = new KeywordArgument("", parseExpression(p));
    p.finish(node, start);
    list.keywords.push(node);
    return false;
  }
  if (p.at(TokenKind.Star)) {
    if (list.unpacked) p.syntaxError();
    p.advance();
    const node = new Starred(parseExpression(p), ExprContext.Load);
    p.finish(node, start);
    list.args.push(node);
    return false;
  }
  if (p.atIdentifier() && p.nextKind() === TokenKind.Equal) {
    const name = p.advance().text;
    p.advance();
    const node = new KeywordArgument(name, parseExpression(p));
    p.finish(node, start);
    list.keywords.push(node);
    return false;
  }
  if (list.keywords.length > 0) p.syntaxError();
  list.args.push(parseNamedExpression(p));
  return true;
}
