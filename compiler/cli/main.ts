import { Command, CommanderError, Option } from "commander";
import pc from "picocolors";
import { type ExitCode, exitCodes, PycFailure, usageFailure } from "../driver/failure.ts";
import { passNames } from "../passes/manager.ts";
import { runBuild } from "./build.ts";
import { type BuildOptions, hostTarget, optionTable } from "./options.ts";
import { runRun } from "./run.ts";
import { runSetUp } from "./setUp.ts";

/** The command line: parses, dispatches, and turns whatever happens into a message on stderr and an exit code. */

export const version = "0.1.0";

function addOptions(command: Command, isBuild: boolean): Command {
  for (const spec of optionTable) {
    if (spec.buildOnly && !isBuild) continue;
    const option = new Option(spec.flags, spec.description);
    if (spec.choices) option.choices(spec.choices);
    if (spec.default !== undefined) option.default(spec.default);
    if (spec.hidden) option.hideHelp();
    if (spec.repeatable) option.argParser((value: string, previous: string[] = []) => [...previous, value]);
    command.addOption(option);
  }
  command.option("-m, --module <name>", "a module or package instead of a script");
  // Everything behind the script belongs to the program.
  return command
    .passThroughOptions()
    .argument("[script-and-arguments...]", "the program and, for run, its arguments");
}

/** Refuses names of passes that do not exist: a misspelt one would change nothing without a word. */
function checkPassNames(options: BuildOptions): BuildOptions {
  const named = [...options.disablePasses];
  if (options.printAfter !== null) named.push(options.printAfter.split(":")[0]!);
  const known = passNames();
  const wrong = named.find((name) => !known.includes(name));
  if (wrong === undefined) return options;
  throw usageFailure(`there is no pass '${wrong}'; the passes are ${known.join(", ")}`);
}

type RawOptions = Record<string, unknown>;

function toBuildOptions(raw: RawOptions): BuildOptions {
  return {
    output: (raw["output"] as string | undefined) ?? null,
    target: (raw["target"] as BuildOptions["target"] | undefined) ?? hostTarget(),
    debug: raw["debug"] === true,
    static: raw["static"] === true,
    tier: raw["tier"] as BuildOptions["tier"],
    emit: (raw["emit"] as BuildOptions["emit"] | undefined) ?? null,
    timePasses: raw["timePasses"] === true,
    quiet: raw["quiet"] === true,
    json: raw["json"] === true,
    yes: raw["yes"] === true,
    noSource: raw["source"] === false,
    printAfter: (raw["printAfter"] as string | undefined) ?? null,
    coverage: raw["coverage"] === true,
    disablePasses: (raw["disablePass"] as string[] | undefined) ?? [],
  };
}

export interface ProgramArguments {
  readonly script: string;
  readonly asModule: boolean;
  readonly rest: readonly string[];
}

function programArguments(words: readonly string[], raw: RawOptions): ProgramArguments {
  const module = raw["module"] as string | undefined;
  if (module !== undefined) return { script: module, asModule: true, rest: words };
  const [script, ...rest] = words;
  if (script === undefined || script === "")
    throw new PycFailure(exitCodes.usage, "no program given: name a script, or a package with -m");
  return { script, asModule: false, rest };
}

type Action = (program: ProgramArguments, options: BuildOptions) => Promise<ExitCode>;

function makeCli(setCode: (code: ExitCode) => void): Command {
  const cli = new Command("pyc")
    .description("Compiles Python 3.14 programs to standalone native executables.")
    .version(version)
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => process.stdout.write(text),
      writeErr: (text) => process.stderr.write(text),
    });
  const command = (name: string, description: string, action: Action): void => {
    addOptions(cli.command(name).description(description).exitOverride(), name === "build").action(
      async (words: string[], raw: RawOptions) =>
        setCode(await action(programArguments(words, raw), checkPassNames(toBuildOptions(raw)))),
    );
  };
  command("build", "compile a program to an executable", runBuild);
  command("run", "compile into the cache and run", runRun);
  cli
    .command("setup", { hidden: true })
    .option("--for-tests", "also what the test suites need")
    .option("--yes", "install missing system packages without asking")
    .action(async (raw: RawOptions) =>
      setCode(await runSetUp(raw["forTests"] === true, raw["yes"] === true)),
    );
  return cli;
}

/** What messages begin with; bold on a terminal only, whatever the environment says of colours. */
function prefix(): string {
  return process.stderr.isTTY ? pc.bold("pyc:") : "pyc:";
}

function reportFailure(error: unknown): ExitCode {
  if (error instanceof CommanderError) {
    // Help and version end here too, with code 0; commander has printed everything.
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  }
  if (error instanceof PycFailure) {
    process.stderr.write(error.verbatim ? `${error.message.trimEnd()}\n` : `${prefix()} ${error.message}\n`);
    return error.exitCode;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `${prefix()} internal error; please report it with the program that you compiled and these lines:\n` +
      `pyc ${version}, Node ${process.version}, ${process.platform} ${process.arch}\n${stack}\n`,
  );
  return exitCodes.internal;
}

/** Runs one command line; the process's exit code is set, and the process ends when its streams are flushed. */
export async function main(args: readonly string[]): Promise<void> {
  let code: ExitCode = exitCodes.ok;
  try {
    await makeCli((result) => {
      code = result;
    }).parseAsync(args as string[], { from: "user" });
  } catch (error) {
    code = reportFailure(error);
  }
  process.exitCode = code;
}
