import path from "node:path";
import fs from "fs-extra";
import { compileModule } from "../frontend/api.ts";
import { FrontendFailure } from "../frontend/dialect.ts";
import type { Code, CodeModule } from "../frontend/emit/code.ts";
import { Opcode, opcodeUnits } from "../frontend/opcodes/opcodes.ts";
import { formatSyntaxFailure } from "../source/diagnostics.ts";
import { root } from "../source/root.ts";
import { exitCodes, PycFailure, systemReason, usageFailure } from "./failure.ts";
import { statOrNull } from "./files.ts";
import { hashOf } from "./fingerprint.ts";
import { libraryFolder } from "./library.ts";

/**
 * Finds every module that a program can reach by import statements and compiles each to code objects.
 *
 * A name is looked for among the program's own files, then in stdlib/, then in CPython's library. A name that is nowhere is left to the run time: it may be one of
 * the runtime's C++ modules, or its absence an ImportError that the program handles.
 */

export interface LoadedModule {
  readonly name: string;
  /** As tracebacks show it. */
  readonly displayName: string;
  readonly path: string;
  readonly source: Uint8Array;
  readonly isPackage: boolean;
  /** Written by the user, as opposed to library modules. */
  readonly isOwn: boolean;
  readonly code: CodeModule;
}

export interface Program {
  /** The main module first. */
  readonly modules: readonly LoadedModule[];
  /** Every file that was read or looked for: what the cache checks. */
  readonly sources: readonly { readonly file: string; readonly hash: string }[];
}

export interface ProgramRequest {
  /** A script's path, or a module's name with `asModule`. */
  readonly script: string;
  readonly asModule: boolean;
}

interface Found {
  readonly file: string;
  readonly isPackage: boolean;
}

class Loader {
  readonly modules: LoadedModule[] = [];
  readonly sources: { file: string; hash: string }[] = [];
  private readonly seen = new Set<string>();
  private readonly folders: readonly { readonly folder: string; readonly own: boolean }[];

  constructor(programFolder: string) {
    this.folders = [
      { folder: programFolder, own: true },
      { folder: path.join(root, "stdlib"), own: false },
      { folder: libraryFolder(), own: false },
    ];
  }

  /** The file of a dotted name under one folder: a package's __init__.py wins over a module. */
  private findIn(folder: string, name: string): Found | null {
    const stem = path.join(folder, ...name.split("."));
    for (const found of [
      { file: path.join(stem, "__init__.py"), isPackage: true },
      { file: `${stem}.py`, isPackage: false },
    ]) {
      if (statOrNull(found.file)?.isFile()) return found;
      this.sources.push({ file: found.file, hash: "" });
    }
    return null;
  }

  /** Loads a module and its parents; names that are nowhere are ignored. */
  request(name: string): void {
    if (this.seen.has(name)) return;
    this.seen.add(name);
    const dot = name.lastIndexOf(".");
    if (dot > 0) this.request(name.slice(0, dot));
    for (const { folder, own } of this.folders) {
      const found = this.findIn(folder, name);
      if (found === null) continue;
      this.load(
        name,
        found,
        own,
        own ? path.relative(process.cwd(), found.file) : `<library>/${path.relative(folder, found.file)}`,
      );
      return;
    }
  }

  load(name: string, found: Found, own: boolean, displayName: string): void {
    this.seen.add(name);
    const source = readSource(found.file);
    this.sources.push({ file: path.resolve(found.file), hash: hashOf(source) });
    const code = compileSource(source, displayName, name);
    this.modules.push({
      name,
      displayName,
      path: found.file,
      source,
      isPackage: found.isPackage,
      isOwn: own,
      code,
    });
    const packageName = found.isPackage ? name : name.slice(0, Math.max(name.lastIndexOf("."), 0));
    for (const target of importedNames(code, packageName)) this.request(target);
  }
}

function readSource(file: string): Uint8Array {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    throw usageFailure(`can't open file '${file}': ${systemReason(error)}`);
  }
}

function compileSource(source: Uint8Array, displayName: string, name: string): CodeModule {
  try {
    return compileModule(Array.from(source), displayName, name);
  } catch (error) {
    if (!(error instanceof FrontendFailure)) throw error;
    throw new PycFailure(
      exitCodes.program,
      formatSyntaxFailure(error.failure, displayName, new TextDecoder().decode(source)),
      true,
    );
  }
}

/** Absolute names that a module's import statements may load: `from a import b` counts a and a.b. */
export function importedNames(module: CodeModule, packageName: string): string[] {
  const names = new Set<string>();
  for (const code of module.codes) collectImports(code, packageName, names);
  return [...names];
}

function collectImports(code: Code, packageName: string, names: Set<string>): void {
  let base: string | null = null;
  for (let pc = 0; pc < code.units.length; pc += opcodeUnits[code.units[pc] as number] as number) {
    const opcode = code.units[pc] as Opcode;
    const wide = (unit: number): number =>
      ((code.units[pc + unit] as number) | ((code.units[pc + unit + 1] as number) << 16)) >>> 0;
    if (opcode === Opcode.ImportName) {
      // to, name (two units), fromlist, level
      base = absoluteName(code.names[wide(2)] as string, code.units[pc + 5] as number, packageName);
      if (base !== null && base !== "") names.add(base);
    } else if (opcode === Opcode.ImportFrom && base !== null && base !== "") {
      names.add(`${base}.${code.names[wide(3)] as string}`);
    }
  }
}

/** `level` dots climb from the package; null when they climb out of it. */
function absoluteName(name: string, level: number, packageName: string): string | null {
  if (level === 0) return name;
  const parts = packageName === "" ? [] : packageName.split(".");
  if (level > parts.length) return null;
  const prefix = parts.slice(0, parts.length - level + 1).join(".");
  return name === "" ? prefix : `${prefix}.${name}`;
}

function findModule(name: string): Found {
  if (!/^[^\d\W]\w*(\.[^\d\W]\w*)*$/u.test(name)) throw usageFailure(`'${name}' is not a module name`);
  const stem = path.join(process.cwd(), ...name.split("."));
  if (fs.existsSync(path.join(stem, "__main__.py")))
    return { file: path.join(stem, "__main__.py"), isPackage: false };
  if (fs.existsSync(`${stem}.py`)) return { file: `${stem}.py`, isPackage: false };
  if (fs.existsSync(stem))
    throw usageFailure(
      `No module named ${name}.__main__; '${name}' is a package and cannot be directly executed`,
    );
  throw usageFailure(`No module named ${name}`);
}

function findScript(script: string): Found {
  if (statOrNull(script)?.isDirectory()) {
    const main = path.join(script, "__main__.py");
    if (fs.existsSync(main)) return { file: main, isPackage: false };
    throw usageFailure(`can't find '__main__' module in '${script}'`);
  }
  return { file: script, isPackage: false };
}

/** Reads and compiles the whole program. Throws PycFailure: exit code 1 with CPython's report for an error in a source, 2 for a script that cannot be read. */
export function loadProgram(request: ProgramRequest): Program {
  const found = request.asModule ? findModule(request.script) : findScript(request.script);
  const loader = new Loader(request.asModule ? process.cwd() : path.dirname(path.resolve(found.file)));
  loader.load(
    "__main__",
    found,
    true,
    request.asModule ? path.relative(process.cwd(), found.file) : found.file,
  );
  return { modules: loader.modules, sources: loader.sources };
}
