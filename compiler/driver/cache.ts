import os from "node:os";
import path from "node:path";
import fs from "fs-extra";
import { cacheLimit, noteGrowth, noteUse, trimCache } from "./cacheSize.ts";
import { systemReason, toolchainFailure } from "./failure.ts";
import { contentOf } from "./files.ts";
import { hashOf } from "./fingerprint.ts";
import type { ModuleSummary } from "./imports.ts";

/**
 * The build cache: objects by content hash, executables by request. Entries are written under another name and renamed, so a reader sees a whole file or none;
 * an unreadable or foreign entry counts as missing. cacheSize.ts keeps it within PYC_CACHE_SIZE.
 */
export class BuildCache {
  readonly folder: string;
  readonly #limit: number;

  /** `limit` is in bytes. */
  constructor(folder: string, limit = cacheLimit()) {
    this.folder = folder;
    this.#limit = limit;
  }

  /** `$XDG_CACHE_HOME/pyc`, else `~/.cache/pyc`. */
  static atDefaultPlace(): BuildCache {
    const base = process.env["XDG_CACHE_HOME"];
    const home = base !== undefined && path.isAbsolute(base) ? base : path.join(os.homedir(), ".cache");
    return new BuildCache(path.join(home, "pyc"));
  }

  pathOf(kind: "objects" | "executables" | "requests" | "summaries", key: string, suffix: string): string {
    return path.join(this.folder, kind, key.slice(0, 2), `${key.slice(2)}${suffix}`);
  }

  /** Whether `file` is there; it then counts as used now. */
  has(file: string): boolean {
    return noteUse(file);
  }

  /** Removes what was used longest ago when the cache has grown too large. A cache that cannot be looked through stays as it is. */
  trim(): void {
    try {
      trimCache(this.folder, this.#limit);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    }
  }

  /** Calls `write` with a temporary path beside `file`, then renames. */
  async fill(file: string, write: (temporary: string) => Promise<void>): Promise<void> {
    const temporary = `${file}.${process.pid}.${Date.now().toString(36)}.tmp`;
    try {
      await fs.ensureDir(path.dirname(file));
      await write(temporary);
      await fs.rename(temporary, file);
      noteGrowth(this.folder, file);
    } catch (error) {
      await fs.remove(temporary).catch(() => {});
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      throw toolchainFailure(`cannot write to the build cache ${this.folder}: ${systemReason(error)}`);
    }
  }

  /**
   * What a request was last built from: every source file with the hash of its content, and the executable. The executable is given when all of them are as they were.
   */
  async lookUpRequest(key: string): Promise<CachedBuild | null> {
    const file = this.pathOf("requests", key, ".json");
    const record: unknown = await fs.readJson(file).catch(() => null);
    if (!isCachedBuild(record) || !this.has(record.executable)) return null;
    for (const source of record.sources) {
      const content = contentOf(source.file);
      if (content === null ? source.hash !== "" : hashOf(content) !== source.hash) return null;
    }
    this.has(file);
    return record;
  }

  /** The summary that `make` gives, kept under `key`, which contains the compiler's fingerprint. One that cannot be kept is made again next time. */
  summary(key: string, make: () => ModuleSummary): ModuleSummary {
    const file = this.pathOf("summaries", key, ".json");
    const known: unknown = readJsonOrNull(file);
    if (isSummary(known)) {
      this.has(file);
      return known;
    }
    const made = make();
    const temporary = `${file}.${process.pid}.tmp`;
    try {
      fs.outputJsonSync(temporary, made);
      fs.renameSync(temporary, file);
      noteGrowth(this.folder, file);
    } catch {
      fs.removeSync(temporary);
    }
    return made;
  }

  async recordRequest(key: string, build: CachedBuild): Promise<void> {
    await this.fill(this.pathOf("requests", key, ".json"), (temporary) => fs.writeJson(temporary, build));
  }
}

function isSummary(value: unknown): value is ModuleSummary {
  if (typeof value !== "object" || value === null) return false;
  const { units, listed } = value as Partial<ModuleSummary>;
  return Array.isArray(units) && Array.isArray(listed);
}

function readJsonOrNull(file: string): unknown {
  try {
    return fs.readJsonSync(file);
  } catch {
    return null;
  }
}

export interface CachedBuild {
  readonly executable: string;
  /** An empty hash says that the file was looked for and absent. */
  readonly sources: readonly { readonly file: string; readonly hash: string }[];
}

function isCachedBuild(value: unknown): value is CachedBuild {
  if (typeof value !== "object" || value === null) return false;
  const record = value as Partial<CachedBuild>;
  return (
    typeof record.executable === "string" &&
    Array.isArray(record.sources) &&
    record.sources.every((source) => typeof source?.file === "string" && typeof source?.hash === "string")
  );
}
