import fs from "fs-extra";
import { expect, it } from "vitest";
import { generateAst } from "../../../compiler/frontend/ast/generate.ts";

it("the generated AST files are up to date (npm run generate:ast)", () => {
  for (const [path, text] of generateAst()) expect(fs.readFileSync(path, "utf8") === text, path).toBe(true);
});
