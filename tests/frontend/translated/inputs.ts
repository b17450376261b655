/** Inputs for comparing the translated front end with its original. */

import path from "node:path";
import fs from "fs-extra";
import { libraryFiles } from "../../support/library.ts";
import { Random } from "../../support/random.ts";

/** Every .py file below a folder. */
export function filesBelow(folder: string): Map<string, Uint8Array> {
  const names = fs.readdirSync(folder, { recursive: true, encoding: "utf8" });
  const sources = names.filter((name) => name.endsWith(".py")).sort();
  return new Map(sources.map((name) => [name, fs.readFileSync(path.join(folder, name))]));
}

/** `count` library files that the seed chooses, in the archive's order. */
export function librarySample(count: number, seed: number): Map<string, Uint8Array> {
  const all = libraryFiles();
  const names = [...all.keys()];
  const random = new Random(seed);
  const chosen = new Set<string>();
  while (chosen.size < Math.min(count, names.length)) chosen.add(random.pick(names));
  return new Map([...all].filter(([name]) => chosen.has(name)));
}
