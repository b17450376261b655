import { ConstantKind } from "../../frontend/emit/code.ts";
import { type Inst, isGeneratorEntry, siteDepth } from "../../ir/function.ts";
import { opTable } from "../../ir/ops.ts";
import { fastHelpers } from "../runtimeCalls.ts";
import { type FunctionEmitter, llvmTypes, typedResult } from "./function.ts";
import { objectLowerings } from "./objects.ts";
import { lowerPython } from "./python.ts";

/** How each SSA operation becomes LLVM instructions: one table by operation name. */
export type Lowering = (e: FunctionEmitter, inst: Inst) => void;

const arg = (e: FunctionEmitter, inst: Inst, i: number): string => e.operand(inst.args[i]!);

/** Small constants are folded by the prelude; others are loaded from the code object's array, which never changes. */
function lowerConst(e: FunctionEmitter, inst: Inst): void {
  const index = Number(inst.imms[0]);
  const constant = e.context.module.codes[inst.site.code]!.constants[index]!;
  switch (constant.kind) {
    case ConstantKind.None:
      return e.define(inst, e.callText("pyc_const_none", []));
    case ConstantKind.Ellipsis:
      return e.define(inst, e.callText("pyc_const_ellipsis", []));
    case ConstantKind.True:
      return e.define(inst, e.callText("pyc_box_bool", ["true"]));
    case ConstantKind.False:
      return e.define(inst, e.callText("pyc_box_bool", ["false"]));
    case ConstantKind.SmallInt:
      return e.define(inst, e.callText("pyc_const_small_int", [String(constant.value)]));
    default:
      e.define(inst, loadWord(e, `@constants.${inst.site.code}`, index));
  }
}

function loadWord(e: FunctionEmitter, array: string, index: number): string {
  return `load i64, ptr ${e.context.wordOf(array, index)}, align 8, !invariant.load !2`;
}

/** An operation that is one LLVM instruction. */
function simple(text: (...operands: string[]) => string): Lowering {
  return (e, inst) => e.define(inst, text(...inst.args.map((a) => e.operand(a))));
}

/** An operation that is one call of a prelude function; `task` says whether it wants the task. */
function prelude(name: string, task = false): Lowering {
  return (e, inst) => {
    const args = inst.args.map((a) => e.operand(a));
    e.define(inst, e.callText(name, task ? ["%task", ...args] : args));
  };
}

/** Tests a boxed value, leaves when the test fails, then converts it. */
function unbox(test: string, convert: string, reason: string): Lowering {
  return (e, inst) => {
    const value = arg(e, inst, 0);
    e.guard(inst, e.callTemporary(test, [value]), reason);
    e.define(inst, e.callText(convert, [value]));
  };
}

function withOverflow(intrinsic: string): Lowering {
  return (e, inst) => {
    const name = e.context.declare(`llvm.${intrinsic}.with.overflow.i64`, "{ i64, i1 }", ["i64", "i64"]);
    const pair = e.temporary();
    e.line(`${pair} = call { i64, i1 } ${name}(i64 ${arg(e, inst, 0)}, i64 ${arg(e, inst, 1)})`);
    const overflow = e.temporary();
    e.line(`${overflow} = extractvalue { i64, i1 } ${pair}, 1`);
    e.guard(inst, not(e, overflow), "IntOverflow");
    e.define(inst, `extractvalue { i64, i1 } ${pair}, 0`);
  };
}

function not(e: FunctionEmitter, operand: string): string {
  const result = e.temporary();
  e.line(`${result} = xor i1 ${operand}, true`);
  return result;
}

function test(e: FunctionEmitter, text: string): string {
  const result = e.temporary();
  e.line(`${result} = ${text}`);
  return result;
}

/** Division leaves for a zero divisor, and for -1, whose quotient may overflow. */
function intDivision(name: string): Lowering {
  return (e, inst) => {
    const divisor = arg(e, inst, 1);
    e.guard(inst, test(e, `icmp ne i64 ${divisor}, 0`), "ZeroDivision");
    e.guard(inst, test(e, `icmp ne i64 ${divisor}, -1`), "IntOverflow");
    e.define(inst, e.callText(name, [arg(e, inst, 0), divisor]));
  };
}

function leftShift(e: FunctionEmitter, inst: Inst): void {
  const [value, count] = [arg(e, inst, 0), arg(e, inst, 1)];
  e.guard(inst, test(e, `icmp ult i64 ${count}, 63`), "BadShift");
  const shifted = test(e, `shl i64 ${value}, ${count}`);
  const back = test(e, `ashr i64 ${shifted}, ${count}`);
  e.guard(inst, test(e, `icmp eq i64 ${back}, ${value}`), "IntOverflow");
  e.alias(inst, shifted);
}

function rightShift(e: FunctionEmitter, inst: Inst): void {
  const count = arg(e, inst, 1);
  e.guard(inst, test(e, `icmp sge i64 ${count}, 0`), "BadShift");
  const small = test(e, `icmp ult i64 ${count}, 63`);
  const clamped = test(e, `select i1 ${small}, i64 ${count}, i64 63`);
  e.define(inst, `ashr i64 ${arg(e, inst, 0)}, ${clamped}`);
}

function intNegative(e: FunctionEmitter, inst: Inst): void {
  const value = arg(e, inst, 0);
  e.guard(inst, test(e, `icmp ne i64 ${value}, ${-(2n ** 63n)}`), "IntOverflow");
  e.define(inst, `sub i64 0, ${value}`);
}

/** Divides after testing the divisor; `text` is an instruction or a prelude call. */
function floatDivision(text: (e: FunctionEmitter, a: string, b: string) => string): Lowering {
  return (e, inst) => {
    const [a, b] = [arg(e, inst, 0), arg(e, inst, 1)];
    e.guard(inst, test(e, `fcmp une double ${b}, 0.0`), "ZeroDivision");
    e.define(inst, text(e, a, b));
  };
}

function floatPower(e: FunctionEmitter, inst: Inst): void {
  const [a, b] = [arg(e, inst, 0), arg(e, inst, 1)];
  const result = e.callTemporary("pyc_float_power", [a, b]);
  e.guard(inst, e.callTemporary("pyc_float_power_fits", [a, b, result]), "FloatRange");
  e.alias(inst, result);
}

function truth(e: FunctionEmitter, inst: Inst): void {
  e.setLocation(inst.site);
  e.line(`%status${inst.id} = ${e.callText("pyc_truth", ["%task", arg(e, inst, 0)])}`);
  if (!inst.caught) e.unwindIf(e.failed(inst), inst.site);
  e.define(inst, `icmp sgt i32 %status${inst.id}, 0`);
}

/** The poll's status: 0 go on, negative an exception is set, positive leave. */
function poll(e: FunctionEmitter, inst: Inst): void {
  e.setLocation(inst.site);
  const status = `%status${inst.id}`;
  e.line(`${status} = ${e.callText("pyc_poll", ["%task"])}`);
  e.guard(inst, test(e, `icmp sle i32 ${status}, 0`), "Poll");
  if (!inst.caught) e.unwindIf(e.failed(inst), inst.site);
}

function frameStore(e: FunctionEmitter, inst: Inst): void {
  if (isGeneratorEntry(e.func.entry)) e.line(e.callText("pyc_generator_barrier", ["%task", "%frame"]));
  const slot = test(e, `getelementptr inbounds i64, ptr %registers, i64 ${inst.imms[0]}`);
  e.line(`store atomic i64 ${arg(e, inst, 0)}, ptr ${slot} unordered, align 8`);
}

function frameSent(e: FunctionEmitter, inst: Inst): void {
  e.alias(inst, "%sent");
  if (!inst.caught) e.unwindIf(e.failed(inst), inst.site);
}

/** Reads a result that the operation left in the stack buffer. */
function result(e: FunctionEmitter, inst: Inst): void {
  const slot = test(
    e,
    `getelementptr inbounds i64, ptr ${e.buffer(Number(inst.imms[0]) + 1)}, i64 ${inst.imms[0]}`,
  );
  e.define(inst, `load i64, ptr ${slot}, align 8`);
}

function takeException(e: FunctionEmitter, inst: Inst): void {
  const depth = Number(inst.imms[0]);
  e.leaveInlined(e.countedCalls(inst.site, siteDepth(inst.site) - depth));
  const args = ["%task", "%callee", e.raiseLocation(inst.site), String(depth)];
  e.define(inst, e.callText("pyc_catch", args));
}

function functionGuard(e: FunctionEmitter, inst: Inst): void {
  const expected = e.context.nativeRecord(Number(inst.imms[0]));
  e.guard(inst, e.callTemporary("pyc_is_function_of", [arg(e, inst, 0), expected]), "OtherCallee");
  e.alias(inst, "true");
}

function codeGuard(e: FunctionEmitter, inst: Inst): void {
  const expected = e.context.nativeRecord(Number(inst.imms[0]));
  e.guard(inst, e.callTemporary("pyc_is_code_of", [arg(e, inst, 0), expected]), "OtherCallee");
  e.alias(inst, "true");
}

function functionDefault(e: FunctionEmitter, inst: Inst): void {
  const value = e.callTemporary("pyc_function_default", [arg(e, inst, 0), String(inst.imms[0])]);
  e.guard(inst, test(e, `icmp ne i64 ${value}, 0`), "OtherCallee");
  e.alias(inst, value);
}

function inlineEnter(e: FunctionEmitter, inst: Inst): void {
  e.setLocation(inst.site);
  e.line(`%status${inst.id} = ${e.callText("pyc_inline_enter", ["%task"])}`);
  if (!inst.caught) e.unwindIf(e.failed(inst), inst.site);
}

function typedCall(e: FunctionEmitter, inst: Inst): void {
  const code = Number(inst.imms[0]);
  const args = inst.args.map((a) => `${llvmTypes[a.type]} ${e.operand(a)}`).join(", ");
  const type = typedResult(inst.type);
  e.setLocation(inst.site);
  const call = `call ${type} @"typed.${code}"(ptr %task, ${args}) #2`;
  if (inst.type === "value") e.define(inst, call);
  else {
    const pair = test(e, call);
    e.line(`%status${inst.id} = extractvalue ${type} ${pair}, 1`);
    e.exitIfBoxed(inst);
    e.define(inst, `extractvalue ${type} ${pair}, 0`);
  }
  if (!inst.caught) e.unwindIf(e.failed(inst), inst.site);
}

/** Exact while both operands are below 2^53: then the division is the only rounding. */
function trueDivide(e: FunctionEmitter, inst: Inst): void {
  const operands = [arg(e, inst, 0), arg(e, inst, 1)];
  e.guard(inst, test(e, `icmp ne i64 ${operands[1]}, 0`), "ZeroDivision");
  const doubles = operands.map((operand) => {
    const moved = test(e, `add i64 ${operand}, ${2 ** 53}`);
    e.guard(inst, test(e, `icmp ule i64 ${moved}, ${2 ** 54}`), "FloatRange");
    return test(e, `sitofp i64 ${operand} to double`);
  });
  e.define(inst, `fdiv double ${doubles[0]}, ${doubles[1]}`);
}

function exactFloat(e: FunctionEmitter, inst: Inst): void {
  const value = arg(e, inst, 0);
  const moved = test(e, `add i64 ${value}, ${2 ** 53}`);
  e.guard(inst, test(e, `icmp ule i64 ${moved}, ${2 ** 54}`), "FloatRange");
  e.define(inst, `sitofp i64 ${value} to double`);
}

const intPredicates: Record<string, string> = {
  less: "slt",
  lessequal: "sle",
  equal: "eq",
  notequal: "ne",
  greater: "sgt",
  greaterequal: "sge",
};

const floatPredicates: Record<string, string> = {
  less: "olt",
  lessequal: "ole",
  equal: "oeq",
  notequal: "une",
  greater: "ogt",
  greaterequal: "oge",
};

function nothing(): void {}

const table: Record<string, Lowering> = {
  parameter: nothing,
  callee: nothing,
  null: nothing,
  virtual: nothing,
  "virtual.range": nothing,
  "const.int": nothing,
  "const.float": nothing,
  "const.bool": nothing,
  const: lowerConst,
  name: (e, inst) => e.define(inst, loadWord(e, `@names.${inst.site.code}`, Number(inst.imms[0]))),
  result,
  "is.null": simple((a) => `icmp eq i64 ${a}, 0`),
  "is.none": prelude("pyc_is_none"),
  "is.end": prelude("pyc_is_end"),
  truth,
  catch: takeException,
  "box.int": prelude("pyc_box_int", true),
  "box.float": prelude("pyc_box_float", true),
  "box.bool": prelude("pyc_box_bool"),
  "unbox.int": unbox("pyc_is_int", "pyc_unbox_int", "NotInt"),
  "unbox.float": unbox("pyc_is_float", "pyc_unbox_float", "NotFloat"),
  "unbox.number": unbox("pyc_is_number", "pyc_number_to_float", "NotNumber"),
  "unbox.bool": unbox("pyc_is_bool", "pyc_unbox_bool", "NotBool"),
  "int.add": withOverflow("sadd"),
  "int.subtract": withOverflow("ssub"),
  "int.multiply": withOverflow("smul"),
  "int.floordivide": intDivision("pyc_int_floordivide"),
  "int.remainder": intDivision("pyc_int_remainder"),
  "int.truedivide": trueDivide,
  "int.and": simple((a, b) => `and i64 ${a}, ${b}`),
  "int.or": simple((a, b) => `or i64 ${a}, ${b}`),
  "int.xor": simple((a, b) => `xor i64 ${a}, ${b}`),
  "int.leftshift": leftShift,
  "int.rightshift": rightShift,
  "int.negative": intNegative,
  "int.invert": simple((a) => `xor i64 ${a}, -1`),
  "int.increment": simple((a) => `add i64 ${a}, 1`),
  "int.decrement": simple((a) => `sub i64 ${a}, 1`),
  "int.from.bool": simple((a) => `zext i1 ${a} to i64`),
  "float.add": simple((a, b) => `fadd double ${a}, ${b}`),
  "float.subtract": simple((a, b) => `fsub double ${a}, ${b}`),
  "float.multiply": simple((a, b) => `fmul double ${a}, ${b}`),
  "float.divide": floatDivision((_e, a, b) => `fdiv double ${a}, ${b}`),
  "float.floordivide": floatDivision((e, a, b) => e.callText("pyc_float_floordivide", [a, b])),
  "float.remainder": floatDivision((e, a, b) => e.callText("pyc_float_remainder", [a, b])),
  "float.power": floatPower,
  "float.negative": simple((a) => `fneg double ${a}`),
  "float.exact.int": exactFloat,
  "float.from.int": simple((a) => `sitofp i64 ${a} to double`),
  "bool.not": simple((a) => `xor i1 ${a}, true`),
  "guard.function": functionGuard,
  "guard.range": (e, inst) => {
    e.guard(inst, e.callTemporary("pyc_is_range_class", [arg(e, inst, 0)]), "OtherCallee");
    e.alias(inst, "true");
  },
  "guard.code": codeGuard,
  "function.default": functionDefault,
  "inline.enter": inlineEnter,
  "inline.leave": (e) => e.leaveInlined(1),
  ...objectLowerings,
  "call.typed": typedCall,
  poll,
  cover: (e, inst) => {
    const mark = `getelementptr (i8, ptr ${e.context.external("pyc_native_coverage")}, i64 ${inst.imms[0]})`;
    e.line(`store atomic i8 1, ptr ${mark} unordered, align 1`);
  },
  "frame.load": (e, inst) => {
    const slot = test(e, `getelementptr inbounds i64, ptr %registers, i64 ${inst.imms[0]}`);
    e.define(inst, `load atomic i64, ptr ${slot} unordered, align 8`);
  },
  "frame.store": frameStore,
  resumed: (e, inst) => e.alias(inst, arg(e, inst, 0)),
  "frame.sent": frameSent,
};

for (const [name, predicate] of Object.entries(intPredicates))
  table[`int.${name}`] = simple((a, b) => `icmp ${predicate} i64 ${a}, ${b}`);
for (const [name, predicate] of Object.entries(floatPredicates))
  table[`float.${name}`] = simple((a, b) => `fcmp ${predicate} double ${a}, ${b}`);
for (const { name, opcode } of opTable)
  if (opcode !== null) table[name] = (e, inst) => lowerPython(e, inst, fastHelpers);

export const lowerings: ReadonlyMap<string, Lowering> = new Map(Object.entries(table));
