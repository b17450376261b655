import path from "node:path";
import fs from "fs-extra";
import { parseBytes } from "../frontend/api.ts";
import { ClassDef, FunctionDef, Module, type Stmt } from "../frontend/ast/nodes.ts";
import { ParseMode } from "../frontend/parser/parser.ts";
import { root } from "../source/root.ts";

/**
 * Single functions of the library that pyc replaces: `stdlib/<module>/<function>.override.py` takes the place of the function of that name at the top level of the
 * library's module, `<class>.<method>.override.py` that of a method. The file's documentation string gives the reason; what follows it is put where the function was, followed by empty lines as far as it is
 * shorter, so that the rest of the module keeps its line numbers.
 */

export interface Override {
  readonly functionName: string;
  readonly file: string;
  readonly text: string;
}

const suffix = ".override.py";

/** Where the overrides of a module are, if it has any. */
export function overrideFolder(moduleName: string, folder = path.join(root, "stdlib")): string {
  return path.join(folder, ...moduleName.split("."));
}

/** The overrides of a module, in the order of their names. */
export function overridesOf(moduleName: string, folder?: string): Override[] {
  const place = overrideFolder(moduleName, folder);
  if (!fs.existsSync(place)) return [];
  return fs
    .readdirSync(place)
    .filter((name) => name.endsWith(suffix))
    .sort()
    .map((name) => {
      const file = path.join(place, name);
      return { functionName: name.slice(0, -suffix.length), file, text: fs.readFileSync(file, "utf8") };
    });
}

function statements(text: string, file: string): readonly Stmt[] {
  const module = parseBytes(Array.from(new TextEncoder().encode(text)), file, ParseMode.Module);
  if (!(module instanceof Module)) throw new Error(`${file}: not a module`);
  return module.body;
}

/** A function of the body by its name, or a method by "Class.method". */
function findFunction(body: readonly Stmt[], name: string): FunctionDef | null {
  const dot = name.indexOf(".");
  if (dot > 0) {
    const owner = body.find(
      (statement) => statement instanceof ClassDef && statement.name === name.slice(0, dot),
    );
    return owner instanceof ClassDef ? findFunction(owner.body, name.slice(dot + 1)) : null;
  }
  const found = body.find((statement) => statement instanceof FunctionDef && statement.name === name);
  return found instanceof FunctionDef ? found : null;
}

/** First and last line of a function, decorators included; lines count from 1. */
function extent(found: FunctionDef): { first: number; last: number } {
  const decorators = found.decoratorList.map((decorator) => decorator.line);
  return { first: Math.min(found.line, ...decorators), last: found.endLine };
}

/** The module's text with one function replaced. Throws when the module has no such function, or the override does not define it. */
export function applyOverride(source: string, override: Override): string {
  const own = statements(override.text, override.file);
  const ownName = override.functionName.slice(override.functionName.lastIndexOf(".") + 1);
  if (findFunction(own, ownName) === null)
    throw new Error(`${override.file} does not define ${override.functionName}`);
  const [reason, second] = own;
  if (reason === undefined || second === undefined || reason instanceof FunctionDef)
    throw new Error(`${override.file} does not begin with its reason`);
  const replaced = findFunction(statements(source, override.file), override.functionName);
  if (replaced === null) throw new Error(`the library has no ${override.functionName} for ${override.file}`);
  const { first, last } = extent(replaced);
  const lines = source.split("\n");
  const indent = " ".repeat(replaced.column);
  const text = override.text
    .trimEnd()
    .split("\n")
    .slice(reason.endLine)
    .map((line) => (line === "" ? line : indent + line));
  while (text[0]?.trim() === "") text.shift();
  const padding = Array<string>(Math.max(last - first + 1 - text.length, 0)).fill("");
  lines.splice(first - 1, last - first + 1, ...text, ...padding);
  return lines.join("\n");
}

/** A library module's source with its overrides in place. */
export function withOverrides(source: Uint8Array, overrides: readonly Override[]): Uint8Array {
  if (overrides.length === 0) return source;
  const text = overrides.reduce(applyOverride, new TextDecoder().decode(source));
  return new TextEncoder().encode(text);
}
