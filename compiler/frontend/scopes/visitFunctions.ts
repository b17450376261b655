/** The symbol table walk over what opens blocks: functions, classes, type aliases, type parameters, annotations. */
import {
  type AnnAssign,
  type Arg,
  type Arguments,
  type AsyncFunctionDef,
  type ClassDef,
  type Expr,
  type FunctionDef,
  type LocatedNode,
  type Name,
  NodeKind,
  type ParamSpec,
  type Stmt,
  type TypeAlias,
  type TypeParam,
  type TypeVar,
  type TypeVarTuple,
} from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { type Scope, ScopeKind, SymbolFlag } from "./scope.ts";
import { failAt, type ScopeBuilder } from "./scopeBuilder.ts";
import { visitExpr, visitExprs, visitKeywords, visitOptional } from "./visitExpressions.ts";
import { visitStatements } from "./visitStatements.ts";

export function visitDefaults(b: ScopeBuilder, args: Arguments): void {
  visitExprs(b, args.defaults);
  for (const value of args.kwDefaults) visitOptional(b, value);
}

function defineArg(b: ScopeBuilder, arg: Arg): void {
  b.define(arg.arg, SymbolFlag.Parameter, arg);
}

export function visitParameters(b: ScopeBuilder, args: Arguments): void {
  for (const arg of args.posonlyargs) defineArg(b, arg);
  for (const arg of args.args) defineArg(b, arg);
  for (const arg of args.kwonlyargs) defineArg(b, arg);
  if (args.vararg !== null) {
    defineArg(b, args.vararg);
    b.current.hasVarArgs = true;
  }
  if (args.kwarg !== null) {
    defineArg(b, args.kwarg);
    b.current.hasVarKeywords = true;
  }
}

function hasKeywordDefaults(args: Arguments): boolean {
  for (const value of args.kwDefaults) if (value !== null) return true;
  return false;
}

/** The block around a generic definition; `.defaults` and `.kwdefaults` are how default values reach it. */
function enterTypeParameters(
  b: ScopeBuilder,
  name: string,
  node: Stmt,
  defaults: boolean,
  keywordDefaults: boolean,
): void {
  const inClass = b.current.kind === ScopeKind.Class;
  const span = node;
  const scope = b.enter(ScopeKind.TypeParameters, name, node, span);
  if (inClass) {
    scope.canSeeClassScope = true;
    b.define("__classdict__", SymbolFlag.Use, span);
  }
  if (node.kind === NodeKind.ClassDef) {
    b.define(".type_params", SymbolFlag.Local, span);
    b.define(".type_params", SymbolFlag.Use, span);
    b.define(".generic_base", SymbolFlag.Local, span);
    b.define(".generic_base", SymbolFlag.Use, span);
  }
  if (defaults) b.define(".defaults", SymbolFlag.Parameter, span);
  if (keywordDefaults) b.define(".kwdefaults", SymbolFlag.Parameter, span);
}

function visitTypeParams(b: ScopeBuilder, list: TypeParam[]): void {
  for (const param of list) {
    switch (param.kind) {
      case NodeKind.TypeVar: {
        const node = param as TypeVar;
        defineTypeParam(b, node.name, param);
        if (node.bound !== null) {
          const constraints = node.bound.kind === NodeKind.Tuple;
          visitLazily(b, node.name, node.bound, constraints ? "a TypeVar constraint" : "a TypeVar bound");
        }
        if (node.defaultValue !== null) visitLazily(b, node.name, node.defaultValue, "a TypeVar default");
        break;
      }
      case NodeKind.TypeVarTuple: {
        const node = param as TypeVarTuple;
        defineTypeParam(b, node.name, param);
        if (node.defaultValue !== null)
          visitLazily(b, node.name, node.defaultValue, "a TypeVarTuple default");
        break;
      }
      default: {
        const node = param as ParamSpec;
        defineTypeParam(b, node.name, param);
        if (node.defaultValue !== null) visitLazily(b, node.name, node.defaultValue, "a ParamSpec default");
        break;
      }
    }
  }
}

function defineTypeParam(b: ScopeBuilder, name: string, param: TypeParam): void {
  if (name === "__classdict__") {
    failAt(param, `reserved name '${name}' cannot be used for type parameter`);
  }
  b.define(name, SymbolFlag.TypeParameter | SymbolFlag.Local, param);
}

function visitLazily(b: ScopeBuilder, name: string, e: Expr, info: string): void {
  const outer = b.current;
  const scope = b.enter(ScopeKind.TypeVariable, name, e, e);
  if (outer.canSeeClassScope) {
    scope.canSeeClassScope = true;
    b.define("__classdict__", SymbolFlag.Use, e);
  }
  scope.info = info;
  visitExpr(b, e);
  b.leave(outer);
}

function visitSignature(b: ScopeBuilder, node: Stmt, args: Arguments, returns: Expr | null): void {
  const outer = b.current;
  const scope = b.enter(ScopeKind.Annotation, "__annotate__", args, node);
  outer.signatures.push(scope);
  if (outer.canSeeClassScope || outer.kind === ScopeKind.Class) {
    scope.canSeeClassScope = true;
    b.define("__classdict__", SymbolFlag.Use, node);
  }
  visitArgAnnotations(b, args.posonlyargs);
  visitArgAnnotations(b, args.args);
  if (args.vararg !== null) visitArgAnnotation(b, args.vararg);
  if (args.kwarg !== null) visitArgAnnotation(b, args.kwarg);
  visitArgAnnotations(b, args.kwonlyargs);
  if (returns !== null) {
    scope.annotationsUsed = true;
    visitAnnotation(b, returns);
  }
  b.leave(outer);
}

function visitArgAnnotations(b: ScopeBuilder, args: Arg[]): void {
  for (const arg of args) visitArgAnnotation(b, arg);
}

function visitArgAnnotation(b: ScopeBuilder, arg: Arg): void {
  if (arg.annotation === null) return;
  b.current.annotationsUsed = true;
  visitAnnotation(b, arg.annotation);
}

/** Under the future import annotations are texts, whose names mean nothing. */
function visitAnnotation(b: ScopeBuilder, e: Expr): void {
  if (!b.futureAnnotations) visitExpr(b, e);
}

function visitFunctionParts(
  b: ScopeBuilder,
  node: Stmt,
  name: string,
  args: Arguments,
  body: Stmt[],
  decorators: Expr[],
  returns: Expr | null,
  typeParams: TypeParam[],
): void {
  b.define(name, SymbolFlag.Local, node);
  visitDefaults(b, args);
  visitExprs(b, decorators);
  const outer = b.current;
  if (typeParams.length > 0) {
    enterTypeParameters(b, name, node, args.defaults.length > 0, hasKeywordDefaults(args));
    visitTypeParams(b, typeParams);
  }
  const around = b.current;
  const scope = b.create(ScopeKind.Function, name, node, node);
  scope.asyncDef = node.kind === NodeKind.AsyncFunctionDef;
  if (scope.asyncDef) scope.coroutine = true;
  visitSignature(b, node, args, returns);
  b.enterExisting(scope);
  visitParameters(b, args);
  visitStatements(b, body);
  b.leave(around);
  b.leave(outer);
}

export function visitFunctionDef(b: ScopeBuilder, node: Stmt): void {
  if (node.kind === NodeKind.FunctionDef) {
    const f = node as FunctionDef;
    visitFunctionParts(b, node, f.name, f.args, f.body, f.decoratorList, f.returns, f.typeParams);
  } else {
    const f = node as AsyncFunctionDef;
    visitFunctionParts(b, node, f.name, f.args, f.body, f.decoratorList, f.returns, f.typeParams);
  }
}

export function visitClassDef(b: ScopeBuilder, node: ClassDef): void {
  const span = node;
  b.define(node.name, SymbolFlag.Local, span);
  visitExprs(b, node.decoratorList);
  const outer = b.current;
  const outerClass = b.className;
  if (node.typeParams.length > 0) {
    enterTypeParameters(b, node.name, node, false, false);
    b.className = node.name;
    b.current.mangledNames = new Set<string>();
    visitTypeParams(b, node.typeParams);
  }
  visitExprs(b, node.bases);
  visitKeywords(b, node.keywords);
  const around = b.current;
  b.enter(ScopeKind.Class, node.name, node, span);
  b.className = node.name;
  if (node.typeParams.length > 0) {
    b.define("__type_params__", SymbolFlag.Local, span);
    b.define(".type_params", SymbolFlag.Use, span);
  }
  visitStatements(b, node.body);
  b.leave(around);
  b.leave(outer);
  b.className = outerClass;
}

export function visitTypeAlias(b: ScopeBuilder, node: TypeAlias): void {
  visitExpr(b, node.name);
  const name = (node.name as Name).id;
  const outer = b.current;
  const inClass = outer.kind === ScopeKind.Class;
  if (node.typeParams.length > 0) {
    enterTypeParameters(b, name, node, false, false);
    visitTypeParams(b, node.typeParams);
  }
  const around = b.current;
  const scope = b.enter(ScopeKind.TypeAlias, name, node, node);
  if (inClass) {
    scope.canSeeClassScope = true;
    b.define("__classdict__", SymbolFlag.Use, node.value);
  }
  visitExpr(b, node.value);
  b.leave(around);
  b.leave(outer);
}

export function visitAnnAssign(b: ScopeBuilder, node: AnnAssign): void {
  b.current.annotationsUsed = true;
  if (node.target.kind === NodeKind.Name) visitAnnotatedName(b, node, node.target as Name);
  else visitExpr(b, node.target);
  const conditional = isConditional(b.current);
  const inBody = b.current.kind === ScopeKind.Module || b.current.kind === ScopeKind.Class;
  if (inBody && node.simple && node.target.kind === NodeKind.Name) {
    b.current.annotatedStatements.push(node);
    b.current.annotatedConditionally.push(conditional);
  }
  visitBodyAnnotation(b, node.annotation, conditional);
  visitOptional(b, node.value);
}

function visitAnnotatedName(b: ScopeBuilder, node: AnnAssign, target: Name): void {
  const known: i32 = b.lookUp(target.id);
  const elsewhere = (known & (SymbolFlag.Global | SymbolFlag.Nonlocal)) !== 0;
  if (elsewhere && b.current !== b.module && node.simple) {
    const word = (known & SymbolFlag.Global) !== 0 ? "global" : "nonlocal";
    failAt(node, `annotated name '${target.id}' can't be ${word}`);
  }
  if (node.simple) b.define(target.id, SymbolFlag.Annotated | SymbolFlag.Local, target);
  else if (node.value !== null) b.define(target.id, SymbolFlag.Local, target);
}

/** A module may be stopped half-way, so its annotations all count as conditional. */
function isConditional(scope: Scope): boolean {
  return scope.kind === ScopeKind.Module || (scope.kind === ScopeKind.Class && scope.inConditionalBlock);
}

/** All annotations of one body share one block, which is opened at the first of them. */
function visitBodyAnnotation(b: ScopeBuilder, e: Expr, conditional: boolean): void {
  const outer: Scope = b.current;
  const span: LocatedNode = e;
  const unevaluated = outer.kind === ScopeKind.Function;
  if (conditional && !outer.hasConditionalAnnotations) {
    outer.hasConditionalAnnotations = true;
    b.define("__conditional_annotations__", SymbolFlag.Use, span);
  }
  if (outer.annotations === null) {
    const scope = b.enter(ScopeKind.Annotation, "__annotate__", outer.node, span);
    outer.annotations = scope;
    if (outer.kind === ScopeKind.Class && !b.futureAnnotations) {
      scope.canSeeClassScope = true;
      b.define("__classdict__", SymbolFlag.Use, span);
    }
  } else b.enterExisting(outer.annotations);
  if (conditional && outer.kind === ScopeKind.Class)
    b.define("__conditional_annotations__", SymbolFlag.Use, span);
  b.current.inUnevaluatedAnnotation = unevaluated;
  visitAnnotation(b, e);
  b.leave(outer);
}
