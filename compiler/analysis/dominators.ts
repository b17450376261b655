import { type Block, type Func, reversePostorder } from "../ir/function.ts";

/**
 * Dominators by Cooper, Harvey and Kennedy ("A Simple, Fast Dominance Algorithm", 2001): immediate dominators over the reverse postorder,
 * iterated to a fixpoint. Queries walk numbers of a preorder and postorder of the tree, so they take constant time.
 */
export class Dominators {
  /** Reachable blocks in reverse postorder. */
  readonly order: readonly Block[];
  private readonly idom: number[];
  private readonly position: Int32Array;
  private readonly enter: Int32Array;
  private readonly leave: Int32Array;

  constructor(func: Func) {
    this.order = reversePostorder(func);
    this.position = new Int32Array(func.blockCount).fill(-1);
    this.order.forEach((block, i) => {
      this.position[block.id] = i;
    });
    this.idom = this.solve();
    this.enter = new Int32Array(this.order.length);
    this.leave = new Int32Array(this.order.length);
    this.number();
  }

  private solve(): number[] {
    const preds: number[][] = this.order.map(() => []);
    this.order.forEach((block, i) => {
      for (const edge of block.end.edges) preds[this.position[edge.target.id]!]!.push(i);
    });
    const idom = this.order.map(() => -1);
    idom[0] = 0;
    for (let changed = true; changed; ) {
      changed = false;
      for (let b = 1; b < this.order.length; b++) {
        let best = -1;
        for (const p of preds[b]!) if (idom[p]! >= 0) best = best < 0 ? p : intersect(idom, p, best);
        if (idom[b] !== best) {
          idom[b] = best;
          changed = true;
        }
      }
    }
    return idom;
  }

  private number(): void {
    const children: number[][] = this.order.map(() => []);
    for (let b = 1; b < this.order.length; b++) children[this.idom[b]!]!.push(b);
    let clock = 0;
    const stack = [{ node: 0, next: 0 }];
    this.enter[0] = clock++;
    while (stack.length > 0) {
      const top = stack[stack.length - 1]!;
      const child = children[top.node]![top.next++];
      if (child === undefined) {
        this.leave[top.node] = clock++;
        stack.pop();
      } else {
        this.enter[child] = clock++;
        stack.push({ node: child, next: 0 });
      }
    }
  }

  isReachable(block: Block): boolean {
    return this.position[block.id]! >= 0;
  }

  /** Whether every path from the entry to `b` passes `a`; a block dominates itself. Both must be reachable. */
  dominates(a: Block, b: Block): boolean {
    const i = this.position[a.id]!;
    const j = this.position[b.id]!;
    return this.enter[i]! <= this.enter[j]! && this.leave[i]! >= this.leave[j]!;
  }

  /** The closest strict dominator, or null for the entry. */
  immediate(block: Block): Block | null {
    const i = this.position[block.id]!;
    return i === 0 ? null : this.order[this.idom[i]!]!;
  }
}

function intersect(idom: readonly number[], a: number, b: number): number {
  let x = a;
  let y = b;
  while (x !== y) {
    while (x > y) x = idom[x]!;
    while (y > x) y = idom[y]!;
  }
  return x;
}
