/** Operators and delimiters: the longest one that begins at a character. */
import type { i32 } from "../dialect.ts";
import { Char } from "./characters.ts";
import type { Scanner } from "./scanner.ts";
import { TokenKind } from "./token.ts";

/** The operator whose first character `c` is at `index`; Unknown if none begins so. */
export function operatorAt(scanner: Scanner, c: i32, index: i32): TokenKind {
  const next = scanner.at(index + 1);
  switch (c) {
    case Char.LParen:
      return TokenKind.LParen;
    case Char.RParen:
      return TokenKind.RParen;
    case Char.LSquare:
      return TokenKind.LSquare;
    case Char.RSquare:
      return TokenKind.RSquare;
    case Char.LBrace:
      return TokenKind.LBrace;
    case Char.RBrace:
      return TokenKind.RBrace;
    case Char.Comma:
      return TokenKind.Comma;
    case Char.Semicolon:
      return TokenKind.Semicolon;
    case Char.Tilde:
      return TokenKind.Tilde;
    case Char.Dot:
      return next === Char.Dot && scanner.at(index + 2) === Char.Dot ? TokenKind.Ellipsis : TokenKind.Dot;
    case Char.Colon:
      return withEqual(next, TokenKind.Colon, TokenKind.ColonEqual);
    case Char.Plus:
      return withEqual(next, TokenKind.Plus, TokenKind.PlusEqual);
    case Char.Minus:
      return next === Char.Greater
        ? TokenKind.RArrow
        : withEqual(next, TokenKind.Minus, TokenKind.MinusEqual);
    case Char.Percent:
      return withEqual(next, TokenKind.Percent, TokenKind.PercentEqual);
    case Char.Amper:
      return withEqual(next, TokenKind.Amper, TokenKind.AmperEqual);
    case Char.VBar:
      return withEqual(next, TokenKind.VBar, TokenKind.VBarEqual);
    case Char.Circumflex:
      return withEqual(next, TokenKind.Circumflex, TokenKind.CircumflexEqual);
    case Char.At:
      return withEqual(next, TokenKind.At, TokenKind.AtEqual);
    case Char.Equal:
      return withEqual(next, TokenKind.Equal, TokenKind.EqEqual);
    case Char.Exclamation:
      return withEqual(next, TokenKind.Exclamation, TokenKind.NotEqual);
    default:
      return doubledOperator(c, next, scanner.at(index + 2));
  }
}

/** Those that may be doubled: * / < >. */
function doubledOperator(c: i32, next: i32, third: i32): TokenKind {
  switch (c) {
    case Char.Star:
      if (next === Char.Star) return withEqual(third, TokenKind.DoubleStar, TokenKind.DoubleStarEqual);
      return withEqual(next, TokenKind.Star, TokenKind.StarEqual);
    case Char.Slash:
      if (next === Char.Slash) return withEqual(third, TokenKind.DoubleSlash, TokenKind.DoubleSlashEqual);
      return withEqual(next, TokenKind.Slash, TokenKind.SlashEqual);
    case Char.Less:
      if (next === Char.Less) return withEqual(third, TokenKind.LeftShift, TokenKind.LeftShiftEqual);
      if (next === Char.Greater) return TokenKind.NotEqual;
      return withEqual(next, TokenKind.Less, TokenKind.LessEqual);
    case Char.Greater:
      if (next === Char.Greater) return withEqual(third, TokenKind.RightShift, TokenKind.RightShiftEqual);
      return withEqual(next, TokenKind.Greater, TokenKind.GreaterEqual);
    default:
      return TokenKind.Unknown;
  }
}

function withEqual(next: i32, plain: TokenKind, equal: TokenKind): TokenKind {
  return next === Char.Equal ? equal : plain;
}

/** How many characters an operator has. */
export function operatorSize(kind: TokenKind): i32 {
  switch (kind) {
    case TokenKind.Ellipsis:
    case TokenKind.DoubleStarEqual:
    case TokenKind.DoubleSlashEqual:
    case TokenKind.LeftShiftEqual:
    case TokenKind.RightShiftEqual:
      return 3;
    case TokenKind.EqEqual:
    case TokenKind.NotEqual:
    case TokenKind.LessEqual:
    case TokenKind.GreaterEqual:
    case TokenKind.LeftShift:
    case TokenKind.RightShift:
    case TokenKind.DoubleStar:
    case TokenKind.PlusEqual:
    case TokenKind.MinusEqual:
    case TokenKind.StarEqual:
    case TokenKind.SlashEqual:
    case TokenKind.PercentEqual:
    case TokenKind.AmperEqual:
    case TokenKind.VBarEqual:
    case TokenKind.CircumflexEqual:
    case TokenKind.DoubleSlash:
    case TokenKind.AtEqual:
    case TokenKind.RArrow:
    case TokenKind.ColonEqual:
      return 2;
    default:
      return 1;
  }
}
