import { describe, expect, test } from "vitest";
import type { ClassModel } from "../../compiler/analysis/classes.ts";
import { removeTrivialParams } from "../../compiler/ir/build/prune.ts";
import { parseFunction } from "../../compiler/ir/parser.ts";
import { printFunction } from "../../compiler/ir/printer.ts";
import { verify } from "../../compiler/ir/verifier.ts";
import { replaceObjects } from "../../compiler/passes/memory/escape.ts";
import { removeRepeatedGuards } from "../../compiler/passes/memory/guards.ts";
import { removeDeadCode } from "../../compiler/passes/scalar/deadCode.ts";

/** Class 0: attributes `x` (a double) and `next`, names 3 and 4 of its `__init__`, code object 7. */
const model: ClassModel = {
  index: 0,
  name: "C",
  fields: [
    { name: "x", nameIndex: 3, kind: "float" },
    { name: "next", nameIndex: 4, kind: undefined },
  ],
  methods: [{ name: "__init__", code: 7 }],
  hasSubclasses: false,
};

function after(text: string, ...passes: ((func: ReturnType<typeof parseFunction>) => boolean)[]): string[] {
  const func = parseFunction(text);
  func.classes = [model];
  verify(func, "before the passes");
  for (const pass of passes) {
    pass(func);
    verify(func, "after a pass");
  }
  return printFunction(func)
    .trim()
    .split("\n")
    .map((line) => line.trim());
}

const replaced = (text: string): string[] => after(text, replaceObjects, removeTrivialParams, removeDeadCode);

/** A new object with both attributes, in the entry block. */
const made = `
  v0: value = callee @0
  v1: value = parameter [0] @0
  v2: float = const.float [1.5] @0
  v3: value = object.new v1 [0] @1 {v0 @1 r0=v1}
  v4 = slot.add.float v3, v2 [0, 0] @2
  v5 = slot.add v3, v1 [0, 1] @3`;

describe("objects in registers", () => {
  test("what nobody else sees is not made: its attributes are values", () => {
    const text = replaced(`function f 0 typed (value) -> float {
b0():${made}
  v6 = guard.shape v3 [0, 2] @4 {v0 @4 r1=v3}
  v7: float = slot.load.float v3 [0, 0] @4
  return v7
}`);
    expect(text).not.toContainEqual(expect.stringMatching(/object\.|slot\./));
    expect(text).toContain("return v2");
    // The class may have changed since: the test of the shape becomes one of the class, whose exit makes the object.
    expect(text).toContainEqual(expect.stringMatching(/(v\d+): value = virtual v1, v2, v1 \[3, 4\]/));
    expect(text).toContainEqual(expect.stringMatching(/guard\.class v1 \[0\] @4 \{v0 @4 r1=v\d+\}/));
  });

  test("what escapes is made there, once, with all that it has", () => {
    const text = replaced(`function f 0 typed (value) -> value {
b0():${made}
  v6: value = py.LoadAttr v3 [5, 0] @4
  v7: value = py.LoadAttr v3 [6, 1] @9
  return v3
}`);
    expect(text.filter((line) => line.includes("object.make"))).toEqual([
      expect.stringMatching(/v\d+: value = object\.make v1, v2, v1 \[0\]/),
    ]);
    const [, name] = /(v\d+): value = object\.make/.exec(text.join("\n"))!;
    expect(text).toContain(`return ${name}`);
    expect(text).toContain(`v7: value = py.LoadAttr ${name} [6, 1] @9`);
  });

  test("an object that a loop replaces in each round is its attributes", () => {
    const text = replaced(`function f 0 typed (value) -> float {
b0():${made}
  jump b1(v3)
b1(v6: value):
  v7 = guard.shape v6 [0, 2] @5 {v0 @5 r0=v6}
  v8: float = slot.load.float v6 [0, 0] @5
  v9: bool = float.less v8, v2 @6
  branch v9, b2(), b3()
b2():
  v10: value = object.new v1 [0] @7 {v0 @7 r0=v6}
  v11: float = float.add v8, v2 @7
  v12 = slot.add.float v10, v11 [0, 0] @8
  v13 = slot.add v10, v1 [0, 1] @9
  v14 = poll @10 {v0 @10 r0=v10}
  jump b1(v10)
b3():
  return v8
}`);
    expect(text).not.toContainEqual(expect.stringMatching(/object\.|slot\./));
    expect(text).toContainEqual(expect.stringMatching(/^b1\(v\d+: float\):$/));
    expect(text).toContainEqual(expect.stringMatching(/poll @10 \{v0 @10 r0=v\d+\}/));
  });

  test("one that has two names where paths meet exists", () => {
    const text = replaced(`function f 0 typed (value) -> float {
b0():${made}
  v6: bool = is.none v1 @4
  branch v6, b1(), b2()
b1():
  v7: value = object.new v1 [0] @5 {v0 @5 r0=v3}
  v8 = slot.add.float v7, v2 [0, 0] @5
  v9 = slot.add v7, v1 [0, 1] @5
  jump b3(v7)
b2():
  jump b3(v3)
b3(v10: value):
  v11 = guard.shape v10 [0, 2] @6 {v0 @6 r0=v3 r1=v10}
  v12 = slot.store.float v10, v2 [0, 0] @6
  v13 = guard.shape v3 [0, 2] @7 {v0 @7 r0=v3 r1=v10}
  v14: float = slot.load.float v3 [0, 0] @7
  return v14
}`);
    // The first object on both paths, the second on its own.
    expect(text.filter((line) => line.includes("object.make"))).toHaveLength(3);
    expect(text).toContainEqual(expect.stringMatching(/^jump b3\((v\d+), \1\)$/));
    expect(text).toContainEqual(expect.stringMatching(/v14: float = slot\.load\.float v\d+ \[0, 0\] @7/));
  });

  test("one that exists on one path only exists where the paths meet", () => {
    const text = replaced(`function f 0 typed (value) -> float {
b0():${made}
  v6: bool = is.none v1 @4
  branch v6, b1(), b2()
b1():
  v7: value = py.LoadAttr v3 [5, 0] @5
  jump b3()
b2():
  jump b3()
b3():
  v8 = guard.shape v3 [0, 2] @10 {v0 @10 r0=v3}
  v9: float = slot.load.float v3 [0, 0] @10
  return v9
}`);
    expect(text.filter((line) => line.includes("object.make"))).toHaveLength(2);
    expect(text).toContainEqual(expect.stringMatching(/^b3\(v\d+: value\):$/));
  });

  test("a store that needs another object made first tests its own object again", () => {
    const text = replaced(`function f 0 typed (value, value) -> value {
b0():${made.replace("  v1:", "  v20: value = parameter [1] @0\n  v1:")}
  v6 = guard.shape v20 [0, 2] @4 {v0 @4 r0=v3 r1=v20}
  v7 = slot.store v20, v3 [0, 1] @4
  return v20
}`);
    const at = text.findIndex((line) => line.includes("object.make"));
    expect(text[at + 1]).toContain("guard.shape v20 [0, 2] @4");
    expect(text[at + 2]).toMatch(/slot\.store v20, v\d+ \[0, 1\]/);
  });

  test("objects in attributes of others are described with them", () => {
    const text = replaced(`function f 0 typed (value) -> value {
b0():${made}
  v6: value = object.new v1 [0] @4 {v0 @4 r0=v3}
  v7 = slot.add.float v6, v2 [0, 0] @4
  v8 = slot.add v6, v3 [0, 1] @4
  v9 = poll @5 {v0 @5 r0=v3 r1=v6}
  return v1
}`);
    const [, inner] = /(v\d+): value = virtual v1, v2, v1/.exec(text.join("\n"))!;
    expect(text).toContainEqual(expect.stringContaining(`= virtual v1, v2, ${inner} [3, 4]`));
    expect(text).toContainEqual(
      expect.stringMatching(new RegExp(`poll @5 \\{v0 @5 r0=${inner} r1=v\\d+\\}`)),
    );
  });
});

describe("repeated guards", () => {
  const twice = (between: string): string[] =>
    after(
      `function f 0 typed (value) -> float {
b0():
  v0: value = callee @0
  v1: value = parameter [0] @0
  v2 = guard.shape v1 [0, 2] @1 {v0 @1 r0=v1}
  v3: float = slot.load.float v1 [0, 0] @1
  ${between}
  v5 = guard.shape v1 [0, 2] @6 {v0 @6 r0=v1}
  v6: float = slot.load.float v1 [0, 1] @6
  return v6
}`,
      removeRepeatedGuards,
    ).filter((line) => line.includes("guard.shape"));

  test("go where nothing lies between that may collect", () => {
    expect(twice("v4: float = float.negative v3 @2")).toHaveLength(1);
  });

  test.each([
    "v4: value = py.LoadAttr v1 [1, 0] @2",
    "v4 = poll @2 {v0 @2 r0=v1}",
    "v4: value = box.float v3 @2",
  ])("stay behind %s", (between) => {
    expect(twice(between)).toHaveLength(2);
  });
});
