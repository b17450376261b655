/** Leaving blocks by break, continue and return: finally bodies, exit functions and handler ends run on the way. */
import type { LocatedNode } from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { Opcode } from "../opcodes/opcodes.ts";
import { type Block, BlockKind } from "./blocks.ts";
import { loadNone } from "./expressions.ts";
import { emitAwaitLoop } from "./generators.ts";
import type { Region } from "./label.ts";
import { failHere, noLocation } from "./locations.ts";
import { deleteName, storeName } from "./names.ts";
import { emitStatements } from "./statements.ts";
import type { Unit } from "./unit.ts";

/** Whether leaving any of the blocks from number `depth` on runs code that could change a local variable. */
export function unwindRunsCode(u: Unit): boolean {
  for (const block of u.blocks) {
    if (block.kind !== BlockKind.Loop && block.kind !== BlockKind.Try) return true;
  }
  return false;
}

/**
 * Emits what leaving the blocks down to `depth` (those that stay) runs. The blocks are back in force afterwards: `at` is where the
 * leaving statement stands.
 */
export function emitUnwind(u: Unit, at: LocatedNode, depth: i32): void {
  const left: Block[] = [];
  const suspended: Region[] = [];
  while (u.blocks.length > depth) {
    const block = u.blocks.pop()!;
    left.push(block);
    for (let i = 0; i < block.regions.length; i++) suspended.push(u.suspendRegion());
    leaveBlock(u, at, block);
  }
  for (let i = suspended.length - 1; i >= 0; i--) u.resumeRegion(suspended[i]!);
  for (let i = left.length - 1; i >= 0; i--) u.blocks.push(left[i]!);
}

function leaveBlock(u: Unit, at: LocatedNode, block: Block): void {
  switch (block.kind) {
    case BlockKind.FinallyTry:
      emitStatements(u, block.finalBody);
      break;
    case BlockKind.FinallyEnd:
      u.emit(at, Opcode.LeaveHandler, [block.register]);
      break;
    case BlockKind.With:
    case BlockKind.AsyncWith:
      emitNormalExit(u, block.at, block.register, block.kind === BlockKind.AsyncWith);
      break;
    case BlockKind.Handler:
      u.emit(at, Opcode.LeaveHandler, [block.register]);
      if (block.name !== "") clearHandlerName(u, block.name);
      break;
    case BlockKind.GroupHandler:
      failHere(at, "'break', 'continue' and 'return' cannot appear in an except* block");
      break;
    default:
      break;
  }
}

/** `except … as name` leaves the name unbound. */
export function clearHandlerName(u: Unit, name: string): void {
  const mark = u.mark();
  const at = noLocation();
  const none = u.temp();
  loadNone(u, at, none);
  storeName(u, at, name, none, true);
  deleteName(u, at, name);
  u.release(mark);
}

/** exit(None, None, None), awaited for async with. */
export function emitNormalExit(u: Unit, at: LocatedNode, exit: i32, isAsync: boolean): void {
  const mark = u.mark();
  const base = u.temp();
  u.emit(at, Opcode.Move, [base, exit]);
  u.emit(at, Opcode.Move, [u.temp(), exit + 1]);
  for (let i = 0; i < 3; i++) loadNone(u, at, u.temp());
  u.emit(at, Opcode.Call, [base, base, 3]);
  if (isAsync) {
    u.emit(at, Opcode.GetAwaitable, [base, base, 2]);
    emitAwaitLoop(u, at, base, base);
  }
  u.release(mark);
}

/** The innermost loop's block number, or -1. */
export function innermostLoop(u: Unit): i32 {
  for (let i = u.blocks.length - 1; i >= 0; i--) {
    if (u.blocks[i]!.kind === BlockKind.Loop) return i;
  }
  return -1;
}
