import { compileModule } from "../frontend/api.ts";
import { FrontendFailure } from "../frontend/dialect.ts";
import type { CodeModule } from "../frontend/emit/code.ts";
import { formatSyntaxFailure } from "../source/diagnostics.ts";
import type { BuildCache } from "./cache.ts";
import { mentionsCharacterNames } from "./characterNames.ts";
import { builtinEncodings, EncodingNames, namedEncodings } from "./encodings.ts";
import { exitCodes, PycFailure } from "./failure.ts";
import { Finder, type Found, fileFound, findModule, findScript, type SourceRecord } from "./finder.ts";
import { compilerFingerprint, hashOf } from "./fingerprint.ts";
import { keepForSuggestions } from "./frameVariables.ts";
import { type ModuleSummary, summarise } from "./imports.ts";
import { library } from "./library.ts";
import { alwaysLinked, nativeModules } from "./nativeModules.ts";
import { Reach } from "./reach.ts";

/**
 * Finds every module that a program can reach by import statements. Modules of the program itself are compiled to code objects at once; of a library module the
 * cache knows what it imports, and it is compiled when its object has to be made.
 *
 * A name that is nowhere is left to the run time: its absence is an ImportError that the program may handle.
 */

export interface LoadedModule {
  readonly name: string;
  /** As tracebacks show it. */
  readonly displayName: string;
  readonly source: Uint8Array;
  readonly kind: Found["kind"];
  /** Written by the user, as opposed to library modules. */
  readonly isOwn: boolean;
  /** What `__spec__.name` is where it is not the module's name: of a main module that -m names. */
  readonly specName: string | null;
  /** Stands for source and position in cache keys. */
  readonly identity: string;
  readonly code: CodeModule;
}

export interface Program {
  /** The main module first. */
  readonly modules: readonly LoadedModule[];
  /** The modules written in C++ that it can reach. */
  readonly native: readonly string[];
  /** It may need the names of characters. The library by itself needs none. */
  readonly characterNames: boolean;
  /** Every file that was read or looked for: what the cache checks. */
  readonly sources: readonly SourceRecord[];
}

export interface ProgramRequest {
  /** A script's path, or a module's name with `asModule`. */
  readonly script: string;
  readonly asModule: boolean;
}

class FoundModule implements LoadedModule {
  readonly displayName: string;
  readonly kind: Found["kind"];
  readonly isOwn: boolean;
  private compiled: CodeModule | null = null;

  constructor(
    readonly name: string,
    private readonly found: Found,
    readonly specName: string | null,
  ) {
    this.displayName = found.displayName;
    this.kind = found.kind;
    this.isOwn = found.own;
  }

  get source(): Uint8Array {
    return this.found.read();
  }

  get identity(): string {
    return hashOf(
      compilerFingerprint(),
      this.name,
      this.displayName,
      this.kind,
      this.specName ?? "",
      this.found.identity(),
    );
  }

  get code(): CodeModule {
    if (this.compiled === null) {
      this.compiled = compileSource(this.source, this.displayName, this.name);
      keepForSuggestions(this.compiled);
    }
    return this.compiled;
  }

  /** What its functions import and mention. */
  summary(): ModuleSummary {
    if (this.kind === "namespace") return { units: [], listed: [] };
    const isPackage = this.kind === "package";
    const full = this.specName ?? this.name;
    const packageName = isPackage ? full : full.slice(0, Math.max(full.lastIndexOf("."), 0));
    return summarise(this.code, packageName, isPackage, this.name === "__main__");
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

let knownEncodings: EncodingNames | null = null;

function encodingNames(): EncodingNames {
  knownEncodings ??= new EncodingNames(
    library().filesIn("encodings"),
    new TextDecoder().decode(library().read("encodings/aliases.py")),
  );
  return knownEncodings;
}

class Loader {
  readonly modules: FoundModule[] = [];
  readonly native = new Set<string>(alwaysLinked);
  private readonly seen = new Set<string>();
  private readonly packages = new Set<string>();
  private readonly pending: string[] = [];
  private readonly reach = new Reach((name) => this.pending.push(name));

  constructor(
    private readonly finder: Finder,
    private readonly cache: BuildCache | null,
  ) {}

  /** Loads the main module and everything that it reaches, in the order in which it is first mentioned. */
  loadAll(main: FoundModule): void {
    this.add(main);
    // The packages that a module lies in are imported before it.
    if (main.specName?.includes("."))
      this.pending.push(main.specName.slice(0, main.specName.lastIndexOf(".")));
    for (let i = 0; i < this.pending.length; i++) this.request(this.pending[i] as string);
  }

  private request(name: string): void {
    if (this.seen.has(name)) return;
    this.seen.add(name);
    const dot = name.lastIndexOf(".");
    if (dot > 0) {
      this.request(name.slice(0, dot));
      if (!this.packages.has(name.slice(0, dot))) return;
    }
    const found = this.finder.find(name);
    if (found !== null) this.add(new FoundModule(name, found, null));
    else if (nativeModules().has(name)) this.native.add(name);
    else {
      const folder = this.finder.findNamespace(name);
      if (folder !== null) this.add(new FoundModule(name, folder, null));
    }
  }

  private add(module: FoundModule): void {
    this.modules.push(module);
    if (module.kind !== "module") this.packages.add(module.name);
    this.reach.addModule(module.name, this.summaryOf(module), module.isOwn);
    if (module.isOwn && module.kind !== "namespace")
      this.pending.push(...namedEncodings(module.code, encodingNames()));
    // codecs.lookup() gives objects of these, whatever name it gets.
    if (module.name === "encodings")
      this.pending.push(...builtinEncodings.map((name) => `encodings.${name}`));
  }

  /** A library module's summary comes from the cache: its source does not even have to be read. */
  private summaryOf(module: FoundModule): ModuleSummary {
    if (module.isOwn || this.cache === null) return module.summary();
    return this.cache.summary(module.identity, () => module.summary());
  }
}

/**
 * Reads and compiles the whole program. `cache`, when given, keeps what library modules import. Throws PycFailure: exit code 1 with CPython's report for an error
 * in a source, 2 for a script that cannot be read.
 */
export function loadProgram(request: ProgramRequest, cache: BuildCache | null): Program {
  const main = request.asModule ? findModule(request.script) : findScript(request.script);
  const finder = new Finder(main.folder);
  const loader = new Loader(finder, cache);
  const found = fileFound(main.file, "module", main.shown, true, finder.sources);
  loader.loadAll(new FoundModule("__main__", found, main.specName));
  return {
    modules: loader.modules,
    native: [...loader.native].sort(),
    characterNames: loader.modules.some((module) => module.isOwn && mentionsCharacterNames(module.code)),
    sources: finder.sources,
  };
}

/** Stands for the library in the cache's keys. */
export function libraryFingerprint(): string {
  return library().fingerprint;
}
