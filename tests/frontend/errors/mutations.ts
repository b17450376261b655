/** The command behind `npm run test:mutations`. */
import { parseArgs } from "node:util";
import fs from "fs-extra";
import { countClasses, type Difference, formatReport, runMutations } from "./mutationRun.ts";
import { formatError } from "./outcome.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "5000" },
    show: { type: "string", default: "12" },
    json: { type: "string" },
  },
});

function lineOf(difference: Difference): string {
  const lines = difference.mutation.source.split("\n");
  return lines[difference.expected.line - 1]?.trim().slice(0, 100) ?? "";
}

const started = performance.now();
const report = await runMutations(Number(values.seed), Number(values.count));
console.log(formatReport(report));
for (const [name, members] of countClasses([...report.differences, ...report.refused]).slice(
  0,
  Number(values.show),
)) {
  const sample = members[0]!;
  console.log(`${String(members.length).padStart(5)}  ${name}`);
  console.log(`       ${sample.mutation.file} (${sample.mutation.kind}): ${lineOf(sample)}`);
  console.log(`       expected ${formatError(sample.expected)}, got ${formatError(sample.actual)}`);
}
if (values.json !== undefined) fs.writeJsonSync(values.json, [...report.differences, ...report.refused]);
console.log(`seed ${values.seed}, ${((performance.now() - started) / 1000).toFixed(1)} s`);
// Row S3 asks for 85 %.
process.exit(report.agreed / report.rejected >= 0.85 ? 0 : 1);
