import { describe, expect, test } from "vitest";
import { parseFunction } from "../../compiler/ir/parser.ts";
import { printFunction } from "../../compiler/ir/printer.ts";
import { findProblems } from "../../compiler/ir/verifier.ts";
import { ExitTable } from "../../compiler/llvm/emit/exits.ts";
import { ModuleContext } from "../../compiler/llvm/emit/moduleContext.ts";
import { assemble } from "../support/assembler.ts";

/** f calls code object 1, inlined at 4, which calls code object 2, inlined at 7; a guard stands in the innermost. One object lives in two frames. */
const inlined = `
function f 0 typed (value, int) -> value {
b0():
  v0: value = callee @0
  v1: value = parameter [0] @0
  v2: int = parameter [1] @0
  v3: value = py.LoadGlobal v0 [0, 0] @0
  v4: value = virtual v3, v2, v1 [3, 4] @1:2^4
  v5: int = unbox.int v1 @2:9^1:7^4 {v3 @2:9^1:7^4 r0=v1; v3 @1:12^4 -> r5 r1=v4; v0 @8 -> r2 r1=v4 r3=v2}
  return v1
}
`;

function problems(text: string): string[] {
  return findProblems(parseFunction(text));
}

describe("frame states of inlined code", () => {
  test("print and parse, callers included", () => {
    const func = parseFunction(inlined);
    expect(printFunction(func).trim()).toBe(inlined.trim());
    expect(findProblems(func)).toEqual([]);
  });

  test("have a frame for each inlined call, in its code object", () => {
    expect(problems(inlined.replace("; v0 @8 -> r2 r1=v4 r3=v2", ""))[0]).toContain(
      "outer frames and callers differ",
    );
    expect(problems(inlined.replace("@1:12^4 ->", "@2:12^4 ->"))[0]).toContain(
      "outer frames and callers differ",
    );
  });

  test("name virtual objects, which nothing else does", () => {
    expect(problems(inlined.replace("return v1", "return v4"))).toEqual(["b0: v4 is virtual"]);
    expect(problems(inlined.replace("unbox.int v1", "unbox.int v4"))[0]).toContain("v4 is virtual");
    expect(problems(inlined.replace("[3, 4] @1:2", "[3] @1:2"))[0]).toContain("virtual has 2 immediates");
  });

  test("become exits: frames innermost first, a virtual object once", () => {
    const guard = parseFunction(inlined).blocks[0]!.insts[5]!;
    const table = new ExitTable();
    const exit = table.add(guard.frame!, "NotInt");
    // v3 is the callee of the inner frames, v1 a register, v2 an attribute and a register.
    expect(exit.live.map(({ id }) => id)).toEqual([3, 1, 2]);
    const kind = { value: 0, rawInt: 1, virtual: 7, callee: 8 };
    const live = (index: number, what: number): number => (index << 4) | what;
    expect(table.words()).toEqual([
      1,
      2,
      ...[0, 3, 1, 27],
      ...[2, 9, 0, live(0, kind.value), 1, 0, live(1, kind.value)],
      ...[1, 12, 1 | (5 << 16), live(0, kind.value), 1, 1, kind.virtual],
      ...[0, 8, 1 | (2 << 16), kind.callee, 2, 1, kind.virtual, 3, live(2, kind.rawInt)],
      ...[1, live(0, kind.value), 2, 3, live(2, kind.rawInt), 4, live(1, kind.value)],
    ]);
  });

  test("have locations that lead to their callers", () => {
    const context = new ModuleContext(assemble("code f args=0 registers=1\nReturn r0"));
    const site = { code: 2, pc: 9, caller: { code: 1, pc: 7, caller: { code: 0, pc: 4 } } };
    expect(context.location(0, site)).toContain("@locations.0, i64 2");
    expect(context.location(0, { code: 1, pc: 7, caller: { code: 0, pc: 4 } })).toContain("i64 1");
    const callers = context
      .locationEntries(0)
      .map((entry) => /i32 (\d+), i32 (-?\d+) }$/.exec(entry)!.slice(1).map(Number));
    expect(callers).toEqual([
      [4, 0],
      [7, -1],
      [9, -1],
    ]);
  });
});
