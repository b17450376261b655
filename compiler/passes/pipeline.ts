import { removeTrivialParams } from "../ir/build/prune.ts";
import type { Func } from "../ir/function.ts";
import { removeDeadCode } from "./scalar/deadCode.ts";

/**
 * The passes over single functions, in order. Each says why it stands where it stands, as facts about the order that are checked at start-up.
 * Specialisation (python/signatures.ts) works on whole modules and comes before all of them.
 */
export interface Pass {
  readonly name: string;
  readonly doc: string;
  /** Says whether it changed anything. */
  readonly run: (func: Func) => boolean;
  readonly after?: readonly { readonly pass: string; readonly because: string }[];
}

export const pipeline: readonly Pass[] = [
  {
    name: "trivial-params",
    doc: "removes block parameters that receive one value only",
    run: removeTrivialParams,
  },
  {
    name: "dead-code",
    doc: "removes operations that nobody uses",
    run: removeDeadCode,
    after: [{ pass: "trivial-params", because: "an argument of a trivial parameter counts as a use" }],
  },
];

/** Problems of the table: passes named twice, orders that do not hold, names that do not exist. Empty when all is well. */
export function checkPipeline(passes: readonly Pass[]): string[] {
  const problems: string[] = [];
  passes.forEach((pass, i) => {
    if (passes.findIndex(({ name }) => name === pass.name) !== i)
      problems.push(`${pass.name} is listed twice`);
    for (const { pass: earlier, because } of pass.after ?? []) {
      const at = passes.findIndex(({ name }) => name === earlier);
      if (at < 0) problems.push(`${pass.name} comes after ${earlier}, which does not exist`);
      else if (at > i) problems.push(`${pass.name} must come after ${earlier}: ${because}`);
    }
  });
  return problems;
}

const problems = checkPipeline(pipeline);
if (problems.length > 0) throw new Error(`the pass table is wrong: ${problems.join("; ")}`);
