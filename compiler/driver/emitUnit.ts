import { deflateRawSync } from "node:zlib";
import fs from "fs-extra";
import type { BuildOptions, Target } from "../cli/options.ts";
import { Context, type OptimisationLevel, TargetMachine } from "../llvm/bindings/index.ts";
import { moduleListText } from "../llvm/descriptor.ts";
import { compileModuleToObject, type Heat, type UnitOptions } from "../llvm/unit.ts";
import type { LoadedModule } from "./modules.ts";
import { heatOf } from "./policy.ts";

/** Makes the object file of one module: its native code, as the policy says, and its data. */

export interface UnitRequest {
  readonly module: LoadedModule;
  readonly image: Uint8Array;
  readonly options: BuildOptions;
  readonly output: string;
}

/** Code that nothing suggests runs often is made quickly. */
function optimisationLevel(heat: Heat): OptimisationLevel {
  return heat === "cold" ? 0 : 2;
}

/** What compiler/llvm is asked for. */
export function unitOptions(module: LoadedModule, image: Uint8Array, options: BuildOptions): UnitOptions {
  const source = { compressed: deflateRawSync(module.source, { level: 9 }), length: module.source.length };
  const heat = heatOf(module);
  return {
    module: module.code,
    image,
    target: options.target,
    tier: options.tier,
    level: optimisationLevel(heat),
    coverage: options.coverage,
    kind: module.kind,
    specName: module.specName,
    heat,
    passes: {
      disabled: options.disablePasses,
      ...(options.printAfter === null ? {} : { printAfter: options.printAfter }),
    },
    ...(options.noSource ? {} : { source }),
  };
}

export async function emitUnit(request: UnitRequest): Promise<void> {
  const unit = unitOptions(request.module, request.image, request.options);
  await fs.writeFile(request.output, compileModuleToObject(unit));
}

/** The object with the lists of all modules, the main one first, and of those written in C++. */
export async function emitModuleList(
  names: readonly string[],
  native: readonly string[],
  target: Target,
  output: string,
): Promise<void> {
  await fs.writeFile(output, dataObject(moduleListText(names, native), "modules", target));
}

/** Data needs neither the prelude nor optimisation. */
function dataObject(text: string, name: string, target: Target): Uint8Array {
  const machine = new TargetMachine(target, { level: 0 });
  const context = new Context();
  try {
    const module = context.parseText(text, name);
    module.setTarget(machine);
    return module.emit(machine, "object");
  } finally {
    context.dispose();
    machine.dispose();
  }
}
