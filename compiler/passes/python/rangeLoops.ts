import { Dominators } from "../../analysis/dominators.ts";
import { type CodeModule, ConstantKind } from "../../frontend/emit/code.ts";
import {
  applyReplacements,
  type FrameState,
  type Func,
  type Immediate,
  type Inst,
  orderBlocks,
  visitTerminator,
} from "../../ir/function.ts";

/**
 * Loops over `range(…)` whose iterator nobody sees become loops over a machine integer.
 *
 *     c = range(a, b); g = iter(c)          guard.range; start = unbox.int a; stop = unbox.int b
 *     H: f = next(g); at end: leave    →    H(cur): cur >= stop: leave; next = cur + 1
 *     body: … f … {r3=g}                    body: … box.int cur … {r3=virtual.range next, stop}
 *
 * The step is 1 or a constant -1, so that `cur` cannot overflow while the loop runs. Only frame states may name the iterator: an exit makes one that goes on where the loop
 * stands. Before types are inferred, so that the loop variable is known to be an integer.
 */
export function reduceRangeLoops(func: Func, module: CodeModule): boolean {
  const loops = new RangeLoops(func, module);
  const changed = loops.run();
  if (changed) {
    applyReplacements(func);
    orderBlocks(func);
  }
  return changed;
}

/** Who names a value. */
interface Uses {
  readonly args: Inst[];
  /** Owners of frame states that do. */
  readonly frames: Inst[];
  /** Edges, returns, exits. */
  others: number;
}

interface RangeLoop {
  readonly call: Inst;
  readonly iterator: Inst;
  readonly item: Inst;
  /** Arguments of `range`; undefined: 0. */
  readonly start: Inst | undefined;
  readonly stop: Inst;
  readonly step: 1 | -1;
}

class RangeLoops {
  private readonly func: Func;
  private readonly module: CodeModule;
  private readonly uses = new Map<Inst, Uses>();

  constructor(func: Func, module: CodeModule) {
    this.func = func;
    this.module = module;
  }

  run(): boolean {
    const iterators = this.func.blocks.flatMap(({ insts }) =>
      insts.filter(({ op }) => op.name === "py.GetIter"),
    );
    if (iterators.length === 0) return false;
    this.countUses();
    const dominators = new Dominators(this.func);
    const found = iterators.map((g) => this.match(g)).filter((loop) => loop !== null);
    const loops = found.filter((loop) => this.isNatural(loop, dominators));
    for (const loop of loops) this.reduce(loop, dominators);
    return loops.length > 0;
  }

  // --- matching ------------------------------------------------------------------------------------------------------

  private usesOf(inst: Inst): Uses {
    let uses = this.uses.get(inst);
    if (uses === undefined) {
      uses = { args: [], frames: [], others: 0 };
      this.uses.set(inst, uses);
    }
    return uses;
  }

  private countUses(): void {
    for (const block of this.func.blocks) {
      for (const inst of block.insts) {
        for (const arg of inst.args) this.usesOf(arg).args.push(inst);
        for (const f of framesOf(inst)) for (const value of f.values) this.usesOf(value).frames.push(inst);
      }
      const { end } = block;
      visitTerminator(end, (used) => {
        if (end.kind !== "check" || used !== end.test) this.usesOf(used).others++;
      });
    }
  }

  private match(iterator: Inst): RangeLoop | null {
    const call = iterator.args[0]!;
    const item = this.usesOf(iterator).args[0];
    if (call.op.name !== "py.Call" || call.frame === null || item?.op.name !== "py.ForIter") return null;
    if (this.usesOf(iterator).args.length !== 1 || this.usesOf(iterator).others > 0) return null;
    const seen = this.usesOf(call);
    if (
      seen.args.length !== 1 ||
      seen.others > 0 ||
      seen.frames.some((owner) => owner !== iterator && owner !== call)
    )
      return null;
    const [callee, self, ...args] = call.args as [Inst, Inst, ...Inst[]];
    if (callee.op.name !== "py.LoadGlobal" || self.op.name !== "null") return null;
    const name = this.module.codes[callee.site.code]!.names[Number(callee.imms[0])];
    if (name !== "range" || args.length === 0 || args.length > 3) return null;
    const step = args.length < 3 ? 1 : this.stepOf(args[2]!);
    if (step === null) return null;
    const [start, stop] = args.length === 1 ? [undefined, args[0]!] : [args[0], args[1]!];
    return { call, iterator, item, start, stop, step };
  }

  private stepOf(inst: Inst): 1 | -1 | null {
    if (inst.op.name !== "const") return null;
    const constant = this.module.codes[inst.site.code]!.constants[Number(inst.imms[0])]!;
    if (constant.kind !== ConstantKind.SmallInt) return null;
    return constant.value === 1 || constant.value === -1 ? constant.value : null;
  }

  /** The loop is entered behind the making of its iterator, and what goes back to its head comes out of it. */
  private isNatural({ iterator, item }: RangeLoop, dominators: Dominators): boolean {
    return item.block !== iterator.block && dominators.dominates(iterator.block, item.block);
  }

  // --- rewriting -----------------------------------------------------------------------------------------------------

  private reduce(loop: RangeLoop, dominators: Dominators): void {
    const { call, iterator, item, step } = loop;
    const head = item.block;
    const entering = this.replace(call, this.bounds(loop));
    const [start, stop] = entering.slice(-2) as [Inst, Inst];
    const before = this.make(iterator, "virtual.range", [start, stop], [step]);
    this.replace(iterator, [before]);

    const current = this.func.addParam(head, "int", item.site);
    const atHead = this.make(item, "virtual.range", [current, stop], [step]);
    const end = this.make(item, step > 0 ? "int.greaterequal" : "int.lessequal", [current, stop]);
    const next = this.make(item, step > 0 ? "int.increment" : "int.decrement", [current]);
    const behind = this.make(item, "virtual.range", [next, stop], [step]);
    const value = this.make(item, "box.int", [current]);
    const position = head.insts.indexOf(item);
    const early = new Set(head.insts.slice(0, position));
    this.nameIterator(iterator, (owner) => {
      if (owner.block === head) return early.has(owner) ? atHead : behind;
      return dominators.dominates(head, owner.block) ? behind : before;
    });
    this.replace(item, [end, next, behind, value]);
    head.insts.unshift(atHead);
    item.replacement = value;
    for (const user of this.usesOf(item).args) {
      if (user.op.name !== "is.end") continue;
      user.replacement = end;
      remove(user);
    }
    for (const block of this.func.blocks) {
      const isInside = dominators.dominates(head, block);
      for (const edge of block.end.edges) if (edge.target === head) edge.args.push(isInside ? next : start);
    }
  }

  /** Start and stop come last. */
  private bounds({ call, start, stop }: RangeLoop): Inst[] {
    const guard = (name: string, value: Inst): Inst => {
      const made = this.make(call, name, [value]);
      made.frame = call.frame;
      return made;
    };
    const first = start === undefined ? this.make(call, "const.int", [], [0]) : guard("unbox.int", start);
    return [guard("guard.range", call.args[0]!), first, guard("unbox.int", stop)];
  }

  private make(at: Inst, name: string, args: Inst[], imms: readonly Immediate[] = []): Inst {
    return this.func.create(at.block, name, args, imms, at.site);
  }

  /** Puts others in an instruction's place; where its failure was tested, nothing can fail any more. */
  private replace(inst: Inst, by: Inst[]): Inst[] {
    const { block } = inst;
    block.insts.splice(block.insts.indexOf(inst), 1, ...by);
    const { end } = block;
    if (end.kind === "check" && end.test === inst) block.terminator = { kind: "jump", edges: [end.edges[0]] };
    return by;
  }

  /** Frame states name the iterator as it is where their owner stands. */
  private nameIterator(iterator: Inst, virtual: (owner: Inst) => Inst): void {
    for (const owner of this.usesOf(iterator).frames) {
      for (const f of framesOf(owner))
        f.values.forEach((value, i) => {
          if (value === iterator) f.values[i] = virtual(owner);
        });
    }
  }
}

function remove(inst: Inst): void {
  inst.block.insts = inst.block.insts.filter((other) => other !== inst);
}

function framesOf(inst: Inst): FrameState[] {
  const found: FrameState[] = [];
  for (let f = inst.frame; f !== null; f = f.outer) found.push(f);
  for (let f = inst.after; f !== null; f = f.outer) found.push(f);
  return found;
}
