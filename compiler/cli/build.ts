import path from "node:path";
import fs from "fs-extra";
import { buildProgram, install } from "../driver/compile.ts";
import { type ExitCode, exitCodes, usageFailure } from "../driver/failure.ts";
import { statOrNull } from "../driver/files.ts";
import { emitForm } from "./emit.ts";
import type { ProgramArguments } from "./main.ts";
import type { BuildOptions } from "./options.ts";

/** `pyc build`: compiles and puts the executable in place; with --emit prints a form instead. */
export async function runBuild(program: ProgramArguments, options: BuildOptions): Promise<ExitCode> {
  if (program.rest.length > 0)
    throw usageFailure(
      `unexpected argument '${program.rest[0]}': options come before the script, and only 'pyc run' takes arguments`,
    );
  if (options.emit !== null) return emitForm(program, options);
  const output = options.output ?? defaultOutput(program);
  checkOutput(output, program);
  const start = performance.now();
  const result = await buildProgram({ ...program, options });
  await install(result.executable, output);
  if (options.timePasses) process.stderr.write(`${result.timings.format()}\n`);
  if (options.json) {
    const { size } = await fs.stat(output);
    const report = {
      output: path.resolve(output),
      target: options.target,
      tier: options.tier,
      size,
      cached: result.cached,
      milliseconds: Math.round(performance.now() - start),
      phases: result.timings.toJson(),
    };
    process.stdout.write(`${JSON.stringify(report)}\n`);
  }
  return exitCodes.ok;
}

function defaultOutput(program: ProgramArguments): string {
  if (program.asModule) return program.script.split(".").at(-1) as string;
  const stem = path.basename(program.script).replace(/\.[^.]+$/, "");
  if (stem === "" || stem === "." || stem === "..")
    throw usageFailure(`no name for the executable can be made from '${program.script}': use -o`);
  return stem;
}

/** Refuses before any work is done: the program's own source would be overwritten, or the place cannot be written. */
function checkOutput(output: string, program: ProgramArguments): void {
  const target = path.resolve(output);
  const stat = statOrNull(target);
  if (!program.asModule && target === path.resolve(program.script)) {
    // A folder with a __main__.py, or nothing at all: loading the program words what is wrong with it.
    if (stat === null) return;
    throw usageFailure(
      stat.isDirectory()
        ? `the executable needs a name other than the folder's: use -o`
        : `the executable would overwrite the script '${program.script}': use -o`,
    );
  }
  if (stat?.isDirectory()) throw usageFailure(`cannot write '${output}': Is a directory`);
  const folder = path.dirname(target);
  if (!statOrNull(folder)?.isDirectory())
    throw usageFailure(`cannot write '${output}': No such file or directory`);
  try {
    fs.accessSync(folder, fs.constants.W_OK);
  } catch {
    throw usageFailure(`cannot write '${output}': Permission denied`);
  }
}
