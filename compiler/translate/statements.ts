/** Statements, as lines of C++. clang-format is not run over the result; indentation is kept for readers of build/. */
import ts from "typescript";
import { assignment } from "./assignments.ts";
import type { Emitter } from "./emitter.ts";
import { expression, expressionAs } from "./expressions.ts";
import { cppName } from "./names.ts";
import { bool, i32, TranslationError } from "./types.ts";

export function block(e: Emitter, node: ts.Block): string[] {
  return node.statements.flatMap((part) => statement(e, part));
}

function indent(lines: string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

/** A statement in braces, whatever it is. */
function braced(e: Emitter, head: string, node: ts.Statement): string[] {
  return [`${head} {`, ...indent(ts.isBlock(node) ? block(e, node) : statement(e, node)), "}"];
}

export function statement(e: Emitter, node: ts.Statement): string[] {
  if (ts.isBlock(node)) return ["{", ...indent(block(e, node)), "}"];
  if (ts.isVariableStatement(node)) return locals(e, node.declarationList).map((line) => `${line};`);
  if (ts.isExpressionStatement(node)) return [`${effect(e, node.expression)};`];
  if (ts.isReturnStatement(node))
    return [
      node.expression === undefined ? "return;" : `return ${expressionAs(e, node.expression, e.result)};`,
    ];
  if (ts.isIfStatement(node)) return conditional(e, node);
  if (ts.isBreakStatement(node)) return ["break;"];
  if (ts.isContinueStatement(node)) return ["continue;"];
  if (ts.isEmptyStatement(node)) return [];
  if (ts.isWhileStatement(node))
    return braced(e, `while (${expressionAs(e, node.expression, bool)})`, node.statement);
  if (ts.isDoStatement(node)) {
    const lines = braced(e, "do", node.statement);
    return [...lines.slice(0, -1), `} while (${expressionAs(e, node.expression, bool)});`];
  }
  if (ts.isForStatement(node)) return counting(e, node);
  if (ts.isForOfStatement(node)) return iterating(e, node);
  if (ts.isSwitchStatement(node)) return switching(e, node);
  throw new TranslationError(node, ts.SyntaxKind[node.kind]);
}

/** An expression evaluated for what it does. */
function effect(e: Emitter, node: ts.Expression): string {
  if (ts.isBinaryExpression(node)) {
    if (node.operatorToken.kind === ts.SyntaxKind.CommaToken)
      return `${effect(e, node.left)}, ${effect(e, node.right)}`;
    const code = assignment(e, node);
    if (code !== null) return code;
  }
  return expression(e, node);
}

function locals(e: Emitter, list: ts.VariableDeclarationList): string[] {
  return list.declarations.map((node) => {
    const type = e.types.declaredType(node);
    const name = cppName((node.name as ts.Identifier).text);
    if (node.initializer === undefined) return `${e.cpp(type)} ${name}{}`;
    return `${e.cpp(type)} ${name} = ${expressionAs(e, node.initializer, type)}`;
  });
}

function conditional(e: Emitter, node: ts.IfStatement): string[] {
  const lines = braced(e, `if (${expressionAs(e, node.expression, bool)})`, node.thenStatement);
  if (node.elseStatement === undefined) return lines;
  if (!ts.isIfStatement(node.elseStatement))
    return [...lines.slice(0, -1), ...braced(e, "} else", node.elseStatement)];
  const rest = conditional(e, node.elseStatement);
  return [...lines.slice(0, -1), `} else ${rest[0]}`, ...rest.slice(1)];
}

/** Declarations of a `for` may have several types, so they stand in a block around it. */
function counting(e: Emitter, node: ts.ForStatement): string[] {
  const { initializer, condition, incrementor } = node;
  let before: string[] = [];
  if (initializer !== undefined)
    before = ts.isVariableDeclarationList(initializer) ? locals(e, initializer) : [effect(e, initializer)];
  const test = condition === undefined ? "" : expressionAs(e, condition, bool);
  const step = incrementor === undefined ? "" : effect(e, incrementor);
  const loop = braced(e, `for (; ${test}; ${step})`, node.statement);
  return ["{", ...indent([...before.map((line) => `${line};`), ...loop]), "}"];
}

/** The length is read anew in each round: the body may append to the array. */
function iterating(e: Emitter, node: ts.ForOfStatement): string[] {
  const list = node.initializer as ts.VariableDeclarationList;
  const name = cppName((list.declarations[0]!.name as ts.Identifier).text);
  const type = e.types.elementOf(node.expression);
  const array = e.temporary();
  const index = e.temporary();
  const lines = braced(e, `for (i32 ${index} = 0; ${index} < ${array}->length; ${index}++)`, node.statement);
  lines.splice(1, 0, `  ${e.cpp(type)} ${name} = ${array}->at(${index});`);
  return ["{", `  auto* ${array} = ${expression(e, node.expression)};`, ...indent(lines), "}"];
}

/** Strings switch on the index of the label that equals them. */
function switching(e: Emitter, node: ts.SwitchStatement): string[] {
  const { clauses } = node.caseBlock;
  const strings = e.types.typeOf(node.expression).kind === "string";
  const labels: string[] = [];
  const lines = clauses.flatMap((clause) => {
    let head = "default:";
    if (ts.isCaseClause(clause)) {
      if (strings) labels.push(expression(e, clause.expression));
      head = `case ${strings ? labels.length - 1 : expressionAs(e, clause.expression, i32)}:`;
    }
    if (clause.statements.length === 0) return [head];
    return [`${head} {`, ...indent(clause.statements.flatMap((part) => statement(e, part))), "}"];
  });
  // C++ has no label without a statement behind it.
  if (clauses.at(-1)?.statements.length === 0) lines.push("break;");
  const subject = expressionAs(e, node.expression, strings ? { kind: "string" } : i32);
  const value = strings ? `rt::which(${subject}, {${labels.join(", ")}})` : subject;
  return [`switch (${value}) {`, ...indent(lines), "}"];
}

/** A function's body; control that runs off the end of a function with a result is impossible in a checked program. */
export function functionBody(e: Emitter, node: ts.Block, returns: boolean): string[] {
  const lines = block(e, node);
  const last = node.statements.at(-1);
  if (returns && (last === undefined || !ts.isReturnStatement(last)))
    lines.push(`rt::panic("the end of a function with a result");`);
  return indent(lines);
}
