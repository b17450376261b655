/**
 * Language programs in every tier against CPython 3.14: stdout, exit code, and stderr with paths normalised. `npm test` takes a sample that
 * PYC_LANGUAGE_SEED chooses; `npm run test:language` takes all programs, with more seeds for forced exits.
 */
import os from "node:os";
import path from "node:path";
import fs from "fs-extra";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectation, programFile, programNames } from "./programs.ts";
import { buildProgram, runProgram, tiers, variantsOf } from "./variants.ts";

/** `npm run test:stress` collects at every allocation, with the runtime under ASan and UBSan. */
const stress = process.env.PYC_LANGUAGE === "stress";
const everything = stress || process.env.PYC_LANGUAGE === "all";
const seed = Number(process.env.PYC_LANGUAGE_SEED ?? "1");
const sampleSize = 6;

/** Every n-th program, starting at the seed. */
function sample(names: readonly string[]): string[] {
  const step = Math.max(1, Math.floor(names.length / sampleSize));
  return names.filter((_, i) => i % step === seed % step);
}

const names = everything ? programNames() : sample(programNames());
const variants = variantsOf(everything ? [seed, seed + 1] : [seed], stress ? 1 : 97);

let directory = "";
beforeAll(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), "pyc-language-"));
});
afterAll(() => fs.removeSync(directory));

test("programs are long enough, say what they cover, and some of them fail", () => {
  const all = programNames();
  expect(all.length).toBeGreaterThanOrEqual(60);
  expect(all.filter((name) => name.startsWith("fail_")).length).toBeGreaterThanOrEqual(15);
  for (const name of all) {
    const text = fs.readFileSync(programFile(name), "utf8");
    expect(text, name).toMatch(/^# Covers: .{20,}/);
    expect(text.split("\n").length, name).toBeGreaterThan(30);
  }
});

describe.each(tiers)("tier %s", (tier) => {
  test.each(names)("%s", { timeout: 300_000 }, async (name) => {
    const expected = await expectation(name);
    const executable = await buildProgram(name, tier, directory);
    for (const variant of variants) {
      if (!variant.tiers.includes(tier)) continue;
      const actual = await runProgram(executable, variant, directory);
      expect({ variant: variant.name, ...actual }).toEqual({ variant: variant.name, ...expected });
    }
    fs.removeSync(executable);
  });
});
