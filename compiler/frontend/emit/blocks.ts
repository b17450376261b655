/** Statements that `break`, `continue` and `return` leave: what has to run on the way out. See unwind.ts. */
import type { LocatedNode, Stmt } from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import type { Label, Region } from "./label.ts";

export enum BlockKind {
  Loop,
  /** The protected part of try … finally. */
  FinallyTry,
  /** A finally body that runs because of an exception. */
  FinallyEnd,
  With,
  AsyncWith,
  /** An except clause; with a name, that is unbound at the end. */
  Handler,
  /** An except* clause, which control must not leave. */
  GroupHandler,
  /** A region that only needs to be out of force: the body of try … except. */
  Try,
}

/** CPython's limit, in the blocks of its own compiler. */
export const maxBlocks: i32 = 21;

/** How many of those blocks one of ours stands for: an except clause is two. */
export function blockWeight(block: Block): i32 {
  return block.kind === BlockKind.Handler || block.kind === BlockKind.GroupHandler ? 2 : 1;
}

export class Block {
  kind: BlockKind;
  at: LocatedNode;
  /** Loop: where `break` and `continue` go. */
  breakLabel: Label | null;
  continueLabel: Label | null;
  /** The regions that the block has open; the innermost last. */
  regions: Region[];
  finalBody: Stmt[];
  /** With: the first of (exit function, self). FinallyEnd, Handler: what EnterHandler saved. */
  register: i32;
  /** Handler: the name after `as`, or "". */
  name: string;
  constructor(kind: BlockKind, at: LocatedNode) {
    this.kind = kind;
    this.at = at;
    this.breakLabel = null;
    this.continueLabel = null;
    this.regions = [];
    this.finalBody = [];
    this.register = -1;
    this.name = "";
  }
}
