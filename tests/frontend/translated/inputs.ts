/** Inputs for comparing the translated front end with its original. */

import path from "node:path";
import fs from "fs-extra";
import { libraryFiles } from "../../support/library.ts";
import { Random } from "../../support/random.ts";

/** Sources that nest each kind of construct up to the limits of parser and emitter. */
export function deepSources(): Map<string, Uint8Array> {
  const sources = new Map<string, Uint8Array>();
  const add = (name: string, text: string): void => {
    sources.set(name, Buffer.from(`${text}\n`));
  };
  const brackets = ["( )", "[ ]", "{ }", "f( )", "x[ ]", "{1: }", "(*x, )", "[ for x in y]", "C( )"].map(
    (p) => p.split(" "),
  );
  for (const [open, ...close] of brackets)
    for (const depth of [100, 199])
      add(`${open} ${depth}`, open!.repeat(depth) + close.join(" ").repeat(depth));
  const prefixes = ["-", "not ", "lambda: ", "1 if x else ", "1**", "x, *", "f'{"];
  const suffixes = [".b", "()", "[0]", " + a", " and a", " < a"];
  for (const depth of [250, 500, 1000, 1500, 1999, 2500]) {
    for (const prefix of prefixes) add(`${prefix} ${depth}`, `${prefix.repeat(depth)}1`);
    for (const suffix of suffixes) add(`${suffix} ${depth}`, `a${suffix.repeat(depth)}`);
    add(`elif ${depth}`, `if 1: pass\n${"elif 1: pass\n".repeat(depth)}`);
  }
  const headers = [
    "if 1:",
    "def f():",
    "class C:",
    "for x in y:",
    "with a as b:",
    "match x:\n case 1:",
    "async def f():",
  ];
  for (const header of headers) {
    const lines = Array.from({ length: 99 }, (_, level) => `${" ".repeat(level)}${header}\n`);
    add(header, `${lines.join("")}${" ".repeat(99)}pass`);
  }
  for (const pattern of ["[", "C("])
    add(
      `case ${pattern}`,
      `match x:\n case ${pattern.repeat(99)}a${(pattern === "[" ? "]" : ")").repeat(99)}: pass`,
    );
  return sources;
}

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
