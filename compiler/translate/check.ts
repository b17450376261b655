/** `npm run check:dialect`: prints each violation of the dialect in compiler/frontend; exit code 1 when there is one. */
import path from "node:path";
import { checkDialect, formatViolation, typeErrors } from "./checker.ts";
import { loadFolder } from "./program.ts";

const frontend = loadFolder(path.resolve(process.argv[2] ?? "compiler/frontend"));
const problems = [...typeErrors(frontend), ...checkDialect(frontend).map(formatViolation)];
for (const problem of problems) console.log(problem);
if (problems.length > 0) process.exitCode = 1;
