/**
 * ScopeSymbol tables, as CPython 3.14's symtable builds them: one `Scope` a block, one `ScopeSymbol` a name in it.
 * `buildScopes.ts` collects definitions and uses, `analyzeScopes.ts` then decides where each name lives.
 */

import type { LocatedNode, Node } from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";

export enum ScopeKind {
  Module,
  Class,
  Function,
  /** The annotations of a function's signature, or of the body of a class or module. */
  Annotation,
  /** The bound, constraints or default of a type parameter. */
  TypeVariable,
  TypeAlias,
  /** Around a generic class, function or alias. */
  TypeParameters,
}

export enum ComprehensionKind {
  None,
  List,
  Set,
  Dict,
  Generator,
}

/** What a block does with a name; CPython's DEF_ flags. */
export enum SymbolFlag {
  Global = 0x1,
  Local = 0x2,
  Parameter = 0x4,
  Nonlocal = 0x8,
  Use = 0x10,
  /** Free in a method, and also a name of the class body. */
  FreeClass = 0x40,
  Import = 0x80,
  Annotated = 0x100,
  ComprehensionTarget = 0x200,
  TypeParameter = 0x400,
  /** A cell of an inlined comprehension. */
  ComprehensionCell = 0x800,
  /** pyc's own: target of `del` or of `except … as`, so it may become unbound. */
  Deleted = 0x1000,
  /** pyc's own: target of an assignment expression, so it may change in the middle of an expression. */
  NamedTarget = 0x2000,
  /** Came from an inlined comprehension; the block itself does not mention it. */
  Inlined = 0x4000,
  /** Parameter | Local | Import | TypeParameter. */
  Bound = 0x486,
}

export enum NameScope {
  None,
  Local,
  GlobalExplicit,
  GlobalImplicit,
  Free,
  Cell,
}

export class ScopeSymbol {
  name: string;
  flags: i32;
  scope: NameScope;
  /** Index among the symbols of its block. */
  position: i32;
  /** Index among the names of the block's code object, -1 while it is not one of them; the emitter's. */
  operand: i32;
  constructor(name: string, flags: i32, position: i32) {
    this.name = name;
    this.flags = flags;
    this.position = position;
    this.operand = -1;
    this.scope = NameScope.None;
  }
}

/** A `global` or `nonlocal` declaration, for errors that only the analysis finds. */
export class Directive {
  name: string;
  span: LocatedNode;
  constructor(name: string, span: LocatedNode) {
    this.name = name;
    this.span = span;
  }
}

export class Scope {
  kind: ScopeKind;
  name: string;
  /** The node that opens it; with `kind` and `slot` the key under which the emitter finds it. */
  node: Node;
  parent: Scope | null;
  /** Whether its code object exists: bodies of `finally` are emitted several times, their functions shared. */
  emitted: boolean;
  /** Whether it is among its parent's children yet. */
  listed: boolean;
  children: Scope[];
  /** Where the next search of `children` starts. */
  cursor: i32;
  symbols: ScopeSymbol[];
  index: Map<string, ScopeSymbol>;
  /** Position of the symbol that was found last: names are asked for again, and by later passes in much the same order. */
  private found: i32;
  /** Parameters in order, mangled; `.0` for the iterable of a comprehension. */
  parameters: string[];
  directives: Directive[];
  span: LocatedNode;
  nested: boolean;
  generator: boolean;
  coroutine: boolean;
  /** `async def` itself, not what only contains an await. */
  asyncDef: boolean;
  comprehension: ComprehensionKind;
  inlined: boolean;
  isMethod: boolean;
  hasVarArgs: boolean;
  hasVarKeywords: boolean;
  returnsValue: boolean;
  /** An annotation scope directly in a class: it looks names up in the class namespace first. */
  canSeeClassScope: boolean;
  needsClassClosure: boolean;
  needsClassDict: boolean;
  hasConditionalAnnotations: boolean;
  inConditionalBlock: boolean;
  annotationsUsed: boolean;
  inUnevaluatedAnnotation: boolean;
  /** "a TypeVar bound" and so on, for errors. */
  info: string;
  /** The scope of the body's annotations, of classes and modules (and, never emitted, functions). */
  annotations: Scope | null;
  /** Annotation scopes of the signatures of functions defined here, whether they are visible children or not. */
  signatures: Scope[];
  signatureCursor: i32;
  /** `name: annotation` statements of a class or module body, in order, and which of them stand in a conditional block. */
  annotatedStatements: Node[];
  annotatedConditionally: boolean[];
  annotatedCursor: i32;
  /** Names that are mangled although the block is not the class's own: type parameters of a class. */
  mangledNames: Set<string> | null;
  comprehensionTarget: boolean;
  comprehensionIterable: i32;
  constructor(kind: ScopeKind, name: string, node: Node, parent: Scope | null, span: LocatedNode) {
    this.kind = kind;
    this.name = name;
    this.node = node;
    this.parent = parent;
    this.emitted = false;
    this.listed = false;
    this.children = [];
    this.cursor = 0;
    this.symbols = [];
    this.index = new Map<string, ScopeSymbol>();
    this.found = 0;
    this.parameters = [];
    this.directives = [];
    this.span = span;
    this.nested = false;
    this.generator = false;
    this.coroutine = false;
    this.asyncDef = false;
    this.comprehension = ComprehensionKind.None;
    this.inlined = false;
    this.isMethod = kind === ScopeKind.Function && parent !== null && parent.kind === ScopeKind.Class;
    this.hasVarArgs = false;
    this.hasVarKeywords = false;
    this.returnsValue = false;
    this.canSeeClassScope = false;
    this.needsClassClosure = false;
    this.needsClassDict = false;
    this.hasConditionalAnnotations = false;
    this.inConditionalBlock = false;
    this.annotationsUsed = false;
    this.inUnevaluatedAnnotation = false;
    this.info = "";
    this.annotations = null;
    this.signatures = [];
    this.signatureCursor = 0;
    this.annotatedStatements = [];
    this.annotatedConditionally = [];
    this.annotatedCursor = 0;
    this.mangledNames = null;
    this.comprehensionTarget = false;
    this.comprehensionIterable = 0;
    if (parent !== null && (parent.nested || parent.isFunctionLike())) this.nested = true;
  }

  /** Functions, lambdas, comprehensions and all annotation scopes: names are locals, not namespace entries. */
  isFunctionLike(): boolean {
    return this.kind !== ScopeKind.Module && this.kind !== ScopeKind.Class;
  }

  /** The symbol of a (mangled) name; null for a name that the block does not mention. */
  find(mangled: string): ScopeSymbol | null {
    // The next one first: later passes ask for the names in the order in which they were found.
    const next = this.found + 1;
    if (next < this.symbols.length && this.symbols[next]!.name === mangled) {
      this.found = next;
      return this.symbols[next]!;
    }
    if (next <= this.symbols.length && this.symbols[this.found]!.name === mangled) {
      return this.symbols[this.found]!;
    }
    if (!this.index.has(mangled)) return null;
    const symbol = this.index.get(mangled)!;
    this.found = symbol.position;
    return symbol;
  }

  flagsOf(mangled: string): i32 {
    const symbol = this.find(mangled);
    return symbol === null ? 0 : symbol.flags;
  }

  /** How the analysis resolved a (mangled) name; None for a name that the block does not mention. */
  scopeOf(mangled: string): NameScope {
    const symbol = this.find(mangled);
    return symbol === null ? NameScope.None : symbol.scope;
  }

  addSymbol(mangled: string, flags: i32): ScopeSymbol {
    const symbol = new ScopeSymbol(mangled, flags, this.symbols.length);
    this.symbols.push(symbol);
    this.index.set(mangled, symbol);
    this.found = symbol.position;
    return symbol;
  }

  /** The scope of the annotations of the signature `args`. */
  annotationsOf(args: Node): Scope {
    const count = this.signatures.length;
    for (let i = 0; i < count; i++) {
      if (this.signatureCursor >= count) this.signatureCursor = 0;
      const scope = this.signatures[this.signatureCursor]!;
      this.signatureCursor++;
      if (scope.node === args) return scope;
    }
    return this;
  }

  /** Position of an annotated statement among those of the body. */
  annotatedIndex(statement: Node): i32 {
    const count = this.annotatedStatements.length;
    for (let i = 0; i < count; i++) {
      if (this.annotatedCursor >= count) this.annotatedCursor = 0;
      const at = this.annotatedCursor;
      this.annotatedCursor++;
      if (this.annotatedStatements[at]! === statement) return at;
    }
    return -1;
  }

  /** The child scope that `node` opened. Searches from where the last search ended, since both walks go in nearly the same order. */
  childOf(kind: ScopeKind, node: Node): Scope {
    const count = this.children.length;
    let at = this.cursor;
    for (let i = 0; i < count; i++) {
      if (at >= count) at = 0;
      const child = this.children[at]!;
      at++;
      if (child.node === node && child.kind === kind) {
        this.cursor = at;
        return child;
      }
    }
    return this;
  }
}

/** A set of names that can be walked and copied. */
export class NameSet {
  names: string[];
  positions: Map<string, i32>;
  constructor() {
    this.names = [];
    this.positions = new Map<string, i32>();
  }

  has(name: string): boolean {
    return this.positions.has(name);
  }

  add(name: string): void {
    if (this.positions.has(name)) return;
    this.positions.set(name, this.names.length);
    this.names.push(name);
  }

  addAll(other: NameSet): void {
    for (const name of other.names) this.add(name);
  }

  /** Removes a name; whether it was there. */
  discard(name: string): boolean {
    if (!this.positions.has(name)) return false;
    const at = this.positions.get(name)!;
    const last = this.names[this.names.length - 1]!;
    this.names[at] = last;
    this.positions.set(last, at);
    this.names.pop();
    this.positions.delete(name);
    return true;
  }

  copy(): NameSet {
    const result = new NameSet();
    result.addAll(this);
    return result;
  }
}
