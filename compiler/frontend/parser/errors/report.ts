/**
 * Finds CPython's message for a source that does not parse. As CPython does, the statement is parsed again twice: first without the
 * error rules, which tells how far it can be read, then with them. A failure of the lexer in the rest of the source has priority over
 * what the rules found.
 */
import { fail, type i32, SyntaxFailure } from "../../dialect.ts";
import { TokenKind } from "../../lexer/token.ts";
import { ParseMode, type Parser } from "../parser.ts";
import { raiseIndentation, raiseUnexpected } from "./actions.ts";
import { type FoundError, Machine } from "./machine.ts";
import { StartRule } from "./program.ts";

function startRule(mode: ParseMode): i32 {
  switch (mode) {
    case ParseMode.Module:
      return StartRule.File;
    case ParseMode.Expression:
      return StartRule.Eval;
    default:
      return StartRule.Interactive;
  }
}

/** Fails with the error that CPython reports for the source. */
export function reportSyntaxError(p: Parser): never {
  const machine = new Machine(p);
  const rule = startRule(p.mode);
  machine.furthest = p.statementStart;
  if (machine.run(rule, p.statementStart, false)) {
    // The parser refuses what the grammar takes: a fault of pyc, not of the source.
    fail(
      new SyntaxFailure("SystemError", "parser and error grammar disagree", p.token.line, 0, p.token.line, 0),
    );
  }
  if (machine.error !== null) failAfterRest(p, machine);
  const last = p.tokens.at(machine.furthest);
  machine.run(rule, p.statementStart, true);
  if (machine.error !== null) failAfterRest(p, machine);
  // No rule has a message: the furthest token is unexpected. Indentation has no rival in the rest of the source.
  if (last.kind === TokenKind.Indent || last.kind === TokenKind.Dedent) {
    raiseIndentation(machine, last.kind === TokenKind.Indent ? "unexpected indent" : "unexpected unindent");
    fail(failureOf(machine.error!));
  }
  raiseUnexpected(machine, last);
  failAfterRest(p, machine);
}

function failAfterRest(p: Parser, machine: Machine): never {
  p.lexer.failAfterRest(p.tokens.line(machine.furthest), failureOf(machine.error!));
}

function failureOf(error: FoundError): SyntaxFailure {
  return new SyntaxFailure(
    error.type,
    error.message,
    error.line,
    error.column,
    error.endLine,
    error.endColumn,
  );
}
