import path from "node:path";
import fs from "fs-extra";
import { root } from "../source/root.ts";

/** The modules that stdlib/ has in C++. Each is an object of the runtime's archive, linked into the programs that can reach it. */

/** In every program: the runtime itself imports them. */
export const alwaysLinked: readonly string[] = ["builtins", "sys"];

let known: ReadonlySet<string> | null = null;

/** Names from stdlib/modules.def. */
export function nativeModules(): ReadonlySet<string> {
  if (known === null) {
    const table = fs.readFileSync(path.join(root, "stdlib", "modules.def"), "utf8");
    known = new Set([...table.matchAll(/^PYC_MODULE\((\w+)\)/gm)].map((match) => match[1] as string));
  }
  return known;
}
