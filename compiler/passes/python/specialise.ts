import { isRaw, type Kind, type Plan, typeOfKind, type Want } from "../../analysis/kinds.ts";
import type { TypeInference } from "../../analysis/types.ts";
import type { CodeModule } from "../../frontend/emit/code.ts";
import { ConstantKind } from "../../frontend/emit/code.ts";
import {
  applyReplacements,
  type Block,
  Edge,
  type Func,
  type Immediate,
  type Inst,
  orderBlocks,
  resolve,
} from "../../ir/function.ts";
import { type Emitter, ObjectRewriter } from "./objects.ts";

/**
 * Puts what type inference found into the code: arithmetic on unboxed values, guards where kinds were guessed, calls of typed entries.
 *
 * Each planned operation becomes its unboxed one; its operands are unboxed in front of it under its own frame state, so that a guard that fails leaves before the
 * instruction. Every other use gets the value boxed. Block parameters whose edges agree on a kind change type; what an edge must convert is
 * converted in a block of its own, since the code in front of a `check` is fixed.
 */
export function specialise(func: Func, module: CodeModule, types: TypeInference, result: Kind): void {
  new Specialiser(func, module, types, result).run();
}

const unboxOps: Record<Want, string> = {
  int: "unbox.int",
  float: "unbox.float",
  number: "unbox.number",
  exact: "unbox.float",
  bool: "unbox.bool",
};

class Specialiser implements Emitter {
  private readonly objects: ObjectRewriter;
  private readonly func: Func;
  private readonly module: CodeModule;
  private readonly types: TypeInference;
  private readonly result: Kind;
  private block: Block;
  private out: Inst[] = [];
  /** Conversions made in this block, by kind of conversion. */
  private made = new Map<string, Inst>();

  constructor(func: Func, module: CodeModule, types: TypeInference, result: Kind) {
    this.func = func;
    this.module = module;
    this.types = types;
    this.result = result;
    this.block = func.entryBlock;
    this.objects = new ObjectRewriter(this, types);
  }

  run(): void {
    const blocks = [...this.func.blocks];
    this.func.result = typeOfKind(this.result);
    for (const block of blocks) {
      for (const param of block.params) param.type = typeOfKind(this.types.kind(param));
    }
    for (const block of blocks) this.rewriteBlock(block);
    applyReplacements(this.func);
    for (const block of blocks) {
      for (const edge of block.end.edges) this.convertEdge(edge);
      // Frame states of operations that cannot leave have done their work.
      for (const inst of block.insts) if (!inst.op.guard) inst.frame = null;
      for (const inst of block.insts) if (inst.op.name !== "call.typed") inst.after = null;
    }
    orderBlocks(this.func);
  }

  // --- blocks --------------------------------------------------------------------------------------------------------

  private enterBlock(block: Block): void {
    this.block = block;
    this.out = [];
    this.made = new Map();
  }

  private rewriteBlock(block: Block): void {
    this.enterBlock(block);
    for (const inst of block.insts) this.rewrite(inst);
    const end = block.end;
    if (end.kind === "return") end.value = this.asKind(end.value, this.result);
    else if (end.kind === "yield") end.value = this.asKind(end.value, "any");
    else if (end.kind === "branch") end.test = resolve(end.test);
    else if (end.kind === "check") this.rewriteCheck(block);
    block.insts = this.out;
  }

  /** An operation that cannot fail any more needs no check. */
  private rewriteCheck(block: Block): void {
    const end = block.end;
    if (end.kind !== "check") return;
    end.test = this.objects.failing.get(end.test) ?? resolve(end.test);
    if (end.test.block !== block || end.test.op.failure === "never")
      block.terminator = { kind: "jump", edges: [end.edges[0]] };
  }

  private convertEdge(edge: Edge): void {
    const { target } = edge;
    if (edge.args.every((arg, i) => arg.type === target.params[i]!.type)) return;
    const middle = this.func.addBlock();
    this.enterBlock(middle);
    const args = edge.args.map((arg, i) => this.asKind(arg, this.kindOfParam(target.params[i]!)));
    middle.insts = this.out;
    middle.terminator = { kind: "jump", edges: [new Edge(target, args)] };
    edge.target = middle;
    edge.args = [];
  }

  private kindOfParam(param: Inst): Kind {
    return this.types.kind(param);
  }

  // --- instructions --------------------------------------------------------------------------------------------------

  private rewrite(inst: Inst): void {
    if (inst.op.name === "parameter") {
      inst.type = this.func.parameters[Number(inst.imms[0])]!;
      this.out.push(inst);
      return;
    }
    if (inst.op.name === "virtual.range") {
      inst.args = inst.args.map(resolve);
      this.out.push(inst);
      return;
    }
    const plan = this.types.plan(inst);
    const target = this.types.target(inst);
    const access = this.types.access(inst);
    const found = inst.op.name === "result" ? this.objects.result(inst) : null;
    if (plan !== null) this.usePlan(inst, plan);
    else if (target !== null) this.objects.call(inst, target);
    else if (access !== null) this.objects.access(inst, access);
    else if (found !== null) inst.replacement = found;
    else {
      this.objects.constructed(inst);
      inst.args =
        inst.op.name === "result" ? inst.args : inst.args.map((arg) => this.boxed(resolve(arg), inst));
      this.out.push(inst);
    }
  }

  private usePlan(inst: Inst, plan: Plan): void {
    const operands = plan.wants.map((want, i) => this.wanted(resolve(inst.args[i]!), want, inst));
    if (plan.extra === "zero.int") operands.push(this.emit("const.int", [], [0], inst));
    if (plan.extra === "zero.float") operands.push(this.emit("const.float", [], [0], inst));
    if (plan.op === "same") {
      inst.replacement = operands[0]!;
      return;
    }
    const made = this.emit(plan.op, operands, [], inst);
    if (made.op.guard) made.frame = inst.frame;
    inst.replacement = made;
  }

  emit(name: string, args: Inst[], imms: readonly Immediate[], at: Inst): Inst {
    const inst = this.func.create(this.block, name, args, imms, at.site);
    this.out.push(inst);
    return inst;
  }

  // --- conversions ---------------------------------------------------------------------------------------------------

  /** Makes a conversion once a block. */
  private once(key: string, value: Inst, make: () => Inst): Inst {
    const id = `${key} ${value.id}`;
    let made = this.made.get(id);
    if (made === undefined) {
      made = make();
      this.made.set(id, made);
    }
    return made;
  }

  boxed(value: Inst, at: Inst): Inst {
    if (value.type === "value" || value.type === "none") return value;
    return this.once("box", value, () => this.emit(`box.${value.type}`, [value], [], at));
  }

  /** The raw form of a constant that has one. */
  private rawConstant(value: Inst, at: Inst): Inst | null {
    if (value.op.name !== "const") return null;
    const constant = this.module.codes[value.site.code]!.constants[Number(value.imms[0])]!;
    switch (constant.kind) {
      case ConstantKind.SmallInt:
        return this.once("raw", value, () => this.emit("const.int", [], [constant.value], at));
      case ConstantKind.Float:
        return this.once("raw", value, () => this.emit("const.float", [], [Number(constant.text)], at));
      case ConstantKind.True:
        return this.once("raw", value, () => this.emit("const.bool", [], [1], at));
      case ConstantKind.False:
        return this.once("raw", value, () => this.emit("const.bool", [], [0], at));
      default:
        return null;
    }
  }

  /** The value as `at` wants it; a guess is guarded with the frame state of `at`. */
  wanted(value: Inst, want: Want, at: Inst): Inst {
    const raw = this.rawConstant(value, at) ?? value;
    const type = want === "number" || want === "exact" ? "float" : want;
    if (raw.type === type) return raw;
    if (raw.type === "int" && want === "number")
      return this.once("number", raw, () => this.emit("float.from.int", [raw], [], at));
    const name = raw.type === "int" && want === "exact" ? "float.exact.int" : unboxOps[want];
    return this.once(name, raw, () => {
      // What is known to be of another kind leaves here, as an object: `range(x * 0.5)` is an error.
      const made = this.emit(name, [name === "float.exact.int" ? raw : this.boxed(raw, at)], [], at);
      made.frame = at.frame;
      return made;
    });
  }

  /** For returns and edges, where inference has joined the kinds: boxing, or the raw form of a constant. */
  private asKind(value: Inst, kind: Kind): Inst {
    const resolved = resolve(value);
    if (!isRaw(kind)) return this.boxed(resolved, resolved);
    const raw = this.rawConstant(resolved, resolved) ?? resolved;
    if (raw.type !== typeOfKind(kind))
      throw new Error(`${this.func.name}: v${raw.id} is ${raw.type}, its use ${kind}`);
    return raw;
  }
}
