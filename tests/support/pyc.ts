import path from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";

export const root = fileURLToPath(new URL("../../", import.meta.url)).replace(/\/$/, "");
export const pyc = path.join(root, "compiler/bin/pyc");

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** 128 + n when signal n ended the process. */
  readonly exitCode: number;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly timeout?: number;
  /** Start from an empty environment instead of this process's. */
  readonly onlyEnv?: boolean;
}

/** Runs a command to its end. A command that outlives the timeout (a minute unless told) fails the test. */
export async function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Outcome> {
  const result = await execa(command, [...args], {
    reject: false,
    stripFinalNewline: false,
    timeout: options.timeout ?? 60_000,
    maxBuffer: 64 * 1024 * 1024,
    extendEnv: options.onlyEnv !== true,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.input === undefined ? { stdin: "ignore" as const } : { input: options.input }),
    ...(options.env === undefined ? {} : { env: options.env }),
  });
  if (result.timedOut)
    throw new Error(`${command} ${args.join(" ")}: still running after ${options.timeout ?? 60_000} ms`);
  if (result.exitCode === undefined && result.signal === undefined) throw result;
  const signals: Readonly<Record<string, number>> = {
    SIGINT: 2,
    SIGABRT: 6,
    SIGKILL: 9,
    SIGSEGV: 11,
    SIGTERM: 15,
    SIGBUS: 7,
    SIGILL: 4,
  };
  return {
    stdout: result.stdout,
    stderr: result.stderr,
    exitCode: result.exitCode ?? 128 + (signals[result.signal ?? ""] ?? 0),
  };
}

export function runPyc(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return run(pyc, args, { timeout: 300_000, ...options });
}
