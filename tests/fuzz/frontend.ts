/**
 * Row S5: the front end takes any input without crash, hang or unbounded memory; an input ends as accepted or with a FrontendFailure.
 *
 *     npm run fuzz -- --seed 1 --count 1000000 [--from 0] [--state FILE]
 *
 * With --state the run notes how far it came and goes on from there. A failing input is printed with its number, which repeats it:
 * `--from NUMBER --count 1`.
 */
import { parseArgs } from "node:util";
import fs from "fs-extra";
import { frontendError } from "../frontend/errors/outcome.ts";
import { fuzzInput } from "./inputs.ts";

/** An input that takes more processor time than this, in seconds, counts as a hang; none is larger than some 100 KB. */
const TIME_LIMIT = 2;
/** The heap may grow by this much over the run, in bytes. */
const HEAP_LIMIT = 1 << 30;
const NOTE_EVERY = 10_000;

export interface FuzzReport {
  inputs: number;
  seconds: number;
  slowest: number;
  heap: number;
  problems: string[];
}

/** Seconds of processor time: other processes must not make an input look slow. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function describe(source: string | Uint8Array): string {
  const text =
    typeof source === "string" ? JSON.stringify(source) : `bytes ${Buffer.from(source).toString("hex")}`;
  return text.length > 400 ? `${text.slice(0, 400)}… (${text.length} characters)` : text;
}

/** Runs inputs `from` to `from + count` − 1; `progress` hears of every NOTE_EVERY-th. */
export function fuzz(
  seed: number,
  from: number,
  count: number,
  progress: (next: number) => void,
): FuzzReport {
  const report: FuzzReport = { inputs: 0, seconds: 0, slowest: 0, heap: 0, problems: [] };
  const started = performance.now();
  for (let index = from; index < from + count; index++) {
    const { kind, source } = fuzzInput(seed, index);
    const begun = processorTime();
    try {
      frontendError(source);
    } catch (error) {
      report.problems.push(`input ${index} (${kind}): ${String(error)}: ${describe(source)}`);
    }
    const seconds = processorTime() - begun;
    report.slowest = Math.max(report.slowest, seconds);
    if (seconds > TIME_LIMIT)
      report.problems.push(`input ${index} (${kind}): ${seconds.toFixed(1)} s: ${describe(source)}`);
    report.inputs++;
    if ((index + 1) % NOTE_EVERY === 0) {
      report.heap = Math.max(report.heap, process.memoryUsage().heapUsed);
      if (report.heap > HEAP_LIMIT) report.problems.push(`input ${index}: the heap has ${report.heap} bytes`);
      progress(index + 1);
    }
  }
  report.seconds = (performance.now() - started) / 1000;
  return report;
}

function main(): void {
  const { values } = parseArgs({
    options: {
      seed: { type: "string", default: "1" },
      count: { type: "string", default: "1000000" },
      from: { type: "string", default: "0" },
      state: { type: "string" },
    },
  });
  const seed = Number(values.seed);
  let from = Number(values.from);
  const end = from + Number(values.count);
  if (values.state !== undefined && fs.existsSync(values.state)) {
    const state = fs.readJsonSync(values.state) as { seed: number; next: number };
    if (state.seed === seed) from = Math.max(from, state.next);
  }
  const report = fuzz(seed, from, end - from, (next) => {
    if (values.state !== undefined) fs.writeJsonSync(values.state, { seed, next });
    if (next % 100_000 === 0) console.error(`${next} inputs`);
  });
  for (const problem of report.problems.slice(0, 20)) console.log(problem);
  const rate = Math.round(report.inputs / report.seconds);
  console.log(
    `${report.inputs} inputs, ${report.problems.length} problems, ${rate} inputs/s, slowest ${report.slowest.toFixed(2)} s, ` +
      `heap at most ${Math.round(report.heap / 1e6)} MB (seed ${seed})`,
  );
  process.exitCode = report.problems.length > 0 ? 1 : 0;
}

if (process.argv[1]?.endsWith("frontend.ts") === true) main();
