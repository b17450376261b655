/**
 * Module constants. Scalars are computed here and become `constexpr`; arrays, maps and sets become constant-initialised objects over
 * read-only data, so nothing runs at start-up and order does not matter.
 */
import ts from "typescript";
import type { Emitter } from "./emitter.ts";
import { text } from "./expressions.ts";
import { cppName } from "./names.ts";
import { convertInteger, integerLiteral } from "./operators.ts";
import { i32, TranslationError, type Type, u32 } from "./types.ts";

/** What goes into the header and what into the unit's source, both inside the module's namespace. */
export interface ConstantCode {
  header: string[];
  source: string[];
}

/** Longer texts go into one unit, not into the header that all units read. */
const longestInline = 200;

type Scalar = number | string | boolean;

export function constantCode(e: Emitter, node: ts.VariableDeclaration): ConstantCode {
  const name = cppName((node.name as ts.Identifier).text);
  const type = e.types.declaredType(node);
  const initializer = stripParentheses(node.initializer!);
  if (type.kind === "array" || type.kind === "map" || type.kind === "set") {
    const source: string[] = [];
    define(e, name, type, initializer, source, "");
    return { header: [`extern const ${e.object(type)} ${name};`], source };
  }
  const value = scalar(e, evaluate(e, initializer), type, node);
  if (value.length > longestInline)
    return {
      header: [`extern const ${e.cpp(type)} ${name};`],
      source: [`constinit const ${e.cpp(type)} ${name} = ${value};`],
    };
  return { header: [`inline constexpr ${e.cpp(type)} ${name} = ${value};`], source: [] };
}

function stripParentheses(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) ? stripParentheses(node.expression) : node;
}

/** Defines `name` after whatever it points to. */
function define(
  e: Emitter,
  name: string,
  type: Type,
  node: ts.Expression,
  out: string[],
  linkage: string,
): void {
  const object = `${linkage}constinit const ${e.object(type)} ${name}`;
  const items = elements(node);
  if (items.length === 0) {
    out.push(`${object}{};`);
  } else if (type.kind === "array") {
    const values = items.map((item, index) => {
      if (type.element.kind !== "array") return scalar(e, evaluate(e, item), type.element, item);
      define(e, `${name}_${index}_`, type.element, stripParentheses(item), out, "static ");
      return `rt::constant(${name}_${index}_)`;
    });
    out.push(`static constexpr ${e.cpp(type.element)} ${name}_data_[] = {`, ...wrap(values), "};");
    out.push(`${object} = rt::table(${name}_data_);`);
  } else if (type.kind === "map" || type.kind === "set") {
    const value = type.kind === "map" ? e.cpp(type.value) : "Nothing";
    const entries = items.map((item) => entry(e, type, item));
    out.push(`static constexpr auto ${name}_slots_ = rt::static_slots<${e.cpp(type.key)}, ${value}>({`);
    out.push(...wrap(entries), "});");
    out.push(`${object} = rt::static_table<${e.object(type)}>(${name}_slots_);`);
  } else throw new TranslationError(node, "constant");
}

/** Elements of an array literal, or of the one inside `new Set(…)` and `new Map(…)`. */
function elements(node: ts.Expression): readonly ts.Expression[] {
  const list = ts.isNewExpression(node) ? node.arguments?.[0] : node;
  if (list === undefined) return [];
  if (!ts.isArrayLiteralExpression(list)) throw new TranslationError(node, "constant");
  return list.elements;
}

function entry(e: Emitter, type: Type & { kind: "map" | "set" }, node: ts.Expression): string {
  if (type.kind === "set") return `{${scalar(e, evaluate(e, node), type.key, node)}, {}}`;
  const [key, value] = elements(node);
  if (key === undefined || value === undefined) throw new TranslationError(node, "pair");
  return `{${scalar(e, evaluate(e, key), type.key, key)}, ${scalar(e, evaluate(e, value), type.value, value)}}`;
}

/** Items with commas, as many to a line as fit. */
function wrap(items: string[]): string[] {
  const lines: string[] = [];
  let line = "";
  for (const item of items) {
    if (line.length + item.length > 118) {
      lines.push(line);
      line = "";
    }
    line += `${line === "" ? "  " : " "}${item},`;
  }
  if (line !== "") lines.push(line);
  return lines;
}

function scalar(e: Emitter, value: Scalar, type: Type, node: ts.Node): string {
  if (typeof value === "string") return text(value);
  if (typeof value === "boolean") return String(value);
  if (!Number.isInteger(value) || value < -0x80000000 || value > 0xffffffff)
    throw new TranslationError(node, `${value} is no 32-bit integer`);
  const code = value > 0x7fffffff ? `${value}u` : integerLiteral(value);
  const converted = convertInteger(code, value > 0x7fffffff ? u32 : i32, type);
  if (type.kind !== "u32" && converted.startsWith("rt::narrow"))
    throw new TranslationError(node, `${value} does not fit ${e.cpp(type)}`);
  return converted;
}

/** The value of a scalar constant expression. */
function evaluate(e: Emitter, node: ts.Expression): Scalar {
  if (ts.isParenthesizedExpression(node)) return evaluate(e, node.expression);
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (ts.isPrefixUnaryExpression(node)) {
    const value = evaluate(e, node.operand) as number;
    return node.operator === ts.SyntaxKind.MinusToken ? -value : ~value;
  }
  if (ts.isBinaryExpression(node)) return evaluateBinary(e, node);
  const declaration = e.types.declarationOf(ts.isPropertyAccessExpression(node) ? node.name : node);
  if (ts.isEnumMember(declaration)) return e.types.checker.getConstantValue(declaration)!;
  if (ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined)
    return evaluate(e, declaration.initializer);
  throw new TranslationError(node, "not a constant");
}

function evaluateBinary(e: Emitter, node: ts.BinaryExpression): Scalar {
  const left = evaluate(e, node.left);
  const right = evaluate(e, node.right);
  if (typeof left === "string" || typeof right === "string") return `${left}${right}`;
  const [a, b] = [Number(left), Number(right)];
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.PlusToken:
      return a + b;
    case ts.SyntaxKind.MinusToken:
      return a - b;
    case ts.SyntaxKind.AsteriskToken:
      return a * b;
    case ts.SyntaxKind.BarToken:
      return a | b;
    case ts.SyntaxKind.AmpersandToken:
      return a & b;
    case ts.SyntaxKind.CaretToken:
      return a ^ b;
    case ts.SyntaxKind.LessThanLessThanToken:
      return a << b;
    case ts.SyntaxKind.GreaterThanGreaterThanToken:
      return a >> b;
    default:
      throw new TranslationError(node, node.operatorToken.getText());
  }
}
