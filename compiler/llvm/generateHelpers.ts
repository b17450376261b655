import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { helpersHeader } from "./helpers.ts";

// Writes runtime/abi/helpers.h; tests/codegen/helpers.test.ts checks that it is up to date.
writeFileSync(fileURLToPath(new URL("../../runtime/abi/helpers.h", import.meta.url)), helpersHeader());
