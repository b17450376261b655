/** SyntaxWarnings of the program's own modules, as CPython prints them when it compiles. */
import { formatSyntaxWarning } from "../source/diagnostics.ts";
import type { LoadedModule } from "./modules.ts";

/** The text of all warnings. Library modules keep theirs to themselves. */
export function syntaxWarnings(modules: readonly LoadedModule[]): string {
  let shown = "";
  for (const module of modules) {
    if (!module.isOwn || module.code.warnings.length === 0) continue;
    const source = new TextDecoder().decode(module.source);
    for (const { message, line } of module.code.warnings) {
      shown += formatSyntaxWarning(message, module.displayName, source, line);
    }
  }
  return shown;
}
