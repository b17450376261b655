import { describe, expect, it } from "vitest";
import { SyntaxFailure } from "../../compiler/frontend/dialect.ts";
import { formatSyntaxFailure } from "../../compiler/source/diagnostics.ts";
import { loadOracle, OracleCrash } from "../oracle/pyodide.ts";
import { type Expectation, readExpectations } from "./errors/golden.ts";

const STEP = Number(process.env.PYC_STEP ?? "9");

function failureOf(expected: Expectation): SyntaxFailure {
  const { type, message, line, column, endLine, endColumn } = expected;
  return new SyntaxFailure(type, message, line, column, endLine, endColumn);
}

function withoutWarnings(stderr: string): string {
  return stderr.replace(/^\/program\S+: SyntaxWarning: .*\n {2}.*\n/gm, "");
}

describe("an error of a source", () => {
  it("is printed as CPython's traceback module prints it", async () => {
    const oracle = await loadOracle();
    // CPython reads at most 999 bytes of the line back from the file; pyc shows all of it.
    const short = readExpectations().filter((expected) => expected.source.length < 999);
    const sample = short.filter((_, index) => index % STEP === 0);
    let crashes = 0;
    for (const expected of sample) {
      const program = { files: { "app.py": expected.source }, argv: ["app.py"] };
      let stderr = "";
      try {
        stderr = withoutWarnings((await oracle.runProgram(program)).stderr);
      } catch (error) {
        // Pyodide itself crashes on some of these; the next request starts it anew.
        if (!(error instanceof OracleCrash)) throw error;
        crashes++;
        continue;
      }
      if (stderr.includes("Did you mean '") && !expected.message.includes("Did you mean '")) continue;
      const path = /File "(.*?)", line/.exec(stderr)?.[1] ?? "app.py";
      expect([expected.source, formatSyntaxFailure(failureOf(expected), path, expected.source)]).toEqual([
        expected.source,
        stderr,
      ]);
    }
    expect(crashes).toBeLessThan(5);
  }, 120_000);
});
