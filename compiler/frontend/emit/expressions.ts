/**
 * Expressions. Two ways to evaluate one:
 *   - `value(u, e)` gives a register to read the result from: a local's own, or a new temporary;
 *   - `compute(u, e, to)` leaves the result in the temporary `to`, which it may use on the way.
 * Operands are evaluated from left to right as CPython does. Every function leaves the temporaries in use as it found them, except
 * for the one that `value` hands out.
 */
import {
  type Attribute,
  type Await,
  type BinOp,
  type BoolOp,
  BoolOperator,
  type Call,
  type Compare,
  CompareOperator,
  type Constant,
  type Dict,
  type Expr,
  type FormattedValue,
  type IfExp,
  type Interpolation,
  type JoinedStr,
  type Lambda,
  type List,
  type LocatedNode,
  type Name,
  type NamedExpr,
  NodeKind,
  Operator,
  type SetDisplay,
  type Slice,
  type Subscript,
  type TemplateStr,
  type Tuple,
  type UnaryOp,
  UnaryOperator,
  type Yield,
  type YieldFrom,
} from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { Opcode } from "../opcodes/opcodes.ts";
import { failTooNested, maxNesting } from "../scopes/scopeBuilder.ts";
import { emitCall, emitSuperAttribute } from "./calls.ts";
import { CodeFlag, ConstantKind } from "./code.ts";
import { emitComprehension } from "./comprehensions.ts";
import { emitDict, emitList, emitSet, emitTuple } from "./displays.ts";
import { emitLambda } from "./functions.ts";
import { emitAwait, emitYield, emitYieldFrom } from "./generators.ts";
import { Label } from "./label.ts";
import {
  areConstant,
  constantOf,
  groupConstant,
  isConstant,
  isNoneLiteral,
  isStrLiteral,
  literalTruth,
} from "./literals.ts";
import { failHere, fromAttribute } from "./locations.ts";
import { loadName, mangledIn, noteMention, readInPlace, storeName } from "./names.ts";
import { percentFormat } from "./percent.ts";
import { emitFormattedValue, emitInterpolation, emitJoinedStr, emitTemplateStr } from "./strings.ts";
import type { Unit } from "./unit.ts";
import { warnOfCompare, warnOfSubscript } from "./warnings.ts";

/** A register that holds the value of `e`. */
export function value(u: Unit, e: Expr): i32 {
  if (e.kind === NodeKind.Name) {
    const name = e as Name;
    const register = readInPlace(u, e, name.id);
    if (register >= 0) return register;
  }
  const to = u.temp();
  compute(u, e, to);
  return to;
}

/** A temporary of its own that holds the value of `e`: for values that must survive assignments. */
export function ownValue(u: Unit, e: Expr): i32 {
  const to = u.temp();
  compute(u, e, to);
  return to;
}

export function loadNone(u: Unit, at: LocatedNode, to: i32): void {
  u.emit(at, Opcode.LoadConst, [to, u.constants.singleton(ConstantKind.None)]);
}

/** to = the value of `e`. */
export function compute(u: Unit, e: Expr, to: i32): void {
  const mark = u.mark();
  u.depth++;
  if (u.depth > maxNesting) failTooNested(e);
  if (isConstant(e)) {
    if (u.bound !== null) u.emit(e, Opcode.LoadConst, [to, constantOf(u, e)]);
  } else {
    switch (e.kind) {
      case NodeKind.Name:
        emitNameLoad(u, e as Name, to);
        break;
      case NodeKind.Attribute:
        emitAttribute(u, e as Attribute, to);
        break;
      case NodeKind.Subscript:
        emitSubscript(u, e as Subscript, to);
        break;
      case NodeKind.Call:
        emitCall(u, e as Call, to);
        break;
      case NodeKind.BinOp:
        emitBinary(u, e as BinOp, to);
        break;
      case NodeKind.UnaryOp:
        emitUnary(u, e as UnaryOp, to);
        break;
      case NodeKind.Compare:
        emitCompare(u, e as Compare, e, to);
        break;
      case NodeKind.BoolOp:
        emitBoolOp(u, e as BoolOp, to);
        break;
      case NodeKind.IfExp:
        emitIfExp(u, e as IfExp, to);
        break;
      case NodeKind.NamedExpr:
        emitNamedExpr(u, e as NamedExpr, to);
        break;
      case NodeKind.Lambda:
        emitLambda(u, e as Lambda, to);
        break;
      default:
        computeRare(u, e, to);
        break;
    }
  }
  u.depth--;
  u.release(mark);
}

function computeRare(u: Unit, e: Expr, to: i32): void {
  switch (e.kind) {
    case NodeKind.Tuple:
      emitTuple(u, e as Tuple, to);
      break;
    case NodeKind.List:
      emitList(u, e, (e as List).elts, to);
      break;
    case NodeKind.SetDisplay:
      emitSet(u, e as SetDisplay, to);
      break;
    case NodeKind.Dict:
      emitDict(u, e as Dict, to);
      break;
    case NodeKind.Slice:
      emitSlice(u, e as Slice, to);
      break;
    case NodeKind.ListComp:
    case NodeKind.SetComp:
    case NodeKind.DictComp:
    case NodeKind.GeneratorExp:
      emitComprehension(u, e, to);
      break;
    case NodeKind.Await:
      emitAwait(u, e as Await, to);
      break;
    case NodeKind.Yield:
      emitYield(u, e as Yield, to);
      break;
    case NodeKind.YieldFrom:
      emitYieldFrom(u, e as YieldFrom, to);
      break;
    case NodeKind.JoinedStr:
      emitJoinedStr(u, e as JoinedStr, to);
      break;
    case NodeKind.TemplateStr:
      emitTemplateStr(u, e as TemplateStr, to);
      break;
    case NodeKind.FormattedValue:
      emitFormattedValue(u, e as FormattedValue, to);
      break;
    case NodeKind.Interpolation:
      emitInterpolation(u, e as Interpolation, to);
      break;
    default:
      failHere(e, "can't use starred expression here");
      break;
  }
}

function emitNameLoad(u: Unit, e: Name, to: i32): void {
  // Where `super()` is no plain `super().name`, the function finds class and first argument in the registers of its caller.
  if (e.id === "super" && u.scope.isFunctionLike()) {
    u.code.flags = u.code.flags | CodeFlag.RegistersInMemory;
  }
  if (e.id === "__debug__") u.emit(e, Opcode.LoadConst, [to, u.constants.singleton(ConstantKind.True)]);
  else loadName(u, e, e.id, to);
}

function emitAttribute(u: Unit, e: Attribute, to: i32): void {
  if (emitSuperAttribute(u, e, to, false)) return;
  noteMention(u, e.attr);
  const object = operand(u, e.value, to);
  u.emit(fromAttribute(e, e), Opcode.LoadAttr, [to, object, u.nameOperand(mangledIn(u, e.attr))]);
}

/** The first operand of an instruction that writes `to`: in place, or in `to` itself. */
export function operand(u: Unit, e: Expr, to: i32): i32 {
  if (e.kind === NodeKind.Name) {
    const register = readInPlace(u, e, (e as Name).id);
    if (register >= 0) return register;
  }
  compute(u, e, to);
  return to;
}

function emitSubscript(u: Unit, e: Subscript, to: i32): void {
  warnOfSubscript(u.context, e.value, e.slice);
  const object = operand(u, e.value, to);
  const index = value(u, e.slice);
  u.emit(e, Opcode.LoadItem, [to, object, index]);
}

function optionalValue(u: Unit, at: LocatedNode, e: Expr | null): i32 {
  if (e !== null) return value(u, e);
  const to = u.temp();
  loadNone(u, at, to);
  return to;
}

function emitSlice(u: Unit, e: Slice, to: i32): void {
  const lower = optionalValue(u, e, e.lower);
  const upper = optionalValue(u, e, e.upper);
  const step = optionalValue(u, e, e.step);
  u.emit(e, Opcode.BuildSlice, [to, lower, upper, step]);
}

export function binaryOpcode(op: Operator): Opcode {
  switch (op) {
    case Operator.Add:
      return Opcode.Add;
    case Operator.Sub:
      return Opcode.Subtract;
    case Operator.Mult:
      return Opcode.Multiply;
    case Operator.MatMult:
      return Opcode.MatrixMultiply;
    case Operator.Div:
      return Opcode.TrueDivide;
    case Operator.Mod:
      return Opcode.Remainder;
    case Operator.Pow:
      return Opcode.Power;
    case Operator.LShift:
      return Opcode.LeftShift;
    case Operator.RShift:
      return Opcode.RightShift;
    case Operator.BitOr:
      return Opcode.Or;
    case Operator.BitXor:
      return Opcode.Xor;
    case Operator.BitAnd:
      return Opcode.And;
    default:
      return Opcode.FloorDivide;
  }
}

function joinsLiteral(e: BinOp): boolean {
  return e.op === Operator.Add && isStrLiteral(e.right);
}

/** Chains to the left are walked down first, so that their length costs no recursion. */
function emitBinary(u: Unit, e: BinOp, to: i32): void {
  const formatted = percentFormat(e);
  if (formatted !== null) {
    emitJoinedStr(u, formatted, to);
    return;
  }
  const chain: BinOp[] = [e];
  let left = e.left;
  while (left.kind === NodeKind.BinOp && percentFormat(left as BinOp) === null) {
    chain.push(left as BinOp);
    left = (left as BinOp).left;
  }
  // A sum of str literals at the start is one constant.
  if (isStrLiteral(left)) {
    while (chain.length > 0 && joinsLiteral(chain[chain.length - 1]!)) left = chain.pop()!;
  }
  let register = operand(u, left, to);
  for (let i = chain.length - 1; i >= 0; i--) {
    const node = chain[i]!;
    const mark = u.mark();
    const right = value(u, node.right);
    u.emit(node, binaryOpcode(node.op), [to, register, right]);
    u.release(mark);
    register = to;
  }
}

function emitUnary(u: Unit, e: UnaryOp, to: i32): void {
  let register = to;
  const inner = e.operand;
  // CPython runs a comparison and the `not` in front of it as one, so a failure points at both.
  if (e.op === UnaryOperator.Not && inner.kind === NodeKind.Compare) emitCompare(u, inner as Compare, e, to);
  else register = operand(u, inner, to);
  let opcode: Opcode = Opcode.Not;
  if (e.op === UnaryOperator.USub) opcode = Opcode.Negative;
  if (e.op === UnaryOperator.UAdd) opcode = Opcode.Positive;
  if (e.op === UnaryOperator.Invert) opcode = Opcode.Invert;
  u.emit(e, opcode, [to, register]);
}

function compareOpcode(op: CompareOperator): Opcode {
  switch (op) {
    case CompareOperator.Eq:
      return Opcode.Equal;
    case CompareOperator.NotEq:
      return Opcode.NotEqual;
    case CompareOperator.Lt:
      return Opcode.Less;
    case CompareOperator.LtE:
      return Opcode.LessEqual;
    case CompareOperator.Gt:
      return Opcode.Greater;
    case CompareOperator.GtE:
      return Opcode.GreaterEqual;
    case CompareOperator.Is:
      return Opcode.Is;
    case CompareOperator.IsNot:
      return Opcode.IsNot;
    case CompareOperator.In:
      return Opcode.In;
    default:
      return Opcode.NotIn;
  }
}

/** The right side of a comparison: `in` a display of constants searches a constant. */
function comparand(u: Unit, op: CompareOperator, e: Expr): i32 {
  const searches = op === CompareOperator.In || op === CompareOperator.NotIn;
  if (!searches) return value(u, e);
  let items: Expr[] = [];
  let kind = ConstantKind.Tuple;
  if (e.kind === NodeKind.List) items = (e as List).elts;
  if (e.kind === NodeKind.SetDisplay) {
    items = (e as SetDisplay).elts;
    kind = ConstantKind.FrozenSet;
  }
  if (items.length === 0 || !areConstant(items)) return value(u, e);
  const to = u.temp();
  if (u.bound !== null) u.emit(e, Opcode.LoadConst, [to, groupConstant(u, kind, items)]);
  return to;
}

function emitCompare(u: Unit, e: Compare, at: LocatedNode, to: i32): void {
  warnOfCompare(u.context, e);
  let left = operand(u, e.left, to);
  const done = new Label();
  const last = e.ops.length - 1;
  for (let i = 0; i <= last; i++) {
    const right = comparand(u, e.ops[i]!, e.comparators[i]!);
    const range = i === last && e.ops[i]! < CompareOperator.Is ? at : e;
    u.emit(range, compareOpcode(e.ops[i]!), [to, left, right]);
    if (i === last) break;
    u.jump(e, Opcode.JumpIfFalse, [to], done);
    left = right;
  }
  if (last > 0) u.place(done);
}

function emitBoolOp(u: Unit, e: BoolOp, to: i32): void {
  const done = new Label();
  const opcode = e.op === BoolOperator.And ? Opcode.JumpIfFalse : Opcode.JumpIfTrue;
  const last = e.values.length - 1;
  for (let i = 0; i <= last; i++) {
    compute(u, e.values[i]!, to);
    if (i < last) u.jump(e, opcode, [to], done);
  }
  u.place(done);
}

function emitIfExp(u: Unit, e: IfExp, to: i32): void {
  const otherwise = new Label();
  const done = new Label();
  jumpIf(u, e.test, otherwise, false);
  compute(u, e.body, to);
  u.jump(e, Opcode.Jump, [], done);
  u.place(otherwise);
  compute(u, e.orelse, to);
  u.place(done);
}

function emitNamedExpr(u: Unit, e: NamedExpr, to: i32): void {
  compute(u, e.value, to);
  storeName(u, e.target, (e.target as Name).id, to, false);
}

/** What the truth of a constant is, when that decides a branch: 1, 0, or -1 for "not constant". */
export function constantTruth(e: Expr): i32 {
  if (e.kind === NodeKind.Name) return (e as Name).id === "__debug__" ? 1 : -1;
  if (e.kind === NodeKind.UnaryOp && (e as UnaryOp).op === UnaryOperator.Not) {
    const inner = constantTruth((e as UnaryOp).operand);
    return inner < 0 ? -1 : 1 - inner;
  }
  if (e.kind !== NodeKind.Constant) return -1;
  return literalTruth(e as Constant);
}

/** Jumps to `label` when the truth of `e` is `when`, otherwise goes on. */
export function jumpIf(u: Unit, e: Expr, label: Label, when: boolean): void {
  u.depth++;
  if (u.depth > maxNesting) failTooNested(e);
  const truth = constantTruth(e);
  if (truth >= 0) {
    if ((truth === 1) === when) u.jump(e, Opcode.Jump, [], label);
  } else if (e.kind === NodeKind.UnaryOp && (e as UnaryOp).op === UnaryOperator.Not) {
    jumpIf(u, (e as UnaryOp).operand, label, !when);
  } else if (e.kind === NodeKind.BoolOp) {
    jumpIfBoolOp(u, e as BoolOp, label, when);
  } else if (e.kind === NodeKind.IfExp) {
    const node = e as IfExp;
    const otherwise = new Label();
    const done = new Label();
    jumpIf(u, node.test, otherwise, false);
    jumpIf(u, node.body, label, when);
    u.jump(e, Opcode.Jump, [], done);
    u.place(otherwise);
    jumpIf(u, node.orelse, label, when);
    u.place(done);
  } else if (e.kind === NodeKind.Compare && (e as Compare).ops.length > 1) {
    jumpIfChain(u, e as Compare, label, when);
  } else jumpIfValue(u, e, label, when);
  u.depth--;
}

function jumpIfBoolOp(u: Unit, e: BoolOp, label: Label, when: boolean): void {
  const isOr = e.op === BoolOperator.Or;
  const skip = new Label();
  const last = e.values.length - 1;
  for (let i = 0; i < last; i++) jumpIf(u, e.values[i]!, isOr === when ? label : skip, isOr);
  jumpIf(u, e.values[last]!, label, when);
  u.place(skip);
}

function jumpIfChain(u: Unit, e: Compare, label: Label, when: boolean): void {
  warnOfCompare(u.context, e);
  const mark = u.mark();
  const test = u.temp();
  const failed = new Label();
  let left = value(u, e.left);
  const last = e.ops.length - 1;
  for (let i = 0; i <= last; i++) {
    const right = comparand(u, e.ops[i]!, e.comparators[i]!);
    u.emit(e, compareOpcode(e.ops[i]!), [test, left, right]);
    if (i === last) u.jump(e, when ? Opcode.JumpIfTrue : Opcode.JumpIfFalse, [test], label);
    else u.jump(e, Opcode.JumpIfFalse, [test], when ? failed : label);
    left = right;
  }
  u.place(failed);
  u.release(mark);
}

function jumpIfValue(u: Unit, e: Expr, label: Label, when: boolean): void {
  const mark = u.mark();
  if (e.kind === NodeKind.Compare) {
    // `x is None` is a jump of its own.
    const node = e as Compare;
    const op = node.ops[0]!;
    const isNone = isNoneLiteral(node.comparators[0]!);
    if (isNone && (op === CompareOperator.Is || op === CompareOperator.IsNot)) {
      warnOfCompare(u.context, node);
      const register = value(u, node.left);
      const opcode = (op === CompareOperator.Is) === when ? Opcode.JumpIfNone : Opcode.JumpIfNotNone;
      u.jump(e, opcode, [register], label);
      u.release(mark);
      return;
    }
  }
  const test = value(u, e);
  u.jump(e, when ? Opcode.JumpIfTrue : Opcode.JumpIfFalse, [test], label);
  u.release(mark);
}
