/**
 * Row S4: how long the front end takes for large and deep sources. `npm run show:s4` prints the figures; limits.test.ts checks them.
 */
import { FrontendFailure, stringToCodePoints } from "../../compiler/frontend/dialect.ts";
import { normaliseSource } from "../../compiler/frontend/lexer/decode.ts";
import { checkProgram } from "../support/frontend.ts";

/** What one source costs, and how it ends: "accepted" or the failure. */
export interface Figure {
  name: string;
  characters: number;
  /** The smaller of the two times below: what it takes by the clock on a machine that does nothing else is at most either. */
  seconds: number;
  /** Seconds of processor time, the collector's helper threads included. */
  processor: number;
  /** Seconds by the clock, which other processes lengthen. */
  elapsed: number;
  outcome: string;
}

/** Seconds that each source may take. */
export const LIMIT = 0.5;

function listLiteral(characters: number): string {
  const items: string[] = [];
  let length = 0;
  for (let i = 0; length < characters; i++) {
    const item = i % 3 === 0 ? `${i * 7}` : i % 3 === 1 ? `"item ${i}"` : `${i}.5e3`;
    items.push(item);
    length += item.length + 2;
  }
  return `x = [${items.join(", ")}]\n`;
}

function longLine(characters: number): string {
  const terms: string[] = [];
  for (let length = 0, i = 0; length < characters; i++) {
    terms.push(`value_${i}`);
    length += terms[i]!.length + 2;
  }
  return `x = (${terms.join(", ")})\n`;
}

export const sources: Record<string, string> = {
  "250 KB list literal": listLiteral(250_000),
  "10,000 nested parentheses": `x = ${"(".repeat(10_000)}1${")".repeat(10_000)}\n`,
  "one line of 1 MB": longLine(1_000_000),
};

/** Takes one source through the front end. */
export function measure(name: string): Figure {
  const source = sources[name]!;
  const started = performance.now();
  const before = process.cpuUsage();
  let outcome = "accepted";
  try {
    checkProgram(normaliseSource(stringToCodePoints(source)));
  } catch (error) {
    if (!(error instanceof FrontendFailure)) throw error;
    outcome = error.failure.message;
  }
  const { user, system } = process.cpuUsage(before);
  const elapsed = (performance.now() - started) / 1000;
  const processor = (user + system) / 1e6;
  const seconds = Math.min(processor, elapsed);
  return { name, characters: source.length, seconds, processor, elapsed, outcome };
}
