import type { i32 } from "../dialect.ts";
import { NumberList } from "../numberList.ts";
import { Token, type TokenKind } from "./token.ts";

const HEAD: i32 = 0;
const START: i32 = 1;
const END: i32 = 2;
const LINE: i32 = 3;
const COLUMN: i32 = 4;
const ENTRY: i32 = 5;

/** A token's kind and word share a number: kind, word, and whether its end has an entry of its own. */
const WORD_SHIFT: i32 = 8;
const ODD_END: i32 = 0x10000;

/**
 * The tokens read so far, each with a number below 256 of its reader's own (the parser's keyword). What they consist of lies in
 * lists: a statement may have a hundred thousand tokens, and that many objects would keep the collector busy. Nearly all tokens end on
 * the line on which they begin and have as many bytes as characters; the end of the others is kept aside.
 */
export class TokenTable {
  private numbers: NumberList;
  private texts: string[];
  private endLines: Map<i32, i32>;
  private endColumns: Map<i32, i32>;
  constructor() {
    this.numbers = new NumberList();
    this.texts = [];
    this.endLines = new Map<i32, i32>();
    this.endColumns = new Map<i32, i32>();
  }

  count(): i32 {
    return this.texts.length;
  }

  push(token: Token, word: i32): void {
    const numbers = this.numbers;
    let head: i32 = token.kind | (word << WORD_SHIFT);
    if (token.endLine !== token.line || token.endColumn - token.column !== token.end - token.start) {
      head = head | ODD_END;
      this.endLines.set(this.texts.length, token.endLine);
      this.endColumns.set(this.texts.length, token.endColumn);
    }
    numbers.push(head);
    numbers.push(token.start);
    numbers.push(token.end);
    numbers.push(token.line);
    numbers.push(token.column);
    this.texts.push(token.text);
  }

  kind(index: i32): TokenKind {
    return (this.number(index, HEAD) & 0xff) as TokenKind;
  }

  word(index: i32): i32 {
    return (this.number(index, HEAD) >> WORD_SHIFT) & 0xff;
  }

  line(index: i32): i32 {
    return this.number(index, LINE);
  }

  column(index: i32): i32 {
    return this.number(index, COLUMN);
  }

  endLine(index: i32): i32 {
    return this.hasOddEnd(index) ? this.endLines.get(index)! : this.line(index);
  }

  text(index: i32): string {
    return this.texts[index]!;
  }

  private number(index: i32, field: i32): i32 {
    return this.numbers.at(index * ENTRY + field);
  }

  private hasOddEnd(index: i32): boolean {
    return (this.number(index, HEAD) & ODD_END) !== 0;
  }

  private endColumn(index: i32): i32 {
    if (this.hasOddEnd(index)) return this.endColumns.get(index)!;
    return this.column(index) + this.number(index, END) - this.number(index, START);
  }

  /** The token at an index, as an object of its own. */
  at(index: i32): Token {
    return new Token(
      this.kind(index),
      this.number(index, START),
      this.number(index, END),
      this.line(index),
      this.column(index),
      this.endLine(index),
      this.endColumn(index),
      this.text(index),
    );
  }
}
