/** Class statements: the body's function, and the call of `__build_class__`. */
import { type ClassDef, type Expr, ExprContext, type LocatedNode, Name } from "../ast/nodes.ts";
import { type i32, stringToCodePoints } from "../dialect.ts";
import { IntrinsicFunction, Opcode } from "../opcodes/opcodes.ts";
import { ScopeKind } from "../scopes/scope.ts";
import { emitAnnotationSetup, emitBodyAnnotate } from "./annotations.ts";
import { emitCallFrom } from "./calls.ts";
import { ConstantKind } from "./code.ts";
import { cleanDocstring } from "./docstring.ts";
import { loadNone } from "./expressions.ts";
import {
  applyDecorators,
  docstringOf,
  emitDecorators,
  emitMakeFunction,
  emitPrologue,
  enterUnit,
  firstLineOf,
  loadText,
} from "./functions.ts";
import { locationOf, noLocation } from "./locations.ts";
import { loadMangled, loadName, storeMangled, storeName } from "./names.ts";
import { emitStatement } from "./statements.ts";
import { callTypeParameterFunction, enterTypeParameterUnit } from "./typeParams.ts";
import { noRegister, type Unit } from "./unit.ts";

export function emitClassDef(u: Unit, node: ClassDef): void {
  const mark = u.mark();
  emitDecorators(u, node.decoratorList);
  const to = u.temp();
  const firstLine = firstLineOf(node, node.decoratorList);
  if (node.typeParams.length === 0) emitClassObject(u, node, firstLine, node.bases, to);
  else emitGenericClass(u, node, firstLine, to);
  const result = applyDecorators(u, node.decoratorList, to);
  u.release(mark);
  storeName(u, node, node.name, result, true);
}

/** A generic class is made inside a function of its type parameters, with `Generic[…]` as one more base. */
function emitGenericClass(u: Unit, node: ClassDef, firstLine: i32, to: i32): void {
  const generic = enterTypeParameterUnit(u, node, node.name, firstLine, node.typeParams, true);
  const tuple = generic.tempBase;
  storeMangled(generic, node, ".type_params", tuple, false);
  const made = generic.temp();
  const run = startClassCall(generic, node, firstLine, made);
  const base = generic.temp();
  loadMangled(generic, node, ".type_params", base);
  generic.emit(node, Opcode.Intrinsic, [base, IntrinsicFunction.SubscriptGeneric, base, noRegister]);
  storeMangled(generic, node, ".generic_base", base, false);
  generic.release(base - generic.tempBase);
  const genericBase = new Name(".generic_base", ExprContext.Load);
  genericBase.line = node.line;
  genericBase.column = node.column;
  genericBase.endLine = node.endLine;
  genericBase.endColumn = node.endColumn;
  const bases: Expr[] = node.bases.slice();
  bases.push(genericBase);
  emitCallFrom(generic, node, run, 2, bases, node.keywords, made);
  generic.emit(node, Opcode.Return, [made]);
  callTypeParameterFunction(u, node, generic, to, noRegister, noRegister);
}

/** The start of the call: `__build_class__`, NULL, the body's function, the name. Gives the run's first register. */
function startClassCall(u: Unit, node: ClassDef, firstLine: i32, to: i32): i32 {
  const body = emitClassBody(u, node, firstLine);
  const base = u.runFrom(to);
  u.emit(node, Opcode.LoadBuildClass, [base]);
  u.emit(node, Opcode.LoadNull, [u.temp()]);
  emitMakeFunction(u, node, body, u.temp(), noRegister, noRegister, noRegister);
  loadText(u, node, node.name, u.temp());
  return base;
}

function emitClassObject(u: Unit, node: ClassDef, firstLine: i32, bases: Expr[], to: i32): void {
  const mark = u.mark();
  const base = startClassCall(u, node, firstLine, to);
  emitCallFrom(u, node, base, 2, bases, node.keywords, to);
  u.release(mark);
}

function storeConstant(u: Unit, at: LocatedNode, name: string, constant: i32): void {
  const mark = u.mark();
  const temp = u.temp();
  u.emit(at, Opcode.LoadConst, [temp, constant]);
  storeMangled(u, at, name, temp, false);
  u.release(mark);
}

function emitClassBody(outer: Unit, node: ClassDef, firstLine: i32): Unit {
  const scope = outer.scopeHere().childOf(ScopeKind.Class, node);
  const u = enterUnit(outer, scope, node.name, firstLine);
  const at = locationOf(firstLine, 0, firstLine, 0);
  if (scope.needsClassClosure) u.addCell(noLocation(), "__class__");
  if (scope.needsClassDict) u.addCell(noLocation(), "__classdict__");
  if (scope.hasConditionalAnnotations) u.addCell(noLocation(), "__conditional_annotations__");
  emitPrologue(u);
  const temp = u.temp();
  loadName(u, at, "__name__", temp);
  storeMangled(u, at, "__module__", temp, false);
  loadText(u, at, u.code.qualname, temp);
  storeMangled(u, at, "__qualname__", temp, false);
  storeConstant(u, at, "__firstlineno__", u.constants.smallInt(firstLine));
  if (node.typeParams.length > 0) {
    loadMangled(u, at, ".type_params", temp);
    storeMangled(u, at, "__type_params__", temp, false);
  }
  if (scope.needsClassDict) {
    u.emit(at, Opcode.StoreCell, [u.registers.get("__classdict__")!, u.namespace]);
  }
  if (scope.hasConditionalAnnotations) {
    u.emit(at, Opcode.BuildSet, [temp, temp, 0]);
    u.emit(at, Opcode.StoreCell, [u.registers.get("__conditional_annotations__")!, temp]);
  }
  u.release(0);
  emitAnnotationSetup(u, at);
  let start: i32 = 0;
  const doc = docstringOf(node.body);
  if (doc !== null) {
    start = 1;
    storeConstant(u, node.body[0]!, "__doc__", u.constants.text(ConstantKind.Str, cleanDocstring(doc)));
  }
  for (let i = start; i < node.body.length; i++) emitStatement(u, node.body[i]!);
  emitBodyAnnotate(u, at);
  emitClassEnd(u);
  return u;
}

function emitClassEnd(u: Unit): void {
  if (u.bound === null) return;
  const at = noLocation();
  const items: i32[] = [];
  for (const name of sorted(u.staticAttributes)) items.push(textConstant(u, name));
  storeConstant(u, at, "__static_attributes__", u.constants.group(ConstantKind.Tuple, items));
  if (u.scope.needsClassDict) {
    storeMangled(u, at, "__classdictcell__", u.registers.get("__classdict__")!, false);
  }
  const result = u.temp();
  if (u.scope.needsClassClosure) {
    u.emit(at, Opcode.Move, [result, u.registers.get("__class__")!]);
    storeMangled(u, at, "__classcell__", result, false);
  } else loadNone(u, at, result);
  u.emit(at, Opcode.Return, [result]);
  u.release(0);
}

function textConstant(u: Unit, name: string): i32 {
  return u.constants.text(ConstantKind.Str, stringToCodePoints(name));
}

/** Distinct names in order. */
function sorted(names: string[]): string[] {
  const seen = new Set<string>();
  const result: string[] = [];
  for (const name of names) {
    if (seen.has(name)) continue;
    seen.add(name);
    let at = result.length;
    result.push(name);
    while (at > 0 && name < result[at - 1]!) {
      result[at] = result[at - 1]!;
      at--;
    }
    result[at] = name;
  }
  return result;
}
