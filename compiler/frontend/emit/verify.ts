// dialect: no — a check for tests and debug builds of the compiler.
/**
 * Checks a code object: operands in range, jumps to instruction starts and in the right direction, well-formed exception and line
 * tables, and, by dataflow over every path, that no instruction reads a register before it holds what the operand kind promises.
 *
 * State of a register: 0 nothing was put there, 1 it may hold NULL, 2 it holds a value.
 */
import {
  Effect,
  Opcode,
  OperandKind,
  opcodeEffects,
  opcodeExtra,
  opcodeNames,
  opcodeStride,
  opcodeUnits,
  operandKinds,
  operandStart,
} from "../opcodes/opcodes.ts";
import { type Code, CodeFlag, type CodeModule, ConstantKind, type ExceptionEntry } from "./code.ts";

const none = 65535;
type State = Uint8Array;

interface Operand {
  kind: OperandKind;
  value: number;
}

interface Instruction {
  pc: number;
  opcode: Opcode;
  operands: Operand[];
  /** Registers of the `base` or `dsts` run. */
  run: number;
}

export class VerifyError extends Error {}

/** Throws VerifyError, naming code object, pc and instruction, when a module's code objects are malformed. */
export function verifyModule(module: CodeModule): void {
  for (const code of module.codes) new Verifier(code).verify();
}

class Verifier {
  private readonly instructions: Instruction[] = [];
  private readonly at = new Map<number, number>();
  private readonly states: (State | null)[] = [];
  private readonly pending: number[] = [];
  private readonly handlers: ExceptionEntry[][] = [];

  constructor(private readonly code: Code) {}

  verify(): void {
    this.decode();
    this.checkTables();
    for (const instruction of this.instructions) this.checkOperands(instruction);
    this.flow();
  }

  private fail(pc: number, message: string): never {
    const opcode = this.code.units[pc];
    const name = opcode === undefined ? "" : ` ${opcodeNames[opcode]}`;
    throw new VerifyError(`${this.code.qualname} @${pc}${name}: ${message}`);
  }

  private decode(): void {
    const { units } = this.code;
    for (let pc = 0; pc < units.length; ) {
      const opcode = units[pc]!;
      const length = opcodeUnits[opcode];
      if (length === undefined || pc + length > units.length) this.fail(pc, "no such instruction");
      this.at.set(pc, this.instructions.length);
      this.instructions.push(this.decodeOne(pc, opcode));
      pc += length!;
    }
  }

  private decodeOne(pc: number, opcode: Opcode): Instruction {
    const { units } = this.code;
    const operands: Operand[] = [];
    let run = 0;
    let unit = pc + 1;
    for (let i = operandStart[opcode]!; i < operandStart[opcode + 1]!; i++) {
      const kind = operandKinds[i]!;
      const wide = kind === OperandKind.Const || kind === OperandKind.Name || kind === OperandKind.Target;
      const value = wide ? units[unit]! | (units[unit + 1]! << 16) : units[unit]!;
      if (kind === OperandKind.Count) run = value * opcodeStride[opcode]! + opcodeExtra[opcode]!;
      if (opcode === Opcode.UnpackRest && kind === OperandKind.Imm) run += value;
      operands.push({ kind, value });
      unit += wide ? 2 : 1;
    }
    return { pc, opcode, operands, run };
  }

  private checkTables(): void {
    const { code } = this;
    const end = code.units.length;
    if (code.registerCount > 65534) this.fail(0, "too many registers");
    let covered = 0;
    for (let i = 0; i < code.lines.count(); i++) covered += code.lines.units(i);
    if (covered !== end) this.fail(0, `the line table covers ${covered} of ${end} units`);
    for (const entry of code.exceptions) {
      if (!this.at.has(entry.start) || !this.at.has(entry.handler)) this.fail(entry.start, "exception entry");
      if (entry.end !== end && !this.at.has(entry.end)) this.fail(entry.end, "end of an exception entry");
      if (entry.start >= entry.end) this.fail(entry.start, "empty exception entry");
      if (entry.register >= code.registerCount) this.fail(entry.start, "exception register");
    }
    for (const cell of [...code.cells, ...code.frees]) {
      if (cell.register >= code.registerCount) this.fail(0, `cell ${cell.name}`);
    }
    // A range is empty where the loop cannot be reached.
    for (const { register, name, start, end: stop } of code.comprehensionVariables) {
      if (register >= code.registerCount || start < 0 || start > stop || stop > end)
        this.fail(0, `variable ${name}`);
    }
    for (const constant of code.constants) {
      for (const item of constant.items) {
        if (item >= code.constants.length) this.fail(0, "constant in a tuple");
      }
      if (constant.kind === ConstantKind.Code && constant.code === null) this.fail(0, "code constant");
    }
  }

  private checkOperands({ pc, opcode, operands, run }: Instruction): void {
    const { code } = this;
    for (const { kind, value } of operands) {
      switch (kind) {
        case OperandKind.Const:
          if (value >= code.constants.length) this.fail(pc, "constant out of range");
          break;
        case OperandKind.Name:
          if (value >= code.names.length) this.fail(pc, "name out of range");
          break;
        case OperandKind.Target: {
          if (!this.at.has(pc + value)) this.fail(pc, `target @${pc + value} is no instruction`);
          if (value > 0 === (opcode === Opcode.JumpBack)) this.fail(pc, "direction of the jump");
          break;
        }
        case OperandKind.Cache:
          if (value !== none && value >= code.cacheCount) this.fail(pc, "cache out of range");
          break;
        case OperandKind.Count:
        case OperandKind.Imm:
          break;
        case OperandKind.OptionalSrc:
          if (value !== none && value >= code.registerCount) this.fail(pc, "register out of range");
          break;
        default: {
          const isRun = kind === OperandKind.Base || kind === OperandKind.Dsts;
          const count = isRun ? run : kind === OperandKind.Dst2 ? 2 : 1;
          if (value + Math.max(count, 1) > code.registerCount) this.fail(pc, "register out of range");
        }
      }
    }
  }

  private entryState(): State {
    const { code } = this;
    const state = new Uint8Array(code.registerCount);
    let parameters = code.argCount + code.kwOnlyCount;
    if ((code.flags & CodeFlag.VarArgs) !== 0) parameters++;
    if ((code.flags & CodeFlag.VarKeywords) !== 0) parameters++;
    state.fill(1, 0, code.localNames.length);
    for (const cell of code.cells) state[cell.register] = Math.max(state[cell.register]!, 1);
    state.fill(2, 0, parameters);
    if ((code.flags & CodeFlag.Namespace) !== 0) state[0] = 2;
    return state;
  }

  private flow(): void {
    this.handlers.length = 0;
    for (const { pc } of this.instructions) {
      this.handlers.push(
        this.code.exceptions.filter((entry) => entry.start <= pc && pc < entry.end).slice(0, 1),
      );
    }
    this.join(0, this.entryState());
    while (this.pending.length > 0) {
      const index = this.pending.pop()!;
      this.walk(index, this.states[index]!.slice());
    }
    for (let i = 0; i < this.instructions.length; i++) {
      if (this.states[i] == null) this.fail(this.instructions[i]!.pc, "unreachable instruction");
    }
  }

  /** Merges a state into an instruction's; queues the instruction when that changed anything. */
  private join(index: number, state: State): boolean {
    const known = this.states[index];
    if (known == null) {
      this.states[index] = state.slice();
      this.pending.push(index);
      return true;
    }
    let changed = false;
    for (let i = 0; i < known.length; i++) {
      if (state[i]! < known[i]!) {
        known[i] = state[i]!;
        changed = true;
      }
    }
    if (changed) this.pending.push(index);
    return changed;
  }

  /** Runs through straight-line code from an instruction, until control ends or meets a known state that it does not lower. */
  private walk(first: number, state: State): void {
    for (let index = first; ; index++) {
      const instruction = this.instructions[index];
      if (instruction === undefined) this.fail(this.code.units.length, "control runs off the end");
      const { pc, opcode } = instruction;
      const effects = opcodeEffects[opcode]!;
      if ((effects & (Effect.Raises | Effect.Calls)) !== 0) {
        for (const entry of this.handlers[index]!) {
          const saved = state[entry.register]!;
          state[entry.register] = 2;
          this.join(this.at.get(entry.handler)!, state);
          state[entry.register] = saved;
        }
      }
      this.read(instruction, state);
      for (const { kind, value } of instruction.operands) {
        if (kind !== OperandKind.Target) continue;
        const target = state.slice();
        // Send writes its result on both ways; ForIter leaves the register alone at the end.
        if (opcode === Opcode.Send) this.write(instruction, target);
        this.join(this.at.get(pc + value)!, target);
      }
      if ((effects & Effect.Ends) !== 0) return;
      this.write(instruction, state);
      const next = index + 1;
      if (next >= this.instructions.length) this.fail(pc, "control runs off the end");
      if (this.states[next] == null) this.states[next] = state.slice();
      else {
        if (!this.join(next, state)) return;
        this.pending.pop();
        state.set(this.states[next]!);
      }
    }
  }

  private need(pc: number, state: State, register: number, level: number): void {
    if (state[register]! >= level) return;
    this.fail(pc, level === 2 ? `r${register} may hold no value` : `r${register} was never written`);
  }

  private read({ pc, opcode, operands, run }: Instruction, state: State): void {
    for (const { kind, value } of operands) {
      switch (kind) {
        case OperandKind.Src:
        case OperandKind.Cell:
          this.need(pc, state, value, 2);
          break;
        case OperandKind.OptionalSrc:
          if (value !== none) this.need(pc, state, value, 2);
          break;
        case OperandKind.Raw:
          this.need(pc, state, value, 1);
          break;
        case OperandKind.Base: {
          const isCall = opcode === Opcode.Call || opcode === Opcode.CallKeywords;
          for (let i = 0; i < run; i++) this.need(pc, state, value + i, isCall && i === 1 ? 1 : 2);
          break;
        }
        default:
          break;
      }
    }
  }

  private write({ opcode, operands, run }: Instruction, state: State): void {
    switch (opcode) {
      case Opcode.LoadNull:
      case Opcode.EnterHandler:
        state[operands[0]!.value] = 1;
        return;
      case Opcode.Move:
        state[operands[0]!.value] = state[operands[1]!.value]!;
        return;
      case Opcode.CheckBound:
        state[operands[0]!.value] = 2;
        return;
      default:
        break;
    }
    const [first] = operands;
    if (first === undefined) return;
    if (first.kind === OperandKind.Dst) state[first.value] = 2;
    if (first.kind === OperandKind.Dst2) {
      state[first.value] = 2;
      state[first.value + 1] = opcode === Opcode.MatchGroup ? 2 : 1;
    }
    if (first.kind === OperandKind.Dsts) state.fill(2, first.value, first.value + run);
  }
}
