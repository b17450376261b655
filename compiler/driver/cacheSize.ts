import path from "node:path";
import fs from "fs-extra";
import { usageFailure } from "./failure.ts";

/**
 * Keeps the build cache within a size. Whoever adds a file appends one byte for each block of it to the file `growth`; when that file stands for a sixteenth of the limit,
 * one process claims it by renaming it, looks through the cache once, and removes what was used longest ago. Processes need no lock for that: an append is one write, and
 * only one of several renames succeeds. What was used within the last ten minutes stays, because a build that is running may be about to read it.
 */

const kibi = 1024;
const defaultLimit = 5 * kibi ** 3;
const block = 64 * kibi;
/** Part of the limit by which the cache grows between two looks through it, and which each leaves free. */
const slack = 1 / 16;
const inUse = 10 * 60_000;
/** A hit younger than that is not noted again. */
const noteAfter = 60_000;
/** Temporary files are of builds that were killed when they are older than any build. */
const abandoned = 24 * 3_600_000;

/** The limit in bytes that PYC_CACHE_SIZE gives: a number with K, M, G or T (powers of 1024), or 0 for none. */
export function cacheLimit(text = process.env["PYC_CACHE_SIZE"]): number {
  if (text === undefined || text === "") return defaultLimit;
  const match = /^(\d{1,15}(?:\.\d{1,3})?)([KMGT]?)$/i.exec(text);
  if (match === null)
    throw usageFailure(`PYC_CACHE_SIZE is a size such as 500M or 5G, or 0 for no limit; not '${text}'`);
  const size = Number(match[1]) * kibi ** " KMGT".indexOf((match[2] || " ").toUpperCase());
  return size === 0 ? Number.POSITIVE_INFINITY : size;
}

/** Notes that a file of the cache was used now. Returns whether it is there. */
export function noteUse(file: string): boolean {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return false;
  if (Date.now() - stat.mtimeMs > noteAfter) {
    const now = new Date();
    try {
      fs.utimesSync(file, now, now);
    } catch {
      // A cache that is only readable is not trimmed either.
    }
  }
  return true;
}

const growthFile = (folder: string): string => path.join(folder, "growth");

/** Notes that `file` came into the cache. */
export function noteGrowth(folder: string, file: string): void {
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  fs.appendFileSync(growthFile(folder), "+".repeat(Math.ceil(size / block)));
}

interface Entry {
  readonly file: string;
  readonly size: number;
  /** When it was used last, in milliseconds since the epoch. */
  readonly used: number;
}

/** The files of `folder`'s subfolders and temporary ones beside them; what vanishes meanwhile is left out. */
function* entriesOf(folder: string): Generator<Entry> {
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!name.includes(path.sep) && !name.endsWith(".tmp")) continue;
    const file = path.join(folder, name);
    const stat = fs.lstatSync(file, { throwIfNoEntry: false });
    if (stat?.isFile()) yield { file, size: stat.blocks * 512, used: stat.mtimeMs };
  }
}

/** Removes what was used longest ago, if the cache has grown enough since the last time to be beyond `limit` bytes. */
export function trimCache(folder: string, limit: number): void {
  const growth = growthFile(folder);
  const grown = (fs.statSync(growth, { throwIfNoEntry: false })?.size ?? 0) * block;
  if (grown < limit * slack) return;
  const claimed = `${growth}.${process.pid}.tmp`;
  try {
    fs.renameSync(growth, claimed);
  } catch {
    return;
  }
  try {
    removeOldest(folder, limit * (1 - slack));
  } finally {
    fs.removeSync(claimed);
  }
}

function removeOldest(folder: string, target: number): void {
  const now = Date.now();
  const entries = [...entriesOf(folder)];
  const stale = (entry: Entry): boolean => entry.file.endsWith(".tmp") && now - entry.used > abandoned;
  for (const entry of entries.filter(stale)) fs.removeSync(entry.file);
  const kept = entries.filter((entry) => !entry.file.endsWith(".tmp"));
  let total = kept.reduce((sum, entry) => sum + entry.size, 0);
  for (const entry of kept.sort((a, b) => a.used - b.used)) {
    if (total <= target || now - entry.used < inUse) break;
    fs.removeSync(entry.file);
    total -= entry.size;
  }
}
