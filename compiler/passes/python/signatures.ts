import { type ClassModel, ClassModels } from "../../analysis/classes.ts";
import { globalFunctions } from "../../analysis/globalFunctions.ts";
import { classOfKind, join, type Kind, objectKind, typeOfKind, type Want } from "../../analysis/kinds.ts";
import { isDouble, ObjectModels } from "../../analysis/objects.ts";
import { type ModuleFacts, type Signature, TypeInference } from "../../analysis/types.ts";
import { CodeFlag, type CodeModule } from "../../frontend/emit/code.ts";
import { buildSsa, isGenerator } from "../../ir/build/build.ts";
import { type Func, type Inst, isGeneratorEntry } from "../../ir/function.ts";
import { finishPass, type PassOptions, runModulePass } from "../manager.ts";
import { globalTargets, Inliner, type InlineTargets } from "./inline.ts";
import { objectTargets } from "./inlineObjects.ts";
import { reduceRangeLoops } from "./rangeLoops.ts";
import { specialise } from "./specialise.ts";

/**
 * Which functions of a module get a typed entry, and with what types: a fixpoint over the module's functions.
 *
 * First, guesses: what the attributes of the module's classes hold and which objects parameters receive, from all stores and calls that can be seen. Then
 * signatures: a parameter has a kind when every operation that guesses one for it guesses the same. Results start as "nothing yet", so that a recursive function's
 * result is what its other returns say; calls of functions known by name take the results of their targets. A function that gains nothing stays generic.
 */
export interface SignatureOptions extends PassOptions {
  /** The code counts executed instructions. */
  readonly coverage?: boolean | undefined;
}

export class Signatures {
  readonly classes: readonly ClassModel[];
  private readonly module: CodeModule;
  private readonly options: SignatureOptions;
  private readonly functions = new Map<number, Entry>();
  private readonly facts: ModuleFacts;
  private readonly inliner: Inliner;

  /** `candidates`: code objects that may be specialised. */
  constructor(module: CodeModule, candidates: readonly number[], options: SignatureOptions = {}) {
    this.module = module;
    this.options = options;
    this.inliner = new Inliner(module, options);
    const models = new ClassModels(module);
    this.classes = models.all;
    const byName = globalFunctions(module);
    this.facts = {
      module,
      objects: new ObjectModels(module, models, byName),
      signature: (code) => {
        const entry = this.functions.get(code);
        return entry === undefined || isGeneratorEntry(entry.func.entry) ? null : entry;
      },
    };
    for (const code of candidates.filter((index) => canSpecialise(module, index)))
      this.functions.set(code, this.candidate(code));
    const native = new Set(candidates);
    runModulePass("inline", options, () => this.inline(globalTargets(module, byName, native)));
    runModulePass("range-loops", options, () => this.reduceLoops());
    if (options.disabled?.includes("specialise")) this.functions.clear();
    if (this.classes.length > 0) {
      this.solveHints();
      runModulePass("inline-objects", options, () => this.inlineObjects(native));
      runModulePass("range-loops", options, () => this.reduceLoops());
    }
    this.solveParameters();
    this.reset();
    this.closeResults();
  }

  private candidate(code: number): Entry {
    const kind = isGenerator(this.module.codes[code]!) ? "resume_typed" : "typed";
    const func = buildSsa(this.module, code, kind, { frames: true, coverage: this.options.coverage });
    return {
      func,
      hints: func.parameters.map(() => undefined),
      parameters: func.parameters.map((): Kind => "any"),
      result: undefined,
      isSolid: true,
      isInlined: false,
    };
  }

  private inline(targets: InlineTargets): void {
    for (const entry of this.functions.values()) {
      if (this.inliner.run(entry.func, targets)) entry.isInlined = true;
      finishPass(entry.func, "inline", this.options);
    }
  }

  /** Rounds: what one of them puts into a function has kinds in the next one only. */
  private inlineObjects(native: ReadonlySet<number>): void {
    const rounds = 3;
    for (const entry of this.functions.values()) {
      for (let round = 0; round < rounds; round++) {
        if (!this.inliner.run(entry.func, objectTargets(this.infer(entry), native))) break;
        entry.isInlined = true;
      }
      finishPass(entry.func, "inline-objects", this.options);
    }
  }

  private reduceLoops(): void {
    for (const entry of this.functions.values()) {
      if (reduceRangeLoops(entry.func, this.module)) entry.isInlined = true;
      finishPass(entry.func, "range-loops", this.options);
    }
  }

  /** The typed function of a code object, or null when it gains nothing from one. */
  specialised(code: number): Func | null {
    const entry = this.functions.get(code);
    if (entry === undefined) return null;
    const types = this.infer(entry);
    if (!entry.isInlined && !this.gains(entry.func, types)) return null;
    entry.func.parameters.splice(0, entry.func.parameters.length, ...entry.parameters.map(typeOfKind));
    runModulePass("specialise", this.options, () =>
      specialise(entry.func, this.module, types, entry.result ?? "any"),
    );
    finishPass(entry.func, "specialise", this.options);
    entry.func.classes = this.classes;
    return entry.func;
  }

  private infer(entry: Entry): TypeInference {
    return new TypeInference(entry.func, entry.parameters, this.facts);
  }

  // --- guesses -------------------------------------------------------------------------------------------------------

  /** Rounds of collecting: what one round learns of a class's attributes the next one knows of the values loaded from them. */
  private solveHints(): void {
    const rounds = 4;
    for (const model of this.classes) {
      for (const { code } of model.methods) {
        const entry = this.functions.get(code);
        if (entry !== undefined && !model.hasSubclasses) entry.hints[0] = objectKind(model.index);
      }
    }
    // Bodies that run once are not specialised, but they make many a program's objects.
    const others = this.module.codes.flatMap((code, index): Entry[] => {
      if ((code.flags & CodeFlag.ModuleBody) === 0 || this.functions.has(index)) return [];
      const func = buildSsa(this.module, index, "typed", { frames: false });
      return [{ func, hints: [], parameters: [], result: undefined, isSolid: false, isInlined: false }];
    });
    for (let round = 0; round < rounds; round++) {
      for (const entry of this.functions.values())
        entry.parameters = entry.parameters.map((_, i) => entry.hints[i] ?? "any");
      this.reset();
      const known = [...this.functions.values(), ...others].map((entry) => this.collect(entry));
      if (!known.includes(true)) return;
    }
  }

  /** Whether the function said anything new. */
  private collect({ func }: Entry): boolean {
    const types = this.infer({ ...this.functions.get(func.code)!, func });
    let changed = false;
    const learn = (old: Kind | undefined, kind: Kind): Kind | undefined => {
      if (kind === "any" || kind === old) return old;
      // Where one instance goes, those of subclasses go too, and have other shapes.
      if (this.facts.objects.model(kind)?.hasSubclasses) return old;
      changed ||= old !== "any";
      return join(old, kind);
    };
    for (const inst of func.blocks.flatMap(({ insts }) => insts)) {
      const access = types.access(inst);
      if (access?.kind === "store" || access?.kind === "add") {
        const field = access.model.fields[access.index]!;
        field.kind = learn(field.kind, types.kind(inst.args[1]!));
      }
      const call = types.target(inst)?.call;
      const callee = call === undefined ? undefined : this.functions.get(call.code);
      call?.args.forEach((arg, i) => {
        if (arg !== null) callee!.hints[i] = learn(callee!.hints[i], types.kind(arg));
      });
    }
    return changed;
  }

  // --- signatures ----------------------------------------------------------------------------------------------------

  private solveParameters(): void {
    for (const entry of this.functions.values()) {
      entry.parameters = entry.hints.map((hint) => (classOfKind(hint) === null ? "any" : hint!));
    }
    this.reset();
    for (const entry of this.functions.values()) {
      const types = this.infer(entry);
      entry.parameters = entry.parameters.map((kind, i) =>
        kind === "any" ? demandOn(entry.func, types, i) : kind,
      );
    }
  }

  private solveResults(): void {
    for (let changed = true; changed; ) {
      changed = false;
      for (const entry of this.functions.values()) {
        const types = this.infer(entry);
        const found = join(entry.result, types.resultKind());
        // A side exit hands an unboxed result over as a number; a bit has two objects already, so boxing it costs nothing.
        const result = found === "bool" || isGeneratorEntry(entry.func.entry) ? "any" : found;
        const isSolid = entry.isSolid && types.isSolid();
        if (result === entry.result && isSolid === entry.isSolid) continue;
        entry.result = result;
        entry.isSolid = isSolid;
        changed = true;
      }
    }
  }

  /** A function without a typed entry is called as any other; only those that gain count as targets. */
  private closeResults(): void {
    for (let changed = true; changed; ) {
      changed = false;
      for (const [code, entry] of [...this.functions]) {
        if (entry.isInlined || this.gains(entry.func, this.infer(entry))) continue;
        this.functions.delete(code);
        changed = true;
      }
      if (changed) this.reset();
    }
  }

  /** Solves for results anew. Functions that never return by what is known give any object; others may then join it. */
  private reset(): void {
    for (const entry of this.functions.values()) {
      entry.result = undefined;
      entry.isSolid = true;
    }
    this.solveResults();
    for (const entry of this.functions.values()) entry.result ??= "any";
  }

  private gains(func: Func, types: TypeInference): boolean {
    return func.blocks.some((block) =>
      block.insts.some(
        (inst) => types.plan(inst) !== null || types.target(inst) !== null || types.access(inst) !== null,
      ),
    );
  }
}

/** A candidate. `hints`: what its parameters receive, as far as calls can be seen. */
interface Entry extends Signature {
  readonly func: Func;
  readonly hints: (Kind | undefined)[];
  parameters: Kind[];
  result: Kind | undefined;
  isSolid: boolean;
  /** Other functions' code has been put into it. */
  isInlined: boolean;
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
      const wants = types.plan(inst)?.wants ?? storedAs(types, inst);
      inst.args.forEach((arg, i) => {
        if (!carried.has(arg)) return;
        const want = wants[i];
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

/** An unboxed slot wants a double. */
function storedAs(types: TypeInference, inst: Inst): readonly (Want | undefined)[] {
  const access = types.access(inst);
  if (access?.kind !== "store" && access?.kind !== "add") return [];
  return [undefined, isDouble(access) ? "float" : undefined];
}
