/** Functions and lambdas: defaults, decorators, closures, bodies, docstrings, qualified names. */
import {
  type Arguments,
  type AsyncFunctionDef,
  type Constant,
  type Expr,
  type ExprStmt,
  type FunctionDef,
  type Lambda,
  ConstantKind as Literal,
  type LocatedNode,
  type Node,
  NodeKind,
  type Stmt,
  type TypeParam,
} from "../ast/nodes.ts";
import { type CodePoints, type i32, stringToCodePoints } from "../dialect.ts";
import { Opcode } from "../opcodes/opcodes.ts";
import { mangle } from "../scopes/mangle.ts";
import { ComprehensionKind, NameScope, type Scope, ScopeKind } from "../scopes/scope.ts";
import { emitSignatureAnnotations } from "./annotations.ts";
import { CellEntry, type Code, CodeFlag, ConstantKind } from "./code.ts";
import { emitSequence, SequenceKind } from "./displays.ts";
import { cleanDocstring } from "./docstring.ts";
import { compute, loadNone, ownValue, value } from "./expressions.ts";
import { areConstant, groupConstant } from "./literals.ts";
import { noLocation } from "./locations.ts";
import { mangledIn, storeName } from "./names.ts";
import { emitStatement } from "./statements.ts";
import { callTypeParameterFunction, enterTypeParameterUnit, leaveTypeParameterUnit } from "./typeParams.ts";
import { freeNames, noRegister, Unit } from "./unit.ts";

/** Annotation scopes do not count when a qualified name is made up. */
function isAnnotationScope(scope: Scope): boolean {
  return (
    scope.kind !== ScopeKind.Module && scope.kind !== ScopeKind.Class && scope.kind !== ScopeKind.Function
  );
}

function isDefinition(scope: Scope): boolean {
  if (scope.kind === ScopeKind.Class) return true;
  if (scope.kind !== ScopeKind.Function) return false;
  return scope.node.kind === NodeKind.FunctionDef || scope.node.kind === NodeKind.AsyncFunctionDef;
}

/** `__qualname__` of what is defined in `outer` under `name`. */
function qualifiedName(outer: Unit, scope: Scope, name: string): string {
  let parent: Unit = outer;
  if (isAnnotationScope(parent.scope) && parent.outer !== null) parent = parent.outer;
  let base = "";
  if (parent.outer !== null) {
    if (isDefinition(scope)) {
      const inParent = mangle(parent.className, name);
      if (parent.scope.scopeOf(inParent) === NameScope.GlobalExplicit) return name;
    }
    base = parent.code.qualname;
    const isBody =
      parent.scope.kind === ScopeKind.Function && parent.scope.comprehension === ComprehensionKind.None;
    if (isBody) base = base + ".<locals>";
  }
  return base === "" ? name : base + "." + name;
}

/** A new unit for a block inside `outer`. */
export function enterUnit(outer: Unit, scope: Scope, name: string, firstLine: i32): Unit {
  const unit = new Unit(outer.context, outer, scope, name, qualifiedName(outer, scope, name), firstLine);
  if (scope.kind === ScopeKind.Class) {
    unit.className = scope.name;
    unit.namespace = 0;
  }
  unit.code.flags = scopeFlags(unit);
  unit.layOut();
  return unit;
}

function scopeFlags(u: Unit): i32 {
  const scope = u.scope;
  let flags: i32 = 0;
  if (u.context.futureAnnotations) flags = flags | CodeFlag.FutureAnnotations;
  if (scope.kind === ScopeKind.Class) flags = flags | CodeFlag.ClassBody | CodeFlag.Namespace;
  if (!scope.isFunctionLike()) return flags;
  flags = flags | CodeFlag.Optimized | CodeFlag.NewLocals;
  if (scope.nested) flags = flags | CodeFlag.Nested;
  if (scope.generator) flags = flags | (scope.coroutine ? CodeFlag.AsyncGenerator : CodeFlag.Generator);
  else if (scope.coroutine) flags = flags | CodeFlag.Coroutine;
  if (scope.hasVarArgs) flags = flags | CodeFlag.VarArgs;
  if (scope.hasVarKeywords) flags = flags | CodeFlag.VarKeywords;
  if (scope.isMethod) flags = flags | CodeFlag.Method;
  if (isAnnotationScope(scope)) flags = flags | CodeFlag.AnnotationScope;
  return flags;
}

/** The start of every function-like body: its cells, then the closure. */
export function emitPrologue(u: Unit): void {
  const at = noLocation();
  if (u.scope.isFunctionLike()) {
    for (const name of u.code.localNames) {
      if (u.scope.scopeOf(name) !== NameScope.Cell) continue;
      const register = u.registers.get(name)!;
      u.code.cells.push(new CellEntry(register, name));
      u.emit(at, Opcode.MakeCell, [register, register]);
    }
  }
  let index: i32 = 0;
  for (const free of u.code.frees) {
    u.emit(at, Opcode.LoadFree, [free.register, index]);
    index++;
  }
}

/** The register that holds the cell of a name, as a closure of an inner block needs it. */
function cellRegister(u: Unit, name: string): i32 {
  for (let i = u.inlined.length - 1; i >= 0; i--) {
    const inlined = u.inlined[i]!;
    if (inlined.registers.has(name) && inlined.scope.scopeOf(name) === NameScope.Cell) {
      return inlined.registers.get(name)!;
    }
  }
  return u.registers.get(name)!;
}

/** to = a function of a finished inner unit. The other registers may be noRegister. */
export function emitMakeFunction(
  u: Unit,
  at: LocatedNode,
  inner: Unit,
  to: i32,
  defaults: i32,
  keywordDefaults: i32,
  annotate: i32,
): void {
  if (u.bound === null) return;
  const mark = u.mark();
  let closure = noRegister;
  const frees = freeNames(inner.scope);
  if (frees.length > 0) {
    closure = u.temp();
    const cells: i32[] = [];
    for (const name of frees) cells.push(cellRegister(u, name));
    const base = u.tempBase + u.mark();
    for (const cell of cells) u.emit(at, Opcode.Move, [u.temp(), cell]);
    u.emit(at, Opcode.BuildTuple, [closure, base, cells.length]);
  }
  const constant = u.codeConstant(inner);
  u.emit(at, Opcode.MakeFunction, [to, constant, defaults, keywordDefaults, closure, annotate]);
  u.release(mark);
}

export function setParameters(code: Code, args: Arguments): void {
  code.posOnlyCount = args.posonlyargs.length;
  code.argCount = args.posonlyargs.length + args.args.length;
  code.kwOnlyCount = args.kwonlyargs.length;
}

/** A tuple of the default values, or noRegister. */
export function emitDefaults(u: Unit, at: LocatedNode, args: Arguments): i32 {
  if (args.defaults.length === 0) return noRegister;
  const to = u.temp();
  if (areConstant(args.defaults)) {
    if (u.bound !== null) {
      u.emit(at, Opcode.LoadConst, [to, groupConstant(u, ConstantKind.Tuple, args.defaults)]);
    }
  } else {
    const mark = u.mark();
    emitSequence(u, at, SequenceKind.Tuple, [], args.defaults, to);
    u.release(mark);
  }
  return to;
}

/** A dict of the keyword-only parameters' defaults, or noRegister. */
export function emitKeywordDefaults(u: Unit, at: LocatedNode, args: Arguments): i32 {
  let count: i32 = 0;
  for (const e of args.kwDefaults) if (e !== null) count++;
  if (count === 0) return noRegister;
  const to = u.temp();
  const mark = u.mark();
  const base = u.tempBase + mark;
  for (let i = 0; i < args.kwonlyargs.length; i++) {
    const e = args.kwDefaults[i]!;
    if (e === null) continue;
    const key = u.temp();
    loadText(u, at, mangledIn(u, args.kwonlyargs[i]!.arg), key);
    compute(u, e, u.temp());
  }
  u.emit(at, Opcode.BuildDict, [to, base, count]);
  u.release(mark);
  return to;
}

/** to = a str constant. */
export function loadText(u: Unit, at: LocatedNode, text: string, to: i32): void {
  if (u.bound === null) return;
  u.emit(at, Opcode.LoadConst, [to, u.constants.text(ConstantKind.Str, stringToCodePoints(text))]);
}

export function emitLambda(u: Unit, e: Lambda, to: i32): void {
  const defaults = emitDefaults(u, e, e.args);
  const keywordDefaults = emitKeywordDefaults(u, e, e.args);
  const scope = u.scopeHere().childOf(ScopeKind.Function, e);
  const inner = enterUnit(u, scope, "<lambda>", e.line);
  setParameters(inner.code, e.args);
  emitPrologue(inner);
  const result = value(inner, e.body);
  inner.emit(e.body, Opcode.Return, [result]);
  emitMakeFunction(u, e, inner, to, defaults, keywordDefaults, noRegister);
}

/** Evaluates decorators, each into the run of its later call: callee, NULL, argument. */
export function emitDecorators(u: Unit, decorators: Expr[]): void {
  for (const decorator of decorators) {
    ownValue(u, decorator);
    u.emit(decorator, Opcode.LoadNull, [u.temp()]);
  }
}

/** Calls decorators from the last to the first; the decorated object is in the register behind the last one's run. Gives the result's. */
export function applyDecorators(u: Unit, decorators: Expr[], decorated: i32): i32 {
  let register = decorated;
  for (let i = decorators.length - 1; i >= 0; i--) {
    register = register - 2;
    u.emit(decorators[i]!, Opcode.Call, [register, register, 1]);
  }
  return register;
}

export function firstLineOf(node: LocatedNode, decorators: Expr[]): i32 {
  return decorators.length > 0 ? decorators[0]!.line : node.line;
}

export function emitFunctionDef(u: Unit, node: Stmt): void {
  if (node.kind === NodeKind.FunctionDef) {
    const f = node as FunctionDef;
    emitFunction(u, node, f.name, f.args, f.body, f.decoratorList, f.returns, f.typeParams);
  } else {
    const f = node as AsyncFunctionDef;
    emitFunction(u, node, f.name, f.args, f.body, f.decoratorList, f.returns, f.typeParams);
  }
}

function emitFunction(
  u: Unit,
  node: Stmt,
  name: string,
  args: Arguments,
  body: Stmt[],
  decorators: Expr[],
  returns: Expr | null,
  typeParams: TypeParam[],
): void {
  const mark = u.mark();
  emitDecorators(u, decorators);
  const to = u.temp();
  const firstLine = firstLineOf(node, decorators);
  const defaults = emitDefaults(u, node, args);
  const keywordDefaults = emitKeywordDefaults(u, node, args);
  if (typeParams.length === 0) {
    emitFunctionObject(u, node, name, args, body, returns, firstLine, to, defaults, keywordDefaults);
  } else {
    const generic = enterTypeParameterUnit(u, node, name, firstLine, typeParams, false);
    let next: i32 = 0;
    let innerDefaults = noRegister;
    let innerKeywords = noRegister;
    if (defaults !== noRegister) innerDefaults = next++;
    if (keywordDefaults !== noRegister) innerKeywords = next++;
    const made = generic.temp();
    emitFunctionObject(
      generic,
      node,
      name,
      args,
      body,
      returns,
      firstLine,
      made,
      innerDefaults,
      innerKeywords,
    );
    leaveTypeParameterUnit(generic, node, made, next);
    callTypeParameterFunction(u, node, generic, to, defaults, keywordDefaults);
  }
  const result = applyDecorators(u, decorators, to);
  u.release(mark);
  storeName(u, node, name, result, true);
}

function emitFunctionObject(
  u: Unit,
  node: Stmt,
  name: string,
  args: Arguments,
  body: Stmt[],
  returns: Expr | null,
  firstLine: i32,
  to: i32,
  defaults: i32,
  keywordDefaults: i32,
): void {
  const annotate = emitSignatureAnnotations(u, node, args, returns);
  const scope = u.scopeHere().childOf(ScopeKind.Function, node);
  const inner = enterUnit(u, scope, name, firstLine);
  setParameters(inner.code, args);
  emitFunctionBody(inner, body);
  emitMakeFunction(u, node, inner, to, defaults, keywordDefaults, annotate);
}

function emitFunctionBody(u: Unit, body: Stmt[]): void {
  emitPrologue(u);
  let start: i32 = 0;
  const doc = docstringOf(body);
  if (doc !== null) {
    start = 1;
    u.code.flags = u.code.flags | CodeFlag.HasDocstring;
    u.code.docConst = u.constants.text(ConstantKind.Str, cleanDocstring(doc));
  }
  for (let i = start; i < body.length; i++) emitStatement(u, body[i]!);
  emitImplicitReturn(u);
}

/** The end of a body: returns None if control gets there. */
export function emitImplicitReturn(u: Unit): void {
  if (u.bound === null) return;
  const mark = u.mark();
  const result = u.temp();
  loadNone(u, noLocation(), result);
  u.emit(noLocation(), Opcode.Return, [result]);
  u.release(mark);
}

export function docstringOf(body: Stmt[]): CodePoints | null {
  if (body.length === 0 || body[0]!.kind !== NodeKind.ExprStmt) return null;
  const e: Node = (body[0]! as ExprStmt).value;
  if (e.kind !== NodeKind.Constant) return null;
  const literal = e as Constant;
  return literal.constantKind === Literal.Str ? literal.value : null;
}
