import type { CodeModule } from "../frontend/emit/code.ts";
import { type Func, type Inst, isGeneratorEntry, reversePostorder } from "../ir/function.ts";
import type { ClassModel } from "./classes.ts";
import {
  constantKind,
  isOperator,
  isRaw,
  join,
  type Kind,
  type ObjectKind,
  objectKind,
  type Plan,
  planOf,
} from "./kinds.ts";
import { type Access, type CallTarget, isDouble, type ObjectModels } from "./objects.ts";

/**
 * Local type inference: an optimistic fixpoint over the SSA form. Every value starts without a kind; block parameters join what their edges bring; operations follow
 * `planOf`. Kinds only grow, so it ends after at most two changes a value. Kinds of objects are guesses (kinds.ts), kinds of unboxed values are facts once
 * the guards that the plans ask for have passed.
 */

/** What is known of a callee with a typed entry. */
export interface Signature {
  readonly parameters: readonly Kind[];
  /** Undefined while nothing is known of a recursive function's result. */
  readonly result: Kind | undefined;
  /** Its result is never NotImplemented, so that an operator may take it as it is. */
  readonly isSolid: boolean;
}

/** What inference asks of the module around the function. */
export interface ModuleFacts {
  readonly module: CodeModule;
  readonly objects: ObjectModels;
  /** Of the typed entry of a code object, or null. */
  readonly signature: (code: number) => Signature | null;
}

/** Operations on raw integers that passes in front of type inference make. */
const rawPlans: ReadonlyMap<string, Plan> = new Map([
  ["unbox.int", { op: "same", wants: ["int"], result: "int" }],
  ["box.int", { op: "same", wants: ["int"], result: "int" }],
  ["int.increment", { op: "int.increment", wants: ["int"], result: "int" }],
  ["int.decrement", { op: "int.decrement", wants: ["int"], result: "int" }],
  ["int.greaterequal", { op: "int.greaterequal", wants: ["int", "int"], result: "bool" }],
  ["int.lessequal", { op: "int.lessequal", wants: ["int", "int"], result: "bool" }],
]);

function storeKey(inst: Inst): string {
  return `${inst.site.pc}:${inst.imms[0]}`;
}

function storesOf(func: Func): Map<string, Inst[]> {
  const stores = new Map<string, Inst[]>();
  if (!isGeneratorEntry(func.entry)) return stores;
  for (const inst of func.blocks.flatMap(({ insts }) => insts)) {
    if (inst.op.name !== "frame.store") continue;
    const key = storeKey(inst);
    stores.set(key, [...(stores.get(key) ?? []), inst.args[0]!]);
  }
  return stores;
}

export class TypeInference {
  private readonly kinds: (Kind | undefined)[];
  private readonly func: Func;
  private readonly facts: ModuleFacts;
  private readonly guesses: ReadonlyMap<Inst, ObjectKind>;
  /** What generators keep in a register over a Yield, by `storeKey`. */
  private readonly stored: ReadonlyMap<string, readonly Inst[]>;
  /**
   * Nothing more will be learnt: a register that a Yield is only seen to keep may hold anything then, since only the interpreter comes to that Yield first.
   */
  private isSettled = false;

  /** `parameters` are the kinds of the function's parameters. */
  constructor(func: Func, parameters: readonly Kind[], facts: ModuleFacts) {
    this.kinds = new Array(func.instCount);
    this.func = func;
    this.facts = facts;
    this.guesses = guessObjects(func, facts.objects);
    this.stored = storesOf(func);
    this.solve(parameters);
    this.isSettled = true;
    if (this.stored.size > 0) this.solve(parameters);
  }

  private solve(parameters: readonly Kind[]): void {
    const order = reversePostorder(this.func);
    for (let changed = true; changed; ) {
      changed = false;
      for (const block of order) {
        for (const inst of block.insts)
          if (this.update(inst, this.transfer(inst, parameters))) changed = true;
        for (const edge of block.end.edges) {
          edge.target.params.forEach((param, i) => {
            if (this.update(param, this.kindOrNone(edge.args[i]!))) changed = true;
          });
        }
      }
    }
  }

  private update(inst: Inst, kind: Kind | undefined): boolean {
    const joined = join(this.kinds[inst.id], kind);
    if (joined === this.kinds[inst.id]) return false;
    this.kinds[inst.id] = joined;
    return true;
  }

  private transfer(inst: Inst, parameters: readonly Kind[]): Kind | undefined {
    switch (inst.op.name) {
      case "parameter":
        return parameters[Number(inst.imms[0])] ?? "any";
      case "unbox.int":
      case "box.int":
      case "int.increment":
      case "int.decrement":
        return "int";
      case "resumed":
        return this.resumedKind(inst);
      case "const":
        return constantKind(this.facts.module, inst);
      case "py.LoadAttr":
        if (this.objectKind(inst.args[0]!) === undefined) return undefined;
        return this.access(inst) === null ? "any" : this.fieldKind(this.access(inst)!);
      case "py.Call":
        return this.calledKind(inst);
      case "object.new":
        return objectKind(Number(inst.imms[0]));
    }
    // Kinds of operands that are not known yet leave the result open, so that loops start from what enters them.
    const operands = inst.args.map((arg) => this.kindOrNone(arg));
    if (operands.length <= 2 && operands.includes(undefined)) return undefined;
    const plan = planOf(inst, operands as Kind[]);
    if (plan !== null) return plan.result;
    const target = this.target(inst);
    if (target !== null) return target.result;
    return inst.type === "int" || inst.type === "float" || inst.type === "bool" ? inst.type : "any";
  }

  private resumedKind(inst: Inst): Kind | undefined {
    const stored = this.stored.get(storeKey(inst)) ?? [];
    const kinds = stored.map((value) => this.kindOrNone(value));
    return kinds.reduce(join, undefined) ?? (this.isSettled ? "any" : undefined);
  }

  private calledKind(call: Inst): Kind | undefined {
    const method = call.args[0]!;
    const receiver = method.op.name === "result" ? method.args[0]!.args[0] : undefined;
    if (receiver !== undefined && this.objectKind(receiver) === undefined) return undefined;
    const made = this.constructed(call);
    if (made !== null) return objectKind(made.index);
    const target = this.target(call);
    return target === null ? "any" : target.result;
  }

  /** The class that a call constructs, or null. */
  constructed(call: Inst): ClassModel | null {
    const target = this.callTarget(call);
    return target?.kind === "construct" ? target.model : null;
  }

  /** The function that an instruction runs, whether or not its typed entry can be called. An operator's is never followed by another one. */
  callTarget(inst: Inst): CallTarget | null {
    const call = this.facts.objects.target(inst, this.objectKind);
    if (call?.kind !== "operator") return call;
    return this.facts.signature(call.code)?.isSolid ? call : null;
  }

  private fieldKind({ model, index }: Access): Kind {
    return model.fields[index]!.kind ?? "any";
  }

  private kindOrNone(inst: Inst): Kind | undefined {
    return this.kinds[inst.id];
  }

  /** As `kind`, with what the attributes that it is asked for say about an object that nothing else is known of. */
  private readonly objectKind = (inst: Inst): Kind | undefined => {
    const kind = this.kinds[inst.id];
    return kind === "any" ? (this.guesses.get(inst) ?? kind) : kind;
  };

  /** The kind of a value; code that is never reached computes `any`. */
  kind(inst: Inst): Kind {
    return this.kinds[inst.id] ?? "any";
  }

  /** The kind that all returns join to, undefined when nothing returns or only recursion that is not solved yet. */
  resultKind(): Kind | undefined {
    let result: Kind | undefined;
    for (const block of this.func.blocks) {
      if (block.end.kind === "return") result = join(result, this.kinds[block.end.value.id]);
    }
    return result;
  }

  plan(inst: Inst): Plan | null {
    if (inst.op.name === "resumed") {
      const kind = this.kind(inst);
      return isRaw(kind) ? { op: "same", wants: [kind], result: kind } : null;
    }
    if (rawPlans.has(inst.op.name)) return rawPlans.get(inst.op.name)!;
    return planOf(
      inst,
      inst.args.map((arg) => this.kind(arg)),
    );
  }

  /** The slot or method that an attribute access reaches; null for an access that stays one by name. */
  access(inst: Inst): Access | null {
    const access = this.facts.objects.access(this.func, inst, this.objectKind);
    if (access?.kind !== "store" && access?.kind !== "add") return access;
    if (!isDouble(access)) return access;
    // What is known to be no float would never get into the slot.
    const stored = this.kind(inst.args[1]!);
    return isRaw(stored) && stored !== "float" ? null : access;
  }

  /** The typed entry that an instruction may call: none of its arguments is known to be of another kind than the parameter. */
  target(inst: Inst): TypedCall | null {
    const call = this.callTarget(inst);
    const signature = call === null ? null : this.facts.signature(call.code);
    if (call === null || signature?.parameters.length !== call.args.length) return null;
    const fits = signature.parameters.every((kind, i) => {
      const arg = call.args[i]!;
      const given = arg === null ? kind : (this.kindOrNone(arg) ?? kind);
      return !isRaw(kind) || given === "any" || given === kind;
    });
    return fits ? { call, parameters: signature.parameters, result: signature.result } : null;
  }

  /** Whether no return gives NotImplemented. */
  isSolid(): boolean {
    return this.func.blocks.every(
      ({ end }) => end.kind !== "return" || this.isSolidValue(end.value, new Set()),
    );
  }

  /**
   * Python never gives out NotImplemented as the result of an operator; the first parameter of an operator is an object. What rests on guessed kinds alone
   * does not count.
   */
  private isSolidValue(value: Inst, seen: Set<Inst>): boolean {
    if (seen.has(value) || isOperator(value) || value.op.name === "object.new") return true;
    seen.add(value);
    switch (value.op.name) {
      case "const":
        return true;
      case "parameter":
        return Number(value.imms[0]) === 0;
      case "param":
        return this.func.blocks.every(({ end }) =>
          end.edges.every(
            ({ target, args }) =>
              target !== value.block || this.isSolidValue(args[target.params.indexOf(value)]!, seen),
          ),
        );
      case "py.Call": {
        if (this.constructed(value) !== null) return true;
        const call = this.callTarget(value);
        return call?.kind === "method" && (this.facts.signature(call.code)?.isSolid ?? false);
      }
      default:
        return false;
    }
  }
}

/** A call of a function's typed entry. */
export interface TypedCall {
  readonly call: CallTarget;
  readonly parameters: readonly Kind[];
  readonly result: Kind | undefined;
}

/**
 * For each value the class that the names of its attributes give away. Values that flow into one another through block parameters count together.
 */
function guessObjects(func: Func, objects: ObjectModels): Map<Inst, ObjectKind> {
  const found = new Map<Inst, ObjectKind>();
  if (objects.classes.all.length === 0) return found;
  const groups = new Groups();
  const names = new Map<Inst, Set<string>>();
  for (const block of func.blocks) {
    for (const edge of block.end.edges)
      edge.args.forEach((arg, i) => {
        groups.join(arg, edge.target.params[i]!);
      });
  }
  for (const block of func.blocks) {
    for (const inst of block.insts) {
      if (!accesses.has(inst.op.name)) continue;
      const root = groups.root(inst.args[0]!);
      names.set(root, (names.get(root) ?? new Set()).add(objects.nameOf(inst)));
    }
  }
  for (const block of func.blocks) {
    for (const inst of [...block.params, ...block.insts]) {
      const asked = names.get(groups.root(inst));
      const model = asked === undefined ? null : objects.classes.withAttributes(asked);
      if (model !== null) found.set(inst, objectKind(model.index));
    }
  }
  return found;
}

const accesses = new Set(["py.LoadAttr", "py.StoreAttr", "py.LoadMethod"]);

/** Disjoint sets of values. */
class Groups {
  private readonly parents = new Map<Inst, Inst>();

  root(inst: Inst): Inst {
    let at = inst;
    for (let up = this.parents.get(at); up !== undefined; up = this.parents.get(at)) at = up;
    return at;
  }

  join(a: Inst, b: Inst): void {
    const [x, y] = [this.root(a), this.root(b)];
    if (x !== y && x.op.name !== "null" && y.op.name !== "null") this.parents.set(x, y);
  }
}
