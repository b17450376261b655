/** Code objects as the bytes of a code image; FORMAT.md is the definition, section by section. */
import {
  type CodePoints,
  codePointsToString,
  type i32,
  intToString,
  stringToCodePoints,
  type u8,
} from "../dialect.ts";
import { type Code, type CodeConstant, type CodeModule, ConstantKind } from "./code.ts";

const magic: i32 = 0x49435950;
const version: i32 = 1;
const headerWords: i32 = 16;
const codeWords: i32 = 32;
const none: i32 = -1;

/** Bytes with little-endian writers. */
class ByteWriter {
  bytes: u8[];
  constructor() {
    this.bytes = [];
  }

  word(value: i32): void {
    this.bytes.push(value & 255);
    this.bytes.push((value >> 8) & 255);
    this.bytes.push((value >> 16) & 255);
    this.bytes.push((value >> 24) & 255);
  }

  unit(value: i32): void {
    this.bytes.push(value & 255);
    this.bytes.push((value >> 8) & 255);
  }

  patch(at: i32, value: i32): void {
    this.bytes[at] = value & 255;
    this.bytes[at + 1] = (value >> 8) & 255;
    this.bytes[at + 2] = (value >> 16) & 255;
    this.bytes[at + 3] = (value >> 24) & 255;
  }

  align(size: i32): void {
    while (this.bytes.length % size !== 0) this.bytes.push(0);
  }

  unsigned(value: i32): void {
    let rest = value;
    while (rest > 127) {
      this.bytes.push((rest & 127) | 128);
      rest = rest >> 7;
    }
    this.bytes.push(rest);
  }

  zigzag(value: i32): void {
    this.unsigned(value < 0 ? -value * 2 - 1 : value * 2);
  }
}

/** The strings of an image in order of first use. */
class StringTable {
  points: CodePoints[];
  isBytes: boolean[];
  index: Map<string, i32>;
  constructor() {
    this.points = [];
    this.isBytes = [];
    this.index = new Map<string, i32>();
  }

  add(points: CodePoints, isBytes: boolean): i32 {
    const letter = isBytes ? "b" : "s";
    const key = letter + intToString(points.length) + ":" + codePointsToString(points, 0, points.length);
    if (this.index.has(key)) return this.index.get(key)!;
    const at = this.points.length;
    this.points.push(points);
    this.isBytes.push(isBytes);
    this.index.set(key, at);
    return at;
  }

  text(text: string): i32 {
    return this.add(stringToCodePoints(text), false);
  }
}

class Serializer {
  module: CodeModule;
  out: ByteWriter;
  strings: StringTable;
  tuples: i32[];
  constructor(module: CodeModule) {
    this.module = module;
    this.out = new ByteWriter();
    this.strings = new StringTable();
    this.tuples = [];
  }

  run(): u8[] {
    const out = this.out;
    const codes = this.module.codes;
    const fileName = this.strings.text(this.module.fileName);
    const moduleName = this.strings.text(this.module.moduleName);
    const codeTable = headerWords * 4;
    for (let i = 0; i < headerWords + codes.length * codeWords; i++) out.word(0);
    for (let i = 0; i < codes.length; i++) this.code(codes[i]!, codeTable + i * codeWords * 4);
    out.align(8);
    const tupleTable = out.bytes.length;
    for (const item of this.tuples) out.word(item);
    out.align(8);
    const stringTable = this.writeStrings();
    out.align(8);
    const header: i32[] = [magic, version, out.bytes.length, this.strings.points.length, stringTable];
    header.push(codes.length);
    header.push(codeTable);
    header.push(fileName);
    header.push(moduleName);
    header.push(this.tuples.length);
    header.push(tupleTable);
    for (let i = 0; i < header.length; i++) out.patch(i * 4, header[i]!);
    return out.bytes;
  }

  private code(code: Code, at: i32): void {
    const out = this.out;
    const words: i32[] = [this.strings.text(code.name), this.strings.text(code.qualname), code.flags];
    words.push(code.argCount);
    words.push(code.posOnlyCount);
    words.push(code.kwOnlyCount);
    words.push(code.registerCount);
    words.push(code.localNames.length);
    words.push(code.cacheCount);
    words.push(code.firstLine);
    out.align(8);
    words.push(out.bytes.length);
    words.push(code.units.length);
    for (const unit of code.units) out.unit(unit);
    out.align(8);
    words.push(out.bytes.length);
    words.push(code.constants.length);
    for (const constant of code.constants) this.constant(constant);
    words.push(out.bytes.length);
    words.push(code.names.length);
    for (const name of code.names) out.word(this.strings.text(name));
    out.align(8);
    words.push(out.bytes.length);
    for (const name of code.localNames) out.word(this.strings.text(name));
    this.cells(code, words);
    out.align(8);
    words.push(out.bytes.length);
    words.push(code.exceptions.length);
    for (const entry of code.exceptions) {
      out.word(entry.start);
      out.word(entry.end);
      out.word(entry.handler);
      out.word(entry.register);
    }
    const lines = out.bytes.length;
    words.push(lines);
    this.lines(code);
    words.push(out.bytes.length - lines);
    words.push(code.parent === null ? none : code.parent.index);
    words.push(code.docConst);
    words.push(code.loopCount);
    out.align(8);
    words.push(out.bytes.length);
    words.push(code.comprehensionVariables.length);
    for (const variable of code.comprehensionVariables) {
      out.word(variable.register);
      out.word(this.strings.text(variable.name));
      out.word(variable.isCell ? 1 : 0);
      out.word(variable.start);
      out.word(variable.end);
    }
    for (let i = 0; i < words.length; i++) out.patch(at + i * 4, words[i]!);
  }

  private cells(code: Code, words: i32[]): void {
    const out = this.out;
    out.align(8);
    words.push(out.bytes.length);
    words.push(code.cells.length);
    for (const entry of code.cells) {
      out.word(entry.register);
      out.word(this.strings.text(entry.name));
    }
    words.push(out.bytes.length);
    words.push(code.frees.length);
    for (const entry of code.frees) {
      out.word(entry.register);
      out.word(this.strings.text(entry.name));
    }
  }

  private constant(constant: CodeConstant): void {
    this.out.word(constant.kind);
    switch (constant.kind) {
      case ConstantKind.SmallInt:
        this.out.word(constant.value);
        break;
      case ConstantKind.Int:
      case ConstantKind.Float:
      case ConstantKind.Imaginary:
        this.out.word(this.strings.text(constant.text));
        break;
      case ConstantKind.Str:
        this.out.word(this.strings.add(constant.points, false));
        break;
      case ConstantKind.Bytes:
        this.out.word(this.strings.add(constant.points, true));
        break;
      case ConstantKind.Tuple:
      case ConstantKind.FrozenSet:
      case ConstantKind.Complex:
        this.out.word(this.tuples.length);
        this.tuples.push(constant.items.length);
        for (const item of constant.items) this.tuples.push(item);
        break;
      case ConstantKind.Code:
        this.out.word(constant.code!.index);
        break;
      default:
        this.out.word(0);
        break;
    }
  }

  private lines(code: Code): void {
    let previous = code.firstLine;
    const out = this.out;
    const lines = code.lines;
    const count = lines.count();
    for (let i = 0; i < count; i++) {
      const line = lines.line(i);
      out.unsigned(lines.units(i));
      out.zigzag(line - previous);
      if (line === 0) {
        out.unsigned(0);
        out.unsigned(0);
        out.unsigned(0);
      } else {
        out.unsigned(lines.endLine(i) - line);
        out.unsigned(lines.column(i) + 1);
        out.unsigned(lines.endColumn(i) + 1);
        previous = line;
      }
    }
  }

  /** The offsets, then each string; gives the table's offset. */
  private writeStrings(): i32 {
    const out = this.out;
    const table = out.bytes.length;
    const count = this.strings.points.length;
    for (let i = 0; i < count; i++) out.word(0);
    for (let i = 0; i < count; i++) {
      out.align(8);
      out.patch(table + i * 4, out.bytes.length);
      this.string(this.strings.points[i]!, this.strings.isBytes[i]!);
    }
    return table;
  }

  private string(points: CodePoints, isBytes: boolean): void {
    const out = this.out;
    let highest: i32 = 0;
    for (const c of points) if (c > highest) highest = c;
    let width: i32 = 1;
    if (highest > 0xff) width = 2;
    if (highest > 0xffff) width = 4;
    out.word(points.length);
    out.word(isBytes ? 0 : width);
    for (const c of points) {
      if (width === 1) out.bytes.push(c);
      else if (width === 2) out.unit(c);
      else out.word(c);
    }
    for (let i = 0; i < width; i++) out.bytes.push(0);
    out.align(8);
  }
}

/** The image of a module's code objects. */
export function serializeModule(module: CodeModule): u8[] {
  return new Serializer(module).run();
}
