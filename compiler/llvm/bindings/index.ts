import { type Handle, type Library, LlvmMissing, library } from "./library.ts";

/**
 * LLVM 19 for pyc: contexts, modules (from text or bitcode), linking, verification, optimisation and emission for x86-64 and AArch64.
 *
 * Ownership: a `Context` owns its modules; disposing of it disposes of them. A `Module` that was linked into another one, or disposed of, is dead, and
 * every method of a dead object throws. `TargetMachine`s are independent of contexts. One context may be used by one call at a time;
 * the `Async` methods run on a worker thread, so different contexts can be optimised in parallel.
 */

export { findLibrary, LlvmMissing } from "./library.ts";

/** LLVM rejected what it was given: a fault of pyc, not of the program that it compiles. */
export class LlvmError extends Error {}

export type Triple = "x86_64-linux-gnu" | "aarch64-linux-gnu";

export type FileKind = "object" | "assembly";

const fileKinds: Readonly<Record<FileKind, number>> = { assembly: 0, object: 1 };
const optimisationLevels = [0, 1, 2, 3] as const;
export type OptimisationLevel = (typeof optimisationLevels)[number];

const relocPic = 2;
const relocStatic = 1;
const codeModelDefault = 0;
const verifierReturnsStatus = 2;
const severityError = 0;

function checkText(what: string, value: unknown): void {
  if (typeof value !== "string") throw new TypeError(`${what} must be a string`);
  if (value.includes("\0")) throw new TypeError(`${what} contains a NUL character`);
}

/** True when libLLVM 19 can be loaded on this machine. */
export function isAvailable(): boolean {
  try {
    library();
    return true;
  } catch (error) {
    if (error instanceof LlvmMissing) return false;
    throw error;
  }
}

/** Common base: a handle that dies once. */
abstract class Owned {
  protected readonly lib: Library;
  private alive: Handle | null;

  protected constructor(handle: unknown) {
    if (handle === null || handle === undefined)
      throw new LlvmError(`${new.target.name}: LLVM returned a null handle`);
    this.lib = library();
    this.alive = handle as Handle;
  }

  /** The handle, for use by the classes of this file. */
  get handle(): Handle {
    if (this.alive === null) throw new TypeError(`${this.constructor.name} was disposed of or consumed`);
    return this.alive;
  }

  get isAlive(): boolean {
    return this.alive !== null;
  }

  /** Forgets the handle, which now belongs to LLVM. */
  release(): Handle {
    const handle = this.handle;
    this.alive = null;
    return handle;
  }
}

/** Code generator for one target, CPU and optimisation level. */
export class TargetMachine extends Owned {
  readonly triple: Triple;
  /** The data layout's text, to be put at the top of every module for this target. */
  readonly dataLayout: string;
  private readonly layout: Handle;

  /** `features` is LLVM's comma-separated list; `pic` asks for position-independent code. */
  constructor(
    triple: Triple,
    options: { cpu?: string; features?: string; level?: OptimisationLevel; pic?: boolean } = {},
  ) {
    checkText("triple", triple);
    checkText("cpu", options.cpu ?? "");
    checkText("features", options.features ?? "");
    const level = options.level ?? 2;
    if (!optimisationLevels.includes(level)) throw new TypeError(`no optimisation level ${level}`);
    super(createMachine(triple, options.cpu, options.features ?? "", level, options.pic ?? true));
    this.triple = triple;
    this.layout = this.lib.call("LLVMCreateTargetDataLayout", this.handle) as Handle;
    this.dataLayout = this.lib.takeMessage(
      this.lib.call("LLVMCopyStringRepOfTargetData", this.layout) as Handle,
    );
  }

  /** The LLVMTargetDataRef, alive as long as the machine. */
  get layoutHandle(): Handle {
    if (!this.isAlive) throw new TypeError("TargetMachine was disposed of");
    return this.layout;
  }

  dispose(): void {
    this.lib.call("LLVMDisposeTargetData", this.layout);
    this.lib.call("LLVMDisposeTargetMachine", this.release());
  }
}

function createMachine(
  triple: Triple,
  cpu: string | undefined,
  features: string,
  level: OptimisationLevel,
  pic: boolean,
): unknown {
  const lib = library();
  const target: [Handle | null] = [null];
  const message: [Handle | null] = [null];
  if (lib.call("LLVMGetTargetFromTriple", triple, target, message) !== 0) {
    throw new LlvmError(lib.takeMessage(message[0]));
  }
  const baseline = triple.startsWith("x86_64") ? "x86-64" : "generic";
  const reloc = pic ? relocPic : relocStatic;
  return lib.call(
    "LLVMCreateTargetMachine",
    target[0],
    triple,
    cpu ?? baseline,
    features,
    level,
    reloc,
    codeModelDefault,
  );
}

/** An LLVMContext with the modules made in it. */
export class Context extends Owned {
  private readonly modules = new Set<Module>();
  private readonly problems: string[] = [];
  private readonly stopCollecting: () => void;

  constructor() {
    super(library().call("LLVMContextCreate"));
    this.stopCollecting = this.lib.collectDiagnostics(this.handle, (severity, text) => {
      if (severity === severityError) this.problems.push(text);
    });
  }

  /** Parses textual IR. `name` appears in error messages. Throws LlvmError with LLVM's message, line and column. */
  parseText(text: string, name: string): Module {
    checkText("IR text", text);
    const buffer = this.copyToBuffer(new TextEncoder().encode(text), name);
    const module: [Handle | null] = [null];
    const message: [Handle | null] = [null];
    if (this.lib.call("LLVMParseIRInContext", this.handle, buffer, module, message) !== 0) {
      throw new LlvmError(this.lib.takeMessage(message[0]));
    }
    return this.adopt(module[0]);
  }

  /** Reads bitcode. With `lazy`, function bodies are read when linking needs them. */
  parseBitcode(bytes: Uint8Array, name: string, lazy = false): Module {
    if (!(bytes instanceof Uint8Array)) throw new TypeError("bitcode must be a Uint8Array");
    const buffer = this.copyToBuffer(bytes, name);
    const module: [Handle | null] = [null];
    const fn = lazy ? "LLVMGetBitcodeModuleInContext2" : "LLVMParseBitcodeInContext2";
    const failed = this.lib.call(fn, this.handle, buffer, module) !== 0;
    // The lazy reader keeps the buffer; the eager one is done with it.
    if (!lazy || failed) this.lib.call("LLVMDisposeMemoryBuffer", buffer);
    if (failed) throw new LlvmError(this.takeProblems(`${name} is not bitcode that LLVM 19 reads`));
    return this.adopt(module[0]);
  }

  /** Joins and clears the diagnostics collected so far. */
  takeProblems(fallback: string): string {
    const text = this.problems.length > 0 ? this.problems.join("\n") : fallback;
    this.problems.length = 0;
    return text;
  }

  private copyToBuffer(bytes: Uint8Array, name: string): Handle {
    checkText("buffer name", name);
    return this.lib.call("LLVMCreateMemoryBufferWithMemoryRangeCopy", bytes, bytes.length, name) as Handle;
  }

  private adopt(handle: Handle | null): Module {
    const module = new Module(this, handle);
    this.modules.add(module);
    return module;
  }

  /** Called by a module that dies before its context. */
  forget(module: Module): void {
    this.modules.delete(module);
  }

  dispose(): void {
    for (const module of [...this.modules]) module.dispose();
    this.lib.call("LLVMContextDispose", this.release());
    this.stopCollecting();
  }
}

/** An LLVM module; made by `Context`. */
export class Module extends Owned {
  readonly context: Context;

  constructor(context: Context, handle: unknown) {
    super(handle);
    this.context = context;
  }

  /** Sets triple and data layout. Do this before anything is linked or optimised: without a layout LLVM assumes weak alignments. */
  setTarget(machine: TargetMachine): void {
    this.lib.call("LLVMSetTarget", this.handle, machine.triple);
    this.lib.call("LLVMSetModuleDataLayout", this.handle, machine.layoutHandle);
  }

  /** Links `other` into this module and consumes it. `linkonce_odr` functions come along only where referenced. */
  link(other: Module): void {
    if (other === this) throw new TypeError("a module cannot be linked into itself");
    if (other.context !== this.context) throw new TypeError("modules of different contexts cannot be linked");
    this.context.forget(other);
    if (this.lib.call("LLVMLinkModules2", this.handle, other.release()) !== 0) {
      throw new LlvmError(this.context.takeProblems("linking failed"));
    }
  }

  /** Throws LlvmError with the verifier's findings. */
  verify(): void {
    const message: [Handle | null] = [null];
    const broken = this.lib.call("LLVMVerifyModule", this.handle, verifierReturnsStatus, message) !== 0;
    const text = this.lib.takeMessage(message[0]);
    if (broken) throw new LlvmError(text);
  }

  hasFunction(name: string): boolean {
    checkText("function name", name);
    return this.lib.call("LLVMGetNamedFunction", this.handle, name) !== null;
  }

  /** Makes all uses of the declared global variable `name` uses of `definition`, a global variable of this module; `name` need not exist. */
  defineAs(name: string, definition: string): void {
    checkText("name", name);
    checkText("definition", definition);
    const declared = this.lib.call("LLVMGetNamedGlobal", this.handle, name) as Handle | null;
    if (declared === null) return;
    const defined = this.lib.call("LLVMGetNamedGlobal", this.handle, definition) as Handle | null;
    if (defined === null) throw new LlvmError(`there is no global variable ${definition}`);
    this.lib.call("LLVMReplaceAllUsesWith", declared, defined);
    this.lib.call("LLVMDeleteGlobal", declared);
  }

  /** Runs a pipeline in the new pass manager's syntax, such as `default<O2>`. */
  runPasses(pipeline: string, machine: TargetMachine, verifyEach = false): void {
    checkText("pipeline", pipeline);
    const options = this.passOptions(verifyEach);
    const error = this.lib.call("LLVMRunPasses", this.handle, pipeline, machine.handle, options);
    this.finishPasses(options, error as Handle | null);
  }

  /** As `runPasses`, on a worker thread; leave this module's context alone until the promise is settled. */
  async runPassesAsync(pipeline: string, machine: TargetMachine): Promise<void> {
    checkText("pipeline", pipeline);
    const options = this.passOptions(false);
    const error = await this.lib.callAsync("LLVMRunPasses", this.handle, pipeline, machine.handle, options);
    this.finishPasses(options, error as Handle | null);
  }

  private passOptions(verifyEach: boolean): Handle {
    const options = this.lib.call("LLVMCreatePassBuilderOptions") as Handle;
    this.lib.call("LLVMPassBuilderOptionsSetVerifyEach", options, verifyEach ? 1 : 0);
    return options;
  }

  private finishPasses(options: Handle, error: Handle | null): void {
    this.lib.call("LLVMDisposePassBuilderOptions", options);
    if (error !== null) throw new LlvmError(this.lib.takeError(error));
  }

  /** Machine code as bytes of an ELF object or of assembly text. The module must not be used for anything but disposal afterwards. */
  emit(machine: TargetMachine, kind: FileKind): Uint8Array {
    const message: [Handle | null] = [null];
    const buffer: [Handle | null] = [null];
    const fn = "LLVMTargetMachineEmitToMemoryBuffer";
    const failed = this.lib.call(fn, machine.handle, this.handle, this.fileKind(kind), message, buffer) !== 0;
    return this.finishEmit(failed, message[0], buffer[0]);
  }

  /** As `emit`, on a worker thread; leave this module's context and `machine` alone until the promise is settled. */
  async emitAsync(machine: TargetMachine, kind: FileKind): Promise<Uint8Array> {
    const message: [Handle | null] = [null];
    const buffer: [Handle | null] = [null];
    const fn = "LLVMTargetMachineEmitToMemoryBuffer";
    const status = await this.lib.callAsync(
      fn,
      machine.handle,
      this.handle,
      this.fileKind(kind),
      message,
      buffer,
    );
    return this.finishEmit(status !== 0, message[0], buffer[0]);
  }

  /** Writes machine code to a file; throws LlvmError when the file cannot be written. */
  emitToFile(machine: TargetMachine, path: string, kind: FileKind): void {
    checkText("path", path);
    const message: [Handle | null] = [null];
    const number = this.fileKind(kind);
    if (
      this.lib.call("LLVMTargetMachineEmitToFile", machine.handle, this.handle, path, number, message) !== 0
    ) {
      throw new LlvmError(this.lib.takeMessage(message[0]));
    }
  }

  private fileKind(kind: FileKind): number {
    const number = fileKinds[kind];
    if (number === undefined) throw new TypeError(`no output kind ${kind}`);
    return number;
  }

  private finishEmit(failed: boolean, message: Handle | null, buffer: Handle | null): Uint8Array {
    if (failed || buffer === null) throw new LlvmError(this.lib.takeMessage(message) || "emission failed");
    return this.lib.takeBuffer(buffer);
  }

  /** Textual IR. */
  print(): string {
    return this.lib.takeMessage(this.lib.call("LLVMPrintModuleToString", this.handle) as Handle);
  }

  writeBitcode(): Uint8Array {
    return this.lib.takeBuffer(this.lib.call("LLVMWriteBitcodeToMemoryBuffer", this.handle) as Handle);
  }

  dispose(): void {
    this.context.forget(this);
    this.lib.call("LLVMDisposeModule", this.release());
  }
}
