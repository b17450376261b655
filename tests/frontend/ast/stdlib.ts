/** The library's sources in pyodide's zip file: path → bytes, in a fixed order. */
import { createRequire } from "node:module";
import path from "node:path";
import { unzipSync } from "fflate";
import fs from "fs-extra";

export function readStdlib(): Map<string, Uint8Array> {
  const require = createRequire(import.meta.url);
  const folder = path.dirname(require.resolve("pyodide/package.json"));
  const entries = unzipSync(fs.readFileSync(path.join(folder, "python_stdlib.zip")));
  const names = Object.keys(entries).filter((name) => name.endsWith(".py"));
  return new Map(names.sort().map((name) => [name, entries[name]!]));
}
