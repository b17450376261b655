import type { CodeModule } from "../frontend/emit/code.ts";
import { type Func, type Inst, isGeneratorEntry, reversePostorder } from "../ir/function.ts";
import { constantKind, join, type Kind, type Plan, planOf } from "./kinds.ts";

/**
 * Local type inference: an optimistic fixpoint over the SSA form. Every value starts without a kind; block parameters join what their edges bring; operations follow
 * `planOf`. Kinds only grow, so it ends after at most two changes a value.
 */

/** What is known of a callee with a typed entry. */
export interface Signature {
  readonly code: number;
  readonly parameters: readonly Kind[];
  /** Undefined while nothing is known of a recursive function's result. */
  readonly result: Kind | undefined;
}

/** Finds the signature of a call's only possible target, or null. */
export type CallTargets = (call: Inst) => Signature | null;

function storeKey(inst: Inst): string {
  return `${inst.site.pc}:${inst.imms[0]}`;
}

function storesOf(func: Func): Map<string, Inst[]> {
  const stores = new Map<string, Inst[]>();
  if (!isGeneratorEntry(func.entry)) return stores;
  for (const inst of func.blocks.flatMap(({ insts }) => insts)) {
    if (inst.op.name !== "frame.store") continue;
    const key = storeKey(inst);
    stores.set(key, [...(stores.get(key) ?? []), inst.args[0]!]);
  }
  return stores;
}

export class TypeInference {
  private readonly kinds: (Kind | undefined)[];
  private readonly module: CodeModule;
  private readonly targets: CallTargets;
  /** What generators keep in a register over a Yield, by `storeKey`. */
  private readonly stored: ReadonlyMap<string, readonly Inst[]>;

  /** `parameters` are the kinds of the function's parameters. */
  constructor(func: Func, module: CodeModule, parameters: readonly Kind[], targets: CallTargets) {
    this.kinds = new Array(func.instCount);
    this.module = module;
    this.targets = targets;
    this.stored = storesOf(func);
    const order = reversePostorder(func);
    for (let changed = true; changed; ) {
      changed = false;
      for (const block of order) {
        for (const inst of block.insts)
          if (this.update(inst, this.transfer(inst, parameters))) changed = true;
        for (const edge of block.end.edges) {
          edge.target.params.forEach((param, i) => {
            if (this.update(param, this.kindOrNone(edge.args[i]!))) changed = true;
          });
        }
      }
    }
  }

  private update(inst: Inst, kind: Kind | undefined): boolean {
    const joined = join(this.kinds[inst.id], kind);
    if (joined === this.kinds[inst.id]) return false;
    this.kinds[inst.id] = joined;
    return true;
  }

  private transfer(inst: Inst, parameters: readonly Kind[]): Kind | undefined {
    switch (inst.op.name) {
      case "parameter":
        return parameters[Number(inst.imms[0])] ?? "any";
      case "resumed":
        return this.stored
          .get(storeKey(inst))
          ?.reduce((kind: Kind | undefined, value) => join(kind, this.kindOrNone(value)), undefined);
      case "const":
        return constantKind(this.module, inst);
      case "py.Call": {
        const target = this.target(inst);
        return target === null ? "any" : target.result;
      }
    }
    // Kinds of operands that are not known yet leave the result open, so that loops start from what enters them.
    const operands = inst.args.map((arg) => this.kindOrNone(arg));
    if (operands.length <= 2 && operands.includes(undefined)) return undefined;
    const plan = planOf(inst, operands as Kind[]);
    if (plan !== null) return plan.result;
    return inst.type === "int" || inst.type === "float" || inst.type === "bool" ? inst.type : "any";
  }

  private kindOrNone(inst: Inst): Kind | undefined {
    return this.kinds[inst.id];
  }

  /** The kind of a value; code that is never reached computes `any`. */
  kind(inst: Inst): Kind {
    return this.kinds[inst.id] ?? "any";
  }

  /** The kind that all returns join to, undefined when nothing returns or only recursion that is not solved yet. */
  resultKind(func: Func): Kind | undefined {
    let result: Kind | undefined;
    for (const block of func.blocks) {
      if (block.end.kind === "return") result = join(result, this.kinds[block.end.value.id]);
    }
    return result;
  }

  plan(inst: Inst): Plan | null {
    if (inst.op.name === "resumed") {
      const kind = this.kind(inst);
      return kind === "any" ? null : { op: "same", wants: [kind], result: kind };
    }
    return planOf(
      inst,
      inst.args.map((arg) => this.kind(arg)),
    );
  }

  /** The typed entry that a call may use: none of its arguments is known to be of another kind than the parameter. */
  target(call: Inst): Signature | null {
    const target = call.op.name === "py.Call" ? this.targets(call) : null;
    if (target === null) return null;
    // Callee and self come first.
    const fits = target.parameters.every((kind, i) => {
      const given = this.kindOrNone(call.args[i + 2]!) ?? kind;
      return kind === "any" || given === "any" || given === kind;
    });
    return fits ? target : null;
  }
}
