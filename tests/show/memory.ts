/** C7: peak memory and time of whole processes against Debian's python3.11, interleaved rounds; GNU time gives the peak resident set. */
import { spawnSync } from "node:child_process";
import os from "node:os";
import path from "node:path";
import fs from "fs-extra";
import { root, runPyc } from "../support/pyc.ts";

const programs = path.join(root, "tests/bench/memory");
const python = "/usr/bin/python3.11";
const gnuTime = "/usr/bin/time";
const rounds = 3;
const textBytes = 100_000_000;

interface Usage {
  readonly seconds: number;
  readonly kilobytes: number;
}

function measure(command: string, args: readonly string[], folder: string): Usage & { output: string } {
  const figures = path.join(folder, "figures");
  const result = spawnSync(gnuTime, ["-o", figures, "-f", "%e %M", command, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (result.error !== undefined) throw result.error;
  if (result.status !== 0) throw new Error(`${command} failed:\n${result.stderr}`);
  const [seconds, kilobytes] = fs.readFileSync(figures, "utf8").trim().split(" ").map(Number);
  return { seconds: seconds as number, kilobytes: kilobytes as number, output: result.stdout };
}

/** The least of each figure: what the program needs when nothing else disturbs it. */
function best(list: readonly Usage[]): Usage {
  return {
    seconds: Math.min(...list.map((u) => u.seconds)),
    kilobytes: Math.min(...list.map((u) => u.kilobytes)),
  };
}

/** A text of about `textBytes` bytes with lines of 1 to 20 words, the same on each call (a linear congruential generator). */
async function writeText(file: string): Promise<void> {
  let state = 12345;
  const next = (limit: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % limit;
  };
  const words = Array.from({ length: 5000 }, () =>
    Array.from({ length: 2 + next(9) }, () => String.fromCharCode(97 + next(26))).join(""),
  );
  const stream = await fs.open(file, "w");
  for (let written = 0; written < textBytes; ) {
    const lines: string[] = [];
    for (let i = 0; i < 20_000; i++)
      lines.push(Array.from({ length: 1 + next(20) }, () => words[next(words.length)]).join(" "));
    const part = `${lines.join("\n")}\n`.slice(0, textBytes - written);
    await fs.write(stream, part);
    written += part.length;
  }
  await fs.close(stream);
}

async function compare(name: string, folder: string, args: readonly string[]): Promise<boolean> {
  const source = path.join(programs, `${name}.py`);
  const executable = path.join(folder, name);
  const built = await runPyc(["build", "--quiet", "-o", executable, source]);
  if (built.exitCode !== 0) throw new Error(`building ${name} failed:\n${built.stderr}`);
  const ours: Usage[] = [];
  const theirs: Usage[] = [];
  for (let round = 0; round < rounds; round++) {
    const mine = measure(executable, args, folder);
    const other = measure(python, [source, ...args], folder);
    if (mine.output !== other.output) throw new Error(`${name}: outputs differ`);
    ours.push(mine);
    theirs.push(other);
  }
  const [a, b] = [best(ours), best(theirs)];
  const memory = a.kilobytes / b.kilobytes;
  const holds = memory <= 1.3 && a.seconds <= b.seconds;
  const megabytes = (usage: Usage): string => `${(usage.kilobytes / 1024).toFixed(1)} MB`;
  console.log(
    `${holds ? "holds" : "OPEN "}  ${name}: ${a.seconds.toFixed(2)} s, ${megabytes(a)}; python3.11 ${b.seconds.toFixed(2)} s, ${megabytes(b)} (memory ${memory.toFixed(2)}×)`,
  );
  return holds;
}

export async function showC7(): Promise<boolean> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "pyc-memory-"));
  try {
    const text = path.join(folder, "text");
    await writeText(text);
    const results: boolean[] = [];
    for (const [name, args] of [
      ["long_list", []],
      ["big_product", []],
      ["live_cycles", []],
      ["file_lines", [text]],
    ] as const)
      results.push(await compare(name, folder, args));
    return results.every(Boolean);
  } finally {
    await fs.remove(folder);
  }
}
