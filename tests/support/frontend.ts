/** The front end as tests call it. */
import { compileText } from "../../compiler/frontend/api.ts";
import type { CodePoints } from "../../compiler/frontend/dialect.ts";
import { EmitOptions } from "../../compiler/frontend/emit/module.ts";
import { ParseMode } from "../../compiler/frontend/parser/parser.ts";

/** Takes a module through the front end as far as it can fail with an error of the source. */
export function checkProgram(source: CodePoints): void {
  compileText(source, "<test>", "__main__", ParseMode.Module, new EmitOptions());
}
