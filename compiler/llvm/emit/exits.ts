import { readFileSync } from "node:fs";
import type { FrameState, Inst } from "../../ir/function.ts";
import { root } from "../../source/root.ts";

/**
 * Builds the table of a function's side exits (runtime/abi/native.h gives the form) and says which live values each exit passes.
 *
 * Exits with equal frame states and reasons are one. Constants, NULL and the running function need no live value. A `virtual` gives the values of its attributes
 * instead of its own.
 */

/** Numbers of runtime/abi/recoveries.def; the test of the exit tables compares the two. */
export enum Recovery {
  Value,
  RawInt,
  RawDouble,
  RawBool,
  Constant,
  SmallInt,
  Null,
  Virtual,
  Callee,
}

/** The names in a .def file of runtime/abi, in the order of their encoding. */
function namesIn(file: string, macro: string): string[] {
  const lines = readFileSync(`${root}/runtime/abi/${file}`, "utf8").split("\n");
  return lines
    .filter((line) => line.startsWith(`${macro}(`))
    .map((line) => line.slice(macro.length + 1).split(",")[0]!);
}

export const exitReasons: readonly string[] = namesIn("exit_reasons.def", "PYC_EXIT_REASON");
export const recoveryKinds: readonly string[] = namesIn("recoveries.def", "PYC_RECOVERY");

export function reasonNumber(reason: string): number {
  const number = exitReasons.indexOf(reason);
  if (number < 0) throw new Error(`no exit reason ${reason}`);
  return number;
}

const payloadBits = 28;

function recovery(kind: Recovery, index: number): number {
  if (index < -(2 ** (payloadBits - 1)) || index >= 2 ** (payloadBits - 1))
    throw new Error(`recovery index ${index} is too large`);
  return ((index << 4) | kind) >>> 0;
}

export interface Exit {
  readonly number: number;
  /** In the order of their numbers. */
  readonly live: readonly Inst[];
}

/** abi/native.h: in place of a code index. */
const virtualRange = 0xffffffff;

/** What one exit consists of while its frames are read. */
interface Encoding {
  readonly live: Inst[];
  /** In the order of their numbers; a record is empty until its attributes have been read. */
  readonly virtuals: { readonly object: Inst; words: number[] }[];
  /** A typed call that the frames name by its boxed result. */
  readonly boxed: Inst | null;
}

export class ExitTable {
  private readonly exits: { exit: Exit; words: number[] }[] = [];
  private readonly known = new Map<FrameState, Map<string, Exit>>();

  /** The exit of a guard. `boxed` is a typed call that the frame names by its boxed result. */
  add(frame: FrameState, reason: string, boxed: Inst | null = null): Exit {
    let byReason = this.known.get(frame);
    if (byReason === undefined) {
      byReason = new Map();
      this.known.set(frame, byReason);
    }
    let exit = byReason.get(reason);
    if (exit === undefined) {
      exit = this.encode(frame, reason, boxed);
      byReason.set(reason, exit);
    }
    return exit;
  }

  private encode(frame: FrameState, reason: string, boxed: Inst | null): Exit {
    const e: Encoding = { live: [], virtuals: [], boxed };
    const frames: number[] = [];
    let count = 0;
    let inner: FrameState | null = null;
    for (let f: FrameState | null = frame; f !== null; f = f.outer) {
      const flags = inner === null ? 0 : 1 | (inner.resultRegister << 16);
      frames.push(
        f.site.code,
        f.site.pc,
        flags >>> 0,
        this.recover(e, f.callee, f.site.code),
        f.registers.length,
      );
      f.registers.forEach((register, i) => {
        frames.push(register, this.recover(e, f!.values[i]!, f!.site.code));
      });
      inner = f;
      count++;
    }
    const exit = { number: this.exits.length, live: e.live };
    let offset = 3 + e.virtuals.length + frames.length;
    const offsets = e.virtuals.map(({ words }) => {
      offset += words.length;
      return offset - words.length;
    });
    const head = [reasonNumber(reason), count, offsets.length, ...offsets];
    this.exits.push({ exit, words: [...head, ...frames, ...e.virtuals.flatMap(({ words }) => words)] });
    return exit;
  }

  /** The recovery of a value; constants are those of code object `code`. */
  private recover(e: Encoding, inst: Inst, code: number): number {
    switch (inst.op.name) {
      case "null":
        return recovery(Recovery.Null, 0);
      case "callee":
        return recovery(Recovery.Callee, 0);
      case "virtual":
        return this.virtual(e, inst, this.attributes);
      case "virtual.range":
        return this.virtual(e, inst, this.range);
      case "const":
        if (inst.site.code === code) return recovery(Recovery.Constant, Number(inst.imms[0]));
        break;
      case "const.int": {
        const n = Number(inst.imms[0]);
        if (Math.abs(n) < 2 ** (payloadBits - 1)) return recovery(Recovery.SmallInt, n);
        break;
      }
    }
    const kinds = {
      value: Recovery.Value,
      int: Recovery.RawInt,
      float: Recovery.RawDouble,
      bool: Recovery.RawBool,
      none: Recovery.Null,
    };
    let index = e.live.indexOf(inst);
    if (index < 0) index = e.live.push(inst) - 1;
    return recovery(inst === e.boxed ? Recovery.Value : kinds[inst.type], index);
  }

  private virtual(e: Encoding, object: Inst, encode: (e: Encoding, object: Inst) => number[]): number {
    let index = e.virtuals.findIndex((known) => known.object === object);
    if (index >= 0) return recovery(Recovery.Virtual, index);
    // Numbered before its attributes are read: one of them may be the object itself, through others.
    index = e.virtuals.push({ object, words: [] }) - 1;
    e.virtuals[index]!.words = encode(e, object);
    return recovery(Recovery.Virtual, index);
  }

  private readonly attributes = (e: Encoding, object: Inst): number[] => {
    const { code } = object.site;
    const [type, ...fields] = object.args;
    const words = [code, this.recover(e, type!, code), fields.length];
    fields.forEach((field, i) => {
      words.push(Number(object.imms[i]), this.recover(e, field, code));
    });
    return words;
  };

  private readonly range = (e: Encoding, { args, imms, site }: Inst): number[] => [
    virtualRange,
    ...args.map((arg) => this.recover(e, arg, site.code)),
    Number(imms[0]),
  ];

  get size(): number {
    return this.exits.length;
  }

  /** The table's words. */
  words(): number[] {
    const head = [this.exits.length];
    let offset = 1 + this.exits.length;
    for (const { words } of this.exits) {
      head.push(offset);
      offset += words.length;
    }
    return [...head, ...this.exits.flatMap(({ words }) => words)];
  }
}
