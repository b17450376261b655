import type { Tier } from "../cli/options.ts";
import type { LoadedModule } from "./modules.ts";

/**
 * What a module is compiled to: one table (DESIGN.md §10).
 *
 * | tier | the user's modules | library modules |
 * |---|---|---|
 * | native | native code | native code |
 * | auto | native code | bytecode |
 * | interp | bytecode | bytecode |
 */
export function usesNativeCode(module: LoadedModule, tier: Tier): boolean {
  if (tier === "native") return true;
  return tier === "auto" && module.isOwn;
}
