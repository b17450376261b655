import { Opcode } from "../frontend/opcodes/opcodes.ts";
import { type OperandKind, opcodeTable } from "../frontend/opcodes/table.ts";
import type { Type } from "./types.ts";

/**
 * The operations of the SSA form: one table, from which builder, printer, parser, verifier, passes and the LLVM emitter take what they
 * know of an operation.
 *
 * Two families. `py.X` is the bytecode instruction X with its register operands as arguments and its other operands as immediates, in
 * the order of opcodes/table.ts; it means exactly what the instruction means, and its effects are the instruction's. The others are written down
 * here: constants, unboxed arithmetic, guards, frame accesses.
 *
 * Where an instruction needs its function object (globals, closure), that is the first argument: in inlined code it is not the running native function's.
 *
 * An operation that may fail reports it beside its result. What happens then is one of: the block ends in `check`, whose second edge is taken (`caught`), or
 * the function unwinds. A guard that fails leaves native code through its frame state, before any effect of its bytecode instruction.
 */

/** How a failure shows in the result of the runtime call that implements an operation. */
export type Failure = "never" | "null" | "negative";

export interface OpSpec {
  readonly name: string;
  /** Argument types; a trailing "*" on the last one repeats it. */
  readonly args: readonly (Type | "value*")[];
  readonly result: Type;
  /** Number of immediates; -1 for one an argument but the first. */
  readonly imms: number;
  readonly failure: Failure;
  /** Has a frame state and leaves through it when what it assumes does not hold. */
  readonly guard: boolean;
  /** May run arbitrary Python: collect, block, change any state. */
  readonly calls: boolean;
  readonly writes: boolean;
  readonly reads: boolean;
  /** `py.X` with several results: they are read with `result`. */
  readonly multiple: boolean;
  /** `py.X` that needs the running function's globals, closure or module: the function object is its first argument. */
  readonly usesFunction: boolean;
  /** The bytecode instruction of a `py.X`. */
  readonly opcode: Opcode | null;
  readonly doc: string;
}

/** Operand kinds of an instruction that become arguments, immediates, or neither, of its `py.X`. */
const argumentKinds: readonly OperandKind[] = ["src", "src?", "raw", "cell", "base"];
const immediateKinds: readonly OperandKind[] = ["imm", "const", "name", "count", "cache"];

/** Instructions that the builder turns into moves or control flow. */
const structural = new Set<string>([
  "Move",
  "LoadConst",
  "LoadNull",
  "Jump",
  "JumpBack",
  "JumpIfTrue",
  "JumpIfFalse",
  "JumpIfNone",
  "JumpIfNotNone",
  "Return",
  "Yield",
]);

/** Without effects by the opcode table, but they allocate, and so may run out of memory. */
const allocating = new Set<string>([
  "MakeCell",
  "BuildSlice",
  "BuildTuple",
  "BuildList",
  "BuildString",
  "ListAppend",
  "ListToTuple",
  "MakeFunction",
  "BuildTemplate",
  "AsyncWrap",
  "StoreGlobal",
]);

/** Instructions that need the running function's globals, closure or module. */
const usesFunction = new Set<string>([
  "LoadGlobal",
  "StoreGlobal",
  "DeleteGlobal",
  "LoadName",
  "LoadNameOrCell",
  "LoadNameOrGlobal",
  "LoadFree",
  "MakeFunction",
  "LoadBuildClass",
  "Intrinsic",
  "ImportName",
  "ImportStar",
  "LoadSuperAttr",
  "LoadSuperMethod",
]);

function pyOp(spec: (typeof opcodeTable)[number]): OpSpec {
  const kinds = spec.operands
    .split(" ")
    .filter((text) => text !== "")
    .map((text) => text.split(":")[1] as OperandKind);
  const isRun = kinds.includes("base");
  const args = kinds.filter((kind) => argumentKinds.includes(kind)).map((): Type => "value");
  if (usesFunction.has(spec.name)) args.unshift("value");
  const multiple = kinds.includes("dst2") || kinds.includes("dsts") || spec.name === "Send";
  const result: Type = kinds.includes("dst") && !multiple ? "value" : "none";
  const calls = spec.effects.includes("calls");
  const fails = calls || spec.effects.includes("raises") || allocating.has(spec.name);
  return {
    name: `py.${spec.name}`,
    // The run comes last among the register operands of every instruction that has one.
    args: isRun ? [...args.slice(0, -1), "value*"] : args,
    result,
    imms: kinds.filter((kind) => immediateKinds.includes(kind)).length,
    failure: !fails ? "never" : result === "value" ? "null" : "negative",
    guard: false,
    calls,
    writes: calls || spec.effects.includes("writes") || fails,
    reads: calls || spec.effects.includes("reads"),
    multiple,
    usesFunction: usesFunction.has(spec.name),
    opcode: Opcode[spec.name as keyof typeof Opcode],
    doc: spec.doc,
  };
}

type Flag = "guard" | "calls" | "writes" | "reads" | "null" | "negative";

function op(name: string, signature: string, imms: number, flags: string, doc: string): OpSpec {
  const [left, right] = signature.split("->").map((part) => part.trim());
  const set = new Set(flags.split(" ") as Flag[]);
  return {
    name,
    args: (left === "" ? [] : left!.split(" ")) as Type[],
    result: right as Type,
    imms,
    failure: set.has("null") ? "null" : set.has("negative") ? "negative" : "never",
    guard: set.has("guard"),
    calls: set.has("calls"),
    writes: set.has("writes") || set.has("calls"),
    reads: set.has("reads") || set.has("calls"),
    multiple: false,
    usesFunction: false,
    opcode: null,
    doc,
  };
}

const intArithmetic = ["add", "subtract", "multiply"].map((name) =>
  op(`int.${name}`, "int int -> int", 0, "guard", "Leaves when the result does not fit 64 bits."),
);
const intDivision = ["floordivide", "remainder"].map((name) =>
  op(
    `int.${name}`,
    "int int -> int",
    0,
    "guard",
    "Python's sign rules; leaves when the divisor is 0 or the result does not fit.",
  ),
);
const intQuotient = op(
  "int.truedivide",
  "int int -> float",
  0,
  "guard",
  "Leaves when the divisor is 0 or an operand is not exact as a double.",
);
const intBits = ["and", "or", "xor"].map((name) => op(`int.${name}`, "int int -> int", 0, "", "Bit by bit."));
const floatArithmetic = ["add", "subtract", "multiply"].map((name) =>
  op(`float.${name}`, "float float -> float", 0, "", "IEEE 754."),
);
const comparisons = ["less", "lessequal", "equal", "notequal", "greater", "greaterequal"];

export const opTable: readonly OpSpec[] = [
  op("param", "-> value", 0, "", "A block parameter; its type is its own."),
  op(
    "parameter",
    "-> value",
    1,
    "",
    "Parameter number i of the function, in register order; its type is its own.",
  ),
  op("callee", "-> value", 0, "", "The running function object."),
  op("null", "-> value", 0, "", "The internal NULL: an unbound register."),
  op("const", "-> value", 1, "", "Constant i of the code object."),
  op("const.int", "-> int", 1, "", "A raw integer."),
  op("const.float", "-> float", 1, "", "A raw double."),
  op("const.bool", "-> bool", 1, "", "A raw bit."),
  op("name", "-> value", 1, "", "Name i of the code object, an interned str."),
  op(
    "virtual.range",
    "int int -> value",
    1,
    "",
    "An iterator over a range with step i, 1 or -1, that only frame states name: its next value, and the stop.",
  ),

  op("result", "value -> value", 1, "", "Result i of an operation with several; follows it in its block."),
  op("is.null", "value -> bool", 0, "", "Whether the value is the internal NULL."),
  op("is.none", "value -> bool", 0, "", "Whether the value is None."),
  op("is.end", "value -> bool", 0, "", "Whether py.ForIter found the end."),
  op("truth", "value -> bool", 0, "negative calls", "bool(value)."),
  op(
    "catch",
    "-> value",
    1,
    "writes",
    "Takes the exception under way for a handler in the frame at inline depth i, after noting the frames from the failing one out to that in its traceback.",
  ),
  op(
    "virtual",
    "value value* -> value",
    -1,
    "",
    "An object that only frame states name: an instance of a class (the first argument) whose attributes, names i… of the site's code object, have the other arguments' values, of any type.",
  ),

  op("box.int", "int -> value", 0, "", "A Python int; a bigint beyond 63 bits."),
  op("box.float", "float -> value", 0, "", "A Python float."),
  op("box.bool", "bool -> value", 0, "", "True or False."),
  op("unbox.int", "value -> int", 0, "guard", "Leaves unless the value is a small int."),
  op("unbox.float", "value -> float", 0, "guard", "Leaves unless the value is an exact float."),
  op(
    "unbox.number",
    "value -> float",
    0,
    "guard",
    "A float from an exact float or a small int; leaves otherwise.",
  ),
  op("unbox.bool", "value -> bool", 0, "guard", "Leaves unless the value is True or False."),

  ...intArithmetic,
  ...intDivision,
  intQuotient,
  ...intBits,
  op("int.leftshift", "int int -> int", 0, "guard", "Leaves on a negative count and when bits are lost."),
  op("int.rightshift", "int int -> int", 0, "guard", "Arithmetic; leaves on a negative count."),
  op("int.negative", "int -> int", 0, "guard", "Leaves for the least integer."),
  op("int.invert", "int -> int", 0, "", "-x - 1."),
  ...comparisons.map((name) => op(`int.${name}`, "int int -> bool", 0, "", "Signed comparison.")),
  op("int.increment", "int -> int", 0, "", "x + 1 modulo 2^64."),
  op("int.decrement", "int -> int", 0, "", "x - 1 modulo 2^64."),
  op("int.from.bool", "bool -> int", 0, "", "0 or 1."),

  ...floatArithmetic,
  op("float.divide", "float float -> float", 0, "guard", "Leaves when the divisor is 0."),
  op("float.floordivide", "float float -> float", 0, "guard", "Leaves when the divisor is 0."),
  op(
    "float.remainder",
    "float float -> float",
    0,
    "guard",
    "Python's sign rules; leaves when the divisor is 0.",
  ),
  op(
    "float.power",
    "float float -> float",
    0,
    "guard",
    "Leaves where the result is an error, complex or special.",
  ),
  op("float.negative", "float -> float", 0, "", "Sign flipped."),
  op("float.exact.int", "int -> float", 0, "guard", "Leaves when the double would not be the same number."),
  op("float.from.int", "int -> float", 0, "", "Rounded to nearest, ties to even."),
  ...comparisons.map((name) =>
    op(`float.${name}`, "float float -> bool", 0, "", "False with a nan, except notequal."),
  ),
  op("bool.not", "bool -> bool", 0, "", "Negation."),

  op(
    "guard.function",
    "value -> bool",
    1,
    "guard reads",
    "Leaves unless the value is a function of this module whose code is code object i and whose typed code is valid; true.",
  ),
  op("guard.range", "value -> bool", 0, "guard reads", "Leaves unless the value is the class range; true."),
  op(
    "guard.code",
    "value -> bool",
    1,
    "guard reads",
    "Leaves unless the value is a function of this module whose code is code object i; true.",
  ),
  op(
    "function.default",
    "value -> value",
    1,
    "guard reads",
    "The default of a guarded function's positional parameter that is number i from the end, counted from 1. Leaves when it has none.",
  ),
  op(
    "inline.enter",
    "-> none",
    0,
    "negative writes",
    "The call at this site goes on in inlined code: counts a call. Fails with RecursionError.",
  ),
  op("inline.leave", "-> none", 0, "writes", "The inlined call at this site has returned."),
  op(
    "call.typed",
    "value value* -> value",
    1,
    "negative calls",
    "Calls the typed entry of code object i with every parameter, the guarded callee first. Types are the entry's. A result that is boxed after all leaves through the frame state behind the call.",
  ),
  op(
    "poll",
    "-> none",
    0,
    "guard calls negative",
    "Safepoint of a loop's back edge. Fails when the poll raised; leaves when it must trace or switch tier.",
  ),

  // Objects of the module's classes: immediates are the class model's number and that of an attribute or method. Types say how the slot is represented.
  op(
    "guard.class",
    "value -> none",
    1,
    "guard reads",
    "Leaves unless the value is class i and everything holds that the compiler assumes of it.",
  ),
  op(
    "guard.shape",
    "value -> none",
    2,
    "guard reads",
    "Leaves unless the value is an instance of class i with exactly its first j attributes, and the assumptions on the class hold.",
  ),
  op(
    "class.method",
    "-> value",
    2,
    "reads",
    "The function that is method j of class i; behind a guard on the class or a shape of it, with no call between.",
  ),
  op(
    "slot.load",
    "value -> value",
    2,
    "guard reads",
    "Attribute j of an instance of class i; leaves when another thread has just deleted it.",
  ),
  op("slot.load.float", "value -> float", 2, "reads", "The same from an unboxed slot."),
  op("slot.store", "value value -> none", 2, "writes", "Sets attribute j, which the instance has."),
  op("slot.store.float", "value float -> none", 2, "writes", "The same into an unboxed slot."),
  op(
    "slot.add",
    "value value -> none",
    2,
    "negative calls",
    "Gives the instance, which has the attributes in front of it, attribute j.",
  ),
  op("slot.add.float", "value float -> none", 2, "negative calls", "The same with an unboxed slot."),
  op(
    "object.new",
    "value -> value",
    1,
    "guard calls",
    "A new instance without attributes of class i, which the value has been guarded to be; leaves when memory is short.",
  ),
  op(
    "object.make",
    "value value* -> value",
    1,
    "calls",
    "An instance of a class that has been class i, with the values of its first attributes, of any type: an object that existed in registers only.",
  ),

  op(
    "cover",
    "-> none",
    1,
    "writes",
    "Notes that the bytecode instruction with this opcode ran to its end in native code (--coverage).",
  ),

  op(
    "frame.load",
    "-> value",
    1,
    "reads",
    "Register i of the heap frame (generators, loop entries); may be NULL.",
  ),
  op("frame.store", "value -> none", 1, "writes", "Sets register i of the heap frame."),
  op(
    "resumed",
    "value -> value",
    1,
    "",
    "The value that register i of a generator had when it was suspended at this Yield, as it was loaded. Specialisation guesses that its kind is still that of what is stored there.",
  ),
  op(
    "frame.sent",
    "-> value",
    0,
    "null",
    "What a resumed generator was sent; NULL when an exception was thrown into it.",
  ),

  ...opcodeTable.filter((spec) => !structural.has(spec.name)).map(pyOp),
];

const byName = new Map(opTable.map((spec) => [spec.name, spec]));
const byOpcode = new Map(
  opTable.flatMap((spec) => (spec.opcode === null ? [] : [[spec.opcode, spec] as const])),
);

/** The specification of an operation; throws for a name that the table does not have. */
export function opSpec(name: string): OpSpec {
  const spec = byName.get(name);
  if (spec === undefined) throw new Error(`no SSA operation ${name}`);
  return spec;
}

/** The `py.X` of a bytecode instruction, undefined for instructions that become moves or control flow. */
export function opOfOpcode(opcode: Opcode): OpSpec | undefined {
  return byOpcode.get(opcode);
}

export function hasOp(name: string): boolean {
  return byName.has(name);
}
