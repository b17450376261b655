/**
 * The lexer: source text to tokens, one at a time, exactly CPython's, so that errors come in CPython's order.
 *
 * Failures are of two kinds. A *hard* one is final. A *soft* one (indentation, stray backslash, end of input inside brackets) is final
 * when the parser asks for the token; when the rest of the source is only checked after a syntax error (`failAfterRest`), it ends the check.
 */
import type { CodePoints, i32 } from "../dialect.ts";
import { codePointsToString, fail, SyntaxFailure } from "../dialect.ts";
import { Char, isDigit, isNamePart, isNameStart } from "./characters.ts";
import { openString, scanText } from "./fstrings.ts";
import { failUnknownCharacter, identifierText } from "./names.ts";
import { scanNumber } from "./numbers.ts";
import { operatorAt, operatorSize } from "./operators.ts";
import { Scanner } from "./scanner.ts";
import { checkPrefixes, Prefix, prefixBit, scanString } from "./strings.ts";
import { Token, TokenKind } from "./token.ts";

/** CPython's limits and tab stops. A tab counts 8 columns, and 1 in the second count that finds inconsistent ones. */
const MAX_INDENTS: i32 = 100;
const TAB_SIZE: i32 = 8;

export class Lexer {
  /** Position, open brackets and warnings, for the parser's error rules. */
  scanner: Scanner;
  /** True once EndMarker was returned. */
  ended: boolean;
  private indents: i32[];
  private altIndents: i32[];
  private pending: i32;
  private atLineStart: boolean;

  /** `source` must have "\n" newlines only and end with one unless empty, as `decodeSource` and `normaliseSource` return it. */
  constructor(source: CodePoints) {
    this.scanner = new Scanner(source);
    this.ended = false;
    this.indents = [0];
    this.altIndents = [0];
    this.pending = 0;
    this.atLineStart = true;
  }

  /** The next token; EndMarker for ever at the end. Fails as CPython's tokenizer does. */
  next(): Token {
    const mode = this.scanner.mode();
    if (mode !== null && mode.inText) {
      const text = scanText(this.scanner, mode);
      if (text !== null) return text;
    }
    return this.nextPlain();
  }

  /**
   * Fails after a syntax error that the parser noticed on `errorLine`: with a failure of the lexer in the rest of the source, which has
   * priority, or else with `failure`.
   */
  failAfterRest(errorLine: i32, failure: SyntaxFailure): never {
    this.scanner.pending = failure;
    while (!this.ended) this.next();
    const open = this.scanner.brackets.length;
    if (open > 0 && errorLine > this.scanner.bracketLines[open - 1]!) this.scanner.failUnclosed();
    fail(failure);
  }

  /** Column in characters, from 0, of a byte column on a line that was read. */
  characterColumn(line: i32, byteColumn: i32): i32 {
    const source = this.scanner.source;
    const start = this.scanner.lineStarts[line - 1]!;
    let bytes = 0;
    let i = start;
    while (bytes < byteColumn && i < source.length) {
      const c = source[i]!;
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      i++;
    }
    return i - start;
  }

  private nextPlain(): Token {
    const scanner = this.scanner;
    while (true) {
      let blank = false;
      if (this.atLineStart) {
        this.atLineStart = false;
        const stopped = this.readIndentation();
        if (stopped !== null) return stopped;
        blank = isBlankStart(scanner.at(scanner.position));
      }
      if (this.pending !== 0) return this.pendingIndent();
      const stopped = this.skipSpace();
      if (stopped !== null) return stopped;
      const start = scanner.position;
      const c = scanner.at(start);
      scanner.begin(start);
      if (c < 0) return this.endOfSource();
      if (c !== Char.Hash && c !== Char.LineFeed) return this.scanToken(c, start);
      const newline = this.findNewline(start);
      if (!blank && scanner.brackets.length === 0) {
        const token = scanner.finish(TokenKind.Newline, newline, "");
        // The columns cover the newline, the text does not.
        token.endColumn++;
        this.passNewline(newline);
        return token;
      }
      this.passNewline(newline);
    }
  }

  private findNewline(from: i32): i32 {
    const source = this.scanner.source;
    let i = from;
    while (source[i] !== Char.LineFeed) i++;
    return i;
  }

  private passNewline(index: i32): void {
    const scanner = this.scanner;
    scanner.position = index + 1;
    scanner.enterLine(index);
    scanner.bufferStart = scanner.lineStart;
    this.atLineStart = true;
  }

  /** Skips blanks and continued lines before a token. Returns a token only where `failAfterRest` has to stop. */
  private skipSpace(): Token | null {
    const scanner = this.scanner;
    while (true) {
      const c = scanner.at(scanner.position);
      if (c === Char.Backslash) {
        const stopped = this.continueLine();
        if (stopped !== null) return stopped;
      } else if (c === Char.Space || c === Char.Tab || c === Char.FormFeed) {
        scanner.position++;
      } else {
        return null;
      }
    }
  }

  /** Takes a backslash and the newline that must follow it. */
  private continueLine(): Token | null {
    const scanner = this.scanner;
    const newline = scanner.position + 1;
    if (scanner.at(newline) !== Char.LineFeed) return this.failContinuation(newline + 1);
    scanner.position = newline + 1;
    if (newline + 1 < scanner.source.length) {
      scanner.enterLine(newline);
      return null;
    }
    if (scanner.brackets.length > 0) return this.stop(null);
    const column = newline + 1 - scanner.lineStart;
    const message = "unexpected EOF while parsing";
    return this.stop(new SyntaxFailure("SyntaxError", message, scanner.line, column, scanner.line, -1));
  }

  /** CPython counts this error's column from the start of its buffer, and cuts it at the end of the line. */
  private failContinuation(end: i32): Token {
    const scanner = this.scanner;
    let bytes = 0;
    for (let i = scanner.bufferStart; i < end - 1; i++) {
      const c = scanner.source[i]!;
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
    const column = this.cutColumn(scanner.line, bytes) + 1;
    const message = "unexpected character after line continuation character";
    return this.stop(new SyntaxFailure("SyntaxError", message, scanner.line, column, scanner.line, 0));
  }

  private cutColumn(line: i32, byteColumn: i32): i32 {
    const source = this.scanner.source;
    const start = this.scanner.lineStarts[line - 1]!;
    let bytes = 0;
    let i = start;
    while (bytes < byteColumn && i < source.length && source[i] !== Char.LineFeed) {
      const c = source[i]!;
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      i++;
    }
    if (bytes < byteColumn) i++;
    return i - start;
  }

  /** Measures the indentation of a new line and queues Indent or Dedent tokens. */
  private readIndentation(): Token | null {
    const scanner = this.scanner;
    let column = 0;
    let altColumn = 0;
    let continued = 0;
    while (true) {
      const c = scanner.at(scanner.position);
      if (c === Char.Space) {
        column++;
        altColumn++;
      } else if (c === Char.Tab) {
        column = (idivTab(column) + 1) * TAB_SIZE;
        altColumn++;
      } else if (c === Char.FormFeed) {
        column = 0;
        altColumn = 0;
      } else if (c === Char.Backslash) {
        // The blanks before the first backslash are what counts.
        if (continued === 0) continued = column;
        const stopped = this.continueLine();
        if (stopped !== null) return stopped;
        continue;
      } else {
        break;
      }
      scanner.position++;
    }
    if (scanner.brackets.length > 0 || isBlankStart(scanner.at(scanner.position))) return null;
    if (continued !== 0) return this.setIndentation(continued, continued);
    return this.setIndentation(column, altColumn);
  }

  private setIndentation(column: i32, altColumn: i32): Token | null {
    const indents = this.indents;
    const altIndents = this.altIndents;
    const top = indents.length - 1;
    if (column > indents[top]!) {
      if (indents.length >= MAX_INDENTS) {
        return this.failIndentation("IndentationError", "too many levels of indentation");
      }
      if (altColumn <= altIndents[top]!) return this.failTabs();
      indents.push(column);
      altIndents.push(altColumn);
      this.pending = 1;
      return null;
    }
    while (indents.length > 1 && column < indents[indents.length - 1]!) {
      indents.pop();
      altIndents.pop();
      this.pending--;
    }
    if (column !== indents[indents.length - 1]!) return this.failDedent();
    if (altColumn !== altIndents[altIndents.length - 1]!) return this.failTabs();
    return null;
  }

  private failTabs(): Token {
    return this.failIndentation("TabError", "inconsistent use of tabs and spaces in indentation");
  }

  private failIndentation(type: string, message: string): Token {
    const line = this.scanner.line;
    return this.stop(new SyntaxFailure(type, message, line, 1, line, 0));
  }

  /** Placed at the end of the line, newline included. */
  private failDedent(): Token {
    const scanner = this.scanner;
    const column = this.findLineEnd(scanner.position) - scanner.lineStart;
    const message = "unindent does not match any outer indentation level";
    return this.stop(new SyntaxFailure("IndentationError", message, scanner.line, column, scanner.line, -1));
  }

  private findLineEnd(from: i32): i32 {
    return from < this.scanner.source.length ? this.findNewline(from) + 1 : from;
  }

  private pendingIndent(): Token {
    const indent = this.pending > 0;
    this.pending += indent ? -1 : 1;
    return this.emptyToken(indent ? TokenKind.Indent : TokenKind.Dedent);
  }

  private endOfSource(): Token {
    if (this.scanner.brackets.length > 0) return this.stop(null);
    this.ended = true;
    return this.emptyToken(TokenKind.EndMarker);
  }

  private emptyToken(kind: TokenKind): Token {
    const scanner = this.scanner;
    const at = scanner.position;
    const column = scanner.byteColumn(at) - 1;
    return new Token(kind, at, at, scanner.line, column, scanner.line, column, "");
  }

  /** A soft failure; null stands for brackets that are open at the end. */
  private stop(failure: SyntaxFailure | null): Token {
    if (this.scanner.pending === null) {
      if (failure === null) this.scanner.failUnclosed();
      fail(failure!);
    }
    this.ended = true;
    return this.emptyToken(TokenKind.EndMarker);
  }

  private scanToken(c: i32, start: i32): Token {
    const scanner = this.scanner;
    if (isNameStart(c)) return this.scanName(start);
    if (isDigit(c) || (c === Char.Dot && isDigit(scanner.at(start + 1)))) return scanNumber(scanner);
    if (c === Char.SingleQuote || c === Char.DoubleQuote) return scanString(scanner, start);
    return this.scanOperator(c, start);
  }

  /** A name, or a literal that begins with prefix letters. */
  private scanName(start: i32): Token {
    const scanner = this.scanner;
    const source = scanner.source;
    const length = source.length;
    let bits = 0;
    let i = start;
    while (true) {
      const c = scanner.at(i);
      const bit = prefixBit(c);
      if (bit === 0 || (bits & bit) !== 0) break;
      bits |= bit;
      i++;
      const next = scanner.at(i);
      if (next === Char.SingleQuote || next === Char.DoubleQuote) {
        checkPrefixes(scanner, bits, i);
        if ((bits & (Prefix.F | Prefix.T)) !== 0) return openString(scanner, bits, i);
        return scanString(scanner, i);
      }
    }
    let ascii = true;
    while (i < length && isNamePart(source[i]!)) {
      if (source[i]! >= 128) ascii = false;
      i++;
    }
    const text = ascii ? codePointsToString(source, start, i) : identifierText(scanner, start, i);
    return scanner.finish(TokenKind.Name, i, text);
  }

  private scanOperator(c: i32, start: i32): Token {
    const scanner = this.scanner;
    const mode = scanner.mode();
    if (mode !== null && c === Char.Colon && mode.fieldDepth >= 0 && mode.depth - 1 === mode.fieldDepth) {
      mode.inText = true;
      mode.inFormatSpec = true;
      return scanner.finish(TokenKind.Colon, start + 1, "");
    }
    const kind = operatorAt(scanner, c, start);
    if (kind === TokenKind.Unknown) failUnknownCharacter(scanner, c, start);
    if (c === Char.LParen || c === Char.LSquare || c === Char.LBrace) scanner.openBracket(c, start);
    else if (c === Char.RParen || c === Char.RSquare || c === Char.RBrace) scanner.closeBracket(c, start);
    const barry = c === Char.Less && kind === TokenKind.NotEqual;
    return scanner.finish(kind, start + operatorSize(kind), barry ? "<>" : "");
  }
}

function idivTab(column: i32): i32 {
  return column >> 3;
}

function isBlankStart(c: i32): boolean {
  return c === Char.Hash || c === Char.LineFeed;
}
