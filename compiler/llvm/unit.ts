import type { ClassModel } from "../analysis/classes.ts";
import { CodeFlag, type CodeModule } from "../frontend/emit/code.ts";
import { buildSsa, isGenerator, keepsRegisters } from "../ir/build/build.ts";
import type { FastPaths, Func } from "../ir/function.ts";
import { printFunction } from "../ir/printer.ts";
import { type PassOptions, runPasses } from "../passes/manager.ts";
import { Signatures } from "../passes/python/signatures.ts";
import type { OptimisationLevel, Triple } from "./bindings/index.ts";
import { compileToAssembly, compileToLlvm, compileToObject } from "./compile.ts";
import type { ModuleKind } from "./descriptor.ts";
import type { ModuleInput } from "./emit/module.ts";

/**
 * One module from code objects to an object file: which native entries it gets, SSA, passes, LLVM. What the driver calls.
 */

/** What becomes native: every code object, none, or what the policy of DESIGN.md §10 picks. */
export type Tier = "native" | "interp" | "auto";

/** How likely a module's functions run often; compiler/driver/policy.ts decides. */
export type Heat = "hot" | "warm" | "cold";

export interface UnitOptions {
  readonly module: CodeModule;
  readonly image: Uint8Array;
  readonly target: Triple;
  readonly tier: Tier;
  readonly level: OptimisationLevel;
  readonly kind?: ModuleKind;
  readonly specName?: string | null;
  readonly source?: { readonly compressed: Uint8Array; readonly length: number };
  /** The default is warm. */
  readonly heat?: Heat;
  /** Run the verifiers. */
  readonly verify?: boolean;
  readonly passes?: PassOptions;
  /** Native code records which instructions it executed (runtime/interp/coverage.h). */
  readonly coverage?: boolean;
}

function hasLoop(module: CodeModule, code: number): boolean {
  return (module.codes[code]!.flags & CodeFlag.HasLoop) !== 0;
}

/** Bodies of modules, classes and annotations. */
function runsOnce(module: CodeModule, code: number): boolean {
  const once = CodeFlag.ModuleBody | CodeFlag.ClassBody | CodeFlag.AnnotationScope;
  return (module.codes[code]!.flags & once) !== 0;
}

/** Whether a code object is worth specialised code; the table is in compiler/driver/policy.ts. */
function isHot(options: UnitOptions, code: number): boolean {
  const once = runsOnce(options.module, code);
  switch (options.heat ?? "warm") {
    case "hot":
      return !once || hasLoop(options.module, code);
    case "warm":
      return !once && hasLoop(options.module, code);
    case "cold":
      return false;
  }
}

/**
 * Whether a code object calls gc.collect(). What is left over in an interpreter frame can be told from what is in use (runtime/interp/liveness.h), in a native one it
 * cannot: such a function is bytecode in every tier, so that weak references and finalisers behave as its author expects.
 */
function asksForCollection(module: CodeModule, code: number): boolean {
  const { names } = module.codes[code]!;
  return names.includes("gc") && names.includes("collect");
}

/** Whether a code object gets native code. */
function isNative(options: UnitOptions, code: number): boolean {
  if (asksForCollection(options.module, code)) return false;
  return options.tier === "native" || (options.tier === "auto" && isHot(options, code));
}

/** The native functions of the module, optimised, and the classes that they know. */
export function buildUnit(options: UnitOptions): { functions: Func[]; classes: readonly ClassModel[] } {
  const { module } = options;
  const native = module.codes.map((_, i) => i).filter((i) => isNative(options, i));
  const plain = { frames: false, coverage: options.coverage === true };
  const passes = { verify: options.verify === true, coverage: plain.coverage, ...options.passes };
  const signatures = new Signatures(
    module,
    native.filter((i) => isHot(options, i)),
    passes,
  );
  const functions = native.flatMap((i): Func[] => {
    // A generator's frame object reads the registers that the interpreter keeps.
    if (isGenerator(module.codes[i]!) && keepsRegisters(module.codes[i]!)) return [];
    const typed = signatures.specialised(i);
    const main = isGenerator(module.codes[i]!) ? "resume" : "direct";
    const entry = typed === null ? main : main === "resume" ? "resume_generic" : "generic";
    const found = [buildSsa(module, i, entry, plain)];
    if (typed !== null) found.push(typed);
    if (main === "direct" && entersLoops(options, i)) found.push(buildSsa(module, i, "resume_at", plain));
    return found;
  });
  for (const func of functions) func.fastPaths = fastPathsOf(options, func);
  for (const func of functions) runPasses(func, passes);
  return { functions, classes: signatures.classes };
}

/** Whether the interpreter may go over to native code inside a loop of a function. Nothing suggests that a cold module's loops run for long. */
function entersLoops(options: UnitOptions, code: number): boolean {
  return (
    options.heat !== "cold" && hasLoop(options.module, code) && !keepsRegisters(options.module.codes[code]!)
  );
}

/** Everywhere in the version that normally runs, in the loops of others, nowhere in cold modules. */
function fastPathsOf(options: UnitOptions, func: Func): FastPaths {
  if (options.heat === "cold") return "nowhere";
  const main = func.entry !== "generic" && func.entry !== "resume_generic" && func.entry !== "resume_at";
  return main && options.heat === "hot" && !runsOnce(options.module, func.code) ? "everywhere" : "loops";
}

function inputOf(options: UnitOptions): ModuleInput {
  return {
    module: options.module,
    image: options.image,
    ...buildUnit(options),
    kind: options.kind ?? "module",
    specName: options.specName ?? null,
    ...(options.source === undefined ? {} : { source: options.source }),
  };
}

function llvmOptions(options: UnitOptions): { target: Triple; level: OptimisationLevel; verify: boolean } {
  return { target: options.target, level: options.level, verify: options.verify ?? false };
}

/** An ELF object. */
export function compileModuleToObject(options: UnitOptions): Uint8Array {
  return compileToObject(inputOf(options), llvmOptions(options));
}

/** What `--emit=ssa`, `--emit=llvm` and `--emit=asm` print. */
export function compileModuleToText(options: UnitOptions, what: "ssa" | "llvm" | "asm"): string {
  if (what === "ssa") return buildUnit(options).functions.map(printFunction).join("\n");
  const input = inputOf(options);
  return what === "llvm"
    ? compileToLlvm(input, llvmOptions(options))
    : compileToAssembly(input, llvmOptions(options));
}
