/** A short run of the fuzzer of built-in types (`npm run fuzz:types` is the long one); the seed is the language tests'. */
import { expect, it } from "vitest";
import { fuzzTypes, summary } from "./types.ts";

it("random calls on built-in types give what CPython gives", { timeout: 300_000 }, async () => {
  const seed = Number(process.env.PYC_LANGUAGE_SEED ?? "1");
  const report = await fuzzTypes({ seed, from: 0, count: 5000, tiers: ["interp"], block: 2500 });
  expect(report.calls).toBe(5000);
  expect(summary(report.differences)).toEqual([]);
});
