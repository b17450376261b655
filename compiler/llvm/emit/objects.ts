import type { ClassModel } from "../../analysis/classes.ts";
import type { Inst } from "../../ir/function.ts";
import { methodWord } from "./classWords.ts";
import type { FunctionEmitter } from "./function.ts";
import type { Lowering } from "./lower.ts";

/** Operations on objects of the module's classes: calls of the prelude, which knows where slots are. */

function modelOf(e: FunctionEmitter, inst: Inst): ClassModel {
  return e.context.classes[Number(inst.imms[0])]!;
}

function wordsOf(e: FunctionEmitter, inst: Inst): string {
  return e.context.classWords(modelOf(e, inst));
}

function place(inst: Inst): string {
  return String(inst.imms[1]);
}

function operand(e: FunctionEmitter, inst: Inst, i: number): string {
  return e.operand(inst.args[i]!);
}

function classGuard(e: FunctionEmitter, inst: Inst): void {
  const { words, description } = e.context.classSymbols(modelOf(e, inst));
  const args = [operand(e, inst, 0), "%callee", words, description];
  e.guard(inst, e.callTemporary("pyc_is_class", args), "OtherCallee");
}

function shapeGuard(e: FunctionEmitter, inst: Inst): void {
  const { words, description } = e.context.classSymbols(modelOf(e, inst));
  const args = [operand(e, inst, 0), "%callee", words, description, place(inst)];
  e.guard(inst, e.callTemporary("pyc_has_shape", args), "OtherShape");
}

function method(e: FunctionEmitter, inst: Inst): void {
  const word = methodWord(modelOf(e, inst), Number(inst.imms[1]));
  e.define(inst, e.callText("pyc_class_method", [wordsOf(e, inst), String(word)]));
}

function load(e: FunctionEmitter, inst: Inst): void {
  e.define(inst, e.callText("pyc_slot_load", [operand(e, inst, 0), place(inst)]));
  const isThere = e.temporary();
  e.line(`${isThere} = icmp ne i64 ${e.operand(inst)}, 0`);
  e.guard(inst, isThere, "OtherShape");
}

function add(suffix: string): Lowering {
  return (e, inst) => {
    e.setLocation(inst.site);
    const args = ["%task", operand(e, inst, 0), wordsOf(e, inst), place(inst), operand(e, inst, 1)];
    e.line(`%status${inst.id} = ${e.callText(`pyc_slot_add${suffix}`, args)}`);
    if (!inst.caught) e.unwindIf(e.failed(inst), inst.site);
  };
}

function newObject(e: FunctionEmitter, inst: Inst): void {
  e.setLocation(inst.site);
  e.define(inst, e.callText("pyc_object_new", ["%task", wordsOf(e, inst), "0"]));
  const isThere = e.temporary();
  e.line(`${isThere} = icmp ne i64 ${e.operand(inst)}, 0`);
  e.guard(inst, isThere, "NoMemory");
}

/** Allocates in place while the class is what it was, else by name. */
function makeObject(e: FunctionEmitter, inst: Inst): void {
  const { words, description } = e.context.classSymbols(modelOf(e, inst));
  const [type, ...fields] = inst.args as [Inst, ...Inst[]];
  const count = String(fields.length);
  const [fast, slow, filled, done] = [e.newLabel(), e.newLabel(), e.newLabel(), e.newLabel()];
  e.setLocation(inst.site);
  const holds = e.callTemporary("pyc_class_holds", [e.operand(type), words]);
  e.line(`br i1 ${holds}, label %${fast}, label %${slow}, !prof !1`);
  e.startLabel(fast);
  const made = e.callTemporary("pyc_object_new", ["%task", words, count]);
  const isThere = e.temporary();
  e.line(`${isThere} = icmp ne i64 ${made}, 0`);
  e.line(`br i1 ${isThere}, label %${filled}, label %${slow}, !prof !1`);
  e.startLabel(filled);
  fields.forEach((field, i) => {
    const [name, args] =
      field.type === "float"
        ? ["pyc_slot_store_float", [made, String(i), e.operand(field)]]
        : ["pyc_slot_init", [made, String(i), e.operand(field)]];
    e.line(e.callText(name as string, args as string[]));
  });
  e.line(`br label %${done}`);
  e.startLabel(slow);
  const buffer = e.storeToBuffer(
    fields.map((field) => ({ type: field.type === "float" ? "double" : "i64", operand: e.operand(field) })),
  );
  const other = e.callTemporary("pyc_object_make_slow", [
    "%task",
    e.operand(type),
    "%callee",
    description,
    buffer,
    count,
  ]);
  e.line(`br label %${done}`);
  e.startLabel(done);
  e.define(inst, `phi i64 [${made}, %${filled}], [${other}, %${slow}]`);
}

export const objectLowerings: Readonly<Record<string, Lowering>> = {
  "guard.class": classGuard,
  "guard.shape": shapeGuard,
  "class.method": method,
  "slot.load": load,
  "slot.load.float": (e, inst) =>
    e.define(inst, e.callText("pyc_slot_load_float", [operand(e, inst, 0), place(inst)])),
  "slot.store": (e, inst) =>
    e.line(e.callText("pyc_slot_store", ["%task", operand(e, inst, 0), place(inst), operand(e, inst, 1)])),
  "slot.store.float": (e, inst) =>
    e.line(e.callText("pyc_slot_store_float", [operand(e, inst, 0), place(inst), operand(e, inst, 1)])),
  "slot.add": add(""),
  "slot.add.float": add("_float"),
  "object.new": newObject,
  "object.make": makeObject,
};
