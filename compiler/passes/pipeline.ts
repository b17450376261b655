import { removeTrivialParams } from "../ir/build/prune.ts";
import type { Func } from "../ir/function.ts";
import { replaceObjects } from "./memory/escape.ts";
import { removeRepeatedGuards } from "./memory/guards.ts";
import { removeLeafFrames } from "./python/leafFrames.ts";
import { removeDeadCode } from "./scalar/deadCode.ts";

/**
 * The passes, in order. Each says why it stands where it stands, as facts about the order that are checked at start-up.
 */
export interface PassRow {
  readonly name: string;
  readonly doc: string;
  readonly after?: readonly { readonly pass: string; readonly because: string }[];
}

/** A pass over single functions. */
export interface Pass extends PassRow {
  /** Says whether it changed anything. */
  readonly run: (func: Func) => boolean;
}

/** What python/signatures.ts does with the functions of a module together, before the passes over single functions. */
export const modulePasses: readonly PassRow[] = [
  { name: "inline", doc: "puts the code of small functions in place of their calls" },
  {
    name: "range-loops",
    doc: "loops over ranges count in a register; only side exits make their iterator; once more for what inline-objects brings in",
    after: [{ pass: "inline", because: "loops of inlined functions count too" }],
  },
  {
    name: "inline-objects",
    doc: "puts constructors, methods and operators of the module's classes in place of their calls",
    after: [
      { pass: "inline", because: "what functions return is an object whose class can be guessed" },
      { pass: "range-loops", because: "an attribute that a loop variable is stored in holds integers" },
    ],
  },
  {
    name: "specialise",
    doc: "infers types and signatures, unboxes, guards guesses, calls typed entries",
    after: [
      { pass: "inline", because: "inlined operations get the types that they have in their caller" },
      { pass: "inline-objects", because: "inlined operations get the types that they have in their caller" },
      { pass: "range-loops", because: "a loop variable over a range is an integer" },
    ],
  },
];

export const pipeline: readonly Pass[] = [
  {
    name: "escape",
    doc: "keeps objects that do not escape in registers",
    run: replaceObjects,
    after: [
      {
        pass: "specialise",
        because: "attributes of known objects are slots then, and constructors are inlined",
      },
    ],
  },
  {
    name: "repeated-guards",
    doc: "removes tests of shapes and classes that an earlier test answers",
    run: removeRepeatedGuards,
    after: [
      {
        pass: "escape",
        because:
          "that makes objects between a test and a store, which then tests again; and fewer tests are left",
      },
    ],
  },
  {
    name: "leaf-frames",
    doc: "inlined code that neither calls nor fails is not counted as a call",
    run: removeLeafFrames,
    after: [
      { pass: "specialise", because: "only unboxed operations cannot fail" },
      { pass: "escape", because: "an attribute added to an object in a register cannot fail" },
    ],
  },
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
export function checkPipeline(passes: readonly PassRow[]): string[] {
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

const problems = checkPipeline([...modulePasses, ...pipeline]);
if (problems.length > 0) throw new Error(`the pass table is wrong: ${problems.join("; ")}`);
