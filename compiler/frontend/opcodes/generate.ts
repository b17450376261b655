// dialect: no — a generator script.

/**
 * Generates from table.ts: opcodes.ts (dialect enums and operand tables), OPCODES.md, and on request the C++ table.
 * `node build/… generate` writes the first two (npm run generate:opcodes); the runtime's build asks for `--cpp FILE`.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { choiceTables, type OpcodeSpec, type OperandKind, opcodeTable } from "./table.ts";

export interface Operand {
  readonly name: string;
  readonly kind: OperandKind;
  /** Position in units after the opcode. */
  readonly unit: number;
}

const wideKinds: ReadonlySet<OperandKind> = new Set<OperandKind>(["const", "name", "target"]);

export function operandsOf(spec: OpcodeSpec): Operand[] {
  let unit = 1;
  return spec.operands
    .split(" ")
    .filter((part) => part !== "")
    .map((part) => {
      const [name, kind] = part.split(":") as [string, OperandKind];
      const operand = { name, kind, unit };
      unit += wideKinds.has(kind) ? 2 : 1;
      return operand;
    });
}

export function unitsOf(spec: OpcodeSpec): number {
  return operandsOf(spec).reduce((sum, operand) => sum + (wideKinds.has(operand.kind) ? 2 : 1), 1);
}

const kindNames: readonly OperandKind[] = [
  "dst",
  "dst2",
  "src",
  "src?",
  "raw",
  "cell",
  "base",
  "dsts",
  "count",
  "imm",
  "const",
  "name",
  "target",
  "cache",
];

const effectBits = { raises: 1, calls: 2, writes: 4, reads: 8, ends: 16 } as const;

function enumName(kind: OperandKind): string {
  if (kind === "src?") return "OptionalSrc";
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}

function effectMask(spec: OpcodeSpec): number {
  let mask = 0;
  for (const effect of spec.effects) mask |= effectBits[effect];
  return spec.effects.includes("calls")
    ? mask | effectBits.raises | effectBits.writes | effectBits.reads
    : mask;
}

export function generateTypeScript(): string {
  const lines: string[] = [
    "// Generated from table.ts by generate.ts; do not edit.",
    "",
    'import type { i32 } from "../dialect.ts";',
    "",
    "export enum Opcode {",
    ...opcodeTable.map((spec) => `  /** ${spec.doc} */\n  ${spec.name},`),
    "}",
    "",
    "export enum OperandKind {",
    ...kindNames.map((kind) => `  ${enumName(kind)},`),
    "}",
    "",
    "/** Bits of `opcodeEffects`. */",
    "export enum Effect {",
    ...Object.entries(effectBits).map(
      ([name, bit]) => `  ${name.charAt(0).toUpperCase()}${name.slice(1)} = ${bit},`,
    ),
    "}",
  ];
  for (const [name, choices] of Object.entries(choiceTables)) {
    lines.push("", `export enum ${name} {`, ...choices.map((c) => `  /** ${c.doc} */\n  ${c.name},`), "}");
  }
  const perOpcode = (name: string, doc: string, type: string, value: (spec: OpcodeSpec) => string): void => {
    lines.push("", `/** ${doc} */`, `export const ${name}: ${type}[] = [`);
    lines.push(...opcodeTable.map((spec) => `  ${value(spec)},`), "];");
  };
  perOpcode("opcodeNames", "Names, by opcode.", "string", (spec) => JSON.stringify(spec.name));
  perOpcode("opcodeUnits", "Length in 16-bit units, the opcode's own included.", "i32", (spec) =>
    String(unitsOf(spec)),
  );
  perOpcode("opcodeEffects", "Union of `Effect` bits.", "i32", (spec) => String(effectMask(spec)));
  perOpcode("opcodeStride", "Registers of a run for each unit of its count.", "i32", (spec) =>
    String(spec.stride ?? 1),
  );
  perOpcode("opcodeExtra", "Registers of a run beyond count * stride.", "i32", (spec) =>
    String(spec.extra ?? 0),
  );
  lines.push(
    "",
    "/** Where an opcode's operands start in `operandKinds` and `operandNames`; one entry more than there are opcodes. */",
  );
  lines.push("export const operandStart: i32[] = [");
  let start = 0;
  for (const spec of opcodeTable) {
    lines.push(`  ${start},`);
    start += operandsOf(spec).length;
  }
  lines.push(`  ${start},`, "];");
  const flat = opcodeTable.flatMap((spec) => operandsOf(spec));
  lines.push(
    "",
    "/** Values of `OperandKind`, all opcodes in order. */",
    "export const operandKinds: i32[] = [",
  );
  lines.push(...flat.map((operand) => `  ${kindNames.indexOf(operand.kind)},`), "];");
  lines.push(
    "",
    "export const operandNames: string[] = [",
    ...flat.map((o) => `  ${JSON.stringify(o.name)},`),
    "];",
    "",
  );
  return lines.join("\n");
}

export function generateMarkdown(): string {
  const lines = [
    "# Opcodes",
    "",
    "Generated from table.ts, whose head explains operand kinds and effects.",
    "",
    "| opcode | operands | effects | meaning |",
    "|---|---|---|---|",
  ];
  const escapeBars = (text: string): string => text.replaceAll("|", "\\|");
  for (const spec of opcodeTable)
    lines.push(`| ${spec.name} | ${spec.operands} | ${spec.effects.join(" ")} | ${escapeBars(spec.doc)} |`);
  for (const [name, choices] of Object.entries(choiceTables)) {
    lines.push("", `## ${name}`, "", "| value | name | meaning |", "|---|---|---|");
    choices.forEach((choice, i) => {
      lines.push(`| ${i} | ${choice.name} | ${choice.doc} |`);
    });
  }
  return `${lines.join("\n")}\n`;
}

function snakeCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toLowerCase();
}

/** Every operand of every opcode, for code that looks at instructions without knowing them. */
function cppOperands(): string[] {
  const lines = [
    "enum class OperandKind : uint8_t {",
    ...kindNames.map((kind) => `  ${enumName(kind)},`),
    "};",
    "struct OperandInfo {",
    "  OperandKind kind;",
    "  uint8_t unit; ///< offset from the opcode",
    "};",
    "/// All opcodes' operands in order; those of an opcode begin at its kOperandStart and end where the next one's begin.",
    "inline constexpr OperandInfo kOperands[] = {",
  ];
  const starts = [0];
  for (const spec of opcodeTable) {
    const operands = operandsOf(spec);
    for (const o of operands) lines.push(`  {OperandKind::${enumName(o.kind)}, ${o.unit}},`);
    starts.push((starts.at(-1) as number) + operands.length);
  }
  const table = (name: string, values: readonly number[]): string =>
    `inline constexpr uint16_t ${name}[] = {${values.join(", ")}};`;
  return [
    ...lines,
    "};",
    table("kOperandStart", starts),
    table("kOpcodeUnits", opcodeTable.map(unitsOf)),
    table("kOpcodeEffects", opcodeTable.map(effectMask)),
    "/// Registers of a run for each unit of its count, and those beyond.",
    table(
      "kRunStride",
      opcodeTable.map((spec) => spec.stride ?? 1),
    ),
    table(
      "kRunExtra",
      opcodeTable.map((spec) => spec.extra ?? 0),
    ),
    ...Object.entries(effectBits).map(
      ([name, bit]) =>
        `inline constexpr unsigned kEffect${name.charAt(0).toUpperCase()}${name.slice(1)} = ${bit};`,
    ),
  ];
}

/**
 * The C++ side: PYC_OPCODES(X) with X(Name, units, effects), one constexpr struct of operand offsets an opcode
 * (`operand::Add::left`), and the choice enums.
 */
export function generateCpp(): string {
  const lines = [
    "// Generated from compiler/frontend/opcodes/table.ts; do not edit.",
    "#pragma once",
    "#include <cstdint>",
    "",
    "#define PYC_OPCODES(X) \\",
    ...opcodeTable.map((spec) => `  X(${spec.name}, ${unitsOf(spec)}, ${effectMask(spec)}) \\`),
    "",
    "",
    "namespace pyc {",
    "",
    "enum class Opcode : uint16_t {",
    ...opcodeTable.map((spec) => `  ${spec.name},`),
    "};",
    `inline constexpr unsigned kOpcodeCount = ${opcodeTable.length};`,
    "",
    "/// Offsets of operands in units from the opcode.",
    "namespace operand {",
  ];
  for (const spec of opcodeTable) {
    lines.push(`struct ${spec.name} {`);
    for (const o of operandsOf(spec))
      lines.push(`  static constexpr unsigned ${snakeCase(o.name)}_ = ${o.unit};`);
    lines.push(`  static constexpr unsigned units = ${unitsOf(spec)};`, "};");
  }
  lines.push("} // namespace operand", "", ...cppOperands(), "");
  for (const [name, choices] of Object.entries(choiceTables))
    lines.push(`enum class ${name} : uint16_t {`, ...choices.map((c) => `  ${c.name},`), "};");
  lines.push("", "} // namespace pyc", "");
  return lines.join("\n");
}

function main(args: readonly string[]): void {
  const cpp = args.indexOf("--cpp");
  if (cpp >= 0) {
    const file = args[cpp + 1];
    if (file === undefined) throw new Error("--cpp needs a file");
    const text = generateCpp();
    let old = "";
    try {
      old = readFileSync(file, "utf8");
    } catch {
      // first build
    }
    if (old !== text) writeFileSync(file, text);
    return;
  }
  const here = new URL(".", import.meta.url);
  writeFileSync(new URL("opcodes.ts", here), generateTypeScript());
  writeFileSync(new URL("OPCODES.md", here), generateMarkdown());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
