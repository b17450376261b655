/** Constructs that the library uses rarely or never, each compared with CPython's tree. */
import { describe, expect, it } from "vitest";
import { ParseMode } from "../../../compiler/frontend/parser/parser.ts";
import { loadOracle } from "../../oracle/pyodide.ts";
import { dumpText } from "../ast/dump.ts";
import { expressions, statements } from "./snippets.ts";

const oracle = await loadOracle();

describe("expressions", () => {
  it.each(expressions)("%s", async (source) => {
    expect(dumpText(source, ParseMode.Expression)).toBe(await oracle.astDump(source, "eval"));
  });
});

describe("statements", () => {
  it.each(statements)("%s", async (source) => {
    expect(dumpText(source)).toBe(await oracle.astDump(source));
  });
});

describe("interactive", () => {
  it.each(["x = 1", "if x:\n  y\n\n", "def f(): pass\n", "a; b", "x # c\n"])("%j", async (source) => {
    expect(dumpText(source, ParseMode.Interactive)).toBe(await oracle.astDump(source, "single"));
  });
});
