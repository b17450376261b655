import { Dominators } from "../analysis/dominators.ts";
import {
  type Block,
  type Edge,
  type Func,
  type Inst,
  isGeneratorEntry,
  isResumption,
  siteKey,
  type Terminator,
  visitFrame,
  visitTerminator,
  visitUses,
} from "./function.ts";
import { printFunction, printInst } from "./printer.ts";
import type { Type } from "./types.ts";

/**
 * Checks what every pass may rely on:
 *  - each block has a terminator, each edge as many arguments as its target has parameters, of their types;
 *  - every use is dominated by its definition, and types are those of the operation table;
 *  - guards have frame states; registers of a frame state are named once and ascend;
 *  - a frame state has a frame for each call that its instruction is inlined through, each in the code object that the call is in;
 *  - a `virtual` is used by frame states and other virtuals alone;
 *  - an instruction is `caught` exactly when it may fail and a `check` on it ends its block;
 *  - `result` directly follows the operation that it reads, or another `result` of it;
 *  - parameters of the function stand in the entry block, which has no predecessors;
 *  - no visible effect lies between a guard of one bytecode instruction and its start: a guard never follows a writing operation of the same site.
 */
export class VerifierError extends Error {}

/** Operations whose arguments have other types than the table's. */
const openArguments: ReadonlySet<string> = new Set(["call.typed", "object.make", "virtual"]);

function isVirtual({ op }: Inst): boolean {
  return op.name === "virtual" || op.name === "virtual.range";
}

class Verifier {
  private readonly func: Func;
  private readonly problems: string[] = [];
  private readonly dominators: Dominators;
  private readonly position = new Map<Inst, number>();
  private readonly members: ReadonlySet<Block>;

  constructor(func: Func) {
    this.func = func;
    this.members = new Set(func.blocks);
    for (const block of func.blocks)
      if (block.terminator === null) throw new VerifierError(`b${block.id} has no terminator`);
    this.dominators = new Dominators(func);
  }

  run(): string[] {
    this.placeAll();
    for (const block of this.func.blocks) {
      this.block(block);
      for (const edge of block.end.edges) this.edge(block, edge);
    }
    return this.problems;
  }

  private problem(block: Block, message: string, inst?: Inst): void {
    this.problems.push(
      `b${block.id}: ${message}${inst === undefined ? "" : `: ${printInst(this.func, inst)}`}`,
    );
  }

  private placeAll(): void {
    for (const block of this.func.blocks) {
      if (!this.dominators.isReachable(block)) this.problem(block, "unreachable");
      [...block.params, ...block.insts].forEach((inst, i) => {
        if (this.position.has(inst)) this.problem(block, "appears twice", inst);
        if (inst.block !== block) this.problem(block, "believes itself in another block", inst);
        this.position.set(inst, i);
      });
    }
  }

  private block(block: Block): void {
    const writing = new Set<string>();
    block.insts.forEach((inst, i) => {
      this.types(block, inst);
      this.frame(block, inst);
      visitUses(inst, (used) => this.use(block, this.position.get(inst)!, used, inst));
      if (!isVirtual(inst))
        for (const arg of inst.args) if (isVirtual(arg)) this.problem(block, `v${arg.id} is virtual`, inst);
      this.caught(block, inst, i);
      if (inst.op.name === "result") this.result(block, inst, i);
      if (inst.op.name === "param") this.problem(block, "parameter among the instructions", inst);
      if (inst.op.name === "parameter" && block !== this.func.entryBlock)
        this.problem(block, "outside the entry", inst);
      const site = siteKey(inst.site);
      if (inst.op.guard && writing.has(site))
        this.problem(block, "guard after an effect of its instruction", inst);
      if (inst.op.writes) writing.add(site);
    });
    this.terminator(block, block.end);
  }

  private use(block: Block, at: number, used: Inst, by?: Inst): void {
    const defined = this.position.get(used);
    if (defined === undefined) this.problem(block, `uses v${used.id}, which is nowhere`, by);
    else if (used.type === "none" && by?.op.name !== "result")
      this.problem(block, `uses v${used.id}, which has no result`, by);
    else if (!this.dominators.isReachable(block)) return;
    else if (used.block === block ? defined >= at : !this.dominators.dominates(used.block, block)) {
      this.problem(block, `use of v${used.id} is not dominated by its definition`, by);
    }
  }

  private types(block: Block, inst: Inst): void {
    const spec = inst.op;
    const repeated = spec.args[spec.args.length - 1] === "value*";
    const fixed = repeated ? spec.args.length - 1 : spec.args.length;
    if (repeated ? inst.args.length < fixed : inst.args.length !== fixed) {
      this.problem(block, `${spec.name} takes ${fixed} arguments`, inst);
      return;
    }
    inst.args.forEach((arg, i) => {
      // `result` reads operations whose own result is none: it names the operation, not its value.
      if (spec.name === "result") return;
      const wanted = (i < fixed ? spec.args[i] : "value") as Type;
      if (arg.type !== wanted && !openArguments.has(spec.name))
        this.problem(block, `v${arg.id} is ${arg.type}, not ${wanted}`, inst);
    });
    const imms = spec.imms < 0 ? inst.args.length - 1 : spec.imms;
    if (inst.imms.length !== imms) this.problem(block, `${spec.name} has ${imms} immediates`, inst);
    const open = spec.name === "parameter" || spec.name === "call.typed";
    if (inst.type !== spec.result && !open) this.problem(block, `result is ${spec.result}`, inst);
  }

  private frame(block: Block, inst: Inst): void {
    if (inst.op.guard && inst.frame === null) this.problem(block, "guard without frame state", inst);
    for (let f = inst.frame; f !== null; f = f.outer) {
      if (f.registers.length !== f.values.length) this.problem(block, "frame state with unequal lists", inst);
      if (f.registers.some((r, i) => i > 0 && r <= f!.registers[i - 1]!))
        this.problem(block, "registers do not ascend", inst);
      const { caller } = f.site;
      if (caller === undefined ? f.outer !== null : f.outer?.site.code !== caller.code)
        this.problem(block, "outer frames and callers differ", inst);
    }
  }

  private caught(block: Block, inst: Inst, index: number): void {
    if (!inst.caught) return;
    if (inst.op.failure === "never") this.problem(block, "caught, but cannot fail", inst);
    const end = block.end;
    const last = block.insts[index + 1]?.op.name !== "result" && index !== block.insts.length - 1;
    if (end.kind !== "check" || end.test !== inst || last)
      this.problem(block, "caught, but no check follows", inst);
  }

  private result(block: Block, inst: Inst, index: number): void {
    const source = inst.args[0];
    const before = block.insts[index - 1];
    if (source === undefined || !source.op.multiple)
      this.problem(block, "reads no operation with several results", inst);
    else if (before !== source && !(before?.op.name === "result" && before.args[0] === source)) {
      this.problem(block, "does not follow its operation", inst);
    }
  }

  private terminator(block: Block, end: Terminator): void {
    const at = Number.MAX_SAFE_INTEGER;
    if (end.kind === "check") {
      if (!end.test.caught || end.test.block !== block)
        this.problem(block, "checks an instruction that is not caught here");
      for (const edge of end.edges) for (const arg of edge.args) this.use(block, at, arg);
    } else visitTerminator(end, (used) => this.use(block, at, used));
    const plain = [...end.edges.flatMap(({ args }) => args), ...("value" in end ? [end.value] : [])];
    for (const used of plain) if (isVirtual(used)) this.problem(block, `v${used.id} is virtual`);
    if (end.kind === "branch" && end.test.type !== "bool") this.problem(block, "branches on what is no bool");
    if (end.kind === "return" && end.value.type !== this.func.result)
      this.problem(block, `returns ${end.value.type}`);
    if (end.kind === "exit") visitFrame(end.frame, (used) => this.use(block, at, used));
    if (end.kind === "resume" && (!isResumption(this.func.entry) || block !== this.func.entryBlock))
      this.problem(block, "resume outside a resumable entry");
    if (end.kind === "yield" && !isGeneratorEntry(this.func.entry))
      this.problem(block, "yield outside a generator");
  }

  private edge(block: Block, edge: Edge): void {
    const { target, args } = edge;
    if (target === this.func.entryBlock) this.problem(block, "jumps to the entry");
    if (!this.members.has(target))
      this.problem(block, `jumps to b${target.id}, which is not in the function`);
    if (target.params.length !== args.length)
      this.problem(
        block,
        `edge to b${target.id} has ${args.length} arguments for ${target.params.length} parameters`,
      );
    target.params.forEach((param, i) => {
      if (args[i] !== undefined && args[i]!.type !== param.type)
        this.problem(
          block,
          `edge to b${target.id} passes v${args[i]!.id}: ${args[i]!.type} for v${param.id}: ${param.type}`,
        );
    });
  }
}

/** The problems found, one a line; empty when there are none. */
export function findProblems(func: Func): string[] {
  return new Verifier(func).run();
}

/** Throws VerifierError with every problem and the function's text. `when` says after what. */
export function verify(func: Func, when: string): void {
  const problems = findProblems(func);
  if (problems.length > 0)
    throw new VerifierError(`${func.name} ${when}:\n${problems.join("\n")}\n${printFunction(func)}`);
}
