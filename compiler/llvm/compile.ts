import {
  Context,
  type Module,
  type OptimisationLevel,
  TargetMachine,
  type Triple,
} from "./bindings/index.ts";
import { emitModule, type ModuleInput } from "./emit/module.ts";
import { locationTable, locationTableContent } from "./emit/moduleContext.ts";
import { preludeBitcode } from "./prelude.ts";

/** LLVM text → object: parse, link the prelude, optimise, emit. The driver's way into compiler/llvm. */

export interface LlvmOptions {
  readonly target: Triple;
  readonly level: OptimisationLevel;
  /** Verify before and after optimising: tests and --debug. */
  readonly verify?: boolean;
}

/**
 * Level 0: what cleans up behind forced inlining, once, and instruction selection without optimisation. For the 62 modules that `collections` reaches that is 16 s of
 * LLVM's time against 160 s at O2, and the objects are a third larger than O2 makes them.
 */
const quickPasses = "function(sroa,early-cse,simplifycfg,instcombine<no-verify-fixpoint>,simplifycfg)";

/** The module with the prelude linked in and optimised; `use` gets it, and everything is disposed of afterwards. */
function withOptimised<T>(
  input: ModuleInput,
  options: LlvmOptions,
  use: (module: Module, machine: TargetMachine) => T,
): T {
  const machine = new TargetMachine(options.target, { level: options.level });
  const context = new Context();
  try {
    const module = context.parseText(emitModule(input), "module");
    module.setTarget(machine);
    if (options.verify) module.verify();
    // Data alone needs neither.
    if (input.functions.length > 0) optimise(context, module, machine, options);
    input.module.codes.forEach((_, code) => {
      module.defineAs(locationTable(code), locationTableContent(code));
    });
    return use(module, machine);
  } finally {
    context.dispose();
    machine.dispose();
  }
}

function optimise(context: Context, module: Module, machine: TargetMachine, options: LlvmOptions): void {
  const prelude = context.parseBitcode(preludeBitcode(options.target), "prelude", true);
  prelude.setTarget(machine);
  module.link(prelude);
  // Forced inlining first: the pipeline's simplifications then see through the prelude everywhere.
  const passes = options.level === 0 ? quickPasses : `default<O${options.level}>`;
  module.runPasses(`always-inline,${passes}`, machine, options.verify);
}

/** An ELF object of the module. */
export function compileToObject(input: ModuleInput, options: LlvmOptions): Uint8Array {
  return withOptimised(input, options, (module, machine) => module.emit(machine, "object"));
}

/** Assembly text of the module. */
export function compileToAssembly(input: ModuleInput, options: LlvmOptions): string {
  return withOptimised(input, options, (module, machine) =>
    new TextDecoder().decode(module.emit(machine, "assembly")),
  );
}

/** Optimised LLVM text of the module. */
export function compileToLlvm(input: ModuleInput, options: LlvmOptions): string {
  return withOptimised(input, options, (module) => module.print());
}
