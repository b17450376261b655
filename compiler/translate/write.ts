/** `write.ts OUT`: the front end as C++ in OUT, with `all.cc`, which includes every unit, written last; for the runtime's build. */
import path from "node:path";
import fs from "fs-extra";
import { frontendProgram, translateFolder } from "./build.ts";

const folder = path.resolve(process.argv[2]!);
translateFolder(frontendProgram.source, folder);
const units = fs.readdirSync(folder).filter((name) => name.endsWith(".cpp"));
fs.writeFileSync(path.join(folder, "all.cc"), units.map((name) => `#include "${name}"\n`).join(""));
