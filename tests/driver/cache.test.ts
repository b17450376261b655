import os from "node:os";
import path from "node:path";
import fs from "fs-extra";
import { afterAll, beforeAll, expect, it } from "vitest";
import { BuildCache } from "../../compiler/driver/cache.ts";
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
