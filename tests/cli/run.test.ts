/** `pyc run` and `pyc build` on programs that work: streams, arguments, exit codes, links, unchanged builds. */
import os from "node:os";
import path from "node:path";
import { execa } from "execa";
import fs from "fs-extra";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { pyc, run, runPyc } from "../support/pyc.ts";

// The first build on a machine compiles the runtime.
vi.setConfig({ testTimeout: 600_000 });

let folder: string;

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "pyc-run-"));
  await fs.writeFile(path.join(folder, "hello.py"), "print(1 + 2)\n");
  await fs.writeFile(
    path.join(folder, "arguments.py"),
    "import sys\nprint(sys.argv[1:])\nprint(sys.stdin.read().upper(), end='')\nsys.exit(7)\n",
  );
});

afterAll(() => fs.remove(folder));

describe.each(["interp", "native", "auto"])("tier %s", (tier) => {
  it("prints 1 + 2", async () => {
    expect(await runPyc(["run", "--quiet", `--tier=${tier}`, "hello.py"], { cwd: folder })).toEqual({
      stdout: "3\n",
      stderr: "",
      exitCode: 0,
    });
  });

  it("hands arguments, stdin and the exit code through", async () => {
    const outcome = await runPyc(["run", "--quiet", `--tier=${tier}`, "arguments.py", "-o", "--x", "a b"], {
      cwd: folder,
      input: "text\n",
    });
    expect(outcome).toEqual({ stdout: "['-o', '--x', 'a b']\nTEXT\n", stderr: "", exitCode: 7 });
  });
});

it("decodes arguments byte by byte where they are no UTF-8", async () => {
  await fs.writeFile(path.join(folder, "bytes.py"), "import sys\nprint(ascii(sys.argv[1:]))\n");
  await runPyc(["build", "--quiet", "--tier=interp", "-o", "bytes", "bytes.py"], { cwd: folder });
  const outcome = await run("bash", ["-c", "./bytes $'a\\xff' $'\\xc3\\xa9'"], { cwd: folder });
  expect(outcome.stdout).toBe("['a\\udcff', '\\xe9']\n");
});

it("--debug keeps the locals of native frames, in generators and closures too", async () => {
  const text = `import sys
def inner():
    return sys._getframe(1).f_locals
def outer(a, *rest, key=1):
    total = 0.5
    for i in range(3):
        total += i
    shared = [a]
    found = dict(inner())
    def closure():
        return shared
    return found, closure()
def generator(n):
    x = n + 1
    yield dict(inner())
print(outer(3, 4))
print(next(generator(4)))
`;
  await fs.writeFile(path.join(folder, "locals.py"), text);
  const outcome = await runPyc(["run", "--quiet", "--debug", "--tier=native", "locals.py"], { cwd: folder });
  expect(outcome.stderr).toBe("");
  expect(outcome.stdout).toBe(
    "({'a': 3, 'key': 1, 'rest': (4,), 'total': 3.5, 'i': 2, 'shared': [3]}, [3])\n{'n': 4, 'x': 5}\n",
  );
});

it("builds an executable that runs alone, twice the same bytes", async () => {
  const outputs = ["first", "second"].map((name) => path.join(folder, name));
  for (const output of outputs) {
    const cache = await fs.mkdtemp(path.join(folder, "cache-"));
    const built = await runPyc(["build", "--quiet", "-o", output, "hello.py"], {
      cwd: folder,
      env: { XDG_CACHE_HOME: cache },
    });
    expect(built).toEqual({ stdout: "", stderr: "", exitCode: 0 });
  }
  expect((await run(outputs[0] as string, [])).stdout).toBe("3\n");
  expect((await fs.readFile(outputs[0] as string)).equals(await fs.readFile(outputs[1] as string))).toBe(
    true,
  );
});

it("works from any directory and through a symbolic link", async () => {
  const link = path.join(folder, "compiler-link");
  await fs.symlink(pyc, link);
  expect(
    (await run(link, ["run", "--quiet", path.join(folder, "hello.py")], { cwd: "/", timeout: 300_000 }))
      .stdout,
  ).toBe("3\n");
});

it("reports a build as JSON", async () => {
  const outcome = await runPyc(["build", "--quiet", "--json", "-o", "reported", "hello.py"], { cwd: folder });
  const report = JSON.parse(outcome.stdout) as Record<string, unknown>;
  expect(report).toMatchObject({ output: path.join(folder, "reported"), tier: "auto" });
  expect(report["size"]).toBe((await fs.stat(path.join(folder, "reported"))).size);
});

it("passes signals on; death by a signal is 128 + n", async () => {
  // Ends by itself, so that a signal that is lost leaves nothing running.
  const program =
    "import time\nend = time.time() + 60\nprint('ready', flush=True)\nwhile time.time() < end:\n    pass\n";
  await fs.writeFile(path.join(folder, "wait.py"), program);
  const child = execa(pyc, ["run", "--quiet", "wait.py"], { cwd: folder, reject: false, timeout: 300_000 });
  child.stdout.once("data", () => child.kill("SIGTERM"));
  expect((await child).exitCode).toBe(143);
});
