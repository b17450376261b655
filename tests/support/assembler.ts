import {
  CellEntry,
  Code,
  CodeConstant,
  CodeModule,
  ConstantKind,
  ExceptionEntry,
} from "../../compiler/frontend/emit/code.ts";
import { locationOf } from "../../compiler/frontend/emit/locations.ts";
import { Opcode } from "../../compiler/frontend/opcodes/opcodes.ts";
import { type OperandKind, opcodeTable } from "../../compiler/frontend/opcodes/table.ts";

/**
 * A textual assembler of bytecode, for tests of what works on code objects.
 *
 *     code add args=2 registers=3 flags=0x3
 *       Add r2 r0 r1        # operands in the table's order; caches are numbered by themselves
 *     loop:
 *       LoadConst r1 1.5    # int, float, 'str', None, True, False, code:NAME
 *       JumpBack loop
 *       .try loop end handler r2
 *
 * Registers are rN, `-` is "none", counts and immediates plain numbers, names bare words. Code objects stand in module order.
 */
export function assemble(text: string): CodeModule {
  const module = new CodeModule("test.py", "test");
  const sections: { code: Code; lines: string[] }[] = [];
  for (const raw of text.split("\n")) {
    const line = raw.replace(/#.*$/, "").trim();
    if (line === "") continue;
    if (line.startsWith("code ")) {
      const code = header(line);
      module.codes.push(code);
      sections.push({ code, lines: [] });
    } else sections[sections.length - 1]!.lines.push(line);
  }
  for (const { code, lines } of sections) new Assembler(module, code).run(lines);
  return module;
}

function header(line: string): Code {
  const [, name, ...settings] = line.split(/\s+/) as [string, string, ...string[]];
  const code = new Code(name, name, 1);
  for (const setting of settings) {
    const [key, value] = setting.split("=") as [string, string];
    if (key === "args") code.argCount = Number(value);
    else if (key === "kwonly") code.kwOnlyCount = Number(value);
    else if (key === "registers") code.registerCount = Number(value);
    else if (key === "flags") code.flags = Number(value);
    else throw new Error(`no setting ${key}`);
  }
  code.localNames = Array.from({ length: code.argCount + code.kwOnlyCount }, (_, i) => `p${i}`);
  return code;
}

function constant(module: CodeModule, text: string): CodeConstant {
  const make = (kind: ConstantKind, fill: (c: CodeConstant) => void = () => {}): CodeConstant => {
    const c = new CodeConstant(kind);
    fill(c);
    return c;
  };
  const singletons: Record<string, ConstantKind> = {
    None: ConstantKind.None,
    True: ConstantKind.True,
    False: ConstantKind.False,
  };
  if (text in singletons) return make(singletons[text]!);
  if (text.startsWith("'")) {
    return make(ConstantKind.Str, (c) => {
      c.points = [...text.slice(1, -1)].map((ch) => ch.codePointAt(0)!);
    });
  }
  if (text.startsWith("code:")) {
    return make(ConstantKind.Code, (c) => {
      c.code = module.codes.find(({ name }) => name === text.slice(5))!;
    });
  }
  if (/[.e]/.test(text)) return make(ConstantKind.Float, (c) => (c.text = text));
  const n = Number(text);
  if (n === (n | 0)) return make(ConstantKind.SmallInt, (c) => (c.value = n));
  return make(ConstantKind.Int, (c) => (c.text = text));
}

class Assembler {
  private readonly module: CodeModule;
  private readonly code: Code;
  private readonly labels = new Map<string, number>();
  private readonly constants = new Map<string, number>();
  private readonly patches: { at: number; from: number; label: string }[] = [];
  private readonly tries: string[][] = [];

  constructor(module: CodeModule, code: Code) {
    this.module = module;
    this.code = code;
  }

  run(lines: string[]): void {
    for (const line of lines) {
      if (line.endsWith(":")) this.labels.set(line.slice(0, -1), this.code.units.length);
      else if (line.startsWith(".try ")) this.tries.push(line.split(/\s+/).slice(1));
      else if (line.startsWith(".cell ")) this.cell(line.split(/\s+/));
      else this.instruction(line.match(/'[^']*'|\S+/g)!);
    }
    for (const { at, from, label } of this.patches) {
      const distance = this.label(label) - from;
      this.code.units[at] = distance & 0xffff;
      this.code.units[at + 1] = (distance >> 16) & 0xffff;
    }
    for (const [start, end, handler, register] of this.tries) {
      const entry = new ExceptionEntry(
        this.label(start!),
        this.label(end!),
        this.label(handler!),
        Number(register!.slice(1)),
      );
      this.code.exceptions.push(entry);
    }
    this.code.lines.add(locationOf(1, 0, 1, 1), this.code.units.length);
  }

  private cell([, register, name]: string[]): void {
    this.code.cells.push(new CellEntry(Number(register!.slice(1)), name!));
  }

  private label(name: string): number {
    const pc = this.labels.get(name);
    if (pc === undefined) throw new Error(`no label ${name}`);
    return pc;
  }

  private instruction(words: string[]): void {
    const opcode = Opcode[words[0] as keyof typeof Opcode];
    const spec = opcodeTable[opcode];
    if (spec === undefined) throw new Error(`no opcode ${words[0]}`);
    const from = this.code.units.length;
    this.code.units.push(opcode);
    let word = 1;
    for (const operand of spec.operands.split(" ").filter((o) => o !== "")) {
      const kind = operand.split(":")[1] as OperandKind;
      if (kind === "cache") this.code.units.push(this.code.cacheCount++);
      else this.operand(kind, words[word++]!, from);
    }
    if (word !== words.length) throw new Error(`${words.join(" ")}: ${spec.operands}`);
  }

  private operand(kind: OperandKind, text: string, from: number): void {
    const { units } = this.code;
    if (kind === "target") {
      this.patches.push({ at: units.length, from, label: text });
      units.push(0, 0);
    } else if (kind === "const") units.push(this.constantIndex(text), 0);
    else if (kind === "name") units.push(this.nameIndex(text), 0);
    else if (kind === "count" || kind === "imm") units.push(Number(text));
    else units.push(text === "-" ? 65535 : Number(text.slice(1)));
  }

  private constantIndex(text: string): number {
    let index = this.constants.get(text);
    if (index === undefined) {
      index = this.code.constants.push(constant(this.module, text)) - 1;
      this.constants.set(text, index);
    }
    return index;
  }

  private nameIndex(text: string): number {
    const index = this.code.names.indexOf(text);
    return index >= 0 ? index : this.code.names.push(text) - 1;
  }
}
