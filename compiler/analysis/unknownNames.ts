import { type Code, CodeFlag, type CodeModule } from "../frontend/emit/code.ts";
import { Opcode } from "../frontend/opcodes/opcodes.ts";
import { decode, type Instruction, operand } from "../ir/build/bytecode.ts";
import { builtinNames } from "./builtinNames.ts";

/**
 * Functions that read a global name which nothing in sight defines: no statement of the module, and not the built-ins. Their NameError is likely, and its suggestion
 * ("Did you mean: 'self.name'?") is made from the values of the function's local variables.
 */

const globalStores = new Set([Opcode.StoreGlobal]);
/** The names of a module's body are globals; those of a class's are its own. */
const bodyStores = new Set([Opcode.StoreGlobal, Opcode.StoreName]);
const loads = new Set([Opcode.LoadGlobal, Opcode.LoadName, Opcode.LoadNameOrGlobal]);

function namesOf(code: Code, instructions: readonly Instruction[], opcodes: ReadonlySet<Opcode>): string[] {
  return instructions
    .filter((instruction) => opcodes.has(instruction.opcode))
    .map((instruction) => code.names[operand(instruction, "name")] as string);
}

/** Names with two underscores in front are the module's own attributes, or the import system's. */
function isKnown(name: string, defined: ReadonlySet<string>): boolean {
  return defined.has(name) || builtinNames.has(name) || name.startsWith("__");
}

/** The code objects, in the module's order. None where a star import may define anything. */
export function readersOfUnknownNames(module: CodeModule): Code[] {
  const decoded = module.codes.map((code) => ({ code, instructions: decode(code) }));
  if (decoded.some(({ instructions }) => instructions.some(({ opcode }) => opcode === Opcode.ImportStar)))
    return [];
  const defined = new Set(
    decoded.flatMap(({ code, instructions }) =>
      namesOf(code, instructions, (code.flags & CodeFlag.ModuleBody) !== 0 ? bodyStores : globalStores),
    ),
  );
  return decoded
    .filter(({ code, instructions }) => {
      // What a class body reads may be its own.
      const own = new Set(namesOf(code, instructions, bodyStores));
      return namesOf(code, instructions, loads).some((name) => !own.has(name) && !isKnown(name, defined));
    })
    .map(({ code }) => code);
}
