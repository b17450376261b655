/**
 * Row C4: random calls on the built-in types, their values and errors against CPython 3.14, in both tiers.
 *
 *     npm run fuzz:types -- --seed 1 --count 1000000 [--from 0] [--tiers interp,native,exits] [--state FILE] [--folder FOLDER]
 *
 * The program types/app.py makes its calls from the seed and the call's number, so it is built once a tier and runs in blocks; "exits" is the native program with guards that
 * fail at random. types/write_forms.py writes the functions that compiled code is about. With --state the run notes how far it came and goes on from there; CPython's answers
 * are kept in build/fuzz-types. With --folder the executables stay there, and those that are there run again, whatever pyc has become since. A difference is printed with its number, which repeats it: `--from NUMBER --count 1`.
 */
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { execa } from "execa";
import fs from "fs-extra";
import { loadOracle } from "../oracle/pyodide.ts";
import { root, runPyc } from "../support/pyc.ts";
import { linesOf, NO_ANSWER, TypesOracle } from "./typesOracle.ts";

const source = fileURLToPath(new URL("types/", import.meta.url));
const BLOCK = 20_000;
/** Processor time in seconds that a block may take: a second is usual, so what takes this long hangs. */
const BLOCK_SECONDS = 120;
const BUILD_MINUTES = 40;
const SHOWN = 60;

export interface TypesRequest {
  readonly seed: number;
  readonly from: number;
  readonly count: number;
  readonly tiers: readonly string[];
  readonly block?: number;
  /** Where the program is built and stays; without it in a temporary folder. */
  readonly folder?: string;
  progress?(next: number, report: TypesReport): void;
}

export interface Difference {
  readonly call: number;
  readonly tier: string;
  readonly expected: string;
  readonly actual: string;
}

export interface TypesReport {
  calls: number;
  /** Calls whose outcome on the oracle's 32-bit platform is not the target's: compared with Debian's python3.11. */
  settledByDebian: number;
  /** Calls that CPython did not end: they are no calls. */
  unanswered: string[];
  differences: Difference[];
}

/** Copies the program to `folder`; the methods' names as CPython has them, and the forms for them. */
async function writeProgram(folder: string): Promise<void> {
  const oracle = await loadOracle();
  const writers = { "methods.py": "fuzz_names.py", "write_forms.py": "fuzz_forms.py" };
  const files: Record<string, Uint8Array | string> = {};
  for (const file of fs.readdirSync(source))
    if (file.endsWith(".py")) files[file] = fs.readFileSync(path.join(source, file));
  for (const [script, output] of Object.entries(writers)) {
    const result = await oracle.runProgram({ files, argv: [script] });
    if (result.exitCode !== 0) throw new Error(result.stderr);
    files[output] = result.stdout;
  }
  for (const script of Object.keys(writers)) delete files[script];
  for (const [file, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, file), text);
}

/** Path below the program's folder → content. */
function programIn(folder: string): Record<string, Uint8Array> {
  const names = fs.readdirSync(folder).filter((file) => file.endsWith(".py"));
  return Object.fromEntries(
    names.map((file) => [file, new Uint8Array(fs.readFileSync(path.join(folder, file)))]),
  );
}

async function build(folder: string, tier: string): Promise<string> {
  const output = path.join(folder, `app-${tier}`);
  if (fs.existsSync(output)) return output;
  const args = ["build", "--quiet", `--tier=${tier}`, "-o", output, path.join(folder, "app.py")];
  const result = await runPyc(args, { timeout: BUILD_MINUTES * 60_000 });
  if (result.exitCode !== 0) throw new Error(`pyc build: exit code ${result.exitCode}\n${result.stderr}`);
  return output;
}

/**
 * Where the oracle's platform shows: sizes of 32 bits, which hashes, so the order of sets and which keys are compared, depend on, too, and musl's errno numbers and words.
 */
const musl: readonly (readonly [string, string])[] = [
  ["68, 'Result not representable'", "34, 'Numerical result out of range'"],
];
const narrow =
  /^\d+ changing (?:dict|set)|too large to convert to C s?size_t|too large to convert to C s|index-sized|too large to convert to C long|Too many decimal digits|MemoryError/;

/**
 * Nobody's answers: faults of CPython's, as it says itself, and states of iterators that no 32 bits hold (3.14 takes a negative one for the end where 3.11 took it for the
 * beginning).
 */
const broken =
  /^\d+ set state .*too large to convert|SystemError: .* (?:returned a result with an exception set|returned NULL without setting an exception)/;

/** Outcomes that the hashes of texts decide, which differ from run to run: whatever CPython does under one of its seeds is right. */
const hashed = /^\d+ changing (?:dict|set)/;
const HASH_SEEDS = 128;

/**
 * Results in which nobody's digits count: complex powers, where 3.14 multiplies by exp(-x) and 3.11 divides by exp(x), while the oracle's libm is another one; and large sums, which
 * 3.14 compensates from the first float on and 3.11 does not, while the oracle adds integers beyond its 32-bit `long` one by one.
 */
const computedOtherwise = /^\d+ (?:[^']{0,40}?(?:\*\*|pow)(?:__|=)? ?\(|sum -?(?:\d{10}|[\d.]+e\+))/;

const missing = /AttributeError: "'\w+' object has no attribute '\w+'"/;

/** Operations that may end in the mathematical library, whose last digits are the platform's. */
const mathematical = /^\d+ [^']{0,40}?(?:\*\*|pow|abs|typed|%|\/\/|divmod)/;

/** Whether two lines differ in nothing but floats. */
function differInFloats(a: string, b: string): boolean {
  const float = /[+-]?\b\d+(?:\.\d+(?:e[+-]?\d+)?|e[+-]?\d+|(?=j))/g;
  return a.replace(float, "#") === b.replace(float, "#");
}

/** Whether the platform or its libm may be why two lines differ. */
function mayBePlatforms(line: string, other: string): boolean {
  if (narrow.test(line)) return true;
  return (mathematical.test(line) || computedOtherwise.test(line)) && differInFloats(line, other);
}

/** A tier's executable, and the switches that it runs with in the block from `first` on. */
interface Executable {
  readonly tier: string;
  readonly file: string;
  environment(first: number): Record<string, string>;
}

class Runner {
  constructor(
    private readonly folder: string,
    private readonly oracle: TypesOracle,
    private readonly seed: number,
  ) {}

  /** The lines of `count` calls from `first` on, as CPython 3.14 has them. */
  async expected(first: number, count: number): Promise<string[]> {
    const lines = await this.oracle.lines({ seed: this.seed, first, count });
    return lines.map((line) => musl.reduce((text, [there, here]) => text.replaceAll(there, here), line));
  }

  /** The same of an executable; a call that kills it is a line of its own, and the rest goes on behind it. */
  async actual(executable: Executable, first: number, count: number): Promise<string[]> {
    const args = [String(this.seed), String(first), String(count)];
    const result = await this.execute(executable.file, args, executable.environment(first));
    if (!result.failed) return linesOf(result.stdout);
    if (count === 1)
      return [`${first} ${result.timedOut ? "hangs" : `dies: ${result.signal ?? result.exitCode}`}`];
    const explained = await this.execute(
      executable.file,
      [...args, "explain"],
      executable.environment(first),
    );
    const last = linesOf(explained.stdout).filter((line) => /^\d+ /.test(line));
    const culprit = Number.parseInt(last.at(-1) ?? String(first), 10);
    const before = culprit > first ? await this.actual(executable, first, culprit - first) : [];
    const end = first + count;
    const after = culprit + 1 < end ? await this.actual(executable, culprit + 1, end - culprit - 1) : [];
    return [
      ...before,
      `${culprit} dies: ${result.signal ?? result.exitCode} ${result.stderr.slice(-300)}`,
      ...after,
    ];
  }

  /** The lines of one call in Debian's python3.11: one for each of so many seeds of its hashes. */
  async debian(call: number, seeds: number): Promise<string[]> {
    const args = ["-B", path.join(this.folder, "app.py"), String(this.seed), String(call), "1"];
    const lines: string[] = [];
    for (let seed = 1; seed <= seeds; seed++) {
      const result = await this.execute("/usr/bin/python3.11", args, { PYTHONHASHSEED: String(seed) });
      lines.push(...linesOf(result.stdout).slice(0, 1));
    }
    return lines;
  }

  private async execute(file: string, args: string[], env: Record<string, string> = {}) {
    return execa(file, args, {
      env,
      reject: false,
      stripFinalNewline: false,
      timeout: BLOCK_SECONDS * 1000,
      maxBuffer: 1 << 30,
      stdin: "ignore",
    });
  }
}

async function executableOf(folder: string, tier: string, seed: number): Promise<Executable> {
  const file = await build(folder, tier === "exits" ? "native" : tier);
  return {
    tier,
    file,
    environment: (first) =>
      tier === "exits" ? { PYC_FORCE_EXITS: String(seed * 1_000_003 + first + 1) } : {},
  };
}

export async function fuzzTypes(request: TypesRequest): Promise<TypesReport> {
  const folder = request.folder ?? fs.mkdtempSync(path.join(os.tmpdir(), "pyc-types-"));
  fs.ensureDirSync(folder);
  const report: TypesReport = { calls: 0, settledByDebian: 0, unanswered: [], differences: [] };
  let oracle: TypesOracle | null = null;
  try {
    await writeProgram(folder);
    oracle = new TypesOracle(programIn(folder), path.join(root, "build/fuzz-types"));
    const executables: Executable[] = [];
    for (const tier of request.tiers) executables.push(await executableOf(folder, tier, request.seed));
    const runner = new Runner(folder, oracle, request.seed);
    const end = request.from + request.count;
    const step = request.block ?? BLOCK;
    for (let first = request.from; first < end; first += step) {
      const count = Math.min(step, end - first);
      await runBlock(runner, executables, first, count, report);
      request.progress?.(first + count, report);
    }
    return report;
  } finally {
    await oracle?.end();
    if (request.folder === undefined) fs.removeSync(folder);
  }
}

async function runBlock(
  runner: Runner,
  executables: readonly Executable[],
  first: number,
  count: number,
  report: TypesReport,
): Promise<void> {
  const running = executables.map((executable) => runner.actual(executable, first, count));
  const expected = await runner.expected(first, count);
  const actual = await Promise.all(running);
  for (const [i, line] of expected.entries()) {
    if (line.startsWith(`${first + i} ${NO_ANSWER}`) || broken.test(line)) {
      report.unanswered.push(line);
      continue;
    }
    let right = [line];
    const other = actual.find((lines) => lines[i] !== line)?.[i];
    if (other !== undefined && mayBePlatforms(line, other)) {
      right = await runner.debian(first + i, hashed.test(line) ? HASH_SEEDS : 1);
      // 3.11 lacks some of 3.14's methods: neither says what a platform of 64 bits does.
      const isMissing = right.some((answer) => missing.test(answer)) && !missing.test(line);
      // All tiers must agree on digits that nobody else has.
      const isOwn = !right.includes(other) && actual.every((lines) => lines[i] === other);
      if (isMissing || (isOwn && computedOtherwise.test(line) && differInFloats(line, other))) {
        report.unanswered.push(line);
        continue;
      }
      report.settledByDebian++;
    }
    for (const [k, lines] of actual.entries()) {
      const found = lines[i] ?? `${first + i} missing`;
      if (right.includes(found)) continue;
      report.differences.push({
        call: first + i,
        tier: executables[k]!.tier,
        expected: right[0] ?? line,
        actual: found,
      });
    }
    report.calls++;
  }
}

/** A window of both lines around the first character in which they differ. */
function windows(a: string, b: string): [string, string] {
  let at = 0;
  while (at < Math.min(a.length, b.length) && a[at] === b[at]) at++;
  const start = Math.max(0, at - 100);
  const cut = (text: string): string => `${start > 0 ? "…" : ""}${text.slice(start, start + 240)}`;
  return [cut(a), cut(b)];
}

/** Differences of one kind (the operation, and how the outcomes begin) once, the most frequent first. */
export function summary(differences: readonly Difference[]): string[] {
  const shape = (line: string): string =>
    line
      .replace(/^\d+ /, "")
      .replace(/'[^']*'/g, "'…'")
      .replace(/[0-9]+/g, "9")
      .slice(0, 60);
  const groups = new Map<string, Difference[]>();
  for (const difference of differences) {
    const key = `${shape(difference.expected)} | ${shape(difference.actual)}`;
    const known = groups.get(key);
    if (known) known.push(difference);
    else groups.set(key, [difference]);
  }
  const sorted = [...groups.values()].sort((a, b) => b.length - a.length);
  return sorted.slice(0, SHOWN).map((group) => {
    const { call, tier, expected, actual } = group[0]!;
    const [right, wrong] = windows(expected, actual);
    return `call ${call} in ${tier}, and ${group.length - 1} like it\n  CPython ${right}\n  pyc     ${wrong}`;
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: "string", default: "1" },
      count: { type: "string", default: "1000000" },
      from: { type: "string", default: "0" },
      tiers: { type: "string", default: "interp,native,exits" },
      state: { type: "string" },
      folder: { type: "string" },
    },
  });
  const seed = Number(values.seed);
  let from = Number(values.from);
  const end = from + Number(values.count);
  if (values.state !== undefined && fs.existsSync(values.state)) {
    const state = fs.readJsonSync(values.state) as { seed: number; next: number };
    if (state.seed === seed) from = Math.max(from, state.next);
  }
  const started = performance.now();
  const report = await fuzzTypes({
    seed,
    from,
    count: end - from,
    tiers: values.tiers.split(","),
    ...(values.folder === undefined ? {} : { folder: path.resolve(values.folder) }),
    progress: (next, { differences, unanswered }) => {
      if (values.state !== undefined) fs.writeJsonSync(values.state, { seed, next });
      const seconds = ((performance.now() - started) / 1000).toFixed(0);
      console.error(
        `${next} calls, ${differences.length} differences, ${unanswered.length} unanswered, ${seconds} s`,
      );
    },
  });
  for (const text of summary(report.differences)) console.log(text);
  for (const text of report.unanswered) console.log(text);
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${report.calls} calls in ${values.tiers}, ${report.differences.length} differences, ${report.settledByDebian} settled by python3.11, ${report.unanswered.length} unanswered, ` +
      `${seconds.toFixed(0)} s (seed ${seed})`,
  );
  process.exitCode = report.differences.length > 0 ? 1 : 0;
}

if (process.argv[1]?.endsWith("types.ts") === true) await main();
