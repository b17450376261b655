/**
 * Fuzzed inputs, mostly many errors at once: the front end says what CPython says, to the end of the place, and gives its tree where it
 * accepts. PYC_SEED and PYC_SAMPLE choose the inputs.
 */
import { expect, it } from "vitest";
import { fuzzInput } from "../../fuzz/inputs.ts";
import { loadOracle, type Oracle } from "../../oracle/pyodide.ts";
import { dumpText } from "../ast/dump.ts";
import { formatError, frontendError, oracleError, sameEnd, sameError } from "./outcome.ts";

const seed = Number(process.env.PYC_SEED ?? 1);
const size = Number(process.env.PYC_SAMPLE ?? 400);

/** Deep nesting ends where each implementation's stack does, and bytes that are no UTF-8 are the decoder's tests. */
const kinds = new Set(["tokens", "library lines"]);

/** How the front end and the oracle differ on a source; "" if they agree. */
async function difference(oracle: Oracle, source: string): Promise<string> {
  const answer = await oracle.syntaxError(source);
  const expected = answer === null ? null : oracleError(answer);
  const actual = frontendError(source);
  if (!sameError(expected, actual)) return `expected ${formatError(expected)}, got ${formatError(actual)}`;
  if (expected === null) return dumpText(source) === (await oracle.astDump(source)) ? "" : "another tree";
  return sameEnd(expected, actual) ? "" : `another end of ${formatError(expected)}`;
}

it(`agree with CPython (${size} inputs, PYC_SEED=${seed})`, { timeout: 600_000 }, async () => {
  const oracle = await loadOracle();
  const differences: string[] = [];
  let compared = 0;
  for (let index = 0; compared < size; index++) {
    const { kind, source } = fuzzInput(seed, index);
    if (!kinds.has(kind) || typeof source !== "string") continue;
    const text = await difference(oracle, source);
    if (text !== "") differences.push(`input ${index}: ${text}: ${JSON.stringify(source).slice(0, 300)}`);
    compared++;
  }
  expect(differences).toEqual([]);
});
