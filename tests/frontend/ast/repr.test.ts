/** Reprs of literals, as the dump prints them, against Python's own. */
import { describe, expect, it } from "vitest";
import { complexRepr, floatRepr, intRepr } from "../../../compiler/frontend/ast/numberRepr.ts";
import { appendBytesRepr, appendStrRepr } from "../../../compiler/frontend/ast/stringRepr.ts";
import { loadOracle } from "../../oracle/pyodide.ts";
import { Random } from "../../support/random.ts";

const oracle = await loadOracle();
const evaluate = "def reprs(texts): return [repr(eval(text)) for text in texts]";

function textOf(points: number[]): string {
  let text = "";
  for (let i = 0; i < points.length; i += 8192) text += String.fromCodePoint(...points.slice(i, i + 8192));
  return text;
}

describe("strings", () => {
  it("of every character", async () => {
    const source =
      "def plane(first): return ''.join(repr(chr(c)) + repr('\\'\"' + chr(c)) for c in range(first, first + 65536))";
    for (let first = 0; first < 0x110000; first += 0x10000) {
      const out: number[] = [];
      for (let point = first; point < first + 0x10000; point++) {
        appendStrRepr(out, [point]);
        appendStrRepr(out, [0x27, 0x22, point]);
      }
      expect(textOf(out) === (await oracle.call(source, "plane", first)), `plane ${first >> 16}`).toBe(true);
    }
  });

  it("of every byte", async () => {
    const out: number[] = [];
    for (let byte = 0; byte < 256; byte++) appendBytesRepr(out, [byte]);
    const source = "def all_bytes(): return ''.join(repr(bytes([b])) for b in range(256))";
    expect(textOf(out)).toBe(await oracle.call(source, "all_bytes"));
  });
});

describe("numbers", () => {
  const random = new Random(5);
  const digits = (count: number, radix: number) =>
    Array.from({ length: count }, () => random.below(radix).toString(radix)).join("");

  it("integers of every radix", async () => {
    const literals = ["0", "00_0", "1_000", "0xDead_Beef", "0O17", "0B_1"];
    for (let size = 1; size < 80; size++) {
      literals.push(
        `0x${digits(size, 16)}`,
        `0o${digits(size, 8)}`,
        `0b${digits(size, 2)}`,
        `1${digits(size, 10)}`,
      );
    }
    expect(literals.map(intRepr)).toEqual(await oracle.call(evaluate, "reprs", literals));
  });

  it("floats and imaginary numbers", async () => {
    const literals = [
      "0.0",
      "1e16",
      "1e15",
      "123456789012345678.",
      "1e-4",
      "1e-5",
      "1e400",
      "5e-324",
      "1_0.0_1e1_0",
    ];
    for (let i = 0; i < 2000; i++) {
      const exponent = random.below(3) === 0 ? `e${random.below(640) - 330}` : "";
      literals.push(`${digits(1 + random.below(17), 10)}.${digits(random.below(18), 10)}${exponent}`);
    }
    expect(literals.map(floatRepr)).toEqual(await oracle.call(evaluate, "reprs", literals));
    const imaginary = literals.map((literal) => `${literal}j`);
    expect(imaginary.map(complexRepr)).toEqual(await oracle.call(evaluate, "reprs", imaginary));
  });
});
