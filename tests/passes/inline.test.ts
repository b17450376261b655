import { describe, expect, test } from "vitest";
import { compileModule } from "../../compiler/frontend/api.ts";
import type { Func } from "../../compiler/ir/function.ts";
import { parseFunction } from "../../compiler/ir/parser.ts";
import { printFunction } from "../../compiler/ir/printer.ts";
import { verify } from "../../compiler/ir/verifier.ts";
import { runPasses } from "../../compiler/passes/manager.ts";
import { inlineLimits, inlineSize } from "../../compiler/passes/python/inlineCosts.ts";
import { removeLeafFrames } from "../../compiler/passes/python/leafFrames.ts";
import { Signatures } from "../../compiler/passes/python/signatures.ts";

function moduleOf(source: string): ReturnType<typeof compileModule> {
  return compileModule([...new TextEncoder().encode(source)], "test.py", "test");
}

/** The specialised version of the function of that name, verified after each pass; "" when there is none. */
function specialised(source: string, name: string, disabled: string[] = []): string {
  const module = moduleOf(source);
  const options = { verify: true, disabled };
  const all = module.codes.map((_, i) => i);
  const func = new Signatures(module, all, options).specialised(
    module.codes.findIndex((code) => code.name === name),
  );
  if (func === null) return "";
  runPasses(func, options);
  const text = printFunction(func);
  expect(printFunction(parseFunction(text))).toBe(text);
  return text;
}

const triple = "def triple(x):\n  return x * 3\n";

describe("inlining", () => {
  test("the callee's operations take the caller's types", () => {
    const source = "def add(a, b):\n  return a + b\ndef f(n):\n  return add(n - 1, 2)\n";
    const text = specialised(source, "f");
    expect(text).toContain("typed (int) -> int");
    expect(text).toContain("guard.code");
    expect(text).toMatch(/int\.add v\d+, v\d+ @\d+:\d+\^\d+/);
    expect(text).not.toMatch(/py\.Call|call\.typed|box\./);
    expect(specialised(source, "f", ["inline"])).toContain("py.Call");
  });

  test("frames of the callee come first, the caller's register takes the result", () => {
    const text = specialised(`${triple}def f(n):\n  m = n - 1\n  return triple(n) + m\n`, "f");
    expect(text).toMatch(
      /int\.multiply v\d+, v\d+ @(\d+):(\d+)\^(\d+) \{v\d+ @\1:\2\^\3 r0=v\d+[^;]*; v0 @\d+ -> r\d+ r\d+=v\d+\}/,
    );
  });

  test("calls nest up to the depth limit, recursion stays a call", () => {
    const chain = "abcdef"
      .split("")
      .map(
        (name, i, all) =>
          `def ${name}(x):\n  return ${all[i + 1] === undefined ? "x + 1" : `${all[i + 1]}(x)`}\n`,
      );
    const text = specialised(`${chain.join("")}def top(n):\n  return a(n - 1)\n`, "top");
    const depths = [...text.matchAll(/guard\.code v\d+ \[\d+\] @([\d:^]+)/g)].map(
      ([, at]) => at!.split("^").length,
    );
    expect(Math.max(...depths)).toBe(inlineLimits.depth);
    const recursive =
      "def fact(n):\n  return 1 if n < 2 else n * fact(n - 1)\ndef f(n):\n  return fact(n - 1)\n";
    expect(specialised(recursive, "fact")).not.toContain("guard.code");
    const caller = specialised(recursive, "f");
    expect(caller.match(/guard\.code/g)).toHaveLength(1);
    expect(caller.match(/call\.typed/g)).toHaveLength(1);
  });

  test("missing arguments come from the function's defaults", () => {
    const source = "def f(x, k=2, j=3):\n  return x * k + j\ndef g(n):\n  return f(n - 1, 5)\n";
    const text = specialised(source, "g");
    expect(text.match(/function\.default v\d+ \[1\]/g)).toHaveLength(1);
    expect(specialised("def f(x, k):\n  return x * k\ndef g(n):\n  return f(n - 1)\n", "g")).toContain(
      "function.default",
    );
    expect(specialised("def f(x):\n  return x * 2\ndef g(n):\n  return f(n - 1, 5)\n", "g")).not.toContain(
      "guard.code",
    );
  });

  test("a failure goes to the caller's handler, with both frames in the traceback", () => {
    const source = [
      "def f(x):",
      "  return x.y",
      "def g(n):",
      "  try:",
      "    return f(n - 1)",
      "  except AttributeError:",
      "    return 0",
    ].join("\n");
    const text = specialised(source, "g");
    expect(text).toMatch(/py\.LoadAttr v\d+ \[[\d, ]+\] @\d+:\d+\^\d+ caught/);
    // The handler is in the frame at depth 0, the failure in the one at depth 1.
    expect(text).toMatch(/catch \[0\] @\d+:\d+\^\d+/);
  });

  test("a constructor is not inlined where a handler reads the variable that takes the object", () => {
    const body = ["class C:", "  def __init__(self, v):", "    self.v = 10 // v", "def f(n):", "  x = None"];
    const head = ["  while n > 0:", "    n = n - 1", "    try:"];
    const kept = ["      x = C(n)", "    except ZeroDivisionError:", "      print(x)"];
    const other = ["      y = C(n)", "    except ZeroDivisionError:", "      print(x)"];
    expect(specialised([...body, ...head, ...kept].join("\n"), "f")).not.toMatch(/@\d+:\d+\^/);
    expect(specialised([...body, ...head, ...other].join("\n"), "f")).toMatch(
      /int\.floordivide .* @\d+:\d+\^/,
    );
  });

  test("a handler in the callee catches there", () => {
    const source = [
      "def f(x):",
      "  try:",
      "    return x.y",
      "  except AttributeError:",
      "    return 0",
      "def g(n):",
      "  return f(n - 1)",
    ].join("\n");
    expect(specialised(source, "g")).toMatch(/catch \[1\] @\d+:\d+\^\d+/);
  });

  test("a generator's body takes its callees in", () => {
    const source = `${triple}def g(n):\n  t = 0\n  for i in range(n):\n    t = t + triple(i)\n    yield t\n`;
    const text = specialised(source, "g");
    expect(text).toContain("resume_typed () -> value");
    expect(text).toMatch(/int\.multiply .*\{v\d+ @\d+:\d+\^\d+ .*; v0 @\d+ -> r\d+/);
    expect(specialised(source, "g", ["inline"])).not.toContain("guard.code");
  });

  test("large callees, and those that others look into, stay calls", () => {
    const large = `def f(x):\n${"  x = x + 1\n".repeat(70)}  return x\ndef g(n):\n  return f(n - 1)\n`;
    expect(inlineSize(moduleOf(large).codes[1]!)).toBeGreaterThan(inlineLimits.loopSize);
    expect(specialised(large, "g")).not.toContain("guard.code");
    for (const body of ["return locals()", "yield x", "return [y for y in x]"]) {
      const source = `def f(x):\n  ${body}\ndef g(n):\n  return f(n - 1)\n`;
      if (!body.includes("[")) expect(specialised(source, "g"), body).not.toContain("guard.code");
    }
    const variable = "def f(*x):\n  return x\ndef g(n):\n  return f(n - 1)\n";
    expect(specialised(variable, "g")).not.toContain("guard.code");
  });

  test("a larger callee goes in where the call is in a loop", () => {
    const f = `def f(x):\n${"  x = x + 1\n".repeat(20)}  return x\n`;
    expect(specialised(`${f}def g(n):\n  return f(n - 1)\n`, "g")).not.toContain("guard.code");
    expect(specialised(`${f}def g(n):\n  while n > 0:\n    n = f(n) - 30\n`, "g")).toContain("guard.code");
  });

  test("growth is limited", () => {
    const f = `def f(x):\n${"  x = x + 1\n".repeat(12)}  return x\n`;
    const calls = Array.from({ length: 80 }, () => "  n = f(n)\n").join("");
    const text = specialised(`${f}def g(n):\n  n = n - 1\n${calls}  return n\n`, "g");
    const count = text.match(/guard\.code/g)!.length;
    const size = inlineSize(moduleOf(f).codes[1]!);
    expect(count).toBe(Math.floor(inlineLimits.growth / size));
  });
});

describe("leaf-frames", () => {
  const text = `
function f 0 typed (int, value) -> int {
b0():
  v0: value = callee @0
  v1: int = parameter [0] @0
  v2: value = parameter [1] @0
  v3 = inline.enter @4
  v4: int = int.add v1, v1 @1:0^4 {v0 @1:0^4 r0=v1; v0 @8 -> r1}
  v5 = inline.leave @4
  v6 = inline.enter @8
  v7: value = py.Negative v2 @1:0^8
  v8 = inline.leave @8
  return v4
}
`;

  test("a call whose code cannot fail is not counted", () => {
    const func: Func = parseFunction(text);
    expect(removeLeafFrames(func)).toBe(true);
    verify(func, "after leaf-frames");
    const printed = printFunction(func);
    expect(printed).not.toMatch(/inline\.\w+ @4/);
    expect(printed).toMatch(/inline\.enter @8/);
    expect(printed).toMatch(/inline\.leave @8/);
    expect(removeLeafFrames(func)).toBe(false);
  });

  test("what is inlined in something that fails keeps both counts", () => {
    const func = parseFunction(
      text.replaceAll("@1:0^8", "@2:0^1:2^8").replace("v6 =", "v9 = inline.enter @1:2^8\n  v6 ="),
    );
    removeLeafFrames(func);
    expect(printFunction(func)).toContain("inline.enter @1:2^8");
  });
});
