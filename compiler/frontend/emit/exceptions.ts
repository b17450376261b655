/**
 * try, except*, with. An exception that arrives in a handler is put into the region's register; EnterHandler makes it the handled one
 * and keeps the one before it, which LeaveHandler restores. Handlers themselves lie in a region whose handler restores and raises again.
 */
import {
  type AsyncWith,
  type ExceptHandler,
  type LocatedNode,
  NodeKind,
  type Stmt,
  type Try,
  type TryStar,
  type With,
  type WithItem,
} from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { IntrinsicFunction, Opcode, SpecialMethod } from "../opcodes/opcodes.ts";
import { emitStore } from "./assignments.ts";
import { Block, BlockKind } from "./blocks.ts";
import { ownValue, value } from "./expressions.ts";
import { emitAwaitLoop } from "./generators.ts";
import { Label } from "./label.ts";
import { failHere, noLocation } from "./locations.ts";
import { storeName } from "./names.ts";
import { emitStatements } from "./statements.ts";
import type { Unit } from "./unit.ts";
import { clearHandlerName, emitNormalExit } from "./unwind.ts";

export function emitTry(u: Unit, node: Stmt): void {
  const isStar = node.kind === NodeKind.TryStar;
  const finalBody = isStar ? (node as TryStar).finalbody : (node as Try).finalbody;
  if (finalBody.length === 0) emitTryBody(u, node);
  else emitFinally(u, node, finalBody);
}

function emitTryBody(u: Unit, node: Stmt): void {
  if (node.kind === NodeKind.TryStar) {
    const t = node as TryStar;
    if (t.handlers.length === 0) emitStatements(u, t.body);
    else emitTryStar(u, node, t.body, t.handlers, t.orelse);
  } else {
    const t = node as Try;
    if (t.handlers.length === 0) emitStatements(u, t.body);
    else emitTryExcept(u, node, t.body, t.handlers, t.orelse);
  }
}

/** Restores the handled exception and raises again: where exceptions out of a handler end. */
function emitReraise(u: Unit, at: LocatedNode, cleanup: Label, saved: i32, exception: i32): void {
  u.place(cleanup);
  u.emit(at, Opcode.LeaveHandler, [saved]);
  u.emit(at, Opcode.Reraise, [exception]);
}

function emitFinally(u: Unit, node: Stmt, finalBody: Stmt[]): void {
  const mark = u.mark();
  const exception = u.temp();
  const handler = new Label();
  const done = new Label();
  const block = new Block(BlockKind.FinallyTry, node);
  block.finalBody = finalBody;
  block.regions.push(u.openRegion(handler, exception));
  u.pushBlock(block);
  emitTryBody(u, node);
  u.blocks.pop();
  u.closeRegion();
  emitStatements(u, finalBody);
  u.jump(noLocation(), Opcode.Jump, [], done);

  u.place(handler);
  const at = noLocation();
  const saved = u.temp();
  const second = u.temp();
  const cleanup = new Label();
  u.emit(at, Opcode.EnterHandler, [saved, exception]);
  const end = new Block(BlockKind.FinallyEnd, node);
  end.register = saved;
  end.regions.push(u.openRegion(cleanup, second));
  u.pushBlock(end);
  const silent = u.context.silent;
  u.context.silent = true;
  emitStatements(u, finalBody);
  u.context.silent = silent;
  u.blocks.pop();
  u.emit(at, Opcode.Reraise, [exception]);
  u.closeRegion();
  emitReraise(u, at, cleanup, saved, second);
  u.place(done);
  u.release(mark);
}

function emitTryExcept(u: Unit, node: Stmt, body: Stmt[], handlers: ExceptHandler[], orelse: Stmt[]): void {
  const mark = u.mark();
  const exception = u.temp();
  const handler = new Label();
  const done = new Label();
  const block = new Block(BlockKind.Try, node);
  block.regions.push(u.openRegion(handler, exception));
  u.pushBlock(block);
  emitStatements(u, body);
  u.blocks.pop();
  u.closeRegion();
  emitStatements(u, orelse);
  u.jump(noLocation(), Opcode.Jump, [], done);

  u.place(handler);
  const at = noLocation();
  const saved = u.temp();
  const second = u.temp();
  const cleanup = new Label();
  u.emit(at, Opcode.EnterHandler, [saved, exception]);
  u.openRegion(cleanup, second);
  for (let i = 0; i < handlers.length; i++) {
    const clause = handlers[i]!;
    if (clause.type === null && i < handlers.length - 1) {
      failHere(clause, "default 'except:' must be last");
    }
    emitExceptClause(u, clause, exception, saved, done);
  }
  u.emit(at, Opcode.Reraise, [exception]);
  u.closeRegion();
  emitReraise(u, at, cleanup, saved, second);
  u.place(done);
  u.release(mark);
}

/** One except clause, inside the handlers' own region; falls through to the next when the type does not match. */
function emitExceptClause(u: Unit, clause: ExceptHandler, exception: i32, saved: i32, done: Label): void {
  const next = new Label();
  const mark = u.mark();
  if (clause.type !== null) {
    const type = value(u, clause.type);
    const test = u.temp();
    u.emit(clause, Opcode.MatchException, [test, exception, type]);
    u.jump(clause, Opcode.JumpIfFalse, [test], next);
    u.release(mark);
  }
  const block = new Block(BlockKind.Handler, clause);
  block.register = saved;
  block.name = clause.name;
  const ended = new Label();
  const raised = u.temp();
  // The region around all the clauses is this block's too: leaving the clause leaves both.
  block.regions.push(u.regions[u.regions.length - 1]!);
  if (clause.name !== "") {
    storeName(u, clause, clause.name, exception, false);
    block.regions.push(u.openRegion(ended, raised));
  }
  u.pushBlock(block);
  emitStatements(u, clause.body);
  u.blocks.pop();
  if (clause.name !== "") u.closeRegion();
  const outer = u.suspendRegion();
  u.emit(noLocation(), Opcode.LeaveHandler, [saved]);
  if (clause.name !== "") clearHandlerName(u, clause.name);
  u.jump(noLocation(), Opcode.Jump, [], done);
  u.resumeRegion(outer);
  if (clause.name !== "") {
    u.place(ended);
    clearHandlerName(u, clause.name);
    u.emit(noLocation(), Opcode.Reraise, [raised]);
  }
  u.place(next);
  u.release(mark);
}

/**
 * except*: `rest` is what no clause has taken yet. Each clause that takes a part makes that the handled exception; what the clauses
 * raise is gathered, and raised together with the rest at the end.
 */
function emitTryStar(u: Unit, node: Stmt, body: Stmt[], handlers: ExceptHandler[], orelse: Stmt[]): void {
  const mark = u.mark();
  const exception = u.temp();
  const handler = new Label();
  const done = new Label();
  const block = new Block(BlockKind.Try, node);
  block.regions.push(u.openRegion(handler, exception));
  u.pushBlock(block);
  emitStatements(u, body);
  u.blocks.pop();
  u.closeRegion();
  emitStatements(u, orelse);
  u.jump(noLocation(), Opcode.Jump, [], done);

  u.place(handler);
  const at = noLocation();
  const saved = u.temp();
  const second = u.temp();
  const raised = u.temp();
  // (rest, match)
  const rest = u.temp();
  const match = u.temp();
  const cleanup = new Label();
  u.emit(at, Opcode.EnterHandler, [saved, exception]);
  u.openRegion(cleanup, second);
  u.emit(at, Opcode.BuildList, [raised, raised, 0]);
  u.emit(at, Opcode.Move, [rest, exception]);
  for (const clause of handlers) emitStarClause(u, clause, rest, match, raised);
  u.emit(at, Opcode.ListAppend, [raised, rest]);
  const result = u.temp();
  const nothing = new Label();
  u.emit(at, Opcode.Intrinsic, [result, IntrinsicFunction.PrepareReraiseStar, exception, raised]);
  u.jump(at, Opcode.JumpIfNone, [result], nothing);
  u.emit(at, Opcode.LeaveHandler, [saved]);
  const outer = u.suspendRegion();
  u.emit(at, Opcode.Reraise, [result]);
  u.place(nothing);
  u.emit(at, Opcode.LeaveHandler, [saved]);
  u.jump(at, Opcode.Jump, [], done);
  u.resumeRegion(outer);
  u.closeRegion();
  emitReraise(u, at, cleanup, saved, second);
  u.place(done);
  u.release(mark);
}

function emitStarClause(u: Unit, clause: ExceptHandler, rest: i32, match: i32, raised: i32): void {
  const mark = u.mark();
  const at = noLocation();
  const next = new Label();
  const failed = new Label();
  const caught = u.temp();
  const ignored = u.temp();
  u.emit(clause, Opcode.MatchGroup, [rest, rest, value(u, clause.type!)]);
  u.jump(clause, Opcode.JumpIfNone, [match], next);
  u.emit(at, Opcode.EnterHandler, [ignored, match]);
  if (clause.name !== "") storeName(u, clause, clause.name, match, false);
  const block = new Block(BlockKind.GroupHandler, clause);
  block.regions.push(u.openRegion(failed, caught));
  u.pushBlock(block);
  emitStatements(u, clause.body);
  u.blocks.pop();
  u.closeRegion();
  if (clause.name !== "") clearHandlerName(u, clause.name);
  u.jump(at, Opcode.Jump, [], next);
  u.place(failed);
  if (clause.name !== "") clearHandlerName(u, clause.name);
  u.emit(at, Opcode.ListAppend, [raised, caught]);
  u.place(next);
  u.release(mark);
}

export function emitWith(u: Unit, node: Stmt): void {
  if (node.kind === NodeKind.AsyncWith) {
    if (!u.scope.asyncDef && !u.context.topLevelAwait) {
      failHere(node, "'async with' outside async function");
    }
    emitWithItems(u, (node as AsyncWith).items, 0, (node as AsyncWith).body, true);
  } else emitWithItems(u, (node as With).items, 0, (node as With).body, false);
}

function emitWithItems(u: Unit, items: WithItem[], index: i32, body: Stmt[], isAsync: boolean): void {
  const mark = u.mark();
  const item = items[index]!;
  const at = item.contextExpr;
  const exit = u.temp();
  u.temp();
  const exception = u.temp();
  const manager = ownValue(u, at);
  u.emit(at, Opcode.LoadSpecial, [exit, manager, isAsync ? SpecialMethod.AsyncExit : SpecialMethod.Exit]);
  const enter = u.temp();
  u.temp();
  u.emit(at, Opcode.LoadSpecial, [enter, manager, isAsync ? SpecialMethod.AsyncEnter : SpecialMethod.Enter]);
  u.emit(at, Opcode.Call, [enter, enter, 0]);
  if (isAsync) {
    u.emit(at, Opcode.GetAwaitable, [enter, enter, 1]);
    emitAwaitLoop(u, at, enter, enter);
  }
  const handler = new Label();
  const done = new Label();
  const block = new Block(isAsync ? BlockKind.AsyncWith : BlockKind.With, at);
  block.register = exit;
  block.regions.push(u.openRegion(handler, exception));
  u.pushBlock(block);
  if (item.optionalVars !== null) emitStore(u, item.optionalVars, enter, true);
  u.release(exception - u.tempBase + 1);
  if (index + 1 < items.length) emitWithItems(u, items, index + 1, body, isAsync);
  else emitStatements(u, body);
  u.blocks.pop();
  u.closeRegion();
  emitNormalExit(u, at, exit, isAsync);
  u.jump(noLocation(), Opcode.Jump, [], done);
  emitWithHandler(u, at, handler, exit, exception, isAsync, done);
  u.place(done);
  u.release(mark);
}

/** An exception arrived: the exit function decides whether it is swallowed. */
function emitWithHandler(
  u: Unit,
  at: LocatedNode,
  handler: Label,
  exit: i32,
  exception: i32,
  isAsync: boolean,
  done: Label,
): void {
  const nowhere = noLocation();
  u.place(handler);
  const saved = u.temp();
  const second = u.temp();
  const result = u.temp();
  const cleanup = new Label();
  const swallowed = new Label();
  u.emit(nowhere, Opcode.EnterHandler, [saved, exception]);
  u.openRegion(cleanup, second);
  u.emit(at, Opcode.CallExit, [result, exit, exit + 1, exception]);
  if (isAsync) {
    u.emit(at, Opcode.GetAwaitable, [result, result, 2]);
    emitAwaitLoop(u, at, result, result);
  }
  u.jump(at, Opcode.JumpIfTrue, [result], swallowed);
  u.emit(nowhere, Opcode.Reraise, [exception]);
  u.closeRegion();
  u.place(swallowed);
  u.emit(nowhere, Opcode.LeaveHandler, [saved]);
  u.jump(nowhere, Opcode.Jump, [], done);
  emitReraise(u, nowhere, cleanup, saved, second);
}
