import { readersOfUnknownNames } from "../analysis/unknownNames.ts";
import { type Code, CodeFlag, type CodeModule } from "../frontend/emit/code.ts";
import type { LoadedModule } from "./modules.ts";

/**
 * Which functions keep their registers in memory beyond those that the front end marks (they mention locals() and its like). Such functions are neither specialised nor
 * inlined, and their generators are interpreted.
 */

/** Bodies whose names live in a namespace; everything else has local variables in registers. */
const namespaces = CodeFlag.ModuleBody | CodeFlag.ClassBody;

function keep(code: Code): void {
  if ((code.flags & namespaces) === 0) code.flags |= CodeFlag.RegistersInMemory;
}

/** --debug: all functions of the program's own modules, so that frame objects find the local variables of native frames too. */
export function keepLocals(modules: readonly LoadedModule[]): void {
  for (const module of modules) if (module.isOwn) module.code.codes.forEach(keep);
}

/** Functions whose NameError is likely: what it suggests depends on their local variables. */
export function keepForSuggestions(module: CodeModule): void {
  readersOfUnknownNames(module).forEach(keep);
}
