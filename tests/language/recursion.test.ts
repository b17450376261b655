/**
 * Row C8: recursion without end through callbacks of built-ins, and structures nested far beyond the limit, in every tier: RecursionError, never a
 * crash. The oracle cannot be asked: such recursion ends a pyodide instance with a JavaScript error.
 */
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import fs from "fs-extra";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run, runPyc } from "../support/pyc.ts";
import { tiers } from "./variants.ts";

const folder = fileURLToPath(new URL("recursion/", import.meta.url));
let directory = "";
beforeAll(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), "pyc-recursion-"));
});
afterAll(() => fs.removeSync(directory));

async function outputOf(name: string, tier: string): Promise<string[]> {
  const output = path.join(directory, `${name}-${tier}`);
  const script = path.join(folder, `${name}.py`);
  const build = await runPyc(["build", "--quiet", `--tier=${tier}`, "-o", output, script]);
  expect(build.stderr).toBe("");
  const result = await run(output, [], { timeout: 120_000 });
  expect({ tier, exitCode: result.exitCode, stderr: result.stderr }).toEqual({
    tier,
    exitCode: 0,
    stderr: "",
  });
  return result.stdout.trimEnd().split("\n");
}

test.each(tiers)("callbacks, tier %s", { timeout: 300_000 }, async (tier) => {
  const lines = await outputOf("callbacks", tier);
  expect(lines.pop()).toBe("1000");
  expect(lines.length).toBeGreaterThan(50);
  expect(lines.filter((line) => !line.endsWith(" RecursionError"))).toEqual([]);
});

test.each(tiers)("nested structures, tier %s", { timeout: 300_000 }, async (tier) => {
  const lines = await outputOf("nested", tier);
  // Hashing needs no limit of its own where the stack is large enough.
  const attempts = lines.slice(0, 19).filter((line) => line !== "hash works");
  expect(attempts.filter((line) => !line.endsWith(" RecursionError"))).toEqual([]);
  expect(lines.slice(19)).toEqual([
    "1 2611",
    "[1, 1, 1, 1, 1]",
    "100000",
    "99999",
    "1501 1499 True",
    "True ExceptionGroup",
    "1000",
  ]);
});
