/**
 * Builds the translated front end into a command-line driver: `npm run build:translated [-- --config checked]`.
 *
 *   release   -O2
 *   checked   ASan, UBSan, and every promise of the dialect verified (PYC_DIALECT_CHECKED)
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

export const configs = ["release", "checked"] as const;
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
};

export interface TranslatedProgram {
  /** Folder of the program in the dialect. */
  source: string;
  /** The driver's main file. */
  driver: string;
  /** Below build/translated. */
  name: string;
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

/** Translates, compiles and links; the result is the executable's path. Throws with the compiler's output. */
export async function buildTranslated(program: TranslatedProgram, config: Config): Promise<string> {
  const home = path.join(root, "build/translated", program.name);
  const generated = path.join(home, "src");
  translateFolder(program.source, generated);
  const objects = path.join(home, config);
  fs.ensureDirSync(objects);
  const newest = Math.max(...headers(generated).map((file) => fs.statSync(file).mtimeMs));
  const work = sources(program, generated).map((file) => ({ file, object: objectOf(file, objects) }));
  const stale = work.filter(
    ({ file, object }) => !isFresh(object, Math.max(newest, fs.statSync(file).mtimeMs)),
  );
  await inPairs(stale, ({ file, object }) => compile(file, object, generated, config));
  const executable = path.join(objects, program.name);
  const times = work.map(({ object }) => fs.statSync(object).mtimeMs);
  if (!isFresh(executable, Math.max(...times))) {
    const inputs = work.map(({ object }) => object);
    await execa("clang++-19", [
      ...configFlags[config],
      ...inputs,
      "-fuse-ld=lld",
      "-lpthread",
      "-o",
      executable,
    ]);
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
