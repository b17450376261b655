/**
 * The object system against CPython: each program of tests/runtime/object runs in the interpreter and in the oracle and must print the
 * same and leave the same exit code. Programs print messages of exceptions, so this pins their words too.
 */
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import fs from "fs-extra";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadOracle, type Oracle } from "../oracle/pyodide.ts";
import { buildInterpreter, writeImage } from "../support/interpreter.ts";

const programs = path.join(path.dirname(fileURLToPath(import.meta.url)), "object");
const directory = fs.mkdtempSync(path.join(os.tmpdir(), "pyc-object-"));
let oracle: Oracle;
let interpreter: string;

async function interpret(
  name: string,
  env: Record<string, string> = {},
): Promise<{ stdout: string; stderr: string; exitCode: number | undefined }> {
  const source = path.join(programs, name);
  const image = path.join(directory, `${name}.image`);
  if (!fs.existsSync(image)) writeImage(source, name, image);
  const { stdout, stderr, exitCode } = await execa(interpreter, [image, source], {
    reject: false,
    stripFinalNewline: false,
    env,
  });
  return { stdout, stderr, exitCode };
}

describe("object system", () => {
  beforeAll(async () => {
    oracle = await loadOracle();
    interpreter = process.env.PYC_INTERP ?? (await buildInterpreter());
  }, 600_000);
  afterAll(() => fs.removeSync(directory));

  for (const name of fs.readdirSync(programs).filter((file) => file.endsWith(".py"))) {
    test(name, async () => {
      const text = fs.readFileSync(path.join(programs, name), "utf8");
      const expected = await oracle.runProgram({ files: { [name]: text }, argv: [name] });
      const actual = await interpret(name);
      expect(actual.stdout, actual.stderr).toBe(expected.stdout);
      expect(actual.exitCode, actual.stderr).toBe(expected.exitCode);
    }, 60_000);

    test(`${name}, collected at every allocation`, async () => {
      const plain = await interpret(name);
      const stressed = await interpret(name, { PYC_GC_STRESS: "1", PYC_GC_VERIFY: "1" });
      expect(stressed).toEqual(plain);
    }, 120_000);
  }
});
