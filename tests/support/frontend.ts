/** The front end as tests call it. */
import type { CodePoints } from "../../compiler/frontend/dialect.ts";
import { parseSource } from "../../compiler/frontend/parser/module.ts";
import { ParseMode } from "../../compiler/frontend/parser/parser.ts";

/** Takes a module through the front end as far as it can fail with an error of the source. */
export function checkProgram(source: CodePoints): void {
  parseSource(source, ParseMode.Module);
}
