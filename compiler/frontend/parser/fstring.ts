/** The inside of f-strings and t-strings: literal text, replacement fields, conversions, format specifications. */
import {
  Constant,
  ConstantKind,
  type Expr,
  FormattedValue,
  Interpolation,
  JoinedStr,
  NodeKind,
} from "../ast/nodes.ts";
import { type CodePoints, fail, type i32, SyntaxFailure } from "../dialect.ts";
import { debugText } from "../lexer/fstrings.ts";
import { decodeText, isRawStart, type LiteralText } from "../lexer/literals.ts";
import { type Token, TokenKind } from "../lexer/token.ts";
import { parseYieldOrStarExpressions } from "./expression.ts";
import { BRACKET_DEPTH, failAtRange, type Parser } from "./parser.ts";
import { checkText, foldConstants, noteWarning } from "./strings.ts";

const NO_CONVERSION: i32 = -1;
const CONVERT_REPR: i32 = 0x72;

/** The string that a replacement field stands in. */
class FieldContext {
  template: boolean;
  raw: boolean;
  middle: TokenKind;
  /** The string's decoded texts; CPython notices what is wrong with them at the end of the string. */
  texts: LiteralText[];
  constructor(template: boolean, raw: boolean) {
    this.template = template;
    this.raw = raw;
    this.middle = template ? TokenKind.TStringMiddle : TokenKind.FStringMiddle;
    this.texts = [];
  }
}

/** Parses one f- or t-string and appends its parts, empty texts left out. */
export function parseInterpolatedParts(p: Parser, parts: Expr[]): void {
  const first = p.advance();
  const template = first.kind === TokenKind.TStringStart;
  const context = new FieldContext(template, isRawStart(p.source, first));
  p.enter(BRACKET_DEPTH);
  while (true) {
    if (p.at(context.middle)) {
      const text = parseMiddle(p, context);
      if (text.value.length > 0) parts.push(text);
    } else if (p.at(TokenKind.LBrace)) {
      parseField(p, context, parts);
    } else {
      break;
    }
  }
  p.leave(BRACKET_DEPTH);
  const end = p.expect(template ? TokenKind.TStringEnd : TokenKind.FStringEnd);
  for (let i = 0; i < context.texts.length; i++) checkText(p, context.texts[i]!, end);
}

function parseMiddle(p: Parser, context: FieldContext): Constant {
  const token = p.advance();
  const text = decodeText(p.source, token.start, token.end, context.raw);
  context.texts.push(text);
  return constantOf(p, text, token);
}

/** Text of a format specification, in which CPython lets a decoding error through as it is. */
function parseSpecificationText(p: Parser, context: FieldContext): Constant {
  const token = p.advance();
  const text = decodeText(p.source, token.start, token.end, context.raw);
  noteWarning(p, text, token);
  if (text.error !== "") fail(new SyntaxFailure("UnicodeDecodeError", text.bareError, 0, 0, 0, 0));
  return constantOf(p, text, token);
}

function constantOf(p: Parser, text: LiteralText, token: Token): Constant {
  const node = new Constant(ConstantKind.Str, "", text.value, false);
  p.place(node, token);
  return node;
}

/**
 * Parses "{" expression "="? ("!" conversion)? (":" specification)? "}". With "=", the field's text up to the next mark comes
 * before the value.
 */
function parseField(p: Parser, context: FieldContext, parts: Expr[]): void {
  const start = p.position;
  const open = p.advance();
  const value = parseYieldOrStarExpressions(p);
  const debug = p.accept(TokenKind.Equal);
  const mark = p.token;
  const text = debugText(p.source, open.end, mark.start);
  let conversion = p.at(TokenKind.Exclamation) ? parseConversion(p, context) : NO_CONVERSION;
  const specification = p.at(TokenKind.Colon) ? parseSpecification(p, context) : null;
  p.expect(TokenKind.RBrace);
  if (debug && conversion === NO_CONVERSION && specification === null) conversion = CONVERT_REPR;
  if (debug) parts.push(debugConstant(open, mark, text));
  if (context.template) {
    const node = new Interpolation(value, stripExpression(text), conversion, specification);
    p.finish(node, start);
    parts.push(node);
  } else {
    const node = new FormattedValue(value, conversion, specification);
    p.finish(node, start);
    parts.push(node);
  }
}

function debugConstant(open: Token, mark: Token, text: CodePoints): Constant {
  const node = new Constant(ConstantKind.Str, "", text, false);
  node.line = open.line;
  node.column = open.column + 1;
  node.endLine = mark.line;
  node.endColumn = mark.column;
  return node;
}

/** The expression's text without what may stand before the mark behind it: spaces and "=". */
function stripExpression(text: CodePoints): CodePoints {
  let end = text.length;
  while (end > 0 && (isSpace(text[end - 1]!) || text[end - 1]! === 0x3d)) end--;
  return text.slice(0, end);
}

function isSpace(point: i32): boolean {
  return point === 0x20 || (point >= 0x09 && point <= 0x0d) || (point >= 0x1c && point <= 0x1f);
}

function parseConversion(p: Parser, context: FieldContext): i32 {
  const mark = p.advance();
  const name = p.expectIdentifier();
  const prefix = context.template ? "t" : "f";
  if (mark.end !== name.start) {
    const message = `${prefix}-string: conversion type must come right after the exclamation mark`;
    failAtRange(p, mark.line, mark.column, name.endLine, name.endColumn, message);
  }
  if (name.text !== "s" && name.text !== "r" && name.text !== "a") {
    const message = `${prefix}-string: invalid conversion character '${name.text}': expected 's', 'r', or 'a'`;
    failAtRange(p, name.line, name.column, name.endLine, name.endColumn, message);
  }
  return name.text.charCodeAt(0);
}

/** A format specification: text, and fields that are formatted even within a t-string. */
function parseSpecification(p: Parser, context: FieldContext): Expr {
  const start = p.position;
  p.advance();
  const inner = new FieldContext(false, context.raw);
  inner.middle = context.middle;
  const parts: Expr[] = [];
  p.enter(BRACKET_DEPTH);
  while (true) {
    if (p.at(context.middle)) {
      const text = parseSpecificationText(p, context);
      if (text.value.length > 0) parts.push(text);
    } else if (p.at(TokenKind.LBrace)) {
      parseField(p, inner, parts);
    } else {
      break;
    }
  }
  p.leave(BRACKET_DEPTH);
  const single = parts.length === 1 && parts[0]!.kind === NodeKind.Constant;
  const node = new JoinedStr(single ? parts : foldConstants(parts));
  p.finish(node, start);
  return node;
}
