/** Constants of the source: which expressions are constant, their entries in the table, and the folding of signs and tuples. */
import {
  type BinOp,
  type Constant,
  type Expr,
  ConstantKind as Literal,
  NodeKind,
  Operator,
  type Tuple,
  type UnaryOp,
  UnaryOperator,
} from "../ast/nodes.ts";
import { type CodePoints, codePointsToString, type i32 } from "../dialect.ts";
import { ConstantKind } from "./code.ts";
import type { Unit } from "./unit.ts";

function isNumber(e: Expr): boolean {
  if (e.kind !== NodeKind.Constant) return false;
  const kind = (e as Constant).constantKind;
  return kind === Literal.Int || kind === Literal.Float || kind === Literal.Imaginary;
}

export function isStrLiteral(e: Expr): boolean {
  return e.kind === NodeKind.Constant && (e as Constant).constantKind === Literal.Str;
}

/** Whether an expression is a str literal or a sum of them; sums nest to the left, maybe deeply. */
function isStr(e: Expr): boolean {
  let left = e;
  while (left.kind === NodeKind.BinOp) {
    const node = left as BinOp;
    if (node.op !== Operator.Add || !isStrLiteral(node.right)) return false;
    left = node.left;
  }
  return isStrLiteral(left);
}

/** Whether an expression becomes one entry of the constant table. */
export function isConstant(e: Expr): boolean {
  switch (e.kind) {
    case NodeKind.Constant:
      return true;
    case NodeKind.UnaryOp:
      return (e as UnaryOp).op === UnaryOperator.USub && isNumber((e as UnaryOp).operand);
    case NodeKind.Tuple:
      return areConstant((e as Tuple).elts);
    case NodeKind.BinOp:
      return isStr(e);
    default:
      return false;
  }
}

export function areConstant(list: Expr[]): boolean {
  for (const e of list) if (!isConstant(e)) return false;
  return true;
}

/** The index of a constant expression (see `isConstant`). */
export function constantOf(u: Unit, e: Expr): i32 {
  switch (e.kind) {
    case NodeKind.UnaryOp:
      return numberConstant(u, (e as UnaryOp).operand as Constant, true);
    case NodeKind.Tuple:
      return groupConstant(u, ConstantKind.Tuple, (e as Tuple).elts);
    case NodeKind.BinOp: {
      const points: CodePoints = [];
      appendStr(e, points);
      return u.constants.text(ConstantKind.Str, points);
    }
    default:
      return literalConstant(u, e as Constant);
  }
}

function appendStr(e: Expr, points: CodePoints): void {
  const parts: Expr[] = [];
  let left = e;
  while (left.kind === NodeKind.BinOp) {
    parts.push((left as BinOp).right);
    left = (left as BinOp).left;
  }
  parts.push(left);
  for (let i = parts.length - 1; i >= 0; i--) for (const c of (parts[i]! as Constant).value) points.push(c);
}

export function groupConstant(u: Unit, kind: ConstantKind, list: Expr[]): i32 {
  const items: i32[] = [];
  for (const e of list) items.push(constantOf(u, e));
  return u.constants.group(kind, items);
}

function literalConstant(u: Unit, e: Constant): i32 {
  switch (e.constantKind) {
    case Literal.None:
      return u.constants.singleton(ConstantKind.None);
    case Literal.True:
      return u.constants.singleton(ConstantKind.True);
    case Literal.False:
      return u.constants.singleton(ConstantKind.False);
    case Literal.Ellipsis:
      return u.constants.singleton(ConstantKind.Ellipsis);
    case Literal.Str:
      return u.constants.text(ConstantKind.Str, e.value);
    case Literal.Bytes:
      return u.constants.text(ConstantKind.Bytes, e.value);
    default:
      return numberConstant(u, e, false);
  }
}

function numberConstant(u: Unit, e: Constant, negative: boolean): i32 {
  const digits = withoutUnderscores(e.text);
  const sign = negative ? "-" : "";
  switch (e.constantKind) {
    case Literal.Float:
      return u.constants.number(ConstantKind.Float, sign + digits);
    case Literal.Imaginary:
      return u.constants.number(ConstantKind.Imaginary, sign + digits.slice(0, digits.length - 1));
    default:
      return integerConstant(u, digits, negative);
  }
}

function withoutUnderscores(text: string): string {
  if (!text.includes("_")) return text;
  let result = "";
  let from: i32 = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) !== 0x5f) continue;
    result = result + text.slice(from, i);
    from = i + 1;
  }
  return result + text.slice(from);
}

function digitOf(c: i32): i32 {
  if (c <= 0x39) return c - 0x30;
  return (c | 0x20) - 0x61 + 10;
}

/** Small values as SmallInt; others as decimal digits, or hexadecimal ones when the source uses a power of two as base. */
function integerConstant(u: Unit, text: string, negative: boolean): i32 {
  let bits: i32 = 0;
  let start: i32 = 0;
  if (text.length > 1 && text.charCodeAt(0) === 0x30) {
    const letter = text.charCodeAt(1) | 0x20;
    if (letter === 0x78) bits = 4;
    if (letter === 0x6f) bits = 3;
    if (letter === 0x62) bits = 1;
    start = bits === 0 ? 0 : 2;
  }
  while (start < text.length - 1 && text.charCodeAt(start) === 0x30) start++;
  const digits = text.slice(start);
  const small = smallValue(digits, bits);
  if (small >= 0) return u.constants.smallInt(negative ? -small : small);
  const sign = negative ? "-" : "";
  if (bits === 0) return u.constants.number(ConstantKind.Int, sign + digits);
  return u.constants.number(ConstantKind.Int, sign + "0x" + hexadecimal(digits, bits));
}

/** The value when it is below 2**30, else -1. */
function smallValue(digits: string, bits: i32): i32 {
  if (digits.length > 30) return -1;
  let value: i32 = 0;
  const limit = 1 << 30;
  for (let i = 0; i < digits.length; i++) {
    const digit = digitOf(digits.charCodeAt(i));
    if (bits === 0) {
      if (value >= 107374182) return -1;
      value = value * 10 + digit;
    } else {
      if (value >= limit >> bits) return -1;
      value = (value << bits) | digit;
    }
  }
  return value;
}

const hexDigits = "0123456789abcdef";

/** Digits of a base 2, 8 or 16 number as lower-case hexadecimal ones without leading zeros. */
function hexadecimal(digits: string, bits: i32): string {
  const nibbles: i32[] = [];
  let buffer: i32 = 0;
  let held: i32 = 0;
  for (let i = digits.length - 1; i >= 0; i--) {
    buffer = buffer | (digitOf(digits.charCodeAt(i)) << held);
    held += bits;
    while (held >= 4) {
      nibbles.push(buffer & 15);
      buffer = buffer >> 4;
      held -= 4;
    }
  }
  if (held > 0) nibbles.push(buffer);
  while (nibbles.length > 1 && nibbles[nibbles.length - 1]! === 0) nibbles.pop();
  const points: CodePoints = [];
  for (let i = nibbles.length - 1; i >= 0; i--) points.push(hexDigits.charCodeAt(nibbles[i]!));
  return codePointsToString(points, 0, points.length);
}

export function isNoneLiteral(e: Expr): boolean {
  return e.kind === NodeKind.Constant && (e as Constant).constantKind === Literal.None;
}

/** bool() of a literal: 1, 0, or -1 where only the value itself would tell. */
export function literalTruth(e: Constant): i32 {
  switch (e.constantKind) {
    case Literal.None:
    case Literal.False:
      return 0;
    case Literal.True:
    case Literal.Ellipsis:
      return 1;
    case Literal.Str:
    case Literal.Bytes:
      return e.value.length > 0 ? 1 : 0;
    case Literal.Int:
      return integerTruth(e.text);
    default:
      return -1;
  }
}

function integerTruth(text: string): i32 {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    const isZeroLike = c === 0x30 || c === 0x5f || (i === 1 && c > 0x39);
    if (!isZeroLike) return 1;
  }
  return 0;
}
