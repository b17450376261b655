/**
 * What a TypeScript type is in the dialect's terms. Integers of all widths are one class here: TypeScript does not tell the
 * aliases apart; types.ts does, from the declarations.
 */
import ts from "typescript";

export type TypeClass =
  | "bool"
  | "int"
  | "string"
  | "array"
  | "map"
  | "set"
  | "class"
  | "null"
  | "void"
  | "never"
  | "other";

/** The class of `type` without `null`; a type that is nothing but null is "null". */
export function classify(checker: ts.TypeChecker, type: ts.Type): TypeClass {
  const flags = type.flags;
  if (flags & ts.TypeFlags.Never) return "never";
  if (flags & ts.TypeFlags.Void) return "void";
  if (flags & ts.TypeFlags.Null) return "null";
  if (flags & ts.TypeFlags.BooleanLike) return "bool";
  if (flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.EnumLike)) return "int";
  if (flags & ts.TypeFlags.StringLike) return "string";
  if (type.isUnion()) return classifyUnion(checker, type);
  if (checker.isArrayType(type)) return "array";
  const symbol = type.getSymbol();
  if (symbol === undefined) return "other";
  if (isLibrary(symbol)) {
    if (symbol.name === "Map") return "map";
    return symbol.name === "Set" ? "set" : "other";
  }
  return symbol.flags & ts.SymbolFlags.Class ? "class" : "other";
}

function classifyUnion(checker: ts.TypeChecker, type: ts.UnionType): TypeClass {
  const classes = new Set<TypeClass>();
  for (const part of type.types) classes.add(classify(checker, part));
  classes.delete("null");
  // A ternary between two classes has the union as its type; assigning it needs a common base, which TypeScript checks.
  return classes.size === 1 ? [...classes][0]! : "other";
}

export function isNullable(type: ts.Type): boolean {
  return type.isUnion() && type.types.some((part) => (part.flags & ts.TypeFlags.Null) !== 0);
}

export function isReference(kind: TypeClass): boolean {
  return kind === "array" || kind === "map" || kind === "set" || kind === "class";
}

export function isLibrary(symbol: ts.Symbol): boolean {
  const declaration = symbol.declarations?.[0];
  return declaration?.getSourceFile().isDeclarationFile === true;
}

/** The symbol an identifier stands for, imports followed to the declaration. */
export function resolve(checker: ts.TypeChecker, node: ts.Node): ts.Symbol | undefined {
  const symbol = checker.getSymbolAtLocation(node);
  if (symbol === undefined) return undefined;
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** Type arguments of an array, map or set type, null stripped. */
export function typeArguments(checker: ts.TypeChecker, type: ts.Type): readonly ts.Type[] {
  const bare = checker.getNonNullableType(type);
  return bare.flags & ts.TypeFlags.Object ? checker.getTypeArguments(bare as ts.TypeReference) : [];
}
