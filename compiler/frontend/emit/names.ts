/** Loading, storing and deleting names: which of the four kinds of variable a name is, and the instructions for it. */
import type { LocatedNode } from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { Opcode } from "../opcodes/opcodes.ts";
import { mangleIn } from "../scopes/mangle.ts";
import { NameScope, SymbolFlag } from "../scopes/scope.ts";
import { CodeFlag } from "./code.ts";
import type { Unit } from "./unit.ts";

export enum PlaceKind {
  /** A register of the frame. */
  Fast,
  /** A cell in a register. */
  Cell,
  Global,
  /** An entry of the namespace in register 0. */
  Name,
}

export class Place {
  kind: PlaceKind;
  register: i32;
  /** Cell: it came with the closure. */
  free: boolean;
  /** An annotation scope asks the class namespace first. */
  classFirst: boolean;
  constructor(kind: PlaceKind, register: i32) {
    this.kind = kind;
    this.register = register;
    this.free = false;
    this.classFirst = false;
  }
}

export function mangledIn(u: Unit, name: string): string {
  return mangleIn(u.className, u.scope, name);
}

/** Where a mangled name lives as seen from the current point of the unit. */
export function placeOf(u: Unit, name: string): Place {
  for (let i = u.inlined.length - 1; i >= 0; i--) {
    const inlined = u.inlined[i]!;
    if (!inlined.registers.has(name)) continue;
    const cell = inlined.scope.scopeOf(name) === NameScope.Cell;
    return new Place(cell ? PlaceKind.Cell : PlaceKind.Fast, inlined.registers.get(name)!);
  }
  const inlinedInClass = u.inlined.length > 0 && u.isClassBody();
  // The class body's own names are invisible in its comprehensions.
  const scope = inlinedInClass ? u.inlined[u.inlined.length - 1]!.scope : u.scope;
  const functionLike = u.scope.isFunctionLike() || inlinedInClass;
  switch (scope.scopeOf(name)) {
    case NameScope.Local:
      if (functionLike) return new Place(PlaceKind.Fast, u.registers.get(name)!);
      break;
    case NameScope.Cell:
      return new Place(PlaceKind.Cell, u.registers.get(name)!);
    case NameScope.Free: {
      const outer = name === "__class__" && u.outerClass >= 0 && !inlinedInClass;
      const place = new Place(PlaceKind.Cell, outer ? u.outerClass : u.registers.get(name)!);
      place.free = true;
      place.classFirst = u.scope.canSeeClassScope || (u.isClassBody() && !inlinedInClass);
      return place;
    }
    case NameScope.GlobalExplicit:
      return new Place(PlaceKind.Global, -1);
    case NameScope.GlobalImplicit:
      if (functionLike) {
        const place = new Place(PlaceKind.Global, -1);
        place.classFirst = u.scope.canSeeClassScope;
        return place;
      }
      break;
    case NameScope.None:
      break;
  }
  return new Place(u.usesNamespace() ? PlaceKind.Name : PlaceKind.Global, -1);
}

const frameReaders = new Set([
  "locals",
  "vars",
  "dir",
  "eval",
  "exec",
  "breakpoint",
  "_getframe",
  "currentframe",
]);

/** Notes a name through which a function may come to see its own registers. */
export function noteMention(u: Unit, name: string): void {
  if (frameReaders.has(name)) u.code.flags = u.code.flags | CodeFlag.RegistersInMemory;
}

function checkBound(u: Unit, at: LocatedNode, register: i32, name: string): void {
  if (u.bound === null || u.bound.has(register)) return;
  u.emit(at, Opcode.CheckBound, [register, u.nameOperand(name)]);
  u.bound.add(register);
}

/** The register of a local that can be read in place, or -1: for other variables, and for those that may change within the expression. */
export function readInPlace(u: Unit, at: LocatedNode, name: string): i32 {
  const mangled = mangledIn(u, name);
  const place = placeOf(u, mangled);
  if (place.kind !== PlaceKind.Fast) return -1;
  if ((u.scope.flagsOf(mangled) & SymbolFlag.NamedTarget) !== 0) return -1;
  checkBound(u, at, place.register, mangled);
  return place.register;
}

/** to = the value of a name. */
export function loadName(u: Unit, at: LocatedNode, name: string, to: i32): void {
  noteMention(u, name);
  loadMangled(u, at, mangledIn(u, name), to);
}

export function loadMangled(u: Unit, at: LocatedNode, name: string, to: i32): void {
  if (u.bound === null) return;
  const place = placeOf(u, name);
  const operand = u.nameOperand(name);
  switch (place.kind) {
    case PlaceKind.Fast:
      checkBound(u, at, place.register, name);
      u.emit(at, Opcode.Move, [to, place.register]);
      break;
    case PlaceKind.Cell:
      if (place.classFirst) {
        const namespace = loadClassNamespace(u, at, to);
        u.emit(at, Opcode.LoadNameOrCell, [to, namespace, place.register, operand]);
      } else u.emit(at, Opcode.LoadCell, [to, place.register, operand, place.free ? 1 : 0]);
      break;
    case PlaceKind.Global:
      if (place.classFirst) {
        const namespace = loadClassNamespace(u, at, to);
        u.emit(at, Opcode.LoadNameOrGlobal, [to, namespace, operand]);
      } else u.emit(at, Opcode.LoadGlobal, [to, operand]);
      break;
    case PlaceKind.Name:
      u.emit(at, Opcode.LoadName, [to, u.namespace, operand]);
      break;
  }
}

/** The register of the class namespace: register 0 in the body itself, otherwise loaded into `to` through `__classdict__`. */
function loadClassNamespace(u: Unit, at: LocatedNode, to: i32): i32 {
  if (u.isClassBody()) return u.namespace;
  const cell = u.registers.get("__classdict__")!;
  u.emit(at, Opcode.LoadCell, [to, cell, u.nameOperand("__classdict__"), 1]);
  return to;
}

/** name = from. With `isLast`, the temporary `from` is not read again, so that its producer may write the variable at once. */
export function storeName(u: Unit, at: LocatedNode, name: string, from: i32, isLast: boolean): void {
  storeMangled(u, at, mangledIn(u, name), from, isLast);
}

export function storeMangled(u: Unit, at: LocatedNode, name: string, from: i32, isLast: boolean): void {
  if (u.bound === null) return;
  const place = placeOf(u, name);
  switch (place.kind) {
    case PlaceKind.Fast:
      if (place.register === from) break;
      if (!isLast || !u.isTemp(from) || !u.retarget(from, place.register)) {
        u.emit(at, Opcode.Move, [place.register, from]);
      }
      u.bound.add(place.register);
      break;
    case PlaceKind.Cell:
      u.emit(at, Opcode.StoreCell, [place.register, from]);
      break;
    case PlaceKind.Global:
      u.emit(at, Opcode.StoreGlobal, [u.nameOperand(name), from]);
      break;
    case PlaceKind.Name:
      u.emit(at, Opcode.StoreName, [u.namespace, u.nameOperand(name), from]);
      break;
  }
}

/** del name. */
export function deleteName(u: Unit, at: LocatedNode, name: string): void {
  if (u.bound === null) return;
  const mangled = mangledIn(u, name);
  const place = placeOf(u, mangled);
  const operand = u.nameOperand(mangled);
  switch (place.kind) {
    case PlaceKind.Fast:
      checkBound(u, at, place.register, mangled);
      u.emit(at, Opcode.LoadNull, [place.register]);
      u.bound.remove(place.register);
      break;
    case PlaceKind.Cell: {
      const mark = u.mark();
      const temp = u.temp();
      u.emit(at, Opcode.LoadCell, [temp, place.register, operand, place.free ? 1 : 0]);
      u.emit(at, Opcode.LoadNull, [temp]);
      u.emit(at, Opcode.StoreCell, [place.register, temp]);
      u.release(mark);
      break;
    }
    case PlaceKind.Global:
      u.emit(at, Opcode.DeleteGlobal, [operand]);
      break;
    case PlaceKind.Name:
      u.emit(at, Opcode.DeleteName, [u.namespace, operand]);
      break;
  }
}

/** The register of a name that is a plain local here, else -1. Storing into it directly needs `bindFast` afterwards. */
export function fastRegister(u: Unit, name: string): i32 {
  const place = placeOf(u, mangledIn(u, name));
  return place.kind === PlaceKind.Fast ? place.register : -1;
}

export function bindFast(u: Unit, register: i32): void {
  if (u.bound !== null) u.bound.add(register);
}
