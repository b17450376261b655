import { blocksInCycles } from "../../analysis/cycles.ts";
import type { CodeModule } from "../../frontend/emit/code.ts";
import { type BuildOptions, buildInlined } from "../../ir/build/build.ts";
import { decodeAt, noRegister, operand } from "../../ir/build/bytecode.ts";
import { BytecodeFlow } from "../../ir/build/flow.ts";
import { removeTrivialParams } from "../../ir/build/prune.ts";
import {
  applyReplacements,
  type Block,
  Edge,
  FrameState,
  type Func,
  type Inst,
  isResumption,
  orderBlocks,
  resolve,
  type Site,
} from "../../ir/function.ts";
import { inlineLimits, inlineSize } from "./inlineCosts.ts";

/**
 * Puts the code of small functions in place of their calls, before types are inferred, so that a callee's operations get the types that they have in its caller.
 *
 *     block:  … call f(a)  rest                 block:  … guard.code f [code]; inline.enter
 *                                     →         (blocks of f, built from its bytecode with the caller's frame as outer frame)
 *                                               join(result):  inline.leave; rest
 *
 * The guard sees that the name or method was bound to something else. `inline.enter` counts the call as a call does, so that recursion through inlined code ends in
 * RecursionError; leafFrames.ts removes it where nobody can notice. Failures in the callee that it does not handle go to a copy of the call's own landing block, which
 * adds both frames to the traceback.
 */

/** What a call is bound to run, by a guess that guards test. */
export interface InlineTarget {
  readonly code: number;
  /** In the order of the callee's parameters; missing ones have defaults. The first is null for a new object. */
  readonly args: readonly (Inst | null)[];
  /** Emits what finds the function object and tests that Python would call it; absent: the call's first argument is called. */
  readonly bind?: (func: Func, call: Inst) => Inst;
  /** The call constructs an instance of that class, and the callee is its `__init__`, whose result is dropped. */
  readonly constructs?: number;
}

/** Finds what an instruction calls, or null. */
export type InlineTargets = (call: Inst) => InlineTarget | null;

interface Candidate {
  readonly call: Inst;
  /** The call runs often. */
  readonly isHot: boolean;
}

export class Inliner {
  private readonly module: CodeModule;
  private readonly options: BuildOptions;
  private readonly flows = new Map<number, BytecodeFlow>();
  private readonly sizes = new Map<number, number>();

  /** `coverage`: the code counts executed instructions. */
  constructor(module: CodeModule, options: { readonly coverage?: boolean | undefined } = {}) {
    this.module = module;
    this.options = { frames: true, coverage: options.coverage };
  }

  /** Inlines what the limits allow of the calls that `targets` knows. Says whether that was anything. */
  run(func: Func, targets: InlineTargets): boolean {
    const loops = blocksInCycles(func);
    const isHot = (block: Block): boolean => isResumption(func.entry) || loops.has(block);
    const work = func.blocks.flatMap((block) =>
      callsOf(block).map((call) => ({ call, isHot: isHot(block) })),
    );
    let growth = 0;
    let changed = false;
    // Calls that inlining brings in come last: what is written in the function itself goes first.
    for (let i = 0; i < work.length; i++) {
      const candidate = work[i]!;
      const target = targets(candidate.call);
      if (target === null || !this.allows(func, candidate, target, growth)) continue;
      growth += this.size(target.code);
      const known = func.blocks.length;
      this.inline(func, candidate.call, target);
      changed = true;
      const hot = candidate.isHot || this.flow(target.code).loopHeaders.length > 0;
      for (const block of func.blocks.slice(known))
        for (const call of callsOf(block))
          if (call.site.caller === candidate.call.site) work.push({ call, isHot: hot });
    }
    if (changed) {
      orderBlocks(func);
      applyReplacements(func);
      removeTrivialParams(func);
    }
    return changed;
  }

  private flow(code: number): BytecodeFlow {
    let flow = this.flows.get(code);
    if (flow === undefined) {
      flow = new BytecodeFlow(this.module.codes[code]!);
      this.flows.set(code, flow);
    }
    return flow;
  }

  private size(code: number): number {
    let size = this.sizes.get(code);
    if (size === undefined) {
      size = inlineSize(this.module.codes[code]!);
      this.sizes.set(code, size);
    }
    return size;
  }

  private allows(
    func: Func,
    { call, isHot }: Candidate,
    { code, args, constructs }: InlineTarget,
    growth: number,
  ): boolean {
    const size = this.size(code);
    if (size > (isHot ? inlineLimits.loopSize : inlineLimits.size)) return false;
    if (constructs !== undefined && this.handlerReadsResult(call)) return false;
    if (growth + size > inlineLimits.growth || args.length > this.module.codes[code]!.argCount) return false;
    let depth = 0;
    for (let site: Site | undefined = call.site; site !== undefined; site = site.caller) {
      if (site.code === code) return false;
      depth++;
    }
    return depth <= inlineLimits.depth && func.code !== code;
  }

  /** Whether a handler of the call reads what its result register held before: the frame around `__init__` would need that and the new object in one register. */
  private handlerReadsResult({ site }: Inst): boolean {
    const flow = this.flow(site.code);
    const instruction = decodeAt(flow.code, site.pc);
    const handler = flow.handler(instruction);
    if (handler === null) return false;
    const read = flow.blocks.get(handler.handler)!.liveIn.copy();
    read.delete(handler.register);
    return read.has(operand(instruction, "to"));
  }

  private inline(func: Func, call: Inst, target: InlineTarget): void {
    const { block, site } = call;
    const end = block.end;
    const at = block.insts.indexOf(call);
    const rest = block.insts.splice(at).slice(1);
    const join = func.addBlock();
    const result = func.addParam(join, "value", site);
    func.append(join, "inline.leave", [], [], site);
    for (const inst of rest) inst.block = join;
    join.insts.push(...rest);
    const failure = call.caught && end.kind === "check" ? end.edges[1] : null;
    join.terminator = failure === null ? end : { kind: "jump", edges: [end.edges[0] as Edge] };

    const callee = target.bind?.(func, call) ?? call.args[0]!;
    func.append(block, "guard.code", [callee], [target.code], site).frame = call.frame;
    const defaults = this.defaults(func, call, callee, target);
    const made = target.constructs === undefined ? null : newObject(func, call, target.constructs);
    call.replacement = made ?? result;
    const args = [...target.args, ...defaults].map((arg) => arg ?? made!);
    const enter = func.append(block, "inline.enter", [], [], site);
    const entry = buildInlined(this.module, target.code, this.options, {
      func,
      site,
      callee,
      args,
      ...this.callerFrame(call, made),
      join,
      failure: failure === null ? null : (at) => landing(func, failure, at),
    });
    if (failure === null) block.terminator = { kind: "jump", edges: [new Edge(entry, [])] };
    else {
      enter.caught = true;
      block.terminator = { kind: "check", test: enter, edges: [new Edge(entry, []), failure] };
    }
  }

  /** Values of the parameters that the call leaves out. */
  private defaults(func: Func, call: Inst, callee: Inst, { code, args }: InlineTarget): Inst[] {
    const { argCount } = this.module.codes[code]!;
    return Array.from({ length: argCount - args.length }, (_, i) => {
      const fromEnd = argCount - args.length - i;
      const value = func.append(call.block, "function.default", [callee], [fromEnd], call.site);
      value.frame = call.frame;
      return value;
    });
  }

  /** The caller's frame while the callee runs: what is live behind the call, and what a handler of the call reads. A new object is there already. */
  private callerFrame(call: Inst, made: Inst | null): { outer: FrameState; resultRegister: number } {
    const { site, frame } = call;
    if (frame === null) throw new Error(`v${call.id} has no frame state`);
    const flow = this.flow(site.code);
    const instruction = decodeAt(flow.code, site.pc);
    const resultRegister = operand(instruction, "to");
    const live = flow.liveAt(instruction.next).copy();
    const isLive = live.has(resultRegister);
    live.delete(resultRegister);
    const handler = flow.handler(instruction);
    if (handler !== null) live.addAll(flow.blocks.get(handler.handler)!.liveIn, handler.register);
    const kept = frame.registers.map((register, i) => ({ register, value: frame.values[i]! }));
    const outer = kept.filter(({ register }) => live.has(register));
    if (made !== null && isLive) {
      outer.push({ register: resultRegister, value: made });
      outer.sort((a, b) => a.register - b.register);
    }
    const state = new FrameState(
      { ...site, pc: instruction.next },
      frame.callee,
      outer.map(({ register }) => register),
      outer.map(({ value }) => value),
      frame.outer,
      frame.resultRegister,
    );
    return { outer: state, resultRegister: made === null ? resultRegister : noRegister };
  }
}

/** Calls, and operations that may call a method. */
function callsOf(block: Block): Inst[] {
  return block.insts.filter(({ op, frame }) => op.calls && op.result === "value" && frame !== null);
}

function newObject(func: Func, call: Inst, model: number): Inst {
  const made = func.append(call.block, "object.new", [resolve(call.args[0]!)], [model], call.site);
  made.frame = call.frame;
  return made;
}

/** A copy of the landing block of a failing call, for a failure at another site. */
function landing(func: Func, failure: Edge, site: Site): Edge {
  const { target } = failure;
  const [caught] = target.insts;
  if (target.insts.length !== 1 || caught!.op.name !== "catch" || target.end.kind !== "jump")
    throw new Error(`${func.name}: b${target.id} is no landing block`);
  const [onwards] = target.end.edges;
  const block = func.addBlock();
  const exception = func.append(block, "catch", [], caught!.imms, site);
  const args = onwards.args.map((arg) => (arg === caught ? exception : arg));
  block.terminator = { kind: "jump", edges: [new Edge(onwards.target, args)] };
  return new Edge(block, []);
}

/** Calls of global functions known by name, with positional arguments. */
export function globalTargets(
  module: CodeModule,
  byName: ReadonlyMap<string, number>,
  native: ReadonlySet<number>,
): InlineTargets {
  return (call) => {
    if (call.op.name !== "py.Call") return null;
    const [callee, self, ...args] = call.args.map(resolve) as [Inst, Inst, ...Inst[]];
    if (callee.op.name !== "py.LoadGlobal" || self.op.name !== "null") return null;
    const code = byName.get(module.codes[callee.site.code]!.names[Number(callee.imms[0])]!);
    return code === undefined || !native.has(code) ? null : { code, args };
  };
}
