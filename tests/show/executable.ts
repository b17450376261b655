/** Measurements of the built executable itself: rows S9, S10 and S11. Each prints its figures and returns whether they hold. */
import { spawnSync } from "node:child_process";
import os from "node:os";
import path from "node:path";
import fs from "fs-extra";
import { root, run, runPyc } from "../support/pyc.ts";

async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "pyc-show-"));
  try {
    return await work(folder);
  } finally {
    await fs.remove(folder);
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

function timed(command: string, args: readonly string[], cwd: string): number {
  const start = process.hrtime.bigint();
  const result = spawnSync(command, args, { cwd, stdio: "ignore" });
  if (result.status !== 0)
    throw new Error(`${command} ${args.join(" ")} ended with ${result.status ?? result.signal}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Milliseconds of one run of a shell command, from a loop of the shell: starting a process from a process as large as Node takes longer than the program. */
function timedRepeatedly(command: string, cwd: string): number {
  const runs = 20;
  const loop = `i=0; while [ $i -lt ${runs} ]; do ${command} || exit 1; i=$((i+1)); done`;
  return timed("/bin/sh", ["-c", loop], cwd) / runs;
}

function report(what: string, figure: string, holds: boolean): boolean {
  console.log(`${holds ? "holds" : "OPEN "}  ${what}: ${figure}`);
  return holds;
}

async function build(
  folder: string,
  name: string,
  source: string,
  options: readonly string[] = [],
): Promise<string> {
  await fs.writeFile(path.join(folder, `${name}.py`), source);
  const outcome = await runPyc(["build", "--quiet", ...options, "-o", name, `${name}.py`], { cwd: folder });
  if (outcome.exitCode !== 0) throw new Error(`building ${name} failed:\n${outcome.stderr}`);
  return path.join(folder, name);
}

/** S9: hello world's build times, size, and time from start to exit. */
export async function showS9(): Promise<boolean> {
  return inTemporaryFolder(async (folder) => {
    const hello = await build(folder, "hello", 'print("hello, world")\n');
    const pyc = path.join(root, "compiler/bin/pyc");
    const fresh: number[] = [];
    const unchanged: number[] = [];
    for (let i = 0; i < 7; i++) {
      await fs.writeFile(path.join(folder, "hello.py"), `print("hello, world ${i} ${Date.now()}")\n`);
      fresh.push(timed(pyc, ["build", "--quiet", "hello.py"], folder));
      unchanged.push(timed(pyc, ["build", "--quiet", "hello.py"], folder));
    }
    const starts: number[] = [];
    const python: number[] = [];
    for (let i = 0; i < 11; i++) {
      starts.push(timedRepeatedly("./hello", folder));
      python.push(timedRepeatedly(`/usr/bin/python3.11 -S -c 'print("hello, world")'`, folder));
    }
    const { size } = await fs.stat(hello);
    const ratio = median(starts) / median(python);
    return [
      report("build with new text", `${median(fresh).toFixed(0)} ms (< 1200)`, median(fresh) < 1200),
      report("build unchanged", `${median(unchanged).toFixed(0)} ms (< 400)`, median(unchanged) < 400),
      report("size", `${(size / 1e6).toFixed(2)} MB (< 2)`, size < 2e6),
      report(
        "start to exit",
        `${median(starts).toFixed(2)} ms, python3.11 -S ${median(python).toFixed(2)} ms, ratio ${ratio.toFixed(2)} (< 0.33)`,
        ratio < 1 / 3,
      ),
    ].every(Boolean);
  });
}

/** S10: what the executable depends on. */
export async function showS10(): Promise<boolean> {
  return inTemporaryFolder(async (folder) => {
    const source = 'import sys\nprint("hello", len(sys.argv))\n';
    const dynamic = await build(folder, "dynamic", source);
    const names = (await run("ldd", [dynamic])).stdout
      .split("\n")
      .map((line) => path.basename(line.trim().split(/\s+/)[0] ?? ""))
      .filter((name) => name !== "");
    const allowed = /^(linux-vdso\.so\.1|libc\.so\.6|libm\.so\.6|ld-linux-[\w-]+\.so\.\d)$/;
    const cache = await fs.mkdtemp(path.join(folder, "cache-"));
    await runPyc(["build", "--quiet", "-o", "again", "dynamic.py"], {
      cwd: folder,
      env: { XDG_CACHE_HOME: cache },
    });
    const same = (await fs.readFile(dynamic)).equals(await fs.readFile(path.join(folder, "again")));
    const fixed = await build(folder, "fixed", source, ["--static"]);
    const jail = path.join(folder, "jail");
    await fs.ensureDir(jail);
    await fs.copy(fixed, path.join(jail, "fixed"));
    const jailed = await run("chroot", [jail, "/fixed"]);
    const strings = await run("/bin/sh", ["-c", `LC_ALL=C grep -c -a -F '${root}' '${dynamic}'`]);
    return [
      report(
        "ldd",
        names.join(" "),
        names.every((name) => allowed.test(name)),
      ),
      report("mentions of the repository's folder", strings.stdout.trim(), strings.stdout.trim() === "0"),
      report("two builds", same ? "bit-identical" : "differ", same),
      report(
        "--static in an empty chroot",
        JSON.stringify(jailed.stdout.trim()),
        jailed.stdout === "hello 1\n",
      ),
    ].every(Boolean);
  });
}

const unbounded = `def f(n):
    return f(n + 1) + 1


try:
    f(0)
except RecursionError as error:
    print("RecursionError:", error)
`;

const deep = `import sys

sys.setrecursionlimit(10**6)


def depth(n):
    if n == 0:
        return 0
    return depth(n - 1) + 1


print(depth(100_000))
`;

/** S11: recursion, in each tier. */
export async function showS11(): Promise<boolean> {
  return inTemporaryFolder(async (folder) => {
    const results: boolean[] = [];
    for (const tier of ["native", "interp", "auto"]) {
      const first = await run(await build(folder, `unbounded_${tier}`, unbounded, [`--tier=${tier}`]), []);
      results.push(
        report(
          `unbounded recursion, ${tier}`,
          first.stdout.trim(),
          first.stdout === "RecursionError: maximum recursion depth exceeded\n",
        ),
      );
      const second = await run(await build(folder, `deep_${tier}`, deep, [`--tier=${tier}`]), []);
      results.push(
        report(
          `depth 100,000, ${tier}`,
          second.stdout.trim() || `exit code ${second.exitCode}`,
          second.stdout === "100000\n",
        ),
      );
    }
    return results.every(Boolean);
  });
}
