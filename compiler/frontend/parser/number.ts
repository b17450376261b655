/** Number literals. Their text goes into the tree as it stands; only its kind is told here. */
import { Constant, ConstantKind } from "../ast/nodes.ts";
import { type i32, intToString, SyntaxFailure } from "../dialect.ts";
import { TokenKind } from "../lexer/token.ts";
import type { Parser } from "./parser.ts";

/** CPython's default limit of `sys.set_int_max_str_digits`, which binds decimal literals too. */
const MAX_DIGITS: i32 = 4300;

export function parseNumber(p: Parser): Constant {
  const token = p.expect(TokenKind.Number);
  const kind = numberKind(token.text);
  if (kind === ConstantKind.Int && token.text.length > MAX_DIGITS)
    checkDigits(p, token.text, token.line, token.endLine);
  const node = new Constant(kind, token.text, [], false);
  p.place(node, token);
  return node;
}

function numberKind(text: string): ConstantKind {
  if (text.length > 1 && text.charCodeAt(0) === 0x30) {
    const mark = text.charCodeAt(1) | 0x20;
    if (mark === 0x78 || mark === 0x6f || mark === 0x62) return ConstantKind.Int;
  }
  if ((text.charCodeAt(text.length - 1) | 0x20) === 0x6a) return ConstantKind.Imaginary;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x2e || (c | 0x20) === 0x65) return ConstantKind.Float;
  }
  return ConstantKind.Int;
}

/** Only decimal literals cost quadratic time to convert. */
function checkDigits(p: Parser, text: string, line: i32, endLine: i32): void {
  const mark = text.charCodeAt(1) | 0x20;
  if (mark === 0x78 || mark === 0x6f || mark === 0x62) return;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) !== 0x5f) digits++;
  }
  if (digits <= MAX_DIGITS) return;
  const limit = `Exceeds the limit (${intToString(MAX_DIGITS)} digits) for integer string conversion`;
  const size = `value has ${intToString(digits)} digits; use sys.set_int_max_str_digits() to increase the limit`;
  const hint = "Consider hexadecimal for huge integer literals to avoid decimal conversion limits.";
  const failure = new SyntaxFailure("SyntaxError", `${limit}: ${size} - ${hint}`, line, 0, endLine, 0);
  p.lexer.failAfterRest(line, failure);
}
