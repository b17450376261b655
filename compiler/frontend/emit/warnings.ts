/**
 * SyntaxWarnings of CPython's code generator: comparisons of literals by identity, assertions on tuples, calls and subscripts of literals
 * that cannot be called or subscripted. The emitter asks where it emits the construct, so they come in its order.
 */
import {
  type Compare,
  CompareOperator,
  type Constant,
  type Expr,
  ConstantKind as Literal,
  NodeKind,
  type Stmt,
  type Tuple,
} from "../ast/nodes.ts";
import type { Context } from "./unit.ts";

/** The name of a literal's type; empty when the expression is none. */
function typeName(e: Expr): string {
  switch (e.kind) {
    case NodeKind.Tuple:
      return "tuple";
    case NodeKind.List:
    case NodeKind.ListComp:
      return "list";
    case NodeKind.Dict:
    case NodeKind.DictComp:
      return "dict";
    case NodeKind.SetDisplay:
    case NodeKind.SetComp:
      return "set";
    case NodeKind.GeneratorExp:
      return "generator";
    case NodeKind.Lambda:
      return "function";
    case NodeKind.JoinedStr:
    case NodeKind.FormattedValue:
      return "str";
    case NodeKind.TemplateStr:
      return "string.templatelib.Template";
    case NodeKind.Interpolation:
      return "string.templatelib.Interpolation";
    case NodeKind.Constant:
      return constantTypeName((e as Constant).constantKind);
    default:
      return "";
  }
}

function constantTypeName(kind: Literal): string {
  switch (kind) {
    case Literal.None:
      return "NoneType";
    case Literal.True:
    case Literal.False:
      return "bool";
    case Literal.Ellipsis:
      return "ellipsis";
    case Literal.Int:
      return "int";
    case Literal.Float:
      return "float";
    case Literal.Imaginary:
      return "complex";
    case Literal.Str:
      return "str";
    default:
      return "bytes";
  }
}

/** Whether identity says nothing about such an operand: a constant other than None, True, False and `...`, or a tuple of constants. */
function isPlainLiteral(e: Expr): boolean {
  if (e.kind === NodeKind.Constant) return (e as Constant).constantKind > Literal.Ellipsis;
  if (e.kind !== NodeKind.Tuple) return false;
  for (const item of (e as Tuple).elts) if (item.kind !== NodeKind.Constant) return false;
  return true;
}

export function warnOfCompare(context: Context, e: Compare): void {
  let left = e.left;
  for (let i = 0; i < e.ops.length; i++) {
    const right = e.comparators[i]!;
    const op = e.ops[i]!;
    const isIdentity = op === CompareOperator.Is || op === CompareOperator.IsNot;
    if (isIdentity && (isPlainLiteral(left) || isPlainLiteral(right))) {
      const name = typeName(isPlainLiteral(left) ? left : right);
      const words = op === CompareOperator.Is ? '"is"' : '"is not"';
      const better = op === CompareOperator.Is ? "==" : "!=";
      context.warn(e, `${words} with '${name}' literal. Did you mean "${better}"?`);
      return;
    }
    left = right;
  }
}

export function warnOfAssert(context: Context, at: Stmt, test: Expr): void {
  if (test.kind === NodeKind.Tuple && (test as Tuple).elts.length > 0)
    context.warn(at, "assertion is always true, perhaps remove parentheses?");
}

export function warnOfCall(context: Context, callee: Expr): void {
  if (callee.kind === NodeKind.Lambda) return;
  const name = typeName(callee);
  if (name !== "") context.warn(callee, `'${name}' object is not callable; perhaps you missed a comma?`);
}

function isSubscriptable(e: Expr): boolean {
  switch (e.kind) {
    case NodeKind.SetDisplay:
    case NodeKind.SetComp:
    case NodeKind.GeneratorExp:
    case NodeKind.TemplateStr:
    case NodeKind.Interpolation:
    case NodeKind.Lambda:
      return false;
    case NodeKind.Constant: {
      const kind = (e as Constant).constantKind;
      return kind === Literal.Str || kind === Literal.Bytes;
    }
    default:
      return true;
  }
}

/** Whether subscripts of the expression must be integers or slices. */
function isSequence(e: Expr): boolean {
  switch (e.kind) {
    case NodeKind.Tuple:
    case NodeKind.List:
    case NodeKind.ListComp:
    case NodeKind.JoinedStr:
    case NodeKind.FormattedValue:
      return true;
    case NodeKind.Constant: {
      const kind = (e as Constant).constantKind;
      return kind === Literal.Str || kind === Literal.Bytes;
    }
    default:
      return false;
  }
}

export function warnOfSubscript(context: Context, object: Expr, index: Expr): void {
  if (!isSubscriptable(object)) {
    context.warn(object, `'${typeName(object)}' object is not subscriptable; perhaps you missed a comma?`);
    return;
  }
  const name = typeName(index);
  if (!isSequence(object) || name === "" || name === "int" || name === "bool") return;
  const text = `${typeName(object)} indices must be integers or slices, not ${name}; perhaps you missed a comma?`;
  context.warn(object, text);
}
