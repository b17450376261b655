import type { i32 } from "../dialect.ts";

/** A set of registers. */
export class RegisterSet {
  words: i32[];
  constructor() {
    this.words = [];
  }

  has(register: i32): boolean {
    const word = register >> 5;
    return word < this.words.length && (this.words[word]! & (1 << (register & 31))) !== 0;
  }

  add(register: i32): void {
    const word = register >> 5;
    while (this.words.length <= word) this.words.push(0);
    this.words[word] = this.words[word]! | (1 << (register & 31));
  }

  remove(register: i32): void {
    const word = register >> 5;
    if (word < this.words.length) this.words[word] = this.words[word]! & ~(1 << (register & 31));
  }

  copy(): RegisterSet {
    const result = new RegisterSet();
    result.words = this.words.slice();
    return result;
  }

  intersect(other: RegisterSet): void {
    if (this.words.length > other.words.length) this.words.length = other.words.length;
    for (let i = 0; i < this.words.length; i++) this.words[i] = this.words[i]! & other.words[i]!;
  }

  subtract(other: RegisterSet): void {
    const count = this.words.length < other.words.length ? this.words.length : other.words.length;
    for (let i = 0; i < count; i++) this.words[i] = this.words[i]! & ~other.words[i]!;
  }
}

/** A place in the code that jumps lead to; `bound` is what every jump so far had bound, null while there is none. */
export class Label {
  /** -1 until placed. */
  pc: i32;
  /** Pcs of the jumps that wait for it. */
  jumps: i32[];
  bound: RegisterSet | null;
  constructor() {
    this.pc = -1;
    this.jumps = [];
    this.bound = null;
  }

  reachable(): boolean {
    return this.bound !== null;
  }

  join(bound: RegisterSet): void {
    if (this.bound === null) this.bound = bound.copy();
    else this.bound.intersect(bound);
  }
}

/** Code whose exceptions go to `handler`; it may have gaps, where it is suspended. */
export class Region {
  handler: Label;
  /** Receives the exception. */
  register: i32;
  depth: i32;
  /** Start of the open range, -1 while suspended. */
  start: i32;
  /** What is bound when the exception arrives, wherever in the region it was raised. */
  bound: RegisterSet;
  ranges: i32[];
  constructor(handler: Label, register: i32, depth: i32, start: i32, bound: RegisterSet) {
    this.handler = handler;
    this.register = register;
    this.depth = depth;
    this.start = start;
    this.bound = bound;
    this.ranges = [];
  }
}
