/**
 * A short run of the fuzzer of built-in types (`npm run fuzz:types` is the long one), always over the same calls, so that a failure is the change's. What is known to differ
 * is listed with its reason; a new kind of difference fails.
 */
import { expect, it } from "vitest";
import { type Difference, fuzzTypes, summary } from "./types.ts";

const known: readonly { readonly expected: RegExp; readonly actual: RegExp; readonly reason: string }[] = [
  {
    expected: /\\\\N\{/,
    actual: /NotImplementedError: .pyc does not support the error handler 'namereplace'/,
    reason: "not written yet, as the message says",
  },
];

function isKnown(difference: Difference): boolean {
  return known.some(
    ({ expected, actual }) => expected.test(difference.expected) && actual.test(difference.actual),
  );
}

it("random calls on built-in types give what CPython gives", { timeout: 300_000 }, async () => {
  const report = await fuzzTypes({ seed: 1, from: 0, count: 5000, tiers: ["interp"], block: 2500 });
  expect(report.calls).toBe(5000);
  expect(summary(report.differences.filter((difference) => !isKnown(difference)))).toEqual([]);
});
