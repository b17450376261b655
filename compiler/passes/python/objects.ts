import type { ClassModel } from "../../analysis/classes.ts";
import { isRaw, typeOfKind, type Want } from "../../analysis/kinds.ts";
import { type Access, isDouble } from "../../analysis/objects.ts";
import type { TypedCall, TypeInference } from "../../analysis/types.ts";
import { type Immediate, type Inst, resolve } from "../../ir/function.ts";

/**
 * The part of specialisation that knows objects: attribute accesses become guards on shapes and accesses of slots, constructions, method calls and operators
 * of modelled classes become calls of typed entries.
 *
 * Every operation tests what it relies on by itself, with its own frame state; another pass removes the tests that an earlier one answers.
 */

/** What the rewriter needs of the specialiser. */
export interface Emitter {
  emit(name: string, args: Inst[], imms: readonly Immediate[], at: Inst): Inst;
  /** The value as an object. */
  boxed(value: Inst, at: Inst): Inst;
  /** The value unboxed, behind a guard with the frame state of `at` where that is a guess. */
  wanted(value: Inst, want: Want, at: Inst): Inst;
}

export class ObjectRewriter {
  private readonly out: Emitter;
  private readonly types: TypeInference;
  /** The objects of which methods were loaded. */
  private readonly receivers = new Map<Inst, Inst>();
  /** For instructions replaced by an operation that cannot fail beside one that can: that one. */
  readonly failing = new Map<Inst, Inst>();

  constructor(out: Emitter, types: TypeInference) {
    this.out = out;
    this.types = types;
  }

  private guard(name: string, value: Inst, imms: readonly Immediate[], at: Inst): void {
    this.out.emit(name, [value], imms, at).frame = at.frame;
  }

  // --- attributes ----------------------------------------------------------------------------------------------------

  access(inst: Inst, access: Access): void {
    const { model, index, step } = access;
    const object = this.out.boxed(resolve(inst.args[0]!), inst);
    const isStore = access.kind === "store" || access.kind === "add";
    // Boxing may collect: no test of a shape holds over that.
    const stored = isStore ? this.stored(inst, access) : null;
    this.guard("guard.shape", object, [model.index, step], inst);
    switch (access.kind) {
      case "method":
        inst.replacement = this.out.emit("class.method", [], [model.index, index], inst);
        this.receivers.set(inst.replacement, object);
        return;
      case "load":
        inst.replacement = this.load(inst, object, access);
        return;
      default:
        inst.replacement = this.store(inst, object, stored!, access);
    }
  }

  private load(inst: Inst, object: Inst, access: Access): Inst {
    const place = [access.model.index, access.index];
    if (isDouble(access)) return this.out.emit("slot.load.float", [object], place, inst);
    const value = this.out.emit("slot.load", [object], place, inst);
    value.frame = inst.frame;
    const kind = this.types.kind(inst);
    return isRaw(kind) ? this.out.wanted(value, kind, inst) : value;
  }

  private stored(inst: Inst, access: Access): Inst {
    const value = resolve(inst.args[1]!);
    return isDouble(access) ? this.out.wanted(value, "float", inst) : this.out.boxed(value, inst);
  }

  private store(inst: Inst, object: Inst, stored: Inst, access: Access): Inst {
    const suffix = isDouble(access) ? ".float" : "";
    const place = [access.model.index, access.index];
    const made = this.out.emit(`slot.${access.kind}${suffix}`, [object, stored], place, inst);
    made.caught = inst.caught && access.kind === "add";
    return made;
  }

  /** The results of a LoadMethod that became a load of the class's function; null for other operations. */
  result(inst: Inst): Inst | null {
    const method = resolve(inst.args[0]!);
    const receiver = this.receivers.get(method);
    if (receiver === undefined) return null;
    return Number(inst.imms[0]) === 0 ? method : receiver;
  }

  // --- calls ---------------------------------------------------------------------------------------------------------

  call(inst: Inst, typed: TypedCall): void {
    const { call } = typed;
    const args = call.args.map((arg, i) => (arg === null ? null : this.argument(inst, arg, typed, i)));
    const callee = this.callee(inst, typed);
    this.guard("guard.function", callee, [call.code], inst);
    const made = args[0] === null ? this.newObject(inst, call.model!) : null;
    const all = args.map((arg) => arg ?? made!);
    const result = this.out.emit("call.typed", [callee, ...all], [call.code], inst);
    result.type = typeOfKind(typed.result!);
    result.caught = inst.caught;
    result.after = inst.after;
    inst.replacement = made ?? result;
    if (made !== null) this.failing.set(inst, result);
  }

  /** A construction that stays a call: who takes its result for an instance may do so. */
  constructed(inst: Inst): void {
    const model = inst.op.name === "py.Call" ? this.types.constructed(inst) : null;
    if (model !== null)
      this.guard("guard.class", this.out.boxed(resolve(inst.args[0]!), inst), [model.index], inst);
  }

  private argument(inst: Inst, arg: Inst, { parameters }: TypedCall, index: number): Inst {
    const value = resolve(arg);
    const kind = parameters[index]!;
    return isRaw(kind) ? this.out.wanted(value, kind, inst) : this.out.boxed(value, inst);
  }

  /** The function object, after tests that it is the one that Python would call. */
  private callee(inst: Inst, { call }: TypedCall): Inst {
    const { model } = call;
    if (call.kind === "function" || call.kind === "method")
      return this.out.boxed(resolve(inst.args[0]!), inst);
    if (call.kind === "construct")
      this.guard("guard.class", this.out.boxed(resolve(inst.args[0]!), inst), [model!.index], inst);
    for (const { value, model: own } of call.instances)
      this.guard("guard.shape", this.out.boxed(resolve(value), inst), [own.index, own.fields.length], inst);
    const index = model!.methods.findIndex(({ code }) => code === call.code);
    return this.out.emit("class.method", [], [model!.index, index], inst);
  }

  /** `__init__` returns None by its code, so the object is the call's result whatever happens in it. */
  private newObject(inst: Inst, model: ClassModel): Inst {
    const made = this.out.emit("object.new", [resolve(inst.args[0]!)], [model.index], inst);
    made.frame = inst.frame;
    return made;
  }
}
