/**
 * Comprehensions and generator expressions. A list, set or dict comprehension is inlined where CPython inlines it (PEP 709): its
 * variables get registers of their own, so nothing has to be saved. Elsewhere it is a function of its first iterator.
 */
import {
  type Comprehension,
  type DictComp,
  type Expr,
  type GeneratorExp,
  type List,
  type ListComp,
  type LocatedNode,
  type Name,
  NodeKind,
  type SetComp,
  type Starred,
  type Tuple,
} from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { Opcode } from "../opcodes/opcodes.ts";
import { NameScope, type Scope, ScopeKind, SymbolFlag } from "../scopes/scope.ts";
import { failTooNested, maxNesting } from "../scopes/scopeBuilder.ts";
import { emitStore } from "./assignments.ts";
import { ComprehensionVariable } from "./code.ts";
import { jumpIf, operand, value } from "./expressions.ts";
import { emitImplicitReturn, emitMakeFunction, emitPrologue, enterUnit } from "./functions.ts";
import { emitAwaitLoop, emitYieldValue } from "./generators.ts";
import { Label } from "./label.ts";
import { areConstant } from "./literals.ts";
import { noLocation } from "./locations.ts";
import { bindFast, fastRegister } from "./names.ts";
import { InlinedScope, noRegister, type Unit } from "./unit.ts";

function generatorsOf(e: Expr): Comprehension[] {
  switch (e.kind) {
    case NodeKind.ListComp:
      return (e as ListComp).generators;
    case NodeKind.SetComp:
      return (e as SetComp).generators;
    case NodeKind.DictComp:
      return (e as DictComp).generators;
    default:
      return (e as GeneratorExp).generators;
  }
}

function scopeName(e: Expr): string {
  switch (e.kind) {
    case NodeKind.ListComp:
      return "<listcomp>";
    case NodeKind.SetComp:
      return "<setcomp>";
    case NodeKind.DictComp:
      return "<dictcomp>";
    default:
      return "<genexpr>";
  }
}

function buildOpcode(e: Expr): Opcode {
  if (e.kind === NodeKind.SetComp) return Opcode.BuildSet;
  return e.kind === NodeKind.DictComp ? Opcode.BuildDict : Opcode.BuildList;
}

export function emitComprehension(u: Unit, e: Expr, to: i32): void {
  const first = generatorsOf(e)[0]!;
  const scope = u.scopeHere().childOf(ScopeKind.Function, e);
  if (scope.inlined) {
    const iterator = u.temp();
    emitIterator(u, first, iterator);
    emitInlined(u, e, scope, iterator, to);
    return;
  }
  const callee = u.runFrom(to);
  const inner = emitFunctionBody(u, e, scope);
  emitMakeFunction(u, e, inner, callee, noRegister, noRegister, noRegister);
  u.emit(e, Opcode.LoadNull, [u.temp()]);
  const iterator = u.temp();
  emitIterator(u, first, iterator);
  u.emit(e, Opcode.Call, [to, callee, 1]);
  if (scope.coroutine && !scope.generator) {
    u.emit(e, Opcode.GetAwaitable, [to, to, 0]);
    emitAwaitLoop(u, e, to, to);
  }
}

/** iterator = iter(…) of a generator's iterable. */
function emitIterator(u: Unit, generator: Comprehension, iterator: i32): void {
  const register = operand(u, generator.iter, iterator);
  const opcode = generator.isAsync ? Opcode.GetAsyncIter : Opcode.GetIter;
  u.emit(generator.iter, opcode, [iterator, register]);
}

function emitFunctionBody(outer: Unit, e: Expr, scope: Scope): Unit {
  const u = enterUnit(outer, scope, scopeName(e), e.line);
  u.code.argCount = 1;
  emitPrologue(u);
  if (e.kind === NodeKind.GeneratorExp) {
    emitLoops(u, e, 0, 0, -1);
    emitImplicitReturn(u);
  } else {
    const result = u.temp();
    u.emit(e, buildOpcode(e), [result, result, 0]);
    emitLoops(u, e, 0, 0, result);
    u.emit(e, Opcode.Return, [result]);
  }
  return u;
}

/** Whether a target consists of names alone. */
function bindsOnlyNames(target: Expr): boolean {
  switch (target.kind) {
    case NodeKind.Name:
      return true;
    case NodeKind.Starred:
      return bindsOnlyNames((target as Starred).value);
    case NodeKind.Tuple:
      return allBindOnlyNames((target as Tuple).elts);
    case NodeKind.List:
      return allBindOnlyNames((target as List).elts);
    default:
      return false;
  }
}

function allBindOnlyNames(targets: Expr[]): boolean {
  for (const target of targets) if (!bindsOnlyNames(target)) return false;
  return true;
}

function collectNames(target: Expr, names: Set<string>): void {
  switch (target.kind) {
    case NodeKind.Name:
      names.add((target as Name).id);
      break;
    case NodeKind.Starred:
      collectNames((target as Starred).value, names);
      break;
    case NodeKind.Tuple:
      for (const item of (target as Tuple).elts) collectNames(item, names);
      break;
    case NodeKind.List:
      for (const item of (target as List).elts) collectNames(item, names);
      break;
    default:
      break;
  }
}

function emitInlined(u: Unit, e: Expr, scope: Scope, iterator: i32, to: i32): void {
  const inlined = new InlinedScope(scope);
  const at = noLocation();
  // The names of the first target are bound before anything can read them; the others start out empty.
  const boundFirst = new Set<string>();
  const firstTarget = generatorsOf(e)[0]!.target;
  if (bindsOnlyNames(firstTarget)) collectNames(firstTarget, boundFirst);
  for (const symbol of scope.symbols) {
    if ((symbol.flags & (SymbolFlag.Parameter | SymbolFlag.Inlined)) !== 0) continue;
    if (symbol.scope !== NameScope.Local && symbol.scope !== NameScope.Cell) continue;
    const register = u.temp();
    inlined.registers.set(symbol.name, register);
    if (u.bound !== null) u.bound.remove(register);
    const isCell = symbol.scope === NameScope.Cell;
    const starts = isCell || !boundFirst.has(symbol.name);
    if (starts) u.emit(at, Opcode.LoadNull, [register]);
    if (isCell) u.emit(at, Opcode.MakeCell, [register, register]);
    const variable = new ComprehensionVariable(register, symbol.name, isCell);
    if (starts) variable.start = u.code.units.length;
    inlined.variables.push(variable);
    u.code.comprehensionVariables.push(variable);
  }
  u.inlined.push(inlined);
  u.emit(e, buildOpcode(e), [to, to, 0]);
  emitLoops(u, e, 0, iterator, to);
  inlined.close(u.code.units.length);
  u.inlined.pop();
}

/** The loop of generator number `index` over `iterator`, with those inside it. */
function emitLoops(u: Unit, e: Expr, index: i32, iterator: i32, result: i32): void {
  // One loop inside another is some five calls deep.
  if (u.depth + 5 * index > maxNesting) failTooNested(e);
  const generator = generatorsOf(e)[index]!;
  if (generator.isAsync) emitAsyncLoop(u, e, generator, index, iterator, result);
  else emitLoop(u, e, generator, index, iterator, result);
}

function emitLoop(u: Unit, e: Expr, generator: Comprehension, index: i32, iterator: i32, result: i32): void {
  const mark = u.mark();
  const single = index > 0 ? singleItem(generator.iter) : null;
  if (single !== null) {
    // `for x in [y]` is an assignment.
    const register = u.temp();
    u.emit(generator.iter, Opcode.Move, [register, value(u, single)]);
    emitStore(u, generator.target, register, false);
    const skip = new Label();
    emitInside(u, e, generator, index, result, skip);
    u.place(skip);
    u.release(mark);
    return;
  }
  let source = iterator;
  if (index > 0) {
    source = u.temp();
    emitIterator(u, generator, source);
  }
  const start = new Label();
  const next = new Label();
  const done = new Label();
  u.placeLoop(start);
  emitNextItem(u, generator.iter, generator.target, source, done);
  emitInside(u, e, generator, index, result, next);
  u.place(next);
  u.jumpBack(elementOf(e), start);
  u.place(done);
  u.release(mark);
}

/** target = the next item of an iterator; at its end a jump. The item goes straight into the register of a plain local. */
export function emitNextItem(u: Unit, at: LocatedNode, target: Expr, iterator: i32, ended: Label): void {
  const direct = target.kind === NodeKind.Name ? fastRegister(u, (target as Name).id) : -1;
  if (direct >= 0) {
    u.jump(at, Opcode.ForIter, [direct, iterator], ended);
    bindFast(u, direct);
    return;
  }
  const mark = u.mark();
  const item = u.temp();
  u.jump(at, Opcode.ForIter, [item, iterator], ended);
  emitStore(u, target, item, false);
  u.release(mark);
}

/** The one item of a display that stands as an iterable, or null. */
function singleItem(e: Expr): Expr | null {
  let items: Expr[] = [];
  if (e.kind === NodeKind.List) items = (e as List).elts;
  if (e.kind === NodeKind.Tuple) items = (e as Tuple).elts;
  if (items.length !== 1 || items[0]!.kind === NodeKind.Starred || areConstant(items)) return null;
  return items[0]!;
}

function emitAsyncLoop(
  u: Unit,
  e: Expr,
  generator: Comprehension,
  index: i32,
  iterator: i32,
  result: i32,
): void {
  const mark = u.mark();
  let source = iterator;
  if (index > 0) {
    source = u.temp();
    emitIterator(u, generator, source);
  }
  const start = new Label();
  const next = new Label();
  const ended = new Label();
  const item = u.temp();
  const exception = u.temp();
  u.placeLoop(start);
  u.openRegion(ended, exception);
  u.emit(e, Opcode.GetAsyncNext, [item, source]);
  emitAwaitLoop(u, e, item, item);
  u.closeRegion();
  emitStore(u, generator.target, item, false);
  emitInside(u, e, generator, index, result, next);
  u.place(next);
  u.jumpBack(elementOf(e), start);
  u.place(ended);
  u.emit(generator.iter, Opcode.EndAsyncFor, [exception]);
  u.release(mark);
}

function elementOf(e: Expr): Expr {
  switch (e.kind) {
    case NodeKind.ListComp:
      return (e as ListComp).elt;
    case NodeKind.SetComp:
      return (e as SetComp).elt;
    case NodeKind.DictComp:
      return (e as DictComp).value;
    default:
      return (e as GeneratorExp).elt;
  }
}

/** What a loop does with one item: conditions, then the next loop or the element. */
function emitInside(u: Unit, e: Expr, generator: Comprehension, index: i32, result: i32, next: Label): void {
  if (index === 0 && u.inlined.length > 0) u.inlined[u.inlined.length - 1]!.open(u.code.units.length);
  for (const test of generator.ifs) jumpIf(u, test, next, false);
  if (index + 1 < generatorsOf(e).length) {
    emitLoops(u, e, index + 1, 0, result);
    return;
  }
  const mark = u.mark();
  const element = elementOf(e);
  switch (e.kind) {
    case NodeKind.ListComp:
      u.emit(element, Opcode.ListAppend, [result, value(u, element)]);
      break;
    case NodeKind.SetComp:
      u.emit(element, Opcode.SetAdd, [result, value(u, element)]);
      break;
    case NodeKind.DictComp: {
      const key = value(u, (e as DictComp).key);
      u.emit(element, Opcode.DictSet, [result, key, value(u, element)]);
      break;
    }
    default: {
      const sent = u.temp();
      emitYieldValue(u, element, sent, value(u, element));
      break;
    }
  }
  u.release(mark);
}
