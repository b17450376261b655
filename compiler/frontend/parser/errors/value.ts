/** What the error parser remembers of what it matched: kinds, extents, and the parts that messages look into. */
import { NodeKind } from "../../ast/nodes.ts";
import type { i32 } from "../../dialect.ts";
import { type Token, TokenKind } from "../../lexer/token.ts";
import type { TokenTable } from "../../lexer/tokenTable.ts";
import { ValueKind } from "./opcodes.ts";

/** A matched piece: a `NodeKind` or `ValueKind`, its first and last token. */
export class Value {
  kind: i32;
  first: i32;
  last: i32;
  children: Value[];
  constructor(kind: i32, first: i32, last: i32) {
    this.kind = kind;
    this.first = first;
    this.last = last;
    this.children = [];
  }
}

/** The first token of a value; of a list, that of its first element. */
export function firstToken(value: Value): i32 {
  if (value.kind === ValueKind.Sequence && value.children.length > 0) return firstToken(value.children[0]!);
  return value.first;
}

/** The last token of a value; of a list, that of its last element. */
export function lastToken(value: Value): i32 {
  const count = value.children.length;
  if (value.kind === ValueKind.Sequence && count > 0) return lastToken(value.children[count - 1]!);
  return value.last;
}

/** What CPython calls an expression of this kind. */
export function expressionName(value: Value, tokens: TokenTable): string {
  switch (value.kind) {
    case NodeKind.Attribute:
      return "attribute";
    case NodeKind.Subscript:
      return "subscript";
    case NodeKind.Starred:
      return "starred";
    case NodeKind.Name:
      return "name";
    case NodeKind.List:
      return "list";
    case NodeKind.Tuple:
      return "tuple";
    case NodeKind.Lambda:
      return "lambda";
    case NodeKind.Call:
      return "function call";
    case NodeKind.BoolOp:
    case NodeKind.BinOp:
    case NodeKind.UnaryOp:
      return "expression";
    case NodeKind.GeneratorExp:
      return "generator expression";
    case NodeKind.Yield:
    case NodeKind.YieldFrom:
      return "yield expression";
    case NodeKind.Await:
      return "await expression";
    case NodeKind.ListComp:
      return "list comprehension";
    case NodeKind.SetComp:
      return "set comprehension";
    case NodeKind.DictComp:
      return "dict comprehension";
    case NodeKind.Dict:
      return "dict literal";
    case NodeKind.SetDisplay:
      return "set display";
    case NodeKind.JoinedStr:
      return "f-string expression";
    case NodeKind.TemplateStr:
      return "t-string expression";
    case NodeKind.Constant:
      return constantName(tokens.at(value.first));
    case NodeKind.Compare:
      return "comparison";
    case NodeKind.IfExp:
      return "conditional expression";
    case NodeKind.NamedExpr:
      return "named expression";
    default:
      return "expression";
  }
}

function constantName(token: Token): string {
  if (token.kind === TokenKind.Name) return token.text;
  return token.kind === TokenKind.Ellipsis ? "ellipsis" : "literal";
}
