import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import type { LibraryHandle, TypeObject } from "koffi";

/**
 * Finds and loads libLLVM 19, and declares the C functions that the bindings use.
 *
 * Every function is declared here and nowhere else; `Llvm` is the typed view of them. Handles are opaque pointers: koffi hands them out
 * as values that only go back into other functions. LLVM does not check its arguments (a wrong handle segfaults), so the classes in
 * index.ts do, and nothing else in pyc calls these functions directly.
 */

/** An opaque LLVM pointer. */
export type Handle = bigint & { readonly llvmHandle: unique symbol };

/** The library could not be found or loaded: a fault of the installation (exit code 3). */
export class LlvmMissing extends Error {}

type Koffi = typeof import("koffi").default;

let loadedKoffi: Koffi | null = null;

/** Loaded with the library, since a build of an unchanged program needs neither. */
function koffi(): Koffi {
  loadedKoffi ??= createRequire(import.meta.url)("koffi") as Koffi;
  return loadedKoffi;
}

const major = 19;

const debianLibraryDirs = [
  `/usr/lib/llvm-${major}/lib`,
  "/usr/lib/x86_64-linux-gnu",
  "/usr/lib/aarch64-linux-gnu",
  "/usr/lib64",
  "/usr/lib",
];

function candidatesIn(dir: string): string[] {
  if (!existsSync(dir)) return [];
  const names = readdirSync(dir);
  const exact = [`libLLVM.so.${major}.1`, `libLLVM-${major}.so`, `libLLVM-${major}.so.1`];
  return exact.filter((name) => names.includes(name)).map((name) => `${dir}/${name}`);
}

/** Path of libLLVM 19: PYC_LIBLLVM, Debian's places, then what llvm-config says (it takes 20 ms, so it comes last). */
export function findLibrary(): string {
  const named = process.env["PYC_LIBLLVM"];
  if (named !== undefined && named !== "") return named;
  for (const dir of debianLibraryDirs) {
    const [found] = candidatesIn(dir);
    if (found !== undefined) return found;
  }
  for (const tool of [`llvm-config-${major}`, "llvm-config"]) {
    try {
      const dir = execFileSync(tool, ["--libdir"], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }).trim();
      const [found] = candidatesIn(dir);
      if (found !== undefined) return found;
    } catch {
      // The tool is not installed; the next one may be.
    }
  }
  throw new LlvmMissing(`libLLVM ${major} was not found; on Debian it is in the package libllvm${major}`);
}

/** C signatures; `H` stands for an opaque pointer. */
const signatures = {
  LLVMGetVersion: "void LLVMGetVersion(_Out_ uint32_t *, _Out_ uint32_t *, _Out_ uint32_t *)",
  LLVMContextCreate: "H LLVMContextCreate()",
  LLVMContextDispose: "void LLVMContextDispose(H)",
  LLVMContextSetDiagnosticHandler: "void LLVMContextSetDiagnosticHandler(H, DiagnosticHandler *, H)",
  LLVMGetDiagInfoDescription: "H LLVMGetDiagInfoDescription(H)",
  LLVMGetDiagInfoSeverity: "int LLVMGetDiagInfoSeverity(H)",
  LLVMCreateMemoryBufferWithMemoryRangeCopy:
    "H LLVMCreateMemoryBufferWithMemoryRangeCopy(const void *, size_t, const char *)",
  LLVMGetBufferStart: "H LLVMGetBufferStart(H)",
  LLVMGetBufferSize: "size_t LLVMGetBufferSize(H)",
  LLVMDisposeMemoryBuffer: "void LLVMDisposeMemoryBuffer(H)",
  LLVMParseIRInContext: "int LLVMParseIRInContext(H, H, _Out_ H *, _Out_ H *)",
  LLVMParseBitcodeInContext2: "int LLVMParseBitcodeInContext2(H, H, _Out_ H *)",
  LLVMGetBitcodeModuleInContext2: "int LLVMGetBitcodeModuleInContext2(H, H, _Out_ H *)",
  LLVMWriteBitcodeToMemoryBuffer: "H LLVMWriteBitcodeToMemoryBuffer(H)",
  LLVMDisposeModule: "void LLVMDisposeModule(H)",
  LLVMPrintModuleToString: "H LLVMPrintModuleToString(H)",
  LLVMDisposeMessage: "void LLVMDisposeMessage(H)",
  LLVMVerifyModule: "int LLVMVerifyModule(H, int, _Out_ H *)",
  LLVMLinkModules2: "int LLVMLinkModules2(H, H)",
  LLVMSetTarget: "void LLVMSetTarget(H, const char *)",
  LLVMGetNamedFunction: "H LLVMGetNamedFunction(H, const char *)",
  LLVMGetNamedGlobal: "H LLVMGetNamedGlobal(H, const char *)",
  LLVMDeleteGlobal: "void LLVMDeleteGlobal(H)",
  LLVMReplaceAllUsesWith: "void LLVMReplaceAllUsesWith(H, H)",
  LLVMSetModuleDataLayout: "void LLVMSetModuleDataLayout(H, H)",
  LLVMCreateTargetDataLayout: "H LLVMCreateTargetDataLayout(H)",
  LLVMDisposeTargetData: "void LLVMDisposeTargetData(H)",
  LLVMCopyStringRepOfTargetData: "H LLVMCopyStringRepOfTargetData(H)",
  LLVMGetTargetFromTriple: "int LLVMGetTargetFromTriple(const char *, _Out_ H *, _Out_ H *)",
  LLVMCreateTargetMachine:
    "H LLVMCreateTargetMachine(H, const char *, const char *, const char *, int, int, int)",
  LLVMDisposeTargetMachine: "void LLVMDisposeTargetMachine(H)",
  LLVMTargetMachineEmitToFile: "int LLVMTargetMachineEmitToFile(H, H, const char *, int, _Out_ H *)",
  LLVMTargetMachineEmitToMemoryBuffer:
    "int LLVMTargetMachineEmitToMemoryBuffer(H, H, int, _Out_ H *, _Out_ H *)",
  LLVMCreatePassBuilderOptions: "H LLVMCreatePassBuilderOptions()",
  LLVMDisposePassBuilderOptions: "void LLVMDisposePassBuilderOptions(H)",
  LLVMPassBuilderOptionsSetVerifyEach: "void LLVMPassBuilderOptionsSetVerifyEach(H, int)",
  LLVMRunPasses: "H LLVMRunPasses(H, const char *, H, H)",
  LLVMGetErrorMessage: "H LLVMGetErrorMessage(H)",
  LLVMDisposeErrorMessage: "void LLVMDisposeErrorMessage(H)",
} as const;

const targetInitialisers = ["TargetInfo", "Target", "TargetMC", "AsmPrinter", "AsmParser"];

type Native = ((...args: unknown[]) => unknown) & { async: (...args: unknown[]) => void };

export type FunctionName = keyof typeof signatures;

/** The loaded library: `call` runs a function on this thread, `callAsync` on a worker thread. */
export class Library {
  readonly path: string;
  private readonly functions = new Map<FunctionName, Native>();
  private readonly handle: LibraryHandle;
  private readonly diagnosticType: TypeObject;

  constructor(path: string) {
    this.path = path;
    try {
      this.handle = koffi().load(path);
    } catch (error) {
      throw new LlvmMissing(`${path} cannot be loaded: ${(error as Error).message}`);
    }
    koffi().alias("H", "void *");
    this.diagnosticType = koffi().proto("void DiagnosticHandler(H, H)");
    this.checkVersion();
    for (const target of ["X86", "AArch64"]) {
      for (const part of targetInitialisers) this.handle.func(`LLVMInitialize${target}${part}`, "void", [])();
    }
  }

  private checkVersion(): void {
    const numbers: [[number], [number], [number]] = [[0], [0], [0]];
    this.call("LLVMGetVersion", ...numbers);
    if (numbers[0][0] !== major) {
      throw new LlvmMissing(`${this.path} is LLVM ${numbers[0][0]}, pyc needs LLVM ${major}`);
    }
  }

  private lookUp(name: FunctionName): Native {
    let native = this.functions.get(name);
    if (native === undefined) {
      native = this.handle.func(signatures[name]) as Native;
      this.functions.set(name, native);
    }
    return native;
  }

  call(name: FunctionName, ...args: unknown[]): unknown {
    return this.lookUp(name)(...args);
  }

  callAsync(name: FunctionName, ...args: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.lookUp(name).async(...args, (error: Error | null, result: unknown) =>
        error === null ? resolve(result) : reject(error),
      );
    });
  }

  /** Text of a `char *` that LLVM allocated; frees it. */
  takeMessage(message: Handle | null): string {
    if (message === null) return "";
    const text = koffi().decode.string(message);
    this.call("LLVMDisposeMessage", message);
    return text;
  }

  /** Text of an LLVMErrorRef; consumes it. */
  takeError(error: Handle): string {
    const message = this.call("LLVMGetErrorMessage", error) as Handle;
    const text = koffi().decode.string(message);
    this.call("LLVMDisposeErrorMessage", message);
    return text;
  }

  /** Copies the bytes of a memory buffer and disposes of it. */
  takeBuffer(buffer: Handle): Uint8Array {
    const size = Number(this.call("LLVMGetBufferSize", buffer));
    const start = this.call("LLVMGetBufferStart", buffer);
    const bytes = size === 0 ? new Uint8Array() : new Uint8Array(koffi().view(start, size)).slice();
    this.call("LLVMDisposeMemoryBuffer", buffer);
    return bytes;
  }

  /**
   * Collects a context's diagnostics; without a handler LLVM prints them and exits the process on an error. Returns the function that
   * unregisters the callback.
   */
  collectDiagnostics(context: Handle, sink: (severity: number, text: string) => void): () => void {
    const callback = koffi().register((info: Handle) => {
      const severity = this.call("LLVMGetDiagInfoSeverity", info) as number;
      sink(severity, this.takeMessage(this.call("LLVMGetDiagInfoDescription", info) as Handle | null));
    }, koffi().pointer(this.diagnosticType));
    this.call("LLVMContextSetDiagnosticHandler", context, callback, null);
    return () => koffi().unregister(callback);
  }
}

let loaded: Library | undefined;

/** The process's one library, loaded at first use. */
export function library(): Library {
  loaded ??= new Library(findLibrary());
  return loaded;
}
