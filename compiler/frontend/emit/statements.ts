/** Statements: one function each for the simple ones and the loops; the rest have files of their own. */
import {
  type AnnAssign,
  type Assert,
  type Assign,
  type AsyncFor,
  type AugAssign,
  type ClassDef,
  type Delete,
  type Expr,
  type ExprStmt,
  type For,
  type If,
  type Import,
  type ImportFrom,
  type Match,
  NodeKind,
  type Raise,
  type Return,
  type Stmt,
  type TypeAlias,
  type While,
} from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { CommonObject, IntrinsicFunction, Opcode } from "../opcodes/opcodes.ts";
import { failTooNested, maxNesting } from "../scopes/scopeBuilder.ts";
import { emitAnnAssign } from "./annotations.ts";
import { emitAssign, emitAugAssign, emitDelete, emitStore } from "./assignments.ts";
import { Block, BlockKind } from "./blocks.ts";
import { emitClassDef } from "./classes.ts";
import { CodeFlag } from "./code.ts";
import { emitNextItem } from "./comprehensions.ts";
import { emitTry, emitWith } from "./exceptions.ts";
import { compute, jumpIf, loadNone, operand, value } from "./expressions.ts";
import { emitFunctionDef } from "./functions.ts";
import { emitAwaitLoop } from "./generators.ts";
import { emitImport, emitImportFrom } from "./imports.ts";
import { Label } from "./label.ts";
import { isConstant } from "./literals.ts";
import { failHere, noLocation } from "./locations.ts";
import { emitMatch } from "./match.ts";
import { emitTypeAlias } from "./typeParams.ts";
import { noRegister, type Unit } from "./unit.ts";
import { emitUnwind, innermostLoop, unwindRunsCode } from "./unwind.ts";
import { warnOfAssert } from "./warnings.ts";

export function emitStatements(u: Unit, list: Stmt[]): void {
  for (const s of list) emitStatement(u, s);
}

export function emitStatement(u: Unit, s: Stmt): void {
  u.depth++;
  if (u.depth > maxNesting) failTooNested(s);
  switch (s.kind) {
    case NodeKind.ExprStmt:
      emitExpressionStatement(u, s as ExprStmt);
      break;
    case NodeKind.Assign:
      emitAssign(u, s as Assign);
      break;
    case NodeKind.AugAssign:
      emitAugAssign(u, s as AugAssign);
      break;
    case NodeKind.AnnAssign:
      emitAnnAssign(u, s as AnnAssign);
      break;
    case NodeKind.Return:
      emitReturn(u, s as Return);
      break;
    case NodeKind.If:
      emitIf(u, s as If);
      break;
    case NodeKind.For:
      emitFor(u, s, (s as For).target, (s as For).iter, (s as For).body, (s as For).orelse);
      break;
    case NodeKind.While:
      emitWhile(u, s as While);
      break;
    case NodeKind.Break:
      emitLeaveLoop(u, s, true);
      break;
    case NodeKind.Continue:
      emitLeaveLoop(u, s, false);
      break;
    case NodeKind.Raise:
      emitRaise(u, s as Raise);
      break;
    case NodeKind.Assert:
      emitAssert(u, s as Assert);
      break;
    case NodeKind.Delete:
      emitDelete(u, s as Delete);
      break;
    default:
      emitOtherStatement(u, s);
      break;
  }
  u.depth--;
}

function emitOtherStatement(u: Unit, s: Stmt): void {
  switch (s.kind) {
    case NodeKind.FunctionDef:
    case NodeKind.AsyncFunctionDef:
      emitFunctionDef(u, s);
      break;
    case NodeKind.ClassDef:
      emitClassDef(u, s as ClassDef);
      break;
    case NodeKind.Try:
    case NodeKind.TryStar:
      emitTry(u, s);
      break;
    case NodeKind.With:
    case NodeKind.AsyncWith:
      emitWith(u, s);
      break;
    case NodeKind.Import:
      emitImport(u, s as Import);
      break;
    case NodeKind.ImportFrom:
      emitImportFrom(u, s as ImportFrom);
      break;
    case NodeKind.Match:
      emitMatch(u, s as Match);
      break;
    case NodeKind.TypeAlias:
      emitTypeAlias(u, s as TypeAlias);
      break;
    case NodeKind.AsyncFor:
      emitAsyncFor(u, s as AsyncFor);
      break;
    default:
      // Pass, Global, Nonlocal: nothing to run.
      break;
  }
}

function emitExpressionStatement(u: Unit, s: ExprStmt): void {
  const mark = u.mark();
  if (u.context.interactive && u.outer === null) {
    const register = value(u, s.value);
    u.emit(s, Opcode.Intrinsic, [u.temp(), IntrinsicFunction.Print, register, noRegister]);
  } else if (!isConstant(s.value)) value(u, s.value);
  u.release(mark);
}

function emitReturn(u: Unit, s: Return): void {
  if (!u.scope.isFunctionLike()) failHere(s, "'return' outside function");
  if (s.value !== null && (u.code.flags & CodeFlag.AsyncGenerator) !== 0) {
    failHere(s, "'return' with value in async generator");
  }
  const mark = u.mark();
  let register: i32 = 0;
  if (s.value === null) {
    emitUnwind(u, s, 0);
    register = u.temp();
    loadNone(u, s, register);
  } else if (unwindRunsCode(u)) {
    register = u.temp();
    compute(u, s.value, register);
    // CPython places what leaving the blocks reports at a constant value, if that stands on the statement's line.
    const atValue = isConstant(s.value) && s.value.line === s.line;
    emitUnwind(u, atValue ? s.value : s, 0);
  } else register = value(u, s.value);
  u.emit(s, Opcode.Return, [register]);
  u.release(mark);
}

/** A loop follows the `elif`s, which the tree nests, so that many of them are not deep. */
function emitIf(u: Unit, s: If): void {
  const ends: Label[] = [];
  let node = s;
  while (true) {
    const otherwise = new Label();
    jumpIf(u, node.test, otherwise, false);
    emitStatements(u, node.body);
    if (node.orelse.length === 0) {
      u.place(otherwise);
      break;
    }
    const done = new Label();
    ends.push(done);
    u.jump(noLocation(), Opcode.Jump, [], done);
    u.place(otherwise);
    const only = node.orelse[0]!;
    if (node.orelse.length === 1 && only.kind === NodeKind.If) {
      node = only as If;
    } else {
      emitStatements(u, node.orelse);
      break;
    }
  }
  while (ends.length > 0) u.place(ends.pop()!);
}

function loopBlock(s: Stmt, start: Label, done: Label): Block {
  const block = new Block(BlockKind.Loop, s);
  block.breakLabel = done;
  block.continueLabel = start;
  return block;
}

function emitFor(u: Unit, s: Stmt, target: Expr, iterable: Expr, body: Stmt[], orelse: Stmt[]): void {
  const mark = u.mark();
  const iterator = u.temp();
  u.emit(iterable, Opcode.GetIter, [iterator, operand(u, iterable, iterator)]);
  const start = new Label();
  const ended = new Label();
  const done = new Label();
  u.placeLoop(start);
  emitNextItem(u, iterable, target, iterator, ended);
  u.pushBlock(loopBlock(s, start, done));
  emitStatements(u, body);
  u.blocks.pop();
  u.jumpBack(noLocation(), start);
  u.place(ended);
  emitStatements(u, orelse);
  u.place(done);
  u.release(mark);
}

function emitAsyncFor(u: Unit, s: AsyncFor): void {
  if (!u.scope.asyncDef && !u.context.topLevelAwait) {
    failHere(s, "'async for' outside async function");
  }
  const mark = u.mark();
  const iterator = u.temp();
  u.emit(s.iter, Opcode.GetAsyncIter, [iterator, operand(u, s.iter, iterator)]);
  const exception = u.temp();
  const start = new Label();
  const ended = new Label();
  const done = new Label();
  u.placeLoop(start);
  const inner = u.mark();
  const item = u.temp();
  u.openRegion(ended, exception);
  // Where the next item fails, CPython marks the whole statement.
  u.emit(s, Opcode.GetAsyncNext, [item, iterator]);
  emitAwaitLoop(u, s, item, item);
  u.closeRegion();
  emitStore(u, s.target, item, false);
  u.release(inner);
  u.pushBlock(loopBlock(s, start, done));
  emitStatements(u, s.body);
  u.blocks.pop();
  u.jumpBack(noLocation(), start);
  u.place(ended);
  u.emit(s.iter, Opcode.EndAsyncFor, [exception]);
  emitStatements(u, s.orelse);
  u.place(done);
  u.release(mark);
}

function emitWhile(u: Unit, s: While): void {
  const start = new Label();
  const ended = new Label();
  const done = new Label();
  u.placeLoop(start);
  jumpIf(u, s.test, ended, false);
  u.pushBlock(loopBlock(s, start, done));
  emitStatements(u, s.body);
  u.blocks.pop();
  u.jumpBack(noLocation(), start);
  u.place(ended);
  emitStatements(u, s.orelse);
  u.place(done);
}

function emitLeaveLoop(u: Unit, s: Stmt, isBreak: boolean): void {
  const loop = innermostLoop(u);
  if (loop < 0) {
    for (const block of u.blocks) {
      if (block.kind === BlockKind.GroupHandler) {
        failHere(s, "'break', 'continue' and 'return' cannot appear in an except* block");
      }
    }
    failHere(s, isBreak ? "'break' outside loop" : "'continue' not properly in loop");
  }
  emitUnwind(u, s, loop + 1);
  const block = u.blocks[loop]!;
  if (isBreak) u.jump(s, Opcode.Jump, [], block.breakLabel!);
  else u.jumpBack(s, block.continueLabel!);
}

function emitRaise(u: Unit, s: Raise): void {
  const mark = u.mark();
  const exception = s.exc === null ? noRegister : value(u, s.exc);
  const cause = s.cause === null ? noRegister : value(u, s.cause);
  u.emit(s, Opcode.Raise, [exception, cause]);
  u.release(mark);
}

function emitAssert(u: Unit, s: Assert): void {
  warnOfAssert(u.context, s, s.test);
  const mark = u.mark();
  const passed = new Label();
  jumpIf(u, s.test, passed, true);
  const error = u.temp();
  u.emit(s, Opcode.LoadCommon, [error, CommonObject.AssertionError]);
  if (s.msg !== null) {
    u.emit(s, Opcode.LoadNull, [u.temp()]);
    compute(u, s.msg, u.temp());
    u.emit(s, Opcode.Call, [error, error, 1]);
  }
  u.emit(s.test, Opcode.Raise, [error, noRegister]);
  u.place(passed);
  u.release(mark);
}
