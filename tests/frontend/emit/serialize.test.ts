/** Images are read back by a reader written from FORMAT.md alone, and compared with the code objects that they were made of. */
import { describe, expect, it } from "vitest";
import { compileModule } from "../../../compiler/frontend/api.ts";
import { type Code, type CodeModule, ConstantKind } from "../../../compiler/frontend/emit/code.ts";
import type { LineTable } from "../../../compiler/frontend/emit/lineTable.ts";
import { serializeModule } from "../../../compiler/frontend/emit/serialize.ts";
import { libraryFiles } from "../../support/library.ts";

class Reader {
  private readonly view: DataView;
  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  word(at: number): number {
    return this.view.getUint32(at, true);
  }

  words(at: number, count: number): number[] {
    return Array.from({ length: count }, (_, i) => this.word(at + 4 * i));
  }

  unit(at: number): number {
    return this.view.getUint16(at, true);
  }

  byte(at: number): number {
    return this.view.getUint8(at);
  }

  /** The characters of a string of the table, and its kind. */
  string(index: number): { points: number[]; kind: number } {
    const at = this.word(this.word(4 * 4) + 4 * index);
    const [length, kind] = this.words(at, 2) as [number, number];
    const width = Math.max(kind, 1);
    const read = [this.byte, this.byte, this.unit, this.byte, this.word][width]!.bind(this);
    const points = Array.from({ length }, (_, i) => read(at + 8 + i * width));
    expect(read(at + 8 + length * width)).toBe(0);
    return { points, kind };
  }

  text(index: number): string {
    return String.fromCodePoint(...this.string(index).points);
  }

  signed(at: number): number {
    return this.view.getInt32(at, true);
  }
}

function readLines(reader: Reader, at: number, size: number, firstLine: number): number[][] {
  const lines: number[][] = [];
  let position = at;
  const unsigned = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = reader.byte(position++);
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const zigzag = (): number => {
    const value = unsigned();
    return value & 1 ? -(value + 1) / 2 : value / 2;
  };
  let previous = firstLine;
  while (position < at + size) {
    const units = unsigned();
    const line = previous + zigzag();
    const [lines_, column, endColumn] = [unsigned(), unsigned(), unsigned()];
    lines.push(line === 0 ? [units, 0] : [units, line, line + lines_, column - 1, endColumn - 1]);
    if (line !== 0) previous = line;
  }
  return lines;
}

function readConstant(reader: Reader, at: number): unknown[] {
  const kind: ConstantKind = reader.word(at);
  const payload = reader.word(at + 4);
  switch (kind) {
    case ConstantKind.SmallInt:
      return [kind, reader.signed(at + 4)];
    case ConstantKind.Int:
    case ConstantKind.Float:
    case ConstantKind.Imaginary:
      return [kind, reader.text(payload)];
    case ConstantKind.Str:
    case ConstantKind.Bytes: {
      const { points, kind: width } = reader.string(payload);
      expect(width === 0).toBe(kind === ConstantKind.Bytes);
      return [kind, points];
    }
    case ConstantKind.Tuple:
    case ConstantKind.FrozenSet: {
      const table = reader.word(4 * 10) + 4 * payload;
      return [kind, reader.words(table + 4, reader.word(table))];
    }
    default:
      return [kind, payload];
  }
}

function readCode(reader: Reader, index: number): unknown {
  const w = reader.words(reader.word(4 * 6) + index * 128, 32);
  const pairs = (offset: number, count: number) =>
    Array.from({ length: count }, (_, i) => [
      reader.word(offset + 8 * i),
      reader.text(reader.word(offset + 8 * i + 4)),
    ]);
  for (const offset of [w[10]!, w[12]!, w[14]!, w[16]!, w[17]!, w[19]!, w[21]!, w[28]!])
    expect(offset % 8).toBe(0);
  return {
    head: [reader.text(w[0]!), reader.text(w[1]!), ...w.slice(2, 7), w[8], w[9], w[27]],
    parent: w[25],
    doc: w[26]! | 0,
    units: Array.from({ length: w[11]! }, (_, i) => reader.unit(w[10]! + 2 * i)),
    constants: Array.from({ length: w[13]! }, (_, i) => readConstant(reader, w[12]! + 8 * i)),
    names: reader.words(w[14]!, w[15]!).map((s) => reader.text(s)),
    locals: reader.words(w[16]!, w[7]!).map((s) => reader.text(s)),
    cells: pairs(w[17]!, w[18]!),
    frees: pairs(w[19]!, w[20]!),
    exceptions: Array.from({ length: w[22]! }, (_, i) => reader.words(w[21]! + 16 * i, 4)),
    lines: readLines(reader, w[23]!, w[24]!, w[9]!),
    comprehensions: Array.from({ length: w[29]! }, (_, i) => {
      const [register, name, ...others] = reader.words(w[28]! + 20 * i, 5);
      return [register, reader.text(name!), ...others];
    }),
    rest: w.slice(30),
  };
}

/** An entry that no line belongs to has only its length. */
function lineOf(lines: LineTable, i: number): number[] {
  const [units, line] = [lines.units(i), lines.line(i)];
  return line === 0 ? [units, 0] : [units, line, lines.endLine(i), lines.column(i), lines.endColumn(i)];
}

function constantOf(code: Code, index: number): unknown[] {
  const constant = code.constants[index]!;
  switch (constant.kind) {
    case ConstantKind.SmallInt:
      return [constant.kind, constant.value];
    case ConstantKind.Int:
    case ConstantKind.Float:
    case ConstantKind.Imaginary:
      return [constant.kind, constant.text];
    case ConstantKind.Str:
    case ConstantKind.Bytes:
      return [constant.kind, constant.points];
    case ConstantKind.Tuple:
    case ConstantKind.FrozenSet:
      return [constant.kind, constant.items];
    case ConstantKind.Code:
      return [constant.kind, constant.code!.index];
    default:
      return [constant.kind, 0];
  }
}

function expectedCode(module: CodeModule, index: number): unknown {
  const code = module.codes[index]!;
  const { name, qualname, flags, argCount, posOnlyCount, kwOnlyCount, registerCount, cacheCount } = code;
  return {
    head: [
      name,
      qualname,
      flags,
      argCount,
      posOnlyCount,
      kwOnlyCount,
      registerCount,
      cacheCount,
      code.firstLine,
      code.loopCount,
    ],
    parent: code.parent === null ? 0xffffffff : module.codes.indexOf(code.parent),
    doc: code.docConst,
    units: code.units,
    constants: code.constants.map((_, i) => constantOf(code, i)),
    names: code.names,
    locals: code.localNames,
    cells: code.cells.map((cell) => [cell.register, cell.name]),
    frees: code.frees.map((cell) => [cell.register, cell.name]),
    exceptions: code.exceptions.map((e) => [e.start, e.end, e.handler, e.register]),
    lines: Array.from({ length: code.lines.count() }, (_, i) => lineOf(code.lines, i)),
    comprehensions: code.comprehensionVariables.map((v) => [
      v.register,
      v.name,
      v.isCell ? 1 : 0,
      v.start,
      v.end,
    ]),
    rest: [0, 0],
  };
}

function check(source: number[], name: string): void {
  const module = compileModule(source, name, name);
  const bytes = Uint8Array.from(serializeModule(module));
  const reader = new Reader(bytes);
  expect(bytes.length % 8).toBe(0);
  expect([...bytes.slice(0, 4)]).toEqual([...Buffer.from("PYCI")]);
  expect([reader.word(4), reader.word(8), reader.word(20)]).toEqual([1, bytes.length, module.codes.length]);
  expect([reader.text(reader.word(28)), reader.text(reader.word(32))]).toEqual([name, name]);
  module.codes.forEach((_, index) => {
    expect(readCode(reader, index), `${name} code ${index}`).toEqual(expectedCode(module, index));
  });
}

const constants = `
x = 0, -5, 2**3, 10**20, 1_000_000_000_000, -0xFFFF_FFFF_FF, 1.5, -0.0, 1e300, 2j, None, True, ..., "a", "é", "ḁ", "😀", b"\\xff\\0", "a\\0b", "\\ud800"
y = 7 in {1, 2, "x"}, ((), (1, (2,))), 1 .real, True, 1.0, 1
`;

describe("serialised images", () => {
  it("hold constants of every kind", () => check([...Buffer.from(constants)], "constants.py"));

  it("give back the code objects of library files", () => {
    const files = [...libraryFiles()].filter((_, index) => index % 40 === 0);
    for (const [name, bytes] of files) check([...bytes], name);
  });
});
