/**
 * A short run of the fuzzer of built-in types (`npm run fuzz:types` is the long one), always over the same calls, so that a failure is the change's.
 */
import { expect, it } from "vitest";
import { fuzzTypes, summary } from "./types.ts";

it("random calls on built-in types give what CPython gives", { timeout: 300_000 }, async () => {
  const report = await fuzzTypes({ seed: 1, from: 0, count: 5000, tiers: ["interp"], block: 2500 });
  expect(report.calls + report.unanswered.length).toBe(5000);
  expect(report.unanswered.length).toBeLessThan(10);
  expect(summary(report.differences)).toEqual([]);
});
