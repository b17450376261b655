/**
 * Row C5: random programs mean the same in native code, in the interpreter and in CPython 3.14.
 *
 *     npm run fuzz:programs -- --seed 1 --count 5000 [--state FILE] [--batch 100] [--tiers native,interp]
 *
 * Units (a main function with the classes, helpers and generators it uses) are numbered from the seed on, until there are `--count` functions; a program has `--batch` of them. A
 * difference is shown with its unit; `--seed NUMBER --count 1` repeats it, `--print` shows the program. With --state the run notes how far it came and goes on from there.
 */
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import fs from "fs-extra";
import { loadOracle, type Oracle } from "../oracle/pyodide.ts";
import { run, runPyc } from "../support/pyc.ts";
import { makeUnit, programOf, type Unit } from "./programs/unit.ts";

export type Tier = "native" | "interp" | "auto";

/** How one unit's lines differ from CPython's. */
export interface Difference {
  readonly unit: number;
  readonly tier: Tier;
  readonly expected: string;
  readonly actual: string;
}

/** Milliseconds that one program may run. */
const TIME_LIMIT = 120_000;

/** Output lines by unit: each begins with the unit's number. A crash leaves the units after it without lines. */
function byUnit(stdout: string): Map<number, string> {
  const lines = new Map<number, string>();
  for (const line of stdout.split("\n")) {
    const number = Number.parseInt(line, 10);
    if (Number.isNaN(number)) continue;
    lines.set(number, `${lines.get(number) ?? ""}${line}\n`);
  }
  return lines;
}

async function expectedOf(oracle: Oracle, source: string): Promise<string> {
  const result = await oracle.runProgram({ files: { "app.py": source }, argv: ["app.py"] });
  if (result.exitCode !== 0)
    throw new Error(`CPython ends with ${result.exitCode}:\n${result.stderr.slice(-2000)}`);
  return result.stdout;
}

/** Builds and runs the source in one tier; the output, with what it said when it did not end well. */
async function actualOf(
  source: string,
  tier: Tier,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const script = path.join(folder, "app.py");
  const executable = path.join(folder, `app-${tier}`);
  await fs.writeFile(script, source);
  const built = await runPyc(["build", "--quiet", `--tier=${tier}`, "-o", executable, script]);
  if (built.exitCode !== 0)
    throw new Error(`pyc build ends with ${built.exitCode}:\n${built.stderr.slice(-2000)}`);
  const result = await run(executable, [], { env, timeout: TIME_LIMIT });
  return result.exitCode === 0
    ? result.stdout
    : `${result.stdout}\nexit code ${result.exitCode}: ${result.stderr.slice(-2000)}`;
}

/** Runs the units of one program in the tiers and compares them with CPython. */
export async function compareUnits(
  oracle: Oracle,
  units: readonly Unit[],
  tiers: readonly Tier[],
  env: Readonly<Record<string, string>> = {},
): Promise<Difference[]> {
  const source = programOf(units);
  const expected = byUnit(await expectedOf(oracle, source));
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "pyc-programs-"));
  try {
    const differences: Difference[] = [];
    for (const tier of tiers) {
      const stdout = await actualOf(source, tier, folder, env);
      const actual = byUnit(stdout);
      for (const { number } of units) {
        const [want, got] = [
          expected.get(number) ?? "",
          actual.get(number) ?? `nothing\n${stdout.slice(-500)}`,
        ];
        if (want !== got) differences.push({ unit: number, tier, expected: want, actual: got });
      }
    }
    return differences;
  } finally {
    await fs.remove(folder);
  }
}

function firstDifference(difference: Difference): string {
  const expected = difference.expected.split("\n");
  const actual = difference.actual.split("\n");
  const at = Math.max(
    0,
    expected.findIndex((line, i) => line !== actual[i]),
  );
  return `unit ${difference.unit}, ${difference.tier}:\n  CPython: ${expected[at]?.slice(0, 600)}\n  pyc:     ${actual[at]?.slice(0, 600)}`;
}

/** How far a run came. */
interface State {
  readonly next: number;
  readonly functions: number;
  readonly differences: number;
}

function functionsOf(units: readonly Unit[]): number {
  return units.reduce((sum, unit) => sum + unit.functions, 0);
}

/** Units from a number on, as many as define `functions` functions. */
export function unitsFrom(first: number, functions: number): Unit[] {
  const units: Unit[] = [];
  while (functionsOf(units) < functions) units.push(makeUnit(first + units.length));
  return units;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: "string", default: "1" },
      count: { type: "string", default: "5000" },
      batch: { type: "string", default: "100" },
      tiers: { type: "string", default: "native,interp" },
      state: { type: "string" },
      print: { type: "boolean", default: false },
    },
  });
  const [seed, count, batch] = [Number(values.seed), Number(values.count), Number(values.batch)];
  if (values.print) {
    process.stdout.write(programOf(unitsFrom(seed, count)));
    return;
  }
  let state: State = { next: seed, functions: 0, differences: 0 };
  if (values.state !== undefined && fs.existsSync(values.state))
    state = fs.readJsonSync(values.state) as State;
  const oracle = await loadOracle();
  while (state.functions < count) {
    const units = unitsFrom(state.next, Math.min(batch, count - state.functions));
    const differences = await compareUnits(oracle, units, values.tiers.split(",") as Tier[]);
    for (const difference of differences) console.log(firstDifference(difference));
    state = {
      next: state.next + units.length,
      functions: state.functions + functionsOf(units),
      differences: state.differences + differences.length,
    };
    if (values.state !== undefined) fs.writeJsonSync(values.state, state);
    console.error(`${state.functions} of ${count} functions, ${state.differences} differences`);
  }
  const units = state.next - seed;
  console.log(
    `${state.functions} functions in ${units} units from ${seed} on, ${state.differences} differences`,
  );
  process.exitCode = state.differences > 0 ? 1 : 0;
}

if (process.argv[1]?.endsWith("programs.ts") === true) await main();
