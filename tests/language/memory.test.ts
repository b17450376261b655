/**
 * Programs that run out of memory (memory/*.py): MemoryError, which they catch, and never a crash. Each runs with a limit of the heap (PYC_MEMORY_LIMIT) and with a limit of the process's address
 * space (`ulimit -v`), in both tiers. What is printed does not depend on how much there is, so it is written down here; the oracle is a 32-bit machine with sizes of its own.
 */
import os from "node:os";
import path from "node:path";
import fs from "fs-extra";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root, run, runPyc } from "../support/pyc.ts";

const expected: Readonly<Record<string, string>> = {
  requests: "done\n",
};

/** Command lines by what is limited. */
const limits: Readonly<Record<string, (executable: string) => readonly [string, readonly string[]]>> = {
  "heap of 48 MiB": (executable) => ["env", ["PYC_MEMORY_LIMIT=48m", executable]],
  "address space of 600 MB": (executable) => ["sh", ["-c", `ulimit -v 600000; exec "${executable}"`]],
};

/** Its shadow memory alone is terabytes of address space. */
const sanitized = process.env.PYC_RUNTIME === "debug";

let directory = "";
beforeAll(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), "pyc-memory-"));
});
afterAll(() => fs.removeSync(directory));

describe.each(["interp", "native"])("memory runs out, tier %s", (tier) => {
  test.each(Object.keys(expected))("%s", { timeout: 600_000 }, async (name) => {
    const executable = path.join(directory, `${name}-${tier}`);
    const script = path.join(root, "tests/language/memory", `${name}.py`);
    const built = await runPyc(["build", "--quiet", `--tier=${tier}`, "-o", executable, script]);
    expect(built.exitCode, built.stderr).toBe(0);
    for (const [limit, commandOf] of Object.entries(limits)) {
      if (sanitized && limit.startsWith("address space")) continue;
      const [command, args] = commandOf(executable);
      const result = await run(command, args, { timeout: 300_000 });
      expect({ limit, ...result }).toEqual({ limit, stdout: expected[name], stderr: "", exitCode: 0 });
    }
  });
});
