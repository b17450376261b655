import os from "node:os";
import path from "node:path";
import fs from "fs-extra";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BuildCache } from "../../compiler/driver/cache.ts";
import { cacheLimit } from "../../compiler/driver/cacheSize.ts";
import { contentOf } from "../../compiler/driver/files.ts";
import { Finder } from "../../compiler/driver/finder.ts";
import { hashOf } from "../../compiler/driver/fingerprint.ts";

let folder: string;

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "pyc-cache-"));
});
afterAll(() => fs.remove(folder));

function hashNow(file: string): string {
  const content = contentOf(file);
  return content === null ? "" : hashOf(content);
}

it("a request is made anew when a file has changed, or a file has come into a folder", async () => {
  const cache = new BuildCache(path.join(folder, "cache"));
  const [file, place] = [path.join(folder, "app.py"), `${path.join(folder, "overrides")}/`];
  const executable = path.join(folder, "app");
  await fs.writeFile(file, "print(1)\n");
  await fs.writeFile(executable, "");
  const record = async (): Promise<void> => {
    const sources = [file, place].map((each) => ({ file: each, hash: hashNow(each) }));
    await cache.recordRequest("request", { executable, sources });
  };
  await record();
  expect(await cache.lookUpRequest("request")).not.toBeNull();
  await fs.outputFile(path.join(place, "f.override.py"), "");
  expect(await cache.lookUpRequest("request")).toBeNull();
  await record();
  expect(await cache.lookUpRequest("request")).not.toBeNull();
  await fs.outputFile(path.join(place, "g.override.py"), "");
  expect(await cache.lookUpRequest("request")).toBeNull();
  await record();
  await fs.writeFile(file, "print(2)\n");
  expect(await cache.lookUpRequest("request")).toBeNull();
});

it("the folder of a library module's overrides counts as one of its sources, whether it is there or not", () => {
  const finder = new Finder(folder);
  for (const name of ["collections", "heapq"]) expect(finder.find(name)).not.toBeNull();
  const places = finder.sources.filter((source) => source.file.endsWith("/"));
  expect(places.map((source) => [path.basename(source.file), source.hash !== ""])).toEqual([
    ["collections", true],
    ["heapq", false],
  ]);
});

describe("the size of the build cache", () => {
  const kibi = 1024;
  const limit = 3200 * kibi;

  /** A cache of entries of 200 KiB, the first of which were used longest ago, an hour apart. */
  async function filled(name: string, count: number): Promise<{ cache: BuildCache; files: string[] }> {
    const cache = new BuildCache(path.join(folder, name), limit);
    const files = Array.from({ length: count }, (_, i) => cache.pathOf("objects", hashOf(String(i)), ".o"));
    for (const [index, file] of files.entries()) {
      await cache.fill(file, (temporary) => fs.writeFile(temporary, Buffer.alloc(200 * kibi, 1)));
      const used = new Date(Date.now() - (count - index) * 3_600_000);
      await fs.utimes(file, used, used);
    }
    return { cache, files };
  }

  const there = (files: readonly string[]): string =>
    files.map((file) => (fs.existsSync(file) ? "+" : "-")).join("");

  it("what was used longest ago goes when the cache is too large, and not what was used since", async () => {
    const { cache, files } = await filled("large", 20);
    expect(cache.has(files[1]!)).toBe(true);
    cache.trim();
    expect(there(files)).toBe("-+----++++++++++++++");
    expect(await fs.readdir(cache.folder)).toEqual(["objects"]);
  });

  it("a cache within its limit keeps everything, and is looked through only when it has grown", async () => {
    const { cache, files } = await filled("small", 12);
    cache.trim();
    expect(there(files)).toBe("+".repeat(12));
    const more = path.join(path.dirname(files[0]!), "more.o");
    await fs.writeFile(more, Buffer.alloc(3200 * kibi, 1));
    cache.trim();
    expect(there([...files, more])).toBe("+".repeat(13));
  });

  it("what a build may be reading stays; what killed builds left goes", async () => {
    const { cache, files } = await filled("busy", 20);
    for (const file of files) expect(cache.has(file)).toBe(true);
    const claimed = path.join(cache.folder, "growth.3.tmp");
    const [young, old] = [`${files[0]}.1.tmp`, `${files[1]}.2.tmp`];
    for (const file of [young, old, claimed]) await fs.writeFile(file, "");
    const before = new Date(Date.now() - 2 * 24 * 3_600_000);
    for (const file of [old, claimed]) await fs.utimes(file, before, before);
    cache.trim();
    expect(there(files)).toBe("+".repeat(20));
    expect(there([young, old, claimed])).toBe("+--");
  });

  it("of several processes one looks through the cache", async () => {
    const { cache } = await filled("several", 20);
    await fs.remove(path.join(cache.folder, "growth"));
    cache.trim();
    expect(
      (await fs.readdir(path.join(cache.folder, "objects"), { recursive: true })).length,
    ).toBeGreaterThan(20);
  });

  it("a cache that is not there or cannot be looked through is no error", () => {
    const absent = path.join(folder, "absent");
    new BuildCache(absent, limit).trim();
    expect(fs.existsSync(absent)).toBe(false);
  });

  it("PYC_CACHE_SIZE is a number with a unit, 0 for no limit", () => {
    expect(["500M", "1.5g", "4096", "2K", "1T"].map(cacheLimit)).toEqual([
      500 * kibi ** 2,
      1.5 * kibi ** 3,
      4096,
      2 * kibi,
      kibi ** 4,
    ]);
    expect(cacheLimit("0")).toBe(Number.POSITIVE_INFINITY);
    expect(cacheLimit("")).toBe(5 * kibi ** 3);
    for (const text of ["-1", "5 GB", "many", "1e9", "5X", "1..5G"])
      expect(() => cacheLimit(text)).toThrow(`not '${text}'`);
  });
});
