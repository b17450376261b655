import path from "node:path";
import fs from "fs-extra";
import { expect, it } from "vitest";
import { nodes, operatorEnums } from "../../compiler/frontend/ast/table.ts";
import { root } from "../../compiler/source/root.ts";

/** Fields that only type comments fill, which the compiler's own trees leave out. */
const ofTypeComments = new Set(["type_comment", "type_ignores", "kind"]);

const typeNames: Record<string, string> = {
  literal: "constant",
  singleton: "constant",
  codepoints: "constant",
  bool: "int",
  ExceptHandler: "excepthandler",
};

/** The lines of stdlib/_ast.py's grammar as "Name: field type…", without what belongs to type comments. */
function pythonNodes(): string[] {
  const text = fs.readFileSync(path.join(root, "stdlib", "_ast.py"), "utf8");
  const grammar = /_GRAMMAR = """\n([^"]*)"""/.exec(text)?.[1] ?? "";
  return grammar
    .trim()
    .split("\n")
    .map((line) => /^(?:\w+ = )?(\w+)(?:\((.*)\))?$/.exec(line))
    .map((match) => {
      const fields = (match?.[2] ?? "")
        .split(", ")
        .map((field) => field.split(" ") as [string, string])
        .filter(([, name]) => name !== undefined && !ofTypeComments.has(name))
        .map(([type, name]) => `${name} ${type}`);
      return [match?.[1], ...fields].join(", ");
    })
    .filter((line) => !/^(FunctionType|TypeIgnore)\b/.test(line));
}

function tableNodes(): string[] {
  const withFields = nodes.map((node) => {
    const fields = node.fields.map(({ name, type, suffix }) => {
      // CPython says optional of the level, and nothing of holes in the defaults of keyword-only parameters.
      const shown = name === "level" ? "?" : name === "kw_defaults" ? "*" : suffix;
      return `${name} ${typeNames[type] ?? type}${shown}`;
    });
    return [node.name, ...fields].join(", ");
  });
  return [...withFields, ...operatorEnums.flatMap((each) => each.members)];
}

it("stdlib/_ast.py has the syntax of compiler/frontend/ast/table.ts", () => {
  expect(pythonNodes().sort()).toEqual(tableNodes().sort());
});
