/** The `for … in … if …` clauses of comprehensions and generator expressions. */
import { Comprehension, type Expr } from "../ast/nodes.ts";
import { parseDisjunction } from "./expression.ts";
import { Keyword } from "./keywords.ts";
import type { Parser } from "./parser.ts";
import { parseStarTargets } from "./targets.ts";

export function startsComprehension(p: Parser): boolean {
  return p.atWord(Keyword.For) || p.atWord(Keyword.Async);
}

export function parseComprehensions(p: Parser): Comprehension[] {
  const clauses: Comprehension[] = [];
  while (startsComprehension(p)) {
    const isAsync = p.acceptWord(Keyword.Async);
    p.expectWord(Keyword.For);
    const target = parseStarTargets(p);
    p.expectWord(Keyword.In);
    const iterable = parseDisjunction(p);
    const conditions: Expr[] = [];
    while (p.acceptWord(Keyword.If)) conditions.push(parseDisjunction(p));
    clauses.push(new Comprehension(target, iterable, conditions, isAsync));
  }
  return clauses;
}
