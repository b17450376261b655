import { describe, expect, test } from "vitest";
import { opcodeTable } from "../../compiler/frontend/opcodes/table.ts";
import { buildSsa, isGenerator } from "../../compiler/ir/build/build.ts";
import type { Func } from "../../compiler/ir/function.ts";
import { Context, type Triple } from "../../compiler/llvm/bindings/index.ts";
import { compileToAssembly, compileToLlvm, compileToObject } from "../../compiler/llvm/compile.ts";
import { exitReasons, Recovery, recoveryKinds } from "../../compiler/llvm/emit/exits.ts";
import { emitModule, type ModuleInput } from "../../compiler/llvm/emit/module.ts";
import { preludeBitcode } from "../../compiler/llvm/prelude.ts";
import { fastHelpers, runtimeCalls } from "../../compiler/llvm/runtimeCalls.ts";
import { assemble } from "../support/assembler.ts";

const triples: Triple[] = ["x86_64-linux-gnu", "aarch64-linux-gnu"];

function inputOf(text: string): ModuleInput {
  const module = assemble(text);
  const functions = module.codes.flatMap((code, i): Func[] => {
    if (isGenerator(code)) return [buildSsa(module, i, "resume", { frames: false })];
    const direct = buildSsa(module, i, "direct", { frames: false });
    const hasLoop = text.includes("JumpBack");
    return hasLoop ? [direct, buildSsa(module, i, "resume_at", { frames: false })] : [direct];
  });
  return { module, image: new Uint8Array([1, 2, 34, 92]), functions, classes: [] };
}

const sum = `
code sum args=1 registers=5
  LoadConst r1 0
  GetIter r2 r0
head:
  ForIter r3 r2 done
  InPlaceAdd r1 r1 r3
  JumpBack head
done:
  Return r1
`;

describe("LLVM emission", () => {
  test.each(triples)("the prelude for %s defines what the tables list", (triple) => {
    const context = new Context();
    const module = context.parseBitcode(preludeBitcode(triple), "prelude");
    for (const name of fastHelpers) expect(module.hasFunction(`pyc_fast_${name}`), name).toBe(true);
    const text = module.print();
    const inline = [...text.matchAll(/^define linkonce_odr hidden .*@(pyc_(?!fast_)\w+)\(/gm)].map(
      (m) => m[1]!,
    );
    for (const name of inline) expect(runtimeCalls.has(name), name).toBe(true);
    // Polls must not move; every other relaxed access may.
    expect(text).toMatch(/load atomic volatile i64.*monotonic/);
    expect(text).not.toMatch(/(?:load|store) atomic (?!volatile).*monotonic/);
    context.dispose();
  });

  test.each(triples)("a loop becomes code for %s", (triple) => {
    const input = inputOf(sum);
    const assembly = compileToAssembly(input, { target: triple, level: 2, verify: true });
    expect(assembly).toContain("pyc_side_exit");
    expect(assembly).toContain("pyc_GetIter");
    expect(assembly).toContain('"pyc_module:test":');
    expect(compileToObject(input, { target: triple, level: 2 }).length).toBeGreaterThan(1000);
  });

  test("two compilations give the same bytes", () => {
    const options = { target: "x86_64-linux-gnu", level: 2 } as const;
    const bytes = compileToObject(inputOf(sum), options);
    expect(Buffer.from(bytes).equals(Buffer.from(compileToObject(inputOf(sum), options)))).toBe(true);
  });

  test("small integers are added inline in hot functions, by a helper elsewhere", () => {
    const options = { target: "x86_64-linux-gnu", level: 2 } as const;
    const input = inputOf("code add args=2 registers=3\nAdd r2 r0 r1\nReturn r2");
    const overflow = /call .*@llvm\.sadd\.with\.overflow\.i64/;
    const cold = compileToLlvm(input, options);
    expect(cold).toContain("call i64 @pyc_Add");
    expect(cold).not.toMatch(overflow);
    for (const func of input.functions) func.fastPaths = "everywhere";
    expect(compileToLlvm(input, options)).toMatch(overflow);
  });

  test("every instruction has a lowering", () => {
    const skipped = new Set(["Yield"]);
    const lines = opcodeTable
      .filter(({ name }) => !skipped.has(name))
      .map((spec, i) => {
        const words = spec.operands
          .split(" ")
          .filter((o) => o !== "")
          .map((o) => {
            const kind = o.split(":")[1]!;
            if (kind === "const") return "'text'";
            if (kind === "name") return "n";
            if (kind === "target") return spec.name === "JumpBack" ? `s${i}` : "end";
            if (kind === "count" || kind === "imm") return "1";
            return kind === "cache" ? "" : "r0";
          });
        const ends = spec.effects.includes("ends");
        const guard = ends ? `JumpIfNone r0 n${i}\n` : "";
        return `s${i}:\n${guard}${spec.name} ${words.join(" ")}\nn${i}:`;
      });
    const text = `code f args=1 registers=8\n${lines.join("\n")}\nend:\nReturn r0`;
    const input = inputOf(text);
    expect(emitModule(input)).toContain("@pyc_MatchClass");
    for (const target of triples) compileToObject(input, { target, level: 1, verify: true });
  });

  test("a function that may ask for its variables runs in a frame", () => {
    const text = `
code f args=1 registers=4 flags=0x2000
  LoadConst r1 1
  Move r0 r1
  GetIter r2 r0
head:
  ForIter r0 r2 done
  JumpBack head
done:
  Return r0
`;
    const llvm = emitModule(inputOf(text));
    expect(llvm).toMatch(/call i1 @pyc_frame_open\(ptr %task, ptr %frame, i64 %callee, i32 4\)/);
    // The parameter at entry, the move, and the loop variable.
    const direct = llvm.slice(
      llvm.indexOf('define internal i64 @"direct.0"'),
      llvm.indexOf('define internal i64 @"resume_at.0"'),
    );
    expect(direct.match(/store atomic i64/g)).toHaveLength(3);
    for (const target of triples) compileToObject(inputOf(text), { target, level: 2, verify: true });
  });

  test("a generator stores its registers in its frame", () => {
    const text = `
code count args=1 registers=4 flags=0x20
head:
start:
  Yield r2 r0 -
end:
  Add r0 r0 r2
  JumpBack head
handler:
  Return r2
  .try start end handler r2
`;
    const llvm = emitModule(inputOf(text));
    expect(llvm).toContain("@pyc_generator_suspend");
    expect(llvm).toMatch(/store atomic i64 %v\d+, ptr %t\d+ unordered/);
    for (const target of triples) compileToObject(inputOf(text), { target, level: 2, verify: true });
  });
});

describe("coverage", () => {
  test("recovery kinds have the runtime's numbers, exit reasons have names", () => {
    expect(recoveryKinds).toEqual(Object.keys(Recovery).filter((name) => Number.isNaN(Number(name))));
    expect(exitReasons).toContain("NotInt");
  });

  test("an instruction marks its opcode behind its effect, and only where that is asked for", () => {
    const module = assemble("code f args=2 registers=3\n  Add r2 r0 r1\n  Return r2");
    const text = (coverage: boolean): string =>
      emitModule({
        module,
        image: new Uint8Array(),
        functions: [buildSsa(module, 0, "direct", { frames: false, coverage })],
        classes: [],
      });
    const opcodes = ["Add", "Return"].map((wanted) => opcodeTable.findIndex(({ name }) => name === wanted));
    const marks = [
      ...text(true).matchAll(
        /store atomic i8 1, ptr getelementptr \(i8, ptr @pyc_native_coverage, i64 (\d+)\)/g,
      ),
    ];
    expect(marks.map((m) => Number(m[1]))).toEqual(opcodes);
    expect(text(true).indexOf("@pyc_add")).toBeLessThan(text(true).indexOf("store atomic i8 1"));
    expect(text(false)).not.toContain("pyc_native_coverage");
  });
});
