import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { helpers, helpersHeader } from "../../compiler/llvm/helpers.ts";

test("runtime/abi/helpers.h is what the generator writes", () => {
  const path = new URL("../../runtime/abi/helpers.h", import.meta.url);
  expect(readFileSync(path, "utf8")).toBe(helpersHeader());
});

test("signatures follow from the operands", () => {
  const of = (name: string) => helpers.find((h) => h.name === name)!;
  expect(of("pyc_LoadAttr").parameters.map((p) => p.kind)).toEqual(["task", "value", "name", "cache"]);
  expect(of("pyc_Call").parameters.map((p) => p.kind)).toEqual(["task", "run", "imm", "cache"]);
  expect(of("pyc_LoadMethod").result).toBe("status");
  expect(of("pyc_LoadMethod").parameters.at(-1)!.kind).toBe("results");
  expect(of("pyc_StoreCell").result).toBe("void");
});
