import { opcodeTable } from "../../frontend/opcodes/table.ts";
import type { Inst } from "../../ir/function.ts";
import { type Helper, type HelperParameter, helperOfOpcode } from "../helpers.ts";
import type { FunctionEmitter } from "./function.ts";

/** `py.X`: a call of the helper `pyc_X`, or of the prelude's inline `pyc_fast_X`, and the test of its failure. */

const parameterTypes: Record<HelperParameter, string> = {
  task: "ptr",
  callee: "i64",
  value: "i64",
  run: "ptr",
  name: "i64",
  constant: "i64",
  cache: "ptr",
  imm: "i32",
  results: "ptr",
};

const resultTypes: Record<Helper["result"], string> = { value: "i64", status: "i32", void: "void" };
const noCache = 65535;

function loadInvariant(e: FunctionEmitter, array: string, index: number): string {
  const loaded = e.temporary();
  e.line(`${loaded} = load i64, ptr ${e.context.wordOf(array, index)}, align 8, !invariant.load !2`);
  return loaded;
}

/** Hands out an instruction's arguments and immediates in order. */
class Operands {
  private argument = 0;
  private immediate = 0;
  private readonly e: FunctionEmitter;
  private readonly inst: Inst;

  constructor(e: FunctionEmitter, inst: Inst) {
    this.e = e;
    this.inst = inst;
  }

  private nextImmediate(): number {
    return Number(this.inst.imms[this.immediate++]);
  }

  /** The LLVM operand of a helper's parameter. A run takes all arguments that are left. */
  operand(kind: HelperParameter): string {
    const { e, inst } = this;
    switch (kind) {
      case "task":
        return "%task";
      case "callee":
      case "value":
        return e.operand(inst.args[this.argument++]!);
      case "run":
        return this.run();
      case "name":
        return loadInvariant(e, `@names.${inst.site.code}`, this.nextImmediate());
      case "constant":
        return loadInvariant(e, `@constants.${inst.site.code}`, this.nextImmediate());
      case "cache":
        return this.cache(this.nextImmediate());
      case "imm":
        return String(this.nextImmediate());
      case "results":
        return e.buffer(resultCount(inst));
    }
  }

  private run(): string {
    const run = this.inst.args
      .slice(this.argument)
      .map((arg) => ({ type: "i64", operand: this.e.operand(arg) }));
    this.argument = this.inst.args.length;
    return this.e.storeToBuffer(run);
  }

  private cache(index: number): string {
    if (index === noCache) return "null";
    return this.e.context.wordOf("@caches", this.e.context.cacheBase[this.inst.site.code]! + index);
  }
}

/** Unpack and UnpackRest say how many; every other instruction with several results has two. */
function resultCount(inst: Inst): number {
  if (inst.op.name === "py.Unpack") return Number(inst.imms[0]);
  if (inst.op.name === "py.UnpackRest") return Number(inst.imms[0]) + 1 + Number(inst.imms[1]);
  return 2;
}

function alwaysFails(inst: Inst): boolean {
  return opcodeTable[inst.op.opcode!]!.effects.includes("ends");
}

export function lowerPython(e: FunctionEmitter, inst: Inst, fast: ReadonlySet<string>): void {
  const helper = helperOfOpcode(inst.op.opcode!);
  const source = new Operands(e, inst);
  const operands = helper.parameters.map(({ kind }) => source.operand(kind));
  const types = helper.parameters.map(({ kind }) => parameterTypes[kind]);
  const plain = helper.name.slice("pyc_".length);
  const name = fast.has(plain) && e.wantsFastPath(inst) ? `pyc_fast_${plain}` : helper.name;
  const callee = e.context.declare(name, resultTypes[helper.result], types);
  const call = `call ${resultTypes[helper.result]} ${callee}(${types.map((type, i) => `${type} ${operands[i]}`).join(", ")}) #2`;
  if (inst.op.failure !== "never") e.setLocation(inst.site);
  if (helper.result === "value") e.define(inst, call);
  else if (helper.result === "status") e.line(`%status${inst.id} = ${call}`);
  else e.line(call);
  if (inst.op.failure !== "never" && !inst.caught && !alwaysFails(inst))
    e.unwindIf(e.failed(inst), inst.site);
}
