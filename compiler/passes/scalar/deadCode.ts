import { type Func, type Inst, visitTerminator, visitUses } from "../../ir/function.ts";

/**
 * Removes what nobody uses: marks from operations with an effect, guards and terminators, then sweeps. A guard stays even when its result is unused,
 * because what follows relies on its test.
 */
export function removeDeadCode(func: Func): boolean {
  const live = new Set<Inst>();
  const work: Inst[] = [];
  const mark = (inst: Inst): void => {
    if (live.has(inst)) return;
    live.add(inst);
    work.push(inst);
  };
  for (const block of func.blocks) {
    for (const inst of block.insts) if (hasEffect(inst)) mark(inst);
    // Parameters stay: removing them is the business of another pass, and their arguments count as uses.
    visitTerminator(block.end, mark);
  }
  for (let inst = work.pop(); inst !== undefined; inst = work.pop()) visitUses(inst, mark);
  let changed = false;
  for (const block of func.blocks) {
    const kept = block.insts.filter((inst) => live.has(inst));
    if (kept.length !== block.insts.length) changed = true;
    block.insts = kept;
  }
  return changed;
}

function hasEffect(inst: Inst): boolean {
  const { op } = inst;
  return (
    op.guard ||
    op.writes ||
    op.calls ||
    op.failure !== "never" ||
    op.name === "parameter" ||
    op.name === "callee"
  );
}
