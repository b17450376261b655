import { CodeFlag } from "../frontend/emit/code.ts";
import type { LoadedModule } from "./modules.ts";

/** Bodies whose names live in a namespace; everything else has local variables in registers. */
const namespaces = CodeFlag.ModuleBody | CodeFlag.ClassBody;

/**
 * --debug: the functions of the program's own modules keep their registers in memory, where frame objects find the local variables of native frames too.
 * Such functions are neither specialised nor inlined, and their generators are interpreted.
 */
export function keepLocals(modules: readonly LoadedModule[]): void {
  for (const module of modules) {
    if (!module.isOwn) continue;
    for (const code of module.code.codes)
      if ((code.flags & namespaces) === 0) code.flags |= CodeFlag.RegistersInMemory;
  }
}
