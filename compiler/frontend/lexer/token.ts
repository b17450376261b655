import type { i32 } from "../dialect.ts";

/**
 * Token kinds, CPython's: operators are kinds of their own, keywords are `Name` (the parser compares `text`), and f- and t-strings
 * come as Start, Middle, End with the tokens of their expressions in between.
 */
export enum TokenKind {
  EndMarker,
  Name,
  Number,
  String,
  Newline,
  Indent,
  Dedent,
  LParen,
  RParen,
  LSquare,
  RSquare,
  LBrace,
  RBrace,
  Colon,
  Comma,
  Semicolon,
  Plus,
  Minus,
  Star,
  Slash,
  VBar,
  Amper,
  Less,
  Greater,
  Equal,
  Dot,
  Percent,
  EqEqual,
  NotEqual,
  LessEqual,
  GreaterEqual,
  Tilde,
  Circumflex,
  LeftShift,
  RightShift,
  DoubleStar,
  PlusEqual,
  MinusEqual,
  StarEqual,
  SlashEqual,
  PercentEqual,
  AmperEqual,
  VBarEqual,
  CircumflexEqual,
  LeftShiftEqual,
  RightShiftEqual,
  DoubleStarEqual,
  DoubleSlash,
  DoubleSlashEqual,
  At,
  AtEqual,
  RArrow,
  Ellipsis,
  ColonEqual,
  Exclamation,
  FStringStart,
  FStringMiddle,
  FStringEnd,
  TStringStart,
  TStringMiddle,
  TStringEnd,
  /** A character that begins no token ($, ? or `): a syntax error wherever it stands. */
  Unknown,
}

/**
 * One token. `start` and `end` index the source's code points; lines count from 1; columns count UTF-8 bytes from 0, as CPython's
 * AST does. `text` is the identifier (NFKC-normalised) for `Name`, the literal's characters for `Number`, "<>" for a `NotEqual` that is
 * spelled so, otherwise "". `Indent`, `Dedent` and `EndMarker` have no extent; their column is one less than that of their position,
 * which makes `column + 1` the place where CPython reports an error at them.
 */
export class Token {
  kind: TokenKind;
  start: i32;
  end: i32;
  line: i32;
  column: i32;
  endLine: i32;
  endColumn: i32;
  text: string;
  constructor(
    kind: TokenKind,
    start: i32,
    end: i32,
    line: i32,
    column: i32,
    endLine: i32,
    endColumn: i32,
    text: string,
  ) {
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.line = line;
    this.column = column;
    this.endLine = endLine;
    this.endColumn = endColumn;
    this.text = text;
  }
}
