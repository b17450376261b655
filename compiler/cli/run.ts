import { type ChildProcess, spawn } from "node:child_process";
import os from "node:os";
import { buildProgram } from "../driver/compile.ts";
import { type ExitCode, exitCodes, systemReason, toolchainFailure, usageFailure } from "../driver/failure.ts";
import { emitForm } from "./emit.ts";
import type { ProgramArguments } from "./main.ts";
import { type BuildOptions, hostTarget } from "./options.ts";

/** `pyc run`: builds into the cache, then runs with this process's streams. Signals go through; the exit code is the program's, 128+n when signal n ended it. */
export async function runRun(program: ProgramArguments, options: BuildOptions): Promise<ExitCode> {
  if (options.emit !== null) return emitForm(program, options);
  const result = await buildProgram({ ...program, options });
  if (options.timePasses) process.stderr.write(`${result.timings.format()}\n`);
  return (await execute(result.executable, program, options)) as ExitCode;
}

const forwarded: readonly NodeJS.Signals[] = [
  "SIGINT",
  "SIGTERM",
  "SIGHUP",
  "SIGQUIT",
  "SIGUSR1",
  "SIGUSR2",
  "SIGCONT",
];

function execute(executable: string, program: ProgramArguments, options: BuildOptions): Promise<number> {
  const [command, ...prefix] = commandFor(executable, options);
  return new Promise((resolve, reject) => {
    // Before the program starts: a signal that comes as soon as it runs must find a handler here, or it would end this process and leave the program alone. Handlers
    // run from the event loop, so `child` is there by then.
    let child: ChildProcess;
    const forward = (signal: NodeJS.Signals): void => {
      child.kill(signal);
    };
    // A terminal sends SIGINT to the whole foreground group: the child has it already, this process only must not die of it.
    const ignore = (): void => {};
    for (const signal of forwarded)
      process.on(signal, signal === "SIGINT" && process.stdin.isTTY ? ignore : forward);
    child = spawn(command as string, [...prefix, ...program.rest], {
      stdio: "inherit",
      // What sys.argv[0] shows.
      argv0: prefix.length === 0 ? program.script : undefined,
    });
    child.on("error", (error) =>
      reject(toolchainFailure(`cannot run ${executable}: ${systemReason(error)}`)),
    );
    child.on("exit", (code, signal) => {
      if (signal === null) resolve(code ?? exitCodes.internal);
      else resolve(128 + (os.constants.signals[signal] ?? 0));
    });
  });
}

/** The executable itself, or an emulator in front of it for another machine's. */
function commandFor(executable: string, options: BuildOptions): string[] {
  if (options.target === hostTarget()) return [executable];
  const machine = options.target.split("-")[0] as string;
  if (process.platform !== "linux") throw usageFailure(`cannot run programs for ${options.target} here`);
  return [`qemu-${machine}`, "-L", `/usr/${options.target}`, executable];
}
