/**
 * Decides for every name of every block whether it is local, a cell, free or global, and which comprehensions are inlined (PEP 709).
 * Top down go the names that enclosing functions bind; bottom up come the names that inner blocks need.
 */
import {
  type Expression,
  type Interactive,
  LocatedNode,
  type Module,
  type Node,
  NodeKind,
} from "../ast/nodes.ts";
import {
  ComprehensionKind,
  NameScope,
  NameSet,
  Scope,
  ScopeKind,
  type ScopeSymbol,
  SymbolFlag,
} from "./scope.ts";
import { failAt, ScopeBuilder } from "./scopeBuilder.ts";
import { visitExpr } from "./visitExpressions.ts";
import { visitStatements } from "./visitStatements.ts";

/** Builds and resolves the symbol tables of a tree; returns the module's. Fails with CPython's SyntaxErrors. */
export function buildScopes(tree: Node, futureAnnotations: boolean, topLevelAwait: boolean): Scope {
  const module = new Scope(ScopeKind.Module, "top", tree, null, new LocatedNode(NodeKind.Module));
  const b = new ScopeBuilder(module, futureAnnotations, topLevelAwait);
  switch (tree.kind) {
    case NodeKind.Module:
      visitStatements(b, (tree as Module).body);
      break;
    case NodeKind.Interactive:
      visitStatements(b, (tree as Interactive).body);
      break;
    default:
      visitExpr(b, (tree as Expression).body);
      break;
  }
  const free = new NameSet();
  new Analysis(module, null, free, new NameSet(), new NameSet(), null).run();
  return module;
}

function failAtDirective(scope: Scope, name: string, message: string): never {
  for (const directive of scope.directives) {
    if (directive.name === name) failAt(directive.span, message);
  }
  failAt(scope.span, message);
}

/** One block's analysis. `bound` is null outside functions and classes: nothing can be nonlocal there. */
class Analysis {
  scope: Scope;
  bound: NameSet | null;
  free: NameSet;
  globals: NameSet;
  typeParams: NameSet;
  classScope: Scope | null;
  locals: NameSet;
  constructor(
    scope: Scope,
    bound: NameSet | null,
    free: NameSet,
    globals: NameSet,
    typeParams: NameSet,
    classScope: Scope | null,
  ) {
    this.scope = scope;
    this.bound = bound;
    this.free = free;
    this.globals = globals;
    this.typeParams = typeParams;
    this.classScope = classScope;
    this.locals = new NameSet();
  }

  run(): void {
    const scope = this.scope;
    const isClass = scope.kind === ScopeKind.Class;
    const innerGlobals = new NameSet();
    const innerBound = new NameSet();
    // A class body's names are invisible in nested blocks, so what those see is collected before looking at them.
    if (isClass) {
      innerGlobals.addAll(this.globals);
      if (this.bound !== null) innerBound.addAll(this.bound);
    }
    for (const symbol of scope.symbols) this.resolve(symbol);
    if (isClass) {
      innerBound.add("__class__");
      innerBound.add("__classdict__");
      innerBound.add("__conditional_annotations__");
    } else {
      if (scope.isFunctionLike()) innerBound.addAll(this.locals);
      if (this.bound !== null) innerBound.addAll(this.bound);
      innerGlobals.addAll(this.globals);
    }
    const inlinedCells = new NameSet();
    const innerFree = this.analyzeChildren(innerBound, innerGlobals, inlinedCells);
    if (scope.isFunctionLike()) this.makeCells(innerFree, inlinedCells);
    else if (isClass) this.dropClassNames(innerFree);
    this.recordFree(innerFree, inlinedCells, isClass || scope.canSeeClassScope);
    this.free.addAll(innerFree);
  }

  resolve(symbol: ScopeSymbol): void {
    const name = symbol.name;
    const flags = symbol.flags;
    if ((flags & SymbolFlag.Global) !== 0) {
      if ((flags & SymbolFlag.Nonlocal) !== 0) {
        failAtDirective(this.scope, name, `name '${name}' is nonlocal and global`);
      }
      symbol.scope = NameScope.GlobalExplicit;
      this.globals.add(name);
      if (this.bound !== null) this.bound.discard(name);
      return;
    }
    if ((flags & SymbolFlag.Nonlocal) !== 0) {
      this.resolveNonlocal(symbol);
      return;
    }
    if ((flags & SymbolFlag.Bound) !== 0) {
      symbol.scope = NameScope.Local;
      this.locals.add(name);
      this.globals.discard(name);
      if ((flags & SymbolFlag.TypeParameter) !== 0) this.typeParams.add(name);
      else this.typeParams.discard(name);
      return;
    }
    symbol.scope = this.resolveUse(name);
    if (symbol.scope === NameScope.Free) this.free.add(name);
  }

  resolveNonlocal(symbol: ScopeSymbol): void {
    const name = symbol.name;
    if (this.bound === null) {
      failAtDirective(this.scope, name, "nonlocal declaration not allowed at module level");
    }
    if (!this.bound.has(name)) {
      failAtDirective(this.scope, name, `no binding for nonlocal '${name}' found`);
    }
    if (this.typeParams.has(name)) {
      failAtDirective(this.scope, name, `nonlocal binding not allowed for type parameter '${name}'`);
    }
    symbol.scope = NameScope.Free;
    this.free.add(name);
  }

  resolveUse(name: string): NameScope {
    if (this.classScope !== null) {
      // Bound by the class and perhaps also by a function around it: the namespace is asked first, then only the globals.
      const classFlags = this.classScope.flagsOf(name);
      if ((classFlags & SymbolFlag.Global) !== 0) return NameScope.GlobalExplicit;
      if ((classFlags & SymbolFlag.Bound) !== 0 && (classFlags & SymbolFlag.Nonlocal) === 0) {
        return NameScope.GlobalImplicit;
      }
    }
    if (this.bound !== null && this.bound.has(name)) return NameScope.Free;
    return NameScope.GlobalImplicit;
  }

  analyzeChildren(bound: NameSet, globals: NameSet, inlinedCells: NameSet): NameSet {
    const scope = this.scope;
    const innerFree = new NameSet();
    for (const child of scope.children) {
      let classScope: Scope | null = null;
      if (child.canSeeClassScope) {
        classScope = scope.kind === ScopeKind.Class ? scope : this.classScope;
      }
      const inline =
        child.comprehension !== ComprehensionKind.None && !child.generator && !scope.canSeeClassScope;
      const childFree = new NameSet();
      new Analysis(child, bound.copy(), childFree, globals.copy(), this.typeParams.copy(), classScope).run();
      if (inline) {
        this.inlineComprehension(child, childFree, inlinedCells);
        child.inlined = true;
      }
      innerFree.addAll(childFree);
    }
    return innerFree;
  }

  inlineComprehension(child: Scope, childFree: NameSet, inlinedCells: NameSet): void {
    const scope = this.scope;
    for (const symbol of child.symbols) {
      if ((symbol.flags & SymbolFlag.Parameter) !== 0) continue;
      const name = symbol.name;
      if (symbol.scope === NameScope.Cell || (symbol.flags & SymbolFlag.ComprehensionCell) !== 0) {
        inlinedCells.add(name);
      }
      if (!scope.index.has(name)) {
        const copy = scope.addSymbol(name, symbol.flags | SymbolFlag.Inlined);
        copy.scope = symbol.scope;
        continue;
      }
      const flags = scope.flagsOf(name);
      // What the comprehension shared with the block is an ordinary local now, unless a function inside shares it too.
      const boundHere = (flags & SymbolFlag.Bound) !== 0 && scope.kind !== ScopeKind.Class;
      if (boundHere && !isFreeInChild(child, name)) childFree.discard(name);
    }
  }

  makeCells(innerFree: NameSet, inlinedCells: NameSet): void {
    for (const symbol of this.scope.symbols) {
      if (symbol.scope !== NameScope.Local) continue;
      if (!innerFree.has(symbol.name) && !inlinedCells.has(symbol.name)) continue;
      symbol.scope = NameScope.Cell;
      innerFree.discard(symbol.name);
    }
  }

  dropClassNames(innerFree: NameSet): void {
    if (innerFree.discard("__class__")) this.scope.needsClassClosure = true;
    if (innerFree.discard("__classdict__")) this.scope.needsClassDict = true;
    if (innerFree.discard("__conditional_annotations__")) this.scope.hasConditionalAnnotations = true;
  }

  recordFree(innerFree: NameSet, inlinedCells: NameSet, classLike: boolean): void {
    const scope = this.scope;
    if (inlinedCells.names.length > 0) {
      for (const symbol of scope.symbols) {
        if (inlinedCells.has(symbol.name)) symbol.flags = symbol.flags | SymbolFlag.ComprehensionCell;
      }
    }
    for (const name of innerFree.names) {
      if (scope.index.has(name)) {
        const symbol = scope.index.get(name)!;
        if (classLike) symbol.flags = symbol.flags | SymbolFlag.FreeClass;
        continue;
      }
      if (this.bound !== null && !this.bound.has(name)) continue;
      scope.addSymbol(name, 0).scope = NameScope.Free;
    }
  }
}

/** Whether a function inside shares the name; inlined comprehensions are no functions. */
function isFreeInChild(scope: Scope, name: string): boolean {
  for (const child of scope.children) {
    if (child.inlined) {
      if (isFreeInChild(child, name)) return true;
    } else if (child.scopeOf(name) === NameScope.Free) return true;
  }
  return false;
}
