import { expect, it } from "vitest";
import { fuzz } from "./frontend.ts";

it("the front end survives 3,000 fuzzed inputs (npm run fuzz takes more)", () => {
  const report = fuzz(7, 0, 3000, () => {});
  expect(report.inputs).toBe(3000);
  expect(report.problems).toEqual([]);
});
