/**
 * Operators. Arithmetic goes through the functions of runtime/frontend/integers.h, so precedence never matters and overflow is defined.
 *
 * *Modular* translation: below a bit operator only the low 32 bits count, so `+ - *` there wrap (`(a + b) | 0`).
 */
import ts from "typescript";
import type { Emitter } from "./emitter.ts";
import { expression, expressionAs } from "./expressions.ts";
import { arithmeticType, shiftsOutSign } from "./infer.ts";
import { bool, i32, i64, isInteger, string, TranslationError, type Type } from "./types.ts";

const arithmetic = new Map([
  [ts.SyntaxKind.PlusToken, "add"],
  [ts.SyntaxKind.MinusToken, "sub"],
  [ts.SyntaxKind.AsteriskToken, "mul"],
  [ts.SyntaxKind.PercentToken, "rem"],
]);
const bitwise = new Map([
  [ts.SyntaxKind.AmpersandToken, "&"],
  [ts.SyntaxKind.BarToken, "|"],
  [ts.SyntaxKind.CaretToken, "^"],
]);
const shifts = new Map([
  [ts.SyntaxKind.LessThanLessThanToken, "shl"],
  [ts.SyntaxKind.GreaterThanGreaterThanToken, "shr"],
  [ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken, "ushr"],
]);
const orders = new Map([
  [ts.SyntaxKind.LessThanToken, "<"],
  [ts.SyntaxKind.LessThanEqualsToken, "<="],
  [ts.SyntaxKind.GreaterThanToken, ">"],
  [ts.SyntaxKind.GreaterThanEqualsToken, ">="],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, "=="],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, "!="],
]);
const compound = new Map([
  [ts.SyntaxKind.PlusEqualsToken, ts.SyntaxKind.PlusToken],
  [ts.SyntaxKind.MinusEqualsToken, ts.SyntaxKind.MinusToken],
  [ts.SyntaxKind.AsteriskEqualsToken, ts.SyntaxKind.AsteriskToken],
  [ts.SyntaxKind.PercentEqualsToken, ts.SyntaxKind.PercentToken],
  [ts.SyntaxKind.BarEqualsToken, ts.SyntaxKind.BarToken],
  [ts.SyntaxKind.AmpersandEqualsToken, ts.SyntaxKind.AmpersandToken],
  [ts.SyntaxKind.CaretEqualsToken, ts.SyntaxKind.CaretToken],
  [ts.SyntaxKind.LessThanLessThanEqualsToken, ts.SyntaxKind.LessThanLessThanToken],
  [ts.SyntaxKind.GreaterThanGreaterThanEqualsToken, ts.SyntaxKind.GreaterThanGreaterThanToken],
  [
    ts.SyntaxKind.GreaterThanGreaterThanGreaterThanEqualsToken,
    ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken,
  ],
]);

/** The operator inside a compound assignment (`+` of `+=`), or null for any other operator. */
export function compoundOperator(operator: ts.SyntaxKind): ts.SyntaxKind | null {
  return compound.get(operator) ?? null;
}

/** `code` of integer type `from` as a value of `to`. */
export function convertInteger(code: string, from: Type, to: Type): string {
  if (from.kind === to.kind) return code;
  if (to.kind === "i64") return `i64{${code}}`;
  if (to.kind === "i32" && (from.kind === "u8" || from.kind === "u16")) return code;
  if (/^-?\d+$/.test(code) && fits(Number(code), to)) return code;
  return `rt::narrow<${to.kind}>(${code})`;
}

function fits(value: number, type: Type): boolean {
  const limits: Partial<Record<Type["kind"], [number, number]>> = {
    u8: [0, 0xff],
    u16: [0, 0xffff],
    u32: [0, 0xffffffff],
    i32: [-0x80000000, 0x7fffffff],
  };
  const range = limits[type.kind];
  return range !== undefined && value >= range[0] && value <= range[1];
}

/** The expression's low 32 bits as an i32; see *modular* above. */
export function modular(e: Emitter, node: ts.Expression): string {
  if (ts.isParenthesizedExpression(node)) return modular(e, node.expression);
  if (ts.isNumericLiteral(node)) return integerLiteral(Number(node.text) | 0);
  if (ts.isBinaryExpression(node)) {
    const name = arithmetic.get(node.operatorToken.kind);
    if (name !== undefined && name !== "rem")
      return `rt::wrap_${name}(${modular(e, node.left)}, ${modular(e, node.right)})`;
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken)
    return `rt::wrap_neg(${modular(e, node.operand)})`;
  const type = e.types.typeOf(node);
  const code = expression(e, node);
  return type.kind === "u32" || type.kind === "i64" ? `rt::to_i32(${code})` : code;
}

/** An i32 as C++ writes it: the least one has no literal of its own. */
export function integerLiteral(value: number): string {
  return value === -0x80000000 ? "INT32_MIN" : String(value);
}

export function binary(e: Emitter, node: ts.BinaryExpression): string {
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.AmpersandAmpersandToken || operator === ts.SyntaxKind.BarBarToken) {
    const left = expressionAs(e, node.left, bool);
    return `(${left} ${node.operatorToken.getText()} ${expressionAs(e, node.right, bool)})`;
  }
  const order = orders.get(operator);
  if (order !== undefined) return comparison(e, node, order);
  const bits = bitwise.get(operator);
  if (bits !== undefined) return `(${modular(e, node.left)} ${bits} ${modular(e, node.right)})`;
  const shift = shifts.get(operator);
  if (shift !== undefined) {
    const code = `rt::${shift}(${modular(e, node.left)}, ${modular(e, node.right)})`;
    return shift === "ushr" && shiftsOutSign(node.right) ? `static_cast<i32>(${code})` : code;
  }
  if (e.types.typeOf(node).kind === "string") return concatenation(e, node);
  const name = arithmetic.get(operator);
  if (name === undefined) throw new TranslationError(node, node.operatorToken.getText());
  const type = arithmeticType(e.types.typeOf(node.left), e.types.typeOf(node.right));
  return `rt::${name}(${expressionAs(e, node.left, type)}, ${expressionAs(e, node.right, type)})`;
}

/** A chain of `+` on strings becomes one concatenation. */
function concatenation(e: Emitter, node: ts.BinaryExpression): string {
  const parts: ts.Expression[] = [];
  let at: ts.Expression = node;
  while (ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    parts.unshift(at.right);
    at = at.left;
  }
  parts.unshift(at);
  return `rt::concat(cx, {${parts.map((part) => expressionAs(e, part, string)).join(", ")}})`;
}

function comparison(e: Emitter, node: ts.BinaryExpression, operator: string): string {
  const left = e.types.typeOf(node.left);
  const right = e.types.typeOf(node.right);
  if (left.kind === "string" && operator !== "==" && operator !== "!=")
    return `(rt::compare(${expression(e, node.left)}, ${expression(e, node.right)}) ${operator} 0)`;
  if (isInteger(left) && isInteger(right)) {
    const unsigned = (type: Type): boolean => type.kind === "u32" || type.kind === "i64";
    const common = unsigned(left) || unsigned(right) ? i64 : i32;
    return `(${expressionAs(e, node.left, common)} ${operator} ${expressionAs(e, node.right, common)})`;
  }
  return `(${expression(e, node.left)} ${operator} ${expression(e, node.right)})`;
}

export function unary(e: Emitter, node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): string {
  const { operand } = node;
  switch (node.operator) {
    case ts.SyntaxKind.ExclamationToken:
      return `!${expressionAs(e, operand, bool)}`;
    case ts.SyntaxKind.TildeToken:
      return `(~${modular(e, operand)})`;
    case ts.SyntaxKind.MinusToken: {
      if (ts.isNumericLiteral(operand) && Number(operand.text) <= 0x80000000)
        return integerLiteral(-Number(operand.text));
      const type = e.types.typeOf(node);
      return `rt::neg(${expressionAs(e, operand, type)})`;
    }
    case ts.SyntaxKind.PlusPlusToken:
    case ts.SyntaxKind.MinusMinusToken: {
      const sign = node.operator === ts.SyntaxKind.PlusPlusToken ? "++" : "--";
      const target = expression(e, operand);
      return ts.isPostfixUnaryExpression(node) ? `${target}${sign}` : `${sign}${target}`;
    }
    default:
      throw new TranslationError(node, node.getText());
  }
}

/** `current OPERATOR= value`: the new value, converted to the target's type. `current` is evaluated before `value`. */
export function compoundValue(
  e: Emitter,
  operator: ts.SyntaxKind,
  current: string,
  target: Type,
  value: ts.Expression,
): string {
  if (target.kind === "string") return `rt::concat(cx, {${current}, ${expressionAs(e, value, string)}})`;
  const low = target.kind === "u32" ? `rt::to_i32(${current})` : current;
  const bits = bitwise.get(operator);
  if (bits !== undefined) return convertInteger(`(${low} ${bits} ${modular(e, value)})`, i32, target);
  const shift = shifts.get(operator);
  if (shift !== undefined) {
    const result: Type = shift === "ushr" ? { kind: "u32" } : i32;
    return convertInteger(`rt::${shift}(${low}, ${modular(e, value)})`, result, target);
  }
  const type = arithmeticType(target, e.types.typeOf(value));
  const left = convertInteger(current, target, type);
  return convertInteger(
    `rt::${arithmetic.get(operator)}(${left}, ${expressionAs(e, value, type)})`,
    type,
    target,
  );
}
