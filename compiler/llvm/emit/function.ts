import { blocksInCycles } from "../../analysis/cycles.ts";
import { Opcode } from "../../frontend/opcodes/opcodes.ts";
import { keepsRegisters } from "../../ir/build/build.ts";
import { noRegister } from "../../ir/build/bytecode.ts";
import {
  type Block,
  type Edge,
  type FrameState,
  type Func,
  type Inst,
  isGeneratorEntry,
  isResumption,
  predecessors,
  type Site,
  siteKey,
  type Terminator,
} from "../../ir/function.ts";
import type { Type } from "../../ir/types.ts";
import { runtimeCall } from "../runtimeCalls.ts";
import type { Exit, ExitTable } from "./exits.ts";
import { lowerings } from "./lower.ts";
import type { ModuleContext } from "./moduleContext.ts";
import { floatLiteral } from "./text.ts";

/**
 * One SSA function as LLVM text.
 *
 * Blocks keep their ids as labels; a block that is split by a test goes on under a label of its own. Block parameters become phis. What is cold comes last: one
 * block for unwinding, which receives the location as a phi, and one block an exit.
 *
 * A function that calls anything links a native record into the task (pyc_enter/pyc_leave); its location is set before each call. Runs of
 * arguments, results of operations with several and live values of exits share one stack buffer.
 */

export const llvmTypes: Record<Type, string> = {
  value: "i64",
  int: "i64",
  float: "double",
  bool: "i1",
  none: "void",
};

/** Branch weights: failures and exits are rare. */
const unlikely = "!prof !0";
const likely = "!prof !1";

/** Words of task.h's FrameRecord; abi/prelude.cpp asserts it. */
const recordWords = 2;

export interface EmittedFunction {
  readonly symbol: string;
  readonly text: string;
}

/** Return type of a function with this SSA result: unboxed results come with a status. */
export function typedResult(result: Type): string {
  return result === "value" ? "i64" : `{ ${llvmTypes[result]}, i32 }`;
}

function failureIsNull(inst: Inst): boolean {
  return inst.op.failure === "null" || (inst.op.name === "call.typed" && inst.type === "value");
}

export function symbolOf(func: Func): string {
  return `${func.entry}.${func.code}`;
}

export class FunctionEmitter {
  readonly func: Func;
  readonly context: ModuleContext;
  readonly exits: ExitTable;
  private lines: string[] = [];
  private readonly phis = new Map<Block, { label: string; args: readonly string[] }[]>();
  private readonly unwinds: { label: string; location: string; counted: number }[] = [];
  /** Inlined calls that the task's depth counts. */
  private readonly counted: ReadonlySet<string>;
  private readonly exitBlocks = new Map<string, number>();
  private readonly coldLines: string[] = [];
  private readonly bodies = new Map<Block, string[]>();
  private readonly operands = new Map<Inst, string>();
  private label = "";
  private temporaries = 0;
  private labels = 0;
  private bufferWords = 0;
  private usesForced = false;
  private hasExits = false;
  private readonly hasRecord: boolean;
  private readonly loops: ReadonlySet<Block>;
  /** The function runs in an interpreter frame of its own on the stack, where others find its registers. */
  private readonly keepsFrame: boolean;

  /** `exits` is shared by the entries of one code object that use the same table. */
  constructor(func: Func, context: ModuleContext, exits: ExitTable) {
    this.func = func;
    this.context = context;
    this.exits = exits;
    this.loops = blocksInCycles(func);
    this.keepsFrame = keepsRegisters(context.module.codes[func.code]!) && !isResumption(func.entry);
    this.counted = new Set(
      func.blocks.flatMap(({ insts }) =>
        insts.filter(({ op }) => op.name === "inline.enter").map(({ site }) => siteKey(site)),
      ),
    );
    this.hasRecord = func.blocks.some((block) =>
      block.insts.some((inst) => inst.op.failure !== "never" || inst.op.calls),
    );
  }

  emit(): EmittedFunction {
    for (const block of this.func.blocks) {
      for (const param of block.params) this.operands.set(param, `%v${param.id}`);
    }
    const first = this.func.entryBlock;
    if (predecessors(this.func)[first.id]!.length > 0)
      throw new Error(`${this.func.name}: the entry block has predecessors`);
    for (const block of this.func.blocks) this.emitBlock(block);
    const text = this.assemble();
    return { symbol: symbolOf(this.func), text };
  }

  // --- for lowerings -------------------------------------------------------------------------------------------------

  line(text: string): void {
    this.lines.push(`  ${text}`);
  }

  temporary(): string {
    return `%t${this.temporaries++}`;
  }

  /** The LLVM operand of a value. */
  operand(inst: Inst): string {
    switch (inst.op.name) {
      case "null":
        return "0";
      case "callee":
        return "%callee";
      case "const.int":
        return String(inst.imms[0]);
      case "const.float":
        return floatLiteral(Number(inst.imms[0]));
      case "const.bool":
        return Number(inst.imms[0]) === 0 ? "false" : "true";
      case "parameter":
        return `%p${inst.imms[0]}`;
    }
    const operand = this.operands.get(inst) ?? `%v${inst.id}`;
    return operand;
  }

  /** Makes `inst` stand for an operand that exists already. */
  alias(inst: Inst, operand: string): void {
    this.operands.set(inst, operand);
  }

  /** Emits "%v = text" for the instruction. */
  define(inst: Inst, text: string): void {
    this.line(`%v${inst.id} = ${text}`);
  }

  /** Text of a call to a runtime or prelude function. */
  callText(name: string, args: readonly string[]): string {
    const signature = runtimeCall(name);
    const callee = this.context.declare(name, signature.result, signature.parameters);
    const list = signature.parameters.map((type, i) => `${type} ${args[i]}`).join(", ");
    return `call ${signature.result} ${callee}(${list})`;
  }

  /** A call whose result goes to a temporary, which is returned. */
  callTemporary(name: string, args: readonly string[]): string {
    const result = this.temporary();
    this.line(`${result} = ${this.callText(name, args)}`);
    return result;
  }

  /** The stack buffer, made large enough for `words` 64-bit words. */
  buffer(words: number): string {
    this.bufferWords = Math.max(this.bufferWords, words, 1);
    return "%buffer";
  }

  storeToBuffer(values: readonly { readonly type: string; readonly operand: string }[]): string {
    const buffer = this.buffer(Math.max(1, values.length));
    values.forEach(({ type, operand }, i) => {
      const slot = this.temporary();
      this.line(`${slot} = getelementptr inbounds i64, ptr ${buffer}, i64 ${i}`);
      this.line(`store ${type} ${operand}, ptr ${slot}, align 8`);
    });
    return buffer;
  }

  /** Whether the prelude's fast path is worth its size where this operation stands. */
  wantsFastPath(inst: Inst): boolean {
    if (this.func.fastPaths === "loops") return this.loops.has(inst.block);
    return this.func.fastPaths === "everywhere";
  }

  get native(): string {
    return this.context.nativeRecord(this.func.code);
  }

  /** Notes where the function stands, before a call that may look at the native frames. */
  setLocation(site: Site): void {
    if (this.keepsFrame) this.line(this.callText("pyc_frame_set_pc", ["%frame", String(site.pc)]));
    if (!this.hasRecord || this.keepsFrame) return;
    this.line(this.callText("pyc_set_location", ["%record", this.context.location(this.func.code, site)]));
  }

  /** Where the function stands before its first call: at its first instruction. */
  private get startLocation(): string {
    return this.context.location(this.func.code, { code: this.func.code, pc: 0 });
  }

  /** The location whose frames a failure at `site` adds to the traceback: without the innermost one where an exception is raised again; null for none. */
  raiseLocation(site: Site): string {
    const { units } = this.context.module.codes[site.code]!;
    const location = this.context.location(this.func.code, site);
    switch (units[site.pc]) {
      case Opcode.Reraise:
      case Opcode.CleanupThrow:
      case Opcode.EndAsyncFor:
        return site.caller === undefined ? "null" : this.context.location(this.func.code, site.caller);
      case Opcode.Raise:
        // Without an operand it raises the handled exception again; outside a handler it is a new RuntimeError.
        return units[site.pc + 1] === noRegister
          ? this.callTemporary("pyc_reraise_location", ["%task", location])
          : location;
      default:
        return location;
    }
  }

  /** How many of the innermost `levels` calls that a site is inlined through are counted. */
  countedCalls(site: Site, levels = Infinity): number {
    let count = 0;
    for (let s = site.caller; s !== undefined && levels > 0; s = s.caller, levels--)
      if (this.counted.has(siteKey(s))) count++;
    return count;
  }

  /** Takes inlined calls off the task's depth. */
  leaveInlined(count: number): void {
    if (count > 0) this.line(this.callText("pyc_inline_leave", ["%task", String(count)]));
  }

  newLabel(): string {
    return `l${this.labels++}`;
  }

  startLabel(label: string): void {
    this.lines.push(`${label}:`);
    this.label = label;
  }

  /** Unwinds when `failed` (an i1) holds. */
  unwindIf(failed: string, site: Site): void {
    const next = this.newLabel();
    const location = this.raiseLocation(site);
    this.line(`br i1 ${failed}, label %unwind, label %${next}, ${unlikely}`);
    this.unwinds.push({ label: this.label, location, counted: this.countedCalls(site) });
    this.startLabel(next);
  }

  /** Leaves through the guard's frame state unless `ok` holds. */
  guard(inst: Inst, ok: string, reason: string): void {
    if (inst.frame === null) throw new Error(`${this.func.name}: v${inst.id} has no frame state`);
    const exit = this.exits.add(inst.frame, reason);
    const next = this.newLabel();
    const both = this.temporary();
    const asked = this.temporary();
    const unforced = this.temporary();
    this.usesForced = true;
    this.line(`${asked} = and i32 %forced, ${1 << (exit.number % 31)}`);
    this.line(`${unforced} = icmp eq i32 ${asked}, 0`);
    this.line(`${both} = and i1 ${ok}, ${unforced}`);
    this.line(`br i1 ${both}, label %${next}, label %exit${exit.number}, ${likely}`);
    this.exitBlock(exit, inst.frame);
    this.startLabel(next);
  }

  /** Leaves behind a typed call whose result is boxed after all. Not forced: an exit here needs the boxed result. */
  exitIfBoxed(inst: Inst): void {
    if (inst.after === null) throw new Error(`${this.func.name}: v${inst.id} has no frame state behind it`);
    const exit = this.exits.add(inst.after, "BoxedResult", inst);
    const boxed = this.temporary();
    const next = this.newLabel();
    this.line(`${boxed} = icmp eq i32 %status${inst.id}, 2`);
    this.line(`br i1 ${boxed}, label %exit${exit.number}, label %${next}, ${unlikely}`);
    this.exitBlock(exit, inst.after, inst);
    this.startLabel(next);
  }

  // --- blocks --------------------------------------------------------------------------------------------------------

  private emitBlock(block: Block): void {
    this.lines = [];
    this.label = `b${block.id}`;
    for (const inst of block.insts) this.emitInst(inst);
    this.emitTerminator(block.end);
    this.bodies.set(block, this.lines);
  }

  private emitInst(inst: Inst): void {
    const lower = lowerings.get(inst.op.name);
    if (lower === undefined) throw new Error(`${this.func.name}: ${inst.op.name} has no lowering`);
    lower(this, inst);
  }

  private noteEdge(edge: Edge, label: string): void {
    let list = this.phis.get(edge.target);
    if (list === undefined) {
      list = [];
      this.phis.set(edge.target, list);
    }
    list.push({ label, args: edge.args.map((arg) => this.operand(arg)) });
  }

  /** The label to branch to for an edge; a block of its own when its branch has another edge to the same target. */
  private edgeLabel(edge: Edge, shared: boolean): string {
    if (!shared) {
      this.noteEdge(edge, this.label);
      return `b${edge.target.id}`;
    }
    const label = this.newLabel();
    this.coldLines.push(`${label}:`, `  br label %b${edge.target.id}`);
    this.noteEdge(edge, label);
    return label;
  }

  private emitTerminator(end: Terminator): void {
    switch (end.kind) {
      case "jump":
        this.line(`br label %${this.edgeLabel(end.edges[0], false)}`);
        return;
      case "branch":
        this.twoWay(this.operand(end.test), end.edges, "");
        return;
      case "check":
        this.twoWay(this.failed(end.test), [end.edges[1], end.edges[0]], unlikely);
        return;
      case "resume":
        this.emitResume(end);
        return;
      case "return":
        this.emitReturn(this.operand(end.value));
        return;
      case "yield":
        this.line(this.callText("pyc_generator_suspend", ["%task", "%frame", String(end.site.pc)]));
        this.leave();
        this.line(`ret i64 ${this.operand(end.value)}`);
        return;
      case "unwind":
        this.unwind(end.site);
        return;
      case "exit": {
        const exit = this.exits.add(end.frame, end.reason);
        this.line(`br label %exit${exit.number}`);
        this.exitBlock(exit, end.frame);
      }
    }
  }

  private unwind(site: Site): void {
    const location = this.raiseLocation(site);
    this.unwinds.push({ label: this.label, location, counted: this.countedCalls(site) });
    this.line("br label %unwind");
  }

  private twoWay(test: string, edges: readonly [Edge, Edge], weights: string): void {
    const shared = edges[0].target === edges[1].target;
    const yes = this.edgeLabel(edges[0], shared);
    const no = this.edgeLabel(edges[1], shared);
    this.line(`br i1 ${test}, label %${yes}, label %${no}${weights === "" ? "" : `, ${weights}`}`);
  }

  private emitResume(end: Terminator & { kind: "resume" }): void {
    let pc = "%pc";
    if (isGeneratorEntry(this.func.entry)) pc = this.callTemporary("pyc_generator_pc", ["%frame"]);
    const cases = end.edges.map((edge, i) => `i32 ${end.pcs[i]}, label %${this.edgeLabel(edge, false)}`);
    this.line(`switch i32 ${pc}, label %nowhere [${cases.join(" ")}]`);
    this.coldLines.push("nowhere:", "  unreachable");
  }

  /** An i1 that says whether a failing operation has failed. */
  failed(inst: Inst): string {
    const failed = this.temporary();
    if (failureIsNull(inst)) this.line(`${failed} = icmp eq i64 ${this.operand(inst)}, 0`);
    else if (inst.op.name === "call.typed") this.line(`${failed} = icmp eq i32 %status${inst.id}, 1`);
    else this.line(`${failed} = icmp slt i32 %status${inst.id}, 0`);
    return failed;
  }

  private leave(): void {
    if (this.keepsFrame) this.line(this.callText("pyc_frame_close", ["%task", "%frame"]));
    else if (this.hasRecord) this.line(this.callText("pyc_leave", ["%task", "%record"]));
  }

  private emitReturn(value: string): void {
    this.leave();
    this.returnValue(value);
  }

  /** `ret` of a result that is complete. */
  private returnValue(value: string): void {
    const { result } = this.func;
    if (result === "value") {
      this.line(`ret i64 ${value}`);
      return;
    }
    const pair = this.temporary();
    const type = typedResult(result);
    this.line(
      `${pair} = insertvalue ${type} { ${llvmTypes[result]} undef, i32 0 }, ${llvmTypes[result]} ${value}, 0`,
    );
    this.line(`ret ${type} ${pair}`);
  }

  private get failureResult(): string {
    const { result } = this.func;
    return result === "value"
      ? "ret i64 0"
      : `ret ${typedResult(result)} { ${llvmTypes[result]} zeroinitializer, i32 1 }`;
  }

  // --- cold blocks ---------------------------------------------------------------------------------------------------

  /** The result that a typed call left boxed in the task. */
  private boxedResult(): { type: string; operand: string } {
    return { type: "i64", operand: this.callTemporary("pyc_take_boxed", ["%task"]) };
  }

  /** `boxed`: the typed call behind which the exit lies; it names its boxed result. */
  private exitBlock(exit: Exit, frame: FrameState, boxed: Inst | null = null): void {
    this.hasExits = true;
    const label = `exit${exit.number}`;
    if (this.exitBlocks.has(label)) return;
    this.exitBlocks.set(label, exit.number);
    const outer = this.lines;
    this.lines = [];
    this.lines.push(`${label}:`);
    const live = exit.live.map((inst) => (inst === boxed ? this.boxedResult() : this.liveWord(inst)));
    const buffer = this.storeToBuffer(live);
    if (this.keepsFrame) this.exitInFrame(exit.number, buffer);
    else {
      this.leaveInlined(this.countedCalls(frame.site));
      this.leave();
      this.sideExit(exit.number, buffer);
    }
    this.coldLines.push(...this.lines);
    this.lines = outer;
  }

  /** The interpreter goes on in the frame that the function runs in: frame objects look at it. */
  private exitInFrame(number: number, live: string): void {
    const result = this.coldCall("pyc_side_exit_kept", [
      "%task",
      "%frame",
      this.native,
      String(number),
      live,
    ]);
    this.leave();
    this.line(`ret i64 ${result}`);
  }

  /** Calls the interpreter in return position. */
  private sideExit(number: number, live: string): void {
    const { entry, result } = this.func;
    const subject = isResumption(entry) ? "%frame" : "%callee";
    const args = ["%task", subject, this.native, String(number), live];
    if (result === "value") {
      const suffix = isGeneratorEntry(entry) ? "_generator" : entry === "resume_at" ? "_frame" : "";
      this.line(`ret i64 ${this.coldCall(`pyc_side_exit${suffix}`, args)}`);
      return;
    }
    // The live values have been consumed when the result is stored.
    const status = this.coldCall(`pyc_side_exit_${result === "float" ? "float" : "int"}`, [...args, live]);
    // A truth value always comes back boxed (status 2): its word is not read.
    const word = result === "bool" ? "false" : this.temporary();
    if (result !== "bool")
      this.line(`${word} = load ${result === "float" ? "double" : "i64"}, ptr ${live}, align 8`);
    const [first, both] = [this.temporary(), this.temporary()];
    const type = typedResult(result);
    this.line(`${first} = insertvalue ${type} undef, ${llvmTypes[result]} ${word}, 0`);
    this.line(`${both} = insertvalue ${type} ${first}, i32 ${status}, 1`);
    this.line(`ret ${type} ${both}`);
  }

  private coldCall(name: string, args: readonly string[]): string {
    const result = this.temporary();
    this.line(`${result} = ${this.callText(name, args)} #1`);
    return result;
  }

  private liveWord(inst: Inst): { type: string; operand: string } {
    if (inst.type !== "bool") return { type: llvmTypes[inst.type], operand: this.operand(inst) };
    const wide = this.temporary();
    this.line(`${wide} = zext i1 ${this.operand(inst)} to i64`);
    return { type: "i64", operand: wide };
  }

  private unwindBlock(): string[] {
    if (this.unwinds.length === 0) return [];
    this.lines = ["unwind:"];
    const incoming = this.unwinds.map(({ label, location }) => `[${location}, %${label}]`).join(", ");
    this.line(`%location = phi ptr ${incoming}`);
    const counted = this.unwinds.map(({ label, counted }) => `[${counted}, %${label}]`).join(", ");
    this.line(`%counted = phi i32 ${counted}`);
    this.line(this.callText("pyc_unwind", ["%task", "%callee", "%location"]));
    if (this.unwinds.some(({ counted }) => counted > 0))
      this.line(this.callText("pyc_inline_leave", ["%task", "%counted"]));
    this.leave();
    this.line(this.failureResult);
    return this.lines;
  }

  // --- the whole -----------------------------------------------------------------------------------------------------

  private header(): string {
    const name = `@"${symbolOf(this.func)}"`;
    switch (this.func.entry) {
      case "direct":
      case "generic":
      case "typed": {
        const parameters = this.func.parameters.map((type, i) => `, ${llvmTypes[type]} %p${i}`).join("");
        return `define internal ${typedResult(this.func.result)} ${name}(ptr %task, i64 %callee${parameters}) #0 {`;
      }
      case "resume":
      case "resume_generic":
      case "resume_typed":
        return `define internal i64 ${name}(ptr %task, ptr %frame, i64 %sent) #0 {`;
      case "resume_at":
        return `define internal i64 ${name}(ptr %task, ptr %frame, i32 %pc) #0 {`;
    }
  }

  private prologue(): string[] {
    this.lines = ["entry:"];
    if (this.hasRecord && !this.keepsFrame) this.line(`%record = alloca [${recordWords} x i64], align 8`);
    if (this.bufferWords > 0 || this.hasExits)
      this.line(`%buffer = alloca [${Math.max(1, this.bufferWords)} x i64], align 8`);
    if (isResumption(this.func.entry)) {
      const kind = isGeneratorEntry(this.func.entry) ? "generator" : "frame";
      this.line(`%callee = ${this.callText(`pyc_${kind}_function`, ["%frame"])}`);
      this.line(`%registers = ${this.callText(`pyc_${kind}_registers`, ["%frame"])}`);
    }
    if (this.usesForced) this.line(`%forced = ${this.callText("pyc_forced_exits", ["%task"])}`);
    if (this.keepsFrame || this.hasRecord) {
      const entered = this.keepsFrame
        ? this.openFrame()
        : this.callTemporary("pyc_enter", ["%task", "%record", this.startLocation]);
      this.line(`br i1 ${entered}, label %b${this.func.entryBlock.id}, label %refused, ${likely}`);
      this.lines.push("refused:", `  ${this.failureResult}`);
    } else this.line(`br label %b${this.func.entryBlock.id}`);
    return this.lines;
  }

  private openFrame(): string {
    const count = String(this.context.module.codes[this.func.code]!.registerCount);
    const bytes = this.callTemporary("pyc_frame_bytes", [count]);
    this.line(`%frame = alloca i8, i64 ${bytes}, align 16`);
    const opened = this.callTemporary("pyc_frame_open", ["%task", "%frame", "%callee", count]);
    this.line(`%registers = ${this.callText("pyc_frame_registers", ["%frame"])}`);
    return opened;
  }

  private assemble(): string {
    const unwind = this.unwindBlock();
    const out = [this.header(), ...this.prologue()];
    for (const block of this.func.blocks) {
      out.push(`b${block.id}:`);
      const incoming = this.phis.get(block) ?? [];
      block.params.forEach((param, i) => {
        const list = incoming.map(({ label, args }) => `[${args[i]}, %${label}]`).join(", ");
        out.push(`  %v${param.id} = phi ${llvmTypes[param.type]} ${list}`);
      });
      out.push(...this.bodies.get(block)!);
    }
    out.push(...this.coldLines, ...unwind, "}");
    return out.join("\n");
  }
}
