/** The starting rules: a module, an expression, an interactive statement. */
import { Expression, Interactive, type Mod, Module, type Stmt } from "../ast/nodes.ts";
import { type CodePoints, fail, SyntaxFailure } from "../dialect.ts";
import { type Token, TokenKind } from "../lexer/token.ts";
import { parseExpressions } from "./expression.ts";
import { ParseMode, Parser } from "./parser.ts";
import { parseCompound, parseSimpleLine, parseStatement } from "./statement.ts";

/**
 * Parses a source that `decodeSource` or `normaliseSource` prepared. Fails as CPython's compile() does, checks that need scopes or
 * the context of statements excepted.
 */
export function parseSource(source: CodePoints, mode: ParseMode): Mod {
  return parseWith(new Parser(source, mode));
}

/** The same with a parser of the caller's. */
export function parseWith(p: Parser): Mod {
  switch (p.mode) {
    case ParseMode.Module:
      return parseModule(p);
    case ParseMode.Expression:
      return parseEval(p);
    default:
      return parseInteractive(p);
  }
}

function parseModule(p: Parser): Mod {
  const body: Stmt[] = [];
  while (!p.at(TokenKind.EndMarker)) {
    p.statementStart = p.position;
    parseStatement(p, body);
  }
  return new Module(body);
}

function parseEval(p: Parser): Mod {
  const body = parseExpressions(p);
  while (p.at(TokenKind.Newline)) p.advance();
  if (!p.at(TokenKind.EndMarker)) p.syntaxError();
  return new Expression(body);
}

function parseInteractive(p: Parser): Mod {
  const body: Stmt[] = [];
  const compound = parseCompound(p);
  if (compound === null) {
    parseSimpleLine(p, body);
  } else {
    p.expect(TokenKind.Newline);
    body.push(compound);
  }
  checkSingle(p);
  return new Interactive(body);
}

/** Only blank lines and comments may follow the statement. */
function checkSingle(p: Parser): void {
  const newline = p.tokens.at(p.position - 1);
  let inComment = false;
  for (let i = newline.end; i < p.source.length; i++) {
    const c = p.source[i]!;
    if (c === 0x0a) inComment = false;
    else if (c === 0x23) inComment = true;
    else if (!inComment && c !== 0x20 && c !== 0x09 && c !== 0x0c) failMultiple(newline);
  }
}

function failMultiple(newline: Token): never {
  const message = "multiple statements found while compiling a single statement";
  fail(
    new SyntaxFailure(
      "SyntaxError",
      message,
      newline.line,
      newline.column + 1,
      newline.endLine,
      newline.endColumn + 1,
    ),
  );
}
