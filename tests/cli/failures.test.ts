/**
 * S12: bad input to pyc. One clear line on stderr, the pinned exit code, nothing half-written.
 */
import { execFileSync } from "node:child_process";
import os from "node:os";
import path from "node:path";
import fs from "fs-extra";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Outcome, run, runPyc } from "../support/pyc.ts";

let folder: string;

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "pyc-cli-"));
  await fs.writeFile(path.join(folder, "hello.py"), "print(1 + 2)\n");
});

afterAll(() => fs.remove(folder));

const build = (args: readonly string[]): Promise<Outcome> =>
  runPyc(["build", "--quiet", "--tier=interp", ...args], { cwd: folder });

/** One line from pyc itself, and the exit code. */
function expectFailure(outcome: Outcome, exitCode: number, words: RegExp): void {
  expect(outcome.stderr).toMatch(words);
  expect(outcome.stderr.trimEnd().split("\n")).toHaveLength(1);
  expect(outcome.stderr).toMatch(/^pyc: /);
  expect(outcome.stdout).toBe("");
  expect(outcome.exitCode).toBe(exitCode);
}

describe("names of passes that do not exist", () => {
  it.each(["--disable-pass=dead-coed", "--print-after=dead-coed", "--print-after=dead-coed:f"])(
    "%s",
    async (option) => {
      const outcome = await build([option, "hello.py"]);
      expectFailure(outcome, 2, /there is no pass 'dead-coed'; the passes are .*\bdead-code\b/);
    },
  );

  it("names that exist work, with a function too", async () => {
    const options = ["--disable-pass=trivial-params", "--print-after=dead-code:main"];
    const outcome = await build([...options, "-o", "named", "hello.py"]);
    expect(outcome.exitCode).toBe(0);
  });
});

describe("programs that cannot be read", () => {
  it("missing file", async () => {
    expectFailure(await build(["nothing.py"]), 2, /can't open file 'nothing.py': No such file or directory/);
  });

  it("directory without __main__", async () => {
    await fs.ensureDir(path.join(folder, "empty"));
    expectFailure(await build(["-o", "out", "empty"]), 2, /can't find '__main__' module in 'empty'/);
  });

  it("file that may not be read", async () => {
    // Root reads everything, so a link that leads to itself stands for a file that cannot be opened.
    await fs.symlink("loop.py", path.join(folder, "loop.py"));
    expectFailure(await build(["loop.py"]), 2, /can't open file 'loop.py': /);
  });

  it("module that does not exist", async () => {
    expectFailure(await build(["-m", "no_such_module"]), 2, /No module named no_such_module/);
  });

  it("module name that is none", async () => {
    expectFailure(await build(["-m", "../hello"]), 2, /'..\/hello' is not a module name/);
  });
});

describe("errors in the program's own sources", () => {
  const failing = async (name: string, bytes: Uint8Array | string): Promise<Outcome> => {
    await fs.writeFile(path.join(folder, name), bytes);
    const outcome = await build([name]);
    expect(outcome.exitCode).toBe(1);
    expect(outcome.stdout).toBe("");
    expect(await fs.pathExists(path.join(folder, path.parse(name).name))).toBe(false);
    return outcome;
  };

  it("are printed as CPython prints them", async () => {
    expect((await failing("broken.py", "def f(:\n    pass\n")).stderr).toBe(
      '  File "broken.py", line 1\n    def f(:\n          ^\nSyntaxError: invalid syntax\n',
    );
  });

  it("NUL bytes", async () => {
    expect((await failing("nul.py", "x = 1\0\n")).stderr).toMatch(
      /SyntaxError: source code cannot contain null bytes/,
    );
  });

  it("wrong encoding", async () => {
    const { stderr } = await failing("latin.py", Buffer.from("s = '\xe9'\n", "latin1"));
    expect(stderr).toMatch(/SyntaxError: .*(utf-8|UTF-8)/);
  });

  it("unknown encoding", async () => {
    expect((await failing("cookie.py", "# -*- coding: nonsense -*-\n")).stderr).toMatch(
      /SyntaxError: .*unknown encoding: nonsense/,
    );
  });
});

describe("wrong usage", () => {
  it.each([
    [["build"], /no program given/],
    [["frobnicate"], /unknown command/],
    [["build", "--tier=fast", "hello.py"], /argument 'fast' is invalid/],
    [["build", "--no-such-option", "hello.py"], /unknown option/],
    [["build", "hello.py", "extra"], /unexpected argument 'extra'/],
    [["build", "-o", "hello.py", "hello.py"], /would overwrite the script/],
  ])("%j", async (args, words) => {
    const outcome = await runPyc(args, { cwd: folder });
    expect(outcome.exitCode).toBe(2);
    expect(outcome.stderr).toMatch(words);
    expect(outcome.stdout).toBe("");
  });
});

describe("outputs that cannot be written", () => {
  it("in a folder that does not exist", async () => {
    expectFailure(
      await build(["-o", "no/such/folder/out", "hello.py"]),
      2,
      /cannot write 'no\/such\/folder\/out': No such file or directory/,
    );
  });

  it("a directory", async () => {
    await fs.ensureDir(path.join(folder, "taken"));
    expectFailure(await build(["-o", "taken", "hello.py"]), 2, /cannot write 'taken': Is a directory/);
  });

  it("on a full disk", async () => {
    if (process.getuid?.() !== 0)
      throw new Error("this test mounts a small file system and needs root, as CI has it");
    const disk = path.join(folder, "disk");
    await fs.ensureDir(disk);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", disk]);
    try {
      expectFailure(
        await build(["-o", "disk/out", "hello.py"]),
        2,
        /cannot write 'disk\/out': No space left on device/,
      );
      expect(await fs.readdir(disk)).toEqual([]);
    } finally {
      execFileSync("umount", [disk]);
    }
  });
});

describe("toolchain", () => {
  it("that is missing is named, with the command that installs it", async () => {
    const bin = path.join(folder, "bin");
    await fs.ensureDir(bin);
    for (const name of ["node", "readlink"])
      await fs.symlink(execFileSync("which", [name], { encoding: "utf8" }).trim(), path.join(bin, name));
    const { pyc } = await import("../support/pyc.ts");
    const outcome = await run("/bin/sh", [pyc, "build", "--tier=interp", "hello.py"], {
      cwd: folder,
      onlyEnv: true,
      env: { PATH: bin, HOME: folder },
    });
    expectFailure(outcome, 3, /system packages are missing; run: .*apt-get install -y .*clang-19/);
  });
});
