/**
 * `npm run bench -- [names] [-n N] [--json FILE]`: programs of tests/bench/programs as whole processes, native against Debian's python3.11 and pypy3, interleaved round by
 * round in one run. Prints medians and ratios; outputs must be equal.
 */
import { spawnSync } from "node:child_process";
import os from "node:os";
import path from "node:path";
import fs from "fs-extra";
import { root, runPyc } from "../support/pyc.ts";

const programs = path.join(root, "tests/bench/programs");
const baselines: readonly { readonly name: string; readonly command: string }[] = [
  { name: "python3.11", command: "/usr/bin/python3.11" },
  { name: "pypy3", command: "/usr/bin/pypy3" },
];

export interface BenchResult {
  readonly program: string;
  /** Median seconds of a whole process, by runner. */
  readonly seconds: Readonly<Record<string, number>>;
  /** Times faster than the first baseline. */
  readonly speedup: number;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

function timeOnce(command: string, args: readonly string[]): { seconds: number; output: string } {
  const start = process.hrtime.bigint();
  const result = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1 << 28 });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (result.status !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${result.stderr}`);
  return { seconds, output: result.stdout };
}

/** Builds one program and times it against every baseline that is installed. */
export async function benchmark(name: string, rounds: number): Promise<BenchResult> {
  const source = path.join(programs, `${name}.py`);
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "pyc-bench-"));
  try {
    const executable = path.join(folder, name);
    const built = await runPyc(["build", "--quiet", "-o", executable, source]);
    if (built.exitCode !== 0) throw new Error(`building ${name} failed:\n${built.stderr}`);
    const runners = [
      { name: "pyc", command: executable, args: [] as string[] },
      ...baselines.filter((b) => fs.existsSync(b.command)).map((b) => ({ ...b, args: [source] })),
    ];
    const times = new Map<string, number[]>(runners.map((runner) => [runner.name, []]));
    const outputs = new Set<string>();
    for (let round = 0; round <= rounds; round++) {
      for (const runner of runners) {
        const { seconds, output } = timeOnce(runner.command, runner.args);
        outputs.add(output);
        // The first round warms the file cache.
        if (round > 0) times.get(runner.name)?.push(seconds);
      }
    }
    if (outputs.size !== 1) throw new Error(`${name}: outputs differ: ${[...outputs].join(" | ")}`);
    const seconds = Object.fromEntries([...times].map(([runner, list]) => [runner, median(list)]));
    return {
      program: name,
      seconds,
      speedup: (seconds["python3.11"] ?? Number.NaN) / (seconds["pyc"] as number),
    };
  } finally {
    await fs.remove(folder);
  }
}

export async function benchmarkAll(names: readonly string[], rounds: number): Promise<BenchResult[]> {
  const all = (await fs.readdir(programs))
    .filter((file) => file.endsWith(".py"))
    .map((file) => path.parse(file).name);
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length > 0)
    throw new Error(`no such program: ${unknown.join(", ")}; there are ${all.join(", ")}`);
  const results: BenchResult[] = [];
  for (const name of names.length > 0 ? names : all.sort()) {
    const result = await benchmark(name, rounds);
    results.push(result);
    const cells = Object.entries(result.seconds).map(([runner, s]) => `${runner} ${s.toFixed(3)} s`);
    console.log(`${name.padEnd(16)} ${cells.join("   ")}   ${result.speedup.toFixed(2)}× python3.11`);
  }
  return results;
}

async function main(args: readonly string[]): Promise<void> {
  const names: string[] = [];
  let rounds = 5;
  let json: string | null = null;
  for (let i = 0; i < args.length; i++) {
    if (args[i] === "-n") rounds = Number(args[++i]);
    else if (args[i] === "--json") json = args[++i] ?? null;
    else names.push(args[i] as string);
  }
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error("-n needs a positive number");
  const results = await benchmarkAll(names, rounds);
  const geomean = Math.exp(results.reduce((sum, r) => sum + Math.log(r.speedup), 0) / results.length);
  console.log(`geometric mean: ${geomean.toFixed(2)}× python3.11`);
  if (json !== null) await fs.writeJson(json, results, { spaces: 2 });
}

if (process.argv[1]?.endsWith("bench.ts")) await main(process.argv.slice(2));
