/**
 * The oracle: CPython 3.14 (the npm package pyodide) in this process. One instance is shared; it is loaded at first use (about two
 * seconds) and again after a crash, since recursion through C callbacks kills an instance for good.
 *
 *     const oracle = await loadOracle();
 *     const { stdout, stderr, exitCode } = await oracle.runProgram({ files: { "app.py": text }, argv: ["app.py"] });
 *
 * Programs run in a directory of their own, `/program`, and see nothing of earlier programs' modules.
 */
import { fileURLToPath } from "node:url";
import fs from "fs-extra";
import { loadPyodide, type PyodideInterface } from "pyodide";

/** What CPython says of a source that it rejects; the positions are null where the exception has none (MemoryError and such). */
export interface OracleSyntaxError {
  type: string;
  msg: string;
  lineno: number | null;
  offset: number | null;
  end_lineno: number | null;
  end_offset: number | null;
}

export interface OracleProgram {
  /** Path below the program's directory → content. */
  files: Record<string, string | Uint8Array>;
  /** The script's path, then its arguments. */
  argv: string[];
  stdin?: string | Uint8Array;
  /** Hears what the program writes to stderr, as it is written. */
  onStderr?: (chunk: Uint8Array) => void;
}

export interface OracleResult {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/** The instance died of the last request and was thrown away; the next request starts a fresh one. */
export class OracleCrash extends Error {}

export type OracleMode = "exec" | "eval" | "single";

const programDirectory = "/program";

type PythonFunction = (...args: unknown[]) => unknown;

/** Bytes that a program writes to one of its streams. */
class Sink {
  private readonly chunks: Uint8Array[] = [];
  write(buffer: Uint8Array): number {
    this.chunks.push(buffer.slice());
    return buffer.length;
  }
  text(): string {
    return Buffer.concat(this.chunks).toString("utf8");
  }
}

class Instance {
  private readonly functions = new Map<string, PythonFunction>();
  private constructor(readonly pyodide: PyodideInterface) {}

  static async load(): Promise<Instance> {
    const pyodide = await loadPyodide();
    const instance = new Instance(pyodide);
    const source = fs.readFileSync(fileURLToPath(new URL("harness.py", import.meta.url)), "utf8");
    const namespace = pyodide.toPy({});
    pyodide.runPython(source, { globals: namespace });
    for (const name of ["ast_dump", "syntax_error", "call", "run_program"]) {
      instance.functions.set(name, namespace.get(name) as PythonFunction);
    }
    return instance;
  }

  invoke(name: string, args: unknown[]): unknown {
    return this.functions.get(name)!(...args);
  }
}

let shared: Promise<Instance> | null = null;

export class Oracle {
  /** `ast.dump(tree, include_attributes=True)`; throws what CPython raises for an invalid source. */
  async astDump(source: Uint8Array | string, mode: OracleMode = "exec"): Promise<string> {
    return String(await this.invoke("ast_dump", [source, mode]));
  }

  /**
   * The exception that compiling `source` raises, or null. With `parseOnly` the checks that come after parsing (scopes, misplaced
   * `return`, …) are left out.
   */
  async syntaxError(
    source: Uint8Array | string,
    mode: OracleMode = "exec",
    parseOnly = false,
  ): Promise<OracleSyntaxError | null> {
    const answer = String(await this.invoke("syntax_error", [source, mode, parseOnly]));
    return JSON.parse(answer) as OracleSyntaxError | null;
  }

  /** Defines `source` in a fresh namespace, calls its function `name`; arguments and result travel as JSON. */
  async call(source: string, name: string, ...args: unknown[]): Promise<unknown> {
    return JSON.parse(String(await this.invoke("call", [source, name, JSON.stringify(args)])));
  }

  /** Runs a program as `python SCRIPT ARGUMENTS` would, tracebacks and exit code included. */
  async runProgram(program: OracleProgram): Promise<OracleResult> {
    const { pyodide } = await this.instance();
    writeFiles(pyodide, program.files);
    const stdout = new Sink();
    const stderr = new Sink();
    const stdin = Buffer.from(program.stdin ?? "");
    let position = 0;
    pyodide.setStdin({
      read(buffer: Uint8Array): number {
        const count = stdin.copy(buffer, 0, position);
        position += count;
        return count;
      },
    });
    pyodide.setStdout({ write: (buffer: Uint8Array) => stdout.write(buffer) });
    pyodide.setStderr({
      write(buffer: Uint8Array): number {
        program.onStderr?.(buffer);
        return stderr.write(buffer);
      },
    });
    const code = await this.invoke("run_program", [programDirectory, JSON.stringify(program.argv)]);
    return { stdout: stdout.text(), stderr: stderr.text(), exitCode: Number(code) };
  }

  private async instance(): Promise<Instance> {
    shared ??= Instance.load();
    return shared;
  }

  private async invoke(name: string, args: unknown[]): Promise<unknown> {
    const instance = await this.instance();
    try {
      return instance.invoke(name, args.map(plain));
    } catch (error) {
      if (error instanceof Error && error.name === "PythonError") throw error;
      shared = null;
      throw new OracleCrash(String(error));
    }
  }
}

/** Pyodide does not know Node's Buffer. */
function plain(argument: unknown): unknown {
  return argument instanceof Uint8Array ? new Uint8Array(argument) : argument;
}

function writeFiles(pyodide: PyodideInterface, files: Record<string, string | Uint8Array>): void {
  const { FS } = pyodide;
  if (FS.analyzePath(programDirectory).exists) {
    pyodide.runPython(`import shutil; shutil.rmtree("${programDirectory}")`);
  }
  FS.mkdirTree(programDirectory);
  for (const [path, content] of Object.entries(files)) {
    const full = `${programDirectory}/${path}`;
    FS.mkdirTree(full.slice(0, full.lastIndexOf("/")));
    FS.writeFile(full, content);
  }
}

/** The oracle; the first request waits for the interpreter to load. */
export async function loadOracle(): Promise<Oracle> {
  const oracle = new Oracle();
  await oracle.call("def ready(): return True", "ready");
  return oracle;
}
