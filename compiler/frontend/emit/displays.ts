/** Displays: lists, tuples, sets, dicts, with and without unpacking. Large ones are built in pieces, so that registers stay few. */
import {
  type Dict,
  type Expr,
  type LocatedNode,
  NodeKind,
  type SetDisplay,
  type Starred,
  type Tuple,
} from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { Opcode } from "../opcodes/opcodes.ts";
import { ConstantKind } from "./code.ts";
import { compute, value } from "./expressions.ts";
import { areConstant, groupConstant } from "./literals.ts";
import type { Unit } from "./unit.ts";

export enum SequenceKind {
  List,
  Tuple,
  Set,
}

/** As in CPython, displays with more items are filled bit by bit; items of lists and tuples by so many at a time, those of sets, whose hashes are asked for, one by one. */
const maxRun: i32 = 30;
/** Pairs of a dict display that are evaluated before they are inserted. */
const maxPairs: i32 = 17;

export function emitTuple(u: Unit, e: Tuple, to: i32): void {
  emitSequence(u, e, SequenceKind.Tuple, [], e.elts, to);
}

export function emitList(u: Unit, at: LocatedNode, items: Expr[], to: i32): void {
  if (items.length > 2 && areConstant(items)) emitConstantItems(u, at, SequenceKind.List, items, to);
  else emitSequence(u, at, SequenceKind.List, [], items, to);
}

export function emitSet(u: Unit, e: SetDisplay, to: i32): void {
  if (e.elts.length > 2 && areConstant(e.elts)) emitConstantItems(u, e, SequenceKind.Set, e.elts, to);
  else emitSequence(u, e, SequenceKind.Set, [], e.elts, to);
}

/** A list or set of constants is filled from one constant tuple or frozenset. */
function emitConstantItems(u: Unit, at: LocatedNode, kind: SequenceKind, items: Expr[], to: i32): void {
  if (u.bound === null) return;
  const isList = kind === SequenceKind.List;
  u.emit(at, isList ? Opcode.BuildList : Opcode.BuildSet, [to, to, 0]);
  const all = u.temp();
  const constant = groupConstant(u, isList ? ConstantKind.Tuple : ConstantKind.FrozenSet, items);
  u.emit(at, Opcode.LoadConst, [all, constant]);
  u.emit(at, isList ? Opcode.ListExtend : Opcode.SetUpdate, [to, all]);
}

function hasStar(items: Expr[]): boolean {
  for (const item of items) if (item.kind === NodeKind.Starred) return true;
  return false;
}

function buildOpcode(kind: SequenceKind): Opcode {
  if (kind === SequenceKind.Set) return Opcode.BuildSet;
  return kind === SequenceKind.Tuple ? Opcode.BuildTuple : Opcode.BuildList;
}

/** to = a list, tuple or set of the registers `first` (consecutive) and then the items. */
export function emitSequence(
  u: Unit,
  at: LocatedNode,
  kind: SequenceKind,
  first: i32[],
  items: Expr[],
  to: i32,
): void {
  const big = first.length + items.length > maxRun;
  if (!big && !hasStar(items)) {
    const base = emitRun(u, first, items, 0, items.length, to);
    u.emit(at, buildOpcode(kind), [to, base, first.length + items.length]);
    return;
  }
  const isSet = kind === SequenceKind.Set;
  const collection = kind === SequenceKind.Tuple ? u.temp() : to;
  let start: i32 = 0;
  if (!big) while (items[start]!.kind !== NodeKind.Starred) start++;
  const mark = u.mark();
  const base = emitRun(u, first, items, 0, start, collection);
  u.emit(at, isSet ? Opcode.BuildSet : Opcode.BuildList, [collection, base, first.length + start]);
  u.release(mark);
  let i = start;
  while (i < items.length) {
    const item = items[i]!;
    const inner = u.mark();
    const run = isSet ? 1 : runLength(items, i);
    if (item.kind === NodeKind.Starred) {
      const register = value(u, (item as Starred).value);
      u.emit(at, isSet ? Opcode.SetUpdate : Opcode.ListExtend, [collection, register]);
      i++;
    } else if (run > 1) {
      const part = emitRun(u, [], items, i, run, u.temp());
      u.emit(at, Opcode.BuildTuple, [part, part, run]);
      u.emit(at, Opcode.ListExtend, [collection, part]);
      i += run;
    } else {
      const register = value(u, item);
      u.emit(at, isSet ? Opcode.SetAdd : Opcode.ListAppend, [collection, register]);
      i++;
    }
    u.release(inner);
  }
  if (kind === SequenceKind.Tuple) u.emit(at, Opcode.ListToTuple, [to, collection]);
}

/** How many items from the position on are evaluated before they go into the list. */
function runLength(items: Expr[], from: i32): i32 {
  let end = from;
  while (end < items.length && end - from < maxRun && items[end]!.kind !== NodeKind.Starred) end++;
  return end - from;
}

/** Evaluates `count` items from a position on into consecutive registers behind copies of `first`; gives the first register. */
function emitRun(u: Unit, first: i32[], items: Expr[], from: i32, count: i32, to: i32): i32 {
  let base = to;
  let next: i32 = 0;
  for (const register of first) {
    const item = next === 0 ? u.runFrom(to) : u.temp();
    if (next === 0) base = item;
    u.emit(items.length > 0 ? items[0]! : (u.scope.node as LocatedNode), Opcode.Move, [item, register]);
    next++;
  }
  for (let i = from; i < from + count; i++) {
    const item = next === 0 ? u.runFrom(to) : u.temp();
    if (next === 0) base = item;
    compute(u, items[i]!, item);
    next++;
  }
  return base;
}

export function emitDict(u: Unit, e: Dict, to: i32): void {
  let built = false;
  let from: i32 = 0;
  const count = e.values.length;
  for (let i = 0; i <= count; i++) {
    const isEnd = i === count;
    const isUnpacking = !isEnd && e.keys[i]! === null;
    if (!isEnd && !isUnpacking && i - from < maxPairs) continue;
    if (i > from) {
      emitPairs(u, e, from, i, to, built);
      built = true;
    }
    from = isUnpacking ? i + 1 : i;
    if (!isUnpacking) continue;
    if (!built) u.emit(e, Opcode.BuildDict, [to, to, 0]);
    built = true;
    const mark = u.mark();
    const other = value(u, e.values[i]!);
    u.emit(e, Opcode.DictUpdate, [to, other]);
    u.release(mark);
  }
  if (!built) u.emit(e, Opcode.BuildDict, [to, to, 0]);
}

/** Pairs `from` to before `end` as a dict of their own: `to` itself, or added to it when that exists. */
function emitPairs(u: Unit, e: Dict, from: i32, end: i32, to: i32, built: boolean): void {
  const mark = u.mark();
  const chunk = built ? u.temp() : to;
  const base = u.tempBase + u.mark();
  for (let i = from; i < end; i++) {
    compute(u, e.keys[i]!, u.temp());
    compute(u, e.values[i]!, u.temp());
  }
  u.emit(e, Opcode.BuildDict, [chunk, base, end - from]);
  if (built) u.emit(e, Opcode.DictUpdate, [to, chunk]);
  u.release(mark);
}
