import { deflateRawSync } from "node:zlib";
import fs from "fs-extra";
import type { BuildOptions, Target } from "../cli/options.ts";
import { Context, TargetMachine } from "../llvm/bindings/index.ts";
import { descriptorText, moduleListText } from "../llvm/descriptor.ts";
import { compileModuleToObject } from "../llvm/unit.ts";
import type { LoadedModule } from "./modules.ts";
import { usesNativeCode } from "./policy.ts";

/** Makes the object file of one module: its native code, as the policy says, and its data. */

export interface UnitRequest {
  readonly module: LoadedModule;
  readonly image: Uint8Array;
  readonly options: BuildOptions;
  readonly output: string;
}

export async function emitUnit(request: UnitRequest): Promise<void> {
  const { module, image, options } = request;
  const source = options.noSource
    ? null
    : { compressed: deflateRawSync(module.source, { level: 9 }), length: module.source.length };
  if (usesNativeCode(module, options.tier)) {
    const object = compileModuleToObject({
      module: module.code,
      image,
      target: options.target,
      tier: options.tier,
      level: 2,
      isPackage: module.isPackage,
      isUserCode: module.isOwn,
      ...(source === null ? {} : { source }),
    });
    await fs.writeFile(request.output, object);
    return;
  }
  const text = descriptorText({
    name: module.name,
    file: module.displayName,
    image,
    source,
    isPackage: module.isPackage,
    nativeTable: null,
    caches: null,
  });
  await emitText(text, module.name, options.target, request.output);
}

/** The object with the list of all modules. */
export async function emitModuleList(
  names: readonly string[],
  target: Target,
  output: string,
): Promise<void> {
  await emitText(moduleListText(names), "modules", target, output);
}

async function emitText(text: string, name: string, target: Target, output: string): Promise<void> {
  const context = new Context();
  const machine = new TargetMachine(target, { level: 0 });
  try {
    const module = context.parseText(text, name);
    module.setTarget(machine);
    await fs.writeFile(output, module.emit(machine, "object"));
  } finally {
    context.dispose();
    machine.dispose();
  }
}
