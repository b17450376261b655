/** match statements. `match` is a keyword only where the whole line reads as one. */
import { type Expr, ExprContext, Match, MatchCase, type Stmt, Tuple } from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { TokenKind } from "../lexer/token.ts";
import { parseNamedExpression, parseStarNamedExpression, startsExpression } from "./expression.ts";
import { isIdentifierWord, Keyword } from "./keywords.ts";
import type { Parser } from "./parser.ts";
import { parsePatterns } from "./pattern.ts";
import { parseColonBlock } from "./statement.ts";

/**
 * Whether the name `match` begins a match statement. No expression statement has a name, number or string behind its first name;
 * where the next token may go on an expression as well, the line's last token decides: nothing else ends in a colon.
 */
export function isMatchStatement(p: Parser): boolean {
  switch (p.nextKind()) {
    case TokenKind.Number:
    case TokenKind.String:
    case TokenKind.FStringStart:
    case TokenKind.TStringStart:
    case TokenKind.Tilde:
    case TokenKind.LBrace:
    case TokenKind.Ellipsis:
      return true;
    case TokenKind.Name:
      return isSubjectWord(p);
    case TokenKind.LParen:
    case TokenKind.LSquare:
    case TokenKind.Minus:
    case TokenKind.Plus:
    case TokenKind.Star:
      return endsInColon(p);
    default:
      return false;
  }
}

function isSubjectWord(p: Parser): boolean {
  const word = p.nextWord();
  if (isIdentifierWord(word)) return true;
  switch (word) {
    case Keyword.True:
    case Keyword.False:
    case Keyword.NoneValue:
    case Keyword.Lambda:
    case Keyword.Await:
      return true;
    case Keyword.Not:
      return endsInColon(p);
    default:
      return false;
  }
}

function endsInColon(p: Parser): boolean {
  let i = p.position;
  while (p.tokens.kind(i) !== TokenKind.Newline && p.tokens.kind(i) !== TokenKind.EndMarker) {
    i++;
    p.ensure(i);
  }
  return p.tokens.kind(i - 1) === TokenKind.Colon;
}

export function parseMatch(p: Parser): Stmt {
  const start = p.position;
  p.advance();
  const subject = parseSubject(p);
  p.expect(TokenKind.Colon);
  p.expect(TokenKind.Newline);
  p.expect(TokenKind.Indent);
  const cases: MatchCase[] = [];
  p.enter(4);
  do {
    p.expectWord(Keyword.Case);
    const pattern = parsePatterns(p);
    const guard: Expr | null = p.acceptWord(Keyword.If) ? parseNamedExpression(p) : null;
    cases.push(new MatchCase(pattern, guard, parseColonBlock(p)));
  } while (!p.at(TokenKind.Dedent));
  p.leave(4);
  p.advance();
  const node = new Match(subject, cases);
  p.finish(node, start);
  return node;
}

/** subject_expr: a starred element needs a comma. */
function parseSubject(p: Parser): Expr {
  const start = p.position;
  if (!p.at(TokenKind.Star)) {
    const value = parseNamedExpression(p);
    if (!p.at(TokenKind.Comma)) return value;
    return parseSubjectTuple(p, value, start);
  }
  const value = parseStarNamedExpression(p);
  if (!p.at(TokenKind.Comma)) p.syntaxError();
  return parseSubjectTuple(p, value, start);
}

function parseSubjectTuple(p: Parser, first: Expr, start: i32): Expr {
  const elements: Expr[] = [first];
  while (p.accept(TokenKind.Comma)) {
    if (!p.at(TokenKind.Star) && !startsExpression(p)) break;
    elements.push(parseStarNamedExpression(p));
  }
  const node = new Tuple(elements, ExprContext.Load);
  p.finish(node, start);
  return node;
}
