/**
 * `npm run show -- S4`: measures one row of an issue's table by its id and prints its figure. Without an id: the list.
 */
import { execaSync } from "execa";
import { benchmarkAll } from "../bench/bench.ts";
import { root } from "../support/pyc.ts";
import { showS9, showS10, showS11 } from "./executable.ts";
import { showC7 } from "./memory.ts";

interface Row {
  readonly what: string;
  measure(): Promise<boolean>;
}

/** A row whose figure another npm script prints. */
function script(...commands: readonly (readonly string[])[]): () => Promise<boolean> {
  return async () =>
    commands
      .map(([command, ...args]) => {
        const result = execaSync(command as string, args, { cwd: root, stdio: "inherit", reject: false });
        return result.exitCode === 0;
      })
      .every(Boolean);
}

const npmRun = (name: string, ...args: readonly string[]): readonly string[] => [
  "npm",
  "run",
  "--silent",
  name,
  "--",
  ...args,
];

/** Issue 2 is about the language; programs that import the library belong to issue 3. */
const spine = ["env", "PYC_LANGUAGE_PROGRAMS=spine"];

const rows: Readonly<Record<string, Row>> = {
  S1: {
    what: "the proof of the architecture",
    measure: script(["npx", "vitest", "run", "tests/proof"], npmRun("test:runtime")),
  },
  S2: {
    what: "trees of the library's files, from TypeScript and C++",
    measure: script(npmRun("test:stdlib-ast")),
  },
  S3: {
    what: "invalid programs",
    measure: script(
      ["npx", "vitest", "run", "tests/frontend/errors"],
      npmRun("test:mutations", "--seed", "1", "--count", "5000"),
    ),
  },
  S4: { what: "the front end on large inputs", measure: script(npmRun("show:s4")) },
  S5: { what: "fuzzing of the front end", measure: script(npmRun("fuzz", "--count", "1000000")) },
  S6: {
    what: "language programs without the library, in every tier",
    measure: script([...spine, ...npmRun("test:language")]),
  },
  S7: { what: "the same under stress, with coverage", measure: script([...spine, ...npmRun("test:stress")]) },
  S8: {
    what: "fib, mandelbrot, point loop against python3.11",
    measure: async () => {
      const results = await benchmarkAll(["fib", "mandelbrot", "point_loop"], 5);
      return results.every((result) => result.speedup >= 5);
    },
  },
  S9: { what: "hello world: build, size, start", measure: showS9 },
  S10: { what: "the executable's dependencies", measure: showS10 },
  S11: { what: "recursion", measure: showS11 },
  S12: { what: "bad input to pyc", measure: script(["npx", "vitest", "run", "tests/cli/failures.test.ts"]) },
  C1: { what: "examples and language programs in every tier", measure: script(npmRun("test:language")) },
  C2: {
    what: "the same under stress, with 300 seeds",
    measure: script(["env", "PYC_STRESS_SEEDS=300", ...npmRun("test:stress")]),
  },
  C3: { what: "80 programs for AArch64", measure: script(npmRun("test:language:aarch64")) },
  C4: { what: "random calls on built-in types", measure: script(npmRun("fuzz:types", "--count", "1000000")) },
  C5: { what: "random programs", measure: script(npmRun("fuzz:programs", "--count", "5000")) },
  C6: {
    what: "object, float and generator programs against python3.11",
    measure: async () => {
      const programs = ["richards", "deltablue", "nbody", "binary_trees", "generators", "float_objects"];
      const speedups = (await benchmarkAll(programs, 5)).map((result) => result.speedup);
      const geomean = Math.exp(speedups.reduce((sum, s) => sum + Math.log(s), 0) / speedups.length);
      console.log(`geometric mean: ${geomean.toFixed(2)}×, least ${Math.min(...speedups).toFixed(2)}×`);
      return geomean >= 2 && Math.min(...speedups) >= 1;
    },
  },
  C7: { what: "peak memory and time against python3.11", measure: showC7 },
  C8: {
    what: "recursion through callbacks",
    measure: script(["npx", "vitest", "run", "tests/language/recursion.test.ts"]),
  },
};

const [id] = process.argv.slice(2);
if (id === undefined) {
  for (const [name, row] of Object.entries(rows)) console.log(`${name.padEnd(4)} ${row.what}`);
} else {
  const row = rows[id.toUpperCase()];
  if (row === undefined) throw new Error(`no row ${id}; there are ${Object.keys(rows).join(" ")}`);
  const holds = await row.measure();
  console.log(`${id.toUpperCase()} ${holds ? "holds" : "is open"}`);
  process.exitCode = holds ? 0 : 1;
}
