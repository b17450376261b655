/** Annotations (PEP 649, 749): `__annotate__` functions, and the texts that `from __future__ import annotations` keeps instead. */
import {
  type AnnAssign,
  type Arg,
  type Arguments,
  type Attribute,
  type Expr,
  type LocatedNode,
  type Name,
  NodeKind,
  type Starred,
  type Subscript,
} from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { CommonObject, IntrinsicFunction, Opcode } from "../opcodes/opcodes.ts";
import { NameScope, type Scope, ScopeKind } from "../scopes/scope.ts";
import { emitStore } from "./assignments.ts";
import { ConstantKind } from "./code.ts";
import { compute, value } from "./expressions.ts";
import { emitMakeFunction, emitPrologue, enterUnit, loadText } from "./functions.ts";
import { Label } from "./label.ts";
import { loadMangled, mangledIn, storeMangled } from "./names.ts";
import { noRegister, type Unit } from "./unit.ts";
import { unparse } from "./unparse.ts";

/** Formats above this one are not for compiler-made functions. */
const valueWithFakeGlobals: i32 = 2;

function loadSmallInt(u: Unit, at: LocatedNode, number: i32, to: i32): void {
  if (u.bound !== null) u.emit(at, Opcode.LoadConst, [to, u.constants.smallInt(number)]);
}

/** `if format > 2: raise NotImplementedError`, the start of every lazily evaluated block. */
export function emitFormatCheck(u: Unit, at: LocatedNode): void {
  const mark = u.mark();
  const test = u.temp();
  const body = new Label();
  loadSmallInt(u, at, valueWithFakeGlobals, test);
  u.emit(at, Opcode.Greater, [test, 0, test]);
  u.jump(at, Opcode.JumpIfFalse, [test], body);
  u.emit(at, Opcode.LoadCommon, [test, CommonObject.NotImplementedError]);
  u.emit(at, Opcode.Raise, [test, noRegister]);
  u.place(body);
  u.release(mark);
}

function enterAnnotate(u: Unit, at: LocatedNode, scope: Scope): Unit {
  const inner = enterUnit(u, scope, "__annotate__", at.line);
  inner.code.argCount = 1;
  inner.code.posOnlyCount = 1;
  inner.code.localNames[0] = "format";
  emitPrologue(inner);
  emitFormatCheck(inner, at);
  return inner;
}

/** to = what an annotation stands for: its value, or its text under the future import. */
function emitAnnotation(u: Unit, e: Expr, to: i32): void {
  if (u.context.futureAnnotations) {
    if (u.bound !== null) u.emit(e, Opcode.LoadConst, [to, u.constants.text(ConstantKind.Str, unparse(e))]);
  } else compute(u, e, to);
}

/** A function that gives the annotations of a signature, in a fresh temporary; noRegister when there are none. */
export function emitSignatureAnnotations(
  u: Unit,
  node: LocatedNode,
  args: Arguments,
  returns: Expr | null,
): i32 {
  if (!hasAnnotations(args, returns)) return noRegister;
  const scope = u.scopeHere().annotationsOf(args);
  const inner = enterAnnotate(u, node, scope);
  inner.className = u.className;
  const dict = inner.temp();
  const base = inner.tempBase + inner.mark();
  let count: i32 = 0;
  // In CPython's order.
  count += emitArgs(inner, node, args.args);
  count += emitArgs(inner, node, args.posonlyargs);
  if (args.vararg !== null) count += emitArg(inner, node, args.vararg.arg, args.vararg.annotation);
  count += emitArgs(inner, node, args.kwonlyargs);
  if (args.kwarg !== null) count += emitArg(inner, node, args.kwarg.arg, args.kwarg.annotation);
  count += emitArg(inner, node, "return", returns);
  inner.emit(node, Opcode.BuildDict, [dict, base, count]);
  inner.emit(node, Opcode.Return, [dict]);
  const to = u.temp();
  emitMakeFunction(u, node, inner, to, noRegister, noRegister, noRegister);
  return to;
}

function hasAnnotations(args: Arguments, returns: Expr | null): boolean {
  if (returns !== null) return true;
  if (args.vararg !== null && args.vararg.annotation !== null) return true;
  if (args.kwarg !== null && args.kwarg.annotation !== null) return true;
  return anyAnnotated(args.posonlyargs) || anyAnnotated(args.args) || anyAnnotated(args.kwonlyargs);
}

function anyAnnotated(args: Arg[]): boolean {
  for (const arg of args) if (arg.annotation !== null) return true;
  return false;
}

function emitArgs(u: Unit, at: LocatedNode, args: Arg[]): i32 {
  let count: i32 = 0;
  for (const arg of args) count += emitArg(u, at, arg.arg, arg.annotation);
  return count;
}

/** One pair of the annotations' dict; the number of pairs, 0 or 1. */
function emitArg(u: Unit, at: LocatedNode, name: string, annotation: Expr | null): i32 {
  if (annotation === null) return 0;
  loadText(u, at, mangledIn(u, name), u.temp());
  const to = u.temp();
  if (annotation.kind === NodeKind.Starred && !u.context.futureAnnotations) {
    // *args: *Ts
    const mark = u.mark();
    const register = value(u, (annotation as Starred).value);
    u.emit(annotation, Opcode.Unpack, [to, 1, register]);
    u.release(mark);
  } else emitAnnotation(u, annotation, to);
  return 1;
}

/** The start of a class or module body: what its annotations need before any of them is reached. */
export function emitAnnotationSetup(u: Unit, at: LocatedNode): void {
  if (!u.context.futureAnnotations || !u.scope.annotationsUsed) return;
  const mark = u.mark();
  u.emit(at, Opcode.Intrinsic, [u.temp(), IntrinsicFunction.SetupAnnotations, u.namespace, noRegister]);
  u.release(mark);
}

/** `__annotate__` of a class or module body; `statements` are its simple annotated assignments in order. */
export function emitBodyAnnotate(u: Unit, at: LocatedNode): void {
  const annotations = u.scope.annotations;
  const statements = u.scope.annotatedStatements;
  if (u.context.futureAnnotations || annotations === null || statements.length === 0) return;
  const inner = enterAnnotate(u, at, annotations);
  inner.className = u.className;
  const dict = inner.temp();
  inner.emit(at, Opcode.BuildDict, [dict, dict, 0]);
  for (let i = 0; i < statements.length; i++) {
    const node = statements[i]! as AnnAssign;
    const skip = new Label();
    const mark = inner.mark();
    if (u.scope.annotatedConditionally[i]!) emitConditionTest(inner, node, i, skip);
    const key = inner.temp();
    const annotation = inner.temp();
    emitAnnotation(inner, node.annotation, annotation);
    loadText(inner, node, mangledIn(u, (node.target as Name).id), key);
    inner.emit(node, Opcode.DictSet, [dict, key, annotation]);
    inner.release(mark);
    inner.place(skip);
  }
  inner.emit(at, Opcode.Return, [dict]);
  const mark = u.mark();
  const to = u.temp();
  emitMakeFunction(u, at, inner, to, noRegister, noRegister, noRegister);
  const name = u.isClassBody() ? "__annotate_func__" : "__annotate__";
  storeMangled(u, at, name, to, true);
  u.release(mark);
}

/** Skips an annotation whose statement did not run. */
function emitConditionTest(u: Unit, node: AnnAssign, index: i32, skip: Label): void {
  const mark = u.mark();
  const number = u.temp();
  const all = u.temp();
  loadSmallInt(u, node, index, number);
  const name = "__conditional_annotations__";
  if (u.scope.scopeOf(name) === NameScope.Free) {
    u.emit(node, Opcode.LoadCell, [all, u.registers.get(name)!, u.nameOperand(name), 1]);
  } else loadMangled(u, node, name, all);
  u.emit(node, Opcode.In, [number, number, all]);
  u.jump(node, Opcode.JumpIfFalse, [number], skip);
  u.release(mark);
}

/** `target: annotation = value`. */
export function emitAnnAssign(u: Unit, node: AnnAssign): void {
  const mark = u.mark();
  const target = node.target;
  if (node.value !== null) {
    const register = value(u, node.value);
    emitStore(u, target, register, true);
    u.release(mark);
  }
  const inBody = u.scope.kind === ScopeKind.Module || u.scope.kind === ScopeKind.Class;
  switch (target.kind) {
    case NodeKind.Name:
      if (node.simple && inBody) emitNoteAnnotation(u, node, target as Name);
      break;
    case NodeKind.Attribute:
      if (node.value === null) value(u, (target as Attribute).value);
      break;
    case NodeKind.Subscript:
      if (node.value === null) {
        value(u, (target as Subscript).value);
        value(u, (target as Subscript).slice);
      }
      break;
    default:
      break;
  }
  u.release(mark);
}

function emitNoteAnnotation(u: Unit, node: AnnAssign, target: Name): void {
  if (u.bound === null) return;
  if (u.context.futureAnnotations) {
    const text = u.temp();
    const all = u.temp();
    const key = u.temp();
    emitAnnotation(u, node.annotation, text);
    loadMangled(u, node, "__annotations__", all);
    loadText(u, node, mangledIn(u, target.id), key);
    u.emit(node, Opcode.StoreItem, [all, key, text]);
    return;
  }
  const index = u.scope.annotatedIndex(node);
  if (!u.scope.annotatedConditionally[index]!) return;
  const all = u.temp();
  const number = u.temp();
  if (u.isClassBody()) {
    const cell = u.registers.get("__conditional_annotations__")!;
    u.emit(node, Opcode.LoadCell, [all, cell, u.nameOperand("__conditional_annotations__"), 0]);
  } else loadMangled(u, node, "__conditional_annotations__", all);
  loadSmallInt(u, node, index, number);
  u.emit(node, Opcode.SetAdd, [all, number]);
}
