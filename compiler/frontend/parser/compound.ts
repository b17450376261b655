/** if, while, for, and what `async` begins. */
import { AsyncFor, type Expr, For, If, type Stmt, While } from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { parseFunction } from "./definition.ts";
import { parseNamedExpression, parseStarExpressions } from "./expression.ts";
import { Keyword } from "./keywords.ts";
import type { Parser } from "./parser.ts";
import { parseColonBlock } from "./statement.ts";
import { parseStarTargets } from "./targets.ts";
import { parseWith } from "./with.ts";

/** An `elif` is an `If` in its predecessor's `orelse`: gathered in a loop, nested from the last to the first. */
export function parseIf(p: Parser): Stmt {
  const starts: i32[] = [];
  const tests: Expr[] = [];
  const bodies: Stmt[][] = [];
  do {
    starts.push(p.position);
    p.advance();
    tests.push(parseNamedExpression(p));
    bodies.push(parseColonBlock(p));
  } while (p.atWord(Keyword.Elif));
  let orelse = parseElse(p);
  let i = starts.length - 1;
  while (i > 0) {
    const nested = new If(tests[i]!, bodies[i]!, orelse);
    p.finish(nested, starts[i]!);
    orelse = [nested];
    i--;
  }
  const node = new If(tests[0]!, bodies[0]!, orelse);
  p.finish(node, starts[0]!);
  return node;
}

/** The block of an `else`, if there is one. */
export function parseElse(p: Parser): Stmt[] {
  if (!p.acceptWord(Keyword.Else)) return [];
  return parseColonBlock(p);
}

export function parseWhile(p: Parser): Stmt {
  const start = p.position;
  p.advance();
  const test = parseNamedExpression(p);
  const body = parseColonBlock(p);
  const node = new While(test, body, parseElse(p));
  p.finish(node, start);
  return node;
}

/** `start` is where the statement begins: at `async` or at `for`, the current token. */
export function parseFor(p: Parser, start: i32, isAsync: boolean): Stmt {
  p.advance();
  const target = parseStarTargets(p);
  p.expectWord(Keyword.In);
  const iterable = parseStarExpressions(p);
  const body = parseColonBlock(p);
  const orelse = parseElse(p);
  const node: Stmt = isAsync
    ? new AsyncFor(target, iterable, body, orelse)
    : new For(target, iterable, body, orelse);
  p.finish(node, start);
  return node;
}

export function parseAsync(p: Parser): Stmt {
  const start = p.position;
  p.advance();
  switch (p.word) {
    case Keyword.Def:
      return parseFunction(p, [], start, true);
    case Keyword.For:
      return parseFor(p, start, true);
    case Keyword.With:
      return parseWith(p, start, true);
    default:
      p.syntaxError();
  }
}
