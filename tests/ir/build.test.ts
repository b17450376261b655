import { describe, expect, test } from "vitest";
import { opcodeTable } from "../../compiler/frontend/opcodes/table.ts";
import { buildSsa } from "../../compiler/ir/build/build.ts";
import type { Entry, Func } from "../../compiler/ir/function.ts";
import { parseFunction } from "../../compiler/ir/parser.ts";
import { printFunction } from "../../compiler/ir/printer.ts";
import { verify } from "../../compiler/ir/verifier.ts";
import { assemble } from "../support/assembler.ts";

function build(text: string, entry: Entry = "direct", frames = false, index = 0): Func {
  const func = buildSsa(assemble(text), index, entry, { frames });
  verify(func, "after building");
  const printed = printFunction(func);
  expect(printFunction(parseFunction(printed))).toBe(printed);
  verify(parseFunction(printed), "after parsing");
  return func;
}

const fib = `
code fib args=1 registers=7
  LoadConst r1 2
  Less r2 r0 r1
  JumpIfFalse r2 recurse
  Return r0
recurse:
  LoadGlobal r1 fib
  LoadNull r2
  LoadConst r4 1
  Subtract r3 r0 r4
  Call r5 r1 1
  LoadGlobal r1 fib
  LoadConst r4 2
  Subtract r3 r0 r4
  Call r6 r1 1
  Add r5 r5 r6
  Return r5
`;

const loop = `
code sum args=1 registers=5
  LoadConst r1 0
  GetIter r2 r0
head:
  ForIter r3 r2 done
  InPlaceAdd r1 r1 r3
  JumpBack head
done:
  Return r1
`;

const handled = `
code handled args=1 registers=6
start:
  Negative r1 r0
  Raise r1 -
end:
handler:
  EnterHandler r3 r2
  MatchException r4 r2 r0
  JumpIfFalse r4 other
  LeaveHandler r3
  Return r1
other:
  Reraise r2
  .try start end handler r2
`;

const generator = `
code count args=1 registers=4 flags=0x20
  LoadConst r1 0
head:
start:
  Yield r2 r1 -
end:
  LoadConst r3 1
  Add r1 r1 r3
  JumpBack head
handler:
  Return r2
  .try start end handler r2
`;

describe("building SSA", () => {
  test("branches and calls", () => {
    expect(printFunction(build(fib))).toMatchInlineSnapshot(`
      "function fib 0 direct (value) -> value {
      b0():
        v0: value = callee @0
        v1: value = null @0
        v2: value = parameter [0] @0
        jump b1()
      b1():
        v4: value = const [0] @0
        v5: value = py.Less v2, v4 [0] @4
        v6: bool = truth v5 @9
        branch v6, b3(), b2()
      b3():
        return v2
      b2():
        v9: value = py.LoadGlobal v0 [0, 1] @15
        v10: value = const [1] @22
        v11: value = py.Subtract v2, v10 [2] @26
        v12: value = py.Call v9, v1, v11 [1, 3] @31
        v13: value = py.LoadGlobal v0 [0, 4] @36
        v14: value = const [0] @41
        v15: value = py.Subtract v2, v14 [5] @45
        v16: value = py.Call v13, v1, v15 [1, 6] @50
        v17: value = py.Add v12, v16 [7] @55
        return v17
      }
      "
    `);
  });

  test("a loop keeps parameters for what changes, and its poll a frame state", () => {
    expect(printFunction(build(loop))).toMatchInlineSnapshot(`
      "function sum 0 direct (value) -> value {
      b0():
        v0: value = callee @0
        v1: value = null @0
        v2: value = parameter [0] @0
        jump b1()
      b1():
        v4: value = const [0] @0
        v5: value = py.GetIter v2 @4
        jump b2(v4)
      b2(v6: value):
        v8: value = py.ForIter v5 @7
        v9: bool = is.end v8 @7
        branch v9, b3(), b4()
      b3():
        return v6
      b4():
        jump b5()
      b5():
        v14: value = py.InPlaceAdd v6, v8 [0] @12
        v15 = poll @17 {v0 @17 r1=v14 r2=v5}
        jump b2(v14)
      }
      "
    `);
  });

  test("a failure under a handler goes there with the registers before it", () => {
    expect(printFunction(build(handled))).toMatchInlineSnapshot(`
      "function handled 0 direct (value) -> value {
      b0():
        v0: value = callee @0
        v1: value = null @0
        v2: value = parameter [0] @0
        jump b1()
      b1():
        v5: value = py.Negative v2 @0 caught
        check v5, b4(), b2()
      b4():
        jump b5()
      b5():
        v12 = py.Raise v5, v1 @3
        jump b6()
      b6():
        v13: value = catch [0] @3
        jump b3(v5, v13)
      b2():
        v6: value = catch [0] @0
        jump b3(v1, v6)
      b3(v8: value, v9: value):
        v14: value = py.EnterHandler v9 @6
        v15: value = py.MatchException v9, v2 @9
        v16: bool = truth v15 @13
        branch v16, b8(), b7()
      b8():
        v20 = py.LeaveHandler v14 @17
        return v8
      b7():
        v21 = py.Reraise v9 @21
        unwind @21
      }
      "
    `);
  });

  test("a generator switches on its frame's pc", () => {
    expect(printFunction(build(generator, "resume"))).toMatchInlineSnapshot(`
      "function count 0 resume () -> value {
      b0():
        v0: value = callee @0
        v1: value = null @0
        resume 0: b1(), 5: b3()
      b1():
        jump b2()
      b2():
        v12: value = const [0] @0
        jump b8(v12)
      b3():
        v2: value = frame.load [1] @4
        v3: value = frame.sent @4 caught
        check v3, b6(), b4()
      b6():
        jump b7()
      b7():
        v7: value = const [1] @8
        v8: value = py.Add v2, v7 [0] @12
        v9 = poll @17 {v0 @17 r1=v8}
        jump b8(v8)
      b8(v10: value):
        v11 = frame.store v10 [1] @4
        yield v10 @4
      b4():
        v4: value = catch [0] @4
        jump b5()
      b5():
        return v4
      }
      "
    `);
  });

  test("loop entries load the live registers", () => {
    expect(printFunction(build(loop, "resume_at"))).toMatchInlineSnapshot(`
      "function sum 0 resume_at () -> value {
      b0():
        v0: value = callee @0
        v1: value = null @0
        resume 7: b1()
      b1():
        v2: value = frame.load [1] @7
        v3: value = frame.load [2] @7
        jump b2(v2)
      b2(v4: value):
        v6: value = py.ForIter v3 @7
        v7: bool = is.end v6 @7
        branch v7, b3(), b4()
      b3():
        return v4
      b4():
        jump b5()
      b5():
        v12: value = py.InPlaceAdd v4, v6 [0] @12
        v13 = poll @17 {v0 @17 r1=v12 r2=v3}
        jump b2(v12)
      }
      "
    `);
  });

  test("frame states name live registers only", () => {
    const text = printFunction(build(fib, "direct", true));
    expect(text).toContain("py.Less v2, v4 [0] @4 {v0 @4 r0=v2 r1=v4}");
  });

  test("every opcode builds", () => {
    const skipped = new Set(["Yield", "JumpBack", "Raise", "Reraise", "Return", "Jump"]);
    for (const spec of opcodeTable.filter(({ name }) => !skipped.has(name))) {
      const words = spec.operands
        .split(" ")
        .filter((o) => o !== "")
        .map((o) => {
          const kind = o.split(":")[1]!;
          if (kind === "const") return "1";
          if (kind === "name") return "n";
          if (kind === "target") return "end";
          if (kind === "count" || kind === "imm") return "1";
          return kind === "cache" ? "" : "r0";
        });
      const func = build(`code f args=1 registers=8\n${spec.name} ${words.join(" ")}\nend:\nReturn r0`);
      expect(func.blocks.length).toBeGreaterThan(0);
    }
  });
});
