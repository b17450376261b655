import { describe, expect, it } from "vitest";
import { loadOracle } from "../oracle/pyodide.ts";
import { measure, sources } from "./limits.ts";

/** Seconds; issue row S4. */
const LIMIT = 0.5;

describe("large and deep sources", () => {
  it.each(Object.keys(sources))("%s ends in time, as in CPython", async (name) => {
    const figure = measure(name);
    const oracle = await loadOracle();
    const expected = await oracle.syntaxError(sources[name]!, "exec", true);
    console.log(`${name}: ${figure.seconds.toFixed(3)} s`);
    expect(figure.outcome).toBe(expected === null ? "accepted" : expected.msg);
    expect(figure.seconds).toBeLessThan(LIMIT);
  });
});
