import { type Func, isGeneratorEntry } from "../../ir/function.ts";
import type { Type } from "../../ir/types.ts";
import { runtimeCall } from "../runtimeCalls.ts";
import { llvmTypes, typedResult } from "./function.ts";
import type { ModuleContext } from "./moduleContext.ts";

/**
 * The `direct` or `resume` entry of a specialised function: takes boxed arguments, and calls the typed version while that is valid and the arguments have its types,
 * else the generic version. Too many side exits make the runtime clear the `valid` word.
 */

const tests: Partial<Record<Type, readonly [string, string]>> = {
  int: ["pyc_is_int", "pyc_unbox_int"],
  float: ["pyc_is_float", "pyc_unbox_float"],
  bool: ["pyc_is_bool", "pyc_unbox_bool"],
};

/** Lines of the function. */
export function chooser(func: Func, context: ModuleContext): string[] {
  const call = (name: string, args: readonly string[]): string => {
    const signature = runtimeCall(name);
    const list = signature.parameters.map((type, i) => `${type} ${args[i]}`).join(", ");
    return `call ${signature.result} ${context.declare(name, signature.result, signature.parameters)}(${list})`;
  };
  const { code, parameters, result } = func;
  if (isGeneratorEntry(func.entry)) return generatorChooser(code);
  const list = parameters.map((_, i) => `, i64 %p${i}`).join("");
  const lines = [
    `define internal i64 @"direct.${code}"(ptr %task, i64 %callee${list}) #0 {`,
    `  %word = load atomic volatile i64, ptr @valid.${code} monotonic, align 8`,
    "  %ok = icmp ne i64 %word, 0",
  ];
  let ok = "%ok";
  parameters.forEach((type, i) => {
    const test = tests[type];
    if (test === undefined) return;
    lines.push(`  %is${i} = ${call(test[0], [`%p${i}`])}`, `  %ok${i} = and i1 ${ok}, %is${i}`);
    ok = `%ok${i}`;
  });
  lines.push(`  br i1 ${ok}, label %typed, label %generic, !prof !1`, "typed:");
  const args = parameters.map((type, i) => {
    const test = tests[type];
    if (test === undefined) return `, i64 %p${i}`;
    lines.push(`  %u${i} = ${call(test[1], [`%p${i}`])}`);
    return `, ${llvmTypes[type]} %u${i}`;
  });
  lines.push(`  %r = call ${typedResult(result)} @"typed.${code}"(ptr %task, i64 %callee${args.join("")})`);
  lines.push(...boxResult(result, call));
  lines.push(
    "generic:",
    `  %g = tail call i64 @"generic.${code}"(ptr %task, i64 %callee${list})`,
    "  ret i64 %g",
    "}",
  );
  return lines;
}

function generatorChooser(code: number): string[] {
  const enter = (entry: string, result: string): string[] => [
    `  ${result} = tail call i64 @"${entry}.${code}"(ptr %task, ptr %frame, i64 %sent)`,
    `  ret i64 ${result}`,
  ];
  return [
    `define internal i64 @"resume.${code}"(ptr %task, ptr %frame, i64 %sent) #0 {`,
    `  %word = load atomic volatile i64, ptr @valid.${code} monotonic, align 8`,
    "  %ok = icmp ne i64 %word, 0",
    "  br i1 %ok, label %typed, label %generic, !prof !1",
    "typed:",
    ...enter("resume_typed", "%r"),
    "generic:",
    ...enter("resume_generic", "%g"),
    "}",
  ];
}

function boxResult(result: Type, call: (name: string, args: readonly string[]) => string): string[] {
  if (result === "value") return ["  ret i64 %r"];
  const pair = typedResult(result);
  const boxed =
    result === "bool" ? call("pyc_box_bool", ["%raw"]) : call(`pyc_box_${result}`, ["%task", "%raw"]);
  return [
    `  %raw = extractvalue ${pair} %r, 0`,
    `  %status = extractvalue ${pair} %r, 1`,
    "  switch i32 %status, label %boxed [i32 0, label %plain i32 1, label %failed]",
    "plain:",
    `  %b = ${boxed}`,
    "  ret i64 %b",
    "failed:",
    "  ret i64 0",
    "boxed:",
    `  %o = ${call("pyc_take_boxed", ["%task"])}`,
    "  ret i64 %o",
  ];
}
