/**
 * The state that the parser's functions share: the tokens read so far and the position among them.
 *
 * The parser decides by looking ahead and never backtracks over what it built, so parsing is linear. It knows only that a source is
 * wrong, and where it noticed: then `reportSyntaxError` parses again with CPython's own rules to find the message.
 */

import type { LocatedNode } from "../ast/nodes.ts";
import { type CodePoints, fail, type i32, SyntaxFailure } from "../dialect.ts";
import { Lexer } from "../lexer/lexer.ts";
import { type Token, TokenKind } from "../lexer/token.ts";
import { TokenTable } from "../lexer/tokenTable.ts";
import { characterOffset } from "./errors/position.ts";
import { reportSyntaxError } from "./errors/report.ts";
import { isIdentifierWord, Keyword, keywordOf } from "./keywords.ts";

/** What a source is: a module, an expression (`eval`), or one interactive statement. */
export enum ParseMode {
  Module,
  Expression,
  Interactive,
}

/** Nesting that the parser accepts, in units of about one stack frame; brackets are limited to 200 by the lexer. */
const MAX_DEPTH: i32 = 2000;

/** What one level of brackets costs: all 200 that the lexer allows must fit. */
export const BRACKET_DEPTH: i32 = 8;

export class Parser {
  lexer: Lexer;
  source: CodePoints;
  mode: ParseMode;
  /** The tokens read so far, with their keywords. */
  tokens: TokenTable;
  position: i32;
  /** The token at `position`, with its kind and keyword. */
  token: Token;
  kind: TokenKind;
  word: Keyword;
  /** The last token passed that is not a newline or indentation: where a node ends. */
  last: Token;
  depth: i32;
  /** Where the current statement of the module's level begins. */
  statementStart: i32;
  /** The line of the compound statement that began last among those that are complete; 0 if there is none. For error reports. */
  compoundLine: i32;
  /** Whether `from __future__ import barry_as_FLUFL` was seen: then <> is the operator, not !=. */
  barry: boolean;
  /** The last token of `tokens`. */
  private fetched: Token;
  /** Interactive input that ends goes on with one newline. */
  private newlineImplied: boolean;

  constructor(source: CodePoints, mode: ParseMode) {
    this.lexer = new Lexer(source);
    this.source = source;
    this.mode = mode;
    this.tokens = new TokenTable();
    this.position = 0;
    this.depth = 0;
    this.statementStart = 0;
    this.compoundLine = 0;
    this.barry = false;
    this.newlineImplied = false;
    const token = this.lexer.next();
    const word = token.kind === TokenKind.Name ? keywordOf(token.text) : Keyword.None;
    this.tokens.push(token, word);
    this.fetched = token;
    this.token = token;
    this.kind = token.kind;
    this.word = word;
    this.last = token;
  }

  private fetch(): void {
    const token = this.lexer.next();
    if (token.kind === TokenKind.EndMarker && this.mode === ParseMode.Interactive && !this.newlineImplied) {
      this.newlineImplied = true;
      token.kind = TokenKind.Newline;
    }
    this.tokens.push(token, token.kind === TokenKind.Name ? keywordOf(token.text) : Keyword.None);
    this.fetched = token;
  }

  /** Reads tokens until there is one at `index`. */
  ensure(index: i32): void {
    while (this.tokens.count() <= index) this.fetch();
  }

  /** Passes the current token and returns it. */
  advance(): Token {
    const passed = this.token;
    switch (passed.kind) {
      case TokenKind.Newline:
      case TokenKind.Indent:
      case TokenKind.Dedent:
      case TokenKind.EndMarker:
        break;
      default:
        this.last = passed;
        break;
    }
    this.position++;
    const count = this.tokens.count();
    if (this.position === count) this.fetch();
    // Looking ahead goes one token beyond the current one as a rule, so that it is the last one read.
    this.token = this.position + 1 < count ? this.tokens.at(this.position) : this.fetched;
    this.kind = this.token.kind;
    this.word = this.tokens.word(this.position) as Keyword;
    return passed;
  }

  /** Whether the current token is of this kind. */
  at(kind: TokenKind): boolean {
    return this.kind === kind;
  }

  /** Whether the current token is this keyword. */
  atWord(word: Keyword): boolean {
    return this.word === word;
  }

  /** The kind of the token behind the current one. */
  nextKind(): TokenKind {
    this.ensure(this.position + 1);
    return this.tokens.kind(this.position + 1);
  }

  /** The keyword of the token behind the current one. */
  nextWord(): Keyword {
    this.ensure(this.position + 1);
    return this.tokens.word(this.position + 1) as Keyword;
  }

  /** Passes a token of this kind if it is the current one. */
  accept(kind: TokenKind): boolean {
    if (this.kind !== kind) return false;
    this.advance();
    return true;
  }

  /** Passes a keyword if it is the current token. */
  acceptWord(word: Keyword): boolean {
    if (this.word !== word) return false;
    this.advance();
    return true;
  }

  expect(kind: TokenKind): Token {
    if (this.kind !== kind) this.syntaxError();
    return this.advance();
  }

  expectWord(word: Keyword): Token {
    if (this.word !== word) this.syntaxError();
    return this.advance();
  }

  /** Whether the current token is an identifier. */
  atIdentifier(): boolean {
    return this.kind === TokenKind.Name && isIdentifierWord(this.word);
  }

  /** Passes an identifier. */
  expectIdentifier(): Token {
    if (!this.atIdentifier()) this.syntaxError();
    return this.advance();
  }

  /** Gives a node its place: from the token at index `start` to the last one passed. */
  finish(node: LocatedNode, start: i32): void {
    node.line = this.tokens.line(start);
    node.column = this.tokens.column(start);
    node.endLine = this.last.endLine;
    node.endColumn = this.last.endColumn;
  }

  /** Gives a node the place of one token. */
  place(node: LocatedNode, token: Token): void {
    node.line = token.line;
    node.column = token.column;
    node.endLine = token.endLine;
    node.endColumn = token.endColumn;
  }

  /** Counts nesting, which recursion follows; `leave` with the same cost afterwards. */
  enter(cost: i32): void {
    this.depth += cost;
    if (this.depth > MAX_DEPTH) {
      fail(new SyntaxFailure("MemoryError", "Parser stack overflowed - Memory Exhausted", 0, 0, 0, 0));
    }
  }

  leave(cost: i32): void {
    this.depth -= cost;
  }

  /** The source does not parse: finds CPython's message for it and fails. */
  syntaxError(): never {
    reportSyntaxError(this);
  }
}

/** Fails with a message about the tokens that a node spans: an error that CPython raises while it builds the tree. */
export function failAtNode(p: Parser, node: LocatedNode, message: string): never {
  failAtRange(p, node.line, node.column, node.endLine, node.endColumn, message);
}

/** The same for a range of lines and byte columns. A failure of the lexer in the rest of the source has priority. */
export function failAtRange(
  p: Parser,
  line: i32,
  column: i32,
  endLine: i32,
  endColumn: i32,
  message: string,
): never {
  const reached = p.tokens.count() - 1;
  const from = characterOffset(p, reached, line, column);
  // CPython measures the end's column on the line of the start.
  const to = characterOffset(p, reached, line, endColumn);
  const failure = new SyntaxFailure("SyntaxError", message, line, from, endLine, to);
  p.lexer.failAfterRest(p.tokens.line(reached), failure);
}
