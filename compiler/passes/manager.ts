import type { Func } from "../ir/function.ts";
import { printFunction } from "../ir/printer.ts";
import { verify } from "../ir/verifier.ts";
import { modulePasses, pipeline } from "./pipeline.ts";

/** Runs the passes over functions: verifies after each where asked to, prints, measures, leaves out what is switched off. */

export interface PassOptions {
  /** Verify before the first pass and after each. */
  readonly verify?: boolean;
  /** Names of passes that are left out. */
  readonly disabled?: readonly string[];
  /** "pass" or "pass:function": print the function after that pass. */
  readonly printAfter?: string;
  readonly print?: (text: string) => void;
  /** Milliseconds by pass are added here. */
  readonly times?: Map<string, number>;
}

/** Names that `--disable-pass` and `--print-after` take. */
export function passNames(): string[] {
  return [...modulePasses, ...pipeline].map(({ name }) => name);
}

function prints(options: PassOptions, pass: string, func: Func): boolean {
  if (options.printAfter === undefined) return false;
  const [name, wanted] = options.printAfter.split(":");
  return name === pass && (wanted === undefined || wanted === func.name);
}

/** Runs every pass that is not switched off, once. */
export function runPasses(func: Func, options: PassOptions = {}): void {
  if (options.verify) verify(func, "before the passes");
  for (const pass of pipeline) {
    if (options.disabled?.includes(pass.name)) continue;
    const start = performance.now();
    pass.run(func);
    const { times } = options;
    times?.set(pass.name, (times.get(pass.name) ?? 0) + performance.now() - start);
    finishPass(func, pass.name, options);
  }
}

/** What is due after a pass: the verifier, and printing where that is asked for. */
export function finishPass(func: Func, pass: string, options: PassOptions): void {
  if (options.verify) verify(func, `after ${pass}`);
  if (prints(options, pass, func)) (options.print ?? console.error)(`after ${pass}:\n${printFunction(func)}`);
}

/** Runs a module pass unless it is switched off, and adds its time. */
export function runModulePass(pass: string, options: PassOptions, run: () => void): void {
  if (options.disabled?.includes(pass)) return;
  const start = performance.now();
  run();
  const { times } = options;
  times?.set(pass, (times.get(pass) ?? 0) + performance.now() - start);
}
