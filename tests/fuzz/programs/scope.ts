/** What the generator of random programs knows where it writes a statement: names with the types they probably have, and limits that keep programs finite. */
import type { Random } from "../../support/random.ts";

/** The probable type of an expression. It steers generation; now and then the generator lies, so that type errors are tested too. */
export type Kind = "int" | "float" | "bool" | "str" | "ints" | "strs" | "pair" | "dict" | "object";

export const kinds: readonly Kind[] = [
  "int",
  "float",
  "bool",
  "str",
  "ints",
  "strs",
  "pair",
  "dict",
  "object",
];

/** A function or generator of the unit that may be called: its parameters' kinds and what comes out. */
export interface Callable {
  readonly name: string;
  readonly parameters: readonly Kind[];
  /** Trailing parameters that have defaults. */
  readonly optional: number;
  readonly result: Kind;
  readonly generator: boolean;
}

/** A class of the unit. Every class has the constructor `(int, float)` and the attributes `n` (int), `x` (float), `items` (ints). */
export interface ClassInfo {
  readonly name: string;
  readonly methods: readonly Callable[];
}

/** One unit under construction: what its functions share. */
export interface UnitContext {
  readonly random: Random;
  readonly callables: Callable[];
  readonly classes: ClassInfo[];
  /** Module-level integer variables. */
  readonly globals: string[];
  /** Names made so far: each is used once in a unit. */
  counter: number;
}

/** The body that is being written. */
export class Scope {
  readonly variables: { name: string; kind: Kind }[] = [];
  loops = 0;
  depth = 0;
  generator = false;
  /** Inside a method: what `super()` and `self` may be used for. */
  inMethod = false;
  readonly unit: UnitContext;

  constructor(unit: UnitContext) {
    this.unit = unit;
  }

  get random(): Random {
    return this.unit.random;
  }

  chance(percent: number): boolean {
    return this.random.below(100) < percent;
  }

  fresh(prefix: string): string {
    this.unit.counter++;
    return `${prefix}${this.unit.counter}`;
  }

  variable(kind: Kind): string | null {
    const names = this.variables.filter((variable) => variable.kind === kind);
    return names.length === 0 ? null : this.random.pick(names).name;
  }

  declare(name: string, kind: Kind): void {
    const at = this.variables.findIndex((variable) => variable.name === name);
    if (at >= 0) this.variables.splice(at, 1);
    this.variables.push({ name, kind });
  }

  forget(name: string): void {
    const at = this.variables.findIndex((variable) => variable.name === name);
    if (at >= 0) this.variables.splice(at, 1);
  }

  /** Runs `write` with the variables it declares forgotten afterwards. */
  inside<T>(write: () => T): T {
    const count = this.variables.length;
    const result = write();
    this.variables.length = Math.min(this.variables.length, count);
    return result;
  }
}
