/**
 * Builds the runtime in one configuration: `npm run build:runtime -- --config release|debug|tsan [--target aarch64-linux-gnu] [--tests]`.
 * Results go to build/runtime-<config>[-aarch64]; a call with nothing to do takes a fraction of a second.
 */
import { availableParallelism } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import fs from "fs-extra";
import { root } from "../../compiler/source/root.ts";

/** release: -O2. debug: ASan and UBSan. tsan: ThreadSanitizer. */
export const runtimeConfigs = ["release", "debug", "tsan"] as const;
export type RuntimeConfig = (typeof runtimeConfigs)[number];

export const runtimeTargets = ["x86_64-linux-gnu", "aarch64-linux-gnu"] as const;
export type RuntimeTarget = (typeof runtimeTargets)[number];

export interface RuntimeBuildOptions {
  config: RuntimeConfig;
  target?: RuntimeTarget | undefined;
  /** Also the unit tests' executable. */
  tests?: boolean;
  /** Show the tools' output as it comes; otherwise it appears in the error of a failed build. */
  verbose?: boolean;
}

export interface RuntimeBuild {
  directory: string;
  archive: string;
  testsExecutable: string;
  /** What runs an executable of this target here: nothing, or an emulator with its options. */
  emulator: string[];
}


const cmakeFlags: Record<RuntimeConfig, string[]> = {
  release: ["-DCMAKE_BUILD_TYPE=Release"],
  debug: ["-DCMAKE_BUILD_TYPE=Debug", "-DPYC_SANITIZE=address"],
  tsan: ["-DCMAKE_BUILD_TYPE=Debug", "-DPYC_SANITIZE=thread"],
};

function hostTarget(): RuntimeTarget {
  return process.arch === "arm64" ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
}

/** Where a configuration's results are; nothing is built. */
export function runtimeBuildOf(options: RuntimeBuildOptions): RuntimeBuild {
  const target = options.target ?? hostTarget();
  const cross = target !== hostTarget();
  const name = cross ? `runtime-${options.config}-${target.split("-")[0]}` : `runtime-${options.config}`;
  const directory = path.join(root, "build", name);
  return {
    directory,
    archive: path.join(directory, "libpycrt.a"),
    testsExecutable: path.join(directory, "pyc_runtime_tests"),
    emulator: cross ? [`qemu-${target.split("-")[0]}`, "-L", `/usr/${target}`] : [],
  };
}

/** Configures where needed and builds. Throws with the tools' output when that fails. */
export async function buildRuntime(options: RuntimeBuildOptions): Promise<RuntimeBuild> {
  const build = runtimeBuildOf(options);
  const cross = build.emulator.length > 0;
  if (cross && options.config !== "release") {
    throw new Error(`${options.config}: the sanitizers are there for the host only`);
  }
  const output = options.verbose ? ({ stdout: "inherit", stderr: "inherit" } as const) : ({ all: true } as const);
  // Two first calls at a time take turns; what the second one does then is nothing new.
  const lock = `${build.directory}.lock`;
  fs.mkdirSync(path.dirname(lock), { recursive: true });
  if (!fs.existsSync(path.join(build.directory, "build.ninja"))) {
    const flags = [...cmakeFlags[options.config]];
    if (cross) flags.push(`-DCMAKE_TOOLCHAIN_FILE=${path.join(root, "runtime/cmake/aarch64.cmake")}`);
    const configure = ["-G", "Ninja", "-S", path.join(root, "runtime"), "-B", build.directory, ...flags];
    await execa("flock", [lock, "cmake", ...configure], output);
  }
  const targets = options.tests ? ["all", "pyc_runtime_tests"] : ["all"];
  await execa("flock", [lock, "ninja", "-C", build.directory, `-j${availableParallelism()}`, ...targets], output);
  return build;
}

function valueOf<T extends string>(args: string[], flag: string, allowed: readonly T[]): T | undefined {
  const index = args.indexOf(flag);
  if (index < 0) return undefined;
  const value = args[index + 1] as T;
  if (!allowed.includes(value)) throw new Error(`${flag} needs one of: ${allowed.join(", ")}`);
  return value;
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const config = valueOf(args, "--config", runtimeConfigs) ?? "release";
  const target = valueOf(args, "--target", runtimeTargets);
  const build = await buildRuntime({ config, target, tests: args.includes("--tests"), verbose: true });
  console.error(build.archive);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: Error) => {
    console.error(error.message);
    process.exit(1);
  });
}
