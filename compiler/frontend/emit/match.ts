/**
 * match statements. A case's pattern jumps to its failure label; names it captures are kept in temporaries and stored only when the
 * whole pattern has matched.
 */
import {
  type Expr,
  ConstantKind as Literal,
  type LocatedNode,
  type Match,
  type MatchAs,
  type MatchClass,
  type MatchMapping,
  type MatchOr,
  type MatchSequence,
  type MatchSingleton,
  type MatchStar,
  type MatchValue,
  NodeKind,
  type Pattern,
} from "../ast/nodes.ts";
import { appendBytesRepr, appendStrRepr } from "../ast/stringRepr.ts";
import {
  type CodePoints,
  codePointsToString,
  type i32,
  intToString,
  shortestFloat,
  stringToCodePoints,
} from "../dialect.ts";
import { Opcode } from "../opcodes/opcodes.ts";
import { failTooNested, maxNesting } from "../scopes/scopeBuilder.ts";
import { ConstantKind } from "./code.ts";
import { compute, jumpIf, ownValue, value } from "./expressions.ts";
import { Label } from "./label.ts";
import { constantOf, isConstant } from "./literals.ts";
import { failHere, noLocation } from "./locations.ts";
import { storeName } from "./names.ts";
import { emitStatements } from "./statements.ts";
import type { Unit } from "./unit.ts";

/** What the pattern of one case (or alternative) has captured so far, and where it goes when it does not match. */
class PatternState {
  failed: Label;
  names: string[];
  registers: i32[];
  /** Whether a pattern that matches everything is allowed here. */
  irrefutable: boolean;
  constructor(failed: Label, irrefutable: boolean) {
    this.failed = failed;
    this.names = [];
    this.registers = [];
    this.irrefutable = irrefutable;
  }
}

function isWildcard(p: Pattern): boolean {
  return p.kind === NodeKind.MatchAs && (p as MatchAs).name === "" && (p as MatchAs).pattern === null;
}

function isStarWildcard(p: Pattern): boolean {
  return p.kind === NodeKind.MatchStar && (p as MatchStar).name === "";
}

export function emitMatch(u: Unit, s: Match): void {
  const mark = u.mark();
  const subject = ownValue(u, s.subject);
  const done = new Label();
  const last = s.cases.length - 1;
  for (let i = 0; i <= last; i++) {
    const item = s.cases[i]!;
    const inner = u.mark();
    const failed = new Label();
    const state = new PatternState(failed, item.guard !== null || i === last);
    emitPattern(u, state, item.pattern, subject);
    for (let k = 0; k < state.names.length; k++) {
      storeName(u, item.pattern, state.names[k]!, state.registers[k]!, false);
    }
    u.release(inner);
    if (item.guard !== null) jumpIf(u, item.guard, failed, false);
    emitStatements(u, item.body);
    if (i < last) u.jump(noLocation(), Opcode.Jump, [], done);
    u.place(failed);
  }
  u.place(done);
  u.release(mark);
}

/** The grammar lets f-strings and t-strings through. */
function checkValuePattern(p: Pattern, e: Expr): void {
  if (e.kind === NodeKind.JoinedStr || e.kind === NodeKind.TemplateStr) {
    failHere(p, "patterns may only match literals and attribute lookups");
  }
}

function emitPattern(u: Unit, state: PatternState, p: Pattern, subject: i32): void {
  u.depth++;
  if (u.depth > maxNesting) failTooNested(p);
  switch (p.kind) {
    case NodeKind.MatchValue: {
      checkValuePattern(p, (p as MatchValue).value);
      const mark = u.mark();
      const register = value(u, (p as MatchValue).value);
      emitTest(u, state, p, Opcode.Equal, subject, register);
      u.release(mark);
      break;
    }
    case NodeKind.MatchSingleton:
      emitSingleton(u, state, p as MatchSingleton, subject);
      break;
    case NodeKind.MatchSequence:
      emitSequencePattern(u, state, p as MatchSequence, subject);
      break;
    case NodeKind.MatchMapping:
      emitMappingPattern(u, state, p as MatchMapping, subject);
      break;
    case NodeKind.MatchClass:
      emitClassPattern(u, state, p as MatchClass, subject);
      break;
    case NodeKind.MatchStar:
      capture(u, state, p, (p as MatchStar).name, subject);
      break;
    case NodeKind.MatchAs:
      emitAsPattern(u, state, p as MatchAs, subject);
      break;
    default:
      emitOrPattern(u, state, p as MatchOr, subject);
      break;
  }
  u.depth--;
}

/** Goes to the failure label unless `subject op other`. */
function emitTest(u: Unit, state: PatternState, at: LocatedNode, op: Opcode, subject: i32, other: i32): void {
  const mark = u.mark();
  const test = u.temp();
  u.emit(at, op, [test, subject, other]);
  u.jump(at, Opcode.JumpIfFalse, [test], state.failed);
  u.release(mark);
}

function emitSingleton(u: Unit, state: PatternState, p: MatchSingleton, subject: i32): void {
  const mark = u.mark();
  let kind = ConstantKind.None;
  if (p.value === Literal.True) kind = ConstantKind.True;
  if (p.value === Literal.False) kind = ConstantKind.False;
  const register = u.temp();
  u.emit(p, Opcode.LoadConst, [register, u.constants.singleton(kind)]);
  emitTest(u, state, p, Opcode.Is, subject, register);
  u.release(mark);
}

/** Keeps a value under a name; "" keeps nothing. */
function capture(u: Unit, state: PatternState, p: LocatedNode, name: string, subject: i32): void {
  if (name === "") return;
  for (const known of state.names) {
    if (known === name) failHere(p, `multiple assignments to name '${name}' in pattern`);
  }
  const register = u.temp();
  u.emit(p, Opcode.Move, [register, subject]);
  state.names.push(name);
  state.registers.push(register);
}

function emitAsPattern(u: Unit, state: PatternState, p: MatchAs, subject: i32): void {
  if (p.pattern === null) {
    if (!state.irrefutable) {
      failHere(
        p,
        p.name === ""
          ? "wildcard makes remaining patterns unreachable"
          : `name capture '${p.name}' makes remaining patterns unreachable`,
      );
    }
    capture(u, state, p, p.name, subject);
    return;
  }
  emitPattern(u, state, p.pattern, subject);
  capture(u, state, p, p.name, subject);
}

/** Patterns inside others may match everything. */
function emitInner(u: Unit, state: PatternState, p: Pattern, subject: i32): void {
  const irrefutable = state.irrefutable;
  state.irrefutable = true;
  emitPattern(u, state, p, subject);
  state.irrefutable = irrefutable;
}

function emitSequencePattern(u: Unit, state: PatternState, p: MatchSequence, subject: i32): void {
  const count = p.patterns.length;
  let star: i32 = -1;
  let onlyWildcards = true;
  for (let i = 0; i < count; i++) {
    const item = p.patterns[i]!;
    if (item.kind === NodeKind.MatchStar) {
      if (star >= 0) failHere(p, "multiple starred names in sequence pattern");
      star = i;
    }
    if (!isWildcard(item) && !isStarWildcard(item)) onlyWildcards = false;
  }
  const mark = u.mark();
  const test = u.temp();
  u.emit(p, Opcode.MatchSequence, [test, subject]);
  u.jump(p, Opcode.JumpIfFalse, [test], state.failed);
  if (star < 0 || count > 1) {
    const size = u.temp();
    const needed = u.temp();
    u.emit(p, Opcode.GetLength, [size, subject]);
    u.emit(p, Opcode.LoadConst, [needed, u.constants.smallInt(star < 0 ? count : count - 1)]);
    emitTest(u, state, p, star < 0 ? Opcode.Equal : Opcode.GreaterEqual, size, needed);
  }
  u.release(mark);
  if (onlyWildcards) return;
  if (star >= 0 && isStarWildcard(p.patterns[star]!)) emitItemsByIndex(u, state, p, star, subject);
  else emitUnpackedItems(u, state, p, star, subject);
}

function emitUnpackedItems(u: Unit, state: PatternState, p: MatchSequence, star: i32, subject: i32): void {
  const count = p.patterns.length;
  if (star >= 256 || (star >= 0 && count - star - 1 >= 1 << 23)) {
    failHere(p, "too many expressions in star-unpacking sequence pattern");
  }
  const base = u.tempBase + u.mark();
  for (let i = 0; i < count; i++) u.temp();
  if (star < 0) u.emit(p, Opcode.Unpack, [base, count, subject]);
  else u.emit(p, Opcode.UnpackRest, [base, star, count - star - 1, subject]);
  for (let i = 0; i < count; i++) emitInner(u, state, p.patterns[i]!, base + i);
}

/** With `*_`, only the items that matter are fetched, from both ends. */
function emitItemsByIndex(u: Unit, state: PatternState, p: MatchSequence, star: i32, subject: i32): void {
  const count = p.patterns.length;
  for (let i = 0; i < count; i++) {
    const item = p.patterns[i]!;
    if (i === star || isWildcard(item)) continue;
    const register = u.temp();
    const index = u.temp();
    if (i < star) u.emit(p, Opcode.LoadConst, [index, u.constants.smallInt(i)]);
    else {
      u.emit(p, Opcode.GetLength, [index, subject]);
      u.emit(p, Opcode.LoadConst, [register, u.constants.smallInt(count - i)]);
      u.emit(p, Opcode.Subtract, [index, index, register]);
    }
    u.emit(p, Opcode.LoadItem, [register, subject, index]);
    emitInner(u, state, item, register);
  }
}

function checkMappingKeys(u: Unit, p: MatchMapping): void {
  const seen = new Set<string>();
  for (const key of p.keys) {
    if (!isConstant(key)) continue;
    const constant = constantOf(u, key);
    const identity = keyIdentity(u, constant);
    if (seen.has(identity)) failHere(p, `mapping pattern checks duplicate key (${keyText(u, constant)})`);
    seen.add(identity);
  }
}

/** The same text for keys that are equal: numbers by value, everything else by its constant. */
function keyIdentity(u: Unit, constant: i32): string {
  const entry = u.constants.entries[constant]!;
  switch (entry.kind) {
    case ConstantKind.True:
      return "1e0";
    case ConstantKind.False:
      return "0e0";
    case ConstantKind.SmallInt: {
      const negative = entry.value < 0;
      const digits = intToString(negative ? -entry.value : entry.value);
      return (negative ? "-" : "") + shortestFloat(digits);
    }
    case ConstantKind.Float: {
      const negative = entry.text.startsWith("-");
      const text = shortestFloat(negative ? entry.text.slice(1) : entry.text);
      return negative && text !== "0e0" ? "-" + text : text;
    }
    default:
      return "#" + intToString(constant);
  }
}

/** repr() of a simple key, for the error message. */
function keyText(u: Unit, constant: i32): string {
  const entry = u.constants.entries[constant]!;
  switch (entry.kind) {
    case ConstantKind.None:
      return "None";
    case ConstantKind.True:
      return "True";
    case ConstantKind.False:
      return "False";
    case ConstantKind.SmallInt:
      return intToString(entry.value);
    case ConstantKind.Str: {
      const out: CodePoints = [];
      appendStrRepr(out, entry.points);
      return codePointsToString(out, 0, out.length);
    }
    case ConstantKind.Bytes: {
      const out: CodePoints = [];
      appendBytesRepr(out, entry.points);
      return codePointsToString(out, 0, out.length);
    }
    default:
      return entry.text;
  }
}

function emitMappingPattern(u: Unit, state: PatternState, p: MatchMapping, subject: i32): void {
  const count = p.keys.length;
  checkMappingKeys(u, p);
  const mark = u.mark();
  const test = u.temp();
  u.emit(p, Opcode.MatchMapping, [test, subject]);
  u.jump(p, Opcode.JumpIfFalse, [test], state.failed);
  u.release(mark);
  if (count === 0 && p.rest === "") return;
  if (count > 0) {
    const size = u.temp();
    const needed = u.temp();
    u.emit(p, Opcode.GetLength, [size, subject]);
    u.emit(p, Opcode.LoadConst, [needed, u.constants.smallInt(count)]);
    emitTest(u, state, p, Opcode.GreaterEqual, size, needed);
  }
  u.release(mark);
  const keys = u.temp();
  const base = u.tempBase + u.mark();
  for (const key of p.keys) compute(u, key, u.temp());
  u.emit(p, Opcode.BuildTuple, [keys, count === 0 ? keys : base, count]);
  u.release(mark + 1);
  const values = u.temp();
  u.emit(p, Opcode.MatchKeys, [values, subject, keys]);
  u.jump(p, Opcode.JumpIfNone, [values], state.failed);
  const items = u.tempBase + u.mark();
  for (let i = 0; i < count; i++) u.temp();
  u.emit(p, Opcode.Unpack, [count === 0 ? values : items, count, values]);
  for (let i = 0; i < count; i++) emitInner(u, state, p.patterns[i]!, items + i);
  if (p.rest !== "") emitMappingRest(u, state, p, subject, keys);
}

/** `**rest`: a copy of the mapping without the keys of the pattern. */
function emitMappingRest(u: Unit, state: PatternState, p: MatchMapping, subject: i32, keys: i32): void {
  const rest = u.temp();
  u.emit(p, Opcode.BuildDict, [rest, rest, 0]);
  u.emit(p, Opcode.DictUpdate, [rest, subject]);
  const mark = u.mark();
  const count = p.keys.length;
  const base = u.tempBase + mark;
  for (let i = 0; i < count; i++) u.temp();
  if (count > 0) u.emit(p, Opcode.Unpack, [base, count, keys]);
  for (let i = 0; i < count; i++) u.emit(p, Opcode.DeleteItem, [rest, base + i]);
  u.release(mark);
  capture(u, state, p, p.rest, rest);
}

function emitClassPattern(u: Unit, state: PatternState, p: MatchClass, subject: i32): void {
  for (let i = 0; i < p.kwdAttrs.length; i++) {
    for (let k = i + 1; k < p.kwdAttrs.length; k++) {
      if (p.kwdAttrs[i]! === p.kwdAttrs[k]!) {
        failHere(p.kwdPatterns[k]!, `attribute name repeated in class pattern: ${p.kwdAttrs[i]!}`);
      }
    }
  }
  const positional = p.patterns.length;
  const count = positional + p.kwdAttrs.length;
  const values = u.temp();
  const cls: Expr = p.cls;
  const names: i32[] = [];
  const type = value(u, cls);
  for (const attr of p.kwdAttrs) {
    names.push(u.constants.text(ConstantKind.Str, stringToCodePoints(attr)));
  }
  const constant = u.constants.group(ConstantKind.Tuple, names);
  u.emit(p, Opcode.MatchClass, [values, subject, type, positional, constant]);
  u.jump(p, Opcode.JumpIfNone, [values], state.failed);
  const base = u.tempBase + u.mark();
  for (let i = 0; i < count; i++) u.temp();
  u.emit(p, Opcode.Unpack, [count === 0 ? values : base, count, values]);
  for (let i = 0; i < count; i++) {
    const item = i < positional ? p.patterns[i]! : p.kwdPatterns[i - positional]!;
    if (!isWildcard(item)) emitInner(u, state, item, base + i);
  }
}

function emitOrPattern(u: Unit, state: PatternState, p: MatchOr, subject: i32): void {
  const matched = new Label();
  const irrefutable = state.irrefutable;
  const last = p.patterns.length - 1;
  let names: string[] = [];
  const registers: i32[] = [];
  for (let i = 0; i <= last; i++) {
    const alternative = p.patterns[i]!;
    const isLast = i === last;
    if (i === 0) {
      names = [];
      collectCaptures(alternative, names);
      for (let k = 0; k < names.length; k++) registers.push(u.temp());
    }
    const mark = u.mark();
    const next = isLast ? state.failed : new Label();
    const inner = new PatternState(next, isLast && irrefutable);
    emitPattern(u, inner, alternative, subject);
    if (inner.names.length !== names.length) failHere(p, "alternative patterns bind different names");
    for (let k = 0; k < names.length; k++) {
      const at = indexOfName(inner.names, names[k]!);
      if (at < 0) failHere(p, "alternative patterns bind different names");
      u.emit(alternative, Opcode.Move, [registers[k]!, inner.registers[at]!]);
    }
    u.release(mark);
    if (!isLast) {
      u.jump(noLocation(), Opcode.Jump, [], matched);
      u.place(next);
    }
  }
  u.place(matched);
  for (let k = 0; k < names.length; k++) capture(u, state, p, names[k]!, registers[k]!);
}

/** The names that a pattern captures. */
function collectCaptures(p: Pattern, names: string[]): void {
  switch (p.kind) {
    case NodeKind.MatchSequence:
      for (const item of (p as MatchSequence).patterns) collectCaptures(item, names);
      break;
    case NodeKind.MatchMapping:
      for (const item of (p as MatchMapping).patterns) collectCaptures(item, names);
      addName(names, (p as MatchMapping).rest);
      break;
    case NodeKind.MatchClass:
      for (const item of (p as MatchClass).patterns) collectCaptures(item, names);
      for (const item of (p as MatchClass).kwdPatterns) collectCaptures(item, names);
      break;
    case NodeKind.MatchStar:
      addName(names, (p as MatchStar).name);
      break;
    case NodeKind.MatchAs: {
      const inner = (p as MatchAs).pattern;
      if (inner !== null) collectCaptures(inner, names);
      addName(names, (p as MatchAs).name);
      break;
    }
    case NodeKind.MatchOr:
      collectCaptures((p as MatchOr).patterns[0]!, names);
      break;
    default:
      break;
  }
}

function indexOfName(names: string[], name: string): i32 {
  for (let i = 0; i < names.length; i++) if (names[i]! === name) return i;
  return -1;
}

function addName(names: string[], name: string): void {
  if (name !== "" && indexOfName(names, name) < 0) names.push(name);
}
