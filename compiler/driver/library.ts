import { createRequire } from "node:module";
import path from "node:path";
import { inflateRawSync } from "node:zlib";
import fs from "fs-extra";
import { root } from "../source/root.ts";
import { fileFingerprint } from "./fingerprint.ts";

/**
 * CPython's pure-Python library: the archive python_stdlib.zip of the npm package `pyodide`, read in place.
 *
 * Only what a zip archive without encryption and without 64-bit sizes needs is read (APPNOTE.TXT of PKWARE, sections 4.3.7, 4.3.12 and 4.3.16): the end record
 * names the central directory, whose entries name name, method, sizes and the place of the data.
 */

export function libraryArchive(): string {
  const require = createRequire(path.join(root, "package.json"));
  return path.join(path.dirname(require.resolve("pyodide/package.json")), "python_stdlib.zip");
}

interface Entry {
  readonly method: number;
  readonly compressedSize: number;
  readonly headerOffset: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endRecordSize = 22;
const entrySize = 46;
const localHeaderSize = 30;
const stored = 0;
const deflated = 8;

export class LibraryArchive {
  /** Changes whenever the archive may have changed. */
  readonly fingerprint: string;
  private readonly bytes: Buffer;
  private readonly entries = new Map<string, Entry>();

  /** Throws an Error that names the file when it is no zip archive. */
  constructor(private readonly file: string) {
    this.fingerprint = fileFingerprint(file);
    this.bytes = fs.readFileSync(file);
    const end = this.bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
    if (end < 0 || this.bytes.readUInt32LE(end) !== endSignature || end + endRecordSize > this.bytes.length)
      throw new Error(`${file}: not a zip archive`);
    this.readDirectory(this.bytes.readUInt16LE(end + 10), this.bytes.readUInt32LE(end + 16));
  }

  private readDirectory(count: number, start: number): void {
    let at = start;
    for (let i = 0; i < count; i++) {
      if (at + entrySize > this.bytes.length || this.bytes.readUInt32LE(at) !== entrySignature)
        throw new Error(`${this.file}: damaged archive`);
      const nameLength = this.bytes.readUInt16LE(at + 28);
      const name = this.bytes.toString("utf8", at + entrySize, at + entrySize + nameLength);
      this.entries.set(name, {
        method: this.bytes.readUInt16LE(at + 10),
        compressedSize: this.bytes.readUInt32LE(at + 20),
        headerOffset: this.bytes.readUInt32LE(at + 42),
      });
      at += entrySize + nameLength + this.bytes.readUInt16LE(at + 30) + this.bytes.readUInt16LE(at + 32);
    }
  }

  /** `name` is a path inside the archive, with slashes. */
  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** Names of the files in a folder of the archive. */
  filesIn(folder: string): string[] {
    const prefix = `${folder}/`;
    return [...this.entries.keys()]
      .filter((name) => name.startsWith(prefix) && !name.slice(prefix.length).includes("/"))
      .map((name) => name.slice(prefix.length));
  }

  /** The file's content; throws an Error for a name that is not there or data that cannot be read. */
  read(name: string): Uint8Array {
    const entry = this.entries.get(name);
    if (entry === undefined) throw new Error(`${this.file}: no entry ${name}`);
    const header = entry.headerOffset;
    const start =
      header + localHeaderSize + this.bytes.readUInt16LE(header + 26) + this.bytes.readUInt16LE(header + 28);
    const data = this.bytes.subarray(start, start + entry.compressedSize);
    if (entry.method === stored) return Uint8Array.from(data);
    if (entry.method !== deflated)
      throw new Error(`${this.file}: ${name} has compression method ${entry.method}`);
    return Uint8Array.from(inflateRawSync(data));
  }
}

let opened: LibraryArchive | null = null;

/** The library, opened at first use. */
export function library(): LibraryArchive {
  opened ??= new LibraryArchive(libraryArchive());
  return opened;
}
