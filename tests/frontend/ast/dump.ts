/** Text of a tree as the front end prints it, for comparison with the oracle's. */
import { dumpSource } from "../../../compiler/frontend/api.ts";
import { ParseMode } from "../../../compiler/frontend/parser/parser.ts";

function toText(points: number[]): string {
  let text = "";
  for (let i = 0; i < points.length; i += 8192) text += String.fromCodePoint(...points.slice(i, i + 8192));
  return text;
}

export function dumpBytes(bytes: Uint8Array, mode = ParseMode.Module): string {
  return toText(dumpSource(Array.from(bytes), "test.py", mode));
}

export function dumpText(source: string, mode = ParseMode.Module): string {
  return dumpBytes(Buffer.from(source), mode);
}
