/**
 * The thread of typesOracle.ts: runs blocks of calls in CPython and keeps the number of the call that is running where the parent sees it, since a call that hangs or
 * kills the instance says nothing any more.
 */
import { parentPort, workerData } from "node:worker_threads";
import { loadOracle } from "../oracle/pyodide.ts";
import { type BlockAnswer, type BlockRequest, READY, type ThreadData } from "./typesOracle.ts";

const { files, current } = workerData as ThreadData;
const position = new Int32Array(current);
const decoder = new TextDecoder();

async function answer({ seed, first, count }: BlockRequest): Promise<BlockAnswer> {
  const oracle = await loadOracle();
  Atomics.store(position, 0, first);
  try {
    const { stdout, stderr, exitCode } = await oracle.runProgram({
      files: { ...files },
      argv: ["app.py", String(seed), String(first), String(count), "mark"],
      onStderr(chunk) {
        const number = Number.parseInt(decoder.decode(chunk), 10);
        if (!Number.isNaN(number)) Atomics.store(position, 0, number);
      },
    });
    return exitCode === 0
      ? { stdout }
      : { failure: stderr.replace(/^\d+\n/gm, "").slice(-500) || `exit code ${exitCode}` };
  } catch (error) {
    return { failure: String(error).slice(0, 500) };
  }
}

await loadOracle();
parentPort!.postMessage(READY);
parentPort!.on("message", (request: BlockRequest) => {
  void answer(request).then((reply) => parentPort!.postMessage(reply));
});
