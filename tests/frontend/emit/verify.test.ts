import { describe, expect, it } from "vitest";
import { compileText } from "../../../compiler/frontend/api.ts";
import { stringToCodePoints } from "../../../compiler/frontend/dialect.ts";
import type { Code } from "../../../compiler/frontend/emit/code.ts";
import { LineTable } from "../../../compiler/frontend/emit/lineTable.ts";
import { locationOf } from "../../../compiler/frontend/emit/locations.ts";
import { EmitOptions } from "../../../compiler/frontend/emit/module.ts";
import { VerifyError, verifyModule } from "../../../compiler/frontend/emit/verify.ts";
import { Opcode, opcodeUnits } from "../../../compiler/frontend/opcodes/opcodes.ts";
import { ParseMode } from "../../../compiler/frontend/parser/parser.ts";

const source = `
def f(a, c):
    if c: x = 1
    try:
        while a: a = g(a, x)
    except E as e: print(e)
    return x
`;

function compiled() {
  const points = stringToCodePoints(source);
  return compileText(points, "<test>", "m", ParseMode.Module, new EmitOptions());
}

function find(code: Code, opcode: Opcode): number {
  for (let pc = 0; pc < code.units.length; pc += opcodeUnits[code.units[pc]!]!) {
    if (code.units[pc] === opcode) return pc;
  }
  throw new Error("no such instruction in the test's source");
}

/** Compiles the source, damages the code object of f, and gives what the verifier says. */
function verdict(damage: (code: Code) => void): string {
  const module = compiled();
  damage(module.codes[1]!);
  try {
    verifyModule(module);
    return "accepted";
  } catch (error) {
    if (!(error instanceof VerifyError)) throw error;
    return error.message;
  }
}

describe("the verifier", () => {
  it("accepts what the emitter makes", () => {
    expect(verdict(() => {})).toBe("accepted");
  });

  const damages: Record<string, [(code: Code) => void, RegExp]> = {
    "a register beyond the frame": [
      (code) => {
        code.units[find(code, Opcode.Return) + 1] = code.registerCount;
      },
      /register out of range/,
    ],
    "a read of a local that may be unbound": [
      (code) => {
        const pc = find(code, Opcode.CheckBound);
        const register = code.units[pc + 1]!;
        code.units.splice(pc, 4, Opcode.LoadNull, register, Opcode.LoadNull, register);
      },
      /may hold no value/,
    ],
    "a read of a temporary that nothing wrote": [
      (code) => {
        code.units[find(code, Opcode.Return) + 1] = code.registerCount - 1;
      },
      /may hold no value/,
    ],
    "a jump into an instruction": [
      (code) => {
        const pc = find(code, Opcode.JumpIfFalse);
        code.units[pc + 2]!++;
        code.units[pc + 2] = code.units[pc + 2]! - 2;
      },
      /is no instruction/,
    ],
    "a backward jump of the wrong kind": [
      (code) => {
        code.units[find(code, Opcode.JumpBack)] = Opcode.Jump;
      },
      /direction of the jump/,
    ],
    "a constant that is not there": [
      (code) => {
        code.constants.length = 0;
      },
      /constant out of range/,
    ],
    "a name that is not there": [
      (code) => {
        code.names.length = 1;
      },
      /name out of range/,
    ],
    "a line table that is too short": [
      (code) => {
        code.lines = new LineTable();
      },
      /line table covers/,
    ],
    "an exception entry inside an instruction": [
      (code) => {
        code.exceptions[0]!.handler++;
      },
      /exception entry/,
    ],
    "an end without a return": [
      (code) => {
        const pc = code.units.length - 2;
        code.units[pc] = Opcode.LoadNull;
      },
      /runs off the end|unreachable/,
    ],
    "unreachable code": [
      (code) => {
        code.units.push(Opcode.LoadNull, 0);
        code.lines.add(locationOf(1, 0, 1, 1), 2);
      },
      /unreachable/,
    ],
    "too few caches": [
      (code) => {
        code.cacheCount = 1;
      },
      /cache out of range/,
    ],
  };

  it.each(Object.entries(damages))("refuses %s", (_, [damage, message]) => {
    expect(verdict(damage)).toMatch(message);
  });
});
