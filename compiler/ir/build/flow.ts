import { type Code, CodeFlag, type ExceptionEntry } from "../../frontend/emit/code.ts";
import { Opcode } from "../../frontend/opcodes/opcodes.ts";
import { opOfOpcode } from "../ops.ts";
import { decode, fallsThrough, handlerOf, type Instruction, targetOf } from "./bytecode.ts";

/**
 * Basic blocks of bytecode and the liveness of registers.
 *
 * A leader is a jump target, a handler, what follows a jump or an instruction that may reach a handler, a yield or a loop header. Liveness is the usual
 * backward problem on blocks; an instruction that may raise under a handler also has the handler's live registers, less the one that
 * receives the exception.
 */

/**
 * How many registers, from the first on, others find in the frame of a code object that keeps them in memory: its variables, those of inlined
 * comprehensions with the temporaries below them, or the namespace that a class body's variables live in.
 */
export function visibleRegisters(code: Code): number {
  if ((code.flags & CodeFlag.RegistersInMemory) === 0) return 0;
  let count = code.localNames.length;
  if ((code.flags & (CodeFlag.ClassBody | CodeFlag.Namespace)) !== 0) count = Math.max(count, 1);
  for (const { register } of code.comprehensionVariables) count = Math.max(count, register + 1);
  return count;
}

/** Registers as bits. */
export class RegisterSet {
  readonly words: Uint32Array;
  constructor(size: number | Uint32Array) {
    this.words = typeof size === "number" ? new Uint32Array((size + 31) >>> 5) : size.slice();
  }
  has(register: number): boolean {
    return (this.words[register >>> 5]! & (1 << (register & 31))) !== 0;
  }
  add(register: number): void {
    this.words[register >>> 5]! |= 1 << (register & 31);
  }
  delete(register: number): void {
    this.words[register >>> 5]! &= ~(1 << (register & 31));
  }
  /** Adds all of `other` but `except`; says whether anything was new. */
  addAll(other: RegisterSet, except = -1): boolean {
    let changed = false;
    for (let i = 0; i < this.words.length; i++) {
      let add = other.words[i]!;
      if (except >>> 5 === i && except >= 0) add &= ~(1 << (except & 31));
      const joined = (this.words[i]! | add) >>> 0;
      if (joined !== this.words[i]) {
        this.words[i] = joined;
        changed = true;
      }
    }
    return changed;
  }
  copy(): RegisterSet {
    return new RegisterSet(this.words);
  }
  list(): number[] {
    const found: number[] = [];
    for (let i = 0; i < this.words.length; i++) {
      for (let word = this.words[i]!; word !== 0; word &= word - 1) found.push(i * 32 + 31 - Math.clz32(word & -word));
    }
    return found;
  }
}

export interface BytecodeBlock {
  readonly start: number;
  readonly instructions: Instruction[];
  /** Start pcs of successors, handlers excluded. */
  readonly successors: number[];
  readonly liveIn: RegisterSet;
}

/** Whether the instruction can end in an exception that the code object's own table may catch. */
export function mayFail(instruction: Instruction): boolean {
  switch (instruction.opcode) {
    case Opcode.JumpIfTrue:
    case Opcode.JumpIfFalse:
    case Opcode.Yield:
    case Opcode.JumpBack:
      return true;
    default:
      return (opOfOpcode(instruction.opcode)?.failure ?? "never") !== "never";
  }
}

export class BytecodeFlow {
  readonly code: Code;
  readonly instructions: readonly Instruction[];
  /** By start pc, in order. */
  readonly blocks: Map<number, BytecodeBlock>;
  /** Targets of JumpBack, ascending. */
  readonly loopHeaders: readonly number[];
  private readonly liveSets = new Map<BytecodeBlock, RegisterSet[]>();
  private readonly alwaysLive: number;
  private readonly handlers: Map<number, ExceptionEntry | null>;

  constructor(code: Code) {
    this.code = code;
    this.instructions = decode(code);
    this.alwaysLive = visibleRegisters(code);
    this.handlers = new Map(this.instructions.map((i) => [i.pc, mayFail(i) ? handlerOf(code, i.pc) : null]));
    const headers = new Set(this.instructions.filter((i) => i.opcode === Opcode.JumpBack).map((i) => targetOf(i)!));
    this.loopHeaders = [...headers].sort((a, b) => a - b);
    this.blocks = this.split();
    this.solveLiveness();
  }

  /** The handler that this instruction's failure goes to, or null when it unwinds or cannot fail. */
  handler(instruction: Instruction): ExceptionEntry | null {
    return this.handlers.get(instruction.pc) ?? null;
  }

  private leaders(): Set<number> {
    const leaders = new Set<number>([0]);
    for (const instruction of this.instructions) {
      const target = targetOf(instruction);
      if (target !== null) leaders.add(target);
      const handler = this.handler(instruction);
      if (handler !== null) leaders.add(handler.handler);
      if (target !== null || handler !== null || !fallsThrough(instruction) || instruction.opcode === Opcode.Yield) leaders.add(instruction.next);
    }
    return leaders;
  }

  private split(): Map<number, BytecodeBlock> {
    const leaders = this.leaders();
    const blocks = new Map<number, BytecodeBlock>();
    let current: BytecodeBlock | null = null;
    for (const instruction of this.instructions) {
      if (leaders.has(instruction.pc)) {
        current = { start: instruction.pc, instructions: [], successors: [], liveIn: new RegisterSet(this.code.registerCount) };
        blocks.set(instruction.pc, current);
      }
      current!.instructions.push(instruction);
    }
    for (const block of blocks.values()) {
      const last = block.instructions[block.instructions.length - 1]!;
      const target = targetOf(last);
      if (fallsThrough(last)) {
        if (!blocks.has(last.next)) throw new Error(`${this.code.qualname}: control runs off the end at ${last.pc}`);
        block.successors.push(last.next);
      }
      if (target !== null) block.successors.push(target);
    }
    return blocks;
  }

  /** Turns the set of registers live after `instruction` into those live before it. */
  stepBack(instruction: Instruction, live: RegisterSet): void {
    for (const register of instruction.writes) live.delete(register);
    const handler = this.handler(instruction);
    if (handler !== null) live.addAll(this.blocks.get(handler.handler)!.liveIn, handler.register);
    for (const register of instruction.reads) live.add(register);
    // Code that may ask for its variables: each may be read at any time.
    for (let register = 0; register < this.alwaysLive; register++) live.add(register);
  }

  liveOut(block: BytecodeBlock): RegisterSet {
    const live = new RegisterSet(this.code.registerCount);
    for (const successor of block.successors) live.addAll(this.blocks.get(successor)!.liveIn);
    // ForIter leaves its destination alone at the end: there the old value is still wanted.
    return live;
  }

  /** Registers that are live before each instruction of the block. */
  liveBefore(block: BytecodeBlock): RegisterSet[] {
    const known = this.liveSets.get(block);
    if (known !== undefined) return known;
    const live = this.liveOut(block);
    const sets: RegisterSet[] = [];
    for (let i = block.instructions.length - 1; i >= 0; i--) {
      this.step(block, i, live);
      sets[i] = live.copy();
    }
    this.liveSets.set(block, sets);
    return sets;
  }

  /** Registers that are live before the instruction at `pc`. */
  liveAt(pc: number): RegisterSet {
    let found: BytecodeBlock | undefined;
    for (const block of this.blocks.values()) {
      if (block.start > pc) break;
      found = block;
    }
    const index = found!.instructions.findIndex((instruction) => instruction.pc === pc);
    return this.liveBefore(found!)[index]!;
  }

  private step(block: BytecodeBlock, index: number, live: RegisterSet): void {
    const instruction = block.instructions[index]!;
    this.stepBack(instruction, live);
    if (instruction.opcode !== Opcode.ForIter) return;
    live.addAll(this.blocks.get(targetOf(instruction)!)!.liveIn);
  }

  private solveLiveness(): void {
    const order = [...this.blocks.values()].reverse();
    for (let changed = true; changed; ) {
      changed = false;
      for (const block of order) {
        const live = this.liveOut(block);
        for (let i = block.instructions.length - 1; i >= 0; i--) this.step(block, i, live);
        if (block.liveIn.addAll(live)) changed = true;
      }
    }
  }
}
