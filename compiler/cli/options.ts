/**
 * The options of `pyc build` and `pyc run`, one table: the command line, its help and the README's list come from it.
 */

export const targets = ["x86_64-linux-gnu", "aarch64-linux-gnu"] as const;
export type Target = (typeof targets)[number];

export const tiers = ["auto", "native", "interp"] as const;
export type Tier = (typeof tiers)[number];

export const emitKinds = ["tokens", "ast", "bytecode", "ssa", "llvm", "asm"] as const;
export type EmitKind = (typeof emitKinds)[number];

export interface BuildOptions {
  readonly output: string | null;
  readonly target: Target;
  readonly debug: boolean;
  readonly static: boolean;
  readonly tier: Tier;
  readonly emit: EmitKind | null;
  readonly timePasses: boolean;
  readonly quiet: boolean;
  readonly json: boolean;
  /** Install missing system packages without asking. */
  readonly yes: boolean;
  /** Leave the sources out of the executable: tracebacks then have no source lines. */
  readonly noSource: boolean;
  readonly printAfter: string | null;
  readonly disablePasses: readonly string[];
  /** Native code records which instructions it executed: for the project's own tests. */
  readonly coverage: boolean;
}

export interface OptionSpec {
  readonly flags: string;
  readonly description: string;
  /** Choices of an option with an argument. */
  readonly choices?: readonly string[];
  readonly default?: string;
  /** Not in the help: for the project's own tests. */
  readonly hidden?: boolean;
  /** Only for `pyc build`. */
  readonly buildOnly?: boolean;
  /** May be given several times. */
  readonly repeatable?: boolean;
}

export function hostTarget(): Target {
  return process.arch === "arm64" ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
}

export const optionTable: readonly OptionSpec[] = [
  {
    flags: "-o, --output <file>",
    description: "the executable (default: the script's stem in the current directory)",
    buildOnly: true,
  },
  {
    flags: "--target <triple>",
    description: "the machine to build for",
    choices: targets,
    default: hostTarget(),
  },
  { flags: "--debug", description: "keep what debuggers need: symbols, and locals of native frames" },
  { flags: "--static", description: "link the C library statically" },
  {
    flags: "--tier <tier>",
    description: "native: compile everything ahead of time; interp: nothing; auto: what is worth it",
    choices: tiers,
    default: "auto",
  },
  {
    flags: "--emit <kind>",
    description: "print an intermediate form to stdout and build nothing",
    choices: emitKinds,
  },
  { flags: "--time-passes", description: "print how long each phase and pass took" },
  { flags: "--print-after <pass>", description: "print the SSA form after a pass, as PASS or PASS:FUNCTION" },
  { flags: "--disable-pass <pass>", description: "leave an optimisation out", repeatable: true },
  { flags: "--no-source", description: "leave the source text out of the executable" },
  { flags: "--quiet", description: "print errors only" },
  { flags: "--json", description: "print the result as one JSON object to stdout", buildOnly: true },
  {
    flags: "--coverage",
    description: "native code records what it executed, for PYC_LOG=coverage",
    hidden: true,
  },
  { flags: "--yes", description: "install missing system packages without asking" },
];
