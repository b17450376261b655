/**
 * Builds the translated front end into a command-line driver: `npm run build:translated [-- --config checked]`.
 *
 *   release   -O2
 *   checked   ASan, UBSan, and every promise of the dialect verified (PYC_DIALECT_CHECKED)
 *   aarch64   -O2 for AArch64, static, so that it runs under qemu as it is
 *
 * Results go to build/translated; a call with nothing to do compiles nothing.
 */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import fs from "fs-extra";
import { checkDialect, formatViolation, typeErrors } from "./checker.ts";
import { loadFolder } from "./program.ts";
import { translate } from "./translate.ts";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const runtime = path.join(root, "runtime");

export const configs = ["release", "checked", "aarch64"] as const;
export type Config = (typeof configs)[number];

/** Generated code names what it does not use and parenthesises all; both are harmless there. */
const generatedFlags = [
  "unused-variable",
  "unused-but-set-variable",
  "unused-parameter",
  "parentheses-equality",
].map((warning) => `-Wno-${warning}`);
const commonFlags = ["-std=c++20", "-fno-exceptions", "-fno-rtti", "-Wall", "-Wextra", "-Werror"];
const configFlags: Record<Config, string[]> = {
  release: ["-O2"],
  checked: [
    ...["-O1", "-g", "-DPYC_DIALECT_CHECKED", "-fno-omit-frame-pointer", "-fsanitize=address,undefined"],
    "-fno-sanitize-recover=undefined",
    "-fno-sanitize=vptr",
  ],
  aarch64: ["-O2", "--target=aarch64-linux-gnu", "-static"],
};

export interface TranslatedProgram {
  /** Folder of the program in the dialect. */
  source: string;
  /** The driver's main file. */
  driver: string;
  /** Below build/translated. */
  name: string;
}

/** What runs an executable of the configuration on this machine: nothing, or an emulator. */
export function emulator(config: Config): string[] {
  return config === "aarch64" && process.arch !== "arm64" ? ["qemu-aarch64"] : [];
}

/** The front end itself. */
export const frontendProgram: TranslatedProgram = {
  source: path.join(root, "compiler/frontend"),
  driver: path.join(runtime, "frontend/tool/pyc_frontend.cpp"),
  name: "pyc-frontend",
};

/**
 * Checks and translates the program into `folder`; files whose text stays the same keep their time. Throws with all violations.
 */
export function translateFolder(source: string, folder: string): void {
  const frontend = loadFolder(source);
  const problems = [...typeErrors(frontend), ...checkDialect(frontend).map(formatViolation)];
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const files = translate(frontend);
  fs.ensureDirSync(folder);
  for (const name of fs.readdirSync(folder)) if (!files.has(name)) fs.removeSync(path.join(folder, name));
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    if (!fs.existsSync(file) || fs.readFileSync(file, "utf8") !== text) fs.writeFileSync(file, text);
  }
}

/**
 * Translates, compiles and links; the result is the executable's path. Throws with the compiler's output. Processes that build the same
 * program wait for each other.
 */
export async function buildTranslated(program: TranslatedProgram, config: Config): Promise<string> {
  const home = path.join(root, "build/translated", program.name);
  fs.ensureDirSync(home);
  return withLock(path.join(home, "lock"), () => build(program, config, home));
}

async function build(program: TranslatedProgram, config: Config, home: string): Promise<string> {
  const generated = path.join(home, "src");
  const stamp = path.join(home, "translated");
  const inputs = [...filesBelow(program.source), ...filesBelow(path.join(root, "compiler/translate"))];
  if (!isFresh(stamp, newestOf(inputs))) {
    const started = new Date();
    translateFolder(program.source, generated);
    // A source that changed meanwhile is newer than the stamp.
    fs.writeFileSync(stamp, "");
    fs.utimesSync(stamp, started, started);
  }
  const objects = path.join(home, config);
  fs.ensureDirSync(objects);
  const newest = newestOf(headers(generated));
  const work = sources(program, generated).map((file) => ({ file, object: objectOf(file, objects) }));
  const stale = work.filter(
    ({ file, object }) => !isFresh(object, Math.max(newest, fs.statSync(file).mtimeMs)),
  );
  await inPairs(stale, ({ file, object }) => compile(file, object, generated, config));
  const executable = path.join(objects, program.name);
  const parts = work.map(({ object }) => object);
  if (!isFresh(executable, newestOf(parts))) {
    const flags = [...configFlags[config], "-fuse-ld=lld", "-lpthread"];
    await execa("clang++-19", [...parts, ...flags, "-o", executable]);
  }
  return executable;
}

function headers(generated: string): string[] {
  const folders = [generated, path.join(runtime, "frontend"), path.join(runtime, "frontend/tool")];
  return folders.flatMap((folder) =>
    fs
      .readdirSync(folder)
      .filter((name) => name.endsWith(".h"))
      .map((name) => path.join(folder, name)),
  );
}

function sources(program: TranslatedProgram, generated: string): string[] {
  const units = fs.readdirSync(generated).filter((name) => name.endsWith(".cpp"));
  return [
    ...units.map((name) => path.join(generated, name)),
    path.join(runtime, "frontend/dialect.cpp"),
    path.join(runtime, "frontend/tool/batch.cpp"),
    program.driver,
  ];
}

function objectOf(file: string, objects: string): string {
  const prefix = file.includes("/src/") ? "unit_" : "";
  return path.join(objects, `${prefix}${path.basename(file, ".cpp")}.o`);
}

function filesBelow(folder: string): string[] {
  const names = fs.readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".ts")).map((name) => path.join(folder, name));
}

/** When the last of the files was changed, in milliseconds. */
function newestOf(files: string[]): number {
  return Math.max(...files.map((file) => fs.statSync(file).mtimeMs));
}

/** Runs `task` while holding a lock file, which names its holder; one left by a process that is gone counts for nothing. */
async function withLock<T>(lock: string, task: () => Promise<T>): Promise<T> {
  while (!tryLock(lock)) await new Promise((resolve) => setTimeout(resolve, 100));
  try {
    return await task();
  } finally {
    fs.removeSync(lock);
  }
}

function tryLock(lock: string): boolean {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    const holder = fs.existsSync(lock) ? Number(fs.readFileSync(lock, "utf8")) : 0;
    if (holder > 0 && !isRunning(holder)) fs.removeSync(lock);
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function isFresh(file: string, time: number): boolean {
  return fs.existsSync(file) && fs.statSync(file).mtimeMs > time;
}

async function inPairs<T>(items: T[], task: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await task(item);
  };
  await Promise.all([worker(), worker()]);
}

let ccache: boolean | undefined;

async function compile(file: string, object: string, generated: string, config: Config): Promise<void> {
  ccache ??= (await execa("ccache", ["--version"], { reject: false })).exitCode === 0;
  const flags = [...commonFlags, ...configFlags[config], ...generatedFlags, `-I${runtime}`, `-I${generated}`];
  const command = ["clang++-19", ...flags, "-c", file, "-o", object];
  const [tool, ...args] = ccache ? ["ccache", ...command] : command;
  await execa(tool!, args, { env: { CCACHE_BASEDIR: root, CCACHE_NOHASHDIR: "1" } });
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const config = args[args.indexOf("--config") + 1];
  const chosen = configs.find((name) => args.includes("--config") && name === config) ?? "release";
  console.log(await buildTranslated(frontendProgram, chosen));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: Error) => {
    console.error(error.message);
    process.exit(1);
  });
}
