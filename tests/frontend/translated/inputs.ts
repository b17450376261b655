/** Inputs for comparing the translated front end with its original. */
import { libraryFiles } from "../../support/library.ts";
import { Random } from "../../support/random.ts";

/** `count` library files that the seed chooses, in the archive's order. */
export function librarySample(count: number, seed: number): Map<string, Uint8Array> {
  const all = libraryFiles();
  const names = [...all.keys()];
  const random = new Random(seed);
  const chosen = new Set<string>();
  while (chosen.size < Math.min(count, names.length)) chosen.add(random.pick(names));
  return new Map([...all].filter(([name]) => chosen.has(name)));
}
