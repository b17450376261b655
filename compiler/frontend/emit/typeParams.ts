/** Type parameters (PEP 695, 696): the function around a generic definition, which makes the parameters and calls itself at once. */
import {
  type Expr,
  type Name,
  NodeKind,
  type ParamSpec,
  type Stmt,
  type TypeAlias,
  type TypeParam,
  type TypeVar,
  type TypeVarTuple,
} from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { IntrinsicFunction, Opcode } from "../opcodes/opcodes.ts";
import { ScopeKind } from "../scopes/scope.ts";
import { emitFormatCheck } from "./annotations.ts";
import { ConstantKind } from "./code.ts";
import { emitSequence, SequenceKind } from "./displays.ts";
import { compute, loadNone } from "./expressions.ts";
import { emitMakeFunction, emitPrologue, enterUnit, loadText } from "./functions.ts";
import { failHere } from "./locations.ts";
import { storeName } from "./names.ts";
import { noRegister, type Unit } from "./unit.ts";

/**
 * Opens the function around the generic definition `node` and makes the type parameters; the tuple of them is in its first temporary.
 * Its own parameters are the default values, as far as there are any.
 */
export function enterTypeParameterUnit(
  u: Unit,
  node: Stmt,
  name: string,
  firstLine: i32,
  params: TypeParam[],
  isClass: boolean,
): Unit {
  const scope = u.scopeHere().childOf(ScopeKind.TypeParameters, node);
  const generic = enterUnit(u, scope, `<generic parameters of ${name}>`, firstLine);
  if (isClass) generic.className = name;
  generic.code.argCount = scope.parameters.length;
  emitPrologue(generic);
  const tuple = generic.temp();
  emitTypeParams(generic, node, params, tuple);
  return generic;
}

/** Ends the function around a generic function: gives `made` its type parameters and returns it. */
export function leaveTypeParameterUnit(generic: Unit, node: Stmt, made: i32, parameterCount: i32): void {
  generic.code.argCount = parameterCount;
  const tuple = generic.tempBase;
  generic.emit(node, Opcode.Intrinsic, [made, IntrinsicFunction.SetFunctionTypeParams, made, tuple]);
  generic.emit(node, Opcode.Return, [made]);
}

/** to = what the finished function around a generic definition returns. */
export function callTypeParameterFunction(
  u: Unit,
  node: Stmt,
  generic: Unit,
  to: i32,
  defaults: i32,
  keywordDefaults: i32,
): void {
  const mark = u.mark();
  const callee = u.temp();
  emitMakeFunction(u, node, generic, callee, noRegister, noRegister, noRegister);
  u.emit(node, Opcode.LoadNull, [u.temp()]);
  let count: i32 = 0;
  if (defaults !== noRegister) {
    u.emit(node, Opcode.Move, [u.temp(), defaults]);
    count++;
  }
  if (keywordDefaults !== noRegister) {
    u.emit(node, Opcode.Move, [u.temp(), keywordDefaults]);
    count++;
  }
  u.emit(node, Opcode.Call, [to, callee, count]);
  u.release(mark);
}

/** Makes each parameter, stores it under its name, and to = the tuple of them. */
function emitTypeParams(u: Unit, node: Stmt, params: TypeParam[], to: i32): void {
  const mark = u.mark();
  const base = u.tempBase + mark;
  let seenDefault = false;
  for (const param of params) {
    const register = u.temp();
    const text = u.temp();
    let name = "";
    let defaultValue: Expr | null = null;
    let which: IntrinsicFunction = IntrinsicFunction.TypeVar;
    let second = noRegister;
    switch (param.kind) {
      case NodeKind.TypeVar: {
        const p = param as TypeVar;
        name = p.name;
        defaultValue = p.defaultValue;
        loadText(u, param, name, text);
        if (p.bound !== null) {
          const constraints = p.bound.kind === NodeKind.Tuple;
          which = constraints ? IntrinsicFunction.TypeVarWithConstraints : IntrinsicFunction.TypeVarWithBound;
          second = u.temp();
          emitLazyValue(u, p.bound, name, second, false);
        }
        break;
      }
      case NodeKind.ParamSpec:
        name = (param as ParamSpec).name;
        defaultValue = (param as ParamSpec).defaultValue;
        which = IntrinsicFunction.ParamSpec;
        loadText(u, param, name, text);
        break;
      default:
        name = (param as TypeVarTuple).name;
        defaultValue = (param as TypeVarTuple).defaultValue;
        which = IntrinsicFunction.TypeVarTuple;
        loadText(u, param, name, text);
        break;
    }
    u.emit(param, Opcode.Intrinsic, [register, which, text, second]);
    if (defaultValue !== null) {
      seenDefault = true;
      emitLazyValue(u, defaultValue, name, text, param.kind === NodeKind.TypeVarTuple);
      u.emit(param, Opcode.Intrinsic, [register, IntrinsicFunction.SetTypeParamDefault, register, text]);
    } else if (seenDefault) {
      failHere(param, `non-default type parameter '${name}' follows default type parameter`);
    }
    u.release(mark + (register - base) + 1);
    storeName(u, param, name, register, false);
  }
  u.emit(node, Opcode.BuildTuple, [to, base, params.length]);
  u.release(mark);
}

/** to = a function that evaluates `e` when the bound or default is asked for. `*e` gives a tuple of its items. */
function emitLazyValue(u: Unit, e: Expr, name: string, to: i32, allowStar: boolean): void {
  const scope = u.scopeHere().childOf(ScopeKind.TypeVariable, e);
  const inner = enterUnit(u, scope, name, e.line);
  inner.code.argCount = 1;
  inner.code.posOnlyCount = 1;
  emitPrologue(inner);
  emitFormatCheck(inner, e);
  const result = inner.temp();
  if (allowStar && e.kind === NodeKind.Starred) emitSequence(inner, e, SequenceKind.Tuple, [], [e], result);
  else compute(inner, e, result);
  inner.emit(e, Opcode.Return, [result]);
  const defaults = u.temp();
  const one = u.constants.group(ConstantKind.Tuple, [u.constants.smallInt(1)]);
  u.emit(e, Opcode.LoadConst, [defaults, one]);
  emitMakeFunction(u, e, inner, to, defaults, noRegister, noRegister);
}

/** `type X[…] = value`. */
export function emitTypeAlias(u: Unit, node: TypeAlias): void {
  const name = (node.name as Name).id;
  const mark = u.mark();
  const to = u.temp();
  if (node.typeParams.length === 0) emitAliasObject(u, node, name, noRegister, to);
  else {
    const generic = enterTypeParameterUnit(u, node, name, node.line, node.typeParams, false);
    const made = generic.temp();
    emitAliasObject(generic, node, name, generic.tempBase, made);
    generic.emit(node, Opcode.Return, [made]);
    callTypeParameterFunction(u, node, generic, to, noRegister, noRegister);
  }
  u.release(mark);
  storeName(u, node.name, name, to, true);
}

function emitAliasObject(u: Unit, node: TypeAlias, name: string, typeParams: i32, to: i32): void {
  const mark = u.mark();
  const text = u.temp();
  loadText(u, node, name, text);
  const params = u.temp();
  if (typeParams === noRegister) loadNone(u, node, params);
  else u.emit(node, Opcode.Move, [params, typeParams]);
  const evaluate = u.temp();
  const scope = u.scopeHere().childOf(ScopeKind.TypeAlias, node);
  const inner = enterUnit(u, scope, name, node.line);
  inner.code.argCount = 1;
  inner.code.posOnlyCount = 1;
  emitPrologue(inner);
  emitFormatCheck(inner, node);
  const result = inner.temp();
  compute(inner, node.value, result);
  inner.emit(node, Opcode.Return, [result]);
  const defaults = u.temp();
  const one = u.constants.group(ConstantKind.Tuple, [u.constants.smallInt(1)]);
  u.emit(node, Opcode.LoadConst, [defaults, one]);
  emitMakeFunction(u, node, inner, evaluate, defaults, noRegister, noRegister);
  u.emit(node, Opcode.BuildTuple, [text, text, 3]);
  u.emit(node, Opcode.Intrinsic, [to, IntrinsicFunction.TypeAlias, text, noRegister]);
  u.release(mark);
}
