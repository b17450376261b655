/**
 * The data of a compiled module as LLVM text: code image, source, and the `ModuleDescriptor` of runtime/abi/native.h, whose field order is repeated here and nowhere else.
 */

/** The flags of the descriptor: 1 a package, 2 a namespace package. */
const kindFlags = { module: 0, package: 1, namespace: 3 } as const;
export type ModuleKind = keyof typeof kindFlags;

export interface DescriptorInput {
  readonly name: string;
  readonly file: string;
  readonly image: Uint8Array;
  /** Raw deflate; null leaves the source out. */
  readonly source: { readonly compressed: Uint8Array; readonly length: number } | null;
  readonly kind: ModuleKind;
  /** `__spec__.name` where it is not the module's name. */
  readonly specName: string | null;
  /** Symbol of the array of NativeCode records, one a code object; null for bytecode only. */
  readonly nativeTable: string | null;
  /** Symbol and length of the inline-cache words of the module's native code. */
  readonly caches: { readonly symbol: string; readonly count: number } | null;
}

/** The linker symbol of a module's descriptor. */
export function descriptorSymbol(moduleName: string): string {
  return `pyc_module:${moduleName}`;
}

/** A name as LLVM text, quoted. */
export function quoteSymbol(symbol: string): string {
  return `@"${symbol.replace(/[^\x20-\x7e]|["\\]/gu, (c) => [...new TextEncoder().encode(c)].map(hexEscape).join(""))}"`;
}

function hexEscape(byte: number): string {
  return `\\${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}

const escapes: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c ? String.fromCharCode(byte) : hexEscape(byte),
);

/** A constant array of bytes. */
export function byteArray(bytes: Uint8Array): string {
  const parts: string[] = new Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) parts[i] = escapes[bytes[i] as number] as string;
  return `[${bytes.length} x i8] c"${parts.join("")}"`;
}

function cString(text: string): string {
  return byteArray(new TextEncoder().encode(`${text}\0`));
}

/** Definitions for one module. The text declares nothing that a module with code would declare too, except through the given symbols. */
export function descriptorText(input: DescriptorInput): string {
  const symbol = descriptorSymbol(input.name);
  const part = (suffix: string): string => quoteSymbol(`${symbol}:${suffix}`);
  const lines = [
    `${part("name")} = private unnamed_addr constant ${cString(input.name)}`,
    `${part("file")} = private unnamed_addr constant ${cString(input.file)}`,
    `${part("image")} = private unnamed_addr constant ${byteArray(input.image)}, align 8`,
    `${part("globals")} = private global i64 0, align 8`,
  ];
  if (input.source)
    lines.push(`${part("source")} = private unnamed_addr constant ${byteArray(input.source.compressed)}`);
  if (input.specName !== null)
    lines.push(`${part("spec")} = private unnamed_addr constant ${cString(input.specName)}`);
  const fields = [
    `ptr ${part("name")}`,
    `ptr ${part("file")}`,
    `ptr ${part("image")}`,
    `i64 ${input.image.length}`,
    `ptr ${input.nativeTable ?? "null"}`,
    `ptr ${input.caches?.symbol ?? "null"}`,
    `i64 ${input.caches?.count ?? 0}`,
    `ptr ${input.source ? part("source") : "null"}`,
    `i64 ${input.source?.compressed.length ?? 0}`,
    `i64 ${input.source?.length ?? 0}`,
    `i32 ${kindFlags[input.kind]}`,
    `ptr ${part("globals")}`,
    `ptr ${input.specName === null ? "null" : part("spec")}`,
  ];
  lines.push(
    `${quoteSymbol(symbol)} = constant { ptr, ptr, ptr, i64, ptr, ptr, i64, ptr, i64, i64, i32, ptr, ptr } { ${fields.join(", ")} }, align 8`,
  );
  return `${lines.join("\n")}\n`;
}

/** The symbol of a module's record in C++: `const NativeModule pyc::<name>_module`. */
function nativeModuleSymbol(name: string): string {
  const identifier = `${name}_module`;
  return `_ZN3pyc${identifier.length}${identifier}E`;
}

function pointerArray(symbols: readonly string[]): string {
  return `[${symbols.length} x ptr] [${symbols.map((symbol) => `ptr ${symbol}`).join(", ")}], align 8`;
}

/**
 * The lists of a program's modules: `pyc_modules` and `pyc_module_count`, the main one first, and of those written in C++ `pyc_native_modules`, which ends with
 * null. What no list names stays in the archive.
 */
export function moduleListText(names: readonly string[], native: readonly string[]): string {
  const symbols = names.map((name) => quoteSymbol(descriptorSymbol(name)));
  const nativeSymbols = native.map((name) => quoteSymbol(nativeModuleSymbol(name)));
  return [
    ...[...symbols, ...nativeSymbols].map((symbol) => `${symbol} = external constant i8`),
    `@pyc_modules = constant ${pointerArray(symbols)}`,
    `@pyc_module_count = constant i64 ${names.length}, align 8`,
    `@pyc_native_modules = constant ${pointerArray([...nativeSymbols, "null"])}`,
    "",
  ].join("\n");
}
