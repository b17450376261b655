import { type CodeModule, ConstantKind } from "../frontend/emit/code.ts";
import type { Inst } from "../ir/function.ts";
import type { Type } from "../ir/types.ts";

/**
 * Kinds of values, and what the arithmetic of Python becomes for them.
 *
 * A kind is what inference knows or dares to guess of a value: a machine integer, a double, a bit, or any object. `planOf` says for an operation and the kinds of
 * its operands which unboxed operation computes it and as what it wants each operand; operands of kind `any` are then unboxed behind
 * a guard. The guesses are few and named:
 *   - with a float on one side of an arithmetic operation, the other one is a number;
 *   - with an integer on one side, the other one is an integer, except for == and !=, which compare with anything.
 *
 * A kind `object k` says that the value is probably an instance of class k of the module (classes.ts). It is never more than a guess: values of that
 * kind stay boxed, and whoever relies on it tests the object's shape.
 */
export type ObjectKind = `object ${number}`;
export type Kind = "int" | "float" | "bool" | "any" | ObjectKind;

/** Kinds of unboxed values. */
export type RawKind = "int" | "float" | "bool";

export function objectKind(model: number): ObjectKind {
  return `object ${model}`;
}

/** The class of a kind of objects, or null. */
export function classOfKind(kind: Kind | undefined): number | null {
  return kind?.startsWith("object ") ? Number(kind.slice("object ".length)) : null;
}

export function isRaw(kind: Kind | undefined): kind is RawKind {
  return kind === "int" || kind === "float" || kind === "bool";
}

/** How an operand is wanted: `number` is a double, made from an integer too. `exact` is a double, from an integer only where no bit is lost. */
export type Want = "int" | "float" | "number" | "exact" | "bool";

export interface Plan {
  /** Name of the SSA operation; `same` is the operand itself. */
  readonly op: string;
  readonly wants: readonly Want[];
  readonly result: RawKind;
  /** Constant operands that follow. */
  readonly extra?: "zero.int" | "zero.float";
}

/** The smallest kind that covers both; undefined is "no value yet". */
export function join(a: Kind | undefined, b: Kind | undefined): Kind | undefined {
  if (a === undefined) return b;
  if (b === undefined || a === b) return a;
  return "any";
}

export function typeOfKind(kind: Kind): Type {
  return isRaw(kind) ? kind : "value";
}

const intOps: Record<string, string> = {
  Add: "int.add",
  Subtract: "int.subtract",
  Multiply: "int.multiply",
  FloorDivide: "int.floordivide",
  Remainder: "int.remainder",
  LeftShift: "int.leftshift",
  RightShift: "int.rightshift",
  And: "int.and",
  Or: "int.or",
  Xor: "int.xor",
};

const floatOps: Record<string, string> = {
  Add: "float.add",
  Subtract: "float.subtract",
  Multiply: "float.multiply",
  TrueDivide: "float.divide",
  FloorDivide: "float.floordivide",
  Remainder: "float.remainder",
  Power: "float.power",
};

const comparisons: Record<string, string> = {
  Less: "less",
  LessEqual: "lessequal",
  Equal: "equal",
  NotEqual: "notequal",
  Greater: "greater",
  GreaterEqual: "greaterequal",
};

/** Neither a bit nor probably an object with operators of its own. */
function mayBeNumbers(kinds: readonly Kind[]): boolean {
  return kinds.every((kind) => kind !== "bool" && classOfKind(kind) === null);
}

function planArithmetic(name: string, a: Kind, b: Kind): Plan | null {
  const kinds = [a, b];
  if (!mayBeNumbers(kinds)) return null;
  if (kinds.includes("float")) {
    const op = floatOps[name];
    return op === undefined ? null : { op, wants: ["number", "number"], result: "float" };
  }
  if (!kinds.includes("int")) return null;
  const op = intOps[name];
  if (op !== undefined) return { op, wants: ["int", "int"], result: "int" };
  if (name === "TrueDivide" && a === "int" && b === "int")
    return { op: "int.truedivide", wants: ["int", "int"], result: "float" };
  return null;
}

function planComparison(name: string, a: Kind, b: Kind): Plan | null {
  const kinds = [a, b];
  const suffix = comparisons[name]!;
  if (!mayBeNumbers(kinds)) return null;
  const equality = name === "Equal" || name === "NotEqual";
  if (equality && kinds.includes("any")) return null;
  if (kinds.includes("float")) return { op: `float.${suffix}`, wants: ["exact", "exact"], result: "bool" };
  if (kinds.includes("int")) return { op: `int.${suffix}`, wants: ["int", "int"], result: "bool" };
  return null;
}

function planUnary(name: string, a: Kind): Plan | null {
  if (name === "Not" || name === "truth") {
    const equal = name === "Not" ? "equal" : "notequal";
    if (a === "int") return { op: `int.${equal}`, wants: ["int"], result: "bool", extra: "zero.int" };
    if (a === "float") return { op: `float.${equal}`, wants: ["float"], result: "bool", extra: "zero.float" };
    if (a === "bool") return { op: name === "Not" ? "bool.not" : "same", wants: ["bool"], result: "bool" };
    return null;
  }
  if (a !== "int" && a !== "float") return null;
  if (name === "Negative") return { op: `${a}.negative`, wants: [a], result: a };
  if (name === "Positive") return { op: "same", wants: [a], result: a };
  if (name === "Invert" && a === "int") return { op: "int.invert", wants: ["int"], result: "int" };
  return null;
}

/** The plan for an operation whose operands have these kinds; null where it stays as it is. */
export function planOf(inst: Inst, kinds: readonly Kind[]): Plan | null {
  const { name } = inst.op;
  if (name === "truth") return planUnary("truth", kinds[0]!);
  if (!name.startsWith("py.")) return null;
  const plain = name.slice("py.".length).replace(/^InPlace/, "");
  if (plain in comparisons) return planComparison(plain, kinds[0]!, kinds[1]!);
  if (plain in intOps || plain in floatOps) return planArithmetic(plain, kinds[0]!, kinds[1]!);
  if (["Not", "Negative", "Positive", "Invert"].includes(plain)) return planUnary(plain, kinds[0]!);
  return null;
}

const tests = new Set(["Not", "Is", "IsNot", "In", "NotIn"]);

/** Whether it is an arithmetic operator of two operands, a comparison or a test. */
export function isOperator(inst: Inst): boolean {
  if (!inst.op.name.startsWith("py.")) return false;
  const plain = inst.op.name.slice("py.".length).replace(/^InPlace/, "");
  return plain in comparisons || plain in intOps || plain in floatOps || tests.has(plain);
}

/** The kind of a constant that needs no boxing. */
export function constantKind(module: CodeModule, inst: Inst): Kind {
  switch (module.codes[inst.site.code]!.constants[Number(inst.imms[0])]!.kind) {
    case ConstantKind.SmallInt:
      return "int";
    case ConstantKind.Float:
      return "float";
    case ConstantKind.True:
    case ConstantKind.False:
      return "bool";
    default:
      return "any";
  }
}
