import { expect, test } from "vitest";
import { loadOracle } from "../oracle/pyodide.ts";
import { compareAnswered, compareUnits, unitsFrom } from "./programs.ts";

/** A sample of row C5; `npm run fuzz:programs` is the whole. Every run of the tests takes the same units, so that a failure is the change's. */
test("random programs mean the same in CPython, native code and the interpreter", async () => {
  const units = unitsFrom(9000, 40);
  expect(await compareUnits(await loadOracle(), units, ["native", "interp"])).toEqual([]);
}, 300_000);

test("a unit that the oracle dies of is left out, the others are compared", async () => {
  const [unit] = unitsFrom(77, 1);
  // The truth of an object that asks for it again, without end: recursion through C.
  const source = "class Endless:\n    def __bool__(self):\n        return not self\nnot Endless()\n";
  const endless = { ...unit!, number: 78, source };
  const { differences, functions } = await compareAnswered(await loadOracle(), [unit!, endless], ["interp"]);
  expect(differences).toEqual([]);
  expect(functions).toBe(unit!.functions);
}, 300_000);

test("a unit's number makes the same program again", () => {
  const [first] = unitsFrom(77, 1);
  expect(unitsFrom(77, 1)).toEqual([first]);
  expect(unitsFrom(78, 1)[0]!.source).not.toEqual(first!.source);
});
