/** Statements inside functions. */
import ts from "typescript";
import { checkAssignable, checkEffect, checkExpression, expressionClass } from "./checkExpressions.ts";
import type { Checking } from "./checker.ts";
import { isConstantName } from "./checkModule.ts";
import { checkType } from "./checkTypes.ts";
import { classify } from "./classify.ts";

export function checkBlock(c: Checking, node: ts.Block): void {
  for (const statement of node.statements) checkStatement(c, statement);
}

export function checkStatement(c: Checking, node: ts.Statement): void {
  if (ts.isBlock(node)) return checkBlock(c, node);
  if (ts.isVariableStatement(node)) return checkLocals(c, node.declarationList);
  if (ts.isExpressionStatement(node)) return checkEffect(c, node.expression);
  if (ts.isIfStatement(node)) {
    checkCondition(c, node.expression);
    checkStatement(c, node.thenStatement);
    if (node.elseStatement !== undefined) checkStatement(c, node.elseStatement);
    return;
  }
  if (ts.isReturnStatement(node)) return checkReturn(c, node);
  if (ts.isBreakStatement(node) || ts.isContinueStatement(node)) {
    if (node.label !== undefined) c.report(node, "label", node.getText());
    return;
  }
  if (ts.isSwitchStatement(node)) return checkSwitch(c, node);
  if (ts.isEmptyStatement(node)) return;
  checkLoop(c, node);
}

function checkLoop(c: Checking, node: ts.Statement): void {
  if (ts.isWhileStatement(node) || ts.isDoStatement(node)) {
    checkCondition(c, node.expression);
    return checkStatement(c, node.statement);
  }
  if (ts.isForStatement(node)) {
    if (node.initializer !== undefined) {
      if (ts.isVariableDeclarationList(node.initializer)) checkLocals(c, node.initializer);
      else checkEffect(c, node.initializer);
    }
    if (node.condition !== undefined) checkCondition(c, node.condition);
    if (node.incrementor !== undefined) checkEffect(c, node.incrementor);
    return checkStatement(c, node.statement);
  }
  if (ts.isForOfStatement(node)) return checkForOf(c, node);
  if (ts.isForInStatement(node)) return c.report(node, "for-of", "`for…in`");
  if (ts.isTryStatement(node) || ts.isThrowStatement(node)) return c.report(node, "exception");
  if (ts.isLabeledStatement(node)) return c.report(node, "label", node.label.text);
  if (ts.isFunctionDeclaration(node)) return c.report(node, "closure", "a function inside a function");
  c.report(node, "unsupported", ts.SyntaxKind[node.kind]);
}

function checkForOf(c: Checking, node: ts.ForOfStatement): void {
  checkExpression(c, node.expression);
  checkStatement(c, node.statement);
  const list = node.initializer;
  if (node.awaitModifier !== undefined || !ts.isVariableDeclarationList(list))
    return c.report(node, "for-of");
  if (expressionClass(c, node.expression) !== "array") return c.report(node.expression, "for-of");
  const name = list.declarations[0]?.name;
  if (name !== undefined && !ts.isIdentifier(name)) c.report(name, "destructuring");
}

export function checkCondition(c: Checking, node: ts.Expression): void {
  checkExpression(c, node);
  if (expressionClass(c, node) !== "bool") c.report(node, "condition-boolean", node.getText().slice(0, 40));
}

function checkReturn(c: Checking, node: ts.ReturnStatement): void {
  if (node.expression === undefined) return;
  checkExpression(c, node.expression);
  checkAssignable(c, node.expression);
}

function checkLocals(c: Checking, list: ts.VariableDeclarationList): void {
  if ((list.flags & ts.NodeFlags.BlockScoped) === 0) return c.report(list, "var-declaration");
  for (const node of list.declarations) {
    if (!ts.isIdentifier(node.name)) {
      c.report(node.name, "destructuring");
      continue;
    }
    if (node.type !== undefined) checkType(c, node.type);
    if (node.initializer === undefined) {
      if (node.type === undefined) c.report(node, "local-type", node.name.text);
      continue;
    }
    checkExpression(c, node.initializer);
    if (node.type !== undefined) checkAssignable(c, node.initializer);
    else if (!showsType(c, node.initializer)) c.report(node, "local-type", node.name.text);
  }
}

/** Whether C++ can tell the type from the initialiser alone. */
function showsType(c: Checking, node: ts.Expression): boolean {
  const bare = ts.isParenthesizedExpression(node) ? node.expression : node;
  if (bare.kind === ts.SyntaxKind.NullKeyword) return false;
  if (ts.isArrayLiteralExpression(bare)) return bare.elements.length > 0 && showsType(c, bare.elements[0]!);
  if (ts.isNewExpression(bare) && ["Map", "Set"].includes(bare.expression.getText()))
    return bare.typeArguments !== undefined;
  return classify(c.checker, c.checker.getTypeAtLocation(bare)) !== "other";
}

function checkSwitch(c: Checking, node: ts.SwitchStatement): void {
  checkExpression(c, node.expression);
  const subject = expressionClass(c, node.expression);
  if (subject !== "int" && subject !== "string") c.report(node.expression, "switch-label");
  const clauses = node.caseBlock.clauses;
  clauses.forEach((clause, index) => {
    if (ts.isCaseClause(clause)) checkLabel(c, clause.expression);
    for (const statement of clause.statements) {
      if (ts.isVariableStatement(statement)) c.report(statement, "switch-case", "declaration");
      checkStatement(c, statement);
    }
    const last = clause.statements.at(-1);
    if (last !== undefined && index < clauses.length - 1 && !leaves(c, last))
      c.report(clause, "switch-case", "falls through");
  });
}

function checkLabel(c: Checking, node: ts.Expression): void {
  const negative =
    ts.isPrefixUnaryExpression(node) &&
    node.operator === ts.SyntaxKind.MinusToken &&
    ts.isNumericLiteral(node.operand);
  if (ts.isNumericLiteral(node) || ts.isStringLiteralLike(node) || negative) return;
  if (!isConstantName(c, node)) c.report(node, "switch-label", node.getText());
}

/** Whether control never gets past the statement. */
function leaves(c: Checking, node: ts.Statement): boolean {
  if (ts.isBreakStatement(node) || ts.isReturnStatement(node) || ts.isContinueStatement(node)) return true;
  if (ts.isBlock(node)) return node.statements.some((statement) => leaves(c, statement));
  if (ts.isIfStatement(node))
    return node.elseStatement !== undefined && leaves(c, node.thenStatement) && leaves(c, node.elseStatement);
  if (ts.isExpressionStatement(node)) return expressionClass(c, node.expression) === "never";
  if (ts.isWhileStatement(node) && node.expression.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (ts.isSwitchStatement(node)) return exhaustive(c, node);
  return false;
}

function exhaustive(c: Checking, node: ts.SwitchStatement): boolean {
  const clauses = node.caseBlock.clauses;
  return (
    clauses.some((clause) => ts.isDefaultClause(clause)) &&
    clauses.every((clause) => {
      const last = clause.statements.at(-1);
      return last === undefined || (leaves(c, last) && !ts.isBreakStatement(last));
    })
  );
}
