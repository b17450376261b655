import path from "node:path";
import fs from "fs-extra";
import type { BuildOptions } from "../cli/options.ts";
import { link } from "../link/link.ts";
import { ensureRuntime, type Runtime } from "../link/runtime.ts";
import { ensureSystemPackages } from "../link/toolchain.ts";
import { preludeFingerprint } from "../llvm/prelude.ts";
import type { Heat } from "../llvm/unit.ts";
import { root } from "../source/root.ts";
import { BuildCache } from "./cache.ts";
import { characterNamesSymbol } from "./characterNames.ts";
import { emitModuleList, emitUnit } from "./emitUnit.ts";
import { systemReason, usageFailure } from "./failure.ts";
import { compilerFingerprint, hashOf } from "./fingerprint.ts";
import { imageOf } from "./forms.ts";
import { keepLocals } from "./frameVariables.ts";
import {
  type LoadedModule,
  libraryFingerprint,
  loadProgram,
  type Program,
  type ProgramRequest,
} from "./modules.ts";
import { heatOf } from "./policy.ts";
import { startProgress } from "./progress.ts";
import { Timings } from "./timings.ts";
import { syntaxWarnings } from "./warnings.ts";

/**
 * A build from top to bottom: set up, look in the cache, front end, one object a module, link, put in place.
 */

export interface BuildRequest extends ProgramRequest {
  readonly options: BuildOptions;
}

export interface BuildResult {
  /** The executable in the cache. */
  readonly executable: string;
  readonly cached: boolean;
  readonly moduleCount: number;
  readonly timings: Timings;
}

export async function buildProgram(request: BuildRequest): Promise<BuildResult> {
  const { options } = request;
  const timings = new Timings();
  const progress = startProgress(options.quiet);
  try {
    await timings.measure("set up", () =>
      ensureSystemPackages({
        targets: [options.target],
        forTests: false,
        yes: options.yes,
        report: (t) => progress.note(t),
      }),
    );
    const runtime = await timings.measure("runtime", () =>
      ensureRuntime(options.target, (t) => progress.note(t)),
    );
    const cache = BuildCache.atDefaultPlace();
    const key = requestKey(request, runtime);
    const known = await timings.measure("cache", () => cache.lookUpRequest(key));
    if (known) return { executable: known.executable, cached: true, moduleCount: 0, timings };

    progress.step("front end");
    const program = await timings.measure("front end", () => loadProgram(request, cache));
    if (options.debug) keepLocals(program.modules);
    const warnings = syntaxWarnings(program.modules);
    if (warnings !== "") progress.show(warnings);
    const objects: string[] = [];
    for (const [index, module] of program.modules.entries()) {
      const report = (): void =>
        progress.step(`compiling ${module.name} (${index + 1} of ${program.modules.length})`);
      objects.push(await compileUnit(module, request, report, cache, timings));
    }
    progress.step("linking");
    const executable = await timings.measure("link", () =>
      linkProgram(program, objects, request, runtime, cache),
    );
    await cache.recordRequest(key, { executable, sources: program.sources });
    cache.trim();
    return { executable, cached: false, moduleCount: program.modules.length, timings };
  } finally {
    progress.stop();
  }
}

/** Everything but the sources that decides what the executable is. */
function requestKey(request: BuildRequest, runtime: Runtime): string {
  const { options } = request;
  return hashOf(
    compilerFingerprint(),
    runtime.fingerprint,
    path.resolve(request.script),
    request.script,
    String(request.asModule),
    process.cwd(),
    libraryFingerprint(),
    unitFlags(options),
    String(options.static),
  );
}

function unitFlags(options: BuildOptions): string {
  return JSON.stringify([
    options.target,
    options.tier,
    options.debug,
    options.noSource,
    options.disablePasses,
    options.coverage,
  ]);
}

/** Native code contains parts of the prelude; data does not. */
function nativeKey(heat: Heat, options: BuildOptions): string {
  const isData = options.tier === "interp" || (options.tier === "auto" && heat === "cold");
  return isData ? "" : preludeFingerprint(options.target);
}

async function compileUnit(
  module: LoadedModule,
  request: BuildRequest,
  progress: () => void,
  cache: BuildCache,
  timings: Timings,
): Promise<string> {
  // Coverage is of the program's own code: library objects are those of any other build.
  const options = module.isOwn ? request.options : { ...request.options, coverage: false };
  const key = hashOf(module.identity, heatOf(module), nativeKey(heatOf(module), options), unitFlags(options));
  const object = cache.pathOf("objects", key, ".o");
  if (!cache.has(object)) {
    progress();
    const image = await timings.measure("serialise", () => imageOf(module));
    await cache.fill(object, (temporary) =>
      timings.measure("native code", () => emitUnit({ module, image, options, output: temporary })),
    );
  }
  return object;
}

async function linkProgram(
  program: Program,
  objects: readonly string[],
  request: BuildRequest,
  runtime: Runtime,
  cache: BuildCache,
): Promise<string> {
  const { options } = request;
  const names = program.modules.map((module) => module.name);
  const listKey = hashOf(compilerFingerprint(), options.target, names.join(), program.native.join());
  const list = cache.pathOf("objects", listKey, ".modules.o");
  if (!cache.has(list))
    await cache.fill(list, (temporary) => emitModuleList(names, program.native, options.target, temporary));
  const wanted = program.characterNames ? [characterNamesSymbol] : [];
  const key = hashOf(
    runtime.fingerprint,
    unitFlags(options),
    String(options.static),
    wanted.join(),
    list,
    ...objects,
  );
  const executable = cache.pathOf("executables", key, "");
  if (!cache.has(executable))
    await cache.fill(executable, (temporary) =>
      link({
        target: options.target,
        static: options.static,
        debug: options.debug,
        objects: [list, ...objects],
        archives: [runtime.build.archive],
        wanted,
        sanitize: runtime.fingerprint.startsWith("debug:"),
        output: temporary,
        cacheFolder: path.join(root, "build"),
      }),
    );
  return executable;
}

/** Copies the executable to where the user wants it, whole or not at all. */
export async function install(executable: string, output: string): Promise<void> {
  const target = path.resolve(output);
  if ((await fs.stat(target).catch(() => null))?.isDirectory())
    throw usageFailure(`cannot write '${output}': Is a directory`);
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  try {
    await fs.copyFile(executable, temporary);
    await fs.chmod(temporary, 0o755);
    await fs.rename(temporary, target);
  } catch (error) {
    await fs.remove(temporary).catch(() => {});
    throw usageFailure(`cannot write '${output}': ${systemReason(error)}`);
  }
}
