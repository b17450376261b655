/** The front end's entry points: what the compiler calls, and what the C++ side exports. */
import { dumpAst } from "./ast/dump.ts";
import type { Mod } from "./ast/nodes.ts";
import { type CodePoints, stringToCodePoints, type u8 } from "./dialect.ts";
import type { CodeModule } from "./emit/code.ts";
import { EmitOptions, emitModule } from "./emit/module.ts";
import { decodeSource, normaliseSource } from "./lexer/decode.ts";
import { dumpTokens } from "./lexer/dump.ts";
import { parseSource, parseWith } from "./parser/module.ts";
import { ParseMode, Parser } from "./parser/parser.ts";

/** Parses a source file. `fileName` is for messages about its encoding. Fails as CPython's compile() does. */
export function parseBytes(bytes: u8[], fileName: string, mode: ParseMode): Mod {
  return parseSource(decodeSource(bytes, fileName), mode);
}

/** Parses a text, as `eval` and `exec` have it. */
export function parseText(text: CodePoints, mode: ParseMode): Mod {
  return parseSource(normaliseSource(text), mode);
}

/** The text of `ast.dump(…, include_attributes=True)` for a source file. */
export function dumpSource(bytes: u8[], fileName: string, mode: ParseMode): CodePoints {
  return dumpAst(parseBytes(bytes, fileName, mode));
}

/** The tokens of a source file, a line each. Fails as CPython's tokenizer. */
export function tokensOf(bytes: u8[], fileName: string): CodePoints {
  return stringToCodePoints(dumpTokens(decodeSource(bytes, fileName)));
}

/**
 * Compiles a source file of a program to code objects; its module-level names are globals. Fails as CPython's compile() does.
 */
export function compileModule(bytes: u8[], fileName: string, moduleName: string): CodeModule {
  const parser = new Parser(decodeSource(bytes, fileName), ParseMode.Module);
  return emitParsed(parser, fileName, moduleName, new EmitOptions());
}

/** Compiles a text as compile(), exec() and eval() do, under the given options. */
export function compileText(
  text: CodePoints,
  fileName: string,
  moduleName: string,
  mode: ParseMode,
  options: EmitOptions,
): CodeModule {
  return emitParsed(new Parser(normaliseSource(text), mode), fileName, moduleName, options);
}

function emitParsed(parser: Parser, fileName: string, moduleName: string, options: EmitOptions): CodeModule {
  const module = emitModule(parseWith(parser), fileName, moduleName, options);
  const warnings = parser.lexer.scanner.warnings.slice();
  for (const warning of module.warnings) warnings.push(warning);
  module.warnings = warnings;
  return module;
}
