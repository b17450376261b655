/** The errors themselves: where they are placed, what their messages say, and the conditions that the grammar cannot express. */
import { NodeKind } from "../../ast/nodes.ts";
import { codePointsToString, type i32, intToString } from "../../dialect.ts";
import { type Token, TokenKind } from "../../lexer/token.ts";
import { runConversion, runInterpolated, runJoined, runLiteral } from "./literals.ts";
import { FoundError, type Machine } from "./machine.ts";
import { Callback, Place, TargetKind, ValueKind } from "./opcodes.ts";
import { characterCount, characterOffset } from "./position.ts";
import { messages } from "./program.ts";
import { expressionName, firstToken, lastToken, type Value } from "./value.ts";

/** Records an error at a range of lines and byte columns; -2 as the end column stands for none. */
function raiseAt(
  m: Machine,
  type: string,
  message: string,
  line: i32,
  column: i32,
  endLine: i32,
  endColumn: i32,
): void {
  const from = characterOffset(m.p, m.furthest, line, column);
  // CPython measures the end's column on the line of the start.
  const to = endColumn < -1 ? 0 : characterOffset(m.p, m.furthest, line, endColumn);
  m.error = new FoundError(type, message, line, from, endLine, to);
}

/** At a token. One that CPython makes up has no columns. */
function raiseAtToken(m: Machine, message: string, token: Token): void {
  if (isMadeUp(token.kind)) raiseAt(m, "SyntaxError", message, token.line, -1, token.endLine, -1);
  else raiseRange(m, message, token, token);
}

/** At a token where reading stopped. One that CPython makes up stands where the lexer stands, and has no end. */
export function raiseHere(m: Machine, type: string, message: string, token: Token): void {
  raiseAt(m, type, message, token.line, token.column, token.endLine, token.endColumn);
  if (isMadeUp(token.kind)) m.error!.endColumn = -1;
}

/** No rule has a message: a token is unexpected. */
export function raiseUnexpected(m: Machine, token: Token): void {
  raiseAtToken(m, "invalid syntax", token);
}

/** Indentation where none may be: found by reading as far as `furthest`. */
export function raiseIndentation(m: Machine, message: string): void {
  raiseHere(m, "IndentationError", message, m.tokens.at(m.furthest));
}

/** Tokens without characters of their own. */
function isMadeUp(kind: TokenKind): boolean {
  return kind === TokenKind.Indent || kind === TokenKind.Dedent || kind === TokenKind.EndMarker;
}

export function raiseRange(m: Machine, message: string, first: Token, last: Token): void {
  raiseAt(m, "SyntaxError", message, first.line, first.column, last.endLine, last.endColumn);
}

/** A forced token is missing. */
export function runForced(m: Machine, kind: TokenKind): void {
  const expected = kind === TokenKind.Colon ? ":" : "(";
  raiseAtToken(m, `expected '${expected}'`, m.tokens.at(m.look()));
}

/** Places an error of the grammar. Never matches. */
export function runRaise(m: Machine, place: i32, a: Value | null, b: Value | null, message: i32): boolean {
  const text = fillMessage(m, messages[message]!, a);
  const tokens = m.tokens;
  switch (place) {
    case Place.At:
      raiseRange(m, text, tokens.at(firstToken(a!)), tokens.at(lastToken(a!)));
      break;
    case Place.Range:
      raiseRange(m, text, tokens.at(firstToken(a!)), tokens.at(lastToken(b!)));
      break;
    case Place.From:
      raiseFrom(m, text, tokens.at(firstToken(a!)));
      break;
    case Place.Here:
      raiseHere(m, "SyntaxError", text, tokens.at(m.furthest));
      break;
    case Place.Next:
      raiseHere(m, "SyntaxError", text, m.tokens.at(m.look()));
      break;
    default:
      raiseHere(m, "IndentationError", text, tokens.at(m.furthest));
      break;
  }
  return false;
}

/** From a token to where reading stopped. */
function raiseFrom(m: Machine, message: string, first: Token): void {
  const last = m.tokens.at(m.furthest);
  raiseRange(m, message, first, last);
  m.error!.endColumn = characterCount(m.p, m.furthest, first.line, last.endColumn);
}

/** Puts a value's kind, line or text into a message. */
function fillMessage(m: Machine, message: string, value: Value | null): string {
  if (value === null || !message.includes("%")) return message;
  let text = "";
  let from = 0;
  for (let i = 0; i + 1 < message.length; i++) {
    if (message.charCodeAt(i) !== 0x25) continue;
    text += message.slice(from, i) + detail(m, message.charCodeAt(i + 1), value);
    from = i + 2;
  }
  return text + message.slice(from, message.length);
}

function detail(m: Machine, mark: i32, value: Value): string {
  const token = m.tokens.at(firstToken(value));
  switch (mark) {
    case 0x65:
      return expressionName(value, m.tokens);
    case 0x6c:
      return intToString(token.line);
    default:
      return codePointsToString(m.p.source, token.start, token.end);
  }
}

/** The part of a value that cannot be assigned to or deleted, or null. */
function invalidTarget(value: Value, kind: TargetKind): Value | null {
  switch (value.kind) {
    case NodeKind.List:
    case NodeKind.Tuple:
      for (let i = 0; i < value.children.length; i++) {
        const part = invalidTarget(value.children[i]!, kind);
        if (part !== null) return part;
      }
      return null;
    case NodeKind.Starred:
      return kind === TargetKind.Del ? value : invalidTarget(value.children[0]!, kind);
    case NodeKind.Compare:
      // In "for x in y" without its "in", the comparison's left side is the target.
      if (kind !== TargetKind.For) return value;
      return value.children[1]!.kind === NodeKind.Comprehension
        ? invalidTarget(value.children[0]!, kind)
        : null;
    case NodeKind.Name:
    case NodeKind.Subscript:
    case NodeKind.Attribute:
      return null;
    default:
      return value;
  }
}

export function runTarget(m: Machine, kind: i32, value: Value): boolean {
  const part = invalidTarget(value, kind as TargetKind);
  if (part === null) return false;
  const verb = kind === TargetKind.Del ? "delete" : "assign to";
  const message = `cannot ${verb} ${expressionName(part, m.tokens)}`;
  raiseRange(m, message, m.tokens.at(part.first), m.tokens.at(part.last));
  return false;
}

/** Conditions beyond the grammar. Returns whether the rule matches, which only those of string literals ever do. */
export function runCallback(
  m: Machine,
  callback: i32,
  a: Value | null,
  b: Value | null,
  message: i32,
): boolean {
  const text = fillMessage(m, messages[message]!, a);
  switch (callback) {
    case Callback.Literal:
      return runLiteral(m);
    case Callback.Interpolated:
      return runInterpolated(m, a!, b!);
    case Callback.Conversion:
      return runConversion(m, a!, b!);
    case Callback.Joined:
      return runJoined(m, a!);
    case Callback.GeneratorInCall:
      raiseGenerator(m, a!, b!, text);
      return false;
    case Callback.ArgumentsError:
      raiseHere(m, "SyntaxError", argumentsMessage(m, a!), m.tokens.at(m.furthest));
      return false;
    case Callback.Legacy:
      if (isLegacyName(m, a!)) raiseRange(m, text, m.tokens.at(firstToken(a!)), m.tokens.at(lastToken(b!)));
      return false;
    case Callback.TypeVarTuple:
      raiseFrom(m, boundMessage(b!, "TypeVarTuple"), m.tokens.at(a!.first));
      return false;
    case Callback.ParamSpec:
      raiseFrom(m, boundMessage(b!, "ParamSpec"), m.tokens.at(a!.first));
      return false;
    case Callback.ForgottenComma:
      if (!isLegacyName(m, a!) && isInBrackets(m)) {
        raiseRange(m, text, m.tokens.at(firstToken(a!)), m.tokens.at(lastToken(b!)));
      }
      return false;
    case Callback.MissingColon:
      raiseMissingColon(m, a!, text);
      return false;
    default:
      raiseMixed(m, a!, b!, text);
      return false;
  }
}

/** A generator that is not the only argument: reported from the last argument on. */
function raiseGenerator(m: Machine, call: Value, clauses: Value, message: string): void {
  let count = 0;
  let last: Value = call;
  for (let i = 0; i < call.children.length; i++) {
    const argument = call.children[i]!;
    if (argument.kind === NodeKind.Keyword) continue;
    last = argument;
    count++;
  }
  if (count > 1) raiseRange(m, message, m.tokens.at(firstToken(last)), m.tokens.at(lastToken(clauses)));
}

function argumentsMessage(m: Machine, call: Value): string {
  for (let i = 0; i < call.children.length; i++) {
    const argument = call.children[i]!;
    if (argument.kind === NodeKind.Keyword && m.tokens.kind(argument.first) === TokenKind.DoubleStar) {
      return "positional argument follows keyword argument unpacking";
    }
  }
  return "positional argument follows keyword argument";
}

/** print and exec, which Python 2 had as statements. */
function isLegacyName(m: Machine, value: Value): boolean {
  if (value.kind !== NodeKind.Name && value.kind !== ValueKind.Token) return false;
  const text = m.tokens.text(value.first);
  return text === "print" || text === "exec";
}

function boundMessage(bound: Value, name: string): string {
  return `cannot use ${bound.kind === NodeKind.Tuple ? "constraints" : "bound"} with ${name}`;
}

/** Whether brackets are open behind the token that was passed last. */
function isInBrackets(m: Machine): boolean {
  let depth = 0;
  for (let i = m.p.statementStart; i < m.position; i++) {
    switch (m.tokens.kind(i)) {
      case TokenKind.LParen:
      case TokenKind.LSquare:
      case TokenKind.LBrace:
        depth++;
        break;
      case TokenKind.RParen:
      case TokenKind.RSquare:
      case TokenKind.RBrace:
        depth--;
        break;
      default:
        break;
    }
  }
  return depth > 0;
}

function raiseMissingColon(m: Machine, key: Value, message: string): void {
  const first = m.tokens.at(firstToken(key));
  const last = m.tokens.at(lastToken(key));
  raiseAt(m, "SyntaxError", message, first.line, last.endColumn - 1, last.endLine, -2);
}

function raiseMixed(m: Machine, a: Value, b: Value, message: string): void {
  const left = a.children[a.children.length - 1]!;
  raiseRange(m, message, m.tokens.at(left.first), m.tokens.at(b.last));
}
