/**
 * Every module of the language programs becomes SSA, through all passes, with the verifier after each, as `--tier=native` builds it; and its text reads back as the same function. LLVM is not
 * asked. What the verifier finds here would be wrong code somewhere. `npm test` takes a sixth of the files, PYC_LANGUAGE_SEED says which; PYC_LANGUAGE=all takes them all.
 */
import path from "node:path";
import fs from "fs-extra";
import { describe, expect, test } from "vitest";
import { compileModule } from "../../compiler/frontend/api.ts";
import { parseFunction } from "../../compiler/ir/parser.ts";
import { printFunction } from "../../compiler/ir/printer.ts";
import { verify } from "../../compiler/ir/verifier.ts";
import { buildUnit, type Heat } from "../../compiler/llvm/unit.ts";
import { programOf } from "../fuzz/programs/unit.ts";
import { unitsFrom } from "../fuzz/programs.ts";
import { programDirectory } from "./programs.ts";

const everything = process.env.PYC_LANGUAGE === "all";
const seed = Number(process.env.PYC_LANGUAGE_SEED ?? "1");
/** One file of this many is taken when not all are. */
const share = 6;

const files = fs
  .readdirSync(programDirectory, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".py"))
  .sort()
  .filter((_, i) => everything || i % share === seed % share);

/** Builds and verifies all functions of a module. Returns how many there are. */
function verifyModule(source: Uint8Array, file: string, heat: Heat): number {
  const module = compileModule([...source], file, "__main__");
  const { functions } = buildUnit({
    module,
    image: new Uint8Array(),
    target: "x86_64-linux-gnu",
    tier: "native",
    level: 2,
    heat,
    verify: true,
  });
  for (const func of functions) {
    verify(func, "after all passes");
    const text = printFunction(func);
    expect(printFunction(parseFunction(text))).toBe(text);
  }
  return functions.length;
}

describe("the verifier finds nothing", () => {
  test.each(files)("%s", { timeout: 120_000 }, (file) => {
    expect(verifyModule(fs.readFileSync(path.join(programDirectory, file)), file, "hot")).toBeGreaterThan(0);
  });

  test("random programs", () => {
    const source = new TextEncoder().encode(programOf(unitsFrom(9000, everything ? 1000 : 60)));
    expect(verifyModule(source, "random.py", "hot")).toBeGreaterThan(60);
  }, 600_000);
});
