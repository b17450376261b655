import type { CodeModule } from "../../frontend/emit/code.ts";
import type { Site } from "../../ir/function.ts";

/** What the functions of one module share while they are emitted: declarations used, locations, symbol names. */
export class ModuleContext {
  readonly module: CodeModule;
  private readonly declarations = new Map<string, string>();
  private readonly locations: { readonly numbers: Map<string, number>; readonly words: number[] }[];
  /** First inline cache of each code object in the module's array. */
  readonly cacheBase: readonly number[];
  readonly cacheCount: number;

  constructor(module: CodeModule) {
    this.module = module;
    this.locations = module.codes.map(() => ({ numbers: new Map(), words: [] }));
    let count = 0;
    this.cacheBase = module.codes.map((code) => {
      const base = count;
      count += code.cacheCount;
      return base;
    });
    this.cacheCount = count;
  }

  /** Notes that a function is called, and returns its name as an operand. Calls of one name must agree on its type. */
  declare(name: string, result: string, parameters: readonly string[]): string {
    const text = `declare ${result} @${name}(${parameters.join(", ")})`;
    const known = this.declarations.get(name);
    if (known !== undefined && known !== text) throw new Error(`two signatures: ${known}; ${text}`);
    this.declarations.set(name, text);
    return `@${name}`;
  }

  /** Index of a call's site in the location table of code object `owner`. */
  location(owner: number, site: Site): number {
    const table = this.locations[owner]!;
    const key = `${site.code}:${site.pc}`;
    let number = table.numbers.get(key);
    if (number === undefined) {
      number = table.numbers.size;
      table.numbers.set(key, number);
      table.words.push(site.code, site.pc, 0xffffffff);
    }
    return number;
  }

  locationWords(owner: number): readonly number[] {
    return this.locations[owner]!.words;
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
