/**
 * One front end: the translated C++ gives byte for byte what the TypeScript gives. PYC_SEED and PYC_SAMPLE choose the library files,
 * PYC_CONFIGS the builds; `npm run test:translated` takes all files and all builds, AArch64 under qemu among them.
 */
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
  buildTranslated,
  type Config,
  configs,
  emulator,
  frontendProgram,
} from "../../../compiler/translate/build.ts";
import { fuzzInput } from "../../fuzz/inputs.ts";
import { run } from "../fixtures/dialect/programs/all.ts";
import { commands, differences, runDriver } from "./driver.ts";
import { deepSources, filesBelow, librarySample } from "./inputs.ts";

const seed = Number(process.env.PYC_SEED ?? 1);
const sampleSize = Number(process.env.PYC_SAMPLE ?? 15);
/** A folder whose files stand in for the library's: CPython's test suite, say. */
const corpus = process.env.PYC_CORPUS;
const wanted = (process.env.PYC_CONFIGS ?? "release,checked").split(",");
const chosen: Config[] = configs.filter((config) => wanted.includes(config));
const fixtures = path.resolve("tests/frontend/fixtures/dialect");

const fixtureProgram = {
  source: path.join(fixtures, "programs"),
  driver: path.join(fixtures, "driver.cpp"),
  name: "fixture",
};

describe.each(chosen)("fixture programs, %s", (config) => {
  let driver: string[] = [];
  beforeAll(async () => {
    driver = [...emulator(config), await buildTranslated(fixtureProgram, config)];
  }, 300_000);

  test("show the same values", async () => {
    const [answer] = await runDriver(driver, "run", new Map([["0", Buffer.from("0")]]));
    expect(answer).toEqual({ status: "ok", text: Buffer.from(run(0), "utf8").toString("utf8") });
  });

  test("leave through `fail`", async () => {
    const modes = new Map(["1", "0", "1"].map((mode, index) => [`${index}`, Buffer.from(mode)]));
    const answers = await runDriver(driver, "run", modes);
    const failed = { status: "failed", text: "SyntaxError: not positive (1:2-3:4)" };
    expect([answers[0], answers[1]?.status, answers[2]]).toEqual([failed, "ok", failed]);
  });

  test("run out of memory as an answer", async () => {
    const answers = await runDriver(driver, "run", new Map([["2", Buffer.from("2")]]), { memory: 64 });
    expect(answers).toEqual([{ status: "memory", text: "" }]);
  });
});

describe.each(chosen)("the front end, %s", (config) => {
  let driver: string[] = [];
  beforeAll(async () => {
    driver = [...emulator(config), await buildTranslated(frontendProgram, config)];
  }, 600_000);

  test.each(Object.keys(commands))(
    `%s of ${corpus ?? `${sampleSize} library files of seed ${seed}`}`,
    async (command) => {
      const files = corpus === undefined ? librarySample(sampleSize, seed) : filesBelow(corpus);
      expect(await differences(driver, command, files)).toEqual([]);
    },
    600_000,
  );

  test.each(Object.keys(commands))(`%s of fuzzed inputs of seed ${seed}`, async (command) => {
    const inputs = new Map<string, Uint8Array>();
    for (let i = 0; i < 300; i++)
      inputs.set(`input ${i} of seed ${seed}`, Buffer.from(fuzzInput(seed, i).source));
    expect(await differences(driver, command, inputs)).toEqual([]);
  });

  test("nesting up to the limits fits the stack that is promised", async () => {
    const sources = deepSources();
    const release = config !== "checked";
    const answers = await runDriver(driver, "dump-image", sources, release ? { stack: 1024 } : {});
    expect(answers.length).toBe(sources.size);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(["ok", "failed"]));
    expect(await differences(driver, "dump-image", sources)).toEqual([]);
  });
});
