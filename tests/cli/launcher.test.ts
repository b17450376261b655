/**
 * The launcher, with a compiler of one line in place of pyc: it bundles when a source changed, and keeps V8's code of the bundle from the first successful call for later ones.
 */
import { createHash } from "node:crypto";
import os from "node:os";
import path from "node:path";
import fs from "fs-extra";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Outcome, root, run } from "../support/pyc.ts";

let folder = "";
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "pyc-launcher-"));
  for (const file of ["compiler/bin/pyc", "compiler/bin/launch.cjs", "package.json", "package-lock.json"])
    fs.copySync(path.join(root, file), path.join(folder, file));
  fs.symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  // The packages are there: the launcher must not install any.
  const lock = fs.readFileSync(path.join(folder, "package-lock.json"));
  fs.outputFileSync(path.join(folder, "build/npm.stamp"), createHash("sha256").update(lock).digest("hex"));
  writeCompiler("first");
});
afterEach(() => fs.removeSync(folder));

function writeCompiler(text: string): void {
  const source = `export async function main(words: string[]): Promise<void> {
    console.log("${text}", words.join(" "));
    process.exitCode = words[0] === "fail" ? 1 : 0;
  }\n`;
  fs.outputFileSync(path.join(folder, "compiler/cli/main.ts"), source);
}

const launch = (...words: string[]): Promise<Outcome> => run(path.join(folder, "compiler/bin/pyc"), words);

const codeCaches = (): string[] =>
  fs.readdirSync(path.join(folder, "build/compiler")).filter((file) => file.endsWith(".codecache"));

test("the code of the bundle is kept by the first call that succeeds", async () => {
  expect(await launch("fail")).toEqual({ stdout: "first fail\n", stderr: "", exitCode: 1 });
  expect(codeCaches()).toEqual([]);
  expect(await launch("a", "b")).toEqual({ stdout: "first a b\n", stderr: "", exitCode: 0 });
  const [kept] = codeCaches();
  const file = path.join(folder, "build/compiler", kept!);
  const written = fs.statSync(file).mtimeMs;
  expect((await launch("c")).stdout).toBe("first c\n");
  expect(fs.statSync(file).mtimeMs).toBe(written);
});

test("a changed source makes a new bundle and forgets the code of the old one", async () => {
  await launch();
  const [before] = codeCaches();
  // As long as the old text, which is all that V8 compares.
  writeCompiler("other");
  expect((await launch("x")).stdout).toBe("other x\n");
  expect(codeCaches()).toHaveLength(1);
  expect(codeCaches()).not.toEqual([before]);
});

test("kept code that is damaged is made anew", async () => {
  await launch();
  const file = path.join(folder, "build/compiler", codeCaches()[0]!);
  const { size } = fs.statSync(file);
  fs.truncateSync(file, 100);
  expect(await launch("y")).toEqual({ stdout: "first y\n", stderr: "", exitCode: 0 });
  expect(fs.statSync(file).size).toBeGreaterThan(size / 2);
});
