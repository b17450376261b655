/** The type of each expression, bottom-up from declarations; see types.ts. */
import ts from "typescript";
import { resolve } from "./classify.ts";
import type { FrontendProgram } from "./program.ts";
import {
  bool,
  commonBase,
  i32,
  i64,
  promoted,
  string,
  TranslationError,
  type Type,
  tableType,
  typeFromNode,
  u32,
} from "./types.ts";

/** Computes and remembers types; one for each loaded program. */
export class Inference {
  readonly frontend: FrontendProgram;
  readonly checker: ts.TypeChecker;
  private readonly known = new Map<ts.Node, Type>();

  constructor(frontend: FrontendProgram) {
    this.frontend = frontend;
    this.checker = frontend.checker;
  }

  /** The type of an expression by itself; what it is converted to is for its user to say. */
  typeOf(node: ts.Expression): Type {
    const known = this.known.get(node);
    if (known !== undefined) return known;
    const type = inferExpression(this, node);
    this.known.set(node, type);
    return type;
  }

  written(node: ts.TypeNode): Type {
    return typeFromNode(this.checker, node);
  }

  /** The declaration that a name or property stands for. */
  declarationOf(node: ts.Node): ts.Declaration {
    const symbol = resolve(this.checker, node);
    const declaration = symbol?.valueDeclaration ?? symbol?.declarations?.[0];
    if (declaration === undefined) throw new TranslationError(node, `what is ${node.getText()}?`);
    return declaration;
  }

  /** The type of a local, parameter, field or constant. */
  declaredType(node: ts.Declaration): Type {
    if (ts.isParameter(node) || ts.isPropertyDeclaration(node)) return this.written(node.type!);
    if (ts.isEnumMember(node)) return i32;
    if (!ts.isVariableDeclaration(node)) throw new TranslationError(node, "not a variable");
    if (node.type !== undefined) return this.written(node.type);
    const list = node.parent.parent;
    if (ts.isForOfStatement(list)) return this.elementOf(list.expression);
    // A local that starts with a narrow element may take any i32 later.
    return promoted(this.typeOf(node.initializer!));
  }

  elementOf(array: ts.Expression): Type {
    const type = this.typeOf(array);
    if (type.kind !== "array") throw new TranslationError(array, "not an array");
    return type.element;
  }
}

function inferExpression(t: Inference, node: ts.Expression): Type {
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword:
    case ts.SyntaxKind.FalseKeyword:
      return bool;
    case ts.SyntaxKind.NullKeyword:
      return { kind: "null" };
    case ts.SyntaxKind.ThisKeyword:
    case ts.SyntaxKind.SuperKeyword:
      return thisType(node);
    case ts.SyntaxKind.StringLiteral:
    case ts.SyntaxKind.NoSubstitutionTemplateLiteral:
    case ts.SyntaxKind.TemplateExpression:
      return string;
  }
  if (ts.isIdentifier(node)) return t.declaredType(t.declarationOf(node));
  if (ts.isNumericLiteral(node)) return Number(node.text) > 0x7fffffff ? u32 : i32;
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) return t.typeOf(node.expression);
  if (ts.isAsExpression(node)) return t.written(node.type);
  if (ts.isPropertyAccessExpression(node)) return propertyType(t, node);
  if (ts.isElementAccessExpression(node)) return elementType(t, node);
  if (ts.isCallExpression(node)) return callType(t, node);
  if (ts.isNewExpression(node)) return newType(t, node);
  if (ts.isBinaryExpression(node)) return binaryType(t, node);
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return unaryType(t, node);
  if (ts.isConditionalExpression(node)) return unify(t, node, node.whenTrue, node.whenFalse);
  if (ts.isArrayLiteralExpression(node)) return literalType(t, node);
  throw new TranslationError(node, ts.SyntaxKind[node.kind]);
}

/** The class around a `this`. */
export function enclosingClass(node: ts.Node): ts.ClassDeclaration {
  let at: ts.Node = node;
  while (!ts.isClassDeclaration(at)) {
    if (ts.isSourceFile(at)) throw new TranslationError(node, "`this` outside a class");
    at = at.parent;
  }
  return at;
}

function thisType(node: ts.Node): Type {
  return { kind: "class", declaration: enclosingClass(node) };
}

function propertyType(t: Inference, node: ts.PropertyAccessExpression): Type {
  const name = node.name.text;
  if (name === "length" || name === "size") {
    const symbol = resolve(t.checker, node.expression);
    const owner =
      symbol !== undefined && symbol.flags & ts.SymbolFlags.Enum ? null : t.typeOf(node.expression);
    if (owner !== null && owner.kind !== "class") return i32;
  }
  return t.declaredType(t.declarationOf(node.name));
}

function elementType(t: Inference, node: ts.ElementAccessExpression): Type {
  const symbol = ts.isIdentifier(node.expression) ? resolve(t.checker, node.expression) : undefined;
  return symbol !== undefined && symbol.flags & ts.SymbolFlags.Enum ? string : t.elementOf(node.expression);
}

const builtinResults = new Map<string, Type>([
  ["push", i32],
  ["charCodeAt", i32],
  ["indexOf", i32],
  ["startsWith", bool],
  ["endsWith", bool],
  ["includes", bool],
  ["has", bool],
  ["delete", bool],
  ["set", { kind: "void" }],
  ["add", { kind: "void" }],
]);

function callType(t: Inference, node: ts.CallExpression): Type {
  const callee = node.expression;
  if (callee.kind === ts.SyntaxKind.SuperKeyword) return { kind: "void" };
  if (ts.isPropertyAccessExpression(callee)) {
    const owner = t.typeOf(callee.expression);
    if (owner.kind === "array" && callee.name.text === "pop") return owner.element;
    if (owner.kind === "map" && callee.name.text === "get") return owner.value;
    if (owner.kind !== "class")
      return callee.name.text === "slice" ? owner : builtinResults.get(callee.name.text)!;
  }
  return t.written(calledDeclaration(t, node).type!);
}

/** The function, method or constructor that a call of the program's own code means. */
export function calledDeclaration(
  t: Inference,
  node: ts.CallExpression,
): ts.FunctionDeclaration | ts.MethodDeclaration {
  const callee = node.expression;
  const declaration = t.declarationOf(ts.isPropertyAccessExpression(callee) ? callee.name : callee);
  if (ts.isFunctionDeclaration(declaration) || ts.isMethodDeclaration(declaration)) return declaration;
  throw new TranslationError(node, "not a function");
}

function newType(t: Inference, node: ts.NewExpression): Type {
  const declaration = t.declarationOf(node.expression);
  if (ts.isClassDeclaration(declaration)) return { kind: "class", declaration };
  if (node.typeArguments !== undefined)
    return tableType(t.checker, node.expression.getText(), node.typeArguments, node);
  return tableLiteralType(t, node);
}

/** `new Set([…])` and `new Map([[k, v], …])` of module constants. */
function tableLiteralType(t: Inference, node: ts.NewExpression): Type {
  const list = node.arguments?.[0];
  const first = list !== undefined && ts.isArrayLiteralExpression(list) ? list.elements[0] : undefined;
  if (first === undefined) throw new TranslationError(node, "the type of this table has to be written out");
  if (node.expression.getText() === "Set") return { kind: "set", key: t.typeOf(first) };
  const [key, value] = (first as ts.ArrayLiteralExpression).elements;
  return { kind: "map", key: t.typeOf(key!), value: t.typeOf(value!) };
}

const bitOperators = new Set([
  ts.SyntaxKind.AmpersandToken,
  ts.SyntaxKind.BarToken,
  ts.SyntaxKind.CaretToken,
  ts.SyntaxKind.LessThanLessThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanToken,
]);
const arithmeticOperators = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.PercentToken,
]);

function binaryType(t: Inference, node: ts.BinaryExpression): Type {
  const operator = node.operatorToken.kind;
  if (bitOperators.has(operator)) return i32;
  if (operator === ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken)
    return shiftsOutSign(node.right) ? i32 : u32;
  if (!arithmeticOperators.has(operator)) return bool;
  const left = t.typeOf(node.left);
  if (left.kind === "string") return string;
  return arithmeticType(left, t.typeOf(node.right));
}

/** Arithmetic on i32 stays there; with an unsigned operand it is done in 64 bits. */
export function arithmeticType(left: Type, right: Type): Type {
  const wide = [left, right].some((type) => type.kind === "u32" || type.kind === "i64");
  return wide ? i64 : i32;
}

/** `x >>> 1` and the like fit into i32. */
export function shiftsOutSign(by: ts.Expression): boolean {
  return ts.isNumericLiteral(by) && (Number(by.text) & 31) !== 0;
}

function unaryType(t: Inference, node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): Type {
  switch (node.operator) {
    case ts.SyntaxKind.ExclamationToken:
      return bool;
    case ts.SyntaxKind.TildeToken:
      return i32;
    case ts.SyntaxKind.MinusToken:
      // -0x80000000 is an i32 though its digits are not.
      if (ts.isNumericLiteral(node.operand)) return Number(node.operand.text) > 0x80000000 ? i64 : i32;
      return arithmeticType(i32, t.typeOf(node.operand));
    default:
      return promoted(t.typeOf(node.operand));
  }
}

function isEmptyLiteral(node: ts.Expression): boolean {
  return ts.isArrayLiteralExpression(node) && node.elements.length === 0;
}

function unify(t: Inference, at: ts.Node, a: ts.Expression, b: ts.Expression): Type {
  if (isEmptyLiteral(a)) return t.typeOf(b);
  if (isEmptyLiteral(b)) return t.typeOf(a);
  const left = t.typeOf(a);
  const right = t.typeOf(b);
  if (left.kind === "null") return right;
  if (right.kind === "null") return left;
  if (left.kind === "class" && right.kind === "class") {
    const declaration = commonBase(t.checker, left.declaration, right.declaration);
    if (declaration === null) throw new TranslationError(at, "no common base class");
    return { kind: "class", declaration };
  }
  if (left.kind === right.kind) return left;
  return arithmeticType(left, right);
}

function literalType(t: Inference, node: ts.ArrayLiteralExpression): Type {
  const first = node.elements[0];
  if (first === undefined) throw new TranslationError(node, "the type of this array has to be written out");
  let element = promoted(t.typeOf(first));
  for (const other of node.elements) {
    const type = t.typeOf(other);
    if (type.kind === "class" && element.kind === "class")
      element = {
        kind: "class",
        declaration: commonBase(t.checker, element.declaration, type.declaration) ?? element.declaration,
      };
    else if (element.kind === "null") element = type;
  }
  return { kind: "array", element };
}
