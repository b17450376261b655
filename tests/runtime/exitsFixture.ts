import path from "node:path";
import fs from "fs-extra";
import { compileModule } from "../../compiler/frontend/api.ts";
import type { Code } from "../../compiler/frontend/emit/code.ts";
import { serializeModule } from "../../compiler/frontend/emit/serialize.ts";
import { Opcode } from "../../compiler/frontend/opcodes/opcodes.ts";
import { decode, type Instruction, operand } from "../../compiler/ir/build/bytecode.ts";

/** What tests/runtime/exits_test.cpp makes exit tables for. */
const source = `
class Pair:
    def __init__(self, a, b):
        self.a = a
        self.b = b

def inner(number, pair):
    return number + 1, pair

def middle(number, pair):
    try:
        got = inner(number, pair)
    except TypeError as error:
        return error, pair
    return got, pair

def outer(number):
    pair = Pair(number, 0.5)
    got = middle(number, pair)
    return got, pair

def scale(number, pair):
    try:
        while True:
            number = number * 3
    except MemoryError:
        return pair
`;

/** Writes the code image of the fixture, and what the tests need to know of its code objects, as lines of a name and a number. */
export function writeExitsFixture(folder: string): void {
  const module = compileModule([...new TextEncoder().encode(source)], "fixture.py", "fixture");
  fs.writeFileSync(path.join(folder, "image"), Uint8Array.from(serializeModule(module)));
  const code = (name: string): Code => module.codes.find(({ qualname }) => qualname === name)!;
  const last = (name: string, opcode: Opcode): Instruction =>
    decode(code(name))
      .filter((instruction) => instruction.opcode === opcode)
      .at(-1)!;
  /** Where the expression begins: at its constant, which nothing but parameters stands in front of. */
  const startOf = (name: string): number =>
    decode(code(name)).find(({ opcode }) => opcode === Opcode.LoadConst)!.pc;
  const facts: Record<string, number> = {
    "inner.start": startOf("inner"),
    "scale.start": startOf("scale"),
    "outer.pair": code("outer").localNames.indexOf("pair"),
    "name.a": code("Pair.__init__").names.indexOf("a"),
    "name.b": code("Pair.__init__").names.indexOf("b"),
  };
  for (const [i, { qualname }] of module.codes.entries()) facts[qualname] = i;
  for (const name of ["middle", "outer"]) {
    const call = last(name, Opcode.Call);
    facts[`${name}.after`] = call.next;
    facts[`${name}.result`] = operand(call, "to");
  }
  const lines = Object.entries(facts).filter(([name]) => !name.includes("<"));
  fs.writeFileSync(path.join(folder, "facts"), lines.map((line) => `${line.join(" ")}\n`).join(""));
}
