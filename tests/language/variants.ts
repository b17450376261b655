/**
 * In how many ways a language program runs: every tier, and for each the environment switches that must not change what it prints.
 */
import path from "node:path";
import fs from "fs-extra";
import { type Outcome, run, runPyc } from "../support/pyc.ts";
import { Random } from "../support/random.ts";
import { normalise, programFile } from "./programs.ts";

export const tiers = ["native", "interp", "auto"] as const;
export type Tier = (typeof tiers)[number];

export interface Variant {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  /** Side exits exist in these tiers only. */
  readonly tiers: readonly Tier[];
}

/** The plain run, all exits forced, the given seeds, and the collector's checks: a collection at each allocation that `stress` divides. */
export function variantsOf(seeds: readonly number[], stress: number): Variant[] {
  const withNative: readonly Tier[] = ["native", "auto"];
  return [
    { name: "plain", env: {}, tiers },
    { name: "all exits forced", env: { PYC_FORCE_EXITS: "all" }, tiers: withNative },
    ...seeds.map((seed) => ({
      name: `exits with seed ${seed}`,
      env: { PYC_FORCE_EXITS: String(seed) },
      tiers: ["native"] as const,
    })),
    {
      name: "collector under stress",
      env: { PYC_GC_STRESS: String(stress), PYC_GC_VERIFY: "1" },
      tiers,
    },
  ];
}

/**
 * Which seeds of forced exits each of `programs` programs runs with: `total` different ones, all drawn from `base` and dealt out in turn; every program has at least one.
 */
export function dealSeeds(base: number, total: number, programs: number): number[][] {
  const random = new Random(base);
  const seeds = new Set<number>();
  while (seeds.size < total) seeds.add(random.next());
  const deck = [...seeds];
  return Array.from({ length: programs }, (_, program) => {
    const own = deck.filter((_, i) => i % programs === program);
    return own.length > 0 ? own : [deck[program % total]!];
  });
}

/** Milliseconds that a build or a run may take. A collection at every allocation under sanitizers is slow, and so is an emulator. */
const patience = 900_000;

/** Builds a program; the executable's path. Throws with pyc's messages when that fails. */
export async function buildProgram(
  name: string,
  tier: Tier,
  directory: string,
  options: readonly string[] = [],
): Promise<string> {
  const output = path.join(directory, `${name}-${tier}`);
  const args = ["build", "--quiet", `--tier=${tier}`, ...options, "-o", output, programFile(name)];
  const result = await runPyc(args, { timeout: patience });
  if (result.exitCode !== 0)
    throw new Error(`pyc build ${name}: exit code ${result.exitCode}\n${result.stderr}`);
  return output;
}

/** The machine that programs are built for: this one, or PYC_LANGUAGE_TARGET's under qemu. */
const target = process.env.PYC_LANGUAGE_TARGET;
export const targetOptions: readonly string[] = target === undefined ? [] : [`--target=${target}`];
const emulator = target === undefined ? [] : [`qemu-${target.split("-")[0]}`, "-L", `/usr/${target}`];

/** Runs a built program in an empty directory of its own, with the log of PYC_LOG where one is wanted; paths in stderr are normalised. */
export async function runProgram(
  executable: string,
  variant: Variant,
  directory: string,
  log: string | null = null,
): Promise<Outcome> {
  const cwd = fs.mkdtempSync(path.join(directory, "run-"));
  try {
    const env = { ...variant.env, ...(log === null ? {} : { PYC_LOG: log }) };
    const [command, ...args] = [...emulator, executable];
    const result = await run(command!, args, { cwd, env, timeout: patience });
    return { ...result, stderr: normalise(result.stderr) };
  } finally {
    fs.removeSync(cwd);
  }
}
