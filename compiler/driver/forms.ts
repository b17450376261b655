import type { BuildOptions, EmitKind } from "../cli/options.ts";
import { dumpSource, tokensOf } from "../frontend/api.ts";
import { codePointsToString } from "../frontend/dialect.ts";
import { disassemble } from "../frontend/emit/disassemble.ts";
import { serializeModule } from "../frontend/emit/serialize.ts";
import { ParseMode } from "../frontend/parser/parser.ts";
import { compileModuleToText } from "../llvm/unit.ts";
import { unitOptions } from "./emitUnit.ts";
import type { LoadedModule } from "./modules.ts";

/** The text of one intermediate form of a module; ends with a newline. */
export function printForm(module: LoadedModule, kind: EmitKind, options: BuildOptions): string {
  const bytes = Array.from(module.source);
  switch (kind) {
    case "tokens": {
      const text = tokensOf(bytes, module.displayName);
      return codePointsToString(text, 0, text.length);
    }
    case "ast": {
      const text = dumpSource(bytes, module.displayName, ParseMode.Module);
      return `${codePointsToString(text, 0, text.length)}\n`;
    }
    case "bytecode":
      return disassemble(module.code);
    case "ssa":
    case "llvm":
    case "asm":
      return compileModuleToText(unitOptions(module, imageOf(module), options), kind);
  }
}

export function imageOf(module: LoadedModule): Uint8Array {
  return Uint8Array.from(serializeModule(module.code));
}
