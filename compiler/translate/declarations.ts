/**
 * Classes, functions and enums. A class becomes a struct with `init`, its constructor's body, and `make`, which allocates and calls
 * `init`; a method is virtual only where some class overrides it.
 */
import ts from "typescript";
import { constructorOf } from "./calls.ts";
import { hasModifier } from "./checkModule.ts";
import type { Emitter } from "./emitter.ts";
import { expressionAs, text } from "./expressions.ts";
import { cppName } from "./names.ts";
import { functionBody, statement } from "./statements.ts";
import { baseClass, nothing, type Type } from "./types.ts";

type Callable = ts.FunctionDeclaration | ts.MethodDeclaration | ts.ConstructorDeclaration;

/** `Context& cx, i32 a, String b`. */
function parameters(e: Emitter, list: readonly ts.ParameterDeclaration[]): string {
  const own = list.map((p) => `${e.cpp(e.types.declaredType(p))} ${cppName((p.name as ts.Identifier).text)}`);
  return ["Context& cx", ...own].join(", ");
}

function resultOf(e: Emitter, node: Callable): Type {
  return node.type === undefined ? nothing : e.types.written(node.type);
}

/** Result, name and parameters; `prefix` is the class for a definition outside of it. */
function signature(e: Emitter, node: Callable, prefix: string): string {
  const result = resultOf(e, node);
  const never = result.kind === "never" && prefix === "" ? "[[noreturn]] " : "";
  const name = cppName((node.name as ts.Identifier).text);
  return `${never}${e.cpp(result)} ${prefix}${name}(${parameters(e, node.parameters)})`;
}

function body(e: Emitter, node: Callable): string[] {
  const result = resultOf(e, node);
  e.startFunction(result);
  return functionBody(e, node.body!, result.kind !== "void");
}

/** A function's prototype; what is not exported is local to its unit. */
export function functionPrototype(e: Emitter, node: ts.FunctionDeclaration): string {
  const local = hasModifier(node, ts.SyntaxKind.ExportKeyword) ? "" : "static ";
  return `${signature(e, node, "").replace(/^(\[\[noreturn\]\] )?/, `$1${local}`)};`;
}

export function functionDefinition(e: Emitter, node: ts.FunctionDeclaration): string[] {
  const head = signature(e, node, "").replace("[[noreturn]] ", "");
  return [`${head} {`, ...body(e, node), "}", ""];
}

function methods(node: ts.ClassDeclaration): ts.MethodDeclaration[] {
  return node.members.filter((member) => ts.isMethodDeclaration(member));
}

function fields(node: ts.ClassDeclaration): ts.PropertyDeclaration[] {
  return node.members.filter((member) => ts.isPropertyDeclaration(member));
}

/** Names of methods that some class overrides, by the class that declares them first. */
export function overriddenMethods(
  e: Emitter,
  classes: ts.ClassDeclaration[],
): Map<ts.ClassDeclaration, Set<string>> {
  const result = new Map<ts.ClassDeclaration, Set<string>>();
  for (const declaration of classes) {
    for (const method of methods(declaration)) {
      const name = method.name.getText();
      const first = firstDeclarer(e, declaration, name);
      const abstract = hasModifier(method, ts.SyntaxKind.AbstractKeyword);
      if (first === declaration && !abstract) continue;
      result.set(first, (result.get(first) ?? new Set()).add(name));
    }
  }
  return result;
}

function firstDeclarer(e: Emitter, from: ts.ClassDeclaration, name: string): ts.ClassDeclaration {
  let first = from;
  for (let at = baseClass(e.types.checker, from); at !== null; at = baseClass(e.types.checker, at))
    if (methods(at).some((method) => method.name.getText() === name)) first = at;
  return first;
}

/** The struct. `overridden` comes from `overriddenMethods`. */
export function classDefinition(
  e: Emitter,
  node: ts.ClassDeclaration,
  overridden: Map<ts.ClassDeclaration, Set<string>>,
): string[] {
  const base = baseClass(e.types.checker, node);
  const name = cppName(node.name!.text);
  const head = base === null ? "" : ` : ${e.object({ kind: "class", declaration: base })}`;
  const lines = [`struct ${name}${head} {`];
  for (const field of fields(node))
    lines.push(`  ${e.cpp(e.types.declaredType(field))} ${cppName(field.name.getText())}{};`);
  const list = parameters(e, constructorOf(e, node)?.parameters ?? []);
  lines.push(`  void init(${list});`);
  if (!hasModifier(node, ts.SyntaxKind.AbstractKeyword)) lines.push(`  static ${name}* make(${list});`);
  for (const method of methods(node)) lines.push(`  ${methodPrototype(e, node, method, overridden)}`);
  return [...lines, "};", ""];
}

function methodPrototype(
  e: Emitter,
  owner: ts.ClassDeclaration,
  method: ts.MethodDeclaration,
  overridden: Map<ts.ClassDeclaration, Set<string>>,
): string {
  const name = method.name.getText();
  const first = firstDeclarer(e, owner, name);
  const abstract = hasModifier(method, ts.SyntaxKind.AbstractKeyword);
  const line = signature(e, method, "");
  if (first !== owner) return `${line} override${abstract ? " = 0" : ""};`;
  const isVirtual = overridden.get(owner)?.has(name) === true;
  return `${isVirtual ? "virtual " : ""}${line}${abstract ? " = 0" : ""};`;
}

/** `init`, `make` and the methods. */
export function classBodies(e: Emitter, node: ts.ClassDeclaration): string[] {
  const name = cppName(node.name!.text);
  const lines = constructorBodies(e, node, name);
  for (const method of methods(node)) {
    if (method.body === undefined) continue;
    lines.push(`${signature(e, method, `${name}::`)} {`, ...body(e, method), "}", "");
  }
  return lines;
}

function constructorBodies(e: Emitter, node: ts.ClassDeclaration, name: string): string[] {
  const written = constructorOf(e, node);
  const list = parameters(e, written?.parameters ?? []);
  const own = written !== null && written.parent === node ? written : null;
  const names = ["cx", ...(written?.parameters ?? []).map((p) => cppName(p.name.getText()))].join(", ");
  e.startFunction(nothing);
  const base = baseClass(e.types.checker, node);
  const lines = [`void ${name}::init(${list}) {`];
  if (own === null) {
    if (base !== null) lines.push(`  ${e.object({ kind: "class", declaration: base })}::init(${names});`);
    lines.push(...initialValues(e, node));
  } else lines.push(...constructorStatements(e, node, own, base !== null));
  lines.push("}", "");
  if (hasModifier(node, ts.SyntaxKind.AbstractKeyword)) return lines;
  lines.push(`${name}* ${name}::make(${list}) {`, `  auto* self_ = cx.make<${name}>();`);
  lines.push(`  self_->init(${names});`, "  return self_;", "}", "");
  return lines;
}

/** Initial values of fields come first, or right after `super(…)`. */
function constructorStatements(
  e: Emitter,
  node: ts.ClassDeclaration,
  own: ts.ConstructorDeclaration,
  derived: boolean,
): string[] {
  const lines = derived ? [] : initialValues(e, node);
  for (const part of own.body!.statements) {
    lines.push(...statement(e, part).map((line) => `  ${line}`));
    if (derived && isSuperCall(part)) lines.push(...initialValues(e, node));
  }
  return lines;
}

function isSuperCall(node: ts.Statement): boolean {
  return (
    ts.isExpressionStatement(node) &&
    ts.isCallExpression(node.expression) &&
    node.expression.expression.kind === ts.SyntaxKind.SuperKeyword
  );
}

function initialValues(e: Emitter, node: ts.ClassDeclaration): string[] {
  return fields(node)
    .filter((field) => field.initializer !== undefined)
    .map((field) => {
      const value = expressionAs(e, field.initializer!, e.types.declaredType(field));
      return `  this->${cppName(field.name.getText())} = ${value};`;
    });
}

/** The members as constants of a namespace, and `name_`, which gives a value's name. */
export function enumHeader(e: Emitter, node: ts.EnumDeclaration): string[] {
  const members = node.members.map((member) => {
    const value = e.types.checker.getConstantValue(member);
    return `inline constexpr i32 ${cppName(member.name.getText())} = ${value};`;
  });
  return [`namespace ${cppName(node.name.text)} {`, ...members, "String name_(i32 value);", "}", ""];
}

export function enumSource(e: Emitter, node: ts.EnumDeclaration): string[] {
  const names = new Map<number, string>();
  // Of several members with one value, TypeScript's reverse mapping keeps the last.
  for (const member of node.members)
    names.set(e.types.checker.getConstantValue(member) as number, member.name.getText());
  const cases = [...names].map(([value, name]) => `  case ${value}: return ${text(name)};`);
  return [
    `String ${cppName(node.name.text)}::name_(i32 value) {`,
    "  switch (value) {",
    ...cases,
    '  default: rt::panic("no member of the enum has this value");',
    "  }",
    "}",
    "",
  ];
}
