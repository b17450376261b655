import { type Func, type Inst, orderBlocks, type Site, siteKey } from "../../ir/function.ts";

/**
 * Removes the counting of inlined calls whose code neither calls nor fails: nothing in them can reach the limit of recursion or see the count.
 */
export function removeLeafFrames(func: Func): boolean {
  const needed = new Set<string>();
  for (const block of func.blocks)
    for (const inst of block.insts)
      if (isSeen(inst)) for (const key of callerKeys(inst.site)) needed.add(key);
  for (const { end } of func.blocks)
    if (end.kind === "unwind") for (const key of callerKeys(end.site)) needed.add(key);
  const goes = (inst: Inst): boolean =>
    (inst.op.name === "inline.enter" || inst.op.name === "inline.leave") && !needed.has(siteKey(inst.site));
  let changed = false;
  for (const block of func.blocks) {
    const { end } = block;
    if (end.kind === "check" && goes(end.test)) block.terminator = { kind: "jump", edges: [end.edges[0]] };
    const kept = block.insts.filter((inst) => !goes(inst));
    if (kept.length !== block.insts.length) changed = true;
    block.insts = kept;
  }
  if (changed) orderBlocks(func);
  return changed;
}

/** Allocations may collect, which looks at no frames; finalisers wait for a poll. */
function isSeen({ op }: Inst): boolean {
  return op.failure !== "never" || (op.calls && !op.name.startsWith("object."));
}

/** Keys of the calls that a site is inlined through. */
function callerKeys(site: Site): string[] {
  const keys: string[] = [];
  for (let s = site.caller; s !== undefined; s = s.caller) keys.push(siteKey(s));
  return keys;
}
