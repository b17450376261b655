/** Type nodes: only what DIALECT.md's table of types lists. */
import ts from "typescript";
import type { Checking } from "./checker.ts";
import { classify, isLibrary, isReference, resolve } from "./classify.ts";

/** Checks a written type. `result` is true for a function's result, which may also be `void` or `never`. */
export function checkType(c: Checking, node: ts.TypeNode, result = false): void {
  if (ts.isParenthesizedTypeNode(node)) return checkType(c, node.type, result);
  switch (node.kind) {
    case ts.SyntaxKind.BooleanKeyword:
    case ts.SyntaxKind.StringKeyword:
      return;
    case ts.SyntaxKind.NumberKeyword:
      return c.report(node, "number-alias", "`number`");
    case ts.SyntaxKind.VoidKeyword:
    case ts.SyntaxKind.NeverKeyword:
      if (!result) c.report(node, "type-form", node.getText());
      return;
  }
  if (ts.isArrayTypeNode(node)) return checkType(c, node.elementType);
  if (ts.isUnionTypeNode(node)) return checkUnion(c, node);
  if (ts.isTypeReferenceNode(node)) return checkReference(c, node);
  c.report(node, "type-form", node.getText());
}

function isNull(node: ts.TypeNode): boolean {
  return ts.isLiteralTypeNode(node) && node.literal.kind === ts.SyntaxKind.NullKeyword;
}

function checkUnion(c: Checking, node: ts.UnionTypeNode): void {
  const [first, second] = node.types;
  if (node.types.length !== 2 || first === undefined || second === undefined || !isNull(second))
    return c.report(node, "type-form", node.getText());
  checkType(c, first);
  if (!isReference(classify(c.checker, c.checker.getTypeFromTypeNode(first))))
    c.report(node, "null-target", node.getText());
}

function checkReference(c: Checking, node: ts.TypeReferenceNode): void {
  const symbol = resolve(c.checker, node.typeName);
  if (symbol === undefined) return c.report(node, "type-form", node.getText());
  if (isLibrary(symbol)) return checkLibraryReference(c, node, symbol.name);
  if (node.typeArguments !== undefined) return c.report(node, "type-form", node.getText());
  // An alias is checked where it is declared; those of dialect.ts are the integer widths and CodePoints.
  const known = ts.SymbolFlags.Class | ts.SymbolFlags.Enum | ts.SymbolFlags.TypeAlias;
  if ((symbol.flags & known) === 0) c.report(node, "type-form", node.getText());
}

function checkLibraryReference(c: Checking, node: ts.TypeReferenceNode, name: string): void {
  const args = node.typeArguments ?? [];
  const key = args[0];
  const arity = name === "Map" ? 2 : name === "Set" ? 1 : 0;
  if (arity === 0 || args.length !== arity || key === undefined)
    return c.report(node, "type-form", node.getText());
  const keyClass = classify(c.checker, c.checker.getTypeFromTypeNode(key));
  if (keyClass !== "string" && keyClass !== "int") return c.report(key, "type-form", node.getText());
  for (const argument of args) checkType(c, argument);
}
