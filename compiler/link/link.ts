import path from "node:path";
import { execa } from "execa";
import fs from "fs-extra";
import { hostTarget, type Target } from "../cli/options.ts";
import { toolchainFailure } from "../driver/failure.ts";

/**
 * Links objects with the runtime's archives into an executable that depends on libc, libm and the loader alone.
 *
 * lld is called directly: the clang driver costs 30 ms. What it would call lld with (start files, library folders, the loader's name) is asked once
 * for each target and kind of link, and kept in the build folder.
 */

export interface LinkRequest {
  readonly target: Target;
  readonly static: boolean;
  readonly debug: boolean;
  readonly objects: readonly string[];
  readonly archives: readonly string[];
  /** Symbols that the archives have for programs that ask for them; no object needs them. */
  readonly wanted: readonly string[];
  /** The archives are the sanitizer build: ASan and UBSan come along. */
  readonly sanitize: boolean;
  readonly output: string;
  /** Where the linker's command line is kept between runs. */
  readonly cacheFolder: string;
}

const objectPlace = "@OBJECTS@";
const outputPlace = "@OUTPUT@";

/** Splits the quoted words of one line of `clang -###`. */
export function splitQuoted(line: string): string[] {
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((match) =>
    (match[1] as string).replace(/\\(.)/g, "$1"),
  );
}

type LinkKind = Pick<LinkRequest, "target" | "static" | "sanitize" | "cacheFolder">;

async function askDriver({ target, static: isStatic, sanitize, cacheFolder }: LinkKind): Promise<string[]> {
  const flags = ["-###", "-fuse-ld=lld", "-static-libstdc++", "-static-libgcc"];
  if (isStatic) flags.push("-static");
  if (sanitize) flags.push("-fsanitize=address,undefined");
  if (target !== hostTarget()) flags.push(`--target=${target}`);
  // The driver insists that its inputs exist; it does not read them.
  const input = path.join(cacheFolder, "placeholder.o");
  await fs.outputFile(input, "");
  const { stderr } = await execa("clang++-19", [...flags, input, "-o", outputPlace], {
    reject: false,
    env: { LC_ALL: "C" },
  });
  const line = stderr
    .split("\n")
    .find((candidate) => candidate.includes("ld.lld") && candidate.includes(outputPlace));
  if (line === undefined)
    throw toolchainFailure(`clang++-19 does not say how to link for ${target}:\n${stderr.trim()}`);
  return splitQuoted(line).map((word) => (word === input ? objectPlace : word));
}

async function linkerCommand(request: LinkRequest): Promise<string[]> {
  const { target, cacheFolder } = request;
  const kind = `${request.static ? "-static" : ""}${request.sanitize ? "-sanitize" : ""}`;
  const file = path.join(cacheFolder, `linker-${target}${kind}.json`);
  const known: unknown = await fs.readJson(file).catch(() => null);
  if (
    Array.isArray(known) &&
    known.every((word) => typeof word === "string") &&
    fs.existsSync(known[0] as string)
  ) {
    const start = (known as string[]).find((word) => word.endsWith("crt1.o"));
    if (start === undefined || fs.existsSync(start)) return known as string[];
  }
  const words = await askDriver(request);
  await fs.outputJson(file, words);
  return words;
}

/** Throws a toolchain failure with the linker's own words. The output is complete or absent. */
export async function link(request: LinkRequest): Promise<void> {
  const words = await linkerCommand(request);
  const [linker, ...rest] = words as [string, ...string[]];
  const args = rest
    .filter((word) => word !== "--build-id")
    .flatMap((word) => {
      if (word === objectPlace) return [...request.objects, ...request.archives];
      return word === outputPlace ? [request.output] : [word];
    });
  // No build id and no timestamps: two builds are bit-identical.
  args.push(
    "--gc-sections",
    "--icf=safe",
    "-O1",
    "-z",
    "relro",
    "-z",
    "now",
    "--build-id=none",
    "--as-needed",
    ...request.wanted.map((symbol) => `--undefined=${symbol}`),
  );
  if (!request.debug) args.push("--strip-all");
  const result = await execa(linker, args, { reject: false, env: { LC_ALL: "C" }, all: true });
  if (result.failed) {
    await fs.remove(request.output).catch(() => {});
    throw toolchainFailure(`linking failed:\n${(result.all ?? result.message).trim()}`);
  }
}
