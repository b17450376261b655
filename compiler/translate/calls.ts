/** Calls and `new`. Every function of the program takes the context as its first argument. */
import ts from "typescript";
import { isLibrary, resolve } from "./classify.ts";
import type { Emitter } from "./emitter.ts";
import { expression, expressionAs } from "./expressions.ts";
import { calledDeclaration } from "./infer.ts";
import { cppName, snakeCase } from "./names.ts";
import { baseClass, i32, string, TranslationError, type Type } from "./types.ts";

export function call(e: Emitter, node: ts.CallExpression): string {
  const callee = node.expression;
  if (callee.kind === ts.SyntaxKind.SuperKeyword) return superConstructor(e, node);
  if (ts.isPropertyAccessExpression(callee)) {
    const owner = e.types.typeOf(callee.expression);
    if (owner.kind !== "class") return builtin(e, node, callee, owner);
    return method(e, node, callee);
  }
  const declaration = calledDeclaration(e.types, node) as ts.FunctionDeclaration;
  const own = e.frontend.files.includes(declaration.getSourceFile());
  const name = declaration.name!.text;
  const target = own ? e.qualified(declaration, name) : `rt::${snakeCase(name)}`;
  return `${target}(${argumentList(e, node.arguments, declaration.parameters)})`;
}

function method(e: Emitter, node: ts.CallExpression, callee: ts.PropertyAccessExpression): string {
  const declaration = calledDeclaration(e.types, node);
  const list = argumentList(e, node.arguments, declaration.parameters);
  const name = cppName(callee.name.text);
  if (callee.expression.kind === ts.SyntaxKind.SuperKeyword) {
    const owner = declaration.parent as ts.ClassDeclaration;
    return `this->${e.object({ kind: "class", declaration: owner })}::${name}(${list})`;
  }
  return `${expression(e, callee.expression)}->${name}(${list})`;
}

function argumentList(
  e: Emitter,
  args: readonly ts.Expression[],
  parameters: readonly ts.ParameterDeclaration[],
): string {
  const types = parameters.map((parameter) => e.types.declaredType(parameter));
  return ["cx", ...args.map((argument, index) => expressionAs(e, argument, types[index]!))].join(", ");
}

/** The constructor that `new` of the class runs: its own or the nearest inherited one; null where none is written. */
export function constructorOf(
  e: Emitter,
  declaration: ts.ClassDeclaration,
): ts.ConstructorDeclaration | null {
  let at: ts.ClassDeclaration | null = declaration;
  while (at !== null) {
    const own = at.members.find((member) => ts.isConstructorDeclaration(member));
    if (own !== undefined) return own;
    at = baseClass(e.types.checker, at);
  }
  return null;
}

function superConstructor(e: Emitter, node: ts.CallExpression): string {
  const type = e.types.typeOf(node.expression);
  const base = type.kind === "class" ? baseClass(e.types.checker, type.declaration) : null;
  if (base === null) throw new TranslationError(node, "super without a base class");
  const list = argumentList(e, node.arguments, constructorOf(e, base)?.parameters ?? []);
  return `${e.object({ kind: "class", declaration: base })}::init(${list})`;
}

/** `new C(…)`, `new Map<K, V>()`, `new Set<K>()`; the tables take their type from `wanted` where it says one. */
export function construct(e: Emitter, node: ts.NewExpression, wanted: Type): string {
  const symbol = resolve(e.types.checker, node.expression);
  if (symbol !== undefined && isLibrary(symbol)) {
    const type = wanted.kind === "map" || wanted.kind === "set" ? wanted : e.types.typeOf(node);
    return `${e.object(type)}::make(cx)`;
  }
  const type = e.types.typeOf(node);
  if (type.kind !== "class") throw new TranslationError(node, "new");
  const parameters = constructorOf(e, type.declaration)?.parameters ?? [];
  return `${e.object(type)}::make(${argumentList(e, node.arguments ?? [], parameters)})`;
}

/** Methods that need the context because they allocate. */
const allocating = new Set(["push", "set", "add"]);

/** Methods of arrays, strings, maps and sets. */
function builtin(
  e: Emitter,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  owner: Type,
): string {
  const name = callee.name.text;
  const object = expression(e, callee.expression);
  const types = builtinParameters(owner, name);
  const args = node.arguments.map((argument, index) => expressionAs(e, argument, types[index] ?? i32));
  if (owner.kind === "string") return `${object}.${snakeCase(name)}(${args.join(", ")})`;
  if (allocating.has(name) || name === "slice") args.unshift("cx");
  // `delete` is a keyword of C++.
  return `${object}->${name === "delete" ? "remove" : name}(${args.join(", ")})`;
}

function builtinParameters(owner: Type, name: string): Type[] {
  switch (owner.kind) {
    case "array":
      return name === "push" ? [owner.element] : [i32, i32];
    case "map":
      return [owner.key, owner.value];
    case "set":
      return [owner.key];
    case "string":
      return name === "charCodeAt" || name === "slice" ? [i32, i32] : [string, i32];
    default:
      throw new Error(`a method of ${owner.kind}`);
  }
}
