import { type ExitCode, exitCodes } from "../driver/failure.ts";
import { startProgress } from "../driver/progress.ts";
import { ensureRuntime } from "../link/runtime.ts";
import { ensureSystemPackages } from "../link/toolchain.ts";
import { hostTarget, targets } from "./options.ts";

/** `pyc setup`: everything that a later build needs, ahead of time; with --for-tests what the test suites need. */
export async function runSetUp(forTests: boolean, yes: boolean): Promise<ExitCode> {
  const progress = startProgress(false);
  const wanted = forTests ? targets : [hostTarget()];
  await ensureSystemPackages({ targets: wanted, forTests, yes, report: (text) => progress.note(text) });
  for (const target of wanted) await ensureRuntime(target, (text) => progress.note(text));
  progress.stop();
  return exitCodes.ok;
}
