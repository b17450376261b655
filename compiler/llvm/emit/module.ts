import type { ClassModel } from "../../analysis/classes.ts";
import { type Code, CodeFlag, type CodeModule } from "../../frontend/emit/code.ts";
import { isGenerator, parameterCount } from "../../ir/build/build.ts";
import { type Entry, type Func, isGeneratorEntry, isSpecialised } from "../../ir/function.ts";
import { descriptorSymbol, descriptorText, type ModuleKind, quoteSymbol } from "../descriptor.ts";
import { chooser } from "./chooser.ts";
import { ExitTable } from "./exits.ts";
import { type EmittedFunction, FunctionEmitter } from "./function.ts";
import { locationTable, locationTableContent, ModuleContext } from "./moduleContext.ts";
import { escapeBytes } from "./text.ts";

/**
 * A whole module as LLVM text: its functions, and the records of runtime/abi/native.h that the runtime reads.
 *
 * Everything is internal but the descriptor (descriptor.ts). Fields stand in the order of native.h's structs.
 */

export interface ModuleInput {
  readonly module: CodeModule;
  /** The code image (compiler/frontend/emit/FORMAT.md). */
  readonly image: Uint8Array;
  /** The native entries to emit; none for a code object that stays bytecode. */
  readonly functions: readonly Func[];
  /** The classes that they mention. */
  readonly classes: readonly ClassModel[];
  /** The module's source text for tracebacks: raw deflate, and its length before. */
  readonly source?: { readonly compressed: Uint8Array; readonly length: number };
  /** The default is a plain module under its own name. */
  readonly kind?: ModuleKind;
  readonly specName?: string | null;
}

const types = `%NativeCode = type { ptr, ptr, ptr, ptr, ptr, ptr, ptr, ptr, i32, i32, i32, i32, ptr, ptr, ptr, ptr, ptr }
%LocationEntry = type { i32, i32, i32 }`;

// nomerge keeps calls apart whose locations differ; cold ones are laid out last.
const attributes = `attributes #0 = { nounwind }
attributes #1 = { cold nomerge nounwind }
attributes #2 = { nomerge nounwind }
!0 = !{!"branch_weights", i32 1, i32 2000}
!1 = !{!"branch_weights", i32 2000, i32 1}
!2 = !{}`;

/** Side exits of a function's typed code before its generic code takes over: enough for rare cases, few enough not to matter. */
const exitBudget = 200;

/** abi/native.h: kNativePositional. */
const flagPositional = 1;

/** Whether every parameter is positional. */
function isPositional(code: Code): boolean {
  return (
    code.kwOnlyCount === 0 &&
    (code.flags & (CodeFlag.VarArgs | CodeFlag.VarKeywords | CodeFlag.Namespace)) === 0
  );
}

class ModuleWriter {
  private readonly input: ModuleInput;
  private readonly context: ModuleContext;
  private readonly out: string[] = [];
  private readonly emitted = new Map<string, EmittedFunction>();
  private readonly typed = new Map<number, Func>();
  private readonly exitTables = new Map<string, ExitTable>();

  constructor(input: ModuleInput) {
    this.input = input;
    this.context = new ModuleContext(input.module, input.classes);
  }

  write(): string {
    for (const func of this.input.functions) {
      const key = `${func.entry}.${func.code}`;
      if (this.emitted.has(key)) throw new Error(`${key} is emitted twice`);
      this.emitted.set(
        key,
        new FunctionEmitter(func, this.context, this.exitTable(func.entry, func.code)).emit(),
      );
      if (isSpecialised(func.entry)) this.typed.set(func.code, func);
    }
    for (const func of this.typed.values()) this.out.push(...chooser(func, this.context));
    const bodies = [...this.emitted.values()].map(({ text }) => text);
    this.codeData();
    const { moduleName } = this.input.module;
    const head = [`source_filename = "${escapeBytes(new TextEncoder().encode(moduleName))}"`, types];
    return `${[...head, ...this.out, this.descriptor(), ...bodies, ...this.context.declarationLines(), attributes].join("\n")}\n`;
  }

  private words(name: string, words: readonly number[]): string {
    if (words.length === 0) return "null";
    const list = words.map((word) => `i32 ${word | 0}`).join(", ");
    this.out.push(`@${name} = internal constant [${words.length} x i32] [${list}], align 4`);
    return `@${name}`;
  }

  private locations(code: number): string {
    const entries = this.context.locationEntries(code);
    if (entries.length === 0) return "null";
    const name = `@${locationTableContent(code)}`;
    this.out.push(
      `@${locationTable(code)} = external hidden constant [${entries.length} x %LocationEntry], align 4`,
      `${name} = internal constant [${entries.length} x %LocationEntry] [\n  ${entries.join(",\n  ")}\n], align 4`,
    );
    return name;
  }

  private array(name: string, length: number): string {
    if (length === 0) return "null";
    this.out.push(`@${name} = internal global [${length} x i64] zeroinitializer, align 8`);
    return `@${name}`;
  }

  private symbol(entry: Entry, code: number): string {
    const typed = this.typed.get(code)?.entry;
    if (entry === (typed === "typed" ? "direct" : typed === "resume_typed" ? "resume" : null))
      return `@"${entry}.${code}"`;
    const found = this.emitted.get(`${entry}.${code}`);
    return found === undefined ? "null" : `@"${found.symbol}"`;
  }

  /** The table that an entry's exits go to: one for generators, one for `resume_at`, one for all others. */
  private exitTable(entry: Entry, code: number): ExitTable {
    const kind = isGeneratorEntry(entry) ? "resume" : entry === "resume_at" ? entry : "direct";
    const key = `${kind}.${code}`;
    let table = this.exitTables.get(key);
    if (table === undefined) {
      table = new ExitTable();
      this.exitTables.set(key, table);
    }
    return table;
  }

  private exits(entry: Entry, code: number): string {
    const table = this.exitTables.get(`${entry}.${code}`);
    if (table === undefined || table.size === 0) return "null";
    return this.words(`exits.${entry}.${code}`, table.words());
  }

  private valid(code: number): string {
    if (!this.typed.has(code)) return "null";
    this.out.push(`@valid.${code} = internal global i64 ${exitBudget}, align 8`);
    return `@valid.${code}`;
  }

  private bound(code: number): string {
    const source = this.input.module.codes[code]!;
    if (isGenerator(source) || this.symbol("direct", code) === "null") return "null";
    const count = parameterCount(source);
    const lines = [`define internal i64 @"bound.${code}"(ptr %task, i64 %callee, ptr %parameters) #0 {`];
    for (let i = 0; i < count; i++) {
      lines.push(`  %s${i} = getelementptr inbounds i64, ptr %parameters, i64 ${i}`);
      lines.push(`  %p${i} = load i64, ptr %s${i}, align 8`);
    }
    const args = Array.from({ length: count }, (_, i) => `, i64 %p${i}`).join("");
    lines.push(`  %r = tail call i64 @"direct.${code}"(ptr %task, i64 %callee${args})`, "  ret i64 %r", "}");
    this.out.push(...lines);
    return `@"bound.${code}"`;
  }

  private codeData(): void {
    const { module } = this.input;
    this.array("caches", this.context.cacheCount);
    for (const { name, words } of this.context.classDescriptions()) this.words(name, words);
    const descriptor = quoteSymbol(descriptorSymbol(module.moduleName));
    const records = module.codes.map((code, i) => {
      const native = this.hasNative(i);
      const fields = [
        `ptr ${this.symbol("direct", i)}`,
        `ptr ${this.bound(i)}`,
        `ptr ${this.symbol("resume", i)}`,
        `ptr ${this.symbol("resume_at", i)}`,
        `ptr ${this.exits("direct", i)}`,
        `ptr ${this.exits("resume", i)}`,
        `ptr ${this.exits("resume_at", i)}`,
        `ptr ${this.locations(i)}`,
        `i32 ${this.context.locationCount(i)}`,
        `i32 ${i}`,
        `i32 ${parameterCount(code)}`,
        `i32 ${isPositional(code) ? flagPositional : 0}`,
        `ptr ${this.valid(i)}`,
        `ptr ${native ? this.array(`constants.${i}`, code.constants.length) : "null"}`,
        `ptr ${native ? this.array(`names.${i}`, code.names.length) : "null"}`,
        native && code.cacheCount > 0
          ? `ptr ${this.context.wordOf("@caches", this.context.cacheBase[i]!)}`
          : "ptr null",
        `ptr ${descriptor}`,
      ];
      return `  %NativeCode { ${fields.join(", ")} }`;
    });
    this.out.push(
      `@native = internal constant [${records.length} x %NativeCode] [\n${records.join(",\n")}\n], align 8`,
    );
  }

  private hasNative(code: number): boolean {
    return (["direct", "typed", "resume", "resume_typed", "resume_at"] as const).some((entry) =>
      this.emitted.has(`${entry}.${code}`),
    );
  }

  private descriptor(): string {
    const { module, image, source, kind, specName } = this.input;
    return descriptorText({
      name: module.moduleName,
      file: module.fileName,
      image,
      source: source ?? null,
      kind: kind ?? "module",
      specName: specName ?? null,
      nativeTable: "@native",
      caches: this.context.cacheCount > 0 ? { symbol: "@caches", count: this.context.cacheCount } : null,
    });
  }
}

/** The module's LLVM text, without data layout and triple. */
export function emitModule(input: ModuleInput): string {
  return new ModuleWriter(input).write();
}
