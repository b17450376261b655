/**
 * Enforces DIALECT.md over the front end. Syntax is a white list: a node kind without a handler is a violation, so new syntax of
 * TypeScript stays out by itself. Handlers sit in checkModule (module level, classes), checkTypes (type nodes), checkStatements and
 * checkExpressions; each reports at most one violation a node.
 */
import ts from "typescript";
import { checkModule } from "./checkModule.ts";
import { type FrontendProgram, relativeName } from "./program.ts";
import { type Rule, rules } from "./rules.ts";

export interface Violation {
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  rule: Rule;
  /** What was found, followed by what to write instead. */
  message: string;
}

/** State of one run: the loaded program and what was found so far. */
export class Checking {
  readonly frontend: FrontendProgram;
  readonly checker: ts.TypeChecker;
  readonly violations: Violation[] = [];
  readonly dialectFiles: Set<ts.SourceFile>;

  constructor(frontend: FrontendProgram) {
    this.frontend = frontend;
    this.checker = frontend.checker;
    this.dialectFiles = new Set(frontend.files);
  }

  /** Records a violation at `node`; `detail` names what was found when the rule alone does not say it. */
  report(node: ts.Node, rule: Rule, detail = ""): void {
    const file = node.getSourceFile();
    const at = file.getLineAndCharacterOfPosition(node.getStart(file));
    const found = detail === "" ? "" : `${detail}: `;
    this.violations.push({
      file: relativeName(this.frontend.root, file),
      line: at.line + 1,
      column: at.character + 1,
      rule,
      message: found + rules[rule],
    });
  }
}

/** Checks every dialect file; an empty result means the program may be translated (given that TypeScript accepts it). */
export function checkDialect(frontend: FrontendProgram): Violation[] {
  const checking = new Checking(frontend);
  for (const file of frontend.files) checkModule(checking, file);
  return checking.violations;
}

/** `lexer/token.ts:3:7: rule: message`, one line. */
export function formatViolation(violation: Violation): string {
  const { file, line, column, rule, message } = violation;
  return `${file}:${line}:${column}: ${rule}: ${message}`;
}

/** TypeScript's own errors in the dialect files, formatted the same way. */
export function typeErrors(frontend: FrontendProgram): string[] {
  const result: string[] = [];
  for (const file of frontend.files) {
    const found = [
      ...frontend.program.getSyntacticDiagnostics(file),
      ...frontend.program.getSemanticDiagnostics(file),
    ];
    for (const diagnostic of found) {
      const at = file.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
      const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, " ");
      const name = relativeName(frontend.root, file);
      result.push(`${name}:${at.line + 1}:${at.character + 1}: TS${diagnostic.code}: ${text}`);
    }
  }
  return result;
}
