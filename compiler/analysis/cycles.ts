import { type Block, type Func, reversePostorder } from "../ir/function.ts";

/**
 * The blocks that lie on some cycle of the flow graph: all that is inside loops, reducible or not. Strongly connected components by Tarjan's algorithm
 * ("Depth-first search and linear graph algorithms", 1972), without recursion.
 */
export function blocksInCycles(func: Func): Set<Block> {
  const found = new Set<Block>();
  const index = new Map<Block, number>();
  const low = new Map<Block, number>();
  const open: Block[] = [];
  const isOpen = new Set<Block>();
  for (const root of reversePostorder(func)) {
    if (index.has(root)) continue;
    const path: { block: Block; next: number }[] = [{ block: root, next: 0 }];
    while (path.length > 0) {
      const top = path[path.length - 1]!;
      const { block } = top;
      if (top.next === 0) {
        index.set(block, index.size);
        low.set(block, index.get(block)!);
        open.push(block);
        isOpen.add(block);
      }
      const edge = block.end.edges[top.next++];
      if (edge !== undefined) {
        if (!index.has(edge.target)) path.push({ block: edge.target, next: 0 });
        else if (isOpen.has(edge.target)) low.set(block, Math.min(low.get(block)!, index.get(edge.target)!));
        continue;
      }
      path.pop();
      const parent = path[path.length - 1]?.block;
      if (parent !== undefined) low.set(parent, Math.min(low.get(parent)!, low.get(block)!));
      if (low.get(block) === index.get(block)) closeComponent(block, open, isOpen, found);
    }
  }
  return found;
}

function closeComponent(root: Block, open: Block[], isOpen: Set<Block>, found: Set<Block>): void {
  const from = open.indexOf(root);
  const component = open.splice(from);
  for (const block of component) isOpen.delete(block);
  const loops = component.length > 1 || root.end.edges.some((edge) => edge.target === root);
  if (loops) for (const block of component) found.add(block);
}
