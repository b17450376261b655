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
