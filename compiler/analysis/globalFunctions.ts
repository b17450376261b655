import type { CodeModule } from "../frontend/emit/code.ts";
import { CodeFlag, ConstantKind } from "../frontend/emit/code.ts";
import { Opcode } from "../frontend/opcodes/opcodes.ts";
import { decode, type Instruction, noRegister, operand } from "../ir/build/bytecode.ts";

/**
 * Functions known by name: globals of a module that are assigned in one place only, where the value is a function made from one code object without defaults,
 * keyword-only or variable parameters. Callers guard the value all the same, so this is a guess that must only be good.
 */
export function globalFunctions(module: CodeModule): Map<string, number> {
  const stores = new Map<string, number>();
  const found = new Map<string, number>();
  module.codes.forEach((code) => {
    const made = new Map<number, number>();
    for (const instruction of decode(code)) {
      trackFunctions(module, code.constants, instruction, made);
      if (instruction.opcode !== Opcode.StoreGlobal && instruction.opcode !== Opcode.StoreName) continue;
      const name = code.names[operand(instruction, "name")]!;
      stores.set(name, (stores.get(name) ?? 0) + 1);
      const target = made.get(operand(instruction, "from"));
      if (target !== undefined) found.set(name, target);
    }
  });
  for (const name of [...found.keys()]) if (stores.get(name) !== 1) found.delete(name);
  return found;
}

/** Keeps for each register the code object of the function that it holds. A function with a closure counts where `closures` says so. */
export function trackFunctions(
  module: CodeModule,
  constants: CodeModule["codes"][number]["constants"],
  instruction: Instruction,
  made: Map<number, number>,
  closures = false,
): void {
  const source = instruction.opcode === Opcode.Move ? made.get(operand(instruction, "from")) : undefined;
  for (const register of instruction.writes) made.delete(register);
  if (source !== undefined) made.set(operand(instruction, "to"), source);
  if (instruction.opcode !== Opcode.MakeFunction) return;
  const constant = constants[operand(instruction, "code")]!;
  if (constant.kind !== ConstantKind.Code) return;
  if (!closures && operand(instruction, "closure") !== noRegister) return;
  const code = module.codes.indexOf(constant.code!);
  const { flags, kwOnlyCount } = module.codes[code]!;
  const special =
    CodeFlag.VarArgs |
    CodeFlag.VarKeywords |
    CodeFlag.Generator |
    CodeFlag.Coroutine |
    CodeFlag.AsyncGenerator;
  if ((flags & special) === 0 && kwOnlyCount === 0) made.set(operand(instruction, "to"), code);
}
