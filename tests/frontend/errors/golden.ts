/** Reads and recomputes expected.json: what CPython says of each program in programs.ts. */
import { fileURLToPath } from "node:url";
import fs from "fs-extra";
import { loadOracle } from "../../oracle/pyodide.ts";
import { oracleError, type SourceError } from "./outcome.ts";
import { invalidPrograms } from "./programs.ts";

export interface Expectation extends SourceError {
  group: string;
  source: string;
  /** False if the source parses and a later stage of CPython's compiler rejects it. */
  parser: boolean;
}

const path = fileURLToPath(new URL("expected.json", import.meta.url));

export function readExpectations(): Expectation[] {
  return fs.readJsonSync(path) as Expectation[];
}

/** Asks the oracle about every program; fails if it accepts one. */
export async function computeExpectations(): Promise<Expectation[]> {
  const oracle = await loadOracle();
  const expectations: Expectation[] = [];
  for (const [group, programs] of Object.entries(invalidPrograms)) {
    for (const source of programs) {
      const parserSays = await oracle.syntaxError(source, "exec", true);
      const says = parserSays ?? (await oracle.syntaxError(source));
      if (says === null) throw new Error(`CPython accepts ${JSON.stringify(source)}`);
      expectations.push({ group, source, parser: parserSays !== null, ...oracleError(says) });
    }
  }
  return expectations;
}

/** One expectation a line, so that diffs can be reviewed. */
export function formatExpectations(expectations: Expectation[]): string {
  return `[\n${expectations.map((expectation) => `  ${JSON.stringify(expectation)}`).join(",\n")}\n]\n`;
}

export function writeExpectations(expectations: Expectation[]): void {
  fs.writeFileSync(path, formatExpectations(expectations));
}
