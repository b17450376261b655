import { describe, expect, it } from "vitest";
import { loadOracle, OracleCrash } from "./pyodide.ts";

const oracle = await loadOracle();

describe("programs", () => {
  it("see their arguments, standard input and files, and nothing of earlier programs", async () => {
    const files = {
      "app.py": "import sys, helper\nprint(sys.argv, __name__, helper.x, sys.stdin.read())\nhelper.x = 2\n",
      "helper.py": "x = 1\n",
    };
    for (let i = 0; i < 2; i++) {
      const result = await oracle.runProgram({ files, argv: ["app.py", "a b"], stdin: "é\n" });
      expect(result).toEqual({ stdout: "['app.py', 'a b'] __main__ 1 é\n\n", stderr: "", exitCode: 0 });
    }
  });

  it("print the traceback of python app.py", async () => {
    const text = "def f():\n    return 1 / 0\n\nf()\n";
    const result = await oracle.runProgram({ files: { "app.py": text }, argv: ["app.py"] });
    expect(result.exitCode).toBe(1);
    expect(result.stderr).toBe(`Traceback (most recent call last):
  File "/program/app.py", line 4, in <module>
    f()
    ~^^
  File "/program/app.py", line 2, in f
    return 1 / 0
           ~~^~~
ZeroDivisionError: division by zero
`);
  });

  it("print a syntax error of the script without a stack", async () => {
    const result = await oracle.runProgram({ files: { "app.py": "x = = 1\n" }, argv: ["app.py"] });
    expect(result.stderr).toBe(`  File "/program/app.py", line 1
    x = = 1
        ^
SyntaxError: invalid syntax
`);
    expect(result.exitCode).toBe(1);
  });

  it.each([
    ["raise SystemExit", 0, ""],
    ["raise SystemExit(259)", 3, ""],
    ["raise SystemExit('no')", 1, "no\n"],
    ["import atexit; atexit.register(print, 'bye'); raise SystemExit(4)", 4, ""],
  ])("exit codes: %s", async (text, exitCode, stderr) => {
    const result = await oracle.runProgram({ files: { "app.py": text }, argv: ["app.py"] });
    expect(result.exitCode).toBe(exitCode);
    expect(result.stderr).toBe(stderr);
  });

  it("finalise their objects before the streams close", async () => {
    const text = "class A:\n    def __del__(self): print('del')\na = A()\nprint('end')\n";
    const result = await oracle.runProgram({ files: { "app.py": text }, argv: ["app.py"] });
    expect(result.stdout).toBe("end\ndel\n");
  });
});

describe("sources", () => {
  it("dump as trees", async () => {
    expect(await oracle.astDump("x", "eval")).toContain("Expression(body=Name(id='x', ctx=Load(), lineno=1");
    expect(await oracle.astDump(Buffer.from("# coding: latin-1\n'\xe9'", "latin1"))).toContain("value='é'");
  });

  it("are rejected with CPython's message and position", async () => {
    expect(await oracle.syntaxError("x = 1\n")).toBeNull();
    expect(await oracle.syntaxError("return", "exec", true)).toBeNull();
    expect(await oracle.syntaxError("return")).toEqual({
      type: "SyntaxError",
      msg: "'return' outside function",
      lineno: 1,
      offset: 1,
      end_lineno: 1,
      end_offset: 7,
    });
    expect((await oracle.syntaxError(Buffer.from("x\0")))?.msg).toContain("null bytes");
  });
});

it("a crashed instance is replaced", async () => {
  const deep = "def f():\n    x = None\n    for _ in range(10**6): x = [x]\n    return repr(x)";
  await expect(oracle.call(deep, "f")).rejects.toThrow(OracleCrash);
  expect(await oracle.call("def f(a): return a + 1", "f", 1)).toBe(2);
});
