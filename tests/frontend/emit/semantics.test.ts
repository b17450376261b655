/**
 * Programs whose code objects are run by interpreter.py on CPython's objects, and compared with CPython itself: standard output and the
 * chain of exceptions at the end. What the emitter makes of control flow, exceptions, scopes and evaluation order is tested here
 * without our runtime.
 */
import { fileURLToPath } from "node:url";
import fs from "fs-extra";
import { describe, expect, it } from "vitest";
import { compileText } from "../../../compiler/frontend/api.ts";
import { stringToCodePoints } from "../../../compiler/frontend/dialect.ts";
import { EmitOptions } from "../../../compiler/frontend/emit/module.ts";
import { verifyModule } from "../../../compiler/frontend/emit/verify.ts";
import { ParseMode } from "../../../compiler/frontend/parser/parser.ts";
import { loadOracle } from "../../oracle/pyodide.ts";
import { moduleImage } from "./image.ts";

const folder = fileURLToPath(new URL("programs/", import.meta.url));
const interpreter = fs.readFileSync(fileURLToPath(new URL("interpreter.py", import.meta.url)), "utf8");

describe.each([false, true])("in a namespace: %s", (namespaceBody) => {
  it.each(fs.readdirSync(folder))("%s", async (name) => {
    const source = fs.readFileSync(folder + name, "utf8");
    const options = new EmitOptions();
    options.namespaceBody = namespaceBody;
    const module = compileText(stringToCodePoints(source), "<program>", "program", ParseMode.Module, options);
    verifyModule(module);
    const oracle = await loadOracle();
    const [expected, found] = (await oracle.call(
      interpreter,
      "compare",
      source,
      moduleImage(module),
    )) as unknown[];
    expect(found).toEqual(expected);
  });
});
