import {
  type Block,
  type Func,
  type Inst,
  reversePostorder,
  visitTerminator,
  visitUses,
} from "../ir/function.ts";

/**
 * Values that are live at the entry of each block, frame states' uses included: used in the block or behind it and defined in front of it. Parameters of a block are
 * defined in it. Iterated backwards to a fixpoint.
 */
export function liveAtEntry(func: Func): Map<Block, Set<Inst>> {
  const order = reversePostorder(func).reverse();
  const used = new Map(order.map((block) => [block, usesOf(block)]));
  const live = new Map(order.map((block) => [block, new Set<Inst>()]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const block of order) {
      const set = live.get(block)!;
      const before = set.size;
      const add = (inst: Inst): void => {
        if (inst.block !== block) set.add(inst);
      };
      for (const inst of used.get(block)!) add(inst);
      for (const { target } of block.end.edges) for (const inst of live.get(target)!) add(inst);
      if (set.size !== before) changed = true;
    }
  }
  return live;
}

function usesOf(block: Block): Set<Inst> {
  const used = new Set<Inst>();
  const use = (inst: Inst): void => {
    used.add(inst);
  };
  for (const inst of block.insts) visitUses(inst, use);
  visitTerminator(block.end, use);
  return used;
}
