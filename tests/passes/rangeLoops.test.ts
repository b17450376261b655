import { describe, expect, test } from "vitest";
import { compileModule } from "../../compiler/frontend/api.ts";
import { buildSsa } from "../../compiler/ir/build/build.ts";
import { parseFunction } from "../../compiler/ir/parser.ts";
import { printFunction } from "../../compiler/ir/printer.ts";
import { verify } from "../../compiler/ir/verifier.ts";
import { ExitTable } from "../../compiler/llvm/emit/exits.ts";
import { reduceRangeLoops } from "../../compiler/passes/python/rangeLoops.ts";
import { Signatures } from "../../compiler/passes/python/signatures.ts";

function moduleOf(source: string): ReturnType<typeof compileModule> {
  return compileModule([...new TextEncoder().encode(source)], "test.py", "test");
}

/** The function f after the pass alone; null when it found nothing. */
function reduced(source: string): string | null {
  const module = moduleOf(source);
  const code = module.codes.findIndex(({ name }) => name === "f");
  const generator = source.includes("yield");
  const func = buildSsa(module, code, generator ? "resume_typed" : "typed", { frames: true });
  if (!reduceRangeLoops(func, module)) return null;
  verify(func, "after range-loops");
  const text = printFunction(func);
  expect(printFunction(parseFunction(text))).toBe(text);
  return text;
}

const loop = "def f(n):\n  s = 0\n  for i in range(n):\n    s += i\n  return s\n";

describe("range-loops", () => {
  test("a loop over a range counts", () => {
    const text = reduced(loop)!;
    expect(text).toMatch(/guard\.range/);
    expect(text).toMatch(/b\d+\(v\d+: value, v\d+: int\):/);
    expect(text).toMatch(/int\.greaterequal/);
    expect(text).not.toMatch(/py\.(GetIter|ForIter|Call)|is\.end/);
  });

  test("frame states in the body name the iterator as it is behind the step", () => {
    const text = reduced(loop)!;
    const [, next] = /(v\d+): int = int\.increment/.exec(text)!;
    const [, iterator] = new RegExp(`(v\\d+): value = virtual\\.range ${next}, v\\d+ \\[1\\]`).exec(text)!;
    expect(text).toMatch(new RegExp(`= poll @\\d+ \\{[^}]*=${iterator}[ }]`));
  });

  test("bounds, and a step of minus one", () => {
    const text = reduced("def f(a, b):\n  for i in range(b, a, -1):\n    g(i)\n")!;
    expect(text).toMatch(/unbox\.int v2.*\n.*unbox\.int v3|unbox\.int v3.*\n.*unbox\.int v2/);
    expect(text).toContain("int.decrement");
    expect(text).toContain("int.lessequal");
  });

  test("the loop variable is an integer for the operations on it", () => {
    const module = moduleOf(loop);
    const text = printFunction(new Signatures(module, [1], { verify: true }).specialised(1)!);
    expect(text).toContain("typed (int) -> int");
    expect(text).toContain("int.add");
    const plain = new Signatures(module, [1], { verify: true, disabled: ["range-loops"] }).specialised(1)!;
    expect(printFunction(plain)).toContain("py.ForIter");
  });

  test("a bound that is known to be no integer is an object that the guard refuses", () => {
    const source = "def f(x):\n  for i in range(x > 2.5, x * 0.5):\n    print(i)\n";
    const text = printFunction(new Signatures(moduleOf(source), [1], { verify: true }).specialised(1)!);
    expect(text).toMatch(/box\.bool.*\n.*unbox\.int/);
    expect(text).toMatch(/box\.float.*\n.*unbox\.int/);
  });

  test("other steps, other iterables, and iterators that somebody sees stay objects", () => {
    expect(reduced("def f(n):\n  for i in range(0, n, 2):\n    g(i)\n")).toBeNull();
    expect(reduced("def f(n):\n  for i in n:\n    g(i)\n")).toBeNull();
    expect(reduced("def f(n):\n  r = range(n)\n  for i in r:\n    g(r)\n")).toBeNull();
    // The generator's frame keeps the iterator while it is suspended.
    expect(reduced("def f(n):\n  for i in range(n):\n    yield i\n")).toBeNull();
  });

  test("an exit makes the iterator from its next value and the stop", () => {
    const func = parseFunction(`
function f 0 typed (int, value) -> value {
b0():
  v0: value = callee @0
  v1: int = parameter [0] @0
  v2: value = parameter [1] @0
  v3: int = const.int [7] @0
  v4: value = virtual.range v1, v3 [-1] @2
  v5: int = unbox.int v2 @4 {v0 @4 r1=v4 r2=v4}
  return v2
}
`);
    verify(func, "as written");
    const table = new ExitTable();
    expect(table.add(func.blocks[0]!.insts[5]!.frame!, "NotInt").live.map(({ id }) => id)).toEqual([1]);
    const virtual = 7;
    const callee = 8;
    expect(table.words()).toEqual([
      ...[1, 2, 0, 1, 1, 13],
      ...[0, 4, 0, callee, 2, 1, virtual, 2, virtual],
      ...[0xffffffff, 1, (7 << 4) | 5, -1],
    ]);
  });
});
