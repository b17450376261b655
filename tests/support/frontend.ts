/** The front end as tests call it. */
import type { CodePoints } from "../../compiler/frontend/dialect.ts";
import { EmitOptions, emitModule } from "../../compiler/frontend/emit/module.ts";
import { parseSource } from "../../compiler/frontend/parser/module.ts";
import { ParseMode } from "../../compiler/frontend/parser/parser.ts";

/** Takes a module through the front end as far as it can fail with an error of the source: from text to code objects. */
export function checkProgram(source: CodePoints): void {
  emitModule(parseSource(source, ParseMode.Module), "<source>", "__main__", new EmitOptions());
}
