import { liveAtEntry } from "../../analysis/liveness.ts";
import {
  type Block,
  type Edge,
  FrameState,
  type Func,
  type Inst,
  reversePostorder,
  type Terminator,
} from "../../ir/function.ts";

/**
 * The analysis behind escape.ts: walks the blocks in reverse postorder with the objects that exist in registers only, and writes down what becomes of each block.
 *
 * Identity. An object in registers is known by the SSA value that stands for it: its `object.new`, or a block parameter into which every edge passes an object of
 * that kind which nothing else in the block can name. Loops are entered with what their entry brings; when a back edge turns out to bring something else, the
 * analysis notes that (`Demands`) and starts again. Demands only grow, so it ends.
 */

/** An object in registers: its class, and the values of the attributes that it has so far. */
interface Virtual {
  readonly type: Inst;
  readonly model: number;
  readonly fields: readonly Inst[];
}

/** The object has been made, and is that value from here on. */
interface Made {
  readonly made: Inst;
}

type ObjectState = Virtual | Made;
type State = Map<Inst, ObjectState>;

function isMade(object: ObjectState): object is Made {
  return "made" in object;
}

interface Change {
  args: Inst[];
  frame?: FrameState | null;
  after?: FrameState | null;
}

/** What becomes of a block. */
export interface NewBlock {
  insts: Inst[];
  rewrites: Map<Inst, Change>;
  params: Inst[];
  terminator: Terminator;
  /** Arguments of each edge of the terminator. */
  edges: Inst[][];
}

/** A parameter that the analysis gives a block: what an edge passes for it. */
interface AddedParam {
  readonly param: Inst;
  readonly source: (edge: Edge, state: State) => Inst;
}

/** What earlier walks have found necessary. */
class Demands {
  /** Parameters that receive objects which must exist. */
  readonly params = new Set<Inst>();
  /** Objects that must exist at a block's end, and at a block's entry. */
  private readonly keys = new Set<string>();
  changed = false;

  hasParam(param: Inst): boolean {
    return this.params.has(param);
  }

  refuse(param: Inst): void {
    if (!this.params.has(param)) this.changed = true;
    this.params.add(param);
  }

  has(where: "entry" | "end", block: Block, object: Inst): boolean {
    return this.keys.has(`${where} ${block.id} ${object.id}`);
  }

  add(where: "entry" | "end", block: Block, object: Inst): void {
    const key = `${where} ${block.id} ${object.id}`;
    if (!this.keys.has(key)) this.changed = true;
    this.keys.add(key);
  }
}

export class EscapeAnalysis {
  private readonly func: Func;
  private readonly order: readonly Block[];
  private readonly live: ReadonlyMap<Block, ReadonlySet<Inst>>;
  private readonly preds = new Map<Block, { block: Block; edge: Edge }[]>();
  private readonly demands = new Demands();
  /** Parameters made for blocks, by block, object and field: the same in every walk. */
  private readonly made = new Map<string, Inst>();

  // Of one walk.
  private results = new Map<Block, NewBlock>();
  private atEntry = new Map<Block, State>();
  private atEnd = new Map<Block, State>();
  private added = new Map<Block, AddedParam[]>();
  /** Block parameters that stand for objects. */
  private virtualParams = new Set<Inst>();
  private substitutes = new Map<Inst, Inst>();

  // Of one block.
  private block: Block;
  private state: State = new Map();
  private out: Inst[] = [];
  private removed = new Set<Inst>();
  private rewrites = new Map<Inst, Change>();
  /** The last guard of an object's shape. */
  private guards = new Map<Inst, Inst>();
  private described = new Map<Inst, Inst>();
  private frames = new Map<FrameState, FrameState>();

  constructor(func: Func) {
    this.func = func;
    this.order = reversePostorder(func);
    this.live = liveAtEntry(func);
    this.block = func.entryBlock;
    for (const block of this.order) this.preds.set(block, []);
    for (const block of this.order)
      for (const edge of block.end.edges) this.preds.get(edge.target)!.push({ block, edge });
  }

  run(): Map<Block, NewBlock> {
    do {
      this.demands.changed = false;
      this.walk();
    } while (this.demands.changed);
    return this.results;
  }

  private walk(): void {
    this.results = new Map();
    this.atEntry = new Map();
    this.atEnd = new Map();
    this.added = new Map(this.order.map((block) => [block, []]));
    this.virtualParams = new Set();
    this.substitutes = new Map();
    for (const block of this.order) {
      this.enter(block);
      this.atEntry.set(block, new Map(this.state));
      this.out = [];
      this.removed = new Set();
      this.rewrites = new Map();
      this.guards = new Map();
      this.changedState();
      for (const inst of block.insts) this.visit(inst);
      this.finish(block);
    }
    for (const block of this.order) this.checkEdges(block);
    if (!this.demands.changed) for (const block of this.order) this.passArguments(block);
  }

  // --- values --------------------------------------------------------------------------------------------------------

  /** What stands for a value: the attribute that a removed load gives. */
  private value(inst: Inst): Inst {
    let at = inst;
    for (let next = this.substitutes.get(at); next !== undefined; next = this.substitutes.get(at)) at = next;
    return at;
  }

  private objectAt(state: State, inst: Inst): ObjectState | undefined {
    return state.get(this.value(inst));
  }

  private virtual(inst: Inst): Virtual | null {
    const object = this.objectAt(this.state, inst);
    return object === undefined || isMade(object) ? null : object;
  }

  /** The value as anybody may have it: an object in registers is made here. */
  private use(inst: Inst): Inst {
    const value = this.value(inst);
    const object = this.state.get(value);
    if (object === undefined) return value;
    return isMade(object) ? object.made : this.make(value, object);
  }

  private make(identity: Inst, object: Virtual): Inst {
    const fields = object.fields.map((field) => this.use(field));
    const site = identity.site;
    const made = this.func.create(this.block, "object.make", [object.type, ...fields], [object.model], site);
    this.out.push(made);
    this.set(identity, { made });
    return made;
  }

  private set(identity: Inst, object: ObjectState): void {
    this.state.set(identity, object);
    this.changedState();
  }

  private changedState(): void {
    this.described = new Map();
    this.frames = new Map();
  }

  /** Whether the object is `inner`, or has it among its attributes. */
  private contains(state: State, outer: Inst, inner: Inst): boolean {
    if (this.value(outer) === inner) return true;
    const object = this.objectAt(state, outer);
    return (
      object !== undefined &&
      !isMade(object) &&
      object.fields.some((field) => this.contains(state, field, inner))
    );
  }

  // --- entering blocks -----------------------------------------------------------------------------------------------

  private enter(block: Block): void {
    this.block = block;
    this.state = new Map();
    const preds = this.preds.get(block)!.filter(({ block: pred }) => this.atEnd.has(pred));
    if (preds.length === 0) return;
    const isHeader = preds.length < this.preds.get(block)!.length;
    const live = this.liveObjects(block, preds[0]!.block);
    for (const object of live) this.merge(block, object, preds, isHeader);
    block.params.forEach((param, index) => {
      if (param.type === "value" && !this.demands.hasParam(param))
        this.mergeParam(block, param, index, preds, isHeader, live);
    });
  }

  /** Objects that the block or what follows it can name, through attributes of others too. */
  private liveObjects(block: Block, pred: Block): Set<Inst> {
    const state = this.atEnd.get(pred)!;
    const found = new Set<Inst>();
    const visit = (inst: Inst): void => {
      const value = this.value(inst);
      const object = state.get(value);
      if (object === undefined || found.has(value)) return;
      found.add(value);
      if (!isMade(object)) object.fields.forEach(visit);
    };
    this.live.get(block)!.forEach(visit);
    return found;
  }

  private merge(
    block: Block,
    identity: Inst,
    preds: readonly { block: Block; edge: Edge }[],
    isHeader: boolean,
  ): void {
    const states = preds.map(({ block: pred }) => this.atEnd.get(pred)!.get(identity));
    // Of an object that some path has not made yet there is no use.
    if (states.includes(undefined)) return;
    const objects = states as ObjectState[];
    const first = objects[0]!;
    if (this.demands.has("entry", block, identity) || objects.some(isMade)) {
      this.mergeMade(block, identity, preds, objects, isHeader);
      return;
    }
    const alike = objects.every((object) => sameForm(object as Virtual, first as Virtual));
    if (!alike) this.demandMade(block, identity, preds);
    else {
      const source = (_: Edge, state: State): ObjectState | undefined => state.get(identity);
      this.state.set(identity, this.mergeFields(block, identity, objects as Virtual[], isHeader, source));
    }
  }

  private demandMade(block: Block, identity: Inst, preds: readonly { block: Block }[]): void {
    this.demands.add("entry", block, identity);
    for (const { block: pred } of preds) this.demands.add("end", pred, identity);
  }

  private mergeMade(
    block: Block,
    identity: Inst,
    preds: readonly { block: Block }[],
    objects: readonly ObjectState[],
    isHeader: boolean,
  ): void {
    const values = new Set(objects.map((object) => (isMade(object) ? object.made : null)));
    const [only] = values;
    if (values.has(null)) this.demandMade(block, identity, preds);
    else if (values.size === 1 && !(isHeader && this.demands.has("entry", block, identity)))
      this.state.set(identity, { made: only! });
    else {
      const param = this.addParam(block, identity, "made", "value", (_, state) => {
        const object = state.get(identity);
        return object !== undefined && isMade(object) ? object.made : identity;
      });
      this.state.set(identity, { made: param });
    }
  }

  /** One object of several: its class and attributes become parameters where they differ. */
  private mergeFields(
    block: Block,
    identity: Inst,
    objects: readonly Virtual[],
    isHeader: boolean,
    source: (edge: Edge, state: State) => ObjectState | undefined,
  ): Virtual {
    const first = objects[0]!;
    const merged = (what: string, of: (object: Virtual) => Inst): Inst => {
      const values = objects.map((object) => this.value(of(object)));
      if (!isHeader && values.every((value) => value === values[0])) return this.shared(block, values[0]!);
      return this.addParam(block, identity, what, values[0]!.type, (edge, state) => {
        const object = source(edge, state);
        return object === undefined || isMade(object) ? identity : this.value(of(object));
      });
    };
    return {
      type: merged("class", ({ type }) => type),
      model: first.model,
      fields: first.fields.map((_, i) => merged(`${i}`, ({ fields }) => fields[i]!)),
    };
  }

  /** An attribute that is the same on all paths. An object among them comes along. */
  private shared(block: Block, value: Inst): Inst {
    const preds = this.preds.get(block)!.filter(({ block: pred }) => this.atEnd.has(pred));
    if (this.atEnd.get(preds[0]!.block)!.has(value) && !this.state.has(value))
      this.merge(block, value, preds, false);
    return value;
  }

  private addParam(
    block: Block,
    identity: Inst,
    what: string,
    type: Inst["type"],
    source: (edge: Edge, state: State) => Inst,
  ): Inst {
    const key = `${block.id} ${identity.id} ${what}`;
    let param = this.made.get(key);
    if (param === undefined) {
      param = this.func.create(block, "param", [], [], identity.site, type);
      this.made.set(key, param);
    }
    this.added.get(block)!.push({ param, source });
    return param;
  }

  private mergeParam(
    block: Block,
    param: Inst,
    index: number,
    preds: readonly { block: Block; edge: Edge }[],
    isHeader: boolean,
    live: ReadonlySet<Inst>,
  ): void {
    const objects = preds.map(({ block: pred, edge }) =>
      this.objectAt(this.atEnd.get(pred)!, edge.args[index]!),
    );
    const first = objects[0];
    const fits = objects.every(
      (object, i) =>
        object !== undefined &&
        !isMade(object) &&
        sameForm(object, first as Virtual) &&
        this.isOwned(preds[i]!, index, live),
    );
    if (!fits) return;
    this.virtualParams.add(param);
    const source = (edge: Edge, state: State): ObjectState | undefined =>
      this.objectAt(state, edge.args[index]!);
    this.state.set(param, this.mergeFields(block, param, objects as Virtual[], isHeader, source));
  }

  /** Whether the object that the edge passes has no other name in the block. */
  private isOwned(
    { block, edge }: { block: Block; edge: Edge },
    index: number,
    live: ReadonlySet<Inst>,
  ): boolean {
    const identity = this.value(edge.args[index]!);
    const state = this.atEnd.get(block)!;
    return (
      !live.has(identity) && edge.args.every((arg, i) => i === index || !this.contains(state, arg, identity))
    );
  }

  // --- instructions --------------------------------------------------------------------------------------------------

  private visit(inst: Inst): void {
    if (inst.caught) this.beforeEdges();
    switch (inst.op.name) {
      case "object.new":
        this.set(inst, { type: this.value(inst.args[0]!), model: Number(inst.imms[0]), fields: [] });
        this.removed.add(inst);
        return;
      case "guard.shape":
        this.guards.set(this.value(inst.args[0]!), inst);
        if (this.guardShape(inst)) return;
        break;
      case "slot.load":
      case "slot.load.float":
        if (this.load(inst)) return;
        break;
      case "slot.store":
      case "slot.store.float":
      case "slot.add":
      case "slot.add.float":
        if (this.store(inst)) return;
        this.guardAgain(inst);
        break;
    }
    this.keep(inst);
  }

  /** A store into an object that exists, of one that does not yet: making it is a safepoint, over which no test of the first one's shape holds. */
  private guardAgain(inst: Inst): void {
    const before = this.out.length;
    const value = this.value(inst.args[0]!);
    const [object] = inst.args.map((arg) => this.use(arg));
    if (this.out.length === before) return;
    const guard = this.guards.get(value);
    if (guard === undefined) throw new Error(`${this.func.name}: v${inst.id} has no guard in its block`);
    const again = this.func.create(this.block, "guard.shape", [object!], guard.imms, guard.site);
    again.frame = this.frame(guard.frame!);
    this.out.push(again);
  }

  /** Instructions stay with made objects as arguments; frame states name objects in registers as they are. */
  private keep(inst: Inst): void {
    const args = inst.op.name === "result" ? inst.args : inst.args.map((arg) => this.use(arg));
    const change: Change = { args };
    if (inst.frame !== null) change.frame = this.frame(inst.frame);
    if (inst.after !== null) change.after = this.frame(inst.after);
    this.rewrites.set(inst, change);
    this.out.push(inst);
  }

  /** The shape is known; what is left to test is the class. */
  private guardShape(inst: Inst): boolean {
    const object = this.virtual(inst.args[0]!);
    const [model, step] = inst.imms.map(Number);
    if (object === null || object.model !== model || object.fields.length !== step) return false;
    const guard = this.func.create(this.block, "guard.class", [object.type], [object.model], inst.site);
    guard.frame = this.frame(inst.frame!);
    this.out.push(guard);
    this.removed.add(inst);
    return true;
  }

  private load(inst: Inst): boolean {
    const object = this.virtual(inst.args[0]!);
    const index = Number(inst.imms[1]);
    if (object === null || object.model !== Number(inst.imms[0]) || index >= object.fields.length)
      return false;
    this.substitutes.set(inst, this.value(object.fields[index]!));
    this.removed.add(inst);
    return true;
  }

  private store(inst: Inst): boolean {
    const identity = this.value(inst.args[0]!);
    const object = this.virtual(identity);
    const [model, index] = inst.imms.map(Number) as [number, number];
    const isAdd = inst.op.name.startsWith("slot.add");
    const count = object?.fields.length ?? -1;
    if (object === null || object.model !== model || (isAdd ? index !== count : index >= count)) return false;
    // No attribute leads back to its object, so that making one object after another ends.
    if (this.contains(this.state, inst.args[1]!, identity)) return false;
    const fields = [...object.fields];
    fields[index] = this.value(inst.args[1]!);
    this.set(identity, { ...object, fields });
    this.removed.add(inst);
    return true;
  }

  // --- frame states --------------------------------------------------------------------------------------------------

  private frame(frame: FrameState): FrameState {
    let made = this.frames.get(frame);
    if (made === undefined) {
      made = this.copyFrame(frame);
      this.frames.set(frame, made);
    }
    return made;
  }

  private copyFrame(frame: FrameState): FrameState {
    const values = frame.values.map((value) => this.describe(value));
    const outer = frame.outer === null ? null : this.frame(frame.outer);
    const callee = this.describe(frame.callee);
    const isSame =
      outer === frame.outer && callee === frame.callee && values.every((v, i) => v === frame.values[i]);
    if (isSame) return frame;
    return new FrameState(frame.site, callee, frame.registers, values, outer, frame.resultRegister);
  }

  /** A value as frame states name it. */
  private describe(inst: Inst): Inst {
    const value = this.value(inst);
    const object = this.state.get(value);
    if (object === undefined) return value;
    if (isMade(object)) return object.made;
    let described = this.described.get(value);
    if (described === undefined) {
      const model = this.func.classes[object.model]!;
      const fields = object.fields.map((field) => this.describe(field));
      const names = fields.map((_, i) => model.fields[i]!.nameIndex);
      const site = { code: model.methods[0]!.code, pc: 0 };
      described = this.func.create(this.block, "virtual", [object.type, ...fields], names, site);
      this.out.push(described);
      this.described.set(value, described);
    }
    return described;
  }

  // --- ends of blocks ------------------------------------------------------------------------------------------------

  /** Makes what must exist behind the block: in front of an instruction whose failure the block's end tests. */
  private beforeEdges(): void {
    for (const [identity, object] of [...this.state])
      if (!isMade(object) && this.demands.has("end", this.block, identity)) this.use(identity);
    for (const { target, args } of this.block.end.edges)
      args.forEach((arg, i) => {
        if (this.demands.hasParam(target.params[i]!)) this.use(arg);
      });
  }

  private finish(block: Block): void {
    const { end } = block;
    const test = end.kind === "check" ? end.test : null;
    if (test === null || this.removed.has(test)) this.beforeEdges();
    let terminator: Terminator = end;
    if (test !== null && this.removed.has(test)) terminator = { kind: "jump", edges: [end.edges[0] as Edge] };
    if (end.kind === "branch") terminator = { ...end, test: this.value(end.test) };
    if (end.kind === "return" || end.kind === "yield") terminator = { ...end, value: this.use(end.value) };
    if (end.kind === "exit") terminator = { ...end, frame: this.frame(end.frame) };
    this.atEnd.set(block, this.state);
    this.results.set(block, { insts: this.out, rewrites: this.rewrites, params: [], terminator, edges: [] });
  }

  /** Finds edges, of loops most of all, that do not bring what their target was entered with. */
  private checkEdges(block: Block): void {
    const state = this.atEnd.get(block)!;
    for (const edge of this.results.get(block)!.terminator.edges) {
      const { target } = edge;
      // Parameters of other blocks that stand for objects are objects like any other here.
      const own = new Set(target.params);
      const live = new Set([...this.atEntry.get(target)!.keys()].filter((object) => !own.has(object)));
      edge.args.forEach((arg, i) => {
        const param = target.params[i]!;
        const object = this.objectAt(state, arg);
        const isObject = object !== undefined && !isMade(object);
        if (!this.virtualParams.has(param)) {
          if (isObject) this.demands.refuse(param);
          return;
        }
        const known = this.atEntry.get(target)!.get(param) as Virtual;
        if (!isObject || !sameForm(object, known) || !this.isOwned({ block, edge }, i, live))
          this.demands.refuse(param);
      });
      for (const identity of live) this.checkObject(target, identity, state);
      this.checkAdded(block, edge, state);
    }
  }

  private checkObject(target: Block, identity: Inst, state: State): void {
    const entry = this.atEntry.get(target)!.get(identity)!;
    const object = state.get(identity);
    const fits =
      object !== undefined &&
      isMade(object) === isMade(entry) &&
      (isMade(object) || sameForm(object, entry as Virtual));
    const isSame = !fits || !isMade(object) || object.made === (entry as Made).made;
    if (!fits || !(isSame || this.isAdded(target, (entry as Made).made)))
      this.demandMade(target, identity, this.preds.get(target)!);
  }

  private isAdded(block: Block, value: Inst): boolean {
    return this.added.get(block)!.some(({ param }) => param === value);
  }

  /** Objects in attributes that become parameters must exist. */
  private checkAdded(block: Block, edge: Edge, state: State): void {
    for (const { source } of this.added.get(edge.target)!) {
      const value = source(edge, state);
      const object = state.get(value);
      if (object !== undefined && !isMade(object)) this.demands.add("end", block, value);
    }
  }

  private passArguments(block: Block): void {
    const result = this.results.get(block)!;
    result.params = [
      ...block.params.filter((param) => !this.virtualParams.has(param)),
      ...this.added.get(block)!.map(({ param }) => param),
    ];
    const state = this.atEnd.get(block)!;
    const passed = (inst: Inst): Inst => {
      const value = this.value(inst);
      const object = state.get(value);
      return object !== undefined && isMade(object) ? object.made : value;
    };
    result.edges = result.terminator.edges.map((edge) => [
      ...edge.args.filter((_, i) => !this.virtualParams.has(edge.target.params[i]!)).map(passed),
      ...this.added.get(edge.target)!.map(({ source }) => passed(source(edge, state))),
    ]);
  }
}

function sameForm(a: Virtual, b: Virtual): boolean {
  return a.model === b.model && a.fields.length === b.fields.length;
}
