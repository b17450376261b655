import { readersOfUnknownNames } from "../analysis/unknownNames.ts";
import { type Code, CodeFlag, type CodeModule } from "../frontend/emit/code.ts";
import type { LoadedModule } from "./modules.ts";

/**
 * Which functions keep their registers in memory beyond those that the front end marks (they mention locals() and its like). Such functions are neither specialised nor
 * inlined, and their generators are interpreted.
 */

/** A module's variables are found in its globals. */
function keep(code: Code): void {
  if ((code.flags & CodeFlag.ModuleBody) === 0) code.flags |= CodeFlag.RegistersInMemory;
}

/** --debug: all functions of the program's own modules, so that frame objects find the local variables of native frames too. */
export function keepLocals(modules: readonly LoadedModule[]): void {
  for (const module of modules) if (module.isOwn) module.code.codes.forEach(keep);
}

/** Functions and class bodies whose NameError is likely: what it suggests depends on their variables. */
export function keepForSuggestions(module: CodeModule): void {
  readersOfUnknownNames(module).forEach(keep);
}
