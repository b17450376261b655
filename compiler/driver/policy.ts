import type { Heat } from "../llvm/unit.ts";

/**
 * What a module's functions are compiled to under --tier=auto. `native` compiles everything and `interp` nothing.
 *
 * | heat | modules | native code |
 * |---|---|---|
 * | hot | the program's own | functions; bodies with loops |
 * | warm | library modules of the list below | functions with loops |
 * | cold | all other library modules | none: bytecode, until something shows that it is hot |
 *
 * `--tier=native` compiles cold modules too, in the way that is quickest to compile: helpers for everything, no entries into loops, LLVM's level 0.
 *
 * A program that imports `typing` reaches some sixty modules. Native code for the loops of `typing` alone takes LLVM twelve seconds of processor time, and a program
 * runs nearly none of them more than once.
 */

/** Library modules that compute: algorithms on the program's data. */
const computing: ReadonlySet<string> = new Set([
  "_pydecimal",
  "base64",
  "bisect",
  "colorsys",
  "csv",
  "difflib",
  "fractions",
  "graphlib",
  "heapq",
  "html.parser",
  "ipaddress",
  "json.decoder",
  "json.encoder",
  "json.scanner",
  "random",
  "statistics",
  "string",
  "textwrap",
]);

/** The heat of a module; `isOwn`: the user has written it. */
export function heatOf(module: { readonly isOwn: boolean; readonly name: string }): Heat {
  if (module.isOwn) return "hot";
  return computing.has(module.name) ? "warm" : "cold";
}
