import { describe, expect, it } from "vitest";
import { library } from "../../compiler/driver/library.ts";
import { applyOverride, overridesOf, withOverrides } from "../../compiler/driver/overrides.ts";

const library3 = "x = 1\n\n@cache\ndef f(a):\n    b = a\n    return b\n\ny = 2\n";

function override(text: string) {
  return { functionName: "f", file: "f.override.py", text };
}

describe("overrides of library functions", () => {
  it("take the function's place, decorators included, and keep the line numbers behind it", () => {
    const text = '"""Why."""\n\nfrom m import g\n\ndef f(a):\n    return g\n';
    expect(applyOverride(library3, override(text))).toBe(
      "x = 1\n\nfrom m import g\n\ndef f(a):\n    return g\n\ny = 2\n",
    );
  });

  it("take the place of methods, indented as these are", () => {
    const source = "class C:\n    x = 1\n\n    @cache\n    def f(self):\n        return 1\n\ny = 2\n";
    const method = { ...override("'Why.'\ndef f(self):\n    return 2\n"), functionName: "C.f" };
    expect(applyOverride(source, method)).toBe(
      "class C:\n    x = 1\n\n    def f(self):\n        return 2\n\n\ny = 2\n",
    );
  });

  it("are followed by empty lines where they are shorter", () => {
    expect(applyOverride(library3, override('"""Why."""\ndef f(a): pass\n'))).toBe(
      "x = 1\n\ndef f(a): pass\n\n\n\n\ny = 2\n",
    );
  });

  it.each([
    ['"""Why."""\ndef g(): pass\n', "f.override.py does not define f"],
    ["def f(): pass\n", "f.override.py does not begin with its reason"],
  ])("are refused: %j", (text, message) => {
    expect(() => applyOverride(library3, override(text))).toThrow(message);
  });

  it("name a function that the library has", () => {
    const other = { ...override('"""Why."""\ndef h(): pass\n'), functionName: "h" };
    expect(() => applyOverride(library3, other)).toThrow("the library has no h");
  });

  it("keep the length of the modules that have one", () => {
    const source = library().read("collections/__init__.py");
    const overrides = overridesOf("collections");
    expect(overrides.map((each) => each.functionName)).toEqual(["namedtuple"]);
    const changed = new TextDecoder().decode(withOverrides(source, overrides));
    expect(changed.split("\n").length).toBe(new TextDecoder().decode(source).split("\n").length);
    expect(changed).not.toContain("eval(");
  });
});
