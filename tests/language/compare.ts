/**
 * Runs language programs in the interpreter alone and shows how they differ from CPython: `tsx tests/language/compare.ts [NAME…]`.
 * PYC_INTERP names the executable to use instead of building it.
 */
import os from "node:os";
import path from "node:path";
import { execa } from "execa";
import fs from "fs-extra";
import { buildInterpreter, writeImage } from "../support/interpreter.ts";
import { expectation, normalise, programFile, programNames } from "./programs.ts";

function firstDifference(actual: string, expected: string): string {
  const a = actual.split("\n");
  const e = expected.split("\n");
  const at = a.findIndex((line, i) => line !== e[i]);
  const line = at < 0 ? Math.min(a.length, e.length) : at;
  return `line ${line + 1}\n    actual:   ${a[line] ?? "(end)"}\n    expected: ${e[line] ?? "(end)"}`;
}

async function compare(runner: string, name: string, directory: string): Promise<string[]> {
  const image = path.join(directory, name);
  writeImage(programFile(name), `${name}.py`, image);
  const result = await execa(runner, [image, programFile(name)], {
    reject: false,
    cwd: directory,
    timeout: 20_000,
    stripFinalNewline: false,
  });
  const expected = await expectation(name);
  const problems: string[] = [];
  if (result.stdout !== expected.stdout)
    problems.push(`stdout ${firstDifference(result.stdout, expected.stdout)}`);
  const stderr = normalise(result.stderr);
  if (stderr !== expected.stderr) problems.push(`stderr ${firstDifference(stderr, expected.stderr)}`);
  const code = result.exitCode ?? 128 + (os.constants.signals[result.signal ?? "SIGKILL"] ?? 0);
  if (code !== expected.exitCode) problems.push(`exit code ${code}, expected ${expected.exitCode}`);
  return problems;
}

const runner = path.resolve(process.env.PYC_INTERP ?? (await buildInterpreter()));
const names = process.argv.length > 2 ? process.argv.slice(2) : programNames();
const directory = fs.mkdtempSync(path.join(os.tmpdir(), "pyc-language-"));
let failed = 0;
for (const name of names) {
  const problems = await compare(runner, name, directory).catch((error: unknown) => [String(error)]);
  if (problems.length > 0) failed++;
  for (const problem of problems) console.log(`${name}: ${problem}`);
}
fs.removeSync(directory);
console.log(`${names.length - failed} of ${names.length} agree`);
process.exitCode = failed > 0 ? 1 : 0;
