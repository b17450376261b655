/** Errors inside string literals, which CPython finds while it builds the tree: also where only an error rule comes across them. */
import { NodeKind } from "../../ast/nodes.ts";
import type { i32 } from "../../dialect.ts";
import { decodeString, decodeText, isRawStart } from "../../lexer/literals.ts";
import { TokenKind } from "../../lexer/token.ts";
import { raiseHere, raiseRange } from "./actions.ts";
import type { Machine } from "./machine.ts";
import type { Value } from "./value.ts";

/** A string literal was passed. */
export function runLiteral(m: Machine): boolean {
  const token = m.tokens.at(m.position - 1);
  const error = decodeString(m.p.source, token).text.error;
  if (error !== "") raiseHere(m, "SyntaxError", error, m.tokens.at(m.furthest));
  m.result = m.span(NodeKind.Constant);
  return error === "";
}

/** An f- or t-string was passed; its text is decoded at its end. */
export function runInterpolated(m: Machine, start: Value, parts: Value): boolean {
  const first = m.tokens.at(start.first);
  const raw = isRawStart(m.p.source, first);
  for (let i = 0; i < parts.children.length; i++) {
    const part = parts.children[i]!;
    if (part.kind !== NodeKind.Constant) continue;
    const text = m.tokens.at(part.first);
    const error = decodeText(m.p.source, text.start, text.end, raw).error;
    if (error !== "") {
      raiseHere(m, "SyntaxError", error, m.tokens.at(m.furthest));
      return false;
    }
  }
  m.result = m.span(first.kind === TokenKind.TStringStart ? NodeKind.TemplateStr : NodeKind.JoinedStr);
  return true;
}

/** "!" and a name were passed. */
export function runConversion(m: Machine, mark: Value, name: Value): boolean {
  const first = m.tokens.at(mark.first);
  const last = m.tokens.at(name.first);
  const mode = isInTemplate(m, mark.first) ? "t" : "f";
  if (first.end !== last.start) {
    raiseRange(m, `${mode}-string: conversion type must come right after the exclamation mark`, first, last);
    return false;
  }
  if (last.text !== "s" && last.text !== "r" && last.text !== "a") {
    const rule = `invalid conversion character '${last.text}': expected 's', 'r', or 'a'`;
    raiseRange(m, `${mode}-string: ${rule}`, last, last);
    return false;
  }
  m.result = null;
  return true;
}

/** Whether the innermost string open at a token is a t-string. */
function isInTemplate(m: Machine, index: i32): boolean {
  let depth = 0;
  for (let i = index; i >= 0; i--) {
    switch (m.tokens.kind(i)) {
      case TokenKind.FStringEnd:
      case TokenKind.TStringEnd:
        depth++;
        break;
      case TokenKind.FStringStart:
      case TokenKind.TStringStart:
        if (depth === 0) return m.tokens.kind(i) === TokenKind.TStringStart;
        depth--;
        break;
      default:
        break;
    }
  }
  return false;
}

/** Adjacent literals were passed. */
export function runJoined(m: Machine, list: Value): boolean {
  let interpolated = false;
  let bytes = 0;
  for (let i = 0; i < list.children.length; i++) {
    const part = list.children[i]!;
    if (part.kind === NodeKind.JoinedStr) interpolated = true;
    else if (decodeString(m.p.source, m.tokens.at(part.first)).isBytes) bytes++;
  }
  if (bytes > 0 && (interpolated || bytes < list.children.length)) {
    raiseHere(m, "SyntaxError", "cannot mix bytes and nonbytes literals", m.tokens.at(m.furthest));
    return false;
  }
  m.result = m.span(interpolated ? NodeKind.JoinedStr : NodeKind.Constant);
  return true;
}
