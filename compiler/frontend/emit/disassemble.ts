/** A readable listing of code objects: what `--emit=bytecode` prints and the golden tests compare. */
import { appendBytesRepr, appendStrRepr } from "../ast/stringRepr.ts";
import { type CodePoints, codePointsToString, type i32, intToString } from "../dialect.ts";
import {
  CommonObject,
  IntrinsicFunction,
  Opcode,
  OperandKind,
  opcodeExtra,
  opcodeNames,
  opcodeStride,
  opcodeUnits,
  operandKinds,
  operandNames,
  operandStart,
} from "../opcodes/opcodes.ts";
import { type Code, CodeFlag, type CodeModule, ConstantKind } from "./code.ts";

const flagNames: string[] = [
  "generator",
  "coroutine",
  "asyncgen",
  "*args",
  "**kwargs",
  "class",
  "namespace",
  "registers-in-memory",
];
const flagBits: i32[] = [
  CodeFlag.Generator,
  CodeFlag.Coroutine,
  CodeFlag.AsyncGenerator,
  CodeFlag.VarArgs,
  CodeFlag.VarKeywords,
  CodeFlag.ClassBody,
  CodeFlag.Namespace,
  CodeFlag.RegistersInMemory,
];

/** repr() of a constant; long ones are cut. */
export function constantText(code: Code, index: i32): string {
  const constant = code.constants[index]!;
  switch (constant.kind) {
    case ConstantKind.None:
      return "None";
    case ConstantKind.False:
      return "False";
    case ConstantKind.True:
      return "True";
    case ConstantKind.Ellipsis:
      return "Ellipsis";
    case ConstantKind.SmallInt:
      return intToString(constant.value);
    case ConstantKind.Imaginary:
      return constant.text + "j";
    case ConstantKind.Str:
    case ConstantKind.Bytes:
      return pointsText(constant.points, constant.kind === ConstantKind.Bytes);
    case ConstantKind.Tuple:
      return groupText(code, constant.items, "(", ")");
    case ConstantKind.FrozenSet:
      return groupText(code, constant.items, "frozenset{", "}");
    case ConstantKind.Complex:
      return groupText(code, constant.items, "complex(", ")");
    case ConstantKind.Code:
      return `<code ${constant.code!.qualname}>`;
    default:
      return constant.text;
  }
}

function pointsText(points: CodePoints, isBytes: boolean): string {
  const out: CodePoints = [];
  const shown = points.length > 60 ? points.slice(0, 60) : points;
  if (isBytes) appendBytesRepr(out, shown);
  else appendStrRepr(out, shown);
  const text = codePointsToString(out, 0, out.length);
  return shown.length < points.length ? text + "…" : text;
}

function groupText(code: Code, items: i32[], open: string, close: string): string {
  let text = open;
  for (let i = 0; i < items.length; i++) {
    if (i === 10) return text + ", …" + close;
    if (i > 0) text = text + ", ";
    text = text + constantText(code, items[i]!);
  }
  return text + close;
}

/** `r5`, or the name of a local variable. */
function registerText(code: Code, register: i32): string {
  if (register === 65535) return "none";
  if ((code.flags & CodeFlag.Namespace) === 0 && register < code.localNames.length) {
    return code.localNames[register]!;
  }
  return "r" + intToString(register);
}

function wideOperand(code: Code, at: i32): i32 {
  return code.units[at]! | (code.units[at + 1]! << 16);
}

function choiceText(opcode: Opcode, value: i32): string {
  if (opcode === Opcode.Intrinsic) return IntrinsicFunction[value]!;
  if (opcode === Opcode.LoadCommon) return CommonObject[value]!;
  return intToString(value);
}

function runText(code: Code, first: i32, count: i32): string {
  if (count === 0) return "[]";
  if (count === 1) return "[" + registerText(code, first) + "]";
  return "[" + registerText(code, first) + ".." + registerText(code, first + count - 1) + "]";
}

function operandText(code: Code, opcode: Opcode, kind: OperandKind, at: i32, count: i32): string {
  const value = code.units[at]!;
  switch (kind) {
    case OperandKind.Const:
      return constantText(code, wideOperand(code, at));
    case OperandKind.Name:
      return code.names[wideOperand(code, at)]!;
    case OperandKind.Count:
    case OperandKind.Cache:
      return intToString(value);
    case OperandKind.Imm:
      return choiceText(opcode, value);
    case OperandKind.Base:
    case OperandKind.Dsts:
      return runText(code, value, count);
    case OperandKind.Dst2:
      return runText(code, value, 2);
    default:
      return registerText(code, value);
  }
}

/** The registers of an instruction's run. */
function runLength(code: Code, pc: i32): i32 {
  const opcode = code.units[pc]!;
  let at = pc + 1;
  let length: i32 = 0;
  for (let i = operandStart[opcode]!; i < operandStart[opcode + 1]!; i++) {
    const kind = operandKinds[i]!;
    const wide = kind === OperandKind.Const || kind === OperandKind.Name || kind === OperandKind.Target;
    if (kind === OperandKind.Count) length = code.units[at]! * opcodeStride[opcode]! + opcodeExtra[opcode]!;
    if (opcode === Opcode.UnpackRest && operandNames[i]! === "after") length += code.units[at]!;
    at += wide ? 2 : 1;
  }
  return length;
}

export function instructionText(code: Code, pc: i32): string {
  const opcode = code.units[pc]!;
  let text = opcodeNames[opcode]!;
  const count = runLength(code, pc);
  let at = pc + 1;
  for (let i = operandStart[opcode]!; i < operandStart[opcode + 1]!; i++) {
    const kind = operandKinds[i]!;
    if (kind === OperandKind.Target) {
      text = text + " " + operandNames[i]! + "=@" + intToString(pc + wideOperand(code, at));
      at += 2;
      continue;
    }
    if (kind !== OperandKind.Cache) {
      text = text + " " + operandNames[i]! + "=" + operandText(code, opcode, kind, at, count);
    }
    at += kind === OperandKind.Const || kind === OperandKind.Name ? 2 : 1;
  }
  return text;
}

function padded(text: string, width: i32): string {
  let result = text;
  while (result.length < width) result = result + " ";
  return result;
}

/** `line:column-column`, with the end line where it differs; "-" for no line. */
function locationText(code: Code, entry: i32): string {
  const lines = code.lines;
  if (entry >= lines.count()) return "?";
  const line = lines.line(entry);
  if (line === 0) return "-";
  const end = lines.endLine(entry) === line ? "" : intToString(lines.endLine(entry)) + ":";
  return `${line}:${lines.column(entry)}-${end}${lines.endColumn(entry)}`;
}

function headText(code: Code): string {
  let text = `code ${code.qualname} (line ${code.firstLine}): registers ${code.registerCount}`;
  if (code.argCount + code.kwOnlyCount > 0 || code.localNames.length > 0) {
    text = text + `, args ${code.argCount}/${code.posOnlyCount}/${code.kwOnlyCount}, locals`;
    for (const name of code.localNames) text = text + " " + name;
  }
  for (const cell of code.cells) text = text + `, cell ${cell.name}=${registerText(code, cell.register)}`;
  for (const free of code.frees) text = text + `, free ${free.name}=${registerText(code, free.register)}`;
  for (const variable of code.comprehensionVariables) {
    text =
      text +
      `, ${variable.name}=${registerText(code, variable.register)} in ${variable.start}-${variable.end}`;
  }
  for (let i = 0; i < flagNames.length; i++) {
    if ((code.flags & flagBits[i]!) !== 0) text = text + ", " + flagNames[i]!;
  }
  return text;
}

export function disassembleCode(code: Code, lines: string[]): void {
  lines.push(headText(code));
  let entry: i32 = 0;
  let left: i32 = code.lines.count() > 0 ? code.lines.units(0) : 0;
  let previous = "";
  for (let pc = 0; pc < code.units.length; pc += opcodeUnits[code.units[pc]!]!) {
    while (left === 0 && entry + 1 < code.lines.count()) {
      entry++;
      left = code.lines.units(entry);
    }
    const location = locationText(code, entry);
    const shown = location === previous ? "" : location;
    previous = location;
    lines.push("  " + padded(shown, 13) + " " + padded(intToString(pc), 5) + instructionText(code, pc));
    left -= opcodeUnits[code.units[pc]!]!;
  }
  for (const range of code.exceptions) {
    lines.push(
      `  except ${range.start}..${range.end} -> ${range.handler} in ${registerText(code, range.register)}`,
    );
  }
}

/** The listing of every code object of a module, one line an instruction. */
export function disassemble(module: CodeModule): string {
  const lines: string[] = [];
  for (const code of module.codes) {
    if (lines.length > 0) lines.push("");
    disassembleCode(code, lines);
  }
  let text = "";
  for (const line of lines) text = text + line + "\n";
  return text;
}
