/** Runs drivers of translated code (runtime/frontend/tool/batch.h) and reads their answers; and the same commands in TypeScript. */
import os from "node:os";
import path from "node:path";
import { execa } from "execa";
import fs from "fs-extra";
import { compileModule, dumpSource, tokensOf } from "../../../compiler/frontend/api.ts";
import { type CodePoints, FrontendFailure, stringToCodePoints } from "../../../compiler/frontend/dialect.ts";
import { disassemble } from "../../../compiler/frontend/emit/disassemble.ts";
import { serializeModule } from "../../../compiler/frontend/emit/serialize.ts";
import { ParseMode } from "../../../compiler/frontend/parser/parser.ts";

/** What a command made of one file. */
export interface Answer {
  status: string;
  text: string;
}

/** Commands of `pyc-frontend`, as the original runs them. */
export const commands: Record<string, (bytes: number[]) => CodePoints> = {
  "dump-tokens": (bytes) => tokensOf(bytes, ""),
  "dump-ast": (bytes) => dumpSource(bytes, "", ParseMode.Module),
  "dump-code": (bytes) => stringToCodePoints(disassemble(compileModule(bytes, "test.py", "test"))),
  "dump-image": (bytes) => serializeModule(compileModule(bytes, "test.py", "test")),
};

/** Runs `command` of the original over one source. */
export function runOriginal(command: string, source: Uint8Array): Answer {
  try {
    return { status: "ok", text: textOf(commands[command]!([...source])) };
  } catch (error) {
    if (!(error instanceof FrontendFailure)) throw error;
    const { type, message, line, column, endLine, endColumn } = error.failure;
    const text = `${type}: ${message} (${line}:${column}-${endLine}:${endColumn})`;
    return { status: "failed", text: Buffer.from(text, "utf8").toString("utf8") };
  }
}

/** As the driver writes it: UTF-8, lone surrogates replaced. */
function textOf(points: CodePoints): string {
  const units: string[] = [];
  const step = 8192;
  for (let i = 0; i < points.length; i += step)
    units.push(String.fromCodePoint(...points.slice(i, i + step).map((c) => (isSurrogate(c) ? 0xfffd : c))));
  return units.join("");
}

function isSurrogate(point: number): boolean {
  return point >= 0xd800 && point < 0xe000;
}

/**
 * Runs `command` of a driver (the executable, behind its emulator if any) over sources, in one process; answers are in the order of `sources`. When the driver dies, those it gave
 * come back, and what it said last is printed. `memory` is what one source may take, in MiB,
 * `stack` what the driver runs on, in KiB.
 */
export async function runDriver(
  driver: string[],
  command: string,
  sources: Map<string, Uint8Array>,
  { seconds = 300, memory = 4096, stack = 1 << 20 } = {},
): Promise<Answer[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pyc-translated-"));
  try {
    const pack = path.join(folder, "pack");
    fs.writeFileSync(
      pack,
      Buffer.concat([...sources.values()].flatMap((bytes) => [Buffer.from(`${bytes.length}\n`), bytes])),
    );
    const out = path.join(folder, "out");
    const limits = ["--memory", String(memory), "--stack", String(stack)];
    const [tool, ...args] = [...driver, command, ...limits, "--pack", pack];
    const result = await execa(tool!, args, {
      stdout: { file: out },
      timeout: seconds * 1000,
      reject: false,
      // A panic shows where it came from, in the checked build.
      env: { ASAN_OPTIONS: "handle_abort=1" },
    });
    if (result.failed) console.error(`${result.shortMessage}\n${result.stderr}`);
    return parseAnswers(fs.readFileSync(out));
  } finally {
    fs.removeSync(folder);
  }
}

function parseAnswers(bytes: Buffer): Answer[] {
  const answers: Answer[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = bytes.indexOf(0x0a, at);
    const [mark, status, size] = bytes.toString("utf8", at, end).split(" ");
    if (mark !== "@" || status === undefined) throw new Error(`no answer at ${at}`);
    const start = end + 1;
    at = start + Number(size) + 1;
    if (at > bytes.length) break;
    answers.push({ status, text: bytes.toString("utf8", start, at - 1) });
  }
  return answers;
}

/** Names of those sources whose answers differ between original and driver, with the first difference. */
export async function differences(
  driver: string[],
  command: string,
  sources: Map<string, Uint8Array>,
): Promise<string[]> {
  const answers = await runDriver(driver, command, sources);
  if (answers.length !== sources.size)
    throw new Error(`${answers.length} answers for ${sources.size} sources`);
  const result: string[] = [];
  [...sources].forEach(([name, bytes], index) => {
    const original = runOriginal(command, bytes);
    const translated = answers[index]!;
    const difference = describeDifference(original, translated);
    if (difference !== null) result.push(`${name}: ${difference}`);
  });
  return result;
}

/** Where two answers first differ; null where they are the same. */
export function describeDifference(original: Answer, translated: Answer): string | null {
  if (original.status !== translated.status) return `${original.status}, not ${translated.status}`;
  if (original.text === translated.text) return null;
  let at = 0;
  while (original.text[at] === translated.text[at]) at++;
  const from = Math.max(0, at - 30);
  return `${JSON.stringify(original.text.slice(from, at + 30))} became ${JSON.stringify(translated.text.slice(from, at + 30))}`;
}
