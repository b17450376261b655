import type { ModuleSummary, Unit } from "./imports.ts";

/**
 * What a program can reach, by name: a function of the library runs only if somebody mentions its name, as a variable, an attribute or a string. Without this every
 * program that imports anything would get most of the library, since its functions import what they seldom need (`warnings` imports `inspect`, which imports `dis`, …).
 *
 * Functions of the program itself, bodies of modules and classes, and methods with special names (`__len__`) count as reached with their module. The fixed point is
 * found with a list of names and, for each name, the functions that wait for it (rapid type analysis of Bacon and Sweeney, OOPSLA 1996, with names for types).
 */

/** Library functions that the runtime calls by name. */
const calledByRuntime = [
  "_reconstructor",
  "_reduce_ex",
  "__newobj__",
  "__newobj_ex__",
  "_showwarnmsg",
  "warn_explicit",
  "_make_type_var",
  "_make_param_spec",
  "_make_type_var_tuple",
  "_make_alias",
  "_make_interpolation",
  "_make_template",
  "_set_default",
  "_subscript_generic",
  "_parameters",
  "_substitute",
];

/** Modules that the runtime imports when a method of a built-in type is called. */
const importedByMethods: ReadonlyMap<string, string> = new Map([
  ["__reduce__", "copyreg"],
  ["__reduce_ex__", "copyreg"],
]);

export class Reach {
  private readonly mentioned = new Set<string>(calledByRuntime);
  private readonly prefixes = new Set<string>();
  /** Functions by name that nobody has mentioned yet. */
  private readonly waiting = new Map<string, Unit[]>();
  private readonly bodies = new Map<string, ModuleSummary>();
  private readonly stars = new Set<string>();

  /** `wanted` is told each name that may be a module. */
  constructor(private readonly wanted: (module: string) => void) {}

  /** A module whose body runs; `all`: so may each of its functions. */
  addModule(name: string, summary: ModuleSummary, all: boolean): void {
    this.bodies.set(name, summary);
    for (const unit of summary.units) {
      if (all || this.isReached(unit.name)) this.addUnit(unit);
      else this.waiting.set(unit.name, [...(this.waiting.get(unit.name) ?? []), unit]);
    }
    if (this.stars.has(name)) this.mentionAll(summary.listed);
  }

  private isReached(name: string): boolean {
    if (name === "" || this.mentioned.has(name)) return true;
    if (name.startsWith("__") && name.endsWith("__")) return true;
    return [...this.prefixes].some((prefix) => name.startsWith(prefix));
  }

  private addUnit(unit: Unit): void {
    for (const module of unit.imports) this.wanted(module);
    for (const module of unit.stars) {
      this.stars.add(module);
      this.mentionAll(this.bodies.get(module)?.listed ?? []);
    }
    this.mentionAll(unit.mentions);
  }

  private mentionAll(names: readonly string[]): void {
    for (const name of names) {
      if (name.endsWith("*")) this.mentionPrefix(name.slice(0, -1));
      else if (!this.mentioned.has(name)) {
        this.mentioned.add(name);
        const module = importedByMethods.get(name);
        if (module !== undefined) this.wanted(module);
        this.release(name);
      }
    }
  }

  private mentionPrefix(prefix: string): void {
    if (this.prefixes.has(prefix)) return;
    this.prefixes.add(prefix);
    for (const name of [...this.waiting.keys()]) if (name.startsWith(prefix)) this.release(name);
  }

  private release(name: string): void {
    const units = this.waiting.get(name) ?? [];
    this.waiting.delete(name);
    for (const unit of units) this.addUnit(unit);
  }
}
