/** CPython's library as the npm package `pyodide` has it: the sources in python_stdlib.zip. */
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";
import fs from "fs-extra";

let files: Map<string, Uint8Array> | null = null;

/** Path → source of every .py file, in the archive's order. */
export function libraryFiles(): Map<string, Uint8Array> {
  if (files === null) {
    const path = fileURLToPath(new URL("./python_stdlib.zip", import.meta.resolve("pyodide")));
    const entries = unzipSync(fs.readFileSync(path), { filter: (file) => file.name.endsWith(".py") });
    files = new Map(Object.entries(entries));
  }
  return files;
}
