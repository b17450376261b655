// dialect: no — the script that writes the generated files.

/** The script behind `npm run generate:ast`; runs in the repository's root. */
import fs from "fs-extra";
import { generateAst } from "./generate.ts";

for (const [path, text] of generateAst()) fs.writeFileSync(path, text);
