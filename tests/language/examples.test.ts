/**
 * The example programs on their own input in every tier, against CPython 3.14. Each runs in a copy of its folder; the picture that some write must be the
 * same in every tier (what they print says enough about it for the comparison with CPython). `npm run test:stress` runs them on small input: all exits forced, with a
 * seed, and with a collection at every allocation.
 */
import os from "node:os";
import path from "node:path";
import fs from "fs-extra";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadOracle } from "../oracle/pyodide.ts";
import { root, run, runPyc } from "../support/pyc.ts";
import { normalise } from "./programs.ts";
import { dealSeeds, type Tier, tiers, type Variant, variantsOf } from "./variants.ts";

interface Example {
  readonly args: readonly string[];
  /** What the stress runs are given instead: a collection takes about a millisecond, and each allocation has one. */
  readonly small: { readonly args: readonly string[]; readonly input: string };
}

/** Where an example writes its picture. */
const picture = "picture.out";
/** Where the small input is. */
const input = "small.in";

const examples: Readonly<Record<string, Example>> = {
  wordcount: {
    args: ["input.txt"],
    small: { args: [input], input: "Slow day and slow water!\nA café, a day over\n\nthe day\n" },
  },
  calculator: {
    args: ["input.txt"],
    small: { args: [input], input: "1 + 2 * 3\nx = 7 / 2\nmax(x, 2 ** 70)\n(1 +\n1 / 0\n" },
  },
  sudoku: {
    args: ["input.txt"],
    small: {
      args: [input],
      input:
        "..3.2.6..9..3.5..1..18.64....81.29..7.......8..67.82....26.95..8..2.3..9..5.1.3..\n12 # short\n",
    },
  },
  life: { args: ["input.txt", "60"], small: { args: [input, "3"], input: "8 5\n.#\n..#\n###\n" } },
  sobel: {
    args: ["input.pgm", picture, "60"],
    small: {
      args: [input, picture, "60"],
      input: "P2\n# a corner\n5 4\n255\n0 0 0 0 0\n0 200 200 0 0\n0 200 255 0 0\n0 0 0 0 9\n",
    },
  },
  bank: {
    args: ["input.txt"],
    small: {
      args: [input],
      input:
        "open checking ann\nopen gold dan\ndeposit 1001 2500.00\ntransfer 1001 1002 200\nwithdraw 1002 9000\nbalance\n",
    },
  },
  raytracer: {
    args: ["input.txt", picture, "64"],
    small: {
      args: [input, picture, "6"],
      input:
        "camera 0 1.2 -5\nlight 4 6 -4 0.8 0.8 0.75\nfloor 0 0.9 0.9 0.9 0.15 0.2 0.25 0.15\nsphere 0 1 0.5 1 0.9 0.2 0.15 0.2 40\n",
    },
  },
  markdown: {
    args: ["input.md"],
    small: {
      args: [input],
      input: 'Notes\n=====\n\nA *small* `x < y` [link](u "t").\n\n- one\n  - two\n\n> quote\n',
    },
  },
  lisp: {
    args: ["input.lisp"],
    small: {
      args: [input],
      input:
        "(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))\n(fact 4)\n(macro (twice x) `(begin ,x ,x))\n(twice (print 'hi))\n(car '())\n",
    },
  },
  lru: {
    args: ["trace.txt", "2", "4", "16", "0"],
    small: { args: [input, "2"], input: "put a 1\nget a\nget b\nget c\nrepeat 1\n\ndrop c\nget a\n" },
  },
  queueing: {
    args: ["input.txt"],
    small: {
      args: [input],
      input: "seed 5\nopen 9\nlog 9\npatience 2\narrival 1 2\ndesk teller 1 2 4\nerrand cash 1 teller\n",
    },
  },
};

const stress = process.env.PYC_LANGUAGE === "stress";
const seeds = dealSeeds(
  Number(process.env.PYC_LANGUAGE_SEED ?? "1"),
  Object.keys(examples).length,
  Object.keys(examples).length,
);
const plain: Variant = { name: "plain", env: {}, tiers };

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

async function build(name: string, tier: Tier): Promise<string> {
  const output = path.join(directory, `${name}-${tier}`);
  const script = path.join(folderOf(name), "app.py");
  const result = await runPyc(["build", "--quiet", `--tier=${tier}`, "-o", output, script]);
  expect(result.stderr).toBe("");
  return output;
}

describe.each(Object.keys(examples))("%s", (name) => {
  test("prints in every tier what CPython prints", { timeout: 1_200_000 }, async () => {
    const { args, small } = examples[name]!;
    const given = stress ? small.args : args;
    const variants = stress ? variantsOf(seeds[Object.keys(examples).indexOf(name)]!, 1) : [plain];
    const files = Object.fromEntries(
      fs.readdirSync(folderOf(name)).map((file) => [file, fs.readFileSync(path.join(folderOf(name), file))]),
    );
    files[input] = Buffer.from(small.input);
    const expected = await (await loadOracle()).runProgram({ files, argv: ["app.py", ...given] });
    const pictures = new Set<string>();
    for (const tier of tiers) {
      const executable = await build(name, tier);
      for (const variant of variants.filter((one) => one.tiers.includes(tier))) {
        const cwd = fs.mkdtempSync(path.join(directory, "run-"));
        for (const [file, content] of Object.entries(files)) fs.writeFileSync(path.join(cwd, file), content);
        const actual = await run(executable, given, { cwd, env: variant.env, timeout: 600_000 });
        const kind = { tier, variant: variant.name };
        expect({ ...kind, ...actual, stderr: normalise(actual.stderr) }).toEqual({
          ...kind,
          ...expected,
          stderr: normalise(expected.stderr),
        });
        if (given.includes(picture)) pictures.add(fs.readFileSync(path.join(cwd, picture), "ascii"));
        fs.removeSync(cwd);
      }
    }
    if (given.includes(picture)) {
      expect(pictures.size).toBe(1);
      expect([...pictures][0]).toMatch(/^P[23]\n/);
    }
  });
});
