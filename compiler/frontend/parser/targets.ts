/** Targets of assignments, loops, `with` and `del`: parsed as expressions, then checked and given their context. */
import {
  type Attribute,
  type Expr,
  ExprContext,
  type List,
  type Name,
  NodeKind,
  Starred,
  type Subscript,
  Tuple,
} from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { TokenKind } from "../lexer/token.ts";
import { startsExpression } from "./expression.ts";
import type { Parser } from "./parser.ts";
import { parsePrimary } from "./primary.ts";

/** star_targets: what a loop assigns to. */
export function parseStarTargets(p: Parser): Expr {
  const start = p.position;
  const first = parseStarTarget(p);
  if (!p.at(TokenKind.Comma)) return first;
  const elements: Expr[] = [first];
  while (p.accept(TokenKind.Comma)) {
    if (!p.at(TokenKind.Star) && !startsExpression(p)) break;
    elements.push(parseStarTarget(p));
  }
  const node = new Tuple(elements, ExprContext.Store);
  p.finish(node, start);
  return node;
}

export function parseStarTarget(p: Parser): Expr {
  const start = p.position;
  if (p.accept(TokenKind.Star)) {
    if (p.at(TokenKind.Star)) p.syntaxError();
    const node = new Starred(parseStarTarget(p), ExprContext.Store);
    p.finish(node, start);
    return node;
  }
  const target = parsePrimary(p);
  setStore(p, target);
  return target;
}

/** del_targets, up to what cannot begin one. */
export function parseDelTargets(p: Parser): Expr[] {
  const targets: Expr[] = [];
  do {
    const target = parsePrimary(p);
    if (!setContext(target, ExprContext.Del)) p.syntaxError();
    targets.push(target);
  } while (p.accept(TokenKind.Comma) && startsExpression(p));
  return targets;
}

/** Makes an expression an assignment's target. */
export function setStore(p: Parser, node: Expr): void {
  if (!setContext(node, ExprContext.Store)) p.syntaxError();
}

/** Sets the context of a target and of its elements; false if it cannot be one. */
function setContext(node: Expr, ctx: ExprContext): boolean {
  switch (node.kind) {
    case NodeKind.Name:
      (node as Name).ctx = ctx;
      return true;
    case NodeKind.Attribute:
      (node as Attribute).ctx = ctx;
      return true;
    case NodeKind.Subscript:
      (node as Subscript).ctx = ctx;
      return true;
    case NodeKind.Starred:
      return setStarred(node as Starred, ctx);
    case NodeKind.Tuple:
      (node as Tuple).ctx = ctx;
      return setElements((node as Tuple).elts, ctx);
    case NodeKind.List:
      (node as List).ctx = ctx;
      return setElements((node as List).elts, ctx);
    default:
      return false;
  }
}

function setStarred(node: Starred, ctx: ExprContext): boolean {
  if (ctx === ExprContext.Del || node.value.kind === NodeKind.Starred) return false;
  node.ctx = ctx;
  return setContext(node.value, ctx);
}

function setElements(elements: Expr[], ctx: ExprContext): boolean {
  for (let i: i32 = 0; i < elements.length; i++) {
    if (!setContext(elements[i]!, ctx)) return false;
  }
  return true;
}

/** Whether a node is what an annotation or augmented assignment may assign to. */
export function isSingleTarget(node: Expr): boolean {
  return node.kind === NodeKind.Name || node.kind === NodeKind.Attribute || node.kind === NodeKind.Subscript;
}
