import { type Func, orderBlocks } from "../../ir/function.ts";
import { EscapeAnalysis } from "./escapeAnalysis.ts";

/**
 * Keeps objects that do not escape in registers: partial escape analysis (Stadler, Würthinger, Mössenböck, "Partial Escape Analysis and Scalar Replacement for
 * Java", 2014) over SSA with block parameters.
 *
 *     v1 = object.new C         (nothing)                              an object's attributes are values from its creation on,
 *     slot.add v1, a       →    (its attribute is a)                   through loops too, until something else gets hold of it:
 *     v2 = slot.load v1         (v2 is a)                              there it is made, with the shape that it has by then.
 *     guard … {r0=v1}           v3 = virtual C, a; guard … {r0=v3}     A side exit makes it when it is taken.
 *     py.Call f, v1             v4 = object.make C, a; py.Call f, v4
 *
 * What escapeAnalysis.ts finds in a function is put into it here.
 */
export function replaceObjects(func: Func): boolean {
  if (!func.blocks.some((block) => block.insts.some(({ op }) => op.name === "object.new"))) return false;
  const found = new EscapeAnalysis(func).run();
  for (const [block, { insts, rewrites, edges, params, terminator }] of found) {
    for (const [inst, change] of rewrites) {
      inst.args = change.args;
      if (change.frame !== undefined) inst.frame = change.frame;
      if (change.after !== undefined) inst.after = change.after;
    }
    block.insts = insts;
    for (const inst of insts) inst.block = block;
    block.params = params;
    block.terminator = terminator;
    block.end.edges.forEach((edge, i) => {
      edge.args = edges[i]!;
    });
  }
  orderBlocks(func);
  return true;
}
