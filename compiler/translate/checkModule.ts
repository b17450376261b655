/** Module level: imports, exports, constants, classes, enums, functions. */
import ts from "typescript";
import { checkExpression } from "./checkExpressions.ts";
import type { Checking } from "./checker.ts";
import { checkBlock } from "./checkStatements.ts";
import { checkType } from "./checkTypes.ts";
import { resolve } from "./classify.ts";
import { vocabularyFile } from "./program.ts";
import { baseClass } from "./types.ts";

export function checkModule(c: Checking, file: ts.SourceFile): void {
  for (const statement of file.statements) checkModuleStatement(c, statement);
}

function checkModuleStatement(c: Checking, node: ts.Statement): void {
  if (hasModifier(node, ts.SyntaxKind.DefaultKeyword)) return c.report(node, "export-form");
  if (hasModifier(node, ts.SyntaxKind.DeclareKeyword)) return c.report(node, "module-statement");
  if (ts.isImportDeclaration(node)) return checkImport(c, node);
  if (ts.isExportDeclaration(node)) return checkExport(c, node);
  if (ts.isExportAssignment(node)) return c.report(node, "export-form");
  if (ts.isVariableStatement(node)) return checkConstants(c, node);
  if (ts.isClassDeclaration(node)) return checkClass(c, node);
  if (ts.isEnumDeclaration(node)) return checkEnum(c, node);
  if (ts.isFunctionDeclaration(node)) return checkFunction(c, node);
  if (ts.isTypeAliasDeclaration(node)) return checkAlias(c, node);
  c.report(node, "module-statement");
}

export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && ts.getModifiers(node)?.some((m) => m.kind === kind) === true;
}

function checkImport(c: Checking, node: ts.ImportDeclaration): void {
  const bindings = node.importClause?.namedBindings;
  if (node.importClause?.name !== undefined || bindings === undefined || !ts.isNamedImports(bindings))
    return c.report(node, "import-form");
  checkTarget(c, node.moduleSpecifier);
}

function checkExport(c: Checking, node: ts.ExportDeclaration): void {
  if (node.exportClause === undefined || !ts.isNamedExports(node.exportClause))
    return c.report(node, "export-form", "`export *`");
  if (node.moduleSpecifier !== undefined) checkTarget(c, node.moduleSpecifier);
}

/** What is imported gets translated too, so it has to be in the dialect itself. */
function checkTarget(c: Checking, specifier: ts.Expression): void {
  const file = c.checker.getSymbolAtLocation(specifier)?.valueDeclaration?.getSourceFile();
  const inside = file !== undefined && c.dialectFiles.has(file);
  const vocabulary = file?.fileName === `${c.frontend.root}/${vocabularyFile}`;
  if (!inside && !vocabulary) c.report(specifier, "import-target", specifier.getText());
}

function checkAlias(c: Checking, node: ts.TypeAliasDeclaration): void {
  if (node.typeParameters !== undefined) return c.report(node, "type-form", "generic alias");
  checkType(c, node.type);
}

function checkConstants(c: Checking, node: ts.VariableStatement): void {
  if ((node.declarationList.flags & ts.NodeFlags.BlockScoped) !== ts.NodeFlags.Const)
    return c.report(node, "global-state", "not `const`");
  for (const declaration of node.declarationList.declarations) {
    if (!ts.isIdentifier(declaration.name)) c.report(declaration.name, "destructuring");
    else if (declaration.initializer === undefined) c.report(declaration, "constant-form");
    else {
      if (declaration.type !== undefined) checkType(c, declaration.type);
      checkConstant(c, declaration.initializer);
    }
  }
}

/** A constant's initialiser: what C++ can put into read-only data without running anything. */
function checkConstant(c: Checking, node: ts.Expression): void {
  if (ts.isArrayLiteralExpression(node)) {
    for (const element of node.elements) {
      if (ts.isSpreadElement(element)) c.report(element, "spread");
      else checkConstant(c, element);
    }
    return;
  }
  if (ts.isNewExpression(node)) return checkConstantTable(c, node);
  if (isLongText(node)) return;
  if (!isScalarConstant(c, node)) return c.report(node, "constant-form", node.getText().slice(0, 40));
  checkExpression(c, node);
}

/** A sum of string literals: generated tables have thousands, and asking for the type of each takes seconds. */
function isLongText(node: ts.Expression): boolean {
  let at = node;
  while (ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    if (!ts.isStringLiteral(at.right)) return false;
    at = at.left;
  }
  return ts.isStringLiteral(at);
}

/** `new Set([…])` and `new Map([[key, value], …])`. */
function checkConstantTable(c: Checking, node: ts.NewExpression): void {
  const name = node.expression.getText();
  const list = node.arguments?.[0];
  if ((name !== "Set" && name !== "Map") || node.arguments?.length !== 1 || list === undefined)
    return c.report(node, "constant-form", node.getText().slice(0, 40));
  for (const argument of node.typeArguments ?? []) checkType(c, argument);
  if (!ts.isArrayLiteralExpression(list)) return c.report(list, "constant-form");
  for (const element of list.elements) {
    const pair = ts.isArrayLiteralExpression(element) && element.elements.length === 2;
    if ((name === "Map") !== pair) c.report(element, "constant-form");
    else checkConstant(c, element);
  }
}

const constantOperators = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.BarToken,
  ts.SyntaxKind.AmpersandToken,
  ts.SyntaxKind.CaretToken,
  ts.SyntaxKind.LessThanLessThanToken,
  ts.SyntaxKind.GreaterThanGreaterThanToken,
]);

function isScalarConstant(c: Checking, node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node)) return isScalarConstant(c, node.expression);
  if (ts.isPrefixUnaryExpression(node)) {
    const sign = node.operator === ts.SyntaxKind.MinusToken || node.operator === ts.SyntaxKind.TildeToken;
    return sign && isScalarConstant(c, node.operand);
  }
  if (ts.isBinaryExpression(node))
    return (
      constantOperators.has(node.operatorToken.kind) &&
      isScalarConstant(c, node.left) &&
      isScalarConstant(c, node.right)
    );
  if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) return isConstantName(c, node);
  return (
    ts.isNumericLiteral(node) ||
    ts.isStringLiteralLike(node) ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword
  );
}

/** A constant of a module or a member of an enum. */
export function isConstantName(c: Checking, node: ts.Expression): boolean {
  const declaration = resolve(c.checker, node)?.valueDeclaration;
  if (declaration === undefined) return false;
  if (ts.isEnumMember(declaration)) return true;
  return ts.isVariableDeclaration(declaration) && ts.isSourceFile(declaration.parent.parent.parent);
}

function checkEnum(c: Checking, node: ts.EnumDeclaration): void {
  if (hasModifier(node, ts.SyntaxKind.ConstKeyword)) return c.report(node, "enum-form", "`const enum`");
  for (const member of node.members) {
    const value = c.checker.getConstantValue(member);
    if (typeof value !== "number" || !Number.isInteger(value) || !ts.isIdentifier(member.name))
      c.report(member, "enum-form", member.getText());
  }
}

function checkClass(c: Checking, node: ts.ClassDeclaration): void {
  if (node.typeParameters !== undefined || node.name === undefined) return c.report(node, "class-form");
  for (const clause of node.heritageClauses ?? []) checkHeritage(c, clause);
  const constructors = node.members.filter((member) => ts.isConstructorDeclaration(member));
  if (constructors.length > 1) c.report(constructors[1]!, "class-form", "a second constructor");
  for (const member of node.members) checkMember(c, member);
}

function checkHeritage(c: Checking, clause: ts.HeritageClause): void {
  const base = clause.types[0];
  if (clause.token === ts.SyntaxKind.ImplementsKeyword || base === undefined)
    return c.report(clause, "class-form", "`implements`");
  if (base.typeArguments !== undefined || !ts.isIdentifier(base.expression))
    return c.report(base, "class-form", base.getText());
  const declaration = resolve(c.checker, base.expression)?.valueDeclaration;
  if (declaration === undefined || !c.dialectFiles.has(declaration.getSourceFile()))
    c.report(base, "class-form", "a base class outside the dialect");
}

function checkMember(c: Checking, node: ts.ClassElement): void {
  if (hasModifier(node, ts.SyntaxKind.StaticKeyword)) return c.report(node, "class-form", "`static`");
  if (ts.isPropertyDeclaration(node)) return checkField(c, node);
  if (ts.isConstructorDeclaration(node)) return checkFunction(c, node);
  if (ts.isMethodDeclaration(node) && ts.isIdentifier(node.name)) {
    checkOverride(c, node);
    return checkFunction(c, node);
  }
  c.report(node, "class-form", node.getText().split("\n")[0]);
}

/** C++ overrides only what has the same signature; TypeScript lets parameters and results vary. */
function checkOverride(c: Checking, node: ts.MethodDeclaration): void {
  const base = baseClass(c.checker, node.parent as ts.ClassDeclaration);
  if (base === null) return;
  const symbol = c.checker.getTypeAtLocation(base).getProperty(node.name.getText());
  const overridden = symbol?.valueDeclaration;
  if (overridden === undefined || !ts.isMethodDeclaration(overridden)) return;
  if (typesOf(c, node) !== typesOf(c, overridden)) c.report(node.name, "override-form", node.name.getText());
}

function typesOf(c: Checking, node: ts.MethodDeclaration): string {
  const nodes = [...node.parameters.map((parameter) => parameter.type), node.type];
  const texts = nodes.map((type) =>
    type === undefined ? "" : c.checker.typeToString(c.checker.getTypeFromTypeNode(type)),
  );
  return texts.join(", ");
}

function checkField(c: Checking, node: ts.PropertyDeclaration): void {
  if (!ts.isIdentifier(node.name) || node.questionToken !== undefined || ts.getDecorators(node) !== undefined)
    return c.report(node, "class-form", node.getText());
  if (node.type === undefined) return c.report(node, "missing-type", node.name.text);
  checkType(c, node.type);
  if (node.initializer !== undefined) checkExpression(c, node.initializer);
}

type FunctionNode = ts.FunctionDeclaration | ts.MethodDeclaration | ts.ConstructorDeclaration;

function checkFunction(c: Checking, node: FunctionNode): void {
  const odd = node.asteriskToken ?? node.questionToken ?? node.typeParameters?.[0];
  if (odd !== undefined || hasModifier(node, ts.SyntaxKind.AsyncKeyword))
    return c.report(node.name ?? node, "function-form");
  for (const parameter of node.parameters) checkParameter(c, parameter);
  if (!ts.isConstructorDeclaration(node)) {
    if (node.type === undefined) c.report(node.name ?? node, "missing-type", "result");
    else checkType(c, node.type, true);
  }
  if (node.body !== undefined) checkBlock(c, node.body);
  else if (!hasModifier(node, ts.SyntaxKind.AbstractKeyword)) c.report(node, "function-form", "overload");
}

function checkParameter(c: Checking, node: ts.ParameterDeclaration): void {
  if (!ts.isIdentifier(node.name)) return c.report(node, "destructuring");
  if (node.initializer !== undefined || node.questionToken !== undefined || node.dotDotDotToken !== undefined)
    return c.report(node, "function-form", node.getText());
  if (ts.getModifiers(node) !== undefined)
    return c.report(node, "class-form", "a field declared by a parameter");
  if (node.type === undefined) return c.report(node, "missing-type", node.name.text);
  checkType(c, node.type);
}
