import { codePointsToString } from "../frontend/dialect.ts";
import { type CodeModule, ConstantKind } from "../frontend/emit/code.ts";

/**
 * Which modules of the package `encodings` a program can reach. A codec is found at run time by its name, so no import statement leads to it: the
 * string constants that may be such a name do, in modules that mention an operation that takes one.
 */

/** Attributes, functions and keywords that take the name of an encoding. */
const takers = new Set([
  "encode",
  "decode",
  "encoding",
  "open",
  "fdopen",
  "str",
  "bytes",
  "bytearray",
  "reconfigure",
  "TextIOWrapper",
  "lookup",
  "getencoder",
  "getdecoder",
  "getreader",
  "getwriter",
  "getincrementalencoder",
  "getincrementaldecoder",
  "iterencode",
  "iterdecode",
  "EncodedFile",
  "read_text",
  "write_text",
]);

/** What the runtime knows itself; their modules are needed only by programs that look at codecs as objects. */
export const builtinEncodings: readonly string[] = [
  "ascii",
  "latin_1",
  "utf_7",
  "utf_8",
  "utf_8_sig",
  "utf_16",
  "utf_16_le",
  "utf_16_be",
  "utf_32",
  "utf_32_le",
  "utf_32_be",
  "unicode_escape",
  "raw_unicode_escape",
  "charmap",
];

/** Normalised names to modules: what encodings/aliases.py says, and the modules themselves. */
export class EncodingNames {
  private readonly modules = new Map<string, string>();

  /** `files` are the names in the folder encodings, `aliases` the text of its aliases.py. */
  constructor(files: readonly string[], aliases: string) {
    for (const file of files) {
      const name = file.replace(/\.py$/, "");
      if (file.endsWith(".py") && name !== "__init__" && name !== "aliases") this.modules.set(name, name);
    }
    for (const [, alias, name] of aliases.matchAll(/^ {4}'([^']+)'\s*:\s*'([^']+)'/gm))
      if (this.modules.has(name as string)) this.modules.set(alias as string, name as string);
  }

  /** "encodings.cp1252" for any spelling of its names; null for other text. */
  moduleOf(text: string): string | null {
    const normal = text
      .replace(/[^\p{L}\p{N}.]+/gu, "_")
      .replace(/^_+|_+$/g, "")
      .toLowerCase();
    const name = this.modules.get(normal) ?? this.modules.get(normal.replaceAll(".", "_"));
    return name === undefined ? null : `encodings.${name}`;
  }
}

/** The modules of encodings that a module's constants name; those of `builtinEncodings` left out. */
export function namedEncodings(module: CodeModule, names: EncodingNames): string[] {
  if (!module.codes.some((code) => code.names.some((name) => takers.has(name)) || keywordsOf(code.constants)))
    return [];
  const found = new Set<string>();
  for (const code of module.codes) {
    for (const constant of code.constants) {
      if (constant.kind !== ConstantKind.Str || constant.points.length > 30) continue;
      const target = names.moduleOf(codePointsToString(constant.points, 0, constant.points.length));
      if (target !== null && !builtinEncodings.includes(target.slice("encodings.".length))) found.add(target);
    }
  }
  return [...found];
}

/** Whether a keyword of a call is named `encoding`: such names are constants of their own. */
function keywordsOf(constants: CodeModule["codes"][number]["constants"]): boolean {
  return constants.some(
    (constant) =>
      constant.kind === ConstantKind.Str &&
      codePointsToString(constant.points, 0, constant.points.length) === "encoding",
  );
}
