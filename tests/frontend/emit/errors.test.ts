import { expect, it } from "vitest";
import { loadOracle } from "../../oracle/pyodide.ts";
import { formatError, frontendError, oracleError, type SourceError } from "../errors/outcome.ts";
import { errorPrograms } from "./errorPrograms.ts";

function show(error: SourceError | null): string {
  return error === null ? "accepted" : `${formatError(error)} to ${error.endLine}:${error.endColumn}`;
}

it("errors of the symbol table and the compiler have CPython's types, messages and positions", async () => {
  const oracle = await loadOracle();
  const wrong: string[] = [];
  for (const source of errorPrograms) {
    const expected = await oracle.syntaxError(source, "exec");
    const want = show(expected === null ? null : oracleError(expected));
    const got = show(frontendError(source));
    if (got !== want) wrong.push(`${JSON.stringify(source)}\n  want ${want}\n  got  ${got}`);
  }
  expect(wrong.join("\n")).toBe("");
});
