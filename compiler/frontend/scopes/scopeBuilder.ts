/**
 * The state of the symbol table walk: the current block, and the operations on it that have error cases.
 * The walk itself is in visitStatements.ts and visitExpressions.ts.
 */
import type { Expr, LocatedNode, Node } from "../ast/nodes.ts";
import { fail, type i32, SyntaxFailure } from "../dialect.ts";
import { mangleIn } from "./mangle.ts";
import { Directive, Scope, ScopeKind, SymbolFlag } from "./scope.ts";

/** Nesting of expressions and statements at which compilation gives up; far above what sources hold, far below the stack. */
export const maxNesting: i32 = 1400;

/** A SyntaxError of the compiler proper. CPython gives these columns in bytes, from 1. */
export function failAt(at: LocatedNode, message: string): never {
  fail(new SyntaxFailure("SyntaxError", message, at.line, at.column + 1, at.endLine, at.endColumn + 1));
}

export function failTooNested(at: LocatedNode): never {
  fail(
    new SyntaxFailure(
      "RecursionError",
      "maximum recursion depth exceeded during compilation",
      at.line,
      at.column + 1,
      at.endLine,
      at.endColumn + 1,
    ),
  );
}

export class ScopeBuilder {
  module: Scope;
  current: Scope;
  /** Name of the innermost class, for mangling. */
  className: string;
  futureAnnotations: boolean;
  topLevelAwait: boolean;
  depth: i32;
  constructor(module: Scope, futureAnnotations: boolean, topLevelAwait: boolean) {
    this.module = module;
    this.current = module;
    this.className = "";
    this.futureAnnotations = futureAnnotations;
    this.topLevelAwait = topLevelAwait;
    this.depth = 0;
  }

  deeper(node: LocatedNode): void {
    this.depth++;
    if (this.depth > maxNesting) failTooNested(node);
  }

  mangled(name: string): string {
    return mangleIn(this.className, this.current, name);
  }

  /** Makes a block without entering it or listing it under the current one. */
  create(kind: ScopeKind, name: string, node: Node, at: LocatedNode): Scope {
    const scope = new Scope(kind, name, node, this.current, at);
    if (kind !== ScopeKind.Class) scope.mangledNames = this.current.mangledNames;
    return scope;
  }

  enter(kind: ScopeKind, name: string, node: Node, at: LocatedNode): Scope {
    const scope = this.create(kind, name, node, at);
    this.enterExisting(scope);
    return scope;
  }

  enterExisting(scope: Scope): void {
    const outer = this.current;
    this.current = scope;
    scope.comprehensionIterable = outer.comprehensionIterable;
    // Annotations that never run must not affect the names of the blocks around them.
    const invisible = scope.kind === ScopeKind.Annotation && this.futureAnnotations;
    if (!scope.listed && !invisible) {
      scope.listed = true;
      outer.children.push(scope);
    }
    const evaluatesLazily =
      scope.kind === ScopeKind.Annotation ||
      scope.kind === ScopeKind.TypeVariable ||
      scope.kind === ScopeKind.TypeAlias;
    if (evaluatesLazily && scope.symbols.length === 0) {
      this.define(".format", SymbolFlag.Parameter, scope.span);
      this.define(".format", SymbolFlag.Use, scope.span);
    }
  }

  /** Goes back to `outer`, the block that was current before. */
  leave(outer: Scope): void {
    this.current = outer;
  }

  lookUp(name: string): i32 {
    return this.current.flagsOf(this.mangled(name));
  }

  /** Records that the current block does `flag` with the name; a write to `__debug__` is an error. */
  define(name: string, flag: i32, at: LocatedNode): void {
    if ((flag & SymbolFlag.TypeParameter) !== 0 && this.current.mangledNames !== null) {
      this.current.mangledNames.add(name);
    }
    const writes = SymbolFlag.Parameter | SymbolFlag.Local | SymbolFlag.Import;
    if ((flag & writes) !== 0) this.checkAssignable(name, (flag & SymbolFlag.Deleted) !== 0, at);
    this.defineIn(this.current, name, flag, at);
  }

  checkAssignable(name: string, isDelete: boolean, at: LocatedNode): void {
    if (name === "__debug__") failAt(at, isDelete ? "cannot delete __debug__" : "cannot assign to __debug__");
  }

  defineIn(scope: Scope, name: string, flag: i32, at: LocatedNode): void {
    const mangled = this.mangled(name);
    const symbol = scope.find(mangled);
    const flags = this.joined(scope, name, symbol === null ? 0 : symbol.flags, flag, at);
    if (symbol === null) scope.addSymbol(mangled, flags);
    else symbol.flags = flags;
    if ((flag & SymbolFlag.Parameter) !== 0) {
      scope.parameters.push(mangled);
    } else if ((flag & SymbolFlag.Global) !== 0) {
      const globals = this.module;
      if (globals.index.has(mangled)) {
        const symbol = globals.index.get(mangled)!;
        symbol.flags = symbol.flags | flag;
      } else globals.addSymbol(mangled, flag);
    }
  }

  /** What a name is after one more definition or use, with the errors of two that exclude each other. */
  private joined(scope: Scope, name: string, known: i32, flag: i32, at: LocatedNode): i32 {
    if ((flag & known & SymbolFlag.Parameter) !== 0) {
      failAt(at, `duplicate argument '${name}' in function definition`);
    }
    if ((flag & known & SymbolFlag.TypeParameter) !== 0) failAt(at, `duplicate type parameter '${name}'`);
    const flags = known | flag;
    if (!scope.comprehensionTarget) return flags;
    if ((flags & (SymbolFlag.Global | SymbolFlag.Nonlocal)) !== 0) {
      failAt(at, `comprehension inner loop cannot rebind assignment expression target '${name}'`);
    }
    return flags | SymbolFlag.ComprehensionTarget;
  }

  recordDirective(name: string, at: LocatedNode): void {
    this.current.directives.push(new Directive(this.mangled(name), at));
  }

  /** Yields, awaits and assignment expressions have no place in lazily evaluated blocks. */
  refuseInAnnotation(what: string, node: Expr): void {
    let where = "";
    switch (this.current.kind) {
      case ScopeKind.Annotation:
        where = "an annotation";
        break;
      case ScopeKind.TypeVariable:
        where = this.current.info === "" ? "a TypeVar bound" : this.current.info;
        break;
      case ScopeKind.TypeAlias:
        where = "a type alias";
        break;
      case ScopeKind.TypeParameters:
        where = "the definition of a generic";
        break;
      default:
        return;
    }
    failAt(node, `${what} cannot be used within ${where}`);
  }
}
