/**
 * Assignments. TypeScript evaluates the target's object and index before the value, C++ after it; so an object that the value's
 * evaluation might change is taken into a temporary first.
 */
import ts from "typescript";
import type { Emitter } from "./emitter.ts";
import { expression, expressionAs } from "./expressions.ts";
import { cppName } from "./names.ts";
import { compoundOperator, compoundValue } from "./operators.ts";
import { i32, TranslationError } from "./types.ts";

/** The assignment as a C++ expression, or null if the node is none. */
export function assignment(e: Emitter, node: ts.BinaryExpression): string | null {
  const operator = compoundOperator(node.operatorToken.kind);
  if (operator === null && node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return null;
  const target = stripNonNull(node.left);
  if (ts.isIdentifier(target)) {
    const type = e.types.typeOf(target);
    const name = cppName(target.text);
    if (operator === null) return `${name} = ${expressionAs(e, node.right, type)}`;
    return `${name} = ${compoundValue(e, operator, name, type, node.right)}`;
  }
  if (ts.isPropertyAccessExpression(target)) return toField(e, target, operator, node.right);
  if (ts.isElementAccessExpression(target)) return toElement(e, target, operator, node.right);
  throw new TranslationError(target, "assignment target");
}

function stripNonNull(node: ts.Expression): ts.Expression {
  return ts.isNonNullExpression(node) ? stripNonNull(node.expression) : node;
}

/** Locals and `this` stay the same while a value is computed: there are no closures and assignments are statements. */
function isStable(node: ts.Expression): boolean {
  const bare = stripNonNull(node);
  return ts.isIdentifier(bare) || bare.kind === ts.SyntaxKind.ThisKeyword || ts.isNumericLiteral(bare);
}

function isPlain(node: ts.Expression): boolean {
  const bare = stripNonNull(node);
  return isStable(bare) || bare.kind === ts.SyntaxKind.NullKeyword || ts.isStringLiteralLike(bare);
}

function toField(
  e: Emitter,
  target: ts.PropertyAccessExpression,
  operator: ts.SyntaxKind | null,
  value: ts.Expression,
): string {
  const owner = e.types.typeOf(target.expression);
  const object = expression(e, target.expression);
  if (owner.kind === "array") return `${object}->truncate(${expressionAs(e, value, i32)})`;
  const type = e.types.typeOf(target);
  const name = cppName(target.name.text);
  const store = (base: string): string => {
    const place = `${base}->${name}`;
    const result =
      operator === null ? expressionAs(e, value, type) : compoundValue(e, operator, place, type, value);
    return `${place} = ${result}`;
  };
  if (isStable(target.expression) || (operator === null && isPlain(value))) return store(object);
  const base = e.temporary();
  return `({ auto* ${base} = ${object}; ${store(base)}; })`;
}

function toElement(
  e: Emitter,
  target: ts.ElementAccessExpression,
  operator: ts.SyntaxKind | null,
  value: ts.Expression,
): string {
  const object = expression(e, target.expression);
  const index = expressionAs(e, target.argumentExpression, i32);
  const type = e.types.typeOf(target);
  // A call evaluates the object first and then, with clang, its arguments from left to right.
  if (operator === null) return `${object}->set(cx, ${index}, ${expressionAs(e, value, type)})`;
  const base = e.temporary();
  const at = e.temporary();
  const result = compoundValue(e, operator, `${base}->at(${at})`, type, value);
  return `({ auto* ${base} = ${object}; i32 ${at} = ${index}; ${base}->set(cx, ${at}, ${result}); })`;
}
