import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  generateMarkdown,
  generateTypeScript,
  operandsOf,
  unitsOf,
} from "../../compiler/frontend/opcodes/generate.ts";
import {
  Opcode,
  opcodeNames,
  opcodeUnits,
  operandKinds,
  operandStart,
} from "../../compiler/frontend/opcodes/opcodes.ts";
import { opcodeTable } from "../../compiler/frontend/opcodes/table.ts";
import { formatWithBiome } from "../support/biome.ts";

const folder = new URL("../../compiler/frontend/opcodes/", import.meta.url);

describe("opcode table", () => {
  it("is what opcodes.ts and OPCODES.md were generated from", () => {
    expect(readFileSync(new URL("opcodes.ts", folder), "utf8")).toBe(
      formatWithBiome(generateTypeScript(), "opcodes.ts"),
    );
    expect(readFileSync(new URL("OPCODES.md", folder), "utf8")).toBe(generateMarkdown());
  });

  it("names every opcode once and gives each its length", () => {
    expect(new Set(opcodeNames).size).toBe(opcodeTable.length);
    expect(Opcode[Opcode.Yield]).toBe("Yield");
    expect(opcodeUnits[Opcode.LoadConst]).toBe(4);
    expect(opcodeUnits[Opcode.Jump]).toBe(3);
    expect(operandStart.at(-1)).toBe(operandKinds.length);
  });

  it("has distinct operand names, a count behind each run, and at most one destination", () => {
    for (const spec of opcodeTable) {
      const operands = operandsOf(spec);
      expect(new Set(operands.map((o) => o.name)).size, spec.name).toBe(operands.length);
      expect(operands.filter((o) => o.kind.startsWith("dst")).length, spec.name).toBeLessThanOrEqual(1);
      operands.forEach((operand, i) => {
        if (operand.kind === "base" || operand.kind === "dsts")
          expect(operands[i + 1]?.kind, spec.name).toBe("count");
      });
      expect(unitsOf(spec)).toBeLessThanOrEqual(10);
    }
  });
});
