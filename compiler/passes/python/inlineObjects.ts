import type { Access, CallTarget } from "../../analysis/objects.ts";
import type { TypeInference } from "../../analysis/types.ts";
import { type Func, type Inst, resolve } from "../../ir/function.ts";
import type { InlineTargets } from "./inline.ts";

/**
 * Which constructions, method calls and operators run which function, for the inliner: what inference guesses of the objects, with the tests that make it safe.
 *
 * A construction becomes an allocation and the code of `__init__`; a method is found in the class's assumption words behind a guard on the object's shape.
 */
export function objectTargets(types: TypeInference, native: ReadonlySet<number>): InlineTargets {
  return (call) => {
    const target = types.callTarget(call);
    if (target === null || target.kind === "function" || !native.has(target.code)) return null;
    const args = target.args.map((arg) => (arg === null ? null : resolve(arg)));
    const access = target.kind === "method" ? types.access(call.args[0]!.args[0]!) : null;
    const bind = (func: Func, at: Inst): Inst =>
      access === null ? bindMethod(func, at, target) : loadedMethod(at, access, func);
    const constructs = target.kind === "construct" ? { constructs: target.model!.index } : {};
    return { code: target.code, args, bind, ...constructs };
  };
}

function bindMethod(func: Func, call: Inst, target: CallTarget): Inst {
  const model = target.model!;
  if (target.kind === "construct") guard(func, call, "guard.class", resolve(call.args[0]!), [model.index]);
  for (const { value, model: own } of target.instances)
    guard(func, call, "guard.shape", resolve(value), [own.index, own.fields.length]);
  const index = model.methods.findIndex(({ code }) => code === target.code);
  return func.append(call.block, "class.method", [], [model.index, index], call.site);
}

function guard(func: Func, at: Inst, name: string, value: Inst, imms: number[]): void {
  func.append(at.block, name, [value], imms, at.site).frame = at.frame;
}

/** Puts the class's function in place of what `LoadMethod` finds; the object's shape says that it has no attribute of that name itself. */
function loadedMethod(call: Inst, { model, index, step }: Access, func: Func): Inst {
  const load = call.args[0]!.args[0]!;
  if (load.replacement !== null) return resolve(load);
  const { block, site } = load;
  const object = resolve(load.args[0]!);
  const shape = func.create(block, "guard.shape", [object], [model.index, step], site);
  shape.frame = load.frame;
  const method = func.create(block, "class.method", [], [model.index, index], site);
  const at = block.insts.indexOf(load);
  const results = block.insts
    .slice(at + 1)
    .filter(({ op, args }) => op.name === "result" && args[0] === load);
  block.insts.splice(at, 1 + results.length, shape, method);
  load.replacement = method;
  for (const result of results) result.replacement = Number(result.imms[0]) === 0 ? method : object;
  const end = block.end;
  if (end.kind === "check" && end.test === load) block.terminator = { kind: "jump", edges: [end.edges[0]] };
  return method;
}
