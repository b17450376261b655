import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { execa } from "execa";
import type { Target } from "../cli/options.ts";
import { toolchainFailure } from "../driver/failure.ts";
import { findLibrary } from "../llvm/bindings/index.ts";

/**
 * What pyc needs of the system: one table of tools and the Debian packages that bring them.
 */

interface SystemNeed {
  readonly packages: readonly string[];
  present(): boolean;
}

/** Full path of a program on PATH, or null. */
export function findProgram(name: string): string | null {
  for (const folder of (process.env["PATH"] ?? "").split(path.delimiter)) {
    const file = path.join(folder === "" ? "." : folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // not here
    }
  }
  return null;
}

const program = (name: string, ...packages: string[]): SystemNeed => ({
  packages,
  present: () => findProgram(name) !== null,
});

const libllvm: SystemNeed = {
  packages: ["libllvm19"],
  present: () => {
    try {
      return existsSync(findLibrary());
    } catch {
      return false;
    }
  },
};

const baseNeeds: readonly SystemNeed[] = [
  program("clang++-19", "clang-19"),
  program("ld.lld-19", "lld-19"),
  program("llvm-ar-19", "llvm-19"),
  libllvm,
  program("cmake", "cmake"),
  program("ninja", "ninja-build"),
];

/** A cross compiler brings the C library of the target; LLVM itself emits code for both. */
function crossNeeds(target: Target): readonly SystemNeed[] {
  const machine = target.split("-")[0] as string;
  if (machine === (process.arch === "arm64" ? "aarch64" : "x86_64")) return [];
  const dashed = machine.replace("_", "-");
  return [program(`${target}-g++`, `gcc-${dashed}-linux-gnu`, `g++-${dashed}-linux-gnu`)];
}

/** What the tests need beyond the compiler itself. */
const testNeeds: readonly SystemNeed[] = [
  program("qemu-aarch64", "qemu-user"),
  {
    packages: ["libclang-rt-19-dev"],
    present: () => existsSync("/usr/lib/llvm-19/lib/clang/19/lib/linux"),
  },
  program("ccache", "ccache"),
];

export interface SetUpRequest {
  readonly targets: readonly Target[];
  readonly forTests: boolean;
  /** Install without asking. */
  readonly yes: boolean;
  report(message: string): void;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Missing Debian packages, each once, in the order of the table. */
export function missingPackages(targets: readonly Target[], forTests: boolean): string[] {
  const needs = [...baseNeeds, ...targets.flatMap(crossNeeds), ...(forTests ? testNeeds : [])];
  return [...new Set(needs.filter((need) => !need.present()).flatMap((need) => need.packages))];
}

/**
 * Brings the system's packages: installs them as root under CI=true or --yes, otherwise fails with the one command to run (exit code 3).
 */
export async function ensureSystemPackages(request: SetUpRequest): Promise<void> {
  const packages = missingPackages(request.targets, request.forTests);
  if (packages.length === 0) return;
  const list = packages.join(" ");
  const sudo = isRoot() ? "" : "sudo ";
  const manual = `${sudo}apt-get update && ${sudo}apt-get install -y ${list}`;
  if (!isRoot() || !(request.yes || process.env["CI"] === "true"))
    throw toolchainFailure(`system packages are missing; run: ${manual}`);
  request.report(`installing system packages: ${list}`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const options = { env, stdin: "ignore", all: true, reject: false } as const;
  let result = await execa("apt-get", ["update"], options);
  if (!result.failed)
    result = await execa("apt-get", ["install", "-y", "--no-install-recommends", ...packages], options);
  if (result.failed)
    throw toolchainFailure(`could not install system packages (${manual}):\n${(result.all ?? "").trim()}`);
  const still = missingPackages(request.targets, request.forTests);
  if (still.length > 0)
    throw toolchainFailure(`packages were installed, but their tools are not on PATH: ${still.join(" ")}`);
}
