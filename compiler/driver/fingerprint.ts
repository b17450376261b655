import { createHash } from "node:crypto";
import path from "node:path";
import fs from "fs-extra";
import { root } from "../source/root.ts";

/** Hexadecimal SHA-256 of the parts, each with its length in front so that no two lists collide. */
export function hashOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) {
    hash.update(`${part.length}:`);
    hash.update(part);
  }
  return hash.digest("hex");
}

/** Stands for this version of the compiler in cache keys: the fingerprint of the sources that it was bundled from. */
export function compilerFingerprint(): string {
  const stamp = path.join(root, "build", "compiler", "stamp");
  try {
    return fs.readFileSync(stamp, "utf8");
  } catch {
    return `unbundled-${process.pid}-${Date.now()}`;
  }
}

/** Cheap identity of a build product: its path, size and time. */
export function fileFingerprint(file: string): string {
  const { size, mtimeMs } = fs.statSync(file);
  return `${file}:${size}:${mtimeMs}`;
}
