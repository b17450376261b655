import type { Opcode } from "../frontend/opcodes/opcodes.ts";
import { type OpcodeSpec, type OperandKind, opcodeTable } from "../frontend/opcodes/table.ts";
import { hasOp, opSpec } from "../ir/ops.ts";

/**
 * The runtime's helpers: for each bytecode instruction that the SSA form keeps as `py.X`, one C++ function `pyc_X` that does all of
 * what the instruction does. Signatures follow from the operands, here and in the generated runtime/abi/helpers.h:
 *
 *   Task*            always first; then the running function object for instructions that need its globals, closure or module
 *   Value            each register read; a missing optional one is NULL
 *   const Value*     a run of registers; its length follows from the count immediate, which comes as an immediate
 *   Value            a name (interned str) or a constant (for MakeFunction the code object)
 *   uint64_t*        the inline cache, null for none
 *   uint32_t         counts and other immediates
 *   Value*           last, for instructions with several results: where they go
 *
 * They return the result (NULL: an exception is set), or int32_t for instructions without one or with several (negative: an exception is set), or nothing
 * where nothing can fail.
 */

/** What a helper's parameter is in C and in LLVM. */
export type HelperParameter =
  | "task"
  | "callee"
  | "value"
  | "run"
  | "name"
  | "constant"
  | "cache"
  | "imm"
  | "results";

export type HelperResult = "value" | "status" | "void";

export interface Helper {
  readonly name: string;
  readonly opcode: Opcode;
  readonly parameters: readonly { readonly kind: HelperParameter; readonly name: string }[];
  readonly result: HelperResult;
  readonly doc: string;
}

const kindOf: Partial<Record<OperandKind, HelperParameter>> = {
  src: "value",
  "src?": "value",
  raw: "value",
  cell: "value",
  base: "run",
  name: "name",
  const: "constant",
  cache: "cache",
  imm: "imm",
  count: "imm",
};

/** Operand names that C++ has other uses for. */
const keywords = new Set(["class", "register", "namespace", "operator"]);

function helperOf(spec: OpcodeSpec): Helper {
  const op = opSpec(`py.${spec.name}`);
  const parameters: { kind: HelperParameter; name: string }[] = [{ kind: "task", name: "task" }];
  if (op.usesFunction) parameters.push({ kind: "callee", name: "callee" });
  for (const text of spec.operands.split(" ").filter((t) => t !== "")) {
    const [name, operandKind] = text.split(":") as [string, OperandKind];
    const kind = kindOf[operandKind];
    if (kind !== undefined) parameters.push({ kind, name: keywords.has(name) ? `${name}_` : name });
  }
  if (op.multiple) parameters.push({ kind: "results", name: "results" });
  const result = op.result === "value" ? "value" : op.failure === "never" ? "void" : "status";
  return { name: `pyc_${spec.name}`, opcode: op.opcode!, parameters, result, doc: spec.doc };
}

export const helpers: readonly Helper[] = opcodeTable
  .filter((spec) => hasOp(`py.${spec.name}`))
  .map(helperOf);

const byOpcode = new Map(helpers.map((helper) => [helper.opcode, helper]));

/** The helper of a `py.X`. */
export function helperOfOpcode(opcode: Opcode): Helper {
  const helper = byOpcode.get(opcode);
  if (helper === undefined) throw new Error(`no helper for opcode ${opcode}`);
  return helper;
}

const cTypes: Record<HelperParameter, string> = {
  task: "Task*",
  callee: "Value",
  value: "Value",
  run: "const Value*",
  name: "Value",
  constant: "Value",
  cache: "uint64_t*",
  imm: "uint32_t",
  results: "Value*",
};

const cResults: Record<HelperResult, string> = { value: "Value", status: "int32_t", void: "void" };

/** The C++ declarations: runtime/abi/helpers.h. */
export function helpersHeader(): string {
  const lines = [
    "#pragma once",
    "// Generated from compiler/frontend/opcodes/table.ts by compiler/llvm/generateHelpers.ts; do not edit.",
    "/// One function an instruction, for native code: its head in compiler/llvm/helpers.ts says how signatures follow from operands.",
    "",
    '#include "sched/task.h"',
    "",
    "namespace pyc {",
    "",
    'extern "C" {',
  ];
  for (const helper of helpers) {
    const list = helper.parameters.map(({ kind, name }) => `${cTypes[kind]} ${name}`).join(", ");
    lines.push(`/// ${helper.doc}`, `${cResults[helper.result]} ${helper.name}(${list});`);
  }
  lines.push("}", "", "} // namespace pyc", "");
  return lines.join("\n");
}
