/**
 * The runtime's C++ unit tests, in the release build. `npm run test:runtime` runs them under ASan and UBSan, TSan and qemu-aarch64 as well
 * (PYC_RUNTIME_CONFIGS names the configurations).
 */
import os from "node:os";
import path from "node:path";
import { execa } from "execa";
import fs from "fs-extra";
import { describe, expect, test } from "vitest";
import { buildRuntime, type RuntimeBuildOptions } from "../../runtime/cmake/build.ts";
import { writeExitsFixture } from "./exitsFixture.ts";

const configurations: Record<string, RuntimeBuildOptions> = {
  release: { config: "release" },
  debug: { config: "debug" },
  tsan: { config: "tsan" },
  aarch64: { config: "release", target: "aarch64-linux-gnu" },
};

const chosen = (process.env.PYC_RUNTIME_CONFIGS ?? "release").split(",");

describe.each(chosen)("runtime unit tests, %s", (name) => {
  test("all pass", { timeout: 900_000 }, async () => {
    const options = configurations[name];
    if (options === undefined) throw new Error(`unknown configuration ${name}`);
    const build = await buildRuntime({ ...options, tests: true });
    const command = [...build.emulator, build.testsExecutable];
    const fixture = fs.mkdtempSync(path.join(os.tmpdir(), "pyc-exits-"));
    writeExitsFixture(fixture);
    const env = { PYC_EXITS_FIXTURE: fixture };
    const result = await execa(command[0]!, command.slice(1), { reject: false, all: true, env });
    fs.removeSync(fixture);
    expect(result.all).toMatch(/\b[1-9]\d* tests, 0 failed/);
    expect(result.exitCode, result.all).toBe(0);
  });

  test("two threads with a collection at every allocation", { timeout: 900_000 }, async () => {
    const build = await buildRuntime({ ...configurations[name]!, tests: true });
    const command = [...build.emulator, build.testsExecutable, "threads_mutate"];
    const env = { PYC_GC_STRESS: "1", PYC_GC_VERIFY: "1" };
    const result = await execa(command[0]!, command.slice(1), { reject: false, all: true, env });
    expect(result.all).toMatch(/\b1 tests, 0 failed/);
    expect(result.exitCode, result.all).toBe(0);
  });
});
