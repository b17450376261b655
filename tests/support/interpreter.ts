/**
 * Runs Python sources in the interpreter alone: front end, code image, pyc-interp. No LLVM, no link step.
 * `tsx tests/support/interpreter.ts FILE ARGUMENT…` does it from the command line.
 */
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import fs from "fs-extra";
import { compileModule } from "../../compiler/frontend/api.ts";
import { serializeModule } from "../../compiler/frontend/emit/serialize.ts";
import { buildRuntime, type RuntimeConfig } from "../../runtime/cmake/build.ts";

/** Builds pyc-interp and returns its path. */
export async function buildInterpreter(config: RuntimeConfig = "release"): Promise<string> {
  const build = await buildRuntime({ config });
  await execa("ninja", ["-C", build.directory, "pyc-interp"], { all: true });
  return path.join(build.directory, "pyc-interp");
}

/** Writes the code image of a source file. Throws the front end's failure for an invalid one. */
export function writeImage(source: string, shownName: string, image: string): void {
  const module = compileModule([...fs.readFileSync(source)], shownName, "__main__");
  fs.writeFileSync(image, Uint8Array.from(serializeModule(module)));
}

async function main(args: readonly string[]): Promise<number> {
  const source = args[0];
  if (source === undefined) throw new Error("usage: interpreter.ts FILE ARGUMENT...");
  const runner = process.env.PYC_INTERP ?? (await buildInterpreter());
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "pyc-interp-"));
  const image = path.join(directory, "image");
  try {
    writeImage(source, source, image);
    const result = await execa(runner, [image, source, ...args.slice(1)], {
      reject: false,
      stdio: "inherit",
    });
    return result.exitCode ?? 1;
  } finally {
    fs.removeSync(directory);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
