import type { ClassModel } from "../analysis/classes.ts";
import { type OpSpec, opSpec } from "./ops.ts";
import type { Type } from "./types.ts";

/**
 * The SSA form of one code object: functions of blocks of instructions.
 *
 * An instruction is the value that it produces. Blocks have parameters instead of phis; an edge carries the arguments. Every instruction knows its site: the
 * bytecode instruction that it comes from, possibly of an inlined code object. A block ends in exactly one terminator. Instructions that may fail and are
 * caught in the function are the last of their block, which then ends in `check`.
 */

/** A bytecode instruction: index of the code object in its module, and pc. */
export interface Site {
  readonly code: number;
  readonly pc: number;
  /** The call that this instruction's frame is inlined at; absent in the function's own code. */
  readonly caller?: Site;
}

/** How many calls the site is inlined through: 0 in the function's own code. */
export function siteDepth(site: Site): number {
  let depth = 0;
  for (let s = site.caller; s !== undefined; s = s.caller) depth++;
  return depth;
}

/** Equal for equal sites, callers included; innermost first: "7:12^3:4". */
export function siteKey(site: Site): string {
  const own = `${site.code}:${site.pc}`;
  return site.caller === undefined ? own : `${own}^${siteKey(site.caller)}`;
}

/**
 * What a guard rebuilds when it fails: interpreter registers at a bytecode boundary. Registers not named are NULL or dead.
 *
 * One a frame, innermost first: `outer` is the caller of an inlined frame. A value may be a `virtual`, an object that exists in frame states alone; the exit makes it,
 * once however often the chain names it.
 */
export class FrameState {
  /** Where the frame goes on: the instruction to start, and for an outer frame the one behind its call, in which `outer` chains and callers agree. */
  readonly site: Site;
  /** The function object of the frame: the running one, or what an inlined call's guard has tested. */
  callee: Inst;
  readonly registers: number[];
  readonly values: Inst[];
  /** The frame that called this inlined one, at the instruction after the call; `resultRegister` takes this frame's result. */
  readonly outer: FrameState | null;
  readonly resultRegister: number;

  constructor(
    site: Site,
    callee: Inst,
    registers: number[],
    values: Inst[],
    outer: FrameState | null = null,
    resultRegister = -1,
  ) {
    this.site = site;
    this.callee = callee;
    this.registers = registers;
    this.values = values;
    this.outer = outer;
    this.resultRegister = resultRegister;
  }
}

export type Immediate = number | bigint;

export class Inst {
  readonly id: number;
  readonly op: OpSpec;
  type: Type;
  args: Inst[];
  readonly imms: readonly Immediate[];
  readonly site: Site;
  frame: FrameState | null = null;
  /** Of a call that may be typed: the frame at the next instruction, in which the call itself names its boxed result. */
  after: FrameState | null = null;
  block: Block;
  /** The failure of this instruction is tested by the `check` that ends its block. */
  caught = false;
  /** Set when a pass replaced this instruction; see `Func.resolve`. */
  replacement: Inst | null = null;

  constructor(
    id: number,
    op: OpSpec,
    type: Type,
    args: Inst[],
    imms: readonly Immediate[],
    site: Site,
    block: Block,
  ) {
    this.id = id;
    this.op = op;
    this.type = type;
    this.args = args;
    this.imms = imms;
    this.site = site;
    this.block = block;
  }
}

export class Edge {
  target: Block;
  args: Inst[];
  constructor(target: Block, args: Inst[]) {
    this.target = target;
    this.args = args;
  }
}

/** How a block ends. `unwind` passes on the exception under way; `exit` leaves for the interpreter unconditionally. */
export type Terminator =
  | { readonly kind: "jump"; readonly edges: [Edge] }
  | { readonly kind: "branch"; test: Inst; readonly edges: [Edge, Edge] }
  | { readonly kind: "check"; test: Inst; readonly edges: [Edge, Edge] }
  /** Edge i for `pcs[i]`. Generators: 0 to start, else 1 + pc of the Yield that the heap frame stopped at. Loop entries: pc of the header. */
  | { readonly kind: "resume"; readonly pcs: readonly number[]; readonly edges: Edge[] }
  | { readonly kind: "return"; value: Inst; readonly edges: readonly [] }
  | { readonly kind: "yield"; value: Inst; readonly site: Site; readonly edges: readonly [] }
  | { readonly kind: "unwind"; readonly site: Site; readonly edges: readonly [] }
  | { readonly kind: "exit"; frame: FrameState; readonly reason: string; readonly edges: readonly [] };

export class Block {
  readonly id: number;
  params: Inst[] = [];
  insts: Inst[] = [];
  /** Set once the block is complete. */
  terminator: Terminator | null = null;
  constructor(id: number) {
    this.id = id;
  }

  get end(): Terminator {
    if (this.terminator === null) throw new Error(`b${this.id} has no terminator`);
    return this.terminator;
  }
}

/**
 * Which native entry a function implements. `direct`, `resume` and `resume_at` are the runtime's (abi/native.h). A specialised function is `typed`: its parameters
 * and result may be unboxed; its code object then has a `generic` one too, and `direct` chooses between the two. For a generator these are `resume_typed`, `resume_generic`
 * and `resume`.
 */
export type Entry =
  | "direct"
  | "generic"
  | "typed"
  | "resume"
  | "resume_generic"
  | "resume_typed"
  | "resume_at";

export const entries: readonly Entry[] = [
  "direct",
  "generic",
  "typed",
  "resume",
  "resume_generic",
  "resume_typed",
  "resume_at",
];

/** Entries that go on in a heap frame: generators, and loops of an interpreter frame. */
export function isResumption(entry: Entry): boolean {
  return entry.startsWith("resume");
}

export function isGeneratorEntry(entry: Entry): boolean {
  return isResumption(entry) && entry !== "resume_at";
}

/** Entries with guards, which a generic one stands beside. */
export function isSpecialised(entry: Entry): boolean {
  return entry === "typed" || entry === "resume_typed";
}

/** Where native code does what is frequent inline, instead of calling the helper that does all of it. */
export type FastPaths = "everywhere" | "loops" | "nowhere";

export class Func {
  readonly name: string;
  /** Index of the code object in its module. */
  readonly code: number;
  readonly entry: Entry;
  /** Types of the parameters, in register order; empty for resumptions. */
  readonly parameters: Type[];
  result: Type;
  /** Where the prelude's fast paths are inlined. Not part of the text: a policy, not a meaning. */
  fastPaths: FastPaths = "loops";
  /** The module's classes, which operations on objects name by their numbers. Not part of the text. */
  classes: readonly ClassModel[] = [];
  blocks: Block[] = [];
  private nextInst = 0;
  private nextBlock = 0;

  constructor(name: string, code: number, entry: Entry, parameters: Type[], result: Type) {
    this.name = name;
    this.code = code;
    this.entry = entry;
    this.parameters = parameters;
    this.result = result;
  }

  /** Number of ids given out; arrays indexed by instruction id have this length. */
  get instCount(): number {
    return this.nextInst;
  }

  get blockCount(): number {
    return this.nextBlock;
  }

  addBlock(id = this.nextBlock): Block {
    const block = new Block(id);
    this.nextBlock = Math.max(this.nextBlock, id + 1);
    this.blocks.push(block);
    return block;
  }

  /** Makes an instruction without putting it anywhere. `type` is given where the operation leaves it open. */
  create(
    block: Block,
    name: string,
    args: Inst[],
    imms: readonly Immediate[],
    site: Site,
    type?: Type,
    id = this.nextInst,
  ): Inst {
    const spec = opSpec(name);
    this.nextInst = Math.max(this.nextInst, id + 1);
    return new Inst(id, spec, type ?? spec.result, args, imms, site, block);
  }

  append(
    block: Block,
    name: string,
    args: Inst[],
    imms: readonly Immediate[],
    site: Site,
    type?: Type,
  ): Inst {
    const inst = this.create(block, name, args, imms, site, type);
    block.insts.push(inst);
    return inst;
  }

  addParam(block: Block, type: Type, site: Site): Inst {
    const inst = this.create(block, "param", [], [], site, type);
    block.params.push(inst);
    return inst;
  }

  get entryBlock(): Block {
    return this.blocks[0]!;
  }
}

/** The instruction that stands for `inst` after replacements; shortens the chain. */
export function resolve(inst: Inst): Inst {
  let last = inst;
  while (last.replacement !== null) last = last.replacement;
  let step = inst;
  while (step.replacement !== null && step.replacement !== last) {
    const next: Inst = step.replacement;
    step.replacement = last;
    step = next;
  }
  return last;
}

/** Applies `map` to every value that `frame` and its outer frames name. */
export function mapFrame(frame: FrameState, map: (inst: Inst) => Inst): void {
  for (let f: FrameState | null = frame; f !== null; f = f.outer) {
    f.callee = map(f.callee);
    for (let i = 0; i < f.values.length; i++) f.values[i] = map(f.values[i]!);
  }
}

/** Applies `map` to every use of a terminator, edge arguments included. */
export function mapTerminator(end: Terminator, map: (inst: Inst) => Inst): void {
  if (end.kind === "branch" || end.kind === "check") end.test = map(end.test);
  else if (end.kind === "return" || end.kind === "yield") end.value = map(end.value);
  else if (end.kind === "exit") mapFrame(end.frame, map);
  for (const edge of end.edges) edge.args = edge.args.map(map);
}

/** Rewrites every use in the function. */
export function mapUses(func: Func, map: (inst: Inst) => Inst): void {
  for (const block of func.blocks) {
    for (const inst of block.insts) {
      inst.args = inst.args.map(map);
      if (inst.frame !== null) mapFrame(inst.frame, map);
      if (inst.after !== null) mapFrame(inst.after, map);
    }
    mapTerminator(block.end, map);
  }
}

/** Makes every use name the final replacement. */
export function applyReplacements(func: Func): void {
  mapUses(func, resolve);
}

/** Calls `visit` with every value that the instruction uses, frame states included. */
export function visitUses(inst: Inst, visit: (used: Inst) => void): void {
  for (const arg of inst.args) visit(arg);
  if (inst.frame !== null) visitFrame(inst.frame, visit);
  if (inst.after !== null) {
    visitFrame(inst.after, (used) => {
      if (used !== inst) visit(used);
    });
  }
}

export function visitFrame(frame: FrameState, visit: (used: Inst) => void): void {
  for (let f: FrameState | null = frame; f !== null; f = f.outer) {
    visit(f.callee);
    for (const value of f.values) visit(value);
  }
}

export function visitTerminator(end: Terminator, visit: (used: Inst) => void): void {
  if (end.kind === "branch" || end.kind === "check") visit(end.test);
  else if (end.kind === "return" || end.kind === "yield") visit(end.value);
  else if (end.kind === "exit") visitFrame(end.frame, visit);
  for (const edge of end.edges) for (const arg of edge.args) visit(arg);
}

/** Edges into each block, by block id. */
export function predecessors(func: Func): Edge[][] {
  const preds: Edge[][] = Array.from({ length: func.blockCount }, () => []);
  for (const block of func.blocks) for (const edge of block.end.edges) preds[edge.target.id]!.push(edge);
  return preds;
}

/** Blocks in reverse postorder from the entry; unreachable ones are left out. */
export function reversePostorder(func: Func): Block[] {
  const seen = new Set<Block>([func.entryBlock]);
  const order: Block[] = [];
  const stack: { block: Block; next: number }[] = [{ block: func.entryBlock, next: 0 }];
  while (stack.length > 0) {
    const top = stack[stack.length - 1]!;
    const edges = top.block.end.edges;
    if (top.next < edges.length) {
      // Last edge first, so that the first successor follows its block in the order.
      const target = edges[edges.length - 1 - top.next++]!.target;
      if (!seen.has(target)) {
        seen.add(target);
        stack.push({ block: target, next: 0 });
      }
    } else {
      order.push(top.block);
      stack.pop();
    }
  }
  return order.reverse();
}

/** Drops unreachable blocks and orders the others in reverse postorder. */
export function orderBlocks(func: Func): void {
  func.blocks = reversePostorder(func);
}
