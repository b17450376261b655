import type { Edge, FrameState, Func, Immediate, Inst, Site, Terminator } from "./function.ts";

/**
 * Text of the SSA form. `parser.ts` reads it back: print → parse → print is the identity.
 *
 *     function fib 1 direct (value) -> value {
 *     b0():
 *       v0: value = parameter [0] @0
 *       v1: value = py.Less v0, v0 [65535] @4 caught {v9 @4 r0=v0}
 *       check v1, b1(v0), b2()
 *     }
 *
 * Immediates are in brackets. `@pc` is the site; `@code:pc` in another code object than the function's; `@code:pc^pc` is inlined at the call behind `^`. The frame state is in braces: callee, site, registers;
 * outer frames follow after `;`, each with `-> register` for the inlined frame's result.
 */

function site(func: Func, s: Site): string {
  const callers: string = s.caller === undefined ? "" : `^${site(func, s.caller).slice(1)}`;
  return `${s.code === func.code ? `@${s.pc}` : `@${s.code}:${s.pc}`}${callers}`;
}

function value(inst: Inst): string {
  return `v${inst.id}`;
}

function immediate(imm: Immediate): string {
  if (typeof imm === "bigint") return `${imm}n`;
  return Object.is(imm, -0) ? "-0" : String(imm);
}

function frameText(func: Func, frame: FrameState): string {
  const parts: string[] = [];
  let inner: FrameState | null = null;
  for (let f: FrameState | null = frame; f !== null; f = f.outer) {
    const registers = f.registers.map((register, i) => ` r${register}=${value(f!.values[i]!)}`).join("");
    const result: string = inner === null ? "" : ` -> r${inner.resultRegister}`;
    parts.push(`${value(f.callee)} ${site(func, f.site)}${result}${registers}`);
    inner = f;
  }
  return `{${parts.join("; ")}}`;
}

function edge(e: Edge): string {
  return `b${e.target.id}(${e.args.map(value).join(", ")})`;
}

export function printInst(func: Func, inst: Inst): string {
  const head = inst.type === "none" ? `v${inst.id} = ` : `v${inst.id}: ${inst.type} = `;
  const args = inst.args.length > 0 ? ` ${inst.args.map(value).join(", ")}` : "";
  const imms = inst.imms.length > 0 ? ` [${inst.imms.map(immediate).join(", ")}]` : "";
  const caught = inst.caught ? " caught" : "";
  const frame = inst.frame === null ? "" : ` ${frameText(func, inst.frame)}`;
  const after = inst.after === null ? "" : ` after ${frameText(func, inst.after)}`;
  return `${head}${inst.op.name}${args}${imms} ${site(func, inst.site)}${caught}${frame}${after}`;
}

function printTerminator(func: Func, end: Terminator): string {
  switch (end.kind) {
    case "jump":
      return `jump ${edge(end.edges[0])}`;
    case "branch":
    case "check":
      return `${end.kind} ${value(end.test)}, ${edge(end.edges[0])}, ${edge(end.edges[1])}`;
    case "resume":
      return `resume ${end.edges.map((e, i) => `${end.pcs[i]}: ${edge(e)}`).join(", ")}`;
    case "return":
      return `return ${value(end.value)}`;
    case "yield":
      return `yield ${value(end.value)} ${site(func, end.site)}`;
    case "unwind":
      return `unwind ${site(func, end.site)}`;
    case "exit":
      return `exit ${end.reason} ${frameText(func, end.frame)}`;
  }
}

/** The function as text, ending in a newline. */
export function printFunction(func: Func): string {
  const lines = [
    `function ${func.name} ${func.code} ${func.entry} (${func.parameters.join(", ")}) -> ${func.result} {`,
  ];
  for (const block of func.blocks) {
    lines.push(`b${block.id}(${block.params.map((p) => `${value(p)}: ${p.type}`).join(", ")}):`);
    for (const inst of block.insts) lines.push(`  ${printInst(func, inst)}`);
    lines.push(`  ${block.terminator === null ? "incomplete" : printTerminator(func, block.terminator)}`);
  }
  lines.push("}");
  return `${lines.join("\n")}\n`;
}
