import { expect, it } from "vitest";
import { nodes, operatorEnums } from "../../../compiler/frontend/ast/table.ts";
import { loadOracle } from "../../oracle/pyodide.ts";

const source = `
import ast
def spec():
    found = {}
    for name, cls in vars(ast).items():
        if isinstance(cls, type) and issubclass(cls, ast.AST) and not cls.__subclasses__():
            if "Deprecated" not in (cls.__doc__ or "") and name[0] != "_":
                found[name] = [list(cls._fields), bool(cls._attributes)]
    return found
`;

/** Fields and nodes of modes that compile() does not use. */
const leftOut = new Set(["type_comment", "type_ignores"]);
const leftOutNodes = new Set(["FunctionType", "TypeIgnore"]);

it("the table has CPython's nodes with their fields, in order", async () => {
  const oracle = await loadOracle();
  const theirs = (await oracle.call(source, "spec")) as Record<string, [string[], boolean]>;
  const mine: Record<string, [string[], boolean]> = {};
  for (const node of nodes) {
    mine[node.name] = [
      node.fields.flatMap((field) => (field.type === "literal" ? ["value", "kind"] : [field.name])),
      node.located,
    ];
  }
  for (const { members } of operatorEnums) for (const member of members) mine[member] = [[], false];
  const expected = Object.entries(theirs)
    .filter(([name]) => !leftOutNodes.has(name))
    .map(([name, [fields, located]]) => [name, [fields.filter((field) => !leftOut.has(field)), located]]);
  expect(mine).toEqual(Object.fromEntries(expected));
});
