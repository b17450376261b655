/**
 * Loads the front end as one TypeScript program, either from disk or from sources in memory (tests), and says which of its files
 * are written in the dialect.
 */
import fs from "node:fs";
import path from "node:path";
import ts from "typescript";

/** A loaded front end: `files` are the dialect files in path order, `root` the folder their names are relative to. */
export interface FrontendProgram {
  program: ts.Program;
  checker: ts.TypeChecker;
  files: ts.SourceFile[];
  root: string;
}

/** The vocabulary: imported by dialect files, twinned by hand in C++, never translated. */
export const vocabularyFile = "dialect.ts";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2022.d.ts"],
  types: [],
  allowImportingTsExtensions: true,
  noEmit: true,
  strict: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  skipLibCheck: true,
  skipDefaultLibCheck: true,
};

/**
 * Why a file is not held to the dialect, or "" when it is. The first line `// dialect: no — reason` opts out; tests, generator
 * scripts and the vocabulary are out by name.
 */
export function exemption(relativeName: string, text: string): string {
  const base = path.basename(relativeName);
  if (relativeName === vocabularyFile) return "the vocabulary";
  if (base.endsWith(".test.ts")) return "a test";
  if (base.startsWith("generate")) return "a generator script";
  const line = text.slice(0, text.indexOf("\n"));
  return /^\/\/ dialect: no — \S/.exec(line) === null ? "" : line.slice(line.indexOf("—") + 2);
}

function listSources(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .sort();
}

/** Loads every source below `root` (an absolute folder). Nothing is checked yet. */
export function loadFolder(root: string): FrontendProgram {
  const names = listSources(root);
  const program = ts.createProgram(
    names.map((name) => path.join(root, name)),
    options,
  );
  return select(program, root);
}

/** Loads sources given as name → text, with the real vocabulary beside them; for tests. */
export function loadSources(sources: Map<string, string>, vocabularyText: string): FrontendProgram {
  const root = "/frontend";
  const texts = new Map([[path.join(root, vocabularyFile), vocabularyText]]);
  for (const [name, text] of sources) texts.set(path.join(root, name), text);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, readFile, fileExists, directoryExists } = host;
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.directoryExists = (name) => name === root || (directoryExists?.(name) ?? true);
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  host.getSourceFile = (name, language) => {
    const text = texts.get(name);
    if (text === undefined) return cachedLibrary(name, () => getSourceFile(name, language));
    return ts.createSourceFile(name, text, language, true);
  };
  return select(ts.createProgram([...texts.keys()], options, host), root);
}

const libraryFiles = new Map<string, ts.SourceFile | undefined>();

/** TypeScript's own declaration files are parsed once per process: tests load many small programs. */
function cachedLibrary(name: string, load: () => ts.SourceFile | undefined): ts.SourceFile | undefined {
  if (!libraryFiles.has(name)) libraryFiles.set(name, load());
  return libraryFiles.get(name);
}

function select(program: ts.Program, root: string): FrontendProgram {
  const inside = program
    .getSourceFiles()
    .filter((file) => !file.isDeclarationFile && file.fileName.startsWith(root + "/"));
  const files = inside.filter((file) => exemption(relativeName(root, file), file.text) === "");
  files.sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
  return { program, checker: program.getTypeChecker(), files, root };
}

/** A file's name below the front end's folder, as in `lexer/token.ts`. */
export function relativeName(root: string, file: ts.SourceFile): string {
  return path.relative(root, file.fileName);
}
