/**
 * The state that the parts of the lexer share: where it stands in the source, open brackets, indentation, the stack of f-string
 * modes. Failures are made here, because their columns depend on that state.
 *
 * Invariants: the source's newlines are all "\n", and it ends with one unless it is empty (`decode.ts` sees to both). `line` and
 * `lineStart` belong to the line of `position`; as in CPython they stay on the last line when `position` stands at the source's end.
 */
import type { CodePoints, i32 } from "../dialect.ts";
import { charToString, fail, intToString, SyntaxFailure } from "../dialect.ts";
import { Char } from "./characters.ts";
import { Token, type TokenKind } from "./token.ts";

/** A SyntaxWarning that CPython would issue; columns are not part of it. */
export class LexerWarning {
  message: string;
  line: i32;
  constructor(message: string, line: i32) {
    this.message = message;
    this.line = line;
  }
}

/** An f- or t-string that is open at the current position. */
export class StringMode {
  quote: i32;
  quoteSize: i32;
  raw: boolean;
  /** "f" or "t", for messages. */
  prefix: string;
  start: i32;
  line: i32;
  lineStart: i32;
  /** True while literal text is read, false inside a replacement field. */
  inText: boolean;
  inFormatSpec: boolean;
  /** Open brackets inside this string, its own braces included. */
  depth: i32;
  /** The bracket depth at which the innermost replacement field's expression stands; -1 outside. */
  fieldDepth: i32;
  constructor(
    quote: i32,
    quoteSize: i32,
    raw: boolean,
    prefix: string,
    start: i32,
    line: i32,
    lineStart: i32,
  ) {
    this.quote = quote;
    this.quoteSize = quoteSize;
    this.raw = raw;
    this.prefix = prefix;
    this.start = start;
    this.line = line;
    this.lineStart = lineStart;
    this.inText = true;
    this.inFormatSpec = false;
    this.depth = 0;
    this.fieldDepth = -1;
  }
}

export class Scanner {
  source: CodePoints;
  position: i32;
  line: i32;
  lineStart: i32;
  /** Where the lines that were entered start, for turning byte columns into characters. */
  lineStarts: i32[];
  /** Start of the logical line's first physical line; CPython counts the column of a stray backslash from there. */
  bufferStart: i32;
  /** Open brackets: character, line and column (in characters, from 0) of each. */
  brackets: i32[];
  bracketLines: i32[];
  bracketColumns: i32[];
  modes: StringMode[];
  warnings: LexerWarning[];

  tokenStart: i32;
  tokenLine: i32;
  tokenColumn: i32;

  /** While the rest of a source is checked after a syntax error: that error. */
  pending: SyntaxFailure | null;

  private asciiOnly: boolean;
  private anchor: i32;
  private anchorColumn: i32;

  constructor(source: CodePoints) {
    this.source = source;
    this.position = 0;
    this.line = 1;
    this.lineStart = 0;
    this.lineStarts = [0];
    this.bufferStart = 0;
    this.brackets = [];
    this.bracketLines = [];
    this.bracketColumns = [];
    this.modes = [];
    this.warnings = [];
    this.tokenStart = 0;
    this.tokenLine = 1;
    this.tokenColumn = 0;
    this.pending = null;
    this.asciiOnly = isAscii(source);
    this.anchor = 0;
    this.anchorColumn = 0;
  }

  /** The code point at `index`, or -1 behind the end. */
  at(index: i32): i32 {
    return index < this.source.length ? this.source[index]! : -1;
  }

  /** To be called when the newline at `index` was consumed: enters the next line if there is one. */
  enterLine(index: i32): void {
    if (index + 1 >= this.source.length) return;
    this.line++;
    this.lineStart = index + 1;
    this.lineStarts.push(index + 1);
    this.anchor = index + 1;
    this.anchorColumn = 0;
  }

  /** UTF-8 column of `index` on the current line. Calls on one line must not go backwards; all of them together cost O(line). */
  byteColumn(index: i32): i32 {
    if (this.asciiOnly) return index - this.lineStart;
    while (this.anchor < index) {
      const c = this.source[this.anchor]!;
      this.anchorColumn += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      this.anchor++;
    }
    return this.anchorColumn;
  }

  /** Remembers the current token's start. */
  begin(index: i32): void {
    this.tokenStart = index;
    this.tokenLine = this.line;
    this.tokenColumn = this.byteColumn(index);
  }

  /** The token from `begin` to `end`; goes on at `end`. */
  finish(kind: TokenKind, end: i32, text: string): Token {
    this.position = end;
    return new Token(
      kind,
      this.tokenStart,
      end,
      this.tokenLine,
      this.tokenColumn,
      this.line,
      this.byteColumn(end),
      text,
    );
  }

  /** The open f- or t-string, or null. */
  mode(): StringMode | null {
    return this.modes.length === 0 ? null : this.modes[this.modes.length - 1]!;
  }

  /** Fails; but while the rest is checked, a failure within an f-string or t-string is no rival to the pending one, as in CPython. */
  failWith(failure: SyntaxFailure): never {
    if (this.pending !== null && this.modes.length > 0) fail(this.pending);
    fail(failure);
  }

  /** A SyntaxError at the end of the text read so far (`end` on the current line): CPython's place for most lexer errors. */
  failAt(end: i32, message: string): never {
    const column = end - this.lineStart;
    this.failWith(new SyntaxFailure("SyntaxError", message, this.line, column, this.line, column));
  }

  /** A SyntaxError that covers the characters `from` to `to` (inclusive) of the current line. CPython gives bytes as columns here. */
  failRange(from: i32, to: i32, message: string): never {
    const column = this.bytesBefore(from) + 1;
    const endColumn = this.bytesBefore(to) + 1;
    this.failWith(new SyntaxFailure("SyntaxError", message, this.line, column, this.line, endColumn));
  }

  /** UTF-8 bytes of the current line before `index`. */
  private bytesBefore(index: i32): i32 {
    let bytes = 0;
    for (let i = this.lineStart; i < index; i++) {
      const c = this.source[i]!;
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
    return bytes;
  }

  /** "'(' was never closed" for the innermost open bracket. */
  failUnclosed(): never {
    const last = this.brackets.length - 1;
    const line = this.bracketLines[last]!;
    const message = `'${charToString(this.brackets[last]!)}' was never closed`;
    this.failWith(new SyntaxFailure("SyntaxError", message, line, this.bracketColumns[last]! + 1, line, 0));
  }

  /** Opens a bracket that stands at `index`. */
  openBracket(c: i32, index: i32): void {
    if (this.brackets.length >= MAX_BRACKETS) this.failAt(index + 1, "too many nested parentheses");
    this.brackets.push(c);
    this.bracketLines.push(this.line);
    this.bracketColumns.push(index - this.lineStart);
    const mode = this.mode();
    if (mode !== null) mode.depth++;
  }

  /** Closes a bracket that stands at `index`, after checking that it matches. */
  closeBracket(c: i32, index: i32): void {
    const mode = this.mode();
    if (mode !== null && mode.depth === 0 && c === Char.RBrace) {
      this.failAt(index + 1, `${mode.prefix}-string: single '}' is not allowed`);
    }
    if (this.brackets.length === 0) this.failAt(index + 1, `unmatched '${charToString(c)}'`);
    const open = this.brackets.pop()!;
    const openLine = this.bracketLines.pop()!;
    this.bracketColumns.pop();
    if (!matches(open, c)) {
      if (mode !== null && open === Char.LBrace && mode.depth - 1 === mode.fieldDepth) {
        this.failAt(index + 1, `${mode.prefix}-string: unmatched '${charToString(c)}'`);
      }
      const where = openLine === this.line ? "" : ` on line ${intToString(openLine)}`;
      const pair = `'${charToString(c)}' does not match opening parenthesis '${charToString(open)}'`;
      this.failAt(index + 1, `closing parenthesis ${pair}${where}`);
    }
    if (mode !== null) this.closeInField(mode, c, index);
  }

  private closeInField(mode: StringMode, c: i32, index: i32): void {
    mode.depth--;
    if (mode.depth < 0) this.failAt(index + 1, `${mode.prefix}-string: unmatched '${charToString(c)}'`);
    if (c === Char.RBrace && mode.depth === mode.fieldDepth) {
      mode.fieldDepth--;
      mode.inText = true;
      mode.inFormatSpec = false;
    }
  }
}

/** CPython's limit. */
const MAX_BRACKETS: i32 = 200;

function matches(open: i32, close: i32): boolean {
  if (open === Char.LParen) return close === Char.RParen;
  if (open === Char.LSquare) return close === Char.RSquare;
  return close === Char.RBrace;
}

function isAscii(source: CodePoints): boolean {
  for (let i = 0; i < source.length; i++) {
    if (source[i]! >= 128) return false;
  }
  return true;
}
