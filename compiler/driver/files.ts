import type { Stats } from "node:fs";
import fs from "fs-extra";

/** What the file system says of a path, links followed; null for anything that cannot be looked at. Whoever opens it gets the system's reason. */
export function statOrNull(file: string): Stats | null {
  try {
    return fs.statSync(file);
  } catch {
    return null;
  }
}

/** What stands for a file in the cache: its content or, for a folder, whose name then ends with a slash, the names in it. Null when it is not there. */
export function contentOf(file: string): Uint8Array | string | null {
  try {
    return file.endsWith("/") ? fs.readdirSync(file).sort().join("\n") : fs.readFileSync(file);
  } catch {
    return null;
  }
}
