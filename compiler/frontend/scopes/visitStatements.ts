/** The symbol table walk over statements and patterns. */
import {
  type Alias,
  type AnnAssign,
  type Assert,
  type Assign,
  type AsyncFor,
  type AsyncWith,
  type AugAssign,
  type ClassDef,
  type Delete,
  type ExceptHandler,
  type Expr,
  type ExprStmt,
  type For,
  type Global,
  type If,
  type Import,
  type ImportFrom,
  type LocatedNode,
  type Match,
  type MatchAs,
  type MatchClass,
  type MatchMapping,
  type MatchOr,
  type MatchSequence,
  type MatchStar,
  type MatchValue,
  NodeKind,
  type Nonlocal,
  type Pattern,
  type Raise,
  type Return,
  type Stmt,
  type Try,
  type TryStar,
  type TypeAlias,
  type While,
  type With,
  type WithItem,
} from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { ScopeKind, SymbolFlag } from "./scope.ts";
import { failAt, type ScopeBuilder } from "./scopeBuilder.ts";
import { visitExpr, visitExprs, visitOptional } from "./visitExpressions.ts";
import { visitAnnAssign, visitClassDef, visitFunctionDef, visitTypeAlias } from "./visitFunctions.ts";

export function visitStatements(b: ScopeBuilder, list: Stmt[]): void {
  for (const s of list) visitStatement(b, s);
}

function visitStatement(b: ScopeBuilder, s: Stmt): void {
  b.deeper(s);
  switch (s.kind) {
    case NodeKind.FunctionDef:
    case NodeKind.AsyncFunctionDef:
      visitFunctionDef(b, s);
      break;
    case NodeKind.ClassDef:
      visitClassDef(b, s as ClassDef);
      break;
    case NodeKind.TypeAlias:
      visitTypeAlias(b, s as TypeAlias);
      break;
    case NodeKind.AnnAssign:
      visitAnnAssign(b, s as AnnAssign);
      break;
    case NodeKind.Return: {
      const value = (s as Return).value;
      if (value !== null) {
        visitExpr(b, value);
        b.current.returnsValue = true;
      }
      break;
    }
    case NodeKind.Delete:
      visitExprs(b, (s as Delete).targets);
      break;
    case NodeKind.Assign:
      visitExprs(b, (s as Assign).targets);
      visitExpr(b, (s as Assign).value);
      break;
    case NodeKind.AugAssign:
      visitExpr(b, (s as AugAssign).target);
      visitExpr(b, (s as AugAssign).value);
      break;
    case NodeKind.ExprStmt:
      visitExpr(b, (s as ExprStmt).value);
      break;
    case NodeKind.Raise:
      visitOptional(b, (s as Raise).exc);
      visitOptional(b, (s as Raise).cause);
      break;
    case NodeKind.Assert:
      visitExpr(b, (s as Assert).test);
      visitOptional(b, (s as Assert).msg);
      break;
    case NodeKind.Import:
      for (const alias of (s as Import).names) visitAlias(b, alias);
      break;
    case NodeKind.ImportFrom:
      for (const alias of (s as ImportFrom).names) visitAlias(b, alias);
      break;
    case NodeKind.Global:
      declare(b, s, (s as Global).names, true);
      break;
    case NodeKind.Nonlocal:
      declare(b, s, (s as Nonlocal).names, false);
      break;
    default:
      visitCompound(b, s);
      break;
  }
  b.depth--;
}

function visitCompound(b: ScopeBuilder, s: Stmt): void {
  const conditional = b.current.inConditionalBlock;
  switch (s.kind) {
    case NodeKind.If:
      visitIf(b, s as If);
      break;
    case NodeKind.While:
      visitExpr(b, (s as While).test);
      visitBranches(b, (s as While).body, (s as While).orelse);
      break;
    case NodeKind.For:
      visitExpr(b, (s as For).target);
      visitExpr(b, (s as For).iter);
      visitBranches(b, (s as For).body, (s as For).orelse);
      break;
    case NodeKind.AsyncFor:
      visitExpr(b, (s as AsyncFor).target);
      visitExpr(b, (s as AsyncFor).iter);
      visitBranches(b, (s as AsyncFor).body, (s as AsyncFor).orelse);
      break;
    case NodeKind.With:
      visitWith(b, (s as With).items, (s as With).body);
      break;
    case NodeKind.AsyncWith:
      visitWith(b, (s as AsyncWith).items, (s as AsyncWith).body);
      break;
    case NodeKind.Try: {
      const node = s as Try;
      visitTry(b, node.body, node.handlers, node.orelse, node.finalbody);
      break;
    }
    case NodeKind.TryStar: {
      const node = s as TryStar;
      visitTry(b, node.body, node.handlers, node.orelse, node.finalbody);
      break;
    }
    case NodeKind.Match:
      visitMatch(b, s as Match);
      break;
    default:
      break;
  }
  b.current.inConditionalBlock = conditional;
}

function visitBranches(b: ScopeBuilder, body: Stmt[], orelse: Stmt[]): void {
  b.current.inConditionalBlock = true;
  visitStatements(b, body);
  visitStatements(b, orelse);
}

/** A loop follows the `elif`s, which the tree nests. */
function visitIf(b: ScopeBuilder, s: If): void {
  let node = s;
  while (true) {
    visitExpr(b, node.test);
    b.current.inConditionalBlock = true;
    visitStatements(b, node.body);
    const only = node.orelse.length === 1 ? node.orelse[0]! : null;
    if (only === null || only.kind !== NodeKind.If) break;
    node = only as If;
  }
  visitStatements(b, node.orelse);
}

function visitWith(b: ScopeBuilder, items: WithItem[], body: Stmt[]): void {
  b.current.inConditionalBlock = true;
  for (const item of items) {
    visitExpr(b, item.contextExpr);
    visitOptional(b, item.optionalVars);
  }
  visitStatements(b, body);
}

function visitTry(
  b: ScopeBuilder,
  body: Stmt[],
  handlers: ExceptHandler[],
  orelse: Stmt[],
  finalBody: Stmt[],
): void {
  b.current.inConditionalBlock = true;
  visitStatements(b, body);
  for (const handler of handlers) {
    visitOptional(b, handler.type);
    if (handler.name !== "") {
      const span = handler;
      b.checkAssignable(handler.name, false, span);
      b.defineIn(b.current, handler.name, SymbolFlag.Local | SymbolFlag.Deleted, span);
    }
    visitStatements(b, handler.body);
  }
  visitStatements(b, orelse);
  visitStatements(b, finalBody);
}

function visitAlias(b: ScopeBuilder, alias: Alias): void {
  const span = alias;
  let name = alias.asname === "" ? alias.name : alias.asname;
  if (name === "*") {
    if (b.current.kind !== ScopeKind.Module) failAt(span, "import * only allowed at module level");
    return;
  }
  const dot = name.indexOf(".");
  if (dot >= 0) name = name.slice(0, dot);
  b.define(name, SymbolFlag.Import, span);
}

function declare(b: ScopeBuilder, node: LocatedNode, names: string[], isGlobal: boolean): void {
  const word = isGlobal ? "global" : "nonlocal";
  const span = node;
  for (const name of names) {
    const known: i32 = b.lookUp(name);
    if ((known & SymbolFlag.Parameter) !== 0) failAt(span, `name '${name}' is parameter and ${word}`);
    if ((known & SymbolFlag.Use) !== 0) failAt(span, `name '${name}' is used prior to ${word} declaration`);
    if ((known & SymbolFlag.Annotated) !== 0) failAt(span, `annotated name '${name}' can't be ${word}`);
    if ((known & SymbolFlag.Local) !== 0) {
      failAt(span, `name '${name}' is assigned to before ${word} declaration`);
    }
    b.define(name, isGlobal ? SymbolFlag.Global : SymbolFlag.Nonlocal, span);
    b.recordDirective(name, span);
  }
}

function visitMatch(b: ScopeBuilder, node: Match): void {
  visitExpr(b, node.subject);
  b.current.inConditionalBlock = true;
  for (const item of node.cases) {
    visitPattern(b, item.pattern);
    visitOptional(b, item.guard);
    visitStatements(b, item.body);
  }
}

function visitPatterns(b: ScopeBuilder, list: Pattern[]): void {
  for (const p of list) visitPattern(b, p);
}

function capture(b: ScopeBuilder, name: string, p: Pattern): void {
  if (name !== "") b.define(name, SymbolFlag.Local, p);
}

function visitPattern(b: ScopeBuilder, p: Pattern): void {
  b.deeper(p);
  switch (p.kind) {
    case NodeKind.MatchValue:
      visitExpr(b, (p as MatchValue).value);
      break;
    case NodeKind.MatchSequence:
      visitPatterns(b, (p as MatchSequence).patterns);
      break;
    case NodeKind.MatchStar:
      capture(b, (p as MatchStar).name, p);
      break;
    case NodeKind.MatchMapping:
      visitExprs(b, (p as MatchMapping).keys);
      visitPatterns(b, (p as MatchMapping).patterns);
      capture(b, (p as MatchMapping).rest, p);
      break;
    case NodeKind.MatchClass:
      visitClassPattern(b, p as MatchClass);
      break;
    case NodeKind.MatchAs: {
      const inner = (p as MatchAs).pattern;
      if (inner !== null) visitPattern(b, inner);
      capture(b, (p as MatchAs).name, p);
      break;
    }
    case NodeKind.MatchOr:
      visitPatterns(b, (p as MatchOr).patterns);
      break;
    default:
      break;
  }
  b.depth--;
}

function visitClassPattern(b: ScopeBuilder, p: MatchClass): void {
  const cls: Expr = p.cls;
  visitExpr(b, cls);
  visitPatterns(b, p.patterns);
  for (let i = 0; i < p.kwdAttrs.length; i++) {
    b.checkAssignable(p.kwdAttrs[i]!, false, p.kwdPatterns[i]!);
  }
  visitPatterns(b, p.kwdPatterns);
}
