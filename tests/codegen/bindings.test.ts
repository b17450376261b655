import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  Context,
  LlvmError,
  Module,
  TargetMachine,
  type Triple,
} from "../../compiler/llvm/bindings/index.ts";

const addText = `
define i64 @add(i64 %a, i64 %b) {
  %c = add i64 %a, %b
  %d = add i64 %c, 0
  ret i64 %d
}
`;

const triples: Triple[] = ["x86_64-linux-gnu", "aarch64-linux-gnu"];
const elfMachines = { "x86_64-linux-gnu": 62, "aarch64-linux-gnu": 183 };

describe("the LLVM bindings", () => {
  let context: Context;
  beforeAll(() => {
    context = new Context();
  });
  afterAll(() => context.dispose());

  test.each(triples)("emit an ELF object and assembly for %s", (triple) => {
    const machine = new TargetMachine(triple);
    expect(machine.dataLayout).toMatch(/^e-m:e/);
    const module = context.parseText(addText, "add");
    module.setTarget(machine);
    module.verify();
    module.runPasses("default<O2>", machine);
    expect(module.print()).not.toMatch(/add i64 %\w+, 0/);
    expect(new TextDecoder().decode(module.emit(machine, "assembly"))).toMatch(/^add:/m);
    const object = module.emit(machine, "object");
    expect([...object.subarray(0, 4)]).toEqual([0x7f, 0x45, 0x4c, 0x46]);
    expect(object[18]! | (object[19]! << 8)).toBe(elfMachines[triple]);
    module.dispose();
    machine.dispose();
  });

  test("write the same bytes to a file", () => {
    const dir = mkdtempSync(join(tmpdir(), "pyc-bindings-"));
    const machine = new TargetMachine("x86_64-linux-gnu");
    const module = context.parseText(addText, "add");
    module.setTarget(machine);
    module.emitToFile(machine, join(dir, "a.o"), "object");
    const again = context.parseText(addText, "add");
    again.setTarget(machine);
    expect(readFileSync(join(dir, "a.o")).equals(Buffer.from(again.emit(machine, "object")))).toBe(true);
    expect(() => again.emitToFile(machine, join(dir, "none", "a.o"), "object")).toThrow(LlvmError);
    rmSync(dir, { recursive: true });
  });

  test("link only what is referenced from bitcode, lazily", () => {
    const prelude = context.parseText(
      `define linkonce_odr i64 @used(i64 %a) alwaysinline { ret i64 %a }
       define linkonce_odr i64 @unused(i64 %a) { ret i64 %a }`,
      "prelude",
    );
    const bitcode = prelude.writeBitcode();
    const user = context.parseText(
      "declare i64 @used(i64)\n define i64 @f(i64 %a) { %r = call i64 @used(i64 %a)\n ret i64 %r }",
      "user",
    );
    const lazy = context.parseBitcode(bitcode, "prelude", true);
    user.link(lazy);
    expect(lazy.isAlive).toBe(false);
    expect(user.hasFunction("used")).toBe(true);
    expect(user.hasFunction("unused")).toBe(false);
  });

  test("optimise several contexts in parallel", async () => {
    const sizes = await Promise.all(
      triples.map(async (triple) => {
        const own = new Context();
        const machine = new TargetMachine(triple);
        const module = own.parseText(addText, "add");
        module.setTarget(machine);
        await module.runPassesAsync("default<O2>", machine);
        const bytes = await module.emitAsync(machine, "object");
        own.dispose();
        machine.dispose();
        return bytes.length;
      }),
    );
    expect(sizes.every((size) => size > 200)).toBe(true);
  });

  test("report faults instead of crashing", () => {
    expect(() => context.parseText("define i64 @f( {", "bad")).toThrow(/bad:1:\d+/);
    expect(() => context.parseBitcode(new Uint8Array([1, 2, 3, 4]), "junk")).toThrow(LlvmError);
    expect(() => new TargetMachine("sparc-none-none" as Triple)).toThrow(LlvmError);
    const machine = new TargetMachine("x86_64-linux-gnu");
    const module = context.parseText(addText, "add");
    expect(() => module.runPasses("no-such-pass", machine)).toThrow(/no-such-pass/);
    expect(() => module.emit(machine, "elf" as "object")).toThrow(TypeError);
    expect(() => module.link(module)).toThrow(TypeError);
    const clash = context.parseText(addText, "clash");
    expect(() => module.link(clash)).toThrow(/symbol multiply defined/);
    module.dispose();
    expect(() => module.print()).toThrow(TypeError);
    expect(() => new Module(context, null)).toThrow(LlvmError);
    machine.dispose();
    expect(() => machine.layoutHandle).toThrow(TypeError);
  });

  test("reject IR that the verifier rejects", () => {
    expect(() => context.parseText("define i64 @f() { ret i64 %x }", "bad")).toThrow(/undefined value/);
    const module = context.parseText("define void @f() { ret void }\n declare void @llvm.trap()", "fine");
    module.verify();
  });
});
