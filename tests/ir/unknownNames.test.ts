import { describe, expect, test } from "vitest";
import { builtinNames } from "../../compiler/analysis/builtinNames.ts";
import { readersOfUnknownNames } from "../../compiler/analysis/unknownNames.ts";
import { compileModule } from "../../compiler/frontend/api.ts";
import { loadOracle } from "../oracle/pyodide.ts";

function readers(source: string): string[] {
  const bytes = Array.from(new TextEncoder().encode(source));
  return readersOfUnknownNames(compileModule(bytes, "app.py", "__main__")).map(({ name }) => name);
}

describe("functions that read names which nothing defines", () => {
  test("globals of the module, wherever they are assigned, built-ins and names with underscores are known", () => {
    const source = `
import os.path as p
from sys import argv as arguments
def known(self): return p, arguments, later, declared, len, __name__, Inner
class Inner: pass
def declares():
    global declared
    declared = 1
for later in (): pass
`;
    expect(readers(source)).toEqual([]);
  });

  test("others are not, in whatever function they stand", () => {
    const source = `
class Account:
    balance = 0
    def read(self): return blance
    def nested(self): return [wrong for x in (1, 2)], (lambda: missing)
    def right(self): return self.balance
    def attribute(self): return balance, read
class Body:
    first = 1
    second = first + third
`;
    expect(readers(source).sort()).toEqual(["<lambda>", "Body", "attribute", "nested", "read"]);
  });

  test("a star import may define anything", () => {
    expect(readers("from os import *\ndef f(self): return anything\n")).toEqual([]);
  });

  test("the list of built-ins is CPython's", async () => {
    const program = "import builtins\nprint(*[name for name in dir(builtins) if name[0] != '_'])\n";
    const result = await (await loadOracle()).runProgram({ files: { "app.py": program }, argv: ["app.py"] });
    expect(result.stdout.trim().split(" ").sort()).toEqual([...builtinNames].sort());
  });
});
