import { applyReplacements, type Block, type Edge, type Func, type Inst, predecessors, resolve } from "../function.ts";

/**
 * Removes block parameters that receive one value only, beside themselves (Braun et al., "Simple and Efficient Construction of Static Single Assignment Form",
 * 2013, calls them trivial). Repeats until none is left, since removing one can make another trivial. The entry block has none.
 */
export function removeTrivialParams(func: Func): boolean {
  const preds = predecessors(func);
  let changed = false;
  for (let again = true; again; ) {
    again = false;
    for (const block of func.blocks) if (pruneBlock(block, preds[block.id]!)) again = true;
    changed ||= again;
  }
  if (changed) applyReplacements(func);
  return changed;
}

/** The one value that parameter `index` receives, or null when there are several. */
function onlyValue(param: Inst, index: number, edges: readonly Edge[]): Inst | null {
  let only: Inst | null = null;
  for (const edge of edges) {
    const value = resolve(edge.args[index]!);
    if (value === param || value === only) continue;
    if (only !== null) return null;
    only = value;
  }
  return only;
}

function pruneBlock(block: Block, edges: readonly Edge[]): boolean {
  let changed = false;
  for (let i = block.params.length - 1; i >= 0; i--) {
    const param = block.params[i]!;
    const only = onlyValue(param, i, edges);
    if (only === null) continue;
    param.replacement = only;
    block.params.splice(i, 1);
    for (const edge of edges) edge.args.splice(i, 1);
    changed = true;
  }
  return changed;
}
