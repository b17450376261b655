/**
 * Row S5 for the translated front end, in its checked build (ASan, UBSan, the dialect's promises): no input crashes or hangs it, and each
 * gives the syntax tree or the error that the original gives.
 *
 *     npm run fuzz:translated -- [--seed 1] [--count 1000000] [--from 0] [--command dump-ast] [--alone]
 *
 * `--alone` leaves the comparison out, which takes most of the time. Inputs are the numbered ones of `npm run fuzz`.
 */
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import fs from "fs-extra";
import { buildTranslated, frontendProgram } from "../../compiler/translate/build.ts";
import { type Answer, describeDifference, runDriver, runOriginal } from "../frontend/translated/driver.ts";
import { fuzzInput } from "./inputs.ts";

const BATCH = 2000;
/** Far beyond what a batch takes: a hang. */
const BATCH_SECONDS = 120;

function bytesOf(seed: number, index: number): Uint8Array {
  const { source } = fuzzInput(seed, index);
  return typeof source === "string" ? Buffer.from(source, "utf8") : source;
}

async function answersOf(executable: string, command: string, sources: Uint8Array[]): Promise<Answer[]> {
  const named = new Map(sources.map((bytes, index) => [String(index), bytes]));
  return runDriver([executable], command, named, { seconds: BATCH_SECONDS, memory: 2048 });
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: "string", default: "1" },
      count: { type: "string", default: "1000000" },
      from: { type: "string", default: "0" },
      command: { type: "string", default: "dump-ast" },
      alone: { type: "boolean", default: false },
    },
  });
  const [seed, start, count] = [Number(values.seed), Number(values.from), Number(values.count)];
  // A copy, so that a build meanwhile does not change what is being tested.
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pyc-fuzz-"));
  const executable = path.join(folder, "pyc-frontend");
  fs.copySync(await buildTranslated(frontendProgram, "checked"), executable);
  const started = performance.now();
  let problems = 0;
  const problem = (index: number, what: string): void => {
    problems++;
    console.log(`input ${index} of seed ${seed}: ${what}`);
  };
  for (let from = start; from < start + count && problems < 20; from += BATCH) {
    const size = Math.min(BATCH, start + count - from);
    const sources = Array.from({ length: size }, (_, index) => bytesOf(seed, from + index));
    const answers = await answersOf(executable, values.command, sources);
    if (answers.length < size) problem(from + answers.length, "the driver ended");
    answers.forEach((answer, index) => {
      if (answer.status === "memory") problem(from + index, "out of memory");
      if (values.alone) return;
      const difference = describeDifference(runOriginal(values.command, sources[index]!), answer);
      if (difference !== null) problem(from + index, difference);
    });
    if ((from + size) % 100_000 === 0) console.error(`${from + size} inputs`);
  }
  fs.removeSync(folder);
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${count} inputs, ${problems} problems, ${Math.round(count / seconds)} inputs/s (seed ${seed})`,
  );
  return problems > 0 ? 1 : 0;
}

process.exitCode = await main();
