import { describe, expect, test } from "vitest";
import { removeTrivialParams } from "../../compiler/ir/build/prune.ts";
import { parseFunction } from "../../compiler/ir/parser.ts";
import { printFunction } from "../../compiler/ir/printer.ts";
import { runPasses } from "../../compiler/passes/manager.ts";
import { checkPipeline, modulePasses, pipeline } from "../../compiler/passes/pipeline.ts";
import { removeDeadCode } from "../../compiler/passes/scalar/deadCode.ts";

const loop = `
function f 0 direct (value) -> value {
b0():
  v0: value = callee @0
  v1: value = parameter [0] @0
  v2: value = const [0] @0
  v3: value = box.int v4 @0
  v4: int = const.int [7] @0
  jump b1(v1, v2)
b1(v5: value, v6: value):
  v7: bool = truth v6 @2
  branch v7, b2(), b3()
b2():
  v8: value = py.Add v6, v5 [0] @4
  jump b1(v5, v8)
b3():
  return v6
}
`.replace(
  "  v3: value = box.int v4 @0\n  v4: int = const.int [7] @0\n",
  "  v4: int = const.int [7] @0\n  v3: value = box.int v4 @0\n",
);

describe("the pass table", () => {
  test("is in order", () => {
    expect(checkPipeline([...modulePasses, ...pipeline])).toEqual([]);
  });

  test("is rejected when an order does not hold", () => {
    const [first, second] = pipeline.slice(-2);
    expect(checkPipeline([second!, first!])[0]).toMatch(/dead-code must come after trivial-params/);
    expect(checkPipeline([first!, first!])).toEqual([`${first!.name} is listed twice`]);
    expect(checkPipeline([second!])[0]).toMatch(/does not exist/);
  });

  test("prints after a pass and leaves out what is switched off", () => {
    const printed: string[] = [];
    const func = parseFunction(loop);
    runPasses(func, {
      verify: true,
      printAfter: "dead-code:f",
      print: (t) => printed.push(t),
      disabled: ["trivial-params"],
    });
    expect(printed).toHaveLength(1);
    expect(printed[0]).toContain("b1(v5: value, v6: value)");
    const times = new Map<string, number>();
    runPasses(parseFunction(loop), { times });
    expect([...times.keys()]).toEqual(pipeline.map(({ name }) => name));
  });
});

describe("scalar passes", () => {
  test("a parameter that always receives the same value goes", () => {
    const func = parseFunction(loop);
    expect(removeTrivialParams(func)).toBe(true);
    expect(printFunction(func)).toContain("b1(v6: value):");
    expect(printFunction(func)).toContain("py.Add v6, v1 [0] @4");
    expect(removeTrivialParams(func)).toBe(false);
  });

  test("what nobody uses goes, what has an effect stays", () => {
    const func = parseFunction(loop);
    expect(removeDeadCode(func)).toBe(true);
    const text = printFunction(func);
    expect(text).not.toContain("box.int");
    expect(text).toContain("py.Add");
    expect(removeDeadCode(func)).toBe(false);
  });
});
