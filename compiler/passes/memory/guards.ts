import { type Block, type Func, type Inst, predecessors, reversePostorder } from "../../ir/function.ts";

/**
 * Removes tests of shapes and classes that an earlier test answers.
 *
 * Along every path the same test has passed, and nothing lies between that may reach a safepoint: a call, an allocation, a poll (DESIGN.md §7: shape guards are
 * never carried over one). What holds at a block's entry is what holds at the end of all blocks in front of it; behind a back edge nothing does, since there is
 * a poll on it.
 */
export function removeRepeatedGuards(func: Func): boolean {
  const preds = predecessors(func);
  const sources = new Map<number, Block[]>();
  for (const block of func.blocks)
    for (const { target } of block.end.edges)
      sources.set(target.id, [...(sources.get(target.id) ?? []), block]);
  const atEnd = new Map<Block, Set<string>>();
  let changed = false;
  for (const block of reversePostorder(func)) {
    const known = preds[block.id]!.length === 0 ? new Set<string>() : common(sources.get(block.id)!, atEnd);
    const kept = block.insts.filter((inst) => !isKnown(inst, known));
    changed ||= kept.length !== block.insts.length;
    block.insts = kept;
    atEnd.set(block, known);
  }
  return changed;
}

/** Whether the test has passed before; else notes what the instruction makes known. */
function isKnown(inst: Inst, known: Set<string>): boolean {
  const { name } = inst.op;
  if (name === "guard.shape" || name === "guard.class") {
    const fact = `${name} v${inst.args[0]!.id} ${inst.imms.join(" ")}`;
    if (known.has(fact)) return true;
    known.add(fact);
  } else if (mayReachSafepoint(inst)) known.clear();
  return false;
}

/** Instructions that can fail may allocate, and so does boxing a large number. */
function mayReachSafepoint({ op }: Inst): boolean {
  return (
    op.calls ||
    (op.opcode !== null && op.failure !== "never") ||
    op.name === "box.int" ||
    op.name === "box.float"
  );
}

/** What holds at the end of all blocks; nothing when one has not been looked at. */
function common(blocks: readonly Block[], atEnd: ReadonlyMap<Block, Set<string>>): Set<string> {
  const [first, ...others] = blocks.map((block) => atEnd.get(block));
  const held = others.every((set) => set !== undefined) ? [...(first ?? [])] : [];
  return new Set(held.filter((fact) => others.every((set) => set!.has(fact))));
}
