import type { Code, ExceptionEntry } from "../../frontend/emit/code.ts";
import { Opcode } from "../../frontend/opcodes/opcodes.ts";
import { type OpcodeSpec, type OperandKind, opcodeTable } from "../../frontend/opcodes/table.ts";

/**
 * Decodes bytecode for the SSA builder: instructions with their operands by kind, and which registers each reads and writes.
 */

export interface Operand {
  readonly name: string;
  readonly kind: OperandKind;
  /** Register, index or immediate; for `target` the absolute pc. */
  readonly value: number;
}

export interface Instruction {
  readonly pc: number;
  /** pc of the instruction behind it. */
  readonly next: number;
  readonly opcode: Opcode;
  readonly spec: OpcodeSpec;
  readonly operands: readonly Operand[];
  readonly reads: readonly number[];
  readonly writes: readonly number[];
}

/** The register operand "none". */
export const noRegister = 65535;

interface Layout {
  readonly spec: OpcodeSpec;
  readonly operands: readonly { readonly name: string; readonly kind: OperandKind; readonly units: number }[];
}

const wide: readonly OperandKind[] = ["const", "name", "target"];

const layouts: readonly Layout[] = opcodeTable.map((spec) => ({
  spec,
  operands: spec.operands
    .split(" ")
    .filter((text) => text !== "")
    .map((text) => {
      const [name, kind] = text.split(":") as [string, OperandKind];
      return { name, kind, units: wide.includes(kind) ? 2 : 1 };
    }),
}));

/** Registers of the run that `base` or `dsts` opens: count * stride + extra. */
function runLength(spec: OpcodeSpec, operands: readonly Operand[]): number {
  const count = operands.find((operand) => operand.kind === "count")?.value ?? 0;
  return count * (spec.stride ?? 1);
}

/** Registers of a `dsts` run: UnpackRest also writes the list of the rest and the items after it. */
function writtenLength(spec: OpcodeSpec, operands: readonly Operand[]): number {
  const after = operands.find(({ name }) => name === "after")?.value ?? 0;
  return runLength(spec, operands) + (spec.extra ?? 0) + after;
}

function range(from: number, length: number): number[] {
  return Array.from({ length }, (_, i) => from + i);
}

/** The registers of a run operand, in order. */
export function runOf(instruction: Instruction, operand: Operand): number[] {
  const extra = operand.kind === "base" ? (instruction.spec.extra ?? 0) : 0;
  return range(operand.value, runLength(instruction.spec, instruction.operands) + extra);
}

function registers(spec: OpcodeSpec, operands: readonly Operand[]): { reads: number[]; writes: number[] } {
  const reads: number[] = [];
  const writes: number[] = [];
  for (const { kind, value } of operands) {
    if (kind === "src" || kind === "raw" || kind === "cell") reads.push(value);
    else if (kind === "src?" && value !== noRegister) reads.push(value);
    else if (kind === "base") reads.push(...range(value, runLength(spec, operands) + (spec.extra ?? 0)));
    else if (kind === "dst") writes.push(value);
    else if (kind === "dst2") writes.push(value, value + 1);
    else if (kind === "dsts") writes.push(...range(value, writtenLength(spec, operands)));
  }
  return { reads, writes };
}

function signed32(low: number, high: number): number {
  return low | (high << 16) | 0;
}

/** Decodes the instruction at `pc`. */
export function decodeAt(code: Code, pc: number): Instruction {
  const opcode = code.units[pc] as Opcode;
  const layout = layouts[opcode];
  if (layout === undefined) throw new Error(`${code.qualname}: no opcode ${opcode} at ${pc}`);
  let at = pc + 1;
  const operands = layout.operands.map(({ name, kind, units }): Operand => {
    const raw = units === 2 ? signed32(code.units[at]!, code.units[at + 1]!) : code.units[at]!;
    at += units;
    return { name, kind, value: kind === "target" ? pc + raw : raw };
  });
  return { pc, next: at, opcode, spec: layout.spec, operands, ...registers(layout.spec, operands) };
}

/** All instructions in order. */
export function decode(code: Code): Instruction[] {
  const instructions: Instruction[] = [];
  for (let pc = 0; pc < code.units.length; ) {
    const instruction = decodeAt(code, pc);
    instructions.push(instruction);
    pc = instruction.next;
  }
  return instructions;
}

/** The operand of that name; throws when the instruction has none. */
export function operand(instruction: Instruction, name: string): number {
  const found = instruction.operands.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`${instruction.spec.name} has no operand ${name}`);
  return found.value;
}

/** Where the instruction may jump to, beside falling through. */
export function targetOf(instruction: Instruction): number | null {
  return instruction.operands.find(({ kind }) => kind === "target")?.value ?? null;
}

export function fallsThrough(instruction: Instruction): boolean {
  return !instruction.spec.effects.includes("ends");
}

/** The exception entry that covers `pc`: the first in the table, which lists the innermost first. */
export function handlerOf(code: Code, pc: number): ExceptionEntry | null {
  return code.exceptions.find((entry) => entry.start <= pc && pc < entry.end) ?? null;
}
