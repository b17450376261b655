import { type Code, CodeFlag, type CodeModule, ConstantKind } from "../frontend/emit/code.ts";
import { Opcode } from "../frontend/opcodes/opcodes.ts";
import { decode, type Instruction, operand } from "../ir/build/bytecode.ts";
import { trackFunctions } from "./globalFunctions.ts";
import type { Kind } from "./kinds.ts";

/**
 * Models of the module's plain classes: what their instances probably look like, and which code their methods run.
 *
 * Plain is a class without bases, keywords and decorators that a `class` statement assigns to a global name, the only assignment of that name, and whose body
 * does not take over construction or attribute access. Its attributes are those that `__init__` stores into its first parameter, in the order of
 * the code; the shape of a complete instance follows from that order and from what is guessed of each attribute's representation.
 *
 * Nothing here is a fact. When native code first meets such a class, the runtime tests all that the model says and fills the class's assumption words
 * (runtime/abi/class_words.h); guards read them.
 */
export interface FieldModel {
  readonly name: string;
  /** Of the name in `__init__`'s code object. */
  readonly nameIndex: number;
  /** What values are stored; undefined: nothing is known, any: they disagree. A float makes the slot an unboxed double. */
  kind: Kind | undefined;
}

export interface MethodModel {
  readonly name: string;
  /** Index of its code object. */
  readonly code: number;
}

export interface ClassModel {
  readonly index: number;
  readonly name: string;
  readonly fields: readonly FieldModel[];
  /** Functions that the class body defines once, `__init__` first. */
  readonly methods: readonly MethodModel[];
  /** Another class statement of the module names it as a base: objects that come by are probably not its own instances. */
  readonly hasSubclasses: boolean;
}

/** The runtime's words have room for this many. */
const maxFields = 30;
const maxMethods = 64;

/** Attributes of a class body that change what construction or attribute access means. */
const special = new Set([
  "__new__",
  "__slots__",
  "__getattribute__",
  "__getattr__",
  "__setattr__",
  "__delattr__",
  "__del__",
  "__class__",
  "__dict__",
]);

const withoutPositions =
  CodeFlag.VarArgs | CodeFlag.VarKeywords | CodeFlag.Generator | CodeFlag.Coroutine | CodeFlag.AsyncGenerator;

/** A class statement: the code object of its body, and whether it has nothing but that. */
interface ClassStatement {
  readonly body: number;
  readonly isBare: boolean;
}

export class ClassModels {
  readonly all: readonly ClassModel[];
  private readonly byName: ReadonlyMap<string, ClassModel>;
  /** Attribute names that objects of other classes have too. */
  private readonly elsewhere: ReadonlySet<string>;

  constructor(module: CodeModule) {
    const scan = new Scan(module);
    this.all = scan.models;
    this.byName = new Map(this.all.map((model) => [model.name, model]));
    this.elsewhere = scan.namesOfOtherClasses();
  }

  /** The class that a global name holds, or null. */
  named(name: string): ClassModel | null {
    return this.byName.get(name) ?? null;
  }

  /** The only class whose instances have all these attributes and methods, or null. */
  withAttributes(names: ReadonlySet<string>): ClassModel | null {
    for (const name of names) if (this.elsewhere.has(name)) return null;
    const found = this.all.filter((model) => [...names].every((name) => hasAttribute(model, name)));
    return found.length === 1 && !found[0]!.hasSubclasses ? found[0]! : null;
  }
}

function hasAttribute(model: ClassModel, name: string): boolean {
  return fieldIndex(model, name) >= 0 || methodIndex(model, name) >= 0;
}

/** Position of an attribute in the order of the instances' slots, or -1. */
export function fieldIndex(model: ClassModel, name: string): number {
  return model.fields.findIndex((field) => field.name === name);
}

/** Position among the methods, or -1. */
export function methodIndex(model: ClassModel, name: string): number {
  return model.methods.findIndex((method) => method.name === name);
}

class Scan {
  readonly models: ClassModel[] = [];
  private readonly module: CodeModule;
  private readonly statements: ClassStatement[] = [];
  private readonly assigned = new Map<string, { times: number; statement: ClassStatement | null }>();
  private readonly bases = new Set<string>();

  constructor(module: CodeModule) {
    this.module = module;
    for (const code of module.codes) this.scan(code);
    for (const [name, { times, statement }] of this.assigned) {
      if (times === 1 && statement?.isBare) this.model(name, statement.body);
    }
  }

  // --- class statements ----------------------------------------------------------------------------------------------

  /** Follows functions, classes and globals through the registers of one code object, in the order of the code. */
  private scan(code: Code): void {
    const functions = new Map<number, number>();
    const builders = new Set<number>();
    const globals = new Map<number, string>();
    const classes = new Map<number, ClassStatement>();
    for (const instruction of decode(code)) {
      const found = builders.has(operandOr(instruction, "callee"))
        ? this.classStatement(instruction, functions, globals)
        : null;
      trackFunctions(this.module, code.constants, instruction, functions, true);
      this.assignment(code, instruction, classes);
      for (const register of instruction.writes) {
        builders.delete(register);
        globals.delete(register);
        classes.delete(register);
      }
      const to = instruction.writes[0]!;
      if (instruction.opcode === Opcode.LoadBuildClass) builders.add(to);
      if (instruction.opcode === Opcode.LoadGlobal)
        globals.set(to, code.names[operand(instruction, "name")]!);
      if (found !== null) classes.set(to, found);
    }
  }

  private classStatement(
    instruction: Instruction,
    functions: ReadonlyMap<number, number>,
    globals: ReadonlyMap<number, string>,
  ): ClassStatement | null {
    const base = operand(instruction, "callee");
    const body = functions.get(base + 2);
    // Callee and self, the body, the name; what follows are bases.
    for (const register of instruction.reads.slice(4)) {
      const name = globals.get(register);
      if (name !== undefined) this.bases.add(name);
    }
    if (body === undefined) return null;
    const isBare = instruction.opcode === Opcode.Call && operand(instruction, "count") === 2;
    const statement = { body, isBare };
    this.statements.push(statement);
    return statement;
  }

  private assignment(
    code: Code,
    instruction: Instruction,
    classes: ReadonlyMap<number, ClassStatement>,
  ): void {
    const { opcode } = instruction;
    if (opcode === Opcode.DeleteGlobal) this.assign(code.names[operand(instruction, "name")]!, null);
    if (opcode !== Opcode.StoreGlobal) return;
    const statement = classes.get(operand(instruction, "from")) ?? null;
    this.assign(code.names[operand(instruction, "name")]!, statement);
  }

  private assign(name: string, statement: ClassStatement | null): void {
    this.assigned.set(name, { times: (this.assigned.get(name)?.times ?? 0) + 1, statement });
  }

  // --- bodies --------------------------------------------------------------------------------------------------------

  private model(name: string, body: number): void {
    const methods = this.methodsOf(body);
    if (methods === null || methods.length > maxMethods) return;
    const init = methods[0]?.name === "__init__" ? methods[0].code : -1;
    const fields = init < 0 ? [] : fieldsOf(this.module.codes[init]!);
    if (init < 0 || fields === null || fields.length > maxFields) return;
    const stored = storedNames(this.module.codes[body]!);
    if (fields.some((field) => stored.has(field.name))) return;
    this.models.push({
      index: this.models.length,
      name,
      fields,
      methods,
      hasSubclasses: this.bases.has(name),
    });
  }

  /** Null when the class is not plain. */
  private methodsOf(body: number): MethodModel[] | null {
    const code = this.module.codes[body]!;
    if (instructionsAreSpecial(code)) return null;
    const functions = new Map<number, number>();
    const found = new Map<string, number>();
    const stored = storedNames(code);
    for (const instruction of decode(code)) {
      trackFunctions(this.module, code.constants, instruction, functions, true);
      if (instruction.opcode !== Opcode.StoreName) continue;
      const name = code.names[operand(instruction, "name")]!;
      if (special.has(name)) return null;
      const method = functions.get(operand(instruction, "from"));
      const isMangled = method !== undefined && this.module.codes[method]!.name !== name;
      if (method !== undefined && stored.get(name) === 1 && !isMangled) found.set(name, method);
    }
    const methods = [...found].map(([name, method]) => ({ name, code: method }));
    return methods.sort((a, b) => Number(b.name === "__init__") - Number(a.name === "__init__"));
  }

  // --- other classes -------------------------------------------------------------------------------------------------

  namesOfOtherClasses(): Set<string> {
    const names = new Set<string>();
    const modelled = new Set(this.models.flatMap(({ methods }) => methods.map(({ code }) => code)));
    for (const { body } of this.statements) {
      const code = this.module.codes[body]!;
      const functions = new Map<number, number>();
      const methods: number[] = [];
      for (const instruction of decode(code)) {
        trackFunctions(this.module, code.constants, instruction, functions, true);
        if (instruction.opcode === Opcode.StoreName)
          methods.push(functions.get(operand(instruction, "from")) ?? -1);
      }
      if (methods.some((method) => modelled.has(method))) continue;
      for (const name of storedNames(code).keys()) if (!/^__\w+__$/.test(name)) names.add(name);
      for (const method of methods)
        if (method >= 0) for (const name of attributesStored(this.module.codes[method]!)) names.add(name);
    }
    return names;
  }
}

/** A register operand, -1 when the instruction has none of that name. */
function operandOr(instruction: Instruction, name: string): number {
  return instruction.operands.find((candidate) => candidate.name === name)?.value ?? -1;
}

/** Names that a class body assigns, and how often. */
function storedNames(code: Code): Map<string, number> {
  const names = new Map<string, number>();
  for (const instruction of decode(code)) {
    if (instruction.opcode !== Opcode.StoreName) continue;
    const name = code.names[operand(instruction, "name")]!;
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  return names;
}

function instructionsAreSpecial(code: Code): boolean {
  return decode(code).some(({ opcode }) => opcode === Opcode.DeleteName || opcode === Opcode.ImportStar);
}

/** Attributes stored into the first parameter, in the order of the code; null when one is deleted again or the parameter is assigned. */
function fieldsOf(code: Code): FieldModel[] | null {
  if ((code.flags & withoutPositions) !== 0 || code.kwOnlyCount > 0 || code.argCount < 1) return null;
  const fields: FieldModel[] = [];
  for (const instruction of decode(code)) {
    if (instruction.writes.includes(0)) return null;
    if (operandOr(instruction, "object") !== 0) continue;
    if (instruction.opcode === Opcode.DeleteAttr) return null;
    if (instruction.opcode !== Opcode.StoreAttr) continue;
    const nameIndex = operand(instruction, "name");
    const name = code.names[nameIndex]!;
    if (!fields.some((field) => field.name === name)) fields.push({ name, nameIndex, kind: undefined });
  }
  return returnsNone(code) ? fields : null;
}

/** Whether every return gives the constant None. */
function returnsNone(code: Code): boolean {
  const none = new Set<number>();
  for (const instruction of decode(code)) {
    if (instruction.opcode === Opcode.Return && !none.has(operand(instruction, "value"))) return false;
    for (const register of instruction.writes) none.delete(register);
    if (instruction.opcode !== Opcode.LoadConst) continue;
    if (code.constants[operand(instruction, "value")]!.kind === ConstantKind.None)
      none.add(operand(instruction, "to"));
  }
  return true;
}

function attributesStored(code: Code): string[] {
  return decode(code)
    .filter(({ opcode }) => opcode === Opcode.StoreAttr)
    .map((instruction) => code.names[operand(instruction, "name")]!);
}
