/** The four example programs on their own input in every tier, against CPython 3.14. */
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
};

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
      const actual = await run(output, args, { cwd: folder });
      expect({ tier, ...actual, stderr: normalise(actual.stderr) }).toEqual({
        tier,
        ...expected,
        stderr: normalise(expected.stderr),
      });
    }
  });
});
