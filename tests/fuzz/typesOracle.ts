/**
 * CPython's answers to the calls of types.ts. They come from a thread of its own, which may hang, die or run out of its 4 GB: then it is replaced, the call that was
 * running is asked once more by itself, and if that fails too it has no answer. Answers are kept in files, so that later runs over the same program and seed need no CPython.
 */
import { createHash } from "node:crypto";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { gunzipSync, gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import fs from "fs-extra";
import { root } from "../../compiler/source/root.ts";

export interface ThreadData {
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** An Int32Array of one element: the number of the call that is running. */
  readonly current: SharedArrayBuffer;
}

export interface BlockRequest {
  readonly seed: number;
  readonly first: number;
  readonly count: number;
}

export type BlockAnswer = { readonly stdout: string } | { readonly failure: string };

/** What the thread says once CPython is loaded: a failure before it is one of the oracle, never of a call. */
export const READY = "ready";

/** Processor time of this process that one call may take (the first one waits for CPython to load); thousands a second are usual. */
const CALL_SECONDS = 60;
const LOOKS_EVERY = 1000;
/** Calls that are asked for at a time: what a call that kills the instance costs is asking for the others again. */
const PART = 1000;
/** Starts the line of a call that CPython did not answer. */
export const NO_ANSWER = "no answer";

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** The thread as plain JavaScript: Node 20 registers no loader of TypeScript in a worker (a `--import` of one ends in "unknown file extension"). */
function bundledThread(): string {
  const bundle = path.join(root, "build/fuzz-oracle/thread.mjs");
  buildSync({
    entryPoints: [fileURLToPath(new URL("typesOracleThread.ts", import.meta.url))],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["pyodide"],
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    // The oracle finds its harness beside itself.
    define: { "import.meta.url": JSON.stringify(new URL("../oracle/pyodide.ts", import.meta.url).href) },
    outfile: bundle,
    logLevel: "silent",
  });
  return bundle;
}

class Thread {
  private readonly position = new Int32Array(new SharedArrayBuffer(4));
  private readonly worker: Worker;

  constructor(files: ThreadData["files"]) {
    const data: ThreadData = { files, current: this.position.buffer as SharedArrayBuffer };
    this.worker = new Worker(bundledThread(), { workerData: data, execArgv: [] });
    // A failure between two requests is seen by the next one.
    this.worker.on("error", () => {});
  }

  /** Resolves when CPython is loaded. Errors: whatever kept it from that. */
  ready(): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (say: () => void): void => {
        this.worker.off("message", loaded).off("error", failed).off("exit", exited);
        say();
      };
      const loaded = (): void => settle(resolve);
      const failed = (error: Error): void => settle(() => reject(error));
      const exited = (): void =>
        settle(() => reject(new Error("the oracle's thread ended while it loaded CPython")));
      this.worker.once("message", loaded).once("error", failed).once("exit", exited);
    });
  }

  /** The call that is running, or was when the thread failed. */
  get current(): number {
    return Atomics.load(this.position, 0);
  }

  ask(request: BlockRequest): Promise<BlockAnswer> {
    return new Promise((resolve) => {
      let [last, since] = [-1, processorSeconds()];
      Atomics.store(this.position, 0, request.first);
      const timer = setInterval(() => {
        if (this.current !== last) [last, since] = [this.current, processorSeconds()];
        else if (processorSeconds() - since > CALL_SECONDS) finish({ failure: "hangs" });
      }, LOOKS_EVERY);
      const died = (error?: Error): void =>
        finish({ failure: `dies${error ? `: ${String(error).slice(0, 500)}` : ""}` });
      const exited = (): void => died();
      const finish = (answer: BlockAnswer): void => {
        clearInterval(timer);
        // One by one: the worker has listeners of its own.
        this.worker.off("message", finish).off("error", died).off("exit", exited);
        resolve(answer);
      };
      this.worker.once("message", finish).once("error", died).once("exit", exited);
      this.worker.postMessage(request);
    });
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}

/** The lines of a program's output, without an empty one at its end. */
export function linesOf(output: string): string[] {
  return output === "" ? [] : output.replace(/\n$/, "").split("\n");
}

export class TypesOracle {
  private thread: Thread | null = null;
  private readonly cache: string;

  /** `files` is the program; answers are kept below `cacheFolder`, where those of other programs are thrown away. */
  constructor(
    private readonly files: ThreadData["files"],
    cacheFolder: string,
  ) {
    const hash = createHash("sha256");
    for (const [name, content] of Object.entries(files).sort()) hash.update(name).update(content);
    const key = hash.digest("hex").slice(0, 20);
    fs.ensureDirSync(cacheFolder);
    for (const other of fs.readdirSync(cacheFolder))
      if (other !== key) fs.removeSync(path.join(cacheFolder, other));
    this.cache = path.join(cacheFolder, key);
  }

  /** A line for each call of the block. */
  async lines(request: BlockRequest): Promise<string[]> {
    const { seed, first, count } = request;
    const file = path.join(this.cache, `${seed}-${first}-${count}.gz`);
    if (fs.existsSync(file)) return linesOf(gunzipSync(fs.readFileSync(file)).toString("utf8"));
    const lines: string[] = [];
    for (let done = 0; done < count; done += PART)
      lines.push(
        ...(await this.ask({ seed, first: first + done, count: Math.min(PART, count - done) }, true)),
      );
    if (lines.length !== count) throw new Error(`the oracle gave ${lines.length} lines of ${count}`);
    fs.outputFileSync(`${file}.new`, gzipSync(lines.join("\n")));
    fs.renameSync(`${file}.new`, file);
    return lines;
  }

  async end(): Promise<void> {
    await this.thread?.end();
    this.thread = null;
  }

  private async ask(request: BlockRequest, again: boolean): Promise<string[]> {
    const { seed, first, count } = request;
    if (count === 0) return [];
    if (!this.thread) {
      this.thread = new Thread(this.files);
      await this.thread.ready();
    }
    const answer = await this.thread.ask(request);
    if ("stdout" in answer) return linesOf(answer.stdout);
    const culprit = this.thread.current;
    await this.end();
    const failure = answer.failure.trim().split("\n").at(-1) ?? "";
    if (count === 1 && !again) return [`${first} ${NO_ANSWER}: ${failure}`];
    const before = await this.ask({ seed, first, count: culprit - first }, true);
    const itself = await this.ask({ seed, first: culprit, count: 1 }, false);
    const after = await this.ask({ seed, first: culprit + 1, count: first + count - culprit - 1 }, true);
    return [...before, ...itself, ...after];
  }
}
