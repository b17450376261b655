/**
 * S1: the proof of the architecture, run at every stop. proof.py in each tier, with side exits forced, with a collection at every allocation, on x86-64 and under qemu on AArch64:
 * always what CPython 3.14 prints. The two threads are a C++ test (tests/runtime), under ThreadSanitizer there.
 */
import os from "node:os";
import path from "node:path";
import fs from "fs-extra";
import { beforeAll, describe, expect, it } from "vitest";
import { normalise } from "../language/programs.ts";
import { loadOracle } from "../oracle/pyodide.ts";
import { type Outcome, root, runPyc } from "../support/pyc.ts";

const folder = path.join(root, "tests/proof");
let expected: Outcome;

beforeAll(async () => {
  const oracle = await loadOracle();
  const source = await fs.readFile(path.join(folder, "proof.py"), "utf8");
  expected = await oracle.runProgram({ files: { "proof.py": source }, argv: ["proof.py"], stdin: "" });
  expect(expected.exitCode).toBe(1);
});

const targets = ["x86_64-linux-gnu", "aarch64-linux-gnu"];
const settings: readonly { readonly name: string; readonly env: Record<string, string> }[] = [
  { name: "as it is", env: {} },
  { name: "all exits forced", env: { PYC_FORCE_EXITS: "all" } },
  { name: "exits forced by seed 1", env: { PYC_FORCE_EXITS: "1" } },
  { name: "exits forced by seed 2", env: { PYC_FORCE_EXITS: "2" } },
  { name: "a collection at every allocation, freed memory poisoned", env: { PYC_GC_STRESS: "1" } },
  { name: "verified heap", env: { PYC_GC_STRESS: "50", PYC_GC_VERIFY: "1" } },
  { name: "forced exits and collections", env: { PYC_FORCE_EXITS: "all", PYC_GC_STRESS: "3" } },
];

/** The typed version of a function of the program, after inlining. */
async function afterInlining(name: string): Promise<string> {
  const args = [
    "build",
    "--quiet",
    "--tier=native",
    `--print-after=inline:${name}`,
    "--emit=ssa",
    "proof.py",
  ];
  const { stderr } = await runPyc(args, { cwd: folder });
  return stderr;
}

describe("what the program is to prove", () => {
  it("the generator's callee is inlined, with the generator's frame as its outer frame", async () => {
    const text = await afterInlining("numbers");
    expect(text).toMatch(/function numbers \d+ resume_typed/);
    expect(text).toMatch(/guard\.code/);
    expect(text).toMatch(/py\.Multiply .* @\d+:\d+\^\d+ \{v\d+ @\d+:\d+\^\d+ r0=v\d+.*; v0 @\d+ -> r\d+/);
  });

  it("native code is entered and left there, in the inlined callee too", async () => {
    const log = path.join(os.tmpdir(), `pyc-proof-${process.pid}.log`);
    let lines = "";
    for (const seed of ["1", "2", "3", "4", "5", "7"]) {
      const env = { PYC_FORCE_EXITS: seed, PYC_LOG: `exits:${log}` };
      await runPyc(["run", "--quiet", "--tier=native", "proof.py"], { cwd: folder, env });
      lines += await fs.readFile(log, "utf8");
      await fs.remove(log);
    }
    expect(lines).toMatch(/numbers line \d+: /);
    expect(lines).toMatch(/triple line \d+: /);
  });
});

describe.each(targets)("%s", (target) => {
  describe.each(["native", "interp", "auto"])("tier %s", (tier) => {
    it.each(settings)("$name", async ({ env }) => {
      const outcome = await runPyc(["run", "--quiet", `--target=${target}`, `--tier=${tier}`, "proof.py"], {
        cwd: folder,
        env,
      });
      expect(outcome.stdout).toBe(expected.stdout);
      expect(normalise(outcome.stderr)).toBe(normalise(expected.stderr));
      expect(outcome.exitCode).toBe(expected.exitCode);
    });
  });
});
