import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../source/root.ts";
import { Context, type Triple } from "./bindings/index.ts";

/**
 * The prelude: fast paths written as C++ inline functions (runtime/abi/prelude.cpp), as bitcode that is linked into each module.
 *
 * clang's output is changed in two ways. Definitions named `pyc_…` become `linkonce_odr`, so that linking takes along only what a module uses, and nothing
 * clashes. Relaxed atomic loads and stores become `unordered`, which is what accesses of shared heap fields need and no more:
 * LLVM may merge and hoist them between safepoints. Volatile ones stay: polls must not be hoisted.
 */

const runtime = join(root, "runtime");

const flags = [
  "-std=c++20",
  "-O2",
  "-DNDEBUG",
  "-fno-exceptions",
  "-fno-rtti",
  "-fno-threadsafe-statics",
  "-fno-strict-aliasing",
  "-fno-unwind-tables",
  "-fno-asynchronous-unwind-tables",
  "-fPIE",
  "-fvisibility=hidden",
  // Loops of the prelude are tiny; vectorising is left to the module's own pipeline.
  "-fno-vectorize",
  "-fno-slp-vectorize",
  "-Wall",
  "-Wextra",
  "-Werror",
];

/** Files whose text decides what the prelude is. */
function inputs(dir: string): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) found.push(...inputs(path));
    else if (/\.(h|def|inc)$/.test(entry.name) || path === join(runtime, "abi", "prelude.cpp"))
      found.push(path);
  }
  return found.sort();
}

const fingerprints = new Map<Triple, string>();

/** Changes with the prelude's sources: native code contains parts of them. */
export function preludeFingerprint(triple: Triple): string {
  const known = fingerprints.get(triple);
  if (known !== undefined) return known;
  const made = key(triple);
  fingerprints.set(triple, made);
  return made;
}

function key(triple: Triple): string {
  const hash = createHash("sha256");
  hash.update(`${triple}\n${flags.join(" ")}\n${rewrite.toString()}`);
  for (const path of inputs(runtime)) hash.update(path.slice(root.length)).update(readFileSync(path));
  return hash.digest("hex").slice(0, 24);
}

/** The changes to clang's text that the file's head describes. */
export function rewrite(text: string): string {
  return text
    .split("\n")
    .map((line) => {
      if (/^define .*@pyc_\w+\(/.test(line))
        return line.replace(
          /^define (?:(?:hidden|dso_local|noundef|weak|linkonce_odr|weak_odr) )*/,
          "define linkonce_odr hidden ",
        );
      if (/\b(?:load|store) atomic (?!volatile)/.test(line))
        return line.replace(/ monotonic, align/, " unordered, align");
      return line;
    })
    .join("\n");
}

/** Compiles the prelude for a target with clang 19. Throws with clang's messages. */
export function compilePrelude(triple: Triple): Uint8Array {
  const source = join(runtime, "abi", "prelude.cpp");
  const args = [`--target=${triple}`, ...flags, `-I${runtime}`, `-I${join(root, "build", "generated")}`];
  const text = execFileSync("clang++-19", [...args, "-S", "-emit-llvm", "-o", "-", source], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const context = new Context();
  try {
    const module = context.parseText(rewrite(text), "prelude");
    module.verify();
    return module.writeBitcode();
  } finally {
    context.dispose();
  }
}

/** The prelude's bitcode for a target, from the cache under build/ or compiled now. */
export function preludeBitcode(triple: Triple): Uint8Array {
  const dir = join(root, "build", "prelude");
  const path = join(dir, `${triple}-${preludeFingerprint(triple)}.bc`);
  if (existsSync(path)) return readFileSync(path);
  const bytes = compilePrelude(triple);
  mkdirSync(dir, { recursive: true });
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, bytes);
  renameSync(temporary, path);
  return bytes;
}
