/**
 * Command line of the front-end dialect.
 *   main.ts check [FOLDER]           prints each violation in FOLDER (compiler/frontend)
 *   main.ts translate FOLDER OUT     checks, then writes the C++ to OUT; files whose text stays the same are not touched
 * Exit code 1 when something was found.
 */
import path from "node:path";
import fs from "fs-extra";
import { checkDialect, formatViolation, typeErrors } from "./checker.ts";
import { type FrontendProgram, loadFolder } from "./program.ts";
import { translate } from "./translate.ts";

const [command, folder, output] = process.argv.slice(2);
const frontend = loadFolder(path.resolve(folder ?? "compiler/frontend"));
const problems = [...typeErrors(frontend), ...checkDialect(frontend).map(formatViolation)];
for (const problem of problems) console.log(problem);
if (problems.length > 0) process.exitCode = 1;
else if (command === "translate" && output !== undefined) writeTranslation(frontend, output);

function writeTranslation(program: FrontendProgram, out: string): void {
  const files = translate(program);
  fs.ensureDirSync(out);
  for (const name of fs.readdirSync(out)) if (!files.has(name)) fs.removeSync(path.join(out, name));
  for (const [name, text] of files) {
    const file = path.join(out, name);
    if (!fs.existsSync(file) || fs.readFileSync(file, "utf8") !== text) fs.writeFileSync(file, text);
  }
}
