/** `main.ts check`: prints each violation of the dialect in compiler/frontend, and fails when there is one. */
import path from "node:path";
import { checkDialect, formatViolation, typeErrors } from "./checker.ts";
import { loadFolder } from "./program.ts";

const folder = path.resolve(process.argv[3] ?? "compiler/frontend");
const frontend = loadFolder(folder);
const problems = [...typeErrors(frontend), ...checkDialect(frontend).map(formatViolation)];
for (const problem of problems) console.log(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
