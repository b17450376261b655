/** The symbol table walk over expressions: uses, comprehension blocks, lambdas, assignment expressions. */
import {
  type Attribute,
  type Await,
  type BinOp,
  type BoolOp,
  type Call,
  type Compare,
  type Comprehension,
  type Dict,
  type DictComp,
  type Expr,
  ExprContext,
  type FormattedValue,
  type GeneratorExp,
  type IfExp,
  type Interpolation,
  type JoinedStr,
  type Keyword,
  type Lambda,
  type List,
  type ListComp,
  type Name,
  type NamedExpr,
  NodeKind,
  type SetComp,
  type SetDisplay,
  type Slice,
  type Starred,
  type Subscript,
  type TemplateStr,
  type Tuple,
  type UnaryOp,
  type Yield,
  type YieldFrom,
} from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { ComprehensionKind, type Scope, ScopeKind, SymbolFlag } from "./scope.ts";
import { failAt, type ScopeBuilder } from "./scopeBuilder.ts";
import { visitDefaults, visitParameters } from "./visitFunctions.ts";

export function visitExprs(b: ScopeBuilder, list: Expr[]): void {
  for (const e of list) visitExpr(b, e);
}

export function visitOptional(b: ScopeBuilder, e: Expr | null): void {
  if (e !== null) visitExpr(b, e);
}

export function visitExpr(b: ScopeBuilder, e: Expr): void {
  b.deeper(e);
  switch (e.kind) {
    case NodeKind.Constant:
      break;
    case NodeKind.Name:
      visitName(b, e as Name);
      break;
    case NodeKind.Attribute: {
      const node = e as Attribute;
      if (node.ctx !== ExprContext.Load) b.checkAssignable(node.attr, node.ctx === ExprContext.Del, e);
      visitExpr(b, node.value);
      break;
    }
    case NodeKind.Subscript:
      visitExpr(b, (e as Subscript).value);
      visitExpr(b, (e as Subscript).slice);
      break;
    case NodeKind.Starred:
      visitExpr(b, (e as Starred).value);
      break;
    case NodeKind.Call:
      visitCall(b, e as Call);
      break;
    case NodeKind.BinOp:
      visitBinOp(b, e as BinOp);
      break;
    case NodeKind.UnaryOp:
      visitExpr(b, (e as UnaryOp).operand);
      break;
    case NodeKind.BoolOp:
      visitExprs(b, (e as BoolOp).values);
      break;
    case NodeKind.Compare:
      visitExpr(b, (e as Compare).left);
      visitExprs(b, (e as Compare).comparators);
      break;
    case NodeKind.Lambda:
      visitLambda(b, e as Lambda);
      break;
    case NodeKind.NamedExpr:
      visitNamedExpr(b, e as NamedExpr);
      break;
    default:
      visitRareExpr(b, e);
      break;
  }
  b.depth--;
}

function visitRareExpr(b: ScopeBuilder, e: Expr): void {
  switch (e.kind) {
    case NodeKind.IfExp:
      visitExpr(b, (e as IfExp).test);
      visitExpr(b, (e as IfExp).body);
      visitExpr(b, (e as IfExp).orelse);
      break;
    case NodeKind.Dict:
      for (const key of (e as Dict).keys) visitOptional(b, key);
      visitExprs(b, (e as Dict).values);
      break;
    case NodeKind.SetDisplay:
      visitExprs(b, (e as SetDisplay).elts);
      break;
    case NodeKind.List:
      visitExprs(b, (e as List).elts);
      break;
    case NodeKind.Tuple:
      visitExprs(b, (e as Tuple).elts);
      break;
    case NodeKind.Slice:
      visitOptional(b, (e as Slice).lower);
      visitOptional(b, (e as Slice).upper);
      visitOptional(b, (e as Slice).step);
      break;
    case NodeKind.FormattedValue:
      visitExpr(b, (e as FormattedValue).value);
      visitOptional(b, (e as FormattedValue).formatSpec);
      break;
    case NodeKind.Interpolation:
      visitExpr(b, (e as Interpolation).value);
      visitOptional(b, (e as Interpolation).formatSpec);
      break;
    case NodeKind.JoinedStr:
      visitExprs(b, (e as JoinedStr).values);
      break;
    case NodeKind.TemplateStr:
      visitExprs(b, (e as TemplateStr).values);
      break;
    default:
      visitScopedExpr(b, e);
      break;
  }
}

function visitScopedExpr(b: ScopeBuilder, e: Expr): void {
  switch (e.kind) {
    case NodeKind.ListComp: {
      const node = e as ListComp;
      visitComprehension(b, e, "listcomp", ComprehensionKind.List, node.generators, node.elt, null);
      break;
    }
    case NodeKind.SetComp: {
      const node = e as SetComp;
      visitComprehension(b, e, "setcomp", ComprehensionKind.Set, node.generators, node.elt, null);
      break;
    }
    case NodeKind.DictComp: {
      const node = e as DictComp;
      visitComprehension(b, e, "dictcomp", ComprehensionKind.Dict, node.generators, node.key, node.value);
      break;
    }
    case NodeKind.GeneratorExp: {
      const node = e as GeneratorExp;
      visitComprehension(b, e, "genexpr", ComprehensionKind.Generator, node.generators, node.elt, null);
      break;
    }
    case NodeKind.Await:
      visitAwait(b, e as Await);
      break;
    case NodeKind.Yield:
      b.refuseInAnnotation("yield expression", e);
      visitOptional(b, (e as Yield).value);
      markGenerator(b, e);
      break;
    case NodeKind.YieldFrom:
      b.refuseInAnnotation("yield expression", e);
      visitExpr(b, (e as YieldFrom).value);
      markGenerator(b, e);
      break;
    default:
      break;
  }
}

/** Long chains such as "a" + "b" + … nest to the left without bound: walk down, then visit on the way up. */
function visitBinOp(b: ScopeBuilder, e: BinOp): void {
  const chain: BinOp[] = [e];
  while (chain[chain.length - 1]!.left.kind === NodeKind.BinOp) {
    chain.push(chain[chain.length - 1]!.left as BinOp);
  }
  visitExpr(b, chain[chain.length - 1]!.left);
  for (let i = chain.length - 1; i >= 0; i--) visitExpr(b, chain[i]!.right);
}

function visitName(b: ScopeBuilder, e: Name): void {
  if (b.current.inUnevaluatedAnnotation) return;
  let flag: i32 = SymbolFlag.Use;
  if (e.ctx === ExprContext.Store) flag = SymbolFlag.Local;
  if (e.ctx === ExprContext.Del) flag = SymbolFlag.Local | SymbolFlag.Deleted;
  b.define(e.id, flag, e);
  // A method that says `super` needs the cell of its class.
  if (e.ctx === ExprContext.Load && e.id === "super" && b.current.isFunctionLike()) {
    b.define("__class__", SymbolFlag.Use, e);
  }
}

function visitCall(b: ScopeBuilder, e: Call): void {
  visitExpr(b, e.func);
  visitExprs(b, e.args);
  visitKeywords(b, e.keywords);
}

export function visitKeywords(b: ScopeBuilder, keywords: Keyword[]): void {
  for (const keyword of keywords) {
    if (keyword.arg !== "") b.checkAssignable(keyword.arg, false, keyword);
  }
  for (const keyword of keywords) visitExpr(b, keyword.value);
}

function visitLambda(b: ScopeBuilder, e: Lambda): void {
  visitDefaults(b, e.args);
  const outer = b.current;
  b.enter(ScopeKind.Function, "lambda", e, e);
  visitParameters(b, e.args);
  visitExpr(b, e.body);
  b.leave(outer);
}

function visitNamedExpr(b: ScopeBuilder, e: NamedExpr): void {
  b.refuseInAnnotation("named expression", e);
  const target = e.target as Name;
  if (b.current.comprehensionIterable > 0) {
    failAt(e, "assignment expression cannot be used in a comprehension iterable expression");
  }
  if (b.current.comprehension !== ComprehensionKind.None) bindOutsideComprehension(b, target);
  visitExpr(b, e.value);
  visitExpr(b, target);
  b.defineIn(b.current, target.id, SymbolFlag.NamedTarget, target);
}

/** The target of `:=` in a comprehension belongs to the function or module around it. */
function bindOutsideComprehension(b: ScopeBuilder, target: Name): void {
  const span = target;
  const mangled = b.mangled(target.id);
  let scope: Scope | null = b.current;
  while (scope !== null) {
    if (scope.comprehension !== ComprehensionKind.None) {
      const both = SymbolFlag.ComprehensionTarget | SymbolFlag.Local;
      if ((scope.flagsOf(mangled) & both) === both) {
        failAt(span, `assignment expression cannot rebind comprehension iteration variable '${target.id}'`);
      }
      scope = scope.parent;
      continue;
    }
    switch (scope.kind) {
      case ScopeKind.Function: {
        const isGlobal = (scope.flagsOf(mangled) & SymbolFlag.Global) !== 0;
        b.define(target.id, isGlobal ? SymbolFlag.Global : SymbolFlag.Nonlocal, span);
        b.recordDirective(target.id, span);
        b.defineIn(scope, target.id, SymbolFlag.Local | SymbolFlag.NamedTarget, span);
        return;
      }
      case ScopeKind.Module:
        b.define(target.id, SymbolFlag.Global, span);
        b.recordDirective(target.id, span);
        b.defineIn(scope, target.id, SymbolFlag.Global, span);
        return;
      case ScopeKind.Class:
        failAt(span, "assignment expression within a comprehension cannot be used in a class body");
        break;
      case ScopeKind.TypeParameters:
        failAt(
          span,
          "assignment expression within a comprehension cannot be used within the definition of a generic",
        );
        break;
      case ScopeKind.TypeAlias:
        failAt(span, "assignment expression within a comprehension cannot be used in a type alias");
        break;
      case ScopeKind.TypeVariable:
        failAt(span, "assignment expression within a comprehension cannot be used in a TypeVar bound");
        break;
      case ScopeKind.Annotation:
        failAt(span, "named expression cannot be used within an annotation");
        break;
    }
  }
}

function visitAwait(b: ScopeBuilder, e: Await): void {
  b.refuseInAnnotation("await expression", e);
  if (!b.topLevelAwait) {
    if (!b.current.isFunctionLike()) failAt(e, "'await' outside function");
    if (!b.current.asyncDef && b.current.comprehension === ComprehensionKind.None) {
      failAt(e, "'await' outside async function");
    }
  }
  visitExpr(b, e.value);
  b.current.coroutine = true;
}

function markGenerator(b: ScopeBuilder, e: Expr): void {
  b.current.generator = true;
  switch (b.current.comprehension) {
    case ComprehensionKind.List:
      failAt(e, "'yield' inside list comprehension");
      break;
    case ComprehensionKind.Set:
      failAt(e, "'yield' inside set comprehension");
      break;
    case ComprehensionKind.Dict:
      failAt(e, "'yield' inside dict comprehension");
      break;
    case ComprehensionKind.Generator:
      failAt(e, "'yield' inside generator expression");
      break;
    case ComprehensionKind.None:
      break;
  }
}

function visitTarget(b: ScopeBuilder, target: Expr): void {
  b.current.comprehensionTarget = true;
  visitExpr(b, target);
  b.current.comprehensionTarget = false;
}

/** The first iterable belongs to the enclosing block; everything else to a block of its own. */
function visitComprehension(
  b: ScopeBuilder,
  e: Expr,
  name: string,
  kind: ComprehensionKind,
  generators: Comprehension[],
  element: Expr,
  value: Expr | null,
): void {
  const outer = b.current;
  const first = generators[0]!;
  outer.comprehensionIterable++;
  visitExpr(b, first.iter);
  outer.comprehensionIterable--;
  const scope = b.enter(ScopeKind.Function, name, e, e);
  scope.comprehension = kind;
  if (first.isAsync) scope.coroutine = true;
  b.define(".0", SymbolFlag.Parameter, e);
  visitTarget(b, first.target);
  visitExprs(b, first.ifs);
  for (let i = 1; i < generators.length; i++) {
    const generator = generators[i]!;
    visitTarget(b, generator.target);
    scope.comprehensionIterable++;
    visitExpr(b, generator.iter);
    scope.comprehensionIterable--;
    visitExprs(b, generator.ifs);
    if (generator.isAsync) scope.coroutine = true;
  }
  if (value !== null) visitExpr(b, value);
  visitExpr(b, element);
  const isGenerator = kind === ComprehensionKind.Generator;
  scope.generator = isGenerator;
  const isAsync = scope.coroutine && !isGenerator;
  b.leave(outer);
  if (!isAsync) return;
  if (!outer.asyncDef && outer.comprehension === ComprehensionKind.None && !b.topLevelAwait) {
    failAt(e, "asynchronous comprehension outside of an asynchronous function");
  }
  outer.coroutine = true;
}
