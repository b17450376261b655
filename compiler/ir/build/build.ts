import type { Code, CodeModule, ExceptionEntry } from "../../frontend/emit/code.ts";
import { CodeFlag } from "../../frontend/emit/code.ts";
import { Opcode } from "../../frontend/opcodes/opcodes.ts";
import { type Block, Edge, type Entry, FrameState, Func, type Immediate, type Inst, isGeneratorEntry, isResumption, orderBlocks, type Site, siteDepth } from "../function.ts";
import { opOfOpcode } from "../ops.ts";
import type { Type } from "../types.ts";
import { type Instruction, noRegister, operand, runOf, targetOf } from "./bytecode.ts";
import { type BytecodeBlock, BytecodeFlow, type RegisterSet, visibleRegisters } from "./flow.ts";
import { removeTrivialParams } from "./prune.ts";

/**
 * Code object → SSA. Nothing is optimised here: every instruction becomes the `py.X` of its name or control flow.
 *
 * Each reachable bytecode block becomes an SSA block with a parameter for each live register; parameters that always receive the same value are
 * removed at the end. An instruction that may fail under a handler ends its block in `check`; the failing edge goes to a landing block of its
 * own, which takes the exception (`catch`) and jumps to the handler with the registers as they were before the instruction.
 *
 * Three entries can be built from one code object. `direct` starts at pc 0 with the parameters. `resume` (generators) and `resume_at` (loop headers) start in
 * a block that switches on the heap frame's pc; each edge leads to a landing block that loads the live registers from the frame.
 */

export interface BuildOptions {
  /** Attach a frame state to every operation that a pass may replace by guarded code. */
  readonly frames: boolean;
  /** Count executed instructions: a `cover` behind each. */
  readonly coverage?: boolean | undefined;
}

/** Parameters of the native entry: one a parameter of the Python function in register order, or the namespace of a class body. */
export function parameterCount(code: Code): number {
  let count = code.argCount + code.kwOnlyCount;
  if ((code.flags & CodeFlag.VarArgs) !== 0) count++;
  if ((code.flags & CodeFlag.VarKeywords) !== 0) count++;
  if ((code.flags & CodeFlag.Namespace) !== 0) count++;
  return count;
}

/** Whether the code object's registers must be visible in memory: it may ask for its local variables (DESIGN.md §6). */
export function keepsRegisters(code: Code): boolean {
  return (code.flags & CodeFlag.RegistersInMemory) !== 0;
}

/** Generators, coroutines and asynchronous generators run through `resume` alone. */
export function isGenerator(code: Code): boolean {
  return (code.flags & (CodeFlag.Generator | CodeFlag.Coroutine | CodeFlag.AsyncGenerator)) !== 0;
}

/** Builds one native entry of code object `index`. */
export function buildSsa(module: CodeModule, index: number, entry: Entry, options: BuildOptions): Func {
  return new Builder(module.codes[index]!, index, entry, options).build();
}

/** A call under way, whose callee's code goes into the caller's function. */
export interface InlinedCall {
  readonly func: Func;
  /** The call's instruction. */
  readonly site: Site;
  /** The callee's function object, and its parameters in register order. */
  readonly callee: Inst;
  readonly args: readonly Inst[];
  /** The caller's frame at the instruction behind the call, and the register there that takes the result. */
  readonly outer: FrameState;
  readonly resultRegister: number;
  /** Where the callee returns to; the result is the edge's only argument. */
  readonly join: Block;
  /** Where a failure in the callee at `site` goes; null: the function unwinds. */
  readonly failure: ((site: Site) => Edge) | null;
}

/** Builds code object `index` in place of a call, and returns its first block. Blocks are appended to the function; their order and trivial parameters are the caller's. */
export function buildInlined(
  module: CodeModule,
  index: number,
  options: BuildOptions,
  call: InlinedCall,
): Block {
  return new Builder(module.codes[index]!, index, "direct", options, call).buildInlined();
}

type Registers = (Inst | undefined)[];

/** Whether a pass may find that the operation is a call of a Python function that it knows: calls, operators, items. */
function mayRunFunction(inst: Inst): boolean {
  const { op } = inst;
  return op.calls && op.result === "value" && (op.name === "py.Call" || inst.args.length <= 2);
}

class Builder {
  private readonly flow: BytecodeFlow;
  private readonly func: Func;
  private readonly code: number;
  /** The call that this code object is inlined at. */
  private readonly inlined: InlinedCall | null;
  private readonly options: BuildOptions;
  private readonly blocks = new Map<number, Block>();
  private readonly work: BytecodeBlock[] = [];
  private readonly callee: Inst;
  private readonly nothing: Inst;
  /** Registers below this are stored to the frame as soon as they change. */
  private readonly mirrored: number;
  /** Where the current instruction goes, and the registers before it. */
  private block: Block;
  private registers: Registers = [];

  constructor(code: Code, index: number, entry: Entry, options: BuildOptions, inlined: InlinedCall | null = null) {
    this.options = options;
    this.code = index;
    this.inlined = inlined;
    this.flow = new BytecodeFlow(code);
    this.mirrored = isResumption(entry) ? 0 : visibleRegisters(code);
    const count = isResumption(entry) ? 0 : parameterCount(code);
    const parameters = Array.from({ length: count }, (): Type => "value");
    this.func = inlined?.func ?? new Func(code.name, index, entry, parameters, "value");
    this.block = this.func.addBlock();
    this.callee = inlined?.callee ?? this.func.append(this.block, "callee", [], [], this.site(0));
    this.nothing = this.func.append(this.block, "null", [], [], this.site(0));
  }

  build(): Func {
    this.enter();
    this.translateAll();
    orderBlocks(this.func);
    removeTrivialParams(this.func);
    return this.func;
  }

  buildInlined(): Block {
    const entry = this.block;
    this.registers = [...this.inlined!.args];
    this.jump(0);
    this.translateAll();
    return entry;
  }

  private translateAll(): void {
    for (let next = this.work.pop(); next !== undefined; next = this.work.pop()) this.translate(next);
  }

  private site(pc: number): Site {
    return this.inlined === null
      ? { code: this.code, pc }
      : { code: this.code, pc, caller: this.inlined.site };
  }

  // --- entries -------------------------------------------------------------------------------------------------------

  private enter(): void {
    if (isGeneratorEntry(this.func.entry)) this.enterGenerator();
    else if (this.func.entry === "resume_at") this.enterLoops();
    else this.enterDirect();
  }

  private enterDirect(): void {
    this.func.parameters.forEach((type, i) => {
      this.registers[i] = this.func.append(this.block, "parameter", [], [i], this.site(0), type);
    });
    for (let i = 0; i < Math.min(this.mirrored, this.func.parameters.length); i++) this.mirror(i, 0);
    this.block.terminator = { kind: "jump", edges: [this.edgeTo(0)] };
  }

  private enterGenerator(): void {
    const entry = this.block;
    const pcs = [0];
    const edges = [this.landing(0, this.flow.blocks.get(0)!.liveIn)];
    for (const block of this.flow.blocks.values()) {
      const last = block.instructions[block.instructions.length - 1]!;
      if (last.opcode !== Opcode.Yield) continue;
      // A Yield may stand at pc 0, which means "not started".
      pcs.push(last.pc + 1);
      edges.push(this.resumption(last));
    }
    entry.terminator = { kind: "resume", pcs, edges };
  }

  private enterLoops(): void {
    const entry = this.block;
    const edges = this.flow.loopHeaders.map((pc) => this.landing(pc, this.flow.blocks.get(pc)!.liveIn));
    entry.terminator = { kind: "resume", pcs: this.flow.loopHeaders, edges };
  }

  /** A block that loads `live` from the frame and goes to the bytecode block at `pc`. */
  private landing(pc: number, live: RegisterSet): Edge {
    this.block = this.func.addBlock();
    const edge = new Edge(this.block, []);
    this.loadRegisters(live, pc);
    this.jump(pc);
    return edge;
  }

  private loadRegisters(live: RegisterSet, pc: number): void {
    this.registers = [];
    for (const register of live.list()) {
      this.registers[register] = this.func.append(this.block, "frame.load", [], [register], this.site(pc));
    }
  }

  /** Goes on behind a Yield: what was sent arrives in its destination, what was thrown is raised there. */
  private resumption(instruction: Instruction): Edge {
    this.block = this.func.addBlock();
    const edge = new Edge(this.block, []);
    this.loadRegisters(this.storedAt(instruction), instruction.pc);
    const sent = this.func.append(this.block, "frame.sent", [], [], this.site(instruction.pc));
    this.guardFailure(instruction, sent);
    this.registers[operand(instruction, "to")] = sent;
    if (this.options.frames) this.expectStored(instruction);
    this.jump(instruction.next);
    return edge;
  }

  /** Gives the registers behind a Yield a name under which a pass can guess that they are as they were stored. */
  private expectStored(instruction: Instruction): void {
    const live = this.flow.blocks.get(instruction.next)!.liveIn;
    const frame = this.frameAt(instruction.next, live);
    live.list().forEach((register) => {
      const loaded = this.registers[register];
      if (loaded?.op.name !== "frame.load") return;
      const resumed = this.append(instruction, "resumed", [loaded], [register]);
      resumed.frame = frame;
      this.registers[register] = resumed;
    });
  }

  /** Registers that must survive the suspension at a Yield. */
  private storedAt(instruction: Instruction): RegisterSet {
    const live = this.flow.blocks.get(instruction.next)!.liveIn.copy();
    live.delete(operand(instruction, "to"));
    const handler = this.flow.handler(instruction);
    if (handler !== null) live.addAll(this.flow.blocks.get(handler.handler)!.liveIn, handler.register);
    // The runtime finds the iterator that `yield from` waits for in its register.
    const delegate = operand(instruction, "delegate");
    if (delegate !== noRegister) live.add(delegate);
    return live;
  }

  // --- blocks and edges ----------------------------------------------------------------------------------------------

  private blockAt(pc: number): Block {
    let block = this.blocks.get(pc);
    if (block === undefined) {
      const source = this.flow.blocks.get(pc)!;
      block = this.func.addBlock();
      for (const _ of source.liveIn.list()) this.func.addParam(block, "value", this.site(pc));
      this.blocks.set(pc, block);
      this.work.push(source);
    }
    return block;
  }

  private edgeTo(pc: number, registers: Registers = this.registers): Edge {
    const target = this.blockAt(pc);
    const live = this.flow.blocks.get(pc)!.liveIn.list();
    return new Edge(target, live.map((register) => registers[register] ?? this.nothing));
  }

  private jump(pc: number): void {
    this.block.terminator = { kind: "jump", edges: [this.edgeTo(pc)] };
  }

  private branch(test: Inst, yes: Edge, no: Edge): void {
    this.block.terminator = { kind: "branch", test, edges: [yes, no] };
  }

  /** The landing block of a failure at `pc`, with the registers before the instruction. */
  private handlerEdge(entry: ExceptionEntry, pc: number): Edge {
    const landing = this.func.addBlock();
    const exception = this.func.append(landing, "catch", [], [siteDepth(this.site(pc))], this.site(pc));
    const registers = this.registers.slice();
    registers[entry.register] = exception;
    landing.terminator = { kind: "jump", edges: [this.edgeTo(entry.handler, registers)] };
    return new Edge(landing, []);
  }

  /** Ends the block in a check of `inst` when a handler covers the instruction, and goes on in a new block. */
  private guardFailure(instruction: Instruction, inst: Inst): void {
    if (inst.op.failure === "never") return;
    const failure = this.failureEdge(instruction);
    if (failure === null) return;
    inst.caught = true;
    const next = this.func.addBlock();
    this.block.terminator = { kind: "check", test: inst, edges: [new Edge(next, []), failure] };
    this.block = next;
  }

  /** To the instruction's handler, in this frame or around the call that it is inlined at; null when its failure leaves the function. */
  private failureEdge(instruction: Instruction): Edge | null {
    const handler = this.flow.handler(instruction);
    if (handler !== null) return this.handlerEdge(handler, instruction.pc);
    return this.inlined?.failure?.(this.site(instruction.pc)) ?? null;
  }

  // --- instructions --------------------------------------------------------------------------------------------------

  private translate(source: BytecodeBlock): void {
    this.block = this.blocks.get(source.start)!;
    this.registers = [];
    source.liveIn.list().forEach((register, i) => {
      this.registers[register] = this.block.params[i];
    });
    const live = this.flow.liveBefore(source);
    source.instructions.forEach((instruction, i) => {
      this.instruction(instruction, live[i]!);
      if (this.block.terminator === null) for (const register of instruction.writes) this.mirror(register, instruction.pc);
    });
    const last = source.instructions[source.instructions.length - 1]!;
    if (this.block.terminator === null) this.jump(last.next);
  }

  private read(register: number): Inst {
    return this.registers[register] ?? this.nothing;
  }

  private frameAt(pc: number, live: RegisterSet): FrameState {
    const registers = live.list().filter((register) => this.read(register) !== this.nothing);
    const values = registers.map((register) => this.read(register));
    const { outer = null, resultRegister = -1 } = this.inlined ?? {};
    return new FrameState(this.site(pc), this.callee, registers, values, outer, resultRegister);
  }

  /** The frame at the next instruction. A call that ends its block has the live registers of the block behind it. */
  private frameBehind(instruction: Instruction): FrameState {
    return this.frameAt(instruction.next, this.flow.liveAt(instruction.next));
  }

  private instruction(instruction: Instruction, live: RegisterSet): void {
    switch (instruction.opcode) {
      case Opcode.Move:
        this.registers[operand(instruction, "to")] = this.read(operand(instruction, "from"));
        this.cover(instruction);
        return;
      case Opcode.LoadNull:
        this.registers[operand(instruction, "to")] = this.nothing;
        this.cover(instruction);
        return;
      case Opcode.LoadConst:
        this.registers[operand(instruction, "to")] = this.append(instruction, "const", [], [operand(instruction, "value")]);
        this.cover(instruction);
        return;
      case Opcode.Yield:
        this.cover(instruction);
        this.suspend(instruction);
        return;
      case Opcode.Return:
        this.cover(instruction);
        this.leave(this.read(operand(instruction, "value")));
        return;
      case Opcode.Jump:
        this.cover(instruction);
        this.jump(targetOf(instruction)!);
        return;
      case Opcode.JumpBack:
        this.jumpBack(instruction, live);
        return;
      case Opcode.JumpIfTrue:
      case Opcode.JumpIfFalse:
        this.jumpIfTruth(instruction, live);
        return;
      case Opcode.JumpIfNone:
      case Opcode.JumpIfNotNone:
        this.jumpIfNothing(instruction);
        return;
      default:
        this.generic(instruction, live);
    }
  }

  /** Counts an instruction where it has succeeded; one that always leaves its block, where it starts. */
  private cover(instruction: Instruction): void {
    if (this.options.coverage) this.append(instruction, "cover", [], [instruction.opcode]);
  }

  private leave(value: Inst): void {
    this.block.terminator =
      this.inlined === null
        ? { kind: "return", value, edges: [] }
        : { kind: "jump", edges: [new Edge(this.inlined.join, [value])] };
  }

  private jumpBack(instruction: Instruction, live: RegisterSet): void {
    const poll = this.append(instruction, "poll", [], []);
    poll.frame = this.frameAt(instruction.pc, live);
    this.guardFailure(instruction, poll);
    this.cover(instruction);
    this.jump(targetOf(instruction)!);
  }

  /** Stores a named register to the frame when the function keeps its registers there. */
  private mirror(register: number, pc: number): void {
    if (register >= this.mirrored) return;
    this.func.append(this.block, "frame.store", [this.read(register)], [register], this.site(pc));
  }

  private append(instruction: Instruction, name: string, args: Inst[], imms: readonly Immediate[]): Inst {
    return this.func.append(this.block, name, args, imms, this.site(instruction.pc));
  }

  private jumpIfTruth(instruction: Instruction, live: RegisterSet): void {
    const truth = this.append(instruction, "truth", [this.read(operand(instruction, "test"))], []);
    if (this.options.frames) truth.frame = this.frameAt(instruction.pc, live);
    this.guardFailure(instruction, truth);
    this.cover(instruction);
    this.branchOn(instruction, truth, instruction.opcode === Opcode.JumpIfTrue);
  }

  private jumpIfNothing(instruction: Instruction): void {
    const test = this.append(instruction, "is.none", [this.read(operand(instruction, "test"))], []);
    this.cover(instruction);
    this.branchOn(instruction, test, instruction.opcode !== Opcode.JumpIfNotNone);
  }

  private branchOn(instruction: Instruction, test: Inst, jumpsWhenTrue: boolean): void {
    const jump = this.edgeTo(targetOf(instruction)!);
    const next = this.edgeTo(instruction.next);
    if (jumpsWhenTrue) this.branch(test, jump, next);
    else this.branch(test, next, jump);
  }

  private suspend(instruction: Instruction): void {
    for (const register of this.storedAt(instruction).list()) {
      this.append(instruction, "frame.store", [this.read(register)], [register]);
    }
    const value = this.read(operand(instruction, "value"));
    this.block.terminator = { kind: "yield", value, site: this.site(instruction.pc), edges: [] };
  }

  private argumentsOf(instruction: Instruction): Inst[] {
    const args: Inst[] = [];
    for (const each of instruction.operands) {
      if (each.kind === "src" || each.kind === "raw" || each.kind === "cell") args.push(this.read(each.value));
      else if (each.kind === "src?") args.push(each.value === noRegister ? this.nothing : this.read(each.value));
      else if (each.kind === "base") args.push(...runOf(instruction, each).map((register) => this.read(register)));
    }
    return args;
  }

  private immediatesOf(instruction: Instruction): number[] {
    const kinds = ["imm", "const", "name", "count", "cache"];
    return instruction.operands.filter(({ kind }) => kinds.includes(kind)).map(({ value }) => value);
  }

  private generic(instruction: Instruction, live: RegisterSet): void {
    const spec = opOfOpcode(instruction.opcode)!;
    const args = this.argumentsOf(instruction);
    if (spec.usesFunction) args.unshift(this.callee);
    const inst = this.append(instruction, spec.name, args, this.immediatesOf(instruction));
    if (this.options.frames) inst.frame = this.frameAt(instruction.pc, live);
    if (instruction.spec.effects.includes("ends")) {
      this.cover(instruction);
      this.raise(instruction);
      return;
    }
    const results = spec.multiple ? this.results(instruction, inst) : [];
    this.guardFailure(instruction, inst);
    this.cover(instruction);
    if (instruction.opcode === Opcode.ForIter) {
      this.forIter(instruction, inst);
      return;
    }
    instruction.writes.forEach((register, i) => {
      this.registers[register] = spec.multiple ? results[i]! : inst;
    });
    if (instruction.opcode === Opcode.Send) this.send(instruction, results[1]!);
    if (this.options.frames && mayRunFunction(inst)) inst.after = this.frameBehind(instruction);
  }

  private results(instruction: Instruction, inst: Inst): Inst[] {
    const count = instruction.opcode === Opcode.Send ? 2 : instruction.writes.length;
    return Array.from({ length: count }, (_, i) => this.append(instruction, "result", [inst], [i]));
  }

  private raise(instruction: Instruction): void {
    const failure = this.failureEdge(instruction);
    if (failure === null) this.block.terminator = { kind: "unwind", site: this.site(instruction.pc), edges: [] };
    else this.block.terminator = { kind: "jump", edges: [failure] };
  }

  private forIter(instruction: Instruction, item: Inst): void {
    const atEnd = this.append(instruction, "is.end", [item], []);
    const done = this.edgeTo(targetOf(instruction)!);
    this.registers[operand(instruction, "to")] = item;
    const branching = this.block;
    this.block = this.func.addBlock();
    const next = new Edge(this.block, []);
    this.mirror(operand(instruction, "to"), instruction.pc);
    this.jump(instruction.next);
    branching.terminator = { kind: "branch", test: atEnd, edges: [done, next] };
  }

  /** The second result of Send is NULL while the delegate yields. */
  private send(instruction: Instruction, finished: Inst): void {
    const test = this.append(instruction, "is.null", [finished], []);
    this.branch(test, this.edgeTo(instruction.next), this.edgeTo(targetOf(instruction)!));
  }
}
