/** Expressions. `checkEffect` takes what may stand as a statement, `checkExpression` what has a value. */
import ts from "typescript";
import type { Checking } from "./checker.ts";
import { checkBuiltinMember } from "./checkMembers.ts";
import { checkCondition } from "./checkStatements.ts";
import { checkType } from "./checkTypes.ts";
import { classify, isLibrary, isReference, resolve, type TypeClass, typeArguments } from "./classify.ts";
import type { Rule } from "./rules.ts";

export function expressionClass(c: Checking, node: ts.Expression): TypeClass {
  return classify(c.checker, c.checker.getTypeAtLocation(node));
}

const assignmentOperators = new Set([
  ts.SyntaxKind.EqualsToken,
  ts.SyntaxKind.PlusEqualsToken,
  ts.SyntaxKind.MinusEqualsToken,
  ts.SyntaxKind.AsteriskEqualsToken,
  ts.SyntaxKind.PercentEqualsToken,
  ts.SyntaxKind.BarEqualsToken,
  ts.SyntaxKind.AmpersandEqualsToken,
  ts.SyntaxKind.CaretEqualsToken,
  ts.SyntaxKind.LessThanLessThanEqualsToken,
  ts.SyntaxKind.GreaterThanGreaterThanEqualsToken,
  ts.SyntaxKind.GreaterThanGreaterThanGreaterThanEqualsToken,
]);

/** An expression used as a statement or in a `for` head: an assignment, a step, a call; several with commas. */
export function checkEffect(c: Checking, node: ts.Expression): void {
  if (ts.isBinaryExpression(node)) {
    if (node.operatorToken.kind === ts.SyntaxKind.CommaToken) {
      checkEffect(c, node.left);
      return checkEffect(c, node.right);
    }
    if (assignmentOperators.has(node.operatorToken.kind)) return checkAssignment(c, node);
  }
  checkExpression(c, node);
}

function checkAssignment(c: Checking, node: ts.BinaryExpression): void {
  const { left, right } = node;
  checkTarget(c, left);
  checkExpression(c, right);
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.EqualsToken) return checkAssignable(c, right);
  const strings = operator === ts.SyntaxKind.PlusEqualsToken && expressionClass(c, left) === "string";
  const wanted = strings ? "string" : "int";
  if (expressionClass(c, left) !== wanted || expressionClass(c, right) !== wanted)
    c.report(node, "integer-operands", node.getText().slice(0, 40));
}

/** What may be assigned to: a local, a field, an array's element, an array's length; nothing of the module level. */
function checkTarget(c: Checking, node: ts.Expression): void {
  if (ts.isNonNullExpression(node)) return checkTarget(c, node.expression);
  if (ts.isParenthesizedExpression(node)) return c.report(node, "unsupported", "parentheses around a target");
  if (ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node))
    return c.report(node, "destructuring");
  const owner =
    ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) ? node.expression : node;
  if (isModuleConstant(c, owner)) return c.report(node, "global-state", node.getText());
  if (
    ts.isPropertyAccessExpression(node) &&
    node.name.text === "length" &&
    expressionClass(c, node.expression) === "array"
  )
    return checkExpression(c, node.expression);
  checkExpression(c, node);
}

export function isModuleConstant(c: Checking, node: ts.Expression): boolean {
  const bare = ts.isNonNullExpression(node) || ts.isElementAccessExpression(node) ? node.expression : node;
  if (!ts.isIdentifier(bare)) return false;
  const declaration = resolve(c.checker, bare)?.valueDeclaration;
  return (
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    ts.isSourceFile(declaration.parent.parent.parent)
  );
}

/** A container must have exactly the type it goes to: C++ has no variance. */
export function checkAssignable(c: Checking, node: ts.Expression): void {
  if (ts.isConditionalExpression(node)) {
    checkAssignable(c, node.whenTrue);
    return checkAssignable(c, node.whenFalse);
  }
  if (ts.isArrayLiteralExpression(node) || ts.isNewExpression(node)) return;
  const target = c.checker.getContextualType(node);
  if (target === undefined) return;
  const source = c.checker.getTypeAtLocation(node);
  if (!sameContainer(c, source, target))
    c.report(node, "variance", `${c.checker.typeToString(source)} to ${c.checker.typeToString(target)}`);
}

function sameContainer(c: Checking, source: ts.Type, target: ts.Type): boolean {
  const kind = classify(c.checker, source);
  if (kind !== "array" && kind !== "map" && kind !== "set") return true;
  const from = typeArguments(c.checker, source);
  const to = typeArguments(c.checker, target);
  return from.every((type, index) => {
    const other = to[index];
    if (other === undefined) return false;
    if (classify(c.checker, type) !== "class") return sameContainer(c, type, other);
    return c.checker.getNonNullableType(type) === c.checker.getNonNullableType(other);
  });
}

const rejected = new Map<ts.SyntaxKind, Rule>([
  [ts.SyntaxKind.ArrowFunction, "closure"],
  [ts.SyntaxKind.FunctionExpression, "closure"],
  [ts.SyntaxKind.ClassExpression, "closure"],
  [ts.SyntaxKind.ObjectLiteralExpression, "object-literal"],
  [ts.SyntaxKind.RegularExpressionLiteral, "regular-expression"],
  [ts.SyntaxKind.BigIntLiteral, "number-literal"],
  [ts.SyntaxKind.SpreadElement, "spread"],
  [ts.SyntaxKind.TypeOfExpression, "operator-kind"],
  [ts.SyntaxKind.VoidExpression, "operator-kind"],
  [ts.SyntaxKind.DeleteExpression, "operator-kind"],
  [ts.SyntaxKind.AwaitExpression, "operator-kind"],
  [ts.SyntaxKind.YieldExpression, "operator-kind"],
  [ts.SyntaxKind.TaggedTemplateExpression, "template"],
]);

const plain = new Set([
  ts.SyntaxKind.TrueKeyword,
  ts.SyntaxKind.FalseKeyword,
  ts.SyntaxKind.NullKeyword,
  ts.SyntaxKind.ThisKeyword,
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
]);

export function checkExpression(c: Checking, node: ts.Expression): void {
  if (plain.has(node.kind)) return;
  const rule = rejected.get(node.kind);
  if (rule !== undefined) return c.report(node, rule, node.getText().slice(0, 40));
  if (ts.isIdentifier(node)) return checkIdentifier(c, node);
  if (ts.isNumericLiteral(node)) return checkNumber(c, node);
  if (ts.isParenthesizedExpression(node)) return checkExpression(c, node.expression);
  if (ts.isPropertyAccessExpression(node)) return checkProperty(c, node);
  if (ts.isElementAccessExpression(node)) return checkElement(c, node);
  if (ts.isCallExpression(node)) return checkCall(c, node);
  if (ts.isNewExpression(node)) return checkNew(c, node);
  if (ts.isBinaryExpression(node)) return checkBinary(c, node);
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return checkUnary(c, node);
  if (ts.isConditionalExpression(node)) return checkConditional(c, node);
  if (ts.isArrayLiteralExpression(node)) {
    for (const element of node.elements) checkArgument(c, element);
    return;
  }
  if (ts.isNonNullExpression(node)) return checkNonNull(c, node);
  if (ts.isAsExpression(node)) return checkCast(c, node);
  if (ts.isTemplateExpression(node)) return checkTemplate(c, node);
  c.report(node, "unsupported", ts.SyntaxKind[node.kind]);
}

function checkIdentifier(c: Checking, node: ts.Identifier): void {
  if (node.text === "undefined") return c.report(node, "undefined");
  const symbol = resolve(c.checker, node);
  if (symbol === undefined || isLibrary(symbol)) return c.report(node, "global", node.text);
  const value = ts.SymbolFlags.Variable | ts.SymbolFlags.EnumMember;
  if ((symbol.flags & value) === 0) c.report(node, "call-target", `${node.text} is not a value`);
}

function checkNumber(c: Checking, node: ts.NumericLiteral): void {
  const value = Number(node.text);
  if (!Number.isInteger(value) || value > 0xffffffff) c.report(node, "number-literal", node.getText());
}

function checkProperty(c: Checking, node: ts.PropertyAccessExpression): void {
  if (node.questionDotToken !== undefined) return c.report(node, "optional-chain");
  const symbol = resolve(c.checker, node.name);
  if (symbol !== undefined && symbol.flags & ts.SymbolFlags.EnumMember) return;
  if (node.expression.kind !== ts.SyntaxKind.SuperKeyword) checkExpression(c, node.expression);
  const kind = expressionClass(c, node.expression);
  if (kind === "class" && symbol !== undefined && symbol.flags & ts.SymbolFlags.Property) return;
  const length = node.name.text === "length" && (kind === "array" || kind === "string");
  const size = node.name.text === "size" && (kind === "map" || kind === "set");
  if (!length && !size) c.report(node.name, "member", `.${node.name.text}`);
}

function checkElement(c: Checking, node: ts.ElementAccessExpression): void {
  if (node.questionDotToken !== undefined) return c.report(node, "optional-chain");
  checkExpression(c, node.argumentExpression);
  if (expressionClass(c, node.argumentExpression) !== "int")
    return c.report(node.argumentExpression, "element-access");
  const symbol = ts.isIdentifier(node.expression) ? resolve(c.checker, node.expression) : undefined;
  if (symbol !== undefined && symbol.flags & ts.SymbolFlags.Enum) return;
  checkExpression(c, node.expression);
  if (expressionClass(c, node.expression) !== "array") c.report(node, "element-access");
}

function checkArgument(c: Checking, node: ts.Expression): void {
  checkExpression(c, node);
  checkAssignable(c, node);
}

function checkCall(c: Checking, node: ts.CallExpression): void {
  if (node.questionDotToken !== undefined) return c.report(node, "optional-chain");
  const callee = node.expression;
  for (const argument of node.arguments) checkArgument(c, argument);
  if (callee.kind === ts.SyntaxKind.SuperKeyword) return;
  if (node.typeArguments !== undefined) return c.report(node, "function-form", "type arguments");
  if (ts.isIdentifier(callee)) return checkCallee(c, callee);
  if (!ts.isPropertyAccessExpression(callee)) return c.report(callee, "call-target");
  if (callee.questionDotToken !== undefined) return c.report(callee, "optional-chain");
  const owner = callee.expression;
  const symbol = resolve(c.checker, callee.name);
  if (owner.kind === ts.SyntaxKind.SuperKeyword) return;
  if (ts.isIdentifier(owner) && isLibrary(resolve(c.checker, owner) ?? ({} as ts.Symbol)))
    return c.report(owner, "global", `${owner.text}.${callee.name.text}`);
  checkExpression(c, owner);
  const kind = expressionClass(c, owner);
  if (kind !== "class") return checkBuiltinMember(c, node, callee, kind);
  if (symbol === undefined || (symbol.flags & ts.SymbolFlags.Method) === 0)
    c.report(callee.name, "call-target", callee.name.text);
}

function checkCallee(c: Checking, callee: ts.Identifier): void {
  const symbol = resolve(c.checker, callee);
  if (symbol === undefined || isLibrary(symbol)) return c.report(callee, "global", callee.text);
  if ((symbol.flags & ts.SymbolFlags.Function) === 0) c.report(callee, "call-target", callee.text);
}

function checkNew(c: Checking, node: ts.NewExpression): void {
  const symbol = resolve(c.checker, node.expression);
  for (const argument of node.arguments ?? []) checkArgument(c, argument);
  if (symbol === undefined) return c.report(node, "construct-target");
  if (!isLibrary(symbol)) return;
  const table = symbol.name === "Map" || symbol.name === "Set";
  if (!table || (node.arguments ?? []).length > 0)
    return c.report(node, "construct-target", node.getText().slice(0, 40));
  for (const argument of node.typeArguments ?? []) checkType(c, argument);
}

const equality = new Set([ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken]);
const looseEquality = new Set([ts.SyntaxKind.EqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsToken]);
const logical = new Set([ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.BarBarToken]);
const integerOperators = new Set([
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.PercentToken,
  ts.SyntaxKind.AmpersandToken,
  ts.SyntaxKind.BarToken,
  ts.SyntaxKind.CaretToken,
  ts.SyntaxKind.LessThanLessThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken,
]);
const integerOrStringOperators = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
]);

function checkBinary(c: Checking, node: ts.BinaryExpression): void {
  const operator = node.operatorToken.kind;
  if (assignmentOperators.has(operator))
    return c.report(node, "assignment-statement", node.getText().slice(0, 40));
  if (looseEquality.has(operator)) return c.report(node.operatorToken, "strict-equality");
  if (operator === ts.SyntaxKind.SlashToken) return c.report(node.operatorToken, "division");
  if (operator === ts.SyntaxKind.QuestionQuestionToken) return c.report(node, "optional-chain", "`??`");
  checkExpression(c, node.left);
  checkExpression(c, node.right);
  const left = expressionClass(c, node.left);
  const right = expressionClass(c, node.right);
  if (equality.has(operator)) {
    const fits =
      left === right || (left === "null" ? isReference(right) : right === "null" && isReference(left));
    if (!fits || left === "other") c.report(node, "equality-operands", shown(node));
  } else if (logical.has(operator)) {
    if (left !== "bool" || right !== "bool") c.report(node, "logic-boolean", shown(node));
  } else if (integerOperators.has(operator)) {
    if (left !== "int" || right !== "int") c.report(node, "integer-operands", shown(node));
  } else if (integerOrStringOperators.has(operator)) {
    if (left !== right || (left !== "int" && left !== "string"))
      c.report(node, "integer-operands", shown(node));
  } else c.report(node.operatorToken, "operator-kind", node.operatorToken.getText());
}

/** The start of a node's text. Not `getText`, which copies all of it: a generated constant is a very long `+`. */
function shown(node: ts.Node): string {
  const { text } = node.getSourceFile();
  return text.slice(node.getStart(), Math.min(node.getStart() + 40, node.end));
}

function checkUnary(c: Checking, node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): void {
  checkExpression(c, node.operand);
  const kind = expressionClass(c, node.operand);
  if (node.operator === ts.SyntaxKind.ExclamationToken) {
    if (kind !== "bool") c.report(node, "logic-boolean", node.getText());
  } else if (node.operator === ts.SyntaxKind.PlusToken) c.report(node, "operator-kind", "unary `+`");
  else if (kind !== "int") c.report(node, "integer-operands", node.getText());
  else if (isStep(node.operator)) checkStep(c, node);
}

/** C++ leaves open when a step inside an expression happens relative to other uses of its operand there. */
function checkStep(c: Checking, node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): void {
  if (isModuleConstant(c, node.operand)) return c.report(node, "global-state", node.getText());
  let whole: ts.Node = node;
  while (ts.isExpression(whole.parent)) whole = whole.parent;
  const text = node.operand.getText();
  const appears = (part: ts.Node): boolean =>
    part !== node.operand && (part.getText() === text || ts.forEachChild(part, appears) === true);
  const comma = ts.isBinaryExpression(whole) && whole.operatorToken.kind === ts.SyntaxKind.CommaToken;
  if (!comma && ts.forEachChild(whole, appears) === true) c.report(node, "step-twice", node.getText());
}

function isStep(operator: ts.SyntaxKind): boolean {
  return operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
}

function checkConditional(c: Checking, node: ts.ConditionalExpression): void {
  checkCondition(c, node.condition);
  checkExpression(c, node.whenTrue);
  checkExpression(c, node.whenFalse);
}

/** `x!` drops null; after `get` and `pop` it also drops `undefined`. */
function checkNonNull(c: Checking, node: ts.NonNullExpression): void {
  checkExpression(c, node.expression);
}

function checkCast(c: Checking, node: ts.AsExpression): void {
  if (ts.isConstTypeReference(node.type)) return c.report(node, "cast", "`as const`");
  checkType(c, node.type);
  checkExpression(c, node.expression);
  const source = expressionClass(c, node.expression);
  const target = classify(c.checker, c.checker.getTypeFromTypeNode(node.type));
  const fits = source === target && (target === "class" || target === "int");
  if (!fits) c.report(node, "cast", node.getText().slice(0, 60));
}

function checkTemplate(c: Checking, node: ts.TemplateExpression): void {
  for (const span of node.templateSpans) {
    checkExpression(c, span.expression);
    const kind = expressionClass(c, span.expression);
    if (kind !== "string" && kind !== "int") c.report(span.expression, "template", span.expression.getText());
  }
}
