/** Exit codes of pyc, pinned: others rely on them. */
export const exitCodes = {
  ok: 0,
  /** An error in the program's own sources. */
  program: 1,
  usage: 2,
  /** Broken or missing toolchain. */
  toolchain: 3,
  /** A fault of pyc itself. */
  internal: 70,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** An expected failure: one clear message for the user and the exit code that goes with it. */
export class PycFailure extends Error {
  readonly exitCode: ExitCode;
  /** Already worded as CPython words it (a SyntaxError report): printed as it is, without "pyc:". */
  readonly verbatim: boolean;
  constructor(exitCode: ExitCode, message: string, verbatim = false) {
    super(message);
    this.exitCode = exitCode;
    this.verbatim = verbatim;
  }
}

export function usageFailure(message: string): PycFailure {
  return new PycFailure(exitCodes.usage, message);
}

export function toolchainFailure(message: string): PycFailure {
  return new PycFailure(exitCodes.toolchain, message);
}

/** The reason of a failed system call in words, without Node's syscall decoration. */
export function systemReason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  const words: Record<string, string> = {
    ENOENT: "No such file or directory",
    EACCES: "Permission denied",
    EPERM: "Operation not permitted",
    EISDIR: "Is a directory",
    ENOTDIR: "Not a directory",
    ENOSPC: "No space left on device",
    EROFS: "Read-only file system",
    ELOOP: "Too many levels of symbolic links",
    ENAMETOOLONG: "File name too long",
    EDQUOT: "Disk quota exceeded",
    EMFILE: "Too many open files",
    ETXTBSY: "Text file busy",
  };
  return (code !== undefined && words[code]) || (error as Error).message;
}
