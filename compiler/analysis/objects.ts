import type { CodeModule } from "../frontend/emit/code.ts";
import { type Func, type Inst, resolve } from "../ir/function.ts";
import { type ClassModel, type ClassModels, fieldIndex, methodIndex } from "./classes.ts";
import { classOfKind, isRaw, type Kind } from "./kinds.ts";

/**
 * What operations on objects of modelled classes (classes.ts) mean: which slot an attribute access reaches, which function a call or an operator runs.
 * Answers rest on guessed kinds; the code made from them tests shapes and classes first.
 */

/** An access to an object's slot, or the method that `LoadMethod` finds. `step`: how many attributes the object has at that point. */
export interface Access {
  readonly kind: "load" | "store" | "add" | "method";
  readonly model: ClassModel;
  /** Of the field or the method. */
  readonly index: number;
  readonly step: number;
}

/** Whether the slot of an access holds an unboxed double. */
export function isDouble({ model, index }: Access): boolean {
  return model.fields[index]!.kind === "float";
}

/** The function that an instruction runs. */
export interface CallTarget {
  /** `operator`: NotImplemented as its result would send Python to another method. `special`: any other operation with a method. */
  readonly kind: "function" | "construct" | "method" | "operator" | "special";
  readonly code: number;
  /** The class that is constructed or whose method it is; null for functions. */
  readonly model: ClassModel | null;
  /** In the order of the function's parameters; the first is null for a new object. */
  readonly args: readonly (Inst | null)[];
  /** Of an operation with a method: operands that must be instances of their classes for the method to be the one that Python calls. */
  readonly instances: readonly { readonly value: Inst; readonly model: ClassModel }[];
}

type KindOf = (inst: Inst) => Kind | undefined;

const binary: Record<string, readonly [string, string]> = {
  Add: ["__add__", "__radd__"],
  Subtract: ["__sub__", "__rsub__"],
  Multiply: ["__mul__", "__rmul__"],
  TrueDivide: ["__truediv__", "__rtruediv__"],
  FloorDivide: ["__floordiv__", "__rfloordiv__"],
  Remainder: ["__mod__", "__rmod__"],
  MatrixMultiply: ["__matmul__", "__rmatmul__"],
};

/** In the order of BinaryOp (runtime/object/type.h). */
export const inPlaceNames = [
  ..."add sub mul truediv floordiv mod pow matmul lshift rshift and or xor".split(" "),
].map((name) => `__i${name}__`);

const comparisons: Record<string, string> = {
  Less: "__lt__",
  LessEqual: "__le__",
  Equal: "__eq__",
  NotEqual: "__ne__",
  Greater: "__gt__",
  GreaterEqual: "__ge__",
};

const unary: Record<string, string> = { Negative: "__neg__", Positive: "__pos__", Invert: "__invert__" };

export class ObjectModels {
  readonly classes: ClassModels;
  private readonly module: CodeModule;
  private readonly functions: ReadonlyMap<string, number>;

  /** `functions`: code objects of global functions by name. */
  constructor(module: CodeModule, classes: ClassModels, functions: ReadonlyMap<string, number>) {
    this.module = module;
    this.classes = classes;
    this.functions = functions;
  }

  /** The name operand of an instruction that has one. */
  nameOf(inst: Inst): string {
    return this.module.codes[inst.site.code]!.names[Number(inst.imms[0])]!;
  }

  model(kind: Kind | undefined): ClassModel | null {
    const index = classOfKind(kind);
    return index === null ? null : this.classes.all[index]!;
  }

  // --- attributes ----------------------------------------------------------------------------------------------------

  access(func: Func, inst: Inst, kindOf: KindOf): Access | null {
    const { name: op } = inst.op;
    if (op !== "py.LoadAttr" && op !== "py.StoreAttr" && op !== "py.LoadMethod") return null;
    const object = resolve(inst.args[0]!);
    const model = this.model(kindOf(inst.args[0]!));
    if (model === null) return null;
    const name = this.nameOf(inst);
    const step = this.step(func, inst, object, model);
    if (op === "py.LoadMethod") {
      const index = methodIndex(model, name);
      return index < 0 ? null : { kind: "method", model, index, step };
    }
    const index = fieldIndex(model, name);
    if (index < 0 || index > step) return null;
    if (op === "py.LoadAttr") return index === step ? null : { kind: "load", model, index, step };
    return { kind: index === step ? "add" : "store", model, index, step };
  }

  /** In `__init__`, inlined or not, the first parameter has the attributes that the code in front has stored. */
  private step(func: Func, inst: Inst, object: Inst, model: ClassModel): number {
    const isParameter =
      object.op.name === "parameter" && Number(object.imms[0]) === 0 && inst.site.caller === undefined;
    const isSelf = isParameter || object.op.name === "object.new";
    if (!isSelf || inst.site.code !== model.methods[0]!.code) return model.fields.length;
    const seen = new Set<string>();
    for (const block of func.blocks) {
      for (const other of block.insts) {
        const isStore = other.op.name === "py.StoreAttr" && resolve(other.args[0]!) === object;
        if (isStore && other.site.code === inst.site.code && other.site.pc < inst.site.pc)
          seen.add(this.nameOf(other));
      }
    }
    return seen.size;
  }

  // --- calls ---------------------------------------------------------------------------------------------------------

  target(inst: Inst, kindOf: KindOf): CallTarget | null {
    if (inst.op.name === "py.Call") return this.called(inst, kindOf);
    if (!inst.op.name.startsWith("py.")) return null;
    const plain = inst.op.name.slice("py.".length);
    if (plain in comparisons) return this.comparison(inst, comparisons[plain]!, kindOf);
    if (plain in unary) return this.special(inst, unary[plain]!, kindOf);
    if (plain === "LoadItem") return this.special(inst, "__getitem__", kindOf);
    const operator = plain.replace(/^InPlace/, "");
    if (!(operator in binary)) return null;
    return this.operator(inst, binary[operator]!, operator !== plain, kindOf);
  }

  private called(inst: Inst, kindOf: KindOf): CallTarget | null {
    const [callee, self, ...args] = inst.args as [Inst, Inst, ...Inst[]];
    if (callee.op.name === "py.LoadGlobal" && self.op.name === "null") return this.global(callee, args);
    const method = callee.args[0];
    if (callee.op.name !== "result" || method?.op.name !== "py.LoadMethod" || self.args[0] !== method)
      return null;
    const model = this.model(kindOf(method.args[0]!));
    const index = model === null ? -1 : methodIndex(model, this.nameOf(method));
    if (index < 0) return null;
    const { code } = model!.methods[index]!;
    return { kind: "method", code, model, args: [method.args[0]!, ...args], instances: [] };
  }

  private global(callee: Inst, args: readonly Inst[]): CallTarget | null {
    const name = this.nameOf(callee);
    const model = this.classes.named(name);
    if (model !== null) {
      const { code } = model.methods[0]!;
      return { kind: "construct", code, model, args: [null, ...args], instances: [] };
    }
    const code = this.functions.get(name);
    return code === undefined ? null : { kind: "function", code, model: null, args, instances: [] };
  }

  /** A special method that has no reflected form. */
  private special(inst: Inst, name: string, kindOf: KindOf): CallTarget | null {
    const model = this.model(kindOf(inst.args[0]!));
    const target =
      model === null ? null : operatorTarget(model, name, inst.args, [{ value: inst.args[0]!, model }]);
    return target === null ? null : { ...target, kind: "special" };
  }

  private comparison(inst: Inst, name: string, kindOf: KindOf): CallTarget | null {
    const operands = this.operands(inst, kindOf);
    const model = operands === null ? null : this.model(kindOf(inst.args[0]!));
    return model === null ? null : operatorTarget(model, name, inst.args, operands!);
  }

  /**
   * The operands that are instances; null when one may be anything: an instance of a subclass, say, whose reflected method comes first. Plain classes have no
   * base in common but object, and numbers know nothing of them.
   */
  private operands(inst: Inst, kindOf: KindOf): { value: Inst; model: ClassModel }[] | null {
    const found: { value: Inst; model: ClassModel }[] = [];
    for (const value of inst.args) {
      const kind = kindOf(value);
      const model = this.model(kind);
      if (model !== null) found.push({ value, model });
      else if (!isRaw(kind)) return null;
    }
    return found;
  }

  private operator(
    inst: Inst,
    [direct, reflected]: readonly [string, string],
    isInPlace: boolean,
    kindOf: KindOf,
  ): CallTarget | null {
    const operands = this.operands(inst, kindOf);
    if (operands === null) return null;
    const [left, right] = inst.args.map((arg) => this.model(kindOf(arg)));
    if (left !== null && left !== undefined) {
      const name =
        isInPlace && methodIndex(left, `__i${direct.slice(2)}`) >= 0 ? `__i${direct.slice(2)}` : direct;
      return operatorTarget(left, name, inst.args, operands);
    }
    // The number on the left has tried and given up.
    return right === null || right === undefined
      ? null
      : operatorTarget(right, reflected, [inst.args[1]!, inst.args[0]!], operands);
  }
}

function operatorTarget(
  model: ClassModel,
  name: string,
  args: readonly Inst[],
  instances: CallTarget["instances"],
): CallTarget | null {
  const index = methodIndex(model, name);
  if (index < 0) return null;
  return { kind: "operator", code: model.methods[index]!.code, model, args, instances };
}
