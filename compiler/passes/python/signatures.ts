import { globalFunctions } from "../../analysis/globalFunctions.ts";
import type { Kind } from "../../analysis/kinds.ts";
import { join } from "../../analysis/kinds.ts";
import { type CallTargets, type Signature, TypeInference } from "../../analysis/types.ts";
import { CodeFlag, type CodeModule } from "../../frontend/emit/code.ts";
import { buildSsa, isGenerator, parameterCount } from "../../ir/build/build.ts";
import { type Func, type Inst, isGeneratorEntry } from "../../ir/function.ts";
import { finishPass, type PassOptions, runModulePass } from "../manager.ts";
import { globalTargets, Inliner } from "./inline.ts";
import { specialise } from "./specialise.ts";

/**
 * Which functions of a module get a typed entry, and with what types: a fixpoint over the module's functions.
 *
 * A parameter has a kind when every operation that guesses one for it guesses the same. Results start as "nothing yet", so that a recursive function's result is what
 * its other returns say; calls of functions known by name take the results of their targets. A function that gains nothing stays generic.
 */
export interface SignatureOptions extends PassOptions {
  /** The code counts executed instructions. */
  readonly coverage?: boolean | undefined;
}

export class Signatures {
  private readonly module: CodeModule;
  private readonly functions = new Map<
    number,
    { func: Func; parameters: Kind[]; result: Kind | undefined; isInlined: boolean }
  >();
  private readonly options: SignatureOptions;
  private readonly byName: Map<string, number>;

  /** `candidates`: code objects that may be specialised. */
  constructor(module: CodeModule, candidates: readonly number[], options: SignatureOptions = {}) {
    this.module = module;
    this.options = options;
    this.byName = globalFunctions(module);
    for (const code of candidates.filter((index) => canSpecialise(module, index))) {
      const entry = isGenerator(module.codes[code]!) ? "resume_typed" : "typed";
      const func = buildSsa(module, code, entry, { frames: true, coverage: options.coverage });
      this.functions.set(code, { func, parameters: [], result: undefined, isInlined: false });
    }
    runModulePass("inline", options, () => this.inline(new Set(candidates)));
    if (options.disabled?.includes("specialise")) this.functions.clear();
    this.solveParameters();
    this.solveResults();
    this.closeResults();
  }

  private inline(native: ReadonlySet<number>): void {
    const inliner = new Inliner(this.module, globalTargets(this.module, this.byName, native), this.options);
    for (const entry of this.functions.values()) {
      entry.isInlined = inliner.run(entry.func);
      finishPass(entry.func, "inline", this.options);
    }
  }

  /** The typed function of a code object, or null when it gains nothing from one. */
  specialised(code: number): Func | null {
    const entry = this.functions.get(code);
    if (entry === undefined) return null;
    const types = this.infer(code);
    if (!entry.isInlined && !this.gains(entry.func, types)) return null;
    entry.func.parameters.splice(
      0,
      entry.func.parameters.length,
      ...entry.parameters.map((kind) => (kind === "any" ? "value" : kind)),
    );
    runModulePass("specialise", this.options, () =>
      specialise(entry.func, this.module, types, entry.result ?? "any"),
    );
    finishPass(entry.func, "specialise", this.options);
    return entry.func;
  }

  private infer(code: number): TypeInference {
    const { func, parameters } = this.functions.get(code)!;
    return new TypeInference(func, this.module, parameters, this.targets);
  }

  private readonly targets: CallTargets = (call) => {
    const callee = call.args[0]!;
    if (callee.op.name !== "py.LoadGlobal" || call.args[1]!.op.name !== "null") return null;
    const name = this.module.codes[callee.site.code]!.names[Number(callee.imms[0])]!;
    const code = this.byName.get(name);
    const entry = code === undefined ? undefined : this.functions.get(code);
    if (entry === undefined || call.args.length - 2 !== parameterCount(this.module.codes[code!]!))
      return null;
    return { code: code!, parameters: entry.parameters, result: entry.result };
  };

  private solveParameters(): void {
    for (const entry of this.functions.values()) {
      entry.parameters = entry.func.parameters.map((): Kind => "any");
    }
    for (const [code, entry] of this.functions) {
      const types = this.infer(code);
      entry.parameters = entry.parameters.map((_, i) => demandOn(entry.func, types, i));
    }
  }

  private solveResults(): void {
    for (let changed = true; changed; ) {
      changed = false;
      for (const [code, entry] of this.functions) {
        const found = join(entry.result, this.infer(code).resultKind(entry.func));
        // A side exit hands an unboxed result over as a number; a bit has two objects already, so boxing it costs nothing.
        const result = found === "bool" || isGeneratorEntry(entry.func.entry) ? "any" : found;
        if (result === entry.result) continue;
        entry.result = result;
        changed = true;
      }
    }
  }

  /** Functions that never return by what is known give any object; others may then join it. */
  private closeResults(): void {
    for (const entry of this.functions.values()) entry.result ??= "any";
    // A function without a typed entry is called as any other; only those that gain count as targets.
    for (let changed = true; changed; ) {
      changed = false;
      for (const [code, entry] of [...this.functions]) {
        if (entry.isInlined || this.gains(entry.func, this.infer(code))) continue;
        this.functions.delete(code);
        changed = true;
      }
      if (changed) this.reset();
    }
  }

  private reset(): void {
    for (const entry of this.functions.values()) entry.result = undefined;
    this.solveResults();
    for (const entry of this.functions.values()) entry.result ??= "any";
  }

  private gains(func: Func, types: TypeInference): boolean {
    return func.blocks.some((block) =>
      block.insts.some((inst) => types.plan(inst) !== null || types.target(inst) !== null),
    );
  }
}

function canSpecialise(module: CodeModule, index: number): boolean {
  const code = module.codes[index]!;
  return (code.flags & CodeFlag.RegistersInMemory) === 0;
}

/** Values that parameter `index` may arrive in: itself, and block parameters that receive it. */
function carriers(func: Func, index: number): Set<Inst> {
  const found = new Set<Inst>();
  for (const inst of func.entryBlock.insts) {
    if (inst.op.name === "parameter" && Number(inst.imms[0]) === index) found.add(inst);
  }
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const block of func.blocks) {
      for (const edge of block.end.edges) {
        edge.args.forEach((arg, i) => {
          if (found.has(arg)) found.add(edge.target.params[i]!);
        });
      }
    }
  }
  return found;
}

/**
 * What the function's operations guess parameter `index` to be; `any` when they disagree or do not care. An operation that takes any number says "float" only when
 * nothing else uses the parameter: `range(n)` and `x / n` together want an integer.
 */
function demandOn(func: Func, types: TypeInference, index: number): Kind {
  let demand: Kind | undefined;
  let asNumber = false;
  let otherwise = false;
  const carried = carriers(func, index);
  for (const block of func.blocks) {
    for (const inst of block.insts) {
      const plan = types.plan(inst);
      inst.args.forEach((arg, i) => {
        if (!carried.has(arg)) return;
        const want = plan?.wants[i];
        if (want === undefined) otherwise = true;
        else if (want === "number") asNumber = true;
        else demand = join(demand, want === "exact" ? "float" : want);
      });
    }
    if (block.end.kind === "return" && carried.has(block.end.value)) otherwise = true;
  }
  if (asNumber && !otherwise) demand = join(demand, "float");
  return demand ?? "any";
}

export type { Signature };
