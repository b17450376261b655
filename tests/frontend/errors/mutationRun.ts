/**
 * Runs seeded mutations through the oracle and the front end, and counts agreement: on errors of the parser, and on all that
 * compile() reports. Mutations that CPython accepts do not count.
 *
 *     npm run test:mutations -- --seed 1 --count 5000 [--show 20]
 */
import { loadOracle } from "../../oracle/pyodide.ts";
import { Random } from "../../support/random.ts";
import { type Mutation, mutate } from "./mutate.ts";
import {
  classOfDifference,
  frontendError,
  oracleError,
  type SourceError,
  sameEnd,
  sameError,
} from "./outcome.ts";

export interface Difference {
  mutation: Mutation;
  expected: SourceError;
  actual: SourceError | null;
}

export interface MutationReport {
  /** Rejected mutations, and how many of them agree: all, those that the parser rejects, those that later stages reject. */
  rejected: number;
  agreed: number;
  parserRejected: number;
  parserAgreed: number;
  endAgreed: number;
  /** Sources that CPython accepts and the front end does not. */
  refused: Difference[];
  differences: Difference[];
}

const ACCEPTED: SourceError = { type: "", message: "accepted", line: 0, column: 0, endLine: 0, endColumn: 0 };

/** Goes on until `count` mutations were rejected by CPython. */
export async function runMutations(seed: number, count: number): Promise<MutationReport> {
  const oracle = await loadOracle();
  const random = new Random(seed);
  const report: MutationReport = {
    rejected: 0,
    agreed: 0,
    parserRejected: 0,
    parserAgreed: 0,
    endAgreed: 0,
    refused: [],
    differences: [],
  };
  while (report.rejected < count) {
    const mutation = mutate(random);
    const parserSays = await oracle.syntaxError(mutation.source, "exec", true);
    const says = parserSays ?? (await oracle.syntaxError(mutation.source));
    const actual = frontendError(mutation.source);
    if (says === null) {
      if (actual !== null) report.refused.push({ mutation, expected: ACCEPTED, actual });
      continue;
    }
    const expected = oracleError(says);
    const same = sameError(expected, actual);
    report.rejected++;
    if (same) report.agreed++;
    else report.differences.push({ mutation, expected, actual });
    if (same && sameEnd(expected, actual)) report.endAgreed++;
    if (parserSays !== null) {
      report.parserRejected++;
      if (same) report.parserAgreed++;
    }
  }
  return report;
}

/** Classes of differences with their number, most frequent first. */
export function countClasses(differences: Difference[]): [string, Difference[]][] {
  const classes = new Map<string, Difference[]>();
  for (const difference of differences) {
    const key = classOfDifference(difference.expected, difference.actual);
    const known = classes.get(key);
    if (known === undefined) classes.set(key, [difference]);
    else known.push(difference);
  }
  return [...classes].sort((a, b) => b[1].length - a[1].length);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(2)} %`;
}

/** The figures as text. */
export function formatReport(report: MutationReport): string {
  const later = report.rejected - report.parserRejected;
  return [
    `agreed: ${report.agreed} of ${report.rejected} (${percent(report.agreed, report.rejected)})`,
    `  the parser's errors: ${report.parserAgreed} of ${report.parserRejected} (${percent(report.parserAgreed, report.parserRejected)})`,
    `  later stages': ${report.agreed - report.parserAgreed} of ${later} (${percent(report.agreed - report.parserAgreed, later)})`,
    `  where the error ends, too: ${report.endAgreed} (${percent(report.endAgreed, report.rejected)})`,
    `accepted by CPython, refused here: ${report.refused.length}`,
  ].join("\n");
}
