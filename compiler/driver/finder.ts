import path from "node:path";
import fs from "fs-extra";
import { root } from "../source/root.ts";
import { systemReason, usageFailure } from "./failure.ts";
import { contentOf, statOrNull } from "./files.ts";
import { hashOf } from "./fingerprint.ts";
import { type LibraryArchive, library } from "./library.ts";
import { overrideFolder, overridesOf, withOverrides } from "./overrides.ts";

/**
 * Where modules come from: the program's own folder, then stdlib/, then CPython's library. In each a package wins over a module of the same name; a folder of the
 * program without __init__.py is a namespace package when nothing else has the name. Single functions of the library may be overridden (overrides.ts).
 */

export interface Found {
  readonly kind: "module" | "package" | "namespace";
  /** As tracebacks and `__file__` show it; of a namespace package the folder. */
  readonly displayName: string;
  /** Written by the user, as opposed to library modules. */
  readonly own: boolean;
  /** Stands for the content in cache keys. */
  readonly identity: () => string;
  readonly read: () => Uint8Array;
}

/** One file that was read or looked for. */
export interface SourceRecord {
  readonly file: string;
  /** Empty: it was looked for and absent. */
  readonly hash: string;
}

interface Place {
  find(name: string): Found | null;
}

export function readSource(file: string): Uint8Array {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    throw usageFailure(`can't open file '${file}': ${systemReason(error)}`);
  }
}

/** A file on disk, read once; what is read is recorded. */
export function fileFound(
  file: string,
  kind: Found["kind"],
  displayName: string,
  own: boolean,
  sources: SourceRecord[],
): Found {
  let content: Uint8Array | null = null;
  const read = (): Uint8Array => {
    if (content === null) {
      content = readSource(file);
      sources.push({ file: path.resolve(file), hash: hashOf(content) });
    }
    return content;
  };
  return { kind, displayName, own, identity: () => hashOf(read()), read };
}

const candidates = [
  { suffix: "/__init__.py", kind: "package" },
  { suffix: ".py", kind: "module" },
] as const;

class Folder implements Place {
  constructor(
    private readonly folder: string,
    private readonly own: boolean,
    private readonly sources: SourceRecord[],
  ) {}

  find(name: string): Found | null {
    const stem = path.join(this.folder, ...name.split("."));
    for (const { suffix, kind } of candidates) {
      const file = stem + suffix;
      if (statOrNull(file)?.isFile()) return fileFound(file, kind, this.shown(file), this.own, this.sources);
      this.sources.push({ file, hash: "" });
    }
    return null;
  }

  /** The folder of that name, as a namespace package. */
  findNamespace(name: string): Found | null {
    const folder = path.join(this.folder, ...name.split("."));
    if (!statOrNull(folder)?.isDirectory()) return null;
    const nothing = new Uint8Array();
    return {
      kind: "namespace",
      displayName: this.shown(folder),
      own: this.own,
      identity: () => "",
      read: () => nothing,
    };
  }

  private shown(file: string): string {
    if (this.own) return path.relative(process.cwd(), file);
    const name = path.relative(this.folder, file);
    // What CPython writes in C leaves no entries in tracebacks (runtime/interp/code_image.cpp).
    return `${name.startsWith("_") ? "<built-in>" : "<library>"}/${name}`;
  }
}

class Archive implements Place {
  constructor(
    private readonly archive: LibraryArchive,
    private readonly sources: SourceRecord[],
  ) {}

  find(name: string): Found | null {
    const stem = name.replaceAll(".", "/");
    for (const { suffix, kind } of candidates) {
      const entry = stem + suffix;
      if (!this.archive.has(entry)) continue;
      const overrides = overridesOf(name);
      // Another override may come to lie there.
      const place = `${overrideFolder(name)}/`;
      const names = contentOf(place);
      this.sources.push({ file: place, hash: names === null ? "" : hashOf(names) });
      for (const { file, text } of overrides)
        this.sources.push({ file, hash: hashOf(new TextEncoder().encode(text)) });
      return {
        kind,
        displayName: `<library>/${entry}`,
        own: false,
        identity: () => hashOf(this.archive.fingerprint, entry, ...overrides.map((each) => each.text)),
        read: () => withOverrides(this.archive.read(entry), overrides),
      };
    }
    return null;
  }
}

export class Finder {
  /** What was read or looked for on disk. */
  readonly sources: SourceRecord[] = [];
  private readonly program: Folder;
  private readonly places: readonly Place[];

  constructor(programFolder: string) {
    this.program = new Folder(programFolder, true, this.sources);
    const overrides = new Folder(path.join(root, "stdlib"), false, this.sources);
    this.places = [this.program, overrides, new Archive(library(), this.sources)];
  }

  /** Null for a name that is nowhere. */
  find(name: string): Found | null {
    for (const place of this.places) {
      const found = place.find(name);
      if (found !== null) return found;
    }
    return null;
  }

  findNamespace(name: string): Found | null {
    return this.program.findNamespace(name);
  }
}

/** The main module: its file, what `__spec__` calls it (null for a script), and the folder that its imports start from. */
export interface MainModule {
  readonly file: string;
  readonly shown: string;
  readonly specName: string | null;
  readonly folder: string;
}

export function findModule(name: string): MainModule {
  if (!/^[^\d\W]\w*(\.[^\d\W]\w*)*$/u.test(name)) throw usageFailure(`'${name}' is not a module name`);
  const folder = process.cwd();
  const stem = path.join(folder, ...name.split("."));
  const main = path.join(stem, "__main__.py");
  const found = (file: string, specName: string): MainModule => ({
    file,
    shown: path.relative(folder, file),
    specName,
    folder,
  });
  if (statOrNull(path.join(stem, "__init__.py"))?.isFile() && !fs.existsSync(main))
    throw usageFailure(
      `No module named ${name}.__main__; '${name}' is a package and cannot be directly executed`,
    );
  if (fs.existsSync(main)) return found(main, `${name}.__main__`);
  if (fs.existsSync(`${stem}.py`)) return found(`${stem}.py`, name);
  if (fs.existsSync(stem))
    throw usageFailure(
      `No module named ${name}.__main__; '${name}' is a package and cannot be directly executed`,
    );
  throw usageFailure(`No module named ${name}`);
}

export function findScript(script: string): MainModule {
  if (statOrNull(script)?.isDirectory()) {
    const file = path.join(script, "__main__.py");
    if (!fs.existsSync(file)) throw usageFailure(`can't find '__main__' module in '${script}'`);
    return { file, shown: file, specName: "__main__", folder: path.resolve(script) };
  }
  return { file: script, shown: script, specName: null, folder: path.dirname(path.resolve(script)) };
}
