/**
 * What the runs of a suite exercised, from the logs that PYC_LOG=coverage writes (runtime/interp/coverage.h): every opcode in each tier, every exit reason,
 * every recovery kind, and frames of inlined functions that were rebuilt.
 */
import fs from "fs-extra";
import { opcodeTable } from "../../compiler/frontend/opcodes/table.ts";
import { exitReasons, recoveryKinds } from "../../compiler/llvm/emit/exits.ts";

/** The sets of the log, and what a complete suite hits of each. */
const wanted: Readonly<Record<string, readonly string[]>> = {
  interpreter: opcodeTable.map(({ name }) => name),
  native: opcodeTable.map(({ name }) => name),
  exit: exitReasons,
  recovery: recoveryKinds,
  frame: ["inlined"],
};

const titles: Readonly<Record<string, string>> = {
  interpreter: "opcodes in the interpreter",
  native: "opcodes in native code",
  exit: "exit reasons",
  recovery: "recovery kinds",
  frame: "inlined frames rebuilt",
};

export class Coverage {
  private readonly hit = new Map(Object.keys(wanted).map((set) => [set, new Set<string>()]));

  /** Adds what a log says. */
  add(log: string): void {
    for (const [, set, names] of log.matchAll(/^\[coverage\] (\w+): (.*)$/gm)) {
      const known = this.hit.get(set!);
      if (known === undefined) throw new Error(`the log has a set '${set}' that nobody knows`);
      for (const name of names!.split(" ")) known.add(name);
    }
  }

  /** Reads a log file and removes it; a run that was cut off has none. */
  take(file: string): void {
    if (!fs.existsSync(file)) return;
    this.add(fs.readFileSync(file, "utf8"));
    fs.removeSync(file);
  }

  /** "set name" of everything that should have been hit and was not. */
  problems(): string[] {
    return Object.entries(wanted).flatMap(([set, names]) =>
      names.filter((name) => !this.hit.get(set)!.has(name)).map((name) => `${set} ${name}`),
    );
  }

  report(): string {
    const lines = Object.entries(wanted).map(([set, names]) => {
      const missing = names.filter((name) => !this.hit.get(set)!.has(name));
      const count = `${names.length - missing.length} of ${names.length}`;
      return `coverage: ${titles[set]}: ${count}${missing.length > 0 ? `; not hit: ${missing.join(" ")}` : ""}`;
    });
    return lines.join("\n");
  }
}
