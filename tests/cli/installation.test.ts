/** What sys says of the implementation and of the program's place, and what clearly says that it is missing. */
import os from "node:os";
import path from "node:path";
import fs from "fs-extra";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { run, runPyc } from "../support/pyc.ts";

// The first build on a machine compiles the runtime.
vi.setConfig({ testTimeout: 600_000 });

let folder: string;

beforeAll(async () => {
  folder = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), "pyc-installation-")));
});

afterAll(() => fs.remove(folder));

async function build(name: string, lines: readonly string[]): Promise<void> {
  await fs.writeFile(path.join(folder, `${name}.py`), `${lines.join("\n")}\n`);
  await fs.ensureDir(path.join(folder, "bin"));
  await runPyc(["build", "--quiet", "--tier=interp", "-o", `bin/${name}`, `${name}.py`], { cwd: folder });
}

it("names the executable's place and the implementation", async () => {
  await build("place", [
    "import sys",
    "print(sys.executable, sys.prefix, sys.base_prefix, sep='\\n')",
    "print(sys.implementation.name, sys.implementation.cache_tag, sys._is_gil_enabled(), sys.flags.utf8_mode)",
    "print(sys.meta_path, sys.path_hooks, sys.path_importer_cache, sys.orig_argv == sys.argv)",
  ]);
  const outcome = await run(path.join(folder, "bin", "place"), [], { cwd: "/" });
  expect(outcome.stdout.split("\n")).toEqual([
    path.join(folder, "bin", "place"),
    folder,
    folder,
    "pyc None False 1",
    "[] [] {} True",
    "",
  ]);
});

it("says what is missing", async () => {
  await build("missing", [
    "import sys",
    "for function in (help, breakpoint, lambda: sys.settrace(print), lambda: sys.setprofile(print), lambda: sys.getrefcount(1)):",
    "    try:",
    "        function()",
    "    except NotImplementedError as error:",
    "        print(error)",
  ]);
  const outcome = await run(path.join(folder, "bin", "missing"), [], { cwd: folder });
  expect(outcome.stdout.split("\n")).toEqual([
    "pyc does not support help() in a program without the module pydoc yet",
    "pyc does not support breakpoint() (it comes with the issue of debuggers) yet",
    "pyc does not support sys.settrace() (it comes with the issue of debuggers) yet",
    "pyc does not support sys.setprofile() (it comes with the issue of debuggers) yet",
    "sys.getrefcount(): objects of pyc have no reference counts",
    "",
  ]);
});

it("knows when it is about to end, and ends by exit() without an import of sys", async () => {
  await build("ending", [
    "import atexit",
    "def at_end():",
    "    import sys",
    "    print(sys.is_finalizing(), sys.stdin.closed)",
    "atexit.register(at_end)",
    "exit(3)",
  ]);
  const outcome = await run(path.join(folder, "bin", "ending"), [], { cwd: folder });
  expect(outcome).toEqual({ stdout: "False True\n", stderr: "", exitCode: 3 });
});
