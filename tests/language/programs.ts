/**
 * The language programs (programs/*.py) and what CPython 3.14 says they print. Expectations are kept in build/language-oracle, keyed by the program's
 * text, because the oracle takes seconds to start.
 */
import { createHash } from "node:crypto";
import path from "node:path";
import { fileURLToPath } from "node:url";
import fs from "fs-extra";
import { nativeModules } from "../../compiler/driver/nativeModules.ts";
import { loadOracle, type Oracle, OracleCrash, type OracleResult } from "../oracle/pyodide.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
export const programDirectory = path.join(here, "programs");
const cacheDirectory = path.join(here, "../../build/language-oracle");

/** Names without ".py", in alphabetical order. A folder with an app.py is a program of several files. */
export function programNames(): string[] {
  return fs
    .readdirSync(programDirectory)
    .filter((file) => file.endsWith(".py") || fs.existsSync(path.join(programDirectory, file, "app.py")))
    .map((file) => file.replace(/\.py$/, ""))
    .sort();
}

/**
 * Whether a program imports modules of the library that are written in Python. Names that are nowhere count too: such a program is about imports. What the others stand on
 * is the language alone, with the modules that the runtime has in C++.
 */
export function usesLibrary(name: string): boolean {
  const files = programFiles(name);
  const own = new Set(Object.keys(files).map((file) => file.split("/")[0]?.replace(/\.py$/, "")));
  return Object.values(files).some((text) =>
    [...text.matchAll(/^[ \t]*(?:import|from)[ \t]+(\w+)/gm)].some(
      ([, module]) => !own.has(module) && !nativeModules().has(module as string),
    ),
  );
}

/** The file of the main module. */
export function programFile(name: string): string {
  const file = path.join(programDirectory, `${name}.py`);
  return fs.existsSync(file) ? file : path.join(programDirectory, name, "app.py");
}

/** All files of a program: paths below the folder of its main module → text. */
function programFiles(name: string): Record<string, string> {
  const main = programFile(name);
  const folder = path.dirname(main);
  if (folder === programDirectory) return { [path.basename(main)]: fs.readFileSync(main, "utf8") };
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".py"));
  return Object.fromEntries(
    files.sort().map((file) => [file, fs.readFileSync(path.join(folder, file), "utf8")]),
  );
}

let oracle: Promise<Oracle> | null = null;
/** The oracle runs one program at a time. */
let turn: Promise<unknown> = Promise.resolve();

/** What the oracle prints for a program without arguments and input, paths normalised. */
export function expectation(name: string): Promise<OracleResult> {
  const result = turn.then(() => expectationOf(name));
  turn = result.catch(() => {});
  return result;
}

async function expectationOf(name: string): Promise<OracleResult> {
  const files = programFiles(name);
  const file = path.basename(programFile(name));
  const text = Object.keys(files).length === 1 ? (files[file] as string) : JSON.stringify(files);
  const key = createHash("sha256").update(text).digest("hex").slice(0, 24);
  const cached = path.join(cacheDirectory, `${name}-${key}.json`);
  if (fs.existsSync(cached)) return fs.readJsonSync(cached) as OracleResult;
  oracle ??= loadOracle();
  const program = { files, argv: [file] };
  // An instance that ran many programs may die of one that a new one runs well.
  const result = await (await oracle).runProgram(program).catch((error: unknown) => {
    if (!(error instanceof OracleCrash)) throw error;
    return oracle!.then((again) => again.runProgram(program));
  });
  const normal = { ...result, stderr: normalise(result.stderr) };
  fs.outputJsonSync(cached, normal);
  return normal;
}

/** Leaves only the file's name of the paths in a traceback, in warnings and in the messages of import errors. */
export function normalise(stderr: string): string {
  return stderr
    .replace(/File "[^"]*?([^"/]+\.py)"/g, 'File "$1"')
    .replace(/ \([^()"\n]*?([^()"/\n]+\.py)\)/g, " ($1)")
    .replace(/^[^\s:"]*\/([^\s:"/]+\.py:\d+: \w+:)/gm, "$1");
}
