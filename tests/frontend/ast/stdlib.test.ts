/**
 * Every file of the library parses to CPython's tree. `npm test` takes a sample: PYC_SEED chooses it (default: the day), PYC_SAMPLE sets
 * its size; `npm run test:stdlib-ast` takes all.
 */
import { expect, it } from "vitest";
import { loadOracle } from "../../oracle/pyodide.ts";
import { dumpBytes } from "./dump.ts";
import { readStdlib } from "./stdlib.ts";

const seed = Number(process.env["PYC_SEED"] ?? Math.floor(Date.now() / 86_400_000));
const size = Number(process.env["PYC_SAMPLE"] ?? 40);

/** The first `count` of a shuffle that the seed fixes. */
function sample(names: string[], count: number): string[] {
  let state = seed >>> 0 || 1;
  const list = [...names];
  for (let i = list.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = state % (i + 1);
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list.slice(0, count);
}

it(`library trees equal CPython's (${size} files, PYC_SEED=${seed})`, { timeout: 300_000 }, async () => {
  const oracle = await loadOracle();
  const files = readStdlib();
  const names = sample([...files.keys()], size);
  const different: string[] = [];
  for (const name of names) {
    if (dumpBytes(files.get(name)!) !== (await oracle.astDump(files.get(name)!))) different.push(name);
  }
  expect(names.length).toBe(Math.min(size, 559));
  expect(different).toEqual([]);
});
