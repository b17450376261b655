import { codePointsToString } from "../frontend/dialect.ts";
import { type Code, CodeFlag, type CodeModule, ConstantKind } from "../frontend/emit/code.ts";
import {
  IntrinsicFunction,
  Opcode,
  OperandKind,
  opcodeUnits,
  operandKinds,
  operandStart,
} from "../frontend/opcodes/opcodes.ts";

/**
 * What a module's code may import, function by function, and what reachability (reach.ts) has to know of each function: which names it mentions.
 *
 * Imports are
 * - import statements: `from a import b` counts a and a.b;
 * - the string constants of a function that mentions `import_module` or `__import__`;
 * - the string constants of a package's body that assigns `__all__`, as its submodules: `from package import *` imports them;
 * - what the runtime imports for an instruction.
 *
 * Names that turn out to be no modules cost nothing: nobody finds them.
 */

/** A function or method with everything nested in it; the first unit of a module is its body, class bodies included, and has no name. */
export interface Unit {
  readonly name: string;
  readonly imports: readonly string[];
  /** Names and attributes that it reads, and its strings that may be names. "visit_*": the start of a name that is put together at run time. */
  readonly mentions: readonly string[];
  /** Modules that it imports everything from. */
  readonly stars: readonly string[];
}

export interface ModuleSummary {
  readonly units: readonly Unit[];
  /** Strings of the body, where `__all__` is: what `import *` makes reachable. */
  readonly listed: readonly string[];
}

/** Functions whose argument is the name of a module. */
const importFunctions = ["import_module", "__import__"];

/** Opcodes that write or delete the name they carry; the others read it. */
const writers = new Set([
  Opcode.StoreGlobal,
  Opcode.DeleteGlobal,
  Opcode.StoreName,
  Opcode.DeleteName,
  Opcode.StoreAttr,
  Opcode.DeleteAttr,
  Opcode.ImportName,
  Opcode.CheckBound,
]);

const identifier = /^[^\d\W]\w*$/u;
const moduleName = /^(\.*)([^\d\W]\w*(?:\.[^\d\W]\w*)*)$/u;
const longestName = 200;

class UnitBuilder {
  readonly imports = new Set<string>();
  readonly mentions = new Set<string>();
  readonly stars = new Set<string>();
  constructor(readonly name: string) {}

  finish(): Unit {
    return {
      name: this.name,
      imports: [...this.imports],
      mentions: [...this.mentions],
      stars: [...this.stars],
    };
  }
}

/** `packageName` is what relative imports start from; `isPackage` says that the module is that package itself; `isMain` that it runs as `__main__`. */
export function summarise(
  module: CodeModule,
  packageName: string,
  isPackage: boolean,
  isMain: boolean,
): ModuleSummary {
  const body = new UnitBuilder("");
  const builders = new Map<Code | null, UnitBuilder>([[null, body]]);
  const listed = new Set<string>();
  for (const code of module.codes) {
    const root = outermostFunction(code);
    let unit = builders.get(root);
    if (unit === undefined) {
      unit = new UnitBuilder((root as Code).name);
      builders.set(root, unit);
    }
    const isBody = (code.flags & CodeFlag.ModuleBody) !== 0;
    scan(code, packageName, unit, isMain);
    for (const text of texts(code)) {
      if (isBody && identifier.test(text)) listed.add(text);
      if (isBody && isPackage && code.names.includes("__all__"))
        addModule(`${packageName}.${text}`, packageName, unit);
      if (code.names.some((name) => importFunctions.includes(name))) addModule(text, packageName, unit);
      if (!isBody || isMain) addMention(text, unit);
    }
  }
  return { units: [...builders.values()].map((unit) => unit.finish()), listed: [...listed] };
}

/** The function that a code object lies in and that has to be called for it to run; null for what runs with the module's body. */
function outermostFunction(code: Code): Code | null {
  let found: Code | null = null;
  for (let each: Code | null = code; each !== null; each = each.parent) {
    const runsWithBody = (each.flags & (CodeFlag.ModuleBody | CodeFlag.ClassBody)) !== 0;
    // Lambdas, comprehensions and the functions around type parameters count with what surrounds them.
    if (!runsWithBody && !each.name.startsWith("<")) found = each;
  }
  return found;
}

function texts(code: Code): string[] {
  return code.constants
    .filter((constant) => constant.kind === ConstantKind.Str && constant.points.length < longestName)
    .map((constant) => codePointsToString(constant.points, 0, constant.points.length));
}

function addMention(text: string, unit: UnitBuilder): void {
  if (!identifier.test(text)) return;
  unit.mentions.add(text);
  if (text.length > 1 && text.endsWith("_")) unit.mentions.add(`${text}*`);
}

/** "a.b" or, relative to the package, ".b". */
function addModule(text: string, packageName: string, unit: UnitBuilder): void {
  const match = moduleName.exec(text);
  if (match === null) return;
  const name = absoluteName(match[2] as string, (match[1] as string).length, packageName);
  if (name !== null) unit.imports.add(name);
}

function scan(code: Code, packageName: string, unit: UnitBuilder, isMain: boolean): void {
  const { units } = code;
  let base: string | null = null;
  // For the warning that nobody has awaited it.
  if ((code.flags & CodeFlag.Coroutine) !== 0) unit.imports.add("_warnings");
  for (let pc = 0; pc < units.length; pc += opcodeUnits[units[pc] as number] as number) {
    if (!isMain) pc = endOfMainBlock(code, pc);
    const opcode = units[pc] as Opcode;
    if (opcode === Opcode.ImportName) {
      // to, name (two units), fromlist, level
      base = absoluteName(code.names[wide(units, pc + 2)] as string, units[pc + 5] as number, packageName);
      if (base !== null && base !== "") unit.imports.add(base);
    } else if (opcode === Opcode.ImportFrom && base !== null && base !== "") {
      unit.imports.add(`${base}.${code.names[wide(units, pc + 3)] as string}`);
    } else if (opcode === Opcode.ImportStar && base !== null && base !== "") {
      unit.stars.add(base);
    } else for (const module of importedFor(opcode, units[pc + 2] as number)) unit.imports.add(module);
    const name = nameOperand(code, pc);
    if (name !== null && !writers.has(opcode)) unit.mentions.add(name);
  }
}

/** What the runtime imports for an instruction (call_library in runtime/object/module.h). */
function importedFor(opcode: Opcode, which: number): readonly string[] {
  if (opcode === Opcode.BuildInterpolation || opcode === Opcode.BuildTemplate) return ["_template"];
  if (opcode !== Opcode.Intrinsic) return [];
  switch (which) {
    case IntrinsicFunction.PrepareReraiseStar:
    case IntrinsicFunction.Print:
    case IntrinsicFunction.SetupAnnotations:
    case IntrinsicFunction.SetFunctionTypeParams:
      return [];
    case IntrinsicFunction.SubscriptGeneric:
      return ["_typing", "typing"];
    default:
      return ["_typing"];
  }
}

function wide(units: readonly number[], at: number): number {
  return ((units[at] as number) | ((units[at + 1] as number) << 16)) >>> 0;
}

function isWide(kind: OperandKind): boolean {
  return kind === OperandKind.Const || kind === OperandKind.Name || kind === OperandKind.Target;
}

/** The name that the instruction at `pc` carries. */
function nameOperand(code: Code, pc: number): string | null {
  const opcode = code.units[pc] as number;
  let unit = 1;
  const stop = operandStart[opcode + 1] as number;
  for (let i = operandStart[opcode] as number; i < stop; i++) {
    const kind = operandKinds[i] as OperandKind;
    if (kind === OperandKind.Name) return code.names[wide(code.units, pc + unit)] ?? null;
    unit += isWide(kind) ? 2 : 1;
  }
  return null;
}

/** `if __name__ == "__main__":` of a module that runs under another name: the pc behind its block, else `pc`. */
function endOfMainBlock(code: Code, pc: number): number {
  const { units, names, constants } = code;
  if (units[pc] !== Opcode.LoadGlobal && units[pc] !== Opcode.LoadName) return pc;
  if (nameOperand(code, pc) !== "__name__") return pc;
  const constant = pc + (opcodeUnits[units[pc] as number] as number);
  if (units[constant] !== Opcode.LoadConst || names.length === 0) return pc;
  const text = constants[wide(units, constant + 2)];
  if (
    text?.kind !== ConstantKind.Str ||
    codePointsToString(text.points, 0, text.points.length) !== "__main__"
  )
    return pc;
  const test = constant + (opcodeUnits[Opcode.LoadConst] as number);
  const jump = test + (opcodeUnits[Opcode.Equal] as number);
  if (units[test] !== Opcode.Equal || units[jump] !== Opcode.JumpIfFalse) return pc;
  return jump + wide(units, jump + 2);
}

/** `level` dots climb from the package; null when they climb out of it. */
function absoluteName(name: string, level: number, packageName: string): string | null {
  if (level === 0) return name;
  const parts = packageName === "" ? [] : packageName.split(".");
  if (level > parts.length) return null;
  const prefix = parts.slice(0, parts.length - level + 1).join(".");
  return name === "" ? prefix : `${prefix}.${name}`;
}
