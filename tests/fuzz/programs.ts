/**
 * Row C5: random programs mean the same in native code, in the interpreter and in CPython 3.14.
 *
 *     npm run fuzz:programs -- --seed 1 --count 5000 [--state FILE] [--batch 100] [--tiers native,interp] [--exits all,7,8]
 *
 * Units (a main function with the classes, helpers and generators it uses) are numbered from the seed on, until there are `--count` functions; a program has `--batch` of them. A
 * difference is shown with its unit; `--seed NUMBER --count 1` repeats it, `--print` shows the program. With --state the run notes how far it came and goes on from there.
 * With --exits native code runs once more for each of the given values of PYC_FORCE_EXITS.
 */
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import fs from "fs-extra";
import { loadOracle, type Oracle, OracleCrash } from "../oracle/pyodide.ts";
import { run, runPyc } from "../support/pyc.ts";
import { makeUnit, programOf, type Unit } from "./programs/unit.ts";

export type Tier = "native" | "interp" | "auto";

/** How one unit's lines differ from CPython's. */
export interface Difference {
  readonly unit: number;
  readonly tier: string;
  readonly expected: string;
  readonly actual: string;
}

/** Milliseconds that one program may run. */
const TIME_LIMIT = 600_000;
/** The same for a build: what is slow is a machine that others use too. */
const BUILD_LIMIT = 1_800_000;

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

/** One run of a program: its name in reports, and its environment. */
interface Variant {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
}

/** How a tier's executable is run: as it is, and native code with exits forced. */
function variantsOf(tier: Tier, exits: readonly string[]): Variant[] {
  const forced = tier === "interp" ? [] : exits;
  return [
    { name: tier, env: {} },
    ...forced.map((value) => ({ name: `${tier}, exits ${value}`, env: { PYC_FORCE_EXITS: value } })),
  ];
}

/** Builds the source in one tier and runs each variant: outputs, with what they said when they did not end well. */
async function outputsOf(
  source: string,
  tier: Tier,
  folder: string,
  variants: readonly Variant[],
): Promise<string[]> {
  const script = path.join(folder, "app.py");
  const executable = path.join(folder, `app-${tier}`);
  await fs.writeFile(script, source);
  const command = ["build", "--quiet", `--tier=${tier}`, "-o", executable, script];
  const built = await runPyc(command, { timeout: BUILD_LIMIT });
  if (built.exitCode !== 0)
    throw new Error(`pyc build ends with ${built.exitCode}:\n${built.stderr.slice(-2000)}`);
  const outputs: string[] = [];
  for (const { env } of variants) {
    const result = await run(executable, [], { env, timeout: TIME_LIMIT });
    const end = `\nexit code ${result.exitCode}: ${result.stderr.slice(-2000)}`;
    outputs.push(result.exitCode === 0 ? result.stdout : `${result.stdout}${end}`);
  }
  return outputs;
}

function differencesOf(
  units: readonly Unit[],
  variant: string,
  expected: string,
  stdout: string,
): Difference[] {
  const [wanted, actual] = [byUnit(expected), byUnit(stdout)];
  return units.flatMap(({ number }) => {
    const want = wanted.get(number) ?? "";
    const got = actual.get(number) ?? `nothing\n${stdout.slice(-500)}`;
    return want === got ? [] : [{ unit: number, tier: variant, expected: want, actual: got }];
  });
}

/** Runs the units of one program in the tiers and compares them with CPython. */
export async function compareUnits(
  oracle: Oracle,
  units: readonly Unit[],
  tiers: readonly Tier[],
  exits: readonly string[] = [],
): Promise<Difference[]> {
  const source = programOf(units);
  const expected = await expectedOf(oracle, source);
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "pyc-programs-"));
  try {
    const differences: Difference[] = [];
    for (const tier of tiers) {
      const variants = variantsOf(tier, exits);
      const outputs = await outputsOf(source, tier, folder, variants);
      for (const [i, { name }] of variants.entries())
        differences.push(...differencesOf(units, name, expected, outputs[i]!));
    }
    return differences;
  } finally {
    await fs.remove(folder);
  }
}

/** The units that the oracle lives through: endless recursion through C, as of a `__bool__` that asks for its own truth, kills it. */
async function answeredUnits(oracle: Oracle, units: readonly Unit[]): Promise<readonly Unit[]> {
  try {
    await expectedOf(oracle, programOf(units));
    return units;
  } catch (error) {
    if (!(error instanceof OracleCrash)) throw error;
    if (units.length === 1) return [];
    const half = units.length >> 1;
    return [
      ...(await answeredUnits(oracle, units.slice(0, half))),
      ...(await answeredUnits(oracle, units.slice(half))),
    ];
  }
}

/** As `compareUnits`, without the units that the oracle has no answer for: they are named, and are not among the functions compared. */
export async function compareAnswered(
  oracle: Oracle,
  units: readonly Unit[],
  tiers: readonly Tier[],
  exits: readonly string[] = [],
): Promise<{ differences: Difference[]; functions: number }> {
  try {
    return { differences: await compareUnits(oracle, units, tiers, exits), functions: functionsOf(units) };
  } catch (error) {
    if (!(error instanceof OracleCrash)) throw error;
  }
  const answered = await answeredUnits(oracle, units);
  for (const { number } of units.filter((unit) => !answered.includes(unit)))
    console.error(`unit ${number}: the oracle has no answer`);
  const differences = answered.length === 0 ? [] : await compareUnits(oracle, answered, tiers, exits);
  return { differences, functions: functionsOf(answered) };
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
      exits: { type: "string", default: "" },
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
  const exits = values.exits.split(",").filter((value) => value !== "");
  const oracle = await loadOracle();
  while (state.functions < count) {
    const units = unitsFrom(state.next, Math.min(batch, count - state.functions));
    const tiers = values.tiers.split(",") as Tier[];
    const { differences, functions } = await compareAnswered(oracle, units, tiers, exits);
    for (const difference of differences) console.log(firstDifference(difference));
    state = {
      next: state.next + units.length,
      functions: state.functions + functions,
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
