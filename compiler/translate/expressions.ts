/**
 * Expressions. Order of evaluation is TypeScript's, left to right: C++ leaves the order of a call's arguments and of an operator's
 * operands open, clang takes both from left to right, and the fixture programs of tests/frontend check it.
 */
import ts from "typescript";
import { call, construct } from "./calls.ts";
import { resolve } from "./classify.ts";
import type { Emitter } from "./emitter.ts";
import { cppName, stringLiteral } from "./names.ts";
import { binary, convertInteger, integerLiteral, unary } from "./operators.ts";
import { i32, isInteger, string, TranslationError, type Type } from "./types.ts";

/** The expression's value where `wanted` is expected; containers and null take their type from there. */
export function expressionAs(e: Emitter, node: ts.Expression, wanted: Type): string {
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node))
    return expressionAs(e, node.expression, wanted);
  if (node.kind === ts.SyntaxKind.NullKeyword) return "nullptr";
  if (ts.isArrayLiteralExpression(node)) return arrayLiteral(e, node, wanted);
  if (ts.isNewExpression(node)) return construct(e, node, wanted);
  if (ts.isConditionalExpression(node)) return conditional(e, node, wanted);
  const type = e.types.typeOf(node);
  if (isInteger(wanted) && isInteger(type)) {
    if (ts.isNumericLiteral(node) && wanted.kind !== "i64") return literalAs(node, wanted);
    return convertInteger(expression(e, node), type, wanted);
  }
  return expression(e, node);
}

function literalAs(node: ts.NumericLiteral, wanted: Type): string {
  const value = Number(node.text);
  return convertInteger(
    value > 0x7fffffff ? `${value}u` : String(value),
    value > 0x7fffffff ? { kind: "u32" } : i32,
    wanted,
  );
}

/** The expression's value in its own type. */
export function expression(e: Emitter, node: ts.Expression): string {
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return "true";
    case ts.SyntaxKind.FalseKeyword:
      return "false";
    case ts.SyntaxKind.NullKeyword:
      return "nullptr";
    case ts.SyntaxKind.ThisKeyword:
      return "this";
  }
  if (ts.isIdentifier(node)) return identifier(e, node);
  if (ts.isNumericLiteral(node)) {
    const value = Number(node.text);
    return value > 0x7fffffff ? `${value}u` : integerLiteral(value);
  }
  if (ts.isStringLiteralLike(node)) return text(node.text);
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node))
    return expression(e, node.expression);
  if (ts.isAsExpression(node)) return cast(e, node);
  if (ts.isPropertyAccessExpression(node)) return property(e, node);
  if (ts.isElementAccessExpression(node)) return element(e, node);
  if (ts.isCallExpression(node)) return call(e, node);
  if (ts.isBinaryExpression(node)) return binary(e, node);
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return unary(e, node);
  if (ts.isTemplateExpression(node)) return template(e, node);
  return expressionAs(e, node, e.types.typeOf(node));
}

/** A string literal; equal ones share their units, which the linker merges. */
export function text(value: string): string {
  return value === "" ? "String{}" : `rt::literal(${stringLiteral(value)})`;
}

function identifier(e: Emitter, node: ts.Identifier): string {
  const declaration = e.types.declarationOf(node);
  if (!isModuleLevel(declaration)) return cppName(node.text);
  const name = e.qualified(declaration, (declaration as ts.VariableDeclaration).name.getText());
  const kind = e.types.declaredType(declaration).kind;
  return kind === "array" || kind === "map" || kind === "set" ? `rt::constant(${name})` : name;
}

function isModuleLevel(declaration: ts.Declaration): boolean {
  return ts.isVariableDeclaration(declaration) && ts.isSourceFile(declaration.parent.parent.parent);
}

function cast(e: Emitter, node: ts.AsExpression): string {
  const target = e.types.written(node.type);
  const inner = expression(e, node.expression);
  if (target.kind === "class") return `static_cast<${e.cpp(target)}>(${inner})`;
  return convertInteger(inner, e.types.typeOf(node.expression), target);
}

function property(e: Emitter, node: ts.PropertyAccessExpression): string {
  const symbol = resolve(e.types.checker, node.name);
  if (symbol !== undefined && symbol.flags & ts.SymbolFlags.EnumMember) {
    const declaration = e.types.declarationOf(node.name).parent as ts.EnumDeclaration;
    return `${e.qualified(declaration, declaration.name.text)}::${cppName(node.name.text)}`;
  }
  const owner = e.types.typeOf(node.expression);
  const access = owner.kind === "string" ? "." : "->";
  const name = owner.kind === "class" ? cppName(node.name.text) : node.name.text;
  return `${expression(e, node.expression)}${access}${name}`;
}

function element(e: Emitter, node: ts.ElementAccessExpression): string {
  const symbol = ts.isIdentifier(node.expression) ? resolve(e.types.checker, node.expression) : undefined;
  const index = expressionAs(e, node.argumentExpression, i32);
  if (symbol !== undefined && symbol.flags & ts.SymbolFlags.Enum) {
    const declaration = e.types.declarationOf(node.expression);
    return `${e.qualified(declaration, symbol.name)}::name_(${index})`;
  }
  return `${expression(e, node.expression)}->at(${index})`;
}

function template(e: Emitter, node: ts.TemplateExpression): string {
  const parts: string[] = node.head.text === "" ? [] : [text(node.head.text)];
  for (const span of node.templateSpans) {
    const type = e.types.typeOf(span.expression);
    if (type.kind === "string") parts.push(expressionAs(e, span.expression, string));
    else parts.push(`rt::int_to_string(cx, ${expression(e, span.expression)})`);
    if (span.literal.text !== "") parts.push(text(span.literal.text));
  }
  return parts.length === 1 ? parts[0]! : `rt::concat(cx, {${parts.join(", ")}})`;
}

function arrayLiteral(e: Emitter, node: ts.ArrayLiteralExpression, wanted: Type): string {
  const type = wanted.kind === "array" ? wanted : e.types.typeOf(node);
  if (type.kind !== "array") throw new TranslationError(node, "array literal");
  if (node.elements.length === 0) return `${e.object(type)}::make(cx)`;
  const elements = node.elements.map((part) => expressionAs(e, part, type.element));
  return `${e.object(type)}::of(cx, {${elements.join(", ")}})`;
}

function conditional(e: Emitter, node: ts.ConditionalExpression, wanted: Type): string {
  const branch = (part: ts.Expression): string => {
    const code = expressionAs(e, part, wanted);
    // C++ wants both branches of one type; integers of different widths are unified by their users.
    return wanted.kind === "class" || wanted.kind === "array"
      ? `static_cast<${e.cpp(wanted)}>(${code})`
      : code;
  };
  const condition = expressionAs(e, node.condition, { kind: "bool" });
  return `(${condition} ? ${branch(node.whenTrue)} : ${branch(node.whenFalse)})`;
}
