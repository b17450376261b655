/** Assignment, augmented assignment, deletion, and storing into every kind of target. */
import {
  type Assign,
  type Attribute,
  type AugAssign,
  type Delete,
  type Expr,
  type List,
  type Name,
  NodeKind,
  Operator,
  type Starred,
  type Subscript,
  type Tuple,
} from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { Opcode } from "../opcodes/opcodes.ts";
import { compute, ownValue, value } from "./expressions.ts";
import { failHere, fromAttribute } from "./locations.ts";
import { deleteName, loadName, mangledIn, readInPlace, storeName } from "./names.ts";
import type { Unit } from "./unit.ts";

function itemsOf(e: Expr): Expr[] {
  if (e.kind === NodeKind.Tuple) return (e as Tuple).elts;
  if (e.kind === NodeKind.List) return (e as List).elts;
  return [];
}

function hasStar(items: Expr[]): boolean {
  for (const item of items) if (item.kind === NodeKind.Starred) return true;
  return false;
}

export function emitAssign(u: Unit, node: Assign): void {
  const mark = u.mark();
  const first = node.targets[0]!;
  if (node.targets.length === 1) {
    if (!emitPairwise(u, first, node.value)) emitStore(u, first, value(u, node.value), true);
  } else {
    // The value must survive the first stores.
    const register = ownValue(u, node.value);
    const last = node.targets.length - 1;
    for (let i = 0; i <= last; i++) emitStore(u, node.targets[i]!, register, false);
  }
  u.release(mark);
}

/** `a, b = x, y` without a tuple: every value first, then every store. False when the sides do not match up. */
function emitPairwise(u: Unit, target: Expr, source: Expr): boolean {
  if (source.kind !== NodeKind.Tuple) return false;
  const targets = itemsOf(target);
  const values = (source as Tuple).elts;
  if (targets.length === 0 || targets.length > 30 || targets.length !== values.length) return false;
  if (hasStar(targets) || hasStar(values)) return false;
  const base = u.tempBase + u.mark();
  for (const e of values) compute(u, e, u.temp());
  for (let i = 0; i < targets.length; i++) emitStore(u, targets[i]!, base + i, i === targets.length - 1);
  return true;
}

/** target = register. With `isLast` the register is not read again. */
export function emitStore(u: Unit, target: Expr, from: i32, isLast: boolean): void {
  const mark = u.mark();
  switch (target.kind) {
    case NodeKind.Name:
      storeName(u, target, (target as Name).id, from, isLast);
      break;
    case NodeKind.Attribute: {
      const node = target as Attribute;
      noteStaticAttribute(u, node);
      const object = value(u, node.value);
      const name = u.nameOperand(mangledIn(u, node.attr));
      u.emit(fromAttribute(node, node), Opcode.StoreAttr, [object, name, from]);
      break;
    }
    case NodeKind.Subscript: {
      const node = target as Subscript;
      const object = value(u, node.value);
      const index = value(u, node.slice);
      u.emit(node, Opcode.StoreItem, [object, index, from]);
      break;
    }
    case NodeKind.Starred:
      failHere(target, "starred assignment target must be in a list or tuple");
      break;
    default:
      emitUnpack(u, target, itemsOf(target), from);
      break;
  }
  u.release(mark);
}

function emitUnpack(u: Unit, target: Expr, items: Expr[], from: i32): void {
  let star: i32 = -1;
  for (let i = 0; i < items.length; i++) {
    if (items[i]!.kind !== NodeKind.Starred) continue;
    if (star >= 0) failHere(target, "multiple starred expressions in assignment");
    star = i;
    if (i >= 256 || items.length - i - 1 >= 1 << 23) {
      failHere(target, "too many expressions in star-unpacking assignment");
    }
  }
  const base = u.tempBase + u.mark();
  for (let i = 0; i < items.length; i++) u.temp();
  const run = items.length === 0 ? from : base;
  if (star < 0) u.emit(target, Opcode.Unpack, [run, items.length, from]);
  else u.emit(target, Opcode.UnpackRest, [run, star, items.length - star - 1, from]);
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    emitStore(u, item.kind === NodeKind.Starred ? (item as Starred).value : item, base + i, false);
  }
}

/** `self.x = …` in a method is one of the class's `__static_attributes__`. */
function noteStaticAttribute(u: Unit, node: Attribute): void {
  if (node.value.kind !== NodeKind.Name || (node.value as Name).id !== "self") return;
  let unit: Unit | null = u.outer;
  while (unit !== null) {
    if (unit.isClassBody()) {
      unit.staticAttributes.push(node.attr);
      return;
    }
    unit = unit.outer;
  }
}

function inPlaceOpcode(op: Operator): Opcode {
  switch (op) {
    case Operator.Add:
      return Opcode.InPlaceAdd;
    case Operator.Sub:
      return Opcode.InPlaceSubtract;
    case Operator.Mult:
      return Opcode.InPlaceMultiply;
    case Operator.MatMult:
      return Opcode.InPlaceMatrixMultiply;
    case Operator.Div:
      return Opcode.InPlaceTrueDivide;
    case Operator.Mod:
      return Opcode.InPlaceRemainder;
    case Operator.Pow:
      return Opcode.InPlacePower;
    case Operator.LShift:
      return Opcode.InPlaceLeftShift;
    case Operator.RShift:
      return Opcode.InPlaceRightShift;
    case Operator.BitOr:
      return Opcode.InPlaceOr;
    case Operator.BitXor:
      return Opcode.InPlaceXor;
    case Operator.BitAnd:
      return Opcode.InPlaceAnd;
    default:
      return Opcode.InPlaceFloorDivide;
  }
}

export function emitAugAssign(u: Unit, node: AugAssign): void {
  const mark = u.mark();
  const opcode = inPlaceOpcode(node.op);
  switch (node.target.kind) {
    case NodeKind.Attribute: {
      const target = node.target as Attribute;
      const at = fromAttribute(target, target);
      const object = value(u, target.value);
      const name = u.nameOperand(mangledIn(u, target.attr));
      const old = u.temp();
      u.emit(at, Opcode.LoadAttr, [old, object, name]);
      u.emit(node, opcode, [old, old, value(u, node.value)]);
      u.emit(at, Opcode.StoreAttr, [object, name, old]);
      break;
    }
    case NodeKind.Subscript: {
      const target = node.target as Subscript;
      const object = value(u, target.value);
      const index = value(u, target.slice);
      const old = u.temp();
      u.emit(target, Opcode.LoadItem, [old, object, index]);
      u.emit(node, opcode, [old, old, value(u, node.value)]);
      u.emit(target, Opcode.StoreItem, [object, index, old]);
      break;
    }
    default: {
      const target = node.target as Name;
      const register = readInPlace(u, target, target.id);
      const result = u.temp();
      if (register < 0) loadName(u, target, target.id, result);
      u.emit(node, opcode, [result, register < 0 ? result : register, value(u, node.value)]);
      storeName(u, target, target.id, result, true);
      break;
    }
  }
  u.release(mark);
}

export function emitDelete(u: Unit, node: Delete): void {
  for (const target of node.targets) deleteTarget(u, target);
}

function deleteTarget(u: Unit, target: Expr): void {
  const mark = u.mark();
  switch (target.kind) {
    case NodeKind.Name:
      deleteName(u, target, (target as Name).id);
      break;
    case NodeKind.Attribute: {
      const node = target as Attribute;
      const object = value(u, node.value);
      const name = u.nameOperand(mangledIn(u, node.attr));
      u.emit(fromAttribute(node, node), Opcode.DeleteAttr, [object, name]);
      break;
    }
    case NodeKind.Subscript: {
      const node = target as Subscript;
      const object = value(u, node.value);
      const index = value(u, node.slice);
      u.emit(node, Opcode.DeleteItem, [object, index]);
      break;
    }
    default:
      for (const item of itemsOf(target)) deleteTarget(u, item);
      break;
  }
  u.release(mark);
}
