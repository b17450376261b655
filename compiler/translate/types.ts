/**
 * Types as C++ sees them. TypeScript's checker knows symbols and signatures but not the widths of integers, which are aliases of one
 * type; so types are read from the declarations' own type nodes.
 */
import ts from "typescript";
import { isLibrary, resolve } from "./classify.ts";
import { qualifiedName } from "./names.ts";
import type { FrontendProgram } from "./program.ts";

export type IntegerKind = "i32" | "i64" | "u8" | "u16" | "u32";

/** `i64` occurs only inside expressions: an unsigned operand makes a result need 33 bits. */
export type Type =
  | { kind: IntegerKind | "bool" | "string" | "null" | "void" | "never" }
  | { kind: "array"; element: Type }
  | { kind: "map"; key: Type; value: Type }
  | { kind: "set"; key: Type }
  | { kind: "class"; declaration: ts.ClassDeclaration };

export const i32: Type = { kind: "i32" };
export const u32: Type = { kind: "u32" };
export const i64: Type = { kind: "i64" };
export const bool: Type = { kind: "bool" };
export const string: Type = { kind: "string" };
export const nothing: Type = { kind: "void" };

/** A part of the program that the checker let pass and the translator cannot turn into C++. */
export class TranslationError extends Error {
  constructor(node: ts.Node, message: string) {
    const file = node.getSourceFile();
    const at = file.getLineAndCharacterOfPosition(node.getStart(file));
    super(`${file.fileName}:${at.line + 1}:${at.character + 1}: ${message}`);
  }
}

export function isInteger(type: Type): boolean {
  return ["i32", "i64", "u8", "u16", "u32"].includes(type.kind);
}

/** Integers narrower than 32 bits are computed with as i32. */
export function promoted(type: Type): Type {
  return type.kind === "u8" || type.kind === "u16" ? i32 : type;
}

const aliases = new Set(["i32", "u8", "u16", "u32"]);

/** The type that a type node of the dialect stands for; `T | null` is T. */
export function typeFromNode(checker: ts.TypeChecker, node: ts.TypeNode): Type {
  switch (node.kind) {
    case ts.SyntaxKind.BooleanKeyword:
      return bool;
    case ts.SyntaxKind.StringKeyword:
      return string;
    case ts.SyntaxKind.VoidKeyword:
      return nothing;
    case ts.SyntaxKind.NeverKeyword:
      return { kind: "never" };
  }
  if (ts.isParenthesizedTypeNode(node)) return typeFromNode(checker, node.type);
  if (ts.isArrayTypeNode(node)) return { kind: "array", element: typeFromNode(checker, node.elementType) };
  if (ts.isUnionTypeNode(node)) return typeFromNode(checker, node.types[0]!);
  if (ts.isTypeReferenceNode(node)) return typeFromReference(checker, node);
  throw new TranslationError(node, `type ${node.getText()}`);
}

function typeFromReference(checker: ts.TypeChecker, node: ts.TypeReferenceNode): Type {
  const symbol = resolve(checker, node.typeName);
  const declaration = symbol?.declarations?.[0];
  if (symbol === undefined || declaration === undefined) throw new TranslationError(node, node.getText());
  if (isLibrary(symbol)) return tableType(checker, symbol.name, node.typeArguments ?? [], node);
  if (ts.isEnumDeclaration(declaration)) return i32;
  if (ts.isClassDeclaration(declaration)) return { kind: "class", declaration };
  if (ts.isTypeAliasDeclaration(declaration)) {
    if (aliases.has(symbol.name)) return { kind: symbol.name as IntegerKind };
    return typeFromNode(checker, declaration.type);
  }
  throw new TranslationError(node, `type ${node.getText()}`);
}

/** `Map<K, V>` or `Set<K>` from its arguments. */
export function tableType(
  checker: ts.TypeChecker,
  name: string,
  args: readonly ts.TypeNode[],
  at: ts.Node,
): Type {
  const [key, value] = args;
  if (key !== undefined && name === "Set") return { kind: "set", key: typeFromNode(checker, key) };
  if (key === undefined || value === undefined) throw new TranslationError(at, `type of ${name}`);
  return { kind: "map", key: typeFromNode(checker, key), value: typeFromNode(checker, value) };
}

/** How C++ writes the type: objects are pointers, strings and numbers values. */
export function cppType(frontend: FrontendProgram, type: Type): string {
  if (type.kind === "string") return "String";
  if (type.kind === "never") return "void";
  const object = objectType(frontend, type);
  return object === type.kind ? object : `${object}*`;
}

/** What a pointer of the type points to; the type itself for values. */
export function objectType(frontend: FrontendProgram, type: Type): string {
  switch (type.kind) {
    case "array":
      return `Array<${cppType(frontend, type.element)}>`;
    case "map":
      return `Map<${cppType(frontend, type.key)}, ${cppType(frontend, type.value)}>`;
    case "set":
      return `Set<${cppType(frontend, type.key)}>`;
    case "class":
      return qualifiedName(frontend, type.declaration, type.declaration.name!.text);
    default:
      return type.kind;
  }
}

/** The base class, if any. */
export function baseClass(
  checker: ts.TypeChecker,
  declaration: ts.ClassDeclaration,
): ts.ClassDeclaration | null {
  const clause = declaration.heritageClauses?.[0];
  if (clause === undefined) return null;
  const base = resolve(checker, clause.types[0]!.expression)?.valueDeclaration;
  return base !== undefined && ts.isClassDeclaration(base) ? base : null;
}

/** The nearest class that both descend from. */
export function commonBase(
  checker: ts.TypeChecker,
  a: ts.ClassDeclaration,
  b: ts.ClassDeclaration,
): ts.ClassDeclaration | null {
  const above = new Set<ts.ClassDeclaration>();
  for (let c: ts.ClassDeclaration | null = a; c !== null; c = baseClass(checker, c)) above.add(c);
  for (let c: ts.ClassDeclaration | null = b; c !== null; c = baseClass(checker, c))
    if (above.has(c)) return c;
  return null;
}
