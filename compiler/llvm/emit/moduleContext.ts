import type { ClassModel } from "../../analysis/classes.ts";
import type { CodeModule } from "../../frontend/emit/code.ts";
import { type Site, siteKey } from "../../ir/function.ts";
import { classDescription, classWordCount } from "./classWords.ts";

/**
 * The name under which the code of a module knows the location table of a code object: a declaration. Were it the definition, `simplifycfg` would walk the whole table, and
 * the records and functions that it refers to, for every constant of a switch that points into it: half of LLVM's time, and quadratic in the module's size.
 */
export function locationTable(code: number): string {
  return `locations.${code}`;
}

/** The name of the table's definition, which takes the declaration's place after optimisation (compile.ts). */
export function locationTableContent(code: number): string {
  return `locations.${code}.content`;
}

/** What the functions of one module share while they are emitted: declarations used, locations, symbol names. */
export class ModuleContext {
  readonly module: CodeModule;
  private readonly declarations = new Map<string, string>();
  private readonly locations: { readonly numbers: Map<string, number>; readonly sites: Site[] }[];
  /** First inline cache of each code object in the module's array. */
  readonly cacheBase: readonly number[];
  readonly classes: readonly ClassModel[];
  /** First word of each class that native code mentions. They stand behind the inline caches. */
  private readonly classBase = new Map<ClassModel, number>();
  private words: number;

  constructor(module: CodeModule, classes: readonly ClassModel[] = []) {
    this.module = module;
    this.classes = classes;
    this.locations = module.codes.map(() => ({ numbers: new Map(), sites: [] }));
    let count = 0;
    this.cacheBase = module.codes.map((code) => {
      const base = count;
      count += code.cacheCount;
      return base;
    });
    this.words = count;
  }

  /** Inline caches and class words. */
  get cacheCount(): number {
    return this.words;
  }

  /** Operand for a class's words (abi/class_words.h). */
  classWords(model: ClassModel): string {
    let base = this.classBase.get(model);
    if (base === undefined) {
      base = this.words;
      this.classBase.set(model, base);
      this.words += classWordCount(model);
    }
    return this.wordOf("@caches", base);
  }

  /** Operands for a class's words and its description. */
  classSymbols(model: ClassModel): { words: string; description: string } {
    return { words: this.classWords(model), description: `@class.${model.index}` };
  }

  /** The descriptions of the classes that native code mentions: name and words of each. */
  classDescriptions(): { name: string; words: readonly number[] }[] {
    return [...this.classBase.keys()].map((model) => ({
      name: `class.${model.index}`,
      words: classDescription(model),
    }));
  }

  /** Notes that a function is called, and returns its name as an operand. Calls of one name must agree on its type. */
  declare(name: string, result: string, parameters: readonly string[]): string {
    const text = `declare ${result} @${name}(${parameters.join(", ")})`;
    const known = this.declarations.get(name);
    if (known !== undefined && known !== text) throw new Error(`two signatures: ${known}; ${text}`);
    this.declarations.set(name, text);
    return `@${name}`;
  }

  /** Operand for a variable that the runtime defines. */
  external(name: string): string {
    this.declarations.set(name, `@${name} = external global i8`);
    return `@${name}`;
  }

  /** Operand for the location entry of a site in code object `owner`'s native code. */
  location(owner: number, site: Site): string {
    const table = this.locations[owner]!;
    const key = siteKey(site);
    let number = table.numbers.get(key);
    if (number === undefined) {
      if (site.caller !== undefined) this.location(owner, site.caller);
      number = table.sites.push(site) - 1;
      table.numbers.set(key, number);
    }
    return this.locationEntry(owner, number);
  }

  private locationEntry(owner: number, index: number): string {
    return `getelementptr (%LocationEntry, ptr @${locationTable(owner)}, i64 ${index})`;
  }

  locationCount(owner: number): number {
    return this.locations[owner]!.sites.length;
  }

  /** The table's entries as LLVM constants: distances are known to the static linker. */
  locationEntries(owner: number): string[] {
    const { sites, numbers } = this.locations[owner]!;
    return sites.map((site, i) => {
      const from = `ptrtoint (ptr ${this.locationEntry(owner, i)} to i64)`;
      const distance = `trunc (i64 sub (i64 ptrtoint (ptr ${this.nativeRecord(site.code)} to i64), i64 ${from}) to i32)`;
      const caller = site.caller === undefined ? i : numbers.get(siteKey(site.caller))!;
      return `%LocationEntry { i32 ${distance}, i32 ${site.pc}, i32 ${caller - i} }`;
    });
  }

  declarationLines(): string[] {
    return [...this.declarations.values()].sort();
  }

  /** Operand for the NativeCode record of a code object. */
  nativeRecord(code: number): string {
    return `getelementptr (%NativeCode, ptr @native, i64 ${code})`;
  }

  /** Operand for element `index` of an array of 64-bit words. */
  wordOf(array: string, index: number): string {
    return `getelementptr (i64, ptr ${array}, i64 ${index})`;
  }
}
