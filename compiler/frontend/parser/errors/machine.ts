/**
 * Runs the error grammar: a packrat parser of expression grammars as a machine with its own stack, so that nesting in the source does not
 * become recursion here.
 *
 * The stack holds two sorts of entries. A choice says where to go on when matching fails. A call says where to go on when its rule
 * returns; a failure that reaches it makes the rule fail. A left-recursive rule is run again and again, each time with the result of
 * the last run for its own recursive use, as long as the match grows.
 */
import type { i32 } from "../../dialect.ts";
import { TokenKind } from "../../lexer/token.ts";
import type { TokenTable } from "../../lexer/tokenTable.ts";
import { isIdentifierWord, Keyword } from "../keywords.ts";
import type { Parser } from "../parser.ts";
import { runCallback, runForced, runRaise, runTarget } from "./actions.ts";
import { Op, RuleFlag, ValueKind } from "./opcodes.ts";
import { code, ruleEntries, ruleFlags } from "./program.ts";
import { Value } from "./value.ts";

/** An error that a rule found. Lines from 1, columns from 1 in characters, as in `SyntaxFailure`. */
export class FoundError {
  type: string;
  message: string;
  line: i32;
  column: i32;
  endLine: i32;
  endColumn: i32;
  constructor(type: string, message: string, line: i32, column: i32, endLine: i32, endColumn: i32) {
    this.type = type;
    this.message = message;
    this.line = line;
    this.column = column;
    this.endLine = endLine;
    this.endColumn = endColumn;
  }
}

/** A rule that is being matched. Frames are used again, so that long sources leave no garbage behind. */
class Frame {
  rule: i32;
  /** Where to go on when the rule returns. */
  target: i32;
  /** The position at which the rule was called. */
  position: i32;
  /** Where its entry is on the stack. */
  base: i32;
  /** Slots of the rule. */
  a: Value | null;
  b: Value | null;
  /** Whether error rules were on outside. */
  invalid: boolean;
  /** The longest match of a left-recursive rule so far. */
  best: Value | null;
  bestEnd: i32;
  /** How much was remembered when the rule began, for rules that forget. */
  mark: i32;
  constructor() {
    this.rule = 0;
    this.target = 0;
    this.position = 0;
    this.base = 0;
    this.a = null;
    this.b = null;
    this.invalid = false;
    this.best = null;
    this.bestEnd = 0;
    this.mark = 0;
  }
}

/** The target of a stack entry that is a call. */
const CALL: i32 = -2;

export class Machine {
  p: Parser;
  tokens: TokenTable;
  position: i32;
  /** The last token that was looked at. */
  furthest: i32;
  /** Whether error rules are on. */
  invalid: boolean;
  error: FoundError | null;
  result: Value | null;
  /** The stack's entries: where to go on, `CALL` for a call, and the position at which the choice was made. */
  private targets: i32[];
  private positions: i32[];
  /** How many there are; the arrays do not shrink. */
  private depth: i32;
  /** The frames of the calls on the stack, then those that can be used again; and the innermost. */
  private frames: Frame[];
  private frameCount: i32;
  private frame: Frame | null;
  private pc: i32;
  /** Remembered results, in a list per position: key, end, value, and the next in the list. */
  private memoKeys: i32[];
  private memoEnds: i32[];
  private memoValues: (Value | null)[];
  private memoNexts: i32[];
  private memoCount: i32;
  private memoHeads: i32[];

  constructor(p: Parser) {
    this.p = p;
    this.tokens = p.tokens;
    this.position = 0;
    this.furthest = 0;
    this.invalid = false;
    this.error = null;
    this.result = null;
    this.targets = [];
    this.positions = [];
    this.depth = 0;
    this.frames = [];
    this.frameCount = 0;
    this.frame = null;
    this.pc = 0;
    this.memoKeys = [];
    this.memoEnds = [];
    this.memoValues = [];
    this.memoNexts = [];
    this.memoCount = 0;
    this.memoHeads = [];
  }

  /** Matches a rule at a position. Returns whether it matched; with false, `error` may say why not. */
  run(rule: i32, position: i32, invalid: boolean): boolean {
    this.position = position;
    this.invalid = invalid;
    this.memoCount = 0;
    this.memoHeads.length = 0;
    this.depth = 0;
    this.frameCount = 0;
    this.frame = null;
    if (!this.call(rule, -1)) return false;
    while (this.pc >= 0 && this.error === null) this.step();
    return this.error === null && this.result !== null;
  }

  /** The index of the token at the position, which is read if it was not yet. */
  look(): i32 {
    this.p.ensure(this.position);
    if (this.position > this.furthest) this.furthest = this.position;
    return this.position;
  }

  private lookKind(): TokenKind {
    return this.tokens.kind(this.look());
  }

  /** Which of != and <> is the operator depends on a future import. */
  private matches(kind: TokenKind): boolean {
    if (this.lookKind() !== kind) return false;
    return kind !== TokenKind.NotEqual || (this.tokens.text(this.position) === "<>") === this.p.barry;
  }

  private word(): Keyword {
    return this.tokens.word(this.look()) as Keyword;
  }

  private step(): void {
    const pc = this.pc;
    const operand = pc + 1 < code.length ? code[pc + 1]! : 0;
    switch (code[pc]! as Op) {
      case Op.Token:
        this.pass(this.matches(operand as TokenKind));
        break;
      case Op.Word:
        this.pass(this.word() === operand);
        break;
      case Op.Name:
        if (this.lookKind() === TokenKind.Name && isIdentifierWord(this.word())) this.passed(1);
        else this.fail();
        break;
      case Op.SoftKeyword:
        if (this.word() >= Keyword.Case) this.passed(1);
        else this.fail();
        break;
      case Op.Forced:
        if (this.lookKind() === operand) this.passed(2);
        else runForced(this, operand as TokenKind);
        break;
      case Op.Call:
        this.call(operand, pc + 2);
        break;
      case Op.Choice:
        this.choose(pc, operand);
        break;
      case Op.Commit:
        this.depth--;
        this.pc = operand;
        break;
      case Op.BackCommit:
        this.depth--;
        this.position = this.positions[this.depth]!;
        this.pc = operand;
        break;
      case Op.FailTwice:
        this.depth--;
        this.fail();
        break;
      case Op.Fail:
        this.fail();
        break;
      case Op.Cut:
        this.depth--;
        this.pc = pc + 1;
        break;
      case Op.Guard:
        this.pc = this.invalid ? pc + 2 : operand;
        break;
      case Op.Return:
        this.finishRule();
        break;
      case Op.Raise:
        this.failUnlessRaised(runRaise(this, operand, this.slotAt(2), this.slotAt(3), code[pc + 4]!));
        break;
      case Op.Target:
        this.failUnlessRaised(runTarget(this, operand, this.slotAt(2)!));
        break;
      case Op.Callback:
        this.failUnlessRaised(runCallback(this, operand, this.slotAt(2), this.slotAt(3), code[pc + 4]!));
        break;
      default:
        this.stepValue(code[pc]! as Op, operand);
        break;
    }
  }

  /** Makes a choice; takes it at once if the first token is already wrong. */
  private choose(pc: i32, target: i32): void {
    const next = code[pc + 2]! as Op;
    const operand = code[pc + 3]!;
    if (next === Op.Token && !this.matches(operand as TokenKind)) {
      this.pc = target;
      return;
    }
    if (next === Op.Word && this.word() !== operand) {
      this.pc = target;
      return;
    }
    this.pushEntry(target);
    this.pc = pc + 2;
  }

  private pushEntry(target: i32): void {
    if (this.depth === this.targets.length) {
      this.targets.push(target);
      this.positions.push(this.position);
    } else {
      this.targets[this.depth] = target;
      this.positions[this.depth] = this.position;
    }
    this.depth++;
  }

  /** Instructions that only handle values. */
  private stepValue(op: Op, operand: i32): void {
    this.pc += op === Op.Mark ? 1 : 2;
    switch (op) {
      case Op.Mark:
        this.result = new Value(ValueKind.Token, this.position - 1, this.position - 1);
        break;
      case Op.Store:
        this.setSlot(operand, this.result);
        break;
      case Op.Append:
        this.slot(operand)!.children.push(this.result!);
        break;
      case Op.NewList:
        this.setSlot(operand, new Value(ValueKind.Sequence, this.position, this.position));
        break;
      case Op.Clear:
        this.setSlot(operand, null);
        break;
      case Op.Load:
        this.result = this.slot(operand);
        break;
      case Op.Node:
        this.result = new Value(operand, this.frame!.position, this.position - 1);
        break;
      case Op.Child:
        if (this.slot(operand) !== null) this.result!.children.push(this.slot(operand)!);
        break;
      default:
        this.addChildren(operand);
        break;
    }
  }

  private addChildren(slot: i32): void {
    const list = this.slot(slot);
    if (list === null) return;
    for (let i = 0; i < list.children.length; i++) this.result!.children.push(list.children[i]!);
  }

  private slot(index: i32): Value | null {
    return index === 0 ? this.frame!.a : this.frame!.b;
  }

  private slotAt(offset: i32): Value | null {
    return this.slot(code[this.pc + offset]!);
  }

  private setSlot(index: i32, value: Value | null): void {
    if (index === 0) this.frame!.a = value;
    else this.frame!.b = value;
  }

  private pass(matched: boolean): void {
    if (matched) this.passed(2);
    else this.fail();
  }

  private passed(size: i32): void {
    this.position++;
    this.pc += size;
  }

  /** Results are remembered with the error rules' state, unless CPython mixes them. */
  private keyOf(rule: i32): i32 {
    return 2 * rule + (this.invalid && (ruleFlags[rule]! & RuleFlag.Cache) !== 0 ? 1 : 0);
  }

  /** The index of what is remembered at the position, -1 if nothing is. */
  private findMemo(key: i32): i32 {
    if (this.position >= this.memoHeads.length) return -1;
    let index = this.memoHeads[this.position]!;
    while (index >= 0 && this.memoKeys[index] !== key) index = this.memoNexts[index]!;
    return index;
  }

  private remember(position: i32, key: i32, end: i32, value: Value | null): void {
    while (this.memoHeads.length <= position) this.memoHeads.push(-1);
    const index = this.memoCount;
    if (index === this.memoKeys.length) {
      this.memoKeys.push(key);
      this.memoEnds.push(end);
      this.memoValues.push(value);
      this.memoNexts.push(this.memoHeads[position]!);
    } else {
      this.memoKeys[index] = key;
      this.memoEnds[index] = end;
      this.memoValues[index] = value;
      this.memoNexts[index] = this.memoHeads[position]!;
    }
    this.memoHeads[position] = index;
    this.memoCount++;
  }

  /** Starts a rule, or takes its remembered result. False if it is known to fail and nothing is left to try. */
  private call(rule: i32, target: i32): boolean {
    const flags = ruleFlags[rule]!;
    if ((flags & (RuleFlag.Memo | RuleFlag.Cache | RuleFlag.LeftRecursive)) !== 0) {
      const memo = this.findMemo(this.keyOf(rule));
      if (memo >= 0) {
        if (this.memoValues[memo]! === null) {
          this.fail();
        } else {
          this.position = this.memoEnds[memo]!;
          this.result = this.memoValues[memo]!;
          this.pc = target;
        }
        return true;
      }
    }
    this.pushFrame(rule, target);
    if ((flags & RuleFlag.LeftRecursive) !== 0) this.remember(this.position, this.keyOf(rule), 0, null);
    if ((flags & RuleFlag.Quiet) !== 0) this.invalid = false;
    this.pc = ruleEntries[rule]!;
    return true;
  }

  private pushFrame(rule: i32, target: i32): void {
    if (this.frameCount === this.frames.length) this.frames.push(new Frame());
    const frame = this.frames[this.frameCount]!;
    this.frameCount++;
    frame.rule = rule;
    frame.target = target;
    frame.position = this.position;
    frame.base = this.depth;
    frame.a = null;
    frame.b = null;
    frame.invalid = this.invalid;
    frame.best = null;
    frame.bestEnd = 0;
    frame.mark = this.memoCount;
    this.pushEntry(CALL);
    this.frame = frame;
  }

  /** The current rule matched; drops what it left on the stack. */
  private finishRule(): void {
    const entry = this.frame!;
    this.depth = entry.base + 1;
    const flags = ruleFlags[entry.rule]!;
    if ((flags & RuleFlag.LeftRecursive) !== 0) {
      if (this.growMatch(entry)) return;
    } else if ((flags & (RuleFlag.Memo | RuleFlag.Cache)) !== 0) {
      this.invalid = entry.invalid;
      this.remember(entry.position, this.keyOf(entry.rule), this.position, this.result);
    }
    if ((flags & RuleFlag.Prune) !== 0) this.forget(entry);
    this.leave(entry);
    this.pc = entry.target;
  }

  /** Runs a left-recursive rule again if its match grew; otherwise takes the longest. */
  private growMatch(entry: Frame): boolean {
    if (this.position > entry.bestEnd) {
      entry.best = this.result;
      entry.bestEnd = this.position;
      const end = this.position;
      this.position = entry.position;
      const memo = this.findMemo(this.keyOf(entry.rule));
      this.memoEnds[memo] = end;
      this.memoValues[memo] = this.result;
      this.pc = ruleEntries[entry.rule]!;
      return true;
    }
    this.result = entry.best;
    this.position = entry.bestEnd;
    return false;
  }

  /** A statement is complete: what is remembered inside it will not be asked for again. */
  private forget(entry: Frame): void {
    for (let i = entry.position; i < this.memoHeads.length; i++) this.memoHeads[i] = -1;
    this.memoCount = entry.mark;
  }

  /** The current rule ends. Its frame keeps what it has until the next call. */
  private leave(entry: Frame): void {
    this.depth = entry.base;
    this.frameCount--;
    this.frame = this.frameCount > 0 ? this.frames[this.frameCount - 1]! : null;
    this.invalid = entry.invalid;
  }

  /** Goes on at the last choice; rules on the way fail. */
  fail(): void {
    while (this.depth > 0) {
      const last = this.depth - 1;
      const target = this.targets[last]!;
      if (target !== CALL) {
        this.position = this.positions[last]!;
        this.pc = target;
        this.depth = last;
        return;
      }
      const entry = this.frame!;
      if (entry.best !== null) {
        this.result = entry.best;
        this.position = entry.bestEnd;
        this.leave(entry);
        this.pc = entry.target;
        return;
      }
      this.failRule(entry);
    }
    this.result = null;
    this.pc = -1;
  }

  private failRule(entry: Frame): void {
    const flags = ruleFlags[entry.rule]!;
    this.leave(entry);
    if ((flags & (RuleFlag.Memo | RuleFlag.Cache)) !== 0) {
      this.remember(entry.position, this.keyOf(entry.rule), 0, null);
    }
  }

  /** An error that does not apply makes its whole rule fail; a callback may instead give the rule a value. */
  private failUnlessRaised(matched: boolean): void {
    if (this.error !== null) return;
    if (matched) {
      this.finishRule();
      return;
    }
    const entry = this.frame!;
    this.depth = entry.base + 1;
    this.fail();
  }

  /** A value over everything that the current rule matched. */
  span(kind: i32): Value {
    return new Value(kind, this.frame!.position, this.position - 1);
  }
}
