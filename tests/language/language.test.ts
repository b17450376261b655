/**
 * Language programs in every tier against CPython 3.14: stdout, exit code, and stderr with paths normalised. `npm test` takes a sample that
 * PYC_LANGUAGE_SEED chooses; `npm run test:language` takes all programs; `npm run test:stress` takes all with PYC_STRESS_SEEDS (100) different seeds for forced exits, a
 * collection at every allocation, the runtime under ASan and UBSan, and fails when an opcode, an exit reason or a recovery kind was never hit. `npm run test:language:aarch64`
 * takes 80 programs (PYC_LANGUAGE_SAMPLE), builds them for PYC_LANGUAGE_TARGET and runs them under qemu. PYC_LANGUAGE_PROGRAMS=spine leaves out what imports the library.
 */
import os from "node:os";
import path from "node:path";
import fs from "fs-extra";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Coverage } from "./coverage.ts";
import { expectation, programFile, programNames, usesLibrary } from "./programs.ts";
import { buildProgram, dealSeeds, runProgram, targetOptions, tiers, variantsOf } from "./variants.ts";

const stress = process.env.PYC_LANGUAGE === "stress";
const everything = stress || process.env.PYC_LANGUAGE === "all";
const seed = Number(process.env.PYC_LANGUAGE_SEED ?? "1");
const seedCount = Number(process.env.PYC_STRESS_SEEDS ?? "100");
const sampleSize = Number(process.env.PYC_LANGUAGE_SAMPLE ?? "6");

/** That many programs, spread evenly; the seed moves the first. */
function sample(names: readonly string[], count: number): string[] {
  if (count >= names.length) return [...names];
  const start = seed % Math.floor(names.length / count);
  return Array.from(
    { length: count },
    (_, i) => names[start + Math.floor((i * (names.length - start)) / count)]!,
  );
}

const candidates = programNames().filter(
  (name) => process.env.PYC_LANGUAGE_PROGRAMS !== "spine" || !usesLibrary(name),
);
const names = everything ? candidates : sample(candidates, sampleSize);
const seeds = dealSeeds(seed, stress ? seedCount : everything ? names.length : 1, names.length);
const coverage = new Coverage();

let directory = "";
beforeAll(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), "pyc-language-"));
  if (stress) console.log(`PYC_LANGUAGE_SEED=${seed}: ${seedCount} seeds over ${names.length} programs`);
});
afterAll(() => fs.removeSync(directory));

test("programs are long enough, say what they cover, and some of them fail", () => {
  const all = programNames();
  expect(all.length).toBeGreaterThanOrEqual(250);
  expect(all.filter((name) => name.startsWith("fail_")).length).toBeGreaterThanOrEqual(80);
  for (const name of all) {
    const text = fs.readFileSync(programFile(name), "utf8");
    expect(text, name).toMatch(/^# Covers: .{20,}/);
    expect(text.split("\n").length, name).toBeGreaterThan(30);
  }
});

// Two programs at a time, as vitest.config.ts says: most of a test is waiting for its processes.
describe.concurrent.each(tiers)("tier %s", (tier) => {
  test.each(names)("%s", { timeout: stress ? 3_600_000 : 600_000 }, async (name) => {
    const expected = await expectation(name);
    const executable = await buildProgram(name, tier, directory, [
      ...targetOptions,
      ...(stress ? ["--coverage"] : []),
    ]);
    const log = path.join(directory, `${name}-${tier}.log`);
    for (const variant of variantsOf(seeds[names.indexOf(name)]!, stress ? 1 : 97)) {
      if (!variant.tiers.includes(tier)) continue;
      const actual = await runProgram(executable, variant, directory, stress ? `coverage:${log}` : null);
      expect({ variant: variant.name, ...actual }).toEqual({ variant: variant.name, ...expected });
      coverage.take(log);
    }
    fs.removeSync(executable);
  });
});

/** Programs that make objects in typed code, which the pass keeps in registers or makes where they escape. */
const makers = ["classes_basic", "object_shapes", "object_virtual"];

// The only code that allocates an object where its constructor is called, and leaves when that fails.
describe.runIf(stress).concurrent("tier native without escape analysis", () => {
  test.each(makers)("%s", { timeout: 3_600_000 }, async (name) => {
    const expected = await expectation(name);
    const folder = path.join(directory, "without-escape");
    fs.ensureDirSync(folder);
    const executable = await buildProgram(name, "native", folder, ["--coverage", "--disable-pass=escape"]);
    const log = path.join(folder, `${name}.log`);
    for (const variant of variantsOf(
      dealSeeds(seed, 12 * makers.length, makers.length)[makers.indexOf(name)]!,
      1,
    )) {
      const actual = await runProgram(executable, variant, folder, `coverage:${log}`);
      expect({ variant: variant.name, ...actual }).toEqual({ variant: variant.name, ...expected });
      coverage.take(log);
    }
  });
});

test.runIf(stress)("every opcode in both tiers, every exit reason and every recovery kind was hit", () => {
  console.log(coverage.report());
  expect(coverage.problems()).toEqual([]);
});
