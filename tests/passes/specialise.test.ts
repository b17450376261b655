import { describe, expect, test } from "vitest";
import { compileModule } from "../../compiler/frontend/api.ts";
import { parseFunction } from "../../compiler/ir/parser.ts";
import { printFunction } from "../../compiler/ir/printer.ts";
import { verify } from "../../compiler/ir/verifier.ts";
import { runPasses } from "../../compiler/passes/manager.ts";
import { Signatures } from "../../compiler/passes/python/signatures.ts";

/** The typed version of the function of that name as text, without inlining; null when it stays generic. */
function typed(source: string, name: string): string | null {
  const module = compileModule([...new TextEncoder().encode(source)], "test.py", "test");
  const all = module.codes.map((_, i) => i);
  const signatures = new Signatures(module, all, { verify: true, disabled: ["inline"] });
  const func = signatures.specialised(module.codes.findIndex((code) => code.name === name));
  if (func === null) return null;
  verify(func, "after specialisation");
  runPasses(func, { verify: true });
  const text = printFunction(func);
  expect(printFunction(parseFunction(text))).toBe(text);
  return text;
}

describe("specialisation", () => {
  test("a recursive function on integers calls itself unboxed", () => {
    const text = typed("def fib(n):\n  if n < 2:\n    return n\n  return fib(n - 1) + fib(n - 2)\n", "fib")!;
    expect(text).toContain("typed (int) -> int");
    expect(text.match(/int = call\.typed/g)).toHaveLength(2);
    // The sum leaves on overflow, where the interpreter makes a bigint.
    expect(text).toMatch(/int\.add v\d+, v\d+ @\d+ \{/);
    expect(text).not.toMatch(/box\.|unbox\./);
  });

  test("a loop keeps doubles in registers", () => {
    const source = [
      "def iterate(cr, ci, limit):",
      "  zr = zi = 0.0",
      "  n = 0",
      "  while n < limit and zr * zr + zi * zi < 4.0:",
      "    zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci",
      "    n += 1",
      "  return n",
    ].join("\n");
    const text = typed(source, "iterate")!;
    expect(text).toContain("typed (float, float, int) -> int");
    expect(text).not.toMatch(/py\.(Add|Multiply|Subtract|Less)/);
    expect(text).not.toContain("box.float");
    expect(text).toMatch(/b\d+\(v\d+: float, v\d+: float, v\d+: int\):/);
  });

  test("a value that may be of two kinds is boxed", () => {
    const text = typed("def f(n):\n  x = 0\n  while n > 0:\n    x = 1.5\n    n -= 1\n  return x\n", "f")!;
    expect(text).toContain("typed (int) -> value");
    expect(text).toMatch(/v\d+: value, v\d+: int\)|v\d+: int, v\d+: value\)/);
  });

  test("a float guess accepts integers, a comparison only exact ones", () => {
    const text = typed("def f(x, k):\n  y = 2.0 * x\n  return y < k\n", "f")!;
    expect(text).toContain("typed (float, float) -> value");
    const mixed = typed("def g(n):\n  m = n + 1\n  return 2.5 * m < m\n", "g")!;
    expect(mixed).toContain("float.from.int");
    expect(mixed).toContain("float.exact.int");
  });

  test("a number that is also used otherwise stays boxed", () => {
    const source = "def f(n):\n  s = 0.0\n  for i in range(n):\n    s += 2.0 * i / n\n  return s\n";
    expect(typed(source, "f")).toContain("typed (value) -> float");
  });

  test("equality guesses nothing", () => {
    expect(typed("def f(x):\n  return x == 1\n", "f")).toBeNull();
  });

  test("a register that a generator only ever keeps over a yield may hold anything", () => {
    const source = [
      "def stop():",
      "  raise ValueError",
      "def gen(p):",
      "  total = 0",
      "  try:",
      "    stop()",
      "    while True:",
      "      if total == p:",
      "        break",
      "      total += p",
      "      yield total",
      "  except ValueError:",
      "    total = 7",
      "  yield total + 1",
    ].join("\n");
    const module = compileModule([...new TextEncoder().encode(source)], "test.py", "test");
    const signatures = new Signatures(module, [1, 2], { verify: true });
    // What arrives at the last yield is an object: on the way from the one in the loop it may be anything.
    expect(printFunction(signatures.specialised(2)!)).toMatch(/b\d+\(v\d+: value\)/);
  });

  test("functions that gain nothing stay generic", () => {
    expect(typed("def f(a, b):\n  return a + b\n", "f")).toBeNull();
  });

  test("names that are assigned twice are not known", () => {
    const source = "def f(n):\n  return n - 1\ndef g(n):\n  return f(n) * 2\n";
    expect(typed(source, "g")).toContain("call.typed");
    expect(typed(`${source}f = print\n`, "g")).not.toContain("call.typed");
  });

  test("an integer is not passed as a float", () => {
    const source = "def f(x):\n  return x * 0.5\ndef g(n):\n  return f(n - 1)\n";
    expect(typed(source, "f")).toContain("typed (float) -> float");
    expect(typed(source, "g")).toContain("py.Call");
  });

  test("a handler receives the exception of a typed call", () => {
    const source = [
      "def f(n):",
      "  return n - 1",
      "def g(n):",
      "  try:",
      "    return f(n + 1)",
      "  except ValueError:",
      "    return 0",
    ].join("\n");
    const text = typed(source, "g")!;
    expect(text).toMatch(/call\.typed v\d+, v\d+ \[1\] @\d+ caught after/);
    expect(text).toMatch(/check v\d+/);
  });

  test("what a generator keeps over a yield is guessed to be of the kind it had", () => {
    const source = "def f(n):\n  i = 0\n  while True:\n    k = yield i\n    i = i + 1\n";
    const text = typed(source, "f")!;
    expect(text).toContain("resume_typed () -> value");
    // Behind the yield: the interpreter goes on there with what was loaded and sent.
    expect(text).toMatch(/unbox\.int v\d+ @(\d+) \{v0 @(?!\1)\d+ .*r\d+=v\d+/);
    expect(text).toMatch(/b\d+\(v\d+: int\):/);
    const unknown = typed("def f(n):\n  i = n\n  for k in n:\n    yield i\n    i = k\n  yield k + 1\n", "f")!;
    expect(unknown).toContain("resumed");
  });
});
