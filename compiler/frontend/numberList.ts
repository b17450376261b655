import type { i32 } from "./dialect.ts";

const CHUNK_SHIFT: i32 = 12;
const CHUNK: i32 = 4096;
const CHUNK_MASK: i32 = 4095;

/**
 * A growing list of integers that may become long. It lies in chunks: one growing array would be copied again and again, and each copy
 * touches fresh memory, which the system hands out slowly.
 */
export class NumberList {
  private chunks: i32[][];
  private last: i32[];
  /** How many places of `last` are taken. */
  private used: i32;
  constructor() {
    this.last = [];
    this.chunks = [this.last];
    this.used = 0;
  }

  count(): i32 {
    return ((this.chunks.length - 1) << CHUNK_SHIFT) + this.used;
  }

  push(value: i32): void {
    if (this.used === CHUNK) {
      // A copy has its full length at once.
      this.last = this.last.slice();
      this.chunks.push(this.last);
      this.used = 0;
    }
    if (this.used < this.last.length) this.last[this.used] = value;
    else this.last.push(value);
    this.used++;
  }

  /** The number at an index below `count()`. */
  at(index: i32): i32 {
    return this.chunks[index >> CHUNK_SHIFT]![index & CHUNK_MASK]!;
  }

  set(index: i32, value: i32): void {
    this.chunks[index >> CHUNK_SHIFT]![index & CHUNK_MASK] = value;
  }
}
