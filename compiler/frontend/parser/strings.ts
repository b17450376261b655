/** String literals: adjacent ones are joined, f-strings and t-strings among them, exactly as CPython folds the parts. */
import {
  Constant,
  ConstantKind,
  type Expr,
  JoinedStr,
  type LocatedNode,
  NodeKind,
  TemplateStr,
} from "../ast/nodes.ts";
import type { CodePoints, i32 } from "../dialect.ts";
import { decodeString, type LiteralText } from "../lexer/literals.ts";
import { LexerWarning } from "../lexer/scanner.ts";
import { type Token, TokenKind } from "../lexer/token.ts";
import { parseInterpolatedParts } from "./fstring.ts";
import { failAtRange, type Parser } from "./parser.ts";

/** Parses one or more adjacent literals. t-strings join with t-strings only. */
export function parseStrings(p: Parser): Expr {
  const start = p.position;
  if (p.at(TokenKind.TStringStart)) return parseTemplates(p, start);
  const parts: Expr[] = [];
  let interpolated = false;
  let literals = 0;
  while (true) {
    if (p.at(TokenKind.String)) {
      parts.push(parsePlain(p));
    } else if (p.at(TokenKind.FStringStart)) {
      parseInterpolatedParts(p, parts);
      interpolated = true;
    } else {
      break;
    }
    literals++;
  }
  if (p.at(TokenKind.TStringStart)) p.syntaxError();
  if (hasBytes(parts) && (interpolated || !allBytes(parts))) failMixed(p);
  if (!interpolated && literals === 1) return parts[0]!;
  if (!interpolated) return joinConstants(p, parts, start);
  const node = new JoinedStr(foldConstants(parts));
  p.finish(node, start);
  return node;
}

function parseTemplates(p: Parser, start: i32): Expr {
  const parts: Expr[] = [];
  while (p.at(TokenKind.TStringStart)) parseInterpolatedParts(p, parts);
  if (p.at(TokenKind.String) || p.at(TokenKind.FStringStart)) p.syntaxError();
  const node = new TemplateStr(foldConstants(parts));
  p.finish(node, start);
  return node;
}

function parsePlain(p: Parser): Constant {
  const token = p.advance();
  const literal = decodeString(p.source, token);
  checkText(p, literal.text, token);
  const kind = literal.isBytes ? ConstantKind.Bytes : ConstantKind.Str;
  const node = new Constant(kind, "", literal.text.value, literal.isUnicode);
  p.place(node, token);
  return node;
}

/** Reports what decoding a literal found: an error at its token, or a warning. */
export function checkText(p: Parser, text: LiteralText, token: Token): void {
  noteWarning(p, text, token);
  if (text.error === "") return;
  failAtRange(p, token.line, token.column, token.endLine, token.endColumn, text.error);
}

/** Records a literal's warning; CPython counts its line from that of `token`. */
export function noteWarning(p: Parser, text: LiteralText, token: Token): void {
  if (text.warning === "") return;
  p.lexer.scanner.warnings.push(new LexerWarning(text.warning, token.line + text.warningLine));
}

function isBytes(part: Expr): boolean {
  return part.kind === NodeKind.Constant && (part as Constant).constantKind === ConstantKind.Bytes;
}

function hasBytes(parts: Expr[]): boolean {
  for (let i = 0; i < parts.length; i++) {
    if (isBytes(parts[i]!)) return true;
  }
  return false;
}

function allBytes(parts: Expr[]): boolean {
  for (let i = 0; i < parts.length; i++) {
    if (!isBytes(parts[i]!)) return false;
  }
  return true;
}

/** CPython places this at the token behind the literals. */
function failMixed(p: Parser): never {
  const next = p.token;
  const message = "cannot mix bytes and nonbytes literals";
  failAtRange(p, next.line, next.column, next.endLine, next.endColumn, message);
}

function appendValue(out: CodePoints, part: Constant): void {
  const value = part.value;
  for (let i = 0; i < value.length; i++) out.push(value[i]!);
}

/** One constant for literals without replacement fields; the first one's prefix counts. */
function joinConstants(p: Parser, parts: Expr[], start: i32): Constant {
  const first = parts[0]! as Constant;
  const value: CodePoints = [];
  for (let i = 0; i < parts.length; i++) appendValue(value, parts[i]! as Constant);
  const node = new Constant(first.constantKind, "", value, first.unicodePrefix);
  p.finish(node, start);
  return node;
}

/** Joins runs of constants among the parts of f- or t-strings, and drops empty ones. */
export function foldConstants(parts: Expr[]): Expr[] {
  const folded: Expr[] = [];
  let i = 0;
  while (i < parts.length) {
    const part = parts[i]!;
    i++;
    if (part.kind !== NodeKind.Constant) {
      folded.push(part);
      continue;
    }
    let constant = part as Constant;
    if (i < parts.length && parts[i]!.kind === NodeKind.Constant) {
      const value: CodePoints = [];
      appendValue(value, constant);
      const joined = new Constant(ConstantKind.Str, "", value, constant.unicodePrefix);
      let last: LocatedNode = constant;
      while (i < parts.length && parts[i]!.kind === NodeKind.Constant) {
        last = parts[i]!;
        appendValue(value, last as Constant);
        i++;
      }
      joined.line = constant.line;
      joined.column = constant.column;
      joined.endLine = last.endLine;
      joined.endColumn = last.endColumn;
      constant = joined;
    }
    if (constant.value.length > 0) folded.push(constant);
  }
  return folded;
}
