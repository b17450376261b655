/**
 * The example programs on their own input in every tier, against CPython 3.14. Each runs in a copy of its folder; the picture that some write must be the
 * same in every tier (what they print says enough about it for the comparison with CPython).
 */
import os from "node:os";
import path from "node:path";
import fs from "fs-extra";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadOracle } from "../oracle/pyodide.ts";
import { root, run, runPyc } from "../support/pyc.ts";
import { normalise } from "./programs.ts";
import { tiers } from "./variants.ts";

const examples: Readonly<Record<string, readonly string[]>> = {
  wordcount: ["input.txt"],
  calculator: ["input.txt"],
  sudoku: ["input.txt"],
  life: ["input.txt", "60"],
  sobel: ["input.pgm", "picture.out", "60"],
  bank: ["input.txt"],
  raytracer: ["input.txt", "picture.out", "64"],
  markdown: ["input.md"],
};

/** Where an example writes its picture. */
const picture = "picture.out";

const folderOf = (name: string): string => path.join(root, "examples", name);

let directory = "";
beforeAll(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), "pyc-examples-"));
});
afterAll(() => fs.removeSync(directory));

test("each example has its line in README.md", () => {
  const readme = fs.readFileSync(path.join(root, "examples/README.md"), "utf8");
  for (const name of Object.keys(examples)) expect(readme).toContain(`- \`${name}/app.py`);
});

describe.each(Object.entries(examples))("%s", (name, args) => {
  test("prints in every tier what CPython prints", { timeout: 300_000 }, async () => {
    const folder = folderOf(name);
    const files = Object.fromEntries(
      fs.readdirSync(folder).map((file) => [file, fs.readFileSync(path.join(folder, file))]),
    );
    const expected = await (await loadOracle()).runProgram({ files, argv: ["app.py", ...args] });
    const pictures = new Set<string>();
    for (const tier of tiers) {
      const output = path.join(directory, `${name}-${tier}`);
      const build = await runPyc([
        "build",
        "--quiet",
        `--tier=${tier}`,
        "-o",
        output,
        path.join(folder, "app.py"),
      ]);
      expect(build.stderr).toBe("");
      const cwd = path.join(directory, `${name}-${tier}-files`);
      fs.copySync(folder, cwd);
      const actual = await run(output, args, { cwd });
      expect({ tier, ...actual, stderr: normalise(actual.stderr) }).toEqual({
        tier,
        ...expected,
        stderr: normalise(expected.stderr),
      });
      if (args.includes(picture)) pictures.add(fs.readFileSync(path.join(cwd, picture), "ascii"));
    }
    if (args.includes(picture)) {
      expect(pictures.size).toBe(1);
      expect([...pictures][0]).toMatch(/^P[23]\n/);
    }
  });
});
