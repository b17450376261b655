/** Yield, yield from, await: suspension and the loop that delegates to another iterator. */
import type { Await, LocatedNode, Yield, YieldFrom } from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { Opcode } from "../opcodes/opcodes.ts";
import { ComprehensionKind } from "../scopes/scope.ts";
import { CodeFlag } from "./code.ts";
import { loadNone, operand } from "./expressions.ts";
import { Label } from "./label.ts";
import { failHere } from "./locations.ts";
import { noRegister, type Unit } from "./unit.ts";

export function emitYield(u: Unit, e: Yield, to: i32): void {
  if (!u.scope.isFunctionLike()) failHere(e, "'yield' outside function");
  let register = to;
  if (e.value === null) loadNone(u, e, to);
  else register = operand(u, e.value, to);
  emitYieldValue(u, e, to, register);
}

/** Suspends with `value`; to = what is sent. */
export function emitYieldValue(u: Unit, at: LocatedNode, to: i32, value: i32): void {
  let register = value;
  if ((u.code.flags & CodeFlag.AsyncGenerator) !== 0) {
    u.emit(at, Opcode.AsyncWrap, [to, register]);
    register = to;
  }
  u.emit(at, Opcode.Yield, [to, register, noRegister]);
}

export function emitYieldFrom(u: Unit, e: YieldFrom, to: i32): void {
  if (!u.scope.isFunctionLike()) failHere(e, "'yield from' outside function");
  if (u.scope.asyncDef) failHere(e, "'yield from' inside async function");
  const register = operand(u, e.value, to);
  u.emit(e, Opcode.GetYieldFromIter, [to, register]);
  emitAwaitLoop(u, e, to, to);
}

export function emitAwait(u: Unit, e: Await, to: i32): void {
  const inAsync = u.scope.asyncDef || u.scope.comprehension !== ComprehensionKind.None;
  if (!inAsync && !u.context.topLevelAwait) failHere(e, "'await' outside async function");
  const register = operand(u, e.value, to);
  u.emit(e, Opcode.GetAwaitable, [to, register, 0]);
  emitAwaitLoop(u, e, to, to);
}

/**
 * Delegates to the iterator in `source` until it returns; to = what it returns. What it yields is passed out, what comes in is sent
 * on; an exception that comes in is thrown into the iterator by the runtime, and when that ends it, CleanupThrow finds its value.
 */
export function emitAwaitLoop(u: Unit, at: LocatedNode, source: i32, to: i32): void {
  const mark = u.mark();
  const iterator = u.temp();
  const item = u.temp();
  const exception = u.temp();
  u.emit(at, Opcode.Move, [iterator, source]);
  loadNone(u, at, item);
  const start = new Label();
  const thrown = new Label();
  const done = new Label();
  u.placeLoop(start);
  u.jump(at, Opcode.Send, [item, iterator, item], done);
  u.openRegion(thrown, exception);
  u.emit(at, Opcode.Yield, [item, item, iterator]);
  u.closeRegion();
  u.jumpBack(at, start);
  u.place(thrown);
  u.emit(at, Opcode.CleanupThrow, [item, exception]);
  u.place(done);
  u.emit(at, Opcode.Move, [to, item]);
  u.release(mark);
}
