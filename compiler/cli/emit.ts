import { Buffer } from "node:buffer";
import { type ExitCode, exitCodes, usageFailure } from "../driver/failure.ts";
import { printForm } from "../driver/forms.ts";
import { keepLocals } from "../driver/frameVariables.ts";
import { loadProgram } from "../driver/modules.ts";
import type { ProgramArguments } from "./main.ts";
import type { BuildOptions } from "./options.ts";

/** `--emit`: prints an intermediate form of the main module to stdout and builds nothing. */
export async function emitForm(program: ProgramArguments, options: BuildOptions): Promise<ExitCode> {
  if (options.emit === null) throw usageFailure("--emit needs a form");
  const { modules } = loadProgram(program, null);
  const main = modules[0];
  if (main === undefined) throw new Error("a program without a main module");
  if (options.debug) keepLocals(modules);
  const text = printForm(main, options.emit, options);
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(Buffer.from(text), (error) => (error ? reject(error) : resolve()));
  });
  return exitCodes.ok;
}
