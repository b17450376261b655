/** Calls: plain, method, super, with keywords, with * and **. */
import {
  type Attribute,
  type Call,
  type Expr,
  type Keyword,
  type LocatedNode,
  type Name,
  NodeKind,
  type Starred,
} from "../ast/nodes.ts";
import { type CodePoints, type i32, stringToCodePoints } from "../dialect.ts";
import { CommonObject, Opcode } from "../opcodes/opcodes.ts";
import { NameScope, ScopeKind } from "../scopes/scope.ts";
import { ConstantKind } from "./code.ts";
import { emitSequence, SequenceKind } from "./displays.ts";
import { compute, value } from "./expressions.ts";
import { Label } from "./label.ts";
import { failHere, fromAttribute } from "./locations.ts";
import { loadMangled, loadName, mangledIn, noteMention } from "./names.ts";
import { noRegister, type Unit } from "./unit.ts";
import { warnOfCall } from "./warnings.ts";

/** More positional arguments than this are gathered in a list first. */
const maxPlainArguments: i32 = 250;

export function checkKeywords(keywords: Keyword[]): void {
  const seen = new Set<string>();
  for (const keyword of keywords) {
    if (keyword.arg === "") continue;
    if (seen.has(keyword.arg)) failHere(keyword, `keyword argument repeated: ${keyword.arg}`);
    seen.add(keyword.arg);
  }
}

/** Whether a call needs no unpacking. */
function isPlain(args: Expr[], keywords: Keyword[]): boolean {
  if (args.length + keywords.length > maxPlainArguments) return false;
  for (const arg of args) if (arg.kind === NodeKind.Starred) return false;
  for (const keyword of keywords) if (keyword.arg === "") return false;
  return true;
}

export function emitCall(u: Unit, e: Call, to: i32): void {
  checkKeywords(e.keywords);
  warnOfCall(u.context, e.func);
  if (emitBuiltinOverGenerator(u, e, to)) return;
  if (!isPlain(e.args, e.keywords)) {
    const callee = value(u, e.func);
    emitSpreadCall(u, e, callee, [], e.args, e.keywords, to);
    return;
  }
  const base = u.runFrom(to);
  const self = u.temp();
  let at: LocatedNode = e;
  if (e.func.kind === NodeKind.Attribute) {
    const method = e.func as Attribute;
    if (!emitSuperAttribute(u, method, base, true)) {
      noteMention(u, method.attr);
      const mark = u.mark();
      const object = value(u, method.value);
      const name = u.nameOperand(mangledIn(u, method.attr));
      u.emit(fromAttribute(method, method), Opcode.LoadMethod, [base, object, name]);
      u.release(mark);
    }
    at = fromAttribute(e, method);
  } else {
    compute(u, e.func, base);
    u.emit(e.func, Opcode.LoadNull, [self]);
  }
  emitPlainArguments(u, at, base, 0, e.args, e.keywords, to);
}

/** The built-in that a call of `name` over a generator expression may stand for, or -1. */
function consumerOf(name: string): i32 {
  switch (name) {
    case "all":
      return CommonObject.BuiltinAll;
    case "any":
      return CommonObject.BuiltinAny;
    case "tuple":
      return CommonObject.BuiltinTuple;
    default:
      return -1;
  }
}

/** all, any and tuple of a generator expression become a loop here, when the name really is the built-in. */
function emitBuiltinOverGenerator(u: Unit, e: Call, to: i32): boolean {
  if (e.func.kind !== NodeKind.Name || e.args.length !== 1 || e.keywords.length > 0) return false;
  const argument = e.args[0]!;
  const which = consumerOf((e.func as Name).id);
  if (which < 0 || argument.kind !== NodeKind.GeneratorExp) return false;
  if (u.scopeHere().childOf(ScopeKind.Function, argument).coroutine) return false;
  const at = e.func;
  const mark = u.mark();
  const callee = u.runFrom(to);
  const self = u.temp();
  const item = u.temp();
  const skip = new Label();
  const done = new Label();
  compute(u, e.func, callee);
  u.emit(at, Opcode.LoadCommon, [item, which]);
  u.emit(at, Opcode.Is, [item, callee, item]);
  u.jump(at, Opcode.JumpIfFalse, [item], skip);
  emitConsumerLoop(u, at, which, argument, self, item, to);
  u.jump(at, Opcode.Jump, [], done);
  u.place(skip);
  u.emit(at, Opcode.LoadNull, [self]);
  compute(u, argument, item);
  u.emit(e, Opcode.Call, [to, callee, 1]);
  u.place(done);
  u.release(mark);
  return true;
}

/** to = all, any or tuple of a generator expression. `iterator` and `item` are free temporaries. */
function emitConsumerLoop(
  u: Unit,
  at: LocatedNode,
  which: i32,
  generator: Expr,
  iterator: i32,
  item: i32,
  to: i32,
): void {
  const start = new Label();
  const found = new Label();
  const ended = new Label();
  const done = new Label();
  const isTuple = which === CommonObject.BuiltinTuple;
  if (isTuple) u.emit(at, Opcode.BuildList, [to, to, 0]);
  compute(u, generator, iterator);
  u.placeLoop(start);
  u.jump(at, Opcode.ForIter, [item, iterator], ended);
  if (isTuple) u.emit(at, Opcode.ListAppend, [to, item]);
  else {
    const isAny = which === CommonObject.BuiltinAny;
    u.jump(at, isAny ? Opcode.JumpIfTrue : Opcode.JumpIfFalse, [item], found);
  }
  u.jumpBack(at, start);
  u.place(ended);
  if (isTuple) u.emit(at, Opcode.ListToTuple, [to, to]);
  else emitTruth(u, at, which === CommonObject.BuiltinAll, to);
  u.jump(at, Opcode.Jump, [], done);
  u.place(found);
  if (!isTuple) emitTruth(u, at, which === CommonObject.BuiltinAny, to);
  u.place(done);
}

function emitTruth(u: Unit, at: LocatedNode, truth: boolean, to: i32): void {
  if (u.bound === null) return;
  const constant = u.constants.singleton(truth ? ConstantKind.True : ConstantKind.False);
  u.emit(at, Opcode.LoadConst, [to, constant]);
}

/** The arguments of a plain call and the call itself; callee, self and `pushed` arguments stand in the run from `base` already. */
function emitPlainArguments(
  u: Unit,
  at: LocatedNode,
  base: i32,
  pushed: i32,
  args: Expr[],
  keywords: Keyword[],
  to: i32,
): void {
  for (const arg of args) compute(u, arg, u.temp());
  for (const keyword of keywords) compute(u, keyword.value, u.temp());
  const count = pushed + args.length + keywords.length;
  if (keywords.length === 0) u.emit(at, Opcode.Call, [to, base, count]);
  else if (u.bound !== null) {
    u.emit(at, Opcode.CallKeywords, [to, base, count, keywordNames(u, keywords)]);
  }
}

function keywordNames(u: Unit, keywords: Keyword[]): i32 {
  const items: i32[] = [];
  for (const keyword of keywords) {
    const points: CodePoints = stringToCodePoints(keyword.arg);
    items.push(u.constants.text(ConstantKind.Str, points));
  }
  return u.constants.group(ConstantKind.Tuple, items);
}

/**
 * A call whose callee and first `pushed` arguments have been evaluated into the run callee, self, arguments from `base`, the topmost
 * temporaries; used for class statements.
 */
export function emitCallFrom(
  u: Unit,
  at: LocatedNode,
  base: i32,
  pushed: i32,
  args: Expr[],
  keywords: Keyword[],
  to: i32,
): void {
  checkKeywords(keywords);
  if (isPlain(args, keywords)) {
    emitPlainArguments(u, at, base, pushed, args, keywords, to);
    return;
  }
  const first: i32[] = [];
  for (let i = 0; i < pushed; i++) first.push(base + 2 + i);
  emitSpreadCall(u, at, base, first, args, keywords, to);
}

function emitSpreadCall(
  u: Unit,
  at: LocatedNode,
  callee: i32,
  first: i32[],
  args: Expr[],
  keywords: Keyword[],
  to: i32,
): void {
  let list: i32 = 0;
  if (first.length === 0 && args.length === 1 && args[0]!.kind === NodeKind.Starred) {
    list = value(u, (args[0]! as Starred).value);
  } else {
    list = u.temp();
    emitSequence(u, at, SequenceKind.Tuple, first, args, list);
  }
  let dict = noRegister;
  if (keywords.length > 0) dict = emitKeywordDict(u, at, callee, keywords);
  u.emit(at, Opcode.CallSpread, [to, callee, list, dict]);
}

function emitKeywordDict(u: Unit, at: LocatedNode, callee: i32, keywords: Keyword[]): i32 {
  const dict = u.temp();
  let built = false;
  let from: i32 = 0;
  for (let i = 0; i <= keywords.length; i++) {
    const isEnd = i === keywords.length;
    if (!isEnd && keywords[i]!.arg !== "") continue;
    if (i > from) {
      emitKeywordChunk(u, at, callee, keywords, from, i, dict, built);
      built = true;
    }
    from = i + 1;
    if (isEnd) break;
    if (!built) u.emit(at, Opcode.BuildDict, [dict, dict, 0]);
    built = true;
    const mark = u.mark();
    const other = value(u, keywords[i]!.value);
    u.emit(at, Opcode.DictMerge, [dict, other, callee]);
    u.release(mark);
  }
  return dict;
}

/** Keywords `from` to before `end` as a dict of their own: `dict` itself, or merged into it when that exists. */
function emitKeywordChunk(
  u: Unit,
  at: LocatedNode,
  callee: i32,
  keywords: Keyword[],
  from: i32,
  end: i32,
  dict: i32,
  built: boolean,
): void {
  const mark = u.mark();
  const chunk = built ? u.temp() : dict;
  const base = u.tempBase + u.mark();
  for (let i = from; i < end; i++) {
    const keyword = keywords[i]!;
    const key = u.temp();
    if (u.bound !== null) {
      const name = stringToCodePoints(keyword.arg);
      u.emit(at, Opcode.LoadConst, [key, u.constants.text(ConstantKind.Str, name)]);
    }
    compute(u, keyword.value, u.temp());
  }
  u.emit(at, Opcode.BuildDict, [chunk, base, end - from]);
  if (built) u.emit(at, Opcode.DictMerge, [dict, chunk, callee]);
  u.release(mark);
}

/** The module-level symbol table of the compilation. */
function moduleBindsSuper(u: Unit): boolean {
  let scope = u.scope;
  while (scope.parent !== null) scope = scope.parent;
  return scope.scopeOf("super") !== NameScope.None;
}

/** Whether `e` reads an attribute of a plain `super()` or `super(a, b)`. */
function isSuperAttribute(u: Unit, e: Attribute): boolean {
  if (e.value.kind !== NodeKind.Call) return false;
  const call = e.value as Call;
  if (call.func.kind !== NodeKind.Name || (call.func as Name).id !== "super") return false;
  if (call.keywords.length > 0) return false;
  if (u.scope.scopeOf("super") !== NameScope.GlobalImplicit || moduleBindsSuper(u)) return false;
  if (call.args.length === 2) {
    return call.args[0]!.kind !== NodeKind.Starred && call.args[1]!.kind !== NodeKind.Starred;
  }
  if (call.args.length !== 0 || u.code.argCount === 0) return false;
  return u.scope.scopeOf("__class__") === NameScope.Free;
}

/** `super().name`: to = the attribute, or (to, to + 1) = the method. False when `e` is something else. */
export function emitSuperAttribute(u: Unit, e: Attribute, to: i32, isMethod: boolean): boolean {
  if (!isSuperAttribute(u, e)) return false;
  const call = e.value as Call;
  const mark = u.mark();
  const callee = u.temp();
  loadName(u, call.func, "super", callee);
  let cls: i32 = 0;
  let self: i32 = 0;
  if (call.args.length === 2) {
    cls = value(u, call.args[0]!);
    self = value(u, call.args[1]!);
  } else {
    cls = u.temp();
    loadMangled(u, call, "__class__", cls);
    self = u.temp();
    loadMangled(u, call, u.scope.parameters[0]!, self);
  }
  const name = u.nameOperand(mangledIn(u, e.attr));
  u.emit(e, isMethod ? Opcode.LoadSuperMethod : Opcode.LoadSuperAttr, [to, callee, cls, self, name]);
  u.release(mark);
  return true;
}
