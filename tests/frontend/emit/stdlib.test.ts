import { describe, expect, it, vi } from "vitest";
import { compileModule } from "../../../compiler/frontend/api.ts";
import { verifyModule } from "../../../compiler/frontend/emit/verify.ts";
import { loadOracle } from "../../oracle/pyodide.ts";
import { libraryFiles } from "../../support/library.ts";
import { moduleEvents, oracleEvents } from "./events.ts";

// The whole library takes minutes on a busy machine.
vi.setConfig({ testTimeout: 600_000 });

/** Every nth file, so that about PYC_SAMPLE of them are taken; `npm run test:stdlib-emit` takes all. */
function sample(): [string, Uint8Array][] {
  const all = [...libraryFiles()];
  const step = Math.max(1, Math.floor(all.length / Number(process.env["PYC_SAMPLE"] ?? 60)));
  return all.filter((_, index) => index % step === 0);
}

/**
 * Events that only one side has, by kind. Extra operators: CPython folds arithmetic of constants, we leave that to the optimiser.
 * Displays (extend, supdate): it folds sums of constant tuples and sets. setitem: our annotations are added without one. unpack: it
 * keeps some short tuple assignments. del, deref: names of handlers, deletions of cells. callex: it passes many keywords in a dict.
 * exit: it keeps a handler that nothing can reach.
 */
const explained =
  /^(missing (setitem|unpack|del|callex|exit)|extra (<<|\*\*?|\/|-|\+|\||~x|-x|item|extend|supdate|deref|call|<=)) /;

describe("library files", () => {
  it("compile to code objects that the verifier accepts", () => {
    for (const [name, bytes] of sample()) verifyModule(compileModule([...bytes], name, name));
  });

  it("have CPython's code objects, and its source ranges for whatever can fail", async () => {
    const oracle = await loadOracle();
    const wrong: string[] = [];
    for (const [name, bytes] of sample()) {
      const expected = await oracleEvents(oracle, new TextDecoder().decode(bytes));
      const found = moduleEvents(compileModule([...bytes], name, name));
      expect(
        found.map((code) => code.head),
        name,
      ).toEqual(expected.map((code) => code.head));
      found.forEach((code, index) => {
        const ours = new Set(code.events);
        const theirs = new Set(expected[index]!.events);
        const differences = [
          ...[...theirs].filter((event) => !ours.has(event)).map((event) => `missing ${event}`),
          ...[...ours].filter((event) => !theirs.has(event)).map((event) => `extra ${event}`),
        ];
        for (const text of differences)
          if (!explained.test(text)) wrong.push(`${name} ${code.head}: ${text}`);
      });
    }
    expect(wrong.join("\n")).toBe("");
  });
});
