/** Writes the lexer's generated files; runs in the repository's root. */
import fs from "fs-extra";
import { generateUnicodeNames } from "./generateNames.ts";
import { generateUnicodeTables } from "./generateUnicode.ts";

fs.writeFileSync("compiler/frontend/lexer/unicodeTables.ts", await generateUnicodeTables());
fs.writeFileSync("compiler/frontend/lexer/unicodeNameTables.ts", await generateUnicodeNames());
process.exit(0);
