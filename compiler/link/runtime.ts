import path from "node:path";
import fs from "fs-extra";
import { buildRuntime, type RuntimeBuild, runtimeBuildOf } from "../../runtime/cmake/build.ts";
import type { Target } from "../cli/options.ts";
import { toolchainFailure } from "../driver/failure.ts";
import { hashOf } from "../driver/fingerprint.ts";
import { root } from "../source/root.ts";

/**
 * The runtime's archives for a target: built when its sources changed, otherwise found by one directory walk.
 */

/** Names, sizes and times of everything that the runtime is built from. */
function sourcesFingerprint(): string {
  const entries: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) walk(file);
      else {
        const { size, mtimeMs } = fs.statSync(file);
        entries.push(`${file}:${size}:${mtimeMs}`);
      }
    }
  };
  walk(path.join(root, "runtime"));
  if (fs.existsSync(path.join(root, "stdlib"))) walk(path.join(root, "stdlib"));
  entries.push(fs.statSync(path.join(root, "compiler/frontend/opcodes/table.ts")).mtimeMs.toString());
  return hashOf(...entries);
}

export type RuntimeConfig = "release" | "debug";

/** `PYC_RUNTIME=debug` links the sanitizer build: for pyc's own tests. */
export function runtimeConfig(): RuntimeConfig {
  return process.env["PYC_RUNTIME"] === "debug" ? "debug" : "release";
}

export interface Runtime {
  readonly build: RuntimeBuild;
  /** Changes whenever the archives may have changed. */
  readonly fingerprint: string;
}

export async function ensureRuntime(target: Target, report: (text: string) => void): Promise<Runtime> {
  const config = runtimeConfig();
  const stamp = path.join(root, "build", `runtime-${config}-${target}.stamp`);
  const fingerprint = sourcesFingerprint();
  const known = await fs.readFile(stamp, "utf8").catch(() => "");
  if (known === fingerprint) {
    const build = runtimeBuildOf({ config, target });
    if (fs.existsSync(build.archive)) return { build, fingerprint: `${config}:${fingerprint}` };
  }
  report(`building the runtime for ${target}${config === "debug" ? " (debug)" : ""}`);
  try {
    const build = await buildRuntime({ config, target });
    await fs.outputFile(stamp, fingerprint);
    return { build, fingerprint: `${config}:${fingerprint}` };
  } catch (error) {
    const words = (error as { all?: string; message: string }).all ?? (error as Error).message;
    throw toolchainFailure(`building the runtime failed:\n${words.trim()}`);
  }
}
