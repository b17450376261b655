import { createRequire } from "node:module";
import path from "node:path";
import { unzipSync } from "fflate";
import fs from "fs-extra";
import { root } from "../source/root.ts";

/**
 * CPython's pure-Python library, from the npm package `pyodide`. The archive is unpacked once, into the build folder.
 */

export function libraryArchive(): string {
  const require = createRequire(path.join(root, "package.json"));
  return path.join(path.dirname(require.resolve("pyodide/package.json")), "python_stdlib.zip");
}

/** The folder with the unpacked library. */
export function libraryFolder(): string {
  const archive = libraryArchive();
  const { size } = fs.statSync(archive);
  const folder = path.join(root, "build", `library-${size}`);
  if (fs.existsSync(folder)) return folder;
  const temporary = `${folder}.${process.pid}.tmp`;
  const files = unzipSync(fs.readFileSync(archive), { filter: (file) => file.name.endsWith(".py") });
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(temporary, name);
    // A hostile archive must not write outside its folder.
    if (!file.startsWith(temporary + path.sep)) throw new Error(`${archive}: bad entry ${name}`);
    fs.outputFileSync(file, content);
  }
  try {
    fs.renameSync(temporary, folder);
  } catch (error) {
    fs.removeSync(temporary);
    if (!fs.existsSync(folder)) throw error;
  }
  return folder;
}
