/** The bodies of library modules, run by interpreter.py and by CPython: same output, same end, same names. */
import { fileURLToPath } from "node:url";
import fs from "fs-extra";
import { expect, it, vi } from "vitest";
import { compileModule } from "../../../compiler/frontend/api.ts";
import { loadOracle } from "../../oracle/pyodide.ts";
import { libraryFiles } from "../../support/library.ts";
import { moduleImage } from "./image.ts";

// The whole library takes minutes on a busy machine.
vi.setConfig({ testTimeout: 600_000 });

const interpreter = fs.readFileSync(fileURLToPath(new URL("interpreter.py", import.meta.url)), "utf8");

/** Left out: programs, what acts on the running interpreter or has side effects outside it. */
const unsuitable =
  /__main__|idlelib|tkinter|turtle|antigravity|^this\.py|site\.py|_sitebuiltins|ensurepip|pyodide|_bootstrap|zipimport|webbrowser|getpath|_ios_support|_android|_pyrepl|curses|subprocess|multiprocessing/;

/** Left out: bodies that look at their own frame (`globals()`, `sys._getframe()`, `super()` alone, annotations evaluated with other globals). */
const readsFrame = new Set([
  "_colorize.py",
  "_strptime.py",
  "hashlib.py",
  "inspect.py",
  "os.py",
  "plistlib.py",
  "signal.py",
  "sre_compile.py",
  "sre_constants.py",
  "sre_parse.py",
  "symtable.py",
  "http/client.py",
  "re/_constants.py",
]);

function sample(): [string, Uint8Array][] {
  const all = [...libraryFiles()].filter(([name]) => !unsuitable.test(name) && !readsFrame.has(name));
  const step = Math.max(1, Math.floor(all.length / Number(process.env["PYC_SAMPLE"] ?? 40)));
  return all.filter((_, index) => index % step === 0);
}

it("bodies of library modules do what they do in CPython", async () => {
  const oracle = await loadOracle();
  for (const [name, bytes] of sample()) {
    const module = name.replace(/\/__init__\.py$|\.py$/, "").replaceAll("/", ".");
    const parent = module.split(".").slice(0, -1).join(".");
    const image = moduleImage(compileModule([...bytes], name, module));
    const source = new TextDecoder().decode(bytes);
    const packageName = name.endsWith("__init__.py") ? module : parent;
    const answer = await oracle.call(interpreter, "compare_module", source, image, module, packageName);
    const [expected, found, names] = answer as unknown[];
    expect({ found, names }, name).toEqual({ found: expected, names: [] });
  }
});
