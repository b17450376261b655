import { describe, expect, test } from "vitest";
import { ClassModels } from "../../compiler/analysis/classes.ts";
import { compileModule } from "../../compiler/frontend/api.ts";
import { printFunction } from "../../compiler/ir/printer.ts";
import { verify } from "../../compiler/ir/verifier.ts";
import { Signatures } from "../../compiler/passes/python/signatures.ts";

const point = [
  "class Point:",
  "  def __init__(self, x, y):",
  "    self.x = x",
  "    self.y = y",
  "  def __add__(self, other):",
  "    return Point(self.x + other.x, self.y + other.y)",
  "  def dot(self, other):",
  "    return self.x * other.x + self.y * other.y",
  "origin = Point(0.0, 0.0)",
  "",
].join("\n");

function moduleOf(source: string) {
  return compileModule([...new TextEncoder().encode(source)], "test.py", "test");
}

/** The typed version of the function of that name as text, or null when it stays generic. */
function typed(source: string, name: string, disabled: string[] = ["inline-objects"]): string | null {
  const module = moduleOf(source);
  const signatures = new Signatures(
    module,
    module.codes.map((_, i) => i),
    { disabled },
  );
  const func = signatures.specialised(module.codes.findIndex((code) => code.name === name));
  if (func === null) return null;
  verify(func, "after specialisation");
  return printFunction(func);
}

function models(source: string): string[] {
  const described = new ClassModels(moduleOf(source)).all;
  return described.map(
    ({ name, fields, methods }) =>
      `${name}(${fields.map((f) => f.name).join(" ")}): ${methods.map((m) => m.name).join(" ")}`,
  );
}

describe("class models", () => {
  test("a plain class has its attributes in the order of __init__, its methods with __init__ first", () => {
    expect(models(point)).toEqual(["Point(x y): __init__ __add__ dot"]);
  });

  test.each([
    ["a base", "class P(object):\n  def __init__(self): pass\n"],
    ["a decorator", "@print\nclass P:\n  def __init__(self): pass\n"],
    ["__slots__", "class P:\n  __slots__ = ()\n  def __init__(self): pass\n"],
    ["__setattr__", "class P:\n  def __init__(self): pass\n  def __setattr__(self, n, v): pass\n"],
    ["__del__", "class P:\n  def __init__(self): pass\n  def __del__(self): pass\n"],
    ["a class attribute of the same name", "class P:\n  x = 1\n  def __init__(self): self.x = 2\n"],
    ["a result of __init__", "class P:\n  def __init__(self): return print()\n"],
    ["a second assignment", "class P:\n  def __init__(self): pass\nP = print\n"],
    ["a deletion in __init__", "class P:\n  def __init__(self):\n    self.x = 1\n    del self.x\n"],
  ])("%s makes a class one of which nothing is assumed", (_, source) => {
    expect(models(source)).toEqual([]);
  });
});

describe("operations on objects", () => {
  test("attributes of the running object are slots behind a guard on its shape", () => {
    const text = typed(point, "dot")!;
    expect(text).toContain("guard.shape v2 [0, 2]");
    expect(text.match(/float = slot\.load\.float/g)).toHaveLength(4);
    expect(text).not.toContain("py.LoadAttr");
  });

  test("__init__ adds attributes one by one", () => {
    const text = typed(point, "__init__")!;
    expect(text).toContain("typed (value, float, float) -> value");
    expect(text).toMatch(/guard\.shape v2 \[0, 0\].*\n.*slot\.add\.float v2, v3 \[0, 0\]/);
    expect(text).toMatch(/guard\.shape v2 \[0, 1\].*\n.*slot\.add\.float v2, v4 \[0, 1\]/);
  });

  test("a construction allocates and calls __init__", () => {
    const text = typed(point, "__add__")!;
    expect(text).toMatch(/guard\.class v\d+ \[0\]/);
    expect(text).toMatch(/(v\d+): value = object\.new .*\n.*call\.typed v\d+, \1, v\d+, v\d+ \[/);
  });

  test("an operator of two instances calls the method of the left one", () => {
    const text = typed(`${point}def f():\n  return Point(1.0, 2.0) + Point(3.0, 4.0)\n`, "f")!;
    expect(text).not.toContain("py.Add");
    expect(text).toMatch(/class\.method \[0, 1\]/);
  });

  test("constructors, methods and operators are inlined where the inliner's limits allow it", () => {
    const source = `${point}def f():\n  p = Point(0.0, 0.0)\n  while p.x < 9.0:\n    p = p + Point(1.0, 0.5)\n  return p.dot(p)\n`;
    const text = typed(source, "f", [])!;
    expect(text).not.toMatch(/call\.typed|py\.(Call|Add|LoadMethod)/);
    // A constructor's frame gives nothing to its caller's, which has the object already.
    expect(text).toMatch(/-> r65535 .*r\d+=v\d+/);
  });

  test("a method that may return NotImplemented is not taken for an operator's", () => {
    const source =
      "class P:\n  def __init__(self): self.x = 1\n  def __add__(self, o):\n    return o.other(self.x + 1)\n";
    expect(typed(`${source}def f():\n  return P() + P()\n`, "f")).toContain("py.Add");
  });

  test("names of attributes give an unknown object's class away", () => {
    expect(typed(`${point}def f(p):\n  return p.x * 2.0 + p.y\n`, "f")).toContain("slot.load.float");
    const other = "class Other:\n  def __init__(self):\n    self.x = self.y = 1\n";
    expect(typed(`${point}${other}def f(p):\n  return p.x * 2.0 + p.y\n`, "f")).not.toContain("slot.load");
  });

  test("a method of a class with subclasses guesses nothing of its object", () => {
    const calls = "def f():\n  return Point(1.0, 2.0).dot(Point(3.0, 4.0))\n";
    expect(typed(`${point}${calls}`, "dot")).toContain("guard.shape");
    expect(typed(`${point}class Sub(Point):\n  pass\n${calls}`, "dot")).toBeNull();
  });

  test("what is an integer after inlining is stored into a float's slot by name", () => {
    const lines = ["def f(n):", "  for i in range(n):", "    p = Point(i, 1.0)", "    p.x = p.x + 1"];
    const text = typed(`${point}${lines.join("\n")}\n`, "f", [])!;
    expect(text).not.toMatch(/slot\.add\.float v\d+, v\d+ \[0, 0\]/);
  });

  test("an attribute that holds other things than floats has a slot for objects", () => {
    const source = `${point}def f():\n  return Point(1, "text")\n`;
    expect(typed(source, "__init__")).toContain("slot.add v2, v3 [0, 0]");
  });
});
