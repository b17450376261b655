/**
 * The translated parser's trees of library files equal CPython's. `npm test` takes a sample (PYC_SEED, PYC_SAMPLE);
 * `npm run test:stdlib-ast` takes all 559, here and from the original parser.
 */
import { expect, test } from "vitest";
import { buildTranslated, frontendProgram } from "../../../compiler/translate/build.ts";
import { loadOracle } from "../../oracle/pyodide.ts";
import { runDriver } from "./driver.ts";
import { librarySample } from "./inputs.ts";

const seed = Number(process.env["PYC_SEED"] ?? 1);
const size = Number(process.env["PYC_SAMPLE"] ?? 20);

test(`${size} library files of seed ${seed}: the translated parser's trees are CPython's`, async () => {
  const executable = await buildTranslated(frontendProgram, "release");
  const files = librarySample(size, seed);
  const answers = await runDriver([executable], "dump-ast", files);
  const oracle = await loadOracle();
  const different: string[] = [];
  for (const [index, [name, bytes]] of [...files].entries())
    if (answers[index]!.text !== (await oracle.astDump(bytes))) different.push(name);
  expect(answers.length).toBe(Math.min(size, 559));
  expect(different).toEqual([]);
}, 600_000);
